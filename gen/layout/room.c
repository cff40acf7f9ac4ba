#include "layout/inside.h"

/* How much room there is. */

struct room
layout_room_narrowed(const struct room *room, int left)
{
	struct room inner = *room;

	if (left > room->width * 3 / 4)
		left = room->width * 3 / 4;
	inner.x += left;
	inner.width -= left;
	return inner;
}

void
layout_room_turn(struct layout *layout, bool is_turned)
{
	layout->paper = is_turned ? layout->turned : layout->upright;
}

struct room
layout_room_whole(const struct layout *layout, const struct room *room)
{
	struct room whole = *room;

	whole.x = layout->paper.left;
	whole.width = layout->paper.width - layout->paper.left
	    - layout->paper.right;
	return whole;
}

int
layout_room_on_page(const struct layout *layout)
{
	return layout->paper.height - layout->paper.top
	    - layout->paper.bottom;
}
