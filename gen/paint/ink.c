/*
 * Ink: what a batch of PDFs shares. Its table of glyphs gives each glyph and
 * what it stands for a CID of its own.
 */
#include <stdlib.h>

#include "paint/inside.h"

enum {
	GLYPHS = 65536,
	CID_MAX = 65535
};

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
paint_ink_cid(const struct ink *ink, enum face face, const struct placed
    *placed)
{
	return find(&ink->list[face], placed);
}

static void
open_face(struct ink_face *face)
{
	face->first = memory_take(GLYPHS * sizeof *face->first);
	face->list = memory_grow(face->list, &face->room, 0,
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
	face->list = memory_grow(face->list, &face->room, face->count,
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

struct ink *
paint_ink_new(struct faces *faces)
{
	struct ink *ink = memory_take(sizeof *ink);

	ink->faces = faces;
	ink->press = paint_pack_open();
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
	paint_pack_close(ink->press);
	text_free(&ink->content);
	text_free(&ink->squeezed);
	free(ink->profile.bytes);
	free(ink);
}
