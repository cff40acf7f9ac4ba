#include "layout/inside.h"

#include <string.h>

enum {
	WIDE = 1000,		/* room as the style has it, in thousandths */
	TIGHT = 700,
	STEP = 100,
	SPILL = 220,		/* of the last page, that is worth an effort */
	MOST_FITTED = 3		/* pages of a document that is made to fit */
};

/* The flow: blocks into slabs, slabs onto pages, pages drawn. */

/*
 * What stands in front of the contents: the document's first blocks up to the
 * first section or the second heading.
 */
static bool
ends_front(const struct sheet_node *node, int headings)
{
	return node->kind == SHEET_SECTION
	    || (node->kind == SHEET_HEADING && headings > 0);
}

static void
flow_root(struct layout *layout, struct strip *strip)
{
	const struct sheet_node *root = layout->sheet->root, *node;
	struct room room = {strip, layout->pages->tags, layout->paper.left,
	    layout->paper.width - layout->paper.left - layout->paper.right,
	    false, NULL, NULL};
	struct slab *front = NULL;
	bool in_front = sheet_attr_is(root, SHEET_A_TOC, "yes");
	bool has_contents = in_front;
	int headings = 0;

	layout_name_wait(layout, root);
	for (node = root->first; node != NULL; node = node->next) {
		if (in_front && ends_front(node, headings)) {
			front = strip->last;
			in_front = false;
			layout->cursor.starts_page = true;
		}
		headings += node->kind == SHEET_HEADING;
		layout_block(layout, &room, node);
	}
	if (has_contents && !in_front)
		layout_toc(layout, strip, front);
}

static void
draw_pages(struct layout *layout, struct strip *strip)
{
	struct slab *slab = strip->first, *end;
	struct pages *pages = layout->pages;
	size_t i;

	for (i = 0; i < pages->count; i++) {
		layout_room_turn(layout, slab != NULL && slab->is_turned);
		pages->list[i].width = layout->paper.width;
		pages->list[i].height = layout->paper.height;
		layout_page_furniture(layout, (int)i);
		for (end = slab; end != NULL && end->page == (int)i;)
			end = end->next;
		if (slab != NULL)
			layout_draw(layout, &pages->list[i], slab, end);
		slab = end;
	}
	layout_room_turn(layout, false);
}

static struct pages *
new_pages(struct pool *pool, const struct sheet *sheet)
{
	struct pages *pages = pool_take(pool, sizeof *pages);

	pages->tags = pool_take(pool, sizeof *pages->tags);
	pages->tags->kind = TAG_DOCUMENT;
	pages->title = sheet_attr(sheet->root, SHEET_A_TITLE);
	pages->author = sheet_attr(sheet->root, SHEET_A_AUTHORITY);
	pages->subject = sheet_attr(sheet->root, SHEET_A_SUBJECT);
	pages->language = "ja";
	pages->digest = sheet->digest;
	pages->request = sheet->request;
	return pages;
}

/* Slabs with their pages, from the beginning. */
static void
flow(struct layout *layout, struct strip *strip, int spread)
{
	*strip = (struct strip){NULL, NULL};
	layout->cursor = (struct cursor){.spread = spread};
	layout->pages = new_pages(layout->pool, layout->sheet);
	layout->pages->faces = face_typefaces(layout->faces);
	layout->contents = (struct contents){NULL, NULL, NULL};
	layout_names_collect(layout);
	layout->flow = strip;
	flow_root(layout, strip);
	layout->pages->count = (size_t)layout_page_turn(layout, strip);
}

/* How far the last page is filled, in thousandths. */
static int
last_fill(const struct layout *layout, const struct strip *strip)
{
	int last = (int)layout->pages->count - 1, end = layout->paper.top;
	const struct slab *slab;

	for (slab = strip->first; slab != NULL; slab = slab->next)
		if (slab->page == last)
			end = slab->y + slab->height;
	return (int)((long long)(end - layout->paper.top) * 1000
	    / layout_room_on_page(layout));
}

/*
 * A form that spills a few lines onto a second sheet of paper is closed up:
 * the room between blocks and for handwriting, never the running text.
 */
static void
flow_fitting(struct layout *layout, struct strip *strip)
{
	size_t count;
	int spread;

	flow(layout, strip, WIDE);
	count = layout->pages->count;
	if (count < 2 || count > MOST_FITTED
	    || last_fill(layout, strip) > SPILL)
		return;
	for (spread = WIDE - STEP; spread >= TIGHT; spread -= STEP) {
		flow(layout, strip, spread);
		if (layout->pages->count < count)
			return;
	}
	flow(layout, strip, WIDE);
}

struct pages *
layout_sheet(struct pool *pool, const struct sheet *sheet,
    const struct style *style, struct faces *faces, bool strict,
    struct problems *problems)
{
	struct layout layout = {.pool = pool, .sheet = sheet, .style = style,
	    .faces = faces, .problems = problems, .strict = strict,
	    .text.pool = pool_new()};
	struct strip strip;

	layout.upright = style_measure(style, sheet_attr_is(sheet->root,
	    SHEET_A_ORIENTATION, "landscape"));
	layout.turned = style_measure(style, true);
	layout_room_turn(&layout, false);
	flow_fitting(&layout, &strip);
	layout.pages->list = pool_take(pool,
	    layout.pages->count * sizeof *layout.pages->list);
	draw_pages(&layout, &strip);
	layout_toc_numbers(&layout);
	pool_free(layout.text.pool);
	return layout.failed ? NULL : layout.pages;
}
