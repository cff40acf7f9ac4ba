/*
 * What a reader can follow: links to places in the document and outside
 * (PDF 32000-1, 12.5.6.5), and bookmarks (12.3.3).
 */
#include <stdlib.h>
#include <string.h>

#include "paint/inside.h"

enum {
	OPEN_MOST = 40		/* more bookmarks than this are shown closed */
};

/* ---- links ---- */

/* The targets of one part, by name. */
struct directory {
	const struct target	**list;
	size_t			 count;
};

static int
order_targets(const void *one, const void *other)
{
	const struct target *a = *(const struct target *const *)one;
	const struct target *b = *(const struct target *const *)other;
	int order = strcmp(a->name, b->name);

	if (order != 0)
		return order;
	if (a->page != b->page)
		return a->page < b->page ? -1 : 1;
	return (a->y > b->y) - (a->y < b->y);
}

static struct directory
list_targets(const struct pages *pages)
{
	struct directory directory = {0};
	const struct target *target;
	size_t room = 0;

	for (target = pages->targets; target != NULL; target = target->next) {
		directory.list = paint_grow(directory.list, &room,
		    directory.count, sizeof *directory.list);
		directory.list[directory.count++] = target;
	}
	if (directory.count > 0)
		qsort(directory.list, directory.count,
		    sizeof *directory.list, order_targets);
	return directory;
}

