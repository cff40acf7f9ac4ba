/*
 * Notes: the kinds of what an editor remarked on a text, and what a note may
 * quote of it.
 */
#include "check/inside.h"

#include <string.h>

static const struct {
	const char	*name;
	unsigned	 kind;
} note_rows[] = {
	{ "sic", NOTE_SIC },
	{ "supplied", NOTE_SUPPLIED },
	{ "wrong-reference", NOTE_WRONG_REFERENCE },
	{ "doubtful-reference", NOTE_DOUBTFUL_REFERENCE },
	{ "undefined-term", NOTE_UNDEFINED_TERM },
	{ "unused-term", NOTE_UNUSED_TERM },
	{ "inconsistent-term", NOTE_INCONSISTENT_TERM },
	{ "missing-document", NOTE_MISSING_DOCUMENT },
	{ "conflict", NOTE_CONFLICT },
	{ "displaced", NOTE_DISPLACED },
	{ "ambiguous", NOTE_AMBIGUOUS },
	{ "layout", NOTE_LAYOUT },
};

unsigned
check_note_kind(const char *name)
{
	size_t i;

	for (i = 0; name != NULL && i < sizeof note_rows / sizeof *note_rows;
	    i++)
		if (strcmp(note_rows[i].name, name) == 0)
			return note_rows[i].kind;
	return 0;
}

const char *
check_note_kind_name(size_t at)
{
	return at < sizeof note_rows / sizeof *note_rows ?
	    note_rows[at].name : NULL;
}

bool
check_note_may_quote(const struct provision *provision, const char *quote)
{
	const char *related;

	if (strstr(provision->text, quote) != NULL ||
	    strstr(provision->caption, quote) != NULL ||
	    strstr(provision->number, quote) != NULL)
		return true;
	related = provision->kind != PROVISION_FORM ? NULL :
	    node_attr(provision->node, "related");
	return related != NULL && strstr(related, quote) != NULL;
}
