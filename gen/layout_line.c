#include "layout_inside.h"

/*
 * Lines are filled greedily, as JIS X 4051 does: a character that spills over
 * is first driven in by closing up the room of punctuation, and only if that
 * does not suffice is it driven out and the line opened up.
 */

enum {
	PER_MILLE = 1000,
	/* A line opened further than this by every gap is left ragged. */
	WIDEST_GAP = 500,
	WIDEST_CELL_GAP = 150
};

/*
 * How far each room may close (of itself) and open (of an em) before all gaps
 * open alike, in thousandths; JLREQ 3.8.3 and 3.8.4. Rows in the order of use.
 */
struct step {
	uint8_t	kind;
	int	limit;
};

static const struct step closings[] = {
	{SPACE_WORD, 250}, {SPACE_MIDDLE, 1000}, {SPACE_MARK, 1000},
	{SPACE_MIXED, 500}
};
static const struct step openings[] = {
	{SPACE_WORD, 167}, {SPACE_MIXED, 250}
};

static const int closing_limits[SPACE_KIND_COUNT] = {
	[SPACE_WORD] = 250, [SPACE_MIDDLE] = 1000, [SPACE_MARK] = 1000,
	[SPACE_MIXED] = 500
};

static bool
is_blank(const struct atom *atom)
{
	return atom->class == CLASS_WORD_SPACE
	    || atom->class == CLASS_IDEO_SPACE;
}

static bool
may_hang(const struct atom *atom)
{
	return atom->class == CLASS_COMMA || atom->class == CLASS_STOP;
}

static int
can_close(const struct atom *atom)
{
	return (int)((long long)atom->space
	    * closing_limits[atom->space_kind] / PER_MILLE);
}

/* What a line from .. to needs: its natural width and what it can lose. */
struct need {
	int	width, closing;
};

static void
add_need(struct need *need, const struct atom *atom, bool is_first)
{
	need->width += atom->body;
	if (!is_first) {
		need->width += atom->space;
		need->closing += can_close(atom);
	}
}

static struct line
make_line(const struct atom *atoms, size_t from, size_t next, bool is_last)
{
	struct line line = {.from = from, .to = next, .next = next,
	    .is_last = is_last};

	while (line.to > from + 1 && is_blank(&atoms[line.to - 1]))
		line.to--;
	return line;
}

static bool
fits(const struct atom *last, struct need need, int measure, bool hangs)
{
	if (need.width - need.closing <= measure)
		return true;
	return hangs && may_hang(last) && need.width - last->body <= measure;
}

/*
 * Nothing may break before the line is full: give up the rules, but keep at
 * least one atom.
 */
static size_t
force_break(const struct atom *atoms, size_t from, size_t count, int measure)
{
	struct need need = {0, 0};
	size_t i;

	for (i = from; i < count; i++) {
		add_need(&need, &atoms[i], i == from);
		if (need.width > measure && i > from)
			return i;
	}
	return count;
}

struct line
layout_break(const struct atom *atoms, size_t from, size_t count, int measure,
    bool hangs)
{
	struct need need = {0, 0}, solid = {0, 0};
	const struct atom *last = &atoms[from];
	size_t best = 0, i;

	for (i = from; i < count; i++) {
		if (i > from && atoms[i].may_break
		    && fits(last, solid, measure, hangs))
			best = i;
		if (solid.width - solid.closing > measure + last->body)
			break;
		if (atoms[i].kind == ATOM_BREAK) {
			if (!fits(last, solid, measure, hangs))
				break;
			best = i + 1;
			return (struct line){from, i, best, 0, true};
		}
		add_need(&need, &atoms[i], i == from);
		if (!is_blank(&atoms[i])) {
			solid = need;
			last = &atoms[i];
		}
	}
	if (i == count && fits(last, solid, measure, hangs))
		return make_line(atoms, from, count, true);
	if (best == 0)
		best = force_break(atoms, from, count, measure);
	return make_line(atoms, from, best, best == count);
}

