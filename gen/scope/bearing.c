#include "scope/bearing.h"

#include <string.h>

#include "corpus/node.h"

/* Terms */

static bool
words_hold(struct pool *pool, const struct duty *duty, const char *name,
    const char *term)
{
	const xmlNode *child = node_child(duty->node, name);

	for (; child != NULL; child = node_next(child, name))
		if (define_count_in(content_all(pool, child), term) > 0)
			return true;
	return false;
}

/* 統括者等|職員 */
static bool
list_holds(const char *list, const char *name)
{
	size_t length = strlen(name);

	for (; list != NULL && *list != '\0'; list += strspn(list, "|")) {
		if (strcspn(list, "|") == length &&
		    strncmp(list, name, length) == 0)
			return true;
		list += strcspn(list, "|");
	}
	return false;
}

/* Are its own words about the term, or is it the name of who owes it? */
static bool
speaks_of(struct pool *pool, const struct duty *duty, const char *term)
{
	static const char *const parts[] = { "question", "plain", "condition",
	    "item", "exception", "evidence" };
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (words_hold(pool, duty, parts[i], term))
			return true;
	return list_holds(node_attr(duty->node, "roles"), term) ||
	    list_holds(node_attr(duty->node, "permits"), term);
}

/* What is read into a clause, or applied from another, has other words. */
static bool
is_in_other_words(const struct duty *duty)
{
	return node_attr(duty->node, "implied") != NULL ||
	    node_attr(duty->node, "applies") != NULL;
}

/*
 * Every place of the clause that uses the term is asked for by a duty that
 * says so, and this is none of them.
 */
static bool
is_left_to_others(struct pool *pool, const struct duty *duty,
    const struct rests_link *link)
{
	const struct overlay *overlay = overlay_of(duty->edition);
	size_t i, count = 0;

	if (link->words == NULL || link->at != duty->provision ||
	    is_in_other_words(duty) ||
	    speaks_of(pool, duty, link->words))
		return false;
	for (i = 0; i < overlay->count; i++)
		if (overlay->duties[i].provision == duty->provision &&
		    speaks_of(pool, &overlay->duties[i], link->words))
			count++;
	return count > 0 &&
	    count >= define_count_in(link->at->text, link->words);
}

/* By its title or its number: does the duty speak of the form? */
static bool
speaks_of_form(struct pool *pool, const struct duty *duty,
    const struct provision *form)
{
	return (*form->caption != '\0' && speaks_of(pool, duty,
	    form->caption)) || (*form->number != '\0' && speaks_of(pool, duty,
	    form->number));
}

/* Of a clause that names a form only those who fill it in rest on it. */
static bool
is_without_form(struct pool *pool, const struct duty *duty,
    const struct rests_link *link)
{
	const struct overlay *overlay = overlay_of(duty->edition);
	const struct provision *form = link->from == NULL ? NULL :
	    link->from->at;
	size_t i;

	if (form == NULL || form->kind != PROVISION_FORM ||
	    is_in_other_words(duty) || speaks_of_form(pool, duty, form))
		return false;
	for (i = 0; i < overlay->count; i++)
		if (overlay->duties[i].provision == duty->provision &&
		    speaks_of_form(pool, &overlay->duties[i], form))
			return true;
	return false;
}

/* Duties of 準用 */

/* Mp-At_5-Pr_2 is a part of Mp-At_5. */
static bool
is_part(const char *address, size_t length, const char *of, size_t of_length)
{
	return length >= of_length && strncmp(address, of, of_length) == 0 &&
	    (length == of_length || address[of_length] == '-');
}

static bool
meets(const char *address, size_t length, const char *other)
{
	const char *mark = memchr(address, '#', length);

	if (mark != NULL) {
		length -= (size_t)(mark + 1 - address);
		address = mark + 1;
	}
	return is_part(address, length, other, strlen(other)) ||
	    is_part(other, strlen(other), address, length);
}

