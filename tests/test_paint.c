#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <lcms2.h>

#include "desk.h"
#include "paint/inside.h"

/* Everything that a page may hold. */
static struct pages *
make_everything(struct desk *desk)
{
	static const unsigned char pixels[12] = { 0, 0, 0, 255, 255, 255,
	    128, 128, 128, 0, 0, 0 };
	static const struct image image = { 2, 2, pixels };
	struct maker maker = begin(desk, 2);
	struct tag *figure = made_tag(&maker, maker.root, TAG_FIGURE);
	struct tag *form = made_tag(&maker, maker.root, TAG_FORM);
	enum mark_kind kind;

	figure->alternative = "連絡の流れ (図)";
	form->alternative = "はい";
	for (kind = MARK_LINE; kind <= MARK_ARROW; kind++) {
		struct mark *mark = made_shape(&maker, 0, kind, kind ==
		    MARK_TICK || kind == MARK_BOX ? form : figure, 80000,
		    100000 + (int)kind * 60000, 140000,
		    140000 + (int)kind * 60000);

		mark->dashed = kind == MARK_BOX;
		mark->grey = kind == MARK_FILL ? 800 : 0;
	}
	made_shape(&maker, 0, MARK_ARROW, figure, 300000, 300000, 200000,
	    300000);
	made_shape(&maker, 0, MARK_IMAGE, figure, 300000, 100000, 400000,
	    200000)->image = &image;
	made_shape(&maker, 1, MARK_IMAGE, NULL, 300000, 100000, 400000,
	    200000)->image = &image;
	made_words(&maker, 1, made_tag(&maker, maker.root, TAG_P), "終わり");
	return maker.pages;
}

/* ---- the colours ---- */

/* But for the clock, which lcms2 stamps into it. */
static void
the_profile_is_what_lcms2_makes(void **state)
{
	enum { DATE = 24, DATE_BYTES = 12 };	/* ICC.1, 7.2.8 */
	cmsHPROFILE made = cmsCreate_sRGBProfile();
	size_t length;
	const char *ours = paint_profile(&length);
	cmsUInt32Number bytes = 0;
	char *theirs;

	(void)state;
	cmsSetProfileVersion(made, 4.2);
	assert_true(cmsSaveProfileToMem(made, NULL, &bytes));
	theirs = malloc(bytes);
	assert_true(cmsSaveProfileToMem(made, theirs, &bytes));
	memcpy(theirs + DATE, ours + DATE, DATE_BYTES);
	assert_int_equal(length, bytes);
	assert_memory_equal(ours, theirs, bytes);
	free(theirs);
	cmsCloseProfile(made);
}

/* ---- the file ---- */

static void
a_document_of_everything_is_sound(void **state)
{
	struct desk *desk = *state;

	paint(desk, make_everything(desk));
	assert_memory_equal(desk->pdf.bytes, "%PDF-1.7\n", 9);
	assert_linked(desk);
	ask(desk, "pdfimages -list %s");
	assert_says(desk, " gray ");
	ask(desk, UNPACKED);
	assert_null(strstr(desk->said.bytes, "/I1"));	/* one, shown twice */
	ask(desk, "pdftoppm -r 20 %s 2>&1 >/dev/null");
	assert_string_equal(desk->said.bytes, "");
}

static void
the_same_pages_make_the_same_bytes(void **state)
{
	struct desk *desk = *state;
	struct pages *pages = make_everything(desk);
	struct text before;

	paint(desk, pages);
	before = desk->pdf;
	desk->pdf = (struct text){0};
	sleep(1);		/* a clock would show */
	paint(desk, pages);
	assert_int_equal(before.length, desk->pdf.length);
	assert_memory_equal(before.bytes, desk->pdf.bytes, before.length);
	text_free(&before);
}

static void
other_pages_have_another_id(void **state)
{
	struct desk *desk = *state;
	struct pages *pages = make_pledge(desk);
	char first[80], *id;

	paint(desk, pages);
	id = strstr((char *)(uintptr_t)ask(desk, UNPACKED), "/ID [");
	assert_non_null(id);
	snprintf(first, sizeof first, "%s", id);
	pages->title = "別の誓約書";
	paint(desk, pages);
	id = strstr((char *)(uintptr_t)ask(desk, UNPACKED), "/ID [");
	assert_memory_not_equal(first, id, 40);
}

