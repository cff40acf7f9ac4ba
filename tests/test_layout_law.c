#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "laid.h"

/* Tables as laws have them, and what stands in their sentences. */

static void
lay(struct laid *laid, const char *body)
{
	struct text xml = {0};

	laid_open(laid);
	text_add_format(&xml, "<sheet>%s</sheet>", body);
	laid_sheet(laid, xml.bytes, false);
	text_free(&xml);
}

static void
lay_columns(struct laid *laid, int columns)
{
	struct text body = {0};
	int i;

	text_add_string(&body, "<para>前</para><heading level=\"2\">別表"
	    "</heading><table kind=\"law\"><row>");
	for (i = 0; i < columns; i++)
		text_add_string(&body, "<cell>欄の言葉</cell>");
	text_add_string(&body, "</row></table><para>後</para>");
	lay(laid, body.bytes);
	text_free(&body);
}

static int
size_on(const struct laid *laid, size_t page)
{
	return laid_find(laid->pages, page, "欄", 0)->size;
}

static void
a_table_that_fits_is_set_as_usual(void **state)
{
	struct laid laid;

	(void)state;
	lay_columns(&laid, 8);
	assert_int_equal(laid.pages->count, 1);
	assert_int_equal(size_on(&laid, 0), 9500);
	laid_close(&laid);
}

static void
a_table_that_does_not_fit_is_set_smaller(void **state)
{
	struct laid laid;

	(void)state;
	lay_columns(&laid, 20);
	assert_int_equal(laid.pages->count, 1);
	assert_true(size_on(&laid, 0) < 9500);
	assert_true(size_on(&laid, 0) >= 6175);
	assert_int_equal(problems_count(laid.problems, PROBLEM_WARNING), 0);
	laid_close(&laid);
}

static void
a_wider_table_turns_its_page_with_its_heading(void **state)
{
	struct laid laid;
	const struct page *pages;

	(void)state;
	lay_columns(&laid, 30);
	pages = laid.pages->list;
	assert_int_equal(laid.pages->count, 3);
	assert_true(pages[0].width < pages[0].height);
	assert_true(pages[1].width > pages[1].height);
	assert_true(pages[2].width < pages[2].height);
	assert_true(laid_has(laid.pages, 0, "前"));
	assert_true(laid_has(laid.pages, 1, "別表"));
	assert_true(laid_has(laid.pages, 2, "後"));
	assert_int_equal(problems_count(laid.problems, PROBLEM_WARNING), 0);
	laid_close(&laid);
}

static void
a_table_that_no_page_holds_is_reported_and_printed(void **state)
{
	struct laid laid;

	(void)state;
	lay_columns(&laid, 60);
	assert_true(problems_have(laid.problems, PROBLEM_TABLE_SMALL));
	assert_int_equal(laid_tags(laid.pages->tags, TAG_TD), 60);
	laid_close(&laid);
}

/* Zero points are no print: the table is named, and nothing is made. */
static void
a_table_that_nobody_could_read_is_refused(void **state)
{
	struct laid laid;

	(void)state;
	lay_columns(&laid, 200);
	assert_null(laid.pages);
	assert_true(problems_have(laid.problems, PROBLEM_COLUMN_NARROW));
	laid_close(&laid);
}

/* A tenth sub-item, and a list in a list in it, is no paragraph. */
static void
every_step_stands_further_in(void **state)
{
	struct text body = {0};
	struct laid laid;
	int level, x, last = -1;

	(void)state;
	for (level = 1; level <= 16; level++)
		text_add_format(&body, "<para level=\"%d\" number=\"ア\">"
		    "段%d</para>", level, level);
	lay(&laid, body.bytes);
	for (level = 1; level <= 16; level++) {
		x = laid_find(laid.pages, 0, "ア", level - 1)->x;
		assert_true(x > last);
		last = x;
	}
	text_free(&body);
	laid_close(&laid);
}

