/* One clause done. */
#include "amend/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/word.h"
#include "corpus/law.h"
#include "corpus/node.h"

static bool
not_there(struct amending *amending, const struct target *target)
{
	problem_add(amending->problems, PROBLEM_AMEND_NO_PROVISION,
	    amend_place(amending, target->address->at), "\"%s\" is not in the "
	    "law as it is when this sentence begins",
	    place_written(amending, target->address));
	return false;
}

static bool
not_possible(struct amending *amending, const struct clause *clause)
{
	problem_add(amending->problems, PROBLEM_AMEND_NOT_UNDERSTOOD,
	    amend_place(amending, clause->start), "what is ordered here cannot "
	    "be done to that unit");
	return false;
}

static void
drop(xmlNode *node)
{
	unit_take_out(node);
	xmlFreeNode(node);
}

/* Nodes that go stay allocated: 同条 may still mean one of them. */
static void
take_out(struct amending *amending, xmlNode *node)
{
	unit_take_out(node);
	keep_node(amending, node);
}

/* ---- sentences ---- */

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
static void
write_all(xmlNode *holder, const char *words)
{
	xmlNode *made = xmlNewDocNode(holder->doc, NULL, holder->name, NULL);
	xmlNode *node, *next, *after = NULL;

	block_write(made, words, false, false);
	while ((node = unit_first(holder)) != NULL)
		drop(node);
	for (node = unit_first(made); node != NULL; node = next) {
		next = unit_next(node);
		xmlUnlinkNode(node);
		unit_put(holder, after, node);
		after = node;
	}
	xmlFreeNode(made);
}

/* Are they <Sentence>s of characters alone? */
static bool
is_plain(const xmlNode *holder)
{
	const xmlNode *node;

	for (node = unit_first(holder); node != NULL; node = unit_next(node))
		if (law_kind(node) != LAW_SENTENCE || unit_first(node) != NULL)
			return false;
	return true;
}

/* The part goes, or words come in its place. */
static bool
write_part(struct amending *amending, const struct target *target,
    const struct clause *clause, const char *words)
{
	xmlNode *holder = unit_words(target->node), *from, *end;

	if (holder == NULL || !words_find_part(amending->pool, target->node,
	    target->part, &from, &end))
		return not_there(amending, target);
	if (!is_plain(holder))
		return not_possible(amending, clause);
	write_all(holder, pool_format(amending->pool, "%s%s%s",
	    words_between(amending, unit_first(holder), from), words,
	    words_between(amending, end, NULL)));
	return true;
}

static bool
add_sentence(struct amending *amending, const struct target *target,
    const struct clause *clause, const struct block *block)
{
	xmlNode *holder = unit_words(target->node), *from, *end;

	if (holder == NULL || !is_plain(holder))
		return not_possible(amending, clause);
	if (clause->part == PART_PROVISO && words_find_part(amending->pool,
	    target->node, PART_PROVISO, &from, &end)) {
		problem_add(amending->problems, PROBLEM_AMEND_TAKEN,
		    amend_place(amending, clause->start), "%s has a proviso "
		    "already", place_written(amending, target->address));
		return false;
	}
	write_all(holder, pool_format(amending->pool, "%s%s",
	    words_between(amending, unit_first(holder), NULL),
	    block_words(amending, block)));
	return true;
}

/* ---- captions and headings ---- */

static bool
set_caption(xmlNode *unit, const char *words)
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

