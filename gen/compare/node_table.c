/*
 * Node_table: tables of a law in a 新旧対照表. Rows that belong to each other
 * stand side by side, those that span rows together; what did not change is
 * left out, but for the first, a heading.
 */
#include "compare/node_inside.h"

#include <string.h>

#include "corpus/element.h"

enum {
	NARROWEST = 3,		/* characters */
	EASY = 12,		/* up to here a column is as wide as it likes */
	WIDEST = 40
};

static bool
is_row(const struct body *body)
{
	return body->kind == LAW_ROW || body->kind == LAW_HEAD_ROW;
}

static bool
is_cell(const struct body *body)
{
	return body->kind == LAW_CELL || body->kind == LAW_HEAD_CELL;
}

static const struct body *
side_of(const struct face *face, const struct detail *detail)
{
	return face->is_new ? detail->new : detail->old;
}

/* Lists */

static bool
reach_of(const struct body *table, size_t *start, size_t *end)
{
	const struct body *at = NULL;

	*start = SIZE_MAX;
	while ((at = body_inside(table, at)) != NULL) {
		if (at->kind != LAW_TEXT || at->at == BODY_ELSEWHERE)
			continue;
		if (*start == SIZE_MAX)
			*start = at->at;
		*end = at->at + at->bytes;
	}
	return *start != SIZE_MAX;
}

static bool
is_nested(const struct body *table)
{
	for (table = table->parent; table != NULL; table = table->parent)
		if (table->kind == LAW_TABLE)
			return true;
	return false;
}

/* A table without words is not shown. */
struct tables
node_table_list(const struct face *face)
{
	const struct body *body = body_of(face->edition, face->provision);
	const struct body *at = NULL;
	struct tables tables = {0};
	size_t room = 0;

	while (body != NULL && (at = body_inside(body, at)) != NULL) {
		struct stretch_of_table found = { at, 0, 0 };

		if (at->kind != LAW_TABLE || is_nested(at) ||
		    !reach_of(at, &found.start, &found.end))
			continue;
		tables.list = pool_grow(face->pool, tables.list, &room,
		    tables.count, sizeof *tables.list);
		tables.list[tables.count++] = found;
	}
	return tables;
}

/* Grids */

static int
weight_of(size_t width)
{
	if (width < NARROWEST)
		return NARROWEST;
	if (width > EASY)
		width = EASY + (width - EASY) / 2;
	return width > WIDEST ? WIDEST : (int)width;
}

const struct body *
node_table_cell(const struct table_line *line, const xmlNode *node)
{
	const struct body *cell = line->row->first;

	while (cell != NULL && (cell->node != node || cell->kind == LAW_TEXT))
		cell = cell->next;
	return cell;
}

/* In characters; what spans columns shares what they lack. */
static void
widen(struct pool *pool, const struct table_grid *grid,
    const struct law_cell *cell, size_t *widths)
{
	const struct body *body = cell->node == NULL ||
	    (size_t)cell->row >= grid->count ? NULL :
	    node_table_cell(&grid->lines[cell->row], cell->node);
	const char *words = body != NULL ? body_words(pool, body, false) : "";
	size_t width = text_count(words, strlen(words)), have = 0;
	int i;

	for (i = cell->column; i < cell->column + cell->columns; i++)
		have += widths[i];
	if (width <= have)
		return;
	for (i = cell->column; i < cell->column + cell->columns; i++)
		widths[i] += (width - have) / (size_t)cell->columns;
}

static const char *
columns_of(struct pool *pool, const struct table_grid *grid)
{
	size_t columns = (size_t)grid->cells->columns, i;
	size_t *widths = pool_take(pool, (columns + 1) * sizeof *widths);
	struct text out = {0};
	const char *copy;

	for (i = 0; i < grid->cells->count; i++)
		if (grid->cells->cells[i].columns == 1)
			widen(pool, grid, &grid->cells->cells[i], widths);
	for (i = 0; i < grid->cells->count; i++)
		if (grid->cells->cells[i].columns > 1)
			widen(pool, grid, &grid->cells->cells[i], widths);
	text_add_string(&out, "");
	for (i = 0; i < columns; i++)
		text_add_format(&out, "%s%d", i > 0 ? " " : "",
		    weight_of(widths[i]));
	copy = pool_string(pool, out.bytes);
	text_free(&out);
	return copy;
}

