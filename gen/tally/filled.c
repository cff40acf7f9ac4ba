/*
 * Filled: a spreadsheet of answers, as kijun make answer-sheet makes it: a row
 * a question and columns for each person, or a row a person and a column a
 * question. Where what is asked stands, the words 照合用 and the keys beside or
 * below them say, so that rows and columns may be moved.
 */
#include "tally/inside.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"

static const char KEY[] = "照合用";

enum { KEY_DIGITS = 16 };	/* of a question's digest */

/* What is written of a person, besides answers. */
enum label {
	LABEL_DEPARTMENT,
	LABEL_POSITION,
	LABEL_NAME,
	LABEL_DATE,
	LABEL_COUNT
};

static const char *const labels[LABEL_COUNT] = { "所属", "職名", "氏名",
    "点検日" };

struct filled {
	struct tally		*tally;
	struct year		*year;
	const struct book	*book;
	const struct grid	*grid;
	struct problems		*problems;
	const char		*changed;
	struct paper		*paper;
	bool			 is_older;
	size_t			 key_row;	/* place among the rows */
	int			 key_column;
	/* Rows of the grid (a row a question) or columns, by label; -1. */
	int			 at[LABEL_COUNT];
	int			 number_at;
};

/* A cell that holds the answer of a person, and those beside it. */
struct answering {
	const struct cell	*answer, *remark, *promised;
	const char		*key;
	struct place		 key_place;
	const char		*number;
};

static const char *
text_of(const struct cell *cell)
{
	return cell != NULL ? cell->text : "";
}

static const struct cell *
cell_at(const struct filled *filled, size_t row, int column)
{
	return grid_cell(&filled->grid->rows[row], column);
}

/* ---- finding what is what ---- */

/* #562560e1695238a1, so that no spreadsheet takes it for a number. */
static bool
is_key(const char *text)
{
	return *text == '#' && strlen(text + 1) == KEY_DIGITS &&
	    strspn(text + 1, "0123456789abcdef") == KEY_DIGITS;
}

static bool
find_marker(struct filled *filled)
{
	size_t i, j;

	for (i = 0; i < filled->grid->row_count; i++)
		for (j = 0; j < filled->grid->rows[i].count; j++) {
			const struct cell *cell =
			    &filled->grid->rows[i].cells[j];

			if (!word_starts(cell->text, KEY) ||
			    strchr(cell->text, ' ') == NULL)
				continue;
			filled->key_row = i;
			filled->key_column = cell->column;
			return true;
		}
	return false;
}

static bool
find_paper(struct filled *filled)
{
	const struct cell *cell = cell_at(filled, filled->key_row,
	    filled->key_column);
	const char *request = strchr(cell->text, ' ') + 1;
	const struct paper_use *use = paper_of(filled->tally, request, false);

	if (use->paper == NULL) {
		problem_add(filled->problems, PROBLEM_ANSWERS_UNKNOWN,
		    cell->place, "the document that these answers are to is "
		    "not known here (%s): %s", request, use->why);
		return false;
	}
	filled->paper = use->paper;
	filled->is_older = use->is_older;
	return true;
}

/* Do keys stand beside the marker? Else they stand below it. */
static bool
has_people_down(const struct filled *filled)
{
	const struct grid_row *row = &filled->grid->rows[filled->key_row];
	size_t i;

	for (i = 0; i < row->count; i++)
		if (is_key(row->cells[i].text))
			return true;
	return false;
}

/* The place among rows where a label stands, left of the answers. */
static void
find_label_rows(struct filled *filled)
{
	const struct grid *grid = filled->grid;
	size_t i, j;
	int label;

	for (i = 0; i < grid->row_count; i++)
		for (j = 0; j < grid->rows[i].count && grid->rows[i].cells[j]
		    .column <= filled->key_column; j++)
			for (label = 0; label < LABEL_COUNT; label++)
				if (strcmp(grid->rows[i].cells[j].text,
				    labels[label]) == 0)
					filled->at[label] = (int)i;
	for (j = 0; j < grid->rows[filled->key_row].count; j++)
		if (strcmp(grid->rows[filled->key_row].cells[j].text,
		    "番号") == 0)
			filled->number_at = grid->rows[filled->key_row]
			    .cells[j].column;
}

static void
find_label_columns(struct filled *filled)
{
	const struct grid *grid = filled->grid;
	size_t i, j;
	int label;

	for (i = 0; i < grid->row_count && filled->at[LABEL_NAME] < 0; i++)
		for (j = 0; j < grid->rows[i].count; j++)
			for (label = 0; label < LABEL_COUNT; label++)
				if (strcmp(grid->rows[i].cells[j].text,
				    labels[label]) == 0)
					filled->at[label] =
					    grid->rows[i].cells[j].column;
	filled->number_at = (int)i - 1;	/* numbers stand in the same row */
}

