/*
 * Bookmarks (PDF 32000-1, 12.3.3).
 */
#include <stdlib.h>

#include "paint/inside.h"

enum {
	OPEN_MOST = 40		/* more bookmarks than this are shown closed */
};

void
paint_outlines(struct painting *painting, const struct pages *pages,
    uint32_t first_page)
{
	const struct outline *outline;

	for (outline = pages->outlines; outline != NULL;
	    outline = outline->next) {
		painting->outlines = memory_grow(painting->outlines,
		    &painting->outline_room, painting->outline_count,
		    sizeof *painting->outlines);
		painting->outlines[painting->outline_count++] =
		    (struct painted_outline){ pool_string(painting->pool,
		    outline->title), outline->level,
		    first_page + (uint32_t)outline->page, outline->y };
	}
}

uint32_t
paint_outline_number(struct painting *painting, uint32_t first)
{
	if (painting->outline_count == 0)
		return first;
	painting->outline_root = first;
	return first + 1 + (uint32_t)painting->outline_count;
}

/* A bookmark's neighbours, as numbers counted from 1; 0 is the root. */
struct branch {
	uint32_t	 parent, previous, next, first, last, count;
	int		 level;
};

/*
 * Levels may be skipped: a bookmark belongs to the nearest one before it that
 * is of a higher rank. Bookmarks after it may only belong to it or to those
 * above it, so the way up from the last one is enough.
 */
static struct branch *
grow_tree(const struct painting *painting)
{
	struct branch *tree = memory_take((painting->outline_count + 1) *
	    sizeof *tree);
	uint32_t i, parent = 0;

	for (i = 1; i <= painting->outline_count; i++) {
		tree[i].level = painting->outlines[i - 1].level;
		for (parent = i - 1; parent != 0 &&
		    tree[parent].level >= tree[i].level; )
			parent = tree[parent].parent;
		tree[i].parent = parent;
		tree[i].previous = tree[parent].last;
		if (tree[parent].last == 0)
			tree[parent].first = i;
		else
			tree[tree[parent].last].next = i;
		tree[parent].last = i;
		tree[parent].count++;
	}
	return tree;
}

static void
add_neighbour(struct text *out, const char *key, uint32_t root,
    uint32_t number)
{
	if (number != 0)
		text_add_format(out, "/%s %u 0 R", key, root + number);
}

static void
write_bookmark(const struct painting *painting, const struct branch *at,
    const struct painted_outline *outline, struct bundle *bundle)
{
	struct text *out = paint_bundle_begin(bundle);
	uint32_t root = painting->outline_root;
	bool is_open = painting->outline_count <= OPEN_MOST;

	text_add_string(out, "<</Title");
	paint_write_string(out, outline->title);
	text_add_format(out, "/Parent %u 0 R", root + at->parent);
	add_neighbour(out, "Prev", root, at->previous);
	add_neighbour(out, "Next", root, at->next);
	add_neighbour(out, "First", root, at->first);
	add_neighbour(out, "Last", root, at->last);
	if (at->count > 0)
		text_add_format(out, "/Count %s%u", is_open ? "" : "-",
		    at->count);
	text_add_string(out, "/Dest");
	paint_link_destination(out, painting, outline->page, outline->y);
	text_add_string(out, ">>");
	paint_bundle_end(bundle);
}

/* Count is of what shows: all of them, or the first rank. */
static void
count_open(struct branch *tree, size_t count)
{
	size_t i;

	if (count > OPEN_MOST)
		return;
	for (i = count; i > 0; i--)
		tree[tree[i].parent].count += tree[i].count;
}

void
paint_outline_write(struct painting *painting, struct bundle *bundle)
{
	struct branch *tree;
	struct text *out;
	size_t i;

	if (painting->outline_count == 0)
		return;
	tree = grow_tree(painting);
	count_open(tree, painting->outline_count);
	out = paint_bundle_begin(bundle);
	text_add_format(out, "<</Type/Outlines/First %u 0 R/Last %u 0 R"
	    "/Count %u>>", painting->outline_root + tree->first,
	    painting->outline_root + tree->last, tree->count);
	paint_bundle_end(bundle);
	for (i = 1; i <= painting->outline_count; i++)
		write_bookmark(painting, &tree[i], &painting->outlines[i - 1],
		    bundle);
	free(tree);
}
