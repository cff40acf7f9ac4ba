#include "office/export.h"

#include <string.h>

enum { DIGITS_KEPT = 15 };	/* of a number in a spreadsheet */

/*
 * What a spreadsheet would take for a formula has an apostrophe before it,
 * which the reader of tables takes away again. A sign alone is none.
 */
static bool
is_formula(const struct export_cell *cell)
{
	/* Typed in a Japanese Excel ＝ begins one, too. */
	if (strncmp(cell->text, "＝", strlen("＝")) == 0)
		return true;
	return cell->kind != EXPORT_NUMBER && *cell->text != '\0' &&
	    cell->text[1] != '\0' && strchr("=+-@\t\r", *cell->text) != NULL;
}

/*
 * Words that a spreadsheet would take for another number, and show as that:
 * 0012 as 12, 1E5 as 100000.
 */
static bool
is_mistaken(const struct export_cell *cell)
{
	const char *at = cell->text;
	size_t digits = strspn(at, "0123456789"), more;

	if (cell->kind == EXPORT_NUMBER || digits == 0)
		return false;
	if (at[digits] == '\0')
		return (*at == '0' && digits > 1) || digits > DIGITS_KEPT;
	if (at[digits] != 'E' && at[digits] != 'e')
		return false;
	more = strspn(at + digits + 1, "0123456789");
	return more > 0 && at[digits + 1 + more] == '\0';
}

static bool
is_shielded(const struct export_cell *cell)
{
	return is_formula(cell) || is_mistaken(cell);
}

static void
add_field(struct text *out, const struct export_cell *cell)
{
	bool is_quoted = strpbrk(cell->text, ",\"\r\n'") != NULL ||
	    is_shielded(cell);
	const char *at;

	if (is_quoted)
		text_add_char(out, '"');
	if (is_shielded(cell))
		text_add_char(out, '\'');
	for (at = cell->text; *at != '\0'; at++) {
		if (*at == '"')
			text_add_char(out, '"');
		text_add_char(out, *at);
	}
	if (is_quoted)
		text_add_char(out, '"');
}

/* The cell of this column: of this row, or of one that reaches down to it. */
static const struct export_cell *
cell_at(const struct export_table *table, size_t row, size_t column)
{
	size_t above, i;

	for (above = row + 1; above-- > 0;)
		for (i = 0; i < table->rows[above].count; i++) {
			const struct export_cell *cell =
			    &table->rows[above].cells[i];

			if (cell->column == column &&
			    above + cell->rows > row)
				return cell;
		}
	return NULL;
}

/* A row alone tells all, so that rows can be sorted. */
static void
add_row(struct text *out, const struct export_table *table, size_t row,
    bool has_spans)
{
	const struct export_row *here = &table->rows[row];
	const struct export_cell *cell;
	size_t column, i = 0;

	for (column = 0; column < table->column_count; column++) {
		if (column > 0)
			text_add_char(out, ',');
		while (i < here->count && here->cells[i].column < column)
			i++;
		cell = i < here->count && here->cells[i].column == column ?
		    &here->cells[i] : NULL;
		if (cell == NULL && has_spans)
			cell = cell_at(table, row, column);
		if (cell != NULL)
			add_field(out, cell);
	}
	text_add_string(out, "\r\n");
}

static bool
has_spans(const struct export_table *table)
{
	size_t i, j;

	for (i = 0; i < table->row_count; i++)
		for (j = 0; j < table->rows[i].count; j++)
			if (table->rows[i].cells[j].rows > 1)
				return true;
	return false;
}

void
export_csv(const struct export_book *book, struct text *out)
{
	size_t i, j;

	text_add_string(out, "\xef\xbb\xbf");
	for (i = 0; i < book->table_count; i++) {
		const struct export_table *table = &book->tables[i];
		bool spans = has_spans(table);

		if (i > 0)
			text_add_string(out, "\r\n");
		for (j = 0; j < table->row_count; j++)
			add_row(out, table, j, spans);
	}
}
