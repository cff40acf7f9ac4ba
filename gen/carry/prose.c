#include "carry/prose.h"

#include <string.h>

#include "base/number.h"
#include "refer/refer.h"

/* ---- numbers ---- */

static bool
is_of_unit(const struct provision *provision, enum unit unit)
{
	static const enum provision_kind kinds[] = {
		[UNIT_PART] = PROVISION_PART,
		[UNIT_CHAPTER] = PROVISION_CHAPTER,
		[UNIT_SECTION] = PROVISION_SECTION,
		[UNIT_SUBSECTION] = PROVISION_SUBSECTION,
		[UNIT_DIVISION] = PROVISION_DIVISION,
		[UNIT_ARTICLE] = PROVISION_ARTICLE,
		[UNIT_PARAGRAPH] = PROVISION_PARAGRAPH,
		[UNIT_ITEM] = PROVISION_ITEM,
		[UNIT_FORM] = PROVISION_FORM,
	};

	return provision->kind == kinds[unit];
}

static const struct provision *
ancestor(const struct provision *provision, enum unit unit)
{
	while (provision != NULL && !is_of_unit(provision, unit))
		provision = provision->parent;
	return provision;
}

/* 3_2 of Mp-At_3_2 */
static const char *
digits_of(const struct provision *provision)
{
	const char *last = strrchr(provision->address, '-');
	const char *part = last != NULL ? last + 1 : provision->address;
	const char *line = strchr(part, '_');

	return line != NULL ? line + 1 : part;
}

static void
add_kanji(struct text *out, int number)
{
	static const char *const digits[] = { "", "一", "二", "三", "四", "五",
	    "六", "七", "八", "九" };
	static const struct { int value; const char *word; } powers[] = {
		{ 1000, "千" }, { 100, "百" }, { 10, "十" } };
	size_t i;

	for (i = 0; i < sizeof powers / sizeof *powers; i++) {
		int count = number / powers[i].value;

		if (count > 0)
			text_add_format(out, "%s%s", count > 1 ?
			    digits[count] : "", powers[i].word);
		number %= powers[i].value;
	}
	text_add_string(out, digits[number]);
}

/* As the number that it replaces is written: 7, ７ or 七. */
static void
add_number(struct text *out, const char *like, int number)
{
	char plain[16];
	int i, length;

	length = snprintf(plain, sizeof plain, "%d", number);
	if (*like >= '0' && *like <= '9')
		text_add_string(out, plain);
	else if (strncmp(like, "０", 2) == 0)	/* U+FF1x: EF BC 9x */
		for (i = 0; i < length; i++)
			text_add_code(out, 0xff10u + (unsigned)(plain[i] -
			    '0'));
	else
		add_kanji(out, number);
}

/* 第3条の2 from At_3_2; how it begins in words it replaces: behind 第. */
static const char *
ordinal_words(struct pool *pool, enum unit unit, const char *digits,
    const char *like)
{
	struct text out = {0};
	const char *words;
	bool is_first = true;

	for (; *digits != '\0'; digits += *digits == '_') {
		text_add_string(&out, is_first ? "第" : "の");
		add_number(&out, like, (int)strtol(digits, (char **)&digits,
		    10));
		if (is_first)
			text_add_string(&out, number_unit_name(unit));
		is_first = false;
	}
	words = pool_string(pool, out.bytes);
	text_free(&out);
	return words;
}

/* The number that stands at the cursor, if it is that of the old provision. */
static void
replace_number(struct edits *edits, const char *bytes, size_t start,
    size_t end, const struct ordinal *ordinal, const struct provision *old,
    const struct provision *new)
{
	const struct provision *was = ancestor(old, ordinal->unit);
	const struct provision *is = ancestor(new, ordinal->unit);
	const char *like = bytes + start + strlen("第");

	if (was == NULL || is == NULL ||
	    strcmp(digits_of(was), ordinal->digits) != 0 ||
	    strcmp(digits_of(is), ordinal->digits) == 0 ||
	    digits_of(is)[strspn(digits_of(is), "0123456789_")] != '\0')
		return;
	edit_add(edits, start, end, ordinal_words(edits->pool, ordinal->unit,
	    digits_of(is), like));
}

static void
replace_numbers(struct edits *edits, const char *bytes, size_t start,
    size_t end, const struct provision *old, const struct provision *new)
{
	const char *at = bytes + start, *stop = bytes + end, *from;
	struct ordinal ordinal;

	while (at < stop) {
		from = at;
		if (strncmp(at, "第", strlen("第")) == 0 &&
		    number_read_ordinal(&at, stop, &ordinal))
			replace_number(edits, bytes, (size_t)(from - bytes),
			    (size_t)(at - bytes), &ordinal, old, new);
		else
			text_next(&at, stop);
	}
}

