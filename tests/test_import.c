#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "import/import.h"
#include "import/margin.h"
#include "import/sign.h"
#include "office/page.h"
#include "scratch.h"

struct made {
	struct pool	*pool;
	struct lines	 lines;
	struct reading	*readings;
};

static struct made
read_text(const char *text)
{
	struct made made = { .pool = pool_new() };

	lines_of_text(made.pool, &made.lines, text, strlen(text));
	margin_measure(made.pool, &made.lines, false);
	made.readings = reading_all(made.pool, &made.lines, NULL, 0);
	return made;
}

/* A file imported whole. */
struct import {
	struct scratch	 scratch;
	struct pool	*pool;
	struct problems	*problems;
	struct imported	*imported;
};

static struct import
import_bytes(const char *bytes, size_t length)
{
	struct import import = { scratch_open(), pool_new(), problems_new(),
	    NULL };

	import.imported = import_file(import.pool, scratch_put_bytes(
	    &import.scratch, "rule", bytes, length), NULL, 0,
	    DOCX_ASK, import.problems);
	return import;
}

static struct import
import_words(const char *words)
{
	return import_bytes(words, strlen(words));
}

/* Are the words in the XML, apart from its line breaks and indents? */
static void
assert_holds(const struct import *import, const char *words)
{
	char *plain = pool_string(import->pool, import->imported->laws[0].xml);
	char *to = plain;
	const char *at = plain;

	for (; *at != '\0'; at++)
		if (*at == '\n')
			while (at[1] == ' ')
				at++;
		else
			*to++ = *at;
	*to = '\0';
	if (strstr(plain, words) == NULL)
		fail_msg("%s is not in %s", words, plain);
}

static void
import_end(struct import *import)
{
	import_free(import->imported);
	problems_free(import->problems);
	pool_free(import->pool);
	scratch_close(&import->scratch);
}

static void
assert_kinds(const struct made *made, const char *const *kinds)
{
	size_t i;

	for (i = 0; i < made->lines.count; i++)
		assert_string_equal(reading_kind_name(
		    made->readings[i].kind), kinds[i]);
	assert_null(kinds[i]);
}

static void
a_sign_has_all_its_readings(void **state)
{
	struct sign signs[SIGN_READINGS_MAX];

	(void)state;
	assert_int_equal(sign_read("イ　写し", strlen("イ　写し"), signs), 2);
	assert_int_equal(signs[0].value, 2);		/* アイウ */
	assert_int_equal(signs[1].value, 1);		/* イロハ */
	assert_int_equal(sign_read("第7条の2　", strlen("第7条の2　"), signs),
	    1);
	assert_string_equal(signs[0].digits, "7_2");
	assert_int_equal(sign_read("第５条から第９条まで　削除",
	    strlen("第５条から第９条まで　削除"), signs), 1);
	assert_string_equal(signs[0].digits, "5:9");
	assert_int_equal(sign_read("附則第2項の規定", strlen("附則第2項の規定"),
	    signs), 0);
	assert_int_equal(sign_read("アプリの利用", strlen("アプリの利用"), signs),
	    0);
}

