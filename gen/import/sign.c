#include "import/sign.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "import/numeral.h"

enum {
	HEADING_BYTES = 180,		/* a heading, caption or label is short */
	CAPTION_BYTES = 600,		/* the longest captions of laws */
	PAGE_MAX = 3000
};

/* ---- what stands at the cursor ---- */

static bool
take_blanks(const char **at, const char *end)
{
	const char *start = *at;

	number_skip_blanks(at, end);
	return *at > start;
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

/* 第1　目的 is no 目. */
static bool
is_torn(const char *text, const char *at, enum sign_kind kind)
{
	at -= strlen("章");
	return kind != SIGN_ARTICLE && at > text && (at[-1] == ' ' ||
	    (at - text >= 3 && memcmp(at - 3, "　", 3) == 0));
}

/* Behind brackets that close again: a caption on the article's line. */
static const char *
behind_brackets(const char *at, const char *end)
{
	int depth = 0;

	while (at < end) {
		uint32_t code = text_next(&at, end);

		depth += code == '(' || code == 0xff08;
		depth -= code == ')' || code == 0xff09;
		if (depth == 0)
			return at;
	}
	return end;
}

/* 第7条（定義）　この… and 第7条この… begin an article; 第7条の規定 does not. */
static void
look_behind(struct sign *sign, const char *text, const char *end)
{
	static const char *const going_on[] = { "の", "に", "か", "第", "及", "又",
	    "中", "を", "で", "は", "が", "と", "、", "，", "若", "並", "ま",
	    "も", "や", "ただし", "本", "各", "・", "へ", "より", "から", "前",
	    "後", "各", "同", "～", "〜", "―", "－", "-", "」", "）", ")", NULL };
	const char *at = text + sign->length, *behind;

	if (sign->is_spaced)
		return;
	if (*at == '(' || strncmp(at, "（", 3) == 0) {
		behind = behind_brackets(at, end);
		sign->is_spaced = take_blanks(&behind, end);
		sign->is_glued = true;
	} else
		sign->is_glued = !number_read_any(&at, end, going_on);
}

static bool
read_ordinal(struct sign *sign, const char *text, const char *end)
{
	const char *at = text, *behind;
	struct ordinal ordinal;

	if (!number_read_ordinal(&at, end, &ordinal) ||
	    kind_of_unit(ordinal.unit) == SIGN_NONE ||
	    is_torn(text, at, kind_of_unit(ordinal.unit)))
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
	if (sign->kind == SIGN_ARTICLE)
		look_behind(sign, text, end);
	return true;
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

/* 第1 alone, or before a blank: what stands for 条 in a text without. */
static bool
read_short(struct sign *sign, const char *text, const char *end)
{
	const char *at = text;

	*sign = (struct sign){ .kind = SIGN_ARTICLE, .is_short = true };
	if (!number_read_word(&at, end, "第") ||
	    !number_read(&at, end, &sign->value) || sign->value <= 0)
		return false;
	set_digits(sign, take_branch(&at, end));
	finish(sign, text, at, end);
	return sign->is_spaced || *at == '(' || strncmp(at, "（", 3) == 0;
}

/* 【第2条】 alone: a heading that no paper has (reprint.c). */
static bool
read_supplied(struct sign *sign, const char *text, const char *end)
{
	const char *at = text;
	struct ordinal ordinal;

	if (!number_read_word(&at, end, "【") ||
	    !number_read_ordinal(&at, end, &ordinal) ||
	    ordinal.unit != UNIT_ARTICLE ||
	    !number_read_word(&at, end, "】") || at != end)
		return false;
	*sign = (struct sign){ .kind = SIGN_ARTICLE, .value = ordinal.number,
	    .rest = (size_t)(end - text), .is_spaced = true,
	    .is_alone = true, .is_supplied = true };
	snprintf(sign->digits, sizeof sign->digits, "%.*s",
	    SIGN_DIGITS_MAX - 1, ordinal.digits);
	return true;
}

static size_t
add(struct sign *readings, size_t count, const struct sign *sign)
{
	if (count < SIGN_READINGS_MAX)
		readings[count++] = *sign;
	return count;
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
	last = numeral_take(&next, end, style);
	if (last == 0 || (is_span && !number_read_word(&next, end, "まで")))
		return 0;
	*at = next;
	return last;
}

static const enum sign_style bare_styles[] = { STYLE_DIGIT, STYLE_KANJI,
    STYLE_KANA, STYLE_IROHA, STYLE_ROMAN, STYLE_ALPHA };
/* 1) 一) ア) */
static const enum sign_style closed_styles[] = { STYLE_CLOSED,
    STYLE_KANJI_CLOSED, STYLE_KANA_CLOSED, STYLE_IROHA_CLOSED,
    STYLE_ROMAN_CLOSED, STYLE_ALPHA_CLOSED };
static const enum sign_style paren_styles[] = { STYLE_PAREN,
    STYLE_PAREN_KANJI, STYLE_PAREN_KANA, STYLE_PAREN_IROHA,
    STYLE_PAREN_ROMAN, STYLE_PAREN_ALPHA };

static bool
is_digit(const char *at, const char *end)
{
	return at < end && numeral_take(&at, end, STYLE_DIGIT) > 0;
}

/*
 * The mark that parts a number from its words in place of a blank: 1) 2. 3、
 * A comma is the weakest of them.
 */
static bool
take_parting(struct sign *sign, const char **at, const char *end,
    size_t style)
{
	const char *next = *at;
	bool is_comma = false;

	if (numeral_take_mark(&next, end, ')')) {
		sign->kind = SIGN_ITEM;
		sign->style = closed_styles[style];
		*at = next;
		return true;
	}
	if (sign->style == STYLE_ALPHA || sign->style == STYLE_ROMAN) {
		if (!numeral_take_mark(&next, end, '.') ||
		    !take_blanks(&next, end))
			return false;
		number_read_word(at, end, ".");
		number_read_word(at, end, "．");
		return true;
	}
	if (!numeral_take_mark(&next, end, '.')) {
		is_comma = number_read_word(&next, end, "、");
		if (!is_comma)
			return false;
	}
	if (is_digit(next, end) || (is_comma && sign->style != STYLE_DIGIT))
		return false;
	if (sign->style == STYLE_DIGIT)
		sign->style = STYLE_DOT;
	*at = next;
	sign->is_spaced = !is_comma;
	return true;
}

static bool
read_bare(struct sign *sign, const char *text, const char *end, size_t style)
{
	const char *at = text;
	bool is_parted, is_spaced;
	int branch;

	*sign = (struct sign){ .kind = bare_styles[style] == STYLE_DIGIT ?
	    SIGN_NUMBER : SIGN_ITEM, .style = bare_styles[style],
	    .is_spaced = true };
	sign->value = numeral_take(&at, end, sign->style);
	if (sign->value <= 0)
		return false;
	branch = take_branch(&at, end);
	if (branch == 0)
		sign->last = take_last(&at, end, sign->style);
	set_digits(sign, branch);
	if (sign->last > 0)
		snprintf(sign->digits, sizeof sign->digits, "%d:%d",
		    sign->value, sign->last);
	is_parted = take_parting(sign, &at, end, style);
	is_spaced = sign->is_spaced;
	finish(sign, text, at, end);
	if (is_parted)
		sign->is_spaced = is_spaced;
	/* It needs a blank, or a word begins with it. */
	return sign->is_spaced || is_parted;
}

static bool
read_paren(struct sign *sign, const char *text, const char *start,
    const char *end, size_t style)
{
	const char *at = start;
	int branch;

	*sign = (struct sign){ .kind = SIGN_ITEM,
	    .style = paren_styles[style] };
	sign->value = numeral_take(&at, end, bare_styles[style]);
	if (sign->value <= 0)
		return false;
	branch = take_branch(&at, end);
	if (!numeral_take_mark(&at, end, ')'))
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
	bool in_parens = numeral_take_mark(&at, end, '(');
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
		return sign->is_alone || numeral_take_mark(&behind, end, '(') ||
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
		uint32_t code = text_next(&at, end);

		depth += code == '(' || code == 0xff08;
		depth -= code == ')' || code == 0xff09;
		if (depth <= 0)
			return depth == 0 && at == end && (code == ')' ||
			    code == 0xff09);
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

/* （別記） alone on its line is no caption. */
static bool
read_appendix_in_brackets(struct sign *sign, const char *text,
    const char *end)
{
	static const char *const opens[] = { "(", "（", NULL };
	const char *at = text, *stop = end;

	if (!number_read_any(&at, end, opens) || !is_bracketed(text, end))
		return false;
	stop -= end[-1] == ')' ? 1 : strlen("）");
	if (!read_appendix(sign, at, stop) || !sign->is_alone)
		return false;
	finish(sign, text, end, end);
	return true;
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
	    read_appendix(&sign, text, end) ||
	    read_appendix_in_brackets(&sign, text, end)))
		return add(readings, count, &sign);
	if (read_ordinal(&sign, text, end) || read_short(&sign, text, end) ||
	    read_supplied(&sign, text, end) || read_remark(&sign, text, end))
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

/* What dashes stand around a page number. */
static bool
take_dash(const char **at, const char *end)
{
	static const char *const dashes[] = { "-", "－", "―", "—", "–", "‐",
	    "‑", "−", "─", "ー", NULL };
	bool found = false;

	while (number_read_any(at, end, dashes))
		found = true;
	return found;
}

/* Also those of whom the printer says how many there are: 3/10, 3ページ. */
bool
sign_is_page(const char *text, size_t bytes, int *value)
{
	static const char *const words[] = { "ページ", "頁", NULL };
	const char *at = text, *end = text + bytes;
	bool is_dashed = take_dash(&at, end);

	take_blanks(&at, end);
	*value = numeral_take(&at, end, STYLE_DIGIT);
	if (*value <= 0 || *value > PAGE_MAX)
		return false;
	take_blanks(&at, end);
	if (is_dashed)
		return take_dash(&at, end) && at == end;
	if (numeral_take_mark(&at, end, '/')) {
		take_blanks(&at, end);
		if (numeral_take(&at, end, STYLE_DIGIT) < *value)
			return false;
	}
	number_read_any(&at, end, words);
	return at == end;
}

bool
sign_is_bare_number(const char *text, size_t bytes)
{
	const char *at = text, *end = text + bytes;

	return numeral_take(&at, end, STYLE_DIGIT) > 0 && at == end;
}
