/*
 * Gaps: what has no equal finds a partner by likeness, in order between the
 * pairs that are found, where it stands, and at last across.
 */
#include "compare/inside.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* Of 1000; see compare_alike. */
	ALIKE = 600,
	LESS_FOR_CAPTION = 150,		/* the same caption */
	LESS_FOR_NUMBER = 150,		/* the same number */
	ALIKE_IN_PLACE = 250,		/* alone there, with the same number */
	SHORT_BYTES = 40,		/* too few words to judge by */
	PAIRS_MAX = 1 << 17,		/* looked at in one gap, or across */
	ALIKE_ANCHOR = 850,		/* with the same number and caption */
	GAP_LARGE = 1 << 12,		/* pairs; anchors cut it up first */
	LEAD_BYTES = 36			/* 次に掲げる事項とする。 leads to anything */
};

/* Two provisions that may be one, and how much speaks for it. */
struct candidate {
	size_t		old, new;
	int		points;
};

struct candidates {
	struct text	bytes;		/* struct candidate each */
};

/* What is tried in the stretches between pairs, one after the other. */
enum attempt {
	ATTEMPT_ANCHORS,
	ATTEMPT_ALIKE,
	ATTEMPT_IN_PLACE
};

struct gap {
	struct clause	**old, **new;
	size_t		  old_count, new_count;
};

/* 附則 of different laws, tables and forms are never one another. */
static bool
may_join(const struct clause *old, const struct clause *new)
{
	return old->tag == new->tag &&
	    old->provision->is_deleted == new->provision->is_deleted;
}

static bool
same_caption(const struct clause *one, const struct clause *other)
{
	const char *a = one->provision->caption;
	const char *b = other->provision->caption;

	a += compare_clause_ordinal_length(a);
	b += compare_clause_ordinal_length(b);
	return *a != '\0' && strcmp(a, b) == 0;
}

/* Likeness */

/*
 * A lead that was kept while what it leads to was rewritten: half of that
 * counts too.
 */
static int
with_lead(const struct clause *old, const struct clause *new, int whole,
    int own)
{
	if (old->first == NULL || new->first == NULL ||
	    old->own_weight < LEAD_BYTES || new->own_weight < LEAD_BYTES)
		return whole;
	return own > whole ? (own + whole) / 2 : whole;
}

static int
alike_at_most(struct pool *pool, struct clause *old, struct clause *new)
{
	return with_lead(old, new, compare_alike_at_most(pool, old, new,
	    EXTENT_WHOLE), compare_alike_at_most(pool, old, new, EXTENT_OWN));
}

static int
alike(struct pool *pool, struct clause *old, struct clause *new)
{
	return with_lead(old, new, compare_alike(pool, old, new,
	    EXTENT_WHOLE), compare_alike(pool, old, new, EXTENT_OWN));
}

static int
points_of(struct pool *pool, struct clause *old, struct clause *new)
{
	int bonus = 0;

	if (!may_join(old, new))
		return 0;
	if (same_caption(old, new))
		bonus += LESS_FOR_CAPTION;
	if (compare_clause_same_number(old, new))
		bonus += LESS_FOR_NUMBER;
	if (alike_at_most(pool, old, new) + bonus < ALIKE)
		return 0;
	bonus += alike(pool, old, new);
	return bonus >= ALIKE ? bonus : 0;
}

static void
add_candidate(struct candidates *candidates, size_t old, size_t new,
    int points)
{
	struct candidate candidate = { old, new, points };

	text_add(&candidates->bytes, (const char *)&candidate,
	    sizeof candidate);
}

static struct candidate *
list_of(const struct candidates *candidates)
{
	return (struct candidate *)(void *)candidates->bytes.bytes;
}

static size_t
count_of(const struct candidates *candidates)
{
	return candidates->bytes.length / sizeof(struct candidate);
}

static int
compare_places(const void *one, const void *other)
{
	const struct candidate *a = one, *b = other;

	if (a->old != b->old)
		return a->old < b->old ? -1 : 1;
	/* Backwards, so that one of them at most can rise. */
	return a->new > b->new ? -1 : a->new < b->new;
}

static void
sort_candidates(struct candidates *candidates)
{
	if (count_of(candidates) > 0)
		qsort(list_of(candidates), count_of(candidates),
		    sizeof(struct candidate), compare_places);
}

/* Is the pair near enough to the diagonal, if there are too many pairs? */
static bool
is_looked_at(const struct gap *gap, size_t i, size_t j)
{
	size_t pairs = gap->old_count * gap->new_count;
	size_t band, here, there;

	if (pairs <= PAIRS_MAX)
		return true;
	band = PAIRS_MAX / (gap->old_count + gap->new_count);
	here = i * gap->new_count;
	there = j * gap->old_count;
	return (here > there ? here - there : there - here) <=
	    band * (gap->old_count > gap->new_count ? gap->old_count :
	    gap->new_count);
}

