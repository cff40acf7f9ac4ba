/*
 * Clauses: provisions on their way to a partner, and lists of them.
 */
#include "compare/inside.h"

#include <string.h>

#include "base/number.h"

void
compare_clause_add(struct pool *pool, struct clauses *clauses,
    struct clause *clause)
{
	clauses->list = pool_grow(pool, clauses->list, &clauses->room,
	    clauses->count, sizeof *clauses->list);
	clauses->list[clauses->count++] = clause;
}

void
compare_clause_join(struct clause *old, struct clause *new)
{
	old->partner = new;
	new->partner = old;
}

int
compare_clause_by_key(const void *one, const void *other)
{
	const struct keyed *a = one, *b = other;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* At_3_2, the last part of the address: shells and headings print none. */
const char *
compare_clause_last_part(const struct clause *clause)
{
	const char *dash = strrchr(clause->provision->address, '-');

	return dash != NULL ? dash + 1 : clause->provision->address;
}

/* A range of deleted articles has the number of its first. */
bool
compare_clause_same_number(const struct clause *one, const struct clause *other)
{
	const char *a = compare_clause_last_part(one), *b =
	    compare_clause_last_part(other);
	size_t length = strcspn(a, ":");

	return strcspn(b, ":") == length && strncmp(a, b, length) == 0;
}

size_t
compare_clause_ordinal_length(const char *caption)
{
	const char *at = caption, *end = caption + strlen(caption);
	struct ordinal ordinal;

	if (!number_read_ordinal(&at, end, &ordinal) ||
	    ordinal.unit >= UNIT_ARTICLE)
		return 0;
	number_skip_blanks(&at, end);
	return (size_t)(at - caption);
}