/* ---- references ---- */

/* Into the regulation that is carried; its target in the old edition. */
static const struct provision *
target_of(const struct prose *prose, const struct reference *reference,
    const struct edition *own, const struct edition *side)
{
	const struct provision *target;

	if (reference->edition == NULL || reference->is_whole ||
	    reference->address == NULL)
		return NULL;
	if (reference->edition != own && (own->standard ==
	    prose->map->new->standard || reference->edition->standard !=
	    prose->map->new->standard))
		return NULL;
	if (reference->edition == own && own->standard !=
	    prose->map->new->standard)
		return NULL;
	target = find_provision(side, reference->address);
	/* Forms that are carried with their numbers are not there yet. */
	return target != NULL && target->kind == PROVISION_FORM &&
	    prose->map->keeps_forms ? NULL : target;
}

static const char *
copy_words(struct pool *pool, const char *bytes, size_t start, size_t end)
{
	return pool_copy(pool, bytes + start, end - start);
}

/* The targets that the words have, in order; NULL behind the last. */
static const struct provision **
targets(const struct prose *prose, const struct edition *own,
    const struct provision *at, const struct edition *side,
    const char *words)
{
	struct pool *pool = prose->map->pool;
	const struct reference *reference = refer_find_words(pool, own, at,
	    words), *next;
	const struct provision **list, *target;
	size_t count = 0;

	for (next = reference; next != NULL; next = next->next)
		count++;
	list = pool_take(pool, (count + 1) * sizeof *list);
	count = 0;
	for (; reference != NULL; reference = reference->next) {
		target = target_of(prose, reference, own, side);
		if (target != NULL)
			list[count++] = target;
	}
	return list;
}

/* Does each reference lead to what the old words led to? */
static bool
is_right(const struct prose *prose, const char *old, const char *new)
{
	const struct provision **was = targets(prose, prose->old,
	    prose->old_at, prose->map->old, old);
	const struct provision **is = targets(prose, prose->new,
	    prose->new_at, prose->map->new, new);
	size_t i;

	for (i = 0; was[i] != NULL && is[i] != NULL; i++)
		if (map_provision(prose->map, was[i]) != is[i])
			return false;
	return was[i] == NULL && is[i] == NULL;
}

/* Puts in what is certain. How many targets it has, and how many are gone. */
static size_t
carry_references(const struct prose *prose, const char *old,
    struct edits *edits, const char **lost, size_t *gone)
{
	const struct reference *reference = refer_find_words(edits->pool,
	    prose->old, prose->old_at, old);
	const struct provision *target, *new;
	size_t count = 0;

	for (; reference != NULL; reference = reference->next) {
		target = target_of(prose, reference, prose->old,
		    prose->map->old);
		if (target == NULL)
			continue;
		count++;
		new = map_provision(prose->map, target);
		if (new != NULL) {
			replace_numbers(edits, old, reference->start,
			    reference->end, target, new);
			continue;
		}
		(*gone)++;
		*lost = copy_words(edits->pool, old, reference->start,
		    reference->end);
	}
	return count;
}

enum prose_end
prose_carry(const struct prose *prose, const char *bytes, size_t start,
    size_t end, struct edits *edits, const char **words)
{
	const char *old = copy_words(edits->pool, bytes, start, end);
	struct edits own = { .pool = edits->pool };
	struct text carried = {0};
	size_t gone = 0, count, i;
	bool sure;

	*words = old;
	count = carry_references(prose, old, &own, words, &gone);
	edit_apply(&own, old, end - start, &carried);
	sure = gone == 0 && is_right(prose, old, carried.bytes != NULL ?
	    carried.bytes : "");
	text_free(&carried);
	for (i = 0; i < own.count; i++)
		edit_add(edits, start + own.list[i].start,
		    start + own.list[i].end, own.list[i].words);
	if (gone > 0)
		return gone == count ? PROSE_GONE : PROSE_LOST;
	return sure ? PROSE_SURE : PROSE_DOUBTFUL;
}

void
prose_carry_label(const char *bytes, size_t start, size_t end,
    const struct provision *old, const struct provision *new,
    struct edits *edits)
{
	replace_numbers(edits, bytes, start, end, old, new);
}

bool
prose_may_name(struct pool *pool, const struct edition *other,
    const char *bytes, size_t start, size_t end, const struct edit *edit)
{
	const struct reference *reference = refer_find_words(pool, other,
	    other->provisions, copy_words(pool, bytes, start, end));

	for (; reference != NULL; reference = reference->next)
		if (start + reference->start < edit->end &&
		    start + reference->end > edit->start &&
		    (reference->edition == NULL || reference->edition ==
		    other) && reference->address != NULL &&
		    find_provision(other, reference->address) != NULL)
			return true;
	return false;
}
