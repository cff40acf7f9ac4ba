/*
 * ODS, the spreadsheet of OpenDocument (ISO/IEC 26300, 9): its cells hold
 * what they show as paragraphs, so no format has to be understood.
 */
#include "office/inside.h"

#include <stdlib.h>
#include <string.h>

enum {
	FIRST_MERGES = 16,
	HIDDEN_STYLES_MAX = 64,
	SPANS_MAX = 16		/* within each other; deeper ones are as those */
};

/* A style that says whether words are struck through. */
struct line_style {
	const char	*name;
	bool		 is_struck;
};

struct reading {
	struct booking	*booking;
	const char	*style;			/* being read */
	const char	*hidden[HIDDEN_STYLES_MAX];	/* styles of tables */
	size_t		 hidden_count;
	struct line_style *lines;		/* array */
	size_t		 line_count, line_room;
	bool		 is_struck;		/* the cell */
	unsigned	 spans[SPANS_MAX];	/* how their words are */
	int		 span_depth;
	unsigned	 strike;
	int		 row, row_repeat;
	bool		 is_hidden;
	int		 column, column_repeat;
	struct cell	 cell;			/* kind and formula */
	bool		 has_value;
	int		 tables;		/* a table in a cell has no rows */
	int		 paragraphs, left_out;	/* depths */
	size_t		 paragraph_count;
	struct text	 text;
	size_t		 merge_room;
};

static bool
is_hidden_style(const struct reading *reading,
    const struct attributes *attributes)
{
	size_t i;

	for (i = 0; i < reading->hidden_count; i++)
		if (attribute_is(attributes, "style-name", reading->hidden[i]))
			return true;
	return false;
}

/* What a style says of a line through the words; AS_CELL if nothing. */
static unsigned
strike_of_style(const struct reading *reading,
    const struct attributes *attributes)
{
	size_t i;

	for (i = 0; i < reading->line_count; i++)
		if (attribute_is(attributes, "style-name",
		    reading->lines[i].name))
			return reading->lines[i].is_struck ? STRIKE_STRUCK :
			    STRIKE_PLAIN;
	return STRIKE_AS_CELL;
}

static unsigned
strike_here(const struct reading *reading)
{
	int depth = reading->span_depth < SPANS_MAX ? reading->span_depth :
	    SPANS_MAX;

	return depth > 0 ? reading->spans[depth - 1] : STRIKE_AS_CELL;
}

static void
start_span(struct reading *reading, const struct attributes *attributes)
{
	unsigned how = strike_of_style(reading, attributes);

	if (how == STRIKE_AS_CELL)
		how = strike_here(reading);
	if (reading->span_depth++ < SPANS_MAX)
		reading->spans[reading->span_depth - 1] = how;
}

static bool
start_table(struct reading *reading, const struct attributes *attributes)
{
	struct booking *booking = reading->booking;
	const char *name = attribute(booking->pool, attributes, "name");
	struct grid *grid;

	if (reading->tables++ > 0)
		return true;
	grid = booking_grid(booking, name != NULL ? name : "");
	if (grid == NULL)
		return false;
	grid->is_hidden = is_hidden_style(reading, attributes);
	reading->row = 0;
	reading->merge_room = 0;
	return true;
}

static void
start_row(struct reading *reading, const struct attributes *attributes)
{
	reading->row_repeat = attribute_number(attributes,
	    "number-rows-repeated", 1);
	reading->is_hidden = attribute_is(attributes, "visibility",
	    "collapse") || attribute_is(attributes, "visibility", "filter");
	reading->row++;
	reading->column = 0;
}

static void
add_merge(struct reading *reading, int rows, int columns)
{
	struct grid *grid = reading->booking->grid;
	struct grid_merge *list;

	if (grid->merge_count == reading->merge_room) {
		reading->merge_room = reading->merge_room > 0 ?
		    reading->merge_room * 2 : FIRST_MERGES;
		list = pool_take(reading->booking->pool,
		    reading->merge_room * sizeof *list);
		if (grid->merge_count > 0)
			memcpy(list, grid->merges,
			    grid->merge_count * sizeof *list);
		grid->merges = list;
	}
	grid->merges[grid->merge_count++] = (struct grid_merge){
	    reading->row, reading->row + rows - 1, reading->column,
	    reading->column + columns - 1 };
}

