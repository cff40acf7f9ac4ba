#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "layout/face.h"
#include "layout/style.h"
#include "base/text.h"

static const char mincho[] =
    "/usr/share/fonts/truetype/bizud-mincho/BIZUDMincho-Regular.ttf";
static const char *const gothics[] = { "BIZUDGothic-Regular.ttf",
    "BIZUDGothic-Bold.ttf" };

struct opened {
	struct pool	*pool;
	struct problems	*problems;
	struct faces	*faces;
};

static struct faces *
open_in(struct pool *pool, const char *folder, struct problems *problems)
{
	return face_open(style_typefaces(style_load(pool,
	    "templates/pdf.style", problems)), folder, problems);
}

static int
open_faces(void **state)
{
	struct opened *opened = calloc(1, sizeof *opened);

	opened->problems = problems_new();
	opened->pool = pool_new();
	opened->faces = open_in(opened->pool, NULL, opened->problems);
	*state = opened;
	return opened->faces == NULL;
}

static int
close_faces(void **state)
{
	struct opened *opened = *state;

	face_close(opened->faces);
	problems_free(opened->problems);
	pool_free(opened->pool);
	free(opened);
	return 0;
}

static struct glyph
look_up(void **state, enum face face, uint32_t code, uint32_t selector,
    bool kept_expected)
{
	struct opened *opened = *state;
	struct glyph glyph = {0};
	bool kept;

	assert_true(face_glyph(opened->faces, face, code, selector, &glyph,
	    &kept));
	assert_int_equal(kept, kept_expected);
	assert_int_not_equal(glyph.id, 0);
	return glyph;
}

static void
widths_are_thousandths_of_an_em(void **state)
{
	assert_int_equal(look_up(state, FACE_MINCHO, 0x3042, 0, true).width,
	    1000);
	assert_int_equal(look_up(state, FACE_GOTHIC, 'A', 0, true).width, 500);
	assert_int_equal(look_up(state, FACE_GOTHIC_BOLD, 0x3042, 0,
	    true).face, FACE_GOTHIC_BOLD);
}

static void
a_second_look_finds_the_same(void **state)
{
	struct glyph one = look_up(state, FACE_MINCHO, 0x6f22, 0, true);
	struct glyph two = look_up(state, FACE_MINCHO, 0x6f22, 0, true);

	assert_int_equal(one.id, two.id);
	assert_int_equal(one.width, two.width);
}

static void
kanji_of_names_are_found(void **state)
{
	struct opened *opened = *state;

	/* 髙 and 﨑 are in the running face, 𠮷 in the fallback only. */
	assert_int_equal(look_up(state, FACE_MINCHO, 0x9ad9, 0, true).face,
	    FACE_MINCHO);
	assert_int_equal(look_up(state, FACE_GOTHIC, 0xfa11, 0, true).face,
	    FACE_GOTHIC);
	assert_string_equal(face_typeface(opened->faces, look_up(state,
	    FACE_GOTHIC, 0x20bb7, 0, true).face)->name, "rare");
}

static void
a_variation_sequence_is_kept(void **state)
{
	struct glyph one = look_up(state, FACE_MINCHO, 0x845b, 0xe0100, true);
	struct glyph two = look_up(state, FACE_MINCHO, 0x845b, 0xe0101, true);

	assert_true(one.id != two.id || one.face != two.face);
}

static void
a_lost_variation_sequence_is_said(void **state)
{
	struct glyph lost = look_up(state, FACE_MINCHO, 0x9089, 0xe0102,
	    false);
	struct glyph base = look_up(state, FACE_MINCHO, 0x9089, 0, true);

	assert_int_equal(lost.id, base.id);
	assert_int_equal(lost.face, base.face);
}

