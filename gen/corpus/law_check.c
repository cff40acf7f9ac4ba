/*
 * Nothing of a law is lost in silence: what the schema does not know, or knows
 * elsewhere, is named. Its words are kept and printed where they stand.
 */
#include "corpus/law.h"

#include <string.h>

#include "base/text.h"
#include "corpus/law_inside.h"
#include "corpus/node.h"
#include "corpus/xml.h"

/* Their content is whatever the law wants: elements of it still. */
static bool
holds_anything(enum law_kind kind)
{
	return kind == LAW_FREE || kind == LAW_QUOTATION ||
	    kind == LAW_FORMULA || kind == LAW_NEW || kind == LAW_CELL;
}

/* ParagraphNum is of a Paragraph, and PartTitle of a TOCPart, too. */
static bool
is_named_for(const xmlNode *node, const xmlNode *holder)
{
	static const char toc[] = "TOC";
	const char *name = (const char *)node->name;
	const char *whose = (const char *)holder->name;

	if (node_is(node, "ArithFormulaNum") ||
	    node_is(node, "RelatedArticleNum"))
		return true;
	if (strncmp(whose, toc, strlen(toc)) == 0)
		whose += strlen(toc);
	return strncmp(name, whose, strlen(whose)) == 0;
}

static bool
may_hold(const xmlNode *holder, const struct law_element *outer,
    const xmlNode *node, const struct law_element *inner)
{
	if ((outer->holds >> inner->kind & 1) == 0)
		return false;
	if (holds_anything(outer->kind))
		return true;
	switch ((int)inner->kind) {
	case LAW_NUMBER:
	case LAW_CAPTION:
	case LAW_HEADING:
	case LAW_WORDS:
	case LAW_STRUCTURE_TITLE:
		return is_named_for(node, holder);
	case LAW_SUBITEM:
	case LAW_LIST:
		return inner->level == (outer->kind == inner->kind ?
		    outer->level + 1 : inner->kind == LAW_SUBITEM);
	default:
		return true;
	}
}

static bool
is_blank(const xmlNode *node)
{
	const char *words = (const char *)node->content;

	return words[strspn(words, " \t\r\n")] == '\0';
}

/* Characters of its own, or of a raised or lowered part. */
static bool
has_words(const xmlNode *node)
{
	if (node->type == XML_TEXT_NODE)
		return !is_blank(node);
	if (node->type != XML_ELEMENT_NODE)
		return false;
	for (node = node->children; node != NULL; node = node->next)
		if (has_words(node))
			return true;
	return false;
}

/* A reading stands behind its characters, or behind another one of them. */
static void
check_ruby(const xmlNode *ruby, struct problems *problems)
{
	const xmlNode *node = ruby->children;

	while (node != NULL && law_kind(node) != LAW_READING &&
	    !has_words(node))
		node = node->next;
	if (node == NULL || law_kind(node) == LAW_READING)
		problem_add(problems, PROBLEM_RUBY_BASELESS, xml_place(ruby),
		    "a reading without the characters that it is of");
}

static void
check_kind(const xmlNode *node, enum law_kind kind, struct problems *problems)
{
	if (kind == LAW_TABLE)
		law_table_check(node, problems);
	else if (kind == LAW_RUBY)
		check_ruby(node, problems);
	law_order_check(node, kind, problems);
}

/* Characters have no place of their own: the element before them has. */
static void
report_stray(const xmlNode *holder, const xmlNode *words,
    struct problems *problems)
{
	enum { SHOWN = 20 };
	const char *from = (const char *)words->content, *end, *at;
	const xmlNode *before = words->prev;
	int count = 0;

	while (before != NULL && before->type != XML_ELEMENT_NODE)
		before = before->prev;
	from += strspn(from, " \t\r\n");
	end = from + strcspn(from, "\r\n");
	for (at = from; at < end && count < SHOWN; count++)
		text_next(&at, end);
	problem_add(problems, PROBLEM_LAW_WORDS_STRAY, xml_place(before !=
	    NULL ? before : holder), "\"%.*s\" stands in <%s> itself, outside "
	    "of its sentences", (int)(at - from), from, holder->name);
}

static void
check_node(const xmlNode *holder, const struct law_element *outer,
    const xmlNode *node, struct problems *problems)
{
	const struct law_element *inner = law_element(node);

	if (node->type == XML_TEXT_NODE && outer != NULL &&
	    !outer->holds_text && !is_blank(node))
		report_stray(holder, node, problems);
	if (node->type != XML_ELEMENT_NODE)
		return;
	if (inner == NULL)
		problem_add(problems, PROBLEM_LAW_ELEMENT_UNKNOWN,
		    xml_place(node), "there is no element <%s> in the XML of "
		    "laws", node->name);
	else if (outer != NULL && !may_hold(holder, outer, node, inner))
		problem_add(problems, PROBLEM_LAW_ELEMENT_MISPLACED,
		    xml_place(node), "<%s> does not belong in <%s>",
		    node->name, holder->name);
}

/* Below an element that nobody knows only what is unknown is named. */
void
law_check(const xmlNode *holder, struct problems *problems)
{
	const struct law_element *outer = law_element(holder);
	const xmlNode *node;

	if (outer != NULL)
		check_kind(holder, outer->kind, problems);
	for (node = holder->children; node != NULL; node = node->next) {
		check_node(holder, outer, node, problems);
		if (node->type == XML_ELEMENT_NODE)
			law_check(node, problems);
	}
}
