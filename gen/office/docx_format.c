/*
 * Numbers as Word counts them (ECMA-376 part 1, 17.18.59).
 */
#include "office/docx_inside.h"

#include <string.h>

enum { KANA = 46, IROHA = 47, LETTERS = 26, CIRCLED = 20 };

static const char aiueo[] = "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
    "ハヒフヘホマミムメモヤユヨラリルレロワヲン";
static const char iroha[] = "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
    "ウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
static const char half_aiueo[] = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
/* Half-width letters have no ヰ and ヱ. */
static const char half_iroha[] = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ";
static const char stems[] = "甲乙丙丁戊己庚辛壬癸";
static const char branches[] = "子丑寅卯辰巳午未申酉戌亥";
static const char kanji[] = "〇一二三四五六七八九";
static const char legal[] = "零壱弐参四伍六七八九";

/* The number-th of letters of three bytes each. */
static bool
add_letter(struct text *out, const char *letters, int number)
{
	size_t count = (strlen(letters)) / 3;

	if (number < 1 || (size_t)number > count)
		return false;
	text_add(out, letters + 3 * (number - 1), 3);
	return true;
}

/* a … z, aa, bb */
static bool
add_alpha(struct text *out, char first, int number)
{
	int i;

	if (number < 1)
		return false;
	for (i = 0; i <= (number - 1) / LETTERS; i++)
		text_add_char(out, (char)(first + (number - 1) % LETTERS));
	return true;
}

static bool
add_roman(struct text *out, bool is_upper, int number)
{
	static const struct { int value; const char *lower, *upper; } rows[] = {
		{ 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" },
		{ 400, "cd", "CD" }, { 100, "c", "C" }, { 90, "xc", "XC" },
		{ 50, "l", "L" }, { 40, "xl", "XL" }, { 10, "x", "X" },
		{ 9, "ix", "IX" }, { 5, "v", "V" }, { 4, "iv", "IV" },
		{ 1, "i", "I" } };
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		for (; number >= rows[i].value; number -= rows[i].value)
			text_add_string(out, is_upper ? rows[i].upper :
			    rows[i].lower);
	return true;
}

static void
add_digit(struct text *out, const char *digits, int digit)
{
	text_add(out, digits + 3 * digit, 3);
}

/* 一〇, 一二五 */
static bool
add_digits(struct text *out, const char *digits, int number)
{
	if (number >= 10)
		add_digits(out, digits, number / 10);
	add_digit(out, digits, number % 10);
	return true;
}

/* 十, 百二十五 */
static bool
add_counting(struct text *out, const char *digits, const char *const units[3],
    bool says_one, int number)
{
	static const int values[] = { 1000, 100, 10 };
	int i, digit;

	if (number == 0)
		add_digit(out, digits, 0);
	for (i = 0; i < 3; i++) {
		digit = number / values[i] % 10;
		if (digit > 1 || (digit == 1 && says_one))
			add_digit(out, digits, digit);
		if (digit > 0)
			text_add_string(out, units[i]);
	}
	if (number % 10 > 0)
		add_digit(out, digits, number % 10);
	return true;
}

/* One character that holds the number: ①, ⑴, ㈠. */
static bool
add_enclosed(struct text *out, uint32_t first, int count, int number)
{
	if (number < 1 || number > count)
		return false;
	text_add_code(out, first + (uint32_t)number - 1);
	return true;
}

static bool
add_decimal(struct text *out, int number)
{
	text_add_format(out, "%d", number);
	return true;
}

static bool
add_wide(struct text *out, int number)
{
	if (number >= 10)
		add_wide(out, number / 10);
	text_add_code(out, 0xff10 + (uint32_t)(number % 10));
	return true;
}

enum how { PLAIN, WIDE, ZERO, LOWER, UPPER, LOWER_ROMAN, UPPER_ROMAN, AIUEO,
    HALF_AIUEO, WIDE_IROHA, HALF_IROHA, CIRCLE, IN_PARENS, WITH_STOP, DIGITAL,
    COUNTING, LEGAL, STEM, BRANCH, KANJI_PARENS, KANJI_CIRCLE, DASHED, NOTHING };

static const struct { const char *name; enum how how; } formats[] = {
	{ "decimal", PLAIN }, { "decimalHalfWidth", PLAIN },
	{ "decimalFullWidth", WIDE }, { "decimalFullWidth2", WIDE },
	{ "decimalZero", ZERO }, { "lowerLetter", LOWER },
	{ "upperLetter", UPPER }, { "lowerRoman", LOWER_ROMAN },
	{ "upperRoman", UPPER_ROMAN }, { "aiueoFullWidth", AIUEO },
	{ "aiueo", HALF_AIUEO }, { "irohaFullWidth", WIDE_IROHA },
	{ "iroha", HALF_IROHA }, { "decimalEnclosedCircle", CIRCLE },
	{ "decimalEnclosedCircleChinese", CIRCLE },
	{ "decimalEnclosedParen", IN_PARENS },
	{ "decimalEnclosedFullstop", WITH_STOP },
	{ "ideographDigital", DIGITAL },
	{ "japaneseDigitalTenThousand", DIGITAL },
	{ "taiwaneseDigital", DIGITAL }, { "japaneseCounting", COUNTING },
	{ "chineseCounting", COUNTING },
	{ "chineseCountingThousand", COUNTING },
	{ "taiwaneseCounting", COUNTING }, { "japaneseLegal", LEGAL },
	{ "ideographTraditional", STEM }, { "ideographZodiac", BRANCH },
	{ "ideographEnclosedParen", KANJI_PARENS },
	{ "ideographEnclosedCircle", KANJI_CIRCLE },
	{ "numberInDash", DASHED }, { "bullet", NOTHING }, { "none", NOTHING }
};

static enum how
how_of(const char *format)
{
	size_t i;

	for (i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, format) == 0)
			return formats[i].how;
	return PLAIN;
}

