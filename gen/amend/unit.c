#include "amend/unit.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "corpus/law.h"
#include "corpus/node.h"

enum { INDENT_MAX = 60 };

static xmlNode *
element(xmlNode *node)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

xmlNode *
unit_first(const xmlNode *parent)
{
	return element(parent->children);
}

xmlNode *
unit_next(const xmlNode *node)
{
	return element(node->next);
}

/* The first of that name below a node, at any depth. */
static xmlNode *
descendant(xmlNode *node, const char *name)
{
	xmlNode *child, *found;

	if (node == NULL || node_is(node, name))
		return node;
	for (child = unit_first(node); child != NULL; child = unit_next(child))
		if ((found = descendant(child, name)) != NULL)
			return found;
	return NULL;
}

xmlNode *
unit_body(const xmlDoc *document)
{
	return descendant(xmlDocGetRootElement(document), "LawBody");
}

enum step_kind
unit_kind(const xmlNode *node)
{
	static const struct { enum law_kind law; enum step_kind step; }
	    rows[] = {
		{ LAW_TITLE, STEP_TITLE }, { LAW_TOC, STEP_CONTENTS },
		{ LAW_PREAMBLE, STEP_PREAMBLE }, { LAW_MAIN, STEP_MAIN },
		{ LAW_SUPPLEMENT, STEP_SUPPLEMENT },
		{ LAW_APPENDIX, STEP_APPENDIX }, { LAW_PART, STEP_PART },
		{ LAW_CHAPTER, STEP_CHAPTER }, { LAW_SECTION, STEP_SECTION },
		{ LAW_SUBSECTION, STEP_SUBSECTION },
		{ LAW_DIVISION, STEP_DIVISION }, { LAW_ARTICLE, STEP_ARTICLE },
		{ LAW_PARAGRAPH, STEP_PARAGRAPH }, { LAW_ITEM, STEP_ITEM },
		{ LAW_SUBITEM, STEP_SUBITEM }, { LAW_ROW, STEP_ROW },
		{ LAW_HEAD_ROW, STEP_ROW },
	};
	enum law_kind kind = law_kind(node);
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].law == kind)
			return rows[i].step;
	return STEP_UNSAID;
}

xmlNode *
unit_around(xmlNode *node, enum step_kind kind)
{
	while (node != NULL && node->type == XML_ELEMENT_NODE &&
	    unit_kind(node) != kind)
		node = node->parent;
	return node != NULL && node->type == XML_ELEMENT_NODE ? node : NULL;
}

static xmlNode *
child_of(const xmlNode *node, enum law_kind kind)
{
	xmlNode *child = unit_first(node);

	while (child != NULL && law_kind(child) != kind)
		child = unit_next(child);
	return child;
}

xmlNode *
unit_sign(const xmlNode *node)
{
	xmlNode *sign = child_of(node, LAW_NUMBER);

	return sign != NULL ? sign : child_of(node, LAW_HEADING);
}

xmlNode *
unit_caption(const xmlNode *node)
{
	return child_of(node, LAW_CAPTION);
}

xmlNode *
unit_captioned(xmlNode *node)
{
	enum step_kind kind = unit_kind(node);

	return (kind == STEP_SUPPLEMENT || kind == STEP_MAIN) &&
	    unit_count(node, STEP_PARAGRAPH) == 1 ?
	    unit_child(node, STEP_PARAGRAPH, NULL) : node;
}

xmlNode *
unit_words(const xmlNode *node)
{
	if (unit_kind(node) == STEP_ARTICLE)
		node = unit_child(node, STEP_PARAGRAPH, NULL);
	return node == NULL ? NULL : child_of(node, LAW_WORDS);
}

xmlNode *
unit_supplement(const xmlNode *body)
{
	xmlNode *node = NULL;

	while ((node = unit_child(body, STEP_SUPPLEMENT, node)) != NULL)
		if (node_attr(node, "AmendLawNum") == NULL)
			return node;
	return NULL;
}

bool
unit_holds_articles(const xmlNode *node)
{
	enum step_kind kind = unit_kind(node);

	return kind == STEP_MAIN || kind == STEP_SUPPLEMENT ||
	    (kind >= STEP_PART && kind <= STEP_DIVISION);
}

xmlNode *
unit_child(const xmlNode *parent, enum step_kind kind, const xmlNode *after)
{
	xmlNode *node = after == NULL ? unit_first(parent) : unit_next(after);

	while (node != NULL && unit_kind(node) != kind)
		node = unit_next(node);
	return node;
}

size_t
unit_count(const xmlNode *parent, enum step_kind kind)
{
	xmlNode *node = NULL;
	size_t count = 0;

	while ((node = unit_child(parent, kind, node)) != NULL)
		count++;
	return count;
}

