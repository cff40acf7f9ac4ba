/*
 * Node_merged_table: both sides of a table as one. A row that went stands where
 * it stood, before the one that came; what spans rows spans those of both
 * sides. Where that makes no table, the rows of a block go and come as a whole,
 * and where the columns differ, the table does.
 */
#include "compare/node_inside.h"

#include <string.h>

#include "corpus/element.h"

/* A row of either side or both; SIZE_MAX: it has none there. */
struct merged_row {
	size_t	old, new;
};

struct merged_cell {
	const struct body	*old, *new;
	size_t			 row, rows;
	int			 column, columns;
	bool			 is_kept;	/* nothing in its row differs */
};

struct merging {
	struct pool		*pool;
	struct table_grid	*old, *new;
	size_t			 old_next, new_next;	/* cells */
	struct merged_row	*rows;		/* of a block */
	size_t			 row_count;
	struct merged_cell	*cells;
	size_t			 cell_count, cell_room;
};

/* Cells and their words */

static const struct body *
side_of(const struct face *face, const struct detail *detail)
{
	return face->is_new ? detail->new : detail->old;
}

static bool
is_inside(const struct body *body, const struct body *top)
{
	while (body != NULL && body != top)
		body = body->parent;
	return body != NULL;
}

/* A picture, a reading: what differs there is in no word. */
static bool
differs_beside(const struct face *face, const struct body *cell)
{
	const struct detail *detail = face->details;

	for (; detail != NULL; detail = detail->next) {
		const struct body *side = side_of(face, detail);

		if (side != NULL && side != cell && detail->kind !=
		    DETAIL_WORDS && detail->kind != DETAIL_BORDER &&
		    side->kind != LAW_SENTENCE && side->kind != LAW_COLUMN &&
		    is_inside(side, cell))
			return true;
	}
	return false;
}

/* All of a cell; nothing if there is nothing in it. */
static void
add_whole(xmlNode *line, const char *name, const struct face *face,
    const struct body *cell)
{
	xmlNode *whole = element_add(line, name);

	node_words_add_cell_part(whole, face, cell, 0, SIZE_MAX);
	if (whole->children == NULL) {
		xmlUnlinkNode(whole);
		xmlFreeNode(whole);
	}
}

static void
add_pair_words(xmlNode *line, const struct merging *merging,
    const struct merged_cell *cell)
{
	static const char *const names[] = { [SEGMENT_SAME] = NULL,
	    [SEGMENT_OUT] = "out", [SEGMENT_IN] = "in" };
	const struct face *old = merging->old->face;
	const struct face *new = merging->new->face;
	const char *was = body_words(merging->pool, cell->old, false);
	const char *is = body_words(merging->pool, cell->new, false);
	struct span *old_spans, *new_spans;
	const struct segment *segment;

	if (differs_beside(old, cell->old) || differs_beside(new, cell->new)) {
		add_whole(line, "out", old, cell->old);
		add_whole(line, "in", new, cell->new);
		return;
	}
	if (strcmp(was, is) == 0) {
		node_words_add_cell_part(line, new, cell->new, 0, SIZE_MAX);
		return;
	}
	compare_words(merging->pool, was, is, &old_spans, &new_spans);
	for (segment = compare_merge(merging->pool, was, old_spans, is,
	    new_spans); segment != NULL; segment = segment->next) {
		bool is_out = segment->kind == SEGMENT_OUT;
		size_t start = (size_t)(segment->text - (is_out ? was : is));

		node_words_add_cell_part(segment->kind == SEGMENT_SAME ? line :
		    element_add(line, names[segment->kind]), is_out ? old :
		    new, is_out ? cell->old : cell->new, start,
		    start + segment->bytes);
	}
}

static void
add_sets(xmlNode *node, const struct face *face, const struct body *cell)
{
	const struct detail *detail = face->details;
	xmlNode *set;

	for (; detail != NULL; detail = detail->next) {
		if (side_of(face, detail) != cell || detail->attribute == NULL)
			continue;
		set = element_add(node, "set");
		element_set(set, "attribute", detail->attribute);
		element_set(set, "old", node_attr(detail->old->node,
		    detail->attribute));
		element_set(set, "new", node_attr(detail->new->node,
		    detail->attribute));
	}
}

static void
add_cell(xmlNode *row, const struct merging *merging,
    const struct merged_cell *cell)
{
	const struct body *body = cell->new != NULL ? cell->new : cell->old;
	xmlNode *node = element_add(row, "cell"), *line;

	if (cell->columns > 1)
		element_set_number(node, "span", (size_t)cell->columns);
	if (cell->rows > 1)
		element_set_number(node, "rows", cell->rows);
	if (body == NULL)
		return;
	element_set(node, "align", node_attr(body->node, "Align"));
	element_set(node, "valign", node_attr(body->node, "Valign"));
	line = element_add(node, "line");
	if (cell->is_kept)
		node_words_add_cell_part(line, merging->new->face, cell->new,
		    0, SIZE_MAX);
	else if (cell->old == NULL)
		add_whole(line, "in", merging->new->face, cell->new);
	else if (cell->new == NULL)
		add_whole(line, "out", merging->old->face, cell->old);
	else {
		add_pair_words(line, merging, cell);
		add_sets(node, merging->new->face, cell->new);
	}
}

