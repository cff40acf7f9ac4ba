/*
 * Forms: the sheet of 様式. Title, who hands it in and to whom may be
 * corrected, and a proposed one ticked as read; its body stays in forms.xml.
 */
#include "review/inside.h"

#include <string.h>

#include "base/word.h"
#include "carry/edit.h"
#include "carry/markup.h"

static const struct form_column {
	const char	*head, *attr;
	bool		 is_free;
} columns[FORM_COLUMNS] = {
	{ "id", "id", false }, { "様式", "label", false },
	{ "題名", "title", true }, { "だれが出すか", "from", true },
	{ "だれに出すか", "to", true }, { "確かさ", "sure", false },
	{ "提案の理由", "why", false }, { "確認", NULL, true },
};

static const xmlNode *
first_form(const struct edition *edition)
{
	return edition->forms == NULL ? NULL : node_child(
	    xmlDocGetRootElement(edition->forms->document), "form");
}

/* ---- out ---- */

static void
fill(struct export_row *row, const xmlNode *form)
{
	int i;

	for (i = 0; i < FORM_COLUMNS; i++) {
		const char *words = form == NULL ? columns[i].head :
		    columns[i].attr == NULL ? "□" :
		    node_attr(form, columns[i].attr);

		if (form != NULL && words != NULL && columns[i].attr != NULL &&
		    strcmp(columns[i].attr, "sure") == 0)
			words = column_sure(words);
		row->cells[i].text = words != NULL ? words : "";
		row->cells[i].kind = form == NULL ? EXPORT_HEAD :
		    columns[i].attr == NULL ? EXPORT_BOX : row->cells[i].kind;
		row->cells[i].shade = form == NULL || columns[i].is_free ?
		    EXPORT_UNSHADED : EXPORT_FIXED;
	}
}

bool
forms_table(struct pool *pool, const struct edition *edition,
    struct export_table *table)
{
	const xmlNode *form = first_form(edition);
	size_t count = 0, i;

	for (; form != NULL; form = node_next(form, "form"))
		count++;
	if (count == 0)
		return false;
	*table = (struct export_table){ .name = "様式",
	    .column_count = FORM_COLUMNS, .head_count = 1,
	    .row_count = count + 1 };
	table->rows = pool_take(pool, (count + 1) * sizeof *table->rows);
	form = NULL;
	for (i = 0; i <= count; i++) {
		table->rows[i] = column_cells(pool, FORM_COLUMNS);
		table->rows[i].is_head = i == 0;
		fill(&table->rows[i], form);
		form = i == 0 ? first_form(edition) : node_next(form, "form");
	}
	return true;
}

/* ---- back ---- */

/* Where the column stands, 0 if nowhere. */
static int
find_column(const struct grid_row *heads, const char *name)
{
	size_t i;

	for (i = 0; i < heads->count; i++)
		if (strcmp(heads->cells[i].text, name) == 0)
			return heads->cells[i].column;
	return 0;
}

static const char *
cell_of(const struct grid *grid, size_t row, const char *name)
{
	int column = find_column(&grid->rows[0], name);
	const struct cell *cell = column == 0 ? NULL :
	    grid_cell(&grid->rows[row], column);

	return cell != NULL ? cell->text : "";
}

/* The row of the form; 0 if there is none. */
static size_t
row_of_form(const struct grid *grid, const char *id)
{
	size_t row;

	for (row = 1; row < grid->row_count; row++)
		if (strcmp(cell_of(grid, row, "id"), id) == 0)
			return row;
	return 0;
}

static const char *
escaped(struct pool *pool, const char *words)
{
	struct text out = {0};
	const char *copy;

	text_add_escaped(&out, words, strlen(words));
	copy = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

/* What the attribute is to be; NULL: as it is. */
static const char *
wanted(const struct grid *grid, size_t row, const char *attr)
{
	int i;

	for (i = 0; i < FORM_COLUMNS; i++)
		if (columns[i].is_free && columns[i].attr != NULL &&
		    strcmp(columns[i].attr, attr) == 0)
			return cell_of(grid, row, columns[i].head);
	return NULL;
}

/* The start tag of a <form>. */
static void
read_form(struct edits *edits, const struct markup *markup,
    const struct grid *grid)
{
	static const char *const marks[] = { "proposed", "sure", "why",
	    NULL };
	struct pool *pool = edits->pool;
	struct markup_attr attr;
	size_t cursor = 0, row = 0;
	const char *tick;

	while (row == 0 && markup_attr_next(markup, &cursor, &attr))
		if (markup_attr_is(markup, &attr, "id"))
			row = row_of_form(grid, pool_copy(pool, markup->bytes +
			    attr.value, attr.value_end - attr.value));
	if (row == 0)
		return;
	tick = cell_of(grid, row, "確認");
	for (cursor = 0; markup_attr_next(markup, &cursor, &attr);) {
		const char *name = pool_copy(pool, markup->bytes + attr.name,
		    attr.name_end - attr.name);
		const char *words = wanted(grid, row, name);

		if (*tick != '\0' && strcmp(tick, "□") != 0 &&
		    word_among(marks, name))
			edit_add(edits, attr.start, attr.end, "");
		if (words != NULL && *words != '\0' && !word_is(markup->bytes +
		    attr.value, attr.value_end - attr.value, escaped(pool,
		    words)))
			edit_add(edits, attr.value, attr.value_end,
			    escaped(pool, words));
	}
}

bool
forms_read(struct pool *pool, const struct edition *edition,
    const struct book *book, struct text *out)
{
	const struct grid *grid = book_grid(book, "様式");
	struct edits edits = { .pool = pool };
	struct markup markup = {0};

	if (grid == NULL || grid->row_count == 0 || edition->forms == NULL)
		return false;
	markup.bytes = edition->forms->bytes;
	markup.length = edition->forms->length;
	while (markup_next(&markup))
		if ((markup.kind == MARKUP_START ||
		    markup.kind == MARKUP_EMPTY) && markup_is(&markup, "form"))
			read_form(&edits, &markup, grid);
	if (edits.count == 0)
		return false;
	edit_apply(&edits, edition->forms->bytes, edition->forms->length, out);
	return true;
}