static bool
refuse_nameless(const struct filled *filled)
{
	problem_add(filled->problems, PROBLEM_ANSWERS_SHEET,
	    grid_place(filled->grid, &filled->grid->rows[filled->key_row],
	    filled->key_column), "nothing here is called 氏名; who answered "
	    "cannot be told");
	return false;
}

/* ---- one answer ---- */

static bool
read_words(const struct filled *filled, const struct cell *cell, size_t most,
    const char *what, const char **field)
{
	struct field_fault fault;

	return field_read(filled->tally, text_of(cell), most, field, &fault) ||
	    field_tell(&fault, cell->place, what, filled->problems);
}

/* What is beside the answer goes before what is in its cell. */
static bool
read_reply(const struct filled *filled, const struct answering *answering,
    struct reply *reply)
{
	struct pool *pool = filled->tally->pool;
	struct field_fault fault;
	struct reply typed;

	if (reply->remark != NULL) {
		problem_add(filled->problems, PROBLEM_ANSWERS_SHEET,
		    answering->key_place, "the same question stands here "
		    "twice");
		return false;
	}
	if (!field_reply(pool, text_of(answering->answer), &typed)) {
		problem_add(filled->problems, PROBLEM_ANSWERS_VALUE,
		    answering->answer->place, "\"%s\" is no answer; write 実施, "
		    "一部, 未実施, 該当なし, はい or いいえ (or 1, 2, 3, 4; ○, "
		    "△, ×, －), and a remark behind ：", answering->answer->text);
		return false;
	}
	reply->answer = typed.answer;
	reply->promised = typed.promised;
	if (!field_read(filled->tally, typed.remark, TALLY_REMARK_MAX,
	    &reply->remark, &fault) && !field_tell(&fault,
	    answering->answer->place, "備考", filled->problems))
		return false;
	if (*text_of(answering->remark) != '\0' && !read_words(filled,
	    answering->remark, TALLY_REMARK_MAX, "備考", &reply->remark))
		return false;
	return *text_of(answering->promised) == '\0' || read_words(filled,
	    answering->promised, TALLY_SHORT_MAX, "期限", &reply->promised);
}

static void
note_again(const struct filled *filled, struct slip *slip,
    const char *number)
{
	if (*number == '\0' || strlen(number) > 8)
		number = "?";
	slip->again_numbers = slip->again++ == 0 ? number :
	    pool_format(filled->tally->pool, "%s、%s", slip->again_numbers,
	    number);
	slip->is_older = true;
}

static bool
read_answer(const struct filled *filled, struct slip *slip,
    const struct answering *answering)
{
	const struct asked *asked;
	bool is_known;

	if (*text_of(answering->answer) == '\0' &&
	    *text_of(answering->remark) == '\0' &&
	    *text_of(answering->promised) == '\0')
		return true;
	asked = paper_find(filled->paper, "", answering->key + 1, &is_known);
	if (asked == NULL) {
		note_again(filled, slip, answering->number);
		return true;
	}
	slip->carried++;
	return read_reply(filled, answering, &slip->replies[asked -
	    filled->paper->list]);
}

/* ---- one person ---- */

/* The cell that says it of this person, a column or a row; NULL: none. */
static const struct cell *
label_cell(const struct filled *filled, bool is_down, size_t row, int column,
    enum label label)
{
	if (filled->at[label] < 0)
		return NULL;
	return is_down ? cell_at(filled, row, filled->at[label]) :
	    cell_at(filled, (size_t)filled->at[label], column);
}

static bool
read_person(const struct filled *filled, struct slip *slip, bool is_down,
    size_t row, int column)
{
	const char **const fields[LABEL_COUNT] = {
	    [LABEL_DEPARTMENT] = &slip->department,
	    [LABEL_POSITION] = &slip->position, [LABEL_NAME] = &slip->name,
	    [LABEL_DATE] = &slip->date };
	bool is_right = true;
	int label;

	for (label = 0; label < LABEL_COUNT; label++)
		is_right &= read_words(filled, label_cell(filled, is_down, row,
		    column, (enum label)label), label == LABEL_NAME ?
		    TALLY_NAME_MAX : TALLY_SHORT_MAX, labels[label],
		    fields[label]);
	return is_right;
}

static struct slip *
begin_slip(const struct filled *filled, struct place place)
{
	struct slip *slip = slip_new(filled->tally, filled->year,
	    filled->paper, place);

	slip->is_older = filled->is_older;
	slip->saved = filled->changed;
	return slip;
}

/* Whoever answered nothing has not answered: no slip. */
static void
end_slip(const struct filled *filled, const struct slip *slip)
{
	if (slip->carried + slip->again == 0)
		filled->year->count--;
}

/* ---- a row a question ---- */

static bool
is_answer_column(const struct filled *filled, const struct grid_row *head,
    int column)
{
	return head != NULL ? strcmp(text_of(grid_cell(head, column)),
	    "答え") == 0 : column > filled->key_column;
}

