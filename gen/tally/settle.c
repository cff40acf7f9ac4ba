/*
 * Settle: who a slip is of, by the roster if there is one; to which department
 * it counts; and which of several slips of one person on one paper is the
 * newest. The others are named, and stay out.
 */
#include "tally/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/oldform.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/word.h"

/* People of one name, as the roster has them. */
struct namesakes {
	int			 row;
	struct namesakes	*next;
};

struct settling {
	struct tally	*tally;
	struct year	*year;
	bool		 is_now;
	struct names	 exact, today;	/* of struct namesakes, by name; the
					   second in today's characters */
	const char	**departments;	/* folded, by row */
	struct names	 units;		/* of struct unit, by key */
};

/* ---- departments ---- */

static struct unit *
unit_of(struct settling *settling, const char *name)
{
	struct tally *tally = settling->tally;
	const char *key = field_folded(tally->pool, name);
	struct unit *unit;
	size_t i;

	for (i = 0; i < tally->unit_count; i++)
		if (strcmp(tally->units[i]->key, key) == 0)
			return tally->units[i];
	unit = pool_take(tally->pool, sizeof *unit);
	*unit = (struct unit){ .name = name, .key = key,
	    .place = tally->unit_count };
	tally->units = pool_grow(tally->pool, tally->units,
	    &tally->unit_room, tally->unit_count, sizeof *tally->units);
	tally->units[tally->unit_count++] = unit;
	return unit;
}

/* ---- the roster ---- */

/* Forms of names that are neither old nor compatible: the second is usual. */
static const struct { const char *form, *usual; } variants[] = {
	{ "髙", "高" }, { "﨑", "崎" }, { "嵜", "崎" }, { "濵", "浜" },
	{ "𠮷", "吉" }, { "栁", "柳" }, { "桒", "桑" }, { "邉", "辺" },
	{ "渕", "淵" }, { "塚", "塚" }, { "逹", "達" }, { "曻", "昇" }
};

