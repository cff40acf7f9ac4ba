/*
 * Coverage: how each provision is accounted for by the overlay. What is said
 * of a provision holds for what is below it until something is said there.
 */
#include "check/inside.h"

#include <string.h>

static struct account *
account_at(const struct edition *edition, struct coverage_map *map,
    const char *address)
{
	const struct provision *provision;

	if (address == NULL)
		return NULL;
	provision = find_provision(edition, address);
	return provision != NULL ? &map->accounts[provision->order] : NULL;
}

/* A duty is more than an exemption, an exemption more than context. */
static void
say(struct account *account, enum coverage coverage, const char *reason)
{
	if (account == NULL)
		return;
	if (account->own == COVERAGE_NONE || coverage < account->own) {
		account->own = coverage;
		account->own_reason = reason;
	}
}

/* covers="items", or the addresses of what belongs to the duty. */
static void
say_covers(const struct edition *edition, struct coverage_map *map,
    const struct duty *duty)
{
	const char *covers = node_attr(duty->node, "covers");
	char address[64];
	size_t length;

	if (covers == NULL)
		return;
	if (strcmp(covers, "items") == 0) {
		map->accounts[duty->provision->order].is_covering = true;
		return;
	}
	for (; *covers != '\0'; covers += length) {
		covers += strspn(covers, " ");
		length = strcspn(covers, " ");
		if (length == 0 || length >= sizeof address)
			continue;
		memcpy(address, covers, length);
		address[length] = '\0';
		say(account_at(edition, map, address), COVERAGE_CONTEXT, NULL);
	}
}

static void
say_duties(const struct edition *edition, struct coverage_map *map)
{
	size_t i;

	for (i = 0; i < overlay_of(edition)->count; i++) {
		const struct duty *duty = &overlay_of(edition)->duties[i];

		if (duty->provision == NULL)
			continue;
		say(&map->accounts[duty->provision->order], COVERAGE_DUTY,
		    NULL);
		if (check_proposed_is(duty->node))
			map->accounts[duty->provision->order].is_proposed =
			    true;
		say_covers(edition, map, duty);
	}
}

/* In the order of the file. */
static void
add_note(const struct edition *edition, struct account *account,
    const xmlNode *node)
{
	struct note *note = pool_take(edition->notes->pool, sizeof *note);
	struct note **end = &account->notes;

	note->kind = check_note_kind(node_attr(node, "kind"));
	note->quote = node_attr(node, "quote");
	note->node = node;
	while (*end != NULL)
		end = &(*end)->next;
	*end = note;
}

static void
say_rest(const struct edition *edition, struct coverage_map *map)
{
	xmlNode *node = overlay_of(edition)->root;

	for (node = node->children; node != NULL; node = node->next) {
		struct account *account;

		if (node->type != XML_ELEMENT_NODE || node_is(node, "duty"))
			continue;
		account = account_at(edition, map,
		    node_attr(node, "provision"));
		if (account == NULL)
			continue;
		if (node_is(node, "exempt"))
			say(account, COVERAGE_EXEMPT,
			    node_attr(node, "reason"));
		else if (node_is(node, "context"))
			say(account, COVERAGE_CONTEXT, NULL);
		else if (node_is(node, "note"))
			add_note(edition, account, node);
		if (check_proposed_is(node))
			account->is_proposed = true;
	}
}

/* Parents stand before their children, so one walk is enough. */
static void
inherit(const struct edition *edition, struct coverage_map *map)
{
	const struct provision *at;

	for (at = edition->provisions; at != NULL; at = at->next) {
		struct account *account = &map->accounts[at->order];
		const struct account *above = at->parent == NULL ? NULL :
		    &map->accounts[at->parent->order];

		account->all = account->own;
		account->reason = account->own_reason;
		if (above != NULL && above->is_covering)
			account->is_covering = true;
		if (account->own != COVERAGE_NONE)
			continue;
		/* What a proposal covers has been read no more than it. */
		if (above != NULL && above->is_proposed)
			account->is_proposed = true;
		if (at->is_deleted) {
			account->all = COVERAGE_EXEMPT;
			account->reason = "deleted";
		} else if (above != NULL && above->is_covering) {
			account->all = COVERAGE_CONTEXT;
		} else if (above != NULL && above->all != COVERAGE_DUTY) {
			account->all = above->all;
			account->reason = above->reason;
		}
	}
}

