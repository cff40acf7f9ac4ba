#include "import/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "import/sign.h"

enum {
	HEAD_BYTES = 200, HEADS_LEAST = 3,	/* of running heads */
	FIRST_ROOM = 256,
	WIDTHS = 400,		/* columns; wider lines are whole paragraphs */
	BROKEN_SHARE = 35,	/* per cent of the text in lines of that width */
	LEAST_WRAP = 24,	/* columns; nobody prints narrower */
	NEAR = 6		/* columns that a line may lack and still be full */
};

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
    size_t bytes, int number)
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
	    .number = number, .width = width_of(start,
	    (size_t)(end - start)), .indent = indent,
	    .ends_blank = ends_blank };
	return line;
}

/* 附 and 則 on two lines: a label that was printed wide apart. */
static bool
joins_label(const struct line *before, const struct line *line)
{
	return before->length == 3 && line->length == 3 &&
	    (memcmp(before->text, "附", 3) == 0 ||
	    memcmp(before->text, "付", 3) == 0) &&
	    memcmp(line->text, "則", 3) == 0;
}

static void
join_labels(struct pool *pool, struct lines *lines)
{
	struct line *list = lines->list;
	size_t i, kept = 0;

	for (i = 0; i < lines->count; i++) {
		if (kept > 0 && joins_label(&list[kept - 1], &list[i])) {
			list[kept - 1].text = pool_format(pool, "%s%s",
			    list[kept - 1].text, list[i].text);
			list[kept - 1].length += list[i].length;
			list[kept - 1].width += list[i].width;
		} else
			list[kept++] = list[i];
	}
	lines->count = kept;
}

/* The page number beside a line, or 0. */
static int
page_beside(const struct lines *lines, size_t i)
{
	int page;

	if (i > 0 && sign_is_page(lines->list[i - 1].text,
	    lines->list[i - 1].length, &page))
		return page;
	return i + 1 < lines->count && sign_is_page(lines->list[i + 1].text,
	    lines->list[i + 1].length, &page) ? page : 0;
}

static bool
is_same(const struct line *a, const struct line *b)
{
	return a->length == b->length && memcmp(a->text, b->text,
	    a->length) == 0;
}

/* The first words of the text, which a head repeats. */
static bool
is_title(const struct lines *lines, const struct line *line)
{
	size_t i = 0;

	while (i < lines->count && lines->list[i].length == 0)
		i++;
	return &lines->list[i] != line && is_same(&lines->list[i], line);
}

/*
 * A running head: the same words beside page numbers that go on, three times
 * and more, or the title.
 */
static void
leave_head_out(struct lines *lines, size_t first)
{
	const struct line *line = &lines->list[first];
	int page = page_beside(lines, first), next, count = 1;
	size_t i;

	for (i = first + 1; i < lines->count; i++) {
		next = is_same(&lines->list[i], line) ?
		    page_beside(lines, i) : 0;
		if (next == 0)
			continue;
		if (next != page + 1 && next != page + 2)
			return;
		page = next;
		count++;
	}
	if (count < HEADS_LEAST && !is_title(lines, line))
		return;
	for (i = first; i < lines->count; i++)
		if (is_same(&lines->list[i], line) &&
		    page_beside(lines, i) != 0)
			lines->list[i].is_left_out = true;
}

static void
find_heads(struct lines *lines)
{
	size_t i;
	int page;

	for (i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];

		if (line->length > 0 && line->length < HEAD_BYTES &&
		    !line->is_left_out && page_beside(lines, i) != 0 &&
		    !sign_is_page(line->text, line->length, &page))
			leave_head_out(lines, i);
	}
}

/* ---- captions of two lines ---- */

static bool
opens_only(const struct line *line)
{
	const char *at = line->text, *end = line->text + line->length;
	int depth = 0;
	uint32_t code, first = 0;

	while (at < end) {
		code = text_next(&at, end);
		first = first == 0 ? code : first;
		depth += code == '(' || code == 0xff08;
		depth -= code == ')' || code == 0xff09;
	}
	return (first == '(' || first == 0xff08) && depth == 1;
}

static bool
closes(const struct line *line)
{
	const char *end = line->text + line->length;

	return word_ends_at(line->text, end, "）") ||
	    word_ends_at(line->text, end, ")");
}

static bool
takes_caption(const struct line *line)
{
	struct sign signs[SIGN_READINGS_MAX];

	return sign_read(line->text, line->length, signs) > 0 &&
	    (signs[0].kind == SIGN_ARTICLE || signs[0].kind == SIGN_NUMBER) &&
	    signs[0].is_spaced;
}

