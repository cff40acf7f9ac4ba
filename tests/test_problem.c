#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/problem.h"
#include "base/text.h"

static struct place
at(const char *file, int line, int column)
{
	return (struct place){ file, line, column };
}

static void
expect(struct problems *problems, enum problem_format format,
    const char *expected)
{
	struct text out = {0};

	problem_print(problems, &out, format, false);
	assert_string_equal(out.bytes != NULL ? out.bytes : "", expected);
	text_free(&out);
}

static void
problems_are_sorted_by_place(void **state)
{
	struct problems *problems = problems_new();

	(void)state;
	problem_add(problems, PROBLEM_XML_MALFORMED, at("b.xml", 1, 1), "d");
	problem_add(problems, PROBLEM_XML_MALFORMED, at("a.xml", 10, 2), "c");
	problem_add(problems, PROBLEM_XML_MALFORMED, at("a.xml", 10, 1), "b");
	problem_add(problems, PROBLEM_XML_MALFORMED, at("a.xml", 9, 0), "a");
	problem_add(problems, PROBLEM_USAGE, at(NULL, 0, 0), "no words");
	expect(problems, PROBLEM_AS_TEXT,
	    "kijun: usage: no words [usage]\n"
	    "a.xml:9: error: a [xml-malformed]\n"
	    "a.xml:10:1: error: b [xml-malformed]\n"
	    "a.xml:10:2: error: c [xml-malformed]\n"
	    "b.xml:1:1: error: d [xml-malformed]\n");
	problems_free(problems);
}

static void
the_same_problem_is_said_once(void **state)
{
	struct problems *problems = problems_new();
	int i;

	(void)state;
	for (i = 0; i < 500; i++) {
		problem_add(problems, PROBLEM_XML_MALFORMED,
		    at("a.xml", 1 + i % 3, 1), "the same");
		problem_add(problems, PROBLEM_STANDARD_UNLISTED,
		    at("a.xml", 1, 1), "the same");
	}
	assert_int_equal(problems_count(problems, PROBLEM_ERROR), 3);
	assert_int_equal(problems_count(problems, PROBLEM_WARNING), 1);
	expect(problems, PROBLEM_AS_TEXT,
	    "a.xml:1:1: error: the same [xml-malformed]\n"
	    "a.xml:1:1: warning: the same [standard-unlisted]\n"
	    "a.xml:2:1: error: the same [xml-malformed]\n"
	    "a.xml:3:1: error: the same [xml-malformed]\n");
	problems_free(problems);
}

static void
after_a_hundred_only_the_number_is_said(void **state)
{
	struct problems *problems = problems_new();
	struct text out = {0};
	size_t i, lines = 0;

	(void)state;
	for (i = 0; i < 1000; i++)
		problem_add(problems, PROBLEM_XML_MALFORMED,
		    at("a.xml", (int)i + 1, 1), "wrong");
	problem_add(problems, PROBLEM_STANDARD_UNLISTED, at("b.xml", 1, 1),
	    "odd");
	problem_print(problems, &out, PROBLEM_AS_TEXT, false);
	for (i = 0; i < out.length; i++)
		lines += out.bytes[i] == '\n';
	assert_int_equal(lines, 101);
	assert_non_null(strstr(out.bytes, "a.xml:100:1:"));
	assert_null(strstr(out.bytes, "a.xml:101:1:"));
	assert_non_null(strstr(out.bytes, "kijun: 901 more not shown "
	    "(errors: 1000, warnings: 1 in all)\n"));
	text_free(&out);
	problems_free(problems);
}

static void
the_worst_level_is_the_status(void **state)
{
	struct problems *problems = problems_new();

	(void)state;
	assert_int_equal(problems_status(problems), 0);
	problem_add(problems, PROBLEM_STANDARD_UNLISTED, at("a", 0, 0), "a");
	assert_int_equal(problems_status(problems), 0);
	problem_add(problems, PROBLEM_XML_MALFORMED, at("a", 0, 0), "a");
	assert_int_equal(problems_status(problems), 1);
	problem_add(problems, PROBLEM_USAGE, at("a", 0, 0), "a");
	assert_int_equal(problems_status(problems), 2);
	problem_add(problems, PROBLEM_FILE_UNWRITABLE, at("a", 0, 0), "a");
	assert_int_equal(problems_status(problems), 3);
	assert_true(problems_have(problems, PROBLEM_USAGE));
	assert_false(problems_have(problems, PROBLEM_LAW_EXPECTED));
	problems_free(problems);
}

static void
a_message_is_one_line_that_steers_no_terminal(void **state)
{
	struct problems *problems = problems_new();

	(void)state;
	problem_add(problems, PROBLEM_XML_MALFORMED, at("a\033.xml", 1, 1),
	    " %s ", "one\ntwo\t\033[31mred \xc2\x9b \x80 end\n");
	expect(problems, PROBLEM_AS_TEXT, "a?.xml:1:1: error: one two [31mred "
	    "\xef\xbf\xbd end [xml-malformed]\n");
	problems_free(problems);
}

