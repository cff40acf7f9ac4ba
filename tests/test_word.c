#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "laid.h"

static struct laid laid;

static int
open_laid(void **state)
{
	(void)state;
	laid_open(&laid);
	return 0;
}

static int
close_laid(void **state)
{
	(void)state;
	laid_close(&laid);
	return 0;
}

/* The text mark that begins with the words; its face by name. */
static const struct mark *
lay_out(const char *words, const char *face)
{
	struct text xml = {0};
	const struct mark *mark;

	text_add_format(&xml, "<sheet><para>氏名 %s 様</para></sheet>", words);
	laid_sheet(&laid, xml.bytes, true);
	text_free(&xml);
	assert_non_null(laid.pages);
	for (mark = laid.pages->list[0].marks; mark != NULL; mark = mark->next)
		if (mark->kind == MARK_TEXT && strcmp(face_typeface(
		    laid.faces, mark->face)->name, face) == 0)
			return mark;
	fail_msg("nothing is set in %s", face);
	return NULL;
}

static void
assert_words(const struct mark *mark, const char *words)
{
	struct text out = {0};

	laid_mark_words(mark, &out);
	assert_string_equal(out.bytes, words);
	text_free(&out);
}

static void
a_name_with_marks_is_set_in_one_face(void **state)
{
	(void)state;
	assert_words(lay_out("Nguyễn", "latin"), "Nguyễn");
}

static void
all_words_of_a_name_are_set_in_one_face(void **state)
{
	const struct mark *mark;

	(void)state;
	/* Á, n, h are in the running face, but ễ and ị are not. */
	lay_out("Nguyễn Thị Ánh", "latin");
	for (mark = laid.pages->list[0].marks; mark != NULL; mark = mark->next)
		if (mark->kind == MARK_TEXT && strcmp(face_typeface(
		    laid.faces, mark->face)->name, "mincho") == 0)
			for (size_t i = 0; i < mark->glyph_count; i++)
				assert_true(mark->glyphs[i].code != 0xc1);
	/* Not across what is written otherwise. */
	lay_out("Nguyễn 山田 Ánh", "latin");
	assert_true(laid_has(laid.pages, 0, "Ánh"));
}

/* That of a face for Japanese is as wide as a kanji: O’ Brien. */
static void
an_apostrophe_in_a_name_is_narrow(void **state)
{
	(void)state;
	assert_words(lay_out("Patrick O’Brien", "latin"), "’");
	assert_words(lay_out("Nguyễn’Lan", "latin"),
	    "Nguyễn’Lan");
	assert_words(lay_out("Seán D‘Arcy", "latin"), "‘");
}

static void
an_alphabet_as_wide_as_kanji_is_not_used_for_words(void **state)
{
	(void)state;
	assert_words(lay_out("Иванов", "latin"), "Иванов");
	assert_words(lay_out("Παπαδόπουλος", "latin"), "Παπαδόπουλος");
}

static void
hangul_and_simplified_kanji_have_faces(void **state)
{
	(void)state;
	assert_words(lay_out("김민수", "korean"), "김민수");
	assert_words(lay_out("陈", "chinese"), "陈");
}

static void
letters_that_the_running_face_has_stay_in_it(void **state)
{
	(void)state;
	lay_out("José", "mincho");
	assert_true(laid_has(laid.pages, 0, "José"));
}

static void
a_letter_in_pieces_is_put_together(void **state)
{
	(void)state;
	lay_out("か\xe3\x82\x99た e\xcc\x81", "mincho");
	assert_true(laid_has(laid.pages, 0, "がた"));
	assert_true(laid_has(laid.pages, 0, "é"));
}

static void
a_mark_stands_on_its_letter(void **state)
{
	const struct mark *mark = lay_out("Ọ\xcc\x83q", "latin");
	const struct placed *glyph = mark->glyphs;

	(void)state;
	assert_int_equal(mark->glyph_count, 3);
	assert_true(glyph[1].rise > 100);
	assert_true(glyph[1].x < glyph[2].x);
	/* The letter behind follows as if there were no mark. */
	assert_int_equal(glyph[2].x - glyph[0].x,
	    (int)glyph[0].width * mark->size / 1000);
}

