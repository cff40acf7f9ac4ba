#include "scope/printed.h"

#include <string.h>

#include "corpus/node.h"
#include "kind/kind.h"
#include "refer/define.h"
#include "refer/role.h"

/* Captions and titles */

static bool
caption_differs(const struct change *change)
{
	return change != NULL && change->old != NULL && change->new != NULL &&
	    (change->flags & CHANGE_CAPTION) != 0;
}

/* Of the article, and of the chapters that it stands in. */
static bool
stands_under_other_caption(const struct change *const *index,
    const struct provision *at)
{
	for (; at != NULL; at = at->parent)
		if (caption_differs(index[at->order]))
			return true;
	return false;
}

static unsigned
headings_of(const struct revision *revision,
    const struct selection *selection)
{
	const struct change *const *index = selection->edition ==
	    revision->changes->new ? revision->of_new : revision->of_old;
	unsigned found = 0;
	size_t i;

	if (selection->count > 0 && !revision->changes->same_title)
		found |= KIND_REPLACED_BY_TITLES;
	for (i = 0; i < selection->count; i++)
		if (stands_under_other_caption(index,
		    selection->list[i].duty->provision))
			found |= KIND_REPLACED_BY_HEADINGS;
	return found;
}

/* Terms */

static const struct definition *
same_term(const struct edition *edition, const struct definition *of)
{
	const struct definition *at = define_known(edition);

	while (at != NULL && !define_is_same(at->term, of->term))
		at = at->next;
	return at;
}

/* A standard that borrows it sees the edition in force. */
static bool
means_another(const struct revision *revision,
    const struct definition *definition)
{
	const struct changes *changes = revision->changes;
	const bool *is_redefined = rests_known(changes)->is_redefined;
	const struct definition *now;

	if (definition->edition->standard != changes->new->standard)
		return false;
	now = definition->edition == changes->new ? definition :
	    same_term(changes->new, definition);
	return now == NULL || same_term(changes->old, now) == NULL ||
	    (is_redefined != NULL && is_redefined[now->at->order]);
}

static bool
tells_another(struct scope *scope, const struct revision *revision,
    const struct selection *selection, bool only_classes)
{
	const struct definition **told = term_told(scope, selection);

	for (; *told != NULL; told++)
		if ((!only_classes || (*told)->way == DEFINE_CLASS) &&
		    means_another(revision, *told))
			return true;
	return false;
}

/* What its own duties explain, or those on another standard's clauses. */
static unsigned
terms_of(struct scope *scope, const struct revision *revision,
    const struct edition *edition)
{
	int number = 0;

	return tells_another(scope, revision, duty_select(scope, edition,
	    &number), false) ? KIND_REPLACED_BY_TERMS : 0;
}

/*
 * A handout tells a class (重要性Ⅰ) as soon as its prose says it, also where
 * only the duties of a role that has a handout of its own use it.
 */
static unsigned
classes_of(struct scope *scope, const struct revision *revision,
    const struct edition *edition)
{
	int number = 0;

	return tells_another(scope, revision, duty_select(scope, edition,
	    &number), true) ? KIND_REPLACED_BY_TERMS : 0;
}

static unsigned
terms_elsewhere(struct scope *scope, const struct revision *revision)
{
	const struct standard *own = revision->changes->new->standard;
	const struct authority *authority = scope->request->authority;
	const struct edition *edition;
	unsigned found = 0;
	size_t i;

	for (i = 0; i < authority->standard_count && found == 0; i++) {
		edition = standard_current(&authority->standards[i]);
		if (edition != NULL && edition->standard != own &&
		    define_borrows(edition, own) != NULL)
			found = terms_of(scope, revision, edition);
	}
	return found;
}

