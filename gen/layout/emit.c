#include "layout/inside.h"

#include <string.h>

/* A line of atoms onto its slab, and what is drawn around the characters. */

enum {
	BOX_SIDE = 820,		/* of a check box, in thousandths of an em */
	BOX_FOOT = 30,		/* below the baseline */
	RULE_FOOT = 180,	/* underlines, places to write */
	DOUBLE_GAP = 120,
	STRIKE_RISE = 340,
	RING_ROOM = 150	/* of a circle around a word */
};

static int
ems(int size, int thousandths)
{
	return (int)((long long)size * thousandths / 1000);
}

static bool
same_run(const struct atom *a, const struct atom *b)
{
	return b->kind == ATOM_GLYPH && a->span->tag == b->span->tag
	    && a->face == b->face && a->span->size == b->span->size;
}

static struct mark *
text_mark(const struct ground *ground, const struct atom *atom, size_t count)
{
	struct mark *mark = layout_mark(ground->layout, ground->slab,
	    MARK_TEXT, atom->span->tag);

	mark->face = atom->face;
	mark->size = atom->span->size;
	mark->y = mark->y2 = ground->baseline - atom->span->raise;
	mark->glyph_count = count;
	mark->glyphs = pool_take(ground->layout->pool,
	    count * sizeof *mark->glyphs);
	return mark;
}

static void
place(const struct ground *ground, const struct atom *atom,
    struct placed *placed)
{
	placed->code = atom->code;
	placed->selector = atom->selector;
	placed->x = ground->x + atom->x + atom->shift;
	placed->glyph = atom->glyph;
	placed->width = atom->width;
	placed->rise = atom->rise;
}

static size_t
emit_run(const struct ground *ground, const struct atom *atoms, size_t from,
    size_t to)
{
	struct mark *mark;
	size_t end = from + 1, i;

	while (end < to && same_run(&atoms[from], &atoms[end]))
		end++;
	mark = text_mark(ground, &atoms[from], end - from);
	for (i = from; i < end; i++)
		place(ground, &atoms[i], &mark->glyphs[i - from]);
	mark->x = mark->glyphs[0].x;
	mark->x2 = ground->x + atoms[end - 1].x + atoms[end - 1].body;
	return end;
}

static struct mark *
frame_mark(const struct ground *ground, enum mark_kind kind, struct tag *tag,
    int x, int x2)
{
	struct mark *mark = layout_mark(ground->layout, ground->slab, kind,
	    tag);

	mark->x = ground->x + x;
	mark->x2 = ground->x + x2;
	mark->thick = RULE_THICK;
	return mark;
}

static void
emit_box(const struct ground *ground, const struct atom *atom, bool is_ticked)
{
	int size = atom->span->size;
	struct mark *mark = frame_mark(ground, MARK_BOX, atom->span->tag,
	    atom->x, atom->x + ems(size, BOX_SIDE));

	mark->y2 = ground->baseline + ems(size, BOX_FOOT);
	mark->y = mark->y2 - ems(size, BOX_SIDE);
	if (!is_ticked)
		return;
	mark = frame_mark(ground, MARK_TICK, atom->span->tag, atom->x,
	    atom->x + ems(size, BOX_SIDE));
	mark->y2 = ground->baseline + ems(size, BOX_FOOT);
	mark->y = mark->y2 - ems(size, BOX_SIDE);
	mark->thick = ems(size, 120);
}

static void
emit_seal(const struct ground *ground, const struct atom *atom)
{
	int size = atom->span->size, word = ems(size, LAYOUT_SEAL);
	int middle = ground->baseline - ems(size, EM_ASCENT) + size / 2;
	struct mark *mark;

	layout_mark_seal(ground->layout, ground->slab,
	    ground->x + atom->x + atom->body / 2, middle, size);
	mark = text_mark(ground, atom, 1);
	mark->size = word;
	mark->y = mark->y2 = middle - word / 2 + ems(word, EM_ASCENT);
	place(ground, atom, mark->glyphs);
	mark->x = mark->glyphs->x = ground->x + atom->x
	    + (atom->body - word) / 2;
	mark->x2 = mark->x + word;
}

static void
emit_blank(const struct ground *ground, const struct atom *atom)
{
	int inset = ems(atom->span->size, 100);
	struct mark *mark = frame_mark(ground, MARK_LINE, atom->span->tag,
	    atom->x + inset, atom->x + atom->body - inset);

	mark->y = mark->y2 = ground->baseline
	    + ems(atom->span->size, RULE_FOOT);
	mark->thick = RULE_THIN;
}

