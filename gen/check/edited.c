/*
 * Edited: is what the overlay says of a provision what it said when the two
 * were read against each other? reviewed.lock has a key of every record that
 * points to the provision. A duty whose modality, roles or question were
 * changed after the review was read by nobody, though its clause is the same.
 */
#include "check/inside.h"

#include <string.h>

#include "base/names.h"

struct editing {
	const struct edition	*edition;
	const bool		*moved;
	struct problems		*problems;
	struct names		 told;	/* ADDRESS KEY, of the overlay now */
	const xmlNode		*said;	/* the record reported last */
};

/* Its words are those that were read, and the lock knows its records. */
static bool
is_comparable(const struct editing *editing,
    const struct provision *provision)
{
	const struct account *account = check_coverage_account(
	    editing->edition, provision);

	/* The lock's first version had no keys. */
	return account->locked != NULL && !account->is_proposed &&
	    strlen(account->locked) == DIGEST_LENGTH &&
	    !editing->moved[provision->order] &&
	    !check_coverage_is_stale(editing->edition, provision);
}

bool
check_edited_has_key(const char *keys, const char *key)
{
	for (; keys != NULL && *keys != '\0'; keys += strcspn(keys, ","),
	    keys += *keys == ',')
		if (strncmp(keys, key, DIGEST_KEY) == 0)
			return true;
	return false;
}

static const char *
entry(struct editing *editing, const struct provision *provision,
    const char *key)
{
	return pool_format(editing->told.pool, "%s %.*s", provision->address,
	    DIGEST_KEY, key);
}

/* True if it has been changed, or written, since. */
static bool
check_link(struct editing *editing, const struct link *link)
{
	const struct account *account = check_coverage_account(
	    editing->edition, link->provision);

	if (check_edited_has_key(account->keys, link->key))
		return false;
	if (link->record == editing->said)
		return true;
	editing->said = link->record;
	problem_add(editing->problems, editing->edition->is_draft ?
	    PROBLEM_DRAFT_STALE : PROBLEM_REVIEW_EDITED,
	    xml_place(link->record), "this <%s> about %s \"%s\" is not what "
	    "was reviewed; read it against the words, then run: kijun accept "
	    "%s", link->record->name, link->provision->address,
	    link->provision->citation, editing->edition->standard->id);
	return true;
}

/* Locks have keys since they know of links; a draft may have none yet. */
static bool
has_keys(const struct edition *edition)
{
	const struct coverage_map *map = check_coverage_map(edition);
	size_t i;

	for (i = 0; i < edition->provision_count; i++)
		if (map->accounts[i].keys != NULL &&
		    *map->accounts[i].keys != '\0')
			return true;
	return false;
}

/* A record that was read and is not there any more. */
static void
check_lost(struct editing *editing, const struct provision *provision)
{
	const char *keys = check_coverage_account(editing->edition,
	    provision)->keys;

	for (; keys != NULL && *keys != '\0'; keys += strcspn(keys, ","),
	    keys += *keys == ',')
		if (names_find(&editing->told, entry(editing, provision,
		    keys)) == NULL) {
			problem_add(editing->problems,
			    editing->edition->is_draft ? PROBLEM_DRAFT_STALE :
			    PROBLEM_REVIEW_EDITED, xml_place(provision->node),
			    "something that was written about %s \"%s\" when "
			    "it was reviewed is gone; read what is left "
			    "against the words, then run: kijun accept %s",
			    provision->address, provision->citation,
			    editing->edition->standard->id);
			return;
		}
}

void
check_edited(const struct edition *edition, const struct links *links,
    const bool *moved, struct problems *problems)
{
	struct editing editing = { .edition = edition, .moved = moved,
	    .problems = problems, .told = { .pool = links->pool } };
	bool *is_edited = pool_take(links->pool,
	    edition->provision_count + 1);
	const struct provision *at;
	const struct link *link;

	if (!has_keys(edition))
		return;
	for (link = links->list; link < links->list + links->count; link++) {
		if (!link->is_own || link->provision == NULL ||
		    !is_comparable(&editing, link->provision))
			continue;
		names_add(&editing.told, entry(&editing, link->provision,
		    link->key), (void *)link);
		is_edited[link->provision->order] |= check_link(&editing,
		    link);
	}
	for (at = edition->provisions; at != NULL; at = at->next)
		if (is_comparable(&editing, at) && !is_edited[at->order])
			check_lost(&editing, at);
}
