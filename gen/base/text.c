#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
	FIRST_ROOM = 256,
	WORD_MAX = 64,		/* longer words are not worth a suggestion */
	CLIPPED_MAX = 60	/* characters of a word in a message */
};

static void
grow(struct text *text, size_t bytes)
{
	size_t room = text->room > 0 ? text->room : FIRST_ROOM;

	while (room < text->length + bytes + 1)
		room *= 2;
	text->bytes = memory_resize(text->bytes, room, 1);
	text->room = room;
}

static inline void
reserve(struct text *text, size_t bytes)
{
	if (text->length + bytes + 1 > text->room)
		grow(text, bytes);
}

void
text_add(struct text *text, const char *from, size_t bytes)
{
	reserve(text, bytes);
	if (bytes > 0)
		memcpy(text->bytes + text->length, from, bytes);
	text->length += bytes;
	text->bytes[text->length] = '\0';
}

void
text_add_string(struct text *text, const char *from)
{
	text_add(text, from, strlen(from));
}

void
text_add_char(struct text *text, char byte)
{
	reserve(text, 1);
	text->bytes[text->length++] = byte;
	text->bytes[text->length] = '\0';
}

void
text_add_code(struct text *text, uint32_t code)
{
	char bytes[4];

	text_add(text, bytes, (size_t)text_encode(code, bytes));
}

void
text_add_format(struct text *text, const char *format, ...)
{
	size_t room;
	va_list args;
	int length;

	reserve(text, 0);
	room = text->room - text->length;
	va_start(args, format);
	length = vsnprintf(text->bytes + text->length, room, format, args);
	va_end(args);
	if (length < 0)
		length = 0;
	if ((size_t)length >= room) {
		reserve(text, (size_t)length);
		va_start(args, format);
		vsnprintf(text->bytes + text->length, (size_t)length + 1,
		    format, args);
		va_end(args);
	}
	text->length += (size_t)length;
	text->bytes[text->length] = '\0';
}

static const char *
escape_of(char byte)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

void
text_add_escaped(struct text *text, const char *from, size_t bytes)
{
	const char *escape;
	size_t i, start = 0;

	for (i = 0; i < bytes; i++) {
		bool drop = (unsigned char)from[i] < ' ' && from[i] != '\n' &&
		    from[i] != '\t';

		escape = escape_of(from[i]);
		if (escape == NULL && !drop)
			continue;
		text_add(text, from + start, i - start);
		if (escape != NULL)
			text_add_string(text, escape);
		start = i + 1;
	}
	text_add(text, from + start, bytes - start);
}

void
text_clear(struct text *text)
{
	text->length = 0;
	if (text->bytes != NULL)
		text->bytes[0] = '\0';
}

void
text_shorten(struct text *text, size_t bytes)
{
	if (bytes >= text->length)
		return;
	text->length = bytes;
	text->bytes[bytes] = '\0';
}

void
text_free(struct text *text)
{
	free(text->bytes);
	*text = (struct text){0};
}

/* Bytes that follow the first, or -1 if it cannot come first. */
static int
continuation_count(unsigned char first)
{
	if (first < 0x80)
		return 0;
	if (first >= 0xc2 && first < 0xe0)
		return 1;
	if (first >= 0xe0 && first < 0xf0)
		return 2;
	if (first >= 0xf0 && first < 0xf5)
		return 3;
	return -1;
}

static bool
is_scalar(uint32_t code, int continuations)
{
	static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };

	return code >= least[continuations] && code <= 0x10ffff &&
	    (code < 0xd800 || code > 0xdfff);
}

/* Three bytes that are right whatever their bits: E1 to EC come first. */
static bool
is_usual_three(const unsigned char *at)
{
	return *at >= 0xe1 && *at <= 0xec && (at[1] & 0xc0) == 0x80 &&
	    (at[2] & 0xc0) == 0x80;
}

uint32_t
text_next(const char **cursor, const char *end)
{
	const unsigned char *at = (const unsigned char *)*cursor;
	int i, count;
	uint32_t code;

	/* Nearly all text is ASCII or Japanese. */
	if (*at < 0x80) {
		*cursor += 1;
		return *at;
	}
	if (end - *cursor >= 3 && is_usual_three(at)) {
		*cursor += 3;
		return (*at & 0xfu) << 12 | (at[1] & 0x3fu) << 6 |
		    (at[2] & 0x3fu);
	}
	count = continuation_count(*at);
	if (count <= 0 || end - *cursor <= count) {
		*cursor += 1;
		return count == 0 ? *at : 0xfffd;
	}
	code = *at & (0x3fu >> count);
	for (i = 1; i <= count; i++) {
		if ((at[i] & 0xc0) != 0x80) {
			*cursor += i;
			return 0xfffd;
		}
		code = code << 6 | (at[i] & 0x3fu);
	}
	*cursor += count + 1;
	return is_scalar(code, count) ? code : 0xfffd;
}

