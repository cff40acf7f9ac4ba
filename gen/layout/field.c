#include "layout/inside.h"

/* A labelled place to write. */

/* The first rule stands behind the label, the others below. */
static void
put_rules(struct layout *layout, const struct room *room,
    const struct room *first, const struct look *look, int lines,
    struct tag *tag)
{
	struct slab *slab;
	int i;

	for (i = 0; i < lines; i++) {
		slab = layout_slab(layout, room->strip,
		    layout_write_pitch(look));
		layout_hanging_set(layout, first, slab,
		    layout_write_baseline(look));
		layout_write_rule(layout, slab, look, i == 0 ? first->x :
		    room->x, room->x + room->width, tag);
	}
}

/* What was filled in stands behind the label; else there are rules. */
void
layout_field(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	const struct look *own = style_look(layout->style, SHEET_FIELD, NULL,
	    0);
	const char *label = sheet_attr(node, SHEET_A_LABEL);
	struct slab *last = room->strip->last;
	struct look look = *own, words = *own;
	struct tag *tag = layout_tag(layout, room->tag, TAG_FORM);
	struct hanging hanging = {.words = label, .look = &words,
	    .x = room->x, .tag = tag, .node = node};
	struct room inner = *room;

	look.before = look.after = 0;
	words.face = style_look(layout->style, SHEET_SHEET, "number", 0)->face;
	tag->alternative = pool_format(layout->pool, "記入欄 %s",
	    label == NULL ? "" : label);
	layout_gap(layout, own->before);
	if (label != NULL && *label != '\0')
		inner = layout_hang(layout, room, &hanging);
	inner.tag = tag;
	inner.look = &look;
	if (node->first == NULL)
		put_rules(layout, room, &inner, &look,
		    sheet_number(node, SHEET_A_LINES, 1), tag);
	else
		layout_blocks(layout, &inner, node);
	layout_hang_end(layout, &inner);
	layout_strip_keep(room->strip, last);
	layout_gap(layout, own->after);
}
