#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "refer/define.h"
#include "scratch.h"
#include "base/text.h"

struct world {
	struct scratch	 scratch;
	struct pool	*pool;
	struct problems	*problems;
	struct corpus	*corpus;
};

#define PARAGRAPH(NUM, TEXT, ITEMS) "<Paragraph Num='" NUM "'>" \
	"<ParagraphNum/><ParagraphSentence><Sentence>" TEXT "</Sentence>" \
	"</ParagraphSentence>" ITEMS "</Paragraph>"
#define ARTICLE(NUM, CAPTION, BODY) "<Article Num='" NUM "'>" \
	"<ArticleCaption>(" CAPTION ")</ArticleCaption><ArticleTitle/>" BODY \
	"</Article>"
#define COLUMNS(NUM, TERM, MEANING, BELOW) "<Item Num='" NUM "'>" \
	"<ItemTitle/><ItemSentence><Column><Sentence>" TERM \
	"</Sentence></Column><Column><Sentence>" MEANING "</Sentence>" \
	"</Column></ItemSentence>" BELOW "</Item>"
#define ITEM(NUM, TEXT, BELOW) "<Item Num='" NUM "'><ItemTitle/>" \
	"<ItemSentence><Sentence>" TEXT "</Sentence></ItemSentence>" BELOW \
	"</Item>"
#define SUBITEM(NUM, TEXT) "<Subitem1 Num='" NUM "'><Subitem1Title/>" \
	"<Subitem1Sentence><Sentence>" TEXT "</Sentence></Subitem1Sentence>" \
	"</Subitem1>"

static int
open_world(void **state)
{
	static struct world world;

	world.scratch = scratch_open();
	world.pool = pool_new();
	world.problems = problems_new();
	world.corpus = NULL;
	scratch_put(&world.scratch, "town/authority.xml",
	    "<authority id='town' title='町'>"
	    "<standard slug='01' title='試験基準'/>"
	    "<standard slug='02' title='通信管理基準'/></authority>");
	scratch_put(&world.scratch, "town/02/2020-01-01/text.xml",
	    "<Law><LawBody><LawTitle>2 通信管理基準</LawTitle>"
	    "<MainProvision>" ARTICLE("1", "定義", PARAGRAPH("1",
	    "用語の意義は、次のとおりとする。", COLUMNS("1", "回線",
	    "電話の線をいう。", ""))) "</MainProvision></LawBody></Law>");
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
	pool_free(world->pool);
	return 0;
}

static const struct edition *
read_text(struct world *world, const char *articles)
{
	struct text law = {0};

	text_add_format(&law, "<Law><LawBody><LawTitle>試験基準</LawTitle>"
	    "<MainProvision>%s</MainProvision></LawBody></Law>", articles);
	scratch_put(&world->scratch, "town/01/2020-01-01/text.xml",
	    law.bytes);
	text_free(&law);
	corpus_free(world->corpus);
	world->corpus = corpus_load(world->scratch.path, world->problems);
	return find_edition(world->corpus, "town/01");
}

/* TERM(WAY RANGE)=MEANING, in the order of the text */
static void
expect(void **state, const char *articles, const char *expected)
{
	const struct definition *at = define_known(read_text(*state,
	    articles));
	struct text out = {0};

	text_add_string(&out, "");
	for (; at != NULL; at = at->next)
		text_add_format(&out, "%s%s(%s %s%s%s)=%s",
		    out.length > 0 ? " / " : "", at->term,
		    define_way_name(at->way), at->range != NULL ?
		    at->range->address : "all", at->is_onward ? "+" : "",
		    at->has_members ? "*" : "", at->meaning);
	assert_string_equal(out.bytes != NULL ? out.bytes : "", expected);
	text_free(&out);
}

static void
expect_one(void **state, const char *sentence, const char *expected)
{
	char articles[4096];

	snprintf(articles, sizeof articles, ARTICLE("1", "い",
	    PARAGRAPH("1", "%s", "")), sentence);
	expect(state, articles, expected);
}

static void
items_of_a_definitions_article_define(void **state)
{
	expect(state, ARTICLE("2", "定義", PARAGRAPH("1",
	    "用語の意義は、次のとおりとする。", COLUMNS("1", "媒体(円盤を含む。)",
	    "情報を記録するものをいう。", SUBITEM("1", "円盤")))),
	    "媒体(item all*)=情報を記録するものをいう。");
	expect(state, ARTICLE("3", "申請", PARAGRAPH("1",
	    "次の事項を書く。", COLUMNS("1", "氏名", "戸籍のもの", ""))), "");
}

