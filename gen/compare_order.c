/*
 * Order: which pairs keep their order on both sides. The heaviest rising run
 * stays; what crosses it has moved.
 */
#include "compare_inside.h"

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

void
compare_rising(struct pool *pool, const size_t *positions,
    const uint64_t *weights, size_t count, bool *stays)
{
	size_t size = 1, i, at;
	size_t *before = pool_take(pool, (count + 1) * sizeof *before);
	struct best *tree, best;

	for (i = 0; i < count; i++) {
		stays[i] = false;
		if (positions[i] + 1 > size)
			size = positions[i] + 1;
	}
	tree = pool_take(pool, (size + 1) * sizeof *tree);
	for (i = 0; i < count; i++) {
		best = best_before(tree, positions[i]);
		before[i] = best.last;
		best.weight += weights[i];
		best.last = i + 1;
		enter(tree, size, positions[i], best);
	}
	best = best_before(tree, size);
	for (at = best.last; at > 0; at = before[at - 1])
		stays[at - 1] = true;
}