/* Rows of a block */

static void
add_merged_row(struct merging *merging, size_t old, size_t new)
{
	merging->rows[merging->row_count++] = (struct merged_row){ old, new };
}

/* As they stand beside each other in a 新旧対照表. */
static void
set_rows(struct merging *merging, const struct table_block *block,
    bool is_parted)
{
	size_t old = block->old0, new = block->new0;

	merging->row_count = 0;
	merging->rows = pool_take(merging->pool, (block->old1 - old +
	    block->new1 - new + 1) * sizeof *merging->rows);
	while (old < block->old1 || new < block->new1) {
		bool has_old = old < block->old1, has_new = new < block->new1;

		if (has_old && (is_parted || merging->old->lines[old].is_lone))
			add_merged_row(merging, old++, SIZE_MAX);
		else if (has_new && (is_parted || !has_old ||
		    merging->new->lines[new].is_lone))
			add_merged_row(merging, SIZE_MAX, new++);
		else if (has_new)
			add_merged_row(merging, old++, new++);
		else
			add_merged_row(merging, old++, SIZE_MAX);
	}
}

static size_t
row_with(const struct merging *merging, size_t line, bool is_new)
{
	size_t i = 0;

	while (i < merging->row_count && (is_new ? merging->rows[i].new :
	    merging->rows[i].old) != line)
		i++;
	return i;
}

/* The last row that a cell reaches, among those of both sides. */
static size_t
last_row(const struct merging *merging, const struct law_cell *cell,
    bool is_new)
{
	size_t last = (size_t)(cell->row + cell->rows - 1);
	size_t at = row_with(merging, last, is_new);

	return at < merging->row_count ? at : merging->row_count - 1;
}

static struct merged_cell *
add_merged_cell(struct merging *merging, const struct law_cell *cell,
    bool is_new)
{
	struct merged_cell *merged;

	merging->cells = pool_grow(merging->pool, merging->cells,
	    &merging->cell_room, merging->cell_count, sizeof *merging->cells);
	merged = &merging->cells[merging->cell_count++];
	*merged = (struct merged_cell){ .row = row_with(merging,
	    (size_t)cell->row, is_new), .column = cell->column,
	    .columns = cell->columns };
	merged->rows = last_row(merging, cell, is_new) - merged->row + 1;
	return merged;
}

static const struct body *
body_at(const struct table_grid *grid, const struct law_cell *cell)
{
	return cell->node == NULL || (size_t)cell->row >= grid->count ? NULL :
	    node_table_cell(&grid->lines[cell->row], cell->node);
}

/* In rows that are the same the cells follow each other. */
static const struct body *
kept_partner(const struct body *cell, const struct body *row)
{
	const struct body *at, *other = row->first;

	for (at = cell->parent->first; at != cell && other != NULL;
	    at = at->next)
		other = other->next;
	return other;
}

static void
set_partner(struct merging *merging, struct merged_cell *merged)
{
	const struct merged_row *row = &merging->rows[merged->row];
	const struct table_line *old, *new;

	if (merged->new == NULL || row->old == SIZE_MAX)
		return;
	old = &merging->old->lines[row->old];
	new = &merging->new->lines[row->new];
	merged->is_kept = !old->is_changed && !new->is_changed;
	merged->old = merged->is_kept ? kept_partner(merged->new, old->row) :
	    node_table_partner(merging->new->face, merged->new,
	    merging->old->face, old->row);
}

/* Cells of the new side, with their partners. */
static void
add_new_cells(struct merging *merging, const struct table_block *block)
{
	const struct law_grid *cells = merging->new->cells;
	size_t at = merging->new_next;

	for (; at < cells->count && (size_t)cells->cells[at].row < block->new1;
	    at++) {
		const struct law_cell *cell = &cells->cells[at];
		struct merged_cell *merged = add_merged_cell(merging, cell,
		    true);

		merged->new = body_at(merging->new, cell);
		set_partner(merging, merged);
	}
}

static struct merged_cell *
partner_among(struct merging *merging, size_t count, const struct body *old)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (merging->cells[i].old == old)
			return &merging->cells[i];
	return NULL;
}

/* False if a cell of a row that stayed has gone. */
static bool
add_old_cells(struct merging *merging, const struct table_block *block)
{
	const struct law_grid *cells = merging->old->cells;
	size_t at = merging->old_next, count = merging->cell_count;

	for (; at < cells->count && (size_t)cells->cells[at].row < block->old1;
	    at++) {
		const struct law_cell *cell = &cells->cells[at];
		const struct body *body = body_at(merging->old, cell);
		size_t row = row_with(merging, (size_t)cell->row, false);
		struct merged_cell *merged;
		size_t last;

		if (merging->rows[row].new == SIZE_MAX) {
			add_merged_cell(merging, cell, false)->old = body;
			continue;
		}
		if (body == NULL)
			continue;
		merged = partner_among(merging, count, body);
		if (merged == NULL)
			return false;
		last = last_row(merging, cell, false);
		if (last >= merged->row + merged->rows)
			merged->rows = last - merged->row + 1;
	}
	return true;
}

