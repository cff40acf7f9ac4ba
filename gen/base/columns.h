/*
 * Columns: how wide text is where every character has one or two columns, as
 * on a terminal, and how it is broken into lines there.
 */
#ifndef BASE_COLUMNS_H
#define BASE_COLUMNS_H

#include <stddef.h>

struct text;

size_t	 columns_width(const char *text);
/*
 * Lines of at most 72 columns with a line break behind each: at blanks, and
 * between Japanese characters where JIS X 4051 allows it.
 */
void	 columns_wrap(struct text *out, const char *text);
/* Followed by blanks up to that width. */
void	 columns_pad(struct text *out, const char *text, size_t width);

#endif
