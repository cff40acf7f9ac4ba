#include "office/lawtext.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { CELLS_MAX = 64 };

/* A line of the file. */
struct row {
	const char	*start, *end;	/* without the line's end */
};

struct reader {
	struct pool	*pool;
	struct lines	*lines;
	struct table_row *rows;		/* of the table at hand */
	size_t		 row_count, row_room;
	struct table_cell cells[CELLS_MAX];	/* of its last row */
	size_t		 cell_count;
};

static struct row
next_row(const char **at, const char *end)
{
	struct row row = { *at, memchr(*at, '\n', (size_t)(end - *at)) };

	*at = row.end != NULL ? row.end + 1 : end;
	if (row.end == NULL)
		row.end = end;
	if (row.end > row.start && row.end[-1] == '\r')
		row.end--;
	return row;
}

static const char *
behind_blanks(const struct row *row)
{
	const char *at = row->start;

	while (at < row->end && *at == ' ')
		at++;
	return at;
}

static bool
starts(const char *at, const char *end, const char *word)
{
	return (size_t)(end - at) >= strlen(word) &&
	    memcmp(at, word, strlen(word)) == 0;
}

/* "* - cell", "* * head", or "- cell" further on in a row. */
static bool
is_cell(const char *at, const char *end)
{
	return starts(at, end, "* - ") || starts(at, end, "* * ") ||
	    starts(at, end, "- ") || starts(at, end, "* -") ||
	    starts(at, end, "* ");
}

/* :table-struct: and the like; where it ends, or NULL. */
static const char *
control_end(const char *at, const char *end)
{
	const char *stop;

	if (at == end || *at != ':')
		return NULL;
	for (stop = at + 1; stop < end && (isalpha((unsigned char)*stop) ||
	    *stop == '-'); stop++)
		;
	return stop > at + 1 && stop < end && *stop == ':' ? stop + 1 : NULL;
}

bool
lawtext_is(const char *text, size_t bytes)
{
	const char *at = text, *end = text + bytes, *start;
	struct row row;

	while (at < end) {
		row = next_row(&at, end);
		start = behind_blanks(&row);
		if (control_end(start, row.end) != NULL ||
		    (start == row.start && (starts(start, row.end, "# 附") ||
		    starts(start, row.end, "# 別") ||
		    starts(start, row.end, "# 様式"))))
			return true;
	}
	return false;
}

/* A sign and the words behind it, as two lines of one number. */
static void
add_behind(struct reader *reader, const struct row *row, const char *words)
{
	struct line *line;
	const char *start = behind_blanks(row);

	if (words > start) {
		line = lines_add(reader->pool, reader->lines, row->start,
		    (size_t)(words - row->start));
		line->left_out = "notation";
		line->is_part = true;
		reader->lines->last_number--;
	}
	line = lines_add(reader->pool, reader->lines, words,
	    (size_t)(row->end - words));
	line->is_part = words > start;
	line->start += (int)text_count(row->start, (size_t)(words -
	    row->start));
	line->indent += (int)(start - row->start);
}

static void
end_row(struct reader *reader)
{
	struct table_row *row;

	if (reader->cell_count == 0)
		return;
	reader->rows = pool_grow(reader->pool, reader->rows,
	    &reader->row_room, reader->row_count, sizeof *reader->rows);
	row = &reader->rows[reader->row_count++];
	row->cells = pool_take(reader->pool, reader->cell_count *
	    sizeof *row->cells);
	memcpy(row->cells, reader->cells, reader->cell_count *
	    sizeof *row->cells);
	row->count = reader->cell_count;
	reader->cell_count = 0;
}

static void
end_table(struct reader *reader)
{
	struct line *line;

	end_row(reader);
	if (reader->row_count == 0)
		return;
	line = lines_add(reader->pool, reader->lines, "", 0);
	line->rows = reader->rows;
	line->row_count = reader->row_count;
	/* The line has no number of its own: it is its cells' lines. */
	reader->lines->last_number--;
	line->number = line->rows[0].cells[0].number;
	reader->rows = NULL;
	reader->row_count = reader->row_room = 0;
}

/* [colspan="2"][rowspan="3"] */
static const char *
read_spans(const char *at, const char *end, struct table_cell *cell)
{
	const char *stop;

	while (at < end && *at == '[' && (stop = memchr(at, ']',
	    (size_t)(end - at))) != NULL) {
		if (starts(at, end, "[colspan=\""))
			cell->columns = atoi(at + strlen("[colspan=\""));
		else if (starts(at, end, "[rowspan=\""))
			cell->rows = atoi(at + strlen("[rowspan=\""));
		else
			break;
		at = stop + 1;
	}
	cell->columns = cell->columns < 1 ? 1 : cell->columns;
	cell->rows = cell->rows < 1 ? 1 : cell->rows;
	return at;
}

/* Blanks for the rest of the sign, so that places stay. */
static char *
with_lines(struct pool *pool, const char *text, size_t bytes)
{
	char *copy = pool_copy(pool, text, bytes), *at = copy;

	while ((at = strstr(at, LAWTEXT_BREAK)) != NULL) {
		memset(at, ' ', strlen(LAWTEXT_BREAK));
		*at = '\n';
	}
	return copy;
}

static void
add_cell(struct reader *reader, const struct row *row)
{
	const char *start = behind_blanks(row), *at = start;
	struct table_cell *cell;
	struct line *sign;

	if (starts(at, row->end, "* ") && at + 2 < row->end &&
	    (at[2] == '-' || at[2] == '*')) {
		end_row(reader);
		at += 2;
	}
	if (reader->cell_count == CELLS_MAX)
		end_row(reader);
	cell = &reader->cells[reader->cell_count++];
	*cell = (struct table_cell){ .columns = 1, .rows = 1,
	    .is_head = *at == '*', .is_part = true };
	at++;
	while (at < row->end && *at == ' ')
		at++;
	at = read_spans(at, row->end, cell);
	sign = lines_add(reader->pool, reader->lines, row->start,
	    (size_t)(at - row->start));
	sign->left_out = "notation";
	sign->is_part = true;
	reader->lines->last_number--;
	lines_add_cell(reader->pool, reader->lines, cell, with_lines(
	    reader->pool, at, (size_t)(row->end - at)),
	    (size_t)(row->end - at));
	cell->start += (int)text_count(row->start, (size_t)(at -
	    row->start));
}

void
lawtext_read(struct pool *pool, struct lines *lines, const char *text,
    size_t bytes)
{
	struct reader reader = { .pool = pool, .lines = lines };
	const char *at = text, *end = text + bytes, *start, *stop;
	struct row row;

	while (at < end) {
		row = next_row(&at, end);
		start = behind_blanks(&row);
		if (is_cell(start, row.end)) {
			add_cell(&reader, &row);
			continue;
		}
		/* A blank line may stand between the rows of a table. */
		if (start == row.end && reader.row_count +
		    reader.cell_count > 0) {
			lines_add(pool, lines, "", 0);
			continue;
		}
		end_table(&reader);
		stop = control_end(start, row.end);
		if (stop == NULL && starts(row.start, row.end, "# "))
			stop = row.start + strlen("# ");
		add_behind(&reader, &row, stop != NULL ? stop : start);
	}
	end_table(&reader);
}
