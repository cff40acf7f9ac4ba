#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "job/list.h"
#include "refer/role.h"
#include "scratch.h"

struct world {
	struct scratch	 scratch;
	struct problems	*problems;
	struct corpus	*corpus;
	struct text	 out;
};

#define LAW(BODY) "<Law><LawNum>令和2年\n      町告示第1号</LawNum><LawBody>" \
	"<LawTitle>甲\t基準</LawTitle>" BODY "</LawBody></Law>"

static const char text[] = LAW("<MainProvision><Chapter Num='1'>"
    "<ChapterTitle>第1章 総則</ChapterTitle><Article Num='1'>"
    "<ArticleCaption>(目的)</ArticleCaption><ArticleTitle>第1条"
    "</ArticleTitle><Paragraph Num='1'><ParagraphNum/><ParagraphSentence>"
    "<Sentence>課長等は、\"甲\\乙\"を定める。</Sentence></ParagraphSentence>"
    "</Paragraph><Paragraph Num='2'><ParagraphNum>2</ParagraphNum>"
    "<ParagraphSentence><Sentence>次による。</Sentence></ParagraphSentence>"
    "<Item Num='1'><ItemTitle>(1)</ItemTitle><ItemSentence><Column>"
    "<Sentence>語</Sentence></Column><Column><Sentence>意味</Sentence></Column></ItemSentence>"
    "<Subitem1 Num='1'><Subitem1Title>ア</Subitem1Title><Subitem1Sentence>"
    "<Sentence>細目</Sentence></Subitem1Sentence></Subitem1></Item>"
    "</Paragraph></Article></Chapter><Article Num='2'><ArticleTitle/>"
    "<Paragraph Num='1'><ParagraphNum/><ParagraphSentence><Sentence/>"
    "</ParagraphSentence><Item Num='1'><ItemTitle>(1)</ItemTitle>"
    "<ItemSentence><Sentence>号だけ</Sentence></ItemSentence></Item>"
    "</Paragraph></Article></MainProvision><SupplProvision>"
    "<SupplProvisionLabel>付則</SupplProvisionLabel><Paragraph Num='1'>"
    "<ParagraphNum/><ParagraphSentence><Sentence>施行する。</Sentence>"
    "</ParagraphSentence></Paragraph></SupplProvision>");
static const char duties[] = "<duties standard='town/01' "
    "edition='2020-01-01'><duty id='Mp-At_1-Pr_2' provision='Mp-At_1-Pr_2' "
    "roles='職員' modality='must' implied='yes'><question>後\nですか。"
    "</question></duty><duty id='Mp-At_1-Pr_1' provision='Mp-At_1-Pr_1' "
    "roles='課長等|担当' modality='must'><question>先ですか。</question>"
    "</duty></duties>";
static const char authority[] = "<authority id='town' title='町'>"
    "<standard slug='01' title='甲基準'/>"
    "<situation id='daily' title='日ごろ'/>"
    "<role id='head' title='課長'><what>長です。</what></role>"
    "<role id='officer' title='担当者'><alias name='担当' standards='01'/>"
    "<alias name='係' standards='02 03'/><includes role='staff'/></role>"
    "<role id='staff' title='職員'><includes role='officer'/></role>"
    "<collective name='課長等' standards='01'><member role='officer'/>"
    "<member role='head'/></collective></authority>";

static int
open_world(void **state)
{
	static struct world world;

	world = (struct world){ .scratch = scratch_open(),
	    .problems = problems_new() };
	scratch_put(&world.scratch, "town/authority.xml", authority);
	scratch_put(&world.scratch, "town/01/2020-01-01/text.xml", text);
	scratch_put(&world.scratch, "town/01/2020-01-01/duties.xml", duties);
	scratch_put(&world.scratch, "town/01/2020-01-01/forms.xml",
	    "<forms><form id='Fm_1' label='第1号様式' title='申請書' "
	    "from='職員' to='課長'><para>記</para></form></forms>");
	scratch_put(&world.scratch, "town/01/draft-new/text.xml", text);
	world.corpus = corpus_load(world.scratch.path, world.problems);
	assert_int_equal(problems_status(world.problems), 0);
	text_add_string(&world.out, "");
	*state = &world;
	return 0;
}

