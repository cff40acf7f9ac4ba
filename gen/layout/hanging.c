#include "layout/inside.h"

/* What hangs in front of the next first line, until it stands somewhere. */

bool
layout_hanging_waits(const struct room *room)
{
	return room->hanging != NULL && !room->hanging->is_set;
}

void
layout_hanging_set(struct layout *layout, const struct room *room,
    struct slab *slab, int baseline)
{
	struct hanging *hanging = room->hanging;

	if (!layout_hanging_waits(room))
		return;
	hanging->is_set = true;
	layout_string(layout, slab, hanging->words, hanging->look, hanging->x,
	    layout->paper.width, 1, baseline, hanging->tag);
}