/* The row that parts a person's columns: 答え, 備考, 期限; NULL: none does. */
static const struct grid_row *
find_parts(const struct filled *filled)
{
	const struct grid *grid = filled->grid;
	size_t i, j;

	for (i = 0; i < grid->row_count; i++)
		for (j = 0; j < grid->rows[i].count; j++)
			if (strcmp(grid->rows[i].cells[j].text, "答え") == 0)
				return &grid->rows[i];
	return NULL;
}

/* Beside an answer, up to the next one. */
static const struct cell *
beside(const struct grid_row *head, const struct grid_row *row, int column,
    const char *name)
{
	int next;

	for (next = column + 1; head != NULL && next <= column + 2; next++) {
		const char *part = text_of(grid_cell(head, next));

		if (strcmp(part, "答え") == 0)
			break;
		if (strcmp(part, name) == 0)
			return grid_cell(row, next);
	}
	return NULL;
}

static bool
read_column(const struct filled *filled, const struct grid_row *head,
    int column)
{
	const struct grid *grid = filled->grid;
	struct slip *slip = begin_slip(filled, grid_place(grid,
	    &grid->rows[filled->at[LABEL_NAME]], column));
	bool is_right = read_person(filled, slip, false, 0, column);
	size_t i;

	for (i = filled->key_row + 1; i < grid->row_count; i++) {
		const struct grid_row *row = &grid->rows[i];
		const struct cell *key = grid_cell(row, filled->key_column);
		const struct answering answering = {
		    .answer = grid_cell(row, column),
		    .remark = beside(head, row, column, "備考"),
		    .promised = beside(head, row, column, "期限"),
		    .key = text_of(key), .number = text_of(grid_cell(row,
		    filled->number_at)),
		    .key_place = grid_place(grid, row, filled->key_column) };

		if (key != NULL && is_key(key->text))
			is_right &= read_answer(filled, slip, &answering);
	}
	end_slip(filled, slip);
	return is_right;
}

static bool
read_columns(struct filled *filled)
{
	const struct grid_row *head = find_parts(filled);
	int column, width = grid_width(filled->grid);
	bool is_right = true;

	find_label_rows(filled);
	if (filled->at[LABEL_NAME] < 0)
		return refuse_nameless(filled);
	for (column = filled->key_column + 1; column <= width; column++)
		if (is_answer_column(filled, head, column))
			is_right &= read_column(filled, head, column);
	return is_right;
}

/* ---- a row a person ---- */

static bool
read_row(const struct filled *filled, size_t at)
{
	const struct grid *grid = filled->grid;
	const struct grid_row *keys = &grid->rows[filled->key_row];
	struct slip *slip = begin_slip(filled, grid_place(grid,
	    &grid->rows[at], filled->at[LABEL_NAME]));
	bool is_right = read_person(filled, slip, true, at, 0);
	size_t i;

	for (i = 0; i < keys->count; i++) {
		const struct cell *key = &keys->cells[i];
		const struct answering answering = {
		    .answer = cell_at(filled, at, key->column),
		    .key = key->text, .key_place = key->place,
		    .number = text_of(cell_at(filled,
		    (size_t)filled->number_at, key->column)) };

		if (is_key(key->text))
			is_right &= read_answer(filled, slip, &answering);
	}
	end_slip(filled, slip);
	return is_right;
}

static bool
read_rows(struct filled *filled)
{
	size_t i, first;
	bool is_right = true;

	find_label_columns(filled);
	if (filled->at[LABEL_NAME] < 0)
		return refuse_nameless(filled);
	first = (size_t)filled->number_at > filled->key_row ?
	    (size_t)filled->number_at : filled->key_row;
	for (i = first + 1; i < filled->grid->row_count; i++)
		is_right &= read_row(filled, i);
	return is_right;
}

/* ---- the book ---- */

static bool
read_grid(struct filled *filled)
{
	int label;

	for (label = 0; label < LABEL_COUNT; label++)
		filled->at[label] = -1;
	filled->number_at = 0;
	return find_paper(filled) && (has_people_down(filled) ?
	    read_rows(filled) : read_columns(filled));
}

bool
filled_read(struct tally *tally, struct year *year, const struct book *book,
    const char *changed, struct problems *problems)
{
	struct filled filled = { .tally = tally, .year = year, .book = book,
	    .problems = problems, .changed = changed };
	bool is_right = true;
	size_t i, found = 0, before = year->count;

	for (i = 0; i < book->grid_count; i++) {
		filled.grid = &book->grids[i];
		if (!find_marker(&filled))
			continue;
		found++;
		is_right &= read_grid(&filled);
	}
	if (found == 0)
		problem_add(problems, PROBLEM_ANSWERS_SHEET, (struct place){
		    .file = book->path }, "no cell \"照合用 …\" says what is "
		    "asked here; use a table that kijun make answer-sheet "
		    "made");
	if (found > 0 && is_right)
		return true;
	year->count = before;
	return false;
}
