#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "import/import.h"
#include "import/margin.h"
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
	assert_string_equal(laws[1].title, "村の要綱");
	for (i = 0; i < count; i++)
		xmlFreeDoc(laws[i].law);
	pool_free(made.pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sign_has_all_its_readings),
		cmocka_unit_test(
		    a_number_alone_is_a_paragraph_or_a_page_by_what_follows),
		cmocka_unit_test(a_bracketed_item_is_no_caption),
		cmocka_unit_test(a_missing_number_is_told_and_not_filled),
		cmocka_unit_test(a_choice_decides),
		cmocka_unit_test(
		    menus_of_a_page_are_left_out_and_tables_are_tables),
		cmocka_unit_test(
		    a_table_stands_in_its_paragraph_and_loses_nothing),
		cmocka_unit_test(several_regulations_are_parted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
