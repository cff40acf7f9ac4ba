/*
 * Tables: the tables of a sheet for spreadsheets. Those with the same head are
 * one, with the headings they stood below in front; those without a head
 * (particulars to fill in) follow on a sheet of their own. A text without a
 * table with a head gives its provisions, a row each.
 */
#ifndef SHEET_TABLES_H
#define SHEET_TABLES_H

#include "office/export.h"
#include "sheet/sheet.h"

/*
 * All in the pool; the digest is the sheet's own. NULL if there is no table
 * in it.
 */
struct export_book *tables_collect(struct pool *, const struct sheet *,
		    time_t date);

#endif
