/*
 * Leftovers: provisions that found no partner among their like. First inside
 * the article or 附則 that they stand in, where little says enough: an item
 * became a sub-item, a paragraph of a 附則 its first article. Then over the
 * whole text, where only what does not recur by chance may be one.
 */
#include "compare/inside.h"

/* A chapter's articles do not go where it goes: the rest does. */
enum reach {
	REACH_INSIDE,		/* of one article, 附則 or the like */
	REACH_ALL
};

/* Equal words of so many bytes, or terms for those that are but alike. */
struct rule {
	size_t		bytes_min;
	struct terms	whole, own;
};

static const struct rule rules[] = {
	[REACH_INSIDE] = { 13,
	    { EXTENT_WHOLE, 40, 700, false },
	    { EXTENT_OWN, 40, 700, false } },
	[REACH_ALL] = { 61,
	    { EXTENT_WHOLE, 60, 750, false },
	    { EXTENT_OWN, 60, 750, false } },
};

/* Whatever a supplement says, others say as well, in nearly the same words. */
enum { SUPPLEMENT_BYTES = 300 };


/* A stretch of a side's provisions, in order. */
struct range {
	const struct side	*side;
	size_t			 from, to;
	bool			 is_all;
};

static bool
is_in_supplement(const struct clause *clause)
{
	while (clause != NULL &&
	    clause->provision->kind != PROVISION_SUPPLEMENT)
		clause = clause->parent;
	return clause != NULL;
}

static bool
may_leave(const struct clause *clause, bool is_all)
{
	if (clause->partner != NULL)
		return false;
	if (!is_all)
		return !clause->is_flat;
	return !is_in_supplement(clause) || clause->weight >=
	    SUPPLEMENT_BYTES;
}

static struct clauses
left_of(struct pool *pool, const struct range *range,
    enum provision_kind least, enum provision_kind most)
{
	struct clauses clauses = {0};
	size_t i;

	for (i = range->from; i < range->to; i++) {
		struct clause *clause = &range->side->clauses[i];

		if (clause->provision->kind >= least &&
		    clause->provision->kind <= most &&
		    may_leave(clause, range->is_all))
			compare_clause_add(pool, &clauses, clause);
	}
	return clauses;
}

static void
match_below(struct pool *pool, const struct clauses *clauses)
{
	size_t i;

	for (i = 0; i < clauses->count; i++)
		if (clauses->list[i]->partner != NULL)
			compare_children(pool, clauses->list[i],
			    clauses->list[i]->partner);
}

/* All that one step can find, and then what stands below that. */
static void
pair_extent(struct pool *pool, struct clauses old, struct clauses new,
    const struct rule *rule, enum extent extent)
{
	compare_pair_equal(pool, &old, &new, extent, rule->bytes_min);
	compare_nearest_across(pool, &old, &new, extent == EXTENT_OWN ?
	    &rule->own : &rule->whole);
	match_below(pool, &old);
}

static void
pair_kinds(struct pool *pool, const struct range *old,
    const struct range *new, enum provision_kind least,
    enum provision_kind most, const struct rule *rule)
{
	enum extent extent;

	for (extent = EXTENT_WHOLE; extent <= EXTENT_OWN; extent++) {
		struct clauses a = left_of(pool, old, least, most);
		struct clauses b = left_of(pool, new, least, most);

		if (a.count == 0 || b.count == 0)
			return;
		if (compare_pair_in_order(pool, &a, &b))
			pair_extent(pool, a, b, rule, extent);
		else
			pair_extent(pool, b, a, rule, extent);
	}
}

static void
pair_ranges(struct pool *pool, const struct range *old,
    const struct range *new, const struct rule *rule)
{
	int kind;

	if (old->from == old->to || new->from == new->to)
		return;
	for (kind = PROVISION_ARTICLE; kind <= PROVISION_SUBITEM; kind++)
		pair_kinds(pool, old, new, (enum provision_kind)kind,
		    (enum provision_kind)kind, rule);
	pair_kinds(pool, old, new, PROVISION_PARAGRAPH, PROVISION_SUBITEM,
	    rule);
	/* 様式 that became 書式: another element, and else the same. */
	pair_kinds(pool, old, new, PROVISION_APPENDIX, PROVISION_APPENDIX,
	    rule);
}

static struct range
range_below(const struct side *side, const struct clause *top)
{
	struct range range = { side, top->provision->order + 1, 0, false };
	const struct clause *at = top + 1;

	while (at < side->clauses + side->count && !at->is_flat &&
	    at->provision->depth > top->provision->depth)
		at++;
	range.to = (size_t)(at - side->clauses);
	return range;
}

static bool
has_left(const struct range *range)
{
	size_t i;

	for (i = range->from; i < range->to; i++)
		if (range->side->clauses[i].partner == NULL)
			return true;
	return false;
}

static void
pair_inside(struct pool *pool, const struct side *old,
    const struct side *new, const struct clause *clause)
{
	struct range a = range_below(old, clause);
	struct range b = range_below(new, clause->partner);

	if (has_left(&a) && has_left(&b))
		pair_ranges(pool, &a, &b, &rules[REACH_INSIDE]);
}

void
compare_leftover(struct pool *pool, struct side *old, struct side *new)
{
	struct range all_old = { old, 0, old->count, true };
	struct range all_new = { new, 0, new->count, true };
	const struct clause *clause = old->clauses;
	const struct clause *end = clause + old->count;

	for (; clause < end; clause++)
		if (clause->is_flat && clause->partner != NULL)
			pair_inside(pool, old, new, clause);
	pair_ranges(pool, &all_old, &all_new, &rules[REACH_ALL]);
	/* What has just been found, and took its items to another level. */
	for (clause = old->clauses; clause < end; clause++)
		if (clause->partner != NULL && clause->provision->kind >=
		    PROVISION_ARTICLE && clause->provision->kind <=
		    PROVISION_ITEM)
			pair_inside(pool, old, new, clause);
}
