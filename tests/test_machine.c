#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/late.h"
#include "base/memory.h"

/* What a process says on its way out, and its exit status. */
static int
ends(void (*what)(void), char *said, size_t room)
{
	int ways[2], status;
	ssize_t got;
	pid_t child;

	assert_int_equal(pipe(ways), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(ways[1], STDERR_FILENO);
		close(ways[0]);
		what();
		exit(0);
	}
	close(ways[1]);
	got = read(ways[0], said, room - 1);
	said[got > 0 ? got : 0] = '\0';
	close(ways[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
want_no_library(void)
{
	static const char *const names[] = { "libkijun-nowhere.so.1",
	    "libkijun-nowhere.so", NULL };
	static const struct late_function none[] = { { NULL, NULL } };

	late_load(names, none);
}

static void
want_no_function(void)
{
	static const char *const names[] = { "libkijun-nowhere.so.1",
	    "libz.so.1", NULL };
	const char *(*version)(void) = NULL;
	void (*nothing)(void) = NULL;
	const struct late_function functions[] = {
		{ "zlibVersion", &version }, { "kijun_nowhere", &nothing },
		{ NULL, NULL } };

	late_load(names, functions);
}

static void
a_library_that_is_missing_ends_the_program_in_words(void **state)
{
	char said[500];

	(void)state;
	assert_int_equal(ends(want_no_library, said, sizeof said), 3);
	assert_non_null(strstr(said, "a library is missing"));
	assert_non_null(strstr(said, "libkijun-nowhere.so"));
	assert_int_equal(ends(want_no_function, said, sizeof said), 3);
	assert_non_null(strstr(said, "kijun_nowhere"));
}

static void
a_library_is_taken_by_the_first_name_that_there_is(void **state)
{
	static const char *const names[] = { "libkijun-nowhere.so.1",
	    "libz.so.1", NULL };
	const char *(*version)(void) = NULL;
	const struct late_function functions[] = {
		{ "zlibVersion", &version }, { NULL, NULL } };

	(void)state;
	late_load(names, functions);
	assert_non_null(version);
	assert_true(*version() >= '1');
	/* Once more does no harm. */
	late_load(names, functions);
	assert_non_null(version);
}

static void
want_too_much(void)
{
	memory_take(SIZE_MAX / 2);
}

static void
want_too_many(void)
{
	memory_resize(NULL, SIZE_MAX / 4, 8);
}

static void
memory_that_is_not_there_ends_the_program_in_words(void **state)
{
	char said[500];

	(void)state;
#ifdef __SANITIZE_ADDRESS__
	skip();		/* it ends the program in words of its own */
#endif
	assert_int_equal(ends(want_too_much, said, sizeof said), 3);
	assert_non_null(strstr(said, "out of memory"));
	assert_non_null(strstr(said, "メモリーが足りません"));
	assert_int_equal(ends(want_too_many, said, sizeof said), 3);
	assert_non_null(strstr(said, "out of memory"));
}

/* A library may ask for memory in any of these ways. */
static void
memory_lies_where_it_was_asked_to(void **state)
{
	void *piece = NULL;

	(void)state;
	assert_int_equal(posix_memalign(&piece, 64, 100), 0);
	assert_int_equal((uintptr_t)piece % 64, 0);
	memset(piece, 1, 100);
	free(piece);
#ifndef __SANITIZE_ADDRESS__	/* which ends a program that asks so */
	assert_int_equal(posix_memalign(&piece, 3, 100), EINVAL);
	assert_int_equal(posix_memalign(&piece, 0, 100), EINVAL);
	assert_int_equal(posix_memalign(&piece, 24, 100), EINVAL);
#endif
	piece = aligned_alloc(256, 512);
	assert_int_equal((uintptr_t)piece % 256, 0);
	free(piece);
	piece = memalign(128, 1);
	assert_int_equal((uintptr_t)piece % 128, 0);
	free(piece);
	piece = memory_take(1000);
	assert_int_equal(((char *)piece)[999], 0);
	piece = memory_resize(piece, 2000, 1);
	((char *)piece)[1999] = 1;
	free(piece);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_library_that_is_missing_ends_the_program_in_words),
		cmocka_unit_test(
		    a_library_is_taken_by_the_first_name_that_there_is),
		cmocka_unit_test(
		    memory_that_is_not_there_ends_the_program_in_words),
		cmocka_unit_test(memory_lies_where_it_was_asked_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
