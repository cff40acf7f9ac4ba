#include "compose/group.h"

#include <stdlib.h>

#include <libxml/hash.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>

#define GROUP "urn:kijun:group"

/* Is it the first node of its value? Remembers the value. */
static int
is_first(xmlHashTable *seen, xmlXPathContext *context,
    xmlXPathCompExpr *expression, xmlNode *node)
{
	xmlXPathObject *value;
	xmlChar *words;
	int added;

	context->node = node;
	value = xmlXPathCompiledEval(expression, context);
	if (value == NULL)
		return 0;
	words = xmlXPathCastToString(value);
	xmlXPathFreeObject(value);
	added = xmlHashAddEntry(seen, words, node) == 0;
	xmlFree(words);
	return added;
}

static xmlNodeSet *
firsts_of(xmlXPathContext *context, xmlNodeSet *nodes,
    xmlXPathCompExpr *expression)
{
	xmlNodeSet *firsts = xmlXPathNodeSetCreate(NULL);
	xmlNode *node = context->node;
	xmlHashTable *seen;
	int i;

	if (nodes == NULL)
		return firsts;
	xmlXPathNodeSetSort(nodes);
	seen = xmlHashCreate(nodes->nodeNr);
	for (i = 0; i < nodes->nodeNr; i++)
		if (is_first(seen, context, expression, nodes->nodeTab[i]))
			xmlXPathNodeSetAddUnique(firsts, nodes->nodeTab[i]);
	xmlHashFree(seen, NULL);
	context->node = node;
	return firsts;
}

static void
firsts(xmlXPathParserContext *parser, int count)
{
	xmlXPathCompExpr *expression;
	xmlNodeSet *nodes;
	xmlChar *words;

	if (count != 2) {
		xmlXPathSetArityError(parser);
		return;
	}
	words = xmlXPathPopString(parser);
	nodes = xmlXPathPopNodeSet(parser);
	expression = xmlXPathCheckError(parser) ? NULL :
	    xmlXPathCtxtCompile(parser->context, words);
	if (expression != NULL)
		xmlXPathReturnNodeSet(parser, firsts_of(parser->context,
		    nodes, expression));
	else if (!xmlXPathCheckError(parser))
		xmlXPathSetError(parser, XPATH_EXPR_ERROR);
	xmlXPathFreeCompExpr(expression);
	xmlXPathFreeNodeSet(nodes);
	xmlFree(words);
}

void
group_register(void)
{
	xsltRegisterExtModuleFunction(BAD_CAST "firsts", BAD_CAST GROUP,
	    firsts);
}
