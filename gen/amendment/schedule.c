/*
 * Schedule: the children of a pair of units, in an order in which each number
 * is free when it is given. Whatever stands on a wanted number goes first, so
 * what moves down is taken from the back and what moves up from the front; new
 * ones come right behind the unit before them.
 */
#include "amendment/inside.h"

#include <stdlib.h>
#include <string.h>
#include "base/message.h"

enum { SHIFT_LEAST = 4 };	/* so many equal moves are said as one */

struct list {
	struct making	*making;
	struct unit	*old, *new;	/* the parents */
	struct unit	*removed;	/* old ones up to here are taken out */
};

static bool
is_partnered(const struct unit *old, const struct unit *new_parent)
{
	return old->partner != NULL && old->partner->parent == new_parent;
}

/* Old units with a partner, and where among the new ones that stands. */
struct row {
	struct unit	*unit;
	size_t		 place;
	size_t		 length, before;	/* of the longest row up to it */
};

static size_t
read_row(struct unit *old, const struct unit *new, struct row *row)
{
	struct unit *unit, *other;
	size_t count = 0;

	/* One that comes from elsewhere is new here, and goes there. */
	for (other = new->first; other != NULL; other = other->next)
		if (other->partner != NULL && other->partner->parent != old) {
			other->partner->partner = NULL;
			other->partner = NULL;
		}
	for (unit = old->first; unit != NULL; unit = unit->next) {
		if (!is_partnered(unit, new)) {
			if (unit->partner != NULL)
				unit->partner->partner = NULL;
			unit->partner = NULL;
			continue;
		}
		row[count].unit = unit;
		for (other = new->first; other != unit->partner;
		    other = other->next)
			row[count].place++;
		count++;
	}
	return count;
}

/* The longest row in order up to the i-th, by those before it. */
static void
measure(struct row *row, size_t count, size_t i)
{
	size_t k;

	row[i].length = 1;
	row[i].before = count;
	for (k = 0; k < i; k++)
		if (row[k].place < row[i].place &&
		    row[k].length + 1 > row[i].length) {
			row[i].length = row[k].length + 1;
			row[i].before = k;
		}
}

static struct unit *
unit_before(const struct unit *new)
{
	struct unit *unit = new->parent->first;

	if (unit == new)
		return NULL;
	while (unit->next != new)
		unit = unit->next;
	return unit;
}

/* The nearest one before it that stays; the partner of an old one. */
static const struct unit *
anchor(const struct unit *unit, bool is_old)
{
	do
		unit = unit_before(unit);
	while (unit != NULL && unit->partner == NULL);
	return unit != NULL && is_old ? unit->partner : unit;
}

/* One goes, and one comes in its place under its number: it is rewritten. */
static void
pair_replaced(struct unit *old, struct unit *new)
{
	struct unit *one, *other;

	for (one = old->first; one != NULL; one = one->next)
		for (other = new->first; one->partner == NULL &&
		    other != NULL; other = other->next)
			if (other->partner == NULL && strcmp(one->num,
			    other->num) == 0 && anchor(one, true) ==
			    anchor(other, false)) {
				one->partner = other;
				other->partner = one;
				one->is_replaced = true;
			}
}

/* What crosses what stays is taken out and put in again. */
static void
part_crossing(struct unit *old, struct unit *new)
{
	struct pool *pool = pool_new();
	struct row *row = pool_take(pool, (old->now_children + 1) *
	    sizeof *row);
	size_t count = read_row(old, new, row), best = 0, i;

	for (i = 0; i < count; i++) {
		measure(row, count, i);
		if (row[i].length > row[best].length)
			best = i;
	}
	for (i = count; i-- > 0;)
		if (i == best)
			best = row[i].before;
		else {
			row[i].unit->partner->partner = NULL;
			row[i].unit->partner = NULL;
		}
	pool_free(pool);
}

static const char *
current(const struct unit *unit)
{
	return unit->is_moved && unit->partner != NULL ? unit->partner->num :
	    unit->now_num;
}

/* ---- moves ---- */

static bool
is_simple(const char *num)
{
	return num[strspn(num, "0123456789")] == '\0';
}