static bool
set_name(struct amending *amending, const struct target *target,
    const struct clause *clause, const char *words)
{
	xmlNode *sign = unit_sign(target->node);

	if (unit_kind(target->node) == STEP_TITLE) {
		unit_set_text(target->node, words);
		return true;
	}
	if (target->part == PART_CAPTION)
		return set_caption(target->node, words) ||
		    not_possible(amending, clause);
	if (target->part != PART_NAME || sign == NULL)
		return not_possible(amending, clause);
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
static bool
remove_heading(struct amending *amending, const struct target *target,
    const struct clause *clause)
{
	xmlNode *heading = target->node, *before = NULL, *node, *next;
	xmlNode *sign = unit_sign(heading);
	enum step_kind kind = unit_kind(heading);

	if (kind < STEP_PART || kind > STEP_DIVISION || sign == NULL)
		return not_possible(amending, clause);
	for (node = unit_first(heading->parent); node != heading;
	    node = unit_next(node))
		if (unit_kind(node) == kind)
			before = node;
	drop(sign);
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
	take_out(amending, heading);
	return true;
}

/* 第5条の前に次の章名を付する: what follows it stands in the new chapter. */
static bool
add_heading(struct amending *amending, const struct target *target,
    const struct clause *clause, const struct block *block)
{
	xmlNode *node = target->node, *parent = node->parent, *before, *next;
	struct nodes nodes;

	if (!block_read(amending, block, clause->unit, node, &nodes))
		return false;
	if (nodes.count != 1 || unit_kind(node) != STEP_ARTICLE)
		return not_possible(amending, clause);
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

/* ---- units ---- */

static bool
count_is(struct amending *amending, const struct clause *clause,
    size_t count, size_t wanted)
{
	if (count == wanted)
		return true;
	problem_add(amending->problems, PROBLEM_AMEND_COUNT,
	    amend_place(amending, clause->start), "%zu units are announced, "
	    "and %zu stand below", wanted, count);
	return false;
}

static void
put_all(struct amending *amending, xmlNode *parent, xmlNode *after,
    const struct nodes *nodes)
{
	size_t i;

	for (i = 0; i < nodes->count; i++) {
		unit_put(parent, after, nodes->list[i]);
		after = nodes->list[i];
		number_added(amending, after);
	}
}

static xmlNode *
element_before(const xmlNode *node)
{
	xmlNode *before = node->prev;

	while (before != NULL && before->type != XML_ELEMENT_NODE)
		before = before->prev;
	return before;
}

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
	if (!count_is(amending, clause, nodes->count, targets->count))
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
			after = element_before(targets->list[i].node);
			parent = targets->list[i].node->parent;
			take_out(amending, targets->list[i].node);
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

	if (holder == NULL || !is_plain(holder))
		return not_possible(amending, clause);
	write_all(holder, block_words(amending, block));
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
		take_out(amending, node);
		count++;
	}
	return count > 0 || not_there(amending, target);
}

static bool
rewrite_items(struct amending *amending, const struct target *target,
    const struct block *block)
{
	xmlNode *holder = items_holder(target), *first, *after;
	struct nodes nodes;

	if (holder == NULL || (first = unit_child(holder, STEP_ITEM, NULL)) ==
	    NULL)
		return not_there(amending, target);
	if (!block_read(amending, block, STEP_ITEM, first, &nodes))
		return false;
	after = element_before(first);
	if (!remove_items(amending, target))
		return false;
	put_all(amending, holder, after, &nodes);
	return true;
}

/* 別表第一を次のように改める: with its title, and the rows below it. */
static bool
rewrite_appendix(struct amending *amending, const struct clause *clause,
    const struct targets *targets, const struct block *block)
{
	xmlNode *old = targets->list[0].node, *after = element_before(old);
	xmlNode *parent = old->parent, *made;

	if (targets->count != 1 || strcmp((const char *)old->name,
	    "AppdxTable") != 0)
		return not_possible(amending, clause);
	made = table_read_appendix(amending, block);
	if (made == NULL)
		return false;
	take_out(amending, old);
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
		return not_there(amending, target);
	made = table_read(amending, block);
	if (made == NULL)
		return false;
	after = element_before(old);
	parent = old->parent;
	take_out(amending, old);
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
		return write_part(amending, target, clause,
		    block_words(amending, block));
	case PART_LEAD:
		return rewrite_lead(amending, target, clause, block);
	case PART_ITEMS:
		return rewrite_items(amending, target, block);
	case PART_CAPTION:
	case PART_NAME:
		return set_name(amending, target, clause,
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
		return set_name(amending, target, clause,
		    block_words(amending, block));
	case STEP_CONTENTS:
		return contents_rewrite(amending, target->node, block);
	case STEP_PREAMBLE:
	case STEP_MAIN:
	case STEP_SUPPLEMENT:
		return not_possible(amending, clause);
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
		return write_part(amending, target, clause, "");
	case PART_ITEMS:
		return remove_items(amending, target);
	case PART_CAPTION:
		caption = unit_caption(unit_captioned(target->node));
		if (caption == NULL)
			return not_there(amending, target);
		drop(caption);
		return true;
	case PART_NAME:
		return remove_heading(amending, target, clause);
	case PART_LEAD:
	case PART_TABLE:
		return not_possible(amending, clause);
	case PART_ALL:
	case PART_WITH_CAPTION:
		break;
	}
	switch ((int)unit_kind(target->node)) {
	case STEP_TITLE:
	case STEP_MAIN:
		return not_possible(amending, clause);
	default:
		take_out(amending, target->node);
		return true;
	}
}

