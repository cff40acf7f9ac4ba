/*
 * Lets one allocation fail, beneath the malloc that the program brings
 * (gen/base/malloc.c): what glibc calls __libc_malloc is replaced by
 * LD_PRELOAD. FAIL_AT says which; without it they are counted, and the file that
 * FAIL_COUNT names gets the number of each that is asked for from a new place
 * (its callers, the nearest DEPTH of them, were not seen together before), and
 * at last the count.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	DEPTH = 8,
	OURS = 3,		/* calls of this file, on top */
	PLACES = 1 << 16	/* a power of two, twice as many as there are */
};

static long at = -1, count;
static uint64_t seen[PLACES];
static int to = -1;		/* the file of FAIL_COUNT */
static int is_looking;		/* who looks may allocate, too */

void	*__libc_malloc(size_t);
void	*__libc_calloc(size_t, size_t);
void	*__libc_realloc(void *, size_t);

/* Of the callers; 0 if they have been seen together. */
static uint64_t
new_place(void)
{
	void *callers[OURS + DEPTH];
	int length = backtrace(callers, OURS + DEPTH), i;
	uint64_t hash = 1469598103934665603u;
	size_t slot;

	for (i = OURS; i < length; i++)
		hash = (hash ^ (uintptr_t)callers[i]) * 1099511628211u;
	for (slot = hash % PLACES; seen[slot] != 0; slot = (slot + 1) % PLACES)
		if (seen[slot] == hash)
			return 0;
	return seen[slot] = hash;
}

static void
tell(void)
{
	char line[40];
	int length = snprintf(line, sizeof line, "%ld\n", count);

	if (write(to, line, (size_t)length) != length)
		_exit(98);
}

static void
begin(void)
{
	const char *word = getenv("FAIL_AT"), *path = getenv("FAIL_COUNT");

	at = word != NULL ? atol(word) : 0;
	if (path == NULL)
		return;
	to = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (to < 0)
		_exit(98);
}

static int
fails(void)
{
	if (at < 0)
		begin();
	if (is_looking)
		return 0;
	count++;
	if (to >= 0) {
		is_looking = 1;
		if (new_place() != 0)
			tell();
		is_looking = 0;
	}
	if (count != at)
		return 0;
	errno = ENOMEM;
	return 1;
}

static void *
find(const char *name)
{
	void *found = dlsym(RTLD_NEXT, name);

	if (found == NULL)
		_exit(99);
	return found;
}

void *
__libc_malloc(size_t bytes)
{
	static void *(*next)(size_t);

	if (next == NULL)
		*(void **)&next = find("__libc_malloc");
	return fails() ? NULL : next(bytes);
}

void *
__libc_calloc(size_t items, size_t bytes)
{
	static void *(*next)(size_t, size_t);

	if (next == NULL)
		*(void **)&next = find("__libc_calloc");
	return fails() ? NULL : next(items, bytes);
}

void *
__libc_realloc(void *old, size_t bytes)
{
	static void *(*next)(void *, size_t);

	if (next == NULL)
		*(void **)&next = find("__libc_realloc");
	return fails() ? NULL : next(old, bytes);
}

__attribute__((destructor)) static void
tell_count(void)
{
	if (to >= 0)
		tell();
}
