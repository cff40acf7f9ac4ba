#include "office/export.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "office/table.h"

static size_t
column_count(const struct table *table)
{
	size_t count = 0;

	while (table->columns[count].name != NULL)
		count++;
	return count;
}

/*
 * Are all that a column holds figures? Then they are counted and sorted as
 * such; 0012 and a long number are words.
 */
static bool
is_figures(const struct table *table, size_t column)
{
	enum { DIGITS_MAX = 9 };
	size_t columns = column_count(table), i, length;
	bool has_some = false;
	const char *cell;

	for (i = column; i < table->count; i += columns) {
		cell = table->cells[i];
		length = strlen(cell);
		if (length == 0)
			continue;
		if (length > DIGITS_MAX || cell[strspn(cell, "0123456789")] !=
		    '\0' || (*cell == '0' && length > 1))
			return false;
		has_some = true;
	}
	return has_some;
}

static void
fill_row(const struct table *table, struct export_row *row,
    const char *const *cells, const bool *figures)
{
	bool is_head = cells == NULL;
	size_t columns = column_count(table), i;

	row->is_head = is_head;
	row->count = columns;
	row->cells = pool_take(table->pool, columns * sizeof *row->cells);
	for (i = 0; i < columns; i++)
		row->cells[i] = (struct export_cell){ .kind = is_head ?
		    EXPORT_HEAD : figures[i] && *cells[i] != '\0' ?
		    EXPORT_NUMBER : EXPORT_WORDS, .text = is_head ?
		    message_translate(table->columns[i].name) : cells[i],
		    .column = i, .columns = 1, .rows = 1 };
}

static struct export_table
all_rows(const struct table *table, const char *name)
{
	size_t columns = column_count(table), count = table->count / columns;
	struct export_table made = { .name = name, .row_count = count + 1,
	    .column_count = columns, .head_count = 1 };
	bool figures[TABLE_COLUMNS_MAX] = {0};
	size_t i;

	for (i = 0; i < columns; i++)
		figures[i] = table->columns[i].is_number ||
		    is_figures(table, i);
	made.rows = pool_take(table->pool, (count + 1) * sizeof *made.rows);
	fill_row(table, &made.rows[0], NULL, figures);
	for (i = 0; i < count; i++)
		fill_row(table, &made.rows[i + 1],
		    table->cells + i * columns, figures);
	return made;
}

bool
table_export(const struct table *table, const char *name, const char *format,
    struct text *out)
{
	struct export_table rows = all_rows(table, name);
	struct export_book book = { .title = name, .tables = &rows,
	    .table_count = 1 };

	if (strcmp(format, "csv") == 0)
		export_csv(&book, out);
	else
		return strcmp(format, "xlsx") == 0 &&
		    export_xlsx(&book, out);
	return true;
}
