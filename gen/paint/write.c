/*
 * Numbers, strings, streams and objects of a PDF.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "paint/inside.h"

enum {
	ID_BITS = 0x00ffffff	/* libharu keeps flags above the number */
};

static void *
check_memory(void *piece)
{
	if (piece == NULL) {
		fputs("kijun: out of memory\n", stderr);
		exit(3);
	}
	return piece;
}

void *
paint_take(size_t bytes)
{
	return check_memory(calloc(1, bytes));
}

void *
paint_room(size_t bytes)
{
	return check_memory(malloc(bytes > 0 ? bytes : 1));
}

void *
paint_grow(void *list, size_t *room, size_t count, size_t item)
{
	if (count < *room)
		return list;
	*room = *room > 0 ? *room * 2 : 16;
	return check_memory(reallocarray(list, *room, item));
}

void
paint_integer(struct text *out, uint32_t number)
{
	char digits[10];
	size_t at = sizeof digits;

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	text_add(out, digits + at, sizeof digits - at);
}

/* number / 10^places, as short as may be. */
static void
add_decimal(struct text *out, int64_t number, int places)
{
	uint64_t size = (uint64_t)(number < 0 ? -number : number), unit = 1;
	char part[8] = ".";
	size_t length = (size_t)places + 1;
	int i;

	for (i = 0; i < places; i++)
		unit *= 10;
	if (number < 0)
		text_add_char(out, '-');
	if (size >= unit || size == 0)
		paint_integer(out, (uint32_t)(size / unit));
	size %= unit;
	if (size == 0)
		return;
	for (i = places; i > 0; i--, size /= 10)
		part[i] = (char)('0' + size % 10);
	while (part[length - 1] == '0')
		length--;
	text_add(out, part, length);
}

void
paint_number(struct text *out, int64_t thousandths)
{
	add_decimal(out, thousandths, 3);
}

void
paint_millionths(struct text *out, int64_t millionths)
{
	add_decimal(out, millionths, 6);
}

static void
add_hex(struct text *out, uint32_t unit)
{
	static const char digits[] = "0123456789ABCDEF";
	char four[4] = { digits[unit >> 12 & 15], digits[unit >> 8 & 15],
	    digits[unit >> 4 & 15], digits[unit & 15] };

	text_add(out, four, sizeof four);
}

void
paint_utf16(struct text *out, uint32_t code)
{
	if (code >= 0x10000) {
		add_hex(out, 0xd800 + ((code - 0x10000) >> 10));
		code = 0xdc00 + (code & 0x3ff);
	}
	add_hex(out, code);
}

/* Of printable ASCII, so that it may stand between brackets as it is. */
static bool
is_plain(const char *words)
{
	for (; *words != '\0'; words++)
		if (*words < ' ' || *words > '~' ||
		    strchr("()\\", *words) != NULL)
			return false;
	return true;
}

void
paint_string(struct text *out, const char *from)
{
	const char *end = from + strlen(from);

	if (is_plain(from)) {
		text_add_format(out, "(%s)", from);
		return;
	}
	text_add_string(out, "<FEFF");
	while (from < end)
		paint_utf16(out, text_next(&from, end));
	text_add_char(out, '>');
}

/* Everything at once; the room must suffice. The bytes made. */
static size_t
press(struct ink *ink, const void *from, size_t length, char *to, size_t room)
{
	deflateReset(&ink->press);
	ink->press.next_in = (Bytef *)(uintptr_t)from;
	ink->press.avail_in = (uInt)length;
	ink->press.next_out = (Bytef *)to;
	ink->press.avail_out = (uInt)room;
	deflate(&ink->press, Z_FINISH);
	return room - ink->press.avail_out;
}

void
paint_pack(struct ink *ink, struct packed *packed, const void *from,
    size_t length)
{
	size_t bound = deflateBound(&ink->press, (uLong)length);

	while (packed->room < bound)
		packed->bytes = paint_grow(packed->bytes, &packed->room,
		    packed->room, 1);
	packed->plain = length;
	packed->length = press(ink, from, length, packed->bytes,
	    packed->room);
}

