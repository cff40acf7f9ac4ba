#include "layout_inside.h"

#include <string.h>

/* Atoms onto slabs: a slab a line, and what is drawn around the characters. */

enum {
	BOX_SIDE = 820,		/* of a check box, in thousandths of an em */
	BOX_FOOT = 30,		/* below the baseline */
	RULE_FOOT = 180,	/* underlines, places to write */
	STRIKE_RISE = 340,
	SEAL_WORD = 700,	/* size of 印 in its circle */
	RING_ROOM = 150,	/* of a circle around a word */
	RUBY_SIZE = 500,
	LONG_LINE = 14,		/* ems, of which one may be given away */
	MOST_WIDOW = 4		/* atoms: one character and its points */
};

static int
ems(int size, int thousandths)
{
	return (int)((long long)size * thousandths / 1000);
}

static size_t
ruby_end(const struct atom *atoms, size_t from, size_t count)
{
	size_t to = from;

	while (to < count && atoms[to].span->ruby == atoms[from].span->ruby)
		to++;
	return to;
}

static int
ruby_width(const struct ruby *ruby, int size)
{
	return (int)text_count(ruby->rt, strlen(ruby->rt))
	    * ems(size, RUBY_SIZE);
}

/* A reading longer than its word gets room on both sides of the word. */
static void
widen_for_ruby(struct atom *atoms, size_t from, size_t to)
{
	int width = 0, lack;
	size_t i;

	for (i = from; i < to; i++)
		width += atoms[i].body;
	lack = ruby_width(atoms[from].span->ruby, atoms[from].span->size)
	    - width;
	if (lack <= 0)
		return;
	atoms[from].body += lack / 2;
	atoms[from].shift += lack / 2;
	atoms[to - 1].body += lack - lack / 2;
}

static void
finish(struct layout *layout, size_t from)
{
	struct atom *atoms = layout->atoms + from;
	size_t count = layout->atom_count - from, i;

	layout_space(atoms, count);
	for (i = 0; i < count; i++)
		if (atoms[i].span->ruby != NULL) {
			size_t to = ruby_end(atoms, i, count);

			widen_for_ruby(atoms, i, to);
			i = to - 1;
		}
}

static int
width_from(const struct layout *layout, size_t from)
{
	const struct atom *atoms = layout->atoms;
	int width = 0;
	size_t i;

	for (i = from; i < layout->atom_count; i++)
		width += atoms[i].body + (i > from ? atoms[i].space : 0);
	return width;
}

int
layout_gathered_width(struct layout *layout)
{
	if (!layout->is_spaced)
		finish(layout, 0);
	layout->is_spaced = true;
	return width_from(layout, 0);
}

/* Where a line of atoms stands on its slab. */
struct ground {
	struct layout	*layout;
	struct slab	*slab;
	int		 x, baseline;
};

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
	mark->y = mark->y2 = ground->baseline;
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
	int size = atom->span->size, word = ems(size, SEAL_WORD);
	int middle = ground->baseline - ems(size, EM_ASCENT) + size / 2;
	struct mark *mark = frame_mark(ground, MARK_CIRCLE, NULL,
	    atom->x + ems(atom->body - size, 500) - ems(size, 100),
	    atom->x + ems(atom->body + size, 500) + ems(size, 100));

	mark->y = middle - ems(size, 600);
	mark->y2 = middle + ems(size, 600);
	mark->thick = RULE_THIN;
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
	case ATOM_ROOM:
	case ATOM_BREAK:
		return at + 1;
	}
	return at + 1;
}

