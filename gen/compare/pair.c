/*
 * Lists: provisions of one kind on both sides find their partners. Equal words
 * first, in order, then elsewhere; the rest by likeness, in order between
 * those that are found, then across. A number alone decides nothing that the
 * words can decide.
 */
#include "compare/inside.h"

#include <stdlib.h>
#include <string.h>

/* 削除 and empty leads are told apart by their number only. */
static uint64_t
key_of(const struct clause *clause)
{
	const char *number = compare_clause_last_part(clause);

	if (clause->weight > 0 && !clause->provision->is_deleted)
		return clause->whole;
	return clause->whole ^ compare_fold_key(number, strlen(number),
	    FOLD_NONE);
}

static uint64_t *
keys_of(struct pool *pool, const struct clauses *clauses)
{
	uint64_t *keys = pool_take(pool, (clauses->count + 1) * sizeof *keys);
	size_t i;

	for (i = 0; i < clauses->count; i++)
		keys[i] = key_of(clauses->list[i]);
	return keys;
}

/* Equal words */

static void
join_in_order(struct pool *pool, const struct clauses *old,
    const uint64_t *old_keys, const struct clauses *new,
    const uint64_t *new_keys)
{
	bool *old_changed = pool_take(pool, old->count + 1);
	bool *new_changed = pool_take(pool, new->count + 1);
	size_t i = 0, j = 0;

	compare_sequences(pool, old_keys, old->count, new_keys, new->count,
	    old_changed, new_changed);
	for (;;) {
		while (i < old->count && old_changed[i])
			i++;
		while (j < new->count && new_changed[j])
			j++;
		if (i == old->count || j == new->count)
			return;
		compare_clause_join(old->list[i++], new->list[j++]);
	}
}

static struct keyed *
unmatched_by_key(struct pool *pool, const struct clauses *clauses,
    size_t bytes_min, size_t *count)
{
	struct keyed *keyed = pool_take(pool,
	    (clauses->count + 1) * sizeof *keyed);
	size_t i;

	for (i = 0, *count = 0; i < clauses->count; i++)
		if (clauses->list[i]->partner == NULL &&
		    clauses->list[i]->weight > bytes_min)
			keyed[(*count)++] = (struct keyed){
			    key_of(clauses->list[i]), i, clauses->list[i] };
	qsort(keyed, *count, sizeof *keyed, compare_clause_by_key);
	return keyed;
}

static void
join_equal(struct pool *pool, const struct clauses *old,
    const struct clauses *new, size_t bytes_min)
{
	size_t old_count, new_count, i = 0, j = 0;
	struct keyed *a = unmatched_by_key(pool, old, bytes_min, &old_count);
	struct keyed *b = unmatched_by_key(pool, new, bytes_min, &new_count);

	while (i < old_count && j < new_count) {
		if (a[i].key == b[j].key)
			compare_clause_join(a[i++].clause, b[j++].clause);
		else if (a[i].key < b[j].key)
			i++;
		else
			j++;
	}
}

/* 第5条　削除 was what stood under that number, unless that went elsewhere. */
static void
join_shells(const struct clauses *old, const struct clauses *new)
{
	size_t i, j;

	for (i = 0; i < old->count; i++) {
		struct clause *clause = old->list[i];

		for (j = 0; j < new->count && clause->partner == NULL; j++)
			if (new->list[j]->partner == NULL &&
			    clause->provision->is_deleted !=
			    new->list[j]->provision->is_deleted &&
			    clause->tag == new->list[j]->tag &&
			    compare_clause_same_number(clause, new->list[j]))
				compare_clause_join(clause, new->list[j]);
	}
}

static bool
has_shells(const struct clauses *clauses)
{
	size_t i;

	for (i = 0; i < clauses->count; i++)
		if (clauses->list[i]->partner == NULL &&
		    clauses->list[i]->provision->is_deleted)
			return true;
	return false;
}

static void
number_places(const struct clauses *clauses)
{
	size_t i;

	for (i = 0; i < clauses->count; i++)
		clauses->list[i]->at = i;
}

/* Ties are broken alike whichever side is the older one. */
static bool
is_in_order(const uint64_t *old, size_t old_count, const uint64_t *new,
    size_t new_count)
{
	size_t i;

	if (old_count != new_count)
		return old_count < new_count;
	for (i = 0; i < old_count; i++)
		if (old[i] != new[i])
			return old[i] < new[i];
	return true;
}

void
compare_pair(struct pool *pool, const struct clauses *old,
    const struct clauses *new)
{
	uint64_t *old_keys = keys_of(pool, old), *new_keys = keys_of(pool, new);

	if (old->count == 0 || new->count == 0)
		return;
	if (!is_in_order(old_keys, old->count, new_keys, new->count)) {
		compare_pair(pool, new, old);
		return;
	}
	number_places(old);
	number_places(new);
	if (old->count == 1 && new->count == 1 &&
	    old->list[0]->provision->kind != PROVISION_ARTICLE &&
	    old->list[0]->tag == new->list[0]->tag) {
		compare_clause_join(old->list[0], new->list[0]);
		return;
	}
	join_in_order(pool, old, old_keys, new, new_keys);
	join_equal(pool, old, new, 0);
	compare_nearest(pool, old, new);
	compare_nearest_across(pool, old, new);
	if (has_shells(old) || has_shells(new))
		join_shells(old, new);
}

void
compare_pair_leftovers(struct pool *pool, const struct clauses *old,
    const struct clauses *new)
{
	uint64_t *old_keys = keys_of(pool, old), *new_keys = keys_of(pool, new);

	if (old->count == 0 || new->count == 0)
		return;
	if (!is_in_order(old_keys, old->count, new_keys, new->count)) {
		compare_pair_leftovers(pool, new, old);
		return;
	}
	number_places(old);
	number_places(new);
	join_equal(pool, old, new, COMPARE_MOVED_MIN);
	compare_nearest_across(pool, old, new);
}
