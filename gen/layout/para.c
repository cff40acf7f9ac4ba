#include "layout/inside.h"

#include <string.h>

/* What was gathered, spaced and cut into lines: a slab a line. */

enum {
	LONG_LINE = 14,		/* ems, of which one may be given away */
	MOST_WIDOW = 4		/* atoms: one character and its points */
};

/* Neither the first nor the last line of a paragraph stands alone. */
static void
keep_lines(struct slab *first, const struct slab *last)
{
	struct slab *slab;

	for (slab = first; slab != NULL && slab != last; slab = slab->next)
		if (slab == first || slab->next == last)
			slab->stays = true;
}

static bool
is_room(const struct atom *atom)
{
	return atom->kind == ATOM_BLANK || atom->kind == ATOM_ROOM;
}

/*
 * Places to write give way, so that a line with its label stays one line; none
 * is wider than the room.
 */
static void
fit_segment(struct atom *first, const struct atom *end, int measure)
{
	int over = -measure, blanks = 0;
	struct atom *atom;

	for (atom = first; atom < end; atom++) {
		over += atom->body + (atom == first ? 0 : atom->space);
		blanks += is_room(atom) ? atom->body : 0;
	}
	for (atom = first; atom < end; atom++) {
		if (!is_room(atom))
			continue;
		if (over > 0 && over < blanks / 2)
			atom->body -= (int)((long long)over * atom->body
			    / blanks) + 1;
		if (atom->body > measure)
			atom->body = measure;
	}
}

/* Each line that the sheet ends itself. */
static void
fit_blanks(struct layout *layout, int measure)
{
	struct atom *first = layout->text.atoms, *atom;
	struct atom *end = layout->text.atoms + layout->text.count;

	for (atom = first; atom < end; atom++)
		if (atom->kind == ATOM_BREAK) {
			fit_segment(first, atom, measure);
			first = atom + 1;
		}
	fit_segment(first, end, measure);
}

/* What is left over for the line after this one. */
static int
rest_width(const struct layout *layout, size_t from)
{
	const struct atom *atoms = layout->text.atoms;
	int width = 0;
	size_t i;

	for (i = from; i < layout->text.count && i < from + MOST_WIDOW; i++)
		width += atoms[i].body + (i > from ? atoms[i].space : 0);
	return i < layout->text.count ? layout->paper.width : width;
}

/*
 * A single character is not left for the last line (JLREQ 3.8.2, note): the
 * line before gives it company if it is long enough not to show it.
 */
static struct line
next_line(const struct layout *layout, size_t at, int measure, int size,
    const struct fit *fit)
{
	size_t count = layout->text.count;
	struct line line = layout_line_break(layout->text.atoms, at, count,
	    measure, fit), shorter;
	int rest;

	if (line.is_last || measure < size * LONG_LINE)
		return line;
	rest = rest_width(layout, line.next);
	if (rest > size * 8 / 5)
		return line;
	shorter = layout_line_break(layout->text.atoms, at, count, measure -
	    size, fit);
	return shorter.next < line.next && line.next - shorter.next
	    < MOST_WIDOW ? shorter : line;
}

static int
count_lines(const struct layout *layout, int first, int others,
    const struct fit *fit)
{
	size_t at = 0;
	int lines = 0;

	while (at < layout->text.count) {
		at = layout_line_break(layout->text.atoms, at,
		    layout->text.count, lines == 0 ? first : others, fit).next;
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
	const struct atom *first = &layout->text.atoms[line->from];

	if (line->is_last || line->next >= layout->text.count
	    || is_check(&layout->text.atoms[line->next]))
		return 0;
	if (starts || is_check(first))
		return is_check(first) ? first->body : 0;
	return x;
}

void
layout_para(struct layout *layout, const struct room *room,
    const struct look *look, int first_x)
{
	struct slab *first = NULL, *slab = NULL;
	const struct fit fit = {look->align == 0,
	    look->align == 0 && !room->is_cell};
	size_t at = 0, count;
	int x = first_x, narrow;
	bool starts = true;

	layout_gathered_width(&layout->text);
	count = layout->text.count;
	fit_blanks(layout, room->width - x);
	narrow = balanced(layout, look, room->width, &fit);
	do {
		struct line line = {0};
		struct ground ground;

		slab = layout_slab(layout, room->strip, look->pitch);
		if (first == NULL) {
			first = slab;
			layout_hanging_set(layout, room, slab,
			    layout_mark_baseline(look));
		}
		if (count == 0)
			break;
		line = next_line(layout, at, narrow - x, look->size, &fit);
		layout_line_justify(layout->text.atoms, &line, room->width - x,
		    look->align, room->is_cell);
		ground = (struct ground){layout, slab, room->x + x,
		    layout_mark_baseline(look)};
		layout_ruby_line(&ground, &line);
		x = next_start(layout, &line, starts, x);
		starts = line.is_last;
		at = line.next;
	} while (at < count);
	keep_lines(first, slab);
}
