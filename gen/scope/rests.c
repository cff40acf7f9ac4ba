#include "base/word.h"
#include "scope/rests.h"

#include <string.h>

#include "corpus/guide.h"
#include "corpus/node.h"
#include "refer/role.h"
#include "scope/bearing.h"

/* The clause of a duty: its provision, with the parts that ask nothing. */

static bool
has_duty(const struct edition *edition, const struct provision *at)
{
	size_t i;

	for (i = 0; i < overlay_of(edition)->count; i++)
		if (overlay_of(edition)->duties[i].provision == at)
			return true;
	return false;
}

static bool
is_of_clause(const struct edition *edition, const struct provision *at,
    const struct provision *clause)
{
	for (; at != NULL && at != clause; at = at->parent)
		if (has_duty(edition, at))
			return false;
	return at == clause;
}

/* Writing */

static void
write_place(struct scope *scope, xmlNode *node, const struct changes *changes,
    const struct edition *edition, const struct provision *at)
{
	part_set(node, "citation", at->citation);
	part_set(node, "href", part_href(scope, edition, at->address));
	if (edition->standard != changes->new->standard)
		part_set(node, "standard-title", edition->standard->title);
}

static void
write_last_link(struct scope *scope, xmlNode *reason,
    const struct changes *changes, const struct rests_link *link)
{
	xmlNode *node = part_add(reason, "link");

	part_set(node, "how", rests_how_name(link->how));
	part_set(node, "words", link->words);
	if (link->at != NULL)
		write_place(scope, node, changes, link->edition, link->at);
}

static void
write_link(struct scope *scope, xmlNode *reason,
    const struct changes *changes, const struct rests_link *link)
{
	if (link->from != NULL)
		write_link(scope, reason, changes, link->from);
	write_last_link(scope, reason, changes, link);
}

static bool
same_value(const xmlNode *one, const xmlNode *other, const char *name)
{
	const char *these = node_attr(one, name), *those = node_attr(other,
	    name);

	return these == NULL || those == NULL ? these == those :
	    strcmp(these, those) == 0;
}

static bool
reads_alike(const xmlNode *one, const xmlNode *other)
{
	const xmlNode *these = one->children, *those = other->children;

	for (; these != NULL && those != NULL; these = these->next,
	    those = those->next)
		if (!same_value(these, those, "how") ||
		    !same_value(these, those, "words") ||
		    !same_value(these, those, "citation") ||
		    !same_value(these, those, "standard-title"))
			return false;
	return these == those;
}

/* An article and its only paragraph are cited alike: once is enough. */
static void
tell_once(xmlNode *reason)
{
	const xmlNode *before = reason->prev;

	for (; before != NULL; before = before->prev)
		if (node_is(before, "reason") &&
		    reads_alike(before, reason)) {
			xmlUnlinkNode(reason);
			xmlFreeNode(reason);
			return;
		}
}

static void
write_reason(struct scope *scope, xmlNode *rest,
    const struct changes *changes, const struct rest *from)
{
	xmlNode *reason = part_add(rest, "reason");

	write_link(scope, reason, changes, from->last);
	tell_once(reason);
}

static xmlNode *
add_rest(struct scope *scope, xmlNode *affected,
    const struct changes *changes, const struct duty *duty,
    const struct edition *edition, const struct provision *at)
{
	xmlNode *node = part_add(affected, "rest");

	part_made_from(node, duty->node);
	part_set(node, "id", duty->id);
	part_set(node, "modality", duty->modality);
	part_set(node, "provision", at->address);
	write_place(scope, node, changes, edition, at);
	part_copy_child(scope, node, duty->node, "plain");
	return node;
}

static const struct rests_link *
first_link(const struct rest *rest)
{
	const struct rests_link *link = rest->last;

	while (link->from != NULL)
		link = link->from;
	return link;
}

/* Who names a standard as a whole is told so where nothing says more. */
static bool
is_by_title(const struct rest *rest)
{
	return rest->last->how == RESTS_NAMES &&
	    first_link(rest)->how != RESTS_TITLE_CHANGED;
}

