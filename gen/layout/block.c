#include "layout/inside.h"

#include <string.h>

/* Blocks: each becomes slabs at the end of its room's strip. */

enum {
	NO_LEVEL = -1,
	LEADING_LINES = 2,
	LEADING_SHARE = 4,	/* of a page, the most that may move with it */
	SMALL = 920,		/* of small print inside cells and notes */
	PARA_GAP = 150,		/* between paragraphs there, in ems/1000 */
	MOST_SIGNS = 3		/* signature blocks side by side */
};

/* Inside cells and notes the place sets the size, the element the rest. */
static struct look
look_in(const struct layout *layout, const struct room *room,
    enum sheet_kind kind, const char *name, int level)
{
	struct look look = *style_look(layout->style, kind, name, level);
	bool is_small;

	if (room->look == NULL)
		return look;
	is_small = name != NULL && strcmp(name, "small") == 0;
	look.face = room->look->face;
	look.size = room->look->size * (is_small ? SMALL : 1000) / 1000;
	look.pitch = room->look->pitch * (is_small ? SMALL : 1000) / 1000;
	look.before = kind == SHEET_PARA ? room->look->size * PARA_GAP / 1000
	    : 0;
	look.after = look.first = 0;
	if (look.align == 0)
		look.align = room->look->align;
	return look;
}

static const struct look *
number_look(const struct layout *layout, const struct look *look,
    struct look *out)
{
	*out = *look;
	if (look->face == FACE_MINCHO)
		out->face = style_look(layout->style, SHEET_SHEET, "number", 0)
		    ->face;
	return out;
}

/*
 * A paragraph starts an em in, unless something else marks its start: a
 * number, a box, the top of the document.
 */
static int
first_indent(const struct layout *layout, const struct room *room,
    const struct look *look)
{
	const struct atom *atom = layout->text.atoms;

	if (layout_hanging_waits(room) || layout->cursor.depth > 0
	    || room->strip->first == NULL
	    || look->first > room->width / 2 || layout->text.count == 0
	    || atom->class == CLASS_IDEO_SPACE || atom->kind == ATOM_CHECK
	    || atom->kind == ATOM_TICKED)
		return 0;
	return look->first;
}

/* Running text as one paragraph; returns the block behind it, or NULL. */
static const struct sheet_node *
put_text(struct layout *layout, const struct room *room,
    const struct sheet_node *first, const struct look *look, struct tag *tag)
{
	const struct sheet_node *rest;

	layout_gap(layout, look->before);
	layout_gather_start(layout);
	rest = layout_gather(layout, first, look, tag);
	layout_para(layout, room, look, first_indent(layout, room, look));
	layout_gap(layout, look->after);
	return rest;
}

static bool
has_blocks(const struct sheet_node *node)
{
	const struct sheet_node *child;

	for (child = node->first; child != NULL; child = child->next)
		if (!sheet_is_inline(child->kind))
			return true;
	return false;
}

static bool
is_white(const struct sheet_node *node)
{
	return node->kind == SHEET_TEXT
	    && node->text[strspn(node->text, " \n\t\r")] == '\0';
}

void
layout_blocks(struct layout *layout, const struct room *room,
    const struct sheet_node *parent)
{
	const struct sheet_node *node = parent->first;
	bool is_lone = !has_blocks(parent);

	while (node != NULL) {
		struct look look;
		struct tag *tag = room->tag;

		if (!sheet_is_inline(node->kind)) {
			layout_block(layout, room, node);
			node = node->next;
			continue;
		}
		if (is_white(node) && !is_lone) {
			node = node->next;
			continue;
		}
		look = room->look != NULL ? *room->look
		    : *style_look(layout->style, parent->kind,
		    sheet_attr(parent, SHEET_A_KIND), 0);
		if (!is_lone)
			tag = layout_tag(layout, tag, TAG_P);
		node = put_text(layout, room, node, &look, tag);
	}
}

/* In the middle of the line nothing can hang: the number leads the words. */
static void
put_titled(struct layout *layout, const struct room *room,
    const struct sheet_node *node, const struct look *look, struct tag *tag)
{
	layout_gap(layout, look->before);
	layout_gather_start(layout);
	layout_gather_string(layout, sheet_attr(node, SHEET_A_NUMBER), look,
	    tag, node);
	layout_gather_string(layout, "　", look, tag, node);
	layout_gather(layout, node->first, look, tag);
	layout_para(layout, room, look, 0);
	layout_gap(layout, look->after);
}

