/* Addresses to elements. */
#include "amend/inside.h"

#include <string.h>

#include "amend/label.h"
#include "base/number.h"
#include "corpus/corpus.h"
#include "corpus/law.h"

static bool
fails(struct amending *amending, const struct address *address)
{
	problem_add(amending->problems, PROBLEM_AMEND_NO_PROVISION,
	    amend_place(amending, address->at), "\"%s\" is not in the law as "
	    "it is when this sentence begins",
	    place_written(amending, address));
	return false;
}

static bool
has_number(const xmlNode *node, const char *num)
{
	const char *has = node_attr(node, "Num");
	size_t length = strlen(num);

	/* 150:151 is called by either end. */
	return has != NULL && (strcmp(has, num) == 0 ||
	    (strncmp(has, num, length) == 0 && has[length] == ':') ||
	    (strchr(has, ':') != NULL &&
	    strcmp(strchr(has, ':') + 1, num) == 0));
}

static xmlNode *
find_article(xmlNode *top, const char *num)
{
	xmlNode *node = NULL;

	while ((node = unit_next_article(top, node)) != NULL)
		if (has_number(node, num))
			return node;
	return NULL;
}

/* 第2章 of 第1編; below a 本則 that has 編 it may not be plain which. */
static xmlNode *
find_heading(xmlNode *top, enum step_kind kind, const char *num,
    bool *is_one_of_many)
{
	xmlNode *node, *found = NULL, *below;

	for (node = unit_first(top); node != NULL; node = unit_next(node)) {
		if (unit_kind(node) == kind && has_number(node, num))
			below = node;
		else if (unit_holds_articles(node))
			below = find_heading(node, kind, num, is_one_of_many);
		else
			continue;
		if (below != NULL && found != NULL)
			*is_one_of_many = true;
		if (found == NULL)
			found = below;
	}
	return found;
}

static xmlNode *
find_numbered(xmlNode *parent, enum step_kind kind, const char *num)
{
	xmlNode *node = NULL;

	while ((node = unit_child(parent, kind, node)) != NULL)
		if (has_number(node, num))
			return node;
	return NULL;
}

/* 第2条第1号: of an article that has one paragraph alone. */
static xmlNode *
only_paragraph(xmlNode *node)
{
	if (unit_kind(node) == STEP_PARAGRAPH)
		return node;
	return unit_count(node, STEP_PARAGRAPH) == 1 ?
	    unit_child(node, STEP_PARAGRAPH, NULL) : NULL;
}

static bool
is_called(struct pool *pool, const xmlNode *sign, const char *label)
{
	const char *at = label, *end = label + strlen(label);
	const char *name = unit_text(pool, sign), *open = strstr(name, "（");

	if (open != NULL && open > name)
		name = pool_copy(pool, name, (size_t)(open - name));
	return citation_read_name(&at, end, name) && at == end;
}

static xmlNode *
find_subitem(struct pool *pool, xmlNode *parent, const char *label)
{
	xmlNode *node = NULL;

	while ((node = unit_child(parent, STEP_SUBITEM, node)) != NULL)
		if (unit_sign(node) != NULL &&
		    is_called(pool, unit_sign(node), label))
			return node;
	return NULL;
}

static xmlNode *
find_appendix(struct amending *amending, xmlNode *top, const char *label,
    bool *is_one_of_many)
{
	xmlNode *node = NULL, *found = NULL;

	if (unit_kind(top) != STEP_SUPPLEMENT)
		top = amending->body;
	while ((node = unit_child(top, STEP_APPENDIX, node)) != NULL) {
		if (unit_sign(node) == NULL ||
		    !is_called(amending->pool, unit_sign(node), label))
			continue;
		*is_one_of_many |= found != NULL;
		found = node;
	}
	return found;
}

