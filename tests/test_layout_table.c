#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "laid.h"

static void
add_rows(struct text *xml, int from, int to)
{
	int i;

	for (i = from; i < to; i++)
		text_add_format(xml, "<row number=\"%d\"><cell kind=\"number\">"
		    "%d</cell><cell>行%d</cell></row>", i, i, i);
}

static void
lay_rows(struct laid *laid, int count)
{
	struct text xml = {0};

	text_add_string(&xml, "<sheet><table cols=\"1 9\"><row head=\"yes\">"
	    "<cell>番号</cell><cell>事項</cell></row>");
	add_rows(&xml, 1, count + 1);
	text_add_string(&xml, "</table></sheet>");
	laid_sheet(laid, xml.bytes, false);
	text_free(&xml);
}

static void
head_rows_repeat_on_every_page(void **state)
{
	struct laid laid;
	size_t i;

	(void)state;
	laid_open(&laid);
	lay_rows(&laid, 100);
	assert_true(laid.pages->count > 2);
	for (i = 0; i < laid.pages->count; i++) {
		const struct mark *head = laid_find(laid.pages, i, "事項", 0);

		assert_non_null(head);
		assert_int_equal(head->y,
		    laid_find(laid.pages, 0, "事項", 0)->y);
		/* Only the first is the table's; the others are furniture. */
		assert_true((head->tag != NULL) == (i == 0));
	}
	laid_close(&laid);
}

static void
a_head_is_never_alone_at_the_foot(void **state)
{
	int count;

	(void)state;
	for (count = 20; count < 40; count++) {
		struct laid laid;
		struct text xml = {0};
		int i;

		laid_open(&laid);
		text_add_string(&xml, "<sheet>");
		for (i = 0; i < count; i++)
			text_add_string(&xml, "<para>文</para>");
		text_add_string(&xml, "<table cols=\"1 9\"><row head=\"yes\">"
		    "<cell>番号</cell><cell>事項</cell></row>");
		add_rows(&xml, 1, 4);
		text_add_string(&xml, "</table></sheet>");
		laid_sheet(&laid, xml.bytes, false);
		assert_int_equal(laid_page_of(laid.pages, "事項"),
		    laid_page_of(laid.pages, "行1"));
		text_free(&xml);
		laid_close(&laid);
	}
}

static void
lay_tall_row(struct laid *laid, int lines)
{
	struct text xml = {0};
	int i;

	text_add_string(&xml, "<sheet><table cols=\"1 9\"><row head=\"yes\">"
	    "<cell>番号</cell><cell>事項</cell></row>"
	    "<row number=\"12\"><cell kind=\"number\">12</cell><cell>");
	for (i = 0; i < lines; i++)
		text_add_format(&xml, "行%d<break/>", i);
	text_add_string(&xml, "末</cell></row></table></sheet>");
	laid_sheet(laid, xml.bytes, false);
	text_free(&xml);
}

static void
a_row_taller_than_the_page_is_reported(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	lay_tall_row(&laid, 120);
	assert_true(problems_have(laid.problems, PROBLEM_ROW_SPLIT));
	assert_int_equal(problems_count(laid.problems, PROBLEM_ERROR), 0);
	laid_close(&laid);
}

static void
a_split_row_loses_nothing_and_repeats_its_number(void **state)
{
	struct laid laid;
	struct text words = {0};
	size_t i;

	(void)state;
	laid_open(&laid);
	lay_tall_row(&laid, 120);
	assert_int_equal(laid.pages->count, 3);
	for (i = 0; i < 120; i++) {
		text_clear(&words);
		text_add_format(&words, "行%zu", i);
		assert_true(laid_page_of(laid.pages, words.bytes) >= 0);
	}
	assert_int_equal(laid_page_of(laid.pages, "末"), 2);
	for (i = 0; i < 3; i++)
		assert_true(laid_has(laid.pages, i, "12"));
	text_free(&words);
	laid_close(&laid);
}

static void
a_row_that_fits_a_page_is_kept_whole(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	lay_tall_row(&laid, 40);
	assert_int_equal(laid.pages->count, 1);
	assert_false(problems_have(laid.problems, PROBLEM_ROW_SPLIT));
	laid_close(&laid);
}

static void
columns_follow_the_weights(void **state)
{
	struct laid laid;
	const struct mark *one, *two;
	int width;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><table cols=\"1 3\"><row><cell>甲</cell>"
	    "<cell>乙</cell></row></table></sheet>", false);
	one = laid_find(laid.pages, 0, "甲", 0);
	two = laid_find(laid.pages, 0, "乙", 0);
	width = laid.pages->list[0].width - style_measure(laid.style, false)
	    .left - style_measure(laid.style, false).right;
	assert_int_equal(two->x - one->x, width / 4);
	laid_close(&laid);
}

static void
cells_span_columns_and_rows(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><table kind=\"form\" cols=\"1 1 1\">"
	    "<row><cell rows=\"2\" kind=\"label\">縦</cell>"
	    "<cell span=\"2\">横</cell></row>"
	    "<row><cell>左</cell><cell>右</cell></row></table></sheet>",
	    false);
	assert_true(laid_find(laid.pages, 0, "左", 0)->x
	    == laid_find(laid.pages, 0, "横", 0)->x);
	assert_true(laid_find(laid.pages, 0, "縦", 0)->y
	    > laid_find(laid.pages, 0, "横", 0)->y);
	/* Head rule; 3 across, the middle one short; 4 down, one short. */
	assert_int_equal(laid_count(laid.pages, 0, MARK_LINE), 8);
	laid_close(&laid);
}

