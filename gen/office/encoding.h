/*
 * Encoding: a text as people have it, in whatever encoding, into UTF-8 without
 * marks.
 */
#ifndef OFFICE_ENCODING_H
#define OFFICE_ENCODING_H

#include <stddef.h>

#include "base/pool.h"
#include "base/problem.h"

/* In the pool, NUL-terminated. NULL if reported; path must live as long. */
char	*encoding_text(struct pool *, const char *path, const char *bytes,
	    size_t length, size_t *decoded, struct problems *);

#endif
