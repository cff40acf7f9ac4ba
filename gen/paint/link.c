/*
 * Links to places in the document and outside (PDF 32000-1, 12.5.6.5).
 */
#include <stdlib.h>
#include <string.h>

#include "paint/inside.h"

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
		directory.list = memory_grow(directory.list, &room,
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
	paint_write_number(out, link->x);
	text_add_char(out, ' ');
	paint_write_number(out, height - link->y2);
	text_add_char(out, ' ');
	paint_write_number(out, link->x2);
	text_add_char(out, ' ');
	paint_write_number(out, height - link->y);
	text_add_char(out, ']');
}

static uint32_t
add_key(struct painting *painting, uint32_t element)
{
	painting->keys = memory_grow(painting->keys, &painting->key_room,
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

	painting->links = memory_grow(painting->links, &painting->link_room,
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
	paint_link_destination(out, painting, first_page +
	    (uint32_t)target->page, target->y);
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
	paint_write_string(&body, words_of(link));
	add_goal(&body, painting, link, target, first_page);
	if (element != NONE)
		text_add_format(&body, "/StructParent %u",
		    add_key(painting, element));
	object = paint_object(painting, pool_string(painting->pool,
	    body.bytes));
	text_free(&body);
	if (element != NONE)
		join_element(painting, element, paint_object_id(object), page);
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

/* The window keeps its magnification; a little room stays above. */
void
paint_link_destination(struct text *out, const struct painting *painting,
    uint32_t page, int32_t y)
{
	enum { ROOM_ABOVE = 12000 };
	const struct painted_page *to = &painting->pages[page];
	int32_t top = to->height - y + ROOM_ABOVE;

	text_add_char(out, '[');
	paint_write_integer(out, to->object);
	text_add_string(out, " 0 R/XYZ 0 ");
	paint_write_number(out, top < to->height ? top : to->height);
	text_add_string(out, " null]");
}
