/* Numbers as Word counts them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "office/docx_inside.h"

struct row {
	const char	*format;
	int		 number;
	const char	*words;
};

/* ECMA-376 part 1, 17.18.59. */
static const struct row rows[] = {
	{ "decimal", 12, "12" }, { "decimalHalfWidth", 3, "3" },
	{ "decimalFullWidth", 105, "１０５" }, { "decimalFullWidth2", 7, "７" },
	{ "decimalZero", 4, "04" }, { "decimalZero", 14, "14" },
	{ "lowerLetter", 1, "a" }, { "lowerLetter", 26, "z" },
	{ "lowerLetter", 28, "bb" }, { "upperLetter", 27, "AA" },
	{ "lowerRoman", 1999, "mcmxcix" }, { "lowerRoman", 4, "iv" },
	{ "upperRoman", 448, "CDXLVIII" },
	{ "aiueoFullWidth", 1, "ア" }, { "aiueoFullWidth", 46, "ン" },
	{ "aiueo", 5, "ｵ" }, { "irohaFullWidth", 1, "イ" },
	{ "irohaFullWidth", 47, "ス" }, { "iroha", 2, "ﾛ" },
	{ "decimalEnclosedCircle", 1, "①" }, { "decimalEnclosedCircle", 20, "⑳" },
	{ "decimalEnclosedCircleChinese", 3, "③" },
	{ "decimalEnclosedParen", 2, "⑵" }, { "decimalEnclosedFullstop", 9, "⒐" },
	{ "ideographDigital", 10, "一〇" }, { "taiwaneseDigital", 305, "三〇五" },
	{ "japaneseCounting", 10, "十" }, { "japaneseCounting", 21, "二十一" },
	{ "japaneseCounting", 110, "百十" }, { "japaneseCounting", 3000, "三千" },
	{ "japaneseCounting", 0, "〇" },
	{ "chineseCounting", 12, "十二" }, { "japaneseLegal", 11, "壱拾壱" },
	{ "japaneseLegal", 2300, "弐阡参百" },
	{ "ideographTraditional", 1, "甲" }, { "ideographTraditional", 10, "癸" },
	{ "ideographZodiac", 12, "亥" }, { "ideographEnclosedParen", 1, "㈠" },
	{ "ideographEnclosedParen", 10, "㈩" },
	{ "ideographEnclosedCircle", 1, "㊀" }, { "numberInDash", 8, "- 8 -" },
};

/* Beyond its last letter a form has no number, and a digit stands there. */
static const struct row beyond[] = {
	{ "lowerLetter", 0, "0" }, { "aiueoFullWidth", 47, "47" },
	{ "irohaFullWidth", 0, "0" }, { "decimalEnclosedCircle", 21, "21" },
	{ "decimalEnclosedParen", 0, "0" }, { "ideographTraditional", 11, "11" },
	{ "ideographEnclosedCircle", 11, "11" }, { "koreanCounting", 3, "3" },
};

static void
assert_all(const struct row *list, size_t count)
{
	struct text out = {0};
	size_t i;

	for (i = 0; i < count; i++) {
		text_clear(&out);
		assert_true(docx_format_add(&out, list[i].format,
		    list[i].number));
		assert_string_equal(out.bytes, list[i].words);
	}
	text_free(&out);
}

static void
a_number_is_written_in_its_form(void **state)
{
	(void)state;
	assert_all(rows, sizeof rows / sizeof *rows);
}

static void
a_number_that_its_form_has_not_is_a_digit(void **state)
{
	(void)state;
	assert_all(beyond, sizeof beyond / sizeof *beyond);
}

static void
a_bullet_is_no_number(void **state)
{
	struct text out = {0};

	(void)state;
	assert_false(docx_format_add(&out, "bullet", 1));
	assert_false(docx_format_add(&out, "none", 1));
	assert_int_equal(out.length, 0);
	text_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_written_in_its_form),
		cmocka_unit_test(a_number_that_its_form_has_not_is_a_digit),
		cmocka_unit_test(a_bullet_is_no_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
