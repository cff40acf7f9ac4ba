/*
 * What differs between two files of one law besides its words: second titles,
 * what stands behind what it heads, the number and the date of the law.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare/inside.h"
#include "base/file.h"
#include "scratch.h"

static const char law[] =
    "<Law Era=\"Reiwa\" Year=\"6\" Num=\"3\" LawType=\"Rule\" Lang=\"ja\">"
    "<LawNum>令和六年杉村規則第三号</LawNum><LawBody>"
    "<LawTitle>杉村水質規則</LawTitle>"
    "<EnactStatement>杉村条例に基づき、定める。</EnactStatement>"
    "<TOC><TOCLabel>目次</TOCLabel></TOC>"
    "<MainProvision><Chapter Num=\"1\"><ChapterTitle>第一章　総則"
    "</ChapterTitle><Article Num=\"1\"><ArticleCaption>（測定）"
    "</ArticleCaption><ArticleTitle>第一条</ArticleTitle>"
    "<Paragraph Num=\"1\"><ParagraphNum/><ParagraphSentence>"
    "<Sentence>村は、水質を測定する。</Sentence></ParagraphSentence>"
    "<Item Num=\"1\"><ItemTitle>一</ItemTitle><ItemSentence>"
    "<Sentence>河川の水質</Sentence></ItemSentence></Item></Paragraph>"
    "<SupplNote>（補注）</SupplNote></Article></Chapter></MainProvision>"
    "<SupplProvision><SupplProvisionLabel>附則</SupplProvisionLabel>"
    "<Paragraph Num=\"1\"><ParagraphCaption>（施行）</ParagraphCaption>"
    "<ParagraphNum>１</ParagraphNum><ParagraphSentence><Sentence>"
    "公布の日から施行する。</Sentence></ParagraphSentence></Paragraph>"
    "</SupplProvision><AppdxTable><AppdxTableTitle>別表</AppdxTableTitle>"
    "<RelatedArticleNum>（第一条関係）</RelatedArticleNum></AppdxTable>"
    "</LawBody></Law>";

/* One place of the law in other words, and what a reader is told of it. */
struct case_row {
	const char	*from, *to, *said;
};

/* A copy with the first of these words replaced; the caller frees. */
static char *
replaced(const char *from, const char *to)
{
	const char *at = strstr(law, from);
	struct text made = {0};

	if (at == NULL)
		fail_msg("the law has no %s", from);
	text_add(&made, law, (size_t)(at - law));
	text_add_string(&made, to);
	text_add_string(&made, at + strlen(from));
	return made.bytes;
}

/* What people, and programs, are told; the caller frees. */
static char *
told(const char *old, const char *new, bool as_json,
    struct problems *problems)
{
	struct pool *pool = pool_new();
	struct scratch scratch = scratch_open();
	struct edition *a, *b;
	struct changes *changes;
	struct text out = {0};

	a = edition_load_law(pool, scratch_put(&scratch, "old.xml", old),
	    problems);
	b = edition_load_law(pool, scratch_put(&scratch, "new.xml", new),
	    problems);
	assert_non_null(a);
	assert_non_null(b);
	changes = compare_editions(pool, NULL, a, b);
	if (as_json)
		compare_print_json(changes, &out);
	else
		compare_print_text(changes, &out);
	edition_free(a);
	edition_free(b);
	scratch_close(&scratch);
	pool_free(pool);
	return out.bytes;
}

static void
assert_told(const struct case_row *row, bool is_new)
{
	struct problems *problems = problems_new();
	char *other = replaced(row->from, row->to);
	char *said = is_new ? told(law, other, false, problems) :
	    told(other, law, false, problems);

	if (strstr(said, row->said) == NULL)
		fail_msg("%s → %s: %s", row->from, row->to, said);
	if (strstr(said, "no differences") != NULL)
		fail_msg("%s: %s", row->to, said);
	free(said);
	free(other);
	problems_free(problems);
}

static void
assert_all_told(const struct case_row *rows, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		assert_told(&rows[i], true);
		assert_told(&rows[i], false);
	}
}

#define SECOND(AFTER, NAME) \
	{ "</" AFTER ">", "</" AFTER "><" NAME ">二重</" NAME ">", "二重" }

