/*
 * Taken: what an accept takes as read, record by record, so that nobody signs
 * for more than was looked at.
 */
#include "check/inside.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"

enum {
	LINES_MAX = 60		/* a screen or two; of the rest the number */
};

struct taking {
	struct text	*out;
	size_t		 count;
};

static bool
may_tell(struct taking *taking)
{
	return taking->count++ < LINES_MAX;
}

static void
tell_records(struct taking *taking, const struct edition *edition,
    const struct links *links)
{
	const struct link *link;
	const xmlNode *told = NULL;

	for (link = links->list; link < links->list + links->count; link++) {
		const struct account *account;

		if (!link->is_own || link->provision == NULL ||
		    link->record == told)
			continue;
		account = check_coverage_account(edition, link->provision);
		if (account->locked == NULL || account->is_proposed ||
		    check_coverage_is_stale(edition, link->provision) ||
		    check_edited_has_key(account->keys, link->key))
			continue;
		told = link->record;
		if (may_tell(taking))
			text_add_format(taking->out, message_translate(
			    "  %s:%d: <%s> about %s \"%s\", written or "
			    "changed since\n"), xml_place(link->record).file,
			    xml_place(link->record).line, link->record->name,
			    link->provision->address,
			    link->provision->citation);
	}
}

static void
tell_provisions(struct taking *taking, const struct edition *edition)
{
	const struct provision *at;

	for (at = edition->provisions; at != NULL; at = at->next) {
		const struct account *account = check_coverage_account(edition,
		    at);

		if (account->is_proposed || !check_coverage_is_said(account))
			continue;
		if (account->locked == NULL && may_tell(taking))
			text_add_format(taking->out, message_translate(
			    "  %s \"%s\" of %s, for the first time\n"),
			    at->address, at->citation, edition->name);
		else if (account->locked != NULL && check_coverage_is_stale(
		    edition, at) && may_tell(taking))
			text_add_format(taking->out, message_translate(
			    "  %s \"%s\" of %s, whose words changed\n"),
			    at->address, at->citation, edition->name);
	}
}

static void
tell_edition(struct taking *taking, const struct corpus *corpus,
    const struct edition *edition)
{
	struct links links = { .pool = pool_new() };

	if (overlay_of(edition)->source == NULL) {
		pool_free(links.pool);
		return;
	}
	if (!check_coverage_map(edition)->is_reviewed) {
		text_add_format(taking->out, message_translate("  all of %s, "
		    "for the first time\n"), edition->name);
	} else {
		check_link_overlay(corpus, edition, &links);
		tell_provisions(taking, edition);
		tell_records(taking, edition, &links);
	}
	pool_free(links.pool);
}

void
check_taken(const struct corpus *corpus,
    const struct authority *authority, const struct standard *standard,
    struct text *out)
{
	struct taking taking = { .out = out };
	const struct edition *edition;
	size_t i;

	for (i = 0; i < authority->standard_count; i++) {
		if (standard != NULL && standard != &authority->standards[i])
			continue;
		for (edition = NULL; (edition = standard_next(
		    &authority->standards[i], edition)) != NULL;)
			tell_edition(&taking, corpus, edition);
	}
	if (taking.count > LINES_MAX)
		text_add_format(out, message_translate("  and %zu more\n"),
		    taking.count - LINES_MAX);
}