static void
set_reaches(struct table_grid *grid)
{
	size_t i, to;

	for (i = 0; i < grid->count; i++)
		grid->lines[i].reach = i;
	for (i = 0; i < grid->cells->count; i++) {
		const struct law_cell *cell = &grid->cells->cells[i];

		to = (size_t)(cell->row + cell->rows - 1);
		if (to >= grid->count)
			to = grid->count - 1;
		if ((size_t)cell->row < grid->count &&
		    to > grid->lines[cell->row].reach)
			grid->lines[cell->row].reach = to;
	}
	for (i = 1; i < grid->count; i++)
		if (grid->lines[i - 1].reach > grid->lines[i].reach)
			grid->lines[i].reach = grid->lines[i - 1].reach;
}

static const struct body *
row_in(const struct body *table, const struct body *body)
{
	while (body != NULL && body->parent != table)
		body = body->parent;
	return body != NULL && is_row(body) ? body : NULL;
}

static void
set_changed(struct table_grid *grid)
{
	const struct detail *detail = grid->face->details;
	size_t i = 0;

	for (; detail != NULL; detail = detail->next) {
		const struct body *body = side_of(grid->face, detail);
		const struct body *row = body != NULL ? row_in(grid->table,
		    body) : NULL;

		if (row == NULL)
			continue;
		/* Details come in the order of the rows, nearly always. */
		if (grid->lines[i].row != row)
			for (i = 0; grid->lines[i].row != row; i++)
				continue;
		grid->lines[i].is_changed = true;
		if (row == body && detail->kind == DETAIL_MOVED)
			grid->lines[i].is_moved = true;
		if (row == body && (detail->kind == DETAIL_MOVED ||
		    detail->kind == DETAIL_ADDED ||
		    detail->kind == DETAIL_REMOVED))
			grid->lines[i].is_lone = true;
	}
}

struct table_grid
node_table_grid(const struct face *face, const struct body *table)
{
	struct table_grid grid = { .face = face, .table = table };
	const struct body *row;
	size_t room = 0;

	for (row = table->first; row != NULL; row = row->next) {
		if (!is_row(row))
			continue;
		grid.lines = pool_grow(face->pool, grid.lines, &room,
		    grid.count, sizeof *grid.lines);
		grid.lines[grid.count++] = (struct table_line){ .row = row };
	}
	grid.cells = law_table_grid(face->pool, table->node);
	if (grid.count > 0) {
		set_reaches(&grid);
		set_changed(&grid);
	}
	grid.cols = columns_of(face->pool, &grid);
	return grid;
}

/* Cells */

static bool
has_no_partner(const struct face *face, const struct body *cell)
{
	const struct detail *detail = face->details;

	for (; detail != NULL; detail = detail->next)
		if (side_of(face, detail) == cell && (detail->kind ==
		    DETAIL_ADDED || detail->kind == DETAIL_REMOVED ||
		    detail->kind == DETAIL_MOVED))
			return true;
	return false;
}

/* Rows that are partners lose and gain cells; the others follow each other. */
const struct body *
node_table_partner(const struct face *face, const struct body *cell,
    const struct face *beside, const struct body *row)
{
	const struct body *at, *other = row != NULL ? row->first : NULL;

	if (row == NULL || has_no_partner(face, cell))
		return NULL;
	for (at = cell->parent->first; other != NULL; at = at->next) {
		if (!is_cell(at) || has_no_partner(face, at))
			continue;
		while (other != NULL && (!is_cell(other) ||
		    has_no_partner(beside, other)))
			other = other->next;
		if (at == cell || other == NULL)
			return other;
		other = other->next;
	}
	return NULL;
}

static void
add_notes(xmlNode *node, const struct face *face, const struct body *cell)
{
	const struct detail *detail = face->details;

	for (; detail != NULL; detail = detail->next) {
		xmlNode *note;

		if (side_of(face, detail) != cell || detail->attribute == NULL)
			continue;
		note = element_add(node, "set");
		element_set(note, "attribute", detail->attribute);
		element_set(note, "old", node_attr(detail->old->node,
		    detail->attribute));
		element_set(note, "new", node_attr(detail->new->node,
		    detail->attribute));
	}
}

