#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <png.h>

#include "laid.h"
#include "scratch.h"

/* What stands on the page, by kind; the index-th of it. */
static const struct mark *
mark_of(const struct pages *pages, size_t page, enum mark_kind kind, int index)
{
	const struct mark *mark = pages->list[page].marks;

	for (; mark != NULL; mark = mark->next)
		if (mark->kind == kind && index-- == 0)
			return mark;
	return NULL;
}

static const char *
put_picture(struct scratch *scratch, const char *name, unsigned width,
    unsigned height)
{
	png_image image = { .version = PNG_IMAGE_VERSION, .width = width,
	    .height = height, .format = PNG_FORMAT_RGB };
	unsigned char *pixels = calloc((size_t)width * height, 3);
	static unsigned char bytes[1 << 16];
	png_alloc_size_t length = sizeof bytes;

	assert_int_equal(png_image_write_to_memory(&image, bytes, &length, 0,
	    pixels, 0, NULL), 1);
	free(pixels);
	return scratch_put_bytes(scratch, name, (const char *)bytes, length);
}

static const struct mark *
lay_picture(struct laid *laid, const char *path)
{
	char xml[600];

	snprintf(xml, sizeof xml, "<sheet><figure src=\"%s\" alt=\"図の説明\">"
	    "<para>図1</para></figure><para>後</para></sheet>", path);
	laid_sheet(laid, xml, false);
	assert_int_equal(problems_status(laid->problems), 0);
	assert_false(laid_has(laid->pages, 0, "図の説明"));
	assert_true(laid_find(laid->pages, 0, "図1", 0)->y <
	    laid_find(laid->pages, 0, "後", 0)->y);
	return mark_of(laid->pages, 0, MARK_IMAGE, 0);
}

static void
a_picture_stands_in_its_size_in_the_middle(void **state)
{
	struct scratch scratch = scratch_open();
	const struct mark *mark;
	struct laid laid;

	(void)state;
	laid_open(&laid);
	mark = lay_picture(&laid, put_picture(&scratch, "a.png", 150, 75));
	assert_non_null(mark);
	/* 150 dots are an inch, 72 pt. */
	assert_int_equal(mark->x2 - mark->x, 72000);
	assert_int_equal(mark->y2 - mark->y, 36000);
	assert_int_equal(mark->image->width, 150);
	assert_in_range(mark->x + mark->x2, (27 + 190) * 2834,
	    (27 + 190) * 2836);
	laid_close(&laid);
	scratch_close(&scratch);
}

static void
a_picture_too_large_for_the_page_keeps_its_shape(void **state)
{
	struct scratch scratch = scratch_open();
	const struct mark *mark;
	struct laid laid;
	int width, height;

	(void)state;
	laid_open(&laid);
	mark = lay_picture(&laid, put_picture(&scratch, "b.png", 4000, 400));
	width = mark->x2 - mark->x;
	assert_in_range(width, 163 * 2834, 163 * 2836);
	assert_in_range(mark->y2 - mark->y, width / 10 - 2, width / 10 + 2);
	laid_close(&laid);
	laid_open(&laid);
	mark = lay_picture(&laid, put_picture(&scratch, "c.png", 400, 4000));
	height = mark->y2 - mark->y;
	assert_true(height < 250 * 2835 * 6 / 10);
	assert_in_range(mark->x2 - mark->x, height / 10 - 2, height / 10 + 2);
	laid_close(&laid);
	scratch_close(&scratch);
}

/* Is the first word above the second, and in the same column? */
static void
assert_below(const struct pages *pages, const char *first, const char *second)
{
	const struct mark *above = laid_find(pages, 0, first, 0);
	const struct mark *below = laid_find(pages, 0, second, 0);

	assert_non_null(above);
	assert_non_null(below);
	assert_true(above->y < below->y);
}

static void
steps_that_do_not_fit_side_by_side_stand_below_each_other(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><flow><step>一番目</step>"
	    "<step label=\"報告\">二番目</step><step>三番目</step>"
	    "<step>四番目</step><step>五番目</step><step label=\"連絡\">"
	    "<para>六番目</para><para><cite ref=\"#a\">引用</cite></para>"
	    "</step><step>七番目</step><step>八番目</step></flow></sheet>",
	    false);
	assert_below(laid.pages, "一番目", "報告");
	assert_below(laid.pages, "報告", "二番目");
	assert_below(laid.pages, "二番目", "三番目");
	assert_below(laid.pages, "連絡", "六番目");
	assert_below(laid.pages, "六番目", "引用");
	assert_below(laid.pages, "引用", "七番目");
	assert_below(laid.pages, "七番目", "八番目");
	laid_close(&laid);
}

