/*
 * Page: the words of an HTML file as a browser would show them.
 */
#ifndef PROOF_PAGE_H
#define PROOF_PAGE_H

#include "proof/words.h"

/* False if it cannot be read at all. */
bool	 page_words(struct pool *, const char *bytes, size_t length,
	    struct words *);

#endif
