/*
 * Review: the overlay of an edition as a table that people fill in, a row a
 * duty and one for each provision without; and back, only what was changed.
 */
#ifndef REVIEW_REVIEW_H
#define REVIEW_REVIEW_H

#include "carry/carry.h"
#include "corpus/corpus.h"
#include "office/book.h"

/* "xlsx" or "csv"; adds the bytes of the file. False if there is no room. */
bool	 review_write(const struct edition *, const char *format,
	    struct text *out);
/*
 * STANDARD@EDITION that a filled-in table is of, in the pool; NULL if it is
 * none (reported).
 */
const char *review_receive_name(struct pool *, const struct book *,
	    struct problems *);

/* What a table changed, and which provisions were ticked as read. */
struct reviewed {
	struct carry_files	 files;		/* below the authority's folder */
	bool			*confirmed;	/* by order of the edition */
	size_t			 changed, ticked;	/* rows */
};

/*
 * All of the table, or nothing: false if something in it is wrong, which is
 * reported at its cell.
 */
bool	 review_read(struct pool *, const struct edition *,
	    const struct book *, struct reviewed *, struct problems *);

/* The row of what stands at a line of duties.xml after it was changed. */
struct place review_read_cell(struct pool *, const struct edition *changed,
		    const struct book *, int line);

#endif
