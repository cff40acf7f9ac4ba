/*
 * Page: an HTML file: its words as a browser would show them, and all that
 * holds them.
 */
#ifndef PROOF_PAGE_H
#define PROOF_PAGE_H

#include "proof/words.h"

/* False if it cannot be read at all. */
bool	 page_words(struct pool *, const char *bytes, size_t length,
	    struct words *);
/* A file as it stands in memory. */
struct page_file {
	const char	*bytes;
	size_t		 length;
};

/*
 * Do they differ in any element, attribute or text? But for what is written
 * into fields of the page, and what a browser changes that saves it. With marks
 * (words_mark) wanted may say anything there. Both could be read before.
 */
bool	 page_tree_differs(struct pool *, const struct page_file *found,
	    const struct page_file *wanted, bool has_marks,
	    struct words_difference *);

#endif
