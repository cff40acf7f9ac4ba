#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "laid.h"

/* Paragraphs enough to come near to a page's foot. */
static void
add_paras(struct text *xml, int count)
{
	int i;

	for (i = 0; i < count; i++)
		text_add_format(xml, "<para>項%d</para>", i);
}

static void
a_heading_is_never_alone_at_the_foot(void **state)
{
	int count;

	(void)state;
	for (count = 25; count < 40; count++) {
		struct laid laid;
		struct text xml = {0};

		laid_open(&laid);
		text_add_string(&xml, "<sheet>");
		add_paras(&xml, count);
		text_add_string(&xml, "<heading level=\"2\">見出し</heading>"
		    "<para>続く文</para></sheet>");
		laid_sheet(&laid, xml.bytes, false);
		assert_int_equal(laid_page_of(laid.pages, "見出し"),
		    laid_page_of(laid.pages, "続く文"));
		text_free(&xml);
		laid_close(&laid);
	}
}

static void
a_signature_is_never_alone_on_a_page(void **state)
{
	int count;

	(void)state;
	for (count = 20; count < 40; count++) {
		struct laid laid;
		struct text xml = {0}, last = {0};

		laid_open(&laid);
		text_add_string(&xml, "<sheet>");
		add_paras(&xml, count);
		text_add_string(&xml, "<sign mode=\"sign-and-seal\"/></sheet>");
		laid_sheet(&laid, xml.bytes, false);
		text_add_format(&last, "項%d", count - 1);
		assert_int_equal(laid_page_of(laid.pages, "氏名"),
		    laid_page_of(laid.pages, last.bytes));
		assert_int_equal(laid_page_of(laid.pages, "令和"),
		    laid_page_of(laid.pages, "氏名"));
		text_free(&xml);
		text_free(&last);
		laid_close(&laid);
	}
}

static void
only_modes_with_a_seal_print_one(void **state)
{
	static const struct { const char *mode; int circles; } modes[] = {
		{"sign", 0}, {"name", 0}, {"sign-and-seal", 1},
		{"name-and-seal", 1}, {"sign-or-seal", 1}, {"seal", 1}
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof modes / sizeof modes[0]; i++) {
		struct laid laid;
		char xml[200];

		laid_open(&laid);
		snprintf(xml, sizeof xml, "<sheet><para>本文</para>"
		    "<sign mode=\"%s\"/></sheet>", modes[i].mode);
		laid_sheet(&laid, xml, false);
		assert_int_equal(laid_count(laid.pages, 0, MARK_CIRCLE),
		    modes[i].circles);
		laid_close(&laid);
	}
}

static void
a_number_hangs_and_its_text_has_one_edge(void **state)
{
	struct laid laid;
	const struct mark *number, *first, *second;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para number=\"(1)\" level=\"2\">あいうえおか"
	    "きくけこさしすせそたちつてとなにぬねのはひふへほまみむめもや"
	    "ゆよらりるれろわをん</para></sheet>", false);
	number = laid_find(laid.pages, 0, "(1)", 0);
	first = laid_find(laid.pages, 0, "あいう", 0);
	second = laid_find(laid.pages, 0, "らりる", 0);
	assert_non_null(second);
	assert_int_equal(number->y, first->y);
	assert_true(number->x2 < first->x);
	assert_int_equal(first->x, second->x);
	assert_int_equal(second->y - first->y, 19850);
	laid_close(&laid);
}

static void
prose_starts_an_em_in_but_not_behind_a_number(void **state)
{
	int left;
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para>始</para><para>甲</para>"
	    "<para kind=\"lead\">乙</para><list kind=\"plain\"><item>丙<para>丁</para></item></list>"
	    "</sheet>", false);
	left = style_measure(laid.style, false).left;
	assert_int_equal(laid_find(laid.pages, 0, "始", 0)->x, left);
	assert_int_equal(laid_find(laid.pages, 0, "甲", 0)->x, left + 10500);
	assert_int_equal(laid_find(laid.pages, 0, "乙", 0)->x, left);
	assert_int_equal(laid_find(laid.pages, 0, "丁", 0)->x, left);
	laid_close(&laid);
}

