#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/number.h"
#include "base/pool.h"
#include "base/text.h"

static void
a_pool_keeps_what_was_taken(void **state)
{
	struct pool *pool = pool_new();
	char *pieces[2000];
	size_t i, j;

	(void)state;
	for (i = 0; i < 2000; i++) {
		size_t length = i % 7 == 0 ? 40000 : i % 100;

		pieces[i] = pool_take(pool, length + 1);
		assert_int_equal((uintptr_t)pieces[i] % 16, 0);
		for (j = 0; j <= length; j++)
			assert_int_equal(pieces[i][j], 0);
		memset(pieces[i], (int)(i % 250) + 1, length);
	}
	for (i = 0; i < 2000; i++) {
		size_t length = i % 7 == 0 ? 40000 : i % 100;

		for (j = 0; j < length; j += 97)
			assert_int_equal((unsigned char)pieces[i][j],
			    i % 250 + 1);
	}
	assert_true(pool_size(pool) > 2000 / 7 * 40000);
	pool_free(pool);
	pool_free(NULL);
}

static void
copies_in_a_pool_are_terminated(void **state)
{
	struct pool *pool = pool_new();

	(void)state;
	assert_string_equal(pool_copy(pool, "abc", 2), "ab");
	assert_string_equal(pool_copy(pool, NULL, 0), "");
	assert_string_equal(pool_string(pool, "役割"), "役割");
	assert_string_equal(pool_format(pool, "%s@%d", "kyoto/04", 7),
	    "kyoto/04@7");
	assert_string_equal(pool_format(pool, "%s", ""), "");
	pool_free(pool);
}

static void
a_text_grows_and_stays_terminated(void **state)
{
	struct text text = {0};
	int i;

	(void)state;
	for (i = 0; i < 10000; i++)
		text_add_format(&text, "%d,", i);
	assert_int_equal(text.length, strlen(text.bytes));
	text_clear(&text);
	assert_string_equal(text.bytes, "");
	text_add_code(&text, 0x3042);
	text_add_code(&text, 0x1f600);
	text_add_char(&text, '!');
	assert_string_equal(text.bytes, "あ\xf0\x9f\x98\x80!");
	text_clear(&text);
	text_add_escaped(&text, "<a b=\"c\">\1\n&", 12);
	assert_string_equal(text.bytes,
	    "&lt;a b=&quot;c&quot;&gt;\n&amp;");
	text_free(&text);
	assert_null(text.bytes);
}

static void
every_scalar_survives_encoding(void **state)
{
	char bytes[4];
	const char *cursor;
	uint32_t code;
	size_t bad;
	int length;

	(void)state;
	for (code = 1; code <= 0x10ffff; code += code < 0x3000 ? 1 : 37) {
		if (code >= 0xd800 && code <= 0xdfff)
			continue;
		length = text_encode(code, bytes);
		cursor = bytes;
		assert_int_equal(text_next(&cursor, bytes + length), code);
		assert_ptr_equal(cursor, bytes + length);
		assert_true(text_is_utf8(bytes, (size_t)length, &bad));
		assert_int_equal(text_count(bytes, (size_t)length), 1);
	}
}

static void
malformed_bytes_are_found_where_they_are(void **state)
{
	static const struct {
		const char	*bytes;
		size_t		 length, bad;
	} rows[] = {
		{ "ab\x80", 3, 2 },			/* stray continuation */
		{ "\xc0\xaf", 2, 0 },			/* overlong */
		{ "a\xe0\x80\xaf", 4, 1 },		/* overlong */
		{ "\xed\xa0\x80", 3, 0 },		/* surrogate */
		{ "\xf4\x90\x80\x80", 4, 0 },		/* above 10FFFF */
		{ "\xe3\x81\x82\xe3\x81", 5, 3 },	/* cut off */
		{ "\xff", 1, 0 },
		{ "\x82\xa0", 2, 0 },			/* Shift_JIS */
	};
	size_t i, bad = 99;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_false(text_is_utf8(rows[i].bytes, rows[i].length,
		    &bad));
		assert_int_equal(bad, rows[i].bad);
	}
	/* U+FFFD itself is a character like any other. */
	assert_true(text_is_utf8("\xef\xbf\xbd", 3, &bad));
	assert_true(text_is_utf8("", 0, &bad));
}

