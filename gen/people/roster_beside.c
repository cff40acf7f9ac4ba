/*
 * The cell beside 氏名 in the header is empty, and names are written below it:
 * 氏名 was merged over two columns, and a CSV keeps no merged cells.
 */
#include "people/inside.h"

#include <string.h>

enum {
	SURNAME_MAX = 5,	/* characters, 勅使河原 and one to spare */
	SURNAME_USUAL = 3,
	GIVEN_MAX = 5
};

/* What the two columns hold, side by side. */
struct beside {
	size_t			 names;		/* rows with a name */
	size_t			 filled;	/* and something beside it */
	size_t			 parts;		/* that may be its rest */
	size_t			 longer;	/* names too long for a surname */
	bool			 is_varied;	/* not 在職 all the way down */
	const struct grid_row	*row;		/* the first that is filled */
	const struct cell	*cell;
};

static bool
is_claimed(const struct roster_header *header, int column)
{
	size_t i, j;

	for (i = 0; i < header->source_count; i++)
		for (j = 0; j < header->sources[i].column_count; j++)
			if (header->sources[i].columns[j] == column)
				return true;
	return false;
}

/* Kana and kanji, no blank among them. */
static bool
is_part(const char *words, size_t max)
{
	const char *at = words, *end = at + strlen(at);
	uint32_t code;

	if (text_count(words, strlen(words)) > max)
		return false;
	while (at < end) {
		code = text_next(&at, end);
		if (code != 0x3005 && code != 0x3007 &&
		    !(code >= 0x3041 && code <= 0x30ff) &&
		    !(code >= 0x3400 && code <= 0x9fff) &&
		    !(code >= 0xf900 && code <= 0xfaff) &&
		    !(code >= 0xfe00 && code <= 0xfe0f) &&
		    !(code >= 0x20000 && code <= 0x3ffff) &&
		    !(code >= 0xe0100 && code <= 0xe01ef))
			return false;
	}
	return true;
}

/* What follows a name on a form, and is none of it. */
static bool
is_address(const char *words)
{
	static const char *const known[] = { "様", "殿", "さん", "君", "氏", "印",
	    "㊞", "（印）", "(印)", "先生" };
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(words, known[i]) == 0)
			return true;
	return false;
}

static void
look_at(struct beside *beside, const struct grid_row *row,
    const struct cell *name, const struct cell *cell)
{
	/* A formula whose value was not saved is told as such. */
	if (*name->text == '\0')
		return;
	beside->names++;
	/* A title is no part of the name; the column is told as nameless. */
	if (cell == NULL || is_address(cell->text) ||
	    roster_addition_is_title(cell->text))
		return;
	beside->filled++;
	if (beside->cell == NULL) {
		beside->cell = cell;
		beside->row = row;
	}
	beside->is_varied |= strcmp(cell->text, beside->cell->text) != 0;
	beside->parts += is_part(name->text, SURNAME_MAX) &&
	    is_part(cell->text, GIVEN_MAX);
	beside->longer += text_count(name->text, strlen(name->text)) >
	    SURNAME_USUAL;
}

static struct beside
look(const struct roster_header *header, int column, int next)
{
	const struct grid *grid = header->grid;
	struct beside beside = {0};
	const struct cell *name;
	size_t i;

	for (i = header->body; i < grid->row_count; i++) {
		name = grid_cell(&grid->rows[i], column);
		if (name != NULL)
			look_at(&beside, &grid->rows[i], name,
			    grid_cell(&grid->rows[i], next));
	}
	return beside;
}

/* 佐藤 | 花子 nearly all the way down, and not 佐藤花子 | 主任. */
static bool
holds_names(const struct beside *beside)
{
	return beside->parts == beside->filled &&
	    2 * beside->filled >= beside->names &&
	    4 * beside->longer <= beside->filled &&
	    (beside->filled < 3 || beside->is_varied);
}

static void
take(struct roster_header *header, struct roster_source *source, int next,
    const struct beside *beside, struct problems *problems)
{
	source->columns[source->column_count++] = next;
	problem_add(problems, PROBLEM_ROSTER_COLUMN_TAKEN,
	    grid_place(header->grid, &header->grid->rows[header->row], next),
	    "the column beside \"%.60s\" has no name; what it holds "
	    "(\"%.60s\") is taken as the rest of it", source->written,
	    beside->cell->text);
}

/* False if it is said to be an error. */
static bool
join(struct roster_header *header, struct roster_source *source, int next,
    const struct beside *beside, struct problems *problems)
{
	struct place head = grid_place(header->grid,
	    &header->grid->rows[header->row], next);

	if (!holds_names(beside)) {
		problem_add(problems, PROBLEM_ROSTER_BESIDE, head,
		    "the column beside \"%.60s\" has no name, but row %d "
		    "holds \"%.60s\" there", source->written,
		    beside->row->number, beside->cell->text);
		return false;
	}
	take(header, source, next, beside, problems);
	return true;
}

