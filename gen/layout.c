#include "layout_inside.h"

#include <string.h>

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
	    false, NULL};
	struct slab *front = NULL;
	bool in_front = sheet_attr_is(root, SHEET_A_TOC, "yes");
	bool has_contents = in_front;
	int headings = 0;

	layout_name_wait(layout, root);
	for (node = root->first; node != NULL; node = node->next) {
		if (in_front && ends_front(node, headings)) {
			front = strip->last;
			in_front = false;
			layout->starts_page = true;
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
		pages->list[i].width = layout->paper.width;
		pages->list[i].height = layout->paper.height;
		layout_furniture(layout, (int)i);
		for (end = slab; end != NULL && end->page == (int)i;)
			end = end->next;
		if (slab != NULL)
			layout_draw(layout, &pages->list[i], slab, end);
		slab = end;
	}
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
	return pages;
}

struct pages *
layout_sheet(struct pool *pool, const struct sheet *sheet,
    const struct style *style, struct faces *faces, bool strict,
    struct problems *problems)
{
	struct layout layout = {.pool = pool, .sheet = sheet, .style = style,
	    .faces = faces, .problems = problems, .strict = strict};
	struct strip strip = {NULL, NULL};

	layout.paper = style_measure(style, sheet_attr_is(sheet->root,
	    SHEET_A_ORIENTATION, "landscape"));
	layout.pages = new_pages(pool, sheet);
	layout_names_collect(&layout);
	flow_root(&layout, &strip);
	layout.pages->count = (size_t)layout_turn(&layout, &strip);
	layout.pages->list = pool_take(pool,
	    layout.pages->count * sizeof *layout.pages->list);
	draw_pages(&layout, &strip);
	layout_toc_numbers(&layout);
	return layout.failed ? NULL : layout.pages;
}
