#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "layout/inside.h"
#include "base/text.h"

enum { EM = 1000, MOST = 400 };

static const struct span plain = {.size = EM};

/* Half-width below U+0080, as BIZ UD has it. */
static size_t
make_atoms(const char *words, struct atom *atoms)
{
	const char *at = words, *end = words + strlen(words);
	size_t count = 0;

	while (at < end && count < MOST) {
		uint32_t code = text_next(&at, end);

		atoms[count++] = (struct atom){.code = code, .span = &plain,
		    .class = (uint8_t)layout_class(code),
		    .width = code < 0x80 ? 500 : 1000};
	}
	layout_space(atoms, count);
	return count;
}

static void
add_line(struct text *out, const struct atom *atoms, const struct line *line)
{
	size_t i;

	if (out->length > 0)
		text_add_char(out, '|');
	for (i = line->from; i < line->to; i++)
		text_add_code(out, atoms[i].code);
}

/* The lines of words in a room of so many thousandths of an em, with |. */
static void
assert_lines(const char *words, int measure, const char *expected)
{
	static struct atom atoms[MOST];
	size_t count = make_atoms(words, atoms), at = 0;
	const struct fit fit = {true, true};
	struct text out = {0};

	while (at < count) {
		struct line line = layout_line_break(atoms, at, count, measure,
		    &fit);

		add_line(&out, atoms, &line);
		at = line.next;
	}
	assert_string_equal(out.bytes, expected);
	text_free(&out);
}

/* Every place where a line may start, with |. */
static void
assert_breaks(const char *words, const char *expected)
{
	static struct atom atoms[MOST];
	size_t count = make_atoms(words, atoms), i;
	struct text out = {0};

	for (i = 0; i < count; i++) {
		if (i > 0 && atoms[i].may_break)
			text_add_char(&out, '|');
		text_add_code(&out, atoms[i].code);
	}
	assert_string_equal(out.bytes, expected);
	text_free(&out);
}

/* Width of a line with its spacing, in thousandths of an em. */
static int
width_of(const char *words)
{
	static struct atom atoms[MOST];
	size_t count = make_atoms(words, atoms), i;
	int width = 0;

	for (i = 0; i < count; i++)
		width += atoms[i].body + (i > 0 ? atoms[i].space : 0);
	return width;
}

/* A sign of where the line's last atom ends after justification. */
static int
end_of_line(const char *words, int measure, int align)
{
	static struct atom atoms[MOST];
	size_t count = make_atoms(words, atoms);
	const struct fit fit = {true, true};
	struct line line = layout_line_break(atoms, 0, count, measure, &fit);

	layout_line_justify(atoms, &line, measure, align, false);
	return atoms[line.to - 1].x + atoms[line.to - 1].body;
}

static void
no_line_starts_with_what_closes_or_continues(void **state)
{
	(void)state;
	assert_breaks("あ、い。う」え）お！か？", "あ、|い。|う」|え）|お！|か？");
	assert_breaks("人々、コーヒー、きょう、いっか、ヴァ",
	    "人々、|コー|ヒー、|きょ|う、|いっ|か、|ヴァ");
	assert_breaks("あ・い：う", "あ・|い：|う");
}

static void
no_line_ends_with_an_opening_bracket(void **state)
{
	(void)state;
	assert_breaks("あ「い」『う』（え）〔お〕【か】〈き〉",
	    "あ|「い」|『う』|（え）|〔お〕|【か】|〈き〉");
}

static void
leaders_and_dashes_are_not_split(void **state)
{
	(void)state;
	assert_breaks("あ……い――う", "あ……|い――|う");
}

static void
numbers_and_words_are_not_split(void **state)
{
	(void)state;
	assert_breaks("約1,234.5円の", "約|1,234.5円|の");
	assert_breaks("約１，２３４円の", "約|１，２３４円|の");
	assert_breaks("CD-Rとe-Gov", "CD-R|と|e-Gov");
	assert_breaks("ＵＳＢの", "ＵＳＢ|の");
	assert_breaks("CD−Rの", "CD−R|の");
}

static void
a_provision_is_not_split_from_its_counter(void **state)
{
	(void)state;
	assert_breaks("第7条第5項第11号の", "第7条|第5項|第11号|の");
	assert_breaks("第７条第１０項", "第７条|第１０項");
	assert_breaks("第十二条第三項", "第十二条|第三項");
	assert_breaks("第1号様式", "第1号|様|式");
	assert_breaks("平成23年11月14日", "平|成|23年|11月|14日");
}

