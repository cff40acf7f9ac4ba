#include "base/columns.h"

#include <string.h>

#include "base/text.h"

enum { LINE_WIDTH = 72 };

/* UAX #11, East Asian Width of Unicode 15: W and F, in rough blocks. */
static const struct {
	uint32_t	 first, last;
} wide[] = {
	{ 0x1100, 0x115f }, { 0x2e80, 0x303e }, { 0x3041, 0xa4cf },
	{ 0xa960, 0xa97c }, { 0xac00, 0xd7a3 }, { 0xf900, 0xfaff },
	{ 0xfe30, 0xfe6f }, { 0xff01, 0xff60 }, { 0xffe0, 0xffe6 },
	{ 0x1f300, 0x1faff }, { 0x20000, 0x3fffd }
};

/* JIS X 4051, 4.2: these begin no line, those end none. */
static const char never_first[] = "、。，．・：；？！」』）］｝〉》】〕’”ーァィゥェォ"
    "ッャュョヮぁぃぅぇぉっゃゅょゎ々…";
static const char never_last[] = "「『（［｛〈《【〔‘“";

static size_t
width_of(uint32_t code)
{
	size_t i;

	if (text_is_selector(code))
		return 0;
	for (i = 0; i < sizeof wide / sizeof *wide; i++)
		if (code >= wide[i].first && code <= wide[i].last)
			return 2;
	return 1;
}

size_t
columns_width(const char *text)
{
	const char *end = text + strlen(text);
	size_t width = 0;

	while (text < end)
		width += width_of(text_next(&text, end));
	return width;
}

static bool
is_in(const char *set, const char *at, size_t bytes)
{
	for (; *set != '\0'; set += bytes)
		if (strncmp(set, at, bytes) == 0)
			return true;
	return false;
}

/* May a line end between these two characters? */
static bool
may_break(const char *before, size_t before_bytes, const char *after,
    size_t after_bytes)
{
	if (*before == ' ' || *after == ' ')
		return true;
	if (before_bytes < 3 && after_bytes < 3)
		return false;
	/* All of both sets take three bytes. */
	return !(after_bytes == 3 && is_in(never_first, after, 3)) &&
	    !(before_bytes == 3 && is_in(never_last, before, 3));
}

/* What cannot be broken, from at on. */
static size_t
length_of_unit(const char *at, const char *end)
{
	const char *from = at, *before, *next;

	text_next(&at, end);
	for (before = from; at < end; before = at, at = next) {
		next = at;
		text_next(&next, end);
		if (may_break(before, (size_t)(at - before), at,
		    (size_t)(next - at)))
			break;
	}
	return (size_t)(at - from);
}

static size_t
width_of_unit(const char *at, size_t length)
{
	const char *end = at + length;
	size_t width = 0;

	while (at < end)
		width += width_of(text_next(&at, end));
	return width;
}

void
columns_wrap(struct text *out, const char *text)
{
	const char *end = text + strlen(text);
	size_t used = 0, length, width, blanks;

	while (text < end) {
		blanks = strspn(text, " ");
		text += blanks;
		if (text == end)
			break;
		length = length_of_unit(text, end);
		width = width_of_unit(text, length);
		if (used > 0 && used + (blanks > 0) + width > LINE_WIDTH) {
			text_add_char(out, '\n');
			used = 0;
		} else if (used > 0 && blanks > 0) {
			text_add_char(out, ' ');
			used++;
		}
		text_add(out, text, length);
		used += width;
		text += length;
	}
	text_add_char(out, '\n');
}

void
columns_pad(struct text *out, const char *text, size_t width)
{
	size_t used = columns_width(text);

	text_add_string(out, text);
	text_add_format(out, "%*s", used < width ? (int)(width - used) : 0,
	    "");
}
