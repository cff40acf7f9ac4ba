/*
 * Item: what stands under a duty's question so that the question can be short:
 * the things it covers, when it holds, when it does not; and in which of the
 * four groups a reader looks for it.
 */
#include "scope/part.h"

#include <string.h>

/* Parts of the clause that the duty covers, and theirs, as they stand. */
static void
write_covered(struct scope *scope, xmlNode *node, const struct duty *duty,
    const struct provision *top, size_t depth)
{
	const struct provision *part = NULL;
	xmlNode *item;

	while ((part = provision_inside(top, part)) != NULL) {
		if (part->parent != top)
			continue;
		item = part_add(node, "item");
		part_set(item, "number", part->number);
		part_set_number(item, "depth", depth);
		clause_line(scope, item, duty->edition, part);
		write_covered(scope, node, duty, part, depth + 1);
	}
}

/* The words of another provision, or the editor's own. */
static void
write_item(struct scope *scope, xmlNode *node, const struct duty *duty,
    const xmlNode *from)
{
	const char *address = node_attr(from, "provision");
	const struct provision *provision = address == NULL ? NULL :
	    find_provision(duty->edition, address);
	xmlNode *item = part_add(node, "item");
	xmlChar *content;

	part_set_number(item, "depth", 0);
	if (provision != NULL) {
		part_set(item, "number", provision->number);
		clause_line(scope, item, duty->edition, provision);
		return;
	}
	content = xmlNodeGetContent(from);
	part_text(part_add(item, "line"), (const char *)content,
	    strlen((const char *)content));
	xmlFree(content);
}

/*
 * The items named in the overlay, else those of the clause if the duty is said
 * to cover them. A whole authority at once is an overview, without the words.
 */
void
item_write_all(struct scope *scope, xmlNode *node, const struct duty *duty)
{
	const xmlNode *from = node_child(duty->node, "item");
	const char *covers = node_attr(duty->node, "covers");

	if (scope->per == KIND_PER_AUTHORITY)
		return;
	if (from == NULL && covers != NULL && strcmp(covers, "items") == 0)
		write_covered(scope, node, duty, duty->provision, 0);
	for (; from != NULL; from = node_next(from, "item"))
		write_item(scope, node, duty, from);
}

/*
 * An exception or a condition that the question already says, by its very
 * words or as an editor judged, is not printed under it.
 */
static bool
is_asked(const struct duty *duty, const xmlNode *from, const char *words)
{
	const char *asked = node_attr(from, "asked");
	const xmlNode *question = node_child(duty->node, "question");
	xmlChar *content;
	bool found;

	if (asked != NULL && strcmp(asked, "yes") == 0)
		return true;
	if (question == NULL || *words == '\0')
		return false;
	content = xmlNodeGetContent(question);
	found = strstr((const char *)content, words) != NULL;
	xmlFree(content);
	return found;
}

static void
write_limit(struct scope *scope, xmlNode *node, const struct duty *duty,
    const xmlNode *from)
{
	xmlNode *limit = part_add(node, (const char *)from->name);
	xmlChar *content = xmlNodeGetContent(from);

	part_cite(scope, limit, duty->edition, node_attr(from, "provision"));
	part_set_flag(limit, "asked", is_asked(duty, from,
	    (const char *)content));
	part_text(limit, (const char *)content,
	    strlen((const char *)content));
	xmlFree(content);
}

void
item_write_limits(struct scope *scope, xmlNode *node, const struct duty *duty)
{
	static const char *const names[] = { "condition", "exception" };
	const xmlNode *from;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		for (from = node_child(duty->node, names[i]); from != NULL;
		    from = node_next(from, names[i]))
			write_limit(scope, node, duty, from);
}

/*
 * What one must not do, may do if asked first, must do, may do. A prohibition
 * that somebody can lift is one more thing to ask for first.
 */
const char *
item_group(const struct duty *duty)
{
	static const struct { const char *modality, *group; } rows[] = {
		{ "must", "demanded" },
		{ "should", "demanded" },
		{ "may", "free" },
		{ "permission", "asked" },
		{ "must-not", "forbidden" }
	};
	size_t i;

	if (strcmp(duty->modality, "must-not") == 0 &&
	    node_attr(duty->node, "permits") != NULL)
		return "asked";
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i].modality, duty->modality) == 0)
			return rows[i].group;
	return "demanded";
}