/* Document order, not into what holds no articles. */
static xmlNode *
step_on(const xmlNode *top, const xmlNode *node)
{
	xmlNode *next = unit_holds_articles(node) ? unit_first(node) : NULL;

	while (next == NULL && node != top) {
		next = unit_next(node);
		node = node->parent;
	}
	return next;
}

xmlNode *
unit_next_article(const xmlNode *top, const xmlNode *after)
{
	xmlNode *node = step_on(top, after == NULL ? top : after);

	while (node != NULL && unit_kind(node) != STEP_ARTICLE)
		node = step_on(top, node);
	return node;
}

static void
add_text(const xmlNode *node, struct text *out)
{
	const xmlNode *child;

	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		text_add_string(out, (const char *)node->content);
	if (node->type != XML_ELEMENT_NODE || law_kind(node) == LAW_READING)
		return;
	for (child = node->children; child != NULL; child = child->next)
		add_text(child, out);
}

const char *
unit_text(struct pool *pool, const xmlNode *node)
{
	struct text out = {0};
	char *words;

	if (node != NULL)
		add_text(node, &out);
	words = pool_copy(pool, out.length > 0 ? out.bytes : "", out.length);
	text_free(&out);
	return words;
}

static void
skip_any_blanks(const char **at, const char *end)
{
	const char *before;

	do {
		before = *at;
		number_skip_blanks(at, end);
		while (*at < end && (**at == '\n' || **at == '\r' ||
		    **at == '\t'))
			(*at)++;
	} while (*at > before);
}

bool
unit_says(struct pool *pool, const xmlNode *node, const char *words)
{
	const char *said = unit_text(pool, node);
	const char *said_end = said + strlen(said);
	const char *words_end = words + strlen(words);

	for (;;) {
		skip_any_blanks(&said, said_end);
		skip_any_blanks(&words, words_end);
		if (said == said_end || words == words_end)
			return said == said_end && words == words_end;
		if (text_next(&said, said_end) != text_next(&words, words_end))
			return false;
	}
}

void
unit_set_text(xmlNode *node, const char *words)
{
	xmlNode *child;

	while ((child = node->children) != NULL) {
		xmlUnlinkNode(child);
		xmlFreeNode(child);
	}
	if (*words != '\0')
		xmlNodeAddContent(node, (const xmlChar *)words);
}

void
unit_set_number(xmlNode *node, const char *digits)
{
	xmlSetProp(node, (const xmlChar *)"Num", (const xmlChar *)digits);
}

/* ---- blanks between elements ---- */

/* How far inside the document; two blanks a level, as e-Gov prints. */
static int
depth_of(const xmlNode *node)
{
	int depth = 0;

	while ((node = node->parent) != NULL && node->type == XML_ELEMENT_NODE)
		depth++;
	return depth;
}

static xmlNode *
new_indent(xmlDoc *document, int depth)
{
	char blanks[INDENT_MAX + 2];
	int count = depth * 2 < INDENT_MAX ? depth * 2 : INDENT_MAX;

	blanks[0] = '\n';
	memset(blanks + 1, ' ', (size_t)count);
	blanks[1 + count] = '\0';
	return xmlNewDocText(document, (const xmlChar *)blanks);
}

/* Inside a new node, down to what holds words. */
static void
indent_inside(xmlNode *node, int depth)
{
	const struct law_element *row = law_element(node);
	xmlNode *child;

	/* What was moved has its blanks already. */
	if (row == NULL || row->holds_text || node->children == NULL ||
	    node->children->type == XML_TEXT_NODE)
		return;
	for (child = node->children; child != NULL; child = child->next) {
		xmlAddPrevSibling(child, new_indent(node->doc, depth + 1));
		if (child->type == XML_ELEMENT_NODE)
			indent_inside(child, depth + 1);
	}
	xmlAddChild(node, new_indent(node->doc, depth));
}

static bool
is_indented(const xmlNode *parent)
{
	return parent->children == NULL ||
	    parent->children->type == XML_TEXT_NODE;
}

void
unit_put(xmlNode *parent, xmlNode *after, xmlNode *node)
{
	bool indented = is_indented(parent), was_empty = parent->children ==
	    NULL;

	if (after != NULL)
		xmlAddNextSibling(after, node);
	else if (parent->children != NULL)
		xmlAddPrevSibling(parent->children, node);
	else
		xmlAddChild(parent, node);
	if (!indented)
		return;
	xmlAddPrevSibling(node, new_indent(node->doc, depth_of(node)));
	if (was_empty)
		xmlAddNextSibling(node, new_indent(node->doc,
		    depth_of(parent)));
	indent_inside(node, depth_of(node));
}

void
unit_take_out(xmlNode *node)
{
	xmlNode *before = node->prev;

	if (before != NULL && before->type == XML_TEXT_NODE &&
	    xmlIsBlankNode(before)) {
		xmlUnlinkNode(before);
		xmlFreeNode(before);
	}
	xmlUnlinkNode(node);
}
