/*
 * Supplements: a 附則 is the one of the law that added it, whatever became of
 * its words. Only where the law's number was mended, or was left out before,
 * the words decide.
 */
#include "compare/inside.h"

/* Long, and nearly the same: every 附則 begins alike. */
static const struct terms of_another_law = { EXTENT_WHOLE, 200, 900, false };

static struct clauses
with_tag(struct pool *pool, const struct clauses *clauses, uint64_t tag)
{
	struct clauses found = {0};
	size_t i;

	for (i = 0; i < clauses->count; i++)
		if (clauses->list[i]->tag == tag &&
		    clauses->list[i]->partner == NULL)
			compare_clause_add(pool, &found, clauses->list[i]);
	return found;
}

/* Those of one law: by their words, and what is left as they follow. */
static void
join_law(struct pool *pool, const struct clauses *old,
    const struct clauses *new)
{
	size_t i = 0, j = 0;

	if (old->count > 1 || new->count > 1)
		compare_pair(pool, old, new);
	if (old->count != new->count)
		return;
	for (; i < old->count; i++) {
		if (old->list[i]->partner != NULL)
			continue;
		while (new->list[j]->partner != NULL)
			j++;
		compare_clause_join(old->list[i], new->list[j]);
	}
}

/* As many on both sides, and the same words in the same place. */
static void
join_in_place(const struct clauses *old, const struct clauses *new)
{
	size_t i;

	if (old->count != new->count)
		return;
	for (i = 0; i < old->count; i++)
		if (old->list[i]->partner == NULL &&
		    new->list[i]->partner == NULL &&
		    old->list[i]->whole == new->list[i]->whole)
			compare_clause_join(old->list[i], new->list[i]);
}

void
compare_supplement(struct pool *pool, const struct clauses *old,
    const struct clauses *new)
{
	size_t i;

	for (i = 0; i < old->count; i++) {
		struct clauses a, b;

		if (old->list[i]->partner != NULL)
			continue;
		a = with_tag(pool, old, old->list[i]->tag);
		b = with_tag(pool, new, old->list[i]->tag);
		if (a.list[0] == old->list[i])
			join_law(pool, &a, &b);
	}
	join_in_place(old, new);
	if (!compare_pair_in_order(pool, old, new)) {
		const struct clauses *other = old;

		old = new;
		new = other;
	}
	compare_pair_equal(pool, old, new, EXTENT_WHOLE,
	    of_another_law.bytes_min);
	compare_nearest_across(pool, old, new, &of_another_law);
}
