#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/link.h"
#include "corpus/picture.h"
#include "html/html.h"
#include "scratch.h"
#include "sheet/sheet.h"

struct here {
	struct scratch	 scratch;
	struct pool	*pool;
	const char	*reason;
};

static int
set_up(void **state)
{
	struct here *here = calloc(1, sizeof *here);

	here->scratch = scratch_open();
	here->pool = pool_new();
	*state = here;
	return 0;
}

static int
tear_down(void **state)
{
	struct here *here = *state;

	scratch_close(&here->scratch);
	pool_free(here->pool);
	free(here);
	return 0;
}

/* A PNG of that size, of one colour; its path. */
static const char *
put_picture(struct here *here, const char *name, unsigned width,
    unsigned height)
{
	png_image image = { .version = PNG_IMAGE_VERSION, .width = width,
	    .height = height, .format = PNG_FORMAT_RGB };
	unsigned char *pixels = calloc(width * height, 3);
	static unsigned char bytes[1 << 16];
	png_alloc_size_t length = sizeof bytes;

	memset(pixels, 0x40, (size_t)width * height * 3);
	assert_int_equal(png_image_write_to_memory(&image, bytes, &length, 0,
	    pixels, 0, NULL), 1);
	free(pixels);
	return scratch_put_bytes(&here->scratch, name, (char *)bytes, length);
}

static bool
loads(struct here *here, const char *path)
{
	struct picture picture;

	return picture_load(here->pool, path, &picture, &here->reason);
}

static void
a_picture_is_known_by_its_content(void **state)
{
	struct here *here = *state;
	struct picture picture;
	const char *path = put_picture(here, "picture.txt", 3, 2);

	assert_true(picture_load(here->pool, path, &picture, &here->reason));
	assert_int_equal(picture.width, 3);
	assert_int_equal(picture.height, 2);
	assert_int_equal(picture.pixels[17], 0x40);
	path = scratch_put(&here->scratch, "words.png", "no picture at all");
	assert_false(loads(here, path));
	assert_string_equal(here->reason, "it is neither a PNG nor a JPEG file");
	path = scratch_put(&here->scratch, "short.png", "x");
	assert_false(loads(here, path));
}

static void
what_is_no_plain_file_is_refused(void **state)
{
	struct here *here = *state;
	char path[300];

	assert_false(loads(here, here->scratch.path));
	assert_string_equal(here->reason, "not a plain file");
	snprintf(path, sizeof path, "%s/pipe.png", here->scratch.path);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_false(loads(here, path));
	assert_string_equal(here->reason, "not a plain file");
	assert_false(loads(here, "/dev/zero"));
	assert_false(loads(here, "/nowhere.png"));
	assert_string_equal(here->reason, "No such file or directory");
}

static void
a_picture_has_its_limits(void **state)
{
	/* 50,000 dots square, as its head says: 7.5 GB of dots */
	static const unsigned char head[] = { 0x89, 'P', 'N', 'G', '\r', '\n',
	    0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0xc3, 0x50,
	    0, 0, 0xc3, 0x50, 8, 2, 0, 0, 0, 0x3d, 0x1f, 0xb4, 0x5c };
	struct here *here = *state;
	const char *path = scratch_put_bytes(&here->scratch, "wide.png",
	    (const char *)head, sizeof head);

	assert_false(loads(here, path));
	assert_int_equal(truncate(path, 17 * 1024 * 1024), 0);
	assert_false(loads(here, path));
	assert_string_equal(here->reason, "the picture is too large");
}

static void
a_torn_picture_is_refused(void **state)
{
	struct here *here = *state;
	const char *path = put_picture(here, "torn.png", 40, 40);
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(truncate(path, status.st_size / 2), 0);
	assert_false(loads(here, path));
	assert_true(strlen(here->reason) > 0);
}

static void
assert_html(struct here *here, const char *src, const char *alt,
    const char *expected)
{
	struct sheet *sheet = pool_take(here->pool, sizeof *sheet);
	struct sheet_node *figure;
	struct text out = {0};

	sheet->root = sheet_add(here->pool, NULL, SHEET_SHEET);
	figure = sheet_add(here->pool, sheet->root, SHEET_FIGURE);
	if (src != NULL)
		sheet_set(here->pool, figure, SHEET_A_SRC, src);
	if (alt != NULL)
		sheet_set(here->pool, figure, SHEET_A_ALT, alt);
	sheet_add_text(here->pool, sheet_add(here->pool, figure, SHEET_PARA),
	    "説明", strlen("説明"));
	html_write(sheet, &(struct html_frame){ .style = "" }, &out);
	assert_non_null(strstr(out.bytes, expected));
	assert_non_null(strstr(out.bytes, "<figcaption>"));
	text_free(&out);
}

