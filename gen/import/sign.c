#include "import/sign.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

enum {
	HEADING_BYTES = 180,		/* a heading, caption or label is short */
	CAPTION_BYTES = 600,		/* the longest captions of laws */
	FULL_WIDTH_SHIFT = 0xff01 - '!',
	KANJI_FIRST = 0x4e00, KANJI_LAST = 0x9fff, KANJI_ZERO = 0x3007,
	PAGE_MAX = 3000
};

/* ---- what stands at the cursor ---- */

static uint32_t
folded(uint32_t code)
{
	return code >= 0xff01 && code <= 0xff5e ? code - FULL_WIDTH_SHIFT :
	    code;
}

static bool
take(const char **at, const char *end, uint32_t wanted)
{
	const char *next = *at;

	if (next == end || folded(text_next(&next, end)) != wanted)
		return false;
	*at = next;
	return true;
}

static bool
take_blanks(const char **at, const char *end)
{
	const char *start = *at;

	number_skip_blanks(at, end);
	return *at > start;
}

static int
take_digits(const char **at, const char *end)
{
	const char *next = *at;
	int value = 0;
	uint32_t code;

	while (next < end) {
		code = folded(text_next(&next, end));
		if (code < '0' || code > '9' || value > PAGE_MAX)
			break;
		value = value * 10 + (int)(code - '0');
		*at = next;
	}
	return value;
}

static int
index_in(const uint32_t *list, uint32_t code)
{
	int i;

	for (i = 0; list[i] != 0; i++)
		if (list[i] == code)
			return i + 1;
	return 0;
}

/* アイウエオ … ン, without the voiced ones. */
static const uint32_t kana[] = { 0x30a2, 0x30a4, 0x30a6, 0x30a8, 0x30aa,
    0x30ab, 0x30ad, 0x30af, 0x30b1, 0x30b3, 0x30b5, 0x30b7, 0x30b9, 0x30bb,
    0x30bd, 0x30bf, 0x30c1, 0x30c4, 0x30c6, 0x30c8, 0x30ca, 0x30cb, 0x30cc,
    0x30cd, 0x30ce, 0x30cf, 0x30d2, 0x30d5, 0x30d8, 0x30db, 0x30de, 0x30df,
    0x30e0, 0x30e1, 0x30e2, 0x30e4, 0x30e6, 0x30e8, 0x30e9, 0x30ea, 0x30eb,
    0x30ec, 0x30ed, 0x30ef, 0x30f2, 0x30f3, 0 };
/* イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス */
static const uint32_t iroha[] = { 0x30a4, 0x30ed, 0x30cf, 0x30cb, 0x30db,
    0x30d8, 0x30c8, 0x30c1, 0x30ea, 0x30cc, 0x30eb, 0x30f2, 0x30ef, 0x30ab,
    0x30e8, 0x30bf, 0x30ec, 0x30bd, 0x30c4, 0x30cd, 0x30ca, 0x30e9, 0x30e0,
    0x30a6, 0x30f0, 0x30ce, 0x30aa, 0x30af, 0x30e4, 0x30de, 0x30b1, 0x30d5,
    0x30b3, 0x30a8, 0x30c6, 0x30a2, 0x30b5, 0x30ad, 0x30e6, 0x30e1, 0x30df,
    0x30b7, 0x30f1, 0x30d2, 0x30e2, 0x30bb, 0x30b9, 0 };

/* i to xx; also ⅰ and Ⅰ as one character. */
static int
take_roman(const char **at, const char *end)
{
	static const char *const words[] = { "xviii", "viii", "xiii", "xvii",
	    "xiv", "xix", "xvi", "xii", "iii", "vii", "xi", "xv", "xx", "ii",
	    "iv", "vi", "ix", "i", "v", "x" };
	static const int values[] = { 18, 8, 13, 17, 14, 19, 16, 12, 3, 7, 11,
	    15, 20, 2, 4, 6, 9, 1, 5, 10 };
	const char *next = *at;
	uint32_t code = text_next(&next, end);
	size_t i, n;

	if ((code >= 0x2170 && code <= 0x217b) ||
	    (code >= 0x2160 && code <= 0x216b)) {
		*at = next;
		return (int)(code & 15) + 1;
	}
	for (i = 0; i < sizeof words / sizeof *words; i++) {
		next = *at;
		for (n = 0; words[i][n] != '\0'; n++)
			if (!take(&next, end, (uint32_t)words[i][n]))
				break;
		if (words[i][n] == '\0') {
			*at = next;
			return values[i];
		}
	}
	return 0;
}

/* ---- signs ---- */

static void
set_digits(struct sign *sign, int branch)
{
	if (branch > 0)
		snprintf(sign->digits, sizeof sign->digits, "%d_%d",
		    sign->value, branch);
	else
		snprintf(sign->digits, sizeof sign->digits, "%d",
		    sign->value);
}

