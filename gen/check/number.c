/*
 * Numbers: what is printed (第3条の2, (2), ⑵, 二, ア, イ) is what Num says,
 * and numbers run on. A title that is no number in any of these ways says
 * nothing and is passed over.
 */
#include "check/inside.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

enum {
	BRANCHES = 8		/* 3_2_2: levels of の */
};

/* 3_2 is { 3, 2 }; a range ends elsewhere than it starts. */
struct count {
	int	levels[BRANCHES];
	int	depth;
};

struct range {
	struct count	first, last;
};

static const unsigned silent_kinds = NOTE_SIC | NOTE_SUPPLIED | NOTE_LAYOUT |
    NOTE_DISPLACED;

/* Num */

static const char *
read_count(const char *num, struct count *count)
{
	*count = (struct count){0};
	for (;;) {
		if (!isdigit((unsigned char)*num))
			return num;
		if (count->depth < BRANCHES)
			count->levels[count->depth++] = atoi(num);
		num += strspn(num, "0123456789");
		if (*num != '_')
			return num;
		num++;
	}
}

/* False if Num is missing or malformed: load has said so. */
static bool
read_num(const char *num, struct range *range)
{
	if (num == NULL)
		return false;
	num = read_count(num, &range->first);
	range->last = range->first;
	if (*num == ':')
		num = read_count(num + 1, &range->last);
	return *num == '\0' && range->first.depth > 0 &&
	    range->last.depth > 0;
}

static bool
is_equal(const struct count *one, const struct count *other)
{
	int i;

	if (one->depth != other->depth)
		return false;
	for (i = 0; i < one->depth; i++)
		if (one->levels[i] != other->levels[i])
			return false;
	return true;
}

/* Printed numbers */

static const char kana[] = "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
    "ハヒフヘホマミムメモヤユヨラリルレロワヲン";
static const char iroha[] = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウ"
    "ヰノオクヤマケフコエテアサキユメミシヱヒモセス";

/* The place of a character in a list of such, from 1; 0 if it has none. */
static int
place_in(const char *list, uint32_t code)
{
	const char *cursor = list, *end = list + strlen(list);
	int place = 1;

	for (; cursor < end; place++)
		if (text_next(&cursor, end) == code)
			return place;
	return 0;
}

struct block {
	uint32_t	first;
	int		count;
	int		value;		/* of the first */
};

/* Numbers that are one character: ⑴ ① Ⅰ ⅰ ⒜ ⓐ ａ a */
static const struct block blocks[] = {
	{ 0x2474, 20, 1 }, { 0x2460, 20, 1 }, { 0x3251, 15, 21 },
	{ 0x32b1, 15, 36 }, { 0x2160, 12, 1 }, { 0x2170, 12, 1 },
	{ 0x249c, 26, 1 }, { 0x24d0, 26, 1 }, { 0xff41, 26, 1 },
	{ 0x2488, 20, 1 }, { 0x3220, 10, 1 },
};

/* Half-width kana are not written in numbers. */
static bool
read_sign(const char **cursor, const char *end, const char *list, int *value)
{
	const char *next = *cursor;
	uint32_t code;
	size_t i;

	if (*cursor == end)
		return false;
	code = text_next(&next, end);
	*value = place_in(list, code);
	for (i = 0; *value == 0 && i < sizeof blocks / sizeof *blocks; i++)
		if (code >= blocks[i].first &&
		    code < blocks[i].first + (uint32_t)blocks[i].count)
			*value = (int)(code - blocks[i].first) +
			    blocks[i].value;
	if (*value == 0)
		return false;
	*cursor = next;
	return true;
}

/* 二, (2), ２, ア, (ア), with の2 behind; whole of the printed number. */
static bool
read_printed(const char *printed, const char *list, struct count *count)
{
	const char *cursor = printed, *end = printed + strlen(printed);
	int value;

	*count = (struct count){0};
	number_skip_blanks(&cursor, end);
	if (!number_read_word(&cursor, end, "("))
		number_read_word(&cursor, end, "（");
	do {
		if (!number_read(&cursor, end, &value) &&
		    !read_sign(&cursor, end, list, &value))
			return false;
		if (count->depth < BRANCHES)
			count->levels[count->depth++] = value;
	} while (number_read_word(&cursor, end, "の"));
	if (!number_read_word(&cursor, end, ")"))
		number_read_word(&cursor, end, "）");
	number_skip_blanks(&cursor, end);
	if (!number_read_word(&cursor, end, "."))
		number_read_word(&cursor, end, "．");
	return cursor == end;
}

/* 第3条の2, 第2章 総則; of a range the first. */
static bool
read_ordinal(const char *printed, struct count *count)
{
	const char *cursor = printed, *end = printed + strlen(printed);
	struct ordinal ordinal;

	number_skip_blanks(&cursor, end);
	if (!number_read_ordinal(&cursor, end, &ordinal))
		return false;
	read_count(ordinal.digits, count);
	return count->depth > 0;
}

