/*
 * Lossy: what of a law does not come back when the text that reprint made of it
 * is imported. Nothing is taken for granted: the text is read as a file would
 * be, and what was made of it is held against the law.
 */
#ifndef IMPORT_LOSSY_H
#define IMPORT_LOSSY_H

#include "corpus/corpus.h"

/* A warning at each element that is lost or comes back as another. */
void	 lossy_report(struct pool *, const struct edition *, const char *text,
	    size_t bytes, struct problems *);

#endif