static enum cell_kind
kind_of(const struct attributes *attributes)
{
	static const struct { const char *name; enum cell_kind kind; }
	    rows[] = { { "float", CELL_NUMBER }, { "percentage", CELL_NUMBER },
	    { "currency", CELL_NUMBER }, { "date", CELL_DATE },
	    { "time", CELL_DATE }, { "boolean", CELL_BOOL },
	    { "error", CELL_ERROR } };
	size_t i;

	/* Twice there: calcext's says "error" where office's says "string". */
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (attribute_is(attributes, "value-type", rows[i].name))
			return rows[i].kind;
	return CELL_TEXT;
}

static void
start_cell(struct reading *reading, const struct attributes *attributes)
{
	int rows = attribute_number(attributes, "number-rows-spanned", 1);
	int columns = attribute_number(attributes, "number-columns-spanned",
	    1);
	int i;

	reading->column++;
	reading->column_repeat = attribute_number(attributes,
	    "number-columns-repeated", 1);
	reading->cell = (struct cell){ .kind = kind_of(attributes) };
	reading->has_value = false;
	reading->is_struck = strike_of_style(reading, attributes) ==
	    STRIKE_STRUCK;
	reading->strike = 0;
	reading->span_depth = 0;
	for (i = 0; i < attributes->count; i++) {
		const char *name = (const char *)attributes->list[5 * i];

		reading->cell.is_formula |= strcmp(name, "formula") == 0;
		reading->has_value |= strcmp(name, "value-type") == 0;
	}
	reading->paragraph_count = 0;
	text_clear(&reading->text);
	if (rows > 1 || columns > 1)
		add_merge(reading, rows, columns);
}

/* What is in a cell, but not part of what it shows. */
static bool
is_left_out(const char *name)
{
	return strcmp(name, "annotation") == 0 ||
	    strcmp(name, "ruby-text") == 0 || strcmp(name, "shapes") == 0;
}

static void
start_words(struct reading *reading, const char *name,
    const struct attributes *attributes)
{
	int blanks;

	if (strcmp(name, "p") == 0) {
		reading->paragraphs++;
		if (reading->paragraph_count++ > 0)
			text_add_char(&reading->text, '\n');
	} else if (strcmp(name, "span") == 0) {
		start_span(reading, attributes);
	} else if (strcmp(name, "s") == 0) {
		for (blanks = attribute_number(attributes, "c", 1);
		    blanks > 0 && reading->text.length < BOOK_TEXT_MAX;
		    blanks--)
			text_add_char(&reading->text, ' ');
	} else if (strcmp(name, "tab") == 0) {
		text_add_char(&reading->text, '\t');
	} else if (strcmp(name, "line-break") == 0) {
		text_add_char(&reading->text, '\n');
	}
}

static void
add_line(struct reading *reading, const struct attributes *attributes)
{
	struct pool *pool = reading->booking->pool;
	const char *line = attribute(pool, attributes,
	    "text-line-through-style");

	/* LibreOffice writes of spans how many lines there are. */
	if (line == NULL)
		line = attribute(pool, attributes, "text-line-through-type");
	if (line == NULL)
		return;
	reading->lines = pool_grow(pool, reading->lines, &reading->line_room,
	    reading->line_count, sizeof *reading->lines);
	reading->lines[reading->line_count++] = (struct line_style){
	    reading->style, strcmp(line, "none") != 0 };
}

static void
start_style(struct reading *reading, const char *name,
    const struct attributes *attributes)
{
	if (strcmp(name, "style") == 0)
		reading->style = attribute(reading->booking->pool, attributes,
		    "name");
	else if (reading->style != NULL &&
	    strcmp(name, "text-properties") == 0)
		add_line(reading, attributes);
	else if (reading->style != NULL &&
	    reading->hidden_count < HIDDEN_STYLES_MAX &&
	    attribute_is(attributes, "display", "false"))
		reading->hidden[reading->hidden_count++] = reading->style;
}

