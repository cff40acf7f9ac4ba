#include "proof/page.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "corpus/node.h"
#include "proof/scripted.h"
#include "proof/signpost.h"

struct reading {
	struct pool	*pool;
	struct words	*words;
};

static bool
is_hidden(const xmlNode *node)
{
	return node_is(node, "script") || node_is(node, "style") ||
	    node_is(node, "head") || signpost_is(node) ||
	    scripted_is_added(node);
}

/* What a reader ticks or writes, as a browser saves it. */
static bool
is_filled(const xmlNode *node)
{
	const char *value = node_attr(node, "value");
	const char *type = node_attr(node, "type");

	if (!node_is(node, "input"))
		return false;
	if (type != NULL && (strcmp(type, "checkbox") == 0 ||
	    strcmp(type, "radio") == 0))
		return xmlHasProp((xmlNode *)(uintptr_t)node,
		    BAD_CAST "checked") != NULL;
	return value != NULL && *value != '\0';
}

static bool
is_written_into(const xmlNode *place)
{
	xmlChar *words = xmlNodeGetContent(place);
	const char *at = (const char *)words;
	bool is = at != NULL && at[strspn(at, " \t\r\n")] != '\0';

	xmlFree(words);
	return is;
}

static void
read_nodes(struct reading *reading, const xmlNode *node)
{
	for (; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE)
			words_add(reading->pool, reading->words,
			    pool_string(reading->pool,
			    (const char *)node->content),
			    (int)xmlGetLineNo(node));
		if (node->type != XML_ELEMENT_NODE || is_hidden(node))
			continue;
		if (scripted_is_written(node)) {
			reading->words->filled += is_written_into(node);
			continue;
		}
		reading->words->filled += is_filled(node);
		/* What is written into a field is no word of the document. */
		if (!node_is(node, "textarea"))
			read_nodes(reading, node->children);
		else if (node->children != NULL)
			reading->words->filled++;
	}
}

bool
page_words(struct pool *pool, const char *bytes, size_t length,
    struct words *words)
{
	struct reading reading = { pool, words };
	htmlDocPtr document = htmlReadMemory(bytes, (int)length, NULL, "UTF-8",
	    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);

	if (document == NULL)
		return false;
	read_nodes(&reading, xmlDocGetRootElement(document));
	xmlFreeDoc(document);
	return true;
}