static void
a_date_comes_from_outside_only(void **state)
{
	struct desk *desk = *state;
	struct pages *pages = make_pledge(desk);

	paint(desk, pages);
	ask(desk, "TZ=UTC pdfinfo %s");
	assert_null(strstr(desk->said.bytes, "CreationDate"));
	text_clear(&desk->pdf);
	assert_true(paint_pages(desk->faces, pages, 1693526400, &desk->pdf,
	    desk->problems));
	ask(desk, "TZ=UTC pdfinfo -isodates %s");
	assert_says(desk, "2023-09-01T00:00:00Z");
	ask(desk, "pdfinfo -meta %s");
	assert_says(desk, "<xmp:CreateDate>2023-09-01T00:00:00Z<");
}

static void
the_title_is_escaped_and_whole(void **state)
{
	struct desk *desk = *state;
	struct pages *pages = make_pledge(desk);

	pages->title = "𠮷野 <A & \"B\">";
	pages->author = "京都市教育委員会";
	pages->subject = "利用者";
	paint(desk, pages);
	ask(desk, "pdfinfo %s");
	assert_says(desk, "𠮷野 <A & \"B\">\n");
	assert_says(desk, "京都市教育委員会");
	ask(desk, "pdfinfo -meta %s");
	assert_says(desk, "𠮷野 &lt;A &amp; &quot;B&quot;&gt;");
	assert_says(desk, "<pdfaid:part>2<");
	assert_says(desk, "<pdfaid:conformance>A<");
	assert_says(desk, "<pdfuaid:part>1<");
	ask(desk, "pdfinfo -meta %s | xmllint --noout - 2>&1");
	assert_string_equal(desk->said.bytes, "");
	ask(desk, UNPACKED);
	assert_says(desk, "/DisplayDocTitle true");
	assert_says(desk, "/Marked true");
	assert_says(desk, "/GTS_PDFA1");
}

/* ---- text ---- */

static void
every_character_can_be_copied(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);

	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_P),
	    "髙﨑𠮷子、葛󠄀城 Aa1〜①");
	paint(desk, maker.pages);
	assert_sound(desk);
	ask(desk, "pdftotext -raw %s -");
	assert_says(desk, "髙﨑");
	assert_says(desk, "𠮷");
	assert_says(desk, "葛󠄀");
	assert_says(desk, "Aa1〜①");
	ask(desk, "pdffonts %s");
	assert_says(desk, "BIZUDMincho-Regular");
	assert_says(desk, "IPAmjMincho");
	assert_null(strstr(desk->said.bytes, "BIZUDGothic"));
}

static void
glyphs_stand_where_layout_put_them(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);
	struct tag *tag = made_tag(&maker, maker.root, TAG_P);
	const struct mark *mark;
	char words[400], place[40];
	size_t i;

	/* 40 times an odd distance, then a word of its own. */
	for (i = 0, words[0] = '\0'; i < 40; i++)
		strcat(words, "あ");
	strcat(words, "　X");
	maker.y = 100000;
	made_words_at(&maker, 0, tag, FACE_MINCHO, MADE_LEFT, 333, words);
	mark = maker.pages->list[0].marks;
	paint(desk, maker.pages);
	ask(desk, "pdftotext -bbox %s - | grep X");
	snprintf(place, sizeof place, "xMin=\"%d.%03d",
	    mark->glyphs[mark->glyph_count - 1].x / 1000,
	    mark->glyphs[mark->glyph_count - 1].x % 1000);
	assert_says(desk, place);
}

static void
two_faces_of_one_character_stay_apart(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);
	struct tag *tag = made_tag(&maker, maker.root, TAG_P);

	made_words(&maker, 0, tag, "本文");
	made_words_at(&maker, 0, tag, FACE_GOTHIC_BOLD, 200000, 0, "本文");
	paint(desk, maker.pages);
	ask(desk, "pdffonts %s");
	assert_says(desk, "BIZUDMincho-Regular");
	assert_says(desk, "BIZUDGothic-Bold");
	ask(desk, "pdftotext -raw %s - | tr -d '\\n '");
	assert_says(desk, "本文本文");
}

