/*
 * Lawtext: the plain notation of laws by that name, a text whose articles and
 * items stand as printed, with a few signs: # before a 附則 or 別表, :word:
 * before a part, and tables as lists of cells.
 */
#ifndef OFFICE_LAWTEXT_H
#define OFFICE_LAWTEXT_H

#include "office/lines.h"

/* Has the text signs of the notation? */
/* What parts the lines of a cell. */
#define LAWTEXT_BREAK	"<br>"

bool	 lawtext_is(const char *text, size_t bytes);
/* Its lines; signs are left out by name. */
void	 lawtext_read(struct pool *, struct lines *, const char *text,
	    size_t bytes);

#endif