static int
close_world(void **state)
{
	struct world *world = *state;

	corpus_free(world->corpus);
	scratch_close(&world->scratch);
	problems_free(world->problems);
	text_free(&world->out);
	return 0;
}

static void
expect(struct world *world, const char *what, const char *name,
    const char *format, const char *expected)
{
	text_clear(&world->out);
	list_print(world->corpus, what, &name, name != NULL, format,
	    &world->out, world->problems);
	assert_string_equal(world->out.bytes, expected);
}

static void
duties_have_stable_columns_in_the_order_of_the_text(void **state)
{
	expect(*state, "duties", NULL, "tsv",
	    "id\tstandard\tedition\tprovision\troles\tresolved_roles\t"
	    "modality\timplied\tquestion\n"
	    "town/01#Mp-At_1-Pr_1\ttown/01\t2020-01-01\tMp-At_1-Pr_1\t"
	    "課長等|担当\t課長|担当者\tmust\tno\t先ですか。\n"
	    "town/01#Mp-At_1-Pr_2\ttown/01\t2020-01-01\tMp-At_1-Pr_2\t"
	    "職員\t職員\tmust\tyes\t後ですか。\n");
}

static void
provisions_have_their_own_text_and_status(void **state)
{
	struct world *world = *state;
	const char *name = "town/01";

	list_print(world->corpus, "provisions", &name, 1, "tsv", &world->out,
	    world->problems);
	assert_non_null(strstr(world->out.bytes,
	    "standard\tedition\tprovision\tkind\tnumber\tcaption\ttext\t"
	    "status\n"
	    "town/01\t2020-01-01\tMp-Ch_1\tchapter\t\t第1章 総則\t\t"));
	assert_non_null(strstr(world->out.bytes,
	    "\ntown/01\t2020-01-01\tMp-At_1-Pr_2\tparagraph\t2\t\t"
	    "次による。\tduty\n"));
	assert_non_null(strstr(world->out.bytes,
	    "\tMp-At_1-Pr_2-It_1\titem\t(1)\t\t語 意味\t"));
	assert_non_null(strstr(world->out.bytes,
	    "\tMp-At_1-Pr_2-It_1-Si_1\tsubitem\tア\t\t細目\t"));
	assert_non_null(strstr(world->out.bytes,
	    "\tFm_1\tform\t第1号様式\t申請書\t記\t\n"));
}

static void
json_escapes_and_lists(void **state)
{
	struct world *world = *state;

	expect(world, "situations", "town", "json", "[\n  {\"authority\": "
	    "\"town\", \"situation\": \"daily\", \"title\": \"日ごろ\"}\n]\n");
	expect(world, "standards", NULL, "json", "[\n  {\"standard\": "
	    "\"town/01\", \"title\": \"甲基準\", \"current\": "
	    "\"2020-01-01\", \"editions\": 2}\n]\n");
	text_clear(&world->out);
	list_print(world->corpus, "duties", NULL, 0, "json", &world->out,
	    world->problems);
	assert_non_null(strstr(world->out.bytes,
	    "\"resolved_roles\": [\"課長\", \"担当者\"], "));
	text_clear(&world->out);
	list_print(world->corpus, "provisions", NULL, 0, "json", &world->out,
	    world->problems);
	assert_non_null(strstr(world->out.bytes,
	    "\"text\": \"課長等は、\\\"甲\\\\乙\\\"を定める。\""));
}

static void
an_empty_list_is_an_empty_list(void **state)
{
	expect(*state, "forms", "town/01@draft-new", "json", "[]\n");
	expect(*state, "forms", "town/01@draft-new", "tsv",
	    "standard\tedition\tform\tlabel\ttitle\tfrom\tto\tprovisions\n");
}

static void
a_terminal_sees_columns_in_line(void **state)
{
	expect(*state, "roles", NULL, "text",
	    "authority  role     title   what\n"
	    "town       head     課長    長です。\n"
	    "town       officer  担当者\n"
	    "town       staff    職員\n");
	expect(*state, "editions", "town", "text",
	    "standard  edition     title    current  duties\n"
	    "town/01   2020-01-01  甲 基準  yes      2\n"
	    "town/01   draft-new   甲 基準  no       0\n");
	expect(*state, "standards", NULL, "text",
	    "standard  title   current\ntown/01   甲基準  2020-01-01\n");
}

