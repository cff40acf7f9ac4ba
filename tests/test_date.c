/* Days as officials write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/date.h"

struct row {
	const char	*words;
	struct day	 day;		/* 0: no day */
};

static void
assert_day(const char *words, bool is_read, struct day got, struct day wanted)
{
	if (is_read != (wanted.year != 0))
		fail_msg("%s is %sread", words, is_read ? "" : "not ");
	if (is_read && date_compare(got, wanted) != 0)
		fail_msg("%s: %d-%d-%d", words, got.year, got.month, got.day);
}

static void
a_day_of_the_calendar_is_read(void **state)
{
	static const struct row rows[] = {
		{ "2011-11-14", { 2011, 11, 14 } },
		{ "2024-02-29", { 2024, 2, 29 } },
		{ "2000-02-29", { 2000, 2, 29 } },
		{ "1900-02-29", {0} }, { "2023-02-29", {0} },
		{ "2011-02-31", {0} }, { "2011-13-01", {0} },
		{ "2011-00-01", {0} }, { "2011-01-00", {0} },
		{ "2011/11/14", {0} }, { "2011-11-1x", {0} },
		{ "2011-11-1:", {0} }, { "2011-1-14", {0} }, { "", {0} },
	};
	struct day day = {0};
	size_t i;
	bool is_read;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		is_read = date_read(rows[i].words, &day);
		assert_day(rows[i].words, is_read, day, rows[i].day);
	}
}

static void
a_day_of_a_table_is_read(void **state)
{
	static const struct row rows[] = {
		{ "2026/4/1", { 2026, 4, 1 } },
		{ "2026年4月1日", { 2026, 4, 1 } },
		{ "２０２６．４．１", { 2026, 4, 1 } },
		{ "2026・4・1", { 2026, 4, 1 } },
		{ "2026－4－1", { 2026, 4, 1 } },
		{ "2026／4／1", { 2026, 4, 1 } },
		{ "2026-04-01 10:30", { 2026, 4, 1 } },
		{ "令和8.4.1", { 2026, 4, 1 } }, { "R8.4.1", { 2026, 4, 1 } },
		{ "H31/4/30", { 2019, 4, 30 } }, { "S64.1.7", { 1989, 1, 7 } },
		{ "T15.12.24", { 1926, 12, 24 } },
		{ "M45.7.29", { 1912, 7, 29 } },
		{ "令和元年5月1日", { 2019, 5, 1 } },
		{ "令和8年4月1日（水）", { 2026, 4, 1 } },
		{ "令和8年4月1日(水) 9:00", { 2026, 4, 1 } },
		{ "令和8年4月1日(水", { 2026, 4, 1 } },
		{ "26/4/1", {0} }, { "R0.4.1", {0} }, { "令和年4月1日", {0} },
		{ "2026", {0} }, { "2026年4", {0} }, { "2026/4/31", {0} },
		{ "2026/4/1から", {0} }, { "未定", {0} }, { "", {0} },
	};
	struct day day = {0};
	size_t i;
	bool is_read;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		is_read = date_read_written(rows[i].words, &day);
		assert_day(rows[i].words, is_read, day, rows[i].day);
	}
}

static void
a_day_in_a_text_is_found(void **state)
{
	static const struct row rows[] = {
		{ "平成23年11月14日決定", { 2011, 11, 14 } },
		{ "附則（令和元年５月１日）", { 2019, 5, 1 } },
		{ "昭和何年、平成2年13月1日、平成3年1月2日", { 1991, 1, 2 } },
		{ "平成3年1月", {0} }, { "平成3年1月2", {0} },
		{ "平成年1月2日", {0} }, { "平成3月", {0} }, { "", {0} },
	};
	struct day day = {0};
	const char *end;
	size_t i;
	bool is_found;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		is_found = date_find(rows[i].words, &day, &end) != NULL;
		assert_day(rows[i].words, is_found, day, rows[i].day);
	}
}

static void
a_day_is_written_in_its_era(void **state)
{
	static const struct row rows[] = {
		{ "令和元年5月1日", { 2019, 5, 1 } },
		{ "平成31年4月30日", { 2019, 4, 30 } },
		{ "昭和64年1月7日", { 1989, 1, 7 } },
		{ "1872年12月31日", { 1872, 12, 31 } },
	};
	struct pool *pool = pool_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(date_era(pool, rows[i].day),
		    rows[i].words);
	assert_string_equal(date_era_name(rows[1].day), "平成");
	assert_string_equal(date_era_name(rows[3].day), "");
	pool_free(pool);
}

static void
eras_have_names_in_the_law_schema(void **state)
{
	const char *words = "大正", *at = words;

	(void)state;
	assert_string_equal(date_read_era_code(&at, words + strlen(words)),
	    "Taisho");
	assert_ptr_equal(at, words + strlen(words));
	at = words;
	assert_false(date_read_era(&at, words + 3));
	assert_ptr_equal(at, words);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_of_the_calendar_is_read),
		cmocka_unit_test(a_day_of_a_table_is_read),
		cmocka_unit_test(a_day_in_a_text_is_found),
		cmocka_unit_test(a_day_is_written_in_its_era),
		cmocka_unit_test(eras_have_names_in_the_law_schema),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
