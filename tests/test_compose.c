#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "compose/compose.h"
#include "sheet/read.h"
#include "scope/scope.h"

struct fixture {
	struct pool		*pool;
	struct problems		*problems;
	struct text		 out;
	struct kinds		*kinds;
};

static int
set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .pool = pool_new(),
	    .problems = problems_new() };
	fixture.kinds = kinds_load("tests/data/xslt", fixture.problems);
	*state = &fixture;
	return fixture.kinds == NULL;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	text_free(&fixture->out);
	xslt_close(fixture->kinds);
	kinds_free(fixture->kinds);
	problems_free(fixture->problems);
	pool_free(fixture->pool);
	return 0;
}

static xmlDoc *
parse(const char *xml)
{
	xmlDoc *document = xmlReadMemory(xml, (int)strlen(xml), NULL, "UTF-8",
	    0);

	assert_non_null(document);
	return document;
}

/* The dump of what was read, or NULL if it was refused. */
static const char *
read_sheet(struct fixture *fixture, const char *xml)
{
	xmlDoc *document = parse(xml);
	struct sheet *sheet = sheet_read(fixture->pool,
	    xmlDocGetRootElement(document), NULL, fixture->problems);

	xmlFreeDoc(document);
	if (sheet == NULL)
		return NULL;
	text_clear(&fixture->out);
	sheet_dump(sheet, &fixture->out);
	return fixture->out.bytes;
}

static const char *
messages(struct fixture *fixture)
{
	text_clear(&fixture->out);
	problem_print(fixture->problems, &fixture->out, PROBLEM_AS_TEXT,
	    false);
	return fixture->out.bytes;
}

static struct sheet *
make(struct fixture *fixture, const char *kind, const char *dossier)
{
	xmlDoc *document = parse(dossier);
	struct sheet *sheet = compose_sheet(fixture->pool, fixture->kinds,
	    kinds_find(fixture->kinds, kind), document, fixture->problems);

	xmlFreeDoc(document);
	return sheet;
}

static void
line_ends_between_japanese_vanish(void **state)
{
	assert_string_equal(read_sheet(*state,
	    "<sheet><para>\n  職員は、\n  守る。\n</para></sheet>"),
	    "<sheet>\n  <para>職員は、守る。</para>\n</sheet>\n");
}

static void
a_blank_inside_the_text_is_kept(void **state)
{
	assert_string_equal(read_sheet(*state,
	    "<sheet><para>第 1  項 <em>は</em> USB\nmemory　の</para></sheet>"),
	    "<sheet>\n  <para>第 1 項 <em>は</em> USB memory　の</para>\n"
	    "</sheet>\n");
}

static void
an_empty_attribute_is_none(void **state)
{
	assert_string_equal(read_sheet(*state,
	    "<sheet><para number='' kind='body'>x</para></sheet>"),
	    "<sheet>\n  <para kind=\"body\">x</para>\n</sheet>\n");
}

static void
a_dump_reads_back_as_itself(void **state)
{
	struct fixture *fixture = *state;
	const char *first = read_sheet(fixture, "<sheet title='x'>"
	    "<sign mode='sign' label='確認者'/><table cols='1 2'><row head='yes'>"
	    "<cell>甲 <blank size='3'/> 乙</cell><cell><para>a</para></cell>"
	    "</row></table><list><item>い<list><item>ろ</item></list></item>"
	    "</list></sheet>");
	char *copy;

	assert_non_null(first);
	copy = pool_string(fixture->pool, first);
	assert_string_equal(read_sheet(fixture, copy), copy);
}

static void
a_signature_gets_its_lines(void **state)
{
	const char *dump = read_sheet(*state,
	    "<sheet><sign mode='name-and-seal'/></sheet>");

	assert_non_null(strstr(dump, "令和"));
	assert_non_null(strstr(dump, "kind=\"seal\""));
}

static void
what_the_table_does_not_allow_is_refused(void **state)
{
	static const struct { const char *xml, *says; } cases[] = {
		{ "<sheet><div/></sheet>", "<div> is no element" },
		{ "<sheet><cell/></sheet>", "<cell> may not stand in <sheet>" },
		{ "<sheet><list>x</list></sheet>", "<list> holds no text" },
		{ "<sheet><para colour='red'/></sheet>",
		    "takes no attribute \"colour\"" },
		{ "<sheet><para kind='big'/></sheet>", "must be one of: body" },
		{ "<sheet><heading level='9'/></sheet>", "a number" },
		{ "<html/>", "not <sheet>" }
	};
	struct fixture *fixture = *state;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_null(read_sheet(fixture, cases[i].xml));
		assert_non_null(strstr(messages(fixture), cases[i].says));
	}
	assert_true(problems_have(fixture->problems, PROBLEM_SHEET_INVALID));
}