/* Fills in what follows the sign that ends at `at`. */
static void
finish(struct sign *sign, const char *text, const char *at, const char *end)
{
	sign->length = (size_t)(at - text);
	sign->is_spaced = take_blanks(&at, end) || at == end;
	sign->is_alone = at == end;
	sign->rest = (size_t)(at - text);
}

static const struct {
	enum unit	unit;
	enum sign_kind	kind;
} units[] = {
	{ UNIT_PART, SIGN_PART }, { UNIT_CHAPTER, SIGN_CHAPTER },
	{ UNIT_SECTION, SIGN_SECTION }, { UNIT_SUBSECTION, SIGN_SUBSECTION },
	{ UNIT_DIVISION, SIGN_DIVISION }, { UNIT_ARTICLE, SIGN_ARTICLE }
};

static enum sign_kind
kind_of_unit(enum unit unit)
{
	size_t i;

	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (units[i].unit == unit)
			return units[i].kind;
	return SIGN_NONE;
}

/* 第5条から第9条まで, 第5条及び第6条, in front of 削除. */
static void
read_range(struct sign *sign, const char **at, const char *end)
{
	const char *next = *at;
	struct ordinal last;
	bool is_range;

	is_range = number_read_word(&next, end, "から");
	if (!is_range && !number_read_word(&next, end, "及び") &&
	    !number_read_word(&next, end, "・"))
		return;
	if (!number_read_ordinal(&next, end, &last) ||
	    kind_of_unit(last.unit) != sign->kind ||
	    (is_range && !number_read_word(&next, end, "まで")))
		return;
	take_blanks(&next, end);
	*at = next;
	if (!number_read_word(&next, end, "削除") &&
	    !number_read_word(&next, end, "　削除"))
		return;
	sign->last = last.number;
	snprintf(sign->digits, sizeof sign->digits, "%d:%d", sign->value,
	    last.number);
}

static bool
read_ordinal(struct sign *sign, const char *text, const char *end)
{
	const char *at = text, *behind;
	struct ordinal ordinal;

	if (!number_read_ordinal(&at, end, &ordinal) ||
	    kind_of_unit(ordinal.unit) == SIGN_NONE)
		return false;
	*sign = (struct sign){ .kind = kind_of_unit(ordinal.unit),
	    .value = ordinal.number };
	snprintf(sign->digits, sizeof sign->digits, "%.*s",
	    SIGN_DIGITS_MAX - 1, ordinal.digits);
	behind = at;
	read_range(sign, &behind, end);
	if (sign->last > 0) {
		while (behind > at && behind[-1] == ' ')
			behind--;
		finish(sign, text, at, end);
		/* The range itself is the title: its end is before 削除. */
		sign->length = (size_t)(behind - text);
		while (sign->length >= 3 &&
		    memcmp(text + sign->length - 3, "\xe3\x80\x80", 3) == 0)
			sign->length -= 3;
		at = text + sign->length;
		take_blanks(&at, end);
		sign->rest = (size_t)(at - text);
		sign->is_spaced = true;
		sign->is_alone = false;
		return true;
	}
	finish(sign, text, at, end);
	return true;
}

static size_t
add(struct sign *readings, size_t count, const struct sign *sign)
{
	if (count < SIGN_READINGS_MAX)
		readings[count++] = *sign;
	return count;
}

/* の2 or _2 behind a number. */
static int
take_branch(const char **at, const char *end)
{
	const char *next = *at;
	int branch = 0;

	if (!number_read_word(&next, end, "の") ||
	    !number_read(&next, end, &branch))
		return 0;
	*at = next;
	return branch;
}

static int
take_letter(const char **at, const char *end, const uint32_t *letters)
{
	const char *next = *at;
	int value = next == end ? 0 : index_in(letters, text_next(&next,
	    end));

	if (value > 0)
		*at = next;
	return value;
}

static int
take_kanji(const char **at, const char *end)
{
	const char *next = *at;
	uint32_t code = next == end ? 0 : text_next(&next, end);
	int value = 0;

	if ((code >= KANJI_FIRST && code <= KANJI_LAST) || code == KANJI_ZERO)
		number_read(at, end, &value);
	return value;
}

static int
take_alpha(const char **at, const char *end)
{
	const char *next = *at;
	uint32_t code = next == end ? 0 : folded(text_next(&next, end));

	if (code < 'a' || code > 'z')
		return 0;
	*at = next;
	return (int)(code - 'a') + 1;
}