/* The way to a duty: as it was found, or through what the duty applies. */
static bool
is_borne(struct scope *scope, const struct rests *rests,
    const struct duty *duty, const struct rest *rest,
    const struct rests_link **through)
{
	*through = NULL;
	if (bearing_on(scope->pool, rests, duty, rest))
		return true;
	*through = bearing_through(rests, duty, rest);
	return *through != NULL;
}

static void
write_way(struct scope *scope, xmlNode *node, const struct changes *changes,
    const struct rest *rest, const struct rests_link *through)
{
	xmlNode *reason;

	if (through == NULL) {
		write_reason(scope, node, changes, rest);
		return;
	}
	reason = part_add(node, "reason");
	write_link(scope, reason, changes, through);
	write_last_link(scope, reason, changes, rest->last);
	tell_once(reason);
}

/* All reasons as one word, so that duties with the same ones stand together. */
static void
write_way_of_all(struct scope *scope, xmlNode *rest)
{
	static const char *const attrs[] = { "how", "words", "citation",
	    "standard-title" };
	const xmlNode *reason = node_child(rest, "reason"), *link;
	const char *way = "", *value;
	size_t i;

	for (; reason != NULL; reason = node_next(reason, "reason"))
		for (link = reason->children; link != NULL; link = link->next)
			for (i = 0; i < sizeof attrs / sizeof *attrs; i++) {
				value = node_attr(link, attrs[i]);
				way = pool_format(scope->pool, "%s|%s", way,
				    value != NULL ? value : "");
			}
	part_set(rest, "way", way);
}

/* The first of the changes to a standard that the clause names by its title. */
static bool
write_by_title(struct scope *scope, xmlNode *affected,
    const struct changes *changes, const struct duty *duty,
    const struct edition *edition, const struct provision *at)
{
	const struct rest *rest = rests_known(changes)->first, *first = NULL;
	const struct rests_link *told = NULL;
	size_t count = 0;
	xmlNode *node;

	for (; rest != NULL; rest = rest->next) {
		if (rest->last->edition != edition || !is_by_title(rest) ||
		    first_link(rest) == told ||
		    !is_of_clause(edition, rest->last->at, at) ||
		    !bearing_on(scope->pool, rests_known(changes), duty, rest))
			continue;
		told = first_link(rest);
		first = first == NULL ? rest : first;
		count++;
	}
	if (first == NULL)
		return false;
	node = add_rest(scope, affected, changes, duty, edition, at);
	write_reason(scope, node, changes, first);
	write_way_of_all(scope, node);
	if (count > 1)
		part_set_number(node, "more", count - 1);
	return true;
}

/* One row a duty, with all that it rests on. */
static bool
write_duty(struct scope *scope, xmlNode *affected,
    const struct changes *changes, const struct duty *duty,
    const struct edition *edition, const struct provision *at)
{
	const struct rests *rests = rests_known(changes);
	const struct rest *rest = rests->first;
	const struct rests_link *told = NULL, *through;
	xmlNode *node = NULL;

	for (; rest != NULL; rest = rest->next) {
		/* Of one change the nearest way is told, not each part's. */
		if (rest->last->edition != edition ||
		    first_link(rest) == told || is_by_title(rest) ||
		    !is_of_clause(edition, rest->last->at, at) ||
		    !is_borne(scope, rests, duty, rest, &through))
			continue;
		told = first_link(rest);
		if (node == NULL)
			node = add_rest(scope, affected, changes, duty,
			    edition, at);
		write_way(scope, node, changes, rest, through);
	}
	if (node != NULL)
		write_way_of_all(scope, node);
	return node != NULL || write_by_title(scope, affected, changes, duty,
	    edition, at);
}

