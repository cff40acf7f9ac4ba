/*
 * Bytes pressed with zlib.
 */
#include "paint/inside.h"

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
		packed->bytes = memory_grow(packed->bytes, &packed->room,
		    packed->room, 1);
	packed->plain = length;
	packed->length = press(ink, from, length, packed->bytes,
	    packed->room);
}

void
paint_pack_once(struct ink *ink, const char *from, size_t length)
{
	struct text *out = &ink->squeezed;
	size_t bound = deflateBound(&ink->press, (uLong)length);

	text_clear(out);
	while (out->room < bound)
		out->bytes = memory_grow(out->bytes, &out->room, out->room, 1);
	out->length = press(ink, from, length, out->bytes, out->room);
}
