/*
 * The words of a list, one by one.
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
