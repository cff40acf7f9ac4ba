/* A workbook of any format: its grids, and the same bytes as a roster. */
#include "fuzz.h"

#include "office/book.h"
#include "people/roster.h"

/* Every cell is in its row, in the order and at the place that it claims. */
static void
look_at(const struct grid *grid)
{
	size_t i, k;

	for (i = 0; i < grid->row_count; i++)
		for (k = 0; k < grid->rows[i].count; k++) {
			const struct cell *cell = &grid->rows[i].cells[k];

			if (cell->text == NULL || cell->column < 1 ||
			    cell->column > grid_width(grid) ||
			    (k > 0 && cell[-1].column >= cell->column) ||
			    grid_cell(&grid->rows[i], cell->column) != cell)
				abort();
			grid_shown(grid, &grid->rows[i], cell->column);
		}
	for (i = 1; i < grid->row_count; i++)
		if (grid->rows[i - 1].number >= grid->rows[i].number)
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct roster_choice all = {0};
	struct fuzz fuzz = fuzz_begin();
	struct book *book = book_read(fuzz.pool, "book", (const char *)bytes,
	    length, fuzz.problems);
	size_t i;

	for (i = 0; book != NULL && i < book->grid_count; i++)
		look_at(&book->grids[i]);
	roster_load(fuzz.pool, fuzz_put("book", bytes, length), &all,
	    fuzz.problems);
	fuzz_end(&fuzz);
	return 0;
}