static void
a_lone_line_of_a_paragraph_is_not_left_behind(void **state)
{
	int count;

	(void)state;
	for (count = 25; count < 40; count++) {
		struct laid laid;
		struct text xml = {0};

		laid_open(&laid);
		text_add_string(&xml, "<sheet>");
		add_paras(&xml, count);
		text_add_string(&xml, "<para>始<break/>次<break/>末の前"
		    "<break/>末</para></sheet>");
		laid_sheet(&laid, xml.bytes, false);
		assert_int_equal(laid_page_of(laid.pages, "始"),
		    laid_page_of(laid.pages, "次"));
		assert_int_equal(laid_page_of(laid.pages, "末の前"),
		    laid_page_of(laid.pages, "末"));
		text_free(&xml);
		laid_close(&laid);
	}
}

static void
kept_blocks_stay_on_one_page(void **state)
{
	int count;

	(void)state;
	for (count = 25; count < 40; count++) {
		struct laid laid;
		struct text xml = {0};

		laid_open(&laid);
		text_add_string(&xml, "<sheet>");
		add_paras(&xml, count);
		text_add_string(&xml, "<keep><para>甲</para><para>乙</para>"
		    "<para>丙</para></keep></sheet>");
		laid_sheet(&laid, xml.bytes, false);
		assert_int_equal(laid_page_of(laid.pages, "甲"),
		    laid_page_of(laid.pages, "丙"));
		text_free(&xml);
		laid_close(&laid);
	}
}

static void
a_section_may_start_a_page(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para>甲</para><section start=\"page\">"
	    "<para>乙</para></section></sheet>", false);
	assert_int_equal(laid.pages->count, 2);
	assert_int_equal(laid_page_of(laid.pages, "乙"), 1);
	laid_close(&laid);
}

static void
a_first_section_does_not_leave_an_empty_page(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><section start=\"page\"><table cols=\"1\">"
	    "<row><cell>甲</cell></row></table></section></sheet>", false);
	assert_int_equal(laid.pages->count, 1);
	laid_close(&laid);
}

static void
a_missing_glyph_is_reported_with_its_code_and_nothing_is_printed(void **state)
{
	struct laid laid;
	struct text out = {0};

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para>絵\xF0\x9F\x98\x80と\xF0\xB0\x80\x80"
	    "</para></sheet>", false);
	assert_null(laid.pages);
	problem_print(laid.problems, &out, PROBLEM_AS_TEXT, false);
	assert_non_null(strstr(out.bytes, "U+1F600"));
	assert_non_null(strstr(out.bytes, "U+30000"));
	text_free(&out);
	laid_close(&laid);
}

static void
rare_kanji_of_names_are_printed(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para>髙橋、﨑山、\xF0\xA0\xAE\xB7田"
	    "</para></sheet>", false);
	assert_non_null(laid.pages);
	assert_true(laid_has(laid.pages, 0, "\xF0\xA0\xAE\xB7"));
	laid_close(&laid);
}

static void
a_lost_variation_sequence_warns_and_when_strict_refuses(void **state)
{
	const char *xml = "<sheet><para>邉\xF3\xA0\x84\xBF</para></sheet>";
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, xml, false);
	assert_non_null(laid.pages);
	assert_true(problems_have(laid.problems, PROBLEM_SEQUENCE_LOST));
	laid_sheet(&laid, xml, true);
	assert_null(laid.pages);
	assert_true(problems_have(laid.problems, PROBLEM_SEQUENCE_REFUSED));
	laid_close(&laid);
}

static void
a_direction_mark_is_refused(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para>承認\xE2\x80\xAE不</para></sheet>",
	    false);
	assert_null(laid.pages);
	assert_true(problems_have(laid.problems, PROBLEM_CONTROL_CHARACTER));
	laid_close(&laid);
}

