#include "scope/structure.h"

#include <string.h>

static const char COLUMN_GAP[] = "　";

struct flow
structure_words_begin(struct scope *scope, xmlNode *parent,
    const struct edition *edition, const struct provision *provision)
{
	struct flow flow = { .scope = scope, .edition = edition,
	    .provision = provision, .parent = parent };

	if (provision != NULL) {
		flow.term = clause_term(edition, provision);
		flow.reference = refer_known(edition, provision);
	}
	return flow;
}

void
structure_words_end_line(struct flow *flow)
{
	if (!flow->is_flat)
		flow->line = NULL;
}

static xmlNode *
line_of(struct flow *flow)
{
	if (flow->line == NULL) {
		flow->line = part_add(flow->parent, "line");
		if (flow->level > 0 && !flow->is_flat)
			part_set_number(flow->line, "level",
			    (size_t)flow->level);
	}
	return flow->line;
}

/* Line ends are in the texts of forms only. */
static void
add_words(xmlNode *to, const char *from, size_t bytes)
{
	const char *end = from + bytes, *stop;

	while (from < end) {
		stop = memchr(from, '\n', (size_t)(end - from));
		part_text(to, from, (size_t)((stop != NULL ? stop : end) -
		    from));
		if (stop == NULL)
			return;
		part_add(to, "break");
		from = stop + 1;
	}
}

/* A reading's own words and what stands in a term lead nowhere. */
static bool
is_led(const struct flow *flow, const struct reference *reference)
{
	return reference->start >= flow->term && scope_cite_leads(flow->scope,
	    flow->edition, flow->provision, reference);
}

static bool
is_in_ruby(const xmlNode *node)
{
	while (node != NULL && !node_is(node, "ruby"))
		node = node->parent;
	return node != NULL;
}

/* Words of the flat text, with the references among them as links. */
static void
add_run(struct flow *flow, xmlNode *to, size_t at, size_t end)
{
	const char *text = flow->provision->text;
	const struct reference *reference;
	size_t from, until;

	while ((reference = flow->reference) != NULL &&
	    reference->start < end) {
		from = reference->start > at ? reference->start : at;
		until = reference->end < end ? reference->end : end;
		if (until > from && is_led(flow, reference) &&
		    !is_in_ruby(to)) {
			add_words(to, text + at, from - at);
			scope_cite_write(flow->scope, to, flow->edition,
			    flow->provision, reference, from, until);
			at = until;
		}
		if (reference->end > end)
			break;
		flow->reference = reference->next;
	}
	add_words(to, text + at, end - at);
	flow->end = end;
}

/* What the flat text has set between two stretches of characters. */
static void
add_gap(struct flow *flow, xmlNode *to, size_t end)
{
	const char *gap = flow->provision->text + flow->end;
	size_t length = end - flow->end;

	/* The term's own room is the template's. */
	if (length == 0 || (flow->term > 0 && flow->end == flow->term))
		return;
	if (memchr(gap, '\n', length) != NULL)
		part_add(to, "break");
	else if (flow->is_flat)
		part_text(to, gap, length);
	else
		part_text(to, COLUMN_GAP, strlen(COLUMN_GAP));
}

static void
add_text(struct flow *flow, const struct body *text, xmlNode *within)
{
	bool opens = flow->line == NULL;
	xmlNode *line = line_of(flow);
	xmlNode *to = within != NULL && !opens ? within : line;

	if (text->at == BODY_ELSEWHERE) {
		if (!flow->is_flat || flow->provision == NULL)
			part_text(to, text->text, text->bytes);
		return;
	}
	if (!opens)
		add_gap(flow, to, text->at);
	if (text->at < flow->term) {
		if (line->last == NULL || !node_is(line->last, "term"))
			part_add(line, "term");
		if (within == NULL)
			to = line->last;
	}
	add_run(flow, to, text->at, text->at + text->bytes);
}

static void	add_node(struct flow *, const struct body *, xmlNode *within);

static void
add_children(struct flow *flow, const struct body *body, xmlNode *within)
{
	const struct body *child;

	for (child = body->first; child != NULL; child = child->next)
		if (child->provision == NULL)
			add_node(flow, child, within);
}

/* A reading that can stand above nothing. */
static void
add_in_brackets(struct flow *flow, const struct body *reading,
    xmlNode *within)
{
	const char *words = pool_format(flow->scope->pool, "（%s）",
	    body_words(flow->scope->pool, reading, true));

	part_text(within, words, strlen(words));
}

/* No reading has one above it. */
static void
add_inner_ruby(struct flow *flow, const struct body *ruby, xmlNode *within)
{
	const struct body *child;

	for (child = ruby->first; child != NULL; child = child->next)
		if (child->kind == LAW_READING)
			add_in_brackets(flow, child, within);
		else
			add_node(flow, child, within);
}

