/*
 * Finding what an attribute names, and saying so if it is not there.
 */
#include "check/inside.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "base/word.h"

/* That standard's edition in force, else its newest draft. */
static const struct edition *
edition_of(const struct checking *checking, const char *id)
{
	const struct edition *edition, *last = NULL;
	const struct standard *standard;

	if (checking->corpus == NULL)
		return NULL;
	standard = find_standard(checking->corpus, id);
	if (standard == NULL)
		return NULL;
	edition = standard_current(standard);
	if (edition != NULL)
		return edition;
	while ((edition = standard_next(standard, last)) != NULL)
		last = edition;
	return last;
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
check_find_is_unread(const struct checking *checking, const char *name)
{
	const struct standard *standard = checking->corpus == NULL ? NULL :
	    find_standard(checking->corpus, pool_copy(checking->pool, name,
	    strcspn(name, "#")));

	return standard != NULL && standard_is_unread(standard);
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

static const char *
nearest_address(struct checking *checking, const struct edition *edition,
    const char *address)
{
	const struct provision *at;
	const char **all;
	size_t count = 0;

	all = pool_take(checking->pool, (edition->provision_count + 1) *
	    sizeof *all);
	for (at = edition->provisions; at != NULL; at = at->next)
		all[count++] = at->address;
	return text_nearest(address, all, count);
}

static void
report_address(struct checking *checking, const xmlNode *node,
    const char *attr, const char *name)
{
	const struct edition *edition;
	const char *address;

	edition = split(checking, name, &address);
	/* What others were when it was in force, nobody reads any more. */
	if (check_find_is_unread(checking, name) || (checking->edition !=
	    NULL && edition != checking->edition &&
	    check_link_is_past(checking->edition)))
		return;
	if (edition == NULL)
		problem_add(checking->problems, PROBLEM_PROVISION_UNKNOWN,
		    check_place(node, attr), "%s=\"%s\" names no standard of "
		    "the corpus", attr, name);
	else
		problem_add_near(checking->problems, PROBLEM_PROVISION_UNKNOWN,
		    check_place(node, attr),
		    nearest_address(checking, edition, address),
		    "%s has no provision \"%s\"", edition->name, address);
}

void
check_find_all(struct checking *checking, const xmlNode *node,
    const char *attr)
{
	const char *cursor = node_attr(node, attr), *name;

	if (cursor == NULL)
		return;
	while ((name = word_next(checking->pool, &cursor, " \t\n"))
	    != NULL)
		if (check_find(checking, name) == NULL)
			report_address(checking, node, attr, name);
}
