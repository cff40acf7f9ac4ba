/*
 * The base layer: words, names, JSON, lists that grow.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/json.h"
#include "base/memory.h"
#include "base/names.h"
#include "base/word.h"

static void
a_word_is_itself_and_not_its_beginning(void **state)
{
	(void)state;
	assert_true(word_is("pledges", 6, "pledge"));
	assert_false(word_is("pledges", 7, "pledge"));
	assert_false(word_is("pled", 4, "pledge"));
}

static void
a_text_ends_with_a_word_that_is_no_longer_than_it(void **state)
{
	const char *text = "誓約書";

	(void)state;
	assert_true(word_ends(text, "約書"));
	assert_true(word_ends(text, text));
	assert_false(word_ends("書", "約書"));
	assert_true(word_ends_at(text, text + 6, "誓約"));
	assert_false(word_ends_at(text, text + 6, "書"));
}

static void
a_list_holds_whole_words_only(void **state)
{
	(void)state;
	assert_true(word_in("role  standard\n\tpair", "pair"));
	assert_true(word_in("role", "role"));
	assert_false(word_in("role-standard", "role"));
	assert_false(word_in("role-standard", "standard"));
	assert_false(word_in("", ""));
	assert_false(word_in("  ", ""));
}

static void
words_of_a_list_come_one_after_the_other(void **state)
{
	struct pool *pool = pool_new();
	const char *cursor = "|01||02|";

	(void)state;
	assert_string_equal(word_next(pool, &cursor, "|"), "01");
	assert_string_equal(word_next(pool, &cursor, "|"), "02");
	assert_null(word_next(pool, &cursor, "|"));
	assert_null(word_next(pool, &cursor, "|"));
	pool_free(pool);
}

static void
a_name_is_found_among_thousands_and_given_once(void **state)
{
	enum { MANY = 5000 };
	struct pool *pool = pool_new();
	struct names names = { .pool = pool };
	static int bearers[MANY];
	int i;

	(void)state;
	assert_null(names_find(&names, "Mp-At_1"));
	for (i = 0; i < MANY; i++)
		assert_true(names_add(&names, pool_format(pool, "Mp-At_%d",
		    i), &bearers[i]));
	for (i = 0; i < MANY; i++)
		assert_ptr_equal(names_find(&names, pool_format(pool,
		    "Mp-At_%d", i)), &bearers[i]);
	assert_false(names_add(&names, "Mp-At_7", &bearers[0]));
	assert_ptr_equal(names_find(&names, "Mp-At_7"), &bearers[7]);
	assert_null(names_slot(&names, "Mp-At_5000"));
	pool_free(pool);
}

static void
a_name_without_a_bearer_is_known_all_the_same(void **state)
{
	struct pool *pool = pool_new();
	struct names names = { .pool = pool };

	(void)state;
	assert_true(names_add(&names, "", NULL));
	assert_non_null(names_slot(&names, ""));
	assert_null(names_find(&names, ""));
	assert_false(names_add(&names, "", NULL));
	pool_free(pool);
}

static void
json_escapes_what_must_be_and_nothing_else(void **state)
{
	struct text out = {0};

	(void)state;
	text_add_char(&out, '{');
	json_add_member(&out, "名\"", "a\\b\n\tc\x01だ/");
	json_add_member(&out, "none", NULL);
	assert_string_equal(out.bytes, "{\"名\\\"\": "
	    "\"a\\\\b\\n\\tc\\u0001だ/\", \"none\": null");
	text_free(&out);
}

static void
a_list_that_grows_keeps_what_it_holds(void **state)
{
	struct pool *pool = pool_new();
	size_t *kept = NULL, *own = NULL, room = 0, own_room = 0, i;

	(void)state;
	for (i = 0; i < 1000; i++) {
		kept = pool_grow(pool, kept, &room, i, sizeof *kept);
		own = memory_grow(own, &own_room, i, sizeof *own);
		kept[i] = own[i] = i;
	}
	assert_true(room >= 1000 && room < 4000);
	for (i = 0; i < 1000; i++) {
		assert_int_equal(kept[i], i);
		assert_int_equal(own[i], i);
	}
	free(own);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_itself_and_not_its_beginning),
		cmocka_unit_test(
		    a_text_ends_with_a_word_that_is_no_longer_than_it),
		cmocka_unit_test(a_list_holds_whole_words_only),
		cmocka_unit_test(words_of_a_list_come_one_after_the_other),
		cmocka_unit_test(
		    a_name_is_found_among_thousands_and_given_once),
		cmocka_unit_test(
		    a_name_without_a_bearer_is_known_all_the_same),
		cmocka_unit_test(json_escapes_what_must_be_and_nothing_else),
		cmocka_unit_test(a_list_that_grows_keeps_what_it_holds)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
