/*
 * Styles of a Word document, as far as they number or hide.
 */
#include "office/docx_inside.h"

#include <string.h>

enum { DEPTH_MAX = 20 };	/* of styles based on each other */

struct docx_styles {
	xmlDoc		*document;
	const xmlNode	**list;
	size_t		 count;
};

struct docx_styles *
docx_styles_read(struct pool *pool, struct package *package)
{
	struct docx_styles *styles = pool_take(pool, sizeof *styles);
	const xmlNode *node;
	size_t count = 0;

	styles->document = docx_node_part(package, "word/styles.xml");
	if (styles->document == NULL)
		return styles;
	node = xmlDocGetRootElement(styles->document);
	for (node = node->children; node != NULL; node = node->next)
		count += docx_node_is(node, "style");
	styles->list = pool_take(pool, (count + 1) * sizeof *styles->list);
	node = xmlDocGetRootElement(styles->document);
	for (node = node->children; node != NULL; node = node->next)
		if (docx_node_is(node, "style"))
			styles->list[styles->count++] = node;
	return styles;
}

void
docx_styles_free(struct docx_styles *styles)
{
	xmlFreeDoc(styles->document);
}

/* Without a name, what paragraphs have that name none. */
static const xmlNode *
find(const struct docx_styles *styles, const char *id)
{
	const char *its, *type, *standard;
	size_t i;

	for (i = 0; i < styles->count; i++) {
		its = docx_node_attr(styles->list[i], "styleId");
		type = docx_node_attr(styles->list[i], "type");
		standard = docx_node_attr(styles->list[i], "default");
		if (id != NULL ? its != NULL && strcmp(its, id) == 0 :
		    standard != NULL && strcmp(standard, "1") == 0 &&
		    type != NULL && strcmp(type, "paragraph") == 0)
			return styles->list[i];
	}
	return NULL;
}

const xmlNode *
docx_style_numbering(const struct docx_styles *styles, const char *id,
    const char **owner)
{
	const xmlNode *style = find(styles, id), *numbering;
	int depth;

	for (depth = 0; style != NULL && depth < DEPTH_MAX; depth++) {
		numbering = docx_node_child(docx_node_child(style, "pPr"), "numPr");
		if (numbering != NULL) {
			*owner = docx_node_attr(style, "styleId");
			return numbering;
		}
		id = docx_node_value(style, "basedOn");
		style = id != NULL ? find(styles, id) : NULL;
	}
	return NULL;
}

bool
docx_style_is_hidden(const struct docx_styles *styles, const char *id)
{
	const xmlNode *style = id != NULL ? find(styles, id) : NULL;
	int depth;

	for (depth = 0; style != NULL && depth < DEPTH_MAX; depth++) {
		if (docx_node_child(docx_node_child(style, "rPr"), "vanish") != NULL)
			return docx_node_is_on(docx_node_child(style, "rPr"), "vanish");
		id = docx_node_value(style, "basedOn");
		style = id != NULL ? find(styles, id) : NULL;
	}
	return false;
}