static void
half_width_marks_next_to_japanese_are_its_punctuation(void **state)
{
	(void)state;
	assert_breaks("もの(以下,電子)をいう.", "も|の|(以|下,|電|子)|を|い|う.");
	assert_int_equal(width_of("あ,い"), 3000);
	assert_int_equal(width_of("あ(い)う"), 5000);
	assert_int_equal(width_of("a(b)"), 2000);
	assert_int_equal(width_of("1,000"), 2500);
}

static void
neighbouring_marks_share_their_room(void **state)
{
	(void)state;
	assert_int_equal(width_of("あ」、「い"), 4000);
	assert_int_equal(width_of("あ」）。"), 2500);
	assert_int_equal(width_of("（「あ"), 2000);
	assert_int_equal(width_of("「あ」"), 2000);
}

static void
latin_stands_a_quarter_em_from_japanese(void **state)
{
	(void)state;
	assert_int_equal(width_of("第7条"), 3000);
	assert_int_equal(width_of("あAい"), 3000);
	assert_int_equal(width_of("あ Aい"), 3000);
	assert_int_equal(width_of("あ、Aい"), 3750);
	assert_int_equal(width_of("あＡい"), 3000);
}

static void
an_address_may_be_split_behind_its_parts(void **state)
{
	(void)state;
	assert_breaks("https://www.kyoto.jp/a_b",
	    "https://|www.|kyoto.|jp/|a_|b");
	assert_breaks("及び/又は", "及|び/|又|は");
}

static void
a_point_may_hang_in_the_margin(void **state)
{
	(void)state;
	assert_lines("あいうえお。かき", 5000, "あいうえお。|かき");
	assert_int_equal(end_of_line("あいうえお。かき", 5000, 0), 5500);
}

static void
room_of_marks_is_closed_before_a_character_is_driven_out(void **state)
{
	(void)state;
	assert_lines("あ、い、う、え、お、かき」くけ", 11500,
	    "あ、い、う、え、お、かき」|くけ");
	assert_int_equal(end_of_line("あ、い、う、え、お、かき」くけ", 11500,
	    0), 11500);
}

static void
justified_lines_end_at_the_margin_and_the_last_one_where_it_ends(void **state)
{
	(void)state;
	assert_int_equal(end_of_line("あいうえおかきくけこ", 4700, 0), 4700);
	assert_int_equal(end_of_line("あいう", 4700, 0), 3000);
	assert_int_equal(end_of_line("あいう", 4700, 3), 4700);
	assert_int_equal(end_of_line("あいう", 4700, 2), 3850);
}

static void
what_cannot_be_broken_is_cut_rather_than_lost(void **state)
{
	(void)state;
	assert_lines("abcdefghij", 2000, "abcd|efgh|ij");
	assert_lines("「「「", 1000, "「「|「");
	assert_lines("あ", 10, "あ");
}

static void
a_line_keeps_blanks_in_but_not_at_its_end(void **state)
{
	(void)state;
	assert_lines("ab cd ef", 2600, "ab cd|ef");
	assert_lines("あ　い", 2000, "あ|い");
}

static void
marks_that_cannot_be_seen_are_refused(void **state)
{
	(void)state;
	assert_int_equal(layout_class(0x202E), CLASS_REFUSED);
	assert_int_equal(layout_class(0x200B), CLASS_REFUSED);
	assert_int_equal(layout_class(0x00AD), CLASS_REFUSED);
	assert_int_equal(layout_class(0x0007), CLASS_REFUSED);
	assert_int_equal(layout_class(0x20BB7), CLASS_IDEOGRAPH);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_starts_with_what_closes_or_continues),
		cmocka_unit_test(no_line_ends_with_an_opening_bracket),
		cmocka_unit_test(leaders_and_dashes_are_not_split),
		cmocka_unit_test(numbers_and_words_are_not_split),
		cmocka_unit_test(a_provision_is_not_split_from_its_counter),
		cmocka_unit_test(
		    half_width_marks_next_to_japanese_are_its_punctuation),
		cmocka_unit_test(neighbouring_marks_share_their_room),
		cmocka_unit_test(latin_stands_a_quarter_em_from_japanese),
		cmocka_unit_test(an_address_may_be_split_behind_its_parts),
		cmocka_unit_test(a_point_may_hang_in_the_margin),
		cmocka_unit_test(
		    room_of_marks_is_closed_before_a_character_is_driven_out),
		cmocka_unit_test(
		justified_lines_end_at_the_margin_and_the_last_one_where_it_ends),
		cmocka_unit_test(what_cannot_be_broken_is_cut_rather_than_lost),
		cmocka_unit_test(a_line_keeps_blanks_in_but_not_at_its_end),
		cmocka_unit_test(marks_that_cannot_be_seen_are_refused)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