static void
json_is_one_array_with_all_of_them(void **state)
{
	struct problems *problems = problems_new();

	(void)state;
	expect(problems, PROBLEM_AS_JSON, "[]\n");
	problem_add(problems, PROBLEM_XML_MALFORMED, at("a\"\\\n.xml", 3, 7),
	    "役割 \"x\" \\");
	problem_add(problems, PROBLEM_USAGE, at(NULL, 0, 0), "y");
	expect(problems, PROBLEM_AS_JSON, "[\n"
	    " {\"file\": null, \"line\": 0, \"column\": 0, \"level\": "
	    "\"usage\", \"id\": \"usage\", \"message\": \"y\"},\n"
	    " {\"file\": \"a\\\"\\\\\\n.xml\", \"line\": 3, "
	    "\"column\": 7, \"level\": \"error\", \"id\": "
	    "\"xml-malformed\", \"message\": \"役割 \\\"x\\\" \\\\\"}\n]\n");
	problems_free(problems);
}

static void
github_sees_its_own_escapes(void **state)
{
	struct problems *problems = problems_new();

	(void)state;
	problem_add(problems, PROBLEM_STANDARD_UNLISTED,
	    at("a,b:c.xml", 0, 0), "50%% of: a, b");
	problem_add(problems, PROBLEM_XML_MALFORMED, at("b.xml", 2, 3), "x");
	expect(problems, PROBLEM_AS_GITHUB,
	    "::warning file=a%2Cb%3Ac.xml,title=standard-unlisted::"
	    "50%25 of: a, b\n"
	    "::error file=b.xml,line=2,col=3,title=xml-malformed::x\n");
	problems_free(problems);
}

static void
colour_surrounds_only_the_level(void **state)
{
	struct problems *problems = problems_new();
	struct text out = {0};

	(void)state;
	problem_add(problems, PROBLEM_XML_MALFORMED, at("b.xml", 2, 3), "x");
	problem_print(problems, &out, PROBLEM_AS_TEXT, true);
	assert_string_equal(out.bytes, "\033[1mb.xml:2:3: \033[1;31merror:"
	    "\033[0m x [xml-malformed]\n");
	text_free(&out);
	problems_free(problems);
}

static void
a_worker_hands_its_problems_over(void **state)
{
	struct problems *worker = problems_new(), *all = problems_new();
	struct text lines = {0};
	char *line, *rest;

	(void)state;
	problem_add(worker, PROBLEM_XML_MALFORMED, at("役 割.xml", 2, 3),
	    "tab\tand 「語」");
	problem_add(worker, PROBLEM_USAGE, at(NULL, 0, 0), "y");
	problems_save(worker, &lines);
	problems_free(worker);
	for (line = strtok_r(lines.bytes, "\n", &rest); line != NULL;
	    line = strtok_r(NULL, "\n", &rest))
		assert_true(problems_restore(all, line));
	expect(all, PROBLEM_AS_TEXT, "kijun: usage: y [usage]\n"
	    "役 割.xml:2:3: error: tab and 「語」 [xml-malformed]\n");
	assert_false(problems_restore(all, "no such line"));
	assert_false(problems_restore(all, "no-such-id\t1\t2\tm\tf"));
	text_free(&lines);
	problems_free(all);
}

static void
a_file_name_may_be_gone_when_problems_are_printed(void **state)
{
	struct problems *problems = problems_new();
	char name[] = "short-lived.xml";

	(void)state;
	problem_add(problems, PROBLEM_XML_MALFORMED, at(name, 2, 3), "x");
	memset(name, 'X', sizeof name - 1);
	expect(problems, PROBLEM_AS_TEXT,
	    "short-lived.xml:2:3: error: x [xml-malformed]\n");
	problems_free(problems);
}

static void
every_problem_is_explained(void **state)
{
	struct text out = {0};
	int id;

	(void)state;
	for (id = 0; id < PROBLEM_COUNT; id++) {
		const char *name = problem_name((enum problem_id)id);

		text_clear(&out);
		assert_true(problem_explain(name, &out));
		assert_int_equal(strncmp(out.bytes, name, strlen(name)), 0);
		assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz-"),
		    strlen(name));
	}
	assert_false(problem_explain("no-such-problem", &out));
	text_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(problems_are_sorted_by_place),
		cmocka_unit_test(the_same_problem_is_said_once),
		cmocka_unit_test(after_a_hundred_only_the_number_is_said),
		cmocka_unit_test(the_worst_level_is_the_status),
		cmocka_unit_test(a_message_is_one_line_that_steers_no_terminal),
		cmocka_unit_test(json_is_one_array_with_all_of_them),
		cmocka_unit_test(github_sees_its_own_escapes),
		cmocka_unit_test(colour_surrounds_only_the_level),
		cmocka_unit_test(a_worker_hands_its_problems_over),
		cmocka_unit_test(
		    a_file_name_may_be_gone_when_problems_are_printed),
		cmocka_unit_test(every_problem_is_explained),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
