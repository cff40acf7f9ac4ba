/*
 * Cells: a roster as the program reads it, so that the page can show it and
 * a cell can be mended there. Not a command: only the page asks.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/json.h"
#include "office/book.h"

int	app_cells(const char *path);

static void
add_cell(struct text *out, const struct cell *cell, bool is_first)
{
	text_add_format(out, "%s{\"column\":%d,\"line\":%d,\"at\":%d,"
	    "\"text\":", is_first ? "" : ",", cell->column, cell->place.line,
	    abs(cell->place.column));
	json_add_string(out, cell->text);
	text_add_char(out, '}');
}

static void
add_row(struct text *out, const struct grid_row *row, bool is_first)
{
	size_t i;

	text_add_format(out, "%s\n{\"number\":%d,\"cells\":[",
	    is_first ? "" : ",", row->number);
	for (i = 0; i < row->count; i++)
		add_cell(out, &row->cells[i], i == 0);
	text_add_string(out, "]}");
}

static void
add_grid(struct text *out, const struct grid *grid, bool is_first)
{
	size_t i;

	text_add_string(out, is_first ? "{\"name\":" : ",{\"name\":");
	json_add_string(out, grid->name);
	text_add_format(out, ",\"hidden\":%s,\"rows\":[",
	    grid->is_hidden ? "true" : "false");
	for (i = 0; i < grid->row_count; i++)
		add_row(out, &grid->rows[i], i == 0);
	text_add_string(out, "]}");
}

/* The sheets as JSON on standard output; 1 if it cannot be read: said, too. */
int
app_cells(const char *path)
{
	struct problems *problems = problems_new();
	struct pool *pool = pool_new();
	struct text out = {0};
	const struct book *book;
	size_t length, i;
	char *bytes = file_load(path, &length, problems);

	book = bytes == NULL ? NULL : book_read(pool, path, bytes, length,
	    problems);
	if (book == NULL)
		problem_print(problems, &out, PROBLEM_AS_JSON, false);
	else {
		text_add_char(&out, '[');
		for (i = 0; i < book->grid_count; i++)
			add_grid(&out, &book->grids[i], i == 0);
		text_add_string(&out, "]\n");
	}
	fwrite(out.bytes, 1, out.length, book == NULL ? stderr : stdout);
	fflush(NULL);
	return book == NULL;
}
