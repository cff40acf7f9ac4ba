/*
 * Rows: a table below a sentence. Tabs part the cells; ← stands where the cell
 * on the left reaches over, ↑ where the one above does.
 */
#include "amendment/inside.h"

#include <string.h>

#include "corpus/law.h"

/* A 別表 that is its title and one table of words, and nothing else. */
static const struct body *
only_table(const struct body *appendix)
{
	const struct body *at, *table = NULL;

	for (at = appendix->first; at != NULL; at = at->next) {
		if (at->kind == LAW_NUMBER || at->kind == LAW_CAPTION)
			continue;
		if (at->kind != LAW_STRUCTURE || table != NULL ||
		    at->first == NULL || at->first->kind != LAW_TABLE ||
		    at->first->next != NULL)
			return NULL;
		table = at->first;
	}
	return table;
}

static bool
is_of_words(const struct body *table)
{
	const struct body *at = NULL;

	while ((at = body_inside(table, at)) != NULL)
		if (at->kind != LAW_ROW && at->kind != LAW_CELL &&
		    at->kind != LAW_SENTENCE && at->kind != LAW_TEXT)
			return false;
	return true;
}

static const struct body *
cell_body(const struct body *table, const xmlNode *node)
{
	const struct body *at = NULL;

	while ((at = body_inside(table, at)) != NULL)
		if (at->kind == LAW_CELL && at->node == node)
			return at;
	return NULL;
}

/* The cell that covers a place, and the sign that says so. */
static const char *
words_at(struct making *making, const struct body *table,
    const struct law_grid *grid, int row, int column)
{
	size_t i;

	for (i = 0; i < grid->count; i++) {
		const struct law_cell *cell = &grid->cells[i];

		if (row < cell->row || row >= cell->row + cell->rows ||
		    column < cell->column || column >= cell->column +
		    cell->columns)
			continue;
		if (row == cell->row && column == cell->column)
			return cell->node == NULL ? NULL :
			    body_words(making->pool, cell_body(table,
			    cell->node), false);
		return column > cell->column ? "←" : "↑";
	}
	return NULL;
}

static bool
add_row(struct making *making, struct below *below, const struct body *table,
    const struct law_grid *grid, int row)
{
	struct text line = {0};
	const char *words;
	int column;

	for (column = 0; column < grid->columns; column++) {
		words = words_at(making, table, grid, row, column);
		if (words == NULL || strchr(words, '\t') != NULL)
			break;
		if (column > 0)
			text_add_char(&line, '\t');
		text_add_string(&line, words);
	}
	below_add(below, 0, pool_copy(making->pool, line.length > 0 ?
	    line.bytes : "", line.length), NULL);
	text_free(&line);
	return column == grid->columns;
}

bool
rows_add(struct making *making, struct below *below,
    const struct unit *appendix)
{
	const struct changes *changes = making->writer->amendment->changes;
	const struct body *body = body_of(changes->new, appendix->provision);
	const struct body *table, *title, *related;
	const struct law_grid *grid;
	int row;

	if (body == NULL || (title = body_child(body, LAW_NUMBER)) == NULL ||
	    (table = only_table(body)) == NULL || !is_of_words(table))
		return false;
	related = body_child(body, LAW_CAPTION);
	below_add(below, 1, pool_format(making->pool, "%s%s",
	    body_words(making->pool, title, false), related == NULL ? "" :
	    body_words(making->pool, related, false)), appendix->provision);
	grid = law_table_grid(making->pool, table->node);
	for (row = 0; row < grid->rows; row++)
		if (!add_row(making, below, table, grid, row))
			return false;
	return grid->rows > 0;
}
