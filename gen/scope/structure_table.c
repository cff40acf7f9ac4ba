/*
 * Tables of a law: every cell at its place of the grid, and how wide the
 * columns want to be, from what stands in them.
 */
#include "scope/structure.h"

#include <string.h>

#include "base/text.h"

enum {
	NARROWEST = 3,		/* characters of a column */
	ON_PAPER = 44,		/* side by side in a table as wide as the page */
	LONGEST = 4000,
	SPREAD = 8,		/* of a cell's words, for each column it covers */
	MOST_WEIGHT = 9999
};

static const char *const border_names[] = { "BorderTop", "BorderRight",
    "BorderBottom", "BorderLeft" };

/* Four words from the top on, clockwise; nothing if all are plain. */
static void
set_borders(struct flow *flow, xmlNode *cell, const xmlNode *from)
{
	const char *words[4];
	bool are_plain = true;
	size_t i;

	for (i = 0; i < 4; i++) {
		words[i] = node_attr(from, border_names[i]);
		if (words[i] == NULL || (strcmp(words[i], "none") != 0 &&
		    strcmp(words[i], "dotted") != 0 &&
		    strcmp(words[i], "double") != 0))
			words[i] = "solid";
		are_plain &= strcmp(words[i], "solid") == 0;
	}
	if (!are_plain)
		part_set(cell, "rules", pool_format(flow->scope->pool,
		    "%s %s %s %s", words[0], words[1], words[2], words[3]));
}

static void
put_cell(struct flow *flow, const struct law_cell *cell,
    const struct body *body)
{
	xmlNode *outside = flow->parent;
	int level = flow->level;
	xmlNode *node = part_add(flow->parent, "cell");

	if (body != NULL)
		part_made_from(node, body->node);
	if (cell->columns > 1)
		part_set_number(node, "span", (size_t)cell->columns);
	if (cell->rows > 1)
		part_set_number(node, "rows", (size_t)cell->rows);
	if (body == NULL)
		return;
	part_set(node, "align", node_attr(body->node, "Align"));
	part_set(node, "valign", node_attr(body->node, "Valign"));
	set_borders(flow, node, body->node);
	flow->parent = node;
	flow->level = LEVEL_NONE;
	structure_words_end_line(flow);
	structure_words_add_children(flow, body);
	structure_words_end_line(flow);
	flow->level = level;
	flow->parent = outside;
}

static const struct body *
body_at(const struct body *from, const xmlNode *node)
{
	while (from != NULL && (from->node != node ||
	    from->kind == LAW_TEXT))
		from = from->next;
	return from;
}

/* The row of a cell, at or behind the one of the cell before. */
static const struct body *
row_of(const struct body *table, const struct body *before,
    const struct law_cell *cell)
{
	return cell->row_node == NULL ? NULL : body_at(before != NULL ?
	    before : table->first, cell->row_node);
}

static void
put_rows(struct flow *flow, xmlNode *table, const struct body *body,
    const struct law_grid *grid)
{
	const struct body *row = NULL;
	xmlNode *node = NULL;
	size_t i;
	int at = -1;

	for (i = 0; i < grid->count; i++) {
		const struct law_cell *cell = &grid->cells[i];

		if (cell->node != NULL)
			row = row_of(body, row, cell);
		/* A row may be filled from above. */
		for (; at < cell->row; at++) {
			node = part_add(table, "row");
			part_set_flag(node, "head", at + 1 == cell->row &&
			    row != NULL && row->kind == LAW_HEAD_ROW);
		}
		flow->parent = node;
		put_cell(flow, cell, cell->node == NULL ? NULL : body_at(
		    row != NULL ? row->first : body->first, cell->node));
	}
	for (; at < grid->rows - 1; at++)
		part_add(table, "row");
}

/* In characters. */
static int
width_of(const struct flow *flow, const struct body *body)
{
	const char *words = body_words(flow->scope->pool, body, false);
	size_t count = text_count(words, strlen(words));

	return count > LONGEST ? LONGEST : (int)count;
}

