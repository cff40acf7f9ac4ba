/*
 * Authority: the names of authority.xml mean one thing each, nobody stands
 * above himself, and the duties that come first are the role's own.
 */
#include "check/inside.h"

#include <string.h>


#include "refer/role.h"
#include "base/word.h"
#include "base/names.h"

enum { FIRST_MAX = 10 };	/* what fits on 「まず、これだけ」 */

static const xmlNode *
authority_root(const struct checking *checking)
{
	return xmlDocGetRootElement(checking->authority->source->document);
}

/* What may be given once only, among the children of the root. */
static const struct {
	const char	*element, *attr;
} unique[] = {
	{ "role", "id" },
	{ "role", "title" },
	{ "situation", "id" },
	{ "situation", "title" },
	{ "standard", "title" },
	{ "reading", "word" },
};

static void
add_unique(struct checking *checking, struct names *seen, const xmlNode *node,
    const char *attr, const char *key)
{
	if (!names_add(seen, key, NULL))
		problem_add(checking->problems, PROBLEM_ID_DUPLICATE,
		    check_place(node, attr),
		    "the %s \"%s\" of <%s> is given a second time", attr,
		    node_attr(node, attr), node->name);
}

static void
check_unique(struct checking *checking, const char *element,
    const char *attr)
{
	struct names seen = { .pool = checking->pool };
	const xmlNode *node = node_child(authority_root(checking), element);

	for (; node != NULL; node = node_next(node, element))
		if (node_attr(node, attr) != NULL)
			add_unique(checking, &seen, node, attr,
			    node_attr(node, attr));
}

/* A name that holds for some standards; for all without a list. */
static void
add_name(struct checking *checking, struct names *seen, const xmlNode *node)
{
	const char *name = node_attr(node, "name");
	const char *slugs = node_attr(node, "standards"), *slug;

	if (name == NULL)
		return;
	if (slugs == NULL)
		add_unique(checking, seen, node, "name", name);
	while (slugs != NULL && (slug = word_next(checking->pool,
	    &slugs, " \t\n")) != NULL)
		add_unique(checking, seen, node, "name",
		    pool_format(checking->pool, "%s %s", slug, name));
}

/* Within one standard, aliases and collective names are different words. */
static void
check_names(struct checking *checking)
{
	struct names seen = { .pool = checking->pool };
	const xmlNode *node, *alias;

	for (node = authority_root(checking)->children; node != NULL;
	    node = node->next) {
		if (node_is(node, "collective"))
			add_name(checking, &seen, node);
		if (!node_is(node, "role"))
			continue;
		for (alias = node_child(node, "alias"); alias != NULL;
		    alias = node_next(alias, "alias"))
			add_name(checking, &seen, alias);
	}
}

static void
check_members(struct checking *checking)
{
	const xmlNode *node = node_child(authority_root(checking),
	    "collective");

	for (; node != NULL; node = node_next(node, "collective"))
		if (node_child(node, "member") == NULL)
			problem_add(checking->problems,
			    PROBLEM_RECORD_INVALID, xml_place(node),
			    "the collective name has no <member>");
}

/* Cycles */

/* Is the sought role among those that this one leads to? */
static bool
leads_to(struct checking *checking, struct names *seen, const xmlNode *role,
    const char *link, const char *sought)
{
	const xmlNode *child = node_child(role, link);

	for (; child != NULL; child = node_next(child, link)) {
		const char *id = node_attr(child, "role");

		if (id == NULL)
			continue;
		if (strcmp(id, sought) == 0)
			return true;
		if (names_add(seen, id, NULL) &&
		    leads_to(checking, seen, role_find(checking->authority,
		    id, NULL), link, sought))
			return true;
	}
	return false;
}

static bool
is_on_cycle(struct checking *checking, const xmlNode *role, const char *id,
    const char *link)
{
	struct names seen = { .pool = checking->pool };

	return leads_to(checking, &seen, role, link, id);
}

/* A cycle is reported at its first role; the others lead to the same. */
static void
check_cycles(struct checking *checking, const char *link)
{
	const xmlNode *role = node_child(authority_root(checking), "role");
	struct names reported = { .pool = checking->pool };

	for (; role != NULL; role = node_next(role, "role")) {
		const char *id = node_attr(role, "id");

		if (id == NULL || names_slot(&reported, id) != NULL ||
		    !is_on_cycle(checking, role, id, link))
			continue;
		problem_add(checking->problems, PROBLEM_ROLE_CYCLE,
		    check_place(node_child(role, link), "role"),
		    "<%s> leads from \"%s\" back to \"%s\"", link, id, id);
		/* No role is called "": all that it leads to is noted. */
		leads_to(checking, &reported, role, link, "");
	}
}

/* First duties */

/* Reported where it stands; whom the duty binds is not known until then. */
static bool
binds_unknown(struct checking *checking, const struct duty *duty)
{
	const char *names = node_attr(duty->node, "roles"), *name;
	const char *slug = duty->edition->standard->slug;

	while ((name = word_next(checking->pool, &names, "|")) !=
	    NULL)
		if (role_collective(checking->authority, name, slug) == NULL &&
		    role_find(checking->authority, name, slug) == NULL)
			return true;
	return false;
}

static bool
owes(struct checking *checking, const struct duty *duty, const char *role)
{
	const char **own = role_with_included(checking->pool,
	    checking->authority, role, true);
	const char **owing = role_owing(duty);
	size_t i, j;

	if (node_attr(duty->node, "roles") == NULL ||
	    binds_unknown(checking, duty))
		return true;
	for (i = 0; owing[i] != NULL; i++)
		for (j = 0; own[j] != NULL; j++)
			if (strcmp(owing[i], own[j]) == 0)
				return true;
	return false;
}

static void
check_first(struct checking *checking, const xmlNode *role)
{
	const char *id = node_attr(role, "id");
	const xmlNode *first = node_child(role, "first");
	int count = 0;

	for (; first != NULL; first = node_next(first, "first")) {
		const char *name = node_attr(first, "duty");
		const struct duty *duty;

		if (++count == FIRST_MAX + 1)
			problem_add(checking->problems,
			    PROBLEM_RECORD_INVALID, xml_place(first),
			    "\"%s\" has more than %d duties that come first",
			    id != NULL ? id : "", FIRST_MAX);
		if (name == NULL || id == NULL)
			continue;
		duty = find_duty(checking->corpus, name);
		if (duty != NULL && !owes(checking, duty, id))
			problem_add(checking->problems, PROBLEM_DUTY_ASTRAY,
			    check_place(first, "duty"),
			    "%s is no duty of \"%s\", but of \"%s\"", name,
			    id, node_attr(duty->node, "roles"));
	}
}

void
check_authority(struct checking *checking)
{
	const xmlNode *role;
	size_t i;

	check_records(checking, authority_root(checking));
	for (i = 0; i < sizeof unique / sizeof *unique; i++)
		check_unique(checking, unique[i].element, unique[i].attr);
	check_names(checking);
	check_members(checking);
	check_cycles(checking, "includes");
	check_cycles(checking, "over");
	for (role = node_child(authority_root(checking), "role");
	    role != NULL; role = node_next(role, "role"))
		check_first(checking, role);
}