/*
 * Text with its number: the number hangs in a column of its own, or the text
 * stands alone. The tag gets LBL for the number.
 */
static void
put_numbered(struct layout *layout, const struct room *room,
    const struct sheet_node *node, const struct look *look, struct tag *tag)
{
	const char *number = sheet_attr(node, SHEET_A_NUMBER);
	struct room inner = layout_room_narrowed(room, look->indent);
	struct look shape;
	struct hanging hanging;

	if (number == NULL || *number == '\0') {
		if (node->kind == SHEET_PARA
		    && sheet_attr(node, SHEET_A_LEVEL) != NULL)
			inner = layout_room_narrowed(&inner, look->hang);
		put_text(layout, &inner, node->first, look, tag);
		return;
	}
	if (look->align == 2) {
		put_titled(layout, &inner, node, look, tag);
		return;
	}
	number_look(layout, look, &shape);
	hanging = (struct hanging){.words = number, .look = &shape,
	    .x = inner.x, .tag = layout_tag(layout, tag, TAG_SPAN),
	    .node = node};
	inner = layout_hang(layout, &inner, &hanging);
	put_text(layout, &inner, node->first, look, tag);
	layout_hang_end(layout, &inner);
}

static bool
follows_heading(const struct sheet_node *node)
{
	const struct sheet_node *child, *before = NULL;

	for (child = node->parent->first; child != node; child = child->next)
		before = child;
	return before != NULL && before->kind == SHEET_HEADING
	    && node->next != NULL && node->next->kind != SHEET_PARA;
}

static int
count_slabs(const struct strip *strip, const struct slab *last)
{
	const struct slab *slab = last == NULL ? strip->first : last->next;
	int count = 0;

	for (; slab != NULL; slab = slab->next)
		count++;
	return count;
}

static int
height_behind(const struct strip *strip, const struct slab *last)
{
	const struct slab *slab = last == NULL ? strip->first : last->next;
	int height = 0;

	for (; slab != NULL; slab = slab->next)
		height += slab->before + slab->height;
	return height;
}

static void
put_para(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	const char *kind = sheet_attr(node, SHEET_A_KIND);
	struct look look = look_in(layout, room, SHEET_PARA, kind,
	    sheet_number(node, SHEET_A_LEVEL, NO_LEVEL));
	struct slab *last = room->strip->last;

	put_numbered(layout, room, node, &look, layout_tag(layout, room->tag,
	    kind != NULL && strcmp(kind, "title") == 0 ? TAG_H1 : TAG_P));
	/* So does a line or two that only lead from a heading to what follows. */
	if (look.keep_with_next || (follows_heading(node)
	    && count_slabs(room->strip, last) <= LEADING_LINES)) {
		layout_strip_keep(room->strip, last);
		room->strip->last->stays = true;
	}
}

static const enum tag_kind heading_tags[] = {TAG_H1, TAG_H2, TAG_H3, TAG_H4};

static const char *
heading_words(struct layout *layout, const struct sheet_node *node)
{
	const char *number = sheet_attr(node, SHEET_A_NUMBER);
	const char *words = layout_gather_words(layout, node);

	return number == NULL || *number == '\0' ? words :
	    pool_format(layout->pool, "%s %s", number, words);
}

static void
add_bookmark(struct layout *layout, const struct sheet_node *node,
    struct slab *slab, int level)
{
	struct outline *outline = pool_take(layout->pool, sizeof *outline);
	struct entry *entry = pool_take(layout->pool, sizeof *entry);

	outline->title = heading_words(layout, node);
	outline->level = level;
	slab->outline = outline;
	entry->heading = node;
	entry->level = level;
	entry->slab = slab;
	if (layout->contents.last == NULL)
		layout->contents.first = entry;
	else
		layout->contents.last->next = entry;
	layout->contents.last = entry;
}

static void
put_heading(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	int level = sheet_number(node, SHEET_A_LEVEL, 1);
	const struct look *look;
	struct slab *last = room->strip->last;

	if (level < 1 || level > 4)
		level = 4;
	look = style_look(layout->style, SHEET_HEADING, NULL, level);
	put_numbered(layout, room, node, look,
	    layout_tag(layout, room->tag, heading_tags[level - 1]));
	layout_strip_keep(room->strip, last);
	room->strip->last->stays = true;
	add_bookmark(layout, node, last == NULL ? room->strip->first
	    : last->next, level);
}

