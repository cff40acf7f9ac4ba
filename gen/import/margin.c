#include "import/margin.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "import/sign.h"

enum {
	HEAD_BYTES = 200, HEADS_LEAST = 3,	/* of running heads */
	WIDTHS = 400,		/* columns; wider lines are whole paragraphs */
	BROKEN_SHARE = 35,	/* per cent of the text in lines of that width */
	LEAST_WRAP = 24,	/* columns; nobody prints narrower */
	NEAR = 6		/* columns that a line may lack and still be full */
};

/* 附 and 則 on two lines: a label that was printed wide apart. */
static bool
joins_label(const struct line *before, const struct line *line)
{
	return before->length == 3 && line->length == 3 &&
	    (memcmp(before->text, "附", 3) == 0 ||
	    memcmp(before->text, "付", 3) == 0) &&
	    memcmp(line->text, "則", 3) == 0;
}

/* One line of two; the second is remembered as its rest. */
static void
join(struct pool *pool, struct line *line, const struct line *rest)
{
	struct line *copy = pool_take(pool, sizeof *copy);
	struct line *last = line;

	*copy = *rest;
	while (last->rest != NULL)
		last = (struct line *)(uintptr_t)last->rest;
	last->rest = copy;
	last->rest_at = line->length;
	line->text = pool_format(pool, "%s%s", line->text, rest->text);
	line->length += rest->length;
}

static void
join_labels(struct pool *pool, struct lines *lines)
{
	struct line *list = lines->list;
	size_t i, kept = 0;

	for (i = 0; i < lines->count; i++) {
		if (kept > 0 && joins_label(&list[kept - 1], &list[i])) {
			join(pool, &list[kept - 1], &list[i]);
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
			lines->list[i].left_out = "head";
}

static void
find_heads(struct lines *lines)
{
	size_t i;
	int page;

	for (i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];

		if (line->length > 0 && line->length < HEAD_BYTES &&
		    line->left_out == NULL && page_beside(lines, i) != 0 &&
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
	if (i + 1 >= lines->count || !margin_is_full(lines, &list[i]) ||
	    closes(&list[i]) || list[i + 1].length == 0 ||
	    margin_is_full(lines, &list[i + 1]) || sign_read(list[i + 1].text,
	    list[i + 1].length, signs) > 0 ||
	    word_ends_at(list[i + 1].text, list[i + 1].text +
	    list[i + 1].length, "。"))
		return;
	join(pool, &list[i], &list[i + 1]);
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
		    margin_is_full(lines, &list[kept - 1]) &&
		    opens_only(&list[kept - 1]) && closes(&list[i]) &&
		    takes_caption(&list[i + 1])) {
			join(pool, &list[kept - 1], &list[i]);
		} else
			list[kept++] = list[i];
	}
	lines->count = kept;
}

/* Of the lines that reach the usual width, do most go on in the next? */
static bool
most_go_on(const struct lines *lines)
{
	size_t i, full = 0, going_on = 0;

	for (i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];
		const char *end = line->text + line->length;

		if (!margin_is_full(lines, line))
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
margin_measure(struct pool *pool, struct lines *lines)
{
	int counts[WIDTHS] = {0}, near, best = 0, total = 0, width, i;
	size_t n;

	join_labels(pool, lines);
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
margin_is_full(const struct lines *lines, const struct line *line)
{
	return lines->wrap > 0 &&
	    line->width + line->indent > lines->wrap - NEAR - 2;
}

const struct line *
margin_part(const struct line *line, size_t *at)
{
	size_t start = 0, offset = *at;

	while (line->rest != NULL && offset >= line->rest_at) {
		start = line->rest_at;
		line = line->rest;
	}
	*at = offset - start;
	return line;
}