static void
every_page_says_what_it_is(void **state)
{
	struct laid laid;
	struct text xml = {0};
	size_t i;

	(void)state;
	laid_open(&laid);
	text_add_string(&xml, "<sheet title=\"点検票\" authority=\"港区\" "
	    "subject=\"職員\" edition=\"令和5年決定\">");
	add_paras(&xml, 50);
	text_add_string(&xml, "</sheet>");
	laid_sheet(&laid, xml.bytes, false);
	assert_int_equal(laid.pages->count, 2);
	for (i = 0; i < 2; i++) {
		assert_true(laid_has(laid.pages, i, "港区　職員"));
		assert_true(laid_has(laid.pages, i, "点検票"));
		assert_true(laid_has(laid.pages, i, "令和5年決定"));
		assert_true(laid_has(laid.pages, i, laid.sheet->digest));
		assert_null(laid_find(laid.pages, i, "点検票", 0)->tag);
	}
	assert_true(laid_has(laid.pages, 0, "1 / 2"));
	assert_true(laid_has(laid.pages, 1, "2 / 2"));
	assert_false(laid_has(laid.pages, 0, "案"));
	text_free(&xml);
	laid_close(&laid);
}

static void
a_draft_is_stamped_on_every_page(void **state)
{
	struct laid laid;
	struct text xml = {0};

	(void)state;
	laid_open(&laid);
	text_add_string(&xml, "<sheet status=\"draft\">");
	add_paras(&xml, 50);
	text_add_string(&xml, "</sheet>");
	laid_sheet(&laid, xml.bytes, false);
	assert_non_null(laid_find(laid.pages, 0, "案", 1));
	assert_non_null(laid_find(laid.pages, 1, "案", 1));
	text_free(&xml);
	laid_close(&laid);
}

static void
a_citation_leads_only_to_what_stands_in_the_document(void **state)
{
	struct laid laid;
	const struct link *link;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para provision=\"Mp-At_1\">甲</para>"
	    "<para><cite ref=\"#Mp-At_1\">第1条</cite>、<cite ref=\"#Mp-At_9\">"
	    "第9条</cite>、<cite ref=\"kyoto/05#Mp-At_1\">別</cite></para>"
	    "</sheet>", false);
	link = laid.pages->list[0].links;
	assert_non_null(link);
	assert_null(link->next);
	assert_string_equal(link->target, "Mp-At_1");
	assert_string_equal(link->words, "第1条");
	assert_string_equal(laid.pages->targets->name, "Mp-At_1");
	laid_close(&laid);
}

static void
contents_carry_the_page_of_each_heading(void **state)
{
	struct laid laid;
	struct text xml = {0};

	(void)state;
	laid_open(&laid);
	text_add_string(&xml, "<sheet toc=\"yes\"><para kind=\"title\">題"
	    "</para><section><heading level=\"1\">甲章</heading>");
	add_paras(&xml, 50);
	text_add_string(&xml, "<heading level=\"1\">乙章</heading>"
	    "<para>末</para></section></sheet>");
	laid_sheet(&laid, xml.bytes, false);
	assert_int_equal(laid_page_of(laid.pages, "目次"), 0);
	assert_true(laid_has(laid.pages, 0, "乙章"));
	assert_int_equal(laid_page_of(laid.pages, "項0"), 1);
	assert_non_null(laid.pages->outlines);
	assert_string_equal(laid.pages->outlines->title, "甲章");
	assert_int_equal(laid.pages->outlines->page, 1);
	assert_int_equal(laid.pages->outlines->next->page, 2);
	assert_true(laid_has(laid.pages, 0, "3"));
	text_free(&xml);
	laid_close(&laid);
}

static void
changes_are_seen_on_a_grey_copy(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para>甲<ins>乙</ins><del>丙</del></para>"
	    "<para change=\"added\">丁</para></sheet>", false);
	assert_int_equal(laid_find(laid.pages, 0, "乙", 0)->face,
	    FACE_GOTHIC_BOLD);
	/* Head rule, underline, strike, bar in the margin. */
	assert_int_equal(laid_count(laid.pages, 0, MARK_LINE), 4);
	laid_close(&laid);
}

