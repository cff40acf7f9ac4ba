/*
 * Parts of a Word document as trees, and how they are looked into.
 */
#include "office/docx_inside.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "office/inside.h"

xmlDoc *
docx_node_part(struct package *package, const char *name)
{
	size_t length;
	char *bytes = package_load(package, name, &length);
	xmlDoc *document;

	if (bytes == NULL)
		return NULL;
	document = xmlReadMemory(bytes, (int)length, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT |
	    XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	free(bytes);
	/* Word writes no DTD: it would only serve to blow up entities. */
	if (document != NULL && document->intSubset != NULL) {
		xmlFreeDoc(document);
		document = NULL;
	}
	return document;
}

bool
docx_node_is(const xmlNode *node, const char *name)
{
	return node != NULL && node->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)node->name, name) == 0;
}

const xmlNode *
docx_node_child(const xmlNode *node, const char *name)
{
	if (node == NULL)
		return NULL;
	for (node = node->children; node != NULL; node = node->next)
		if (docx_node_is(node, name))
			return node;
	return NULL;
}

const char *
docx_node_attr(const xmlNode *node, const char *name)
{
	const xmlAttr *attribute;

	if (node == NULL)
		return NULL;
	for (attribute = node->properties; attribute != NULL;
	    attribute = attribute->next)
		if (strcmp((const char *)attribute->name, name) == 0)
			return attribute->children != NULL ?
			    (const char *)attribute->children->content : "";
	return NULL;
}

const char *
docx_node_value(const xmlNode *node, const char *child)
{
	return docx_node_attr(docx_node_child(node, child), "val");
}

int
docx_node_number(const char *value, int otherwise)
{
	char *end;
	long number;

	if (value == NULL)
		return otherwise;
	number = strtol(value, &end, 10);
	return end == value || number < -1000000 || number > 1000000 ?
	    otherwise : (int)number;
}

bool
docx_node_is_on(const xmlNode *properties, const char *child)
{
	const xmlNode *node = docx_node_child(properties, child);
	const char *value = docx_node_attr(node, "val");

	return node != NULL && (value == NULL || (strcmp(value, "0") != 0 &&
	    strcmp(value, "false") != 0 && strcmp(value, "off") != 0));
}
