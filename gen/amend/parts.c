/* Sentences of a unit, its caption, and the headings around it. */
#include "amend/inside.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "corpus/law.h"
#include "corpus/node.h"

static const char *
words_between(struct amending *amending, const xmlNode *from,
    const xmlNode *end)
{
	const char *words = "";

	for (; from != NULL && from != end; from = unit_next(from))
		words = pool_format(amending->pool, "%s%s", words,
		    unit_text(amending->pool, from));
	return words;
}

/* All sentences of a unit, written anew. */
void
parts_write_words(xmlNode *holder, const char *words)
{
	xmlNode *made = xmlNewDocNode(holder->doc, NULL, holder->name, NULL);
	xmlNode *node, *next, *after = NULL;

	block_write(made, words, false, false);
	while ((node = unit_first(holder)) != NULL)
		tree_drop(node);
	for (node = unit_first(made); node != NULL; node = next) {
		next = unit_next(node);
		xmlUnlinkNode(node);
		unit_put(holder, after, node);
		after = node;
	}
	xmlFreeNode(made);
}

/* Are they <Sentence>s of characters alone? */
bool
parts_is_plain(const xmlNode *holder)
{
	const xmlNode *node;

	for (node = unit_first(holder); node != NULL; node = unit_next(node))
		if (law_kind(node) != LAW_SENTENCE || unit_first(node) != NULL)
			return false;
	return true;
}

/* The part goes, or words come in its place. */
bool
parts_write(struct amending *amending, const struct target *target,
    const struct clause *clause, const char *words)
{
	xmlNode *holder = unit_words(target->node), *from, *end;

	if (holder == NULL || !words_find_part(amending->pool, target->node,
	    target->part, &from, &end))
		return tree_not_there(amending, target);
	if (!parts_is_plain(holder))
		return tree_not_possible(amending, clause);
	parts_write_words(holder, pool_format(amending->pool, "%s%s%s",
	    words_between(amending, unit_first(holder), from), words,
	    words_between(amending, end, NULL)));
	return true;
}

bool
parts_add_sentence(struct amending *amending, const struct target *target,
    const struct clause *clause, const struct block *block)
{
	xmlNode *holder = unit_words(target->node), *from, *end;

	if (holder == NULL || !parts_is_plain(holder))
		return tree_not_possible(amending, clause);
	if (clause->part == PART_PROVISO && words_find_part(amending->pool,
	    target->node, PART_PROVISO, &from, &end)) {
		problem_add(amending->problems, PROBLEM_AMEND_TAKEN,
		    amend_place(amending, clause->start), "%s has a proviso "
		    "already", place_written(amending, target->address));
		return false;
	}
	parts_write_words(holder, pool_format(amending->pool, "%s%s",
	    words_between(amending, unit_first(holder), NULL),
	    block_words(amending, block)));
	return true;
}

bool
parts_set_caption(xmlNode *unit, const char *words)
{
	bool is_article;
	xmlNode *caption;

	unit = unit_captioned(unit);
	is_article = unit_kind(unit) == STEP_ARTICLE;
	caption = unit_caption(unit);

	if (!is_article && unit_kind(unit) != STEP_PARAGRAPH)
		return false;
	if (caption == NULL) {
		caption = xmlNewDocNode(unit->doc, NULL, (const xmlChar *)
		    (is_article ? "ArticleCaption" : "ParagraphCaption"),
		    NULL);
		unit_put(unit, NULL, caption);
	}
	unit_set_text(caption, words);
	return true;
}

bool
parts_set_name(struct amending *amending, const struct target *target,
    const struct clause *clause, const char *words)
{
	xmlNode *sign = unit_sign(target->node);

	if (unit_kind(target->node) == STEP_TITLE) {
		unit_set_text(target->node, words);
		return true;
	}
	if (target->part == PART_CAPTION)
		return parts_set_caption(target->node, words) ||
		    tree_not_possible(amending, clause);
	if (target->part != PART_NAME || sign == NULL)
		return tree_not_possible(amending, clause);
	unit_set_text(sign, words);
	return true;
}

/* What stands in a heading from one node on goes to the end of another. */
static void
move_rest(xmlNode *from, xmlNode *parent)
{
	xmlNode *next, *last = NULL, *node;

	for (node = unit_first(parent); node != NULL; node = unit_next(node))
		last = node;
	for (; from != NULL; from = next) {
		next = unit_next(from);
		unit_take_out(from);
		unit_put(parent, last, from);
		last = from;
	}
}

/* 章名を削る: its articles stand on in the chapter before, or without one. */
bool
parts_remove_heading(struct amending *amending, const struct target *target,
    const struct clause *clause)
{
	xmlNode *heading = target->node, *before = NULL, *node, *next;
	xmlNode *sign = unit_sign(heading);
	enum step_kind kind = unit_kind(heading);

	if (kind < STEP_PART || kind > STEP_DIVISION || sign == NULL)
		return tree_not_possible(amending, clause);
	for (node = unit_first(heading->parent); node != heading;
	    node = unit_next(node))
		if (unit_kind(node) == kind)
			before = node;
	tree_drop(sign);
	if (before != NULL)
		move_rest(unit_first(heading), before);
	else
		for (node = unit_first(heading), before = heading;
		    node != NULL; node = next) {
			next = unit_next(node);
			unit_take_out(node);
			unit_put(heading->parent, before, node);
			before = node;
		}
	tree_take_out(amending, heading);
	return true;
}

/* 第5条の前に次の章名を付する: what follows it stands in the new chapter. */
bool
parts_add_heading(struct amending *amending, const struct target *target,
    const struct clause *clause, const struct block *block)
{
	xmlNode *node = target->node, *parent = node->parent, *before, *next;
	struct nodes nodes;

	if (!block_read(amending, block, clause->unit, node, &nodes))
		return false;
	if (nodes.count != 1 || unit_kind(node) != STEP_ARTICLE)
		return tree_not_possible(amending, clause);
	for (before = node->prev; before != NULL &&
	    before->type != XML_ELEMENT_NODE; before = before->prev)
		continue;
	/* Of its own kind: the chapter that it stands in is parted. */
	if (unit_kind(parent) == clause->unit)
		unit_put(parent->parent, parent, nodes.list[0]);
	else
		unit_put(parent, before, nodes.list[0]);
	for (before = unit_first(nodes.list[0]); node != NULL &&
	    unit_kind(node) == STEP_ARTICLE; node = next) {
		next = unit_next(node);
		unit_take_out(node);
		unit_put(nodes.list[0], before, node);
		before = node;
	}
	number_added(amending, nodes.list[0]);
	return true;
}
