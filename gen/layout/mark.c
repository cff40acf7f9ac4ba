#include "layout/inside.h"

/* Marks and links on a slab. */

enum {
	SEAL_SIDE = 1200	/* of the circle around 印, in thousandths */
};

struct mark *
layout_mark(struct layout *layout, struct slab *slab, enum mark_kind kind,
    struct tag *tag)
{
	struct mark *mark = pool_take(layout->pool, sizeof *mark);

	mark->kind = kind;
	mark->tag = tag;
	if (slab->last_mark == NULL)
		slab->marks = mark;
	else
		slab->last_mark->next = mark;
	slab->last_mark = mark;
	return mark;
}

void
layout_mark_rule(struct layout *layout, struct slab *slab, int x, int y,
    int x2, int y2, int thick, int grey)
{
	struct mark *mark = layout_mark(layout, slab, MARK_LINE, NULL);

	mark->x = x;
	mark->y = y;
	mark->x2 = x2;
	mark->y2 = y2;
	mark->thick = thick;
	mark->grey = (int16_t)grey;
}

void
layout_mark_link(struct layout *layout, struct slab *slab, const struct cite
    *cite, struct tag *tag, int x, int y, int x2, int y2)
{
	struct link *link = pool_take(layout->pool, sizeof *link);

	*link = (struct link){x, y, x2, y2, cite->target, cite->uri, tag,
	    cite->words, NULL};
	if (slab->last_link == NULL)
		slab->links = link;
	else
		slab->last_link->next = link;
	slab->last_link = link;
}

/* Around a point; 印 stands in its middle. */
void
layout_mark_seal(struct layout *layout, struct slab *slab, int x, int y,
    int size)
{
	struct mark *mark = layout_mark(layout, slab, MARK_CIRCLE, NULL);
	int half = (int)((long long)size * SEAL_SIDE / 2000);

	mark->x = x - half;
	mark->x2 = x + half;
	mark->y = y - half;
	mark->y2 = y + half;
	mark->thick = RULE_THIN;
}

/* The em box stands in the middle of the pitch. */
int
layout_mark_baseline(const struct look *look)
{
	return (look->pitch - look->size) / 2
	    + look->size * EM_ASCENT / 1000;
}