static bool
is_heading(const struct provision *provision)
{
	return provision->kind <= PROVISION_ARTICLE ||
	    provision->kind == PROVISION_SUPPLEMENT;
}

/* An article or chapter is the most that any of its parts is. */
static void
gather(const struct edition *edition, struct coverage_map *map)
{
	const struct provision *at, *above;

	for (at = edition->provisions; at != NULL; at = at->next) {
		const struct account *account = &map->accounts[at->order];

		if (is_heading(at) || account->all == COVERAGE_NONE)
			continue;
		for (above = at->parent; above != NULL;
		    above = above->parent) {
			struct account *whole = &map->accounts[above->order];

			if (!is_heading(above) ||
			    whole->own != COVERAGE_NONE)
				continue;
			if (account->is_proposed)
				whole->is_proposed = true;
			if (whole->all == COVERAGE_NONE ||
			    account->all < whole->all) {
				whole->all = account->all;
				whole->reason = account->reason;
			}
		}
	}
}

static void
make_map(const struct edition *edition, struct coverage_map *map)
{
	map->accounts = pool_take(edition->notes->pool,
	    (edition->provision_count + 1) * sizeof *map->accounts);
	if (overlay_of(edition)->source != NULL) {
		say_duties(edition, map);
		say_rest(edition, map);
	}
	inherit(edition, map);
	gather(edition, map);
	if (edition->standard != NULL)
		check_lock_read(edition, map);
}

struct coverage_map *
check_coverage_map(const struct edition *edition)
{
	struct coverage_map *map = notebook_open(edition->notes,
	    NOTEBOOK_COVERAGE, sizeof *map);

	if (map->accounts == NULL)
		make_map(edition, map);
	return map;
}

struct account *
check_coverage_account(const struct edition *edition,
    const struct provision *provision)
{
	return &check_coverage_map(edition)->accounts[provision->order];
}

enum coverage
check_coverage(const struct edition *edition,
    const struct provision *provision)
{
	return check_coverage_account(edition, provision)->all;
}

const char *
check_coverage_reason(const struct edition *edition, const struct provision
    *provision)
{
	const struct account *account = check_coverage_account(edition,
	    provision);

	return account->all == COVERAGE_EXEMPT ? account->reason : NULL;
}

const char *
check_coverage_status(struct pool *pool, const struct edition *edition,
    const struct provision *provision)
{
	const char *reason, *mark = check_coverage_is_proposed(edition,
	    provision) ? "proposed:" : "";

	switch (check_coverage(edition, provision)) {
	case COVERAGE_NONE:
		return "";
	case COVERAGE_DUTY:
		return pool_format(pool, "%sduty", mark);
	case COVERAGE_EXEMPT:
		reason = check_coverage_reason(edition, provision);
		return pool_format(pool, "%sexempt:%s", mark,
		    reason != NULL ? reason : "");
	case COVERAGE_CONTEXT:
		return pool_format(pool, "%scontext", mark);
	}
	return "";
}

bool
check_coverage_is_proposed(const struct edition *edition,
    const struct provision *provision)
{
	return check_coverage_account(edition, provision)->is_proposed;
}

bool
check_coverage_is_stale(const struct edition *edition,
    const struct provision *provision)
{
	struct account *account = check_coverage_account(edition, provision);

	if (account->locked == NULL)
		return false;
	if (!account->is_compared) {
		account->is_stale = account->why != NULL ||
		    !check_digest_holds(provision, account->locked);
		account->is_compared = true;
	}
	return account->is_stale;
}

bool
check_coverage_is_said(const struct account *account)
{
	return account->all != COVERAGE_NONE || account->notes != NULL;
}

const char *
check_coverage_locked(const struct edition *edition,
    const struct provision *provision)
{
	return check_coverage_account(edition, provision)->locked;
}

const char *
check_coverage_why(const struct edition *edition,
    const struct provision *provision)
{
	return check_coverage_account(edition, provision)->why;
}

bool
check_coverage_has(const struct edition *edition,
    const struct provision *provision)
{
	return check_coverage_is_said(check_coverage_account(edition,
	    provision));
}
