#include "layout/inside.h"

/* A chain of who tells whom: boxes with arrows, across or downwards. */

enum {
	MOST_ACROSS = 5,
	LEAST_BOX = 6000,	/* ems/1000, of a box in a row */
	MOST_LINES = 3,		/* of a box in a row */
	ARROW_ROOM = 2500,
	PAD = 400,
	ARROW_HEIGHT = 2000
};

static int
count_steps(const struct sheet_node *flow)
{
	const struct sheet_node *step;
	int count = 0;

	for (step = flow->first; step != NULL; step = step->next)
		count += step->kind == SHEET_STEP;
	return count;
}

static bool
is_running(const struct sheet_node *node)
{
	const struct sheet_node *child;

	for (child = node->first; child != NULL; child = child->next)
		if (!sheet_is_inline(child->kind))
			return false;
	return true;
}

static int
label_width(struct layout *layout, const struct sheet_node *step,
    const struct look *look)
{
	const char *label = sheet_attr(step, SHEET_A_LABEL);

	return label == NULL ? 0 : layout_string_width(layout, label, look);
}

/* Does every station fit a few lines of a box? Gathered only to be measured. */
static bool
are_short(struct layout *layout, const struct sheet_node *flow,
    const struct look *look, int box)
{
	int inside = box - 2 * look->size * PAD / 1000;
	const struct sheet_node *step;

	for (step = flow->first; step != NULL; step = step->next) {
		struct tag unused = {.kind = TAG_P};

		layout_gather_start(layout);
		layout_gather(layout, step->first, look, &unused);
		if (layout_gathered_width(&layout->text) > inside * MOST_LINES)
			return false;
	}
	return true;
}

struct row_shape {
	int	count, arrow, box;
	int	em;
};

/* Only short stations without labels of length stand in a row. */
static bool
goes_across(struct layout *layout, const struct room *room,
    const struct sheet_node *flow, struct row_shape *shape)
{
	const struct look *look = style_look(layout->style, SHEET_STEP, NULL,
	    0);
	const struct look *words = style_look(layout->style, SHEET_STEP,
	    "label", 0);
	const struct sheet_node *step;

	*shape = (struct row_shape){.count = count_steps(flow),
	    .arrow = look->size * ARROW_ROOM / 1000, .em = look->size};
	if (shape->count < 2 || shape->count > MOST_ACROSS
	    || sheet_attr(flow->first, SHEET_A_LABEL) != NULL)
		return false;
	for (step = flow->first; step != NULL; step = step->next) {
		int width = label_width(layout, step, words) + words->size;

		if (!is_running(step))
			return false;
		if (width > shape->arrow)
			shape->arrow = width;
	}
	shape->box = (room->width - shape->arrow * (shape->count - 1))
	    / shape->count;
	return shape->box >= look->size * LEAST_BOX / 1000
	    && are_short(layout, flow, look, shape->box);
}

static void
put_box(struct layout *layout, struct slab *slab, int x, int x2, int y,
    int y2)
{
	struct mark *mark = layout_mark(layout, slab, MARK_BOX, NULL);

	mark->x = x;
	mark->x2 = x2;
	mark->y = y;
	mark->y2 = y2;
	mark->thick = RULE_THICK;
}

static void
put_arrow(struct layout *layout, struct slab *slab, int x, int y, int x2,
    int y2)
{
	struct mark *mark = layout_mark(layout, slab, MARK_ARROW, NULL);

	mark->x = x;
	mark->y = y;
	mark->x2 = x2;
	mark->y2 = y2;
	mark->thick = RULE_THICK;
}

static struct tag *
step_tag(struct layout *layout, struct tag *flow)
{
	return layout_tag(layout, layout_tag(layout, flow, TAG_LI), TAG_LBODY);
}

static void
fill_strips(struct layout *layout, const struct room *room,
    const struct sheet_node *flow, const struct row_shape *shape,
    struct tag *tag, struct strip *strips)
{
	const struct look *look = style_look(layout->style, SHEET_STEP, NULL,
	    0);
	int pad = shape->em * PAD / 1000, i = 0;
	const struct sheet_node *step;
	struct look narrow = *look;