static void
a_table_in_a_cell_is_made_smaller_but_never_turned(void **state)
{
	struct laid laid;

	(void)state;
	lay(&laid, "<table kind=\"law\" cols=\"1 9\"><row><cell>甲</cell>"
	    "<cell><table kind=\"law\"><row><cell>乙</cell><cell>丙</cell>"
	    "</row></table></cell></row></table>");
	assert_int_equal(laid.pages->count, 1);
	assert_int_equal(laid_tags(laid.pages->tags, TAG_TABLE), 2);
	assert_true(laid_has(laid.pages, 0, "丙"));
	laid_close(&laid);
}

/* No mark of a cell's words reaches into its neighbour. */
static void
words_stay_in_their_narrow_columns(void **state)
{
	struct laid laid;
	const struct mark *mark;

	(void)state;
	lay(&laid, "<table kind=\"law\" cols=\"1 999\"><row><cell>"
	    "12345678901234567890</cell><cell>乙</cell></row></table>");
	for (mark = laid.pages->list[0].marks; mark != NULL;
	    mark = mark->next)
		if (mark->kind == MARK_TEXT && mark->tag != NULL &&
		    mark->glyphs[0].code >= '0' && mark->glyphs[0].code <= '9')
			assert_true(mark->x2 < laid_find(laid.pages, 0, "乙",
			    0)->x);
	laid_close(&laid);
}

static int
count_lines(const struct laid *laid, bool is_dashed)
{
	const struct mark *mark;
	int count = 0;

	for (mark = laid->pages->list[0].marks; mark != NULL;
	    mark = mark->next)
		count += mark->kind == MARK_LINE && mark->dashed == is_dashed
		    && mark->grey == 0;
	return count;
}

static int
lines_of(const char *rules)
{
	struct laid laid;
	char body[256];
	int count;

	snprintf(body, sizeof body, "<table kind=\"law\"><row><cell "
	    "rules=\"%s\">甲</cell></row></table>", rules);
	lay(&laid, body);
	count = count_lines(&laid, false) + 100 * count_lines(&laid, true);
	laid_close(&laid);
	return count;
}

static void
cells_have_the_rules_that_they_name(void **state)
{
	(void)state;
	assert_int_equal(lines_of("solid solid solid solid"), 4);
	assert_int_equal(lines_of("none solid solid solid"), 3);
	assert_int_equal(lines_of("none none none none"), 0);
	assert_int_equal(lines_of("solid dotted solid solid"), 103);
	assert_int_equal(lines_of("solid solid double solid"), 5);
}

static void
between_two_cells_the_stronger_rule_is_drawn(void **state)
{
	struct laid laid;

	(void)state;
	lay(&laid, "<table kind=\"law\"><row><cell rules=\"solid none solid "
	    "solid\">甲</cell><cell rules=\"solid solid solid none\">乙"
	    "</cell></row></table>");
	assert_int_equal(count_lines(&laid, false), 4);
	laid_close(&laid);
	lay(&laid, "<table kind=\"law\"><row><cell rules=\"solid none solid "
	    "solid\">甲</cell><cell>乙</cell></row></table>");
	assert_int_equal(count_lines(&laid, false), 5);
	laid_close(&laid);
}

static int
baseline_of(const char *upright)
{
	struct laid laid;
	char body[256];
	int y;

	snprintf(body, sizeof body, "<table kind=\"law\"><row><cell "
	    "upright=\"%s\">甲</cell><cell>一<break/>二<break/>三</cell>"
	    "</row></table>", upright);
	lay(&laid, body);
	y = laid_find(laid.pages, 0, "甲", 0)->y;
	laid_close(&laid);
	return y;
}

static void
words_stand_where_the_cell_says(void **state)
{
	(void)state;
	assert_true(baseline_of("top") < baseline_of("middle"));
	assert_true(baseline_of("middle") < baseline_of("bottom"));
}

static void
a_caption_belongs_to_its_table(void **state)
{
	struct laid laid;
	const struct tag *table;

	(void)state;
	lay(&laid, "<table kind=\"law\"><para kind=\"caption\">題</para>"
	    "<row><cell>甲</cell></row></table>");
	table = laid.pages->tags->first;
	assert_int_equal(table->kind, TAG_TABLE);
	assert_int_equal(table->first->kind, TAG_CAPTION);
	assert_int_equal(table->first->next->kind, TAG_TR);
	assert_true(laid_find(laid.pages, 0, "題", 0)->y <
	    laid_find(laid.pages, 0, "甲", 0)->y);
	laid_close(&laid);
}

