/* One clause done. */
#include "amend/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/word.h"
#include "corpus/law.h"
#include "corpus/node.h"

/* ---- units ---- */

static bool
is_shell(const struct nodes *nodes)
{
	const char *num = nodes->count == 1 ? node_attr(nodes->list[0],
	    "Num") : NULL;

	return num != NULL && strchr(num, ':') != NULL;
}

/* 第3条を次のように改める, and 第4条 stands below: one of the two is wrong. */
static bool
keeps_number(struct amending *amending, const struct clause *clause,
    const struct target *target, const xmlNode *made)
{
	const char *was = node_attr(target->node, "Num");
	const char *is = node_attr(made, "Num");

	if (unit_kind(target->node) > STEP_ITEM || was == NULL || is == NULL ||
	    strcmp(was, is) == 0)
		return true;
	problem_add(amending->problems, PROBLEM_AMEND_NOT_UNDERSTOOD,
	    amend_place(amending, clause->start), "what stands below has "
	    "another number than what is rewritten, \"%s\"",
	    place_written(amending, target->address));
	return false;
}

/* 3 of 3:5, or 5; of 3 both are 3. */
static bool
bounds_are(const xmlNode *first, const xmlNode *last, const xmlNode *one,
    const xmlNode *other)
{
	const char *from = node_attr(first, "Num"), *to = node_attr(last,
	    "Num"), *low = node_attr(one, "Num"), *high = node_attr(other,
	    "Num");
	size_t length;

	if (from == NULL || to == NULL || low == NULL || high == NULL)
		return false;
	if (strchr(to, ':') != NULL)
		to = strchr(to, ':') + 1;
	if (strchr(high, ':') != NULL)
		high = strchr(high, ':') + 1;
	length = strcspn(from, ":");
	return length == strcspn(low, ":") && strncmp(from, low, length) ==
	    0 && strcmp(to, high) == 0;
}

/* A shell for several articles, or several for a shell: ends are the same. */
static bool
covers(const struct targets *targets, const struct nodes *nodes)
{
	return bounds_are(targets->list[0].node, targets->list[targets->count -
	    1].node, nodes->list[0], nodes->list[nodes->count - 1]);
}

static bool
fits(struct amending *amending, const struct clause *clause,
    const struct targets *targets, const struct nodes *nodes)
{
	const char *num = node_attr(targets->list[0].node, "Num");
	size_t i;

	if (is_shell(nodes) || (targets->count == 1 && num != NULL &&
	    strchr(num, ':') != NULL))
		return covers(targets, nodes) || keeps_number(amending, clause,
		    &targets->list[0], nodes->list[0]);
	if (!tree_count_is(amending, clause, nodes->count, targets->count))
		return false;
	for (i = 0; i < nodes->count; i++)
		if (!keeps_number(amending, clause, &targets->list[i],
		    nodes->list[i]))
			return false;
	return true;
}

/* 第5条を次のように改める, 第5条から第8条までを次のように改める */
static bool
rewrite_units(struct amending *amending, const struct clause *clause,
    const struct targets *targets, const struct block *block)
{
	xmlNode *first = targets->list[0].node, *after, *parent = NULL;
	struct nodes nodes;
	size_t i;

	if (!block_read(amending, block, unit_kind(first), first, &nodes) ||
	    !fits(amending, clause, targets, &nodes))
		return false;
	for (i = 0; i < targets->count || i < nodes.count; i++) {
		if (i < targets->count) {
			after = tree_before(targets->list[i].node);
			parent = targets->list[i].node->parent;
			tree_take_out(amending, targets->list[i].node);
		} else
			after = nodes.list[i - 1];
		if (i < nodes.count) {
			unit_put(parent, after, nodes.list[i]);
			number_added(amending, nodes.list[i]);
		}
	}
	amending->named = nodes.list[nodes.count - 1];
	return true;
}

static bool
rewrite_lead(struct amending *amending, const struct target *target,
    const struct clause *clause, const struct block *block)
{
	xmlNode *holder = unit_words(target->node);

	if (holder == NULL || !parts_is_plain(holder))
		return tree_not_possible(amending, clause);
	parts_write_words(holder, block_words(amending, block));
	return true;
}

