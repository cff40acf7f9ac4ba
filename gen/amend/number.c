/* Numbers: a unit's new one, in the digits and brackets that it had. */
#include "amend/inside.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "corpus/law.h"
#include "import/sign.h"

enum {
	DIGITS_BYTES = 64,
	NUMBERS_MAX = 4,	/* 3_2_2_2 */
	CIRCLED_ONE = 0x2460, CIRCLED_MAX = 20,
	BRACKETED_ONE = 0x2474, BRACKETED_MAX = 20,
	FULL_ZERO = 0xff10
};

struct moved {
	xmlNode	*unit;
	bool	 is_new;	/* stands where the sentence put it */
};

/* ---- writing ---- */

static void
add_kanji(struct text *out, int value)
{
	static const char *const digits[] = { "", "一", "二", "三", "四", "五",
	    "六", "七", "八", "九" };
	static const struct { int value; const char *word; } powers[] = {
	    { 1000, "千" }, { 100, "百" }, { 10, "十" } };
	size_t i;

	for (i = 0; i < sizeof powers / sizeof *powers; i++) {
		int times = value / powers[i].value;

		if (times > 1)
			text_add_string(out, digits[times % 10]);
		if (times > 0)
			text_add_string(out, powers[i].word);
		value %= powers[i].value;
	}
	text_add_string(out, digits[value]);
}

static void
add_full_width(struct text *out, int value)
{
	char digits[12];
	const char *at;

	snprintf(digits, sizeof digits, "%d", value);
	for (at = digits; *at != '\0'; at++)
		text_add_code(out, (uint32_t)(FULL_ZERO + *at - '0'));
}

/* In the kind of digits that begin at the number it replaces. */
static void
add_value(struct text *out, uint32_t like, int value)
{
	if (like >= '0' && like <= '9')
		text_add_format(out, "%d", value);
	else if (like >= FULL_ZERO && like <= FULL_ZERO + 9)
		add_full_width(out, value);
	else
		add_kanji(out, value);
}

/* 3_2 as 3 and 2. */
static int
split_digits(const char *digits, int values[NUMBERS_MAX])
{
	int count = 0;
	char *end;

	for (; count < NUMBERS_MAX; digits = end + 1) {
		values[count++] = (int)strtol(digits, &end, 10);
		if (*end != '_')
			break;
	}
	return count;
}

/* ③ as ④, ⑶ as ⑷; false if the sign is not of one character. */
static bool
add_single(struct text *out, const char *sign, int value)
{
	const char *at = sign, *end = sign + strlen(sign);
	uint32_t code = text_next(&at, end);

	if (at != end)
		return false;
	if (code >= CIRCLED_ONE && code < CIRCLED_ONE + CIRCLED_MAX &&
	    value <= CIRCLED_MAX)
		text_add_code(out, (uint32_t)(CIRCLED_ONE + value - 1));
	else if (code >= BRACKETED_ONE &&
	    code < BRACKETED_ONE + BRACKETED_MAX && value <= BRACKETED_MAX)
		text_add_code(out, (uint32_t)(BRACKETED_ONE + value - 1));
	else
		return false;
	return true;
}

/* The sign up to its first number, and what is behind its last branch. */
static bool
find_number(const char *sign, const char **start, const char **behind,
    uint32_t *like, const char *tail)
{
	const char *at = sign, *end = sign + strlen(sign), *next;
	int value;

	for (; at < end; text_next(&at, end)) {
		next = at;
		if (number_read(&next, end, &value))
			break;
	}
	if (at == end)
		return false;
	*start = at;
	next = at;
	*like = text_next(&next, end);
	number_read(&at, end, &value);
	*behind = at;
	/* 第三条の二: the branches stand behind 条. */
	if (number_read_word(&at, end, tail) || *tail == '\0') {
		*behind = at;
		while (number_read_word(&at, end, "の") &&
		    number_read(&at, end, &value))
			*behind = at;
	}
	return true;
}

/* 条 of 第3条, 号 of 様式第3号; "" where none follows the number. */
static const char *
tail_of(const char *sign)
{
	static const char *const tails[] = { "条", "編", "章", "節", "款",
	    "目", "号" };
	const char *start, *behind, *end = sign + strlen(sign);
	uint32_t like;
	size_t i;

	for (i = 0; i < sizeof tails / sizeof *tails; i++) {
		if (!find_number(sign, &start, &behind, &like, "\001"))
			return "";
		if (number_read_word(&behind, end, tails[i]))
			return tails[i];
	}
	return "";
}