void
paint_squeeze(struct ink *ink, const char *from, size_t length)
{
	struct text *out = &ink->squeezed;
	size_t bound = deflateBound(&ink->press, (uLong)length);

	text_clear(out);
	while (out->room < bound)
		out->bytes = paint_grow(out->bytes, &out->room, out->room, 1);
	out->length = press(ink, from, length, out->bytes, out->room);
}

uint32_t
paint_id(const HPDF_Dict object)
{
	return object->header.obj_id & ID_BITS;
}

/* libharu calls it between << and >>. */
static HPDF_STATUS
write_body(HPDF_Dict object, HPDF_Stream stream)
{
	return HPDF_Stream_WriteStr(stream, object->attr);
}

void
paint_dress(HPDF_Dict object, const char *body)
{
	if (body == NULL)
		return;
	object->attr = (void *)(uintptr_t)body;
	object->write_fn = write_body;
}

HPDF_Dict
paint_object(struct painting *painting, const char *body)
{
	HPDF_Dict object = HPDF_Dict_New(painting->doc->mmgr);

	HPDF_Xref_Add(painting->doc->xref, object);
	paint_dress(object, body);
	return object;
}

/* A stream's bytes; libharu by itself would copy them twice, one by one. */
struct borrowed {
	const char	*bytes;
	size_t		 length, at;
};

static HPDF_STATUS
lend(HPDF_Stream stream, HPDF_BYTE *to, HPDF_UINT *size)
{
	struct borrowed *borrowed = stream->attr;
	size_t left = borrowed->length - borrowed->at;
	bool is_last = left <= *size;

	if (is_last)
		*size = (HPDF_UINT)left;
	memcpy(to, borrowed->bytes + borrowed->at, *size);
	borrowed->at += *size;
	return is_last ? HPDF_STREAM_EOF : HPDF_OK;
}

static HPDF_STATUS
go_back(HPDF_Stream stream, HPDF_INT position, HPDF_WhenceMode mode)
{
	struct borrowed *borrowed = stream->attr;

	(void)mode;			/* always from the start */
	borrowed->at = (size_t)position;
	return HPDF_OK;
}

static HPDF_INT32
tell_place(HPDF_Stream stream)
{
	return (HPDF_INT32)((struct borrowed *)stream->attr)->at;
}

static HPDF_UINT32
tell_size(HPDF_Stream stream)
{
	return (HPDF_UINT32)((struct borrowed *)stream->attr)->length;
}

HPDF_Dict
paint_stream(struct painting *painting, const char *body, const void *bytes,
    size_t length)
{
	HPDF_MMgr memory = painting->doc->mmgr;
	HPDF_Dict object = HPDF_DictStream_New(memory, painting->doc->xref);
	struct borrowed *borrowed = pool_take(painting->pool,
	    sizeof *borrowed);

	*borrowed = (struct borrowed){ bytes, length, 0 };
	HPDF_Stream_Free(object->stream);
	object->stream = HPDF_CallbackReader_New(memory, lend, go_back,
	    tell_place, tell_size, borrowed);
	paint_dress(object, body);
	return object;
}

/* The window keeps its magnification; a little room stays above. */
void
paint_destination(struct text *out, const struct painting *painting,
    uint32_t page, int32_t y)
{
	enum { ROOM_ABOVE = 12000 };
	const struct painted_page *to = &painting->pages[page];
	int32_t top = to->height - y + ROOM_ABOVE;

	text_add_char(out, '[');
	paint_integer(out, to->object);
	text_add_string(out, " 0 R/XYZ 0 ");
	paint_number(out, top < to->height ? top : to->height);
	text_add_string(out, " null]");
}

bool
paint_refuse(struct painting *painting, struct problems *problems,
    const char *message)
{
	if (!painting->failed)
		problem_add(problems, PROBLEM_PAINT_FAILED, (struct place){0},
		    "%s", message);
	painting->failed = true;
	return false;
}
