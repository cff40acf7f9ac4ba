#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "refer/refer.h"
#include "scratch.h"
#include "base/text.h"

/*
 * References as one line: 第7条=Mp-At_7, with ! if it points nowhere, * for a
 * law outside, + for several, and the standard if it is another one.
 */
static void
describe(struct text *out, const struct edition *own,
    const struct provision *provision, const struct reference *at)
{
	if (out->length > 0)
		text_add_char(out, ' ');
	text_add(out, provision->text + at->start, at->end - at->start);
	if (at->is_external) {
		text_add_char(out, '*');
		return;
	}
	text_add_char(out, '=');
	if (at->is_whole) {
		text_add_string(out, at->edition->standard->id);
		return;
	}
	if (at->edition != own)
		text_add_format(out, "%s#", at->edition->standard->id);
	text_add_format(out, "%s%s%s", at->address,
	    at->target == NULL ? "!" : "", at->is_plural ? "+" : "");
}

static char *
references(struct pool *pool, const struct corpus *corpus,
    const struct edition *edition, const struct provision *provision)
{
	struct reference *at = refer_find(pool, corpus, edition, provision);
	struct text out = {0};
	size_t end = 0;
	char *line;

	for (; at != NULL; at = at->next) {
		/* In text order, and none inside another. */
		assert_true(at->start >= end);
		assert_true(at->end > at->start);
		assert_true(at->end <= strlen(provision->text));
		end = at->end;
		describe(&out, edition, provision, at);
	}
	line = pool_copy(pool, out.bytes, out.length);
	text_free(&out);
	return line;
}

/* The town */

struct world {
	struct scratch	 scratch;
	struct pool	*pool;
	struct problems	*problems;
};

#define ITEM(NUM, TEXT) "<Item Num='" NUM "'><ItemTitle>(" NUM \
	")</ItemTitle><ItemSentence><Sentence>" TEXT "</Sentence>" \
	"</ItemSentence>"
#define SUBITEM(NUM, TITLE, TEXT) "<Subitem1 Num='" NUM "'>" \
	"<Subitem1Title>" TITLE "</Subitem1Title><Subitem1Sentence>" \
	"<Sentence>" TEXT "</Sentence></Subitem1Sentence></Subitem1>"
#define PARAGRAPH(NUM, TEXT, ITEMS) "<Paragraph Num='" NUM "'>" \
	"<ParagraphNum/><ParagraphSentence><Sentence>" TEXT "</Sentence>" \
	"</ParagraphSentence>" ITEMS "</Paragraph>"
#define ARTICLE(NUM, BODY) "<Article Num='" NUM "'><ArticleTitle/>" BODY \
	"</Article>"
#define ITEMS ITEM("1", "い") SUBITEM("1", "ア", "は") \
	SUBITEM("2", "イ", "に") "</Item>" ITEM("2", "ろ") "</Item>"

/*
 * Articles 1 to 9: 第3条 has two paragraphs with items; 第5条 and 第5条の2
 * one paragraph each. TEXT stands in 第4条第2項.
 */
static const char before[] = "<Law><LawBody><LawTitle>1 試験基準"
    "</LawTitle><MainProvision><Chapter Num='1'>"
    "<ChapterTitle>第1章</ChapterTitle>"
    ARTICLE("1", PARAGRAPH("1", "い", "")) ARTICLE("2", PARAGRAPH("1", "い",
    ITEMS)) ARTICLE("3", PARAGRAPH("1", "い", ITEMS) PARAGRAPH("2", "ろ",
    ITEMS)) "</Chapter><Chapter Num='2'><ChapterTitle>第2章</ChapterTitle>"
    "<Article Num='4'><ArticleTitle/>" PARAGRAPH("1", "い", ITEMS);
static const char after[] = PARAGRAPH("3", "は", "") PARAGRAPH("4", "に", "")
    "</Article>" ARTICLE("5", PARAGRAPH("1", "い", ITEMS))
    ARTICLE("5_2", PARAGRAPH("1", "い", "")) ARTICLE("6", PARAGRAPH("1",
    "い", "")) ARTICLE("7", PARAGRAPH("1", "い", "")) ARTICLE("8",
    PARAGRAPH("1", "い", "")) ARTICLE("9", PARAGRAPH("1", "い", ""))
    "</Chapter></MainProvision><SupplProvision><SupplProvisionLabel>附則"
    "</SupplProvisionLabel>" PARAGRAPH("1", "い", "")
    PARAGRAPH("2", "前項及び第2条の", "") "</SupplProvision>"
    "</LawBody></Law>";
