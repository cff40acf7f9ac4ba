#include "layout/inside.h"

/*
 * A character that spills over is driven in by closing up the room of
 * punctuation, or driven out and the line opened up (JLREQ 3.8), whichever
 * changes the line less; 、 and 。 may also hang.
 */

enum {
	PER_MILLE = 1000,
	/* A line opened further than this by every gap is left ragged. */
	WIDEST_GAP = 500,
	WIDEST_CELL_GAP = 150
};

/*
 * How far each room may close (of itself) and open (of an em) before all gaps
 * open alike, in thousandths; JLREQ 3.8.3 and 3.8.4, which allow more opening
 * before the others: here it would be seen. Rows in the order of use.
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
	{SPACE_WORD, 100}, {SPACE_MIXED, 60}
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
	int	gaps;		/* that may open */
};

static void
add_need(struct need *need, const struct atom *atom, bool is_first)
{
	need->width += atom->body;
	if (!is_first) {
		need->width += atom->space;
		need->closing += can_close(atom);
		need->gaps += atom->space_kind != SPACE_RIGID;
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

enum {
	NEVER = 1 << 30,
	FULL_CLOSING = 500,	/* cost of closing all there is */
	OPENING = 8,		/* cost of a gap opened by 1/1000 em */
	HANGING = 20		/* cost of a point in the margin */
};

/* How much a line that is this far from full would have to open. */
static int
opening_cost(struct need need, int slack, int size)
{
	if (need.gaps == 0)
		return slack == 0 ? 0 : NEVER / 2;
	return (int)((long long)slack * OPENING * PER_MILLE / size
	    / need.gaps);
}

/* What it takes to end a line behind `last`; NEVER if it does not fit. */
static int
cost_of(const struct atom *last, struct need need, int measure,
    const struct fit *fit, bool *hangs)
{
	int over = need.width - measure, closing = NEVER, hanging = NEVER;

	*hangs = false;
	if (over <= 0)
		return fit->opens
		    ? opening_cost(need, -over, last->span->size) : 0;
	if (over <= need.closing)
		closing = (int)((long long)over * FULL_CLOSING / need.closing);
	if (fit->hangs && may_hang(last) && over <= last->body)
		hanging = HANGING + opening_cost(need, last->body - over,
		    last->span->size);
	*hangs = hanging < closing;
	return *hangs ? hanging : closing;
}

/*
 * Nothing may break before the line is full: give up the rules, but keep at
 * least one atom.
 */
static size_t
force_break(const struct atom *atoms, size_t from, size_t count, int measure)
{
	struct need need = {0, 0, 0};
	size_t i;

	for (i = from; i < count; i++) {
		add_need(&need, &atoms[i], i == from);
		if (need.width > measure && i > from)
			return i;
	}
	return count;
}

/* The best place so far. */
struct choice {
	size_t	next;		/* 0: none */
	int	cost;
	bool	hangs;
};

static void
consider(struct choice *choice, size_t next, const struct atom *last,
    struct need need, int measure, const struct fit *fit)
{
	bool hangs;
	int cost = cost_of(last, need, measure, fit, &hangs);

	/* A later place that costs the same fills the line better. */
	if (cost < NEVER && (choice->next == 0 || cost <= choice->cost
	    || (need.width <= measure && !fit->opens)))
		*choice = (struct choice){next, cost, hangs};
}

struct line
layout_line_break(const struct atom *atoms, size_t from, size_t count, int
    measure, const struct fit *fit)
{
	struct need need = {0, 0, 0}, solid = {0, 0, 0};
	const struct atom *last = &atoms[from];
	struct choice choice = {0, 0, false};
	struct line line;
	size_t i;

	for (i = from; i < count; i++) {
		if (i > from && atoms[i].may_break)
			consider(&choice, i, last, solid, measure, fit);
		if (solid.width - solid.closing > measure + last->body)
			break;
		if (atoms[i].kind == ATOM_BREAK) {
			if (solid.width - solid.closing > measure)
				break;
			return (struct line){from, i, i + 1, true, false};
		}
		add_need(&need, &atoms[i], i == from);
		if (!is_blank(&atoms[i])) {
			solid = need;
			last = &atoms[i];
		}
	}
	/* The end of the paragraph need not be opened, so it wins if it fits. */
	if (i == count && solid.width - solid.closing <= measure)
		return make_line(atoms, from, count, true);
	if (i == count && fit->hangs && may_hang(last)
	    && solid.width - last->body <= measure) {
		line = make_line(atoms, from, count, true);
		line.hangs = true;
		return line;
	}
	if (choice.next == 0)
		choice.next = force_break(atoms, from, count, measure);
	line = make_line(atoms, from, choice.next, choice.next == count);
	line.hangs = choice.hangs;
	return line;
}

static int
natural_width(const struct atom *atoms, const struct line *line)
{
	struct need need = {0, 0, 0};
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
layout_line_justify(struct atom *atoms, const struct line *line, int measure,
    int align, bool is_cell)
{
	int width = natural_width(atoms, line), over = width - measure;
	int x = 0;

	if (line->hangs)
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