static int
distance(const struct unit *unit)
{
	return atoi(unit->partner->num) - atoi(unit->now_num);
}

/* How many in a row, from there, move alike as neighbours. */
static size_t
run_of(const struct making *making, size_t i)
{
	struct unit *const *all = making->pending;
	int by = distance(all[i]), step = by > 0 ? -1 : 1;
	size_t count = 1;

	if (!is_simple(all[i]->now_num) || !is_simple(all[i]->partner->num) ||
	    all[i]->level == LEVEL_SUBITEM || address_is_labelled(all[i]))
		return 1;
	while (i + count < making->pending_count &&
	    is_simple(all[i + count]->now_num) &&
	    is_simple(all[i + count]->partner->num) &&
	    all[i + count]->parent == all[i]->parent &&
	    distance(all[i + count]) == by &&
	    atoi(all[i + count]->now_num) == atoi(all[i]->now_num) +
	    step * (int)count)
		count++;
	return count;
}

/* The clause goes on behind 第38条中, and is one of its own after the first. */
static struct text *
begin_move(struct making *making, const struct unit *unit)
{
	struct writer *writer = making->writer;

	if (writer->within == NULL || writer->named != writer->within)
		return clause_begin(writer, unit->provision);
	return &writer->sentence;
}

/* Its number alone, where 第38条中 stands before it. */
static void
add_from(struct making *making, struct text *out, const struct unit *unit)
{
	if (making->writer->within == unit->parent) {
		address_add_number(making->writer, out, unit);
		making->writer->named = unit;
	} else
		address_add(making->writer, out, unit);
}

static void
say_move(struct making *making, struct unit *unit)
{
	struct writer *writer = making->writer;
	struct text *out = begin_move(making, unit);

	add_from(making, out, unit);
	text_add_string(out, "を");
	if (writer->within == unit->parent)
		numeral_add_ordinal(out, writer->numeral, unit->partner->num,
		    address_unit_name(unit->level));
	else
		address_add_target(writer, out, unit, unit->partner->num);
	clause_set_verb(writer, VERB_BECOME);
}

/* 第4条から第8条までを1条ずつ繰り下げ */
static void
say_shift(struct making *making, struct unit *const *units, size_t count)
{
	struct writer *writer = making->writer;
	struct text *out = begin_move(making, units[0]);
	const char *name = address_unit_name(units[0]->level);
	int by = distance(units[0]);
	const struct unit *low = by > 0 ? units[count - 1] : units[0];
	const struct unit *high = by > 0 ? units[0] : units[count - 1];

	add_from(making, out, low);
	text_add_string(out, "から");
	numeral_add_ordinal(out, writer->numeral, high->now_num, name);
	text_add_string(out, "までを");
	numeral_add(out, writer->numeral, abs(by));
	text_add_string(out, name);
	text_add_string(out, "ずつ");
	writer->named = high;
	clause_set_verb(writer, by > 0 ? VERB_DOWN : VERB_UP);
}

static const struct unit *
article_of(const struct unit *unit)
{
	while (unit != NULL && unit->level > LEVEL_ARTICLE)
		unit = unit->parent;
	return unit;
}

/*
 * 第38条中第7項を第9項とし、第4項から第6項までを…: several mere moves in a unit
 * that this sentence has not named.
 */
static void
say_within(struct making *making)
{
	struct writer *writer = making->writer;
	const struct unit *first = making->pending[0], *holder = first->parent;
	struct text *out;
	size_t i;

	if (making->pending_count < 2 || first->level < LEVEL_PARAGRAPH ||
	    first->level > LEVEL_ITEM || address_is_labelled(first) ||
	    holder->level < LEVEL_ARTICLE)
		return;
	for (i = 1; i < making->pending_count; i++)
		if (making->pending[i]->parent != holder)
			return;
	if (writer->is_open && article_of(writer->named) ==
	    article_of(holder))
		return;
	out = clause_begin(writer, first->provision);
	address_add(writer, out, first->parent);
	text_add_string(out, "中");
	writer->within = first->parent;
}

