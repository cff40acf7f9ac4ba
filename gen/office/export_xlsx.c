#include "office/export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "base/late.h"
#include "base/pool.h"

enum {
	/* In half-width characters; a cell wraps beyond. */
	WIDTH_MIN = 6,
	WIDTH_MAX = 56,
	HEAD_WIDTH_MAX = 14,
	WIDTH_PADDING = 2,
	NAME_MAX_UNITS = 31,	/* of a tab, in UTF-16 */
	CELL_MAX_UNITS = 32767,
	LINES_MAX = 21,
	A4 = 9,
	SHIFT_JIS_CHARSET = 128,
	MODERN_FAMILY = 3,
	HEAD_COLOUR = 0xe7e6e6,
	/* When the zip format begins: the date of what has none. */
	NO_DATE = 315532800
};

/* In points: of one line of the font; 409 are the most a row may have. */
static const double LINE_HEIGHT = 18.75;

/* What Excel in Japanese has for every new workbook. */
static const char FONT[] = "游ゴシック";

enum format {
	FORMAT_WORDS,
	FORMAT_CENTRED,
	FORMAT_NUMBER,
	FORMAT_HEAD,
	FORMAT_BOX,
	FORMAT_MARKED,
	FORMAT_STRUCK,
	FORMAT_COUNT
};

/* What is used of libxlsxwriter. */
#define FUNCTIONS(X) \
	X(format_set_font_name) \
	X(format_set_font_family) \
	X(format_set_font_charset) \
	X(format_set_font_scheme) \
	X(format_set_border) \
	X(format_set_text_wrap) \
	X(format_set_align) \
	X(workbook_add_format) \
	X(format_set_num_format) \
	X(format_set_bold) \
	X(format_set_bg_color) \
	X(format_set_underline) \
	X(format_set_font_strikeout) \
	X(worksheet_write_rich_string) \
	X(worksheet_data_validation_cell) \
	X(worksheet_data_validation_range) \
	X(worksheet_protect) \
	X(format_set_unlocked) \
	X(worksheet_merge_range) \
	X(worksheet_write_blank) \
	X(worksheet_write_number) \
	X(worksheet_write_string) \
	X(worksheet_set_default_row) \
	X(worksheet_set_row) \
	X(worksheet_set_column) \
	X(workbook_get_worksheet_by_name) \
	X(worksheet_set_landscape) \
	X(worksheet_set_paper) \
	X(worksheet_fit_to_pages) \
	X(worksheet_repeat_rows) \
	X(worksheet_set_footer) \
	X(workbook_add_worksheet) \
	X(worksheet_ignore_errors) \
	X(worksheet_freeze_panes) \
	X(worksheet_autofilter) \
	X(workbook_new) \
	X(workbook_set_properties) \
	X(workbook_close)

struct library {
#define FIELD(NAME) __typeof__(NAME) *NAME;
	FUNCTIONS(FIELD)
#undef FIELD
};

struct writing {
	struct library	 lxw;
	lxw_workbook	*workbook;
	lxw_format	*formats[FORMAT_COUNT];
	/* Of sheets in which only some cells may be changed; made when used. */
	lxw_format	*held[FORMAT_COUNT][EXPORT_SHADES][2];
	struct pool	*pool;
};

static void
load(struct library *library)
{
	static const char *const names[] = { "libxlsxwriter.so.4",
	    "libxlsxwriter.so.5", "libxlsxwriter.so", NULL };
	const struct late_function functions[] = {
#define ROW(NAME) { #NAME, &library->NAME },
		FUNCTIONS(ROW)
#undef ROW
		{ 0 }
	};

	late_load(names, functions);
}

/* ---- looks ---- */

static void
set_font(const struct writing *writing, lxw_format *format)
{
	writing->lxw.format_set_font_name(format, FONT);
	writing->lxw.format_set_font_family(format, MODERN_FAMILY);
	writing->lxw.format_set_font_charset(format, SHIFT_JIS_CHARSET);
	writing->lxw.format_set_font_scheme(format, "");
}

static void
set_box(const struct writing *writing, lxw_format *format)
{
	writing->lxw.format_set_border(format, LXW_BORDER_THIN);
	writing->lxw.format_set_text_wrap(format);
	writing->lxw.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
}

