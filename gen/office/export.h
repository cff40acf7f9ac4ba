/*
 * Export: tables as files for spreadsheets. XLSX for people: widths, filters,
 * heads that stay, words that stay words (1-2 is no date); CSV for programs
 * and for a Japanese Excel: UTF-8 with a mark, CRLF, nothing a formula.
 */
#ifndef OFFICE_EXPORT_H
#define OFFICE_EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/text.h"

enum export_kind {
	EXPORT_WORDS,
	EXPORT_CENTRED,		/* words, too: a code, a mark */
	EXPORT_NUMBER,
	EXPORT_HEAD,
	EXPORT_BOX		/* to be ticked; its text is □ or ☑ */
};

enum export_look {
	EXPORT_PLAIN,
	EXPORT_MARKED,		/* underlined: what changed */
	EXPORT_STRUCK
};

/* Words of one look; the runs of a cell are its text. */
struct export_run {
	const char	*words;
	enum export_look look;
};

/* Behind the words: what is to be looked at. */
enum export_shade {
	EXPORT_UNSHADED,
	EXPORT_FIXED,		/* not to be changed */
	EXPORT_DOUBTED,
	EXPORT_DOUBTED_MUCH,
	EXPORT_SHADES
};

struct export_cell {
	enum export_kind	 kind;
	enum export_shade	 shade;
	const char		*text;
	const struct export_run	*runs;		/* NULL if all are plain */
	size_t			 run_count;
	size_t			 column, columns, rows;	/* from 0; at least 1 */
};

struct export_row {
	struct export_cell	*cells;		/* from left to right */
	size_t			 count;
	bool			 is_head;
};

/* What may be filled in below the head of a column. */
struct export_column {
	bool			 is_free;	/* may be changed */
	const char *const	*list;		/* to choose from; or NULL */
	const char		*range;		/* cells to choose from; or NULL */
	bool			 is_open;	/* something else may be written */
	int			 width;		/* half-width characters; 0: any */
};

/* One sheet of a workbook. */
struct export_table {
	const struct export_column *columns;	/* column_count; NULL: all is
						   free */
	size_t			 spare_count;	/* rows below to be filled in */
	const char		*name;		/* of the tab */
	struct export_row	*rows;
	size_t			 row_count, column_count;
	size_t			 head_count;	/* rows on top that stay */
	size_t			 fixed_count;	/* columns that stay at the left */
};

struct export_book {
	const char		*title, *author;
	const char		*digest;	/* at the foot of pages; or NULL */
	time_t			 date;		/* 0: none */
	struct export_table	*tables;
	size_t			 table_count;
};

/* Adds the bytes of the file. False if the machine has no room for it. */
bool	 export_xlsx(const struct export_book *, struct text *out);
/* Tables one below the other, parted by an empty line. */
void	 export_csv(const struct export_book *, struct text *out);

#endif
