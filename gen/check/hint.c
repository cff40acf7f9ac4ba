/*
 * The nearest right word, for who wrote a wrong one.
 */
#include "check/inside.h"

#include <string.h>

#include "base/text.h"

const char *
check_hint_next_word(struct pool *pool, const char **cursor,
    const char *separators)
{
	const char *start = *cursor + strspn(*cursor, separators);
	size_t length = strcspn(start, separators);

	*cursor = start + length;
	return length > 0 ? pool_copy(pool, start, length) : NULL;
}

const char *
check_hint(struct checking *checking, const char *word,
    const char *const *candidates, size_t count)
{
	const char *near = text_nearest(word, candidates, count);

	return near == NULL ? "" : pool_format(checking->pool,
	    " (did you mean \"%s\"?)", near);
}