/* False: the form has no such number, and it is written 1, 2, 3. */
static bool
add_as(struct text *out, enum how how, int number)
{
	static const char *const units[] = { "千", "百", "十" };
	static const char *const legal_units[] = { "阡", "百", "拾" };

	switch (how) {
	case PLAIN:
		return add_decimal(out, number);
	case WIDE:
		return add_wide(out, number);
	case ZERO:
		text_add_format(out, "%02d", number);
		return true;
	case LOWER:
		return add_alpha(out, 'a', number);
	case UPPER:
		return add_alpha(out, 'A', number);
	case LOWER_ROMAN:
		return add_roman(out, false, number);
	case UPPER_ROMAN:
		return add_roman(out, true, number);
	case AIUEO:
		return add_letter(out, aiueo, number);
	case HALF_AIUEO:
		return add_letter(out, half_aiueo, number);
	case WIDE_IROHA:
		return add_letter(out, iroha, number);
	case HALF_IROHA:
		return add_letter(out, half_iroha, number);
	case CIRCLE:
		return add_enclosed(out, 0x2460, CIRCLED, number);
	case IN_PARENS:
		return add_enclosed(out, 0x2474, CIRCLED, number);
	case WITH_STOP:
		return add_enclosed(out, 0x2488, CIRCLED, number);
	case DIGITAL:
		return add_digits(out, kanji, number);
	case COUNTING:
		return add_counting(out, kanji, units, false, number);
	case LEGAL:
		return add_counting(out, legal, legal_units, true, number);
	case STEM:
		return add_letter(out, stems, number);
	case BRANCH:
		return add_letter(out, branches, number);
	case KANJI_PARENS:
		return add_enclosed(out, 0x3220, 10, number);
	case KANJI_CIRCLE:
		return add_enclosed(out, 0x3280, 10, number);
	case DASHED:
		text_add_format(out, "- %d -", number);
		return true;
	case NOTHING:
		return true;
	}
	return false;
}

bool
docx_format_add(struct text *out, const char *format, int number)
{
	enum how how = how_of(format);

	if (how == NOTHING)
		return false;
	if (!add_as(out, how, number))
		add_decimal(out, number);
	return true;
}
