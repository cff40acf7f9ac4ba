/*
 * The end of a file. libharu writes its objects; the many small ones follow
 * packed by the hundred (object streams, PDF 32000-1, 7.5.7), and a
 * cross-reference stream (7.5.8) takes the place of libharu's table. A merge
 * of 1,000 pages has 30,000 of them: as libharu's dictionaries they would take
 * 30 MB of memory and more of the file than everything else.
 */
#include <stdio.h>
#include <string.h>

#include "paint/inside.h"

enum {
	PACK = 100,		/* objects in one stream */
	ROW = 7,		/* 1 + 4 + 2 bytes of a cross-reference */
	PREDICTED = ROW + 1,	/* and the predictor's */
	PREDICT_UP = 2,
	ID_BYTES = 16,
	ROW_FREE = 0, ROW_PLAIN = 1, ROW_PACKED = 2,
	FREE_GENERATION = 65535
};

static const char header[] = "%PDF-1.7\n%\xb7\xbe\xad\xaa\n";

struct tail {
	struct painting	*painting;
	struct text	*out;
	size_t		 start;		/* of the PDF within out */
	struct text	 rows;		/* of the cross-reference, predicted */
	unsigned char	 before[ROW];	/* the row before */
	struct text	 index, bodies;	/* of the stream being packed */
	size_t		 body_start;
	unsigned	 packed;	/* objects in it */
	uint32_t	 next;		/* number of the next packed object */
	uint32_t	 stream_number;	/* of the stream being packed */
	struct text	 streams;	/* where each is: uint32_t */
};

/* ---- cross-reference ---- */

/* Each byte less the one above it: rows differ little (RFC 2083, 6.4). */
static void
add_row(struct tail *tail, unsigned kind, uint32_t place, unsigned last)
{
	const unsigned char row[ROW] = { (unsigned char)kind,
	    (unsigned char)(place >> 24), (unsigned char)(place >> 16),
	    (unsigned char)(place >> 8), (unsigned char)place,
	    (unsigned char)(last >> 8), (unsigned char)last };
	char written[PREDICTED] = { PREDICT_UP };
	int i;

	for (i = 0; i < ROW; i++)
		written[i + 1] = (char)(row[i] - tail->before[i]);
	memcpy(tail->before, row, ROW);
	text_add(&tail->rows, written, sizeof written);
}

/* ---- packing ---- */

struct text *
paint_tail_begin(struct tail *tail)
{
	tail->body_start = tail->bodies.length;
	return &tail->bodies;
}

static void
add_stream(struct tail *tail, uint32_t number, const char *entries,
    const char *bytes, size_t length)
{
	struct ink *ink = tail->painting->ink;
	uint32_t at = (uint32_t)(tail->out->length - tail->start);

	text_add(&tail->streams, (const char *)&at, sizeof at);
	paint_squeeze(ink, bytes, length);
	text_add_format(tail->out, "%u 0 obj\n<<%s/Filter/FlateDecode"
	    "/Length %zu>>\nstream\r\n", number, entries,
	    ink->squeezed.length);
	text_add(tail->out, ink->squeezed.bytes, ink->squeezed.length);
	text_add_string(tail->out, "\nendstream\nendobj\n");
}

static void
close_stream(struct tail *tail)
{
	char entries[80];
	size_t first = tail->index.length;

	if (tail->packed == 0)
		return;
	snprintf(entries, sizeof entries, "/Type/ObjStm/N %u/First %zu",
	    tail->packed, first);
	text_add(&tail->index, tail->bodies.bytes, tail->bodies.length);
	add_stream(tail, tail->stream_number++, entries, tail->index.bytes,
	    tail->index.length);
	text_clear(&tail->index);
	text_clear(&tail->bodies);
	tail->packed = 0;
}