static void
a_character_that_no_font_has_is_refused(void **state)
{
	static const uint32_t codes[] = { 0x1f600, 0x30000, 0x9, 0xe0100,
	    0x10ffff, 0x110000, 0xffffffff };
	struct opened *opened = *state;
	struct glyph glyph;
	bool kept;
	size_t i;

	for (i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_false(face_glyph(opened->faces, FACE_MINCHO, codes[i],
		    0, &glyph, &kept));
}

static void
measures_surround_the_em(void **state)
{
	struct opened *opened = *state;
	struct face_box box = face_box(opened->faces, FACE_MINCHO);

	assert_in_range(face_ascent(opened->faces, FACE_MINCHO), 700, 1200);
	assert_in_range(face_descent(opened->faces, FACE_MINCHO), 50, 400);
	assert_true(box.left < box.right && box.bottom < box.top);
	assert_in_range(box.cap, 500, 1000);
	assert_string_equal(face_typeface(opened->faces,
	    FACE_GOTHIC_BOLD)->postscript, "BIZUDGothic-Bold");
}

static void
a_subset_is_small_and_the_same_each_time(void **state)
{
	struct opened *opened = *state;
	uint16_t glyphs[3] = { 0,
	    look_up(state, FACE_MINCHO, 0x8a93, 0, true).id,
	    look_up(state, FACE_MINCHO, 0x7d04, 0, true).id }, map[3];
	size_t bytes, again;
	char *one = face_subset(opened->faces, FACE_MINCHO, glyphs, 3, map,
	    &bytes);
	char *two = face_subset(opened->faces, FACE_MINCHO, glyphs, 3, map,
	    &again);

	assert_non_null(one);
	assert_int_equal(bytes, again);
	assert_memory_equal(one, two, bytes);
	assert_in_range(bytes, 200, 4000);
	assert_int_equal(map[0], 0);
	assert_true(map[1] != map[2] && map[1] <= 2 && map[2] <= 2);
	free(one);
	free(two);
}

static void
a_missing_font_is_reported_with_its_package(void **state)
{
	struct opened *opened = *state;
	struct problems *problems = problems_new();
	struct text said = {0};

	assert_null(open_in(opened->pool, "/nowhere", problems));
	assert_true(problems_have(problems, PROBLEM_FONT_MISSING));
	problem_print(problems, &said, PROBLEM_AS_TEXT, false);
	assert_non_null(strstr(said.bytes, "BIZUDMincho-Regular.ttf"));
	assert_non_null(strstr(said.bytes, "fonts-morisawa-bizud-mincho"));
	assert_non_null(strstr(said.bytes, "fonts-morisawa-bizud-gothic"));
	text_free(&said);
	problems_free(problems);
}

/* ---- fonts that are not what they should be ---- */

static char *
read_font(size_t *length)
{
	FILE *file = fopen(mincho, "rb");
	struct stat status;
	char *bytes;

	assert_non_null(file);
	assert_int_equal(fstat(fileno(file), &status), 0);
	bytes = malloc((size_t)status.st_size);
	*length = fread(bytes, 1, (size_t)status.st_size, file);
	fclose(file);
	return bytes;
}

static void
make_folder(char folder[64])
{
	char path[200], from[200];
	int i;

	snprintf(folder, 64, "/tmp/kijun-face-XXXXXX");
	assert_non_null(mkdtemp(folder));
	for (i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, gothics[i]);
		snprintf(from, sizeof from,
		    "/usr/share/fonts/truetype/bizud-gothic/%s", gothics[i]);
		assert_int_equal(symlink(from, path), 0);
	}
}

static void
write_font(const char *folder, const char *bytes, size_t length)
{
	char path[200];
	FILE *file;

	snprintf(path, sizeof path, "%s/BIZUDMincho-Regular.ttf", folder);
	unlink(path);
	file = fopen(path, "wb");
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	fclose(file);
}

static void
remove_folder(const char *folder)
{
	char path[200];
	int i;

	snprintf(path, sizeof path, "%s/BIZUDMincho-Regular.ttf", folder);
	unlink(path);
	for (i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, gothics[i]);
		unlink(path);
	}
	rmdir(folder);
}