/* A bare numeral of that style; 0 if there is none. */
static int
take_numeral(const char **at, const char *end, enum sign_style style)
{
	switch (style) {
	case STYLE_DIGIT:
		return take_digits(at, end);
	case STYLE_KANJI:
		return take_kanji(at, end);
	case STYLE_KANA:
		return take_letter(at, end, kana);
	case STYLE_IROHA:
		return take_letter(at, end, iroha);
	case STYLE_ROMAN:
		return *at == end ? 0 : take_roman(at, end);
	case STYLE_ALPHA:
		return take_alpha(at, end);
	case STYLE_PAREN:
	case STYLE_CIRCLE:
	case STYLE_PAREN_KANJI:
	case STYLE_PAREN_KANA:
	case STYLE_PAREN_IROHA:
	case STYLE_PAREN_ALPHA:
	case STYLE_PAREN_ROMAN:
	case STYLE_COUNT:
		return 0;
	}
	return 0;
}

/* から四まで, 及び二 behind the first of a range; 0 if there is none. */
static int
take_last(const char **at, const char *end, enum sign_style style)
{
	const char *next = *at;
	bool is_span = number_read_word(&next, end, "から");
	int last;

	if (!is_span && !number_read_word(&next, end, "及び"))
		return 0;
	last = take_numeral(&next, end, style);
	if (last == 0 || (is_span && !number_read_word(&next, end, "まで")))
		return 0;
	*at = next;
	return last;
}

static const enum sign_style bare_styles[] = { STYLE_DIGIT, STYLE_KANJI,
    STYLE_KANA, STYLE_IROHA, STYLE_ROMAN, STYLE_ALPHA };
static const enum sign_style paren_styles[] = { STYLE_PAREN,
    STYLE_PAREN_KANJI, STYLE_PAREN_KANA, STYLE_PAREN_IROHA,
    STYLE_PAREN_ROMAN, STYLE_PAREN_ALPHA };

static bool
read_bare(struct sign *sign, const char *text, const char *end, size_t style)
{
	const char *at = text;
	int branch;

	*sign = (struct sign){ .kind = bare_styles[style] == STYLE_DIGIT ?
	    SIGN_NUMBER : SIGN_ITEM, .style = bare_styles[style] };
	sign->value = take_numeral(&at, end, sign->style);
	if (sign->value <= 0)
		return false;
	branch = take_branch(&at, end);
	if (branch == 0)
		sign->last = take_last(&at, end, sign->style);
	set_digits(sign, branch);
	if (sign->last > 0)
		snprintf(sign->digits, sizeof sign->digits, "%d:%d",
		    sign->value, sign->last);
	finish(sign, text, at, end);
	/* It needs a blank, or a word begins with it. */
	return sign->is_spaced;
}

static bool
read_paren(struct sign *sign, const char *text, const char *start,
    const char *end, size_t style)
{
	const char *at = start;
	int branch;

	*sign = (struct sign){ .kind = SIGN_ITEM,
	    .style = paren_styles[style] };
	sign->value = take_numeral(&at, end, bare_styles[style]);
	if (sign->value <= 0)
		return false;
	branch = take_branch(&at, end);
	if (!take(&at, end, ')'))
		return false;
	if (branch == 0)
		branch = take_branch(&at, end);
	set_digits(sign, branch);
	finish(sign, text, at, end);
	return true;
}

/* ⑴ ① : one character. */
static size_t
read_enclosed(const char *text, const char *end, struct sign *readings,
    size_t count)
{
	const char *at = text;
	uint32_t code = text_next(&at, end);
	struct sign sign = { .kind = SIGN_ITEM };

	if (code >= 0x2474 && code <= 0x2487) {
		sign.style = STYLE_PAREN;
		sign.value = (int)(code - 0x2474) + 1;
	} else if (code >= 0x2460 && code <= 0x2473) {
		sign.style = STYLE_CIRCLE;
		sign.value = (int)(code - 0x2460) + 1;
	} else if (code >= 0x3220 && code <= 0x3229) {
		sign.style = STYLE_PAREN_KANJI;
		sign.value = (int)(code - 0x3220) + 1;
	} else
		return count;
	set_digits(&sign, take_branch(&at, end));
	finish(&sign, text, at, end);
	return add(readings, count, &sign);
}

static size_t
read_enumeration(const char *text, const char *end, struct sign *readings,
    size_t count)
{
	const char *at = text;
	bool in_parens = take(&at, end, '(');
	struct sign sign;
	size_t i;

	if (!in_parens)
		count = read_enclosed(text, end, readings, count);
	for (i = 0; i < sizeof bare_styles / sizeof *bare_styles; i++)
		if (in_parens ? read_paren(&sign, text, at, end, i) :
		    read_bare(&sign, text, end, i))
			count = add(readings, count, &sign);
	return count;
}

/* ---- labels ---- */

/* The word, its letters maybe parted by blanks: 附　則. */
static bool
reads_spread(const char **at, const char *end, const char *word)
{
	const char *letter = word, *stop = word + strlen(word), *next = *at;

	while (letter < stop) {
		uint32_t wanted = text_next(&letter, stop);

		if (next == end || text_next(&next, end) != wanted)
			return false;
		*at = next;
		if (letter < stop)
			take_blanks(&next, end);
	}
	return true;
}

