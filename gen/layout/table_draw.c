#include "layout/table.h"

#include <string.h>

/* One page's part of a table: grounds, text, rules; and rows cut in two. */

/* The rows of a table that stand on one page, the repeated head included. */
struct part {
	struct layout	*layout;
	struct page	*page;
	struct table	*table;
	struct row	**rows;
	int		*tops;		/* count + 1 */
	int		 count;
	int		 repeated;	/* head rows drawn again */
	struct cell	**owners;	/* count x columns */
};

static struct mark *
add_mark(const struct part *part, enum mark_kind kind)
{
	struct mark *mark = pool_take(part->layout->pool, sizeof *mark);

	mark->kind = kind;
	if (part->page->last_mark == NULL)
		part->page->marks = mark;
	else
		part->page->last_mark->next = mark;
	part->page->last_mark = mark;
	return mark;
}

static void
own(const struct part *part, struct cell *cell, int from, int to)
{
	int row, column;

	for (row = from; row < to && row < part->count; row++)
		for (column = cell->column;
		    column < cell->column + cell->columns; column++)
			part->owners[row * part->table->columns + column]
			    = cell;
}

/* Cells that began on an earlier page reach into this one. */
static void
own_spanning(const struct part *part)
{
	int first = part->rows[part->repeated]->index;
	struct cell *cell;

	for (cell = part->table->spanning; cell != NULL;
	    cell = cell->next_spanning) {
		int end = cell->start->index + cell->rows;

		if (cell->start->index < first && end > first)
			own(part, cell, part->repeated,
			    part->repeated + end - first);
	}
}

static void
find_owners(struct part *part)
{
	struct cell *cell;
	int i;

	part->owners = pool_take(part->layout->pool,
	    (size_t)(part->count * part->table->columns)
	    * sizeof *part->owners);
	for (i = 0; i < part->count; i++)
		for (cell = part->rows[i]->cells; cell != NULL;
		    cell = cell->next)
			own(part, cell, i, i + cell->rows);
	own_spanning(part);
}

static struct cell *
owner(const struct part *part, int row, int column)
{
	if (row < 0 || row >= part->count || column < 0
	    || column >= part->table->columns)
		return NULL;
	return part->owners[row * part->table->columns + column];
}

static int
right_edge(const struct part *part, const struct cell *cell)
{
	return part->table->edges[cell->column + cell->columns];
}

static void
draw_ground(const struct part *part, const struct cell *cell, int top,
    int bottom)
{
	struct mark *mark;

	if (cell->grey >= 1000)
		return;
	mark = add_mark(part, MARK_FILL);
	mark->x = part->table->edges[cell->column];
	mark->x2 = right_edge(part, cell);
	mark->y = top;
	mark->y2 = bottom;
	mark->grey = (int16_t)cell->grey;
}

/* The same marks once more, further down or on another page, untagged. */
static void
draw_again(const struct part *part, const struct slab *slab, int delta)
{
	const struct mark *from;

	for (from = slab->marks; from != NULL; from = from->next) {
		struct mark *mark = add_mark(part, from->kind), *next;

		next = mark->next;
		*mark = *from;
		mark->next = next;
		mark->tag = NULL;
		mark->y += delta;
		mark->y2 += delta;
		if (from == slab->last_mark)
			break;
	}
}

static void
repeat_cell(const struct part *part, const struct cell *cell, int top,
    int bottom)
{
	int height = layout_height(&cell->strip), y = top + cell->pad;
	const struct slab *slab;

	if (height + 2 * cell->pad > bottom - top)
		return;
	if (cell->is_centered)
		y = top + (bottom - top - height) / 2;
	for (slab = cell->strip.first; slab != NULL; slab = slab->next) {
		if (slab != cell->strip.first)
			y += slab->before;
		draw_again(part, slab, y - slab->y);
		y += slab->height;
	}
}

/* How much of what is left goes between top and bottom, and how high it is. */
static struct slab *
fitting(const struct cell *cell, int room, bool is_last, int *height)
{
	struct slab *slab;

	*height = 0;
	for (slab = cell->rest; slab != NULL; slab = slab->next) {
		int more = slab->height
		    + (slab == cell->rest ? 0 : slab->before);

		if (!is_last && *height + more > room)
			break;
		*height += more;
	}
	return slab;
}

static void
draw_cell(const struct part *part, struct cell *cell, int top, int bottom,
    bool is_last)
{
	int height, y = top + cell->pad;
	struct slab *end = fitting(cell, bottom - top - 2 * cell->pad, is_last,
	    &height), *slab;

	if (cell->is_centered && bottom - top > height)
		y = top + (bottom - top - height) / 2;
	for (slab = cell->rest; slab != end; slab = slab->next) {
		if (slab != cell->rest)
			y += slab->before;
		slab->y = y;
		y += slab->height;
	}
	layout_draw(part->layout, part->page, cell->rest, end);
	cell->rest = end;
}

