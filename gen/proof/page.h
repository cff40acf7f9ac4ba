/*
 * Page: the words of an HTML file as a browser would show them.
 */
#ifndef PROOF_PAGE_H
#define PROOF_PAGE_H

#include "proof/words.h"

/* False if it cannot be read at all. */
bool	 page_words(struct pool *, const char *bytes, size_t length,
	    struct words *);
/*
 * What can hide words of it, or add some that are no text: style sheets and
 * scripts, and what an element says of its own look. False likewise.
 */
bool	 page_look(struct pool *, const char *bytes, size_t length,
	    struct words *);

#endif
