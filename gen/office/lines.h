/*
 * Lines: a regulation as people have it, as a list of lines, whatever the file
 * was: a line of a text, a block of a page, a paragraph or a table of Word.
 * Lines, and the cells of tables, are numbered from 1 in the order of the file;
 * of a text these are the file's own lines. The numbers stay what they are as
 * long as the file does: what became of each character is kept by them.
 */
#ifndef OFFICE_LINES_H
#define OFFICE_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/problem.h"

struct table_cell {
	const char	*text;			/* its lines parted by \n */
	int		 number;		/* as a line's */
	int		 start;
	bool		 is_part;
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
	int		 start;		/* characters of it before text */
	bool		 is_part;	/* others have the same number */
	int		 width;		/* in half-width columns */
	int		 indent;	/* likewise, of blanks that stood before it */
	bool		 ends_blank;	/* a wide blank stood at its end */
	bool		 goes_on;	/* in the same paragraph as the one before */
	const char	*left_out;	/* never text: as what (source.map), or NULL */
	const struct table_row *rows;	/* a table; text is "" then */
	size_t		 row_count;
	const struct line *rest;	/* a line that was joined to it, or NULL */
	size_t		 rest_at;	/* where in text that one begins */
};

struct lines {
	struct line	*list;		/* array of count */
	size_t		 count, room;
	int		 last_number;
	const char	*path;
	/*
	 * A line may end anywhere (cut out of a PDF); its usual width is wrap.
	 * Otherwise a line is a whole paragraph, and wrap is 0.
	 */
	int		 wrap;
	bool		 hangs;		/* lines that go on stand further in */
};

/*
 * A reading over words stands between marks (Unicode 15, 23.8): before the
 * words, before the reading and behind it.
 */
#define LINES_RUBY	"\xef\xbf\xb9"
#define LINES_READING	"\xef\xbf\xba"
#define LINES_RUBY_END	"\xef\xbf\xbb"

/*
 * What is raised or lowered stands between these: separators of ASCII, which
 * no text holds. They are as long as the signs that are typed for them, ^( _( ).
 */
#define LINES_RAISED	"\x1c\x1c"
#define LINES_RAISED_END "\x1c"
#define LINES_LOWERED	"\x1d\x1d"
#define LINES_LOWERED_END "\x1d"

/* A line, or a cell, by its number. */
struct piece {
	const char	*text;
	size_t		 length;
	int		 start;
	bool		 is_part;	/* of the line with its number */
};

/* A plain text; the lines' texts live in the pool. */
void	 lines_of_text(struct pool *, struct lines *, const char *text,
	    size_t bytes);
/* Adds the next line; blanks around it are measured and dropped. */
struct line *lines_add(struct pool *, struct lines *, const char *text,
	    size_t bytes);
/* The words of the next cell. */
void	 lines_add_cell(struct pool *, struct lines *, struct table_cell *,
	    const char *text, size_t bytes);
/* The numbers 1 to last_number: array of last_number + 1, in the pool. */
struct piece *lines_pieces(struct pool *, const struct lines *);
/* Characters of it between two, from 1; first 0: all. Blanks do not count. */
size_t	 lines_piece_count(const struct piece *, int first, int last);
/* What does not count as a character: blanks, and marks of a reading. */
bool	 lines_is_blank(uint32_t code);

#endif