static size_t
emit_atom(const struct ground *ground, const struct atom *atoms, size_t at,
    size_t to)
{
	switch ((enum atom_kind)atoms[at].kind) {
	case ATOM_GLYPH:
		return emit_run(ground, atoms, at, to);
	case ATOM_CHECK:
		emit_box(ground, &atoms[at], false);
		return at + 1;
	case ATOM_TICKED:
		emit_box(ground, &atoms[at], true);
		return at + 1;
	case ATOM_SEAL:
		emit_seal(ground, &atoms[at]);
		return at + 1;
	case ATOM_BLANK:
		emit_blank(ground, &atoms[at]);
		return at + 1;
	case ATOM_BAR:
		layout_bar(ground, &atoms[at]);
		return at + 1;
	case ATOM_ROOM:
	case ATOM_BREAK:
		return at + 1;
	}
	return at + 1;
}

/* Lines under, through: one mark for a stretch, not for a character. */
static struct mark *
emit_stroke(const struct ground *ground, const struct atom *first,
    const struct atom *last, int rise, int thick)
{
	struct mark *mark = frame_mark(ground, MARK_LINE, NULL, first->x,
	    last->x + last->body);

	mark->y = mark->y2 = ground->baseline
	    - ems(first->span->size, rise);
	mark->thick = thick;
	return mark;
}

/* A line of the text itself may be dotted or double. */
static void
emit_underline(const struct ground *ground, const struct atom *first,
    const struct atom *last)
{
	struct mark *mark = emit_stroke(ground, first, last, -RULE_FOOT,
	    first->span->is_double ? RULE_THIN : RULE_THICK);

	mark->dashed = first->span->is_dotted;
	if (first->span->is_double)
		emit_stroke(ground, first, last, -RULE_FOOT - DOUBLE_GAP,
		    RULE_THIN);
}

static bool
same_underline(const struct span *a, const struct span *b)
{
	return a->underlined == b->underlined &&
	    a->is_dotted == b->is_dotted && a->is_double == b->is_double;
}

static void
emit_ring(const struct ground *ground, const struct atom *first,
    const struct atom *last)
{
	int size = first->span->size, room = ems(size, RING_ROOM);
	struct mark *mark = frame_mark(ground, MARK_CIRCLE,
	    first->span->circle->tag, first->x, last->x + last->body);

	mark->y = ground->baseline - ems(size, EM_ASCENT) - room;
	mark->y2 = ground->baseline + size - ems(size, EM_ASCENT) + room;
}

static void
emit_cite(const struct ground *ground, const struct atom *first,
    const struct atom *last)
{
	const struct span *span = first->span;
	int top = ground->baseline - ems(span->size, EM_ASCENT);

	layout_mark_link(ground->layout, ground->slab, span->cite, span->tag,
	    ground->x + first->x, top, ground->x + last->x + last->body,
	    top + span->size);
}

/* Index behind the atoms that share what `same` compares. */
#define STRETCH(atoms, from, to, end, member) \
	for (end = (from) + 1; end < (to) && (atoms)[end].span->member \
	    == (atoms)[from].span->member; end++) \
		continue

static void
emit_around(const struct ground *ground, const struct atom *atoms, size_t from,
    size_t to)
{
	size_t i, end;

	for (i = from; i < to; i = end) {
		for (end = i + 1; end < to && same_underline(
		    atoms[i].span, atoms[end].span);)
			end++;
		if (atoms[i].span->underlined)
			emit_underline(ground, &atoms[i], &atoms[end - 1]);
	}
	for (i = from; i < to; i = end) {
		STRETCH(atoms, i, to, end, struck);
		if (atoms[i].span->struck)
			emit_stroke(ground, &atoms[i], &atoms[end - 1],
			    STRIKE_RISE, RULE_THICK);
	}
	for (i = from; i < to; i = end) {
		STRETCH(atoms, i, to, end, circle);
		if (atoms[i].span->circle != NULL
		    && atoms[i].span->circle->is_drawn)
			emit_ring(ground, &atoms[i], &atoms[end - 1]);
	}
	for (i = from; i < to; i = end) {
		STRETCH(atoms, i, to, end, cite);
		if (atoms[i].span->cite != NULL)
			emit_cite(ground, &atoms[i], &atoms[end - 1]);
	}
}

/* Most text is plain: one look at the spans spares four walks. */
static bool
is_plain(const struct atom *atoms, size_t from, size_t to)
{
	size_t i;

	for (i = from; i < to; i++)
		if (atoms[i].span->underlined || atoms[i].span->struck
		    || atoms[i].span->circle != NULL
		    || atoms[i].span->cite != NULL)
			return false;
	return true;
}

void
layout_emit_atoms(const struct ground *ground, size_t from, size_t to)
{
	size_t i = from;

	while (i < to)
		i = emit_atom(ground, ground->layout->text.atoms, i, to);
}

void
layout_emit_around(const struct ground *ground, const struct line *line)
{
	const struct atom *atoms = ground->layout->text.atoms;

	if (!is_plain(atoms, line->from, line->to))
		emit_around(ground, atoms, line->from, line->to);
}
