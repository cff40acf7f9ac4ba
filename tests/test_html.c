#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "html/html.h"

static const struct html_frame alone = { .style = "" };

struct fixture {
	struct pool		*pool;
	struct sheet		 sheet;
	struct text		 out;
};

static int
set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .pool = pool_new() };
	fixture.sheet.root = sheet_add(fixture.pool, NULL, SHEET_SHEET);
	*state = &fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	text_free(&fixture->out);
	pool_free(fixture->pool);
	return 0;
}

static struct sheet_node *
add_words(struct fixture *fixture, struct sheet_node *parent,
    enum sheet_kind kind, const char *words)
{
	struct sheet_node *node = sheet_add(fixture->pool, parent, kind);

	sheet_add_text(fixture->pool, node, words, strlen(words));
	return node;
}

static void
set(struct fixture *fixture, struct sheet_node *node, enum sheet_attr attr,
    const char *value)
{
	sheet_set(fixture->pool, node, attr, value);
}

static const char *
html_of(struct fixture *fixture)
{
	sheet_dump_digest(&fixture->sheet);
	html_write(&fixture->sheet, &alone, &fixture->out);
	return fixture->out.bytes;
}

static int
count(const char *in, const char *what)
{
	int times = 0;

	while ((in = strstr(in, what)) != NULL) {
		times++;
		in += strlen(what);
	}
	return times;
}

/* The text between <main> and </main> without tags and white space. */
static void
add_main_text(const char *html, struct text *out)
{
	const char *at = strstr(html, "<main id=\"main\">"), *end = strstr(html, "</main>");
	bool in_tag = false;

	for (; at < end; at++) {
		if (*at == '<')
			in_tag = true;
		else if (*at == '>')
			in_tag = false;
		else if (!in_tag && strchr(" \n\t", *at) == NULL)
			text_add_char(out, *at);
	}
}

static void
add_squeezed(const char *from, struct text *out)
{
	for (; *from != '\0'; from++)
		if (strchr(" \n\t", *from) == NULL)
			text_add_char(out, *from);
}

/* One of every element that shows words. */
static void
fill_with_everything(struct fixture *fixture)
{
	struct sheet_node *root = fixture->sheet.root, *node, *row;

	set(fixture, add_words(fixture, root, SHEET_HEADING, "見出し"),
	    SHEET_A_NUMBER, "1");
	node = add_words(fixture, root, SHEET_PARA, "本文");
	set(fixture, node, SHEET_A_NUMBER, "(1)");
	add_words(fixture, node, SHEET_EM, "強調");
	add_words(fixture, node, SHEET_CITE, "第1条");
	add_words(fixture, node, SHEET_CHECK, "要");
	set(fixture, add_words(fixture, node, SHEET_RUBY, "漏洩"), SHEET_A_RT,
	    "ろうえい");
	sheet_add(fixture->pool, node, SHEET_BREAK);
	set(fixture, sheet_add(fixture->pool, node, SHEET_BLANK),
	    SHEET_A_KIND, "seal");
	node = sheet_add(fixture->pool, root, SHEET_LIST);
	set(fixture, add_words(fixture, node, SHEET_ITEM, "項"),
	    SHEET_A_NUMBER, "ア");
	row = sheet_add(fixture->pool,
	    sheet_add(fixture->pool, root, SHEET_TABLE), SHEET_ROW);
	add_words(fixture, row, SHEET_CELL, "欄");
	set(fixture, add_words(fixture, root, SHEET_FIELD, "教育課"),
	    SHEET_A_LABEL, "所属");
	node = sheet_add(fixture->pool, root, SHEET_SIGN);
	set(fixture, node, SHEET_A_LABEL, "確認者");
	sheet_sign(fixture->pool, node);
	set(fixture, add_words(fixture, root, SHEET_NOTE, "注記"),
	    SHEET_A_LABEL, "注");
	add_words(fixture, sheet_add(fixture->pool, root, SHEET_KEEP),
	    SHEET_PARA, "続き");
	node = sheet_add(fixture->pool, root, SHEET_FLOW);
	set(fixture, add_words(fixture, node, SHEET_STEP, "担当者"),
	    SHEET_A_LABEL, "電話");
}