static size_t
write_other_standards(struct scope *scope, xmlNode *affected,
    const struct changes *changes, const char *role)
{
	const struct authority *authority = scope->request->authority;
	const struct edition *edition;
	size_t i, j, count = 0;

	for (i = 0; i < authority->standard_count; i++) {
		edition = standard_current(&authority->standards[i]);
		if (edition == NULL ||
		    edition->standard == changes->new->standard)
			continue;
		for (j = 0; j < overlay_of(edition)->count; j++) {
			const struct duty *duty =
			    &overlay_of(edition)->duties[j];

			if (duty->provision != NULL &&
			    word_among(role_owing(duty), role))
				count += write_duty(scope, affected, changes,
				    duty, edition, duty->provision);
		}
	}
	return count;
}

size_t
rests_write_role(struct scope *scope, xmlNode *affected,
    const struct kept_duties *kept, const char *role)
{
	const struct changes *changes = kept->changes;
	size_t i, count = 0;

	if (rests_known(changes)->first == NULL)
		return 0;
	for (i = 0; i < kept->count; i++)
		if (word_among(kept->list[i].roles, role))
			count += write_duty(scope, affected, changes,
			    kept->list[i].duty, changes->new,
			    kept->list[i].at);
	return count + write_other_standards(scope, affected, changes, role);
}

/* What asks nothing of anybody */

/* Or introduces one, which is then told itself. */
static bool
is_of_any_clause(const struct edition *edition, const struct provision *at)
{
	const struct provision *up = at, *below = NULL;

	for (; up != NULL; up = up->parent)
		if (has_duty(edition, up))
			return true;
	while ((below = provision_inside(at, below)) != NULL)
		if (has_duty(edition, below))
			return true;
	return false;
}

static bool
is_first_of_place(const struct rests *rests, const struct rest *rest)
{
	const struct rest *before = rests->first;

	while (before != rest && (before->last->at != rest->last->at ||
	    is_by_title(before) != is_by_title(rest)))
		before = before->next;
	return before == rest;
}

/* By its title only as far as nothing says more. */
static bool
is_told_nearer(const struct rests *rests, const struct rest *by_title)
{
	const struct rest *rest = rests->first;

	for (; rest != NULL; rest = rest->next)
		if (rest->last->at == by_title->last->at &&
		    !is_by_title(rest))
			return true;
	return false;
}

/* What asks nothing and only stands under what changed says what it said. */
static bool
is_only_led(const struct rests *rests, const struct provision *at)
{
	const struct rest *rest = rests->first;

	for (; rest != NULL; rest = rest->next)
		if (rest->last->at == at && rest->last->how != RESTS_LEAD)
			return false;
	return true;
}

static bool
is_told_apart(const struct rests *rests, const struct rest *rest)
{
	if (is_by_title(rest) && is_told_nearer(rests, rest))
		return false;
	return !is_of_any_clause(rest->last->edition, rest->last->at) &&
	    !is_only_led(rests, rest->last->at);
}

static void
write_other(struct scope *scope, xmlNode *parent,
    const struct changes *changes, const struct rest *first)
{
	const struct provision *at = first->last->at;
	xmlNode *node = part_add(parent, "rest");
	const struct rest *rest = first;

	part_made_from(node, at->node);
	part_set(node, "kind", is_by_title(first) ? "title" :
	    at->kind == PROVISION_FORM ? "form" : "provision");
	part_set(node, "provision", at->address);
	part_set(node, "title", at->kind == PROVISION_FORM ? at->caption :
	    NULL);
	write_place(scope, node, changes, first->last->edition, at);
	for (; rest != NULL; rest = rest->next)
		if (rest->last->at == at &&
		    is_by_title(rest) == is_by_title(first))
			write_reason(scope, node, changes, rest);
}

/* Guides */

static bool
is_changed(const struct changes *changes, const char *address)
{
	const struct provision *old = find_provision(changes->old, address);
	const struct change *change = changes->first;
	const unsigned flags = CHANGE_ADDED | CHANGE_REMOVED | CHANGE_TEXT |
	    CHANGE_DELETED | CHANGE_INSIDE | CHANGE_NUMBER | CHANGE_MOVED |
	    CHANGE_STRUCTURE;

	for (; change != NULL; change = change->next)
		if (old != NULL && change->old == old)
			return (change->flags & flags) != 0 &&
			    (change->flags & CHANGE_WIDTH) == 0;
	return false;
}

