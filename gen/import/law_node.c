#include "import/law_node.h"

#include <stdio.h>
#include <stdlib.h>

#include "corpus/element.h"
#include "import/passage.h"

xmlNode *
law_node_add_words(struct trace *trace, xmlNode *parent, const char *name,
    const struct line *line, const char *words, size_t bytes)
{
	xmlNode *node = element_add(parent, name);

	passage_write_words(node, words, bytes);
	trace_words(trace, node, line, words, bytes);
	return node;
}

bool
law_node_is(const xmlNode *node, const char *name)
{
	return xmlStrEqual(node->name, (const xmlChar *)name);
}

void
law_node_number(xmlNode *node, const char *digits)
{
	xmlNewProp(node, (const xmlChar *)"Num", (const xmlChar *)digits);
}

void
law_node_number_next(xmlNode *node)
{
	const xmlNode *before = node->prev;
	xmlChar *number;
	char digits[16];

	while (before != NULL && !xmlStrEqual(before->name, node->name))
		before = before->prev;
	number = before == NULL ? NULL : xmlGetProp(before,
	    (const xmlChar *)"Num");
	snprintf(digits, sizeof digits, "%d", number == NULL ? 1 :
	    atoi((const char *)number) + 1);
	xmlFree(number);
	law_node_number(node, digits);
}