static void
make_formats(struct writing *writing)
{
	lxw_format **formats = writing->formats;
	int i;

	/* The first is that of cells without one; it has no other door. */
	set_font(writing, STAILQ_FIRST(writing->workbook->formats));
	for (i = 0; i < FORMAT_COUNT; i++) {
		formats[i] = writing->lxw.workbook_add_format(writing->workbook);
		set_font(writing, formats[i]);
		if (i < FORMAT_MARKED)
			set_box(writing, formats[i]);
	}
	writing->lxw.format_set_num_format(formats[FORMAT_WORDS], "@");
	writing->lxw.format_set_num_format(formats[FORMAT_CENTRED], "@");
	writing->lxw.format_set_num_format(formats[FORMAT_BOX], "@");
	writing->lxw.format_set_num_format(formats[FORMAT_HEAD], "@");
	writing->lxw.format_set_bold(formats[FORMAT_HEAD]);
	writing->lxw.format_set_bg_color(formats[FORMAT_HEAD], HEAD_COLOUR);
	writing->lxw.format_set_align(formats[FORMAT_HEAD],
	    LXW_ALIGN_VERTICAL_CENTER);
	writing->lxw.format_set_align(formats[FORMAT_CENTRED], LXW_ALIGN_CENTER);
	writing->lxw.format_set_align(formats[FORMAT_NUMBER], LXW_ALIGN_CENTER);
	writing->lxw.format_set_align(formats[FORMAT_BOX], LXW_ALIGN_CENTER);
	writing->lxw.format_set_underline(formats[FORMAT_MARKED],
	    LXW_UNDERLINE_SINGLE);
	writing->lxw.format_set_font_strikeout(formats[FORMAT_STRUCK]);
}

static enum format
format_kind(enum export_kind kind)
{
	switch (kind) {
	case EXPORT_WORDS:
		return FORMAT_WORDS;
	case EXPORT_CENTRED:
		return FORMAT_CENTRED;
	case EXPORT_NUMBER:
		return FORMAT_NUMBER;
	case EXPORT_HEAD:
		return FORMAT_HEAD;
	case EXPORT_BOX:
		return FORMAT_BOX;
	}
	return FORMAT_WORDS;
}

static lxw_format *
format_of(const struct writing *writing, enum export_kind kind)
{
	return writing->formats[format_kind(kind)];
}

/* Of a cell that is shaded, or that alone may be changed. */
static lxw_format *
held_format(struct writing *writing, enum export_kind kind,
    enum export_shade shade, bool is_free)
{
	static const lxw_color_t colours[EXPORT_SHADES] = {
	    [EXPORT_FIXED] = 0xf2f2f2, [EXPORT_DOUBTED] = 0xfff2cc,
	    [EXPORT_DOUBTED_MUCH] = 0xf8cbad };
	lxw_format **held = &writing->held[format_kind(kind)][shade][is_free];

	if (*held != NULL)
		return *held;
	*held = writing->lxw.workbook_add_format(writing->workbook);
	set_font(writing, *held);
	set_box(writing, *held);
	if (kind != EXPORT_NUMBER)
		writing->lxw.format_set_num_format(*held, "@");
	if (kind == EXPORT_BOX || kind == EXPORT_CENTRED)
		writing->lxw.format_set_align(*held, LXW_ALIGN_CENTER);
	if (shade != EXPORT_UNSHADED)
		writing->lxw.format_set_bg_color(*held, colours[shade]);
	if (is_free)
		writing->lxw.format_set_unlocked(*held);
	return *held;
}

/* ---- cells ---- */

/* In UTF-16 units, as the limits of a workbook are. */
static const char *
cut(struct pool *pool, const char *words, int units)
{
	const char *at = words, *end = at + strlen(at), *next;

	while (at < end) {
		next = at;
		units -= text_next(&next, end) > 0xffff ? 2 : 1;
		if (units < 0)
			return pool_copy(pool, words, (size_t)(at - words));
		at = next;
	}
	return words;
}

