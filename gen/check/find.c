/*
 * Finding what an attribute names, and saying so if it is not there.
 */
#include "check/inside.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"

struct place
check_place(const xmlNode *node, const char *attr)
{
	const xmlAttr *found = attr != NULL ?
	    xmlHasProp(node, BAD_CAST attr) : NULL;

	return found != NULL ? xml_attr_place(found) : xml_place(node);
}

const char *
check_next_word(struct pool *pool, const char **cursor,
    const char *separators)
{
	const char *start = *cursor + strspn(*cursor, separators);
	size_t length = strcspn(start, separators);

	*cursor = start + length;
	return length > 0 ? pool_copy(pool, start, length) : NULL;
}

bool
check_has_file(const struct checking *checking, const struct edition *edition,
    const char *name)
{
	const char *path = edition->text->path;
	const char *slash = strrchr(path, '/');
	int length = slash != NULL ? (int)(slash + 1 - path) : 0;

	return access(pool_format(checking->pool, "%.*s%s", length, path,
	    name), F_OK) == 0;
}

/* That standard's edition in force, else its newest draft. */
static const struct edition *
edition_of(const struct checking *checking, const char *id)
{
	const struct standard *standard;

	if (checking->corpus == NULL)
		return NULL;
	standard = find_standard(checking->corpus, id);
	if (standard == NULL || standard->edition_count == 0)
		return NULL;
	return standard->current != NULL ? standard->current :
	    &standard->editions[standard->edition_count - 1];
}

/* Standard and address parted at #; the edition is ours without one. */
static const struct edition *
split(const struct checking *checking, const char *name,
    const char **address)
{
	const char *hash = strchr(name, '#');
	const char *id;

	*address = name;
	if (hash == NULL)
		return checking->edition;
	*address = hash + 1;
	id = pool_copy(checking->pool, name, (size_t)(hash - name));
	if (checking->edition != NULL && checking->edition->standard != NULL &&
	    strcmp(checking->edition->standard->id, id) == 0)
		return checking->edition;
	return edition_of(checking, id);
}

bool
check_is_unread(const struct checking *checking, const char *name)
{
	const struct standard *standard = checking->corpus == NULL ? NULL :
	    find_standard(checking->corpus, pool_copy(checking->pool, name,
	    strcspn(name, "#")));

	return standard != NULL && find_is_unread(standard);
}

/* find_provision also reads 第7条 and the like, which are no addresses. */
static bool
is_address(const char *address)
{
	for (; *address != '\0'; address++)
		if ((unsigned char)*address >= 0x80)
			return false;
	return true;
}

const struct provision *
check_find_in(const struct checking *checking, const char *name,
    const struct edition **edition)
{
	const char *address;

	*edition = split(checking, name, &address);
	if (*edition == NULL || !is_address(address))
		return NULL;
	return find_provision(*edition, address);
}

const struct provision *
check_find(const struct checking *checking, const char *name)
{
	const struct edition *edition;

	return check_find_in(checking, name, &edition);
}

const char *
check_hint(struct checking *checking, const char *word,
    const char *const *candidates, size_t count)
{
	const char *near = text_nearest(word, candidates, count);

	return near == NULL ? "" : pool_format(checking->pool,
	    " (did you mean \"%s\"?)", near);
}

static const char *
hint_address(struct checking *checking, const struct edition *edition,
    const char *address)
{
	const struct provision *at;
	const char **all;
	size_t count = 0;

	all = pool_take(checking->pool, (edition->provision_count + 1) *
	    sizeof *all);
	for (at = edition->provisions; at != NULL; at = at->next)
		all[count++] = at->address;
	return check_hint(checking, address, all, count);
}

static void
report_address(struct checking *checking, const xmlNode *node,
    const char *attr, const char *name)
{
	const struct edition *edition;
	const char *address;

	edition = split(checking, name, &address);
	if (check_is_unread(checking, name))
		return;
	if (edition == NULL)
		problem_add(checking->problems, PROBLEM_PROVISION_UNKNOWN,
		    check_place(node, attr), "%s=\"%s\" names no standard of "
		    "the corpus", attr, name);
	else
		problem_add(checking->problems, PROBLEM_PROVISION_UNKNOWN,
		    check_place(node, attr), "%s has no provision \"%s\"%s",
		    edition->name, address,
		    hint_address(checking, edition, address));
}

void
check_addresses(struct checking *checking, const xmlNode *node,
    const char *attr)
{
	const char *cursor = node_attr(node, attr), *name;

	if (cursor == NULL)
		return;
	while ((name = check_next_word(checking->pool, &cursor, " \t\n")) !=
	    NULL)
		if (check_find(checking, name) == NULL)
			report_address(checking, node, attr, name);
}

static bool
overlaps(const char *text, const char *quote, size_t start, size_t end)
{
	size_t length = strlen(quote);
	const char *at = text;

	if (length == 0)
		return false;
	while ((at = strstr(at, quote)) != NULL) {
		size_t offset = (size_t)(at - text);

		if (offset < end && start < offset + length)
			return true;
		at++;
	}
	return false;
}

static bool
fits_note(const struct note *note, const struct provision *provision,
    unsigned kinds, size_t start, size_t end)
{
	for (; note != NULL; note = note->next)
		if ((note->kind & kinds) != 0 && (note->quote == NULL ||
		    overlaps(provision->text, note->quote, start, end)))
			return true;
	return false;
}

/*
 * A draft without an overlay inherits the faults of the text in force, and
 * what was noted about them, wherever the words stand now.
 */
static bool
is_noted_in_force(const struct edition *current,
    const struct provision *provision, unsigned kinds, size_t start,
    size_t end)
{
	const struct provision *at = find_provision(current,
	    provision->address);

	if (at != NULL && fits_note(check_account(current, at)->notes,
	    provision, kinds, start, end))
		return true;
	for (at = current->provisions; at != NULL; at = at->next) {
		const struct note *note = check_account(current, at)->notes;

		for (; note != NULL; note = note->next)
			if ((note->kind & kinds) != 0 && note->quote != NULL &&
			    overlaps(provision->text, note->quote, start, end))
				return true;
	}
	return false;
}

bool
check_is_noted(const struct checking *checking,
    const struct provision *provision, unsigned kinds, size_t start,
    size_t end)
{
	const struct edition *edition = checking->edition;

	if (fits_note(check_account(edition, provision)->notes, provision,
	    kinds, start, end))
		return true;
	if (edition->duties != NULL || edition->standard == NULL ||
	    edition->standard->current == NULL)
		return false;
	return is_noted_in_force(edition->standard->current, provision, kinds,
	    start, end);
}

bool
check_says(const struct provision *provision, const char *quote)
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