static void
the_file_holds_the_words_of_the_sheet(void **state)
{
	struct fixture *fixture = *state;
	struct text words = {0}, wanted = {0}, found = {0};

	fill_with_everything(fixture);
	sheet_words(&fixture->sheet, &words);
	add_squeezed(words.bytes, &wanted);
	add_main_text(html_of(fixture), &found);
	assert_string_equal(found.bytes, wanted.bytes);
	text_free(&words);
	text_free(&wanted);
	text_free(&found);
}

static void
markup_in_words_stays_words(void **state)
{
	struct fixture *fixture = *state;
	const char *html;

	set(fixture, fixture->sheet.root, SHEET_A_TITLE, "</style><b>");
	set(fixture, add_words(fixture, fixture->sheet.root, SHEET_PARA,
	    "<script>x</script>"), SHEET_A_PROVISION, "a\"b");
	html = html_of(fixture);
	assert_null(strstr(html, "<script>"));
	assert_null(strstr(html, "<b>"));
	assert_non_null(strstr(html, "id=\"a&quot;b\""));
	assert_int_equal(count(html, "</style>"), 1);
}

static void
an_address_is_an_id_once(void **state)
{
	struct fixture *fixture = *state;
	const struct sheet *both[] = { &fixture->sheet, &fixture->sheet };
	struct sheet_node *para;

	para = add_words(fixture, fixture->sheet.root, SHEET_PARA, "一");
	set(fixture, para, SHEET_A_PROVISION, "Mp-At_1");
	para = add_words(fixture, fixture->sheet.root, SHEET_PARA, "二");
	set(fixture, para, SHEET_A_PROVISION, "Mp-At_1");
	sheet_dump_digest(&fixture->sheet);
	html_write_many(both, 2, &alone, &fixture->out);
	assert_int_equal(count(fixture->out.bytes, "id=\"Mp-At_1\""), 1);
	assert_int_equal(count(fixture->out.bytes, "一"), 2);
}

static void
a_citation_leads_to_the_id(void **state)
{
	struct fixture *fixture = *state;
	const char *html;
	struct sheet_node *para;

	para = add_words(fixture, fixture->sheet.root, SHEET_PARA, "条");
	set(fixture, para, SHEET_A_PROVISION, "kyoto/04#Mp-At_1");
	set(fixture, add_words(fixture, para, SHEET_CITE, "ここ"),
	    SHEET_A_REF, "#kyoto/04#Mp-At_1");
	set(fixture, add_words(fixture, para, SHEET_CITE, "そこ"),
	    SHEET_A_REF, "../04/standard.html#Mp-At_2");
	html = html_of(fixture);
	assert_non_null(strstr(html, "id=\"kyoto.04.Mp-At_1\""));
	assert_non_null(strstr(html, "href=\"#kyoto.04.Mp-At_1\""));
	assert_non_null(strstr(html, "href=\"../04/standard.html#Mp-At_2\""));
}

static struct sheet_node *
add_checklist(struct fixture *fixture)
{
	struct sheet_node *table = sheet_add(fixture->pool,
	    fixture->sheet.root, SHEET_TABLE), *row, *cell;

	set(fixture, table, SHEET_A_COLS, "1 3");
	row = sheet_add(fixture->pool, table, SHEET_ROW);
	set(fixture, row, SHEET_A_HEAD, "yes");
	add_words(fixture, row, SHEET_CELL, "番号");
	add_words(fixture, row, SHEET_CELL, "実施");
	row = sheet_add(fixture->pool, table, SHEET_ROW);
	set(fixture, row, SHEET_A_NUMBER, "12");
	cell = add_words(fixture, row, SHEET_CELL, "12");
	set(fixture, cell, SHEET_A_HEAD, "yes");
	cell = sheet_add(fixture->pool, row, SHEET_CELL);
	return sheet_add(fixture->pool, cell, SHEET_CHECK);
}

