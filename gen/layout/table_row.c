#include "layout/table.h"

#include <string.h>

/* Rows of a table: their cells, their heights, their slabs. */

struct row *
layout_table_row_insert(struct layout *layout, struct table *table, int index)
{
	struct row *row = pool_take(layout->pool, sizeof *row);
	int i;

	table->rows = pool_grow(layout->pool, table->rows, &table->room,
	    (size_t)table->count, sizeof *table->rows);
	for (i = table->count++; i > index; i--) {
		table->rows[i] = table->rows[i - 1];
		table->rows[i]->index = i;
	}
	table->rows[index] = row;
	row->index = index;
	row->table = table;
	return row;
}

struct cell *
layout_table_row_add(struct layout *layout, struct row *row, int column,
    int columns, int rows)
{
	struct cell *cell = pool_take(layout->pool, sizeof *cell);

	*cell = (struct cell){.start = row, .column = column,
	    .columns = columns, .rows = rows, .grey = NO_GREY};
	if (row->last_cell == NULL)
		row->cells = cell;
	else
		row->last_cell->next = cell;
	row->last_cell = cell;
	if (rows > 1) {
		cell->next_spanning = row->table->spanning;
		row->table->spanning = cell;
	}
	return cell;
}

int
layout_table_row_need(const struct cell *cell)
{
	int need = layout_strip_height(&cell->strip) + 2 * cell->pad;

	return need > cell->least ? need : cell->least;
}

static bool
has_change(const struct sheet_node *row)
{
	const struct sheet_node *cell;

	for (cell = row->first; cell != NULL; cell = cell->next)
		if (sheet_attr(cell, SHEET_A_CHANGE) != NULL)
			return true;
	return sheet_attr(row, SHEET_A_CHANGE) != NULL;
}

/* Cells that were to span more rows than there are. */
static void
clip_spanning(struct table *table)
{
	struct cell **at = &table->spanning, *cell;

	while ((cell = *at) != NULL) {
		if (cell->start->index + cell->rows > table->count)
			cell->rows = table->count - cell->start->index;
		if (cell->rows == 1)
			*at = cell->next_spanning;
		else
			at = &cell->next_spanning;
	}
}

static void
set_height(struct row *row, int least)
{
	const struct cell *cell;

	row->height = least;
	for (cell = row->cells; cell != NULL; cell = cell->next)
		if (cell->rows == 1 && layout_table_row_need(cell) >
		    row->height)
			row->height = layout_table_row_need(cell);
}

/* What a spanning cell lacks is added to its last row. */
static void
stretch_rows(struct table *table, const struct cell *cell)
{
	int lack = layout_table_row_need(cell), i;
	int end = cell->start->index + cell->rows;

	for (i = cell->start->index; i < end; i++)
		lack -= table->rows[i]->height;
	if (lack > 0)
		table->rows[end - 1]->height += lack;
}

void
layout_table_row_heights(struct table *table, int least, int page)
{
	const struct cell *cell;
	int i;

	clip_spanning(table);
	for (i = 0; i < table->count; i++)
		set_height(table->rows[i], least);
	for (cell = table->spanning; cell != NULL; cell = cell->next_spanning)
		stretch_rows(table, cell);
	for (i = 0; i < table->head_count; i++)
		table->head_height += table->rows[i]->height;
	/* A head that would fill the page is not worth repeating. */
	if (table->head_height > page / 3)
		table->head_count = table->head_height = 0;
}

/* Rows under one spanning cell stay together while that costs little. */
static void
keep_spanned(const struct layout *layout, struct table *table)
{
	const struct cell *cell;
	int page = layout_room_on_page(layout), i, end, height;

	for (cell = table->spanning; cell != NULL;
	    cell = cell->next_spanning) {
		end = cell->start->index + cell->rows;
		height = 0;
		for (i = cell->start->index; i < end; i++)
			height += table->rows[i]->height;
		if (height > page / 3)
			continue;
		for (i = cell->start->index; i < end - 1; i++)
			table->rows[i]->slab->stays = true;
	}
}

void
layout_table_row_slabs(struct layout *layout, struct table *table, struct strip
    *strip, bool is_furniture)
{
	int i;

	for (i = 0; i < table->count; i++) {
		struct row *row = table->rows[i];
		struct slab *slab = layout_slab(layout, strip, row->height);

		slab->table = table;
		slab->row = row;
		slab->is_furniture = is_furniture;
		slab->is_changed = slab->is_changed || (row->node != NULL
		    && has_change(row->node));
		slab->stays = row->is_head && i + 1 < table->count;
		row->slab = slab;
	}
	keep_spanned(layout, table);
}

int
layout_table_row_head(const struct slab *slab)
{
	if (slab->table == NULL || slab->row->index < slab->table->head_count)
		return 0;
	return slab->table->head_height;
}
