/*
 * Cmap: which characters a font's codes stand for (a ToUnicode map; ISO
 * 32000-1, 9.10.3), for fonts of two bytes a code.
 */
#ifndef PROOF_CMAP_H
#define PROOF_CMAP_H

#include "base/pool.h"
#include "base/text.h"

struct cmap;

struct cmap	*cmap_read(struct pool *, const char *bytes, size_t length);
/* Adds what the codes say; U+FFFD for one that the map does not have. */
void		 cmap_add(const struct cmap *, const char *codes,
		    size_t length, struct text *out);
/* UTF-16, high byte first, as UTF-8. */
void		 cmap_add_utf16(const char *bytes, size_t length,
		    struct text *out);

#endif