static const char other[] = "<Law><LawBody><LawTitle>2 通信管理基準"
    "</LawTitle><MainProvision>" ARTICLE("1", PARAGRAPH("1", "い", ITEMS)
    PARAGRAPH("2", "ろ", "")) "</MainProvision></LawBody></Law>";

static int
open_world(void **state)
{
	static struct world world;

	world.scratch = scratch_open();
	world.pool = pool_new();
	world.problems = problems_new();
	scratch_put(&world.scratch, "town/authority.xml",
	    "<authority id='town' title='町'>"
	    "<standard slug='01' title='試験基準'/>"
	    "<standard slug='02' title='通信管理基準'/></authority>");
	scratch_put(&world.scratch, "town/02/2020-01-01/text.xml", other);
	scratch_put(&world.scratch, "town/01/2020-01-01/forms.xml",
	    "<forms><form id='Fm_1' label='第1号様式' title='申請書'>"
	    "<para>試験基準第3条第2項の規定により</para></form>"
	    "<form id='Fm_2' label='別記様式' title='誓約書'/></forms>");
	*state = &world;
	return 0;
}

static int
close_world(void **state)
{
	struct world *world = *state;

	scratch_close(&world->scratch);
	problems_free(world->problems);
	pool_free(world->pool);
	return 0;
}

static void
expect_in(struct world *world, const char *address, const char *paragraph,
    const char *expected)
{
	struct text law = {0};
	struct corpus *corpus;
	struct edition *edition;

	text_add_format(&law, "%s%s%s", before, paragraph, after);
	scratch_put(&world->scratch, "town/01/2020-01-01/text.xml",
	    law.bytes);
	text_free(&law);
	corpus = corpus_load(world->scratch.path, world->problems);
	edition = find_edition(corpus, "town/01");
	assert_non_null(edition);
	assert_string_equal(references(world->pool, corpus, edition,
	    find_provision(edition, address)), expected);
	corpus_free(corpus);
}

/* In 第4条第2項, which has items of its own. */
static void
expect(void **state, const char *words, const char *expected)
{
	char paragraph[2048];

	snprintf(paragraph, sizeof paragraph,
	    PARAGRAPH("2", "%s", ITEMS), words);
	expect_in(*state, "Mp-At_4-Pr_2", paragraph, expected);
}

/* In 第4条第2項第2号. */
static void
expect_in_item(void **state, const char *lead, const char *words,
    const char *expected)
{
	char paragraph[2048];

	snprintf(paragraph, sizeof paragraph, PARAGRAPH("2", "%s",
	    ITEM("1", "い") "</Item>" ITEM("2", "%s") "</Item>"
	    ITEM("3", "は") "</Item>"), lead, words);
	expect_in(*state, "Mp-At_4-Pr_2-It_2", paragraph, expected);
}

static void
numbers_lead_to_their_provision(void **state)
{
	expect(state, "第2条の規定", "第2条=Mp-At_2");
	expect(state, "第3条第2項第1号アに", "第3条第2項第1号ア="
	    "Mp-At_3-Pr_2-It_1-Si_1");
	expect(state, "第5条の2に", "第5条の2=Mp-At_5_2");
	expect(state, "第5条第2号に", "第5条第2号=Mp-At_5-Pr_1-It_2");
	expect(state, "第五条第二号に", "第五条第二号=Mp-At_5-Pr_1-It_2");
	expect(state, "第５条第２号に", "第５条第２号=Mp-At_5-Pr_1-It_2");
	expect(state, "第 5 条第 2 号に", "第 5 条第 2 号="
	    "Mp-At_5-Pr_1-It_2");
	expect(state, "第2章に", "第2章=Mp-Ch_2");
	expect(state, "第2条ただし書、第5条本文", "第2条ただし書=Mp-At_2 "
	    "第5条本文=Mp-At_5");
	expect(state, "附則第2項の", "附則第2項=Sp_1-Pr_2");
}