const char *
number_again(struct pool *pool, const char *sign, const char *digits)
{
	const char *start, *behind, *tail = tail_of(sign), *again;
	int values[NUMBERS_MAX], count = split_digits(digits, values), i;
	struct text out = {0};
	uint32_t like;

	if (count == 1 && add_single(&out, sign, values[0]))
		;
	else if (find_number(sign, &start, &behind, &like, tail)) {
		text_add(&out, sign, (size_t)(start - sign));
		add_value(&out, like, values[0]);
		text_add_string(&out, tail);
		for (i = 1; i < count; i++) {
			text_add_string(&out, "の");
			add_value(&out, like, values[i]);
		}
		text_add_string(&out, behind);
	}
	again = out.length == 0 ? NULL : pool_copy(pool, out.bytes,
	    out.length);
	text_free(&out);
	return again;
}

/* ---- order ---- */

static int
compare_numbers(const char *a, const char *b)
{
	int one[NUMBERS_MAX], two[NUMBERS_MAX];
	int count = split_digits(a, one), other = split_digits(b, two), i;

	for (i = 0; i < count && i < other; i++)
		if (one[i] != two[i])
			return one[i] < two[i] ? -1 : 1;
	return count == other ? 0 : count < other ? -1 : 1;
}

static const char *
number_of(const xmlNode *unit)
{
	const char *num = NULL;
	xmlAttr *attr = xmlHasProp((xmlNode *)unit, (const xmlChar *)"Num");

	if (attr != NULL && attr->children != NULL)
		num = (const char *)attr->children->content;
	return num != NULL ? num : "0";
}

static void
remember(struct amending *amending, xmlNode *unit, bool is_new)
{
	amending->moved = pool_grow(amending->pool, amending->moved,
	    &amending->moved_room, amending->moved_count,
	    sizeof *amending->moved);
	amending->moved[amending->moved_count++] = (struct moved){ unit,
	    is_new };
}

void
number_added(struct amending *amending, xmlNode *unit)
{
	remember(amending, unit, true);
}

/* What has its numbers among one another: 本則's articles, a 項's items. */
static xmlNode *
top_of(xmlNode *unit)
{
	xmlNode *top = unit->parent;

	if (unit_kind(unit) != STEP_ARTICLE)
		return top;
	while (top != NULL && top->type == XML_ELEMENT_NODE &&
	    unit_kind(top) != STEP_MAIN && unit_kind(top) != STEP_SUPPLEMENT)
		top = top->parent;
	return top != NULL && top->type == XML_ELEMENT_NODE ? top : NULL;
}

static xmlNode *
next_of(xmlNode *top, enum step_kind kind, xmlNode *after)
{
	return kind == STEP_ARTICLE ? unit_next_article(top, after) :
	    unit_child(top, kind, after);
}

/* The last of the others whose number is smaller; NULL if none is. */
static xmlNode *
place_of(xmlNode *top, xmlNode *unit)
{
	xmlNode *node = NULL, *found = NULL;

	while ((node = next_of(top, unit_kind(unit), node)) != NULL)
		if (node != unit && compare_numbers(number_of(node),
		    number_of(unit)) < 0)
			found = node;
	return found;
}

static xmlNode *
before(xmlNode *top, xmlNode *unit)
{
	xmlNode *node = NULL, *last = NULL;

	while ((node = next_of(top, unit_kind(unit), node)) != NULL &&
	    node != unit)
		last = node;
	return last;
}

static bool
is_taken(struct amending *amending, xmlNode *top, const xmlNode *unit)
{
	xmlNode *node = NULL;

	while ((node = next_of(top, unit_kind(unit), node)) != NULL) {
		if (node == unit || strcmp(number_of(node), number_of(unit)) !=
		    0)
			continue;
		problem_add(amending->problems, PROBLEM_AMEND_TAKEN,
		    amend_place(amending, NULL), "behind this sentence two "
		    "units have the number \"%s\"", unit_sign(unit) == NULL ?
		    number_of(unit) : unit_text(amending->pool,
		    unit_sign(unit)));
		return true;
	}
	return false;
}

