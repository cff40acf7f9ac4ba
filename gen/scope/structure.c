#include "scope/structure.h"

#include <string.h>

#include "check/check.h"

/* ---- parts ---- */

/* What is written next stands in it; the caller puts the old parent back. */
static xmlNode *
open_part(struct flow *flow, const struct body *from, const char *kind)
{
	xmlNode *part;

	structure_words_end_line(flow);
	part = part_add(flow->parent, "part");
	part_made_from(part, from->node);
	part_set(part, "kind", kind);
	if (flow->level > 0)
		part_set_number(part, "level", (size_t)flow->level);
	flow->parent = part;
	return part;
}

static void
close_part(struct flow *flow, xmlNode *outside)
{
	structure_words_end_line(flow);
	flow->parent = outside;
}

/* Its words as an attribute, or as an element if they are more than that. */
static void
set_number(struct flow *flow, xmlNode *part, const struct body *number)
{
	xmlNode *outside = flow->parent;

	if (structure_words_are_plain(number)) {
		part_set(part, "number", body_words(flow->scope->pool, number,
		    false));
		/* They have had their place in the flat text. */
		if (number->first != NULL &&
		    number->first->at != BODY_ELSEWHERE)
			flow->end = number->first->at + number->first->bytes;
		return;
	}
	flow->parent = part_add(part, "number");
	structure_words_add_children(flow, number);
	close_part(flow, outside);
}

static void
put_part(struct flow *flow, const struct body *body, const char *kind)
{
	xmlNode *outside = flow->parent;

	open_part(flow, body, kind);
	structure_words_add_children(flow, body);
	close_part(flow, outside);
}

static bool
is_number(const struct body *child)
{
	return child->kind == LAW_NUMBER || child->kind == LAW_REMARKS_LABEL;
}

static int
deeper(const struct flow *flow)
{
	return flow->level == LEVEL_NONE ? LEVEL_NONE : flow->level + 1;
}

/* What follows the number; inner provisions are set in further. */
static void
put_contents(struct flow *flow, const struct body *body, xmlNode *part)
{
	const struct body *child;
	int level = flow->level;

	for (child = body->first; child != NULL; child = child->next) {
		bool is_inner = child->kind == LAW_ITEM ||
		    child->kind == LAW_SUBITEM || child->kind == LAW_LIST;

		if (child->kind == LAW_CAPTION && body->kind == LAW_PARAGRAPH)
			continue;
		if (is_number(child) && node_attr(part, "number") == NULL) {
			set_number(flow, part, child);
			continue;
		}
		flow->level = is_inner ? deeper(flow) : level;
		structure_words_add(flow, child);
		flow->level = level;
	}
}

/* 第九条 alone, where no paragraph takes it. */
static void
flush_number(struct flow *flow)
{
	xmlNode *outside = flow->parent;

	structure_words_end_line(flow);
	if (flow->number == NULL)
		return;
	flow->parent = part_add(outside, "part");
	part_set(flow->parent, "kind", "paragraph");
	part_set(flow->parent, "number", flow->number);
	flow->number = NULL;
	close_part(flow, outside);
}

/* An item, a remark, a class: its number, its words and what is below them. */
static void
put_numbered(struct flow *flow, const struct body *body, const char *kind)
{
	xmlNode *outside = flow->parent;
	const struct body *label = body_child(body, LAW_REMARKS_LABEL);
	const char *breaks = label != NULL ? node_attr(label->node,
	    "LineBreak") : NULL;
	const struct body *caption = body->kind == LAW_PARAGRAPH ?
	    body_child(body, LAW_CAPTION) : NULL;
	xmlNode *part;

	if (caption != NULL)
		put_part(flow, caption, "caption");
	part = open_part(flow, body, kind);
	part_set_flag(part, "apart", breaks != NULL &&
	    strcmp(breaks, "true") == 0);
	put_contents(flow, body, part);
	/* 第九条 stands in front of its first paragraph, which has no number. */
	if (body->kind == LAW_PARAGRAPH && flow->number != NULL) {
		if (node_attr(part, "number") == NULL)
			part_set(part, "number", flow->number);
		else
			part_set(part, "article", flow->number);
		flow->number = NULL;
	}
	close_part(flow, outside);
}

static void
put_children(struct flow *flow, const struct body *body)
{
	const struct body *child;

	structure_words_end_line(flow);
	for (child = body->first; child != NULL; child = child->next)
		structure_words_add(flow, child);
	structure_words_end_line(flow);
}