static void
write_runs(const struct writing *writing, lxw_worksheet *sheet,
    lxw_row_t row, lxw_col_t column, const struct export_cell *cell)
{
	lxw_rich_string_tuple *tuples = pool_take(writing->pool,
	    cell->run_count * sizeof *tuples);
	lxw_rich_string_tuple **list = pool_take(writing->pool,
	    (cell->run_count + 1) * sizeof *list);
	size_t i;

	for (i = 0; i < cell->run_count; i++) {
		const struct export_run *run = &cell->runs[i];

		tuples[i].format = run->look == EXPORT_PLAIN ? NULL :
		    writing->formats[run->look == EXPORT_MARKED ?
		    FORMAT_MARKED : FORMAT_STRUCK];
		tuples[i].string = pool_string(writing->pool, run->words);
		list[i] = &tuples[i];
	}
	writing->lxw.worksheet_write_rich_string(sheet, row, column, list,
	    format_of(writing, cell->kind));
}

/* A box is ticked from a list, so that it says the same everywhere. */
static void
offer_ticks(const struct writing *writing, lxw_worksheet *sheet,
    lxw_row_t row, lxw_col_t column)
{
	char off[] = "□", on[] = "☑", *ticks[] = { off, on, NULL };
	lxw_data_validation validation = {
	    .validate = LXW_VALIDATION_TYPE_LIST, .value_list = ticks };

	writing->lxw.worksheet_data_validation_cell(sheet, row, column,
	    &validation);
}

static void
write_cell(struct writing *writing, lxw_worksheet *sheet, lxw_row_t row,
    const struct export_table *table, const struct export_cell *cell)
{
	lxw_format *format = table->columns == NULL ||
	    cell->kind == EXPORT_HEAD ? format_of(writing, cell->kind) :
	    held_format(writing, cell->kind, cell->shade,
	    table->columns[cell->column].is_free);
	lxw_col_t column = (lxw_col_t)cell->column;
	const char *text = cut(writing->pool, cell->text, CELL_MAX_UNITS);

	if (cell->columns > 1 || cell->rows > 1)
		writing->lxw.worksheet_merge_range(sheet, row, column,
		    row + (lxw_row_t)cell->rows - 1,
		    (lxw_col_t)(column + cell->columns - 1), "", format);
	if (*text == '\0')
		writing->lxw.worksheet_write_blank(sheet, row, column, format);
	else if (cell->kind == EXPORT_NUMBER)
		writing->lxw.worksheet_write_number(sheet, row, column,
		    strtod(text, NULL), format);
	else if (cell->run_count > 1)
		write_runs(writing, sheet, row, column, cell);
	else
		writing->lxw.worksheet_write_string(sheet, row, column, text, format);
	if (cell->kind == EXPORT_BOX && table->columns == NULL)
		offer_ticks(writing, sheet, row, column);
}

/* ---- sheets ---- */

/* Of the longest line, in half-width characters. */
static int
width_of(const char *words)
{
	const char *at = words, *end = at + strlen(at);
	int width = 0, most = 0;
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (code == '\n')
			width = 0;
		else if (!text_is_selector(code))
			width += code < 0x300 || (code >= 0xff61 &&
			    code <= 0xff9f) ? 1 : 2;
		if (width > most)
			most = width;
	}
	return most;
}

/* How many lines of a width the words take. */
static int
lines_of(const char *words, int room)
{
	const char *at = words, *end = at + strlen(at), *from;
	int lines = 0, width;
	struct text line = {0};

	do {
		from = at;
		while (at < end && *at != '\n')
			at++;
		text_clear(&line);
		text_add(&line, from, (size_t)(at - from));
		width = width_of(line.bytes);
		lines += width <= room ? 1 : (width + room - 1) / room;
	} while (at++ < end);
	text_free(&line);
	return lines;
}

/* Programs differ in whether they find the heights themselves. */
static void
set_heights(const struct writing *writing, lxw_worksheet *sheet,
    const struct export_table *table, const int *widths)
{
	int lines, most, room;
	size_t i, j, k;

	writing->lxw.worksheet_set_default_row(sheet, LINE_HEIGHT, LXW_FALSE);
	for (i = 0; i < table->row_count; i++) {
		most = 1;
		for (j = 0; j < table->rows[i].count; j++) {
			const struct export_cell *cell =
			    &table->rows[i].cells[j];

			room = 0;
			for (k = 0; k < cell->columns; k++)
				room += widths[cell->column + k];
			lines = cell->rows > 1 ? 1 : lines_of(cell->text,
			    room - WIDTH_PADDING);
			if (lines > most)
				most = lines;
		}
		if (most > 1)
			writing->lxw.worksheet_set_row(sheet, (lxw_row_t)i, most <
			    LINES_MAX ? most * LINE_HEIGHT : LINES_MAX *
			    LINE_HEIGHT, NULL);
	}
}

