#include "layout/inside.h"

#include <string.h>

/* Signature blocks. */

enum {
	SIGN_WIDTH = 580,	/* of the room, in thousandths */
	WIDE_ROOM = 30,		/* ems, from which it takes only that */
	GUTTER = 2,		/* ems between blocks side by side */
	SEAL_WIDTH = 1800,	/* room for a seal at a line's end */
	SEAL_PLACE = 1300,	/* of that, where it stands: at the right */
	SMALLEST = 750		/* of a long name on its rule */
};

/*
 * 所属 ____ or 氏名 ____ ㊞: words, one place to write, perhaps a seal. Such
 * lines of a block have their words and their rules below each other.
 */
struct sign_line {
	const struct sheet_node	*blank, *seal;
};

static bool
is_seal(const struct sheet_node *node)
{
	return node->kind == SHEET_BLANK && node->first == NULL
	    && sheet_attr_is(node, SHEET_A_KIND, "seal");
}

/* Empty, or filled with nothing but characters. */
static bool
is_simple(const struct sheet_node *blank)
{
	return blank->first == NULL || (blank->first == blank->last
	    && blank->first->kind == SHEET_TEXT);
}

static bool
is_sign_line(const struct sheet_node *para, struct sign_line *line)
{
	const struct sheet_node *child = para->first;

	*line = (struct sign_line){NULL, NULL};
	if (para->kind != SHEET_PARA
	    || sheet_attr(para, SHEET_A_NUMBER) != NULL)
		return false;
	if (child != NULL && child->kind == SHEET_TEXT)
		child = child->next;
	if (child == NULL || child->kind != SHEET_BLANK || is_seal(child)
	    || !is_simple(child))
		return false;
	line->blank = child;
	if (child->next != NULL && is_seal(child->next))
		line->seal = child = child->next;
	return child->next == NULL;
}

static int
words_width(struct layout *layout, const struct sheet_node *para,
    const struct look *look)
{
	return para->first->kind != SHEET_TEXT ? -1
	    : layout_string_width(layout, para->first->text, look);
}

/* The widest of the words in front of the rules, and the room for seals. */
static void
measure_lines(struct layout *layout, const struct sheet_node *sign,
    const struct look *look, int room, int *label, int *seal)
{
	const struct sheet_node *child;
	struct sign_line line;

	*label = *seal = 0;
	for (child = sign->first; child != NULL; child = child->next) {
		int width;

		if (!is_sign_line(child, &line))
			continue;
		width = words_width(layout, child, look) + look->size / 2;
		if (width > *label && width <= room / 2)
			*label = width;
		if (line.seal != NULL)
			*seal = look->size * SEAL_WIDTH / 1000;
	}
}

/* The look in which a name fits its rule, a little smaller if need be. */
static bool
fit_filling(struct layout *layout, const struct sheet_node *blank, int room,
    struct look *look)
{
	int least = look->size * SMALLEST / 1000;

	if (blank->first == NULL)
		return true;
	while (look->size > least && layout_string_width(layout,
	    blank->first->text, look) > room)
		look->size -= 250;
	return layout_string_width(layout, blank->first->text, look) <= room;
}

/* 印 in a circle, at the right end of the room before x. */
static void
put_seal(struct layout *layout, struct slab *slab, int x, int baseline,
    const struct look *look, struct tag *tag)
{
	int middle = baseline - look->size * EM_ASCENT / 1000 + look->size / 2;
	int centre = x - look->size * SEAL_PLACE / 2000;
	struct look word = *look;

	layout_mark_seal(layout, slab, centre, middle, look->size);
	word.size = look->size * LAYOUT_SEAL / 1000;
	layout_string(layout, slab, "印", &word, centre - word.size / 2,
	    word.size, 1, middle - word.size / 2 + word.size * EM_ASCENT
	    / 1000, tag);
}