/* Those that rise on both sides and have the most points together. */
static void
join_rising(struct pool *pool, const struct gap *gap,
    const struct candidate *list, size_t count)
{
	size_t *positions = pool_take(pool, (count + 1) * sizeof *positions);
	uint64_t *weights = pool_take(pool, (count + 1) * sizeof *weights);
	bool *stays = pool_take(pool, count + 1);
	size_t i;

	for (i = 0; i < count; i++) {
		positions[i] = list[i].new;
		/* Squared: one good partner is better than two poor ones. */
		weights[i] = (uint64_t)list[i].points *
		    (uint64_t)list[i].points;
	}
	compare_rising(pool, positions, weights, count, stays);
	for (i = 0; i < count; i++)
		if (stays[i])
			compare_clause_join(gap->old[list[i].old],
			    gap->new[list[i].new]);
}

static void
join_alike(struct pool *pool, const struct gap *gap)
{
	struct candidates candidates = {0};
	size_t i, j;
	int points;

	for (i = 0; i < gap->old_count; i++)
		/* Backwards, so that one of them at most can rise. */
		for (j = gap->new_count; j-- > 0;) {
			if (!is_looked_at(gap, i, j))
				continue;
			points = points_of(pool, gap->old[i], gap->new[j]);
			if (points > 0)
				add_candidate(&candidates, i, j, points);
		}
	join_rising(pool, gap, list_of(&candidates), count_of(&candidates));
	text_free(&candidates.bytes);
}

static struct keyed *
by_number(struct pool *pool, struct clause **list, size_t count)
{
	struct keyed *keyed = pool_take(pool, (count + 1) * sizeof *keyed);
	size_t i;

	for (i = 0; i < count; i++) {
		const struct provision *at = list[i]->provision;
		const char *number = compare_clause_last_part(list[i]);

		keyed[i] = (struct keyed){ compare_fold_key(number,
		    strlen(number), FOLD_NONE) ^ compare_fold_key(at->caption,
		    strlen(at->caption), FOLD_NONE) * 3, i, list[i] };
	}
	qsort(keyed, count, sizeof *keyed, compare_clause_by_key);
	return keyed;
}

/*
 * Where very much changed a little, number, caption and most of the words
 * together leave no doubt, and not every pair has to be looked at.
 */
static void
join_anchors(struct pool *pool, const struct gap *gap)
{
	struct candidates candidates = {0};
	size_t i = 0, j = 0;
	struct keyed *a, *b;
	int points;

	if (gap->old_count * gap->new_count <= GAP_LARGE)
		return;
	a = by_number(pool, gap->old, gap->old_count);
	b = by_number(pool, gap->new, gap->new_count);
	while (i < gap->old_count && j < gap->new_count) {
		if (a[i].key != b[j].key) {
			if (a[i].key < b[j].key)
				i++;
			else
				j++;
			continue;
		}
		points = may_join(a[i].clause, b[j].clause) ?
		    compare_alike(pool, a[i].clause, b[j].clause,
		    EXTENT_WHOLE) : 0;
		if (points >= ALIKE_ANCHOR)
			add_candidate(&candidates, a[i].at, b[j].at, points);
		i++;
		j++;
	}
	sort_candidates(&candidates);
	join_rising(pool, gap, list_of(&candidates), count_of(&candidates));
	text_free(&candidates.bytes);
}

static bool
fits_in_place(struct pool *pool, struct clause *old, struct clause *new)
{
	if (!compare_clause_same_number(old, new) || !may_join(old, new))
		return false;
	return (old->weight <= SHORT_BYTES && new->weight <= SHORT_BYTES &&
	    !compare_alike_is_uneven(old, new)) ||
	    alike(pool, old, new) >= ALIKE_IN_PLACE;
}

/* As many on both sides, number by number: rewritten where they stand. */
static void
join_in_place(struct pool *pool, const struct gap *gap)
{
	size_t i;

	if (gap->old_count != gap->new_count)
		return;
	for (i = 0; i < gap->old_count; i++)
		if (fits_in_place(pool, gap->old[i], gap->new[i]))
			compare_clause_join(gap->old[i], gap->new[i]);
}

