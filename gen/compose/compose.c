#include "compose/compose.h"

#include <string.h>

#include "corpus/node.h"
#include "sheet/read.h"

/*
 * Scope leaves in _private of a dossier's element which element of the corpus
 * it was made from. Addresses are known alone and with their standard.
 */
static void
collect_sources(xmlHashTable *sources, const xmlNode *node,
    const char *standard)
{
	const char *address;

	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (node_is(node, "standard"))
			standard = node_attr(node, "id");
		address = node_attr(node, "address");
		if (address == NULL)
			address = node_attr(node, "provision");
		if (address != NULL && node->_private != NULL) {
			/* The first one stays. */
			xmlHashAddEntry2(sources, BAD_CAST address,
			    NULL, node->_private);
			xmlHashAddEntry2(sources, BAD_CAST address,
			    BAD_CAST standard, node->_private);
		}
		collect_sources(sources, node->children, standard);
	}
}

/* The authority's readings of hard words, for kinds that want them. */
static void
read_aloud(struct pool *pool, struct sheet *sheet, xmlDoc *dossier)
{
	const char **words = NULL, **readings = NULL;
	size_t count = 0, word_room = 0, reading_room = 0;
	const xmlNode *node;

	for (node = node_child(xmlDocGetRootElement(dossier), "reading");
	    node != NULL; node = node_next(node, "reading")) {
		words = pool_grow(pool, words, &word_room, count,
		    sizeof *words);
		readings = pool_grow(pool, readings, &reading_room, count,
		    sizeof *readings);
		words[count] = node_attr(node, "word");
		readings[count] = node_attr(node, "kana");
		if (words[count] == NULL || readings[count] == NULL ||
		    *words[count] == '\0')
			continue;
		readings[count] = pool_string(pool, readings[count]);
		count++;
	}
	sheet_ruby(pool, sheet, words, readings, count);
}

struct sheet *
compose_sheet(struct pool *pool, struct kinds *kinds, struct kind *kind,
    xmlDoc *dossier, struct problems *problems)
{
	xmlDoc *result = xslt_apply(kinds, kind, dossier, problems);
	xmlHashTable *sources;
	struct sheet *sheet;

	if (result == NULL)
		return NULL;
	sources = xmlHashCreate(256);
	collect_sources(sources, xmlDocGetRootElement(dossier), NULL);
	/* What is no sheet is the fault of who wrote it. */
	if (result->URL == NULL)
		result->URL = xmlStrdup(BAD_CAST kind->path);
	sheet = sheet_read(pool, xmlDocGetRootElement(result), sources,
	    problems);
	xmlHashFree(sources, NULL);
	xmlFreeDoc(result);
	if (sheet == NULL)
		return NULL;
	if ((kind->needs & KIND_NEEDS_READINGS) != 0)
		read_aloud(pool, sheet, dossier);
	else
		sheet_dump_digest(sheet);
	return sheet;
}
