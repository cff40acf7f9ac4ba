#include "job/merge.h"

#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"
#include "base/batch.h"
#include "base/message.h"
#include "base/stop.h"
#include "base/text.h"
#include "base/word.h"
#include "job/older.h"

enum { MISSING_BYTES = 100 };	/* of what no font has, told of one value */

/* The names of a sheet's blanks, each once. */
struct fields {
	const char	**names;	/* array of count */
	size_t		 count, room;
};

static bool
is_blank(const struct sheet_node *node)
{
	return node->kind == SHEET_BLANK || node->kind == SHEET_FIELD;
}

static void
collect_fields(struct pool *pool, const struct sheet_node *node,
    struct fields *fields)
{
	const char *name;
	size_t i;

	for (; node != NULL; node = node->next) {
		collect_fields(pool, node->first, fields);
		name = sheet_attr(node, SHEET_A_NAME);
		if (name == NULL || !is_blank(node))
			continue;
		for (i = 0; i < fields->count; i++)
			if (strcmp(fields->names[i], name) == 0)
				break;
		if (i < fields->count)
			continue;
		fields->names = pool_grow(pool, fields->names, &fields->room,
		    fields->count, sizeof *fields->names);
		fields->names[fields->count++] = name;
	}
}

/* The header of a roster may hold these; others are warned about on reading. */
static bool
is_personal(const char *name)
{
	static const char *const personal[] = { "氏名", "ふりがな", "所属",
	    "所属長", "情報システム名", "会社名", "日付", "役割" };
	size_t i;

	for (i = 0; i < sizeof personal / sizeof *personal; i++)
		if (strcmp(personal[i], name) == 0)
			return true;
	return false;
}

/* One value of a roster. */
struct field {
	const struct roster_row	*row;
	const char		*column;
	struct place		 place;
};

/* One line tells of all characters of a value: Բ U+0532, each once. */
static void
add_missing(struct text *missing, uint32_t code)
{
	char shown[5] = "", *said = NULL;
	struct text one = {0};

	shown[text_encode(code, shown)] = '\0';
	text_add_format(&one, "%s U+%04X", code < 0x20 ? "" : shown,
	    (unsigned)code);
	if (missing->length > 0)
		said = strstr(missing->bytes, one.bytes);
	if (said == NULL && missing->length < MISSING_BYTES)
		text_add_format(missing, "%s%s", missing->length > 0 ?
		    message_comma() : "", one.bytes);
	else if (said == NULL && !word_ends(missing->bytes, "…"))
		text_add_string(missing, "…");
	text_free(&one);
}

static void
check_character(struct job *job, const struct field *field, uint32_t code,
    uint32_t selector, struct text *missing)
{
	struct glyph glyph;
	char shown[5] = "";
	bool kept = true;

	shown[text_encode(code, shown)] = '\0';
	if (!face_glyph(job->faces, FACE_MINCHO, code, selector, &glyph,
	    &kept)) {
		add_missing(missing, code);
		return;
	}
	if (kept)
		return;
	problem_add(job->problems, job->options->strict ?
	    PROBLEM_SEQUENCE_REFUSED : PROBLEM_SEQUENCE_LOST, field->place,
	    job->options->strict ?
	    "row %d, %s: no font here has the variant U+%04X U+%04X of "
	    "\"%s\"; its base character would be printed" :
	    "row %d, %s: no font here has the variant U+%04X U+%04X of "
	    "\"%s\"; its base character is printed", field->row->line,
	    field->column, (unsigned)code, (unsigned)selector, shown);
}

static void
check_value(struct job *job, const struct field *field, const char *value)
{
	const char *at = value, *end = value + strlen(value), *after;
	struct text missing = {0};
	uint32_t code, selector;

	while (at < end) {
		code = text_next(&at, end);
		selector = 0;
		if (at < end) {
			after = at;
			selector = text_next(&after, end);
			if (text_is_selector(selector))
				at = after;
			else
				selector = 0;
		}
		check_character(job, field, code, selector, &missing);
	}
	if (missing.length > 0)
		problem_add(job->problems, PROBLEM_GLYPH_MISSING, field->place,
		    "row %d, %s: no font here has %s; --skip-unprintable "
		    "prints for the others", field->row->line, field->column,
		    missing.bytes);
	text_free(&missing);
}

/* 日付.年 is what becomes of 日付: its first part speaks for all. */
static const char *
column_of(const char *name)
{
	return strcmp(name, "日付.年") == 0 ? "日付" : name;
}