static void
a_box_without_words_is_named_by_row_and_column(void **state)
{
	struct fixture *fixture = *state;
	const char *html;

	add_checklist(fixture);
	html = html_of(fixture);
	assert_non_null(strstr(html, "type=\"checkbox\" aria-label=\"12 実施\""));
}

static void
heads_of_rows_and_columns_are_told_apart(void **state)
{
	struct fixture *fixture = *state;
	const char *html;

	add_checklist(fixture);
	html = html_of(fixture);
	assert_int_equal(count(html, "<thead>"), 1);
	assert_int_equal(count(html, "scope=\"col\""), 2);
	assert_int_equal(count(html, "scope=\"row\""), 1);
	assert_non_null(strstr(html, "<col class=\"w25\"><col class=\"w75\">"));
}

static void
a_ticked_box_stays_ticked(void **state)
{
	struct fixture *fixture = *state;

	set(fixture, add_checklist(fixture), SHEET_A_STATE, "on");
	assert_non_null(strstr(html_of(fixture), " checked"));
}

static void
a_draft_is_stamped(void **state)
{
	struct fixture *fixture = *state;

	assert_null(strstr(html_of(fixture), "class=\"stamp\""));
	text_clear(&fixture->out);
	set(fixture, fixture->sheet.root, SHEET_A_STATUS, "draft");
	assert_non_null(strstr(html_of(fixture), "class=\"stamp\">案<"));
}

static void
every_printed_page_names_its_source(void **state)
{
	struct fixture *fixture = *state;
	const char *html;

	set(fixture, fixture->sheet.root, SHEET_A_AUTHORITY, "港区");
	set(fixture, fixture->sheet.root, SHEET_A_EDITION, "令和5年9月1日");
	html = html_of(fixture);
	assert_non_null(strstr(html, "data-head=\"港区\""));
	assert_non_null(strstr(html, "data-foot=\"令和5年9月1日　"));
	assert_non_null(strstr(html, fixture->sheet.digest));
}

static void
of_several_answers_one_is_chosen(void **state)
{
	struct fixture *fixture = *state;
	struct sheet_node *check = add_checklist(fixture);
	const struct sheet *both[] = { &fixture->sheet, &fixture->sheet };

	set(fixture, check, SHEET_A_NAME, "12");
	set(fixture, check, SHEET_A_ANSWER, "done");
	set(fixture, check->parent->parent, SHEET_A_DIGEST, "0123abcd");
	html_write_many(both, 2, &alone, &fixture->out);
	assert_int_equal(count(fixture->out.bytes, "<label><input "
	    "type=\"radio\" name=\"q12\" value=\"done\""), 1);
	assert_int_equal(count(fixture->out.bytes, "name=\"q1-12\""), 1);
	assert_int_equal(count(fixture->out.bytes,
	    "data-digest=\"0123abcd\""), 2);
}

static void
headings_are_listed_where_they_are_many(void **state)
{
	struct fixture *fixture = *state;
	static const char *const words[] = { "一", "二", "三", "四", "五" };
	struct sheet_node *heading;
	const char *html;
	size_t i;

	for (i = 0; i < 5; i++) {
		heading = add_words(fixture, fixture->sheet.root,
		    SHEET_HEADING, words[i]);
		set(fixture, heading, SHEET_A_LEVEL, i == 0 ? "1" : "2");
		if (i == 2)
			set(fixture, heading, SHEET_A_PROVISION, "Mp-Ch_2");
		if (i == 3)
			set(fixture, heading, SHEET_A_NUMBER, "3");
	}
	html = html_of(fixture);
	assert_non_null(strstr(html, "<a href=\"#s1\">二</a>"));
	assert_non_null(strstr(html, "<a href=\"#Mp-Ch_2\">三</a>"));
	assert_non_null(strstr(html, "<a href=\"#s2\">3 四</a>"));
	assert_non_null(strstr(html, "<h2 id=\"s3\">五</h2>"));
	assert_int_equal(count(html, "<li class=\"h2\">"), 4);
}