static void
a_bare_number_means_the_own_article_or_paragraph(void **state)
{
	expect(state, "第1項の許可", "第1項=Mp-At_4-Pr_1");
	expect(state, "第2号の者", "第2号=Mp-At_4-Pr_2-It_2");
	expect(state, "(第3項に規定する行為を除く。)", "第3項=Mp-At_4-Pr_3");
	expect(state, "第1号又は第2号の", "第1号=Mp-At_4-Pr_2-It_1 "
	    "第2号=Mp-At_4-Pr_2-It_2");
}

static void
what_is_joined_goes_on_where_the_last_one_stood(void **state)
{
	expect(state, "第3条第1項及び第2項の", "第3条第1項=Mp-At_3-Pr_1 "
	    "第2項=Mp-At_3-Pr_2");
	expect(state, "第5条第1号又は第2号の", "第5条第1号="
	    "Mp-At_5-Pr_1-It_1 第2号=Mp-At_5-Pr_1-It_2");
	expect(state, "第5条第1号ア及びイの", "第5条第1号ア="
	    "Mp-At_5-Pr_1-It_1-Si_1 イ=Mp-At_5-Pr_1-It_1-Si_2");
	expect(state, "第3条(第2項を除く。)及び第5条", "第3条=Mp-At_3 "
	    "第2項=Mp-At_3-Pr_2 第5条=Mp-At_5");
	expect(state, "前条第1項、第2項", "前条第1項=Mp-At_3-Pr_1 "
	    "第2項=Mp-At_3-Pr_2");
	/* An article alone has no paragraph to go on from. */
	expect(state, "第2条及び第3項", "第2条=Mp-At_2 第3項=Mp-At_4-Pr_3");
	expect(state, "第3条第1項の規定により第3項の", "第3条第1項="
	    "Mp-At_3-Pr_1 第3項=Mp-At_4-Pr_3");
}

static void
neighbours_are_counted_from_here(void **state)
{
	expect(state, "前条の", "前条=Mp-At_3");
	expect(state, "次条の", "次条=Mp-At_5");
	expect(state, "前項各号に", "前項各号=Mp-At_4-Pr_1-It_1+");
	expect(state, "次項の", "次項=Mp-At_4-Pr_3");
	expect(state, "前3条の", "前3条=Mp-At_1+");
	expect(state, "前条第2項第1号ア", "前条第2項第1号ア="
	    "Mp-At_3-Pr_2-It_1-Si_1");
	expect(state, "次の各号に、当該各号に", "各号=Mp-At_4-Pr_2-It_1+ "
	    "各号=Mp-At_4-Pr_2-It_1+");
	expect_in_item(state, "い", "前号の、次号の、前項の",
	    "前号=Mp-At_4-Pr_2-It_1 次号=Mp-At_4-Pr_2-It_3 "
	    "前項=Mp-At_4-Pr_1");
	expect_in_item(state, "い", "前各号に、前1号",
	    "前各号=Mp-At_4-Pr_2-It_1+ 前1号=Mp-At_4-Pr_2-It_1");
	expect_in(*state, "Sp_1-Pr_2", PARAGRAPH("2", "い", ""),
	    "前項=Sp_1-Pr_1 第2条=Mp-At_2");
}

static void
the_same_is_what_was_named_last(void **state)
{
	expect(state, "第3条第1項の許可、同条第2項の", "第3条第1項="
	    "Mp-At_3-Pr_1 同条第2項=Mp-At_3-Pr_2");
	expect(state, "第3条第2項の、同項第1号の", "第3条第2項=Mp-At_3-Pr_2 "
	    "同項第1号=Mp-At_3-Pr_2-It_1");
	expect(state, "刑法第3条の罪、同条第2項", "第3条* 同条第2項*");
	expect(state, "第2条(第3条を含む。)の同条", "第2条=Mp-At_2 "
	    "第3条=Mp-At_3 同条=Mp-At_2");
	expect_in_item(state, "第3条第1項に", "同項第2号の",
	    "同項第2号=Mp-At_3-Pr_1-It_2");
	expect(state, "同条例の趣旨に即し共同項目", "");
}