static void
a_classification_defines_its_classes(void **state)
{
	expect(state, ARTICLE("4", "重要性の分類", PARAGRAPH("1",
	    "情報は、次に従って重要性を分類するものとする。",
	    ITEM("1", "重要性Ⅰ", SUBITEM("1", "住所"))
	    COLUMNS("2", "重要性Ⅱ", "重要性I以外の情報", ""))),
	    "重要性Ⅰ(class all*)= / 重要性Ⅱ(class all)=重要性I以外の情報");
}

static void
a_short_name_is_for_the_words_in_front_of_it(void **state)
{
	expect_one(state, "この基準は、別に定めるもののほか電子情報及び帳票"
	    "(以下「情報等」という。)の取扱いを定める。",
	    "情報等(short all+)=電子情報及び帳票");
	expect_one(state, "職員は、統括者又は担当者(以下「統括者等」という。)の"
	    "許可を受ける。", "統括者等(short all+)=統括者又は担当者");
	expect_one(state, "職員は、許可なく、学校の回線及び当該回線を介して"
	    "提供される機能(以下「機能」という。)を使わない。",
	    "機能(short all+)=学校の回線及び当該回線を介して提供される機能");
	expect_one(state, "許可された箱を網に接続された機器(以下「機器」という。)"
	    "につなぐ。", "機器(short all+)=網に接続された機器");
	expect_one(state, "原則として、その媒体を第1条の規定により申請した機器"
	    "(以下「申請機器」という。)から外さない。",
	    "申請機器(short all+)=第1条の規定により申請した機器");
	expect_one(state, "その他統括する者(以下「長」という。)が定める。",
	    "長(short all+)=統括する者");
}

static void
a_range_is_read(void **state)
{
	expect_one(state, "網(以下この条において「網」という。)を使う。",
	    "網(short Mp-At_1+)=網");
	expect_one(state, "網(回線をいう。以下この項において同じ。)を使う。",
	    "網(inline Mp-At_1-Pr_1+)=回線");
	expect_one(state, "網(回線をいう。)を使う。",
	    "網(inline Mp-At_1-Pr_1)=回線");
	expect_one(state, "網(以下、「甲」という。)を使う。",
	    "甲(short all+)=網");
}

static void
what_brackets_explain_is_the_word_before_them(void **state)
{
	expect_one(state, "軽易な事故(すぐ直るものをいう。以下同じ。)は、"
	    "報告しない。", "軽易な事故(inline all+)=すぐ直るもの");
	expect_one(state, "支障を及ぼすおそれがあるサーバ(提供する機械(親)をいう。)"
	    "及び端末", "サーバ(inline Mp-At_1-Pr_1)=提供する機械(親)");
	expect_one(state, "市、警察及びIPA(協会をいう。以下同じ。)に連絡し、"
	    "学校のIPAを訪ねる。", "IPA(inline all+)=協会");
	expect_one(state, "学校(分校を含む。)の長", "");
}

static void
a_sentence_defines(void **state)
{
	expect(state, ARTICLE("2", "い", PARAGRAPH("1", "この基準において、"
	    "緊急時とは、次の各号の一に該当するときをいう。",
	    ITEM("1", "火事のとき", ""))),
	    "緊急時(sentence all*)=次の各号の一に該当するとき");
	expect_one(state, "この条において「網」とは、回線をいう。",
	    "網(sentence Mp-At_1)=回線");
	expect_one(state, "網とはいえない。", "");
}

/* Uses */

static void
expect_uses(void **state, const char *articles, const char *address,
    const char *expected)
{
	const struct edition *edition = read_text(*state, articles);
	const struct provision *at = find_provision(edition, address);
	const struct term_use *use = define_uses(edition, at);
	struct text out = {0};

	text_add_string(&out, "");
	for (; use != NULL; use = use->next)
		text_add_format(&out, "%s%.*s=%s%s%s",
		    out.length > 0 ? " " : "", (int)(use->end - use->start),
		    at->text + use->start, use->definition->edition == edition ?
		    "" : "02#", use->definition->at->address,
		    use->is_early ? "!" : "");
	assert_string_equal(out.bytes, expected);
	text_free(&out);
}