/* Whatever it is: opened or reported, and then usable or refused. */
static bool
opens(const char *folder)
{
	struct pool *pool = pool_new();
	static const uint32_t codes[] = { 0x3042, 'A', 0x8a93, 0x6f22 };
	struct problems *problems = problems_new();
	struct faces *faces = open_in(pool, folder, problems);
	bool opened = faces != NULL, kept;
	uint16_t glyphs[4] = {0}, map[4];
	struct glyph glyph;
	size_t i, bytes;

	if (!opened)
		assert_true(problems_have(problems, PROBLEM_FONT_BROKEN) ||
		    problems_have(problems, PROBLEM_FONT_MISSING));
	for (i = 0; opened && i < 4; i++)
		if (face_glyph(faces, FACE_MINCHO, codes[i], 0, &glyph,
		    &kept) && glyph.face == FACE_MINCHO)
			glyphs[i] = glyph.id;
	if (opened)
		free(face_subset(faces, FACE_MINCHO, glyphs, 4, map, &bytes));
	face_close(faces);
	problems_free(problems);
	pool_free(pool);
	return opened;
}

static void
a_font_that_is_cut_off_is_reported(void **state)
{
	char folder[64];
	size_t length, cut;
	char *bytes = read_font(&length);

	(void)state;
	make_folder(folder);
	for (cut = 0; cut < length; cut = cut * 3 + 1) {
		write_font(folder, bytes, cut);
		assert_false(opens(folder));
	}
	write_font(folder, bytes, length - 200);
	assert_false(opens(folder));
	write_font(folder, bytes, length);
	assert_true(opens(folder));
	remove_folder(folder);
	free(bytes);
}

static void
garbage_does_no_harm(void **state)
{
	char folder[64];
	size_t length, i;
	char *bytes = read_font(&length);
	unsigned seed, number = 1;

	(void)state;
	make_folder(folder);
	for (seed = 1; seed <= 12; seed++) {
		char *broken = malloc(length);

		memcpy(broken, bytes, length);
		/* Every other time in the tables' directory only. */
		for (i = 0; i < (seed % 2 ? 40u : 4000u); i++) {
			number = number * 1664525u + 1013904223u;
			broken[(number >> 4) % (seed % 2 ? 300 : length)] ^=
			    (char)(number >> 20);
		}
		write_font(folder, broken, length);
		opens(folder);
		free(broken);
	}
	memset(bytes, 'x', length);
	write_font(folder, bytes, length);
	assert_false(opens(folder));
	remove_folder(folder);
	free(bytes);
}

static void
the_environment_names_a_folder(void **state)
{
	char folder[64];
	size_t length;
	char *bytes = read_font(&length);

	(void)state;
	make_folder(folder);
	write_font(folder, bytes, 100);
	setenv("KIJUN_FONTS", folder, 1);
	assert_false(opens(NULL));	/* the broken one there is found */
	setenv("KIJUN_FONTS", "/nowhere", 1);
	assert_false(opens(NULL));	/* no other folder is taken for it */
	setenv("KIJUN_FONTS", "", 1);
	assert_true(opens(NULL));
	unsetenv("KIJUN_FONTS");
	remove_folder(folder);
	free(bytes);
}

static void
fonts_are_found_in_folders_below(void **state)
{
	(void)state;
	assert_true(opens("/usr/share/fonts"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths_are_thousandths_of_an_em),
		cmocka_unit_test(a_second_look_finds_the_same),
		cmocka_unit_test(kanji_of_names_are_found),
		cmocka_unit_test(a_variation_sequence_is_kept),
		cmocka_unit_test(a_lost_variation_sequence_is_said),
		cmocka_unit_test(a_character_that_no_font_has_is_refused),
		cmocka_unit_test(measures_surround_the_em),
		cmocka_unit_test(a_subset_is_small_and_the_same_each_time),
		cmocka_unit_test(a_missing_font_is_reported_with_its_package),
		cmocka_unit_test(a_font_that_is_cut_off_is_reported),
		cmocka_unit_test(garbage_does_no_harm),
		cmocka_unit_test(the_environment_names_a_folder),
		cmocka_unit_test(fonts_are_found_in_folders_below)
	};

	return cmocka_run_group_tests(tests, open_faces, close_faces);
}
