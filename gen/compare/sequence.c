/*
 * Sequences: the differences of two sequences of keys after Myers (An O(ND)
 * Difference Algorithm, 1986), in linear space: the middle of a shortest way
 * is found from both ends, then each half is solved alone.
 */
#include "compare/inside.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { COST_MAX = 3000 };	/* steps; beyond it any good way will do */

/* A part of both sequences: old from x0 to x1, new from y0 to y1. */
struct part {
	long	x0, x1, y0, y1;
};

/* How far the ways from one end have come, by diagonal (x - y). */
struct front {
	long	*reach;
	long	 least, most;	/* diagonals in use */
};

struct search {
	const uint64_t	*old, *new;
	bool		*old_changed, *new_changed;
	struct front	 forth, back;
};

struct point {
	long	x, y;
};

static void
mark(bool *changed, long from, long to)
{
	for (; from < to; from++)
		changed[from] = true;
}

/*
 * One diagonal more on both sides, as far as there are any; beyond the outer
 * ones stands what no way can have reached.
 */
static void
widen(struct front *front, const struct part *part, long unreached)
{
	if (front->least > part->x0 - part->y1)
		front->reach[--front->least - 1] = unreached;
	else
		front->least++;
	if (front->most < part->x1 - part->y0)
		front->reach[++front->most + 1] = unreached;
	else
		front->most--;
}

static bool
holds(const struct front *front, long diagonal)
{
	return diagonal >= front->least && diagonal <= front->most;
}

/* A step from the start on each diagonal; true if the ways meet. */
static bool
step_forth(struct search *search, const struct part *part, bool may_meet,
    struct point *meeting)
{
	struct front *front = &search->forth;
	long d, x, y, below, above;

	widen(front, part, -1);
	for (d = front->most; d >= front->least; d -= 2) {
		below = front->reach[d - 1];
		above = front->reach[d + 1];
		x = below < above ? above : below + 1;
		for (y = x - d; x < part->x1 && y < part->y1 &&
		    search->old[x] == search->new[y]; x++)
			y++;
		front->reach[d] = x;
		if (may_meet && holds(&search->back, d) &&
		    search->back.reach[d] <= x) {
			*meeting = (struct point){ x, y };
			return true;
		}
	}
	return false;
}

static bool
step_back(struct search *search, const struct part *part, bool may_meet,
    struct point *meeting)
{
	struct front *front = &search->back;
	long d, x, y, below, above;

	widen(front, part, LONG_MAX);
	for (d = front->most; d >= front->least; d -= 2) {
		below = front->reach[d - 1];
		above = front->reach[d + 1];
		x = below < above ? below : above - 1;
		for (y = x - d; x > part->x0 && y > part->y0 &&
		    search->old[x - 1] == search->new[y - 1]; x--)
			y--;
		front->reach[d] = x;
		if (may_meet && holds(&search->forth, d) &&
		    x <= search->forth.reach[d]) {
			*meeting = (struct point){ x, y };
			return true;
		}
	}
	return false;
}

/* The point that the ways from the start brought farthest. */
static struct point
farthest(const struct search *search, const struct part *part)
{
	struct point best = { part->x0, part->y0 };
	long d, x, y;

	for (d = search->forth.least; d <= search->forth.most; d += 2) {
		x = search->forth.reach[d];
		x = x < part->x1 ? x : part->x1;
		y = x - d;
		if (y > part->y1) {
			y = part->y1;
			x = y + d;
		}
		if (x >= part->x0 && y >= part->y0 &&
		    x + y > best.x + best.y)
			best = (struct point){ x, y };
	}
	return best;
}

static struct point
middle_of(struct search *search, const struct part *part)
{
	long start = part->x0 - part->y0, end = part->x1 - part->y1;
	bool is_odd = ((start - end) & 1) != 0;
	struct point meeting = { 0, 0 };
	int cost;

	search->forth.least = search->forth.most = start;
	search->back.least = search->back.most = end;
	search->forth.reach[start] = part->x0;
	search->back.reach[end] = part->x1;
	for (cost = 0; cost < COST_MAX; cost++)
		if (step_forth(search, part, is_odd, &meeting) ||
		    step_back(search, part, !is_odd, &meeting))
			return meeting;
	return farthest(search, part);
}

static void
solve(struct search *search, struct part part)
{
	struct point middle;

	while (part.x0 < part.x1 && part.y0 < part.y1 &&
	    search->old[part.x0] == search->new[part.y0]) {
		part.x0++;
		part.y0++;
	}
	while (part.x0 < part.x1 && part.y0 < part.y1 &&
	    search->old[part.x1 - 1] == search->new[part.y1 - 1]) {
		part.x1--;
		part.y1--;
	}
	if (part.x0 == part.x1 || part.y0 == part.y1) {
		mark(search->old_changed, part.x0, part.x1);
		mark(search->new_changed, part.y0, part.y1);
		return;
	}
	middle = middle_of(search, &part);
	solve(search, (struct part){ part.x0, middle.x, part.y0, middle.y });
	solve(search, (struct part){ middle.x, part.x1, middle.y, part.y1 });
}

/* The same two sequences are always searched in the same direction. */
static bool
comes_first(const uint64_t *one, size_t one_count, const uint64_t *other,
    size_t other_count)
{
	size_t i;

	if (one_count != other_count)
		return one_count < other_count;
	for (i = 0; i < one_count; i++)
		if (one[i] != other[i])
			return one[i] < other[i];
	return true;
}

void
compare_sequences(struct pool *pool, const uint64_t *old, size_t old_count,
    const uint64_t *new, size_t new_count, bool *old_changed,
    bool *new_changed)
{
	struct search search = { .old = old, .new = new,
	    .old_changed = old_changed, .new_changed = new_changed };
	size_t diagonals = old_count + new_count + 5;

	memset(old_changed, 0, old_count * sizeof *old_changed);
	memset(new_changed, 0, new_count * sizeof *new_changed);
	if (comes_first(old, old_count, new, new_count)) {
		search.forth.reach = pool_take(pool,
		    diagonals * sizeof(long));
		search.back.reach = pool_take(pool, diagonals * sizeof(long));
		/* Diagonals run from -new_count - 1. */
		search.forth.reach += new_count + 2;
		search.back.reach += new_count + 2;
		solve(&search, (struct part){ 0, (long)old_count, 0,
		    (long)new_count });
	} else {
		compare_sequences(pool, new, new_count, old, old_count,
		    new_changed, old_changed);
	}
}