static int
rows_of(const struct part *part, const struct cell *cell, int row)
{
	int end = row;

	while (end < part->count && owner(part, end, cell->column) == cell)
		end++;
	return end;
}

static bool
ends_here(const struct part *part, const struct cell *cell)
{
	return cell->start->index + cell->rows
	    <= part->rows[part->count - 1]->index + 1;
}

static void
draw_row(const struct part *part, int row)
{
	int column = 0;

	while (column < part->table->columns) {
		struct cell *cell = owner(part, row, column);
		int end;

		if (cell == NULL || (row > 0
		    && owner(part, row - 1, column) == cell)) {
			column++;
			continue;
		}
		column = cell->column + cell->columns;
		end = rows_of(part, cell, row);
		draw_ground(part, cell, part->tops[row], part->tops[end]);
		if (cell->rest == NULL)
			repeat_cell(part, cell, part->tops[row],
			    part->tops[end]);
		else
			draw_cell(part, cell, part->tops[row],
			    part->tops[end], ends_here(part, cell));
	}
}

static void
rule(const struct part *part, int x, int y, int x2, int y2, bool is_outer)
{
	struct mark *mark = add_mark(part, MARK_LINE);

	mark->x = x;
	mark->y = y;
	mark->x2 = x2;
	mark->y2 = y2;
	mark->thick = is_outer ? RULE_THICK : RULE_THIN;
	mark->grey = (int16_t)part->table->rule_grey;
}

/* Between rows: as few strokes as the cells allow. */
static void
rule_across(const struct part *part, int row)
{
	const int *edges = part->table->edges;
	bool is_outer = row == 0 || row == part->count;
	int column, start = -1;

	for (column = 0; column <= part->table->columns; column++) {
		bool here = column < part->table->columns
		    && owner(part, row - 1, column)
		    != owner(part, row, column);

		if (here && start < 0)
			start = column;
		if (!here && start >= 0) {
			rule(part, edges[start], part->tops[row],
			    edges[column], part->tops[row], is_outer);
			start = -1;
		}
	}
}

static void
rule_down(const struct part *part, int column)
{
	int x = part->table->edges[column], row, start = -1;
	bool is_outer = column == 0 || column == part->table->columns;

	for (row = 0; row <= part->count; row++) {
		bool here = row < part->count
		    && owner(part, row, column - 1)
		    != owner(part, row, column);

		if (here && start < 0)
			start = row;
		if (!here && start >= 0) {
			rule(part, x, part->tops[start], x, part->tops[row],
			    is_outer);
			start = -1;
		}
	}
}

static void
draw_rules(const struct part *part)
{
	int i;

	if (part->table->kind == TABLE_PLAIN)
		return;
	for (i = 0; i <= part->count; i++)
		rule_across(part, i);
	for (i = 0; i <= part->table->columns; i++)
		rule_down(part, i);
}

static int
count_rows(const struct slab *first, const struct slab *end)
{
	const struct slab *slab;
	int count = 0;

	for (slab = first; slab != end && slab != NULL
	    && slab->table == first->table; slab = slab->next)
		count++;
	return count;
}

static void
list_rows(struct part *part, struct slab *first, int own_rows)
{
	struct slab *slab = first;
	int i, y = first->y;

	for (i = 0; i < part->repeated; i++)
		y -= part->table->rows[i]->height;
	for (i = 0; i < part->repeated; i++) {
		part->rows[i] = part->table->rows[i];
		part->tops[i] = y;
		y += part->rows[i]->height;
	}
	for (; own_rows > 0; own_rows--, i++, slab = slab->next) {
		part->rows[i] = slab->row;
		part->tops[i] = slab->y;
		y = slab->y + slab->height;
	}
	part->tops[i] = y;
}

struct slab *
layout_table_draw(struct layout *layout, struct page *page, struct slab *first,
    const struct slab *end)
{
	struct table *table = first->table;
	struct part part = {.layout = layout, .page = page, .table = table};
	int own_rows = count_rows(first, end), i;
	struct slab *slab = first;

	if (layout_table_head(first) > 0)
		part.repeated = table->head_count;
	part.count = own_rows + part.repeated;
	part.rows = pool_take(layout->pool,
	    (size_t)part.count * sizeof *part.rows);
	part.tops = pool_take(layout->pool,
	    (size_t)(part.count + 1) * sizeof *part.tops);
	list_rows(&part, first, own_rows);
	find_owners(&part);
	for (i = 0; i < part.count; i++)
		draw_row(&part, i);
	draw_rules(&part);
	for (i = 0; i < own_rows; i++)
		slab = slab->next;
	return slab;
}

