#include "layout/inside.h"

/*
 * How much of a whole, told apart by form, so that a grey copier keeps it:
 * filled, hatched, empty, and a dotted line where nothing was said. The
 * figures stand beside it, so that all of it is furniture.
 */

enum {
	BAR_RISE = 700,		/* thousandths of an em above the baseline */
	BAR_FOOT = 60,
	HATCH = 220,		/* between its lines */
	INK = 250		/* grey: a copier keeps the frame apart */
};

/* A part of the bar, in thousandths of a point. */
struct stretch {
	int	x, y, x2, y2;
};

static struct mark *
draw(const struct ground *ground, enum mark_kind kind, struct stretch at)
{
	struct mark *mark = layout_mark(ground->layout, ground->slab, kind,
	    NULL);

	mark->x = at.x;
	mark->y = at.y;
	mark->x2 = at.x2;
	mark->y2 = at.y2;
	mark->thick = RULE_THIN;
	return mark;
}

/* Lines that rise to the right, cut where the part ends. */
static void
hatch(const struct ground *ground, struct stretch part, int step)
{
	int height = part.y2 - part.y, width = part.x2 - part.x;
	int at, from, to;

	for (at = step - height; at < width; at += step) {
		from = at < 0 ? -at : 0;
		to = width - at < height ? width - at : height;
		if (from < to)
			draw(ground, MARK_LINE, (struct stretch){
			    part.x + at + from, part.y2 - from,
			    part.x + at + to, part.y2 - to });
	}
}

static void
draw_part(const struct ground *ground, struct stretch part, int which,
    int size)
{
	int middle = (part.y + part.y2) / 2;

	if (part.x2 <= part.x)
		return;
	if (which == 0)
		draw(ground, MARK_FILL, part)->grey = INK;
	else if (which == 1)
		hatch(ground, part, (int)((long long)size * HATCH / 1000));
	else if (which == 3)
		draw(ground, MARK_LINE, (struct stretch){ part.x, middle,
		    part.x2, middle })->dashed = true;
	draw(ground, MARK_BOX, part);
}

void
layout_bar(const struct ground *ground, const struct atom *atom)
{
	int size = atom->span->size, i;
	int left = ground->x + atom->x;
	long long parts[SHEET_PARTS], passed = 0;
	long long sum = sheet_parts(atom->span->node, parts);
	struct stretch part = { .x = left, .y = ground->baseline -
	    (int)((long long)size * BAR_RISE / 1000), .y2 = ground->baseline +
	    (int)((long long)size * BAR_FOOT / 1000) };

	for (i = 0; sum > 0 && i < SHEET_PARTS; i++) {
		passed += parts[i];
		part.x2 = left + (int)(atom->body * passed / sum);
		draw_part(ground, part, i, size);
		part.x = part.x2;
	}
}
