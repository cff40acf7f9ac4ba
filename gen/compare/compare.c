#include "compare/inside.h"

#include <string.h>

enum {
	WHOLLY_ALIKE = 1000,
	SAME_REGULATION = 500	/* at least, if they bear the same name */
};

struct listing {
	struct pool		*pool;
	struct changes		*changes;
	struct change		*last;
	struct departure	*last_departure;
};

/* The list */

/* One for both partners; a departure may ask for it before it is listed. */
static struct change *
change_of(struct listing *listing, struct clause *clause)
{
	if (clause->change == NULL) {
		clause->change = pool_take(listing->pool,
		    sizeof *clause->change);
		if (clause->partner != NULL)
			clause->partner->change = clause->change;
	}
	return clause->change;
}

static void
add_change(struct listing *listing, struct clause *old, struct clause *new,
    int depth)
{
	struct change *change = change_of(listing, new != NULL ? new : old);

	change->old = old != NULL ? old->provision : NULL;
	change->new = new != NULL ? new->provision : NULL;
	change->depth = depth;
	if (listing->last != NULL)
		listing->last->next = change;
	else
		listing->changes->first = change;
	listing->last = change;
}

static void
add_departure(struct listing *listing, struct clause *old, int depth)
{
	struct departure *departure = pool_take(listing->pool,
	    sizeof *departure);

	departure->moved = change_of(listing, old);
	departure->after = listing->last;
	departure->depth = depth;
	departure->is_outer = old->is_flat;
	if (listing->last_departure != NULL)
		listing->last_departure->next = departure;
	else
		listing->changes->departures = departure;
	listing->last_departure = departure;
}

static bool
stays(const struct clause *clause)
{
	return clause->partner != NULL && !clause->is_moved;
}

static struct clause *
next_flat(const struct side *side, const struct clause *clause)
{
	struct clause *next = side->clauses;

	if (clause != NULL)
		next += clause - side->clauses + 1;

	while (next < side->clauses + side->count && !next->is_flat)
		next++;
	return next < side->clauses + side->count ? next : NULL;
}

static struct clause *
next_nested(const struct clause *clause)
{
	struct clause *next = clause->next;

	while (next != NULL && next->is_flat)
		next = next->next;
	return next;
}

static struct clause *
first_nested(const struct clause *parent)
{
	struct clause *first = parent != NULL ? parent->first : NULL;

	while (first != NULL && first->is_flat)
		first = first->next;
	return first;
}

static void	list_children(struct listing *, struct clause *old,
		    struct clause *new, int depth);

static void
list_clause(struct listing *listing, struct clause *old, struct clause *new,
    int depth)
{
	add_change(listing, old, new, depth);
	list_children(listing, old, new, depth + 1);
}

/* What is not there any more: gone for good, or gone elsewhere. */
static void
list_gone(struct listing *listing, struct clause *old, int depth)
{
	if (old->partner != NULL)
		add_departure(listing, old, depth);
	else
		list_clause(listing, old, NULL, depth);
}

static void
list_children(struct listing *listing, struct clause *old,
    struct clause *new, int depth)
{
	struct clause *gone = first_nested(old), *child;

	for (; gone != NULL && !stays(gone); gone = next_nested(gone))
		list_gone(listing, gone, depth);
	for (child = first_nested(new); child != NULL;
	    child = next_nested(child)) {
		list_clause(listing, child->partner, child, depth);
		if (!stays(child))
			continue;
		for (gone = next_nested(child->partner);
		    gone != NULL && !stays(gone); gone = next_nested(gone))
			list_gone(listing, gone, depth);
	}
}

static void
list_gone_flat(struct listing *listing, const struct side *old,
    struct clause *from)
{
	for (; from != NULL && !stays(from); from = next_flat(old, from))
		list_gone(listing, from, from->provision->depth);
}

static void
list_all(struct listing *listing, const struct side *old,
    const struct side *new)
{
	struct clause *clause;

	list_gone_flat(listing, old, next_flat(old, NULL));
	for (clause = next_flat(new, NULL); clause != NULL;
	    clause = next_flat(new, clause)) {
		list_clause(listing, clause->partner, clause,
		    clause->provision->depth);
		if (stays(clause))
			list_gone_flat(listing, old, next_flat(old,
			    clause->partner));
	}
}

