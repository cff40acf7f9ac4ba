/*
 * Word: is it this one, does it begin or end so, does it stand in this list?
 */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include <stdbool.h>

#include "base/pool.h"

/* Of what is not terminated. */
bool	 word_is(const char *at, size_t length, const char *word);
bool	 word_starts(const char *text, const char *start);
bool	 word_ends(const char *text, const char *ending);
/* Does the text from start up to end end with the word, one of the words? */
bool	 word_ends_at(const char *start, const char *end, const char *word);
bool	 word_ends_at_any(const char *start, const char *end,
	    const char *const *words);
/* Is it one of the words, NULL-terminated? */
bool	 word_among(const char *const *words, const char *word);
/* Is it one of the list's words, which blanks and line ends part? */
bool	 word_in(const char *list, const char *word);
/* The next word of a list, in the pool; NULL at the end. */
const char *word_next(struct pool *, const char **cursor,
	    const char *separators);

#endif