static bool
read_supplement(struct sign *sign, const char *text, const char *end)
{
	static const char *const words[] = { "附則", "付則" };
	const char *at, *behind;
	size_t i;

	for (i = 0; i < 2; i++) {
		at = text;
		if (!reads_spread(&at, end, words[i]))
			continue;
		*sign = (struct sign){ .kind = SIGN_SUPPLEMENT };
		finish(sign, text, at, end);
		behind = text + sign->rest;
		/* 附則 (平成…) 抄 or alone; 附則第2項の規定 is text. */
		return sign->is_alone || take(&behind, end, '(') ||
		    (number_read_word(&behind, end, "抄") && behind == end);
	}
	return false;
}

static bool
read_contents(struct sign *sign, const char *text, const char *end)
{
	const char *at = text;

	if (!reads_spread(&at, end, "目次"))
		return false;
	*sign = (struct sign){ .kind = SIGN_CONTENTS };
	finish(sign, text, at, end);
	return sign->is_alone;
}

static bool
is_bracketed(const char *at, const char *end)
{
	int depth = 0;

	while (at < end) {
		uint32_t code = folded(text_next(&at, end));

		depth += code == '(' ? 1 : code == ')' ? -1 : 0;
		if (depth <= 0)
			return depth == 0 && code == ')' && at == end;
	}
	return false;
}

/* 第3号様式の2, 様式第3号, 別表第1, 別記様式 …, then ( … 関係) or the end. */
static bool
read_appendix(struct sign *sign, const char *text, const char *end)
{
	static const char *const words[] = { "別表", "別記様式", "別記", "様式",
	    "別紙様式", "別紙", "別図", "付表", "付録", "附録" };
	const char *at = text;
	struct ordinal ordinal;
	bool found = false;
	int number;
	size_t i;

	if (number_read_ordinal(&at, end, &ordinal))
		found = ordinal.unit == UNIT_FORM;
	for (i = 0; !found && i < sizeof words / sizeof *words; i++) {
		at = text;
		found = number_read_word(&at, end, words[i]);
	}
	if (!found)
		return false;
	take_branch(&at, end);
	take_blanks(&at, end);
	number_read_word(&at, end, "第");
	if (number_read(&at, end, &number)) {
		take_branch(&at, end);
		number_read_word(&at, end, "号");
		take_branch(&at, end);
	}
	*sign = (struct sign){ .kind = SIGN_APPENDIX };
	finish(sign, text, at, end);
	return sign->is_alone || is_bracketed(text + sign->rest, end);
}

static bool
read_remark(struct sign *sign, const char *text, const char *end)
{
	const char *at = text;

	if (!reads_spread(&at, end, "備考"))
		return false;
	*sign = (struct sign){ .kind = SIGN_REMARK };
	finish(sign, text, at, end);
	return sign->is_spaced;
}

size_t
sign_read(const char *text, size_t bytes,
    struct sign readings[SIGN_READINGS_MAX])
{
	const char *end = text + bytes;
	struct sign sign = {0};
	size_t count = 0;

	if (bytes == 0)
		return 0;
	if (bytes < HEADING_BYTES && (read_supplement(&sign, text, end) ||
	    read_contents(&sign, text, end) ||
	    read_appendix(&sign, text, end)))
		return add(readings, count, &sign);
	if (read_ordinal(&sign, text, end) || read_remark(&sign, text, end))
		return add(readings, count, &sign);
	count = read_enumeration(text, end, readings, count);
	if (count < SIGN_READINGS_MAX && bytes < CAPTION_BYTES &&
	    is_bracketed(text, end)) {
		sign = (struct sign){ .kind = SIGN_CAPTION, .length = bytes,
		    .rest = bytes, .is_spaced = true, .is_alone = true };
		count = add(readings, count, &sign);
	}
	return count;
}

bool
sign_is_page(const char *text, size_t bytes, int *value)
{
	const char *at = text, *end = text + bytes;
	bool dashed = take(&at, end, '-') || number_read_word(&at, end, "―") ||
	    number_read_word(&at, end, "－") || number_read_word(&at, end, "—");

	take_blanks(&at, end);
	*value = take_digits(&at, end);
	if (*value <= 0 || *value > PAGE_MAX)
		return false;
	take_blanks(&at, end);
	if (dashed) {
		if (!take(&at, end, '-') &&
		    !number_read_word(&at, end, "―") &&
		    !number_read_word(&at, end, "—"))
			return false;
	} else if (take(&at, end, '/')) {
		take_blanks(&at, end);
		if (take_digits(&at, end) < *value)
			return false;
	}
	return at == end;
}
