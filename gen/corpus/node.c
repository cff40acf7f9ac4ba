#include "corpus/node.h"

#include <string.h>

bool
node_is(const xmlNode *node, const char *name)
{
	/* Asked for every node again and again; most differ at once. */
	return node != NULL && node->type == XML_ELEMENT_NODE &&
	    (char)*node->name == *name &&
	    strcmp((const char *)node->name, name) == 0;
}

xmlNode *
node_child(const xmlNode *node, const char *name)
{
	xmlNode *child = node != NULL ? node->children : NULL;

	while (child != NULL && !node_is(child, name))
		child = child->next;
	return child;
}

xmlNode *
node_next(const xmlNode *node, const char *name)
{
	xmlNode *next = node != NULL ? node->next : NULL;

	while (next != NULL && !node_is(next, name))
		next = next->next;
	return next;
}

const char *
node_attr(const xmlNode *node, const char *name)
{
	const xmlAttr *attr;

	if (node == NULL || node->type != XML_ELEMENT_NODE)
		return NULL;
	for (attr = node->properties; attr != NULL; attr = attr->next)
		if (strcmp((const char *)attr->name, name) == 0)
			/* One text node: there are no entities to split it. */
			return attr->children != NULL ?
			    (const char *)attr->children->content : "";
	return NULL;
}