/* Readings that follow one another are one. */
static void
add_reading(struct flow *flow, xmlNode *ruby, const struct body *reading)
{
	const char *before = node_attr(ruby, "rt");
	const char *words = pool_format(flow->scope->pool, "%s%s",
	    before != NULL ? before : "", body_words(flow->scope->pool,
	    reading, true));

	xmlSetProp(ruby, BAD_CAST "rt", BAD_CAST words);
}

/* Characters with their reading, each group with its own. */
static void
add_ruby(struct flow *flow, const struct body *ruby, xmlNode *within)
{
	xmlNode *to = NULL, *last = NULL, *line = line_of(flow);
	const struct body *child;

	if (is_in_ruby(within)) {
		add_inner_ruby(flow, ruby, within);
		return;
	}
	for (child = ruby->first; child != NULL; child = child->next) {
		/* A figure has closed the line. */
		if (line != line_of(flow)) {
			line = flow->line;
			to = within = last = NULL;
		}
		if (child->kind == LAW_READING) {
			if (last != NULL)
				add_reading(flow, last, child);
			else
				add_in_brackets(flow, child, within != NULL ?
				    within : line);
			to = NULL;
			continue;
		}
		if (to == NULL)
			last = to = part_add(within != NULL ? within : line,
			    "ruby");
		add_node(flow, child, to);
	}
}

/* Nothing inside an element that a figure has closed. */
static void
add_wrapped(struct flow *flow, const struct body *body, xmlNode *within,
    const char *name)
{
	xmlNode *line = line_of(flow);
	xmlNode *wrap = part_add(within != NULL ? within : line, name);

	part_set(wrap, "style", node_attr(body->node, "Style"));
	add_children(flow, body, wrap);
}

static bool
starts_proviso(const struct flow *flow, const struct body *sentence)
{
	const char *function = node_attr(sentence->node, "Function");

	return function != NULL && strcmp(function, "proviso") == 0 &&
	    !flow->has_proviso && sentence->parent->kind == LAW_WORDS &&
	    sentence->parent->parent->parent == NULL &&
	    flow->provision != NULL;
}

/* What follows stands in an element of its own, that can be led to. */
static void
open_proviso(struct flow *flow)
{
	flow->has_proviso = true;
	flow->line = part_add(line_of(flow), "sentence");
	part_set(flow->line, "address", scope_cite_proviso(flow->scope,
	    flow->provision));
}

/* A sentence of a table's cell, and a column that wants it, has its line. */
static bool
starts_line(const struct body *body)
{
	const char *breaks = node_attr(body->node, "LineBreak");

	return body->parent != NULL && (body->parent->kind == LAW_CELL ||
	    (body->kind == LAW_COLUMN && breaks != NULL &&
	    strcmp(breaks, "true") == 0));
}

static void
add_node(struct flow *flow, const struct body *body, xmlNode *within)
{
	switch ((int)body->kind) {
	case LAW_TEXT:
		add_text(flow, body, within);
		return;
	case LAW_RUBY:
		add_ruby(flow, body, within);
		return;
	case LAW_RAISED:
		add_wrapped(flow, body, within, "sup");
		return;
	case LAW_LOWERED:
		add_wrapped(flow, body, within, "sub");
		return;
	case LAW_LINE:
		add_wrapped(flow, body, within, "under");
		return;
	case LAW_SENTENCE:
	case LAW_COLUMN:
		if (starts_line(body))
			structure_words_end_line(flow);
		if (starts_proviso(flow, body))
			open_proviso(flow);
		break;
	default:
		if (!flow->is_flat && structure_add(flow, body))
			return;
	}
	add_children(flow, body, flow->line != NULL ? within : NULL);
}

void
structure_words_add(struct flow *flow, const struct body *body)
{
	add_node(flow, body, NULL);
}

void
structure_words_add_children(struct flow *flow, const struct body *body)
{
	add_children(flow, body, NULL);
}

static bool
is_own_title(const struct body *child)
{
	return child->kind == LAW_NUMBER || child->kind == LAW_CAPTION ||
	    child->kind == LAW_HEADING;
}

void
structure_words_write_flat(struct scope *scope, xmlNode *parent,
    const struct edition *edition, const struct provision *provision)
{
	struct flow flow = structure_words_begin(scope, parent, edition, provision);
	const struct body *body = body_of(edition, provision), *child;

	flow.is_flat = true;
	flow.line = part_add(parent, "line");
	if (body == NULL) {
		add_run(&flow, flow.line, 0, strlen(provision->text));
		return;
	}
	for (child = body->first; child != NULL; child = child->next)
		if (child->provision == NULL && !is_own_title(child))
			structure_words_add(&flow, child);
}

bool
structure_words_are_plain(const struct body *body)
{
	const struct body *child;

	for (child = body->first; child != NULL; child = child->next)
		if (child->kind != LAW_TEXT)
			return false;
	return true;
}
