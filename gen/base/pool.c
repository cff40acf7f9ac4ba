#include "base/pool.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
	ALIGNMENT = 16,
	FIRST_BYTES = 2 * 1024,		/* of a pool's first block */
	BLOCK_BYTES = 64 * 1024,	/* of its later ones, at most */
	HEAD_BYTES = 64,		/* malloc's own, and struct block */
	USUAL_STRING = 256,
	FIRST_ITEMS = 16		/* of a list that grows */
};

struct block {
	struct block	*next;
	size_t		 used;
	size_t		 room;
	_Alignas(ALIGNMENT) char bytes[];
};

struct pool {
	struct block	*blocks;	/* newest first */
	size_t		 taken;
	size_t		 next_bytes;	/* of the next block, malloc's head too */
};

struct pool *
pool_new(void)
{
	struct pool *pool = calloc(1, sizeof *pool);

	if (pool == NULL)
		memory_out();
	pool->next_bytes = FIRST_BYTES;
	return pool;
}

void
pool_free(struct pool *pool)
{
	struct block *block, *next;

	if (pool == NULL)
		return;
	for (block = pool->blocks; block != NULL; block = next) {
		next = block->next;
		free(block);
	}
	free(pool);
}

static struct block *
add_block(struct pool *pool, size_t bytes)
{
	size_t room = pool->next_bytes;
	struct block *block;

	/* Small pools stay small: a block is zeroed as a whole. */
	while (room < BLOCK_BYTES && room / 4 < bytes)
		room *= 2;
	pool->next_bytes = room < BLOCK_BYTES ? room * 2 : BLOCK_BYTES;
	room = bytes > room / 4 ? bytes : room - HEAD_BYTES;
	block = calloc(1, sizeof *block + room);
	if (block == NULL)
		memory_out();
	block->room = room;
	if (room == bytes && pool->blocks != NULL) {
		/* A large piece goes behind, so that the open block stays. */
		block->next = pool->blocks->next;
		pool->blocks->next = block;
	} else {
		block->next = pool->blocks;
		pool->blocks = block;
	}
	return block;
}

void *
pool_take(struct pool *pool, size_t bytes)
{
	struct block *block = pool->blocks;
	void *piece;

	if (bytes > (size_t)-1 / 2)
		memory_out();
	bytes = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (block == NULL || block->room - block->used < bytes)
		block = add_block(pool, bytes);
	piece = block->bytes + block->used;
	block->used += bytes;
	pool->taken += bytes;
	return piece;
}

void *
pool_grow(struct pool *pool, void *list, size_t *room, size_t count,
    size_t item)
{
	void *grown;

	if (count < *room)
		return list;
	*room = *room > 0 ? *room * 2 : FIRST_ITEMS;
	grown = pool_take(pool, *room * item);
	if (count > 0)
		memcpy(grown, list, count * item);
	return grown;
}

char *
pool_copy(struct pool *pool, const char *from, size_t bytes)
{
	char *copy = pool_take(pool, bytes + 1);

	if (bytes > 0)
		memcpy(copy, from, bytes);
	return copy;
}

char *
pool_string(struct pool *pool, const char *from)
{
	return pool_copy(pool, from, strlen(from));
}

char *
pool_format(struct pool *pool, const char *format, ...)
{
	char usual[USUAL_STRING];
	va_list args;
	char *out;
	int length;

	va_start(args, format);
	length = vsnprintf(usual, sizeof usual, format, args);
	va_end(args);
	if (length < 0)
		length = 0;
	if ((size_t)length < sizeof usual)
		return pool_copy(pool, usual, (size_t)length);
	out = pool_take(pool, (size_t)length + 1);
	va_start(args, format);
	vsnprintf(out, (size_t)length + 1, format, args);
	va_end(args);
	return out;
}

size_t
pool_size(const struct pool *pool)
{
	return pool->taken;
}