static void
put_section(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	struct room inner = *room;

	inner.tag = layout_tag(layout, room->tag, TAG_SECT);
	layout->cursor.in_contents = sheet_attr_is(node, SHEET_A_KIND,
	    "contents");
	if (sheet_attr_is(node, SHEET_A_START, "page")
	    && room->strip->first != NULL)
		layout->cursor.starts_page = true;
	layout_blocks(layout, &inner, node);
	layout->cursor.in_contents = false;
}

static const char *
item_marker(struct layout *layout, const struct sheet_node *list,
    const struct sheet_node *item, int index)
{
	const char *number = sheet_attr(item, SHEET_A_NUMBER);

	if (number != NULL && *number != '\0')
		return number;
	if (sheet_attr_is(list, SHEET_A_KIND, "ordered"))
		return pool_format(layout->pool, "%d.", index);
	return sheet_attr_is(list, SHEET_A_KIND, "plain") ? NULL : "・";
}

/* In contents the page number of what is cited stands at the right. */
static void
put_item_words(struct layout *layout, const struct room *room,
    const struct sheet_node *item)
{
	const struct look *look = style_look(layout->style, SHEET_ITEM, NULL,
	    0);
	const char *ref = item->first->kind != SHEET_CITE ? NULL
	    : sheet_attr(item->first, SHEET_A_REF);
	struct room inner = *room;

	if (!layout->cursor.in_contents || ref == NULL || ref[0] != '#') {
		layout_blocks(layout, room, item);
		return;
	}
	inner.width -= layout_toc_room(look);
	layout_blocks(layout, &inner, item);
	layout_toc_line(layout, room->strip, ref + 1, look);
}

static void
put_item(struct layout *layout, const struct room *room,
    const struct sheet_node *item, const char *marker)
{
	struct look look = look_in(layout, room, SHEET_ITEM, NULL,
	    layout->cursor.depth);
	struct look shape;
	struct room inner = layout_room_narrowed(room, look.indent);
	struct hanging hanging;

	number_look(layout, &look, &shape);
	layout_gap(layout, look.before);
	if (marker != NULL) {
		bool is_own = sheet_attr(item, SHEET_A_NUMBER) != NULL;

		hanging = (struct hanging){.words = marker, .look = &shape,
		    .x = inner.x, .tag = is_own ? layout_tag(layout,
		    room->tag, TAG_LBL) : NULL, .node = item};
		inner = layout_hang(layout, &inner, &hanging);
	}
	inner.tag = layout_tag(layout, room->tag, TAG_LBODY);
	if (item->first == NULL) {
		layout_gather_start(layout);
		layout_para(layout, &inner, &look, 0);
	} else
		put_item_words(layout, &inner, item);
	layout_hang_end(layout, &inner);
	layout_gap(layout, look.after);
}

static void
put_list(struct layout *layout, const struct room *room,
    const struct sheet_node *list)
{
	const struct sheet_node *item;
	struct look look = look_in(layout, room, SHEET_LIST, NULL, 0);
	struct tag *tag = layout_tag(layout, room->tag, TAG_L);
	bool was_changed = layout->cursor.is_changed;
	int index = 1;

	layout_gap(layout, look.before);
	layout->cursor.depth++;
	for (item = list->first; item != NULL; item = item->next) {
		struct room inner = *room;

		if (item->kind != SHEET_ITEM)
			continue;
		layout_name_wait(layout, item);
		layout->cursor.is_changed = was_changed
		    || sheet_attr(item, SHEET_A_CHANGE) != NULL;
		inner.tag = layout_tag(layout, tag, TAG_LI);
		put_item(layout, &inner, item, item_marker(layout, list, item,
		    index++));
	}
	layout->cursor.is_changed = was_changed;
	layout->cursor.depth--;
	layout_gap(layout, look.after);
}

/* The label of a note stands in front like a number, a frame's above. */
static void
put_label(struct layout *layout, const struct room *room, const char *label,
    const struct look *look)
{
	struct look shape = *look;

	if (label == NULL || *label == '\0')
		return;
	shape.face = FACE_GOTHIC_BOLD;
	shape.align = 1;
	layout_gather_start(layout);
	layout_gather_string(layout, label, &shape,
	    layout_tag(layout, room->tag, TAG_P), NULL);
	layout_para(layout, room, &shape, 0);
	room->strip->last->stays = true;
}

