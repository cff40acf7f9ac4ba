/*
 * Named: the amending text and the comparison of two editions name the same
 * provisions. Both are taken by 条, 附則, 別表 and heading, since a sentence
 * names 第3条 for its only paragraph.
 */
#include "amendment/inside.h"

#include "base/message.h"
#include "corpus/xml.h"

enum {
	SAID = 1,		/* by a sentence */
	CHANGED = 2,		/* in the change set */
	MOVED = 4		/* there, too: one of two that change places */
};

/* What a sentence would name it by. */
static const struct provision *
container_of(const struct provision *provision)
{
	const struct provision *at = provision;

	while (at->parent != NULL && at->kind != PROVISION_ARTICLE &&
	    at->kind != PROVISION_APPENDIX &&
	    at->kind > PROVISION_DIVISION && at->parent->kind >
	    PROVISION_DIVISION)
		at = at->parent;
	return at;
}

static void
mark(struct named *named, const struct provision *provision, bool is_new,
    unsigned char bit)
{
	const struct provision *at = container_of(provision);
	const struct change *change = is_new ? NULL :
	    named->of_old[at->order];

	/* One that is on both sides is known by its new place. */
	if (change != NULL && change->new != NULL)
		named->new_marks[container_of(change->new)->order] |= bit;
	else if (is_new)
		named->new_marks[at->order] |= bit;
	else
		named->old_marks[at->order] |= bit;
}

void
named_begin(struct named *named, struct pool *pool,
    const struct changes *changes)
{
	named->of_old = compare_renumber_index(pool, changes, false);
	named->old_marks = pool_take(pool, changes->old->provision_count + 1);
	named->new_marks = pool_take(pool, changes->new->provision_count + 1);
}

void
named_say(struct named *named, const struct provision *provision, bool is_new)
{
	if (provision != NULL)
		mark(named, provision, is_new, SAID);
}

/* 附則 of an amending law, 制定文 and forms are not amended. */
static bool
is_beside(const struct provision *provision)
{
	for (; provision != NULL; provision = provision->parent)
		if (provision->kind == PROVISION_FORM ||
		    node_is(provision->node, "EnactStatement") ||
		    (provision->kind == PROVISION_SUPPLEMENT &&
		    node_attr(provision->node, "AmendLawNum") != NULL))
			return true;
	return false;
}

static bool
tell(struct making *making, const unsigned char *marks,
    const struct edition *edition)
{
	const struct provision *provision;
	bool is_same = true;

	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next) {
		unsigned char bits = marks[provision->order];

		if ((bits & SAID) != 0 ? (bits & ~SAID) != 0 :
		    (bits & CHANGED) == 0)
			continue;
		problem_add(making->problems, PROBLEM_AMEND_DIFFERS,
		    xml_place(provision->node), bits == SAID ?
		    		    MESSAGE("the amending text names %s, and the comparison does "
		    "not") :
		    		    MESSAGE("the comparison names %s, and the amending text does "
		    "not"),
		    provision->citation);
		is_same = false;
	}
	return is_same;
}

bool
named_check(struct making *making, const struct changes *changes)
{
	const unsigned wanted = CHANGE_ADDED | CHANGE_REMOVED | CHANGE_TEXT |
	    CHANGE_CAPTION | CHANGE_NUMBER | CHANGE_DELETED;
	struct named *named = &making->named;
	const struct change *change;

	for (change = changes->first; change != NULL; change = change->next) {
		unsigned char bit = (change->flags & wanted) != 0 ? CHANGED :
		    MOVED;

		if ((change->flags & (wanted | CHANGE_MOVED)) == 0 ||
		    is_beside(change->old != NULL ? change->old :
		    change->new))
			continue;
		if (change->old != NULL)
			mark(named, change->old, false, bit);
		if (change->new != NULL)
			mark(named, change->new, true, bit);
	}
	return tell(making, named->old_marks, changes->old) &&
	    tell(making, named->new_marks, changes->new);
}
