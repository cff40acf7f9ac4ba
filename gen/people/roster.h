/*
 * Roster: people from a table as offices have them (XLSX, ODS, CSV …). The
 * header is found below titles, columns go by their usual other names, and
 * what was damaged on the way is reported before it is printed.
 */
#ifndef PEOPLE_ROSTER_H
#define PEOPLE_ROSTER_H

#include <stdbool.h>

#include "base/pool.h"
#include "base/problem.h"

struct roster_row {
	const char	**values;	/* by column; "" if empty */
	int		 line;		/* in the file, from 1; a sheet's row */
	struct place	 place;
	struct place	*places;	/* of each value in the file */
	size_t		 place_count;
};

struct roster {
	const char	 *path;
	const char	**columns;	/* known and unknown, as in the header */
	size_t		 column_count;
	struct roster_row *rows;
	size_t		 row_count;
	int		 last_line;	/* where the last row of the file is */
	bool		 is_sorted;	/* not in the file's order */
	bool		 is_part;	/* not all people of the file */
};

/* Which part of a file is wanted; NULL each for all that is to be found. */
struct roster_choice {
	const char	 *sheet;	/* by name or number */
	const char	 *rows;		/* "3-10,15", as the file counts them */
	bool		 may_miss;	/* rows without people are no error */
};

/* NULL if reported. */
struct roster	*roster_load(struct pool *, const char *path,
		    const struct roster_choice *, struct problems *);
/* -1 if there is no such column. */
int		 roster_column(const struct roster *, const char *name);
const char	*roster_value(const struct roster *, size_t row,
		    const char *name);	/* "" if absent */
/* Of a value; of the row if the column is not one of the file's. */
struct place	 roster_place(const struct roster *, size_t row, int column);
/*
 * By 所属 and ふりがな, Japanese collation; stable. Warns where readings are
 * missing, unless problems is NULL.
 */
void		 roster_sort(struct roster *, struct problems *);
/* A copy in that order; the words are shared. Nothing is reported. */
struct roster	*roster_sort_copy(struct pool *, const struct roster *);
/* The rows of the file that it holds, as --rows takes them: "2-4,6". */
const char	*roster_lines(struct pool *, const struct roster *);
/*
 * A safe file name, without a folder: the number of the row as messages name
 * it, or of the person once sorted, and the name.
 */
const char	*roster_file_name(struct pool *, const struct roster *,
		    size_t row, const char *extension);

#endif
