#include "layout/inside.h"

/* The room between one block and the next. */

void
layout_gap(struct layout *layout, int gap)
{
	gap = gap * layout->spread / 1000;
	if (layout->gap < gap)
		layout->gap = gap;
}