int
text_encode(uint32_t code, char out[4])
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xc0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xe0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code & 0x3f));
	return 4;
}

/* To the first character that needs a closer look. */
static const char *
skip_usual(const char *cursor, const char *end)
{
	const unsigned char *at = (const unsigned char *)cursor;
	const unsigned char *stop = (const unsigned char *)end;

	while (at < stop)
		if (*at < 0x80)
			at++;
		else if (stop - at >= 3 && is_usual_three(at))
			at += 3;
		else
			break;
	return (const char *)at;
}

bool
text_is_utf8(const char *from, size_t bytes, size_t *bad)
{
	const char *cursor = from, *end = from + bytes, *start;

	while ((cursor = skip_usual(cursor, end)) < end) {
		start = cursor;
		if (text_next(&cursor, end) != 0xfffd)
			continue;
		if (cursor - start == 3 && memcmp(start, "\xef\xbf\xbd", 3) ==
		    0)
			continue;
		*bad = (size_t)(start - from);
		return false;
	}
	return true;
}

size_t
text_count(const char *from, size_t bytes)
{
	size_t i, count = 0;

	for (i = 0; i < bytes; i++)
		if (((unsigned char)from[i] & 0xc0) != 0x80)
			count++;
	return count;
}

const char *
text_find_unseen(const char *text, size_t bytes, uint32_t *code)
{
	const char *at = text, *end = text + bytes, *here;

	while ((here = at) < end) {
		*code = text_next(&at, end);
		if ((*code < ' ' && *code != '\t' && *code != '\n' &&
		    *code != '\r') || *code == 0xfffe || *code == 0xffff)
			return here;
	}
	return NULL;
}

bool
text_is_selector(uint32_t code)
{
	return (code >= 0xfe00 && code <= 0xfe0f) ||
	    (code >= 0xe0100 && code <= 0xe01ef);
}

static size_t
decode_word(const char *word, uint32_t codes[WORD_MAX])
{
	const char *end = word + strlen(word);
	size_t count = 0;

	while (word < end && count < WORD_MAX)
		codes[count++] = text_next(&word, end);
	return count;
}

static size_t
least_of(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

/* Levenshtein's distance, one row at a time. */
static size_t
distance(const char *one, const char *other)
{
	uint32_t a[WORD_MAX], b[WORD_MAX];
	size_t rows = decode_word(one, a), columns = decode_word(other, b);
	size_t line[WORD_MAX + 1], i, j, diagonal, above;

	for (j = 0; j <= columns; j++)
		line[j] = j;
	for (i = 1; i <= rows; i++) {
		diagonal = line[0];
		line[0] = i;
		for (j = 1; j <= columns; j++) {
			above = line[j];
			line[j] = least_of(above + 1, line[j - 1] + 1,
			    diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
		}
	}
	return line[columns];
}

/* Behind so many characters, or at the end. */
static const char *
skip_characters(const char *from, const char *end, size_t count)
{
	while (count-- > 0 && from < end)
		text_next(&from, end);
	return from;
}

/* The first opening quote, straight or 「, and what closes it; NULL if none. */
static const char *
find_quote(const char *at, const char *end, const char **open,
    const char **close)
{
	for (; at < end; at++) {
		*open = *close = "\"";
		if (*at == '"')
			return at;
		*open = "「";
		*close = "」";
		if (strncmp(at, *open, strlen(*open)) == 0)
			return at;
	}
	return NULL;
}

void
text_clip_quoted(struct text *text)
{
	static const char ellipsis[] = "\xe2\x80\xa6";
	const char *at = text->bytes, *end = at + text->length;
	const char *from, *to, *cut, *open, *close;
	struct text clipped = {0};

	if (text_count(at, text->length) <= CLIPPED_MAX)
		return;
	while ((from = find_quote(at, end, &open, &close)) != NULL) {
		from += strlen(open);
		text_add(&clipped, at, (size_t)(from - at));
		at = from;
		to = strstr(at, close);
		if (to == NULL)
			break;
		cut = skip_characters(at, to, CLIPPED_MAX);
		text_add(&clipped, at, (size_t)(cut - at));
		text_add_string(&clipped, cut < to ? ellipsis : "");
		text_add_string(&clipped, close);
		at = to + strlen(close);
	}
	text_add(&clipped, at, (size_t)(end - at));
	text_free(text);
	*text = clipped;
}

const char *
text_nearest(const char *word, const char *const *candidates, size_t count)
{
	size_t length = text_count(word, strlen(word));
	size_t best = length / 2 + 1, away, i;
	const char *nearest = NULL;

	if (length > WORD_MAX)
		return NULL;

	for (i = 0; i < count; i++) {
		away = distance(word, candidates[i]);
		if (away < best) {
			best = away;
			nearest = candidates[i];
		}
	}
	return nearest;
}