static void
put_framed_note(struct layout *layout, const struct room *room,
    const struct sheet_node *node, const struct look *look)
{
	struct look inside = *look;
	struct frame frame;

	layout_gap(layout, look->before);
	frame = layout_frame_open(layout, room, room->tag,
	    sheet_attr_is(node, SHEET_A_KIND, "caution") ? 0 : GREY_FRAME);
	inside.before = inside.after = inside.indent = 0;
	frame.inside.look = &inside;
	put_label(layout, &frame.inside, sheet_attr(node, SHEET_A_LABEL),
	    &inside);
	layout_blocks(layout, &frame.inside, node);
	layout_frame_close(layout, room, &frame);
	layout_gap(layout, look->after);
}

static void
put_plain_note(struct layout *layout, const struct room *room,
    const struct sheet_node *node, const struct look *look)
{
	const char *label = sheet_attr(node, SHEET_A_LABEL);
	struct room inner = layout_room_narrowed(room, look->indent);
	struct look shape;
	struct hanging hanging;

	inner.look = look;
	layout_gap(layout, look->before);
	if (label != NULL && *label != '\0') {
		number_look(layout, look, &shape);
		hanging = (struct hanging){.words = label, .look = &shape,
		    .x = inner.x, .tag = layout_tag(layout, room->tag,
		    TAG_LBL), .node = node};
		inner = layout_hang(layout, &inner, &hanging);
	}
	layout_blocks(layout, &inner, node);
	layout_hang_end(layout, &inner);
	layout_gap(layout, look->after);
}

static void
put_note(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	const char *kind = sheet_attr(node, SHEET_A_KIND);
	const struct look *look = style_look(layout->style, SHEET_NOTE, kind,
	    0);
	struct slab *last = room->strip->last;
	struct room inner = *room;

	inner.tag = layout_tag(layout, room->tag, TAG_NOTE);
	if ((kind == NULL || strcmp(kind, "caution") == 0) && !room->is_cell)
		put_framed_note(layout, &inner, node, look);
	else
		put_plain_note(layout, &inner, node, look);
	/* What a heading explains first goes where its table begins. */
	if (follows_heading(node) && height_behind(room->strip, last) <=
	    layout_room_on_page(layout) / LEADING_SHARE) {
		layout_strip_keep(room->strip, last);
		room->strip->last->stays = true;
	}
}

static bool
holds_signs(const struct sheet_node *keep)
{
	const struct sheet_node *child;
	int count = 0;

	for (child = keep->first; child != NULL; child = child->next, count++)
		if (child->kind != SHEET_SIGN)
			return false;
	return count > 1 && count <= MOST_SIGNS;
}

static void
put_keep(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	struct slab *last = room->strip->last;

	if (holds_signs(node))
		layout_signs(layout, room, node);
	else
		layout_blocks(layout, room, node);
	layout_strip_keep(room->strip, last);
}

static void
dispatch(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	switch (node->kind) {
	case SHEET_SECTION:
		put_section(layout, room, node);
		return;
	case SHEET_HEADING:
		put_heading(layout, room, node);
		return;
	case SHEET_PARA:
		put_para(layout, room, node);
		return;
	case SHEET_LIST:
		put_list(layout, room, node);
		return;
	case SHEET_TABLE:
		layout_table(layout, room, node);
		return;
	case SHEET_FIELD:
		layout_field(layout, room, node);
		return;
	case SHEET_SIGN:
		layout_sign(layout, room, node);
		return;
	case SHEET_NOTE:
		put_note(layout, room, node);
		return;
	case SHEET_KEEP:
		put_keep(layout, room, node);
		return;
	case SHEET_FLOW:
		layout_flow(layout, room, node);
		return;
	case SHEET_FIGURE:
		layout_figure(layout, room, node);
		return;
	case SHEET_SHEET:
	case SHEET_ITEM:
	case SHEET_ROW:
	case SHEET_CELL:
	case SHEET_STEP:
	case SHEET_EM:
	case SHEET_STRONG:
	case SHEET_BLANK:
	case SHEET_CITE:
	case SHEET_CHECK:
	case SHEET_INS:
	case SHEET_DEL:
	case SHEET_RUBY:
	case SHEET_SUP:
	case SHEET_SUB:
	case SHEET_BREAK:
	case SHEET_BAR:
	case SHEET_TEXT:
		return;
	}
}

void
layout_block(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	bool was_changed = layout->cursor.is_changed;

	layout_name_wait(layout, node);
	if (sheet_attr(node, SHEET_A_CHANGE) != NULL)
		layout->cursor.is_changed = true;
	dispatch(layout, room, node);
	layout->cursor.is_changed = was_changed;
}
