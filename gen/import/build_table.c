#include "import/build_table.h"

#include <stdio.h>
#include <string.h>

#include "corpus/element.h"
#include "import/law_node.h"
#include "import/passage.h"

static void
set_span(xmlNode *column, const char *name, int span)
{
	char digits[12];

	snprintf(digits, sizeof digits, "%d", span);
	if (span > 1)
		xmlNewProp(column, (const xmlChar *)name,
		    (const xmlChar *)digits);
}

/* A sentence a line of the cell. */
static void
add_cell(struct trace *trace, xmlNode *row, const struct table_cell *cell)
{
	xmlNode *column = element_add(row, "TableColumn");
	const char *at = cell->text, *stop;

	set_span(column, "rowspan", cell->rows);
	set_span(column, "colspan", cell->columns);
	do {
		at += strspn(at, " ");
		stop = at + strcspn(at, "\n");
		passage_write_words(element_add(column, "Sentence"), at,
		    (size_t)(stop - at));
		at = stop + 1;
	} while (*stop != '\0');
	trace_cell(trace, column, cell);
}

static bool
is_head_row(const struct table_row *row)
{
	size_t c;

	/* The schema has no spans there. */
	for (c = 0; c < row->count; c++)
		if (!row->cells[c].is_head || row->cells[c].columns > 1 ||
		    row->cells[c].rows > 1)
			return false;
	return row->count > 0;
}

/* The schema knows cells of a header row only in its own kind of row. */
static void
add_head_row(struct trace *trace, xmlNode *table, const struct table_row *row)
{
	xmlNode *head = element_add(table, "TableHeaderRow");
	size_t c;

	for (c = 0; c < row->count; c++) {
		xmlNode *column = element_add(head, "TableHeaderColumn");

		passage_write_words(column, row->cells[c].text,
		    strlen(row->cells[c].text));
		trace_cell(trace, column, &row->cells[c]);
	}
}

void
build_table_add_rows(struct trace *trace, xmlNode *table, const struct line *line)
{
	bool in_head = true;
	size_t r, c;

	for (r = 0; r < line->row_count; r++) {
		const struct table_row *row = &line->rows[r];
		xmlNode *node;

		in_head = in_head && is_head_row(row);
		if (in_head) {
			add_head_row(trace, table, row);
			continue;
		}
		node = element_add(table, "TableRow");
		for (c = 0; c < row->count; c++)
			add_cell(trace, node, &row->cells[c]);
	}
}

void
build_table_add_line(struct trace *trace, xmlNode *table,
    const struct line *line)
{
	xmlNode *row = element_add(table, "TableRow");
	const char *at = line->text, *stop;

	do {
		stop = at + strcspn(at, "\t");
		law_node_add_words(trace, element_add(row, "TableColumn"),
		    "Sentence", line, at, (size_t)(stop - at));
		at = stop + 1;
	} while (*stop != '\0');
}