/* Lines under, through: one mark for a stretch, not for a character. */
static void
emit_stroke(const struct ground *ground, const struct atom *first,
    const struct atom *last, int rise, int thick)
{
	struct mark *mark = frame_mark(ground, MARK_LINE, NULL, first->x,
	    last->x + last->body);

	mark->y = mark->y2 = ground->baseline
	    - ems(first->span->size, rise);
	mark->thick = thick;
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
emit_ruby(const struct ground *ground, const struct atom *first,
    const struct atom *last)
{
	const struct ruby *ruby = first->span->ruby;
	struct look look = {.face = first->span->face,
	    .size = ems(first->span->size, RUBY_SIZE)};
	int width = last->x + last->body - first->x;

	layout_string(ground->layout, ground->slab, ruby->rt, &look,
	    ground->x + first->x, width, 2,
	    ground->baseline - ems(first->span->size, 920), ruby->tag);
}

static void
emit_cite(const struct ground *ground, const struct atom *first,
    const struct atom *last)
{
	const struct span *span = first->span;
	int top = ground->baseline - ems(span->size, EM_ASCENT);

	layout_link(ground->layout, ground->slab, span->cite, span->tag,
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
		STRETCH(atoms, i, to, end, underlined);
		if (atoms[i].span->underlined)
			emit_stroke(ground, &atoms[i], &atoms[end - 1],
			    -RULE_FOOT, RULE_THICK);
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

/*
 * The reading follows its word at once, in the order one reads. Its own atoms
 * may move the others, so copies are handed on.
 */
static void
emit_ruby_before(const struct ground *ground, size_t from, size_t end,
    size_t to)
{
	const struct atom *atoms = ground->layout->atoms;
	const struct ruby *ruby = atoms[end - 1].span->ruby;
	struct atom first, last;
	size_t start = end - 1;

	if (ruby == NULL || (end < to && atoms[end].span->ruby == ruby))
		return;
	while (start > from && atoms[start - 1].span->ruby == ruby)
		start--;
	first = atoms[start];
	last = atoms[end - 1];
	emit_ruby(ground, &first, &last);
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

static void
emit_line(const struct ground *ground, const struct line *line)
{
	struct layout *layout = ground->layout;
	size_t i;

	/* Blanks at the line's end are kept for who copies the text. */
	for (i = line->from; i < line->next;) {
		i = emit_atom(ground, layout->atoms, i, line->next);
		emit_ruby_before(ground, line->from, i, line->next);
	}
	if (!is_plain(layout->atoms, line->from, line->to))
		emit_around(ground, layout->atoms, line->from, line->to);
}

/* Neither the first nor the last line of a paragraph stands alone. */
static void
keep_lines(struct slab *first, const struct slab *last)
{
	struct slab *slab;

	for (slab = first; slab != NULL && slab != last; slab = slab->next)
		if (slab == first || slab->next == last)
			slab->stays = true;
}

/*
 * Places to write give way, so that a line with its label stays one line; none
 * is wider than the room.
 */
static void
fit_blanks(struct layout *layout, int measure)
{
	int over = width_from(layout, 0) - measure, blanks = 0;
	struct atom *atom, *end = layout->atoms + layout->atom_count;

	for (atom = layout->atoms; atom < end; atom++) {
		if (atom->kind == ATOM_BREAK)
			over = 0;
		if (atom->kind == ATOM_BLANK || atom->kind == ATOM_ROOM)
			blanks += atom->body;
	}
	for (atom = layout->atoms; atom < end; atom++) {
		if (atom->kind != ATOM_BLANK && atom->kind != ATOM_ROOM)
			continue;
		if (over > 0 && over < blanks / 2)
			atom->body -= (int)((long long)over * atom->body
			    / blanks) + 1;
		if (atom->body > measure)
			atom->body = measure;
	}
}

/* What is left over for the line after this one. */
static int
rest_width(const struct layout *layout, size_t from)
{
	const struct atom *atoms = layout->atoms;
	int width = 0;
	size_t i;

	for (i = from; i < layout->atom_count && i < from + MOST_WIDOW; i++)
		width += atoms[i].body + (i > from ? atoms[i].space : 0);
	return i < layout->atom_count ? layout->paper.width : width;
}

/*
 * A single character is not left for the last line (JLREQ 3.8.2, note): the
 * line before gives it company if it is long enough not to show it.
 */
static struct line
next_line(const struct layout *layout, size_t at, int measure, int size,
    const struct fit *fit)
{
	size_t count = layout->atom_count;
	struct line line = layout_break(layout->atoms, at, count, measure,
	    fit), shorter;
	int rest;

	if (line.is_last || measure < size * LONG_LINE)
		return line;
	rest = rest_width(layout, line.next);
	if (rest > size * 8 / 5)
		return line;
	shorter = layout_break(layout->atoms, at, count, measure - size, fit);
	return shorter.next < line.next && line.next - shorter.next
	    < MOST_WIDOW ? shorter : line;
}

static int
count_lines(const struct layout *layout, int first, int others,
    const struct fit *fit)
{
	size_t at = 0;
	int lines = 0;

	while (at < layout->atom_count) {
		at = layout_break(layout->atoms, at, layout->atom_count,
		    lines == 0 ? first : others, fit).next;
		lines++;
	}
	return lines;
}

/*
 * Titles of two and more lines break about their middle: the narrowest room
 * that takes no more lines, to a quarter em.
 */
static int
balanced(const struct layout *layout, const struct look *look, int width,
    const struct fit *fit)
{
	int lines, low = width / 3, high = width;

	if (look->align == 0 || (look->align != 2 && !look->keep_with_next))
		return width;
	lines = count_lines(layout, width, width, fit);
	if (lines < 2)
		return width;
	while (high - low > look->size / 4) {
		int middle = (low + high) / 2;

		if (count_lines(layout, middle, middle, fit) > lines)
			low = middle;
		else
			high = middle;
	}
	return high;
}

static bool
is_check(const struct atom *atom)
{
	return atom->kind == ATOM_CHECK || atom->kind == ATOM_TICKED;
}

/*
 * Where the line behind this one starts: what belongs to a box to tick stands
 * beside the box, not below it.
 */
static int
next_start(const struct layout *layout, const struct line *line, bool starts,
    int x)
{
	const struct atom *first = &layout->atoms[line->from];

	if (line->is_last || line->next >= layout->atom_count
	    || is_check(&layout->atoms[line->next]))
		return 0;
	if (starts || is_check(first))
		return is_check(first) ? first->body : 0;
	return x;
}

void
layout_lines(struct layout *layout, const struct room *room,
    const struct look *look, int first_x)
{
	struct slab *first = NULL, *slab = NULL;
	const struct fit fit = {look->align == 0,
	    look->align == 0 && !room->is_cell};
	size_t at = 0, count;
	int x = first_x, narrow;
	bool starts = true;

	layout_gathered_width(layout);
	count = layout->atom_count;
	fit_blanks(layout, room->width - x);
	narrow = balanced(layout, look, room->width, &fit);
	do {
		struct line line = {0};
		struct ground ground;

		slab = layout_slab(layout, room->strip, look->pitch);
		ground = (struct ground){layout, slab, room->x + x,
		    layout_baseline(look)};
		if (first == NULL) {
			first = slab;
			layout_hang_here(layout, slab, ground.baseline);
		}
		if (count == 0)
			break;
		line = next_line(layout, at, narrow - x, look->size, &fit);
		layout_justify(layout->atoms, &line, room->width - x,
		    look->align, room->is_cell);
		emit_line(&ground, &line);
		x = next_start(layout, &line, starts, x);
		starts = line.is_last;
		at = line.next;
	} while (at < count);
	keep_lines(first, slab);
}

/* Runs work on the atoms behind those gathered, then forgets its own. */
int
layout_string_width(struct layout *layout, const char *words,
    const struct look *look)
{
	size_t from = layout->atom_count;
	bool was_spaced = layout->is_spaced;
	int width;

	layout_gather_string(layout, words, look, NULL, NULL);
	finish(layout, from);
	width = width_from(layout, from);
	layout->atom_count = from;
	layout->is_spaced = was_spaced;
	return width;
}

int
layout_string(struct layout *layout, struct slab *slab, const char *words,
    const struct look *look, int x, int width, int align, int baseline,
    struct tag *tag)
{
	struct ground ground = {layout, slab, x, baseline};
	size_t from = layout->atom_count;
	bool was_spaced = layout->is_spaced;
	struct line line = {.from = from, .is_last = true};
	int natural;

	layout_gather_string(layout, words, look, tag, NULL);
	finish(layout, from);
	natural = width_from(layout, from);
	line.to = line.next = layout->atom_count;
	if (line.to > from) {
		layout_justify(layout->atoms, &line, width, align, false);
		emit_line(&ground, &line);
	}
	layout->atom_count = from;
	layout->is_spaced = was_spaced;
	return natural;
}