static void
a_misspelt_word_finds_its_neighbour(void **state)
{
	static const char *const words[] = { "統括者等", "職員", "provisions",
	    "duties" };

	(void)state;
	assert_string_equal(text_nearest("統活者等", words, 4), "統括者等");
	assert_string_equal(text_nearest("provisoins", words, 4),
	    "provisions");
	assert_null(text_nearest("xyz", words, 4));
	assert_null(text_nearest("xyz", words, 0));
}

static int
number_in(const char *words)
{
	const char *cursor = words, *end = words + strlen(words);
	int value = -1;

	if (!number_read(&cursor, end, &value))
		assert_ptr_equal(cursor, words);
	return value;
}

static void
numbers_are_read_in_every_script(void **state)
{
	(void)state;
	assert_int_equal(number_in("7条"), 7);
	assert_int_equal(number_in("１２条"), 12);
	assert_int_equal(number_in("七"), 7);
	assert_int_equal(number_in("十"), 10);
	assert_int_equal(number_in("十二条"), 12);
	assert_int_equal(number_in("二十"), 20);
	assert_int_equal(number_in("百五"), 105);
	assert_int_equal(number_in("三百四十五条"), 345);
	assert_int_equal(number_in("千二百"), 1200);
	assert_int_equal(number_in("一二〇"), 120);
	assert_int_equal(number_in("〇"), 0);
	assert_int_equal(number_in("条"), -1);
	assert_int_equal(number_in(""), -1);
	assert_int_equal(number_in("99999999999999999999"), -1);
}

static void
expect_ordinal(const char *words, enum unit unit, const char *digits,
    const char *rest)
{
	const char *cursor = words, *end = words + strlen(words);
	struct ordinal ordinal;

	assert_true(number_read_ordinal(&cursor, end, &ordinal));
	assert_int_equal(ordinal.unit, unit);
	assert_string_equal(ordinal.digits, digits);
	assert_string_equal(cursor, rest);
}

static void
ordinals_are_read_with_their_branches(void **state)
{
	struct ordinal ordinal;
	const char *cursor = "第三者に", *start = cursor;

	(void)state;
	expect_ordinal("第7条第4項", UNIT_ARTICLE, "7", "第4項");
	expect_ordinal("第３条の２に", UNIT_ARTICLE, "3_2", "に");
	expect_ordinal("第三条の二の三", UNIT_ARTICLE, "3_2_3", "");
	expect_ordinal("第 2 号による", UNIT_ITEM, "2", "による");
	expect_ordinal("第1号様式", UNIT_FORM, "1", "");
	expect_ordinal("第3号の2様式", UNIT_FORM, "3_2", "");
	expect_ordinal("第2章", UNIT_CHAPTER, "2", "");
	/* What is counted is no branch. */
	expect_ordinal("第3条の2人", UNIT_ARTICLE, "3", "の2人");
	expect_ordinal("第2項の3", UNIT_PARAGRAPH, "2", "の3");
	assert_false(number_read_ordinal(&cursor, cursor + strlen(cursor),
	    &ordinal));
	assert_ptr_equal(cursor, start);
}

static void
long_words_in_quotes_are_cut(void **state)
{
	struct text text = {0}, same = {0};
	int i;

	(void)state;
	text_add_string(&text, "no \"");
	for (i = 0; i < 100000; i++)
		text_add_string(&text, "山");
	text_add_string(&text, "\"; see \"lists\"");
	text_clip_quoted(&text);
	assert_int_equal(text_count(text.bytes, text.length),
	    strlen("no \"") + 60 + 1 + strlen("\"; see \"lists\""));
	assert_non_null(strstr(text.bytes, "山…\"; see \"lists\""));
	text_add_string(&same, "no \"word\", and one \" left");
	text_clip_quoted(&same);
	assert_string_equal(same.bytes, "no \"word\", and one \" left");
	text_free(&same);
	text_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pool_keeps_what_was_taken),
		cmocka_unit_test(copies_in_a_pool_are_terminated),
		cmocka_unit_test(a_text_grows_and_stays_terminated),
		cmocka_unit_test(every_scalar_survives_encoding),
		cmocka_unit_test(malformed_bytes_are_found_where_they_are),
		cmocka_unit_test(a_misspelt_word_finds_its_neighbour),
		cmocka_unit_test(long_words_in_quotes_are_cut),
		cmocka_unit_test(numbers_are_read_in_every_script),
		cmocka_unit_test(ordinals_are_read_with_their_branches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
