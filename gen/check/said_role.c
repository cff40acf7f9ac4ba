/*
 * Roles that the comparison of subjects does not reach: who is named by
 * にあっては, and who is read into a clause that names nobody.
 */
#include "check/said.h"

#include <string.h>

#include "base/word.h"
#include "refer/actor.h"
#include "refer/refer.h"
#include "refer/role.h"

static bool
are_among(const char *const *these, const char *const *those)
{
	for (; *these != NULL; these++)
		if (!word_among(those, *these))
			return false;
	return true;
}

/* Is there a duty on the clause that binds these, and nobody else? */
static bool
owe_alone(const struct said *said, const char *const *roles)
{
	const struct overlay *overlay = overlay_of(said->checking->edition);
	size_t i;

	for (i = 0; i < overlay->count; i++)
		if (overlay->duties[i].provision == said->duty->provision &&
		    are_among(role_owing(&overlay->duties[i]), roles))
			return true;
	return false;
}

static const char *
last_letters_before(const char *start, const char *end, const char *const *names)
{
	const char *best = NULL;

	for (; *names != NULL; names++)
		if (word_ends_at(start, end, *names) && (best == NULL ||
		    strlen(*names) > strlen(best)))
			best = *names;
	return best;
}

/* 業務責任者にあっては…しなければならない: that is a duty of its own. */
static void
check_set_apart(const struct said *said)
{
	static const char apart[] = "にあっては";
	struct checking *checking = said->checking;
	const char *slug = checking->edition->standard->slug;
	const char **names = role_names(checking->pool, checking->authority);
	const char *at = said->own, *name;

	for (; (at = strstr(at, apart)) != NULL; at++) {
		name = last_letters_before(said->own, at, names);
		if (name == NULL || owe_alone(said, role_resolve(
		    checking->pool, checking->authority, name, slug)))
			continue;
		problem_add(checking->problems, said_problem(said),
		    xml_place(said->duty->node), "%s speaks of \"%s%s\", but "
		    "no duty there is theirs alone",
		    said->duty->provision->address, name, apart);
	}
}

/* Who is read into it */

static size_t
count_owed(const struct edition *edition, const char *role)
{
	const struct overlay *overlay = overlay_of(edition);
	size_t i, count = 0;

	for (i = 0; i < overlay->count; i++)
		count += overlay->duties[i].provision != NULL &&
		    word_among(role_owing(&overlay->duties[i]), role);
	return count;
}

static bool
is_subject(struct checking *checking, const struct edition *edition,
    const struct provision *at, const char *role)
{
	return word_among(actor_roles(checking->pool, edition,
	    actor_subjects(checking->pool, edition, at)), role);
}

static bool
is_subject_around(struct checking *checking, const struct edition *edition,
    const struct provision *at, const char *role)
{
	const struct provision *top = at, *inside = NULL;

	while (top->parent != NULL && top->kind != PROVISION_ARTICLE)
		top = top->parent;
	while ((inside = provision_inside(top, inside)) != NULL)
		if (is_subject(checking, edition, inside, role))
			return true;
	return false;
}

static bool
is_subject_of_applied(const struct said *said, const char *role)
{
	struct checking *checking = said->checking;
	const char *list = node_attr(said->duty->node, "applies"), *address;
	const struct edition *edition;
	const struct provision *at;

	while (list != NULL && (address = word_next(checking->pool, &list,
	    " \t\n")) != NULL) {
		at = check_find_in(checking, address, &edition);
		if (at != NULL && is_subject_around(checking, edition, at,
		    role))
			return true;
	}
	return false;
}

static bool
is_subject_of_named(const struct said *said, const char *role)
{
	const struct edition *edition = said->checking->edition;
	const struct provision *at = said->duty->provision;
	const struct reference *reference;

	for (; at != NULL && at->kind >= PROVISION_PARAGRAPH; at = at->parent)
		for (reference = refer_known(edition, at); reference != NULL;
		    reference = reference->next)
			if (reference->target != NULL &&
			    is_subject_around(said->checking,
			    reference->edition, reference->target, role))
				return true;
	return false;
}

/* Whom most of the authority's duties bind is meant where nobody is named. */
static bool
is_usual(struct checking *checking, const char *role)
{
	const struct authority *authority = checking->authority;
	const xmlNode *node = node_child(xmlDocGetRootElement(
	    authority->source->document), "role");
	size_t own = count_owed(checking->edition, role);

	for (; node != NULL; node = node_next(node, "role"))
		if (node_attr(node, "id") != NULL && count_owed(
		    checking->edition, node_attr(node, "id")) > own)
			return false;
	return own > 0;
}

/* The reason names whom it is about: the role, or as the duty calls it. */
static bool
names_owner(const struct said *said, const char *role, const char *why)
{
	const char *names = node_attr(said->duty->node, "roles"), *name;
	const char *title = role_title(said->checking->authority, role);

	if (title != NULL && strstr(why, title) != NULL)
		return true;
	while (names != NULL && (name = word_next(said->checking->pool,
	    &names, "|")) != NULL)
		if (strstr(why, name) != NULL)
			return true;
	return false;
}

/* In words-because, or in a note that the clause leaves it open. */
static bool
is_told_why(const struct said *said, const char *role)
{
	const char *why = node_attr(said->duty->node, "words-because");
	const struct note *note = check_coverage_account(
	    said->checking->edition, said->duty->provision)->notes;

	if (why != NULL && names_owner(said, role, why))
		return true;
	for (; note != NULL; note = note->next)
		if (note->kind == NOTE_AMBIGUOUS && names_owner(said, role,
		    content_all(said->checking->pool, note->node)))
			return true;
	return false;
}

static bool
is_implied(const struct duty *duty)
{
	const char *implied = node_attr(duty->node, "implied");

	return implied != NULL && strcmp(implied, "yes") == 0 &&
	    node_attr(duty->node, "because") == NULL &&
	    node_attr(duty->node, "roles-because") == NULL;
}

void
said_role_check_read_into(const struct said *said)
{
	struct checking *checking = said->checking;
	const char *const *role;

	if (!is_implied(said->duty))
		return;
	for (role = role_owing(said->duty); *role != NULL; role++)
		if (!is_subject_around(checking, checking->edition,
		    said->duty->provision, *role) &&
		    !is_subject_of_applied(said, *role) &&
		    !is_subject_of_named(said, *role) &&
		    !is_usual(checking, *role)) {
			*said->parts = true;
			if (is_told_why(said, *role))
				continue;
			problem_add(checking->problems,
			    PROBLEM_IMPLIED_UNFOUNDED,
			    check_place(said->duty->node, "roles"), "%s names "
			    "nobody, and nothing that it rests on names "
			    "\"%s\"; say why, with that name, in "
			    "words-because", said->duty->provision->address,
			    role_title(checking->authority, *role));
			return;
		}
}

void
said_role_check_apart(const struct said *said)
{
	check_set_apart(said);
}