static void
what_is_unknown_is_reported_and_nothing_is_printed(void **state)
{
	struct world *world = *state;

	expect(world, "dutys", NULL, "tsv", "");
	expect(world, "duties", "town/02", "tsv", "");
	expect(world, "duties", "town/01@2021-01-01", "tsv", "");
	expect(world, "duties", "village", "tsv", "");
	expect(world, "duties", NULL, "pdf", "");
	text_clear(&world->out);
	problem_print(world->problems, &world->out, PROBLEM_AS_TEXT, false);
	assert_string_equal(world->out.bytes,
	    "kijun: usage: \"dutys\" cannot be listed (did you mean "
	    "\"duties\"?) [usage]\n"
	    "kijun: usage: unknown standard \"town/02\" (did you mean "
	    "\"town/01\"?) [standard-unknown]\n"
	    "kijun: usage: town/01 has no edition \"2021-01-01\"; it "
	    "has: 2020-01-01, draft-new "
	    "[edition-unknown]\n"
	    "kijun: usage: unknown standard \"village\" [standard-unknown]\n"
	    "kijun: usage: list prints text, tsv, json, csv or xlsx, not \"pdf\" "
	    "[usage]\n");
}

static void
a_text_holds_the_source_and_nothing_else(void **state)
{
	struct world *world = *state;

	list_text(find_edition(world->corpus, "town/01"), &world->out);
	assert_string_equal(world->out.bytes,
	    "甲\t基準\n令和2年\n町告示第1号\n"
	    "第1章 総則\n(目的)\n第1条 課長等は、\"甲\\乙\"を定める。\n"
	    "2 次による。\n(1) 語 意味\nア 細目\n(1) 号だけ\n"
	    "付則\n施行する。\n");
}

static void
names_of_roles_hold_where_they_are_defined(void **state)
{
	struct world *world = *state;
	const struct authority *town = find_authority(world->corpus, "town");
	const char **ids, **names;
	struct pool *pool = pool_new();
	size_t count = 0;

	assert_string_equal(node_attr(role_find(town, "課長", "01"), "id"),
	    "head");
	assert_string_equal(node_attr(role_find(town, "staff", NULL), "id"),
	    "staff");
	assert_non_null(role_find(town, "担当", "01"));
	assert_null(role_find(town, "担当", "02"));
	assert_non_null(role_find(town, "係", "03"));
	assert_null(role_find(town, "係", "01"));
	assert_non_null(role_collective(town, "課長等", "01"));
	assert_null(role_collective(town, "課長等", "02"));
	ids = role_resolve(pool, town, "職員|課長等|担当|だれか", "01");
	assert_string_equal(ids[0], "head");
	assert_string_equal(ids[1], "officer");
	assert_string_equal(ids[2], "staff");
	assert_null(ids[3]);
	/* Each includes the other: neither is met twice. */
	ids = role_with_included(pool, town, "staff", true);
	assert_string_equal(ids[0], "staff");
	assert_string_equal(ids[1], "officer");
	assert_null(ids[2]);
	assert_null(role_with_included(pool, town, "staff", false)[1]);
	assert_null(role_with_included(pool, town, "nobody", true)[0]);
	for (names = role_names(pool, town); *names != NULL; names++)
		count++;
	assert_int_equal(count, 3 + 3 + 2);
	assert_string_equal(role_title(town, "head"), "課長");
	assert_string_equal(role_title(town, "nobody"), "nobody");
	pool_free(pool);
}

#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, open_world, \
	close_world)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(duties_have_stable_columns_in_the_order_of_the_text),
		TEST(provisions_have_their_own_text_and_status),
		TEST(json_escapes_and_lists),
		TEST(an_empty_list_is_an_empty_list),
		TEST(a_terminal_sees_columns_in_line),
		TEST(what_is_unknown_is_reported_and_nothing_is_printed),
		TEST(a_text_holds_the_source_and_nothing_else),
		TEST(names_of_roles_hold_where_they_are_defined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