static xmlNode *
items_holder(const struct target *target)
{
	if (unit_kind(target->node) == STEP_ARTICLE)
		return unit_count(target->node, STEP_PARAGRAPH) == 1 ?
		    unit_child(target->node, STEP_PARAGRAPH, NULL) : NULL;
	return target->node;
}

static bool
remove_items(struct amending *amending, const struct target *target)
{
	xmlNode *holder = items_holder(target), *node;
	size_t count = 0;

	while (holder != NULL && (node = unit_child(holder, STEP_ITEM,
	    NULL)) != NULL) {
		tree_take_out(amending, node);
		count++;
	}
	return count > 0 || tree_not_there(amending, target);
}

static bool
rewrite_items(struct amending *amending, const struct target *target,
    const struct block *block)
{
	xmlNode *holder = items_holder(target), *first, *after;
	struct nodes nodes;

	if (holder == NULL || (first = unit_child(holder, STEP_ITEM, NULL)) ==
	    NULL)
		return tree_not_there(amending, target);
	if (!block_read(amending, block, STEP_ITEM, first, &nodes))
		return false;
	after = tree_before(first);
	if (!remove_items(amending, target))
		return false;
	tree_put_all(amending, holder, after, &nodes);
	return true;
}

/* 別表第一を次のように改める: with its title, and the rows below it. */
static bool
rewrite_appendix(struct amending *amending, const struct clause *clause,
    const struct targets *targets, const struct block *block)
{
	xmlNode *old = targets->list[0].node, *after = tree_before(old);
	xmlNode *parent = old->parent, *made;

	if (targets->count != 1 || strcmp((const char *)old->name,
	    "AppdxTable") != 0)
		return tree_not_possible(amending, clause);
	made = table_read_appendix(amending, block);
	if (made == NULL)
		return false;
	tree_take_out(amending, old);
	unit_put(parent, after, made);
	return true;
}

static xmlNode *
only_table(const xmlNode *unit)
{
	xmlNode *node, *table, *found = NULL;

	if (unit_kind(unit) == STEP_ARTICLE)
		unit = unit_count(unit, STEP_PARAGRAPH) == 1 ?
		    unit_child(unit, STEP_PARAGRAPH, NULL) : unit;
	for (node = unit_first(unit); node != NULL; node = unit_next(node))
		for (table = law_kind(node) != LAW_STRUCTURE ? NULL :
		    unit_first(node); table != NULL; table = unit_next(table))
			if (law_kind(table) == LAW_TABLE) {
				if (found != NULL)
					return NULL;
				found = table;
			}
	return found;
}

/* 第3条の表を次のように改める */
static bool
rewrite_table(struct amending *amending, const struct target *target,
    const struct block *block)
{
	xmlNode *old = only_table(target->node), *after, *parent, *made;

	if (old == NULL)
		return tree_not_there(amending, target);
	made = table_read(amending, block);
	if (made == NULL)
		return false;
	after = tree_before(old);
	parent = old->parent;
	tree_take_out(amending, old);
	unit_put(parent, after, made);
	return true;
}

static bool
rewrite(struct amending *amending, const struct clause *clause,
    const struct targets *targets, const struct block *block)
{
	const struct target *target = &targets->list[0];

	switch (target->part) {
	case PART_MAIN:
	case PART_PROVISO:
	case PART_FIRST:
	case PART_LAST:
		return parts_write(amending, target, clause,
		    block_words(amending, block));
	case PART_LEAD:
		return rewrite_lead(amending, target, clause, block);
	case PART_ITEMS:
		return rewrite_items(amending, target, block);
	case PART_CAPTION:
	case PART_NAME:
		return parts_set_name(amending, target, clause,
		    block_words(amending, block));
	case PART_TABLE:
		return rewrite_table(amending, target, block);
	case PART_ALL:
	case PART_WITH_CAPTION:
		break;
	}
	switch ((int)unit_kind(target->node)) {
	case STEP_APPENDIX:
		return rewrite_appendix(amending, clause, targets, block);
	case STEP_TITLE:
		return parts_set_name(amending, target, clause,
		    block_words(amending, block));
	case STEP_CONTENTS:
		return contents_rewrite(amending, target->node, block);
	case STEP_PREAMBLE:
	case STEP_MAIN:
	case STEP_SUPPLEMENT:
		return tree_not_possible(amending, clause);
	default:
		return rewrite_units(amending, clause, targets, block);
	}
}

