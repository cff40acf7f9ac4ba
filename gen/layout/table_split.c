#include "layout/table.h"

#include <string.h>

/* A row that is taller than its page, cut in two. */

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
	struct cell *rest = layout_table_row_add(layout, below, cell->column,
	    cell->columns, 1);
	struct slab *slab, *last = NULL;
	int height = 2 * cell->pad;

	rest->grey = cell->grey;
	rest->pad = cell->pad;
	memcpy(rest->rules, cell->rules, sizeof rest->rules);
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
	    look->align, layout_mark_baseline(look), NULL);
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
		if (cell->rows == 1 && layout_table_row_need(cell) > need)
			need = layout_table_row_need(cell);
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
	below = layout_table_row_insert(layout, row->table, row->index + 1);
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
	    .is_turned = slab->is_turned, .is_changed = slab->is_changed};
	slab->stays = false;
	slab->next = rest;
	below->slab = rest;
	if (row->node != NULL && !slab->is_furniture)
		problem_add(layout->problems, PROBLEM_ROW_SPLIT,
		    row->node->place,
		    "the row does not fit on a page and was split");
	return true;
}