static void
boxes_are_drawn_and_ticked(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para><check>甲</check><check state=\"on\">"
	    "乙</check><check kind=\"circle\" state=\"on\">丙</check>"
	    "<check kind=\"circle\">丁</check></para></sheet>", false);
	assert_int_equal(laid_count(laid.pages, 0, MARK_BOX), 2);
	assert_int_equal(laid_count(laid.pages, 0, MARK_TICK), 1);
	assert_int_equal(laid_count(laid.pages, 0, MARK_CIRCLE), 1);
	laid_close(&laid);
}

static void
headings_paragraphs_and_lists_are_tagged(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><heading level=\"2\">甲</heading><para>乙"
	    "</para><list><item number=\"1\">丙</item><item>丁</item></list>"
	    "</sheet>", false);
	assert_int_equal(laid_tags(laid.pages->tags, TAG_H2), 1);
	assert_int_equal(laid_tags(laid.pages->tags, TAG_P), 1);
	assert_int_equal(laid_tags(laid.pages->tags, TAG_L), 1);
	assert_int_equal(laid_tags(laid.pages->tags, TAG_LI), 2);
	assert_int_equal(laid_tags(laid.pages->tags, TAG_LBODY), 2);
	laid_close(&laid);
}

static void
a_reading_stands_above_its_word(void **state)
{
	struct laid laid;
	const struct mark *word, *reading;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para><ruby rt=\"ろうえい\">漏洩</ruby>の"
	    "</para></sheet>", false);
	word = laid_find(laid.pages, 0, "漏洩", 0);
	reading = laid_find(laid.pages, 0, "ろうえい", 0);
	assert_int_equal(reading->size, word->size / 2);
	assert_true(reading->y < word->y - word->size * 8 / 10);
	assert_int_equal(reading->x, word->x);
	laid_close(&laid);
}

static void
large_print_enlarges_words_not_margins(void **state)
{
	struct laid laid;
	const struct mark *small, *large;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para kind=\"lead\">甲</para></sheet>", false);
	small = laid_find(laid.pages, 0, "甲", 0);
	laid.style = style_scaled(laid.pool, laid.style, 1350);
	laid_sheet(&laid, "<sheet><para kind=\"lead\">甲</para></sheet>", false);
	large = laid_find(laid.pages, 0, "甲", 0);
	assert_int_equal(large->size, 14175);
	assert_int_equal(large->x, small->x);
	laid_close(&laid);
}

static void
landscape_turns_the_paper(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet orientation=\"landscape\"><para>甲</para>"
	    "</sheet>", false);
	assert_true(laid.pages->list[0].width > laid.pages->list[0].height);
	laid_close(&laid);
}

static void
the_same_sheet_gives_the_same_pages(void **state)
{
	const char *xml = "<sheet title=\"甲\"><para>この基準は,別に定める</para>"
	    "<table cols=\"1 2\"><row><cell>乙</cell><cell>丙</cell></row>"
	    "</table></sheet>";
	struct text first = {0}, second = {0};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, xml, false);
	pages_dump(laid.pages, &first);
	laid_sheet(&laid, xml, false);
	pages_dump(laid.pages, &second);
	assert_string_equal(first.bytes, second.bytes);
	text_free(&first);
	text_free(&second);
	laid_close(&laid);
}

/* Words of both, without blanks: lines and cells part them differently. */
static void
drop_blanks(struct text *words)
{
	const char *at = words->bytes, *end = at + words->length;
	struct text out = {0};

	while (at < end) {
		uint32_t code = text_next(&at, end);

		if (code != ' ' && code != '\n' && code != 0x3000)
			text_add_code(&out, code);
	}
	text_free(words);
	*words = out;
}

