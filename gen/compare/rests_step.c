/*
 * Steps: from a provision to one that rests on it.
 */
#include "compare/rests_inside.h"

#include <string.h>

bool
rests_step_is_inside(const struct provision *provision, const struct provision *top)
{
	for (; provision != NULL; provision = provision->parent)
		if (provision == top)
			return true;
	return false;
}

static struct field *
field_of(const struct following *following, const struct edition *edition)
{
	size_t i;

	for (i = 0; i < following->count; i++)
		if (following->fields[i].edition == edition)
			return &following->fields[i];
	return NULL;
}

const char *
rests_step_words(struct following *following, const struct provision *at,
    size_t start, size_t end)
{
	return pool_copy(following->pool, at->text + start, end - start);
}

const struct rests_link *
rests_step_link(struct following *following, enum rests_how how,
    const struct edition *edition, const struct provision *at,
    const char *words, const struct rests_link *from)
{
	struct rests_link *link = pool_take(following->pool, sizeof *link);

	*link = (struct rests_link){ how, edition, at, words, from };
	return link;
}

/* Each provision once a change, on the shortest way. */
void
rests_step_reach(struct following *following, enum rests_how how,
    const struct edition *edition, const struct provision *at,
    const char *words, const struct rests_link *from)
{
	struct field *field = field_of(following, edition);
	struct step *step;

	if (field == NULL || field->is_reached[at->order])
		return;
	field->is_reached[at->order] = true;
	step = pool_take(following->pool, sizeof *step);
	step->link = rests_step_link(following, how, edition, at, words, from);
	*following->queue_end = step;
	following->queue_end = &step->next;
}

/* Did the provision stand in the old text? Other standards do not change. */
static bool
stood_before(const struct following *following,
    const struct edition *edition, const struct provision *at)
{
	return edition != following->changes->new ||
	    following->of_new[at->order]->old != NULL;
}

void
rests_step_keep(struct following *following, const struct rests_link *link)
{
	struct rest *rest;

	if (!stood_before(following, link->edition, link->at))
		return;
	rest = pool_take(following->pool, sizeof *rest);
	rest->last = link;
	*following->next = rest;
	following->next = &rest->next;
}
