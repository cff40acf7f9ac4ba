/*
 * Appendix_list: a 別表 that is no table but a list, 一, 二 and below them イ, ロ.
 */
#ifndef IMPORT_APPENDIX_LIST_H
#define IMPORT_APPENDIX_LIST_H

#include <libxml/tree.h>

#include "import/passage.h"
#include "import/reading.h"
#include "import/trace.h"

enum { APPENDIX_LIST_DEPTH = 11 };	/* 号 and Subitem1 to Subitem10 */

/* The numbers that are open, from the outermost on. */
struct appendix_numbers {
	struct sign	signs[APPENDIX_LIST_DEPTH];
	int		depth;
};

struct appendix_list {
	struct trace		*trace;
	xmlNode			*node;		/* 別表; NULL: it is no list */
	xmlNode			*units[APPENDIX_LIST_DEPTH];
	xmlNode			*holder;	/* of the open words, or NULL */
	struct appendix_numbers	 numbers;
	struct passage		 passage;
};

/*
 * Do the lines from first on, as far as 備考 or the end of the appendix, count
 * without a gap, with words behind every number?
 */
bool	 appendix_list_follows(const struct lines *, const struct reading *,
	    size_t first, size_t end);
void	 appendix_list_begin(struct appendix_list *, struct trace *,
	    xmlNode *node);
/* The next of its numbers, or words that were broken there. */
void	 appendix_list_add(struct appendix_list *, const struct line *);
/* The open words are written; further numbers may follow. */
void	 appendix_list_close(struct appendix_list *);
void	 appendix_list_end(struct appendix_list *);

#endif
