#include "scope/changes.h"

#include <string.h>

#include "check/check.h"
#include "refer/role.h"
#include "scope/reworded.h"
#include "scope/unrecorded.h"

static void
write_side(struct revision *revision, xmlNode *node,
    const struct duty *duty, const char *prefix)
{
	static const char *const parts[] = { "plain", "question",
	    "condition" };
	struct pool *pool = revision->scope->pool;
	const char *words;
	size_t i;

	if (duty == NULL)
		return;
	part_set(node, pool_format(pool, "%smodality", prefix),
	    duty->modality);
	part_set(node, pool_format(pool, "%scitation", prefix),
	    duty->provision->citation);
	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		words = revision_words(pool, duty, parts[i]);
		if (*words != '\0')
			part_text(part_add(node, pool_format(pool, "%s%s",
			    prefix, parts[i])), words, strlen(words));
	}
}

static void
mark_differences(struct revision *revision, xmlNode *node,
    const struct pair *pair, const char *name)
{
	struct pool *pool = revision->scope->pool;
	const char *old = revision_words(pool, pair->old, name);
	const char *new = revision_words(pool, pair->new, name);
	struct span *old_spans, *new_spans;

	if (compare_renumber_same(revision->scope->pool,
	    revision->changes, revision->of_old, old, new))
		return;
	part_set(node, pool_format(pool, "%s-differs", name), "yes");
	compare_words(pool, old, new, &old_spans, &new_spans);
	reworded_write_marked(node_child(node, name), new, new_spans);
	reworded_write_marked(node_child(node, pool_format(pool, "old-%s",
	    name)), old, old_spans);
}

static void
write_duty(struct revision *revision, xmlNode *affected,
    const struct pair *pair, enum duty_change change)
{
	xmlNode *node = part_add(affected, "duty");
	const struct duty *either = pair->new != NULL ? pair->new : pair->old;

	part_made_from(node, either->node);
	part_set(node, "change", revision_change_name(change));
	part_set(node, "provision", either->provision->address);
	part_set(node, "href", part_href(revision->scope, either->edition,
	    either->provision->address));
	if (change != DUTY_GONE)
		write_side(revision, node, pair->new, "");
	if (change != DUTY_NEW)
		write_side(revision, node, pair->old, "old-");
	if (change == DUTY_STALE)
		part_set(node, "because", revision_doubt_name(pair->doubt));
	if (change == DUTY_CHANGED) {
		mark_differences(revision, node, pair, "plain");
		mark_differences(revision, node, pair, "condition");
		reworded_write_list(revision, node, pair);
	}
	if (change == DUTY_STALE && pair->doubt != DOUBT_NAME)
		reworded_write_clause(revision, node, pair);
	part_set_flag(node, "stale", pair->new != NULL &&
	    check_coverage_is_stale(pair->new->edition, pair->new->provision));
}

static void
write_role(struct revision *revision, xmlNode *parent, const char *role)
{
	struct scope *scope = revision->scope;
	size_t counts[DUTY_CHANGE_COUNT] = {0}, i;
	enum duty_change change;
	xmlNode *affected = part_add(parent, "affected");

	part_set(affected, "role", role);
	part_set(affected, "title",
	    role_title(scope->request->authority, role));
	for (i = 0; i < revision->count; i++) {
		change = revision_change_for(&revision->pairs[i], role);
		counts[change]++;
		if (change != DUTY_SAME)
			write_duty(revision, affected, &revision->pairs[i],
			    change);
	}
	for (i = DUTY_NEW; i < DUTY_CHANGE_COUNT; i++)
		part_set_number(affected, revision_change_name(i), counts[i]);
	part_set_number(affected, "unrecorded", unrecorded_write_role(
	    revision, affected, role));
	part_set_number(affected, "rests", rests_write_role(scope, affected,
	    &revision->kept, role));
	papers_write(revision, affected, role, counts);
	if (affected->children == NULL) {
		xmlUnlinkNode(affected);
		xmlFreeNode(affected);
	}
}

static void
write_roles(struct revision *revision, xmlNode *parent)
{
	struct scope *scope = revision->scope;
	const xmlNode *role;

	if (scope->roles != NULL) {
		write_role(revision, parent, scope->roles[0]);
		return;
	}
	for (role = node_child(xmlDocGetRootElement(
	    scope->request->authority->source->document), "role");
	    role != NULL; role = node_next(role, "role"))
		if (node_attr(role, "id") != NULL)
			write_role(revision, parent, node_attr(role, "id"));
}

void
changes_write(struct scope *scope, xmlNode *node,
    const struct changes *changes)
{
	const struct edition *old = changes->old, *new = changes->new;
	struct revision revision;

	if (scope->request->authority == NULL || old->standard == NULL ||
	    new->standard == NULL || overlay_of(old)->source == NULL)
		return;
	revision = revision_read(scope, changes);
	part_set_flag(node, "unread", overlay_of(new)->source == NULL);
	papers_write_forms(&revision, node);
	unrecorded_write_all(&revision, node);
	if (scope->roles == NULL)
		related_write(&revision, node);
	write_roles(&revision, node);
	papers_write_kinds(&revision, node);
	if (scope->roles == NULL)
		rests_write_others(scope, node, changes);
}