static void
a_range_names_its_first_and_its_last(void **state)
{
	expect(state, "第5条から第9条までの", "第5条=Mp-At_5+ "
	    "第9条=Mp-At_9");
	expect(state, "第2条から前条までの", "第2条=Mp-At_2+ 前条=Mp-At_3");
	expect(state, "第1項から第3項まで", "第1項=Mp-At_4-Pr_1+ "
	    "第3項=Mp-At_4-Pr_3");
	expect(state, "第3条第1項から第4項まで", "第3条第1項=Mp-At_3-Pr_1+ "
	    "第4項=Mp-At_3-Pr_4!");
}

static void
what_is_not_there_is_said_with_its_address(void **state)
{
	expect(state, "第10条の", "第10条=Mp-At_10!");
	expect(state, "第2条第5項の", "第2条第5項=Mp-At_2-Pr_5!");
	expect(state, "第5条第1号ウに", "第5条第1号ウ="
	    "Mp-At_5-Pr_1-It_1-Si_ウ!");
	expect(state, "第1条各号に", "第1条各号=Mp-At_1-Pr_1-It_1!+");
	expect(state, "別記第2号様式による第3号様式の別表第1",
	    "別記第2号様式=別記第2号様式! 第3号様式=第3号様式! "
	    "別表第1=別表第1!");
	expect(state, "前6条の", "前6条=Mp-At_-2!+");
}

static void
other_standards_are_known_by_their_titles(void **state)
{
	expect(state, "「通信管理基準」第1条第1項及び第2項", "「通信管理基準」"
	    "第1条第1項=town/02#Mp-At_1-Pr_1 第2項=town/02#Mp-At_1-Pr_2");
	expect(state, "通信管理基準第1条第1号の", "通信管理基準第1条第1号="
	    "town/02#Mp-At_1-Pr_1-It_1");
	expect(state, "「通信管理基準」の第7条", "「通信管理基準」の第7条="
	    "town/02#Mp-At_7!");
	expect(state, "この基準第2条、本基準第5条", "この基準第2条=Mp-At_2 "
	    "本基準第5条=Mp-At_5");
	expect(state, "試験基準第2条", "試験基準第2条=Mp-At_2");
	expect(state, "町試験基準第2条", "試験基準第2条=Mp-At_2");
	expect(state, "府試験基準第2条", "第2条*");
	/* Only a title: all of that standard; of the text itself, nothing. */
	expect(state, "この基準は「通信管理基準」に従い",
	    "「通信管理基準」=town/02");
	expect(state, "「試験基準」及び「府通信管理基準」に従い", "");
}

static void
laws_outside_are_left_alone(void **state)
{
	expect(state, "不正アクセス行為の禁止等に関する法律(平成11年法律第128"
	    "号)第3条第2項に", "第3条第2項*");
	expect(state, "物品会計規則第20条", "第20条*");
	expect(state, "地方公務員法第3条又は第22条の", "第3条* 第22条*");
	expect(state, "電算要綱(平成6年1月13日5港企情第106号)第2条第1項第1号",
	    "第2条第1項第1号*");
	expect(state, "同法附則第3条、新法第2条", "附則第3条* 第2条*");
	expect(state, "個人情報の保護に関する法律(平成15年法律第57号。以下"
	    "「法」という。)第2条", "第2条*");
	expect(state, "規則九―一五(宿日直)第二条", "第二条*");
}

static void
words_that_only_look_alike_are_none(void **state)
{
	expect(state, "14港政情第248号、第三者、第一線、第1項目、条件、前条件、"
	    "第2条例、事前項、第1号機、第2条約", "");
	/* What is defined or read differently is quoted. */
	expect(state, "(以下「第1号事業」という。)、「第3条」とあるのは「第5条」"
	    "と", "");
	expect(state, "アクセスの第5条第1号アクセス", "第5条第1号="
	    "Mp-At_5-Pr_1-It_1");
	expect(state, "所定の様式", "");
	expect(state, "", "");
	expect(state, "「閉じない第2条", "第2条=Mp-At_2");
	expect(state, "(((第2条", "第2条=Mp-At_2");
	expect(state, ")))第2条", "第2条=Mp-At_2");
}

