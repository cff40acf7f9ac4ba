#include "proof/page.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "corpus/node.h"

struct reading {
	struct pool	*pool;
	struct words	*words;
};

static bool
is_hidden(const xmlNode *node)
{
	return node_is(node, "script") || node_is(node, "style") ||
	    node_is(node, "head");
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
		reading->words->filled += is_filled(node);
		/* What is written into a field is no word of the document. */
		if (!node_is(node, "textarea"))
			read_nodes(reading, node->children);
		else if (node->children != NULL)
			reading->words->filled++;
	}
}

/* A width, or how many lines or letters there is room for. */
static bool
is_measure(const char *style)
{
	return strncmp(style, "--", 2) == 0 || strncmp(style, "width:", 6) == 0;
}

static void
add_look(struct reading *reading, const xmlNode *node, const char *what)
{
	words_add(reading->pool, reading->words, pool_string(reading->pool,
	    what), (int)xmlGetLineNo(node));
}

/* All that the element holds, whatever a browser makes of it. */
static void
add_content(struct reading *reading, const xmlNode *node)
{
	xmlChar *content = xmlNodeGetContent(node);

	add_look(reading, node, (const char *)node->name);
	if (content != NULL)
		add_look(reading, node, (const char *)content);
	xmlFree(content);
}

static void
read_looks(struct reading *reading, const xmlNode *node)
{
	static const char *const lookers[] = { "style", "script", "link",
	    "iframe", "object", "embed", "base" };
	const char *style;
	size_t i;

	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		style = node_attr(node, "style");
		if (style != NULL && !is_measure(style))
			add_look(reading, node, style);
		else if (style != NULL && strchr(style, ';') != NULL &&
		    strchr(style, ';')[1] != '\0')
			add_look(reading, node, style);
		if (xmlHasProp((xmlNode *)(uintptr_t)node,
		    BAD_CAST "hidden") != NULL)
			add_look(reading, node, "hidden");
		for (i = 0; i < sizeof lookers / sizeof *lookers; i++)
			if (node_is(node, lookers[i]))
				add_content(reading, node);
		read_looks(reading, node->children);
	}
}

static bool
read_page(struct pool *pool, const char *bytes, size_t length,
    struct words *words, void (*read)(struct reading *, const xmlNode *))
{
	struct reading reading = { pool, words };
	htmlDocPtr document = htmlReadMemory(bytes, (int)length, NULL, "UTF-8",
	    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);

	if (document == NULL)
		return false;
	read(&reading, xmlDocGetRootElement(document));
	xmlFreeDoc(document);
	return true;
}

bool
page_words(struct pool *pool, const char *bytes, size_t length,
    struct words *words)
{
	return read_page(pool, bytes, length, words, read_nodes);
}

bool
page_look(struct pool *pool, const char *bytes, size_t length,
    struct words *words)
{
	return read_page(pool, bytes, length, words, read_looks);
}
