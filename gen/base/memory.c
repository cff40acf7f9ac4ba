#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>

static void *
check_memory(void *piece)
{
	if (piece == NULL) {
		fputs("kijun: out of memory\n", stderr);
		exit(3);
	}
	return piece;
}

void *
memory_take(size_t bytes)
{
	return check_memory(calloc(1, bytes));
}

void *
memory_room(size_t bytes)
{
	return check_memory(malloc(bytes > 0 ? bytes : 1));
}

void *
memory_grow(void *list, size_t *room, size_t count, size_t item)
{
	if (count < *room)
		return list;
	*room = *room > 0 ? *room * 2 : 16;
	return check_memory(reallocarray(list, *room, item));
}