/* The file of tests/data/pictures, changed at one place if at is not 0. */
static const char *
put_photo(struct here *here, const char *name, size_t length, size_t at,
    char byte)
{
	char bytes[1024];
	FILE *file = fopen(pool_format(here->pool, "tests/data/pictures/%s",
	    name), "rb");
	size_t got;

	assert_non_null(file);
	got = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	if (at > 0)
		bytes[at] = byte;
	return scratch_put_bytes(&here->scratch, "photo.png", bytes,
	    length > 0 ? length : got);
}

static void
a_photo_is_read_like_a_picture(void **state)
{
	static const char *const names[] = { "colour.jpg", "progressive.jpg",
	    "grey.jpg" };
	struct here *here = *state;
	struct picture photo;
	int i;

	for (i = 0; i < 3; i++) {
		assert_true(picture_load(here->pool, put_photo(here, names[i],
		    0, 0, 0), &photo, &here->reason));
		assert_int_equal(photo.width, 24);
		assert_int_equal(photo.height, 16);
		/* Red above, blue below. */
		assert_int_equal(photo.pixels[0] > photo.pixels[2] + 100,
		    i < 2);
		assert_int_equal(photo.pixels[24 * 15 * 3 + 2] >
		    photo.pixels[24 * 15 * 3] + 100, i < 2);
		assert_html(here, here->scratch.file, "写真",
		    "src=\"data:image/jpeg;base64,/9j/");
	}
}

static void
a_photo_not_for_print_is_refused(void **state)
{
	struct here *here = *state;

	assert_false(loads(here, put_photo(here, "press.jpg", 0, 0, 0)));
	assert_string_equal(here->reason,
	    "the JPEG file has the colours of a press (CMYK)");
	assert_false(loads(here, put_photo(here, "colour.jpg", 300, 0, 0)));
	assert_string_equal(here->reason, "the JPEG file is damaged");
	assert_false(loads(here, put_photo(here, "colour.jpg", 4, 0, 0)));
	assert_string_equal(here->reason, "the JPEG file is damaged");
}

/* Its frame's head stands at 89: the kind, the bits, the height, the width. */
static void
a_photo_of_another_kind_is_refused(void **state)
{
	static const struct {
		size_t		 at;
		unsigned char	 byte;
		const char	*reason;
	} rows[] = {
		{ 93, 12, "the JPEG file has more than 8 bits a colour" },
		{ 90, 0xc3, "the JPEG file is of a kind that browsers do not "
		    "show" },
		{ 90, 0xc9, "the JPEG file is of a kind that browsers do not "
		    "show" },
		{ 95, 0, "the JPEG file is damaged" },
		{ 97, 0, "the JPEG file is damaged" },
		{ 103, 0xff, "the JPEG file is damaged" },
	};
	struct here *here = *state;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_false(loads(here, put_photo(here, "grey.jpg", 0,
		    rows[i].at, (char)rows[i].byte)));
		assert_string_equal(here->reason, rows[i].reason);
	}
}

/* Byte 158 of colour.jpg begins its SOF: marker, length, bits, height, width. */
enum { FRAME = 158 };

/* Its head says 32,639 by 32,639: nothing is taken for them. */
static void
a_photo_has_its_limits(void **state)
{
	struct here *here = *state;
	char bytes[1024];
	size_t got;
	FILE *file = fopen("tests/data/pictures/colour.jpg", "rb");

	assert_non_null(file);
	got = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	memset(bytes + FRAME + 5, 0x7f, 4);
	assert_false(loads(here, scratch_put_bytes(&here->scratch,
	    "photo.jpg", bytes, got)));
	assert_string_equal(here->reason, "the picture is too large");
}

/*
 * progressive.jpg with one of its scans again and again: bytes 282 to 319 are
 * a table and the scan that it is for, whose last byte says how exact it is.
 * As exact as can be, it may come any number of times.
 */