/* ---- adding ---- */

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
		return not_possible(amending, clause);
	last = last_child(parent, unit);
	if (!block_read(amending, block, unit, last != NULL ? last :
	    target->node, &nodes) || (clause->count > 0 &&
	    !count_is(amending, clause, nodes.count, (size_t)clause->count)))
		return false;
	after = last != NULL ? last : last_element(parent);
	if (clause->place == ADD_FIRST && last != NULL)
		after = element_before(unit_child(parent, unit, NULL));
	put_all(amending, parent, after, &nodes);
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
	return element_before(node) == unit_sign(around) ? around : NULL;
}

static bool
add_beside(struct amending *amending, const struct clause *clause,
    const struct target *target, enum step_kind unit,
    const struct block *block)
{
	xmlNode *node = beside_of(target->node, unit, clause->place);
	struct nodes nodes;

	if (node == NULL)
		return not_possible(amending, clause);
	if (!block_read(amending, block, unit, node, &nodes) ||
	    (clause->count > 0 && !count_is(amending, clause, nodes.count,
	    (size_t)clause->count)))
		return false;
	put_all(amending, node->parent, clause->place == ADD_BEHIND ? node :
	    element_before(node), &nodes);
	return true;
}

/* 附則の次に次の別表を加える, 別表第一の次に次の一表を加える */
static bool
add_appendix(struct amending *amending, const struct clause *clause,
    const struct target *target, const struct block *block)
{
	xmlNode *made, *after = target->node;

	if (clause->place == ADD_BEFORE)
		after = element_before(after);
	else if (clause->place != ADD_BEHIND)
		return not_possible(amending, clause);
	if (clause->count > 1 || target->node->parent != amending->body)
		return not_possible(amending, clause);
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

static bool
add(struct amending *amending, const struct clause *clause,
    const struct target *target, const struct block *block)
{
	enum step_kind unit = unit_of(clause, target);

	if (unit == STEP_TABLE)
		return add_appendix(amending, clause, target, block);
	if (unit == STEP_FORM)
		return not_possible(amending, clause);
	if (clause->place == ADD_LAST || clause->place == ADD_FIRST)
		return add_into(amending, clause, target, unit, block);
	return add_beside(amending, clause, target, unit, block);
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

	if (!is_range && !count_is(amending, clause, to->count,
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
	    not_possible(amending, clause);
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
			done = add_sentence(amending, target, clause, block);
		else if (clause->kind == CLAUSE_SET)
			done = set_name(amending, target, clause,
			    clause->words);
		else
			done = set_caption(target->node, clause->words) ||
			    not_possible(amending, clause);
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
		return add(amending, clause, &targets->list[0], block);
	case CLAUSE_RENUMBER:
		return renumber(amending, clause, targets);
	case CLAUSE_SHIFT:
		return number_shift(amending, clause, targets);
	case CLAUSE_HEADING:
		return add_heading(amending, &targets->list[0], clause, block);
	case CLAUSE_REMOVE:
	case CLAUSE_SENTENCE:
	case CLAUSE_SET:
	case CLAUSE_CAPTION:
		return each(amending, clause, targets, block);
	}
	return false;
}