/* 総務課 | 庶務係, all the way down. */
static bool
holds_offices(const struct roster_header *header, int column)
{
	static const char *const ends[] = { "課", "係", "部", "局", "室", "所",
	    "校", "署", "館", "園", "班", "担当", "センター", "グループ",
	    "チーム" };
	const struct grid *grid = header->grid;
	const struct cell *cell;
	size_t i, j, length, end, filled = 0, offices = 0;

	for (i = header->body; i < grid->row_count; i++) {
		cell = grid_cell(&grid->rows[i], column);
		if (cell == NULL)
			continue;
		filled++;
		length = strlen(cell->text);
		for (j = 0; j < sizeof ends / sizeof *ends; j++) {
			end = strlen(ends[j]);
			if (length > end && strcmp(cell->text + length - end,
			    ends[j]) == 0) {
				offices++;
				break;
			}
		}
	}
	return offices == filled && filled > 0;
}

/* 所属 merged over 課 and 係. */
static void
join_office(struct roster_header *header, struct roster_source *source,
    struct problems *problems)
{
	int next = source->columns[0] + 1;
	struct beside beside;

	if (source->column_count != 1 || is_claimed(header, next) ||
	    !holds_offices(header, next) ||
	    !holds_offices(header, source->columns[0]))
		return;
	beside = look(header, source->columns[0], next);
	if (beside.filled > 0)
		take(header, source, next, &beside, problems);
}

/* Columns that were joined already, or that hold both, want no more. */
static bool
beside_check(struct roster_header *header, struct roster_source *source,
    struct problems *problems)
{
	int next = source->columns[0] + 1;
	struct beside beside;

	if (source->column_count != 1 || source->half != ROSTER_WHOLE ||
	    is_claimed(header, next))
		return true;
	beside = look(header, source->columns[0], next);
	return beside.filled == 0 ||
	    join(header, source, next, &beside, problems);
}

/* 氏名 for the whole name and 名 for half of it: which is meant? */
static bool
given_check(struct roster_header *header, struct roster_source *source,
    struct problems *problems)
{
	const struct roster_source *given = NULL;
	struct beside beside;
	size_t i;

	for (i = 0; i < header->source_count; i++)
		if (!header->sources[i].is_asked_for &&
		    strcmp(header->sources[i].name, "名") == 0)
			given = &header->sources[i];
	if (given == NULL || source->column_count != 1)
		return true;
	beside = look(header, source->columns[0], given->columns[0]);
	if (beside.filled == 0 || !holds_names(&beside))
		return true;
	problem_add(problems, PROBLEM_ROSTER_BESIDE, grid_place(header->grid,
	    &header->grid->rows[header->row], source->columns[0]),
	    "the column \"%.60s\" holds surnames alone, \"%.60s\" holds the "
	    "rest; call them 姓 and 名", source->written, given->written);
	return false;
}

bool
roster_beside_join(struct roster_header *header, struct problems *problems)
{
	bool is_right = true;
	size_t i;

	for (i = 0; i < header->source_count; i++) {
		struct roster_source *source = &header->sources[i];

		if (strcmp(source->name, "氏名") == 0)
			is_right &= beside_check(header, source, problems) &&
			    given_check(header, source, problems);
		else if (strcmp(source->name, "ふりがな") == 0)
			is_right &= beside_check(header, source, problems);
		else if (strcmp(source->name, "所属") == 0)
			join_office(header, source, problems);
	}
	return is_right;
}

/* The first cell of a column that is no form's 様 or 印; or NULL. */
static const struct cell *
first_below(const struct roster_header *header, int column, int *row)
{
	const struct grid *grid = header->grid;
	const struct cell *cell;
	size_t i;

	for (i = header->body; i < grid->row_count; i++) {
		cell = grid_cell(&grid->rows[i], column);
		if (cell == NULL || is_address(cell->text))
			continue;
		*row = grid->rows[i].number;
		return cell;
	}
	return NULL;
}

void
roster_beside_tell(const struct roster_header *header,
    struct problems *problems)
{
	const struct grid *grid = header->grid;
	int column, row, width = grid_width(grid);
	const struct cell *cell;

	for (column = 1; column <= width; column++) {
		if (is_claimed(header, column))
			continue;
		cell = first_below(header, column, &row);
		if (cell != NULL)
			problem_add(problems, PROBLEM_ROSTER_LEFT_OUT,
			    cell->place, "a column without a name holds "
			    "\"%.40s\" in row %d; it is left out", cell->text,
			    row);
	}
}