/* The old ones whose partners keep the order of most. */
static bool *
staying(struct pool *pool, const struct clauses *old)
{
	size_t *positions = pool_take(pool, (old->count + 1) *
	    sizeof *positions);
	uint64_t *weights = pool_take(pool, (old->count + 1) *
	    sizeof *weights);
	bool *rises = pool_take(pool, old->count + 1);
	bool *stays = pool_take(pool, old->count + 1);
	size_t i, count = 0;

	for (i = 0; i < old->count; i++) {
		if (old->list[i]->partner == NULL)
			continue;
		positions[count] = old->list[i]->partner->at;
		weights[count++] = old->list[i]->weight + 1;
	}
	compare_rising(pool, positions, weights, count, rises);
	for (i = count = 0; i < old->count; i++)
		stays[i] = old->list[i]->partner != NULL && rises[count++];
	return stays;
}

static void
fill_gap(struct pool *pool, const struct gap *gap, enum attempt attempt)
{
	switch (attempt) {
	case ATTEMPT_ANCHORS:
		join_anchors(pool, gap);
		break;
	case ATTEMPT_ALIKE:
		join_alike(pool, gap);
		break;
	case ATTEMPT_IN_PLACE:
		join_in_place(pool, gap);
		break;
	}
}

/* Every stretch between two pairs that keep their order. */
static void
fill_gaps(struct pool *pool, const struct clauses *old,
    const struct clauses *new, enum attempt attempt)
{
	struct clause **a = pool_take(pool, (old->count + 1) * sizeof *a);
	struct clause **b = pool_take(pool, (new->count + 1) * sizeof *b);
	bool *stays = staying(pool, old);
	struct gap gap = { a, b, 0, 0 };
	size_t i, j = 0, end;

	for (i = 0; i <= old->count; i++) {
		if (i < old->count && !stays[i]) {
			if (old->list[i]->partner == NULL)
				a[gap.old_count++] = old->list[i];
			continue;
		}
		end = i < old->count ? old->list[i]->partner->at : new->count;
		for (; j < end; j++)
			if (new->list[j]->partner == NULL)
				b[gap.new_count++] = new->list[j];
		if (gap.old_count > 0 && gap.new_count > 0)
			fill_gap(pool, &gap, attempt);
		gap.old_count = gap.new_count = 0;
	}
}

void
compare_nearest(struct pool *pool, const struct clauses *old,
    const struct clauses *new)
{
	fill_gaps(pool, old, new, ATTEMPT_ANCHORS);
	fill_gaps(pool, old, new, ATTEMPT_ALIKE);
	fill_gaps(pool, old, new, ATTEMPT_IN_PLACE);
}

static int
compare_candidates(const void *one, const void *other)
{
	const struct candidate *a = one, *b = other;

	if (a->points != b->points)
		return a->points > b->points ? -1 : 1;
	if (a->old != b->old)
		return a->old < b->old ? -1 : 1;
	return a->new < b->new ? -1 : a->new > b->new;
}

static void
join_best_first(struct candidates *candidates, struct clause **old,
    struct clause **new)
{
	struct candidate *list = list_of(candidates);
	size_t count = count_of(candidates), i;

	if (count == 0)
		return;
	qsort(list, count, sizeof *list, compare_candidates);
	for (i = 0; i < count; i++)
		if (old[list[i].old]->partner == NULL &&
		    new[list[i].new]->partner == NULL)
			compare_clause_join(old[list[i].old], new[list[i].new]);
}

static size_t
list_unmatched(const struct clauses *clauses, const struct terms *terms,
    struct clause **list)
{
	size_t count = 0, i;

	for (i = 0; i < clauses->count; i++) {
		struct clause *clause = clauses->list[i];

		if (clause->partner == NULL && !clause->provision->is_deleted &&
		    (terms->extent == EXTENT_OWN ? clause->own_weight :
		    clause->weight) >= terms->bytes_min)
			list[count++] = clause;
	}
	return count;
}

void
compare_nearest_across(struct pool *pool, const struct clauses *old,
    const struct clauses *new, const struct terms *terms)
{
	struct candidates candidates = {0};
	struct clause **a = pool_take(pool, (old->count + 1) * sizeof *a);
	struct clause **b = pool_take(pool, (new->count + 1) * sizeof *b);
	struct gap gap = { a, b, list_unmatched(old, terms, a),
	    list_unmatched(new, terms, b) };
	size_t i, j;
	int points;

	for (i = 0; i < gap.old_count; i++)
		for (j = 0; j < gap.new_count; j++) {
			if (!is_looked_at(&gap, i, j) ||
			    (terms->is_tagged && !may_join(a[i], b[j])) ||
			    compare_alike_at_most(pool, a[i], b[j],
			    terms->extent) < terms->alike_min)
				continue;
			points = compare_alike(pool, a[i], b[j],
			    terms->extent);
			if (points >= terms->alike_min)
				add_candidate(&candidates, i, j, points);
		}
	join_best_first(&candidates, a, b);
	text_free(&candidates.bytes);
}