/* The first reading of what a line begins with. */
static const struct {
	const char	*line;
	enum sign_kind	 kind;
	enum sign_style	 style;
	const char	*digits;
} signs_of_lines[] = {
	{ "第２編　総則", SIGN_PART, 0, "2" },
	{ "第三章の二　雑則", SIGN_CHAPTER, 0, "3_2" },
	{ "第1節 通則", SIGN_SECTION, 0, "1" },
	{ "第２款　費用", SIGN_SUBSECTION, 0, "2" },
	{ "第１目　細目", SIGN_DIVISION, 0, "1" },
	{ "第七条の二　町長は", SIGN_ARTICLE, 0, "7_2" },
	{ "第五条及び第六条　削除", SIGN_ARTICLE, 0, "5:6" },
	{ "第5条・第6条　削除", SIGN_ARTICLE, 0, "5:6" },
	{ "第5条から第7条まで削除", SIGN_ARTICLE, 0, "5:7" },
	{ "第5条及び第6条の規定は", SIGN_ARTICLE, 0, "5" },
	{ "第5条から第2項まで", SIGN_ARTICLE, 0, "5" },
	{ "第5条から第7条　削除", SIGN_ARTICLE, 0, "5" },
	{ "12　職員は", SIGN_NUMBER, STYLE_DIGIT, "12" },
	{ "(3) 名称", SIGN_ITEM, STYLE_PAREN, "3" },
	{ "（３）の２　名称", SIGN_ITEM, STYLE_PAREN, "3_2" },
	{ "⑷　名称", SIGN_ITEM, STYLE_PAREN, "4" },
	{ "⑷の２　名称", SIGN_ITEM, STYLE_PAREN, "4_2" },
	{ "②　名称", SIGN_ITEM, STYLE_CIRCLE, "2" },
	{ "㈢　名称", SIGN_ITEM, STYLE_PAREN_KANJI, "3" },
	{ "（四）　名称", SIGN_ITEM, STYLE_PAREN_KANJI, "4" },
	{ "五　名称", SIGN_ITEM, STYLE_KANJI, "5" },
	{ "五の二　名称", SIGN_ITEM, STYLE_KANJI, "5_2" },
	{ "三から五まで　削除", SIGN_ITEM, STYLE_KANJI, "3:5" },
	{ "三及び四　削除", SIGN_ITEM, STYLE_KANJI, "3:4" },
	{ "(ア)　名称", SIGN_ITEM, STYLE_PAREN_KANA, "1" },
	{ "ハ　名称", SIGN_ITEM, STYLE_KANA, "26" },
	{ "b　名称", SIGN_ITEM, STYLE_ALPHA, "2" },
	{ "(b)　名称", SIGN_ITEM, STYLE_PAREN_ALPHA, "2" },
	{ "ⅳ　名称", SIGN_ITEM, STYLE_ROMAN, "4" },
	{ "Ⅱ　名称", SIGN_ITEM, STYLE_ROMAN, "2" },
	{ "(ⅲ)　名称", SIGN_ITEM, STYLE_PAREN_ROMAN, "3" },
	{ "xviii　名称", SIGN_ITEM, STYLE_ROMAN, "18" },
	{ "（趣旨）", SIGN_CAPTION, 0, "" },
	{ "附則", SIGN_SUPPLEMENT, 0, "" },
	{ "附　則（平成12年規則第3号）", SIGN_SUPPLEMENT, 0, "" },
	{ "付　則　抄", SIGN_SUPPLEMENT, 0, "" },
	{ "目　次", SIGN_CONTENTS, 0, "" },
	{ "別表第１の２（第３条関係）", SIGN_APPENDIX, 0, "" },
	{ "第3号様式の2（第5条関係）", SIGN_APPENDIX, 0, "" },
	{ "様式第４号", SIGN_APPENDIX, 0, "" },
	{ "備　考", SIGN_REMARK, 0, "" },
	{ "備考　この表において", SIGN_REMARK, 0, "" },
};

static const char *const no_signs[] = { "", "附則第2項の規定", "目次を作る",
    "別表に掲げる者", "備考欄に記入する", "第二項の規定", "（趣旨）を改める",
    "〔略〕", "職員は、守る。", "）（" };

static void
assert_first(const char *line, enum sign_kind kind, enum sign_style style,
    const char *digits)
{
	struct sign signs[SIGN_READINGS_MAX];

	if (sign_read(line, strlen(line), signs) == 0)
		fail_msg("no sign: %s", line);
	if (signs[0].kind != kind || signs[0].style != style ||
	    strcmp(signs[0].digits, digits) != 0)
		fail_msg("%s: kind %d, style %d, %s", line, signs[0].kind,
		    signs[0].style, signs[0].digits);
}

static void
a_line_begins_with_a_sign(void **state)
{
	struct sign signs[SIGN_READINGS_MAX];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof signs_of_lines / sizeof *signs_of_lines; i++)
		assert_first(signs_of_lines[i].line, signs_of_lines[i].kind,
		    signs_of_lines[i].style, signs_of_lines[i].digits);
	for (i = 0; i < sizeof no_signs / sizeof *no_signs; i++)
		if (sign_read(no_signs[i], strlen(no_signs[i]), signs) != 0)
			fail_msg("a sign: %s", no_signs[i]);
}

