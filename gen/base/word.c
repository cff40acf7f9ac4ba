#include "base/word.h"

#include <string.h>

static const char blanks[] = " \t\r\n";

bool
word_is(const char *at, size_t length, const char *word)
{
	return strlen(word) == length && memcmp(at, word, length) == 0;
}

bool
word_starts(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

bool
word_ends(const char *text, const char *ending)
{
	return word_ends_at(text, text + strlen(text), ending);
}

bool
word_ends_at(const char *start, const char *end, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(end - start) >= length &&
	    memcmp(end - length, word, length) == 0;
}

bool
word_ends_at_any(const char *start, const char *end, const char *const *words)
{
	for (; *words != NULL; words++)
		if (word_ends_at(start, end, *words))
			return true;
	return false;
}

bool
word_among(const char *const *words, const char *word)
{
	for (; *words != NULL; words++)
		if (strcmp(*words, word) == 0)
			return true;
	return false;
}

bool
word_in(const char *list, const char *word)
{
	size_t length;

	for (; *list != '\0'; list += length) {
		list += strspn(list, blanks);
		length = strcspn(list, blanks);
		if (length > 0 && word_is(list, length, word))
			return true;
	}
	return false;
}

const char *
word_next(struct pool *pool, const char **cursor, const char *separators)
{
	const char *start = *cursor + strspn(*cursor, separators);
	size_t length = strcspn(start, separators);

	*cursor = start + length;
	return length > 0 ? pool_copy(pool, start, length) : NULL;
}
