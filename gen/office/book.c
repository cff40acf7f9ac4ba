#include "office/book.h"

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "office/inside.h"

static bool
refuse_package(struct booking *booking)
{
	problem_add(booking->problems, PROBLEM_TABLE_BROKEN,
	    booking_whole(booking), "the file begins like a workbook, but is "
	    "cut off or damaged; copy it again, or open and save it anew");
	return booking_fail(booking);
}

static bool
read_package(struct booking *booking)
{
	struct package *package = package_open(booking->bytes,
	    booking->length);
	bool made = false;

	if (package == NULL)
		return refuse_package(booking);
	switch (recognise_package(booking, package)) {
	case FORM_XLSX:
		made = xlsx_read(booking, package);
		break;
	case FORM_ODS:
		made = ods_read(booking, package);
		break;
	case FORM_TEXT:
	case FORM_REFUSED:
		break;
	}
	package_close(package);
	return made;
}

/* Was the value of any formula saved? Programs save all of them, or none. */
static bool
has_values(const struct book *book)
{
	size_t i, j, k;

	for (i = 0; i < book->grid_count; i++)
		for (j = 0; j < book->grids[i].row_count; j++)
			for (k = 0; k < book->grids[i].rows[j].count; k++) {
				const struct cell *cell =
				    &book->grids[i].rows[j].cells[k];

				if (cell->is_formula && !cell->lacks_value)
					return true;
			}
	return false;
}

static void
drop_empty(struct grid *grid)
{
	size_t i, j, cells, rows = 0;

	for (i = 0; i < grid->row_count; i++) {
		struct grid_row *row = &grid->rows[i];

		for (cells = j = 0; j < row->count; j++)
			if (!row->cells[j].has_empty)
				row->cells[cells++] = row->cells[j];
		row->count = cells;
		if (cells > 0)
			grid->rows[rows++] = *row;
	}
	grid->row_count = rows;
}

/*
 * Beside formulas with values, one whose value is empty shows nothing: a form
 * is filled down further than there are people. Alone it was never reckoned.
 */
static void
settle_formulas(struct book *book)
{
	size_t i;

	if (!has_values(book))
		return;
	for (i = 0; i < book->grid_count; i++)
		drop_empty(&book->grids[i]);
}

struct book *
book_read(struct pool *pool, const char *path, const char *bytes,
    size_t length, struct problems *problems)
{
	struct booking *booking = pool_take(pool, sizeof *booking);
	struct book *book = pool_take(pool, sizeof *book);
	bool made = false;

	book->path = path;
	booking->pool = pool;
	booking->problems = problems;
	booking->book = book;
	booking->bytes = bytes;
	booking->length = length;
	switch (recognise_bytes(booking)) {
	case FORM_TEXT:
		made = delimited_read(booking);
		break;
	case FORM_XLSX:
	case FORM_ODS:
		made = read_package(booking);
		break;
	case FORM_REFUSED:
		break;
	}
	if (!made || booking->is_wrong)
		return NULL;
	settle_formulas(book);
	return book;
}

/* 名簿１ is 名簿1 */
static bool
is_same_folded(const char *one, const char *other)
{
	struct pool *pool = pool_new();
	bool is_same = strcmp(unicode_folded(pool, one),
	    unicode_folded(pool, other)) == 0;

	pool_free(pool);
	return is_same;
}

const struct grid *
book_grid(const struct book *book, const char *name)
{
	char *end;
	size_t i;
	unsigned long number;

	for (i = 0; i < book->grid_count; i++)
		if (strcmp(book->grids[i].name, name) == 0)
			return &book->grids[i];
	for (i = 0; i < book->grid_count; i++)
		if (is_same_folded(book->grids[i].name, name))
			return &book->grids[i];
	number = strtoul(name, &end, 10);
	if (*name >= '0' && *name <= '9' && *end == '\0' && number >= 1 &&
	    number <= book->grid_count)
		return &book->grids[number - 1];
	return NULL;
}