static void
set_widths(const struct writing *writing, lxw_worksheet *sheet,
    const struct export_table *table, int *widths)
{
	size_t column, i, j;
	int width, most;

	for (column = 0; column < table->column_count; column++) {
		most = WIDTH_MIN;
		for (i = 0; i < table->row_count; i++)
			for (j = 0; j < table->rows[i].count; j++) {
				const struct export_cell *cell =
				    &table->rows[i].cells[j];

				if (cell->column != column ||
				    cell->columns > 1)
					continue;
				width = width_of(cell->text) + WIDTH_PADDING;
				/* A head wraps above what it is over. */
				if (table->rows[i].is_head &&
				    width > HEAD_WIDTH_MAX)
					width = HEAD_WIDTH_MAX;
				if (width > most)
					most = width;
			}
		widths[column] = most < WIDTH_MAX ? most : WIDTH_MAX;
		if (table->columns != NULL &&
		    table->columns[column].width > 0)
			widths[column] = table->columns[column].width;
		writing->lxw.worksheet_set_column(sheet, (lxw_col_t)column,
		    (lxw_col_t)column, widths[column], NULL);
	}
}

/* What a tab's name must not hold, and that no two are alike. */
static const char *
tab_name(const struct writing *writing, const char *name)
{
	char *clean = pool_string(writing->pool, *name != '\0' ? name : "表");
	const char *tried;
	char *at;
	int number;

	for (at = clean; *at != '\0'; at++)
		if (strchr("[]:*?/\\'\n", *at) != NULL)
			*at = ' ';
	tried = cut(writing->pool, clean, NAME_MAX_UNITS);
	for (number = 2; writing->lxw.workbook_get_worksheet_by_name(
	    writing->workbook, tried) != NULL; number++)
		tried = pool_format(writing->pool, "%s (%d)",
		    cut(writing->pool, clean, NAME_MAX_UNITS - 6), number);
	return tried;
}

static void
set_pages(const struct writing *writing, lxw_worksheet *sheet,
    const struct export_table *table, const struct export_book *book)
{
	writing->lxw.worksheet_set_landscape(sheet);
	writing->lxw.worksheet_set_paper(sheet, A4);
	writing->lxw.worksheet_fit_to_pages(sheet, 1, 0);
	if (table->head_count > 0)
		writing->lxw.worksheet_repeat_rows(sheet, 0,
		    (lxw_row_t)table->head_count - 1);
	writing->lxw.worksheet_set_footer(sheet, pool_format(writing->pool,
	    "&L%s&C&P/&N&R%s",
	    book->author != NULL ? book->author : "",
	    book->digest != NULL ? book->digest : ""));
}

/* What may stand in a column, below its head. */
static void
offer_list(const struct writing *writing, lxw_worksheet *sheet,
    const struct export_table *table, size_t column)
{
	const struct export_column *choice = &table->columns[column];
	lxw_data_validation validation = {
	    .validate = choice->list != NULL ? LXW_VALIDATION_TYPE_LIST :
	    LXW_VALIDATION_TYPE_LIST_FORMULA,
	    .show_error = choice->is_open ? LXW_VALIDATION_OFF :
	    LXW_VALIDATION_DEFAULT };
	char *words[32] = { NULL };
	size_t i;

	if (choice->list == NULL && choice->range == NULL)
		return;
	for (i = 0; choice->list != NULL && choice->list[i] != NULL &&
	    i + 1 < sizeof words / sizeof *words; i++)
		words[i] = pool_string(writing->pool, choice->list[i]);
	if (choice->list != NULL)
		validation.value_list = words;
	else
		validation.value_formula = pool_string(writing->pool,
		    choice->range);
	writing->lxw.worksheet_data_validation_range(sheet,
	    (lxw_row_t)table->head_count, (lxw_col_t)column,
	    (lxw_row_t)(table->row_count + table->spare_count),
	    (lxw_col_t)column, &validation);
}

