/*
 * Xlsx: what the two files that read XLSX share: the tables of a workbook
 * that the cells of its sheets point into.
 */
#ifndef OFFICE_XLSX_H
#define OFFICE_XLSX_H

#include "office/inside.h"

struct xlsx_relation {
	const char		*id, *type, *path;
};

/* A string while it is read: in which of its runs what is struck. */
struct xlsx_run {
	unsigned		 strike;	/* of those so far */
	unsigned		 how;		/* of this one */
};

/* How cells of a style show. */
struct xlsx_style {
	struct number_format	 format;
	bool			 is_struck;
};

struct xlsx_string {
	const char		*text;
	unsigned		 strike;
};

struct xlsx_code {
	int			 id;
	struct number_format	 format;
};

struct xlsx {
	struct booking		*booking;
	struct package		*package;
	const char		*folder;	/* of what relations name */
	struct xlsx_relation	*relations;
	size_t			 relation_count, relation_room;
	const char		*sheet_ids[BOOK_GRIDS_MAX];
	struct xlsx_string	*strings;
	size_t			 string_count, string_room;
	struct xlsx_code	*codes;
	size_t			 code_count, code_room;
	struct xlsx_style	*styles;	/* by the number a cell has */
	size_t			 style_count, style_room;
	bool			*fonts;		/* is it a struck one? */
	size_t			 font_count, font_room;
	bool			 is_1904;
	/* While a part is read. */
	struct text		 text;
	struct xlsx_run		 run;
	bool			 is_in_text, is_in_reading, is_in_styles;
	bool			 is_in_fonts;
};

/* With _x000D_ as the character it stands for. */
const char *xlsx_string_plain(struct pool *, const struct text *);
/* A string begins; an element of it does; words of its text. */
void	 xlsx_string_begin(struct xlsx_run *);
void	 xlsx_string_start(struct xlsx_run *, const char *name,
	    const struct attributes *);
void	 xlsx_string_text(struct xlsx_run *, const char *bytes, size_t length);
/* The sheet of this part into the booking's grid. False if reported. */
bool	 xlsx_sheet_read(struct xlsx *, const char *part);

#endif
