/*
 * Book: a workbook as people have it, XLSX or text parted by commas, tabs or
 * semicolons, as grids of cells with places. What a file is, its bytes say and
 * not its name; what cannot be read is refused by its name, with the way to
 * save it otherwise.
 */
#ifndef OFFICE_BOOK_H
#define OFFICE_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/problem.h"

enum cell_kind {
	CELL_TEXT,
	CELL_NUMBER,
	CELL_DATE,		/* a date, a time or both */
	CELL_BOOL,
	CELL_ERROR		/* #REF! and the like */
};

/* Are its words struck through, as offices do with who has left? */
enum cell_strike {
	CELL_NOT_STRUCK,
	CELL_PART_STRUCK,
	CELL_STRUCK
};

/* Cells of text are CELL_TEXT all: text says nothing of kinds. */
struct cell {
	const char	*text;		/* as it shows, without blanks around */
	enum cell_kind	 kind;
	enum cell_strike strike;
	bool		 is_formula;
	bool		 lacks_value;	/* a formula whose value is not saved */
	bool		 has_empty;	/* of those, an empty one is */
	int		 column;	/* from 1 */
	struct place	 place;
};

/* Where a field of text begins. */
struct field_start {
	int		 line, column;
};

/* Only cells that hold something, from left to right. */
struct grid_row {
	struct cell	*cells;
	size_t		 count;
	int		 number;	/* in the sheet, or line; from 1 */
	int		 width;		/* fields of a row of text, else 0 */
	struct field_start *starts;	/* array of width, of a row of text
					   with empty fields; or NULL */
	bool		 is_hidden;	/* by hand, or by a filter */
};

struct grid_merge {
	int		 first_row, last_row, first_column, last_column;
};

/* One sheet. Only rows that hold something, from above. */
struct grid {
	const char	*name;		/* "" of a file of text */
	const char	*file;		/* as problems name it */
	struct grid_row	*rows;
	size_t		 row_count;
	struct grid_merge *merges;
	size_t		 merge_count;
	bool		 is_text;	/* its places are lines and columns */
	bool		 is_hidden;
};

struct book {
	const char	*path;
	struct grid	*grids;		/* in the order of the tabs */
	size_t		 grid_count;
};

/*
 * Everything is in the pool; path must live as long. NULL if reported. The
 * limits on what is read are in office/inside.h.
 */
struct book	*book_read(struct pool *, const char *path, const char *bytes,
		    size_t length, struct problems *);

/* NULL if there is nothing in it. */
const struct cell *grid_cell(const struct grid_row *, int column);
/*
 * The same, but where cells were merged downwards all of them show what the
 * topmost holds.
 */
const struct cell *grid_shown(const struct grid *, const struct grid_row *,
		    int column);
/* The merged cells whose leftmost column this row is in; NULL if none. */
const struct grid_merge *grid_merge_at(const struct grid *, int row,
		    int column);
/* Of a cell, be it empty. */
struct place	 grid_place(const struct grid *, const struct grid_row *,
		    int column);
int		 grid_width(const struct grid *);	/* the last column */
/*
 * The sheet of that name (as it is written, or in other widths), or else of
 * that number among all; NULL if there is none.
 */
const struct grid *book_grid(const struct book *, const char *name);

#endif
