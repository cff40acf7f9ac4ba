/*
 * Table: rows of words under named columns, printed for a terminal or
 * for programs. Only list and main include it.
 */
#ifndef OFFICE_TABLE_H
#define OFFICE_TABLE_H

#include "base/pool.h"
#include "base/text.h"

enum { TABLE_COLUMNS_MAX = 28 };

struct table_column {
	const char	*name;		/* a row of messages.def; NULL
					   behind the last column */
	char		 joint;		/* between values: a list in JSON; or 0 */
	bool		 is_number;	/* in JSON, too */
	bool		 is_shown;	/* on a terminal */
};

struct table {
	struct pool			 *pool;
	const struct table_column	 *columns;
	const char			**cells;	/* row by row */
	size_t				  count, room;	/* of cells */
};

/* One cell per column; the words must live as long as the table. */
void	 table_add(struct table *, const char *const *cells);
/* text, tsv or json; false if the format is none of them. */
bool	 table_print(const struct table *, const char *format,
	    struct text *out);
/* As a file of one sheet: xlsx or csv; false if it is neither. */
bool	 table_export(const struct table *, const char *name,
	    const char *format, struct text *out);
void	 table_free(struct table *);	/* not its pool */

#endif
