#include "import/margin.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "import/sign.h"

enum {
	HEAD_BYTES = 600, HEADS_LEAST = 3,	/* of running heads */
	WIDTHS = 400,		/* columns; wider lines are whole paragraphs */
	BROKEN_SHARE = 35,	/* per cent of the text in lines of that width */
	FEW_SHARE = 8,		/* likewise, if all of them go on */
	LEAST_WRAP = 24,	/* columns; nobody prints narrower */
	TITLE_LINES = 6, CAPTION_LINES = 5,
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

/* The number beside a running head is a page's, whatever else it could be. */
static void
leave_page_out(struct lines *lines, size_t i)
{
	int page;

	if (i > 0 && sign_is_page(lines->list[i - 1].text,
	    lines->list[i - 1].length, &page))
		lines->list[i - 1].left_out = "page";
	else if (i + 1 < lines->count)
		lines->list[i + 1].left_out = "page";
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
		    page_beside(lines, i) != 0) {
			lines->list[i].left_out = "head";
			leave_page_out(lines, i);
		}
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

/* Does the title go on in this line? */
static bool
continues_title(const struct line *line)
{
	struct sign signs[SIGN_READINGS_MAX];
	const char *end = line->text + line->length;

	return line->length > 0 && sign_read(line->text, line->length,
	    signs) == 0 && !word_ends_at(line->text, end, "。");
}

/* A title that did not fit on the first line. */
static void
join_title(struct pool *pool, struct lines *lines)
{
	struct line *list = lines->list;
	size_t i = 0, count = 0;
	bool is_full = true;

	while (i < lines->count && list[i].length == 0)
		i++;
	while (is_full && i + count < lines->count && count < TITLE_LINES) {
		if (count > 0 && !continues_title(&list[i + count]))
			return;
		is_full = margin_is_full(lines, &list[i + count]) &&
		    !closes(&list[i + count]);
		count++;
	}
	if (is_full || count < 2)
		return;
	for (count--; count > 0; count--) {
		join(pool, &list[i], &list[i + 1]);
		memmove(&list[i + 1], &list[i + 2], (lines->count - i - 2) *
		    sizeof *list);
		lines->count--;
	}
}

/* How many lines a caption takes that opens on the line; 0 if it is none. */
static size_t
caption_lines(const struct lines *lines, size_t first)
{
	const struct line *list = lines->list;
	size_t i;

	if (!opens_only(&list[first]))
		return 0;
	for (i = first; i + 2 < lines->count && i < first + CAPTION_LINES;
	    i++) {
		if (!margin_is_full(lines, &list[i]))
			return 0;
		if (closes(&list[i + 1]) && takes_caption(&list[i + 2]))
			return i - first + 2;
	}
	return 0;
}

/* （…⏎…）⏎第5条: a caption that did not fit on one line. */
static void
join_captions(struct pool *pool, struct lines *lines)
{
	struct line *list = lines->list;
	size_t i, kept = 0, more;

	for (i = 0; i < lines->count; i++) {
		more = caption_lines(lines, i);
		list[kept++] = list[i];
		for (; more > 1; more--)
			join(pool, &list[kept - 1], &list[++i]);
	}
	lines->count = kept;
}

/*
 * Of the lines that reach the usual width, do most go on in the next? Of a few
 * lines all must, and there must be two.
 */
static bool
most_go_on(const struct lines *lines, bool is_few)
{
	struct sign signs[SIGN_READINGS_MAX];
	size_t i, full = 0, going_on = 0;

	for (i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];
		const char *end = line->text + line->length;

		if (!margin_is_full(lines, line))
			continue;
		full++;
		going_on += !word_ends_at(line->text, end, "。") &&
		    (!is_few || (i + 1 < lines->count &&
		    line[1].length > 0 && sign_read(line[1].text,
		    line[1].length, signs) == 0));
	}
	return is_few ? full > 1 && going_on == full : going_on * 2 > full;
}

static bool
has_wider(const struct lines *lines)
{
	size_t i;

	for (i = 0; i < lines->count; i++)
		if (lines->list[i].width + lines->list[i].indent >
		    lines->wrap)
			return true;
	return false;
}

/*
 * Do lines that go on stand further in, as a rule? Otherwise a blank before one
 * is a blank of the text, where it was broken.
 */
static bool
goes_on_indented(const struct lines *lines)
{
	size_t i, all = 0, indented = 0;

	for (i = 1; i < lines->count; i++) {
		const struct line *before = &lines->list[i - 1];
		struct sign signs[SIGN_READINGS_MAX];
		const struct line *line = &lines->list[i];

		if (!margin_is_full(lines, before) || line->length == 0 ||
		    word_ends_at(before->text, before->text + before->length,
		    "。") || sign_read(line->text, line->length, signs) > 0)
			continue;
		all++;
		indented += line->indent > 0;
	}
	return indented * 5 > all;
}

/*
 * The usual width is the one just below which most of the text's lines end; if
 * they hold a good part of it, somebody has broken the lines there.
 */
void
margin_measure(struct pool *pool, struct lines *lines, bool is_broken)
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
	if (!is_broken && (best * 100 >= total * BROKEN_SHARE ?
	    !most_go_on(lines, false) : best * 100 < total * FEW_SHARE ||
	    has_wider(lines) || !most_go_on(lines, true)))
		lines->wrap = 0;
	else {
		join_title(pool, lines);
		join_captions(pool, lines);
	}
	find_heads(lines);
	lines->hangs = lines->wrap > 0 && goes_on_indented(lines);
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
