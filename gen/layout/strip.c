#include "layout/inside.h"

/* Slabs that belong together. */

int
layout_strip_height(const struct strip *strip)
{
	const struct slab *slab;
	int height = 0;

	for (slab = strip->first; slab != NULL; slab = slab->next)
		height += slab->height
		    + (slab == strip->first ? 0 : slab->before);
	return height;
}

void
layout_strip_keep(struct strip *strip, struct slab *last)
{
	struct slab *slab = last == NULL ? strip->first : last->next;

	for (; slab != NULL && slab->next != NULL; slab = slab->next)
		slab->stays = true;
}

void
layout_strip_absorb(struct slab *into, const struct strip *strip, int y)
{
	struct slab *slab;
	struct mark *mark;
	struct link *link;

	for (slab = strip->first; slab != NULL; slab = slab->next) {
		if (slab != strip->first)
			y += slab->before;
		for (mark = slab->marks; mark != NULL; mark = mark->next) {
			mark->y += y;
			mark->y2 += y;
		}
		for (link = slab->links; link != NULL; link = link->next) {
			link->y += y;
			link->y2 += y;
		}
		if (slab->marks != NULL) {
			if (into->last_mark == NULL)
				into->marks = slab->marks;
			else
				into->last_mark->next = slab->marks;
			into->last_mark = slab->last_mark;
		}
		if (slab->links != NULL) {
			if (into->last_link == NULL)
				into->links = slab->links;
			else
				into->last_link->next = slab->links;
			into->last_link = slab->last_link;
		}
		y += slab->height;
	}
}
