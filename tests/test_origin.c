/* Where a text comes from: what a source.map may say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "corpus/origin.h"

#define DIGEST \
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define HEAD "kijun-source\t1\nfile\tsource/a.txt\nsha256\t" DIGEST "\n" \
	"lines\t1-9\n"

enum { NO_LINE = -1 };

/* The line at which it is refused; 0 if it is not. */
static int
refused_at(const char *map)
{
	struct pool *pool = pool_new();
	struct problems *problems = problems_new();
	struct text out = {0};
	const char *at;
	int line = 0;

	if (origin_read(pool, "a/source.map", map, strlen(map), problems) ==
	    NULL) {
		problem_print(problems, &out, PROBLEM_AS_TEXT, false);
		at = strstr(out.bytes, "a/source.map:");
		assert_non_null(at);
		assert_non_null(strstr(out.bytes, "[source-malformed]"));
		line = atoi(at + strlen("a/source.map:"));
		line = line == 0 ? NO_LINE : line;
	}
	text_free(&out);
	problems_free(problems);
	pool_free(pool);
	return line;
}

static void
a_map_has_four_lines_on_top(void **state)
{
	static const struct {
		const char	*map;
		int		 line;
	} rows[] = {
		{ HEAD, 0 },
		{ "", NO_LINE },
		{ "kijun-source\t2\n", 1 },
		{ "kijun-source\n", 1 },
		{ "file\tsource/a.txt\n", 1 },
		{ "kijun-source\t1\tx\n", 1 },
		{ "kijun-source\t1\nfile\ta.txt\n", 2 },
		{ "kijun-source\t1\nfile\tsource/\n", 2 },
		{ "kijun-source\t1\nfile\tsource/../../a\n", 2 },
		{ "kijun-source\t1\nfile\t../../source/a.txt\nsha256\tabc\n",
		    3 },
		{ "kijun-source\t1\nfile\tsource/a.txt\nsha256\t" DIGEST
		    "0\n", 3 },
		{ "kijun-source\t1\nfile\tsource/a.txt\nsha256\tX123456789abcd"
		    "ef0123456789abcdef0123456789abcdef0123456789abcdef\n",
		    3 },
		{ "kijun-source\t1\nfile\tsource/a.txt\nsha256\t" DIGEST "\n",
		    3 },
		{ "kijun-source\t1\nfile\tsource/a.txt\nsha256\t" DIGEST "\n"
		    "lines\t+\n", 4 },
		{ "kijun-source\t1\nfile\tsource/a.txt\nsha256\t" DIGEST "\n"
		    "lines\t3:1-4\n", 4 },
		{ "kijun-source\t1\nfile\tsource/a.txt\nsha256\t" DIGEST "\n"
		    "lines\t1-9 \n", 4 },
		{ "kijun-source\t1\nfile\tsource/a.txt\nsha256\t" DIGEST "\n"
		    "lines\t0-9\n", 4 },
		{ "kijun-source\t1\nfile\tsource/a.txt\nsha256\t" DIGEST "\n"
		    "lines\t9-3\n", 4 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (refused_at(rows[i].map) != rows[i].line)
			fail_msg("%zu: %d", i, refused_at(rows[i].map));
}

static void
a_line_below_says_one_thing(void **state)
{
	static const char *const good[] = {
		"text\tMp-At_1\n", "text\tMp-At_1\t1\n",
		"text\tMp-At_1\t1-2 4:3 5:1-8 +\n",
		"out\tpage\t3\n", "out\taround\t3\tmenu\n",
		"added\tMp-At_1\t語\t理由\n",
		"from\tsource/a.pdf\t" DIGEST "\n",
		"changes\taccept\n", "changes\treject\n",
		"text\tMp-At_1\t1",
	};
	static const char *const bad[] = {
		"word\tMp-At_1\t1\n", "text\n", "\n",
		"text\tMp-At_1\tx\n", "text\tMp-At_1\t1,2\n",
		"text\tMp-At_1\t1 \n", "text\tMp-At_1\t1:x\n",
		"text\tMp-At_1\t1-x\n", "text\tMp-At_1\t0\n",
		"text\tMp-At_1\t4:8-3\n", "text\tMp-At_1\t99999999999\n",
		"text\tMp-At_1\t4:0\n",
		"text\ta\tb\tc\td\te\tf\tg\th\ti\tj\tk\tl\tm\n",
		"out\tpgae\t3\n", "added\tMp-At_1\t\t理由\n",
		"added\tMp-At_1\t語\t\n", "added\tMp-At_1\t語\n",
		"from\tsource/a.pdf\tabc\n", "from\t../a.pdf\t" DIGEST "\n",
		"changes\tmaybe\n",
	};
	char map[1000];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof good / sizeof *good; i++) {
		snprintf(map, sizeof map, HEAD "%s", good[i]);
		if (refused_at(map) != 0)
			fail_msg("refused: %s", good[i]);
	}
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		snprintf(map, sizeof map, HEAD "%s", bad[i]);
		if (refused_at(map) != 5)
			fail_msg("not refused: %s", bad[i]);
	}
}

static void
what_is_left_out_has_a_name(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; origin_kind_name(i) != NULL; i++) {
		assert_true(origin_knows_kind(origin_kind_name(i)));
		assert_string_not_equal(origin_kind_title(origin_kind_name(i)),
		    origin_kind_name(i));
		assert_true(*origin_kind_words(i) != '\0');
	}
	assert_true(i > 5);
	assert_false(origin_knows_kind("nothing"));
	assert_string_equal(origin_kind_title("nothing"), "nothing");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_map_has_four_lines_on_top),
		cmocka_unit_test(a_line_below_says_one_thing),
		cmocka_unit_test(what_is_left_out_has_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