/* The nearest way from a change to it; guides know the numbers in force. */
static const struct rest *
rest_of(const struct changes *changes, const char *address)
{
	const struct rests *rests = rests_known(changes);
	const struct provision *old = find_provision(changes->old, address);
	const struct rest *rest = rests->first;

	for (; rest != NULL; rest = rest->next)
		if (old != NULL && rest->last->edition == changes->new &&
		    rest->last->at == rests->of_old[old->order]->new)
			return rest;
	return NULL;
}

static void
write_guide(struct scope *scope, xmlNode *parent,
    const struct changes *changes, const xmlNode *guide, const char *address)
{
	const struct provision *at = find_provision(changes->old, address);
	const struct rest *rest = is_changed(changes, address) ? NULL :
	    rest_of(changes, address);
	xmlNode *node = part_add(parent, "guide");

	part_set(node, "title", node_attr(guide, "title"));
	part_set(node, "role", node_attr(guide, "role"));
	part_set(node, "change", is_changed(changes, address) ? "changed" :
	    "rests");
	part_set(node, "citation", at != NULL ? at->citation : address);
	if (rest != NULL)
		write_reason(scope, node, changes, rest);
}

/* The provision of this standard that a link leads to, or NULL. */
static const char *
cited_here(const struct changes *changes, const xmlNode *cite)
{
	const char *ref = node_is(cite, "cite") ? node_attr(cite, "ref") :
	    NULL;
	const char *id = changes->new->standard->id;
	size_t length = strlen(id);

	if (ref == NULL || strncmp(ref, id, length) != 0 ||
	    ref[length] != '#')
		return NULL;
	return ref + length + 1;
}

static void
write_cites(struct scope *scope, xmlNode *parent,
    const struct changes *changes, const xmlNode *guide, const xmlNode *node)
{
	const char *address;

	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		address = cited_here(changes, node);
		if (address != NULL && (is_changed(changes, address) ||
		    rest_of(changes, address) != NULL))
			write_guide(scope, parent, changes, guide, address);
		write_cites(scope, parent, changes, guide,
		    node->children);
	}
}

/* It calls the standard as it was called. */
static void
write_calling(xmlNode *parent, const struct changes *changes,
    const xmlNode *guide)
{
	const char *renamed = rests_known(changes)->renamed;
	xmlNode *node;
	xmlChar *words;

	if (renamed == NULL)
		return;
	words = xmlNodeGetContent(guide);
	if (strstr((const char *)words, renamed) != NULL) {
		node = part_add(parent, "guide");
		part_set(node, "title", node_attr(guide, "title"));
		part_set(node, "role", node_attr(guide, "role"));
		part_set(node, "change", "title");
		part_set(node, "citation", renamed);
	}
	xmlFree(words);
}

static void
write_guides(struct scope *scope, xmlNode *parent,
    const struct changes *changes)
{
	/* What is wrong with a guide is said where guides are printed. */
	struct problems *ignored = problems_new();
	xmlDoc *guides = guide_load_all(scope->pool,
	    scope->request->authority, ignored);
	const xmlNode *guide = xmlDocGetRootElement(guides)->children;

	for (; guide != NULL; guide = guide->next)
		if (node_is(guide, "guide")) {
			write_cites(scope, parent, changes, guide,
			    guide->children);
			write_calling(parent, changes, guide);
		}
	xmlFreeDoc(guides);
	problems_free(ignored);
}

void
rests_write_others(struct scope *scope, xmlNode *parent,
    const struct changes *changes)
{
	const struct rests *rests = rests_known(changes);
	const struct rest *rest;
	xmlNode *searched = part_add(parent, "searched");

	part_set_number(searched, "standards", rests->standards);
	part_set_number(searched, "provisions", rests->provisions);
	part_set_number(searched, "changes", rests->changes);
	for (rest = rests->first; rest != NULL; rest = rest->next)
		if (is_told_apart(rests, rest) &&
		    is_first_of_place(rests, rest))
			write_other(scope, parent, changes, rest);
	write_guides(scope, parent, changes);
}
