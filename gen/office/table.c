#include "office/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/columns.h"
#include "base/message.h"
#include "base/json.h"
#include "base/memory.h"

enum {
	/* No column is padded further, so that one long cell costs little. */
	PADDED_MAX = 36
};

static size_t
column_count(const struct table *table)
{
	size_t count = 0;

	while (table->columns[count].name != NULL)
		count++;
	return count;
}

void
table_add(struct table *table, const char *const *cells)
{
	size_t i, columns = column_count(table);

	while (table->count + columns > table->room)
		table->cells = memory_grow(table->cells, &table->room,
		    table->room, sizeof *table->cells);
	for (i = 0; i < columns; i++)
		table->cells[table->count++] = cells[i];
}

void
table_free(struct table *table)
{
	free(table->cells);
	table->cells = NULL;
	table->count = table->room = 0;
}

/* Tabs and line ends become blanks. */
static void
add_plain(struct text *out, const char *from)
{
	for (; *from != '\0'; from++)
		text_add_char(out, (unsigned char)*from < ' ' ? ' ' : *from);
}

/*
 * Tab-separated values know no quotes. A spreadsheet would run what begins as a
 * formula does; the apostrophe says that it is text.
 */
static void
add_cell(struct text *out, const char *from)
{
	if (*from != '\0' && strchr("=+-@", *from) != NULL)
		text_add_char(out, '\'');
	add_plain(out, from);
}

static void
print_tsv(const struct table *table, struct text *out)
{
	size_t i, columns = column_count(table);

	for (i = 0; i < columns; i++)
		text_add_format(out, "%s%s", i > 0 ? "\t" : "",
		    table->columns[i].name);
	for (i = 0; i < table->count; i++) {
		text_add_char(out, i % columns == 0 ? '\n' : '\t');
		add_cell(out, table->cells[i]);
	}
	text_add_char(out, '\n');
}

static void
add_json_list(struct text *out, const char *joined, char joint)
{
	const char end[] = { joint, '\0' }, *between = "";
	size_t length;

	text_add_char(out, '[');
	while (*joined != '\0') {
		length = strcspn(joined, end);
		text_add_string(out, between);
		json_add_bytes(out, joined, length);
		joined += length;
		joined += *joined == joint;
		between = ", ";
	}
	text_add_char(out, ']');
}

static void
print_json(const struct table *table, struct text *out)
{
	size_t i, columns = column_count(table);

	text_add_char(out, '[');
	for (i = 0; i < table->count; i++) {
		const struct table_column *column =
		    &table->columns[i % columns];
		const char *cell = table->cells[i];

		if (i % columns == 0)
			text_add_string(out, i > 0 ? "},\n  {" : "\n  {");
		else
			text_add_string(out, ", ");
		text_add_format(out, "\"%s\": ", column->name);
		if (column->joint != 0)
			add_json_list(out, cell, column->joint);
		else if (column->is_number)
			text_add_string(out, cell);
		else
			json_add_string(out, cell);
	}
	text_add_string(out, table->count > 0 ? "}\n]\n" : "]\n");
}

static size_t
padded_width(const struct table *table, size_t columns, size_t column)
{
	size_t most = columns_width(message_translate(
	    table->columns[column].name)), width, i;

	for (i = column; i < table->count; i += columns) {
		width = columns_width(table->cells[i]);
		if (width > most && width <= PADDED_MAX)
			most = width;
	}
	return most;
}

static void
print_row(const struct table *table, const size_t *widths,
    const char *const *cells, size_t columns, struct text *out)
{
	size_t i, padding = 0, width;
	bool is_first = true;

	for (i = 0; i < columns; i++) {
		if (!table->columns[i].is_shown)
			continue;
		/* Only before a further cell: no line ends in blanks. */
		if (*cells[i] != '\0') {
			text_add_format(out, "%*s%s", (int)padding, "",
			    is_first ? "" : "  ");
			add_plain(out, cells[i]);
			padding = 0;
		} else if (!is_first) {
			padding += 2;
		}
		is_first = false;
		width = columns_width(cells[i]);
		if (width < widths[i])
			padding += widths[i] - width;
	}
	text_add_char(out, '\n');
}

static void
print_text(const struct table *table, struct text *out)
{
	const char *names[TABLE_COLUMNS_MAX];
	size_t widths[TABLE_COLUMNS_MAX] = {0};
	size_t i, columns = column_count(table);

	for (i = 0; i < columns; i++) {
		names[i] = message_translate(table->columns[i].name);
		if (table->columns[i].is_shown)
			widths[i] = padded_width(table, columns, i);
	}
	print_row(table, widths, names, columns, out);
	for (i = 0; i < table->count; i += columns)
		print_row(table, widths, table->cells + i, columns, out);
}

bool
table_print(const struct table *table, const char *format, struct text *out)
{
	if (strcmp(format, "text") == 0)
		print_text(table, out);
	else if (strcmp(format, "tsv") == 0)
		print_tsv(table, out);
	else if (strcmp(format, "json") == 0)
		print_json(table, out);
	else
		return false;
	return true;
}