	narrow.align = 2;
	for (step = flow->first; step != NULL; step = step->next) {
		struct room inside = {&strips[i], step_tag(layout, tag),
		    room->x + i * (shape->box + shape->arrow) + pad,
		    shape->box - 2 * pad, true, &narrow, room->hanging};

		layout->cursor.gap = 0;
		layout_blocks(layout, &inside, step);
		i++;
	}
}

static void
put_across(struct layout *layout, const struct room *room,
    const struct sheet_node *flow, const struct row_shape *shape,
    struct tag *tag)
{
	const struct look *words = style_look(layout->style, SHEET_STEP,
	    "label", 0);
	struct strip strips[MOST_ACROSS] = {{NULL, NULL}};
	int gap = layout->cursor.gap, height = 0, pad = shape->em * PAD / 1000,
	    i;
	const struct sheet_node *step;
	struct target *waiting = layout->cursor.waiting;
	struct slab *slab;

	layout->cursor.waiting = NULL;
	fill_strips(layout, room, flow, shape, tag, strips);
	layout->cursor.waiting = waiting;
	for (i = 0; i < shape->count; i++)
		if (layout_strip_height(&strips[i]) > height)
			height = layout_strip_height(&strips[i]);
	height += 2 * pad;
	layout->cursor.gap = gap;
	slab = layout_slab(layout, room->strip, height);
	step = flow->first;
	for (i = 0; i < shape->count; i++, step = step->next) {
		int x = room->x + i * (shape->box + shape->arrow);
		const char *label = sheet_attr(step, SHEET_A_LABEL);

		if (i > 0)
			put_arrow(layout, slab, x - shape->arrow + pad / 2,
			    height / 2, x - pad / 2, height / 2);
		if (i > 0 && label != NULL)
			layout_string(layout, slab, label, words,
			    x - shape->arrow, shape->arrow, 2,
			    height / 2 - words->size / 2, tag);
		put_box(layout, slab, x, x + shape->box, 0, height);
		layout_strip_absorb(slab, &strips[i],
		    (height - layout_strip_height(&strips[i])) / 2);
	}
}

static void
put_downwards(struct layout *layout, const struct room *room,
    const struct sheet_node *flow, struct tag *tag)
{
	const struct look *look = style_look(layout->style, SHEET_STEP, NULL,
	    0);
	const struct look *words = style_look(layout->style, SHEET_STEP,
	    "label", 0);
	const struct sheet_node *step;

	for (step = flow->first; step != NULL; step = step->next) {
		const char *label = sheet_attr(step, SHEET_A_LABEL);
		int height = look->size * ARROW_HEIGHT / 1000;
		int x = room->x + look->size * 3;
		struct frame frame;
		struct slab *slab;

		if (step != flow->first || label != NULL) {
			slab = layout_slab(layout, room->strip, height);
			put_arrow(layout, slab, x, height / 10, x,
			    height * 9 / 10);
			if (label != NULL)
				layout_string(layout, slab, label, words,
				    x + look->size, room->width, 1, height / 2
				    + words->size * 38 / 100, tag);
		}
		layout_name_wait(layout, step);
		frame = layout_frame_open(layout, room,
		    step_tag(layout, tag), 0);
		frame.inside.look = look;
		layout_blocks(layout, &frame.inside, step);
		layout_frame_close(layout, room, &frame);
	}
}

void
layout_flow(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	const struct look *look = style_look(layout->style, SHEET_FLOW, NULL,
	    0);
	struct tag *tag = layout_tag(layout, room->tag, TAG_L);
	struct slab *last = room->strip->last;
	struct row_shape shape;

	layout_gap(layout, look->before);
	if (goes_across(layout, room, node, &shape))
		put_across(layout, room, node, &shape, tag);
	else
		put_downwards(layout, room, node, tag);
	layout_strip_keep(room->strip, last);
	layout_gap(layout, look->after);
}