static bool
applies_any(const struct duty *duty, const struct provision *at)
{
	const char *list = node_attr(duty->node, "applies");
	size_t length;

	for (; list != NULL && *list != '\0'; list += length) {
		list += strspn(list, " \t\n");
		length = strcspn(list, " \t\n");
		if (length > 0 && meets(list, length, at->address))
			return true;
	}
	return false;
}

static bool
applies_exactly(const struct duty *duty, const struct provision *at)
{
	const char *list = node_attr(duty->node, "applies");
	size_t length = strlen(at->address);

	for (; list != NULL && *list != '\0'; list += strcspn(list, " \t\n")) {
		list += strspn(list, " \t\n");
		if (strcspn(list, " \t\n") == length &&
		    strncmp(list, at->address, length) == 0)
			return true;
	}
	return false;
}

/* Does another duty of the clause say that it applies that? */
static bool
is_applied_beside(const struct duty *duty, const struct provision *at)
{
	const struct overlay *overlay = overlay_of(duty->edition);
	size_t i;

	for (i = 0; i < overlay->count; i++)
		if (overlay->duties[i].provision == duty->provision &&
		    applies_any(&overlay->duties[i], at))
			return true;
	return false;
}

/* Does it apply all of that, and not only a part of it? */
static bool
applies_whole(const struct duty *duty, const struct provision *at)
{
	for (; at != NULL; at = at->parent)
		if (applies_exactly(duty, at))
			return true;
	return false;
}

/*
 * Of what is gone the number may be another's now: only who applies all that
 * it was a part of applies one thing less.
 */
static bool
applies_what_lost_it(const struct rests *rests, const struct duty *duty,
    const struct rests_link *gone, const struct provision **whole)
{
	const struct provision *at = gone->at;
	struct rests_link above = *gone;

	for (*whole = NULL; at != NULL && *whole == NULL; at = at->parent) {
		above.at = at;
		*whole = rests_seen_in(rests, &above, duty->edition);
	}
	return *whole != NULL && applies_whole(duty, *whole);
}

/*
 * A duty that tells what it applies rests on that alone. Where the clause only
 * refers (…に準じ, …に規定する), another has to apply what changed.
 */
static bool
applies_another(const struct rests *rests, const struct duty *duty,
    const struct rests_link *link)
{
	const struct rests_link *from = link->from;
	const struct provision *at;

	if (node_attr(duty->node, "applies") == NULL || from == NULL ||
	    from->at == NULL)
		return false;
	at = rests_seen_in(rests, from, duty->edition);
	if (at == NULL ? applies_what_lost_it(rests, duty, from, &at) :
	    applies_any(duty, at))
		return false;
	return link->how == RESTS_BORROWS || (at != NULL &&
	    is_applied_beside(duty, at));
}

static const struct rests_link *
first_link(const struct rests_link *link)
{
	while (link->from != NULL)
		link = link->from;
	return link;
}

const struct rests_link *
bearing_through(const struct rests *rests, const struct duty *duty,
    const struct rest *rest)
{
	const struct rest *other = rests->first;
	const struct provision *at;

	if (rest->last->how != RESTS_BORROWS)
		return NULL;
	for (; other != NULL; other = other->next)
		if (other != rest && other->last->at != duty->provision &&
		    first_link(other->last) == first_link(rest->last) &&
		    (at = rests_seen_in(rests, other->last, duty->edition)) !=
		    NULL && applies_any(duty, at))
			return other->last;
	return NULL;
}

bool
bearing_on(struct pool *pool, const struct rests *rests,
    const struct duty *duty, const struct rest *rest)
{
	const struct rests_link *link = rest->last;

	if (link->how == RESTS_USES || link->how == RESTS_SPEAKS ||
	    link->how == RESTS_NAMES)
		return !is_left_to_others(pool, duty, link);
	if (link->how == RESTS_REFERS && is_without_form(pool, duty, link))
		return false;
	return (link->how != RESTS_BORROWS && link->how != RESTS_REFERS) ||
	    !applies_another(rests, duty, link);
}
