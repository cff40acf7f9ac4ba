/*
 * Range: what a plural reference names, from its first provision (its target)
 * to its last: 第3条から第9条まで, 第5条から前条まで, 前2項, 各号.
 */
#include "refer/refer.h"

bool
refer_range_beside(const struct provision *one, const struct provision *other)
{
	return one->kind == other->kind && (one->parent == other->parent ||
	    one->kind == PROVISION_ARTICLE);
}

bool
refer_range_is(const struct reference *reference,
    const struct provision *first, const struct provision *last)
{
	/* から, with a number of its own between. */
	enum { NEAR = 24 };
	const struct reference *end = reference->next;

	return reference->is_plural && end != NULL &&
	    end->start < reference->end + NEAR && first != NULL &&
	    last != NULL && refer_range_beside(first, last) &&
	    last->order > first->order;
}

static bool
is_inside(const struct provision *provision, const struct provision *top)
{
	for (; provision != NULL; provision = provision->parent)
		if (provision == top)
			return true;
	return false;
}

const struct provision *
refer_range_last(const struct provision *first, const struct provision *from)
{
	const struct provision *last = first, *at;

	for (at = first; at != NULL; at = at->next)
		if (at->parent == first->parent && at->kind == first->kind) {
			if (from != NULL && is_inside(from, at))
				break;
			last = at;
		}
	return last;
}
