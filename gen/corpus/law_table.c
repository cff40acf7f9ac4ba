/*
 * The grid of a table: each cell goes to the first column that nothing from
 * above reaches into, as in HTML; there spans are one another's neighbours.
 */
#include "corpus/law_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "corpus/node.h"
#include "corpus/xml.h"

enum {
	SPAN_MAX = 1000,	/* as HTML has it for columns */
	LAW_COLUMNS_MAX = 250	/* no paper holds more */
};

/* How many rows a cell from above still takes of each column. */
struct grid {
	int	*taken;
	int	 columns, room;
};

int
law_table_span(const xmlNode *cell, const char *name)
{
	const char *value = node_attr(cell, name);
	char *end;
	long span;

	if (value == NULL)
		return 1;
	span = strtol(value, &end, 10);
	if (end == value || *end != '\0' || span < 1 || span > SPAN_MAX)
		return 1;
	return (int)span;
}

static void
check_value(const xmlNode *cell, const char *name, struct problems *problems)
{
	const char *value = node_attr(cell, name);

	if (value == NULL || strcmp(value, "1") == 0 ||
	    law_table_span(cell, name) > 1)
		return;
	problem_add(problems, PROBLEM_TABLE_SPAN, xml_attr_place(
	    xmlHasProp((xmlNode *)cell, BAD_CAST name)), "%s=\"%s\" is no "
	    "number of cells from 1 to %d", name, value, SPAN_MAX);
}

static void
reserve(struct grid *grid, int columns)
{
	if (columns <= grid->room)
		return;
	grid->taken = memory_resize(grid->taken, (size_t)columns * 2,
	    sizeof *grid->taken);
	memset(grid->taken + grid->room, 0, (size_t)(columns * 2 -
	    grid->room) * sizeof *grid->taken);
	grid->room = columns * 2;
}

/* The column that a cell gets; is_over: another one reaches into its span. */
static int
place_cell(struct grid *grid, int column, int columns, int rows, bool *is_over)
{
	int i;

	while (column < grid->room && grid->taken[column] > 0)
		column++;
	reserve(grid, column + columns);
	*is_over = false;
	for (i = column; i < column + columns; i++) {
		if (grid->taken[i] > 0)
			*is_over = true;
		if (grid->taken[i] < rows)
			grid->taken[i] = rows;
	}
	return column;
}

static bool
is_cell(const xmlNode *node)
{
	enum law_kind kind = law_kind(node);

	return kind == LAW_CELL || kind == LAW_HEAD_CELL;
}

static bool
is_row(const xmlNode *node)
{
	enum law_kind kind = law_kind(node);

	return kind == LAW_ROW || kind == LAW_HEAD_ROW;
}

static void
check_reach(const struct grid *grid, const xmlNode *cell, int column,
    int rows_left, bool is_over, struct problems *problems)
{
	int columns = law_table_span(cell, "colspan");

	if (is_over)
		problem_add(problems, PROBLEM_TABLE_SPAN, xml_place(cell),
		    "the cell runs into a cell that reaches down from a row "
		    "above");
	if (law_table_span(cell, "rowspan") > rows_left)
		problem_add(problems, PROBLEM_TABLE_SPAN, xml_place(cell),
		    "the cell spans %d rows, but the table has %d from "
		    "here on", law_table_span(cell, "rowspan"), rows_left);
	if (column + columns > LAW_COLUMNS_MAX)
		problem_add(problems, PROBLEM_TABLE_SPAN, xml_place(cell),
		    "the cell stands in column %d; no more than %d are "
		    "printed", column + columns, LAW_COLUMNS_MAX);
	else if (columns > 1 && grid->columns > 0 &&
	    column + columns > grid->columns)
		problem_add(problems, PROBLEM_TABLE_SPAN, xml_place(cell),
		    "the cell reaches to column %d, but the first row of "
		    "the table to column %d", column + columns,
		    grid->columns);
}

static void
check_row(struct grid *grid, const xmlNode *row, int rows_left,
    struct problems *problems)
{
	const xmlNode *cell;
	int column = 0, at;
	bool is_over;

	for (cell = row->children; cell != NULL; cell = cell->next) {
		if (!is_cell(cell))
			continue;
		check_value(cell, "rowspan", problems);
		check_value(cell, "colspan", problems);
		at = place_cell(grid, column, law_table_span(cell, "colspan"),
		    law_table_span(cell, "rowspan"), &is_over);
		check_reach(grid, cell, at, rows_left, is_over, problems);
		column = at + law_table_span(cell, "colspan");
	}
	for (at = 0; at < grid->room; at++) {
		if (grid->taken[at] > 0 && at >= column)
			column = at + 1;
		grid->taken[at] -= grid->taken[at] > 0;
	}
	/* The first row says how wide the table is. */
	if (grid->columns == 0)
		grid->columns = column;
}