/* One that stands alone lets in what it holds, by its hash. */
static void
a_page_says_what_it_lets_in(void **state)
{
	static const struct html_frame linked = { .base = "../../" },
	    scripted = { .style = "p{}", .script = "1;" };
	struct fixture *fixture = *state;
	const char *html;

	fill_with_everything(fixture);
	sheet_dump_digest(&fixture->sheet);
	html_write(&fixture->sheet, &scripted, &fixture->out);
	html = fixture->out.bytes;
	assert_non_null(strstr(html, "script-src 'sha256-"
	    "CImjRDTlhukYQ2AnxOi0wzgPhGQ3Mb3rVwJK24dFz1M='"));
	assert_non_null(strstr(html, "<style>p{}</style>"));
	assert_non_null(strstr(html, ">1;</script>"));
	assert_null(strstr(html, "style=\""));
	text_clear(&fixture->out);
	html_write(&fixture->sheet, &linked, &fixture->out);
	html = fixture->out.bytes;
	assert_non_null(strstr(html, "script-src 'self'; style-src 'self';"));
	assert_non_null(strstr(html, "href=\"../../style.css\""));
	assert_null(strstr(html, "<style>"));
	assert_int_equal(count(html, html_way_mark), 1);
	assert_int_equal(count(html, html_beside_mark), 1);
}

static void
widths_and_lengths_are_classes(void **state)
{
	struct fixture *fixture = *state;

	html_style_add("p{}", &fixture->out);
	assert_memory_equal(fixture->out.bytes, "p{}.w1{", 7);
	assert_non_null(strstr(fixture->out.bytes, ".w100{width:100%}"));
	assert_non_null(strstr(fixture->out.bytes, ".s99{--size:99}"));
}

static void
nothing_is_fetched_from_elsewhere(void **state)
{
	struct fixture *fixture = *state;
	const char *html;

	fill_with_everything(fixture);
	html = html_of(fixture);
	assert_null(strstr(html, "http:"));
	assert_null(strstr(html, "https:"));
	assert_null(strstr(html, "<script"));
	assert_null(strstr(html, "<link"));
}

/* As the text has it: caption, head, rules of the cells, raised characters. */
static void
the_table_of_a_law_says_its_own_rules(void **state)
{
	struct fixture *fixture = *state;
	struct sheet_node *table = sheet_add(fixture->pool,
	    fixture->sheet.root, SHEET_TABLE), *row, *cell;
	const char *html;

	set(fixture, table, SHEET_A_KIND, "law");
	set(fixture, table, SHEET_A_COLS, "3 3 6");
	set(fixture, add_words(fixture, table, SHEET_PARA, "手数料の表"),
	    SHEET_A_KIND, "caption");
	add_words(fixture, table, SHEET_PARA, "単位 円");
	row = sheet_add(fixture->pool, table, SHEET_ROW);
	set(fixture, row, SHEET_A_HEAD, "yes");
	add_words(fixture, row, SHEET_CELL, "区分");
	row = sheet_add(fixture->pool, table, SHEET_ROW);
	cell = add_words(fixture, row, SHEET_CELL, "一〇");
	add_words(fixture, cell, SHEET_SUP, "－３");
	add_words(fixture, cell, SHEET_SUB, "２");
	set(fixture, add_words(fixture, cell, SHEET_EM, "注"), SHEET_A_KIND,
	    "double");
	set(fixture, cell, SHEET_A_RULES, "none solid dotted double");
	set(fixture, cell, SHEET_A_UPRIGHT, "middle");
	html = html_of(fixture);
	assert_non_null(strstr(html, "<div class=\"table law\" "
	    "tabindex=\"0\" "));
	assert_non_null(strstr(html, "<table class=\"c3 law\">"));
	assert_non_null(strstr(html, "<caption>手数料の表<br>単位 円"
	    "</caption>"));
	assert_non_null(strstr(html, "<th scope=\"col\">区分</th>"));
	assert_non_null(strstr(html, "top-none bottom-dotted left-double "
	    "middle"));
	assert_non_null(strstr(html, "<sup>－３</sup><sub>２</sub><span "
	    "class=\"side double\">注</span>"));
}