static const char *
todays(struct pool *pool, const char *name)
{
	const char *at = oldform_folded(pool, field_folded(pool, name));
	struct text out = {0};
	const char *copy;
	size_t i;

	while (*at != '\0') {
		for (i = 0; i < sizeof variants / sizeof *variants; i++)
			if (word_starts(at, variants[i].form))
				break;
		if (i < sizeof variants / sizeof *variants) {
			text_add_string(&out, variants[i].usual);
			at += strlen(variants[i].form);
		} else {
			text_add_char(&out, *at++);
		}
	}
	copy = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

static void
add_namesake(struct pool *pool, struct names *names, const char *name,
    int row)
{
	struct namesakes *first = names_find(names, name);
	struct namesakes *one = pool_take(pool, sizeof *one);

	one->row = row;
	if (first == NULL) {
		names_add(names, name, one);
		return;
	}
	while (first->next != NULL)
		first = first->next;
	first->next = one;
}

static void
index_roster(struct settling *settling)
{
	struct tally *tally = settling->tally;
	const struct roster *roster = tally->choice->roster;
	const char *name;
	size_t i;

	settling->exact.pool = settling->today.pool = tally->pool;
	if (roster == NULL)
		return;
	settling->departments = pool_take(tally->pool,
	    (roster->row_count + 1) * sizeof *settling->departments);
	for (i = 0; i < roster->row_count; i++) {
		name = roster_value(roster, i, "氏名");
		add_namesake(tally->pool, &settling->exact,
		    field_folded(tally->pool, name), (int)i);
		add_namesake(tally->pool, &settling->today,
		    todays(tally->pool, name), (int)i);
		settling->departments[i] = field_folded(tally->pool,
		    roster_value(roster, i, "所属"));
		if (settling->is_now)
			unit_of(settling, roster_value(roster, i,
			    "所属"))->people++;
	}
}

/* 総務課 and 総務部総務課. */
static bool
is_within(const char *one, const char *other)
{
	return *one != '\0' && *other != '\0' && (word_ends(one, other) ||
	    word_ends(other, one));
}

/*
 * The only one of that name; of several, the one of that department. -1 if
 * there is none, or nobody can tell.
 */
static int
choose_row(const struct settling *settling, const struct namesakes *list,
    const char *department)
{
	const struct namesakes *one;
	int found = -1, pass, count;

	if (list == NULL || list->next == NULL)
		return list != NULL ? list->row : -1;
	for (pass = 0; pass < 2; pass++) {
		count = 0;
		for (one = list; one != NULL; one = one->next) {
			const char *theirs = settling->departments[one->row];

			if (pass == 0 ? strcmp(theirs, department) == 0 :
			    is_within(theirs, department)) {
				found = one->row;
				count++;
			}
		}
		if (count == 1)
			return found;
		if (count > 1)
			return -1;
	}
	return -1;
}

static void
match_roster(struct settling *settling, struct slip *slip)
{
	struct pool *pool = settling->tally->pool;
	const struct roster *roster = settling->tally->choice->roster;
	const char *name = field_folded(pool, slip->name);
	const char *department = field_folded(pool, slip->department);

	if (roster == NULL || *name == '\0')
		return;
	slip->row = choose_row(settling, names_find(&settling->exact, name),
	    department);
	if (slip->row < 0 && names_find(&settling->exact, name) == NULL)
		slip->row = choose_row(settling, names_find(&settling->today,
		    todays(pool, slip->name)), department);
	if (slip->row >= 0)
		slip->is_elsewhere = *department != '\0' &&
		    strcmp(department, settling->departments[slip->row]) != 0
		    && !is_within(department,
		    settling->departments[slip->row]);
}

static void
tell_stranger(const struct settling *settling, const struct slip *slip)
{
	struct problems *problems = settling->tally->problems;

	if (*slip->name == '\0')
		problem_add(problems, PROBLEM_ANSWERS_NAMELESS, slip->place,
		    "nobody's name stands on this; it counts, but whose it is "
		    "cannot be told");
	else if (settling->tally->choice->roster != NULL && slip->row < 0)
		problem_add(problems, PROBLEM_ANSWERS_STRANGER, slip->place,
		    "%s (%s) is not on the roster, or is there more than "
		    "once; the answers count", slip->name, slip->department);
	else if (slip->is_elsewhere)
		problem_add(problems, PROBLEM_ANSWERS_STRANGER, slip->place,
		    "%s wrote \"%s\"; the roster says \"%s\", and that counts",
		    slip->name, slip->department, roster_value(
		    settling->tally->choice->roster, (size_t)slip->row,
		    "所属"));
}

static void
tell_older(const struct settling *settling, const struct slip *slip)
{
	struct problems *problems = settling->tally->problems;
	const char *name = *slip->name != '\0' ? slip->name : "―";

	if (slip->is_older && slip->again == 0)
		problem_add(problems, PROBLEM_ANSWERS_OLDER, slip->place,
		    "%s answered on an older paper; all %zu answers stand",
		    name, slip->carried);
	else if (slip->is_older)
		problem_add(problems, PROBLEM_ANSWERS_OLDER, slip->place,
		    "%s answered on an older paper; %zu answers stand, and "
		    "these are to be answered again: %s", name, slip->carried,
		    slip->again_numbers);
}

static void
place_slip(struct settling *settling, struct slip *slip)
{
	struct tally *tally = settling->tally;

	match_roster(settling, slip);
	slip->unit = unit_of(settling, slip->row < 0 ? slip->department :
	    roster_value(tally->choice->roster, (size_t)slip->row, "所属"));
	if (!settling->is_now)
		return;
	tell_stranger(settling, slip);
	if (slip->row >= 0)
		tally->has_answered[slip->row] = true;
	tell_older(settling, slip);
}

/* ---- twice ---- */

/* Whose it is, and on which paper; NULL of nobody's. */
static const char *
key_of(const struct settling *settling, const struct slip *slip)
{
	struct pool *pool = settling->tally->pool;

	if (*slip->name == '\0')
		return NULL;
	if (slip->row >= 0)
		return pool_format(pool, "%d\t%s", slip->row,
		    slip->paper->key);
	return pool_format(pool, "%s\t%s\t%s", field_folded(pool,
	    slip->name), slip->unit->key, slip->paper->key);
}

/* Saved later; of two at once, read later. */
static bool
is_newer(const struct slip *one, const struct slip *other)
{
	int order = strcmp(one->saved, other->saved);

	return order != 0 ? order > 0 : one->order > other->order;
}

static void
replace(const struct settling *settling, struct slip *older,
    const struct slip *newer)
{
	older->fate = SLIP_REPLACED;
	older->newer = newer;
	if (!settling->is_now)
		return;
	problem_add(settling->tally->problems, PROBLEM_ANSWERS_TWICE,
	    older->place, "%s answered more than once; what was saved later "
	    "counts: %s", older->name, slip_where(settling->tally->pool,
	    newer));
}

static void
find_twice(const struct settling *settling)
{
	struct names seen = { .pool = settling->tally->pool };
	const struct year *year = settling->year;
	struct name_slot *slot;
	const char *key;
	size_t i;

	for (i = 0; i < year->count; i++) {
		struct slip *slip = year->slips[i], *other;

		key = key_of(settling, slip);
		if (key == NULL || names_add(&seen, key, slip))
			continue;
		slot = names_slot(&seen, key);
		other = slot->bearer;
		if (is_newer(slip, other)) {
			replace(settling, other, slip);
			slot->bearer = slip;
		} else {
			replace(settling, slip, other);
		}
	}
}

/* What was replaced by something that was replaced in turn. */
static void
follow_newest(const struct year *year)
{
	size_t i;

	for (i = 0; i < year->count; i++) {
		struct slip *slip = year->slips[i];

		while (slip->newer != NULL && slip->newer->newer != NULL)
			slip->newer = slip->newer->newer;
	}
}

/* ---- an order that no folder decides ---- */

/* As the roster has them; the others as words are sorted. */
static int
order_units(const void *a, const void *b, void *collation)
{
	const struct unit *one = *(struct unit *const *)a;
	const struct unit *other = *(struct unit *const *)b;
	int order;

	if ((one->people > 0) != (other->people > 0))
		return one->people > 0 ? -1 : 1;
	if (one->people > 0)
		return one->place < other->place ? -1 :
		    one->place > other->place;
	order = unicode_collate(collation, one->key, other->key);
	return order != 0 ? order : strcmp(one->key, other->key);
}

static void
sort_units(struct tally *tally)
{
	struct collation *collation = unicode_collation_new();
	size_t i;

	if (tally->unit_count > 0)
		qsort_r(tally->units, tally->unit_count,
		    sizeof *tally->units, order_units, collation);
	for (i = 0; i < tally->unit_count; i++)
		tally->units[i]->place = i;
	unicode_collation_free(collation);
}

static int
order_slips(const void *a, const void *b)
{
	const struct slip *one = *(struct slip *const *)a;
	const struct slip *other = *(struct slip *const *)b;
	int order;

	if (one->unit->place != other->unit->place)
		return one->unit->place < other->unit->place ? -1 : 1;
	order = strcmp(one->name, other->name);
	if (order == 0)
		order = strcmp(one->paper->key, other->paper->key);
	if (order == 0)
		order = strcmp(one->saved, other->saved);
	return order != 0 ? order : one->order < other->order ? -1 :
	    one->order > other->order;
}

void
settle_year(struct tally *tally, struct year *year, bool is_now)
{
	struct settling settling = { .tally = tally, .year = year,
	    .is_now = is_now };
	const struct roster *roster = tally->choice->roster;
	size_t i;

	if (is_now)
		tally->has_answered = pool_take(tally->pool, roster != NULL ?
		    roster->row_count + 1 : 1);
	index_roster(&settling);
	for (i = 0; i < year->count; i++)
		place_slip(&settling, year->slips[i]);
	find_twice(&settling);
	follow_newest(year);
	sort_units(tally);
	if (year->count > 0)
		qsort(year->slips, year->count, sizeof *year->slips,
		    order_slips);
}
