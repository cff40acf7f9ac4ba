/*
 * Cells of a grid, by row and column; merged ones show one value.
 */
#include "office/inside.h"

#include <stdlib.h>

const struct cell *
grid_cell(const struct grid_row *row, int column)
{
	size_t low = 0, high = row->count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (row->cells[middle].column == column)
			return &row->cells[middle];
		if (row->cells[middle].column < column)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static const struct grid_row *
row_numbered(const struct grid *grid, int number)
{
	size_t low = 0, high = grid->row_count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (grid->rows[middle].number == number)
			return &grid->rows[middle];
		if (grid->rows[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static int
order_merges(const void *a, const void *b)
{
	const struct grid_merge *one = a, *other = b;

	if (one->first_column != other->first_column)
		return one->first_column - other->first_column;
	return one->first_row - other->first_row;
}

void
grid_sort_merges(struct grid *grid)
{
	if (grid->merge_count > 0)
		qsort(grid->merges, grid->merge_count, sizeof *grid->merges,
		    order_merges);
}

const struct grid_merge *
grid_merge_at(const struct grid *grid, int row, int column)
{
	const struct grid_merge at = { .first_row = row,
	    .first_column = column };
	size_t low = 0, high = grid->merge_count, middle;
	const struct grid_merge *merge;

	/* The last that does not begin behind it. */
	while (low < high) {
		middle = low + (high - low) / 2;
		if (order_merges(&grid->merges[middle], &at) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return NULL;
	merge = &grid->merges[low - 1];
	return merge->first_column == column && merge->last_row >= row ?
	    merge : NULL;
}

const struct cell *
grid_shown(const struct grid *grid, const struct grid_row *row, int column)
{
	const struct cell *cell = grid_cell(row, column);
	const struct grid_merge *merge;
	const struct grid_row *top;

	if (cell != NULL)
		return cell;
	merge = grid_merge_at(grid, row->number, column);
	top = merge == NULL ? NULL : row_numbered(grid, merge->first_row);
	return top == NULL ? NULL : grid_cell(top, column);
}

struct place
grid_place(const struct grid *grid, const struct grid_row *row, int column)
{
	const struct cell *cell = grid_cell(row, column);
	struct place place = { .file = grid->file, .line = row->number };

	if (cell != NULL) {
		place = cell->place;
	} else if (row->starts != NULL && column >= 1 &&
	    column <= row->width && column <= BOOK_COLUMNS_MAX) {
		place.line = row->starts[column - 1].line;
		place.column = row->starts[column - 1].column;
	} else if (grid->is_text)
		place.column = 1;
	else
		place.column = -column;
	place.file = grid->file;
	return place;
}

int
grid_width(const struct grid *grid)
{
	int width = 0;
	size_t i;

	for (i = 0; i < grid->row_count; i++) {
		const struct grid_row *row = &grid->rows[i];
		int last = row->cells[row->count - 1].column;

		if (last > width)
			width = last;
	}
	return width;
}
