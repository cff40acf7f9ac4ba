#include "office/law.h"

#include <string.h>

#include <libxml/parser.h>

#include "base/text.h"

struct listing {
	struct pool		*pool;
	const xmlNode		*law;
	struct law_words	*list;
	size_t			 count, room;
};

static xmlNode *
find(xmlNode *node)
{
	xmlNode *found = NULL;

	for (; node != NULL && found == NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (strcmp((const char *)node->name, "Law") == 0)
			return node;
		found = find(node->children);
	}
	return found;
}

xmlNode *
law_inside(xmlDoc *document)
{
	return find(xmlDocGetRootElement(document));
}

static bool
has_words(const char *at)
{
	const char *end = at + strlen(at);

	while (at < end)
		if (!lines_is_blank(text_next(&at, end)))
			return true;
	return false;
}

static void
add(struct listing *listing, const xmlNode *node, const char *words,
    bool is_around)
{
	if (words == NULL || !has_words(words))
		return;
	listing->list = pool_grow(listing->pool, listing->list,
	    &listing->room, listing->count, sizeof *listing->list);
	listing->list[listing->count++] = (struct law_words){ node,
	    pool_string(listing->pool, words), is_around };
}

static void
add_attributes(struct listing *listing, const xmlNode *node)
{
	xmlChar *value = xmlGetProp(node, (const xmlChar *)"AmendLawNum");

	add(listing, node, (const char *)value, false);
	xmlFree(value);
	value = xmlGetProp(node, (const xmlChar *)"Extract");
	if (value != NULL && strcmp((const char *)value, "true") == 0)
		add(listing, node, "抄", false);
	xmlFree(value);
}

static void
walk(struct listing *listing, const xmlNode *node, bool is_around)
{
	is_around = is_around && node != listing->law;
	if (!is_around)
		add_attributes(listing, node);
	for (node = node->children; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE ||
		    node->type == XML_CDATA_SECTION_NODE)
			add(listing, node->parent,
			    (const char *)node->content, is_around);
		else if (node->type == XML_ELEMENT_NODE)
			walk(listing, node, is_around);
	}
}

struct law_words *
law_list(struct pool *pool, xmlDoc *document, size_t *count)
{
	struct listing listing = { .pool = pool,
	    .law = law_inside(document) };

	walk(&listing, xmlDocGetRootElement(document), true);
	*count = listing.count;
	return listing.list;
}

const char *
law_title(struct pool *pool, xmlDoc *document)
{
	const xmlNode *node = law_inside(document);
	const char *const path[] = { "LawBody", "LawTitle", NULL };
	const char *title;
	xmlChar *words;
	size_t i;

	for (i = 0; node != NULL && path[i] != NULL; i++)
		for (node = node->children; node != NULL; node = node->next)
			if (node->type == XML_ELEMENT_NODE && strcmp(
			    (const char *)node->name, path[i]) == 0)
				break;
	words = node != NULL ? xmlNodeGetContent(node) : NULL;
	title = words != NULL ? pool_string(pool, (char *)words) : "";
	xmlFree(words);
	return title;
}

xmlDoc *
law_parse(const char *bytes, size_t length)
{
	return xmlReadMemory(bytes, (int)length, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR |
	    XML_PARSE_NOWARNING);
}

bool
law_read(struct pool *pool, struct lines *lines, const char *bytes,
    size_t length)
{
	xmlDoc *document = law_parse(bytes, length);
	const struct law_words *list;
	size_t count, i;

	if (document == NULL)
		return false;
	if (document->intSubset == NULL && law_inside(document) != NULL) {
		list = law_list(pool, document, &count);
		for (i = 0; i < count; i++)
			lines_add(pool, lines, list[i].words, strlen(
			    list[i].words))->left_out = list[i].is_around ?
			    "around" : NULL;
	}
	xmlFreeDoc(document);
	return lines->count > 0;
}