/* What it was called stands in the words of other standards' duties. */
static bool
calls(struct scope *scope, const struct selection *selection,
    const char *name)
{
	static const char *const parts[] = { "plain", "question", "item",
	    "condition", "exception" };
	size_t i, j;

	for (i = 0; i < selection->count; i++)
		for (j = 0; j < sizeof parts / sizeof *parts; j++)
			if (strstr(revision_words(scope->pool,
			    selection->list[i].duty, parts[j]), name) != NULL)
				return true;
	return false;
}

static unsigned
titles_elsewhere(struct scope *scope, const struct revision *revision)
{
	const char *name = rests_known(revision->changes)->renamed;
	const struct authority *authority = scope->request->authority;
	const struct edition *edition;
	size_t i;
	int number = 0;

	for (i = 0; name != NULL && i < authority->standard_count; i++) {
		edition = standard_current(&authority->standards[i]);
		if (edition != NULL && calls(scope, duty_select(scope,
		    edition, &number), name))
			return KIND_REPLACED_BY_TITLES;
	}
	return 0;
}

/* Roles */

static bool
any_duty_changed(const struct revision *revision, const char *const *roles)
{
	size_t i;

	for (; *roles != NULL; roles++)
		for (i = 0; i < revision->count; i++)
			if (revision_change_for(&revision->pairs[i],
			    *roles) != DUTY_SAME)
				return true;
	return false;
}

/* As handouts and calendars choose: see $within in their stylesheets. */
static const char **
roles_within(struct pool *pool, const struct authority *authority,
    const char *id)
{
	const xmlNode *role = role_find(authority, id, NULL), *at, *other;
	const char **roles = role_with_included(pool, authority, id, true);
	size_t count = roles[0] != NULL;

	for (at = role != NULL ? node_child(role, "includes") : NULL;
	    at != NULL; at = node_next(at, "includes")) {
		other = node_attr(at, "role") == NULL ? NULL :
		    role_find(authority, node_attr(at, "role"), NULL);
		if (other != NULL && node_child(other, "includes") == NULL)
			roles[count++] = node_attr(other, "id");
	}
	roles[count] = NULL;
	return roles;
}

unsigned
printed_for_role(struct revision *revision, const char *role,
    enum printed_roles which)
{
	struct scope scope = *revision->scope;
	struct request whole = *scope.request;
	const struct changes *changes = revision->changes;
	unsigned found = 0;
	int number = 0;

	/* Nothing is cut from what was handed out. */
	whole.chapter = whole.modality = whole.situation = NULL;
	scope.request = &whole;
	scope.roles = which == PRINTED_WITHIN ?
	    roles_within(scope.pool, whole.authority, role) :
	    role_with_included(scope.pool, whole.authority, role,
	    which == PRINTED_INCLUDED);
	if (any_duty_changed(revision, scope.roles))
		found |= KIND_REPLACED_BY_DUTIES;
	found |= headings_of(revision, duty_select(&scope,
	    overlay_of(changes->new)->root != NULL ? changes->new : changes->old, &number));
	found |= terms_of(&scope, revision, changes->new);
	found |= terms_of(&scope, revision, changes->old);
	found |= terms_elsewhere(&scope, revision) |
	    titles_elsewhere(&scope, revision);
	if (which == PRINTED_WITHIN) {
		scope.roles = role_with_included(scope.pool, whole.authority,
		    role, true);
		found |= classes_of(&scope, revision, changes->new) |
		    classes_of(&scope, revision, changes->old);
	}
	return found;
}

unsigned
printed_for_all(const struct revision *revision)
{
	const struct changes *changes = revision->changes;
	const struct definition *at;
	unsigned found = changes->same_title ? 0 : KIND_REPLACED_BY_TITLES;

	for (at = define_known(changes->new); at != NULL; at = at->next)
		if (means_another(revision, at))
			found |= KIND_REPLACED_BY_TERMS;
	for (at = define_known(changes->old); at != NULL; at = at->next)
		if (same_term(changes->new, at) == NULL)
			found |= KIND_REPLACED_BY_TERMS;
	return found;
}