/* A title that did not fit on the first line. */
static void
join_title(struct pool *pool, struct lines *lines)
{
	struct sign signs[SIGN_READINGS_MAX];
	struct line *list = lines->list;
	size_t i = 0;

	while (i < lines->count && list[i].length == 0)
		i++;
	if (i + 1 >= lines->count || !lines_is_full(lines, &list[i]) ||
	    closes(&list[i]) || list[i + 1].length == 0 ||
	    lines_is_full(lines, &list[i + 1]) || sign_read(list[i + 1].text,
	    list[i + 1].length, signs) > 0 ||
	    word_ends_at(list[i + 1].text, list[i + 1].text +
	    list[i + 1].length, "。"))
		return;
	list[i].text = pool_format(pool, "%s%s", list[i].text,
	    list[i + 1].text);
	list[i].length += list[i + 1].length;
	memmove(&list[i + 1], &list[i + 2], (lines->count - i - 2) *
	    sizeof *list);
	lines->count--;
}

/* （…⏎…）⏎第5条: a caption that did not fit on one line. */
static void
join_captions(struct pool *pool, struct lines *lines)
{
	struct line *list = lines->list;
	size_t i, kept = 0;

	for (i = 0; i < lines->count; i++) {
		if (kept > 0 && i + 1 < lines->count &&
		    lines_is_full(lines, &list[kept - 1]) &&
		    opens_only(&list[kept - 1]) && closes(&list[i]) &&
		    takes_caption(&list[i + 1])) {
			list[kept - 1].text = pool_format(pool, "%s%s",
			    list[kept - 1].text, list[i].text);
			list[kept - 1].length += list[i].length;
		} else
			list[kept++] = list[i];
	}
	lines->count = kept;
}

/*
 * Word ends a line inside a paragraph with a vertical tab, a PDF a page with a
 * form feed: behind its last line, or in front of its first.
 */
static void
add_pieces(struct pool *pool, struct lines *lines, const char *at,
    const char *end, int number)
{
	const char *stop = at;

	for (; stop < end; stop++) {
		if ((*stop != '\v' && *stop != '\f') || drop_blanks(at,
		    stop) == at || drop_blanks(stop + 1, end) == stop + 1)
			continue;
		lines_add(pool, lines, at, (size_t)(stop - at), number);
		at = stop + 1;
	}
	lines_add(pool, lines, at, (size_t)(end - at), number);
}

void
lines_of_text(struct pool *pool, struct lines *lines, const char *text,
    size_t bytes)
{
	const char *at = text, *end = text + bytes, *stop;
	int number = 1;

	for (; at < end; at = stop + 1, number++) {
		stop = memchr(at, '\n', (size_t)(end - at));
		if (stop == NULL)
			stop = end;
		add_pieces(pool, lines, at, stop, number);
	}
	join_labels(pool, lines);
}

/* Of the lines that reach the usual width, do most go on in the next? */
static bool
most_go_on(const struct lines *lines)
{
	size_t i, full = 0, going_on = 0;

	for (i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];
		const char *end = line->text + line->length;

		if (!lines_is_full(lines, line))
			continue;
		full++;
		going_on += !word_ends_at(line->text, end, "。");
	}
	return going_on * 2 > full;
}

/*
 * The usual width is the one just below which most of the text's lines end; if
 * they hold a good part of it, somebody has broken the lines there.
 */
void
lines_measure(struct pool *pool, struct lines *lines)
{
	int counts[WIDTHS] = {0}, near, best = 0, total = 0, width, i;
	size_t n;

	for (n = 0; n < lines->count; n++) {
		width = lines->list[n].width + lines->list[n].indent;
		if (width == 0)
			continue;
		total += width;
		if (width < WIDTHS)
			counts[width] += width;
	}
	for (width = LEAST_WRAP; width < WIDTHS; width++) {
		near = 0;
		for (i = width; i > width - NEAR; i--)
			near += counts[i];
		if (near > best) {
			best = near;
			lines->wrap = width;
		}
	}
	if (best * 100 < total * BROKEN_SHARE || !most_go_on(lines))
		lines->wrap = 0;
	else {
		join_title(pool, lines);
		join_captions(pool, lines);
	}
	find_heads(lines);
}

bool
lines_is_full(const struct lines *lines, const struct line *line)
{
	return lines->wrap > 0 &&
	    line->width + line->indent > lines->wrap - NEAR - 2;
}