/* Flags */

static bool
is_heading(const struct provision *provision)
{
	return provision->kind <= PROVISION_DIVISION;
}

/* 0 for an item's paragraph and all above, 1 for an item, 2 for ア, … */
static int
level_of(const struct provision *provision)
{
	int level = 0;

	for (; provision != NULL && provision->kind >= PROVISION_ITEM &&
	    provision->kind <= PROVISION_SUBITEM;
	    provision = provision->parent)
		level++;
	return level;
}

/* Does it stand in an article? Paragraphs of 本則 and 附則 may, or may not. */
static bool
is_in_article(const struct provision *provision)
{
	while (provision != NULL && provision->kind != PROVISION_ARTICLE)
		provision = provision->parent;
	return provision != NULL;
}

static bool
same_level(const struct provision *old, const struct provision *new)
{
	return old->kind == new->kind && level_of(old) == level_of(new) &&
	    is_in_article(old) == is_in_article(new);
}

/* The caption of a heading begins with its number. */
static bool
same_number(const struct change *change)
{
	const char *old = change->old->caption, *new = change->new->caption;
	size_t length = compare_clause_ordinal_length(old);

	if (is_heading(change->old))
		return length == compare_clause_ordinal_length(new) &&
		    memcmp(old, new, length) == 0;
	return compare_fold_same(change->old->number, change->new->number,
	    FOLD_NONE);
}

static const char *
caption_of(const struct provision *provision)
{
	const char *caption = provision->caption;

	if (is_heading(provision))
		caption += compare_clause_ordinal_length(caption);
	return caption;
}

static void
compare_own(struct pool *pool, struct change *change)
{
	const struct provision *old = change->old, *new = change->new;
	bool same_width = true;

	if (!same_number(change))
		change->flags |= CHANGE_NUMBER;
	if (!compare_fold_same(caption_of(old), caption_of(new), FOLD_NONE)) {
		change->flags |= CHANGE_CAPTION;
		same_width &= compare_fold_same(caption_of(old),
		    caption_of(new), FOLD_WIDTH);
	}
	if (!compare_fold_same(old->caption, new->caption, FOLD_NONE))
		compare_words(pool, old->caption, new->caption,
		    &change->old_caption, &change->new_caption);
	if (!compare_fold_same(old->text, new->text, FOLD_NONE)) {
		change->flags |= CHANGE_TEXT;
		same_width &= compare_fold_same(old->text, new->text,
		    FOLD_WIDTH);
		compare_words(pool, old->text, new->text, &change->old_spans,
		    &change->new_spans);
	}
	if ((change->flags & (CHANGE_TEXT | CHANGE_CAPTION)) != 0 &&
	    same_width)
		change->flags |= CHANGE_WIDTH;
	if (!same_level(old, new))
		change->flags |= CHANGE_LEVEL;
	if (new->is_deleted && !old->is_deleted)
		change->flags |= CHANGE_DELETED;
}

/* Most are set as they were, and not looked at again. */
static void
compare_set(struct pool *pool, const struct changes *changes,
    const struct clause *clause)
{
	struct change *change = clause->change;

	if (clause->set == clause->partner->set)
		return;
	if (compare_figures(change->old) != compare_figures(change->new))
		change->flags |= CHANGE_FIGURE;
	compare_structure(pool, changes, change);
}

static void
mark_inside(const struct clause *clause)
{
	if (clause == NULL || (clause->change->flags & ~CHANGE_INSIDE) == 0)
		return;
	/* The chapters above differ by side: each goes up its own way. */
	for (clause = clause->parent; clause != NULL; clause = clause->parent)
		clause->change->flags |= CHANGE_INSIDE;
}