#define DEFINED ARTICLE("1", "定義", PARAGRAPH("1", \
	"用語の意義は、次のとおりとする。", COLUMNS("1", "ログ", "記録をいう。", "") \
	COLUMNS("2", "庁外", "庁舎の外をいう。", "") \
	COLUMNS("3", "庁外への持出し", "庁外に出すことをいう。", "")))

static void
the_longest_whole_word_is_used(void **state)
{
	const char *text = DEFINED ARTICLE("2", "い", PARAGRAPH("1",
	    "ログインし、庁外への持出しのログ、庁外のプログラム及び本庁外を見る。",
	    ""));

	expect_uses(state, text, "Mp-At_2-Pr_1",
	    "庁外への持出し=Mp-At_1-Pr_1-It_3 ログ=Mp-At_1-Pr_1-It_1 "
	    "庁外=Mp-At_1-Pr_1-It_2 庁外=Mp-At_1-Pr_1-It_2");
	expect_uses(state, text, "Mp-At_1-Pr_1-It_3",
	    "庁外=Mp-At_1-Pr_1-It_2");
}

static void
a_roman_number_is_its_letters(void **state)
{
	expect_uses(state, ARTICLE("4", "分類", PARAGRAPH("1",
	    "次に従って重要性を分類する。", ITEM("1", "重要性Ⅰ", SUBITEM("1",
	    "住所")) ITEM("2", "重要性Ⅱ", SUBITEM("1", "重要性I以外"))))
	    ARTICLE("5", "い", PARAGRAPH("1", "重要性II及び重要性I", "")),
	    "Mp-At_5-Pr_1",
	    "重要性II=Mp-At_4-Pr_1-It_2 重要性I=Mp-At_4-Pr_1-It_1");
}

static void
the_standard_that_the_word_stands_in_explains(void **state)
{
	const char *text = ARTICLE("1", "い", PARAGRAPH("1",
	    "回線を使う。", ""));

	/* The other standard's word is not ours, */
	expect_uses(state, text, "Mp-At_1-Pr_1", "");
	/* unless we say so, */
	expect_uses(state, ARTICLE("1", "い", PARAGRAPH("1",
	    "この基準の用語は、通信管理基準において使用する用語の例による。", ""))
	    ARTICLE("2", "い", PARAGRAPH("1", "回線を使う。", "")),
	    "Mp-At_2-Pr_1", "回線=02#Mp-At_1-Pr_1-It_1");
	/* and then our own goes before. */
	expect_uses(state, ARTICLE("1", "い", PARAGRAPH("1",
	    "用語は、通信管理基準において使用する用語の例による。", ""))
	    ARTICLE("2", "い", PARAGRAPH("1",
	    "回線(光の線をいう。以下同じ。)を使う。", ""))
	    ARTICLE("3", "い", PARAGRAPH("1", "回線を切る。", "")),
	    "Mp-At_3-Pr_1", "回線=Mp-At_2-Pr_1");
}

static void
a_narrow_definition_holds_in_its_range(void **state)
{
	const char *text = DEFINED ARTICLE("2", "い", PARAGRAPH("1",
	    "ログ(日記をいう。以下この条において同じ。)を見る。", "")
	    PARAGRAPH("2", "ログを消す。", "")) ARTICLE("3", "い",
	    PARAGRAPH("1", "ログを残す。", ""));

	expect_uses(state, text, "Mp-At_2-Pr_2", "ログ=Mp-At_2-Pr_1");
	expect_uses(state, text, "Mp-At_3-Pr_1", "ログ=Mp-At_1-Pr_1-It_1");
}

static void
what_is_used_before_its_place_is_early(void **state)
{
	expect_uses(state, ARTICLE("1", "い", PARAGRAPH("1",
	    "本部を置く。", "")) ARTICLE("2", "い", PARAGRAPH("1",
	    "対策の本部(以下「本部」という。)", "")), "Mp-At_1-Pr_1",
	    "本部=Mp-At_2-Pr_1!");
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, open_world, \
	close_world)
	const struct CMUnitTest tests[] = {
		TEST(items_of_a_definitions_article_define),
		TEST(a_classification_defines_its_classes),
		TEST(a_short_name_is_for_the_words_in_front_of_it),
		TEST(a_range_is_read),
		TEST(what_brackets_explain_is_the_word_before_them),
		TEST(a_sentence_defines),
		TEST(the_longest_whole_word_is_used),
		TEST(a_roman_number_is_its_letters),
		TEST(the_standard_that_the_word_stands_in_explains),
		TEST(a_narrow_definition_holds_in_its_range),
		TEST(what_is_used_before_its_place_is_early),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