/* Loses so much of a row of a table inside a cell, if that can be. */
static bool
cut_inner(struct layout *layout, struct slab *slab, int excess)
{
	return slab->table != NULL && layout_table_split(layout, slab,
	    slab->height - excess);
}

/* The slabs of a cell that do not fit go to a cell below. */
static void
cut_cell(struct layout *layout, struct cell *cell, struct row *below, int room)
{
	struct cell *rest = layout_cell_add(layout, below, cell->column,
	    cell->columns, 1);
	struct slab *slab, *last = NULL;
	int height = 2 * cell->pad;

	rest->grey = cell->grey;
	rest->pad = cell->pad;
	rest->least = cell->least > room ? cell->least - room : 0;
	cell->least = 0;
	for (slab = cell->strip.first; slab != NULL; slab = slab->next) {
		height += slab->height + (last == NULL ? 0 : slab->before);
		if (height > room && !cut_inner(layout, slab, height - room))
			break;
		last = slab;
		if (height > room) {
			slab = slab->next;
			break;
		}
	}
	if (slab == NULL || last == NULL)
		return;
	rest->strip = (struct strip){slab, cell->strip.last};
	if (rest->strip.last == last)
		rest->strip.last = slab;	/* it was the one cut */
	rest->rest = slab;
	last->next = NULL;
	cell->strip.last = last;
}

/* The item's number again, in the first cell if that has nothing left. */
static void
repeat_number(struct layout *layout, struct row *below)
{
	const char *number = below->node == NULL ? NULL
	    : sheet_attr(below->node, SHEET_A_NUMBER);
	struct cell *cell = below->cells;
	const struct look *look = below->number_look;
	const int *edges = below->table->edges;
	struct slab *slab;

	if (number == NULL || cell == NULL || cell->strip.first != NULL)
		return;
	slab = layout_slab(layout, &cell->strip, look->pitch);
	layout_string(layout, slab, number, look,
	    edges[cell->column] + look->indent, edges[cell->column
	    + cell->columns] - edges[cell->column] - 2 * look->indent,
	    look->align, layout_baseline(look), NULL);
	cell->rest = slab;
}

static void
lengthen_spanning(struct table *table, const struct row *cut)
{
	struct cell *cell;

	for (cell = table->spanning; cell != NULL; cell = cell->next_spanning)
		if (cell->start->index <= cut->index
		    && cell->start->index + cell->rows > cut->index)
			cell->rows++;
}

static int
row_need(const struct row *row)
{
	const struct cell *cell;
	int need = 0;

	for (cell = row->cells; cell != NULL; cell = cell->next)
		if (cell->rows == 1 && layout_cell_need(cell) > need)
			need = layout_cell_need(cell);
	return need;
}

static bool
may_cut(const struct row *row, int room)
{
	const struct cell *cell;

	for (cell = row->cells; cell != NULL; cell = cell->next)
		if (cell->rows == 1 && cell->strip.first != NULL
		    && cell->strip.first->table == NULL
		    && cell->strip.first->height + 2 * cell->pad > room)
			return false;
	return row->cells != NULL;
}

bool
layout_table_split(struct layout *layout, struct slab *slab, int room)
{
	struct row *row = slab->row, *below;
	struct cell *cell;
	struct slab *rest;
	bool is_stretched = row->height > row_need(row);

	if (room <= 0 || row->height <= room || !may_cut(row, room))
		return false;
	lengthen_spanning(row->table, row);
	below = layout_row_insert(layout, row->table, row->index + 1);
	below->node = row->node;
	below->number_look = row->number_look;
	for (cell = row->cells; cell != NULL; cell = cell->next)
		if (cell->rows == 1)
			cut_cell(layout, cell, below, room);
	repeat_number(layout, below);
	below->height = row_need(below);
	if (is_stretched && below->height < row->height - room)
		below->height = row->height - room;
	row->height = slab->height = room;
	rest = pool_take(layout->pool, sizeof *rest);
	*rest = (struct slab){.height = below->height, .table = slab->table,
	    .row = below, .next = slab->next, .stays = slab->stays,
	    .is_changed = slab->is_changed};
	slab->stays = false;
	slab->next = rest;
	below->slab = rest;
	if (row->node != NULL && !slab->is_furniture)
		problem_add(layout->problems, PROBLEM_ROW_SPLIT,
		    row->node->place,
		    "the row does not fit on a page and was split");
	return true;
}
