/*
 * Out of memory ends the program, in words and with status 3: here, for our
 * own code and for every library it is linked with. Few libraries let their
 * allocator be replaced, and those that report a failure are blamed on the
 * input, so none of them ever sees one: the names below are the program's, and
 * the dynamic linker gives them to libxml2, libxslt, ICU, HarfBuzz, libharu,
 * cmark, libpng, libjpeg, lcms2, zlib and libc alike.
 *
 * What glibc calls __libc_malloc does the work; free is glibc's own. A test
 * that lets an allocation fail replaces __libc_malloc, beneath this file. The
 * sanitizers bring an allocator that ends the program by itself.
 */
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>

#include "base/memory.h"

#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define KIJUN_SANITIZED
#endif
#endif
#if defined __SANITIZE_ADDRESS__
#define KIJUN_SANITIZED
#endif

#if defined __GLIBC__ && !defined KIJUN_SANITIZED

void	*__libc_malloc(size_t);
void	*__libc_calloc(size_t, size_t);
void	*__libc_realloc(void *, size_t);
void	*__libc_memalign(size_t, size_t);

static void *
check(void *piece, size_t bytes)
{
	if (__builtin_expect(piece == NULL && bytes > 0, 0))
		memory_out();
	return piece;
}

void *
malloc(size_t bytes)
{
	return check(__libc_malloc(bytes), bytes);
}

void *
calloc(size_t count, size_t bytes)
{
	return check(__libc_calloc(count, bytes), count > 0 ? bytes : 0);
}

void *
realloc(void *old, size_t bytes)
{
	return check(__libc_realloc(old, bytes), bytes);
}

void *
memalign(size_t alignment, size_t bytes)
{
	return check(__libc_memalign(alignment, bytes), bytes);
}

void *
aligned_alloc(size_t alignment, size_t bytes)
{
	return memalign(alignment, bytes);
}

int
posix_memalign(void **piece, size_t alignment, size_t bytes)
{
	if (alignment % sizeof(void *) != 0 || alignment == 0 ||
	    (alignment & (alignment - 1)) != 0)
		return EINVAL;
	*piece = memalign(alignment, bytes);
	return 0;
}

#endif
