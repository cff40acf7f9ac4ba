/*
 * Clauses: the passages of a sheet that say which provision they are, as a
 * table: where they stand, their number, their words.
 */
#ifndef SHEET_CLAUSES_H
#define SHEET_CLAUSES_H

#include "office/export.h"
#include "sheet/sheet.h"

/*
 * In the pool. NULL for a sheet of which they are not the most part: it is no
 * text of a regulation.
 */
struct export_table *clauses_table(struct pool *, const struct sheet *);

#endif
