/*
 * The font object: Type0 over CIDFontType2 (PDF 32000-1, 9.7), with an own
 * CID for each glyph and what it stands for, so that every character can be
 * found, copied and read aloud. Made once for a batch.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

#include "paint/inside.h"
#include "base/message.h"

enum {
	PER_BLOCK = 100,	/* of a CMap: its specification's limit */
	FLAG_SERIF = 1 << 1, FLAG_SYMBOLIC = 1 << 2,	/* 9.8.2 */
	TAG_LETTERS = 6		/* of a subset's name, 9.6.4 */
};

static int
flags_of(const struct typeface *kind)
{
	return kind->has_serifs ? FLAG_SERIF | FLAG_SYMBOLIC : FLAG_SYMBOLIC;
}

/* ---- what the PDF holds of it ---- */

/* [ 5 [500 500] 9 [333] ]: only what is not as wide as high. */
static void
write_widths(struct ink_face *face)
{
	struct text *out = &face->widths;
	bool in_run = false;
	size_t i;

	for (i = 1; i < face->count; i++) {
		if (face->list[i].width == USUAL_WIDTH) {
			if (in_run)
				text_add_char(out, ']');
			in_run = false;
			continue;
		}
		text_add_char(out, ' ');
		if (!in_run) {
			paint_write_integer(out, (uint32_t)i);
			text_add_char(out, '[');
		}
		in_run = true;
		paint_write_integer(out, face->list[i].width);
	}
	if (in_run)
		text_add_char(out, ']');
}

static void
add_mapping(struct text *out, const struct ink_glyph *glyph, size_t cid)
{
	text_add_char(out, '<');
	paint_write_utf16(out, (uint32_t)cid);
	text_add_string(out, "><");
	paint_write_utf16(out, glyph->code);
	if (glyph->selector != 0)
		paint_write_utf16(out, glyph->selector);
	text_add_string(out, ">\n");
}

/* Which characters a CID stands for (9.10.3). */
static void
write_unicode(struct ink *ink, struct ink_face *face)
{
	struct text out = {0};
	size_t i, end;

	text_add_string(&out, "/CIDInit /ProcSet findresource begin\n"
	    "12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) "
	    "/Ordering (UCS) /Supplement 0 >> def\n/CMapName "
	    "/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (i = 1; i < face->count; i = end) {
		end = i + PER_BLOCK < face->count ? i + PER_BLOCK :
		    face->count;
		paint_write_integer(&out, (uint32_t)(end - i));
		text_add_string(&out, " beginbfchar\n");
		for (; i < end; i++)
			add_mapping(&out, &face->list[i], i);
		text_add_string(&out, "endbfchar\n");
	}
	text_add_string(&out, "endcmap\nCMapName currentdict /CMap "
	    "defineresource pop\nend\nend\n");
	paint_pack(ink, &face->unicode, out.bytes, out.length);
	text_free(&out);
}

/* Other subsets must have other names: the letters come from the bytes. */
static void
write_name(struct ink *ink, enum face which, const char *font, size_t bytes)
{
	struct ink_face *face = &ink->list[which];
	uint32_t sum = libdeflate_crc32(0, font, bytes);
	int i;

	for (i = 0; i < TAG_LETTERS; i++, sum /= 26)
		face->name[i] = (char)('A' + sum % 26);
	snprintf(face->name + TAG_LETTERS, sizeof face->name - TAG_LETTERS,
	    "+%s", face_typeface(ink->faces, which)->postscript);
}

/* The new glyph ids, high byte first, are the CIDToGIDMap. */
static void
write_map(struct ink *ink, struct ink_face *face, const uint16_t *map)
{
	struct text out = {0};
	size_t i;

	for (i = 0; i < face->count; i++) {
		text_add_char(&out, (char)(map[i] >> 8));
		text_add_char(&out, (char)(map[i] & 255));
	}
	paint_pack(ink, &face->map, out.bytes, out.length);
	text_free(&out);
}

