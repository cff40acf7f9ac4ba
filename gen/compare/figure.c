/*
 * Figures: what a provision shows that is no words. National forms are mostly
 * pictures, known by their files; the forms of a corpus have fields and boxes.
 */
#include "compare/inside.h"

#include <string.h>

/* Units have figures of their own. */
static bool
is_unit(const xmlNode *node)
{
	static const char *const names[] = { "Part", "Chapter", "Section",
	    "Subsection", "Division", "Article", "Paragraph", "Item" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (node_is(node, names[i]))
			return true;
	return strncmp((const char *)node->name, "Subitem", 7) == 0 &&
	    strstr((const char *)node->name, "Sentence") == NULL &&
	    strstr((const char *)node->name, "Title") == NULL;
}

static uint64_t
mix(uint64_t key, const char *from)
{
	if (from == NULL)
		return key * 31;
	return (key ^ compare_fold_key(from, strlen(from), FOLD_NONE)) *
	    0x9e3779b97f4a7c15u;
}

/* A field's name and kind count, how much room it has does not. */
static uint64_t
add_node(uint64_t key, const xmlNode *node, bool is_form)
{
	if (node_is(node, "Fig") || node_is(node, "figure"))
		return mix(key, node_attr(node, "src"));
	if (!is_form)
		return key;
	if (node_is(node, "blank") || node_is(node, "field") ||
	    node_is(node, "check") || node_is(node, "sign")) {
		key = mix(key, (const char *)node->name);
		key = mix(key, node_attr(node, "name"));
		key = mix(key, node_attr(node, "label"));
		return mix(key, node_attr(node, "kind"));
	}
	return node_is(node, "cell") || node_is(node, "row") ?
	    mix(key, (const char *)node->name) : key;
}

static uint64_t
add_children(uint64_t key, const xmlNode *parent, bool is_form)
{
	const xmlNode *node;

	for (node = parent->children; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE && !is_unit(node))
			key = add_children(add_node(key, node, is_form), node,
			    is_form);
	return key;
}

uint64_t
compare_figures(const struct provision *provision)
{
	return add_children(0, provision->node,
	    provision->kind == PROVISION_FORM);
}