static void
a_second_title_is_a_change(void **state)
{
	static const struct case_row rows[] = {
		SECOND("LawTitle", "LawTitle"),
		SECOND("LawNum", "LawNum"),
		SECOND("ChapterTitle", "ChapterTitle"),
		SECOND("ArticleCaption", "ArticleCaption"),
		SECOND("ArticleTitle", "ArticleTitle"),
		SECOND("ItemTitle", "ItemTitle"),
		SECOND("ParagraphCaption", "ParagraphCaption"),
		SECOND("ParagraphNum", "ParagraphNum"),
		SECOND("SupplProvisionLabel", "SupplProvisionLabel"),
		SECOND("AppdxTableTitle", "AppdxTableTitle"),
		SECOND("RelatedArticleNum", "RelatedArticleNum"),
		{ "</TOC>", "</TOC><TOC><TOCLabel>二重</TOCLabel></TOC>",
		    "二重" },
	};

	(void)state;
	assert_all_told(rows, sizeof rows / sizeof *rows);
}

/* What was the first one is the second: its number and itself have changed. */
static void
a_title_before_the_title_is_a_change(void **state)
{
	static const struct case_row rows[] = {
		{ "<ArticleTitle>第一条", "<ArticleTitle>第九条"
		    "</ArticleTitle><ArticleTitle>第一条", "第九条" },
		{ "<LawTitle>杉", "<LawTitle>前の規則</LawTitle><LawTitle>杉",
		    "前の規則" },
	};

	(void)state;
	assert_all_told(rows, sizeof rows / sizeof *rows);
}

static void
the_number_and_the_date_of_a_law_are_compared(void **state)
{
	static const struct case_row rows[] = {
		{ "杉村規則第三号", "杉村規則第四号", "number of the law" },
		{ "Era=\"Reiwa\"", "Era=\"Heisei\"", "law Era: " },
		{ "Year=\"6\"", "Year=\"7\"", "law Year: " },
		{ "Num=\"3\"", "Num=\"1\"", "law Num: " },
		{ "LawType=\"Rule\"", "LawType=\"Misc\"", "law LawType: " },
		{ "Lang=\"ja\"", "Lang=\"ja\" PromulgateMonth=\"4\"",
		    "law PromulgateMonth: " },
	};
	struct problems *problems = problems_new();
	char *other = replaced("Year=\"6\"", "Year=\"7\""), *said;

	(void)state;
	assert_all_told(rows, sizeof rows / sizeof *rows);
	said = told(law, other, true, problems);
	assert_non_null(strstr(said, "{\"change\": \"attribute\", "
	    "\"what\": \"law\", \"attribute\": \"Year\""));
	free(said);
	free(other);
	problems_free(problems);
}

/* A number in a collection, the place of the schema. */
static void
what_others_note_beside_a_law_is_no_difference(void **state)
{
	struct problems *problems = problems_new();
	char *other = replaced("<Law ", "<Law DataInfo=\"1\" xmlns:x=\""
	    "http://www.w3.org/2001/XMLSchema-instance\" "
	    "x:noNamespaceSchemaLocation=\"law.xsd\" ");
	char *said = told(law, other, false, problems);

	(void)state;
	assert_non_null(strstr(said, "no differences"));
	free(said);
	free(other);
	problems_free(problems);
}

static void
what_stands_behind_what_it_heads_has_moved(void **state)
{
	static const struct case_row rows[] = {
		{ "<ArticleTitle>第一条</ArticleTitle><Paragraph Num=\"1\">"
		    "<ParagraphNum/>", "<Paragraph Num=\"1\"><ParagraphNum/>",
		    "第一条" },
		{ "<SupplNote>（補注）</SupplNote>", "", "（補注）" },
	};
	static const char item[] = "<Item Num=\"1\"><ItemTitle>一</ItemTitle>"
	    "<ItemSentence><Sentence>河川の水質</Sentence></ItemSentence>"
	    "</Item>";
	static const char words[] = "<ParagraphSentence><Sentence>村は、水質を"
	    "測定する。</Sentence></ParagraphSentence>";
	struct problems *problems = problems_new();
	struct text from = {0}, to = {0}, list = {0};
	char *other, *said;

	(void)state;
	assert_all_told(rows, sizeof rows / sizeof *rows);
	text_add_format(&from, "%s%s", words, item);
	text_add_format(&to, "%s%s", item, words);
	other = replaced(from.bytes, to.bytes);
	said = told(law, other, false, problems);
	assert_non_null(strstr(said, "moved: 村は、水質を測定する。"));
	problem_print(problems, &list, PROBLEM_AS_TEXT, false);
	assert_non_null(strstr(list.bytes, "<ParagraphSentence> stands behind "
	    "<Item>, but belongs before it"));
	free(other);
	free(said);
	text_free(&from);
	text_free(&to);
	text_free(&list);
	problems_free(problems);
}

