/*
 * The end of a file: libharu writes its objects, ours follow, and a
 * cross-reference stream (PDF 32000-1, 7.5.8) takes the place of libharu's
 * table.
 */
#include "paint/inside.h"

#include "base/message.h"

enum {
	ID_BYTES = 16,
	FREE_GENERATION = 65535
};

static const char header[] = "%PDF-1.7\n%\xb7\xbe\xad\xaa\n";

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
add_rows(struct bundle *bundle)
{
	HPDF_Xref xref = bundle->painting->doc->xref;
	HPDF_UINT i;

	paint_bundle_row(bundle, ROW_FREE, 0, FREE_GENERATION);
	for (i = 1; i < xref->entries->count; i++)
		paint_bundle_row(bundle, ROW_PLAIN,
		    HPDF_Xref_GetEntry(xref, i)->byte_offset, 0);
}

static void
add_trailer(struct bundle *bundle, uint32_t number)
{
	struct painting *painting = bundle->painting;
	uint8_t digest[SHA_BYTES];
	struct text entries = {0};
	int i, half;

	sha_end(&painting->digest, digest);
	text_add_format(&entries, "/Type/XRef/Size %u/W[1 4 2]/DecodeParms"
	    "<</Predictor 12/Columns %d>>/Root %u 0 R/Info %u 0 R/ID[",
	    number + 1, BUNDLE_ROW, paint_object_id(painting->doc->catalog),
	    paint_object_id(painting->doc->info));
	for (half = 0; half < 2; half++) {
		text_add_char(&entries, '<');
		for (i = 0; i < ID_BYTES; i++)
			text_add_format(&entries, "%02X", digest[i]);
		text_add_char(&entries, '>');
	}
	text_add_char(&entries, ']');
	paint_bundle_stream(bundle, number, entries.bytes, bundle->rows.bytes,
	    bundle->rows.length);
	text_free(&bundle->streams);
	text_free(&entries);
}

static void
finish(struct bundle *bundle)
{
	uint32_t at, number;

	paint_bundle_close(bundle);
	number = bundle->stream_number;
	at = (uint32_t)(bundle->out->length - bundle->start);
	paint_bundle_row(bundle, ROW_PLAIN, at, 0);
	add_trailer(bundle, number);
	text_add_format(bundle->out, "startxref\n%u\n%%%%EOF\n", at);
	text_free(&bundle->rows);
}

bool
paint_save(struct painting *painting, struct text *out,
    struct problems *problems)
{
	struct bundle bundle = { .painting = painting, .out = out,
	    .start = out->length };

	bundle.next = painting->doc->xref->entries->count;
	bundle.stream_number = paint_outline_number(painting,
	    paint_tree_number(painting, bundle.next));
	paint_meta_catalog(painting);
	if (!write_objects(painting, out)) {
		out->length = bundle.start;
		return paint_refuse(painting, problems,
		    MESSAGE("libharu cannot write the document"));
	}
	add_rows(&bundle);
	paint_tree_write(painting, &bundle);
	paint_outline_write(painting, &bundle);
	finish(&bundle);
	return true;
}
