/*
 * The many small objects behind libharu's, packed by the hundred (object
 * streams, PDF 32000-1, 7.5.7). A merge of 1,000 pages has 30,000 of them: as
 * libharu's dictionaries they would take 30 MB of memory and more of the file
 * than everything else.
 */
#include <stdio.h>
#include <string.h>

#include "paint/inside.h"

enum {
	PACK = 100,		/* objects in one stream */
	PREDICTED = BUNDLE_ROW + 1,	/* and the predictor's byte */
	PREDICT_UP = 2
};

/* ---- cross-reference ---- */

/* Each byte less the one above it: rows differ little (RFC 2083, 6.4). */
void
paint_bundle_row(struct bundle *bundle, enum bundle_row kind, uint32_t place,
    unsigned last)
{
	const unsigned char row[BUNDLE_ROW] = { (unsigned char)kind,
	    (unsigned char)(place >> 24), (unsigned char)(place >> 16),
	    (unsigned char)(place >> 8), (unsigned char)place,
	    (unsigned char)(last >> 8), (unsigned char)last };
	char written[PREDICTED] = { PREDICT_UP };
	int i;

	for (i = 0; i < BUNDLE_ROW; i++)
		written[i + 1] = (char)(row[i] - bundle->before[i]);
	memcpy(bundle->before, row, BUNDLE_ROW);
	text_add(&bundle->rows, written, sizeof written);
}

/* ---- packing ---- */

struct text *
paint_bundle_begin(struct bundle *bundle)
{
	bundle->body_start = bundle->bodies.length;
	return &bundle->bodies;
}

void
paint_bundle_stream(struct bundle *bundle, uint32_t number,
    const char *entries, const char *bytes, size_t length)
{
	struct ink *ink = bundle->painting->ink;
	uint32_t at = (uint32_t)(bundle->out->length - bundle->start);

	text_add(&bundle->streams, (const char *)&at, sizeof at);
	paint_pack_once(ink, bytes, length);
	text_add_format(bundle->out, "%u 0 obj\n<<%s/Filter/FlateDecode"
	    "/Length %zu>>\nstream\r\n", number, entries,
	    ink->squeezed.length);
	text_add(bundle->out, ink->squeezed.bytes, ink->squeezed.length);
	text_add_string(bundle->out, "\nendstream\nendobj\n");
}

static void
close_stream(struct bundle *bundle)
{
	char entries[80];
	size_t first = bundle->index.length;

	if (bundle->packed == 0)
		return;
	snprintf(entries, sizeof entries, "/Type/ObjStm/N %u/First %zu",
	    bundle->packed, first);
	text_add(&bundle->index, bundle->bodies.bytes, bundle->bodies.length);
	paint_bundle_stream(bundle, bundle->stream_number++, entries,
	    bundle->index.bytes, bundle->index.length);
	text_clear(&bundle->index);
	text_clear(&bundle->bodies);
	bundle->packed = 0;
}

void
paint_bundle_end(struct bundle *bundle)
{
	paint_write_integer(&bundle->index, bundle->next++);
	text_add_char(&bundle->index, ' ');
	paint_write_integer(&bundle->index, (uint32_t)bundle->body_start);
	text_add_char(&bundle->index, ' ');
	text_add_char(&bundle->bodies, '\n');
	paint_bundle_row(bundle, ROW_PACKED, bundle->stream_number,
	    bundle->packed++);
	if (bundle->packed == PACK)
		close_stream(bundle);
}

void
paint_bundle_close(struct bundle *bundle)
{
	size_t i, count;
	uint32_t at;

	close_stream(bundle);
	count = bundle->streams.length / sizeof at;
	for (i = 0; i < count; i++) {
		memcpy(&at, bundle->streams.bytes + i * sizeof at, sizeof at);
		paint_bundle_row(bundle, ROW_PLAIN, at, 0);
	}
	text_free(&bundle->index);
	text_free(&bundle->bodies);
}