/* An article in the words of another law, or in a cell. */
static void
put_article(struct flow *flow, const struct body *body)
{
	const struct body *child;

	structure_words_end_line(flow);
	for (child = body->first; child != NULL; child = child->next)
		if (child->kind == LAW_NUMBER && flow->number == NULL &&
		    structure_words_are_plain(child))
			flow->number = body_words(flow->scope->pool, child,
			    false);
		else {
			if (child->kind != LAW_PARAGRAPH)
				flush_number(flow);
			structure_words_add(flow, child);
		}
	flush_number(flow);
}

static bool
is_loose_row(const struct body *body)
{
	return body->kind == LAW_ROW || body->kind == LAW_HEAD_ROW ||
	    body->kind == LAW_CELL || body->kind == LAW_HEAD_CELL;
}

/* Rows that are to be put into a table are one here. */
static void
put_new(struct flow *flow, const struct body *body)
{
	xmlNode *outside = flow->parent;
	const struct body *child;
	bool in_rows = false;

	open_part(flow, body, "new");
	for (child = body->first; child != NULL; child = child->next) {
		if (is_loose_row(child) && !in_rows)
			structure_table(flow, body, NULL);
		else if (!is_loose_row(child))
			structure_words_add(flow, child);
		in_rows = is_loose_row(child);
	}
	close_part(flow, outside);
}

/* A title right above its table is the table's caption. */
static void
put_structure(struct flow *flow, const struct body *body)
{
	const struct body *child, *caption = NULL;

	structure_words_end_line(flow);
	for (child = body->first; child != NULL; child = child->next) {
		if (child->kind == LAW_STRUCTURE_TITLE &&
		    child->next != NULL && child->next->kind == LAW_TABLE)
			caption = child;
		else if (child->kind == LAW_TABLE)
			structure_table(flow, child, caption);
		else
			structure_words_add(flow, child);
	}
	structure_words_end_line(flow);
}

/* ---- contents as enacted ---- */

static void
put_entry(struct flow *flow, const struct body *entry, int level)
{
	xmlNode *outside = flow->parent;
	const struct body *child;

	open_part(flow, entry, "entry");
	part_set_number(flow->parent, "level", (size_t)level);
	for (child = entry->first; child != NULL; child = child->next)
		if (child->kind != LAW_TOC_ENTRY)
			structure_words_add_children(flow, child);
	close_part(flow, outside);
	for (child = entry->first; child != NULL; child = child->next)
		if (child->kind == LAW_TOC_ENTRY)
			put_entry(flow, child, level + 1);
}

static void
put_toc(struct flow *flow, const struct body *toc)
{
	xmlNode *outside = flow->parent;
	const struct body *child;

	structure_words_end_line(flow);
	flow->parent = part_add(flow->parent, "toc");
	part_made_from(flow->parent, toc->node);
	for (child = toc->first; child != NULL; child = child->next)
		if (child->kind == LAW_TOC_ENTRY)
			put_entry(flow, child, 1);
		else
			put_part(flow, child, child == toc->first &&
			    child->kind == LAW_TOC_LABEL ? "label" : "entry");
	close_part(flow, outside);
}

/* ---- what a node is ---- */

bool
structure_add(struct flow *flow, const struct body *body)
{
	switch ((int)body->kind) {
	case LAW_TOC:
		put_toc(flow, body);
		return true;
	case LAW_STRUCTURE:
		put_structure(flow, body);
		return true;
	case LAW_TABLE:
		structure_table(flow, body, NULL);
		return true;
	case LAW_FIGURE:
		structure_words_end_line(flow);
		structure_figure(flow, body);
		return true;
	case LAW_REMARKS:
		put_numbered(flow, body, "remarks");
		return true;
	case LAW_LIST:
		put_numbered(flow, body, "list");
		return true;
	case LAW_CLASS:
		put_numbered(flow, body, "class");
		return true;
	case LAW_ITEM:
	case LAW_SUBITEM:
		put_numbered(flow, body, "item");
		return true;
	case LAW_PARAGRAPH:
		put_numbered(flow, body, "paragraph");
		return true;
	case LAW_ARTICLE:
		put_article(flow, body);
		return true;
	case LAW_NEW:
		put_new(flow, body);
		return true;
	case LAW_SUPPLEMENTARY_NOTE:
		put_part(flow, body, "note");
		return true;
	case LAW_STRUCTURE_TITLE:
	case LAW_CAPTION:
	case LAW_NUMBER:
	case LAW_HEADING:
	case LAW_TITLE:
		put_part(flow, body, "caption");
		return true;
	case LAW_WORDS:
	case LAW_FREE:
	case LAW_AMENDMENT:
	case LAW_PART:
	case LAW_CHAPTER:
	case LAW_SECTION:
	case LAW_SUBSECTION:
	case LAW_DIVISION:
	case LAW_SUPPLEMENT:
	case LAW_APPENDIX:
	case LAW_PREAMBLE:
	case LAW_WHOLE:
	case LAW_LAW_NUMBER:
	case LAW_BODY:
	case LAW_MAIN:
	case LAW_ENACTMENT:
		put_children(flow, body);
		return true;
	default:
		return false;
	}
}

