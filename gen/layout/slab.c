#include "layout/inside.h"

/* Slabs: strips of paper as wide as their room, one behind the other. */

struct slab *
layout_slab(struct layout *layout, struct strip *strip, int height)
{
	struct slab *slab = pool_take(layout->pool, sizeof *slab);

	slab->height = height;
	slab->before = layout->cursor.gap;
	layout->cursor.gap = 0;
	slab->is_changed = layout->cursor.is_changed;
	slab->starts_page = layout->cursor.starts_page;
	layout->cursor.starts_page = false;
	if (strip->last == NULL)
		strip->first = slab;
	else
		strip->last->next = slab;
	strip->last = slab;
	slab->targets = layout->cursor.waiting;
	layout->cursor.waiting = NULL;
	return slab;
}
