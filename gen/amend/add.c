/* Units that an order adds. */
#include "amend/inside.h"

#include "corpus/law.h"
#include "corpus/node.h"

static xmlNode *
last_child(const xmlNode *parent, enum step_kind kind)
{
	xmlNode *node = NULL, *last = NULL;

	while ((node = unit_child(parent, kind, node)) != NULL)
		last = node;
	return last;
}

static xmlNode *
last_element(const xmlNode *parent)
{
	xmlNode *node, *last = NULL;

	for (node = unit_first(parent); node != NULL; node = unit_next(node))
		last = node;
	return last;
}

static xmlNode *
last_row(xmlNode *top)
{
	xmlNode *node, *found = NULL, *below;

	for (node = unit_first(top); node != NULL; node = unit_next(node)) {
		below = unit_kind(node) == STEP_ROW ? node : last_row(node);
		if (below != NULL)
			found = below;
	}
	return found;
}

/* 第2に次のように加える: of the kind that stands in it. */
static enum step_kind
unit_within(const xmlNode *node, enum step_kind kind)
{
	const xmlNode *first;

	if (kind == STEP_PARAGRAPH)
		return STEP_ITEM;
	if (kind != STEP_ARTICLE)
		return STEP_SUBITEM;
	first = unit_child(node, STEP_PARAGRAPH, NULL);
	return first != NULL && unit_count(node, STEP_PARAGRAPH) == 1 &&
	    unit_count(first, STEP_ITEM) > 0 ? STEP_ITEM : STEP_PARAGRAPH;
}

/* What 次のように加える adds: what stands there. */
static enum step_kind
unit_of(const struct clause *clause, const struct target *target)
{
	enum step_kind kind = unit_kind(target->node);

	if (clause->unit != STEP_UNSAID)
		return clause->unit;
	if (target->part == PART_TABLE || kind == STEP_APPENDIX ||
	    kind == STEP_ROW)
		return STEP_ROW;
	if (clause->place == ADD_LAST || clause->place == ADD_FIRST)
		return unit_within(target->node, kind);
	return kind;
}

/* Where the new ones hang: 第2条に次の一号を加える means its paragraph. */
static xmlNode *
parent_for(xmlNode *node, enum step_kind unit)
{
	enum step_kind kind = unit_kind(node);

	if (unit == STEP_ROW) {
		node = last_row(node);
		return node == NULL ? NULL : node->parent;
	}
	if (unit == STEP_ITEM && kind != STEP_PARAGRAPH)
		return unit_count(node, STEP_PARAGRAPH) == 1 ?
		    unit_child(node, STEP_PARAGRAPH, NULL) : NULL;
	if (unit == STEP_PARAGRAPH)
		return kind == STEP_ARTICLE || kind == STEP_MAIN ||
		    kind == STEP_SUPPLEMENT ? node : NULL;
	if (unit == STEP_SUBITEM)
		return kind == STEP_ITEM || kind == STEP_SUBITEM ? node : NULL;
	if (unit == STEP_ARTICLE)
		return unit_holds_articles(node) ? node : NULL;
	if (unit >= STEP_PART && unit <= STEP_DIVISION)
		return kind == STEP_MAIN || (kind >= STEP_PART &&
		    kind < unit) ? node : NULL;
	return node;
}

static bool
add_into(struct amending *amending, const struct clause *clause,
    const struct target *target, enum step_kind unit,
    const struct block *block)
{
	xmlNode *parent = parent_for(target->node, unit), *last, *after;
	struct nodes nodes;

	if (parent == NULL)
		return tree_not_possible(amending, clause);
	last = last_child(parent, unit);
	if (!block_read(amending, block, unit, last != NULL ? last :
	    target->node, &nodes) || (clause->count > 0 &&
	    !tree_count_is(amending, clause, nodes.count, (size_t)clause->count)))
		return false;
	after = last != NULL ? last : last_element(parent);
	if (clause->place == ADD_FIRST && last != NULL)
		after = tree_before(unit_child(parent, unit, NULL));
	tree_put_all(amending, parent, after, &nodes);
	return true;
}

/* 第3条の次に次の一章: behind the chapter that it ends. */
static xmlNode *
beside_of(xmlNode *node, enum step_kind unit, enum add_place place)
{
	xmlNode *around = unit_around(node, unit);

	if (around == NULL || around == node)
		return around;
	if (place == ADD_BEHIND)
		return unit_next(node) == NULL ? around : NULL;
	return tree_before(node) == unit_sign(around) ? around : NULL;
}

static bool
add_beside(struct amending *amending, const struct clause *clause,
    const struct target *target, enum step_kind unit,
    const struct block *block)
{
	xmlNode *node = beside_of(target->node, unit, clause->place);
	struct nodes nodes;

	if (node == NULL)
		return tree_not_possible(amending, clause);
	if (!block_read(amending, block, unit, node, &nodes) ||
	    (clause->count > 0 && !tree_count_is(amending, clause, nodes.count,
	    (size_t)clause->count)))
		return false;
	tree_put_all(amending, node->parent, clause->place == ADD_BEHIND ? node :
	    tree_before(node), &nodes);
	return true;
}

/* 附則の次に次の別表を加える, 別表第一の次に次の一表を加える */
static bool
add_appendix(struct amending *amending, const struct clause *clause,
    const struct target *target, const struct block *block)
{
	xmlNode *made, *after = target->node;

	if (clause->place == ADD_BEFORE)
		after = tree_before(after);
	else if (clause->place != ADD_BEHIND)
		return tree_not_possible(amending, clause);
	if (clause->count > 1 || target->node->parent != amending->body)
		return tree_not_possible(amending, clause);
	made = table_read_appendix(amending, block);
	if (made == NULL)
		return false;
	/* Behind the 附則 of amending laws, which are not called. */
	while (clause->place == ADD_BEHIND && unit_kind(target->node) ==
	    STEP_SUPPLEMENT && unit_next(after) != NULL &&
	    unit_kind(unit_next(after)) == STEP_SUPPLEMENT)
		after = unit_next(after);
	unit_put(amending->body, after, made);
	return true;
}

bool
add_units(struct amending *amending, const struct clause *clause,
    const struct target *target, const struct block *block)
{
	enum step_kind unit = unit_of(clause, target);

	if (unit == STEP_TABLE)
		return add_appendix(amending, clause, target, block);
	if (unit == STEP_FORM)
		return tree_not_possible(amending, clause);
	if (clause->place == ADD_LAST || clause->place == ADD_FIRST)
		return add_into(amending, clause, target, unit, block);
	return add_beside(amending, clause, target, unit, block);
}