static bool
start(void *context, const char *name, const struct attributes *attributes)
{
	struct reading *reading = context;

	if (is_left_out(name))
		reading->left_out++;
	if (reading->left_out > 0)
		return true;
	if (strcmp(name, "table") == 0)
		return start_table(reading, attributes);
	if (strcmp(name, "style") == 0 ||
	    strcmp(name, "text-properties") == 0 ||
	    strcmp(name, "table-properties") == 0)
		start_style(reading, name, attributes);
	if (reading->tables != 1)
		return true;
	if (strcmp(name, "table-row") == 0)
		start_row(reading, attributes);
	else if (strcmp(name, "table-cell") == 0 ||
	    strcmp(name, "covered-table-cell") == 0)
		start_cell(reading, attributes);
	else
		start_words(reading, name, attributes);
	return true;
}

static bool
end_cell(struct reading *reading)
{
	struct booking *booking = reading->booking;
	struct cell cell = reading->cell;
	int i, last = reading->column + reading->column_repeat - 1;

	cell.text = reading->text.length > 0 ? reading->text.bytes : "";
	cell.lacks_value = cell.is_formula && !reading->has_value;
	cell.strike = strike_settled(reading->strike, reading->is_struck);
	if (*cell.text == '\0' && !cell.lacks_value) {
		reading->column = last;
		return true;
	}
	for (i = reading->column; i <= last; i++) {
		cell.column = i;
		cell.place = (struct place){ .file = booking->grid->file,
		    .line = reading->row, .column = -i };
		if (!booking_cell(booking, &cell, reading->text.length))
			return false;
	}
	reading->column = last;
	return true;
}

/* Alike rows are written once; each of them is somebody. */
static bool
end_row(struct reading *reading)
{
	struct booking *booking = reading->booking;
	size_t count = booking->cell_count, i;
	int last = reading->row + reading->row_repeat - 1, row;

	if (count > 0)
		for (row = reading->row; row <= last; row++) {
			for (i = 0; i < count; i++)
				booking->cells[i].place.line = row;
			if (!booking_row(booking, row, 0, reading->is_hidden))
				return false;
			booking->cell_count = count;
		}
	booking->cell_count = 0;
	reading->row = last;
	return true;
}

static bool
end(void *context, const char *name)
{
	struct reading *reading = context;

	if (is_left_out(name)) {
		reading->left_out--;
		return true;
	}
	if (reading->left_out > 0)
		return true;
	if (strcmp(name, "table") == 0) {
		reading->tables--;
		grid_sort_merges(reading->booking->grid);
	} else if (strcmp(name, "style") == 0) {
		reading->style = NULL;
	} else if (reading->tables != 1) {
		return true;
	} else if (strcmp(name, "p") == 0) {
		reading->paragraphs--;
	} else if (strcmp(name, "span") == 0 && reading->span_depth > 0) {
		reading->span_depth--;
	} else if (strcmp(name, "table-cell") == 0 ||
	    strcmp(name, "covered-table-cell") == 0) {
		return end_cell(reading);
	} else if (strcmp(name, "table-row") == 0) {
		return end_row(reading);
	}
	return true;
}

static void
text(void *context, const char *bytes, size_t length)
{
	struct reading *reading = context;

	if (reading->paragraphs == 0 || reading->left_out > 0)
		return;
	text_add(&reading->text, bytes, length);
	strike_add(&reading->strike, strike_here(reading), bytes, length);
}

bool
ods_read(struct booking *booking, struct package *package)
{
	struct reading reading = { .booking = booking };
	const struct part_reader reader = { start, end, text, &reading };
	bool made = package_read(booking, package, "content.xml", false,
	    &reader);

	text_free(&reading.text);
	if (made)
		booking_name_grids(booking);
	return made && !booking->is_wrong;
}
