#include "refer/role.h"

#include <string.h>

static xmlNode *
first_of(const struct authority *authority, const char *name)
{
	return node_child(xmlDocGetRootElement(authority->source->document),
	    name);
}

static bool
is_attr(const xmlNode *node, const char *name, const char *value)
{
	const char *found = node_attr(node, name);

	return found != NULL && strcmp(found, value) == 0;
}

/* Without a list a name holds in all standards; without a slug in any. */
static bool
holds_in(const xmlNode *node, const char *slug)
{
	const char *list = node_attr(node, "standards");
	size_t length;

	if (list == NULL || slug == NULL)
		return true;
	for (;;) {
		list += strspn(list, " \t\n");
		length = strcspn(list, " \t\n");
		if (length == 0)
			return false;
		if (strlen(slug) == length && memcmp(list, slug, length) == 0)
			return true;
		list += length;
	}
}

static bool
has_alias(const xmlNode *role, const char *name, const char *slug)
{
	const xmlNode *alias = node_child(role, "alias");

	for (; alias != NULL; alias = node_next(alias, "alias"))
		if (is_attr(alias, "name", name) && holds_in(alias, slug))
			return true;
	return false;
}

/* The same word may be one role's title and another's alias: title first. */
xmlNode *
role_find(const struct authority *authority, const char *name,
    const char *slug)
{
	xmlNode *role;

	for (role = first_of(authority, "role"); role != NULL;
	    role = node_next(role, "role"))
		if (is_attr(role, "id", name) || is_attr(role, "title", name))
			return role;
	for (role = first_of(authority, "role"); role != NULL;
	    role = node_next(role, "role"))
		if (has_alias(role, name, slug))
			return role;
	return NULL;
}

xmlNode *
role_collective(const struct authority *authority, const char *name,
    const char *slug)
{
	xmlNode *node = first_of(authority, "collective");

	for (; node != NULL; node = node_next(node, "collective"))
		if (is_attr(node, "name", name) && holds_in(node, slug))
			return node;
	return NULL;
}

/* Roles by their place in authority.xml; a mark per role that is meant. */
struct roles {
	xmlNode		**nodes;
	bool		 *meant;
	size_t		  count;
};

static struct roles
all_roles(struct pool *pool, const struct authority *authority)
{
	struct roles roles = {0};
	xmlNode *role;

	for (role = first_of(authority, "role"); role != NULL;
	    role = node_next(role, "role"))
		roles.count++;
	roles.nodes = pool_take(pool, (roles.count + 1) *
	    sizeof *roles.nodes);
	roles.meant = pool_take(pool, (roles.count + 1) *
	    sizeof *roles.meant);
	roles.count = 0;
	for (role = first_of(authority, "role"); role != NULL;
	    role = node_next(role, "role"))
		roles.nodes[roles.count++] = role;
	return roles;
}

/* False if it was meant already, or is none. */
static bool
mean(struct roles *roles, const xmlNode *role)
{
	size_t i;

	for (i = 0; i < roles->count; i++)
		if (roles->nodes[i] == role && !roles->meant[i]) {
			roles->meant[i] = true;
			return true;
		}
	return false;
}

static void
mean_name(struct roles *roles, const struct authority *authority,
    const char *name, const char *slug)
{
	xmlNode *collective = role_collective(authority, name, slug);
	xmlNode *member;
	const char *id;

	if (collective == NULL) {
		mean(roles, role_find(authority, name, slug));
		return;
	}
	for (member = node_child(collective, "member"); member != NULL;
	    member = node_next(member, "member")) {
		id = node_attr(member, "role");
		if (id != NULL)
			mean(roles, role_find(authority, id, slug));
	}
}

static const char *
id_of(const xmlNode *role)
{
	const char *id = node_attr(role, "id");

	return id != NULL ? id : "";
}