/* The font file and everything that follows from the table. */
static bool
make_ready(struct ink *ink, enum face which)
{
	struct ink_face *face = &ink->list[which];
	size_t bytes, i;
	uint16_t *glyphs = memory_take(2 * sizeof *glyphs * face->count);
	uint16_t *map = glyphs + face->count;
	char *font;

	for (i = 0; i < face->count; i++)
		glyphs[i] = face->list[i].glyph;
	font = face_subset(ink->faces, which, glyphs, face->count, map,
	    &bytes);
	if (font != NULL) {
		paint_pack(ink, &face->font, font, bytes);
		write_map(ink, face, map);
		write_name(ink, which, font, bytes);
		write_widths(face);
		write_unicode(ink, face);
		face->is_ready = true;
	}
	free(font);
	free(glyphs);
	return face->is_ready;
}

/* ---- in one PDF ---- */

static uint32_t
add_packed(struct painting *painting, const struct packed *packed,
    bool is_font)
{
	const char *body = "/Filter/FlateDecode";

	if (is_font)
		body = pool_format(painting->pool,
		    "/Length1 %zu/Filter/FlateDecode", packed->plain);
	return paint_object_id(paint_object_stream(painting, body,
	    packed->bytes, packed->length));
}

static uint32_t
add_descriptor(struct painting *painting, enum face which)
{
	const struct ink_face *face = &painting->ink->list[which];
	struct face_box box = face_box(painting->ink->faces, which);
	const struct typeface *kind = face_typeface(painting->ink->faces,
	    which);

	return paint_object_id(paint_object(painting,
	    pool_format(painting->pool,
	    "/Type/FontDescriptor/FontName/%s/Flags %d"
	    "/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d"
	    "/CapHeight %d/StemV %d/FontFile2 %u 0 R", face->name,
	    flags_of(kind), box.left, box.bottom, box.right, box.top,
	    box.ascent, -box.descent, box.cap, kind->stem, add_packed(painting,
	    &face->font, true))));
}

static uint32_t
add_descendant(struct painting *painting, enum face which)
{
	const struct ink_face *face = &painting->ink->list[which];
	/* Objects are numbered as they are added: each in its own statement. */
	uint32_t map = add_packed(painting, &face->map, false);
	uint32_t descriptor = add_descriptor(painting, which);

	return paint_object_id(paint_object(painting,
	    pool_format(painting->pool,
	    "/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo"
	    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor %u 0 R/DW %d/W[%s]/CIDToGIDMap %u 0 R", face->name,
	    descriptor, USUAL_WIDTH, face->widths.bytes != NULL ?
	    face->widths.bytes : "", map)));
}

void
paint_font(struct painting *painting, enum face which)
{
	if (painting->fonts[which] == NULL)
		painting->fonts[which] = paint_object(painting, NULL);
}

static void
dress_font(struct painting *painting, enum face which)
{
	const struct ink_face *face = &painting->ink->list[which];
	uint32_t unicode = add_packed(painting, &face->unicode, false);
	uint32_t descendant = add_descendant(painting, which);

	paint_object_dress(painting->fonts[which], pool_format(painting->pool,
	    "/Type/Font/Subtype/Type0/BaseFont/%s"
	    "/Encoding/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R",
	    face->name, descendant, unicode));
}

bool
paint_fonts(struct painting *painting, struct problems *problems)
{
	struct ink *ink = painting->ink;
	int i;

	ink->is_frozen = true;
	for (i = 0; i < FACES_MAX; i++) {
		if (painting->fonts[i] == NULL)
			continue;
		if (!ink->list[i].is_ready && !make_ready(ink, (enum face)i))
			return paint_refuse(painting, problems,
			    MESSAGE("HarfBuzz cannot make a subset of a font"));
		dress_font(painting, (enum face)i);
	}
	return true;
}
