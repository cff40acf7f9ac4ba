#include "amend/lines.h"

#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "import/sign.h"

enum {
	PAGE_WIDTH_MAX = 110,	/* half widths; a longer line was not broken */
	PAGE_WIDTH_LEAST = 40,
	BORDER = 3,		/* a mark may have been drawn in or out */
	BROKEN_LEAST = 2
};

static bool
take_blank(const char **at, const char *end)
{
	return number_read_word(at, end, "　") ||
	    number_read_word(at, end, " ") || number_read_word(at, end, "\t");
}

static const char *
without_blanks(const char *start, const char *end)
{
	static const char *const blanks[] = { "　", " ", "\t", "\r", NULL };

	while (end > start && word_ends_at_any(start, end, blanks))
		end -= (unsigned char)end[-1] >= 0x80 ? strlen("　") : 1;
	return end;
}

static void
line_add(struct pool *pool, struct amend_lines *lines, const char *start,
    const char *end, int number)
{
	const char *at = start;
	struct amend_line *line;
	size_t indent = 0;

	while (take_blank(&at, end))
		indent++;
	end = without_blanks(at, end);
	lines->list = pool_grow(pool, lines->list, &lines->room, lines->count,
	    sizeof *lines->list);
	line = &lines->list[lines->count++];
	*line = (struct amend_line){ pool_copy(pool, at, (size_t)(end - at)),
	    (size_t)(end - at), number, (int)indent + 1, indent };
}

void
lines_read(struct pool *pool, const char *text, size_t length,
    struct amend_lines *lines)
{
	const char *at = text, *end = text + length, *stop;
	int number = 1;

	number_read_word(&at, end, "\xef\xbb\xbf");
	for (; at < end; at = stop + 1, number++) {
		stop = memchr(at, '\n', (size_t)(end - at));
		if (stop == NULL)
			stop = end;
		line_add(pool, lines, at, stop, number);
	}
}

/* ---- lines that a page has broken ---- */

static size_t
width_of(const struct amend_line *line)
{
	const char *at = line->words, *end = at + line->length;
	size_t width = line->indent * 2;
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		width += code >= 0x1100 && (code < 0xff61 || code > 0xff9f) ?
		    2 : 1;
	}
	return width;
}

static size_t
page_width(const struct amend_lines *lines)
{
	size_t widest = 0, width, i;

	for (i = 0; i < lines->count; i++) {
		width = width_of(&lines->list[i]);
		if (width > widest)
			widest = width;
	}
	return widest;
}

static bool
is_broken(const struct amend_line *line, size_t width)
{
	return width_of(line) + BORDER > width && !word_ends_at(line->words,
	    line->words + line->length, "。") && memchr(line->words, '\t',
	    line->length) == NULL;
}

bool
lines_look_broken(const struct amend_lines *lines)
{
	size_t width = page_width(lines), count = 0, i;

	for (i = 0; i + 1 < lines->count; i++)
		count += is_broken(&lines->list[i], width);
	return width >= PAGE_WIDTH_LEAST && width <= PAGE_WIDTH_MAX &&
	    count >= BROKEN_LEAST;
}

size_t
lines_join(struct pool *pool, struct amend_lines *lines)
{
	size_t width = page_width(lines), joined = 0, kept = 0, i;
	struct amend_line *line;
	bool goes_on = false, is_full;

	for (i = 0; i < lines->count; i++) {
		is_full = is_broken(&lines->list[i], width);
		if (!goes_on || lines->list[i].length == 0)
			lines->list[kept++] = lines->list[i];
		else {
			line = &lines->list[kept - 1];
			line->words = pool_format(pool, "%s%s", line->words,
			    lines->list[i].words);
			line->length += lines->list[i].length;
			joined++;
		}
		goes_on = is_full;
	}
	lines->count = kept;
	return joined;
}

const struct amend_line *
lines_drop_pages(struct pool *pool, struct amend_lines *lines)
{
	struct amend_line *first = NULL;
	size_t kept = 0, i;
	int value;

	for (i = 0; i < lines->count; i++) {
		const struct amend_line *line = &lines->list[i];

		if (!sign_is_page(line->words, line->length, &value))
			lines->list[kept++] = *line;
		else if (first == NULL) {
			first = pool_take(pool, sizeof *first);
			*first = *line;
		}
	}
	lines->count = kept;
	return first;
}
