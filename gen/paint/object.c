/*
 * Objects and streams that libharu keeps for us.
 */
#include <string.h>

#include "paint/inside.h"

enum {
	ID_BITS = 0x00ffffff	/* libharu keeps flags above the number */
};

uint32_t
paint_object_id(const HPDF_Dict object)
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
paint_object_dress(HPDF_Dict object, const char *body)
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
	paint_object_dress(object, body);
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
paint_object_stream(struct painting *painting, const char *body, const void
    *bytes, size_t length)
{
	HPDF_MMgr memory = painting->doc->mmgr;
	HPDF_Dict object = HPDF_DictStream_New(memory, painting->doc->xref);
	struct borrowed *borrowed = pool_take(painting->pool,
	    sizeof *borrowed);

	*borrowed = (struct borrowed){ bytes, length, 0 };
	HPDF_Stream_Free(object->stream);
	object->stream = HPDF_CallbackReader_New(memory, lend, go_back,
	    tell_place, tell_size, borrowed);
	paint_object_dress(object, body);
	return object;
}