static void
check_field(struct job *job, const struct roster *roster, const char *name)
{
	struct place whole = { .file = roster->path };
	int column = roster_column(roster, column_of(name));
	size_t i, lacking = column < 0 ? roster->row_count : 0;

	for (i = 0; column >= 0 && i < roster->row_count; i++) {
		const struct roster_row *row = &roster->rows[i];
		const struct field field = { row, name,
		    roster_place(roster, i, column) };

		if (*row->values[column] == '\0')
			lacking++;
		else
			check_value(job, &field, row->values[column]);
	}
	if (lacking > 0 && is_personal(column < 0 ? name : column_of(name)))
		problem_add(job->problems, PROBLEM_ROSTER_BLANK, whole,
		    "%s: %zu of %zu people have none; a blank to write on is "
		    "left for them", column_of(name), lacking,
		    roster->row_count);
}

bool
merge_check_listed(struct job *job, const struct roster *roster)
{
	static const char *const listed[] = { "氏名", "所属" };
	size_t i, j;
	int column;

	for (i = 0; i < sizeof listed / sizeof *listed; i++) {
		column = roster_column(roster, listed[i]);
		for (j = 0; column >= 0 && j < roster->row_count; j++)
			check_value(job, &(struct field){ &roster->rows[j],
			    listed[i], roster_place(roster, j, column) },
			    roster->rows[j].values[column]);
	}
	return problems_status(job->problems) == 0;
}

bool
merge_check(struct job *job, const struct sheet *sheet,
    const struct roster *roster)
{
	struct fields fields = {0};
	size_t i;

	if (!job_ready(job, FORMAT_PDF))
		return false;
	collect_fields(job->pool, sheet->root, &fields);
	for (i = 0; i < fields.count; i++)
		check_field(job, roster, fields.names[i]);
	return problems_status(job->problems) == 0;
}

static bool
asks_for(const struct sheet_node *node, const char *name)
{
	const char *own;

	for (; node != NULL; node = node->next) {
		own = is_blank(node) ? sheet_attr(node, SHEET_A_NAME) : NULL;
		if ((own != NULL && strcmp(own, name) == 0) ||
		    asks_for(node->first, name))
			return true;
	}
	return false;
}

bool
merge_asks(const struct sheet *sheet, const char *name)
{
	return asks_for(sheet->root, name);
}

struct roster *
merge_same(struct pool *pool, const struct sheet *const *sheets, size_t count,
    const char *words, size_t people)
{
	struct roster *roster = pool_take(pool, sizeof *roster);
	struct fields fields = {0};
	const char **values;
	size_t i;

	for (i = 0; i < count; i++)
		collect_fields(pool, sheets[i]->root, &fields);
	roster->columns = pool_take(pool, (fields.count + 1) *
	    sizeof *roster->columns);
	values = pool_take(pool, (fields.count + 1) * sizeof *values);
	for (i = 0; i < fields.count; i++) {
		roster->columns[i] = fields.names[i];
		values[i] = words;
	}
	roster->column_count = fields.count;
	roster->rows = pool_take(pool, (people + 1) * sizeof *roster->rows);
	for (i = 0; i < people; i++)
		roster->rows[i].values = values;
	roster->row_count = people;
	return roster;
}

static struct sheet *
fill_row(struct pool *pool, const struct sheet *sheet,
    const struct roster *roster, size_t row)
{
	return sheet_fill(pool, sheet, roster->columns,
	    roster->rows[row].values, roster->column_count);
}

bool
merge_html(struct job *job, const struct sheet *sheet,
    const struct roster *roster, struct text *out)
{
	struct pool *pool = pool_new();
	const struct sheet **all = pool_take(pool,
	    (roster->row_count + 1) * sizeof *all);
	size_t i;

	for (i = 0; i < roster->row_count; i++)
		all[i] = fill_row(pool, sheet, roster, i);
	html_write_many(all, roster->row_count, &job->page, out);
	pool_free(pool);
	return true;
}

struct pages *
merge_lay_out(struct job *job, struct pool *pool, const struct sheet *sheet,
    const struct roster *roster, size_t row)
{
	struct problems *local = problems_new();
	struct pages *pages = job_pages(job, pool,
	    fill_row(pool, sheet, roster, row), local);

	if (pages == NULL)
		problem_add(job->problems, PROBLEM_ROSTER_ROW,
		    roster->rows[row].place, "row %d cannot be printed: %s",
		    roster->rows[row].line, problems_error(local));
	problems_free(local);
	return pages;
}

/* The same, a step of what takes long. */
static struct pages *
lay_out_next(struct job *job, struct pool *pool, const struct sheet *sheet,
    const struct roster *roster, size_t row)
{
	struct pages *pages = merge_lay_out(job, pool, sheet, roster, row);

	progress_step(&job->progress);
	return pages;
}