/* 一 and 二 have the same address if Num stayed. */
static void
a_number_that_was_printed_otherwise_is_shown(void **state)
{
	static const struct case_row rows[] = {
		{ "<ItemTitle>一<", "<ItemTitle>二<", "[number: " },
		{ "<ArticleTitle>第一条<", "<ArticleTitle>第一條<",
		    "第一條" },
		{ "<ParagraphNum>１<", "<ParagraphNum>２<", "[number: " },
		{ "<ItemTitle>一</ItemTitle>", "<ItemTitle/>", "[number: " },
	};

	(void)state;
	assert_all_told(rows, sizeof rows / sizeof *rows);
}

static void
a_second_body_is_refused(void **state)
{
	struct pool *pool = pool_new();
	struct problems *problems = problems_new();
	struct scratch scratch = scratch_open();
	char *other = replaced("</LawBody>", "</LawBody><LawBody/>");

	(void)state;
	assert_null(edition_load_law(pool, scratch_put(&scratch, "law.xml",
	    other), problems));
	assert_int_equal(problems_status(problems), 1);
	free(other);
	scratch_close(&scratch);
	problems_free(problems);
	pool_free(pool);
}

/* The same characters, but others of them are raised, or have the reading. */
static void
what_is_set_elsewhere_is_told(void **state)
{
	static const struct {
		const char *from, *old, *new, *said;
	} rows[] = {
		{ "河川の水質", "H<Sub>2</Sub>Oとm2", "H2Oとm<Sub>2</Sub>",
		    "第1条第1号  [lowered characters begins or ends elsewhere: 2]" },
		{ "河川の水質", "<Ruby>汀<Rt>みぎわ</Rt></Ruby>の汀",
		    "汀の<Ruby>汀<Rt>みぎわ</Rt></Ruby>",
		    "[ruby begins or ends elsewhere: 汀（みぎわ）]" },
		{ "</ItemSentence></Item>", "</ItemSentence><TableStruct>"
		    "<Table><TableRow><TableColumn><Sentence>a<Sup>2</Sup>b2"
		    "</Sentence></TableColumn></TableRow></Table>"
		    "</TableStruct></Item>", "</ItemSentence><TableStruct>"
		    "<Table><TableRow><TableColumn><Sentence>a2b<Sup>2</Sup>"
		    "</Sentence></TableColumn></TableRow></Table>"
		    "</TableStruct></Item>", "[table 1 row 1 cell 1 raised "
		    "characters begins or ends elsewhere: 2]" },
		/* Other words before it are no other place. */
		{ "河川の水質", "河川のm<Sup>2</Sup>の水質",
		    "湖沼及び河川のm<Sup>2</Sup>の水質", NULL },
	};
	struct problems *problems = problems_new();
	char *old, *new, *said;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		old = replaced(rows[i].from, rows[i].old);
		new = replaced(rows[i].from, rows[i].new);
		said = told(old, new, false, problems);
		if (rows[i].said != NULL ? strstr(said, rows[i].said) == NULL :
		    strstr(said, "elsewhere") != NULL)
			fail_msg("%s → %s: %s", rows[i].old, rows[i].new,
			    said);
		free(said);
		free(new);
		free(old);
	}
	problems_free(problems);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_second_title_is_a_change),
		cmocka_unit_test(what_is_set_elsewhere_is_told),
		cmocka_unit_test(a_title_before_the_title_is_a_change),
		cmocka_unit_test(the_number_and_the_date_of_a_law_are_compared),
		cmocka_unit_test(
		    what_others_note_beside_a_law_is_no_difference),
		cmocka_unit_test(what_stands_behind_what_it_heads_has_moved),
		cmocka_unit_test(a_number_that_was_printed_otherwise_is_shown),
		cmocka_unit_test(a_second_body_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