static void
steps_that_fit_stand_side_by_side(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><flow><step>甲</step>"
	    "<step label=\"報告\">乙<cite ref=\"#a\">引用</cite></step>"
	    "</flow></sheet>", false);
	assert_true(laid_find(laid.pages, 0, "甲", 0)->x <
	    laid_find(laid.pages, 0, "報告", 0)->x);
	assert_true(laid_find(laid.pages, 0, "報告", 0)->x <
	    laid_find(laid.pages, 0, "乙", 0)->x);
	laid_close(&laid);
}

/* A step that is first and labelled, long, or of blocks is no box in a row. */
static void
only_short_stations_stand_in_a_row(void **state)
{
	static const char *const flows[] = {
		"<step label=\"始\">甲</step><step>乙</step>",
		"<step>甲</step><step><para>乙</para></step>",
		"<step>甲</step>",
		"<step>甲</step><step>乙とても長い言葉がここにあって、箱の三行には"
		    "とても入りきらないので下に並べることになる、それくらい長い"
		    "言葉が続いて、まだまだ続いて、終わりません、本当に終わらない"
		    "のです、まだ続きます、さらに続けて書いておきましょう。それでも"
		    "足りないかもしれないので、もう一つ文を足しておきます。</step>",
	};
	char xml[2000];
	struct laid laid;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof flows / sizeof *flows; i++) {
		laid_open(&laid);
		snprintf(xml, sizeof xml, "<sheet><flow>%s</flow></sheet>",
		    flows[i]);
		laid_sheet(&laid, xml, false);
		assert_non_null(laid.pages);
		assert_true(laid_has(laid.pages, 0, "甲"));
		if (i != 2)
			assert_below(laid.pages, "甲", "乙");
		laid_close(&laid);
	}
}

static void
a_number_too_wide_for_its_column_stands_above(void **state)
{
	const struct mark *number, *text;
	struct laid laid;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para number=\"とても長くて欄に入らない番号の"
	    "代わりになる言葉がここにあります\">本文</para><para number=\"(7)\">"
	    "次</para><para number=\"(8)\"/><para number=\"3\">三</para></sheet>",
	    false);
	number = laid_find(laid.pages, 0, "とても長くて", 0);
	text = laid_find(laid.pages, 0, "本文", 0);
	assert_true(number->y < text->y);
	assert_in_range(laid_find(laid.pages, 0, "(7)", 0)->y + 3000 -
	    laid_find(laid.pages, 0, "次", 0)->y, 0, 6000);
	/* A number with nothing behind it is there all the same. */
	assert_non_null(laid_find(laid.pages, 0, "(8)", 0));
	laid_close(&laid);
}

static const struct link *
link_to(const struct pages *pages, const char *uri)
{
	const struct link *link = pages->list[0].links;

	while (link != NULL && (link->uri == NULL ||
	    strcmp(link->uri, uri) != 0))
		link = link->next;
	return link;
}

/* In a cell, and in a box of a row: both are laid out before they have a place. */
static void
a_link_lies_on_its_words_wherever_they_come_to_stand(void **state)
{
	static const char *const uris[] = { "https://a.example/",
	    "https://b.example/", "https://c.example/" };
	static const char *const words[] = { "第一条", "第二条", "第三条" };
	const struct mark *mark;
	const struct link *link;
	struct laid laid;
	size_t i;

	(void)state;
	laid_open(&laid);
	laid_sheet(&laid, "<sheet><para>前</para><table cols=\"1 1\"><row>"
	    "<cell><para>左</para><para><cite ref=\"https://a.example/\">第一条"
	    "</cite></para></cell><cell>右</cell></row></table><flow><step>甲"
	    "<cite ref=\"https://b.example/\">第二条</cite></step><step>乙<cite "
	    "ref=\"https://c.example/\">第三条</cite></step></flow></sheet>",
	    false);
	for (i = 0; i < 3; i++) {
		mark = laid_find(laid.pages, 0, words[i], 0);
		link = link_to(laid.pages, uris[i]);
		assert_non_null(mark);
		assert_non_null(link);
		assert_true(link->y < mark->y && link->y2 >= mark->y);
		assert_true(link->x >= mark->x - 500);
	}
	laid_close(&laid);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_picture_stands_in_its_size_in_the_middle),
		cmocka_unit_test(
		    a_picture_too_large_for_the_page_keeps_its_shape),
		cmocka_unit_test(
		    steps_that_do_not_fit_side_by_side_stand_below_each_other),
		cmocka_unit_test(steps_that_fit_stand_side_by_side),
		cmocka_unit_test(only_short_stations_stand_in_a_row),
		cmocka_unit_test(a_number_too_wide_for_its_column_stands_above),
		cmocka_unit_test(
		    a_link_lies_on_its_words_wherever_they_come_to_stand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