/* ---- provisions ---- */

xmlNode *
structure_provision(xmlNode *parent, const struct edition *edition,
    const struct provision *provision)
{
	xmlNode *node = part_add(parent, "provision");

	part_made_from(node, provision->node);
	part_set(node, "address", provision->address);
	part_set(node, "kind", provision_kind_name(provision->kind));
	part_set(node, "number", provision->number);
	part_set(node, "caption", provision->caption);
	part_set_number(node, "depth", (size_t)provision->depth);
	part_set(node, "citation", provision->citation);
	part_set_flag(node, "main", provision->is_main);
	part_set_flag(node, "deleted", provision->is_deleted);
	part_set_flag(node, "stale", check_coverage_is_stale(edition,
	    provision));
	return node;
}

/* As templates set provisions in: a paragraph 1, an item 2, and so on. */
static int
level_of(const struct provision *provision)
{
	switch (provision->kind) {
	case PROVISION_PARAGRAPH:
		return 1;
	case PROVISION_ITEM:
		return 2;
	case PROVISION_SUBITEM:
		return level_of(provision->parent) + 1;
	case PROVISION_PART:
	case PROVISION_CHAPTER:
	case PROVISION_SECTION:
	case PROVISION_SUBSECTION:
	case PROVISION_DIVISION:
	case PROVISION_ARTICLE:
	case PROVISION_SUPPLEMENT:
	case PROVISION_APPENDIX:
	case PROVISION_FORM:
		return 0;
	}
	return 0;
}

/* Is it what the attributes number and caption say? */
static bool
is_said(const xmlNode *node, const struct body *child)
{
	const char *attr = child->kind == LAW_NUMBER ? "number" :
	    child->kind == LAW_CAPTION || child->kind == LAW_HEADING ?
	    "caption" : NULL;
	const struct body *before;

	if (attr == NULL)
		return false;
	for (before = child->parent->first; before != child;
	    before = before->next)
		if (strcmp((const char *)before->node->name,
		    (const char *)child->node->name) == 0 &&
		    before->kind == child->kind)
			return false;
	return child->first == NULL || node_attr(node, attr) != NULL;
}

/* With readings or raised characters they stand as elements, too. */
static void
put_said(struct flow *flow, const struct body *child)
{
	xmlNode *outside = flow->parent;

	if (structure_words_are_plain(child))
		return;
	flow->parent = part_add(outside, child->kind == LAW_NUMBER ?
	    "number" : "caption");
	structure_words_add_children(flow, child);
	close_part(flow, outside);
}

static bool
is_same_element(const struct body *one, const struct body *other)
{
	return one->kind == other->kind && strcmp(
	    (const char *)one->node->name,
	    (const char *)other->node->name) == 0;
}

/* A second number or caption goes behind the first: 第1条　第一条. */
static bool
put_second(struct flow *flow, const struct body *child, xmlNode *node)
{
	const char *name = child->kind == LAW_NUMBER ? "number" : "caption";
	const struct body *first = child->parent->first;
	const char *both;

	if (child->kind != LAW_NUMBER && child->kind != LAW_CAPTION &&
	    child->kind != LAW_HEADING)
		return false;
	while (first->next != child && !is_same_element(first, child))
		first = first->next;
	if (first->next != child || !is_same_element(first, child) ||
	    node_attr(node, name) == NULL || child->first == NULL ||
	    child->first->at != BODY_ELSEWHERE ||
	    !structure_words_are_plain(first) ||
	    !structure_words_are_plain(child))
		return false;
	both = pool_format(flow->scope->pool, "%s　%s", node_attr(node, name),
	    body_words(flow->scope->pool, child, false));
	xmlSetProp(node, BAD_CAST name, BAD_CAST both);
	return true;
}

