#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ITEMS = 16 };

/* Where base/malloc.c does not see to it already. */
static void *
check(void *piece)
{
	if (piece == NULL)
		memory_out();
	return piece;
}

void *
memory_take(size_t bytes)
{
	return check(calloc(1, bytes > 0 ? bytes : 1));
}

void *
memory_room(size_t bytes)
{
	return check(malloc(bytes > 0 ? bytes : 1));
}

void *
memory_resize(void *piece, size_t count, size_t item)
{
	return check(reallocarray(piece, count > 0 ? count : 1, item));
}

void *
memory_grow(void *list, size_t *room, size_t count, size_t item)
{
	if (count < *room)
		return list;
	*room = *room > 0 ? *room * 2 : FIRST_ITEMS;
	return memory_resize(list, *room, item);
}

#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define KIJUN_SANITIZED
#endif
#endif
#if defined __SANITIZE_ADDRESS__
#define KIJUN_SANITIZED
#endif

bool
memory_is_watched(void)
{
#if defined KIJUN_SANITIZED
	return true;
#else
	/* So does valgrind bring itself into a program. */
	const char *loaded = getenv("LD_PRELOAD");

	return loaded != NULL && strstr(loaded, "vgpreload") != NULL;
#endif
}
