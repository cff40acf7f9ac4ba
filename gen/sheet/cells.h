/*
 * Cells: what a cell of a sheet's table says, as one in a spreadsheet.
 */
#ifndef SHEET_CELLS_H
#define SHEET_CELLS_H

#include "office/export.h"
#include "sheet/sheet.h"

/* Its kind, text and runs; the place in the table is left as it is. */
void	 cells_read(struct pool *, const struct sheet_node *, bool is_head,
	    struct export_cell *);

#endif
