/*
 * Build_table: the rows of a table of law XML, from a table of the file or from
 * lines whose cells are parted by tabs.
 */
#ifndef IMPORT_BUILD_TABLE_H
#define IMPORT_BUILD_TABLE_H

#include <libxml/tree.h>

#include "import/trace.h"

/* All rows of the line's table. */
void	 build_table_add_rows(struct trace *, xmlNode *table,
	    const struct line *);
/* A line of text as a row. */
void	 build_table_add_line(struct trace *, xmlNode *table,
	    const struct line *);

#endif