/* Empty rows below, in which something new may be written. */
static void
write_spares(struct writing *writing, lxw_worksheet *sheet,
    const struct export_table *table)
{
	size_t i, column;

	for (i = 0; i < table->spare_count; i++)
		for (column = 0; column < table->column_count; column++)
			writing->lxw.worksheet_write_blank(sheet,
			    (lxw_row_t)(table->row_count + i),
			    (lxw_col_t)column, held_format(writing,
			    EXPORT_WORDS, EXPORT_UNSHADED, true));
}

/* Only what is free may be changed; rows may be filtered and widened. */
static void
hold_table(struct writing *writing, lxw_worksheet *sheet,
    const struct export_table *table)
{
	lxw_protection protection = { .format_cells = 1, .format_columns = 1,
	    .format_rows = 1, .autofilter = 1, .sort = 1 };
	size_t column;

	for (column = 0; column < table->column_count; column++)
		offer_list(writing, sheet, table, column);
	write_spares(writing, sheet, table);
	writing->lxw.worksheet_protect(sheet, NULL, &protection);
}

static void
write_table(struct writing *writing, const struct export_table *table,
    const struct export_book *book)
{
	lxw_worksheet *sheet = writing->lxw.workbook_add_worksheet(
	    writing->workbook, tab_name(writing, table->name));
	int *widths = pool_take(writing->pool, (table->column_count + 1) *
	    sizeof *widths);
	size_t i, j;

	set_widths(writing, sheet, table, widths);
	set_heights(writing, sheet, table, widths);
	for (i = 0; i < table->row_count; i++)
		for (j = 0; j < table->rows[i].count; j++)
			write_cell(writing, sheet, (lxw_row_t)i, table,
			    &table->rows[i].cells[j]);
	if (table->columns != NULL)
		hold_table(writing, sheet, table);
	/* Else each code in digits has a warning in its corner. */
	writing->lxw.worksheet_ignore_errors(sheet,
	    LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
	if (table->head_count > 0 && table->row_count > table->head_count) {
		writing->lxw.worksheet_freeze_panes(sheet,
		    (lxw_row_t)table->head_count,
		    (lxw_col_t)table->fixed_count);
		writing->lxw.worksheet_autofilter(sheet,
		    (lxw_row_t)table->head_count - 1, 0, (lxw_row_t)table->row_count - 1,
		    (lxw_col_t)(table->column_count - 1));
	}
	set_pages(writing, sheet, table, book);
}

/* ---- the file ---- */

static bool
read_back(int file, struct text *out)
{
	struct stat status;
	void *bytes;

	if (fstat(file, &status) != 0 || status.st_size == 0)
		return false;
	bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE,
	    file, 0);
	if (bytes == MAP_FAILED)
		return false;
	text_add(out, bytes, (size_t)status.st_size);
	munmap(bytes, (size_t)status.st_size);
	return true;
}

bool
export_xlsx(const struct export_book *book, struct text *out)
{
	struct writing writing = { .pool = pool_new() };
	lxw_doc_properties properties = {
	    .title = pool_string(writing.pool, book->title),
	    .author = pool_string(writing.pool, book->author != NULL ?
	    book->author : ""),
	    .created = book->date != 0 ? book->date : NO_DATE };
	/* The library writes to a name; this one is of memory. */
	int file = memfd_create("kijun-xlsx", MFD_CLOEXEC);
	char path[64];
	bool made;
	size_t i;

	load(&writing.lxw);
	snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	writing.workbook = file < 0 ? NULL : writing.lxw.workbook_new(path);
	made = writing.workbook != NULL;
	if (made) {
		make_formats(&writing);
		writing.lxw.workbook_set_properties(writing.workbook, &properties);
		for (i = 0; i < book->table_count; i++)
			write_table(&writing, &book->tables[i], book);
		made = writing.lxw.workbook_close(writing.workbook) == LXW_NO_ERROR &&
		    read_back(file, out);
	}
	if (file >= 0)
		close(file);
	pool_free(writing.pool);
	return made;
}
