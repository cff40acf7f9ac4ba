#include "layout/inside.h"

/* Numbers and labels that hang in a column in front of their text. */

enum {
	NUMBER_GAP = 500,	/* ems/1000, least behind a hanging number */
	WIDEST = 450		/* of the room; wider ones stand above */
};

void
layout_hang_end(struct layout *layout, const struct room *room)
{
	if (!layout_hanging_waits(room))
		return;
	layout_gather_start(layout);
	layout_para(layout, room, room->hanging->look, 0);
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
    struct hanging *hanging)
{
	const struct look *look = hanging->look;
	int width = hang_width(layout, look, hanging->words);
	struct room beside;

	layout_hang_end(layout, room);
	if (width <= (int)((long long)room->width * WIDEST / 1000)) {
		beside = layout_room_narrowed(room, width);
		beside.hanging = hanging;
		return beside;
	}
	layout_gather_start(layout);
	layout_gather_string(layout, hanging->words, look, hanging->tag,
	    hanging->node);
	layout_para(layout, room, look, 0);
	room->strip->last->stays = true;
	return layout_room_narrowed(room, look->hang);
}
