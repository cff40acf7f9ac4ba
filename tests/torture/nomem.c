/*
 * Lets one allocation fail, beneath the malloc that the program brings
 * (gen/base/malloc.c): what glibc calls __libc_malloc is replaced by
 * LD_PRELOAD. FAIL_AT says which; without it they are counted, and the count
 * goes to the file that FAIL_COUNT names.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static long at = -1, count;

void	*__libc_malloc(size_t);
void	*__libc_calloc(size_t, size_t);
void	*__libc_realloc(void *, size_t);

static int
fails(void)
{
	const char *word;

	if (at < 0) {
		word = getenv("FAIL_AT");
		at = word != NULL ? atol(word) : 0;
	}
	if (++count != at)
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
tell(void)
{
	const char *path = getenv("FAIL_COUNT");
	char line[40];
	int file, length;

	if (path == NULL)
		return;
	length = snprintf(line, sizeof line, "%ld\n", count);
	file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (file < 0 || write(file, line, (size_t)length) != length)
		_exit(98);
	close(file);
}
