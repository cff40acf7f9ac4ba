/*
 * Record: what stands around a title: date and number, who enacts, and the
 * amending law of a 附則.
 */
#ifndef IMPORT_RECORD_H
#define IMPORT_RECORD_H

#include <libxml/tree.h>

#include "import/reading.h"
#include "import/trace.h"

/*
 * The attributes of <Law>, LawNum, LawBody, LawTitle and EnactStatements from
 * the lines around the title. Gives LawBody, and the title without its mark.
 */
xmlNode	*record_head(struct pool *, struct trace *, xmlNode *law,
	    const struct lines *, struct reading *readings, size_t from, size_t to,
	    const char **title);
/* The title on its line, without ○. */
const char *record_title(const struct line *, size_t *bytes);
/* （平成12年規則第3号）抄 behind 附則, where they stand in a line. */
struct amending {
	const char	*start, *end;	/* of the number, without brackets */
	const char	*extract;	/* 抄, or the line's end */
};

struct amending record_find_amending(const struct line *, size_t from);
/* The same as AmendLawNum and Extract. */
void	 record_amending(struct trace *, xmlNode *supplement,
	    const struct line *, size_t from);

#endif