static void
a_pair_that_is_one_glyph_says_both(void **state)
{
	const struct mark *mark = lay_out("か\xe3\x82\x9a", "mincho");
	bool found = false;
	size_t i;

	(void)state;
	for (; mark != NULL; mark = mark->next)
		for (i = 0; mark->kind == MARK_TEXT && i < mark->glyph_count;
		    i++)
			found = found || (mark->glyphs[i].code == 0x304b &&
			    mark->glyphs[i].selector == 0x309a);
	assert_true(found);
}

static void
a_word_is_not_broken_over_lines(void **state)
{
	struct text xml = {0};
	const struct mark *mark;
	int i;

	(void)state;
	text_add_string(&xml, "<sheet><para>");
	for (i = 0; i < 60; i++)
		text_add_string(&xml, "Нгуен ");
	text_add_string(&xml, "</para></sheet>");
	laid_sheet(&laid, xml.bytes, true);
	text_free(&xml);
	for (mark = laid.pages->list[0].marks; mark != NULL; mark = mark->next)
		if (mark->kind == MARK_TEXT && mark->tag != NULL &&
		    mark->glyph_count > 1)
			assert_int_equal(mark->glyphs[0].code, 0x41d);
}

/* The x of the first glyph of a text, which stands there once. */
static int
x_of(const char *words)
{
	const struct mark *mark = laid_find(laid.pages, 0, words, 0);

	assert_non_null(mark);
	return mark->glyphs[0].x;
}

static void
a_long_reading_hangs_over_kana_and_not_over_kanji(void **state)
{
	int over_kana, over_kanji;

	(void)state;
	laid_sheet(&laid, "<sheet><para>あ<ruby rt=\"うけたまわ\">承"
	    "</ruby>る</para></sheet>", true);
	over_kana = x_of("承") - x_of("あ");
	laid_sheet(&laid, "<sheet><para>亜<ruby rt=\"うけたまわ\">承"
	    "</ruby>流</para></sheet>", true);
	over_kanji = x_of("承") - x_of("亜");
	/* The running size is 10.5 pt; five readings are half that each. */
	assert_int_equal(over_kanji - over_kana, 10500 / 2);
}

static void
a_sign_goes_with_its_number(void **state)
{
	struct text xml = {0};
	const struct mark *mark;
	int kana;

	(void)state;
	for (kana = 30; kana < 50; kana++) {
		text_clear(&xml);
		text_add_string(&xml, "<sheet><para>");
		for (int i = 0; i < kana; i++)
			text_add_string(&xml, "あ");
		text_add_string(&xml, "※１〒１２３</para></sheet>");
		laid_sheet(&laid, xml.bytes, true);
		for (mark = laid.pages->list[0].marks; mark != NULL;
		    mark = mark->next)
			if (mark->kind == MARK_TEXT && mark->tag != NULL)
				assert_int_not_equal(mark->glyphs[0].code,
				    0xff11);
	}
	text_free(&xml);
}

static void
a_character_that_no_face_has_is_reported(void **state)
{
	(void)state;
	laid_sheet(&laid, "<sheet><para>\xf0\x92\x80\x80</para></sheet>",
	    false);
	assert_null(laid.pages);
	assert_true(problems_have(laid.problems, PROBLEM_GLYPH_MISSING));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_laid, close_laid)
	const struct CMUnitTest tests[] = {
		TEST(a_name_with_marks_is_set_in_one_face),
		TEST(all_words_of_a_name_are_set_in_one_face),
		TEST(an_apostrophe_in_a_name_is_narrow),
		TEST(an_alphabet_as_wide_as_kanji_is_not_used_for_words),
		TEST(hangul_and_simplified_kanji_have_faces),
		TEST(letters_that_the_running_face_has_stay_in_it),
		TEST(a_letter_in_pieces_is_put_together),
		TEST(a_mark_stands_on_its_letter),
		TEST(a_pair_that_is_one_glyph_says_both),
		TEST(a_word_is_not_broken_over_lines),
		TEST(a_long_reading_hangs_over_kana_and_not_over_kanji),
		TEST(a_sign_goes_with_its_number),
		TEST(a_character_that_no_face_has_is_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
