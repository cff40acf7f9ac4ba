/*
 * One sheet of an XLSX workbook: rows, cells, and which of them are merged
 * (ECMA-376-1, 18.3).
 */
#include "office/xlsx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	FIRST_MERGES = 16,
	MERGES_MAX = 65536
};

enum cell_type {
	TYPE_NUMBER,
	TYPE_SHARED,
	TYPE_STRING,		/* of a formula */
	TYPE_INLINE,
	TYPE_BOOL,
	TYPE_ERROR,
	TYPE_DATE		/* ISO 8601 */
};

struct sheeting {
	struct xlsx		*xlsx;
	int			 row, column;	/* being read, or the last */
	bool			 is_hidden;	/* the row */
	enum cell_type		 type;
	int			 style;
	bool			 has_formula, has_value;
	bool			 is_in_value, is_in_inline, is_in_reading;
	struct text		 text;		/* of the cell */
	struct xlsx_run		 run;
	struct text		 shown;		/* of a number */
	size_t			 merge_room;
};

/* B17; the number of the column, and the row's if it is asked for. */
static int
read_reference(const char *at, int *row)
{
	int column = 0;

	for (; *at >= 'A' && *at <= 'Z' && column < BOOK_COLUMNS_MAX * 128;
	    at++)
		column = column * 26 + *at - 'A' + 1;
	if (row != NULL)
		*row = atoi(at);
	return column;
}

static void
start_row(struct sheeting *sheeting, const struct attributes *attributes)
{
	sheeting->row = attribute_number(attributes, "r", sheeting->row + 1);
	/* A row of no height is drawn as one that is hidden. */
	sheeting->is_hidden = attribute_is_true(attributes, "hidden") ||
	    attribute_is(attributes, "ht", "0") ||
	    attribute_is(attributes, "ht", "0.0");
	sheeting->column = 0;
}

static enum cell_type
type_of(const struct attributes *attributes)
{
	static const struct { const char *name; enum cell_type type; }
	    rows[] = { { "s", TYPE_SHARED }, { "str", TYPE_STRING },
	    { "inlineStr", TYPE_INLINE }, { "b", TYPE_BOOL },
	    { "e", TYPE_ERROR }, { "d", TYPE_DATE } };
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (attribute_is(attributes, "t", rows[i].name))
			return rows[i].type;
	return TYPE_NUMBER;
}

static void
start_cell(struct sheeting *sheeting, const struct attributes *attributes)
{
	char reference[16] = "";
	int i;

	/* The attribute in place: no memory for each of a million cells. */
	for (i = 0; i < attributes->count; i++) {
		const unsigned char **one = &attributes->list[5 * i];
		size_t length = (size_t)(one[4] - one[3]);

		if (strcmp((const char *)one[0], "r") == 0 &&
		    length < sizeof reference) {
			memcpy(reference, one[3], length);
			reference[length] = '\0';
		}
	}
	sheeting->column = *reference != '\0' ?
	    read_reference(reference, NULL) : sheeting->column + 1;
	sheeting->type = type_of(attributes);
	sheeting->style = attribute_number(attributes, "s", 0);
	sheeting->has_formula = sheeting->has_value = false;
	text_clear(&sheeting->text);
	xlsx_string_begin(&sheeting->run);
}

static void
add_merge(struct sheeting *sheeting, const struct attributes *attributes)
{
	struct booking *booking = sheeting->xlsx->booking;
	struct grid *grid = booking->grid;
	const char *ref = attribute(booking->pool, attributes, "ref");
	struct grid_merge merge, *list;

	if (ref == NULL || strchr(ref, ':') == NULL ||
	    grid->merge_count == MERGES_MAX)
		return;
	merge.first_column = read_reference(ref, &merge.first_row);
	merge.last_column = read_reference(strchr(ref, ':') + 1,
	    &merge.last_row);
	if (grid->merge_count == sheeting->merge_room) {
		sheeting->merge_room = sheeting->merge_room > 0 ?
		    sheeting->merge_room * 2 : FIRST_MERGES;
		list = pool_take(booking->pool, sheeting->merge_room *
		    sizeof *list);
		if (grid->merge_count > 0)
			memcpy(list, grid->merges,
			    grid->merge_count * sizeof *list);
		grid->merges = list;
	}
	grid->merges[grid->merge_count++] = merge;
}

static bool
start(void *context, const char *name, const struct attributes *attributes)
{
	struct sheeting *sheeting = context;

	if (sheeting->is_in_inline)
		xlsx_string_start(&sheeting->run, name, attributes);
	if (strcmp(name, "c") == 0) {
		start_cell(sheeting, attributes);
	} else if (strcmp(name, "v") == 0) {
		sheeting->is_in_value = sheeting->has_value = true;
	} else if (strcmp(name, "row") == 0) {
		start_row(sheeting, attributes);
	} else if (strcmp(name, "f") == 0) {
		sheeting->has_formula = true;
	} else if (strcmp(name, "is") == 0) {
		sheeting->is_in_inline = sheeting->has_value = true;
	} else if (strcmp(name, "rPh") == 0) {
		sheeting->is_in_reading = true;
	} else if (strcmp(name, "t") == 0) {
		sheeting->is_in_value = sheeting->is_in_inline &&
		    !sheeting->is_in_reading;
	} else if (strcmp(name, "mergeCell") == 0) {
		add_merge(sheeting, attributes);
	}
	return true;
}

