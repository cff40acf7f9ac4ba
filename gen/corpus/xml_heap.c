#include "corpus/xml_heap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <libxml/xmlmemory.h>

#include "base/memory.h"

enum {
	STEP = 16,			/* pieces are multiples of it */
	HEAD = 16,			/* in front of a piece: its size; keeps
					   the piece aligned for anything */
	SMALL = 1024,			/* head and piece; more is malloc's */
	BLOCK_BYTES = 256 * 1024
};

/* In front of each piece. While it is free, the piece leads to the next. */
struct head {
	size_t	size;			/* head and piece; of malloc's: 0 */
	size_t	asked;			/* of malloc's: without the head */
};

/* libxml2 takes functions without a place for what is theirs. */
static _Thread_local struct {
	void	*free[SMALL / STEP + 1];	/* by size in steps */
	char	*at, *end;			/* of the open block */
} heap;

static struct head *
head_of(void *piece)
{
	return (struct head *)((char *)piece - HEAD);
}

/*
 * A tree fills its blocks: their pages are asked for at once, and not one by
 * one. A system that cannot do so does as ever.
 */
static void
touch(const char *start, const char *end)
{
#ifdef MADV_POPULATE_WRITE
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
	uintptr_t from = ((uintptr_t)start + page - 1) / page * page;
	uintptr_t to = (uintptr_t)end / page * page;

	madvise((void *)from, to - from, MADV_POPULATE_WRITE);
#else
	(void)start;
	(void)end;
#endif
}

static void *
cut(size_t size)
{
	struct head *head;

	if ((size_t)(heap.end - heap.at) < size) {
		heap.at = memory_room(BLOCK_BYTES);
		heap.end = heap.at + BLOCK_BYTES;
		touch(heap.at, heap.end);
	}
	head = (struct head *)(void *)heap.at;
	heap.at += size;
	head->size = size;
	return (char *)head + HEAD;
}

static void *
take_large(size_t bytes)
{
	struct head *head;

	if (bytes > SIZE_MAX - HEAD)
		memory_out();
	head = memory_room(bytes + HEAD);
	*head = (struct head){ .asked = bytes };
	return (char *)head + HEAD;
}

static void *
take(size_t bytes)
{
	size_t size = (bytes + HEAD + STEP - 1) / STEP * STEP;
	void **first, *piece;

	if (bytes > SMALL - HEAD)
		return take_large(bytes);
	first = &heap.free[size / STEP];
	piece = *first;
	if (piece == NULL)
		return cut(size);
	memcpy(first, piece, sizeof *first);
	/* The next one is asked for soon, and has not been seen for long. */
	__builtin_prefetch(*first);
	return piece;
}

static void
give(void *piece)
{
	struct head *head;
	void **first;

	if (piece == NULL)
		return;
	head = head_of(piece);
	if (head->size == 0) {
		free(head);
		return;
	}
	first = &heap.free[head->size / STEP];
	memcpy(piece, first, sizeof *first);
	*first = piece;
}

static void *
resize(void *piece, size_t bytes)
{
	struct head *head;
	size_t room;
	void *moved;

	if (piece == NULL)
		return take(bytes);
	head = head_of(piece);
	room = head->size > 0 ? head->size - HEAD : head->asked;
	if (head->size > 0 && bytes <= room)
		return piece;
	if (head->size == 0 && bytes > SMALL - HEAD &&
	    bytes <= SIZE_MAX - HEAD) {
		head = memory_resize(head, 1, bytes + HEAD);
		head->asked = bytes;
		return (char *)head + HEAD;
	}
	moved = take(bytes);
	memcpy(moved, piece, room < bytes ? room : bytes);
	give(piece);
	return moved;
}

static char *
copy(const char *string)
{
	size_t bytes = strlen(string) + 1;

	return memcpy(take(bytes), string, bytes);
}

void
xml_heap_use(void)
{
	if (!memory_is_watched())
		xmlMemSetup(give, take, resize, copy);
}
