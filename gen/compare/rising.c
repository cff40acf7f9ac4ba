/*
 * Order: which pairs keep their order on both sides. The heaviest rising run
 * stays; what crosses it has moved.
 */
#include "compare/inside.h"

#include <stdlib.h>
#include <string.h>

/* The best run that ends at or before a position: a Fenwick tree of maxima. */
struct best {
	uint64_t	weight;
	size_t		last;		/* 1-based place in the list; 0: none */
};

static struct best
best_before(const struct best *tree, size_t position)
{
	struct best best = { 0, 0 };

	for (; position > 0; position &= position - 1)
		if (tree[position].weight > best.weight)
			best = tree[position];
	return best;
}

static void
enter(struct best *tree, size_t size, size_t position, struct best best)
{
	for (position++; position <= size; position += position & -position)
		if (best.weight > tree[position].weight)
			tree[position] = best;
}

static bool
rise_already(const size_t *positions, size_t count)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (positions[i] <= positions[i - 1])
			return false;
	return true;
}

static int
compare_positions(const void *one, const void *other)
{
	size_t a = *(const size_t *)one, b = *(const size_t *)other;

	return a < b ? -1 : a > b;
}

/* Positions counted without the gaps between them; equal ones stay equal. */
static size_t *
ranks_of(struct pool *pool, const size_t *positions, size_t count)
{
	size_t *sorted = pool_take(pool, (count + 1) * sizeof *sorted);
	size_t *ranks = pool_take(pool, (count + 1) * sizeof *ranks);
	size_t i, distinct = 0, *found;

	memcpy(sorted, positions, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, compare_positions);
	for (i = 0; i < count; i++)
		if (i == 0 || sorted[i] != sorted[distinct - 1])
			sorted[distinct++] = sorted[i];
	for (i = 0; i < count; i++) {
		found = bsearch(&positions[i], sorted, distinct,
		    sizeof *sorted, compare_positions);
		ranks[i] = (size_t)(found - sorted);
	}
	return ranks;
}

void
compare_rising(struct pool *pool, const size_t *positions,
    const uint64_t *weights, size_t count, bool *stays)
{
	size_t *before, *ranks, i, at;
	struct best *tree, best;

	memset(stays, rise_already(positions, count), count);
	if (rise_already(positions, count))
		return;
	before = pool_take(pool, (count + 1) * sizeof *before);
	tree = pool_take(pool, (count + 2) * sizeof *tree);
	ranks = ranks_of(pool, positions, count);
	for (i = 0; i < count; i++) {
		best = best_before(tree, ranks[i]);
		before[i] = best.last;
		best.weight += weights[i];
		best.last = i + 1;
		enter(tree, count, ranks[i], best);
	}
	best = best_before(tree, count);
	for (at = best.last; at > 0; at = before[at - 1])
		stays[at - 1] = true;
}