static void
a_page_number_is_a_whole_line(void **state)
{
	static const char *const pages[] = { "3", "- 3 -", "― 3 ―", "－３－",
	    "— 3 —", "3/12", "3 / 12" };
	static const char *const others[] = { "3 -", "- 3", "- 3 /", "12/3",
	    "0", "99999999", "3月", "-" };
	size_t i;
	int page;

	(void)state;
	for (i = 0; i < sizeof pages / sizeof *pages; i++)
		if (!sign_is_page(pages[i], strlen(pages[i]), &page) ||
		    page != 3)
			fail_msg("no page: %s", pages[i]);
	for (i = 0; i < sizeof others / sizeof *others; i++)
		if (sign_is_page(others[i], strlen(others[i]), &page))
			fail_msg("a page: %s", others[i]);
}

static void
a_number_alone_is_a_paragraph_or_a_page_by_what_follows(void **state)
{
	static const char *const kinds[] = { "title", "caption", "article",
	    "paragraph", "line", "paragraph", "line", NULL };
	struct made made = read_text("町の要綱\n（目的）\n第1条　町長は、定める。\n"
	    "2\n職員は、守る。\n3\n町の者も、守る。\n");

	(void)state;
	assert_kinds(&made, kinds);
	pool_free(made.pool);
}

static void
a_bracketed_item_is_no_caption(void **state)
{
	static const char *const kinds[] = { "title", "article", "item",
	    "item", "caption", "article", NULL };
	struct made made = read_text("町の要綱\n第1条　次の者とする。\n"
	    "(1)　町長（副町長）\n(2)　職員（臨時の者）\n（義務）\n"
	    "第2条　守る。\n");

	(void)state;
	assert_kinds(&made, kinds);
	pool_free(made.pool);
}

static void
a_missing_number_is_told_and_not_filled(void **state)
{
	struct made made = read_text("町の要綱\n第1条　定める。\n(1)　甲\n"
	    "（義務）\n第3条　守る。\n");

	(void)state;
	assert_int_equal(made.readings[4].kind, READ_ARTICLE);
	assert_int_equal(made.readings[4].gap, 1);
	pool_free(made.pool);
}

static void
a_choice_decides(void **state)
{
	const struct choice choice = { 3, READ_LINE };
	struct made made = read_text("町の要綱\n第1条　定める。\n2　守る。\n");
	const struct reading *chosen = reading_all(made.pool, &made.lines,
	    &choice, 1);

	(void)state;
	assert_int_equal(made.readings[2].kind, READ_PARAGRAPH);
	assert_int_equal(chosen[2].kind, READ_LINE);
	pool_free(made.pool);
}

static void
menus_of_a_page_are_left_out_and_tables_are_tables(void **state)
{
	static const char page[] = "<html><body><div id='sidebar'>目次へ</div>"
	    "<p>町の要綱</p><p>第1条　<ruby>町<rt>まち</rt></ruby>は、\n守る。</p>"
	    "<table><tr><td colspan='2'>区分</td><td>額</td></tr></table>"
	    "<script>x()</script></body></html>";
	struct pool *pool = pool_new();
	struct lines lines = {0};

	(void)state;
	assert_true(page_read(pool, &lines, page, strlen(page)));
	assert_int_equal(lines.count, 4);
	assert_string_equal(lines.list[0].left_out, "around");
	assert_string_equal(lines.list[2].text, "第1条　" LINES_RUBY "町"
	    LINES_READING "まち" LINES_RUBY_END "は、守る。");
	assert_int_equal(lines.list[3].row_count, 1);
	assert_int_equal(lines.list[3].rows[0].cells[0].columns, 2);
	pool_free(pool);
}

