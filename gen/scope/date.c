#include "scope/date.h"

#include <string.h>

/* What makes an edition, and how its label says it. */
static const struct { const char *text, *label; } verbs[] = {
	{ "決定", "決定" }, { "制定", "制定" }, { "改正", "改正" },
	{ "から施行", "施行" }, { "から実施", "実施" }, { "施行", "施行" },
	{ "実施", "実施" }, { "から適用", "適用" }
};

/* 決定 behind the edition's day in this text, "" for another verb, or NULL. */
static const char *
find_verb(const char *text, struct day wanted)
{
	const char *at = text, *end;
	struct day found;
	size_t i;

	while ((at = date_find(at, &found, &end)) != NULL) {
		at = end;
		if (date_compare(found, wanted) != 0)
			continue;
		for (i = 0; i < sizeof verbs / sizeof *verbs; i++)
			if (strncmp(end, verbs[i].text,
			    strlen(verbs[i].text)) == 0)
				return verbs[i].label;
	}
	return NULL;
}

/* What is only an example must not be taken for what somebody proposes. */
static const char *
draft_label(struct pool *pool, const struct edition *edition)
{
	const xmlNode *draft = node_child(overlay_of(edition)->root, "draft");
	const char *status = draft != NULL ? node_attr(draft, "status") :
	    NULL;
	const char *name = strncmp(edition->id, "draft-", 6) == 0 ?
	    edition->id + 6 : "";

	if (status != NULL && strcmp(status, "example") == 0)
		return pool_format(pool, "例示の案(%s%s未採用)", name,
		    *name != '\0' ? "、" : "");
	return *name != '\0' ? pool_format(pool, "案(%s)", name) : "案";
}

const char *
date_edition_label(struct pool *pool, const struct edition *edition)
{
	const struct provision *provision;
	const char *verb = NULL;
	struct day day;

	if (edition->is_draft)
		return draft_label(pool, edition);
	if (!date_read(edition->id, &day))
		return edition->id;
	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next) {
		if (provision->is_main || provision->kind == PROVISION_FORM)
			continue;
		verb = find_verb(provision->text, day);
		if (verb != NULL)
			break;
	}
	return pool_format(pool, "%s%s", date_era(pool, day),
	    verb != NULL ? verb : "");
}
