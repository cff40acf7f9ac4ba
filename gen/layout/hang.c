#include "layout/inside.h"

/* Numbers and labels that hang in a column in front of their text. */

enum {
	NUMBER_GAP = 500,	/* ems/1000, least behind a hanging number */
	WIDEST = 450		/* of the room; wider ones stand above */
};

void
layout_hang_here(struct layout *layout, struct slab *slab, int baseline)
{
	const struct hanging *hanging = layout->pending;

	if (hanging == NULL)
		return;
	layout->pending = NULL;
	layout_string(layout, slab, hanging->words, hanging->look, hanging->x,
	    layout->paper.width, 1, baseline, hanging->tag);
}

void
layout_hang_end(struct layout *layout, const struct room *room)
{
	if (layout->pending == NULL)
		return;
	layout_gather_start(layout);
	layout_para(layout, room, layout->pending->look, 0);
}

static void
hang(struct layout *layout, const struct room *room,
    const struct hanging *hanging)
{
	layout_hang_end(layout, room);
	layout->pending = hanging;
}

/* The column: as wide as its kind wants, wider by whole ems if it must be. */
static int
hang_width(struct layout *layout, const struct look *look, const char *words)
{
	int least = layout_string_width(layout, words, look)
	    + look->size * NUMBER_GAP / 1000;
	int steps = (least - look->hang + look->size - 1) / look->size;

	return look->hang + (steps > 0 ? steps * look->size : 0);
}

struct room
layout_hang(struct layout *layout, const struct room *room,
    const struct hanging *hanging)
{
	const struct look *look = hanging->look;
	int width = hang_width(layout, look, hanging->words);

	if (width <= (int)((long long)room->width * WIDEST / 1000)) {
		hang(layout, room, hanging);
		return layout_room_narrowed(room, width);
	}
	layout_hang_end(layout, room);
	layout_gather_start(layout);
	layout_gather_string(layout, hanging->words, look, hanging->tag,
	    hanging->node);
	layout_para(layout, room, look, 0);
	room->strip->last->stays = true;
	return layout_room_narrowed(room, look->hang);
}
