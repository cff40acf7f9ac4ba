/*
 * Lines: a regulation as people have it, as a list of lines, whatever the file
 * was: a line of a text, a block of a page, a paragraph or a table of Word.
 */
#ifndef IMPORT_LINES_H
#define IMPORT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/problem.h"

struct table_cell {
	const char	*text;
	int		 columns, rows;		/* spans, at least 1 */
	bool		 is_head;
};

struct table_row {
	struct table_cell *cells;		/* array of count */
	size_t		 count;
};

struct line {
	const char	*text;		/* without blanks around it; UTF-8 */
	size_t		 length;
	int		 number;	/* in the file, from 1 */
	int		 width;		/* in half-width columns */
	int		 indent;	/* likewise, of blanks that stood before it */
	bool		 ends_blank;	/* a wide blank stood at its end */
	bool		 is_left_out;	/* navigation and the like: never text */
	const struct table_row *rows;	/* a table; text is "" then */
	size_t		 row_count;
};

struct lines {
	struct line	*list;		/* array of count */
	size_t		 count, room;
	const char	*path;
	/*
	 * A line may end anywhere (cut out of a PDF); its usual width is wrap.
	 * Otherwise a line is a whole paragraph, and wrap is 0.
	 */
	int		 wrap;
};

/* A plain text; the lines' texts live in the pool. */
void	 lines_of_text(struct pool *, struct lines *, const char *text,
	    size_t bytes);
/* Adds a line; blanks around it are measured and dropped. */
struct line *lines_add(struct pool *, struct lines *, const char *text,
	    size_t bytes, int number);
/* Whether lines are broken anywhere, told from their widths. */
void	 lines_measure(struct pool *, struct lines *);
/* Does the line reach the usual width, so that it goes on in the next? */
bool	 lines_is_full(const struct lines *, const struct line *);

#endif
