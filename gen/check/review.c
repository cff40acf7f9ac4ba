/*
 * Review: what changed since the overlay was last read against the text is
 * to be read again.
 */
#include "check/inside.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"

enum {
	NAMES_MAX = 8		/* duties named in one message */
};

/* Is the duty about this provision, or is the provision part of the duty? */
static bool
depends(const struct duty *duty, const struct provision *provision)
{
	const struct provision *at;

	if (duty->provision == provision)
		return true;
	if (node_attr(duty->node, "covers") == NULL)
		return false;
	for (at = provision->parent; at != NULL; at = at->parent)
		if (duty->provision == at)
			return true;
	return false;
}

static const char *
own_id(const struct duty *duty)
{
	const char *id = node_attr(duty->node, "id");

	return id != NULL ? id : duty->id;
}

/* The first few duties that depend on the provision; how many there are. */
static size_t
name_dependents(const struct edition *edition,
    const struct provision *provision, struct text *names)
{
	size_t i, count = 0;

	for (i = 0; i < overlay_of(edition)->count; i++) {
		const struct duty *duty = &overlay_of(edition)->duties[i];

		if (!depends(duty, provision) || count++ >= NAMES_MAX)
			continue;
		text_add_format(names, "%s%s", count > 1 ? message_comma() :
		    "", own_id(duty));
	}
	return count;
}

static void
report_stale(const struct edition *edition, const struct provision *provision,
    struct problems *problems)
{
	const struct account *account = check_coverage_account(edition,
	    provision);
	enum problem_id id = edition->is_draft ? PROBLEM_DRAFT_STALE :
	    PROBLEM_REVIEW_STALE;
	struct place place = xml_place(provision->node);
	const struct provision *now = check_digest_find(edition,
	    account->locked, provision);
	struct text names = {0};
	size_t count = name_dependents(edition, provision, &names);

	if (account->why != NULL && strcmp(account->why, "record") == 0)
		problem_add(problems, id, place, "a part of what was written "
		    "about %s \"%s\" went with the provision that it named; "
		    "read again what is left", provision->address,
		    provision->citation);
	else if (account->why != NULL)
		problem_add(problems, id, place, "%s \"%s\" names by number "
		    "what has another number since it was reviewed; read "
		    "again what is written about it", provision->address,
		    provision->citation);
	else if (now != NULL)
		problem_add(problems, id, place, "%s \"%s\" has other words "
		    "than when it was reviewed: those stand at %s \"%s\" now; "
		    "read again what is written about both",
		    provision->address, provision->citation, now->address,
		    now->citation);
	else if (count > NAMES_MAX)
		problem_add(problems, id, place, "%s \"%s\" has changed since "
		    "it was reviewed; read again what is written about it: %s "
		    "and %zu more", provision->address, provision->citation,
		    names.bytes, count - NAMES_MAX);
	else if (count > 0)
		problem_add(problems, id, place, "%s \"%s\" has changed since "
		    "it was reviewed; read again what is written about it: %s",
		    provision->address, provision->citation, names.bytes);
	else if (account->all == COVERAGE_EXEMPT)
		problem_add(problems, id, place, "%s \"%s\" has changed since "
		    "it was reviewed; read again whether it is exempt (%s)",
		    provision->address, provision->citation,
		    account->reason != NULL ? account->reason : "");
	else
		problem_add(problems, id, place, "%s \"%s\" has changed since "
		    "it was reviewed; read again what it belongs to",
		    provision->address, provision->citation);
	text_free(&names);
}

static void
report_orphans(const struct edition *edition, struct problems *problems)
{
	const struct orphan *orphan;
	const char *path = check_lock_path(edition->notes->pool,
	    edition->standard->authority);

	for (orphan = check_coverage_map(edition)->orphans; orphan != NULL;
	    orphan = orphan->next) {
		struct place place = { path, orphan->line, 1 };
		const struct provision *now = check_digest_find(edition,
		    orphan->digest, NULL);

		if (now != NULL)
			problem_add(problems, PROBLEM_REVIEW_ORPHAN, place,
			    "%s was reviewed, but %s has no such provision "
			    "any more; its words stand at %s \"%s\" now",
			    orphan->address, edition->name, now->address,
			    now->citation);
		else
			problem_add(problems, PROBLEM_REVIEW_ORPHAN, place,
			    "%s was reviewed, but %s has no such provision "
			    "any more", orphan->address, edition->name);
	}
}

/* One line for a whole edition that nobody has read yet. */
static bool
report_unread(const struct edition *edition, struct problems *problems)
{
	if (check_coverage_map(edition)->is_reviewed)
		return false;
	problem_add(problems, edition->is_draft ? PROBLEM_DRAFT_UNREVIEWED :
	    PROBLEM_REVIEW_MISSING,
	    xml_place(overlay_of(edition)->root),
	    "%s was never reviewed; when it is, run: kijun accept %s",
	    edition->name, edition->standard->id);
	return true;
}

void
check_review(struct checking *checking)
{
	const struct edition *edition = checking->edition;
	const struct provision *at;
	bool *moved = pool_take(checking->pool, edition->provision_count + 1);
	struct links links = { .pool = checking->pool };

	if (edition->standard == NULL)
		return;
	report_orphans(edition, checking->problems);
	if (overlay_of(edition)->source == NULL)
		return;
	check_link_overlay(checking->corpus, edition, &links);
	check_moved_own(edition, &links, moved, checking->problems);
	if (report_unread(edition, checking->problems))
		return;
	/* What is wrong is mended first, and then read. */
	if (!checking->has_errors)
		check_edited(edition, &links, moved, checking->problems);
	for (at = edition->provisions; at != NULL; at = at->next) {
		const struct account *account = check_coverage_account(edition,
		    at);

		/* What is written about it is reported, one by one. */
		if (moved[at->order])
			continue;
		if (check_coverage_is_stale(edition, at)) {
			report_stale(edition, at, checking->problems);
			if (!edition->is_draft)
				check_rests_report(edition, at,
				    checking->problems);
		} else if (account->locked == NULL && !account->is_proposed &&
		    check_coverage_is_said(account))
			problem_add(checking->problems, edition->is_draft ?
			    PROBLEM_DRAFT_UNREVIEWED : PROBLEM_REVIEW_MISSING,
			    xml_place(at->node), "%s \"%s\" was not there "
			    "when %s was reviewed", at->address, at->citation,
			    edition->standard->id);
	}
}