static bool
settle(struct amending *amending, const struct moved *moved)
{
	xmlNode *top = top_of(moved->unit), *after;

	/* Taken out again, or without numbers. */
	if (top == NULL || unit_kind(moved->unit) < STEP_PART ||
	    unit_kind(moved->unit) > STEP_SUBITEM)
		return true;
	if (is_taken(amending, top, moved->unit))
		return false;
	after = place_of(top, moved->unit);
	if (moved->is_new || after == NULL || after == before(top,
	    moved->unit))
		return true;
	unit_take_out(moved->unit);
	unit_put(after->parent, after, moved->unit);
	return true;
}

bool
number_settle(struct amending *amending)
{
	size_t i;

	for (i = 0; i < amending->moved_count; i++)
		if (!settle(amending, &amending->moved[i]))
			return false;
	amending->moved_count = 0;
	return true;
}

/* ---- moving ---- */

/* A ② elsewhere in the law, for a first paragraph that had no number. */
static const char *
any_paragraph_number(struct pool *pool, const xmlNode *node)
{
	const xmlNode *child;
	const char *sign;

	if (unit_kind(node) == STEP_PARAGRAPH && unit_sign(node) != NULL)
		return unit_text(pool, unit_sign(node));
	for (child = unit_first(node); child != NULL; child = unit_next(child))
		if ((sign = any_paragraph_number(pool, child)) != NULL &&
		    *sign != '\0')
			return sign;
	return NULL;
}

bool
number_paragraphs_are_signed(struct amending *amending)
{
	return any_paragraph_number(amending->pool, amending->body) != NULL;
}

/* Do first paragraphs of articles with several bear a number here? */
static bool
first_is_numbered(struct pool *pool, const xmlNode *main)
{
	xmlNode *article = NULL, *first;

	while ((article = unit_next_article(main, article)) != NULL) {
		if (unit_count(article, STEP_PARAGRAPH) < 2)
			continue;
		first = unit_child(article, STEP_PARAGRAPH, NULL);
		/* One whose first paragraph was just taken out says nothing. */
		if (unit_sign(first) != NULL && strcmp(number_of(first),
		    "1") == 0)
			return *unit_text(pool, unit_sign(first)) != '\0';
	}
	return false;
}

static const char *
paragraph_sign(struct amending *amending, const xmlNode *unit,
    const char *digits)
{
	const char *sign = unit_text(amending->pool, unit_sign(unit));
	const char *like = *sign != '\0' ? sign :
	    any_paragraph_number(amending->pool, amending->body);
	const xmlNode *main = unit_child(amending->body, STEP_MAIN, NULL);

	if (like == NULL)
		return "";
	/* Old laws: no paragraph of this article has a number. */
	if (*sign == '\0' && strcmp(number_of(unit), "1") != 0)
		return "";
	if (strcmp(digits, "1") == 0 && unit_kind(unit->parent) ==
	    STEP_ARTICLE && main != NULL && !first_is_numbered(amending->pool,
	    main))
		return "";
	return number_again(amending->pool, like, digits);
}

static bool
set_number(struct amending *amending, xmlNode *unit, const char *digits)
{
	xmlNode *sign = unit_sign(unit);
	const char *again;

	if (sign == NULL)
		return false;
	again = unit_kind(unit) == STEP_PARAGRAPH ?
	    paragraph_sign(amending, unit, digits) :
	    number_again(amending->pool, unit_text(amending->pool, sign),
	    digits);
	if (again == NULL)
		return false;
	unit_set_text(sign, again);
	unit_set_number(unit, digits);
	remember(amending, unit, false);
	return true;
}

static bool
refuse(struct amending *amending, const struct address *address)
{
	problem_add(amending->problems, PROBLEM_AMEND_NOT_UNDERSTOOD,
	    amend_place(amending, address->at), "a number like \"%s\" cannot "
	    "be given to that unit", place_written(amending, address));
	return false;
}

/* Is イ the second of アイウ here, or the first of イロハ? */
static enum sign_style
style_of(const char *label, const char *digits)
{
	struct sign readings[SIGN_READINGS_MAX];
	size_t count = sign_read(label, strlen(label), readings), i;

	for (i = 0; i < count; i++)
		if (strcmp(readings[i].digits, digits) == 0)
			return readings[i].style;
	return STYLE_COUNT;
}

