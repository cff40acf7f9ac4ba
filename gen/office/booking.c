/*
 * A book while it is read: its grids, rows and cells, and their limits.
 */
#include "office/inside.h"

#include <string.h>

enum { FIRST_ROWS = 64 };

bool
booking_fail(struct booking *booking)
{
	booking->is_wrong = true;
	return false;
}

struct place
booking_whole(const struct booking *booking)
{
	return (struct place){ .file = booking->book->path };
}

bool
booking_refuse_text(struct booking *booking)
{
	problem_add(booking->problems, PROBLEM_TABLE_TOO_LARGE,
	    booking_whole(booking), "the cells hold more than %d MiB",
	    BOOK_TEXT_MAX >> 20);
	return booking_fail(booking);
}

static const char *
skip_blank(const char *at, const char *end)
{
	if (at < end && strchr(" \t\r\n", *at) != NULL)
		return at + 1;
	if (end - at >= 3 && memcmp(at, "\xe3\x80\x80", 3) == 0)
		return at + 3;
	if (end - at >= 2 && memcmp(at, "\xc2\xa0", 2) == 0)
		return at + 2;
	return at;
}

static const char *
skip_blank_back(const char *from, const char *end)
{
	if (end > from && strchr(" \t\r\n", end[-1]) != NULL)
		return end - 1;
	if (end - from >= 3 && memcmp(end - 3, "\xe3\x80\x80", 3) == 0)
		return end - 3;
	if (end - from >= 2 && memcmp(end - 2, "\xc2\xa0", 2) == 0)
		return end - 2;
	return end;
}

const char *
booking_trimmed(struct pool *pool, const char *from, size_t bytes)
{
	const char *end = from + bytes, *next;

	while ((next = skip_blank(from, end)) != from)
		from = next;
	while ((next = skip_blank_back(from, end)) != end)
		end = next;
	return from == end ? "" : pool_copy(pool, from, (size_t)(end - from));
}

struct grid *
booking_grid(struct booking *booking, const char *name)
{
	struct book *book = booking->book;

	if (book->grids == NULL)
		book->grids = pool_take(booking->pool, BOOK_GRIDS_MAX *
		    sizeof *book->grids);
	if (book->grid_count == BOOK_GRIDS_MAX) {
		problem_add(booking->problems, PROBLEM_TABLE_TOO_LARGE,
		    booking_whole(booking), "more than %d sheets",
		    BOOK_GRIDS_MAX);
		booking_fail(booking);
		return NULL;
	}
	booking->grid = &book->grids[book->grid_count++];
	booking->grid->name = name;
	booking->grid->file = book->path;
	booking_begin(booking, booking->grid);
	return booking->grid;
}

void
booking_begin(struct booking *booking, struct grid *grid)
{
	booking->grid = grid;
	booking->room = 0;
	booking->cell_count = 0;
}

/* Cells that are there already are told, too. */
static void
name_grid(struct grid *grid, const char *file)
{
	size_t i, j;

	grid->file = file;
	for (i = 0; i < grid->row_count; i++)
		for (j = 0; j < grid->rows[i].count; j++)
			grid->rows[i].cells[j].place.file = file;
}

void
booking_name_grids(struct booking *booking)
{
	struct book *book = booking->book;
	size_t i;

	for (i = 0; book->grid_count > 1 && i < book->grid_count; i++)
		name_grid(&book->grids[i], pool_format(booking->pool,
		    "%s [%s]", book->path, book->grids[i].name));
}

static bool
is_empty(const struct cell *cell)
{
	return *cell->text == '\0' && !cell->lacks_value;
}

bool
booking_refuse_size(struct booking *booking, struct place place,
    bool has_lines)
{
	if (has_lines)
		problem_add(booking->problems, PROBLEM_TABLE_FIELD, place,
		    "a field of more than %d characters; perhaps its quote is "
		    "not closed", BOOK_CELL_MAX);
	else
		problem_add(booking->problems, PROBLEM_TABLE_FIELD, place,
		    "a field of more than %d characters", BOOK_CELL_MAX);
	return booking_fail(booking);
}

/* From left to right, as programs write them; but nothing binds them to. */
static void
insert(struct booking *booking, const struct cell *cell)
{
	size_t at = booking->cell_count++;

	for (; at > 0 && booking->cells[at - 1].column > cell->column; at--)
		booking->cells[at] = booking->cells[at - 1];
	booking->cells[at] = *cell;
}

bool
booking_cell(struct booking *booking, const struct cell *cell, size_t bytes)
{
	struct cell kept;

	if (bytes > BOOK_CELL_MAX && text_count(cell->text, bytes) >
	    BOOK_CELL_MAX)
		return booking_refuse_size(booking, cell->place,
		    memchr(cell->text, '\n', bytes) != NULL);
	booking->text_bytes += bytes;
	if (booking->text_bytes > BOOK_TEXT_MAX)
		return booking_refuse_text(booking);
	if (booking->cell_count == BOOK_COLUMNS_MAX ||
	    cell->column > BOOK_COLUMNS_MAX) {
		if (bytes == 0)
			return true;
		problem_add(booking->problems, PROBLEM_TABLE_TOO_LARGE,
		    cell->place, "more than %d columns", BOOK_COLUMNS_MAX);
		return booking_fail(booking);
	}
	kept = *cell;
	kept.text = booking_trimmed(booking->pool, cell->text, bytes);
	if (!is_empty(&kept))
		insert(booking, &kept);
	return true;
}

void
booking_start(struct booking *booking, int column, struct place place)
{
	if (column >= 1 && column <= BOOK_COLUMNS_MAX)
		booking->starts[column - 1] = (struct field_start){
		    place.line, place.column };
}

/* The places of empty fields are in no cell. */
static struct field_start *
kept_starts(struct booking *booking, size_t count, int width)
{
	size_t fields = width < BOOK_COLUMNS_MAX ? (size_t)width :
	    BOOK_COLUMNS_MAX;
	struct field_start *starts;

	if (fields <= count)
		return NULL;
	starts = pool_take(booking->pool, fields * sizeof *starts);
	memcpy(starts, booking->starts, fields * sizeof *starts);
	return starts;
}

static struct grid_row *
new_row(struct booking *booking)
{
	struct grid *grid = booking->grid;
	struct grid_row *rows;

	if (grid->row_count == booking->room) {
		booking->room = booking->room > 0 ? booking->room * 2 :
		    FIRST_ROWS;
		rows = pool_take(booking->pool, booking->room * sizeof *rows);
		if (grid->row_count > 0)
			memcpy(rows, grid->rows,
			    grid->row_count * sizeof *rows);
		grid->rows = rows;
	}
	return &grid->rows[grid->row_count++];
}

bool
booking_row(struct booking *booking, int number, int width, bool is_hidden)
{
	size_t count = booking->cell_count;
	struct grid_row *row;

	if (count == 0)
		return true;
	if (booking->grid->row_count == BOOK_ROWS_MAX) {
		problem_add(booking->problems, PROBLEM_TABLE_TOO_LARGE,
		    booking->cells[0].place, "more than %d rows",
		    BOOK_ROWS_MAX - 1);
		return booking_fail(booking);
	}
	row = new_row(booking);
	row->cells = pool_take(booking->pool, count * sizeof *row->cells);
	memcpy(row->cells, booking->cells, count * sizeof *row->cells);
	row->count = count;
	row->number = number;
	row->width = width;
	row->starts = kept_starts(booking, count, width);
	row->is_hidden = is_hidden;
	booking->cell_count = 0;
	return true;
}
