/*
 * What rests on a provision that changed since it was reviewed is to be read
 * again as well: who uses a term that it defines, or refers to it.
 */
#include "check/inside.h"

#include <string.h>

#include "refer/define.h"
#include "refer/refer.h"

static bool
is_inside(const struct provision *provision, const struct provision *top)
{
	for (; provision != NULL; provision = provision->parent)
		if (provision == top)
			return true;
	return false;
}

/* Part of what the definition says: its own words, or a member's. */
static bool
tells(const struct definition *definition, const struct provision *changed)
{
	return definition->at == changed || (definition->has_members &&
	    is_inside(changed, definition->at));
}

static bool
uses_term_of(const struct edition *edition, const struct provision *at,
    const struct provision *changed)
{
	const struct term_use *use = define_uses(edition, at);

	for (; use != NULL; use = use->next)
		if (use->definition->edition == edition &&
		    tells(use->definition, changed))
			return true;
	return false;
}

/* 各号 of the list that it introduces itself is no reference to others. */
static bool
refers_to(const struct edition *edition, const struct provision *at,
    const struct provision *changed)
{
	const struct reference *reference = refer_known(edition, at);

	for (; reference != NULL; reference = reference->next)
		if (reference->target != NULL &&
		    reference->edition == edition &&
		    is_inside(changed, reference->target) &&
		    !(reference->is_plural &&
		    reference->target->parent == at))
			return true;
	return false;
}

/* It has a duty, and is not stale itself. */
static bool
is_asked(const struct edition *edition, const struct provision *at)
{
	size_t i;

	for (i = 0; i < overlay_of(edition)->count; i++)
		if (overlay_of(edition)->duties[i].provision == at)
			return !check_coverage_is_stale(edition, at);
	return false;
}

void
check_rests_report(const struct edition *edition,
    const struct provision *changed, struct problems *problems)
{
	const struct provision *at = edition->provisions;

	for (; at != NULL; at = at->next)
		if (at != changed && is_asked(edition, at) &&
		    (uses_term_of(edition, at, changed) ||
		    refers_to(edition, at, changed)))
			problem_add(problems, PROBLEM_REVIEW_RESTS,
			    xml_place(at->node), "%s \"%s\" rests on %s "
			    "\"%s\", which has changed since it was reviewed; "
			    "read again what is written about it", at->address,
			    at->citation, changed->address,
			    changed->citation);
}