/* ---- many ---- */

static bool
paint_merge(struct desk *desk, struct pages **all, size_t count)
{
	struct ink *ink = paint_ink_new(desk->faces);
	struct painting *painting;
	bool painted = true;
	size_t i;

	for (i = 0; i < count; i++)
		paint_ink_add(ink, all[i]);
	painting = paint_new(ink, all[0], 0, desk->problems);
	for (i = 0; painted && i < count; i++)
		painted = paint_add(painting, all[i], desk->problems);
	text_clear(&desk->pdf);
	painted = paint_finish(painting, &desk->pdf, desk->problems) &&
	    painted;
	paint_ink_free(ink);
	return painted;
}

static void
a_merge_of_many_is_one_document(void **state)
{
	enum { COUNT = 1500 };
	struct desk *desk = *state;
	struct pages **all = calloc(COUNT, sizeof *all);
	int i;

	for (i = 0; i < COUNT; i++)
		all[i] = make_pledge(desk);
	assert_true(paint_merge(desk, all, COUNT));
	assert_linked(desk);
	ask(desk, "pdfinfo %s");
	assert_says(desk, "Pages:           1500");
	ask(desk, "pdfinfo -struct-text %s | head -8; true");
	assert_says(desk, "Document\n  Part");
	free(all);
}

static void
pages_may_go_once_they_were_added(void **state)
{
	struct desk *desk = *state;
	struct pages *all[3];
	struct pool *pools[3];
	struct ink *ink = paint_ink_new(desk->faces);
	struct painting *painting;
	int i;

	for (i = 0; i < 3; i++) {
		pool_free(desk->pool);
		desk->pool = pool_new();
		all[i] = make_everything(desk);
		pools[i] = desk->pool;
		paint_ink_add(ink, all[i]);
		desk->pool = pool_new();
	}
	painting = paint_new(ink, all[0], 0, desk->problems);
	for (i = 0; i < 3; i++) {
		assert_true(paint_add(painting, all[i], desk->problems));
		pool_free(pools[i]);
	}
	assert_true(paint_finish(painting, &desk->pdf, desk->problems));
	assert_linked(desk);
	ask(desk, "pdftotext %s - | grep -c 終わり");
	assert_string_equal(desk->said.bytes, "3\n");
	paint_ink_free(ink);
}

static void
the_next_document_shares_the_ink(void **state)
{
	struct desk *desk = *state;
	struct pages *pages = make_pledge(desk);
	struct ink *ink = paint_ink_new(desk->faces);
	struct text both[2] = {{0}, {0}};
	struct painting *painting;
	int i;

	paint_ink_add(ink, pages);
	for (i = 0; i < 2; i++) {
		painting = paint_new(ink, pages, 0, desk->problems);
		assert_true(paint_add(painting, pages, desk->problems));
		assert_true(paint_finish(painting, &both[i],
		    desk->problems));
	}
	assert_int_equal(both[0].length, both[1].length);
	assert_memory_equal(both[0].bytes, both[1].bytes, both[0].length);
	text_free(&both[0]);
	text_free(&both[1]);
	paint_ink_free(ink);
}

static void
ink_takes_glyphs_until_a_painting_is_finished(void **state)
{
	struct desk *desk = *state;
	struct pages *known = make_pledge(desk);
	struct maker maker = begin(desk, 1);
	struct ink *ink = paint_ink_new(desk->faces);
	struct painting *painting;

	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_P), "後日");
	paint_ink_add(ink, known);
	painting = paint_new(ink, known, 0, desk->problems);
	assert_true(paint_add(painting, known, desk->problems));
	paint_ink_add(ink, maker.pages);
	assert_true(paint_add(painting, maker.pages, desk->problems));
	assert_true(paint_finish(painting, &desk->pdf, desk->problems));
	assert_linked(desk);
	ask(desk, "pdftotext %s - | tail -n 3");
	assert_says(desk, "後日");
	paint_ink_free(ink);
}