static void
forms_are_found_by_their_labels(void **state)
{
	expect(state, "申請書(第1号様式)により", "第1号様式=Fm_1");
	expect(state, "第一号様式、別記様式", "第一号様式=Fm_1 "
	    "別記様式=Fm_2");
	expect_in(*state, "Fm_1", PARAGRAPH("2", "い", ""),
	    "試験基準第3条第2項=Mp-At_3-Pr_2");
}

static void
an_amending_laws_articles_are_not_ours(void **state)
{
	struct world *world = *state;
	struct edition *edition = edition_load_law(world->pool,
	    scratch_put(&world->scratch, "law.xml", "<Law><LawBody>"
	    "<LawTitle>法</LawTitle><EnactStatement>電波法第二条に基づき"
	    "</EnactStatement><MainProvision>" ARTICLE("1", PARAGRAPH("1",
	    "い", "")) "</MainProvision><SupplProvision AmendLawNum='平成' "
	    "Extract='true'><SupplProvisionLabel/>" ARTICLE("1",
	    PARAGRAPH("1", "第一条の改正規定及び附則第五条", ""))
	    ARTICLE("4", PARAGRAPH("1", "前条、附則第一条", ""))
	    "</SupplProvision></LawBody></Law>"), world->problems);

	assert_non_null(edition);
	assert_string_equal(references(world->pool, NULL, edition,
	    find_provision(edition, "Es_1")), "第二条*");
	assert_string_equal(references(world->pool, NULL, edition,
	    find_provision(edition, "Sp_1-At_1-Pr_1")),
	    "第一条* 附則第五条*");
	/* Articles 2 and 3 are not printed. */
	assert_string_equal(references(world->pool, NULL, edition,
	    find_provision(edition, "Sp_1-At_4-Pr_1")),
	    "前条* 附則第一条=Sp_1-At_1");
	edition_free(edition);
}

static size_t
count_references(struct world *world, const struct corpus *corpus,
    const struct edition *edition, struct text *missing)
{
	const struct provision *at;
	struct reference *reference;
	size_t count = 0;

	for (at = edition->provisions; at != NULL; at = at->next)
		for (reference = refer_find(world->pool, corpus, edition, at);
		    reference != NULL; reference = reference->next) {
			count++;
			if (reference->target == NULL &&
			    !reference->is_whole && !reference->is_external)
				text_add_format(missing, "%s#%s: %s\n",
				    edition->name, at->address,
				    reference->address);
		}
	return count;
}

/* Of the corpus only the known fault of minato is left. */
static void
the_corpus_of_the_project_resolves(void **state)
{
	struct world *world = *state;
	struct corpus *corpus = corpus_load("corpus", world->problems);
	const struct authority *authority = NULL;
	struct text missing = {0};
	size_t i, count = 0;

	while ((authority = corpus_next(corpus, authority)) != NULL)
		for (i = 0; i < authority->standard_count; i++)
			count += count_references(world, corpus,
			    standard_current(&authority->standards[i]),
			    &missing);
	assert_string_equal(missing.bytes, "minato/internet@2023-09-01"
	    "#Mp-At_5-Pr_1-It_4: Mp-At_7-Pr_5\n");
	assert_true(count > 200);
	text_free(&missing);
	corpus_free(corpus);
}

#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, open_world, \
	close_world)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(numbers_lead_to_their_provision),
		TEST(a_bare_number_means_the_own_article_or_paragraph),
		TEST(what_is_joined_goes_on_where_the_last_one_stood),
		TEST(neighbours_are_counted_from_here),
		TEST(the_same_is_what_was_named_last),
		TEST(a_range_names_its_first_and_its_last),
		TEST(what_is_not_there_is_said_with_its_address),
		TEST(other_standards_are_known_by_their_titles),
		TEST(laws_outside_are_left_alone),
		TEST(words_that_only_look_alike_are_none),
		TEST(forms_are_found_by_their_labels),
		TEST(an_amending_laws_articles_are_not_ours),
		TEST(the_corpus_of_the_project_resolves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
