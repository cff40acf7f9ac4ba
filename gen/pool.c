#include "pool.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	ALIGNMENT = 16,
	BLOCK_BYTES = 64 * 1024 - 64	/* leaves room for malloc's own head */
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
};

static void
out_of_memory(void)
{
	fputs("kijun: out of memory\n", stderr);
	exit(3);
}

struct pool *
pool_new(void)
{
	struct pool *pool = calloc(1, sizeof *pool);

	if (pool == NULL)
		out_of_memory();
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
	size_t room = bytes > BLOCK_BYTES / 4 ? bytes : BLOCK_BYTES;
	struct block *block = calloc(1, sizeof *block + room);

	if (block == NULL)
		out_of_memory();
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
		out_of_memory();
	bytes = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (block == NULL || block->room - block->used < bytes)
		block = add_block(pool, bytes);
	piece = block->bytes + block->used;
	block->used += bytes;
	pool->taken += bytes;
	return piece;
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
	va_list args;
	char *out;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		length = 0;
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
