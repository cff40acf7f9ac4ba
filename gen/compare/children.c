/*
 * Children: what stands below two partners finds its partners there, and what
 * stands below those.
 */
#include "compare/inside.h"

static struct clauses
children_of(struct pool *pool, const struct clause *parent,
    enum provision_kind kind)
{
	struct clauses clauses = {0};
	struct clause *child;

	for (child = parent->first; child != NULL; child = child->next)
		if (!child->is_flat && child->partner == NULL &&
		    child->provision->kind == kind)
			compare_clause_add(pool, &clauses, child);
	return clauses;
}

void
compare_children(struct pool *pool, const struct clause *old,
    const struct clause *new)
{
	const struct clause *child;
	struct clauses a, b;
	int kind;

	if (old->first == NULL || new->first == NULL)
		return;
	for (kind = PROVISION_PART; kind <= PROVISION_FORM; kind++) {
		a = children_of(pool, old, (enum provision_kind)kind);
		b = children_of(pool, new, (enum provision_kind)kind);
		compare_pair(pool, &a, &b);
	}
	for (child = old->first; child != NULL; child = child->next)
		if (child->partner != NULL && !child->is_flat)
			compare_children(pool, child, child->partner);
}
