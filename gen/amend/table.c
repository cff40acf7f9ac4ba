/*
 * Tables below a sentence: a line a row, tabs between the cells. 「←」 alone in a
 * cell says that the one on its left reaches over it, 「↑」 the one above.
 */
#include "amend/inside.h"

#include <stdio.h>
#include <string.h>


struct cell {
	const char	*words;
	xmlNode		*node;		/* of the cell that stands there */
	int		 rows, columns;
};

struct grid {
	struct cell	*cells;
	size_t		 rows, columns;
};

static size_t
count_cells(const struct amend_line *line)
{
	size_t count = 1, i;

	for (i = 0; i < line->length; i++)
		count += line->words[i] == '\t';
	return count;
}

static bool
refuse(struct amending *amending, const struct amend_line *line)
{
	problem_add(amending->problems, PROBLEM_AMEND_NOT_UNDERSTOOD,
	    (struct place){ amending->path, line->number, line->column },
	    "the rows of this table do not have the same number of cells, or "
	    "an arrow points to no cell");
	return false;
}

static void
read_row(struct amending *amending, const struct amend_line *line,
    struct cell *cells)
{
	const char *at = line->words, *end = at + line->length, *tab;

	for (;; at = tab + 1) {
		tab = memchr(at, '\t', (size_t)(end - at));
		(cells++)->words = pool_copy(amending->pool, at,
		    (size_t)((tab != NULL ? tab : end) - at));
		if (tab == NULL)
			return;
	}
}

static bool
read_grid(struct amending *amending, const struct amend_line *lines,
    size_t count, struct grid *grid)
{
	size_t i;

	*grid = (struct grid){ .rows = count,
	    .columns = count_cells(&lines[0]) };
	grid->cells = pool_take(amending->pool, count * grid->columns *
	    sizeof *grid->cells);
	for (i = 0; i < count; i++) {
		if (count_cells(&lines[i]) != grid->columns)
			return refuse(amending, &lines[i]);
		read_row(amending, &lines[i], grid->cells + i *
		    grid->columns);
	}
	return true;
}

static bool
is_arrow(const struct cell *cell)
{
	return strcmp(cell->words, "←") == 0 || strcmp(cell->words, "↑") == 0;
}

/* How far a cell reaches: arrows to its right, then whole rows of them. */
static void
measure(struct grid *grid, size_t row, size_t column)
{
	struct cell *cell = &grid->cells[row * grid->columns + column];
	size_t i;

	cell->rows = cell->columns = 1;
	while (column + (size_t)cell->columns < grid->columns &&
	    strcmp(cell[cell->columns].words, "←") == 0)
		cell->columns++;
	while (row + (size_t)cell->rows < grid->rows && strcmp(cell[
	    (size_t)cell->rows * grid->columns].words, "↑") == 0)
		cell->rows++;
	for (i = 0; i < (size_t)cell->rows * (size_t)cell->columns; i++)
		cell[i / (size_t)cell->columns * grid->columns + i %
		    (size_t)cell->columns].node = cell->node;
}

static void
set_span(xmlNode *node, const char *name, int span)
{
	char digits[12];

	if (span < 2)
		return;
	snprintf(digits, sizeof digits, "%d", span);
	xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)digits);
}

static xmlNode *
write_cell(xmlNode *row, struct cell *cell)
{
	xmlNode *node = xmlNewDocNode(row->doc, NULL,
	    (const xmlChar *)"TableColumn", NULL);

	xmlAddChild(row, node);
	set_span(node, "rowspan", cell->rows);
	set_span(node, "colspan", cell->columns);
	block_write(node, cell->words, false, false);
	return node;
}

xmlNode *
table_read(struct amending *amending, const struct block *block)
{
	xmlNode *table = xmlNewDocNode(amending->law, NULL,
	    (const xmlChar *)"Table", NULL), *row;
	struct grid grid;
	size_t i, j;

	keep_node(amending, table);
	if (block->count == 0 || !read_grid(amending, block->lines,
	    block->count, &grid))
		return NULL;
	for (i = 0; i < grid.rows; i++) {
		row = xmlNewDocNode(amending->law, NULL,
		    (const xmlChar *)"TableRow", NULL);
		xmlAddChild(table, row);
		for (j = 0; j < grid.columns; j++) {
			struct cell *cell = &grid.cells[i * grid.columns + j];

			if (cell->node == NULL && is_arrow(cell)) {
				refuse(amending, &block->lines[i]);
				return NULL;
			}
			if (cell->node != NULL)
				continue;
			cell->node = table;	/* taken: measured below */
			measure(&grid, i, j);
			write_cell(row, cell);
		}
	}
	return table;
}

/* 別表第一（第三条関係）, and the rows below it. */
xmlNode *
table_read_appendix(struct amending *amending, const struct block *block)
{
	const struct amend_line *line = &block->lines[0];
	const char *open = memmem(line->words, line->length, "（",
	    strlen("（")), *end = line->words + line->length, *title;
	struct block rows = { block->lines + 1, block->count - 1 };
	xmlNode *appendix, *table, *structure;

	table = block->count < 2 ? NULL : table_read(amending, &rows);
	if (table == NULL)
		return NULL;
	appendix = xmlNewDocNode(amending->law, NULL,
	    (const xmlChar *)"AppdxTable", NULL);
	keep_node(amending, appendix);
	title = open == NULL ? end : open;
	xmlNodeAddContentLen(xmlNewChild(appendix, NULL,
	    (const xmlChar *)"AppdxTableTitle", NULL),
	    (const xmlChar *)line->words, (int)(title - line->words));
	if (open != NULL)
		xmlNodeAddContentLen(xmlNewChild(appendix, NULL,
		    (const xmlChar *)"RelatedArticleNum", NULL),
		    (const xmlChar *)open, (int)(end - open));
	structure = xmlNewChild(appendix, NULL,
	    (const xmlChar *)"TableStruct", NULL);
	xmlAddChild(structure, table);
	return appendix;
}