void
law_table_check(const xmlNode *table, struct problems *problems)
{
	struct grid grid = {0};
	const xmlNode *row;
	int left = 0;

	for (row = table->children; row != NULL; row = row->next)
		left += is_row(row);
	for (row = table->children; row != NULL; row = row->next)
		if (is_row(row))
			check_row(&grid, row, left--, problems);
	if (grid.columns == 0)
		problem_add(problems, PROBLEM_TABLE_EMPTY, xml_place(table),
		    "the table has no columns");
	free(grid.taken);
}

/* ---- the grid itself ---- */

struct laying {
	struct pool	*pool;
	struct law_grid	*grid;
	size_t		 room;
	int		 taken[LAW_COLUMNS_MAX];	/* rows from here on */
	int		 row;
};

static struct law_cell *
add_cell(struct laying *laying, const xmlNode *row, const xmlNode *node,
    int column)
{
	struct law_grid *grid = laying->grid;
	struct law_cell *cell;

	grid->cells = pool_grow(laying->pool, grid->cells, &laying->room,
	    grid->count, sizeof *grid->cells);
	cell = &grid->cells[grid->count++];
	*cell = (struct law_cell){ node, row, laying->row, column, 1, 1 };
	return cell;
}

static int
free_from(const struct laying *laying, int column)
{
	while (column < LAW_COLUMNS_MAX && laying->taken[column] > 0)
		column++;
	return column;
}

/* As far as nothing is in the way. */
static int
free_columns(const struct laying *laying, int column, int wanted)
{
	int count = 1;

	while (count < wanted && column + count < LAW_COLUMNS_MAX &&
	    laying->taken[column + count] == 0)
		count++;
	return count;
}

static int
lay_cell(struct laying *laying, const xmlNode *row, const xmlNode *node,
    int column)
{
	struct law_cell *cell;
	int left = laying->grid->rows - laying->row, i;

	column = free_from(laying, column);
	if (column == LAW_COLUMNS_MAX)
		return column;
	cell = add_cell(laying, row, node, column);
	cell->columns = free_columns(laying, column, law_table_span(node,
	    "colspan"));
	cell->rows = law_table_span(node, "rowspan");
	if (cell->rows > left)
		cell->rows = left;
	for (i = column; i < column + cell->columns; i++)
		laying->taken[i] = cell->rows;
	column += cell->columns;
	if (column > laying->grid->columns)
		laying->grid->columns = column;
	return column;
}

static void
end_row(struct laying *laying)
{
	int i;

	for (i = 0; i < laying->grid->columns; i++)
		laying->taken[i] -= laying->taken[i] > 0;
	laying->row++;
}

static int
count_rows(const xmlNode *table)
{
	const xmlNode *node;
	bool in_cells = false;
	int count = 0;

	for (node = table->children; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		count += is_row(node) || (is_cell(node) && !in_cells);
		in_cells = is_cell(node);
	}
	return count;
}

/* Rows that are shorter than the table end with empty places. */
static void
fill_rows(struct laying *laying)
{
	struct law_grid *grid = laying->grid;
	struct law_cell *cells = grid->cells, *cell;
	size_t count = grid->count, at = 0;
	int column;

	grid->cells = NULL;
	grid->count = laying->room = 0;
	memset(laying->taken, 0, sizeof laying->taken);
	for (laying->row = 0; laying->row < grid->rows;) {
		const xmlNode *row = at < count && cells[at].row ==
		    laying->row ? cells[at].row_node : NULL;

		for (; at < count && cells[at].row == laying->row; at++) {
			cell = add_cell(laying, row, NULL, 0);
			*cell = cells[at];
			for (column = cell->column; column < cell->column +
			    cell->columns; column++)
				laying->taken[column] = cell->rows;
		}
		for (column = free_from(laying, 0); column < grid->columns;
		    column = free_from(laying, column)) {
			add_cell(laying, row, NULL, column);
			laying->taken[column] = 1;
		}
		end_row(laying);
	}
}

struct law_grid *
law_table_grid(struct pool *pool, const xmlNode *table)
{
	struct laying laying = { .pool = pool };
	const xmlNode *node, *cell;
	bool in_cells = false;
	int column = 0;

	laying.grid = pool_take(pool, sizeof *laying.grid);
	laying.grid->rows = count_rows(table);
	for (node = table->children; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (in_cells && !is_cell(node))
			end_row(&laying);
		if (is_cell(node))
			column = lay_cell(&laying, NULL, node, in_cells ?
			    column : 0);
		in_cells = is_cell(node);
		if (!is_row(node))
			continue;
		column = 0;
		for (cell = node->children; cell != NULL; cell = cell->next)
			if (is_cell(cell))
				column = lay_cell(&laying, node, cell,
				    column);
		end_row(&laying);
	}
	fill_rows(&laying);
	return laying.grid;
}