/* 別表第三号 of a law whose only 別表 has items. */
static xmlNode *
find_item_of(struct amending *amending, xmlNode *top, const char *label,
    bool *is_one_of_many)
{
	const char *at = strstr(label, "第"), *end = label + strlen(label);
	struct ordinal ordinal;
	xmlNode *appendix;

	if (at == NULL || at == label)
		return NULL;
	appendix = find_appendix(amending, top, pool_copy(amending->pool,
	    label, (size_t)(at - label)), is_one_of_many);
	if (appendix == NULL || !number_read_ordinal(&at, end, &ordinal) ||
	    ordinal.unit != UNIT_ITEM || at != end)
		return NULL;
	return find_numbered(appendix, STEP_ITEM, ordinal.digits);
}

static bool
row_is_called(struct pool *pool, const xmlNode *row, const char *name)
{
	const xmlNode *cell;

	for (cell = unit_first(row); cell != NULL; cell = unit_next(cell))
		if (*unit_text(pool, cell) != '\0')
			return unit_says(pool, cell, name);
	return false;
}

/* By the first cell that says something. */
static xmlNode *
find_row(struct pool *pool, xmlNode *top, const char *name,
    bool *is_one_of_many)
{
	xmlNode *node, *found = NULL, *below;

	for (node = unit_first(top); node != NULL; node = unit_next(node)) {
		if (unit_kind(node) == STEP_ROW)
			below = row_is_called(pool, node, name) ? node : NULL;
		else
			below = find_row(pool, node, name, is_one_of_many);
		*is_one_of_many |= below != NULL && found != NULL;
		if (found == NULL)
			found = below;
	}
	return found;
}

/* 備考 of a table, or its item 2. */
static xmlNode *
find_remark(xmlNode *top, const char *num)
{
	xmlNode *node, *found = NULL;

	for (node = top == NULL ? NULL : unit_first(top);
	    node != NULL && found == NULL; node = unit_next(node))
		if (law_kind(node) != LAW_REMARKS)
			found = find_remark(node, num);
		else
			found = num == NULL ? node : find_numbered(node,
			    STEP_ITEM, num);
	return found;
}

static xmlNode *
find_root(struct amending *amending, enum step_kind kind)
{
	if (kind == STEP_SUPPLEMENT)
		return unit_supplement(amending->body);
	return unit_child(amending->body, kind, NULL);
}

/* What holds articles around the unit, or the main provision. */
static xmlNode *
whole_of(struct amending *amending, xmlNode *within)
{
	if (within == NULL)
		return find_root(amending, STEP_MAIN);
	if (unit_holds_articles(within))
		return within;
	return find_root(amending, STEP_MAIN);
}

/* 第2項 alone: of the article, or the 附則, that was named last. */
static xmlNode *
paragraphs_of(struct amending *amending, xmlNode *within)
{
	xmlNode *article = unit_around(within, STEP_ARTICLE);

	if (article != NULL)
		return article;
	if (within != NULL && unit_holds_articles(within))
		return within;
	article = unit_around(within, STEP_SUPPLEMENT);
	return article != NULL ? article : find_root(amending, STEP_MAIN);
}

static xmlNode *
items_of(xmlNode *within)
{
	xmlNode *paragraph = unit_around(within, STEP_PARAGRAPH);

	if (paragraph != NULL)
		return paragraph;
	return within == NULL ? NULL : only_paragraph(within);
}

static xmlNode *
subitems_of(xmlNode *within, struct pool *pool, const char *label)
{
	xmlNode *found = within == NULL ? NULL : find_subitem(pool, within,
	    label);

	/* アをイとし of 第2条第1号 that was just named, or of ウ beside it. */
	while (found == NULL && within != NULL &&
	    unit_kind(within) == STEP_SUBITEM) {
		within = within->parent;
		found = find_subitem(pool, within, label);
	}
	return found;
}