static void
raised_and_lowered_characters_leave_the_baseline(void **state)
{
	struct laid laid;
	const struct mark *word, *raised, *lowered;

	(void)state;
	lay(&laid, "<para>値<sup>甲</sup>と<sub>乙</sub></para>");
	word = laid_find(laid.pages, 0, "値", 0);
	raised = laid_find(laid.pages, 0, "甲", 0);
	lowered = laid_find(laid.pages, 0, "乙", 0);
	assert_true(raised->y < word->y && lowered->y > word->y);
	assert_true(raised->size < word->size);
	assert_int_equal(raised->tag->kind, TAG_SPAN);
	laid_close(&laid);
}

static void
a_line_of_the_text_may_be_dotted_or_double(void **state)
{
	struct laid laid;

	(void)state;
	lay(&laid, "<para><em kind=\"line\">甲</em>と<em kind=\"dotted\">乙"
	    "</em>と<em kind=\"double\">丙</em></para>");
	assert_int_equal(count_lines(&laid, true), 1);
	assert_int_equal(count_lines(&laid, false), 3);
	laid_close(&laid);
}

static void
a_picture_that_is_missing_is_a_figure_with_its_name(void **state)
{
	struct laid laid;
	const struct tag *figure;

	(void)state;
	lay(&laid, "<figure alt=\"図（a.png）\"/>");
	figure = laid.pages->tags->first;
	assert_int_equal(figure->kind, TAG_FIGURE);
	assert_string_equal(figure->alternative, "図（a.png）");
	assert_ptr_equal(laid_find(laid.pages, 0, "図", 0)->tag, figure);
	laid_close(&laid);
}

/* Twice the rows are about twice the marks, and no work is done again. */
static void
five_thousand_rows_are_laid_out(void **state)
{
	struct laid laid;
	struct text body = {0};
	int i;

	(void)state;
	text_add_string(&body, "<table kind=\"law\"><row head=\"yes\">"
	    "<cell>事項</cell><cell>額</cell></row>");
	for (i = 0; i < 5000; i++)
		text_add_format(&body, "<row>%s<cell>%d円</cell></row>", i % 2
		    == 0 ? "<cell rows=\"2\">証明</cell>" : "", i);
	text_add_string(&body, "</table>");
	lay(&laid, body.bytes);
	assert_true(laid.pages->count > 100);
	assert_true(laid_has(laid.pages, laid.pages->count - 1, "4999"));
	assert_true(laid_has(laid.pages, laid.pages->count - 1, "事項"));
	text_free(&body);
	laid_close(&laid);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_table_that_fits_is_set_as_usual),
		cmocka_unit_test(a_table_that_does_not_fit_is_set_smaller),
		cmocka_unit_test(
		    a_wider_table_turns_its_page_with_its_heading),
		cmocka_unit_test(
		    a_table_that_no_page_holds_is_reported_and_printed),
		cmocka_unit_test(a_table_that_nobody_could_read_is_refused),
		cmocka_unit_test(every_step_stands_further_in),
		cmocka_unit_test(
		    a_table_in_a_cell_is_made_smaller_but_never_turned),
		cmocka_unit_test(words_stay_in_their_narrow_columns),
		cmocka_unit_test(cells_have_the_rules_that_they_name),
		cmocka_unit_test(between_two_cells_the_stronger_rule_is_drawn),
		cmocka_unit_test(words_stand_where_the_cell_says),
		cmocka_unit_test(a_caption_belongs_to_its_table),
		cmocka_unit_test(
		    raised_and_lowered_characters_leave_the_baseline),
		cmocka_unit_test(a_line_of_the_text_may_be_dotted_or_double),
		cmocka_unit_test(
		    a_picture_that_is_missing_is_a_figure_with_its_name),
		cmocka_unit_test(five_thousand_rows_are_laid_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
