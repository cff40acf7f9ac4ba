/*
 * Appendix: 別表, 様式 and what else stands behind the provisions, line by line.
 */
#ifndef IMPORT_APPENDIX_H
#define IMPORT_APPENDIX_H

#include <libxml/tree.h>

#include "import/appendix_list.h"
#include "import/reading.h"
#include "import/trace.h"

struct appendix {
	struct trace	*trace;
	xmlNode		*node;		/* AppdxTable and the like; NULL: none */
	xmlNode		*inside;	/* where lines go: Table, Style, Note;
					   NULL: in a list */
	struct appendix_list list;
	xmlNode		*remarks;	/* 備考 that is open, or NULL */
};

/*
 * A new one below the body; the line is its title, and if it is a 別表,
 * is_list says whether its lines count as those of a list.
 */
void	 appendix_begin(struct appendix *, xmlNode *body, const struct line *,
	    const struct sign *, bool is_list);
/* Its next line; goes_on: the one before was only broken there. */
void	 appendix_add(struct appendix *, const struct line *, bool goes_on);

/* Behind its last line. */
void	 appendix_end(struct appendix *);

#endif
