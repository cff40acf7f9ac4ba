#include "layout/inside.h"

/* Slabs that have their place, onto a page. */

enum {
	BAR_DISTANCE = 8000	/* of a change bar from the text */
};

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
