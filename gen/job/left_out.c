#include "job/left_out.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/save.h"
#include "base/word.h"
#include "job/ledger.h"
#include "kind/request_line.h"

enum { COLUMNS = 5 };

const char left_out_title[] = "印刷できない文字があり、作らなかった方";

/* One person, as far as he can be printed. */
struct left_out {
	int		 line;		/* of the roster's file */
	const char	*name;		/* what no face has as ［U+20000］ */
	const char	*department;	/* likewise */
	const char	*column;	/* where the first such character stands */
	uint32_t	 code;
	struct left_out	*next;
};

static bool
is_printable(struct job *job, uint32_t code)
{
	struct glyph glyph;
	bool kept;

	return text_is_selector(code) || face_glyph(job->faces, FACE_MINCHO,
	    code, 0, &glyph, &kept);
}

/* The first character of the words that no face has, or 0. */
static uint32_t
missing_in(struct job *job, const char *words)
{
	const char *at = words, *end = words + strlen(words);
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (code > ' ' && !is_printable(job, code))
			return code;
	}
	return 0;
}

static const char *
spelled(struct job *job, const char *words)
{
	const char *at = words, *end = words + strlen(words), *result;
	struct text out = {0};
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (code <= ' ' || is_printable(job, code))
			text_add_code(&out, code);
		else
			text_add_format(&out, "［U+%04X］", (unsigned)code);
	}
	result = pool_string(job->pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return result;
}

static struct left_out *
take(struct job *job, const struct roster *roster, size_t row, size_t column,
    uint32_t code, struct problems *problems)
{
	struct left_out *left = pool_take(job->pool, sizeof *left);

	left->line = roster->rows[row].line;
	left->name = spelled(job, roster_value(roster, row, "氏名"));
	left->department = spelled(job, roster_value(roster, row, "所属"));
	left->column = roster->columns[column];
	left->code = code;
	if (problems != NULL)
		problem_add(problems, PROBLEM_PERSON_LEFT_OUT,
		    roster_place(roster, row, (int)column), "row %d, %s: no "
		    "font here has U+%04X; nothing is made for this person",
		    left->line, left->column, (unsigned)code);
	return left;
}

static struct left_out *
look_at(struct job *job, const struct roster *roster, size_t row,
    struct problems *problems)
{
	uint32_t code;
	size_t i;

	for (i = 0; i < roster->column_count; i++) {
		code = missing_in(job, roster->rows[row].values[i]);
		if (code != 0)
			return take(job, roster, row, i, code, problems);
	}
	return NULL;
}

bool
left_out_take(struct job *job, struct roster *roster,
    struct problems *problems)
{
	struct left_out **last = &job->left_out, *left;
	size_t i, kept = 0;

	if (!job_ready(job, FORMAT_PDF))
		return false;
	for (i = 0; i < roster->row_count; i++) {
		left = look_at(job, roster, i, problems);
		if (left == NULL)
			roster->rows[kept++] = roster->rows[i];
		else {
			*last = left;
			last = &left->next;
		}
	}
	roster->is_part |= kept < roster->row_count;
	roster->row_count = kept;
	return true;
}

/* ---- the paper ---- */

static void
add_words(struct pool *pool, struct sheet_node *parent, enum sheet_kind kind,
    const char *words)
{
	sheet_add_text(pool, sheet_add(pool, parent, kind), words,
	    strlen(words));
}

static void
add_row(struct pool *pool, struct sheet_node *table, bool is_head,
    const char *const cells[COLUMNS])
{
	struct sheet_node *row = sheet_add(pool, table, SHEET_ROW);
	int i;

	if (is_head)
		sheet_set(pool, row, SHEET_A_HEAD, "yes");
	for (i = 0; i < COLUMNS; i++)
		add_words(pool, row, SHEET_CELL, cells[i]);
}

/* It says which rows of the roster it lists, as other documents do. */
static const char *
line_of(struct job *job, const struct authority *authority)
{
	struct request request = { .kind = request_left_out,
	    .authority = authority };
	struct text rows = {0};
	const struct left_out *left;
	const char *line;

	for (left = job->left_out; left != NULL; left = left->next) {
		request.people++;
		text_add_format(&rows, "%s%d", rows.length > 0 ? "," : "",
		    left->line);
	}
	request.rows = rows.bytes;
	line = request_line(job->pool, &request);
	text_free(&rows);
	return line;
}

struct sheet *
left_out_compose(struct job *job, const struct authority *authority)
{
	static const char *const head[COLUMNS] = { "名簿の行", "氏名", "所属",
	    "欄", "文字" };
	struct pool *pool = job->pool;
	struct sheet *sheet = pool_take(pool, sizeof *sheet);
	const struct left_out *left;
	struct sheet_node *table;

	sheet->root = sheet_add(pool, NULL, SHEET_SHEET);
	sheet_set(pool, sheet->root, SHEET_A_TITLE, left_out_title);
	sheet_set(pool, sheet->root, SHEET_A_AUTHORITY, authority->title);
	add_words(pool, sheet->root, SHEET_HEADING, left_out_title);
	add_words(pool, sheet->root, SHEET_PARA, "次の方の書類は、どのフォントにもない文字"
	    "があるため、作っていません。名簿の文字を確かめるか、手書きの書類を用意し"
	    "てください。");
	table = sheet_add(pool, sheet->root, SHEET_TABLE);
	sheet_set(pool, table, SHEET_A_COLS, "2 6 5 3 3");
	add_row(pool, table, true, head);
	for (left = job->left_out; left != NULL; left = left->next) {
		const char *cells[] = { pool_format(pool, "%d", left->line),
		    left->name, left->department, left->column, pool_format(pool, "U+%04X",
		    (unsigned)left->code) };

		add_row(pool, table, false, cells);
	}
	sheet_dump_digest(sheet);
	sheet->request = line_of(job, authority);
	return sheet;
}

static const char *
path_of(struct job *job)
{
	const char *output = job->options->output, *dot, *slash;
	struct stat status;

	if (output == NULL)
		return "left-out.pdf";
	if (word_ends(output, "/"))
		return pool_format(job->pool, "%sleft-out.pdf", output);
	if (stat(output, &status) == 0 && S_ISDIR(status.st_mode))
		return pool_format(job->pool, "%s/left-out.pdf", output);
	dot = strrchr(output, '.');
	slash = strrchr(output, '/');
	if (dot == NULL || (slash != NULL && dot < slash))
		dot = output + strlen(output);
	return pool_format(job->pool, "%.*s-left-out.pdf",
	    (int)(dot - output), output);
}

bool
left_out_write(struct job *job, const struct authority *authority)
{
	struct text bytes = {0};
	size_t pages;
	struct sheet *sheet;
	bool made;

	if (job->left_out == NULL || (job->options->output != NULL &&
	    strcmp(job->options->output, "-") == 0))
		return true;
	sheet = left_out_compose(job, authority);
	made = job_bytes(job, sheet, FORMAT_PDF, &bytes, &pages) && save_file_for(SAVE_FOR_OWNER, path_of(job),
	    bytes.bytes, bytes.length, job->problems);
	text_free(&bytes);
	if (made)
		ledger_note("output", &(struct ledger_entry){ sheet->digest,
		    sheet->request, "", left_out_title, "" });
	return made;
}