const char **
role_resolve(struct pool *pool, const struct authority *authority,
    const char *names, const char *slug)
{
	struct roles roles = all_roles(pool, authority);
	const char **ids = pool_take(pool, (roles.count + 1) * sizeof *ids);
	size_t i, count = 0, length;

	while (*names != '\0') {
		length = strcspn(names, "|");
		mean_name(&roles, authority, pool_copy(pool, names, length),
		    slug);
		names += length;
		names += strspn(names, "|");
	}
	for (i = 0; i < roles.count; i++)
		if (roles.meant[i])
			ids[count++] = id_of(roles.nodes[i]);
	return ids;
}

static const char *
names_of(const struct duty *duty)
{
	const char *names = node_attr(duty->node, "roles");

	return names != NULL ? names : "";
}

/* Most duties of a text name the same few; NULL if none of those does. */
static const char **
known_owing(const struct edition *edition, const char **const *owing,
    const char *names)
{
	size_t i;

	for (i = 0; i < overlay_of(edition)->count; i++)
		if (owing[i] != NULL && strcmp(names,
		    names_of(&overlay_of(edition)->duties[i])) == 0)
			return owing[i];
	return NULL;
}

const char **
role_owing(const struct duty *duty)
{
	const struct edition *edition = duty->edition;
	const struct standard *standard = edition->standard;
	const char ***owing = notebook_open(edition->notes, NOTEBOOK_OWING,
	    (overlay_of(edition)->count + 1) * sizeof *owing), *names;
	size_t at = (size_t)(duty - overlay_of(edition)->duties);

	if (owing[at] == NULL) {
		names = names_of(duty);
		owing[at] = known_owing(edition, owing, names);
		if (owing[at] == NULL)
			owing[at] = role_resolve(edition->notes->pool,
			    standard->authority, names, standard->slug);
	}
	return owing[at];
}

/* Breadth first; a role that includes itself is met once. */
static size_t
add_included(struct roles *roles, const struct authority *authority,
    const char **ids, size_t count)
{
	xmlNode *role, *included;
	const char *id;
	size_t at;

	for (at = 0; at < count; at++) {
		role = role_find(authority, ids[at], NULL);
		for (included = node_child(role, "includes");
		    included != NULL;
		    included = node_next(included, "includes")) {
			id = node_attr(included, "role");
			role = id != NULL ? role_find(authority, id, NULL) :
			    NULL;
			if (role != NULL && mean(roles, role))
				ids[count++] = id_of(role);
		}
	}
	return count;
}

const char **
role_with_included(struct pool *pool, const struct authority *authority,
    const char *id, bool included)
{
	struct roles roles = all_roles(pool, authority);
	const char **ids = pool_take(pool, (roles.count + 2) * sizeof *ids);
	xmlNode *role = role_find(authority, id, NULL);

	if (role == NULL)
		return ids;
	mean(&roles, role);
	ids[0] = id_of(role);
	if (included)
		add_included(&roles, authority, ids, 1);
	return ids;
}

const char **
role_names(struct pool *pool, const struct authority *authority)
{
	const char **names;
	xmlNode *role, *alias;
	size_t count = 0;

	for (role = first_of(authority, "role"); role != NULL;
	    role = node_next(role, "role"))
		count += 2 + xmlChildElementCount(role);
	names = pool_take(pool, (count + 1) * sizeof *names);
	count = 0;
	for (role = first_of(authority, "role"); role != NULL;
	    role = node_next(role, "role")) {
		names[count++] = id_of(role);
		if (node_attr(role, "title") != NULL)
			names[count++] = node_attr(role, "title");
		for (alias = node_child(role, "alias"); alias != NULL;
		    alias = node_next(alias, "alias"))
			if (node_attr(alias, "name") != NULL)
				names[count++] = node_attr(alias, "name");
	}
	return names;
}

const char *
role_title(const struct authority *authority, const char *id)
{
	xmlNode *role;

	for (role = first_of(authority, "role"); role != NULL;
	    role = node_next(role, "role"))
		if (is_attr(role, "id", id))
			return node_attr(role, "title") != NULL ?
			    node_attr(role, "title") : id;
	return id;
}
