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
	const char		**strings;
	size_t			 string_count, string_room;
	struct xlsx_code	*codes;
	size_t			 code_count, code_room;
	struct number_format	*formats;	/* by the style of a cell */
	size_t			 format_count, format_room;
	bool			 is_1904;
	/* While a part is read. */
	struct text		 text;
	bool			 is_in_text, is_in_reading, is_in_styles;
};

/* With _x000D_ as the character it stands for. */
const char *xlsx_string_plain(struct pool *, const struct text *);
/* The sheet of this part into the booking's grid. False if reported. */
bool	 xlsx_sheet_read(struct xlsx *, const char *part);

#endif