static void
add_words(xmlNode *node, const struct face *face, const struct body *cell,
    const struct body *partner, bool is_marked)
{
	struct span *spans = NULL, *other = NULL;
	const char *words, *others;

	if (partner != NULL) {
		words = body_words(face->pool, cell, false);
		others = body_words(face->pool, partner, false);
		if (!compare_fold_same(words, others, FOLD_NONE)) {
			/* Either side asks for the same comparison. */
			if (face->is_new)
				compare_words(face->pool, others, words,
				    &other, &spans);
			else
				compare_words(face->pool, words, others,
				    &spans, &other);
		}
		is_marked = false;
	}
	node_words_add_cell(element_add(node, "line"), face, cell, spans,
	    is_marked);
	add_notes(node, face, cell);
}

/* One row; beside is its partner, NULL if it has none. */
static void
add_row(xmlNode *table, struct table_grid *grid, size_t at, const struct face *face,
    const struct body *beside, bool is_marked)
{
	const struct table_line *line = &grid->lines[at];
	const struct law_grid *cells = grid->cells;
	xmlNode *row = element_add(table, "row"), *node;

	element_set_flag(row, "head", line->row->kind == LAW_HEAD_ROW);
	while (grid->next < cells->count &&
	    (size_t)cells->cells[grid->next].row < at)
		grid->next++;
	for (; grid->next < cells->count &&
	    (size_t)cells->cells[grid->next].row == at; grid->next++) {
		const struct law_cell *cell = &cells->cells[grid->next];
		const struct body *body = cell->node != NULL ? node_table_cell(line,
		    cell->node) : NULL;

		node = element_add(row, "cell");
		if (cell->columns > 1)
			element_set_number(node, "span",
			    (size_t)cell->columns);
		if (cell->rows > 1)
			element_set_number(node, "rows", (size_t)cell->rows);
		if (body == NULL)
			continue;
		element_set(node, "align", node_attr(body->node, "Align"));
		element_set(node, "valign", node_attr(body->node, "Valign"));
		add_words(node, grid->face, body, beside == NULL ? NULL :
		    node_table_partner(grid->face, body, face, beside), is_marked ||
		    (beside != NULL && line->is_changed));
	}
}

static xmlNode *
open_table(xmlNode *parent, const struct table_grid *grid)
{
	xmlNode *table = element_add(parent, "table");

	element_set(table, "cols", grid->cols);
	return table;
}

static bool
is_inside(const struct body *body, const struct body *top)
{
	while (body != NULL && body != top)
		body = body->parent;
	return body != NULL;
}

enum node_table_state
node_table_state(const struct face *face, const struct body *table)
{
	const struct detail *detail = face->details;
	enum node_table_state state = NODE_TABLE_KEPT;

	if (face->is_all_marked)
		return NODE_TABLE_LONE;
	for (; detail != NULL; detail = detail->next) {
		const struct body *side = side_of(face, detail);

		if (side == NULL)
			continue;
		if (is_inside(table, side) && (detail->kind == DETAIL_ADDED ||
		    detail->kind == DETAIL_REMOVED))
			return NODE_TABLE_LONE;
		if (is_inside(side, table))
			state = NODE_TABLE_CHANGED;
	}
	return state;
}

void
node_table_add(xmlNode *parent, const struct face *face,
    const struct body *body)
{
	struct table_grid grid = node_table_grid(face, body);
	bool is_marked = node_table_state(face, body) == NODE_TABLE_LONE;
	xmlNode *table;
	size_t i;

	if (grid.count == 0)
		return;
	table = open_table(parent, &grid);
	for (i = 0; i < grid.count; i++)
		add_row(table, &grid, i, face, NULL, is_marked);
}

/* Side by side */

static bool
is_closed(const struct table_grid *grid, size_t from, size_t to)
{
	return to == from || grid->lines[to - 1].reach < to;
}

static void
take(struct table_block *block, const struct table_line *line, size_t *end)
{
	block->is_changed |= line->is_changed;
	block->is_moved |= line->is_moved;
	++*end;
}

