#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "layout/style.h"

struct made {
	struct pool	*pool;
	struct problems	*problems;
	struct style	*style;
};

static void
load(struct made *made, const char *rules)
{
	char path[] = "/tmp/test_styleXXXXXX";
	int file = mkstemp(path);

	assert_true(file >= 0);
	assert_int_equal(write(file, rules, strlen(rules)),
	    (int)strlen(rules));
	close(file);
	made->pool = pool_new();
	made->problems = problems_new();
	made->style = style_load(made->pool, path, made->problems);
	unlink(path);
}

static void
unload(struct made *made)
{
	problems_free(made->problems);
	pool_free(made->pool);
}

static void
the_most_exact_rule_wins_and_inherits_the_rest(void **state)
{
	struct made made;
	const struct look *look;

	(void)state;
	load(&made, "para.small  size=9pt\n"
	    "sheet  face=mincho size=10.5pt pitch=19.85pt\n"
	    "para  after=2pt\npara.2  indent=2em\npara.small.2  after=1pt\n");
	assert_non_null(made.style);
	look = style_look(made.style, SHEET_PARA, "small", 2);
	assert_int_equal(look->size, 9000);
	assert_int_equal(look->indent, 18000);
	assert_int_equal(look->after, 1000);
	assert_int_equal(look->pitch, 19850);
	look = style_look(made.style, SHEET_PARA, "unheard-of", 7);
	assert_int_equal(look->size, 10500);
	assert_int_equal(look->after, 2000);
	look = style_look(made.style, SHEET_CELL, NULL, 0);
	assert_int_equal(look->size, 10500);
	assert_int_equal(look->after, 0);
	unload(&made);
}

static void
lengths_are_exact_integers(void **state)
{
	struct made made;
	struct sheet_measure paper;

	(void)state;
	load(&made, "page  width=210mm height=297mm left=25mm\n"
	    "page.landscape  width=297mm height=210mm\n");
	paper = style_measure(made.style, false);
	assert_int_equal(paper.width, 595275);
	assert_int_equal(paper.height, 841889);
	assert_int_equal(paper.left, 70866);
	paper = style_measure(made.style, true);
	assert_int_equal(paper.width, 841889);
	assert_int_equal(paper.left, 70866);
	unload(&made);
}

static void
assert_refused(const char *rules, enum problem_id id, const char *where)
{
	struct made made;
	struct text out = {0};

	load(&made, rules);
	assert_null(made.style);
	assert_true(problems_have(made.problems, id));
	problem_print(made.problems, &out, PROBLEM_AS_TEXT, false);
	assert_non_null(strstr(out.bytes, where));
	text_free(&out);
	unload(&made);
}

static void
what_is_unknown_is_reported_with_line_and_column(void **state)
{
	(void)state;
	assert_refused("# so\nparagraph  size=9pt\n",
	    PROBLEM_STYLE_SELECTOR_UNKNOWN, ":2:1:");
	assert_refused("para  size=9pt colour=red\n",
	    PROBLEM_STYLE_NAME_UNKNOWN, ":1:16:");
	assert_refused("para  size=nine\n", PROBLEM_STYLE_VALUE_BAD, ":1:12:");
	assert_refused("para  size=9\n", PROBLEM_STYLE_VALUE_BAD, ":1:12:");
	assert_refused("para  width=9mm\n", PROBLEM_STYLE_NAME_UNKNOWN,
	    ":1:7:");
	assert_refused("page.wide  width=9mm\n",
	    PROBLEM_STYLE_SELECTOR_UNKNOWN, ":1:1:");
}

#define GOOD_FACE(name) "typeface " name " file=a.ttf package=p " \
	"postscript=P\n"
#define GOOD_FACES GOOD_FACE("mincho") GOOD_FACE("gothic") \
	GOOD_FACE("gothic-bold")

static void
a_typeface_that_cannot_be_used_is_reported_where_it_stands(void **state)
{
	static const struct { const char *rule, *said; } rows[] = {
		{ "typeface a file=a.ttf package=p\n", ":4:1: error: a typeface "
		    "needs a name" },
		{ "typeface\n", ":4:1: error: a typeface needs a name" },
		{ "typeface a file=a.ttf package=p postscript=P stem=x9\n",
		    ":4:51: error: \"x9\" is not a value of stem" },
		{ "typeface a file=a.ttf package=p postscript=P stem=\n",
		    "\"\" is not a value of stem" },
		{ "typeface a file=a.ttf package=p postscript=P "
		    "stem=99999999999999\n", "is not a value of stem" },
		{ "typeface a file=a.ttf package=p postscript=P serifs=maybe\n",
		    "\"maybe\" is not a value of serifs" },
		{ "typeface a file=a.ttf package=p postscript=P "
		    "behind=mincho,gotick\n",
		    "\"mincho,gotick\" is not a value of behind" },
		{ "typeface a file=a.ttf package=p postscript=P "
		    "scripts=Latn,Cyr\n",
		    "\"Latn,Cyr\" is not a value of scripts" },
		{ "typeface a file=a.ttf package=p postscript=P "
		    "scripts=Aaaa,Aaab,Aaac,Aaad,Aaae,Aaaf,Aaag,Aaah,Aaai,Aaaj,"
		    "Aaak,Aaal,Aaam,Aaan,Aaao,Aaap,Aaaq,Aaar,Aaas,Aaat\n",
		    "is not a value of scripts" },
		{ "typeface a fiel=a.ttf\n",
		    ":4:12: error: unknown setting \"fiel=a.ttf\"" },
		{ "typeface a file\n", "unknown setting \"file\"" },
		{ "typeface a file= package=p postscript=P\n",
		    "\"\" is not a value of file" },
	};
	struct text said = {0};
	struct made made;
	char rules[1000];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		snprintf(rules, sizeof rules, GOOD_FACES "%s"
		    "sheet  face=mincho size=10pt pitch=20pt\n", rows[i].rule);
		load(&made, rules);
		assert_null(made.style);
		text_clear(&said);
		problem_print(made.problems, &said, PROBLEM_AS_TEXT, false);
		if (strstr(said.bytes, rows[i].said) == NULL)
			fail_msg("%s: %s", rows[i].rule, said.bytes);
		unload(&made);
	}
	text_free(&said);
}