/* イ as ロ, (2) as (3): the sign as it is written. */
static bool
move_by_sign(struct amending *amending, xmlNode *unit, const char *label)
{
	struct sign readings[SIGN_READINGS_MAX];
	size_t count = sign_read(label, strlen(label), readings), i;
	enum sign_style style;

	if (unit_sign(unit) == NULL || count == 0)
		return false;
	style = style_of(unit_text(amending->pool, unit_sign(unit)),
	    number_of(unit));
	for (i = 0; i + 1 < count && readings[i].style != style; i++)
		continue;
	unit_set_text(unit_sign(unit), label);
	unit_set_number(unit, readings[i].digits);
	remember(amending, unit, false);
	return true;
}

/* 別表第一を別表第二とし: (第三条関係) stands apart, or stays behind it. */
static bool
move_appendix(struct amending *amending, xmlNode *unit, const char *label)
{
	const char *old = unit_text(amending->pool, unit_sign(unit));
	const char *behind = strstr(old, "（");

	unit_set_text(unit_sign(unit), behind == NULL ? label :
	    pool_format(amending->pool, "%s%s", label, behind));
	return true;
}

/* 第2の1を第2の2とし; 第2を第2の2とし is an article with a branch. */
static bool
move_labelled(struct amending *amending, xmlNode *unit,
    const struct address *to)
{
	const struct step *step = &to->steps[to->count - 1];
	const char *sign = step->label, *digits = step->num;
	size_t i;

	if (unit_sign(unit) == NULL)
		return false;
	if (unit_kind(unit) == STEP_ARTICLE)
		for (i = 1, sign = to->steps[0].label, digits =
		    to->steps[0].num; i < to->count; i++) {
			sign = pool_format(amending->pool, "%sの%s", sign,
			    to->steps[i].label);
			digits = pool_format(amending->pool, "%s_%s", digits,
			    to->steps[i].num);
		}
	else if (digits == NULL)
		return move_by_sign(amending, unit, step->label);
	unit_set_text(unit_sign(unit), sign);
	unit_set_number(unit, digits);
	remember(amending, unit, false);
	return true;
}

/* 第3条を第3条とする */
static bool
stays(struct amending *amending, const xmlNode *unit, const char *was,
    const struct address *to)
{
	if (unit_sign(unit) == NULL || strcmp(was, unit_text(amending->pool,
	    unit_sign(unit))) != 0 || *was == '\0')
		return false;
	problem_add(amending->problems, PROBLEM_AMEND_IDLE,
	    amend_place(amending, to->at), "\"%s\" is what it is called "
	    "already", place_written(amending, to));
	return true;
}

bool
number_move(struct amending *amending, xmlNode *unit,
    const struct address *to)
{
	const struct step *step = &to->steps[to->count - 1];
	const char *was = unit_sign(unit) == NULL ? "" :
	    unit_text(amending->pool, unit_sign(unit));
	bool moved;

	if (step->kind == STEP_LABEL && unit_kind(unit) != STEP_APPENDIX)
		moved = unit_kind(unit) == STEP_SUBITEM ? move_by_sign(amending,
		    unit, step->label) : move_labelled(amending, unit, to);
	else if (step->kind != unit_kind(unit) || step->is_same ||
	    to->part != PART_ALL)
		moved = false;
	else if (step->kind == STEP_SUBITEM)
		moved = move_by_sign(amending, unit, step->label);
	else if (step->kind == STEP_APPENDIX)
		moved = move_appendix(amending, unit, step->label);
	else
		moved = step->num != NULL && set_number(amending, unit,
		    step->num);
	if (!moved)
		return refuse(amending, to);
	return !stays(amending, unit, was, to);
}

bool
number_shift(struct amending *amending, const struct clause *clause,
    const struct targets *targets)
{
	char digits[DIGITS_BYTES];
	size_t i;

	for (i = 0; i < targets->count; i++) {
		const struct target *target = &targets->list[i];
		const char *old = number_of(target->node);
		int value = atoi(old) + clause->by;

		snprintf(digits, sizeof digits, "%d", value);
		if (unit_kind(target->node) != clause->unit || value < 1 ||
		    strpbrk(old, "_:") != NULL ||
		    !set_number(amending, target->node, digits))
			return refuse(amending, target->address);
	}
	return true;
}