/* Blanks between letters stay, those of the file's own lines do not. */
static void
a_table_of_a_page_may_only_place_things(void **state)
{
	static const char page[] = "<html><body><!-- x --><p> 町の\r\n\t要綱 </p>"
	    "<table><tr><td><p>第1条　town  office の\n LAN は、<b>守る</b>。"
	    "</p></td></tr></table><p>\n</p><table><tr><td>左</td><td><table><tr>"
	    "<td>額</td></tr></table></td></tr></table>"
	    "<table><caption>手数料</caption><thead><tr><th colspan='0'>区分"
	    "</th><th rowspan='5000'>額</th></tr></thead><tbody><tr><td>写し"
	    "<br>閲覧<p>縦\n覧</p><script>x()</script></td></tr></tbody></table>"
	    "<div class='pageTop'><p>上へ</p></div></body></html>";
	static const char *const texts[] = { "町の要綱", "第1条　town office の"
	    "LAN は、守る。", "左", "額", "手数料", "", "上へ" };
	struct pool *pool = pool_new();
	const struct table_row *rows;
	struct lines lines = {0};
	size_t i;

	(void)state;
	assert_true(page_read(pool, &lines, page, strlen(page)));
	assert_int_equal(lines.count, sizeof texts / sizeof *texts);
	for (i = 0; i < lines.count; i++)
		assert_string_equal(lines.list[i].text, texts[i]);
	assert_string_equal(lines.list[6].left_out, "around");
	rows = lines.list[5].rows;
	assert_int_equal(lines.list[5].row_count, 2);
	assert_int_equal(rows[0].cells[0].columns, 1);
	assert_int_equal(rows[0].cells[1].rows, 999);
	assert_string_equal(rows[1].cells[0].text, "写し\n閲覧\n縦覧");
	pool_free(pool);
	pool = pool_new();
	assert_false(page_read(pool, &(struct lines){0}, "", 0));
	pool_free(pool);
}

static void
a_table_stands_in_its_paragraph_and_loses_nothing(void **state)
{
	static const char page[] = "<html><body><p>町の要綱</p><p>第1条　手数料は、"
	    "次の表のとおりとする。</p><table><tr><td rowspan='2'>写し</td><td>10円"
	    "</td></tr><tr><td>20円</td></tr></table><p>2　町長は、減らせる。</p>"
	    "<p>別表（第1条関係）</p><table><tr><td>甲</td><td>乙</td></tr></table>"
	    "</body></html>";
	struct import import = import_words(page);

	(void)state;
	assert_int_equal(import.imported->law_count, 1);
	assert_int_equal(problems_status(import.problems), 0);
	assert_holds(&import, "<TableStruct><Table><TableRow>"
	    "<TableColumn rowspan=\"2\"><Sentence>写し</Sentence>");
	assert_holds(&import, "<AppdxTable Num=\"1\">");
	import_end(&import);
}

static void
several_regulations_are_parted(void **state)
{
	struct made made = read_text("町の要綱\n第1条　定める。\n附　則\n"
	    "この要綱は、公布の日から施行する。\n村の要綱\n第1条　定める。\n");
	size_t count, i;
	struct built *laws = build_laws(made.pool, &made.lines, made.readings,
	    &count);

	(void)state;
	assert_int_equal(count, 2);
	assert_string_equal(laws[1].told.title, "村の要綱");
	for (i = 0; i < count; i++)
		xmlFreeDoc(laws[i].law);
	pool_free(made.pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sign_has_all_its_readings),
		cmocka_unit_test(a_line_begins_with_a_sign),
		cmocka_unit_test(a_page_number_is_a_whole_line),
		cmocka_unit_test(
		    a_number_alone_is_a_paragraph_or_a_page_by_what_follows),
		cmocka_unit_test(a_bracketed_item_is_no_caption),
		cmocka_unit_test(a_missing_number_is_told_and_not_filled),
		cmocka_unit_test(a_choice_decides),
		cmocka_unit_test(
		    menus_of_a_page_are_left_out_and_tables_are_tables),
		cmocka_unit_test(a_table_of_a_page_may_only_place_things),
		cmocka_unit_test(
		    a_table_stands_in_its_paragraph_and_loses_nothing),
		cmocka_unit_test(several_regulations_are_parted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