static void
an_ink_forgets_the_document_before(void **state)
{
	struct desk *desk = *state;
	struct pages *pages = make_pledge(desk);
	struct ink *ink = paint_ink_new(desk->faces);
	struct text alone = {0}, after = {0};

	assert_true(paint_pages(desk->faces, pages, 0, &alone,
	    desk->problems));
	assert_true(paint_again(ink, make_everything(desk), 0, &after,
	    desk->problems));
	text_clear(&after);
	assert_true(paint_again(ink, pages, 0, &after, desk->problems));
	assert_int_equal(alone.length, after.length);
	assert_memory_equal(alone.bytes, after.bytes, alone.length);
	text_free(&alone);
	text_free(&after);
	paint_ink_free(ink);
}

static void
more_pages_than_an_array_holds_are_painted(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 33000);

	made_words(&maker, 32999, made_tag(&maker, maker.root, TAG_P), "終");
	paint(desk, maker.pages);
	ask(desk, "pdfinfo %s");
	assert_says(desk, "Pages:           33000");
	ask(desk, "pdftotext -f 33000 %s -");
	assert_says(desk, "終");
}

/* ---- what cannot be painted ---- */

static void
assert_refused(struct desk *desk, const struct pages *pages)
{
	assert_false(paint_pages(desk->faces, pages, 0, &desk->pdf,
	    desk->problems));
	assert_true(problems_have(desk->problems, PROBLEM_PAINT_FAILED));
	assert_int_equal(desk->pdf.length, 0);
}

static void
a_document_without_pages_is_refused(void **state)
{
	struct desk *desk = *state;

	assert_refused(desk, begin(desk, 0).pages);
}

static void
a_tag_outside_the_tree_is_refused(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);

	made_words(&maker, 0, made_tag(&maker, NULL, TAG_P), "迷子");
	assert_refused(desk, maker.pages);
}

static void
a_glyph_outside_the_ink_is_refused(void **state)
{
	struct desk *desk = *state;
	struct pages *known = make_pledge(desk);
	struct maker maker = begin(desk, 1);
	struct ink *ink = paint_ink_new(desk->faces);
	struct painting *painting;

	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_P), "未知");
	paint_ink_add(ink, known);
	painting = paint_new(ink, known, 0, desk->problems);
	assert_true(paint_add(painting, known, desk->problems));
	assert_false(paint_add(painting, maker.pages, desk->problems));
	assert_false(paint_finish(painting, &desk->pdf, desk->problems));
	assert_true(problems_have(desk->problems, PROBLEM_PAINT_FAILED));
	paint_ink_free(ink);
}

static void
pages_without_tags_promise_less(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);

	maker.pages->tags = NULL;
	made_words(&maker, 0, NULL, "飾り");
	paint(desk, maker.pages);
	assert_sound(desk);
	ask(desk, "pdfinfo -meta %s");
	assert_says(desk, "<pdfaid:conformance>B<");
	assert_null(strstr(desk->said.bytes, "pdfuaid:part"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_profile_is_what_lcms2_makes),
		ON_DESK(a_document_of_everything_is_sound),
		ON_DESK(the_same_pages_make_the_same_bytes),
		ON_DESK(other_pages_have_another_id),
		ON_DESK(a_date_comes_from_outside_only),
		ON_DESK(the_title_is_escaped_and_whole),
		ON_DESK(every_character_can_be_copied),
		ON_DESK(glyphs_stand_where_layout_put_them),
		ON_DESK(two_faces_of_one_character_stay_apart),
		ON_DESK(a_merge_of_many_is_one_document),
		ON_DESK(pages_may_go_once_they_were_added),
		ON_DESK(the_next_document_shares_the_ink),
		ON_DESK(ink_takes_glyphs_until_a_painting_is_finished),
		ON_DESK(an_ink_forgets_the_document_before),
		ON_DESK(more_pages_than_an_array_holds_are_painted),
		ON_DESK(a_document_without_pages_is_refused),
		ON_DESK(a_tag_outside_the_tree_is_refused),
		ON_DESK(a_glyph_outside_the_ink_is_refused),
		ON_DESK(pages_without_tags_promise_less)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