static void
a_photo_of_many_scans_is_refused(void **state)
{
	enum { HEAD = 282, TAIL = 319, EXACTNESS = 315, FEW = 20, MANY = 200 };
	static const int counts[] = { FEW, MANY };
	struct here *here = *state;
	struct text made = {0};
	char bytes[1024];
	size_t i;
	int scan;
	FILE *file = fopen("tests/data/pictures/progressive.jpg", "rb");

	assert_non_null(file);
	assert_true(fread(bytes, 1, sizeof bytes, file) > TAIL);
	fclose(file);
	bytes[EXACTNESS] = 0;
	for (i = 0; i < 2; i++) {
		text_clear(&made);
		text_add(&made, bytes, HEAD);
		for (scan = 0; scan < counts[i]; scan++)
			text_add(&made, bytes + HEAD, TAIL - HEAD);
		text_add(&made, "\xff\xd9", 2);
		assert_int_equal(loads(here, scratch_put_bytes(&here->scratch,
		    "photo.jpg", made.bytes, made.length)), counts[i] == FEW);
	}
	assert_string_equal(here->reason, "the JPEG file is damaged");
	text_free(&made);
}

static void
no_link_leads_out(void **state)
{
	struct here *here = *state;
	char inside[300], outside[300], link[300];

	snprintf(inside, sizeof inside, "%s", put_picture(here,
	    "corpus/town/a.png", 1, 1));
	snprintf(outside, sizeof outside, "%s", put_picture(here,
	    "corpus-of-others/a.png", 1, 1));
	snprintf(link, sizeof link, "%s/corpus/town/link.png",
	    here->scratch.path);
	assert_int_equal(symlink(outside, link), 0);
	inside[strlen(here->scratch.path) + strlen("/corpus")] = '\0';
	assert_true(picture_is_below(inside, pool_format(here->pool,
	    "%s/town/../town/a.png", inside)));
	assert_false(picture_is_below(inside, link));
	assert_false(picture_is_below(inside, outside));
	assert_false(picture_is_below(inside, pool_format(here->pool,
	    "%s/../corpus-of-others/a.png", inside)));
	assert_false(picture_is_below(inside, inside));
	assert_false(picture_is_below(inside, "/nowhere"));
}

static void
a_page_carries_its_pictures(void **state)
{
	struct here *here = *state;
	char path[300];

	snprintf(path, sizeof path, "%s", put_picture(here, "a.png", 1, 1));
	assert_html(here, path, "封筒 & 箱",
	    "<img src=\"data:image/png;base64,iVBORw0KGgo");
	assert_html(here, path, "封筒 & 箱", "alt=\"封筒 &amp; 箱\"");
}

static void
without_the_picture_its_words_stand_there(void **state)
{
	struct here *here = *state;

	assert_html(here, "/nowhere.png", "封筒", "<p>封筒</p>");
	assert_html(here, NULL, NULL, "<p>図</p>");
}

/* One, two, three bytes at the end: RFC 4648, 10. */
static void
bytes_are_written_in_base64(void **state)
{
	static const char *const ends[] = { "iVBORw0KGgpm\"",
	    "iVBORw0KGgpmbw==\"", "iVBORw0KGgpmb28=\"" };
	struct here *here = *state;
	char bytes[12] = "\x89PNG\r\n\x1a\nfoo";
	int i;

	for (i = 0; i < 3; i++)
		assert_html(here, scratch_put_bytes(&here->scratch, "a.png",
		    bytes, 9 + (size_t)i), "x", ends[i]);
}

static void
links_lead_where_they_may(void **state)
{
	static const char *const good[] = { "#Mp-At_1", "a/b.html",
	    "../index.html#x", "kyoto/04#Mp-At_7", "?q=a:b", "a#b:c",
	    "https://example.jp/", "HTTPS://example.jp/",
	    "mailto:a@example.jp" };
	static const char *const bad[] = { "", "javascript:alert(1)",
	    "JavaScript:alert(1)", "java\tscript:alert(1)", " javascript:x",
	    "\x01javascript:x", "data:text/html,x", "file:///etc/passwd",
	    "http://example.jp/", "//example.jp/", "/etc/passwd",
	    "\\\\host\\share", "https:", "mailto:", "vbscript:x", "blob:x",
	    "https\n://x", "c:\\x" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(link_is_safe(good[i]));
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(link_is_safe(bad[i]));
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		HERE(a_picture_is_known_by_its_content),
		HERE(what_is_no_plain_file_is_refused),
		HERE(a_picture_has_its_limits),
		HERE(a_torn_picture_is_refused),
		HERE(a_photo_is_read_like_a_picture),
		HERE(a_photo_not_for_print_is_refused),
		HERE(a_photo_of_another_kind_is_refused),
		HERE(a_photo_has_its_limits),
		HERE(a_photo_of_many_scans_is_refused),
		HERE(no_link_leads_out),
		HERE(a_page_carries_its_pictures),
		HERE(without_the_picture_its_words_stand_there),
		HERE(bytes_are_written_in_base64),
		HERE(links_lead_where_they_may)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