static void
take_shared(struct sheeting *sheeting, struct cell *cell)
{
	const struct xlsx *xlsx = sheeting->xlsx;
	unsigned long index = strtoul(cell->text, NULL, 10);

	cell->text = "";
	if (index >= xlsx->string_count)
		return;
	cell->text = xlsx->strings[index].text;
	sheeting->run.strike = xlsx->strings[index].strike;
}

/* NULL if there is none. */
static const struct xlsx_style *
style_of(const struct sheeting *sheeting)
{
	const struct xlsx *xlsx = sheeting->xlsx;

	return sheeting->style >= 0 &&
	    (size_t)sheeting->style < xlsx->style_count ?
	    &xlsx->styles[sheeting->style] : NULL;
}

/* Numbers are read as programs write them, whatever the locale. */
static void
show_number(struct sheeting *sheeting, struct cell *cell)
{
	static const struct number_format general = {
	    .form = NUMBER_GENERAL };
	const struct xlsx *xlsx = sheeting->xlsx;
	const struct xlsx_style *style = style_of(sheeting);
	const struct number_format *format = style != NULL ?
	    &style->format : &general;
	char *end;
	double value = strtod(cell->text, &end);

	if (end == cell->text)
		return;
	text_clear(&sheeting->shown);
	number_format_add(format, value, xlsx->is_1904, &sheeting->shown);
	cell->text = sheeting->shown.bytes;
	cell->kind = number_format_is_date(format) ? CELL_DATE : CELL_NUMBER;
}

/* 2026-04-01T00:00:00 as other dates show. */
static void
show_iso_date(struct sheeting *sheeting, struct cell *cell)
{
	int year, month, day, hour = 0, minute = 0;

	cell->kind = CELL_DATE;
	if (sscanf(cell->text, "%d-%d-%dT%d:%d", &year, &month, &day, &hour,
	    &minute) < 3)
		return;
	text_clear(&sheeting->shown);
	text_add_format(&sheeting->shown, "%d/%d/%d", year, month, day);
	if (hour != 0 || minute != 0)
		text_add_format(&sheeting->shown, " %d:%02d", hour, minute);
	cell->text = sheeting->shown.bytes;
}

static void
take_value(struct sheeting *sheeting, struct cell *cell)
{
	switch (sheeting->type) {
	case TYPE_SHARED:
		take_shared(sheeting, cell);
		return;
	case TYPE_STRING:
	case TYPE_INLINE:
		cell->text = xlsx_string_plain(sheeting->xlsx->booking->pool,
		    &sheeting->text);
		return;
	case TYPE_BOOL:
		cell->kind = CELL_BOOL;
		cell->text = strcmp(cell->text, "1") == 0 ? "TRUE" : "FALSE";
		return;
	case TYPE_ERROR:
		cell->kind = CELL_ERROR;
		return;
	case TYPE_DATE:
		show_iso_date(sheeting, cell);
		return;
	case TYPE_NUMBER:
		show_number(sheeting, cell);
		return;
	}
}

static bool
end_cell(struct sheeting *sheeting)
{
	struct cell cell = { .text = sheeting->text.length > 0 ?
	    sheeting->text.bytes : "", .column = sheeting->column };

	cell.place = (struct place){ .line = sheeting->row,
	    .file = sheeting->xlsx->booking->grid->file,
	    .column = -sheeting->column };
	cell.is_formula = sheeting->has_formula;
	/* An empty string is a value, but no number is empty. */
	cell.lacks_value = sheeting->has_formula && (!sheeting->has_value ||
	    (sheeting->type == TYPE_NUMBER && *cell.text == '\0'));
	cell.has_empty = cell.lacks_value && sheeting->has_value;
	if (sheeting->has_value && !cell.lacks_value &&
	    (*cell.text != '\0' || sheeting->type == TYPE_STRING))
		take_value(sheeting, &cell);
	cell.strike = strike_settled(sheeting->run.strike,
	    style_of(sheeting) != NULL && style_of(sheeting)->is_struck);
	return booking_cell(sheeting->xlsx->booking, &cell,
	    strlen(cell.text));
}

static bool
end(void *context, const char *name)
{
	struct sheeting *sheeting = context;

	if (strcmp(name, "c") == 0)
		return end_cell(sheeting);
	if (strcmp(name, "row") == 0)
		return booking_row(sheeting->xlsx->booking, sheeting->row, 0,
		    sheeting->is_hidden);
	if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		sheeting->is_in_value = false;
	else if (strcmp(name, "rPh") == 0)
		sheeting->is_in_reading = false;
	else if (strcmp(name, "is") == 0)
		sheeting->is_in_inline = false;
	return true;
}

static void
text(void *context, const char *bytes, size_t length)
{
	struct sheeting *sheeting = context;

	if (!sheeting->is_in_value)
		return;
	text_add(&sheeting->text, bytes, length);
	if (sheeting->is_in_inline)
		xlsx_string_text(&sheeting->run, bytes, length);
}

bool
xlsx_sheet_read(struct xlsx *xlsx, const char *part)
{
	struct sheeting sheeting = { .xlsx = xlsx };
	const struct part_reader reader = { start, end, text, &sheeting };
	bool made = package_read(xlsx->booking, xlsx->package, part, false,
	    &reader);

	grid_sort_merges(xlsx->booking->grid);
	text_free(&sheeting.text);
	text_free(&sheeting.shown);
	return made;
}