static const char *
linked_html_of(struct fixture *fixture, const char *title)
{
	const struct html_frame frame = { .style = "", .base = "../",
	    .title = title };

	sheet_dump_digest(&fixture->sheet);
	text_clear(&fixture->out);
	html_write(&fixture->sheet, &frame, &fixture->out);
	return fixture->out.bytes;
}

/* The script of a build's pages heads the cells; alone, a page has to. */
static void
cells_are_headed_where_no_script_does(void **state)
{
	struct fixture *fixture = *state;
	struct sheet_node *table = sheet_add(fixture->pool,
	    fixture->sheet.root, SHEET_TABLE), *row;

	row = sheet_add(fixture->pool, table, SHEET_ROW);
	set(fixture, row, SHEET_A_HEAD, "yes");
	add_words(fixture, row, SHEET_CELL, "甲");
	row = sheet_add(fixture->pool, table, SHEET_ROW);
	add_words(fixture, row, SHEET_CELL, "乙");
	assert_non_null(strstr(html_of(fixture), "<td data-head=\"甲\">乙"));
	assert_null(strstr(linked_html_of(fixture, NULL), "<td data-head"));
}

static void
a_tab_bears_the_title_that_is_given(void **state)
{
	struct fixture *fixture = *state;

	set(fixture, fixture->sheet.root, SHEET_A_TITLE, "点検票");
	set(fixture, fixture->sheet.root, SHEET_A_SUBJECT, "職員");
	assert_non_null(strstr(linked_html_of(fixture, NULL),
	    "<title>点検票 | 職員</title>"));
	assert_non_null(strstr(linked_html_of(fixture, "点検票<全>"),
	    "<title>点検票&lt;全&gt; | 職員</title>"));
}

/* A text has one title; that of a form in it is a part's. */
static void
parts_have_headings_and_pages_one_title(void **state)
{
	struct fixture *fixture = *state;
	struct sheet_node *root = fixture->sheet.root, *section;
	const char *html;

	set(fixture, add_words(fixture, root, SHEET_HEADING, "基準"),
	    SHEET_A_LEVEL, "1");
	section = sheet_add(fixture->pool, root, SHEET_SECTION);
	set(fixture, add_words(fixture, section, SHEET_PARA, "申請書"),
	    SHEET_A_KIND, "title");
	section = sheet_add(fixture->pool, root, SHEET_SECTION);
	section = sheet_add(fixture->pool, section, SHEET_KEEP);
	set(fixture, add_words(fixture, section, SHEET_HEADING, "別表"),
	    SHEET_A_LEVEL, "2");
	html = html_of(fixture);
	assert_int_equal(count(html, "<h1"), 1);
	assert_non_null(strstr(html, "<div>\n<h2 class=\"title\">申請書</h2>"));
	assert_int_equal(count(html, "<section>"), 1);
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(the_file_holds_the_words_of_the_sheet),
		TEST(markup_in_words_stays_words),
		TEST(an_address_is_an_id_once),
		TEST(a_citation_leads_to_the_id),
		TEST(a_box_without_words_is_named_by_row_and_column),
		TEST(heads_of_rows_and_columns_are_told_apart),
		TEST(the_table_of_a_law_says_its_own_rules),
		TEST(a_ticked_box_stays_ticked),
		TEST(a_draft_is_stamped),
		TEST(every_printed_page_names_its_source),
		TEST(of_several_answers_one_is_chosen),
		TEST(headings_are_listed_where_they_are_many),
		TEST(a_page_says_what_it_lets_in),
		TEST(widths_and_lengths_are_classes),
		TEST(nothing_is_fetched_from_elsewhere),
		TEST(cells_are_headed_where_no_script_does),
		TEST(a_tab_bears_the_title_that_is_given),
		TEST(parts_have_headings_and_pages_one_title)
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