void
schedule_flush(struct making *making)
{
	size_t i = 0, count;

	if (making->pending_count > 0)
		say_within(making);
	while (i < making->pending_count) {
		count = run_of(making, i);
		if (count >= SHIFT_LEAST) {
			say_move(making, making->pending[i]);
			say_shift(making, making->pending + i + 1, count - 1);
		} else {
			count = 1;
			say_move(making, making->pending[i]);
		}
		i += count;
	}
	making->writer->within = NULL;
	making->pending_count = 0;
}

static void
move_later(struct making *making, struct unit *unit)
{
	making->pending = pool_grow(making->pool, making->pending,
	    &making->pending_room, making->pending_count,
	    sizeof *making->pending);
	making->pending[making->pending_count++] = unit;
	sentence_moves(making->writer, unit);
	named_say(&making->named, unit->provision, false);
}

/* ---- one unit ---- */

static void
end_sentence(struct making *making)
{
	schedule_flush(making);
	sentence_end(making->writer);
}

static void remove_until(struct list *, const struct unit *);

static struct unit *
occupant(const struct list *list, const char *num, const struct unit *but)
{
	struct unit *unit;

	for (unit = list->old->first; unit != NULL; unit = unit->next)
		if (unit != but && !unit->is_gone &&
		    strcmp(current(unit), num) == 0)
			return unit;
	return NULL;
}

static void do_unit(struct list *, struct unit *);
static struct unit *add_run(struct list *, struct unit *);

/* 第5項 as 第6項; a number with branches is left to the search for free ones. */
static bool
moves_down(const struct unit *unit)
{
	return unit->partner != NULL && unit->range_end == NULL &&
	    unit->partner->range_end == NULL && is_simple(unit->now_num) &&
	    is_simple(unit->partner->num) && distance(unit) > 0;
}

/* What moves down is taken from the back. */
static void
do_those_behind(struct list *list, const struct unit *unit)
{
	struct unit *next = unit->next;

	while (next != NULL && (next->is_gone || next->partner == NULL))
		next = next->next;
	if (moves_down(unit) && next != NULL && !next->is_stuck &&
	    moves_down(next))
		do_unit(list, next);
}

/* New ones right behind it, once it stands where they are put in. */
static void
add_behind(struct list *list, const struct unit *unit)
{
	struct unit *first = unit->partner->next, *at;

	if (first == NULL || first->partner != NULL || first->is_gone ||
	    first->is_absorbed || !moves_down(unit))
		return;
	for (at = first; at != NULL && at->partner == NULL; at = at->next)
		if (occupant(list, at->num, NULL) != NULL)
			return;
	add_run(list, first);
}

static bool
make_free(struct list *list, const char *num, const struct unit *but)
{
	struct unit *there = occupant(list, num, but);

	if (there == NULL)
		return true;
	if (there->is_stuck)
		return making_refuse(list->making, there->provision,
		    MESSAGE("units that change places"));
	if (there->partner == NULL)
		remove_until(list, there->next);
	else
		do_unit(list, there);
	return occupant(list, num, but) == NULL || making_refuse(
	    list->making, there->provision, MESSAGE("units that change places"));
}

/* An article has a sentence of its own if more than its number changes. */
static void
do_unit(struct list *list, struct unit *unit)
{
	struct making *making = list->making;
	struct writer *writer = making->writer;
	bool moves = strcmp(current(unit), unit->partner->num) != 0 &&
	    unit->range_end == NULL && unit->partner->range_end == NULL;
	bool was_open;

	if (unit->is_stuck || making->has_failed)
		return;
	unit->is_stuck = true;
	do_those_behind(list, unit);
	if (moves && !make_free(list, unit->partner->num, unit))
		return;
	if (unit->level == LEVEL_ARTICLE && unit->change != NULL &&
	    (unit->is_replaced || (unit->change->flags &
	    ~(unsigned)(CHANGE_NUMBER | CHANGE_MOVED)) != 0))
		end_sentence(making);
	was_open = writer->is_open || making->pending_count > 0;
	inner_change(making, unit);
	if (moves && strcmp(current(unit), unit->partner->num) != 0) {
		move_later(making, unit);
		add_behind(list, unit);
		/* Its words were changed: the sentence is about it alone. */
		if (unit->level == LEVEL_ARTICLE && !was_open &&
		    writer->is_open)
			end_sentence(making);
	} else if (unit->level == LEVEL_ARTICLE && !was_open)
		end_sentence(making);
}

