#include "layout/inside.h"

enum {
	BAR_DISTANCE = 8000	/* of a change bar from the text */
};

/* Slabs, the marks on them, and how they get onto a page. */

struct slab *
layout_slab(struct layout *layout, struct strip *strip, int height)
{
	struct slab *slab = pool_take(layout->pool, sizeof *slab);

	slab->height = height;
	slab->before = layout->gap;
	layout->gap = 0;
	slab->is_changed = layout->is_changed;
	slab->starts_page = layout->starts_page;
	layout->starts_page = false;
	if (strip->last == NULL)
		strip->first = slab;
	else
		strip->last->next = slab;
	strip->last = slab;
	slab->targets = layout->waiting;
	layout->waiting = NULL;
	return slab;
}

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
layout_rule(struct layout *layout, struct slab *slab, int x, int y, int x2,
    int y2, int thick, int grey)
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
layout_link(struct layout *layout, struct slab *slab, const struct cite *cite,
    struct tag *tag, int x, int y, int x2, int y2)
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

/* The em box stands in the middle of the pitch. */
int
layout_baseline(const struct look *look)
{
	return (look->pitch - look->size) / 2
	    + look->size * EM_ASCENT / 1000;
}

int
layout_height(const struct strip *strip)
{
	const struct slab *slab;
	int height = 0;

	for (slab = strip->first; slab != NULL; slab = slab->next)
		height += slab->height
		    + (slab == strip->first ? 0 : slab->before);
	return height;
}

/* In the margin, so that it is seen beside tables too. */
static void
add_bar(struct layout *layout, struct page *page, const struct slab *slab)
{
	int x = layout->paper.left - BAR_DISTANCE;
	struct mark *mark = pool_take(layout->pool, sizeof *mark);

	mark->kind = MARK_LINE;
	mark->x = mark->x2 = x;
	mark->y = slab->y;
	mark->y2 = slab->y + slab->height;
	mark->thick = RULE_THICK * 2;
	if (page->last_mark == NULL)
		page->marks = mark;
	else
		page->last_mark->next = mark;
	page->last_mark = mark;
}

static void
draw_marks(struct page *page, struct slab *slab)
{
	struct mark *mark;

	if (slab->marks == NULL)
		return;
	for (mark = slab->marks; mark != NULL; mark = mark->next) {
		mark->y += slab->y;
		mark->y2 += slab->y;
	}
	if (page->last_mark == NULL)
		page->marks = slab->marks;
	else
		page->last_mark->next = slab->marks;
	page->last_mark = slab->last_mark;
}

static void
draw_links(struct page *page, struct slab *slab)
{
	struct link *link;

	if (slab->links == NULL)
		return;
	for (link = slab->links; link != NULL; link = link->next) {
		link->y += slab->y;
		link->y2 += slab->y;
	}
	if (page->last_link == NULL)
		page->links = slab->links;
	else
		page->last_link->next = slab->links;
	page->last_link = slab->last_link;
}

static void
draw_targets(struct layout *layout, struct page *page, struct slab *slab)
{
	struct target *target, *next;

	for (target = slab->targets; target != NULL; target = next) {
		next = target->next;
		target->page = (int)(page - layout->pages->list);
		target->y += slab->y;
		target->next = NULL;
		if (layout->last_target == NULL)
			layout->pages->targets = target;
		else
			layout->last_target->next = target;
		layout->last_target = target;
	}
}

static void
draw_outline(struct layout *layout, struct page *page, struct slab *slab)
{
	if (slab->outline == NULL)
		return;
	slab->outline->page = (int)(page - layout->pages->list);
	slab->outline->y = slab->y;
	if (layout->last_outline == NULL)
		layout->pages->outlines = slab->outline;
	else
		layout->last_outline->next = slab->outline;
	layout->last_outline = slab->outline;
}

void
layout_draw(struct layout *layout, struct page *page, struct slab *first,
    const struct slab *end)
{
	struct slab *slab = first, *from;

	while (slab != end) {
		from = slab;
		if (slab->is_changed)
			add_bar(layout, page, slab);
		draw_targets(layout, page, slab);
		draw_outline(layout, page, slab);
		if (slab->table == NULL) {
			draw_marks(page, slab);
			draw_links(page, slab);
			slab = slab->next;
			continue;
		}
		slab = layout_table_draw(layout, page, slab, end);
		for (from = from->next; from != slab; from = from->next) {
			if (from->is_changed)
				add_bar(layout, page, from);
			draw_targets(layout, page, from);
			draw_outline(layout, page, from);
		}
	}
}
