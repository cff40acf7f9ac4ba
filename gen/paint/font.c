/*
 * The font object: Type0 over CIDFontType2 (PDF 32000-1, 9.7), with an own
 * CID for each glyph and what it stands for, so that every character can be
 * found, copied and read aloud. Made once for a batch.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "paint/inside.h"

enum {
	GLYPHS = 65536,
	CID_MAX = 65535,
	PER_BLOCK = 100,	/* of a CMap: its specification's limit */
	USUAL_WIDTH = 1000,
	FLAG_SERIF = 1 << 1, FLAG_SYMBOLIC = 1 << 2,	/* 9.8.2 */
	TAG_LETTERS = 6		/* of a subset's name, 9.6.4 */
};

static int
flags_of(const struct typeface *kind)
{
	return kind->has_serifs ? FLAG_SERIF | FLAG_SYMBOLIC : FLAG_SYMBOLIC;
}

/* ---- the table of glyphs ---- */

static uint16_t
find(const struct ink_face *face, const struct placed *placed)
{
	uint16_t cid;

	if (face->first == NULL)
		return 0;
	for (cid = face->first[placed->glyph]; cid != 0;
	    cid = face->list[cid].next)
		if (face->list[cid].code == placed->code &&
		    face->list[cid].selector == placed->selector)
			return cid;
	return 0;
}

uint16_t
paint_cid(const struct ink *ink, enum face face, const struct placed *placed)
{
	return find(&ink->list[face], placed);
}

static void
open_face(struct ink_face *face)
{
	face->first = paint_take(GLYPHS * sizeof *face->first);
	face->list = paint_grow(face->list, &face->room, 0,
	    sizeof *face->list);
	face->list[0] = (struct ink_glyph){ .width = USUAL_WIDTH };
	face->count = 1;
}

static void
add_glyph(struct ink_face *face, const struct placed *placed)
{
	if (face->first == NULL)
		open_face(face);
	if (find(face, placed) != 0 || face->count > CID_MAX)
		return;
	face->list = paint_grow(face->list, &face->room, face->count,
	    sizeof *face->list);
	face->list[face->count] = (struct ink_glyph){ placed->code,
	    placed->selector, placed->glyph, placed->width,
	    face->first[placed->glyph] };
	face->first[placed->glyph] = (uint16_t)face->count++;
}

void
paint_ink_add(struct ink *ink, const struct pages *pages)
{
	const struct mark *mark;
	size_t page, i;

	if (ink->is_frozen)
		return;
	for (page = 0; page < pages->count; page++)
		for (mark = pages->list[page].marks; mark != NULL;
		    mark = mark->next)
			for (i = 0; mark->kind == MARK_TEXT &&
			    i < mark->glyph_count; i++)
				add_glyph(&ink->list[mark->face],
				    &mark->glyphs[i]);
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
			paint_integer(out, (uint32_t)i);
			text_add_char(out, '[');
		}
		in_run = true;
		paint_integer(out, face->list[i].width);
	}
	if (in_run)
		text_add_char(out, ']');
}

static void
add_mapping(struct text *out, const struct ink_glyph *glyph, size_t cid)
{
	text_add_char(out, '<');
	paint_utf16(out, (uint32_t)cid);
	text_add_string(out, "><");
	paint_utf16(out, glyph->code);
	if (glyph->selector != 0)
		paint_utf16(out, glyph->selector);
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
		paint_integer(&out, (uint32_t)(end - i));
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
	uLong sum = crc32(0, (const Bytef *)font, (uInt)bytes);
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
	uint16_t *glyphs = paint_take(2 * sizeof *glyphs * face->count);
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
	return paint_id(paint_stream(painting, body, packed->bytes,
	    packed->length));
}

static uint32_t
add_descriptor(struct painting *painting, enum face which)
{
	const struct ink_face *face = &painting->ink->list[which];
	struct face_box box = face_box(painting->ink->faces, which);
	const struct typeface *kind = face_typeface(painting->ink->faces,
	    which);

	return paint_id(paint_object(painting, pool_format(painting->pool,
	    "/Type/FontDescriptor/FontName/%s/Flags %d"
	    "/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d"
	    "/CapHeight %d/StemV %d/FontFile2 %u 0 R", face->name,
	    flags_of(kind), box.left, box.bottom, box.right, box.top,
	    box.ascent, -box.descent, box.cap, kind->stem,
	    add_packed(painting, &face->font, true))));
}

static uint32_t
add_descendant(struct painting *painting, enum face which)
{
	const struct ink_face *face = &painting->ink->list[which];

	return paint_id(paint_object(painting, pool_format(painting->pool,
	    "/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo"
	    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor %u 0 R/DW %d/W[%s]/CIDToGIDMap %u 0 R",
	    face->name, add_descriptor(painting, which), USUAL_WIDTH,
	    face->widths.bytes != NULL ? face->widths.bytes : "",
	    add_packed(painting, &face->map, false))));
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

	paint_dress(painting->fonts[which], pool_format(painting->pool,
	    "/Type/Font/Subtype/Type0/BaseFont/%s"
	    "/Encoding/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R",
	    face->name, add_descendant(painting, which),
	    add_packed(painting, &face->unicode, false)));
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
			    "HarfBuzz cannot make a subset of a font");
		dress_font(painting, (enum face)i);
	}
	return true;
}

/* ---- life of the ink ---- */

struct ink *
paint_ink_new(struct faces *faces)
{
	/* Outlines hardly repeat: 9 saves 3 % over 3, in twice the time. */
	enum { LEVEL = 3 };
	struct ink *ink = paint_take(sizeof *ink);

	ink->faces = faces;
	deflateInit(&ink->press, LEVEL);
	return ink;
}

static void
forget_glyphs(struct ink_face *face)
{
	size_t i;

	for (i = 1; i < face->count; i++)
		face->first[face->list[i].glyph] = 0;
	if (face->count > 0)
		face->count = 1;
	face->is_ready = false;
	text_clear(&face->widths);
}

void
paint_ink_forget(struct ink *ink)
{
	struct ink_face *face;

	for (face = ink->list; face < ink->list + FACES_MAX; face++)
		forget_glyphs(face);
	ink->is_frozen = false;
}

void
paint_ink_free(struct ink *ink)
{
	struct ink_face *face;

	if (ink == NULL)
		return;
	for (face = ink->list; face < ink->list + FACES_MAX; face++) {
		free(face->list);
		free(face->first);
		free(face->font.bytes);
		free(face->map.bytes);
		free(face->unicode.bytes);
		text_free(&face->widths);
	}
	deflateEnd(&ink->press);
	text_free(&ink->content);
	text_free(&ink->squeezed);
	free(ink->profile.bytes);
	free(ink);
}
