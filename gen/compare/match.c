/*
 * Matching: which provision of the one side is which of the other. Articles
 * are matched over the whole text, since they pass from chapter to chapter;
 * what stands below is matched inside the pairs found, and what is left over
 * may have gone to another level or another article.
 */
#include "compare/inside.h"

#include <string.h>

#include "base/number.h"

static bool
is_heading(const struct provision *provision)
{
	return provision->kind <= PROVISION_DIVISION;
}

/* Sides */

static uint64_t
mix(uint64_t key, uint64_t with)
{
	key = (key ^ with) * 0x9e3779b97f4a7c15u;
	return key ^ key >> 32;
}

static uint64_t
key_of_string(const char *from)
{
	return compare_fold_key(from, strlen(from), FOLD_NONE);
}

/* What keeps provisions of one kind apart whatever they say. */
static uint64_t
tag_of(const struct provision *provision)
{
	const char *law;

	if (provision->kind == PROVISION_SUPPLEMENT) {
		law = node_attr(provision->node, "AmendLawNum");
		return law != NULL ? key_of_string(law) : 0;
	}
	if (provision->kind == PROVISION_APPENDIX)
		return key_of_string((const char *)provision->node->name);
	/* 前文 and 制定文 are paragraphs too: Mp, Pm, Es. */
	return mix((unsigned char)provision->address[0],
	    (unsigned char)provision->address[1]);
}

static void
weigh(struct clause *clause)
{
	const struct provision *provision = clause->provision;
	const char *caption = provision->caption;
	const struct clause *child;

	if (is_heading(provision))
		caption += compare_clause_ordinal_length(caption);
	clause->own = mix(key_of_string(caption),
	    key_of_string(provision->text));
	clause->whole = mix(clause->own, compare_figures(provision));
	clause->weight = strlen(caption) + strlen(provision->text);
	clause->own_weight = clause->weight;
	clause->set = compare_structure_key(clause);
	clause->tag = tag_of(provision);
	for (child = clause->first; child != NULL; child = child->next) {
		if (child->is_flat)
			continue;
		clause->whole = mix(mix(clause->whole, child->whole),
		    child->provision->kind + 1u);
		clause->weight += child->weight;
	}
}

struct side *
compare_match_side(struct pool *pool, const struct edition *edition)
{
	struct side *side = pool_take(pool, sizeof *side);
	const struct provision *provision;
	struct clause *clause;
	size_t i;

	side->edition = edition;
	side->count = edition->provision_count;
	side->clauses = pool_take(pool, (side->count + 1) * sizeof *clause);
	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next) {
		clause = &side->clauses[provision->order];
		clause->provision = provision;
		if (provision->parent != NULL)
			clause->parent =
			    &side->clauses[provision->parent->order];
		clause->is_flat = clause->parent == NULL ||
		    (clause->parent->is_flat &&
		    is_heading(clause->parent->provision));
	}
	/* Backwards: children come before their parents, and in order. */
	for (i = side->count; i-- > 0;) {
		clause = &side->clauses[i];
		weigh(clause);
		if (clause->parent != NULL) {
			clause->next = clause->parent->first;
			clause->parent->first = clause;
		}
	}
	return side;
}

/* Partners */

static struct clauses
flat_ones(struct pool *pool, const struct side *side,
    enum provision_kind kind)
{
	struct clauses clauses = {0};
	size_t i;

	for (i = 0; i < side->count; i++)
		if (side->clauses[i].is_flat &&
		    side->clauses[i].provision->kind == kind)
			compare_clause_add(pool, &clauses, &side->clauses[i]);
	return clauses;
}

static void
match_flat(struct pool *pool, struct side *old, struct side *new)
{
	struct clauses a, b;
	size_t i;
	int kind;

	for (kind = PROVISION_PART; kind <= PROVISION_FORM; kind++) {
		a = flat_ones(pool, old, (enum provision_kind)kind);
		b = flat_ones(pool, new, (enum provision_kind)kind);
		if (kind == PROVISION_SUPPLEMENT)
			compare_supplement(pool, &a, &b);
		else
			compare_pair(pool, &a, &b);
	}
	for (i = 0; i < old->count; i++)
		if (old->clauses[i].is_flat &&
		    old->clauses[i].partner != NULL)
			compare_children(pool, &old->clauses[i],
			    old->clauses[i].partner);
}

/* Order */

/* Of those with partners, the ones that cross the heaviest rising run. */
static void
mark_moved(struct pool *pool, const struct clauses *old)
{
	size_t *positions = pool_take(pool, (old->count + 1) *
	    sizeof *positions);
	uint64_t *weights = pool_take(pool, (old->count + 1) *
	    sizeof *weights);
	bool *stays = pool_take(pool, old->count + 1);
	size_t i;

	for (i = 0; i < old->count; i++) {
		positions[i] = old->list[i]->partner->provision->order;
		/* Both sides', so that the mirror image weighs the same. */
		weights[i] = old->list[i]->weight +
		    old->list[i]->partner->weight + 1;
	}
	compare_rising(pool, positions, weights, old->count, stays);
	for (i = 0; i < old->count; i++)
		if (!stays[i])
			old->list[i]->is_moved =
			    old->list[i]->partner->is_moved = true;
}

static void
order_children(struct pool *pool, struct clause *old)
{
	struct clauses clauses = {0};
	struct clause *child;

	for (child = old->first; child != NULL; child = child->next) {
		if (child->is_flat || child->partner == NULL)
			continue;
		if (!child->partner->is_flat &&
		    child->partner->parent == old->partner)
			compare_clause_add(pool, &clauses, child);
		else
			child->is_moved = child->partner->is_moved = true;
	}
	if (clauses.count > 1)
		mark_moved(pool, &clauses);
}

static void
order(struct side *old)
{
	struct pool *pool = pool_new();
	struct clauses clauses = {0};
	size_t i;

	for (i = 0; i < old->count; i++) {
		struct clause *clause = &old->clauses[i];

		if (clause->is_flat && clause->partner != NULL) {
			if (clause->partner->is_flat)
				compare_clause_add(pool, &clauses, clause);
			else
				clause->is_moved =
				    clause->partner->is_moved = true;
		}
		order_children(pool, clause);
	}
	mark_moved(pool, &clauses);
	pool_free(pool);
}

/* Of two equally heavy runs the same one stays, whichever side is older. */
static bool
comes_first(const struct side *one, const struct side *other)
{
	uint64_t a = one->count, b = other->count;
	size_t i;

	for (i = 0; i < one->count; i++)
		a = mix(a, one->clauses[i].whole);
	for (i = 0; i < other->count; i++)
		b = mix(b, other->clauses[i].whole);
	return a < b;
}

void
compare_match(struct pool *pool, struct side *old, struct side *new)
{
	match_flat(pool, old, new);
	compare_leftover(pool, old, new);
	order(comes_first(old, new) ? old : new);
}