/* Is each place of each row covered, and once? */
static bool
is_whole(struct merging *merging)
{
	int columns = merging->new->cells->columns;
	size_t width = (size_t)columns, places = merging->row_count * width;
	bool *is_taken = pool_take(merging->pool, places + 1);
	size_t i, row, count = 0;
	int column;

	for (i = 0; i < merging->cell_count; i++) {
		const struct merged_cell *cell = &merging->cells[i];

		if (cell->column + cell->columns > columns)
			return false;
		for (row = cell->row; row < cell->row + cell->rows; row++)
			for (column = cell->column; column < cell->column +
			    cell->columns; column++, count++) {
				if (is_taken[row * width + (size_t)column])
					return false;
				is_taken[row * width + (size_t)column] = true;
			}
	}
	return count == places;
}

static bool
make_block(struct merging *merging, const struct table_block *block,
    bool is_parted)
{
	set_rows(merging, block, is_parted);
	merging->cell_count = 0;
	add_new_cells(merging, block);
	return add_old_cells(merging, block) && is_whole(merging);
}

/* The next cell of a row behind a column. */
static const struct merged_cell *
cell_behind(const struct merging *merging, size_t row, int column)
{
	const struct merged_cell *found = NULL;
	size_t i;

	for (i = 0; i < merging->cell_count; i++) {
		const struct merged_cell *cell = &merging->cells[i];

		if (cell->row == row && cell->column > column &&
		    (found == NULL || cell->column < found->column))
			found = cell;
	}
	return found;
}

static void
write_row(const struct merging *merging, xmlNode *table, size_t at)
{
	const struct merged_row *merged = &merging->rows[at];
	const struct table_line *old = merged->old != SIZE_MAX ?
	    &merging->old->lines[merged->old] : NULL;
	const struct table_line *new = merged->new != SIZE_MAX ?
	    &merging->new->lines[merged->new] : NULL;
	const struct merged_cell *cell = NULL;
	xmlNode *row = element_add(table, "row");

	element_set_flag(row, "head", (new != NULL ? new : old)->row->kind ==
	    LAW_HEAD_ROW);
	element_set(row, "change", old == NULL ? "added" : new == NULL ?
	    "removed" : old->is_changed || new->is_changed ? "changed" : NULL);
	while ((cell = cell_behind(merging, at, cell != NULL ? cell->column :
	    -1)) != NULL)
		add_cell(row, merging, cell);
}

/* False if the block makes no rows of the new table. */
static bool
write_block(struct merging *merging, xmlNode *table,
    const struct table_block *block)
{
	const struct law_grid *old = merging->old->cells;
	const struct law_grid *new = merging->new->cells;
	size_t i;

	if (!make_block(merging, block, false) &&
	    !make_block(merging, block, true))
		return false;
	for (i = 0; i < merging->row_count; i++)
		write_row(merging, table, i);
	while (merging->old_next < old->count &&
	    (size_t)old->cells[merging->old_next].row < block->old1)
		merging->old_next++;
	while (merging->new_next < new->count &&
	    (size_t)new->cells[merging->new_next].row < block->new1)
		merging->new_next++;
	return true;
}

void
node_merged_table(xmlNode *parent, const struct face *old_face,
    const struct body *old_table, const struct face *new_face,
    const struct body *new_table)
{
	struct table_grid old = node_table_grid(old_face, old_table);
	struct table_grid new = node_table_grid(new_face, new_table);
	struct merging merging = { .pool = new_face->pool, .old = &old,
	    .new = &new };
	struct table_block block = {0};
	xmlNode *table = element_add(parent, "table");

	element_set(table, "cols", new.cols);
	while (node_table_next(&old, &new, &block))
		if (!write_block(&merging, table, &block)) {
			xmlUnlinkNode(table);
			xmlFreeNode(table);
			node_merged_table_lone(parent, old_face, old_table);
			node_merged_table_lone(parent, new_face, new_table);
			return;
		}
}

void
node_merged_table_lone(xmlNode *parent, const struct face *face,
    const struct body *table)
{
	struct table_grid grid = node_table_grid(face, table), none = {
	    .face = face, .cells = &(struct law_grid){0} };
	struct merging merging = { .pool = face->pool,
	    .old = face->is_new ? &none : &grid,
	    .new = face->is_new ? &grid : &none };
	xmlNode *node = element_add(parent, "table");
	struct table_block block = {0};
	size_t i;

	element_set(node, "cols", grid.cols);
	while (node_table_next(merging.old, merging.new, &block)) {
		make_block(&merging, &block, false);
		/* One side alone is a table, whatever its columns. */
		for (i = 0; i < merging.row_count; i++)
			write_row(&merging, node, i);
		merging.old_next += merging.old == &none ? 0 :
		    merging.cell_count;
		merging.new_next += merging.new == &none ? 0 :
		    merging.cell_count;
	}
}
