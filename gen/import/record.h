/*
 * Record: what stands around a title: date and number, who enacts, and the
 * amending law of a 附則.
 */
#ifndef IMPORT_RECORD_H
#define IMPORT_RECORD_H

#include <libxml/tree.h>

#include "import/reading.h"
#include "import/trace.h"

/* What the lines around a title were found to say. */
struct head {
	const char	*title;		/* without its mark; "" if there is none */
	bool		 has_date, has_number;
};

/*
 * The attributes of <Law>, LawNum, LawBody, LawTitle and EnactStatements from
 * the lines head to end, the title on the line first. Gives LawBody.
 */
xmlNode	*record_head(struct pool *, struct trace *, xmlNode *law,
	    const struct lines *, const struct reading *, size_t head,
	    size_t first, size_t end, struct head *told);
/* A date or a number, and no sentence. */
bool	 record_is_date(const struct line *);
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
