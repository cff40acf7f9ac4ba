#include "layout/inside.h"
#include "base/message.h"
#include "corpus/picture.h"

/* Pictures, with their captions below. */

enum {
	DOTS = 150,		/* an inch, at natural size */
	INCH = 72000,
	TALLEST = 600		/* of the page, in thousandths */
};

static struct image *
read_image(struct layout *layout, const struct sheet_node *node)
{
	const char *path = sheet_attr(node, SHEET_A_SRC), *reason;
	struct picture picture;
	struct image *image;

	if (path == NULL)
		return NULL;
	if (!picture_load(layout->pool, path, &picture, &reason)) {
		problem_add(layout->problems, PROBLEM_FIGURE_UNREADABLE,
		    node->place, "%s: %s", path,
		    message_translate(reason));
		return NULL;
	}
	image = pool_take(layout->pool, sizeof *image);
	*image = (struct image){picture.width, picture.height,
	    picture.pixels};
	return image;
}

static void
put_image(struct layout *layout, const struct room *room,
    const struct image *image, struct tag *tag)
{
	int tallest = layout_room_on_page(layout) / 1000 * TALLEST;
	long long width = (long long)image->width * INCH / DOTS, height;
	struct slab *slab;
	struct mark *mark;

	if (width > room->width)
		width = room->width;
	height = width * image->height / image->width;
	if (height > tallest) {
		width = width * tallest / height;
		height = tallest;
	}
	slab = layout_slab(layout, room->strip, (int)height);
	mark = layout_mark(layout, slab, MARK_IMAGE, tag);
	mark->x = room->x + (room->width - (int)width) / 2;
	mark->x2 = mark->x + (int)width;
	mark->y2 = (int)height;
	mark->image = image;
}

/* Without the picture, what it shows stands in a frame. */
static void
put_words(struct layout *layout, const struct room *room,
    const struct look *look, const char *words, struct tag *tag,
    const struct sheet_node *node)
{
	struct frame frame = layout_frame_open(layout, room, tag, GREY_FRAME);

	layout_gather_start(layout);
	layout_gather_string(layout, words, look, tag, node);
	layout_para(layout, &frame.inside, look, 0);
	layout_frame_close(layout, room, &frame);
}

void
layout_figure(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	const struct look *look = style_look(layout->style, SHEET_FIGURE,
	    NULL, 0);
	const char *words = sheet_attr(node, SHEET_A_ALT);
	struct tag *tag = layout_tag(layout, room->tag, TAG_FIGURE);
	struct slab *last = room->strip->last;
	const struct image *image = read_image(layout, node);
	struct look below = *look;
	struct room inner = *room;

	tag->alternative = words == NULL ? "図" : words;
	layout_gap(layout, look->before);
	if (image != NULL)
		put_image(layout, room, image, tag);
	else
		put_words(layout, room, look, tag->alternative, tag, node);
	below.before = below.after = 0;
	inner.look = &below;
	layout_blocks(layout, &inner, node);
	layout_strip_keep(room->strip, last);
	layout_gap(layout, look->after);
}
