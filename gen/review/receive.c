/*
 * Receiving: the sheet of clauses as it came back. Columns are known by their
 * heads, wherever they stand; what a spreadsheet made of words (a date, a
 * formula) is refused at its cell.
 */
#include "review/inside.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"

static bool
is_key(const char *head)
{
	return word_starts(head, column_head(COLUMN_KEY));
}

/* The column of that head; COLUMN_COUNT if it is none. */
static enum column
column_named(const char *head)
{
	int i;

	if (is_key(head))
		return COLUMN_KEY;
	for (i = 0; i < COLUMN_KEY; i++)
		if (strcmp(column_head((enum column)i), head) == 0)
			return (enum column)i;
	return COLUMN_COUNT;
}

static const struct grid *
find_grid(const struct book *book)
{
	const struct grid *grid = book_grid(book, "条項");

	return grid != NULL || book->grid_count == 0 ? grid :
	    &book->grids[0];
}

/* A head that is none of ours and near to the missing one. */
static const char *
nearest_head(const struct grid_row *row, enum column missing)
{
	const char *heads[64];
	size_t i, count = 0;

	for (i = 0; i < row->count && count < 64; i++)
		if (column_named(row->cells[i].text) == COLUMN_COUNT)
			heads[count++] = row->cells[i].text;
	return text_nearest(column_head(missing), heads, count);
}

static bool
read_heads(struct received_sheet *sheet, struct problems *problems)
{
	const struct grid_row *row = &sheet->grid->rows[0];
	bool is_right = true;
	enum column column;
	size_t i;
	int j;

	for (i = 0; i < row->count; i++) {
		column = column_named(row->cells[i].text);
		if (column == COLUMN_COUNT)
			continue;
		if (sheet->columns[column] != 0) {
			problem_add(problems, PROBLEM_REVIEW_SHEET,
			    row->cells[i].place, "two columns are called "
			    "\"%s\"", column_head(column));
			is_right = false;
		}
		sheet->columns[column] = row->cells[i].column;
	}
	for (j = 0; j < COLUMN_COUNT; j++)
		if (sheet->columns[j] == 0) {
			const char *near = nearest_head(row, (enum column)j);

			problem_add_near(problems, PROBLEM_REVIEW_SHEET,
			    grid_place(sheet->grid, row, 1), near,
			    "there is no column \"%s\"; name the columns as "
			    "kijun review does", column_head((enum column)j));
			is_right = false;
		}
	return is_right;
}

/* 1-2 that became a day, digits that became 1E+12, a formula. */
static bool
is_words(const struct cell *cell, struct problems *problems)
{
	bool is_odd = cell->kind == CELL_DATE || cell->kind == CELL_ERROR ||
	    cell->is_formula || (cell->kind == CELL_NUMBER &&
	    strpbrk(cell->text, ".Ee") != NULL);

	if (is_odd)
		problem_add(problems, PROBLEM_REVIEW_SHEET, cell->place,
		    "\"%s\" is no words any more, but a date, a number or a "
		    "formula that the spreadsheet made; format the cell as "
		    "text and write it again", cell->text);
	return !is_odd;
}

static const char *
with_usual_lines(struct pool *pool, const char *words)
{
	struct text out = {0};
	const char *copy;

	if (strchr(words, '\r') == NULL)
		return words;
	for (; *words != '\0'; words++)
		if (*words != '\r')
			text_add_char(&out, *words);
	copy = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

static bool
read_row(struct pool *pool, const struct received_sheet *sheet,
    struct received_row *row, struct problems *problems)
{
	bool is_right = true;
	int i;

	for (i = 0; i < COLUMN_COUNT; i++) {
		const struct cell *cell = grid_cell(row->row,
		    sheet->columns[i]);

		row->cells[i] = cell == NULL ? "" : with_usual_lines(pool,
		    cell->text);
		if (cell != NULL && i != COLUMN_CONFIRMED)
			is_right &= is_words(cell, problems);
	}
	return is_right;
}

static bool
is_empty(const struct received_row *row)
{
	int i;

	for (i = 0; i < COLUMN_COUNT; i++)
		if (i != COLUMN_CONFIRMED && *row->cells[i] != '\0')
			return false;
	return true;
}

bool
receive_sheet(struct pool *pool, const struct book *book,
    struct received_sheet *sheet, struct problems *problems)
{
	bool is_right = true;
	size_t i;

	*sheet = (struct received_sheet){ .grid = find_grid(book) };
	if (sheet->grid == NULL || sheet->grid->row_count == 0) {
		problem_add(problems, PROBLEM_REVIEW_SHEET,
		    (struct place){ .file = book->path }, "there is no sheet "
		    "\"条項\", as kijun review makes it");
		return false;
	}
	if (!read_heads(sheet, problems))
		return false;
	sheet->list = pool_take(pool, sheet->grid->row_count *
	    sizeof *sheet->list);
	for (i = 1; i < sheet->grid->row_count; i++) {
		struct received_row *row = &sheet->list[sheet->count];

		row->row = &sheet->grid->rows[i];
		is_right &= read_row(pool, sheet, row, problems);
		sheet->count += !is_empty(row);
	}
	return is_right;
}

struct place
receive_place(const struct received_sheet *sheet,
    const struct received_row *row, enum column column)
{
	return grid_place(sheet->grid, row->row, sheet->columns[column]);
}

const char *
review_receive_name(struct pool *pool, const struct book *book,
    struct problems *problems)
{
	const struct grid *grid = find_grid(book);
	const struct grid_row *row = grid != NULL && grid->row_count > 0 ?
	    &grid->rows[0] : NULL;
	size_t i;

	for (i = 0; row != NULL && i < row->count; i++)
		if (is_key(row->cells[i].text) &&
		    strchr(row->cells[i].text, ' ') != NULL)
			return pool_string(pool,
			    strchr(row->cells[i].text, ' ') + 1);
	problem_add(problems, PROBLEM_REVIEW_SHEET, (struct place){
	    .file = book->path }, "no column \"照合用 STANDARD@EDITION\" says "
	    "which standard this is of; use a file that kijun review made");
	return NULL;
}
