/*
 * A form of a changed provision: by its print (第7条関係), whatever it says.
 */
#include "compare/rests_inside.h"

#include "base/word.h"
#include "corpus/node.h"

static bool
belongs(struct following *following, const struct provision *form,
    const struct provision *changed)
{
	const char *list = node_attr(form->node, "provisions"), *address;
	const struct provision *of;

	while (list != NULL && (address = word_next(following->pool, &list,
	    " \t\n")) != NULL) {
		of = find_provision(following->changes->new, address);
		if (of != NULL && (rests_step_is_inside(of, changed) ||
		    rests_step_is_inside(changed, of)))
			return true;
	}
	return false;
}

void
rests_form_of(struct following *following, const struct provision *changed,
    const struct rests_link *from)
{
	const struct provision *at = following->changes->new->provisions;
	const char *related;

	for (; at != NULL; at = at->next) {
		if (at->kind != PROVISION_FORM || at == changed ||
		    !belongs(following, at, changed))
			continue;
		related = node_attr(at->node, "related");
		rests_step_reach(following, RESTS_REFERS,
		    following->changes->new, at, related != NULL ? related :
		    at->caption, from);
	}
}
