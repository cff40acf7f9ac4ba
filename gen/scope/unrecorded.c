#include "scope/unrecorded.h"

#include <string.h>

#include "base/word.h"
#include "check/check.h"
#include "refer/actor.h"

/* One level says it for its parts, unless they name somebody themselves. */
static bool
is_told_above(const struct edition *edition, const struct provision *at)
{
	const struct provision *above = at->parent;

	for (; above != NULL && above->kind >= PROVISION_PARAGRAPH;
	    above = above->parent)
		if (*above->text != '\0' &&
		    check_coverage(edition, above) == COVERAGE_NONE)
			return true;
	return false;
}

bool
unrecorded_is(const struct edition *edition, const struct provision *at)
{
	return at->is_main && at->kind >= PROVISION_PARAGRAPH &&
	    at->kind <= PROVISION_SUBITEM && *at->text != '\0' &&
	    check_coverage(edition, at) == COVERAGE_NONE;
}

void
unrecorded_write_standard(struct scope *scope, xmlNode *standard,
    const struct edition *edition)
{
	const struct provision *at = edition->provisions;
	const char *list = "";

	if (overlay_of(edition)->source == NULL)
		return;
	for (; at != NULL; at = at->next)
		if (unrecorded_is(edition, at) && !is_told_above(edition, at))
			list = pool_format(scope->pool, "%s%s%s", list,
			    *list != '\0' ? "、" : "", at->citation);
	part_set(standard, "unrecorded", list);
}

static const char **
named_by(struct pool *pool, const struct edition *edition,
    const struct provision *at)
{
	struct actor *found = NULL;

	for (; at != NULL && at->kind >= PROVISION_PARAGRAPH &&
	    found == NULL; at = at->parent)
		found = actor_subjects(pool, edition, at);
	return actor_roles(pool, edition, found);
}

/* It was held to ask nothing, and its new words bind somebody. */
static bool
is_exempt_no_more(struct revision *revision, const struct provision *at)
{
	const struct edition *edition = revision->changes->new;

	return at->is_main && at->kind >= PROVISION_PARAGRAPH &&
	    at->kind <= PROVISION_SUBITEM && *at->text != '\0' &&
	    check_coverage(edition, at) == COVERAGE_EXEMPT &&
	    (check_coverage_locked(edition, at) == NULL ||
	    check_coverage_is_stale(edition, at)) &&
	    check_wording_binds(at) &&
	    *named_by(revision->scope->pool, edition, at) != NULL;
}

/* Why nothing can be said of it, or NULL. */
static const char *
reason_of(struct revision *revision, const struct change *change)
{
	const struct changes *changes = revision->changes;
	bool is_new = change->old == NULL;

	if (change->new == NULL || (!is_new && compare_harmless_change(
	    revision->scope->pool, changes, revision->of_old, change)))
		return NULL;
	/* Without any record the words that stayed are told by the old ones. */
	if (overlay_of(changes->new)->source == NULL)
		return is_new && unrecorded_is(changes->new, change->new) ?
		    "record" : NULL;
	if (unrecorded_is(changes->new, change->new))
		return "record";
	return is_exempt_no_more(revision, change->new) ? "exempt" : NULL;
}

static bool
is_told_with_lead(struct revision *revision, const struct provision *at)
{
	return is_told_above(revision->changes->new, at) &&
	    actor_subjects(revision->scope->pool, revision->changes->new,
	    at) == NULL;
}

static void
write_one(struct revision *revision, xmlNode *parent,
    const struct provision *at, const char *reason, bool names_nobody)
{
	xmlNode *node = part_add(parent, "unrecorded");

	part_made_from(node, at->node);
	part_set(node, "because", reason);
	part_set_flag(node, "nobody", names_nobody);
	part_set(node, "provision", at->address);
	part_set(node, "citation", at->citation);
	part_set(node, "href", part_href(revision->scope,
	    revision->changes->new, at->address));
	part_text(part_add(node, "words"), at->text, strlen(at->text));
}

size_t
unrecorded_write_role(struct revision *revision, xmlNode *affected,
    const char *role)
{
	const struct change *change = revision->changes->first;
	const struct edition *edition = revision->changes->new;
	const char *reason;
	size_t count = 0;

	for (; change != NULL; change = change->next) {
		reason = reason_of(revision, change);
		if (reason == NULL || is_told_with_lead(revision,
		    change->new) || !word_among(named_by(revision->scope->pool,
		    edition, change->new), role))
			continue;
		write_one(revision, affected, change->new, reason, false);
		count++;
	}
	return count;
}

void
unrecorded_write_all(struct revision *revision, xmlNode *parent)
{
	const struct change *change = revision->changes->first;
	const struct edition *edition = revision->changes->new;
	const char *reason;

	for (; change != NULL; change = change->next) {
		reason = reason_of(revision, change);
		if (reason != NULL && !is_told_with_lead(revision,
		    change->new))
			write_one(revision, parent, change->new, reason,
			    *named_by(revision->scope->pool, edition,
			    change->new) == NULL);
	}
}