static void
set_flags(struct pool *pool, const struct changes *changes,
    const struct side *old, const struct side *new)
{
	struct clause *clause;
	size_t i;

	for (i = 0; i < old->count; i++)
		if (old->clauses[i].partner == NULL)
			old->clauses[i].change->flags |= CHANGE_REMOVED;
	for (i = 0; i < new->count; i++) {
		clause = &new->clauses[i];
		if (clause->partner == NULL) {
			clause->change->flags |= CHANGE_ADDED;
		} else {
			compare_own(pool, clause->change);
			compare_set(pool, changes, clause);
		}
		if (clause->is_moved)
			clause->change->flags |= CHANGE_MOVED;
	}
	for (i = 0; i < old->count; i++)
		mark_inside(&old->clauses[i]);
	for (i = 0; i < new->count; i++)
		mark_inside(&new->clauses[i]);
}

static void
count(struct changes *changes)
{
	const struct change *change;
	size_t bit;

	for (change = changes->first; change != NULL; change = change->next)
		for (bit = 0; bit < sizeof changes->counts /
		    sizeof *changes->counts; bit++)
			changes->counts[bit] += change->flags >> bit & 1;
}

struct changes *
compare_editions(struct pool *pool, const struct corpus *corpus,
    const struct edition *old, const struct edition *new)
{
	struct pool *scratch = pool_new();
	struct changes *changes = pool_take(pool, sizeof *changes);
	struct listing listing = { .pool = pool, .changes = changes };
	struct side *old_side = compare_match_side(scratch, old);
	struct side *new_side = compare_match_side(scratch, new);

	changes->old = old;
	changes->new = new;
	changes->same_title = compare_fold_same(old->title, new->title,
	    FOLD_NONE);
	if (!changes->same_title)
		compare_words(pool, old->title, new->title,
		    &changes->old_title, &changes->new_title);
	compare_match(scratch, old_side, new_side);
	list_all(&listing, old_side, new_side);
	set_flags(pool, changes, old_side, new_side);
	compare_structure_law(pool, changes);
	compare_contents(pool, changes);
	count(changes);
	compare_references(pool, corpus, changes, old_side, new_side);
	pool_free(scratch);
	return changes;
}

const struct changes *
compare_known(const struct corpus *corpus, const struct edition *old,
    const struct edition *new)
{
	const struct changes **known = notebook_open(new->notes,
	    NOTEBOOK_CHANGES, sizeof *known);

	if (*known == NULL || (*known)->old != old)
		*known = compare_editions(new->notes->pool, corpus, old, new);
	return *known;
}

/* Likeness */

static size_t
same_bytes(const char *text, const struct span *spans)
{
	size_t bytes = 0;

	if (spans == NULL)
		return strlen(text);
	for (; spans != NULL; spans = spans->next)
		if (!spans->is_changed)
			bytes += spans->end - spans->start;
	return bytes;
}

static size_t
words_of(const struct provision *provision)
{
	return provision == NULL ? 0 :
	    strlen(provision->text) + strlen(provision->caption);
}

static bool
same_regulation(const struct changes *changes)
{
	return changes->same_title || (changes->old->standard != NULL &&
	    changes->old->standard == changes->new->standard);
}

int
compare_likeness(const struct changes *changes)
{
	const struct change *change;
	size_t all = 0, same = 0;
	int likeness;

	for (change = changes->first; change != NULL; change = change->next) {
		all += words_of(change->old) + words_of(change->new);
		if (change->old == NULL || change->new == NULL)
			continue;
		same += same_bytes(change->old->text, change->old_spans) +
		    same_bytes(change->old->caption, change->old_caption) +
		    same_bytes(change->new->text, change->new_spans) +
		    same_bytes(change->new->caption, change->new_caption);
	}
	likeness = all == 0 ? WHOLLY_ALIKE : (int)(same * WHOLLY_ALIKE / all);
	if (likeness < SAME_REGULATION && same_regulation(changes))
		return SAME_REGULATION;
	return likeness;
}

bool
compare_is_empty(const struct changes *changes)
{
	const struct change *change;

	for (change = changes->first; change != NULL; change = change->next)
		if (change->flags != 0)
			return false;
	return changes->same_title && changes->same_contents &&
	    changes->details == NULL;
}