/* The first place of that name, or NULL. */
static const struct target *
find_target(const struct directory *directory, const char *name)
{
	size_t low = 0, high = directory->count, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (strcmp(directory->list[middle]->name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < directory->count &&
	    strcmp(directory->list[low]->name, name) == 0 ?
	    directory->list[low] : NULL;
}

/* RFC 3986 allows ASCII only; a string's own brackets are escaped as well. */
static void
add_uri(struct text *out, const char *uri)
{
	text_add_string(out, "/A<</S/URI/URI(");
	for (; *uri != '\0'; uri++) {
		if ((unsigned char)*uri <= ' ' || (unsigned char)*uri > '~' ||
		    strchr("()\\", *uri) != NULL)
			text_add_format(out, "%%%02X", (unsigned char)*uri);
		else
			text_add_char(out, *uri);
	}
	text_add_string(out, ")>>");
}

static void
add_rectangle(struct text *out, const struct link *link, int32_t height)
{
	text_add_string(out, "/Rect[");
	paint_number(out, link->x);
	text_add_char(out, ' ');
	paint_number(out, height - link->y2);
	text_add_char(out, ' ');
	paint_number(out, link->x2);
	text_add_char(out, ' ');
	paint_number(out, height - link->y);
	text_add_char(out, ']');
}

static uint32_t
add_key(struct painting *painting, uint32_t element)
{
	painting->keys = paint_grow(painting->keys, &painting->key_room,
	    painting->key_count, sizeof *painting->keys);
	painting->keys[painting->key_count] =
	    (struct parent_key){ true, element };
	return (uint32_t)painting->key_count++;
}

static void
join_element(struct painting *painting, uint32_t index, uint32_t object,
    uint32_t page)
{
	struct element *element = &painting->elements[index];
	uint32_t number = (uint32_t)painting->link_count;

	painting->links = paint_grow(painting->links, &painting->link_room,
	    painting->link_count, sizeof *painting->links);
	painting->links[painting->link_count++] =
	    (struct painted_link){ object, page, index, NONE };
	if (element->last_link == NONE)
		element->first_link = number;
	else
		painting->links[element->last_link].next = number;
	element->last_link = number;
}

/* What it says; PDF/UA-1 (7.18.5) wants something in any case. */
static const char *
words_of(const struct link *link)
{
	if (link->words != NULL && *link->words != '\0')
		return link->words;
	return link->uri != NULL ? link->uri : link->target;
}

static void
add_goal(struct text *out, const struct painting *painting,
    const struct link *link, const struct target *target, uint32_t first_page)
{
	if (target == NULL) {
		add_uri(out, link->uri);
		return;
	}
	text_add_string(out, "/Dest");
	paint_destination(out, painting, first_page + (uint32_t)target->page,
	    target->y);
}

/* The annotation, or NULL if it leads nowhere: layout reports those. */
static HPDF_Dict
add_link(struct painting *painting, const struct directory *directory,
    uint32_t first_page, uint32_t page, const struct link *link)
{
	const struct target *target = link->target != NULL ?
	    find_target(directory, link->target) : NULL;
	uint32_t element = link->tag != NULL ?
	    paint_tags_element(painting, link->tag) : NONE;
	struct text body = {0};
	HPDF_Dict object;

	if (target == NULL && link->uri == NULL)
		return NULL;
	text_add_string(&body, "/Type/Annot/Subtype/Link/Border[0 0 0]/F 4");
	add_rectangle(&body, link, painting->pages[page].height);
	text_add_string(&body, "/Contents");
	paint_string(&body, words_of(link));
	add_goal(&body, painting, link, target, first_page);
	if (element != NONE)
		text_add_format(&body, "/StructParent %u",
		    add_key(painting, element));
	object = paint_object(painting, pool_string(painting->pool,
	    body.bytes));
	text_free(&body);
	if (element != NONE)
		join_element(painting, element, paint_id(object), page);
	return object;
}

static void
add_links(struct painting *painting, const struct directory *directory,
    uint32_t first_page, uint32_t page, const struct link *link)
{
	HPDF_Array list = NULL;
	HPDF_Dict object;

	for (; link != NULL; link = link->next) {
		object = add_link(painting, directory, first_page, page,
		    link);
		if (object == NULL)
			continue;
		if (list == NULL) {
			list = HPDF_Array_New(painting->doc->mmgr);
			HPDF_Dict_Add(painting->pages[page].dict, "Annots",
			    list);
		}
		HPDF_Array_Add(list, object);
	}
}

void
paint_links(struct painting *painting, const struct pages *pages,
    uint32_t first_page)
{
	struct directory directory = list_targets(pages);
	uint32_t i;

	for (i = 0; i < pages->count; i++)
		add_links(painting, &directory, first_page, first_page + i,
		    pages->list[i].links);
	free(directory.list);
}

/* ---- bookmarks ---- */

void
paint_outlines(struct painting *painting, const struct pages *pages,
    uint32_t first_page)
{
	const struct outline *outline;

	for (outline = pages->outlines; outline != NULL;
	    outline = outline->next) {
		painting->outlines = paint_grow(painting->outlines,
		    &painting->outline_room, painting->outline_count,
		    sizeof *painting->outlines);
		painting->outlines[painting->outline_count++] =
		    (struct painted_outline){ pool_string(painting->pool,
		    outline->title), outline->level,
		    first_page + (uint32_t)outline->page, outline->y };
	}
}

uint32_t
paint_outlines_number(struct painting *painting, uint32_t first)
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
	struct branch *tree = paint_take((painting->outline_count + 1) *
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
    const struct painted_outline *outline, struct tail *tail)
{
	struct text *out = paint_tail_begin(tail);
	uint32_t root = painting->outline_root;
	bool is_open = painting->outline_count <= OPEN_MOST;

	text_add_string(out, "<</Title");
	paint_string(out, outline->title);
	text_add_format(out, "/Parent %u 0 R", root + at->parent);
	add_neighbour(out, "Prev", root, at->previous);
	add_neighbour(out, "Next", root, at->next);
	add_neighbour(out, "First", root, at->first);
	add_neighbour(out, "Last", root, at->last);
	if (at->count > 0)
		text_add_format(out, "/Count %s%u", is_open ? "" : "-",
		    at->count);
	text_add_string(out, "/Dest");
	paint_destination(out, painting, outline->page, outline->y);
	text_add_string(out, ">>");
	paint_tail_end(tail);
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
paint_outlines_write(struct painting *painting, struct tail *tail)
{
	struct branch *tree;
	struct text *out;
	size_t i;

	if (painting->outline_count == 0)
		return;
	tree = grow_tree(painting);
	count_open(tree, painting->outline_count);
	out = paint_tail_begin(tail);
	text_add_format(out, "<</Type/Outlines/First %u 0 R/Last %u 0 R"
	    "/Count %u>>", painting->outline_root + tree->first,
	    painting->outline_root + tree->last, tree->count);
	paint_tail_end(tail);
	for (i = 1; i <= painting->outline_count; i++)
		write_bookmark(painting, &tree[i], &painting->outlines[i - 1],
		    tail);
	free(tree);
}