void
paint_tail_end(struct tail *tail)
{
	paint_integer(&tail->index, tail->next++);
	text_add_char(&tail->index, ' ');
	paint_integer(&tail->index, (uint32_t)tail->body_start);
	text_add_char(&tail->index, ' ');
	text_add_char(&tail->bodies, '\n');
	add_row(tail, ROW_PACKED, tail->stream_number, tail->packed++);
	if (tail->packed == PACK)
		close_stream(tail);
}

/* ---- libharu's part ---- */

static HPDF_STATUS
receive(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
	text_add(stream->attr, (const char *)bytes, length);
	return HPDF_OK;
}

static bool
write_objects(struct painting *painting, struct text *out)
{
	HPDF_Xref xref = painting->doc->xref;
	HPDF_Stream stream = HPDF_CallbackWriter_New(painting->doc->mmgr,
	    receive, out);
	size_t start = out->length;

	text_add(out, header, sizeof header - 1);
	stream->size = sizeof header - 1;	/* offsets count from here */
	HPDF_Xref_WriteToStream(xref, stream, NULL);
	HPDF_Stream_Free(stream);
	if (HPDF_GetError(painting->doc) != HPDF_NOERROR)
		return false;
	out->length = start + xref->addr;	/* its table is not ours */
	return true;
}

static void
add_rows(struct tail *tail)
{
	HPDF_Xref xref = tail->painting->doc->xref;
	HPDF_UINT i;

	add_row(tail, ROW_FREE, 0, FREE_GENERATION);
	for (i = 1; i < xref->entries->count; i++)
		add_row(tail, ROW_PLAIN,
		    HPDF_Xref_GetEntry(xref, i)->byte_offset, 0);
}

/* ---- the end ---- */

static void
add_trailer(struct tail *tail, uint32_t number)
{
	struct painting *painting = tail->painting;
	uint8_t digest[SHA256_DIGEST_LENGTH];
	struct text entries = {0};
	int i, half;

	SHA256Final(digest, &painting->digest);
	text_add_format(&entries, "/Type/XRef/Size %u/W[1 4 2]/DecodeParms"
	    "<</Predictor 12/Columns %d>>/Root %u 0 R/Info %u 0 R/ID[",
	    number + 1, ROW, paint_id(painting->doc->catalog),
	    paint_id(painting->doc->info));
	for (half = 0; half < 2; half++) {
		text_add_char(&entries, '<');
		for (i = 0; i < ID_BYTES; i++)
			text_add_format(&entries, "%02X", digest[i]);
		text_add_char(&entries, '>');
	}
	text_add_char(&entries, ']');
	add_stream(tail, number, entries.bytes, tail->rows.bytes,
	    tail->rows.length);
	text_free(&entries);
}

static void
finish(struct tail *tail)
{
	size_t i, count;
	uint32_t at, number;

	close_stream(tail);
	count = tail->streams.length / sizeof at;
	for (i = 0; i < count; i++) {
		memcpy(&at, tail->streams.bytes + i * sizeof at, sizeof at);
		add_row(tail, ROW_PLAIN, at, 0);
	}
	number = tail->stream_number;
	at = (uint32_t)(tail->out->length - tail->start);
	add_row(tail, ROW_PLAIN, at, 0);
	add_trailer(tail, number);
	text_add_format(tail->out, "startxref\n%u\n%%%%EOF\n", at);
	text_free(&tail->rows);
	text_free(&tail->index);
	text_free(&tail->bodies);
	text_free(&tail->streams);
}

bool
paint_save(struct painting *painting, struct text *out,
    struct problems *problems)
{
	struct tail tail = { .painting = painting, .out = out,
	    .start = out->length };

	tail.next = painting->doc->xref->entries->count;
	tail.stream_number = paint_outlines_number(painting,
	    paint_tree_number(painting, tail.next));
	paint_catalog(painting);
	if (!write_objects(painting, out)) {
		out->length = tail.start;
		return paint_refuse(painting, problems,
		    "libharu cannot write the document");
	}
	add_rows(&tail);
	paint_tree_write(painting, &tail);
	paint_outlines_write(painting, &tail);
	finish(&tail);
	return true;
}