static xmlNode *
step_down(struct amending *amending, xmlNode *within, const struct step *step,
    bool *is_one_of_many)
{
	xmlNode *holder = NULL;

	if (step->is_same)
		return unit_around(amending->named, step->kind);
	switch (step->kind) {
	case STEP_TITLE:
	case STEP_CONTENTS:
	case STEP_PREAMBLE:
	case STEP_MAIN:
	case STEP_SUPPLEMENT:
		return find_root(amending, step->kind);
	case STEP_PART:
	case STEP_CHAPTER:
	case STEP_SECTION:
	case STEP_SUBSECTION:
	case STEP_DIVISION:
		return find_heading(whole_of(amending, within), step->kind,
		    step->num, is_one_of_many);
	case STEP_ARTICLE:
		return find_article(whole_of(amending, within), step->num);
	case STEP_PARAGRAPH:
		holder = paragraphs_of(amending, within);
		break;
	case STEP_ITEM:
		holder = items_of(within);
		break;
	case STEP_SUBITEM:
		return subitems_of(within, amending->pool, step->label);
	case STEP_APPENDIX:
		within = within != NULL ? within : amending->body;
		holder = find_appendix(amending, within, step->label,
		    is_one_of_many);
		return holder != NULL ? holder : find_item_of(amending, within,
		    step->label, is_one_of_many);
	case STEP_REMARK:
		return find_remark(within, step->num);
	case STEP_ROW:
		return find_row(amending->pool, within, step->label,
		    is_one_of_many);
	case STEP_FORM:
	case STEP_TABLE:
	case STEP_UNSAID:
	case STEP_LABEL:
		return NULL;
	}
	return holder == NULL ? NULL : find_numbered(holder, step->kind,
	    step->num);
}

static xmlNode *
resolve_one(struct amending *amending, const struct address *address)
{
	bool is_one_of_many = false;
	/* An article is called from the law's beginning, 第2項 from beside. */
	xmlNode *node = address->steps[0].kind >= STEP_PARAGRAPH ?
	    amending->named : NULL;
	bool is_labelled = address->steps[0].kind == STEP_LABEL;
	size_t i;

	if (is_labelled)
		node = label_find(amending, address, &is_one_of_many);
	if (is_labelled && node == NULL) {
		fails(amending, address);
		return NULL;
	}
	for (i = 0; i < address->count && !is_labelled; i++) {
		node = step_down(amending, node, &address->steps[i],
		    &is_one_of_many);
		if (node == NULL) {
			fails(amending, address);
			return NULL;
		}
	}
	if (is_one_of_many) {
		problem_add(amending->problems, PROBLEM_AMEND_UNNAMED,
		    amend_place(amending, address->at), "more than one unit "
		    "is called \"%s\"", place_written(amending, address));
		return NULL;
	}
	return node;
}

static void
target_add(struct amending *amending, struct targets *targets, xmlNode *node,
    const struct address *address)
{
	targets->list = pool_grow(amending->pool, targets->list,
	    &targets->room, targets->count, sizeof *targets->list);
	targets->list[targets->count++] = (struct target){ node,
	    address->part, address };
}

static xmlNode *
next_unit(xmlNode *node)
{
	xmlNode *top;

	if (unit_kind(node) != STEP_ARTICLE)
		return unit_child(node->parent, unit_kind(node), node);
	for (top = node; unit_kind(top) != STEP_MAIN &&
	    unit_kind(top) != STEP_SUPPLEMENT; top = top->parent)
		if (top->parent == NULL ||
		    top->parent->type != XML_ELEMENT_NODE)
			return NULL;
	return unit_next_article(top, node);
}

/* What stands between the last target and the end of its range, with it. */
static bool
add_range(struct amending *amending, struct targets *targets, xmlNode *last,
    const struct address *address)
{
	xmlNode *node = targets->list[targets->count - 1].node;

	while (node != last) {
		node = next_unit(node);
		if (node == NULL)
			return fails(amending, address);
		target_add(amending, targets, node, address);
	}
	return true;
}

bool
resolve_all(struct amending *amending, const struct addresses *addresses,
    struct targets *targets)
{
	size_t i;

	*targets = (struct targets){0};
	for (i = 0; i < addresses->count; i++) {
		const struct address *address = &addresses->list[i];
		xmlNode *node = resolve_one(amending, address);

		if (node == NULL)
			return false;
		if (address->is_range_end) {
			if (!add_range(amending, targets, node, address))
				return false;
		} else
			target_add(amending, targets, node, address);
		amending->named = node;
	}
	return true;
}
