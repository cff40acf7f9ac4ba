/*
 * Large pages: the system gives memory in pages of 4 KiB, each at its first
 * touch, and that takes longer than filling it. A document of one page touches
 * a thousand of them; of pages of 2 MiB (Linux calls them huge) it takes two.
 */
#include "base/memory.h"

#if defined __GLIBC__ || defined __linux__
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

#if defined __GLIBC__ && defined MADV_HUGEPAGE

enum {
	LARGE = 2 * 1024 * 1024,
	AHEAD = 32 * LARGE,	/* addresses: what is not touched costs nothing */
	APART = 32 * 1024 * 1024, /* from here on malloc asks the system for a
				   piece alone; the most it takes */
	AFTER = 1024 * 1024	/* by so much it grows, once all is used */
};

/*
 * The end of the heap is moved on to where a large page begins, and the pages
 * behind it are asked for as large ones: all of malloc stands in them.
 */
void
memory_large(void)
{
	char *piece, *heap_end;
	uintptr_t at, end, first;

	if (memory_is_watched() || mallopt(M_MMAP_THRESHOLD, APART) == 0)
		return;
	mallopt(M_TRIM_THRESHOLD, AHEAD * 2);
	mallopt(M_TOP_PAD, AHEAD);
	piece = malloc(LARGE);
	mallopt(M_TOP_PAD, AFTER);
	heap_end = sbrk(0);
	at = (uintptr_t)piece;
	end = (uintptr_t)heap_end / LARGE * LARGE;
	first = (at + LARGE - 1) / LARGE * LARGE;
	/* Without a heap of this kind the piece came from elsewhere. */
	if (at > end || end - at > AHEAD + 2 * LARGE) {
		free(piece);
		return;
	}
	/* What lies before stays unused: it is never touched. */
	piece = realloc(piece, first - at > 0 ? first - at : 1);
	madvise((void *)first, end - first, MADV_HUGEPAGE);
	(void)piece;
}

#else

void
memory_large(void)
{
}

#endif