static void
the_first_typefaces_have_their_names(void **state)
{
	const struct typeface *kanji;
	struct made made;

	(void)state;
	load(&made, GOOD_FACE("mincho") GOOD_FACE("gothic-bold")
	    GOOD_FACE("gothic") "sheet  face=mincho size=10pt pitch=20pt\n");
	assert_non_null(made.style);
	assert_false(typeface_complete(style_typefaces(made.style),
	    made.problems));
	assert_true(problems_have(made.problems, PROBLEM_STYLE_VALUE_BAD));
	unload(&made);
	load(&made, GOOD_FACES "typeface kanji file=b.ttf package=p "
	    "postscript=P behind=mincho,gothic scripts=Hani,Latn words=Latn "
	    "sequences=yes serifs=no # a remark\n"
	    "sheet  face=mincho size=10pt pitch=20pt\n");
	assert_non_null(made.style);
	assert_true(typeface_complete(style_typefaces(made.style),
	    made.problems));
	assert_int_equal(style_typefaces(made.style)->count, 4);
	kanji = &style_typefaces(made.style)->list[3];
	assert_true(kanji->has_sequences && !kanji->has_serifs);
	assert_int_equal(kanji->behind, 1 << FACE_MINCHO | 1 << FACE_GOTHIC);
	assert_true(typeface_has_script(kanji->scripts, 0x48616e69));
	assert_false(typeface_has_script(kanji->words, 0x48616e69));
	unload(&made);
}

static void
there_is_an_end_to_typefaces(void **state)
{
	struct text rules = {0};
	struct made made;
	int i;

	(void)state;
	text_add_string(&rules, GOOD_FACES);
	for (i = 0; i < FACES_MAX; i++)
		text_add_format(&rules, "typeface f%d file=a.ttf package=p "
		    "postscript=P\n", i);
	text_add_string(&rules, "sheet  face=mincho size=10pt pitch=20pt\n");
	load(&made, rules.bytes);
	assert_null(made.style);
	assert_true(problems_have(made.problems, PROBLEM_STYLE_VALUE_BAD));
	unload(&made);
	text_free(&rules);
}

static void
a_missing_file_is_reported(void **state)
{
	struct pool *pool = pool_new();
	struct problems *problems = problems_new();

	(void)state;
	assert_null(style_load(pool, "/nowhere/pdf.style", problems));
	assert_true(problems_have(problems, PROBLEM_FILE_UNREADABLE));
	problems_free(problems);
	pool_free(pool);
}

static void
the_shipped_style_suits_official_print(void **state)
{
	struct pool *pool = pool_new();
	struct problems *problems = problems_new();
	struct style *style = style_load(pool, "templates/pdf.style",
	    problems);
	const struct look *body;

	(void)state;
	assert_non_null(style);
	body = style_look(style, SHEET_PARA, NULL, 0);
	assert_int_equal(body->face, FACE_MINCHO);
	assert_true(body->size >= 10500);
	assert_true(body->pitch >= 19843);	/* 7 mm */
	assert_true(style_measure(style, false).left >= 70866);	/* 25 mm */
	assert_true(style_look(style, SHEET_HEADING, NULL, 1)
	    ->keep_with_next);
	problems_free(problems);
	pool_free(pool);
}

static void
large_print_scales_everything_but_the_paper(void **state)
{
	struct made made;
	struct style *large;

	(void)state;
	load(&made, "page  width=210mm left=25mm\n"
	    "para  size=10pt pitch=20pt indent=2em\n");
	large = style_scaled(made.pool, made.style, 1400);
	assert_int_equal(style_look(large, SHEET_PARA, NULL, 0)->size, 14000);
	assert_int_equal(style_look(large, SHEET_PARA, NULL, 0)->indent,
	    28000);
	assert_int_equal(style_measure(large, false).left, 70866);
	unload(&made);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_most_exact_rule_wins_and_inherits_the_rest),
		cmocka_unit_test(lengths_are_exact_integers),
		cmocka_unit_test(
		    what_is_unknown_is_reported_with_line_and_column),
		cmocka_unit_test(
		    a_typeface_that_cannot_be_used_is_reported_where_it_stands),
		cmocka_unit_test(the_first_typefaces_have_their_names),
		cmocka_unit_test(there_is_an_end_to_typefaces),
		cmocka_unit_test(a_missing_file_is_reported),
		cmocka_unit_test(the_shipped_style_suits_official_print),
		cmocka_unit_test(large_print_scales_everything_but_the_paper)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