static void
kinds_are_listed_without_compiling(void **state)
{
	struct fixture *fixture = *state;
	struct kind *kind = kinds_find(fixture->kinds, "good");
	size_t i;

	assert_non_null(kind);
	assert_string_equal(kind->title, "goodの題");
	assert_int_equal(kind->per, KIND_PER_ROLE | KIND_PER_ROLE_STANDARD);
	assert_int_equal(kind->needs, KIND_NEEDS_ROSTER);
	for (i = 0; i < fixture->kinds->count; i++)
		assert_null(fixture->kinds->list[i].stylesheet);
	assert_null(kinds_find(fixture->kinds, "goo"));
	/* Broken ones too are listed: they fail when they are used. */
	assert_int_equal(problems_status(fixture->problems), 0);
}

static void
parameters_reach_imported_templates(void **state)
{
	struct fixture *fixture = *state;
	struct sheet *sheet = make(fixture, "good", "<dossier name='花子'/>");

	assert_non_null(sheet);
	assert_string_equal(sheet->root->first->first->text, "花子さん");
}

static void
an_unmatched_element_is_a_problem(void **state)
{
	struct fixture *fixture = *state;

	assert_null(make(fixture, "unmatched",
	    "<dossier><duty provision='Mp-At_7'>x</duty></dossier>"));
	assert_true(problems_have(fixture->problems,
	    PROBLEM_TEMPLATE_UNMATCHED));
	assert_non_null(strstr(messages(fixture), "<duty> at Mp-At_7"));
}

static void
a_failing_instruction_is_reported_with_its_line(void **state)
{
	struct fixture *fixture = *state;

	assert_null(make(fixture, "broken", "<dossier/>"));
	assert_true(problems_have(fixture->problems, PROBLEM_XSLT_FAILED));
	assert_non_null(strstr(messages(fixture), "kinds/broken.xsl:9"));
}

static void
a_stylesheet_reads_no_file(void **state)
{
	struct fixture *fixture = *state;

	assert_null(make(fixture, "reader", "<dossier/>"));
	assert_true(problems_have(fixture->problems, PROBLEM_XSLT_FAILED));
}

static void
an_import_from_elsewhere_is_refused(void **state)
{
	struct fixture *fixture = *state;

	assert_null(make(fixture, "escapes", "<dossier/>"));
	assert_true(problems_have(fixture->problems, PROBLEM_XSLT_FAILED));
}

static void
the_folder_may_be_named_in_any_way(void **state)
{
	static const char *const names[] = { "./tests/data/xslt",
	    "tests/data/xslt/", "tests/../tests/data/xslt",
	    "tests//data/xslt" };
	struct fixture *fixture = *state;
	char *absolute = realpath("tests/data/xslt", NULL);
	size_t i;

	for (i = 0; i <= sizeof names / sizeof *names; i++) {
		xslt_close(fixture->kinds);
		kinds_free(fixture->kinds);
		fixture->kinds = kinds_load(i < sizeof names / sizeof *names ?
		    names[i] : absolute, fixture->problems);
		assert_non_null(make(fixture, "good", "<dossier/>"));
	}
	free(absolute);
}

static void
a_problem_is_reported_once(void **state)
{
	struct fixture *fixture = *state;
	const char *text;

	assert_null(make(fixture, "invalid",
	    "<dossier><duty provision='Mp-At_7'/></dossier>"));
	assert_int_equal(problems_count(fixture->problems, PROBLEM_ERROR), 1);
	text = messages(fixture);
	assert_non_null(strstr(text, "colour"));
}

static void
a_problem_stands_where_its_provision_stands(void **state)
{
	struct fixture *fixture = *state;
	struct corpus *corpus = corpus_load("tests/data/corpus",
	    fixture->problems);
	struct request request = { .kind = "invalid", .role = "head",
	    .authority = find_authority(corpus, "town") };
	xmlDoc *dossier = scope_dossier(corpus, &request, fixture->problems);

	assert_non_null(dossier);
	assert_null(compose_sheet(fixture->pool, fixture->kinds,
	    kinds_find(fixture->kinds, "invalid"), dossier,
	    fixture->problems));
	assert_non_null(strstr(messages(fixture),
	    "tests/data/corpus/town/rule/2019-05-01/duties.xml:14:3: error"));
	xmlFreeDoc(dossier);
	corpus_free(corpus);
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(line_ends_between_japanese_vanish),
		TEST(a_blank_inside_the_text_is_kept),
		TEST(an_empty_attribute_is_none),
		TEST(a_dump_reads_back_as_itself),
		TEST(a_signature_gets_its_lines),
		TEST(what_the_table_does_not_allow_is_refused),
		TEST(kinds_are_listed_without_compiling),
		TEST(parameters_reach_imported_templates),
		TEST(an_unmatched_element_is_a_problem),
		TEST(a_failing_instruction_is_reported_with_its_line),
		TEST(a_stylesheet_reads_no_file),
		TEST(an_import_from_elsewhere_is_refused),
		TEST(the_folder_may_be_named_in_any_way),
		TEST(a_problem_is_reported_once),
		TEST(a_problem_stands_where_its_provision_stands)
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
