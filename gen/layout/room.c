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

int
layout_room_on_page(const struct layout *layout)
{
	return layout->paper.height - layout->paper.top
	    - layout->paper.bottom;
}