static const char *
printed_number(const struct provision *provision)
{
	return provision->kind <= PROVISION_DIVISION ? provision->caption :
	    provision->number;
}

static bool
agrees(const struct provision *provision, const struct count *num)
{
	const char *printed = printed_number(provision);
	struct count read, other;

	if (provision->kind <= PROVISION_ARTICLE)
		return !read_ordinal(printed, &read) || is_equal(&read, num);
	/* イ is the second of アイウ and the first of イロハ. */
	if (!read_printed(printed, kana, &read) ||
	    !read_printed(printed, iroha, &other))
		return true;
	return is_equal(&read, num) || is_equal(&other, num);
}

static bool
is_counted(const struct provision *provision)
{
	return provision->kind <= PROVISION_SUBITEM;
}

/* The source says so, and an editor has seen it. */
static bool
is_silent(const struct checking *checking, const struct provision *provision)
{
	return check_noted(checking, provision, silent_kinds, 0,
	    strlen(provision->text) + 1);
}

static void
check_printed(struct checking *checking, const struct provision *provision,
    const struct range *num)
{
	if (!agrees(provision, &num->first) &&
	    !is_silent(checking, provision))
		problem_add(checking->problems, PROBLEM_NUMBER_MISMATCH,
		    check_place(provision->node, "Num"),
		    "Num=\"%s\", but \"%s\" is printed",
		    node_attr(provision->node, "Num"),
		    printed_number(provision));
}

/* Runs of numbers */

/* After 3_2: 3_2_2, 3_3 or 4. */
static bool
follows(const struct count *before, const struct count *after)
{
	int i, last = after->depth - 1;

	if (after->depth > before->depth + 1)
		return false;
	for (i = 0; i < last; i++)
		if (after->levels[i] != before->levels[i])
			return false;
	if (after->depth == before->depth + 1)
		return after->levels[last] == 2;
	return after->levels[last] == before->levels[last] + 1;
}

static int
compare(const struct count *one, const struct count *other)
{
	int i;

	for (i = 0; i < one->depth && i < other->depth; i++)
		if (one->levels[i] != other->levels[i])
			return one->levels[i] < other->levels[i] ? -1 : 1;
	return one->depth - other->depth;
}

/* The unit before, and the end of its range; depth 0 at the start. */
struct run {
	const struct provision	*before;
	struct count		 last;
};

static void
check_run(struct checking *checking, const struct provision *provision,
    const struct range *num, const struct run *run)
{
	static const struct count none = { { 0 }, 1 };
	const struct count *last = run->before != NULL ? &run->last : &none;
	int order = compare(&num->first, last);

	/* load reports the same number twice: it is the same address. */
	if (follows(last, &num->first) || order == 0 ||
	    is_silent(checking, provision))
		return;
	if (run->before == NULL)
		problem_add(checking->problems, PROBLEM_NUMBER_GAP,
		    check_place(provision->node, "Num"),
		    "\"%s\" is the first one here", provision->citation);
	else
		problem_add(checking->problems, order < 0 ?
		    PROBLEM_NUMBER_ORDER : PROBLEM_NUMBER_GAP,
		    check_place(provision->node, "Num"),
		    "\"%s\" follows \"%s\"", provision->citation,
		    run->before->citation);
}

/* Articles count on through chapters; all else below its parent. */
static const struct provision *
counted_below(const struct provision *provision)
{
	const struct provision *above = provision->parent;

	if (provision->kind == PROVISION_ARTICLE)
		while (above != NULL && above->kind < PROVISION_ARTICLE)
			above = above->parent;
	return above;
}

/*
 * Where the run that a provision belongs to is kept. Chapters and articles
 * may stand side by side, and so may 前文 and 本則 without articles.
 */
static struct run *
run_of(struct checking *checking, struct run *runs,
    const struct provision *provision)
{
	const struct provision *above = counted_below(provision);
	size_t at = above != NULL ? above->order : provision->is_main ?
	    checking->edition->provision_count :
	    checking->edition->provision_count + 1;

	return &runs[at * 2 + (provision->kind == PROVISION_ARTICLE)];
}

/* An extract (抄) of a supplement leaves numbers out on purpose. */
static bool
is_extract(const struct provision *provision)
{
	const char *extract;

	while (provision->parent != NULL)
		provision = provision->parent;
	extract = node_attr(provision->node, "Extract");
	return extract != NULL && strcmp(extract, "true") == 0;
}

void
check_numbers(struct checking *checking)
{
	const struct edition *edition = checking->edition;
	struct run *runs = pool_take(checking->pool,
	    2 * (edition->provision_count + 2) * sizeof *runs);
	const struct provision *at;
	struct range num;
	struct run *run;

	for (at = edition->provisions; at != NULL; at = at->next) {
		if (!is_counted(at) ||
		    !read_num(node_attr(at->node, "Num"), &num))
			continue;
		check_printed(checking, at, &num);
		if (is_extract(at))
			continue;
		run = run_of(checking, runs, at);
		check_run(checking, at, &num, run);
		run->before = at;
		run->last = num.last;
	}
}
