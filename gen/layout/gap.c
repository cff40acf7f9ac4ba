#include "layout/inside.h"

/* The room between one block and the next. */

void
layout_gap(struct layout *layout, int gap)
{
	gap = gap * layout->cursor.spread / 1000;
	if (layout->cursor.gap < gap)
		layout->cursor.gap = gap;
}
