#include "base/number.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum {
	VALUE_MAX = 99999,	/* no article, page or year is larger */
	BRANCHES_MAX = 4	/* の2の3の4の5 */
};

static const char *const unit_names[] = {
	[UNIT_PART] = "編",
	[UNIT_CHAPTER] = "章",
	[UNIT_SECTION] = "節",
	[UNIT_SUBSECTION] = "款",
	[UNIT_DIVISION] = "目",
	[UNIT_ARTICLE] = "条",
	[UNIT_PARAGRAPH] = "項",
	[UNIT_ITEM] = "号",
	[UNIT_FORM] = "号様式",
};

const char *
number_unit_name(enum unit unit)
{
	return unit_names[unit];
}

bool
number_read_word(const char **cursor, const char *end, const char *word)
{
	size_t length;

	/* The first byte alone tells most apart. */
	if (*cursor == end || **cursor != *word)
		return false;
	length = strlen(word);
	if ((size_t)(end - *cursor) < length ||
	    memcmp(*cursor, word, length) != 0)
		return false;
	*cursor += length;
	return true;
}

void
number_skip_blanks(const char **cursor, const char *end)
{
	while (number_read_word(cursor, end, " ") ||
	    number_read_word(cursor, end, "　"))
		continue;
}

/* 0 to 9, in either width; -1 if it is none. */
static int
digit_of(uint32_t code)
{
	if (code >= '0' && code <= '9')
		return (int)(code - '0');
	if (code >= 0xff10 && code <= 0xff19)
		return (int)(code - 0xff10);
	return -1;
}

struct kanji_row {
	uint32_t	code;
	int		value;
};

/* The value of a kanji numeral; tens and above multiply. -1 if none. */
static int
kanji_of(uint32_t code)
{
	static const struct kanji_row rows[] = {
		{ 0x3007, 0 }, { 0x4e00, 1 }, { 0x4e8c, 2 }, { 0x4e09, 3 },
		{ 0x56db, 4 }, { 0x4e94, 5 }, { 0x516d, 6 }, { 0x4e03, 7 },
		{ 0x516b, 8 }, { 0x4e5d, 9 }, { 0x5341, 10 }, { 0x767e, 100 },
		{ 0x5343, 1000 },
	};
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].code == code)
			return rows[i].value;
	return -1;
}

static bool
read_digits(const char **cursor, const char *end, int *value)
{
	const char *at = *cursor, *next = at;
	int sum = 0, digit;

	while (at < end) {
		digit = digit_of(text_next(&next, end));
		if (digit < 0)
			break;
		if (sum > VALUE_MAX / 10)
			return false;
		sum = sum * 10 + digit;
		at = next;
	}
	if (at == *cursor)
		return false;
	*cursor = at;
	*value = sum;
	return true;
}

/* 十二, 百五, 二十, and the positional 一二〇. */
static bool
read_kanji(const char **cursor, const char *end, int *value)
{
	const char *at = *cursor, *next = at;
	int sum = 0, low = 0, step;
	bool has_low = false;

	while (at < end) {
		step = kanji_of(text_next(&next, end));
		if (step < 0)
			break;
		if (step >= 10) {
			sum += (has_low ? low : 1) * step;
			low = 0;
			has_low = false;
		} else {
			low = low * 10 + step;
			has_low = true;
		}
		if (sum + low > VALUE_MAX)
			return false;
		at = next;
	}
	if (at == *cursor)
		return false;
	*cursor = at;
	*value = sum + low;
	return true;
}

bool
number_read(const char **cursor, const char *end, int *value)
{
	return read_digits(cursor, end, value) ||
	    read_kanji(cursor, end, value);
}

static bool
read_unit(const char **cursor, const char *end, enum unit *unit)
{
	int i;

	/* 号様式 is tried before 号. */
	for (i = UNIT_FORM; i >= UNIT_PART; i--) {
		if (!number_read_word(cursor, end, unit_names[i]))
			continue;
		*unit = (enum unit)i;
		return true;
	}
	return false;
}

/* 第3条の2項目 and の2人 are no branch numbers: something is counted. */
static bool
counts_things(const char *at, const char *end)
{
	static const char *const counters[] = { "項", "つ", "人", "名", "件",
	    "回", "個", "種", "以上", "倍", "分の", "者", "年", "月", "日" };
	size_t i;

	for (i = 0; i < sizeof counters / sizeof *counters; i++)
		if (number_read_word(&at, end, counters[i]))
			return true;
	return false;
}

static void
read_branches(const char **cursor, const char *end, struct ordinal *ordinal)
{
	const char *at = *cursor;
	size_t used = strlen(ordinal->digits);
	int value, i;

	for (i = 0; i < BRANCHES_MAX; i++) {
		if (!number_read_word(&at, end, "の"))
			return;
		number_skip_blanks(&at, end);
		if (!number_read(&at, end, &value) || counts_things(at, end))
			return;
		used += (size_t)snprintf(ordinal->digits + used,
		    sizeof ordinal->digits - used, "_%d", value);
		*cursor = at;
	}
}

bool
number_read_ordinal(const char **cursor, const char *end,
    struct ordinal *ordinal)
{
	const char *at = *cursor;

	if (!number_read_word(&at, end, "第"))
		return false;
	number_skip_blanks(&at, end);
	if (!number_read(&at, end, &ordinal->number))
		return false;
	number_skip_blanks(&at, end);
	snprintf(ordinal->digits, sizeof ordinal->digits, "%d",
	    ordinal->number);
	/* 第3の2号様式 is not written; 第3号の2様式 is, and means a form. */
	if (!read_unit(&at, end, &ordinal->unit))
		return false;
	*cursor = at;
	if (ordinal->unit == UNIT_PARAGRAPH || ordinal->unit == UNIT_FORM)
		return true;
	read_branches(cursor, end, ordinal);
	if (ordinal->unit == UNIT_ITEM &&
	    number_read_word(cursor, end, "様式"))
		ordinal->unit = UNIT_FORM;
	return true;
}

bool
number_read_any(const char **cursor, const char *end, const char *const *words)
{
	for (; *words != NULL; words++)
		if (number_read_word(cursor, end, *words))
			return true;
	return false;
}
