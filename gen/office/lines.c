#include "office/lines.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"

enum { FIRST_ROOM = 256 };

/* Half-width letters and kana count one, the rest two. */
static int
columns_of(uint32_t code)
{
	return code < 0x80 || (code >= 0xff61 && code <= 0xffdc) ? 1 : 2;
}

static int
width_of(const char *text, size_t bytes)
{
	const char *at = text, *end = text + bytes;
	int width = 0;

	while (at < end)
		width += columns_of(text_next(&at, end));
	return width;
}

static bool
is_blank(uint32_t code)
{
	return code == ' ' || code == '\t' || code == '\r' || code == 0x3000 ||
	    code == 0xa0 || code == '\f' || code == '\v' || code == 0xfeff;
}

static const char *
skip_blanks(const char *at, const char *end, int *width)
{
	const char *next = at;
	uint32_t code;

	while (at < end && is_blank(code = text_next(&next, end))) {
		*width += columns_of(code);
		at = next;
	}
	return at;
}

static const char *
drop_blanks(const char *start, const char *end)
{
	const char *at = start, *last = start;

	while (at < end)
		if (!is_blank(text_next(&at, end)))
			last = at;
	return last;
}

struct line *
lines_add(struct pool *pool, struct lines *lines, const char *text,
    size_t bytes)
{
	const char *end = text + bytes, *start;
	struct line *line, *grown;
	bool ends_blank;
	int indent = 0;

	if (lines->count == lines->room) {
		lines->room = lines->room * 2 + FIRST_ROOM;
		grown = pool_take(pool, lines->room * sizeof *grown);
		if (lines->count > 0)
			memcpy(grown, lines->list,
			    lines->count * sizeof *grown);
		lines->list = grown;
	}
	start = skip_blanks(text, end, &indent);
	ends_blank = word_ends_at(start, end, "　");
	end = drop_blanks(start, end);
	line = &lines->list[lines->count++];
	*line = (struct line){ .text = pool_copy(pool, start,
	    (size_t)(end - start)), .length = (size_t)(end - start),
	    .number = ++lines->last_number,
	    .start = (int)text_count(text, (size_t)(start - text)),
	    .width = width_of(start, (size_t)(end - start)),
	    .indent = indent, .ends_blank = ends_blank };
	return line;
}

void
lines_add_cell(struct pool *pool, struct lines *lines, struct table_cell *cell,
    const char *text, size_t bytes)
{
	const char *end = text + bytes, *start;
	int width = 0;

	start = skip_blanks(text, end, &width);
	end = drop_blanks(start, end);
	cell->text = pool_copy(pool, start, (size_t)(end - start));
	cell->start = (int)text_count(text, (size_t)(start - text));
	cell->number = ++lines->last_number;
}

/* Words of one number may come apart: a line that ended in a page's end. */
static void
add_piece(struct pool *pool, struct piece *piece, const char *text,
    size_t length, int start)
{
	int width;

	if (piece->length == 0) {
		*piece = (struct piece){ text, length, start, false };
		return;
	}
	width = start - piece->start - (int)text_count(piece->text,
	    piece->length);
	piece->text = pool_format(pool, "%s%*s%s", piece->text,
	    width > 0 ? width : 0, "", text);
	piece->length = strlen(piece->text);
}

struct piece *
lines_pieces(struct pool *pool, const struct lines *lines)
{
	struct piece *pieces = pool_take(pool,
	    ((size_t)lines->last_number + 1) * sizeof *pieces);
	size_t i, r, c;
	int number;

	for (number = 0; number <= lines->last_number; number++)
		pieces[number].text = "";
	for (i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];

		if (line->row_count == 0)
			add_piece(pool, &pieces[line->number], line->text,
			    line->length, line->start);
		for (r = 0; r < line->row_count; r++)
			for (c = 0; c < line->rows[r].count; c++) {
				const struct table_cell *cell =
				    &line->rows[r].cells[c];

				add_piece(pool, &pieces[cell->number],
				    cell->text, strlen(cell->text),
				    cell->start);
			}
	}
	return pieces;
}

bool
lines_is_blank(uint32_t code)
{
	return code <= ' ' || code == 0x3000 || code == 0xa0 ||
	    code == 0xfeff || (code >= 0xfff9 && code <= 0xfffb);
}

/* A part of a line of the file is a line with the same number. */
static void
add_part(struct pool *pool, struct lines *lines, const char *whole,
    const char *from, const char *to)
{
	struct line *line = lines_add(pool, lines, from, (size_t)(to - from));

	line->start += (int)text_count(whole, (size_t)(from - whole));
	line->is_part = true;
	lines->last_number--;
}

/*
 * Word ends a line inside a paragraph with a vertical tab, a PDF a page with a
 * form feed: behind its last line, or in front of its first.
 */
static void
add_parts(struct pool *pool, struct lines *lines, const char *whole,
    const char *end)
{
	const char *at = whole, *stop = whole;

	for (; stop < end; stop++) {
		if ((*stop != '\v' && *stop != '\f') || drop_blanks(at,
		    stop) == at || drop_blanks(stop + 1, end) == stop + 1)
			continue;
		add_part(pool, lines, whole, at, stop);
		at = stop + 1;
	}
	if (at == whole) {
		lines_add(pool, lines, at, (size_t)(end - at));
		return;
	}
	add_part(pool, lines, whole, at, end);
	lines->last_number++;
}

void
lines_of_text(struct pool *pool, struct lines *lines, const char *text,
    size_t bytes)
{
	const char *at = text, *end = text + bytes, *stop;

	for (; at < end; at = stop + 1) {
		stop = memchr(at, '\n', (size_t)(end - at));
		if (stop == NULL)
			stop = end;
		add_parts(pool, lines, at, stop);
	}
}


size_t
lines_piece_count(const struct piece *piece, int first, int last)
{
	const char *at = piece->text, *end = at + piece->length;
	int number = piece->start;
	size_t count = 0;

	while (at < end) {
		number++;
		count += !lines_is_blank(text_next(&at, end)) && (first == 0 ||
		    (number >= first && number <= last));
	}
	return count;
}