/* ---- what goes ---- */

static void
say_removal(struct making *making, struct unit *first, struct unit *last,
    size_t count)
{
	struct writer *writer = making->writer;
	struct text *out;

	schedule_flush(making);
	out = clause_begin(writer, first->provision);
	address_add(writer, out, first);
	if (count > 1 && address_is_labelled(first)) {
		for (; first != last; first = first->next) {
			text_add_string(out, first->next == last ? "及び" :
			    "、");
			address_add(writer, out, first->next);
		}
		text_add_string(out, "を");
	} else if (count > 1) {
		text_add_string(out, count == 2 ? "及び" : "から");
		if (last->level == LEVEL_SUBITEM)
			text_add_string(out, last->provision->number);
		else
			numeral_add_ordinal(out, writer->numeral,
			    last->now_num, address_unit_name(last->level));
		text_add_string(out, count == 2 ? "を" : "までを");
	} else
		text_add_string(out, "を");
	writer->named = last;
	clause_set_verb(writer, VERB_DELETE);
}

/* Those without a partner before that one; neighbours together. */
static void
remove_until(struct list *list, const struct unit *end)
{
	struct unit *unit = list->removed == NULL ? list->old->first :
	    list->removed, *first, *last;
	size_t count;

	while (unit != NULL && unit != end) {
		if (unit->partner != NULL || unit->is_gone) {
			unit = unit->next;
			continue;
		}
		first = last = unit;
		for (count = 0; unit != NULL && unit != end &&
		    unit->partner == NULL && !unit->is_gone &&
		    !unit->is_moved; unit = unit->next) {
			last = unit;
			count++;
		}
		say_removal(list->making, first, last, count);
		for (;; first = first->next) {
			first->is_gone = true;
			named_say(&list->making->named,
			    first->provision, false);
			sentence_moves(list->making->writer, first);
			if (first == last)
				break;
		}
	}
	list->removed = unit;
}

/* ---- what comes ---- */

static void
add_count(struct making *making, struct text *out, const struct unit *unit,
    size_t count)
{
	if (unit->level == LEVEL_SUBITEM || address_is_labelled(unit)) {
		text_add_string(out, "次のように");
		return;
	}
	text_add_string(out, "次の");
	numeral_add(out, making->writer->numeral, (int)count);
	text_add_string(out, address_unit_name(unit->level));
	text_add_string(out, "を");
}

/* Is the partner named by its number, as it is when the sentence began? */
static bool
is_nameable(const struct writer *writer, const struct unit *old)
{
	return !old->is_moved || strcmp(old->now_num, old->partner->num) ==
	    0 || (writer->named == old && !address_is_labelled(old));
}

static void
add_place(struct list *list, struct text *out, const struct unit *before,
    const struct unit *after, const struct unit *first)
{
	struct writer *writer = list->making->writer;

	if (before != NULL && (after != NULL ||
	    first->level == LEVEL_ARTICLE)) {
		address_add(writer, out, before->partner);
		text_add_string(out, "の次に");
	} else if (before == NULL && after != NULL &&
	    (first->level != LEVEL_PARAGRAPH || address_is_labelled(first))) {
		address_add(writer, out, after->partner);
		text_add_string(out, "の前に");
	} else {
		/* A text of paragraphs has no other name for itself. */
		if (list->old->level == LEVEL_ROOT &&
		    list->old->provision == NULL)
			text_add_string(out, "本則");
		address_add(writer, out, list->old);
		text_add_string(out, "に");
		if (before == NULL && after != NULL) {
			numeral_add_ordinal(out, writer->numeral, first->num,
			    address_unit_name(first->level));
			text_add_string(out, "として");
		}
	}
}

