/*
 * Forms: what forms.xml holds is cited, and belongs to provisions that exist.
 * The other way round, citations of forms are references: see check_text.
 */
#include "check/inside.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/word.h"

static const unsigned silent_kinds = NOTE_WRONG_REFERENCE |
    NOTE_DOUBTFUL_REFERENCE | NOTE_MISSING_DOCUMENT | NOTE_SIC;

/* By its title instead of its number. */
static bool
is_named(const struct checking *checking, const struct provision *form)
{
	const struct provision *at = checking->edition->provisions;

	for (; at != NULL; at = at->next)
		if (at->kind != PROVISION_FORM && *form->caption != '\0' &&
		    strstr(at->text, form->caption) != NULL)
			return true;
	return false;
}

static bool
is_noted(const struct checking *checking, const struct provision *form,
    const char *quotable)
{
	const struct note *note = check_coverage_account(checking->edition,
	    form)->notes;

	for (; note != NULL; note = note->next)
		if ((note->kind & silent_kinds) != 0 && (note->quote == NULL ||
		    strstr(quotable, note->quote) != NULL))
			return true;
	return false;
}

/* 第7条, 第9条第2項 of (第7条及び第9条第2項関係) in turn. */
static const char *
next_related(struct pool *pool, const char **cursor)
{
	const char *end = *cursor + strlen(*cursor), *start;
	struct ordinal ordinal;

	while (*cursor < end) {
		start = *cursor;
		while (number_read_ordinal(cursor, end, &ordinal))
			number_skip_blanks(cursor, end);
		if (*cursor > start)
			return pool_copy(pool, start,
			    (size_t)(*cursor - start));
		text_next(cursor, end);
	}
	return NULL;
}

static bool
is_inside(const struct provision *provision, const struct provision *top)
{
	for (; provision != NULL; provision = provision->parent)
		if (provision == top)
			return true;
	return false;
}

static bool
is_listed(struct checking *checking, const char *addresses,
    const struct provision *related)
{
	const struct provision *listed;
	const char *address;

	while ((address = word_next(checking->pool, &addresses,
	    " \t\n")) != NULL) {
		listed = check_find(checking, address);
		if (listed != NULL && (is_inside(listed, related) ||
		    is_inside(related, listed)))
			return true;
	}
	return false;
}

static void
check_related(struct checking *checking, const struct provision *form)
{
	const char *cursor = node_attr(form->node, "related");
	const char *addresses = node_attr(form->node, "provisions");
	const struct provision *related;
	const char *name;

	if (cursor == NULL || is_noted(checking, form, cursor))
		return;
	while ((name = next_related(checking->pool, &cursor)) != NULL) {
		related = find_provision(checking->edition, name);
		if (related == NULL)
			problem_add(checking->problems, PROBLEM_FORM_ASTRAY,
			    check_place(form->node, "related"),
			    "\"%s\" belongs to \"%s\", which %s does not have",
			    form->citation, name, checking->edition->name);
		else if (addresses != NULL && !is_listed(checking, addresses,
		    related))
			problem_add(checking->problems, PROBLEM_FORM_ASTRAY,
			    check_place(form->node, "provisions"),
			    "\"%s\" belongs to \"%s\" by its print, but not "
			    "by provisions=\"%s\"", form->citation, name,
			    addresses);
	}
}

static void
check_provisions(struct checking *checking, const struct provision *form)
{
	const char *cursor = node_attr(form->node, "provisions"), *address;

	while (cursor != NULL && (address = word_next(checking->pool,
	    &cursor, " \t\n")) != NULL)
		if (check_find(checking, address) == NULL)
			problem_add(checking->problems, PROBLEM_FORM_ASTRAY,
			    check_place(form->node, "provisions"),
			    "\"%s\" belongs to %s, which %s does not have",
			    form->citation, address, checking->edition->name);
}

/* The text prints it as well: what cites that cites this. */
static bool
is_cited_as_print(const struct checking *checking,
    const struct provision *form)
{
	const struct provision *at = checking->edition->provisions;

	for (; at != NULL; at = at->next)
		if (at->kind == PROVISION_APPENDIX && checking->cited[at->order]
		    && strcmp(at->number, form->number) == 0)
			return true;
	return false;
}

static void
check_cited(struct checking *checking, const struct provision *form)
{
	const char *related = node_attr(form->node, "related");

	if (checking->cited[form->order] || is_named(checking, form) ||
	    is_cited_as_print(checking, form) || is_noted(checking, form, related != NULL ? related : ""))
		return;
	problem_add(checking->problems, PROBLEM_FORM_UNCITED,
	    xml_place(form->node), "no provision of %s cites \"%s\" (%s)",
	    checking->edition->name, form->citation, form->caption);
}

void
check_forms(struct checking *checking)
{
	const struct edition *edition = checking->edition;
	const struct provision *at = edition->provisions;

	if (edition->forms == NULL)
		return;
	check_records(checking, xmlDocGetRootElement(
	    edition->forms->document));
	for (; at != NULL; at = at->next) {
		if (at->kind != PROVISION_FORM || !node_is(at->node, "form"))
			continue;
		check_provisions(checking, at);
		check_related(checking, at);
		check_cited(checking, at);
	}
}
