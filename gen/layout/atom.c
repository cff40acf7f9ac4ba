#include "layout/inside.h"

#include <string.h>

/* The characters of a paragraph, one by one. */

struct atom *
layout_atom(struct layout *layout, enum atom_kind kind, const struct span *span)
{
	struct atom *atom;

	layout->text.atoms = pool_grow(layout->text.pool, layout->text.atoms,
	    &layout->text.room, layout->text.count,
	    sizeof *layout->text.atoms);
	atom = &layout->text.atoms[layout->text.count++];
	*atom = (struct atom){.kind = (uint8_t)kind, .span = span,
	    .class = CLASS_ROOM};
	layout->text.is_spaced = false;
	return atom;
}

static void
report_refused(struct layout *layout, const struct span *span, uint32_t code)
{
	problem_add(layout->problems, PROBLEM_CONTROL_CHARACTER,
	    span->node->place, "U+%04X is a control or direction mark",
	    (unsigned)code);
	layout->failed = true;
}

static void
report_missing(struct layout *layout, const struct span *span, uint32_t code)
{
	char bytes[5] = "";

	bytes[text_encode(code, bytes)] = '\0';
	problem_add(layout->problems, PROBLEM_GLYPH_MISSING,
	    span->node->place, "no font has %s (U+%04X)", bytes,
	    (unsigned)code);
	layout->failed = true;
}

static void
report_lost(struct layout *layout, const struct span *span, uint32_t code,
    uint32_t selector)
{
	char bytes[5] = "";

	bytes[text_encode(code, bytes)] = '\0';
	problem_add(layout->problems, layout->strict
	    ? PROBLEM_SEQUENCE_REFUSED : PROBLEM_SEQUENCE_LOST,
	    span->node->place, "no font has %s with U+%04X", bytes,
	    (unsigned)selector);
	if (layout->strict)
		layout->failed = true;
}

void
layout_atom_glyph(struct layout *layout, uint32_t code, uint32_t selector,
    const struct span *span, enum face face)
{
	struct glyph glyph = {0};
	struct atom *atom;
	bool kept = true;
	enum char_class class = layout_class(code);

	if (class == CLASS_REFUSED) {
		report_refused(layout, span, code);
		return;
	}
	if (!face_glyph(layout->faces, face, code, selector, &glyph,
	    &kept)) {
		report_missing(layout, span, code);
		return;
	}
	if (selector != 0 && !kept)
		report_lost(layout, span, code, selector);
	atom = layout_atom(layout, ATOM_GLYPH, span);
	atom->code = code;
	atom->selector = kept ? selector : 0;
	atom->glyph = glyph.id;
	atom->width = glyph.width;
	atom->face = glyph.face;
	atom->class = (uint8_t)class;
}