/* A chapter whose articles are all new comes with them. */
static bool
opens_heading(const struct unit *first, const struct unit *end)
{
	const struct unit *heading = first->heading, *before =
	    unit_before(first), *unit;

	if (heading == NULL || heading->partner != NULL || (before != NULL &&
	    before->heading == heading))
		return false;
	for (unit = first; unit != end; unit = unit->next)
		if (unit->heading != heading)
			return false;
	return end == NULL || end->heading != heading;
}

static void
say_chapter(struct list *list, struct unit *first, const struct unit *end)
{
	struct making *making = list->making;
	struct writer *writer = making->writer;
	const struct unit *before = unit_before(first), *unit;
	struct below below;
	struct text *out;

	if (before == NULL || before->heading == NULL ||
	    before->partner == NULL || before->partner->heading == NULL) {
		making_refuse(making, first->heading->provision,
		    MESSAGE("a first chapter, before or around what is there"));
		return;
	}
	end_sentence(making);
	below_begin(&below, making);
	below_add_heading(&below, first->heading);
	for (unit = first; unit != end; unit = unit->next)
		if (!below_add_unit(making, &below, unit))
			return;
	out = clause_begin(writer, first->heading->provision);
	heading_add_address(making, out, before->partner->heading);
	text_add_string(out, "の次に次の");
	numeral_add(out, writer->numeral, 1);
	text_add_string(out, heading_unit_name(first->heading));
	text_add_string(out, "を");
	clause_set_verb(writer, VERB_ADD);
	sentence_end_with(writer, below.first);
	first->heading->is_gone = true;	/* said */
}

static void
say_new(struct list *list, struct unit *first, const struct unit *end,
    size_t count)
{
	struct making *making = list->making;
	struct writer *writer = making->writer;
	const struct unit *before = unit_before(first), *after = end, *unit;
	struct below below;
	struct text *out;

	if (before != NULL && before->partner == NULL)
		return;
	schedule_flush(making);
	if ((before != NULL && !is_nameable(writer, before->partner)) ||
	    (before == NULL && after != NULL && !is_nameable(writer,
	    after->partner)))
		sentence_end(writer);
	below_begin(&below, making);
	for (unit = first; unit != end; unit = unit->next)
		if (!below_add_unit(making, &below, unit))
			return;
	out = clause_begin(writer, first->provision);
	add_place(list, out, before, after, first);
	add_count(making, out, first, count);
	clause_set_verb(writer, VERB_ADD);
	sentence_end_with(writer, below.first);
	list->old->now_children += count;
}

/* A run of new ones; the end of it. */
static struct unit *
add_run(struct list *list, struct unit *first)
{
	struct unit *unit, *end = first;
	size_t count = 0;

	while (end != NULL && end->partner == NULL && !end->is_absorbed &&
	    (end == first || end->heading == first->heading ||
	    first->level != LEVEL_ARTICLE)) {
		end = end->next;
		count++;
	}
	remove_until(list, end == NULL || end->partner == NULL ? NULL :
	    end->partner);
	for (unit = first; unit != end; unit = unit->next)
		if (!make_free(list, unit->num, NULL))
			return end;
	/* Whatever had to go first may have brought them along. */
	if (first->is_gone)
		return end;
	for (unit = first; unit != end; unit = unit->next)
		unit->is_gone = true;
	if (first->level == LEVEL_ARTICLE && opens_heading(first, end))
		say_chapter(list, first, end);
	else
		say_new(list, first, end, count);
	return end;
}

void
schedule_children(struct making *making, struct unit *old, struct unit *new)
{
	struct list list = { .making = making, .old = old, .new = new };
	struct unit *unit;

	if (old->first == NULL && new->first == NULL)
		return;
	shell_pair(old, new);
	part_crossing(old, new);
	pair_replaced(old, new);
	for (unit = new->first; unit != NULL && !making->has_failed;) {
		if (unit->is_absorbed || unit->is_gone) {
			unit = unit->next;
			continue;
		}
		if (unit->partner == NULL) {
			unit = add_run(&list, unit);
			continue;
		}
		remove_until(&list, unit->partner);
		do_unit(&list, unit->partner);
		unit = unit->next;
	}
	if (!making->has_failed)
		remove_until(&list, NULL);
}
