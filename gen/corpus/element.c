#include "corpus/element.h"

#include <stdio.h>

xmlNode *
element_add(xmlNode *parent, const char *name)
{
	return xmlNewChild(parent, NULL, BAD_CAST name, NULL);
}

void
element_set(xmlNode *node, const char *name, const char *value)
{
	if (value != NULL && *value != '\0')
		xmlNewProp(node, BAD_CAST name, BAD_CAST value);
}

void
element_set_number(xmlNode *node, const char *name, size_t value)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%zu", value);
	element_set(node, name, digits);
}

void
element_set_flag(xmlNode *node, const char *name, bool holds)
{
	element_set(node, name, holds ? "yes" : NULL);
}

void
element_text(xmlNode *node, const char *from, size_t bytes)
{
	if (bytes > 0)
		xmlAddChild(node, xmlNewTextLen(BAD_CAST from, (int)bytes));
}

void
element_made_from(xmlNode *node, const xmlNode *source)
{
	union { const xmlNode *from; void *to; } borrowed = { source };

	node->_private = borrowed.to;
}