static void
the_pages_hold_the_words_of_the_sheet_in_order(void **state)
{
	struct text sheet = {0}, pages = {0};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet title=\"甲\" toc=\"yes\" status=\"draft\">"
	    "<para kind=\"title\">題</para><section><heading level=\"1\" "
	    "number=\"第1章\">総則</heading><para number=\"第1条\" level=\"0\">"
	    "本文<ruby rt=\"ろうえい\">漏洩</ruby>と<ins>新</ins><del>旧</del>"
	    "<em>強</em>（<blank size=\"9\">名</blank>）</para>"
	    "<list><item>点<list kind=\"ordered\"><item number=\"ア\">内"
	    "</item></list></item></list>"
	    "<note kind=\"caution\" label=\"注意\">注の文</note>"
	    "<note kind=\"remark\" label=\"備考\">備の文</note>"
	    "<table kind=\"form\" cols=\"1 2\"><row head=\"yes\"><cell>一"
	    "</cell><cell>二</cell></row><row number=\"3\"><cell rows=\"2\" "
	    "kind=\"label\">三</cell><cell><para>四</para><para>五</para>"
	    "</cell></row><row><cell><check>六</check></cell></row></table>"
	    "<flow><step>甲</step><step label=\"報告\">乙</step></flow>"
	    "<flow><step>甲</step><step label=\"とても長いので下に並べる報告の"
	    "しかた\">乙</step></flow>"
	    "<field label=\"欄\" lines=\"2\"/><field label=\"欄\">済</field>"
	    "<keep><sign mode=\"sign\" label=\"左\"/><sign mode=\"seal\" "
	    "label=\"右\"/></keep><sign mode=\"sign-or-seal\"/>"
	    "</section></sheet>", false);
	assert_non_null(laid.pages);
	sheet_words(laid.sheet, &sheet);
	pages_words(laid.pages, &pages);
	drop_blanks(&sheet);
	drop_blanks(&pages);
	assert_string_equal(pages.bytes, sheet.bytes);
	text_free(&sheet);
	text_free(&pages);
	laid_close(&laid);
}

static void
a_picture_that_cannot_be_read_is_reported(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><figure src=\"/nowhere.png\" alt=\"図の説明\">"
	    "<para>図1</para></figure></sheet>", false);
	assert_true(problems_have(laid.problems, PROBLEM_FIGURE_UNREADABLE));
	assert_true(laid_has(laid.pages, 0, "図の説明"));
	assert_true(laid_has(laid.pages, 0, "図1"));
	laid_close(&laid);
}

static void
an_empty_sheet_is_one_page(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet/>", false);
	assert_int_equal(laid.pages->count, 1);
	laid_close(&laid);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_heading_is_never_alone_at_the_foot),
		cmocka_unit_test(a_signature_is_never_alone_on_a_page),
		cmocka_unit_test(only_modes_with_a_seal_print_one),
		cmocka_unit_test(a_number_hangs_and_its_text_has_one_edge),
		cmocka_unit_test(prose_starts_an_em_in_but_not_behind_a_number),
		cmocka_unit_test(a_lone_line_of_a_paragraph_is_not_left_behind),
		cmocka_unit_test(kept_blocks_stay_on_one_page),
		cmocka_unit_test(a_section_may_start_a_page),
		cmocka_unit_test(a_first_section_does_not_leave_an_empty_page),
		cmocka_unit_test(
		a_missing_glyph_is_reported_with_its_code_and_nothing_is_printed),
		cmocka_unit_test(rare_kanji_of_names_are_printed),
		cmocka_unit_test(
		    a_lost_variation_sequence_warns_and_when_strict_refuses),
		cmocka_unit_test(a_direction_mark_is_refused),
		cmocka_unit_test(every_page_says_what_it_is),
		cmocka_unit_test(a_draft_is_stamped_on_every_page),
		cmocka_unit_test(
		    a_citation_leads_only_to_what_stands_in_the_document),
		cmocka_unit_test(contents_carry_the_page_of_each_heading),
		cmocka_unit_test(changes_are_seen_on_a_grey_copy),
		cmocka_unit_test(boxes_are_drawn_and_ticked),
		cmocka_unit_test(headings_paragraphs_and_lists_are_tagged),
		cmocka_unit_test(a_reading_stands_above_its_word),
		cmocka_unit_test(large_print_enlarges_words_not_margins),
		cmocka_unit_test(landscape_turns_the_paper),
		cmocka_unit_test(the_same_sheet_gives_the_same_pages),
		cmocka_unit_test(
		    the_pages_hold_the_words_of_the_sheet_in_order),
		cmocka_unit_test(a_picture_that_cannot_be_read_is_reported),
		cmocka_unit_test(an_empty_sheet_is_one_page)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