static void
a_cell_over_many_rows_goes_on_over_the_page(void **state)
{
	struct laid laid;
	struct text xml = {0};
	int i;

	(void)state;
	laid_open(&laid);
	text_add_string(&xml, "<sheet><table cols=\"1 9\"><row>"
	    "<cell rows=\"80\" kind=\"label\">通し</cell><cell>行0</cell>"
	    "</row>");
	for (i = 1; i < 80; i++)
		text_add_format(&xml, "<row><cell>行%d</cell></row>", i);
	text_add_string(&xml, "</table></sheet>");
	laid_sheet(&laid, xml.bytes, false);
	assert_true(laid.pages->count >= 2);
	/* Said again on the next page, but not read out again. */
	assert_non_null(laid_find(laid.pages, 0, "通し", 0)->tag);
	assert_non_null(laid_find(laid.pages, 1, "通し", 0));
	assert_null(laid_find(laid.pages, 1, "通し", 0)->tag);
	assert_int_equal(laid_find(laid.pages, laid.pages->count - 1,
	    "行79", 0)->x,
	    laid_find(laid.pages, 0, "行1", 0)->x);
	text_free(&xml);
	laid_close(&laid);
}

static void
places_to_write_have_their_height(void **state)
{
	struct laid laid;
	int first, second;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><table cols=\"1 1\"><row><cell>甲</cell>"
	    "<cell lines=\"3\"/></row><row><cell>乙</cell><cell/></row>"
	    "</table></sheet>", false);
	first = laid_find(laid.pages, 0, "甲", 0)->y;
	second = laid_find(laid.pages, 0, "乙", 0)->y;
	assert_true(second - first >= 3 * 19850);
	laid_close(&laid);
}

static void
labels_and_heads_are_headers_to_who_hears_the_page(void **state)
{
	struct laid laid;
	const struct tag *row;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><table kind=\"form\" cols=\"1 1\">"
	    "<row head=\"yes\"><cell>項目</cell><cell>値</cell></row>"
	    "<row><cell kind=\"label\">氏名</cell><cell/></row>"
	    "</table></sheet>", false);
	row = laid.pages->tags->first->first;
	assert_int_equal(row->first->kind, TAG_TH);
	assert_int_equal(row->first->scope, 'c');
	assert_int_equal(row->next->first->scope, 'r');
	assert_int_equal(row->next->last->kind, TAG_TD);
	laid_close(&laid);
}

static void
more_cells_than_columns_are_all_printed(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><table cols=\"1\"><row><cell>甲</cell>"
	    "<cell>乙</cell><cell span=\"2\">丙</cell></row></table></sheet>",
	    false);
	assert_true(laid_has(laid.pages, 0, "乙"));
	assert_true(laid_has(laid.pages, 0, "丙"));
	laid_close(&laid);
}

static void
a_closing_note_is_never_alone_on_a_page(void **state)
{
	int count;

	(void)state;
	for (count = 25; count < 45; count++) {
		struct laid laid;
		struct text xml = {0};
		int i;

		laid_open(&laid);
		text_add_string(&xml, "<sheet><table cols=\"1\">");
		for (i = 0; i < count; i++)
			text_add_format(&xml, "<row><cell>行%d</cell></row>",
			    i);
		text_add_string(&xml, "</table><note kind=\"remark\">注記である"
		    "。</note></sheet>");
		laid_sheet(&laid, xml.bytes, false);
		text_clear(&xml);
		text_add_format(&xml, "行%d", count - 1);
		assert_int_equal(laid_page_of(laid.pages, "注記"),
		    laid_page_of(laid.pages, xml.bytes));
		text_free(&xml);
		laid_close(&laid);
	}
}

static void
columns_that_the_paper_cannot_hold_are_reported(void **state)
{
	struct laid laid;
	struct text xml = {0};
	int i;

	(void)state;
	laid_open(&laid);
	text_add_string(&xml, "<sheet><table><row>");
	for (i = 0; i < 60; i++)
		text_add_format(&xml, "<cell>列%d</cell>", i);
	text_add_string(&xml, "</row></table></sheet>");
	laid_sheet(&laid, xml.bytes, false);
	assert_null(laid.pages);
	assert_true(problems_have(laid.problems, PROBLEM_COLUMN_NARROW));
	text_free(&xml);
	laid_close(&laid);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(head_rows_repeat_on_every_page),
		cmocka_unit_test(a_head_is_never_alone_at_the_foot),
		cmocka_unit_test(a_row_taller_than_the_page_is_reported),
		cmocka_unit_test(
		    a_split_row_loses_nothing_and_repeats_its_number),
		cmocka_unit_test(a_row_that_fits_a_page_is_kept_whole),
		cmocka_unit_test(columns_follow_the_weights),
		cmocka_unit_test(cells_span_columns_and_rows),
		cmocka_unit_test(a_cell_over_many_rows_goes_on_over_the_page),
		cmocka_unit_test(places_to_write_have_their_height),
		cmocka_unit_test(
		    labels_and_heads_are_headers_to_who_hears_the_page),
		cmocka_unit_test(more_cells_than_columns_are_all_printed),
		cmocka_unit_test(a_closing_note_is_never_alone_on_a_page),
		cmocka_unit_test(
		    columns_that_the_paper_cannot_hold_are_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
