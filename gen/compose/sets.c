/*
 * Sets: EXSLT's functions of sets of nodes, and node-set, for stylesheets.
 * libxml2 and libxslt do the work; libexslt, which gives them the same names,
 * would bring cryptography into every start of the program.
 */
#include "compose/sets.h"

#include <stdbool.h>

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/extra.h>

#define SETS "http://exslt.org/sets"
#define COMMON "http://exslt.org/common"

typedef xmlNodeSet *operation(xmlNodeSet *, xmlNodeSet *);

/* What comes out of two sets is a set of its own, or one of the two. */
static void
apply(xmlXPathParserContext *context, int count, operation *operate)
{
	xmlNodeSet *one, *other, *result;

	if (count != 2) {
		xmlXPathSetArityError(context);
		return;
	}
	other = xmlXPathPopNodeSet(context);
	one = xmlXPathPopNodeSet(context);
	if (xmlXPathCheckError(context)) {
		xmlXPathFreeNodeSet(one);
		xmlXPathFreeNodeSet(other);
		return;
	}
	result = operate(one, other);
	if (result != one)
		xmlXPathFreeNodeSet(one);
	if (result != other)
		xmlXPathFreeNodeSet(other);
	xmlXPathReturnNodeSet(context, result);
}

static void
intersection(xmlXPathParserContext *context, int count)
{
	apply(context, count, xmlXPathIntersection);
}

static void
difference(xmlXPathParserContext *context, int count)
{
	apply(context, count, xmlXPathDifference);
}

static void
has_same_node(xmlXPathParserContext *context, int count)
{
	xmlNodeSet *one, *other;
	bool has;

	if (count != 2) {
		xmlXPathSetArityError(context);
		return;
	}
	other = xmlXPathPopNodeSet(context);
	one = xmlXPathPopNodeSet(context);
	has = !xmlXPathCheckError(context) && xmlXPathHasSameNodes(one, other);
	xmlXPathFreeNodeSet(one);
	xmlXPathFreeNodeSet(other);
	xmlXPathReturnBoolean(context, has);
}

static void
distinct(xmlXPathParserContext *context, int count)
{
	xmlNodeSet *all, *result;

	if (count != 1) {
		xmlXPathSetArityError(context);
		return;
	}
	all = xmlXPathPopNodeSet(context);
	if (xmlXPathCheckError(context)) {
		xmlXPathFreeNodeSet(all);
		return;
	}
	result = xmlXPathDistinct(all);
	if (result != all)
		xmlXPathFreeNodeSet(all);
	xmlXPathReturnNodeSet(context, result);
}

void
sets_register(void)
{
	static const struct {
		const char	*space, *name;
		xmlXPathFunction function;
	} rows[] = {
		{ SETS, "intersection", intersection },
		{ SETS, "difference", difference },
		{ SETS, "has-same-node", has_same_node },
		{ SETS, "distinct", distinct },
		{ COMMON, "node-set", xsltFunctionNodeSet },
	};
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		xsltRegisterExtModuleFunction(BAD_CAST rows[i].name,
		    BAD_CAST rows[i].space, rows[i].function);
}