/* The painting begins with the first person. False if reported. */
static bool
paint_person(struct job *job, struct ink *ink, const struct pages *pages,
    struct painting **painting)
{
	if (pages == NULL)
		return false;
	paint_ink_add(ink, pages);
	if (*painting == NULL)
		*painting = paint_new(ink, pages, job->date, job->problems);
	return *painting != NULL &&
	    paint_add(*painting, pages, job->problems);
}

/* Person after person: only one's pages are kept at a time. */
bool
merge_pdf(struct job *job, const struct sheet *sheet,
    const struct roster *roster, struct text *out)
{
	struct ink *ink = paint_ink_new(job->faces);
	struct painting *painting = NULL;
	bool made = true;
	size_t i;

	progress_begin(&job->progress, roster->row_count);
	for (i = 0; made && !stop_asked() && i < roster->row_count; i++) {
		struct pool *pool = pool_new();

		made = paint_person(job, ink, lay_out_next(job, pool, sheet,
		    roster, i), &painting);
		pool_free(pool);
	}
	if (painting != NULL)
		made = paint_finish(painting, out, job->problems) && made;
	paint_ink_free(ink);
	progress_end(&job->progress);
	return made;
}

static bool
add_html_files(struct job *job, struct batch *batch,
    const struct sheet *sheet, const struct roster *roster)
{
	struct text bytes = {0};
	bool made = true;
	size_t i;

	progress_begin(&job->progress, roster->row_count);
	for (i = 0; made && i < roster->row_count; i++) {
		struct pool *pool = pool_new();

		progress_step(&job->progress);
		text_clear(&bytes);
		html_write(fill_row(pool, sheet, roster, i), &job->page,
		    &bytes);
		made = batch_add(batch, roster_file_name(pool, roster, i,
		    "html"), bytes.bytes, bytes.length, job->problems);
		pool_free(pool);
	}
	progress_end(&job->progress);
	text_free(&bytes);
	return made;
}

/*
 * All people's pages; their glyphs are in the ink. NULL if reported, or if the
 * program is asked to stop.
 */
static struct pages **
lay_out_all(struct job *job, struct pool *pool, const struct sheet *sheet,
    const struct roster *roster, struct ink *ink)
{
	struct pages **all = pool_take(pool,
	    (roster->row_count + 1) * sizeof *all);
	size_t i;

	/* Once laid out, and once painted. */
	progress_begin(&job->progress, 2 * roster->row_count);
	for (i = 0; i < roster->row_count; i++) {
		all[i] = stop_asked() ? NULL :
		    lay_out_next(job, pool, sheet, roster, i);
		if (all[i] == NULL)
			return NULL;
		paint_ink_add(ink, all[i]);
	}
	return all;
}

static bool
add_pdf_files(struct job *job, struct batch *batch,
    const struct sheet *sheet, const struct roster *roster)
{
	struct pool *pool = pool_new();
	struct ink *ink = paint_ink_new(job->faces);
	struct pages **all = lay_out_all(job, pool, sheet, roster, ink);
	struct text bytes = {0};
	struct painting *painting;
	bool made = all != NULL;
	size_t i;

	for (i = 0; made && i < roster->row_count; i++) {
		progress_step(&job->progress);
		text_clear(&bytes);
		painting = paint_new(ink, all[i], job->date, job->problems);
		made = painting != NULL &&
		    paint_add(painting, all[i], job->problems);
		if (painting != NULL)
			made = paint_finish(painting, &bytes,
			    job->problems) && made;
		made = made && batch_add(batch, roster_file_name(pool, roster,
		    i, "pdf"), bytes.bytes, bytes.length, job->problems);
	}
	progress_end(&job->progress);
	text_free(&bytes);
	paint_ink_free(ink);
	pool_free(pool);
	return made;
}

bool
merge_files(struct job *job, const struct sheet *sheet,
    const struct roster *roster, const char *folder, unsigned formats)
{
	struct batch *batch = batch_begin(folder, SAVE_FOR_OWNER,
	    job->problems);
	bool made = batch != NULL;

	if (batch == NULL)
		return false;
	if ((formats & FORMAT_HTML) != 0)
		made = add_html_files(job, batch, sheet, roster);
	if (made && (formats & FORMAT_PDF) != 0)
		made = add_pdf_files(job, batch, sheet, roster);
	if (made && !batch_commit(batch, job->problems))
		return false;
	if (made) {
		if ((formats & FORMAT_HTML) != 0)
			older_tell(job, folder, roster, "html");
		if ((formats & FORMAT_PDF) != 0)
			older_tell(job, folder, roster, "pdf");
		return true;
	}
	batch_abandon(batch);
	return false;
}