static bool
remove_target(struct amending *amending, const struct clause *clause,
    const struct target *target)
{
	xmlNode *caption;

	switch (target->part) {
	case PART_MAIN:
	case PART_PROVISO:
	case PART_FIRST:
	case PART_LAST:
		return parts_write(amending, target, clause, "");
	case PART_ITEMS:
		return remove_items(amending, target);
	case PART_CAPTION:
		caption = unit_caption(unit_captioned(target->node));
		if (caption == NULL)
			return tree_not_there(amending, target);
		tree_drop(caption);
		return true;
	case PART_NAME:
		return parts_remove_heading(amending, target, clause);
	case PART_LEAD:
	case PART_TABLE:
		return tree_not_possible(amending, clause);
	case PART_ALL:
	case PART_WITH_CAPTION:
		break;
	}
	switch ((int)unit_kind(target->node)) {
	case STEP_TITLE:
	case STEP_MAIN:
		return tree_not_possible(amending, clause);
	default:
		tree_take_out(amending, target->node);
		return true;
	}
}

/* ---- clauses ---- */

/* 第4条から第6条まで: the i-th from the first. */
static struct address
counted_on(struct amending *amending, const struct addresses *to, size_t i)
{
	struct address address = to->list[0];
	struct step *step = &address.steps[address.count - 1];

	if (step->num != NULL)
		step->num = pool_format(amending->pool, "%d",
		    atoi(step->num) + (int)i);
	return address;
}

static bool
renumber(struct amending *amending, const struct clause *clause,
    const struct targets *targets)
{
	const struct addresses *to = &clause->to;
	bool is_range = to->count == 2 && to->list[1].is_range_end;
	struct address address;
	size_t i;

	if (!is_range && !tree_count_is(amending, clause, to->count,
	    targets->count))
		return false;
	for (i = 0; i < targets->count; i++) {
		address = is_range ? counted_on(amending, to, i) :
		    to->list[i];
		if (!number_move(amending, targets->list[i].node, &address))
			return false;
	}
	/* The last one must be the one that was said. */
	return !is_range || strcmp(address.steps[address.count - 1].num,
	    to->list[1].steps[to->list[1].count - 1].num) == 0 ||
	    tree_not_possible(amending, clause);
}

static bool
change_words(struct amending *amending, const struct clause *clause,
    const struct targets *targets)
{
	if (unit_kind(targets->list[0].node) == STEP_CONTENTS)
		return contents_edit(amending, targets->list[0].node, clause);
	return words_edit(amending, targets, clause);
}

static bool
each(struct amending *amending, const struct clause *clause,
    const struct targets *targets, const struct block *block)
{
	bool done = true;
	size_t i;

	for (i = 0; done && i < targets->count; i++) {
		const struct target *target = &targets->list[i];

		if (clause->kind == CLAUSE_REMOVE)
			done = remove_target(amending, clause, target);
		else if (clause->kind == CLAUSE_SENTENCE)
			done = parts_add_sentence(amending, target, clause, block);
		else if (clause->kind == CLAUSE_SET)
			done = parts_set_name(amending, target, clause,
			    clause->words);
		else
			done = parts_set_caption(target->node, clause->words) ||
			    tree_not_possible(amending, clause);
	}
	return done;
}

bool
change_do(struct amending *amending, const struct clause *clause,
    const struct targets *targets, const struct block *block)
{
	switch (clause->kind) {
	case CLAUSE_WORDS:
		return change_words(amending, clause, targets);
	case CLAUSE_REWRITE:
		return rewrite(amending, clause, targets, block);
	case CLAUSE_ADD:
		return add_units(amending, clause, &targets->list[0], block);
	case CLAUSE_RENUMBER:
		return renumber(amending, clause, targets);
	case CLAUSE_SHIFT:
		return number_shift(amending, clause, targets);
	case CLAUSE_HEADING:
		return parts_add_heading(amending, &targets->list[0], clause, block);
	case CLAUSE_REMOVE:
	case CLAUSE_SENTENCE:
	case CLAUSE_SET:
	case CLAUSE_CAPTION:
		return each(amending, clause, targets, block);
	}
	return false;
}