bool
node_table_next(const struct table_grid *old, const struct table_grid *new,
    struct table_block *block)
{
	*block = (struct table_block){ block->old1, block->old1, block->new1,
	    block->new1, false, false, false };
	while ((block->old1 < old->count || block->new1 < new->count) &&
	    ((block->old0 == block->old1 && block->new0 == block->new1) ||
	    !is_closed(old, block->old0, block->old1) ||
	    !is_closed(new, block->new0, block->new1))) {
		if (block->old1 < old->count &&
		    old->lines[block->old1].is_lone) {
			take(block, &old->lines[block->old1], &block->old1);
		} else if (block->new1 < new->count &&
		    (new->lines[block->new1].is_lone ||
		    block->old1 == old->count)) {
			take(block, &new->lines[block->new1], &block->new1);
		} else {
			block->has_pairs = true;
			if (block->old1 < old->count)
				take(block, &old->lines[block->old1],
				    &block->old1);
			if (block->new1 < new->count)
				take(block, &new->lines[block->new1],
				    &block->new1);
		}
	}
	return block->old0 < block->old1 || block->new0 < block->new1;
}

static const struct body *
beside(const struct table_grid *grid, const struct table_block *block, bool is_new,
    size_t lone)
{
	size_t at = is_new ? block->new0 : block->old0;
	size_t end = is_new ? block->new1 : block->old1;

	for (; at < end; at++)
		if (!grid->lines[at].is_lone && lone-- == 0)
			return grid->lines[at].row;
	return NULL;
}

static void
add_side(xmlNode *parent, struct table_grid *grid, struct table_grid *other,
    const struct table_block *block, size_t from, size_t to)
{
	xmlNode *cell = element_add(parent, "cell"), *table;
	bool is_new = grid->face->is_new;
	size_t pairs = 0;

	element_set(cell, "side", is_new ? "new" : "old");
	if (from == to) {
		element_set(cell, "moved", block->is_moved ? "yes" : NULL);
		return;
	}
	table = open_table(cell, grid);
	for (; from < to; from++) {
		bool is_lone = grid->lines[from].is_lone;

		add_row(table, grid, from, other->face, is_lone ? NULL :
		    beside(other, block, !is_new, pairs), is_lone &&
		    !grid->lines[from].is_moved);
		pairs += !is_lone;
	}
}

static const char *
kind_of(const struct table_block *block)
{
	if (block->old0 == block->old1)
		return "added";
	return block->new0 == block->new1 ? "removed" : "pair";
}

static void
add_block(xmlNode *top, struct table_grid *old, struct table_grid *new,
    const struct table_block *block)
{
	xmlNode *row = element_add(top, "row");

	element_made_from(row, new->table->node);
	element_set(row, "kind", kind_of(block));
	element_set(row, "provision", new->face->provision->address);
	if (block->is_changed)
		element_set(row, "change", block->is_moved &&
		    !block->has_pairs ? "moved" : strcmp(kind_of(block),
		    "pair") == 0 ? "changed" : kind_of(block));
	add_side(row, new, old, block, block->new0, block->new1);
	add_side(row, old, new, block, block->old0, block->old1);
}

static void
add_omitted(xmlNode *top, const struct table_grid *new)
{
	xmlNode *row = element_add(top, "row"), *cell;
	static const char *const sides[] = { "new", "old" };
	size_t i;

	element_set(row, "kind", "omitted");
	element_set(row, "provision", new->face->provision->address);
	for (i = 0; i < 2; i++) {
		cell = element_add(row, "cell");
		element_set(cell, "side", sides[i]);
		element_set(element_add(cell, "line"), "omitted", "yes");
	}
}

static bool
has_changed(const struct table_grid *grid)
{
	size_t i;

	for (i = 0; i < grid->count; i++)
		if (grid->lines[i].is_changed)
			return true;
	return false;
}

void
node_table_add_rows(xmlNode *top, const struct face *old_face,
    const struct body *old_table, const struct face *new_face,
    const struct body *new_table)
{
	struct table_grid old = node_table_grid(old_face, old_table);
	struct table_grid new = node_table_grid(new_face, new_table);
	struct table_block block = {0};
	bool is_first = true, was_omitted = false;

	if (!has_changed(&old) && !has_changed(&new)) {
		add_omitted(top, &new);
		return;
	}
	while (node_table_next(&old, &new, &block)) {
		if (block.is_changed || is_first)
			add_block(top, &old, &new, &block);
		else if (!was_omitted)
			add_omitted(top, &new);
		was_omitted = !block.is_changed && !is_first;
		is_first = false;
	}
}