static void
put_sign_line(struct layout *layout, const struct room *room,
    const struct sheet_node *para, const struct sign_line *line,
    const struct look *look, const struct look *filling, int label, int seal)
{
	struct tag *block = layout_tag(layout, room->tag, TAG_P), *tag;
	struct slab *slab;
	int baseline = layout_write_baseline(look);
	const char *words = para->first->kind == SHEET_TEXT
	    ? para->first->text : "";

	if (*words == '\0')
		label = 0;
	slab = layout_slab(layout, room->strip,
	    layout_write_pitch(look));
	layout_hanging_set(layout, room, slab, baseline);
	layout_string(layout, slab, words, look, room->x, label, 1, baseline,
	    block);
	tag = layout_tag(layout, block, TAG_FORM);
	tag->alternative = pool_format(layout->pool, "記入欄 %s", words);
	layout_write_rule(layout, slab, look, room->x + label,
	    room->x + room->width - seal, tag);
	if (line->blank->first != NULL)
		layout_string(layout, slab, line->blank->first->text, filling,
		    room->x + label + look->size / 2, room->width, 1,
		    baseline, block);
	if (line->seal != NULL)
		put_seal(layout, slab, room->x + room->width, baseline, look,
		    block);
}

static void
put_label(struct layout *layout, const struct room *room,
    const struct sheet_node *node, const struct look *look)
{
	const char *label = sheet_attr(node, SHEET_A_LABEL);
	struct look shape = *look;

	if (label == NULL || *label == '\0')
		return;
	shape.face = FACE_GOTHIC;
	shape.align = 1;
	layout_gather_start(layout);
	layout_gather_string(layout, label, &shape,
	    layout_tag(layout, room->tag, TAG_P), node);
	layout_para(layout, room, &shape, 0);
}

static void
put_sign(struct layout *layout, const struct room *room,
    const struct sheet_node *node, const struct look *look)
{
	const struct sheet_node *child;
	struct sign_line line;
	struct room inner = *room;
	struct look plain = *look;
	int label, seal;

	plain.before = plain.after = 0;
	inner.look = &plain;
	put_label(layout, room, node, &plain);
	measure_lines(layout, node, look, room->width, &label, &seal);
	for (child = node->first; child != NULL; child = child->next) {
		struct look filling = *look;

		if (is_sign_line(child, &line)
		    && words_width(layout, child, look) < label
		    && fit_filling(layout, line.blank, room->width - label
		    - seal - look->size, &filling)) {
			layout_name_wait(layout, child);
			put_sign_line(layout, room, child, &line, look,
			    &filling, label, seal);
		} else
			layout_block(layout, &inner, child);
	}
}

/* The block stands right, and never without what is signed. */
void
layout_sign(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	const struct look *look = style_look(layout->style, SHEET_SIGN, NULL,
	    0);
	struct slab *last = room->strip->last;
	struct room inner = *room;

	if (room->width > look->size * WIDE_ROOM) {
		inner.width = (int)((long long)room->width * SIGN_WIDTH
		    / 1000);
		inner.x += room->width - inner.width;
	}
	if (last != NULL)
		last->stays = true;
	layout_gap(layout, look->before);
	put_sign(layout, &inner, node, look);
	layout_strip_keep(room->strip, last);
	layout_gap(layout, look->after);
}

void
layout_signs(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	const struct look *look = style_look(layout->style, SHEET_SIGN, NULL,
	    0);
	int gutter = look->size * GUTTER, count = 0, height = 0, gap, i = 0;
	struct strip strips[8] = {{NULL, NULL}};
	const struct sheet_node *sign;
	struct slab *slab;

	for (sign = node->first; sign != NULL; sign = sign->next)
		count++;
	if (room->strip->last != NULL)
		room->strip->last->stays = true;
	layout_gap(layout, look->before);
	gap = layout->cursor.gap;
	for (sign = node->first; sign != NULL; sign = sign->next, i++) {
		int width = (room->width - gutter * (count - 1)) / count;
		struct room part = {&strips[i], room->tag,
		    room->x + i * (width + gutter), width, true, look,
		    room->hanging};

		layout->cursor.gap = 0;
		put_sign(layout, &part, sign, look);
		if (layout_strip_height(&strips[i]) > height)
			height = layout_strip_height(&strips[i]);
	}
	layout->cursor.gap = gap;
	slab = layout_slab(layout, room->strip, height);
	for (i = 0; i < count; i++)
		layout_strip_absorb(slab, &strips[i], 0);
	layout_gap(layout, look->after);
}