static int
natural_width(const struct atom *atoms, const struct line *line)
{
	struct need need = {0, 0};
	size_t i;

	for (i = line->from; i < line->to; i++)
		add_need(&need, &atoms[i], i == line->from);
	return need.width;
}

/*
 * Spreads room over the gaps in proportion to what each can take, without a
 * rest: the running sums are divided, not the shares.
 */
static int
spread(struct atom *atoms, const struct line *line, const struct step *step,
    int room, int sign)
{
	long long total = 0, taken = 0, given = 0;
	size_t i;

	for (i = line->from + 1; i < line->to; i++)
		if (atoms[i].space_kind == step->kind)
			total += sign < 0 ? can_close(&atoms[i])
			    : (long long)atoms[i].span->size * step->limit
			    / PER_MILLE;
	if (total == 0)
		return 0;
	if (room > total)
		room = (int)total;
	for (i = line->from + 1; i < line->to; i++) {
		long long share;

		if (atoms[i].space_kind != step->kind)
			continue;
		taken += sign < 0 ? can_close(&atoms[i])
		    : (long long)atoms[i].span->size * step->limit
		    / PER_MILLE;
		share = taken * room / total - given;
		atoms[i].space += sign * (int)share;
		given += share;
	}
	return room;
}

static void
close_up(struct atom *atoms, const struct line *line, int room)
{
	size_t i;

	for (i = 0; i < sizeof closings / sizeof closings[0] && room > 0; i++)
		room -= spread(atoms, line, &closings[i], room, -1);
}

/* The last step: every gap that is not rigid opens alike. */
static void
open_evenly(struct atom *atoms, const struct line *line, int room, int widest)
{
	long long gaps = 0, seen = 0, given = 0;
	int size = atoms[line->from].span->size;
	size_t i;

	for (i = line->from + 1; i < line->to; i++)
		gaps += atoms[i].space_kind != SPACE_RIGID;
	if (gaps == 0 || room / gaps > (long long)size * widest / PER_MILLE)
		return;
	for (i = line->from + 1; i < line->to; i++) {
		long long share;

		if (atoms[i].space_kind == SPACE_RIGID)
			continue;
		share = ++seen * room / gaps - given;
		atoms[i].space += (int)share;
		given += share;
	}
}

/* Whether opening the line all the way would tear it. */
static void
open_up(struct atom *atoms, const struct line *line, int room, bool is_cell)
{
	size_t i;

	for (i = 0; i < sizeof openings / sizeof openings[0] && room > 0; i++)
		room -= spread(atoms, line, &openings[i], room, 1);
	if (room > 0)
		open_evenly(atoms, line, room,
		    is_cell ? WIDEST_CELL_GAP : WIDEST_GAP);
}

static void
set_x(struct atom *atoms, const struct line *line, int x)
{
	size_t i;

	for (i = line->from; i < line->to; i++) {
		if (i > line->from)
			x += atoms[i].space;
		atoms[i].x = x;
		x += atoms[i].body;
	}
	for (; i < line->next; i++)
		atoms[i].x = x;
}

void
layout_justify(struct atom *atoms, const struct line *line, int measure,
    int align, bool is_cell)
{
	int width = natural_width(atoms, line), over = width - measure;
	int closing = 0, x = 0;
	size_t i;

	for (i = line->from + 1; i < line->to; i++)
		closing += can_close(&atoms[i]);
	if (over > closing && line->to > line->from
	    && may_hang(&atoms[line->to - 1]))
		over -= atoms[line->to - 1].body;
	if (over > 0)
		close_up(atoms, line, over);
	else if (over < 0 && align == 0 && !line->is_last)
		open_up(atoms, line, -over, is_cell);
	else if (over < 0 && align == 2)
		x = -over / 2;
	else if (over < 0 && align == 3)
		x = -over;
	set_x(atoms, line, x);
}
