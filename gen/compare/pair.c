/*
 * Lists: provisions of one kind on both sides find their partners. Equal words
 * first, in order, then elsewhere; the rest by likeness, in order between
 * those that are found, then across. A number alone decides nothing that the
 * words can decide.
 */
#include "compare/inside.h"

#include <stdlib.h>
#include <string.h>

/* Not between the pairs that are found, and still the same. */
static const struct terms elsewhere = { EXTENT_WHOLE, 60, 800, true };

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
    enum extent extent, size_t bytes_min, size_t *count)
{
	struct keyed *keyed = pool_take(pool,
	    (clauses->count + 1) * sizeof *keyed);
	size_t i;

	for (i = 0, *count = 0; i < clauses->count; i++) {
		struct clause *clause = clauses->list[i];

		if (clause->partner == NULL && (extent == EXTENT_OWN ?
		    clause->own_weight : clause->weight) >= bytes_min)
			keyed[(*count)++] = (struct keyed){ extent ==
			    EXTENT_OWN ? clause->own : key_of(clause), i,
			    clause };
	}
	qsort(keyed, *count, sizeof *keyed, compare_clause_by_key);
	return keyed;
}

void
compare_pair_equal(struct pool *pool, const struct clauses *old,
    const struct clauses *new, enum extent extent, size_t bytes_min)
{
	size_t old_count, new_count, i = 0, j = 0;
	struct keyed *a = unmatched_by_key(pool, old, extent, bytes_min,
	    &old_count);
	struct keyed *b = unmatched_by_key(pool, new, extent, bytes_min,
	    &new_count);

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

bool
compare_pair_in_order(struct pool *pool, const struct clauses *old,
    const struct clauses *new)
{
	uint64_t *a = keys_of(pool, old), *b = keys_of(pool, new);
	size_t i;

	if (old->count != new->count)
		return old->count < new->count;
	for (i = 0; i < old->count; i++)
		if (a[i] != b[i])
			return a[i] < b[i];
	return true;
}

/* The only ones of their kind, whatever they say. */
static bool
is_one_place(const struct clauses *old, const struct clauses *new)
{
	const struct clause *one = old->list[0], *other = new->list[0];

	if (old->count != 1 || new->count != 1 || one->tag != other->tag)
		return false;
	if (one->provision->kind == PROVISION_ITEM ||
	    one->provision->kind == PROVISION_SUBITEM)
		return !compare_alike_is_uneven(one, other);
	return one->provision->kind != PROVISION_ARTICLE;
}

void
compare_pair(struct pool *pool, const struct clauses *old,
    const struct clauses *new)
{
	if (old->count == 0 || new->count == 0)
		return;
	if (!compare_pair_in_order(pool, old, new)) {
		compare_pair(pool, new, old);
		return;
	}
	number_places(old);
	number_places(new);
	if (is_one_place(old, new)) {
		compare_clause_join(old->list[0], new->list[0]);
		return;
	}
	join_in_order(pool, old, keys_of(pool, old), new, keys_of(pool, new));
	compare_pair_equal(pool, old, new, EXTENT_WHOLE, 1);
	compare_nearest(pool, old, new);
	compare_nearest_across(pool, old, new, &elsewhere);
	if (has_shells(old) || has_shells(new))
		join_shells(old, new);
}