static void	write_provision(struct scope *, xmlNode *parent,
		    const struct edition *, const struct provision *);

static void
add_children(struct flow *flow, const struct body *body, xmlNode *node)
{
	const struct body *child;

	for (child = body->first; child != NULL; child = child->next)
		if (child->provision != NULL) {
			structure_words_end_line(flow);
			write_provision(flow->scope, flow->parent,
			    flow->edition, child->provision);
		} else if (node != NULL && is_said(node, child))
			put_said(flow, child);
		else if (node == NULL || !put_second(flow, child, node))
			structure_words_add(flow, child);
	structure_words_end_line(flow);
}

/* In what law an amendment was made, and whether all of it is here. */
static void
set_amending(xmlNode *node, const xmlNode *from)
{
	const char *extract = node_attr(from, "Extract");

	part_set(node, "amending-law", node_attr(from, "AmendLawNum"));
	part_set_flag(node, "extract", extract != NULL &&
	    (strcmp(extract, "true") == 0 || strcmp(extract, "1") == 0));
}

static bool
is_title_first(const xmlNode *node)
{
	for (node = node->children; node != NULL; node = node->next)
		if (node_is(node, "ArticleTitle") ||
		    node_is(node, "ArticleCaption"))
			return node_is(node, "ArticleTitle") &&
			    node_next(node, "ArticleCaption") != NULL;
	return false;
}

static void
write_provision(struct scope *scope, xmlNode *parent,
    const struct edition *edition, const struct provision *provision)
{
	struct flow flow = structure_words_begin(scope, NULL, edition, provision);

	flow.parent = structure_provision(parent, edition, provision);
	flow.level = level_of(provision);
	part_set(flow.parent, "status", check_coverage_status(scope->pool,
	    edition, provision));
	set_amending(flow.parent, provision->node);
	part_set_flag(flow.parent, "number-first",
	    is_title_first(provision->node));
	add_children(&flow, body_of(edition, provision), flow.parent);
}

void
structure_write_own(struct scope *scope, xmlNode *parent,
    const struct edition *edition, const struct provision *provision)
{
	struct flow flow = structure_words_begin(scope, parent, edition,
	    provision);
	const struct body *child = body_of(edition, provision)->first;

	flow.level = LEVEL_NONE;
	for (; child != NULL; child = child->next)
		if (child->provision == NULL && child->kind != LAW_NUMBER &&
		    child->kind != LAW_CAPTION && child->kind != LAW_HEADING)
			structure_words_add(&flow, child);
}

/* A second title right behind it. */
static bool
is_said_with_title(const struct body *title)
{
	return title != NULL && title->next != NULL &&
	    title->next->kind == LAW_TITLE;
}

void
structure_write_title(struct scope *scope, xmlNode *parent,
    const struct edition *edition)
{
	const struct body *title = body_child(body_of_law(edition),
	    LAW_TITLE);
	struct flow flow = structure_words_begin(scope, parent, edition,
	    NULL);

	flow.line = part_add(parent, "law-title");
	flow.is_flat = true;
	if (title != NULL)
		structure_words_add_children(&flow, title);
	for (; is_said_with_title(title); title = title->next) {
		part_text(flow.line, "　", strlen("　"));
		structure_words_add_children(&flow, title->next);
	}
}

/* What does not belong around a LawBody is in front of it. */
static void
write_cover(struct flow *flow)
{
	const struct body *child = body_of_cover(flow->edition)->first;

	for (; child != NULL; child = child->next)
		if (child->kind != LAW_LAW_NUMBER && child->kind != LAW_BODY)
			structure_words_add(flow, child);
	structure_words_end_line(flow);
}

/* The title and the number of the law are said by the standard itself. */
void
structure_write_law(struct scope *scope, xmlNode *text,
    const struct edition *edition)
{
	const struct body *law = body_of_law(edition), *child;
	const struct body *title = body_child(law, LAW_TITLE);
	struct flow flow = structure_words_begin(scope, text, edition, NULL);

	write_cover(&flow);
	for (child = law->first; child != NULL; child = child->next)
		if (child->provision != NULL)
			write_provision(scope, text, edition,
			    child->provision);
		else if (child->kind == LAW_MAIN ||
		    child->kind == LAW_PREAMBLE) {
			set_amending(text, child->kind == LAW_MAIN ?
			    child->node : NULL);
			add_children(&flow, child, NULL);
		} else if (child == title) {
			while (is_said_with_title(child))
				child = child->next;
		} else
			structure_words_add(&flow, child);
}