static int
root(int square)
{
	int root = 1;

	while ((root + 1) * (root + 1) <= square)
		root++;
	return root;
}

/*
 * A column that asks for no more than its fair share of the paper gets what it
 * asks for; the others share the rest by the root of their lengths, as lines
 * grow in both directions.
 */
static void
share(int *widths, int columns)
{
	int left = ON_PAPER, open = columns, i, total = 0, asked = 0;
	bool goes_on = true;

	for (i = 0; i < columns; i++) {
		widths[i] = widths[i] < NARROWEST ? NARROWEST : widths[i];
		asked += widths[i];
	}
	while (goes_on && open > 0 && asked > ON_PAPER) {
		goes_on = false;
		for (i = 0; i < columns; i++)
			if (widths[i] > 0 && widths[i] * open <= left) {
				left -= widths[i];
				open--;
				widths[i] = -widths[i];
				goes_on = true;
			}
	}
	for (i = 0; i < columns; i++)
		total += widths[i] > 0 ? root(widths[i]) : 0;
	for (i = 0; i < columns; i++)
		if (widths[i] < 0)
			widths[i] = -widths[i];
		else if (asked > ON_PAPER)
			widths[i] = left > open * NARROWEST ? root(widths[i]) *
			    left / total : NARROWEST;
}

/* What a cell over several columns lacks is spread over them. */
static void
stretch(int *widths, const struct law_cell *cell, int width)
{
	int lack = width < SPREAD * cell->columns ? width :
	    SPREAD * cell->columns, i;

	for (i = 0; i < cell->columns; i++)
		lack -= widths[cell->column + i];
	for (i = 0; i < cell->columns && lack > 0; i++)
		widths[cell->column + i] += lack / cell->columns + 1;
}

static void
measure(struct flow *flow, const struct body *body,
    const struct law_grid *grid, int *widths, bool of_spans)
{
	const struct body *row = NULL;
	size_t at;
	int width;

	for (at = 0; at < grid->count; at++) {
		const struct law_cell *cell = &grid->cells[at];

		if (cell->node == NULL || (cell->columns > 1) != of_spans)
			continue;
		row = row_of(body, row, cell);
		width = width_of(flow, body_at(row != NULL ? row->first :
		    body->first, cell->node));
		if (of_spans)
			stretch(widths, cell, width);
		else if (width > widths[cell->column])
			widths[cell->column] = width;
	}
}

static void
set_widths(struct flow *flow, xmlNode *table, const struct body *body,
    const struct law_grid *grid)
{
	int *widths = pool_take(flow->scope->pool, ((size_t)grid->columns +
	    1) * sizeof *widths), i;
	struct text cols = {0};

	measure(flow, body, grid, widths, false);
	measure(flow, body, grid, widths, true);
	share(widths, grid->columns);
	for (i = 0; i < grid->columns; i++)
		text_add_format(&cols, "%s%d", i > 0 ? " " : "",
		    widths[i] > MOST_WEIGHT ? MOST_WEIGHT : widths[i]);
	part_set(table, "cols", cols.bytes);
	text_free(&cols);
}

void
structure_table(struct flow *flow, const struct body *body,
    const struct body *caption)
{
	const struct law_grid *grid = law_table_grid(flow->scope->pool,
	    body->node);
	xmlNode *outside = flow->parent, *table;

	structure_words_end_line(flow);
	if (grid->count == 0 && caption == NULL)
		return;
	table = part_add(outside, "table");
	part_made_from(table, body->node);
	if (caption != NULL) {
		flow->parent = part_add(table, "caption");
		structure_words_add_children(flow, caption);
		structure_words_end_line(flow);
	}
	set_widths(flow, table, body, grid);
	put_rows(flow, table, body, grid);
	flow->parent = outside;
	structure_words_end_line(flow);
}
