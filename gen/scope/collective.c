/*
 * Collective: names that mean several roles, in words. The same name means
 * others in another standard, and 又は in one where the rest say 及び.
 */
#include "scope/part.h"

#include <string.h>

#include "base/text.h"
#include "refer/role.h"

/* 高度情報化推進統括者及び情報システム業務責任者 */
static const char *
members(struct scope *scope, const char *name, const char *slug,
    const char *join)
{
	const struct authority *authority = scope->request->authority;
	const char *const *ids = role_resolve(scope->pool, authority, name,
	    slug), *words;
	struct text out = {0};
	size_t i;

	for (i = 0; ids[i] != NULL; i++)
		text_add_format(&out, "%s%s", i == 0 ? "" :
		    ids[i + 1] == NULL ? join : "、",
		    role_title(authority, ids[i]));
	words = pool_string(scope->pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return words;
}

/* A paper goes to one of them, whatever joins their names. */
const char *
collective_any(struct scope *scope, const char *name, const char *provision)
{
	const char *slug = provision != NULL ? strchr(provision, '/') : NULL;

	if (name == NULL || slug == NULL)
		return NULL;
	slug = pool_copy(scope->pool, slug + 1, strcspn(slug + 1, "#"));
	if (role_collective(scope->request->authority, name, slug) == NULL)
		return NULL;
	return members(scope, name, slug, "又は");
}

/* Those that hold in the standard, each with its members. */
void
collective_write(struct scope *scope, xmlNode *standard,
    const struct edition *edition)
{
	const struct authority *authority = scope->request->authority;
	const char *slug = edition->standard->slug, *name, *join;
	const xmlNode *from;
	xmlNode *node;

	for (from = node_child(xmlDocGetRootElement(
	    authority->source->document), "collective"); from != NULL;
	    from = node_next(from, "collective")) {
		name = node_attr(from, "name");
		if (name == NULL ||
		    role_collective(authority, name, slug) != from)
			continue;
		join = node_attr(from, "join");
		node = part_add(standard, "collective");
		part_set(node, "name", name);
		part_set(node, "members", members(scope, name, slug,
		    join != NULL && strcmp(join, "or") == 0 ? "又は" :
		    "及び"));
		part_cite(scope, node, edition, node_attr(from, "provision"));
	}
}
