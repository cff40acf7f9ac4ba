#include "layout_inside.h"

#include <string.h>

/* Places to write: signature blocks and ruled fields. */

enum {
	SIGN_WIDTH = 560,	/* of the room, in thousandths */
	LABEL_WIDTH = 4500,	/* of 所属, 氏名, in ems/1000 */
	WRITE_PITCH = 1800,	/* of a line to write on, in ems/1000 */
	RULE_DROP = 200,	/* of the rule below the baseline */
	SEAL_WIDTH = 2000
};

struct sign_mode {
	const char	*mode;
	const char	*name_label;
	const char	*words;		/* for who hears the page */
	bool		 has_name, has_seal;
};

static const struct sign_mode modes[] = {
	{"sign", "氏名(自署)", "署名欄 日付、所属、氏名の自署", true, false},
	{"name-and-seal", "氏名", "記名押印欄 日付、所属、氏名、印", true, true},
	{"sign-or-seal", "氏名", "署名又は記名押印の欄 日付、所属、氏名", true,
	    true},
	{"name", "氏名", "記名欄 日付、所属、氏名", true, false},
	{"sign-and-seal", "氏名(自署)", "署名押印欄 日付、所属、氏名、印", true,
	    true},
	{"seal", "", "押印欄", false, true}
};

static const struct sign_mode *
mode_of(const struct sheet_node *node)
{
	const char *mode = sheet_attr(node, SHEET_A_MODE);
	size_t i;

	for (i = 0; i < sizeof modes / sizeof modes[0]; i++)
		if (mode != NULL && strcmp(modes[i].mode, mode) == 0)
			return &modes[i];
	return &modes[0];
}

static bool
has_blank(const struct sheet_node *node, const char *name)
{
	const struct sheet_node *child;
	const char *own = sheet_attr(node, SHEET_A_NAME);

	if (node->kind == SHEET_BLANK && own != NULL
	    && strncmp(own, name, strlen(name)) == 0)
		return true;
	for (child = node->first; child != NULL; child = child->next)
		if (has_blank(child, name))
			return true;
	return false;
}

/* 印 in a circle, its middle at x. */
static void
put_seal(struct layout *layout, struct slab *slab, int x, int baseline,
    const struct look *look)
{
	int middle = baseline - look->size * EM_ASCENT / 1000 + look->size / 2;
	int half = look->size * 650 / 1000;
	struct mark *mark = layout_mark(layout, slab, MARK_CIRCLE, NULL);
	struct look word = *look;

	mark->x = x - half;
	mark->x2 = x + half;
	mark->y = middle - half;
	mark->y2 = middle + half;
	mark->thick = RULE_THIN;
	word.size = look->size * 700 / 1000;
	layout_string(layout, slab, "印", &word, x - word.size / 2, word.size,
	    1, middle - word.size / 2 + word.size * EM_ASCENT / 1000, NULL);
}

/* A label and a rule to write on; the rule carries the tag. */
static struct slab *
put_line(struct layout *layout, const struct room *room,
    const struct look *look, const char *label, int label_width, int right,
    struct tag *tag)
{
	int pitch = look->size * WRITE_PITCH / 1000;
	int baseline = pitch - look->size * 400 / 1000;
	struct slab *slab = layout_slab(layout, room->strip,
	    pitch < look->pitch ? look->pitch : pitch);
	struct mark *rule;

	if (label != NULL && *label != '\0')
		layout_string(layout, slab, label, look, room->x, label_width,
		    1, baseline, NULL);
	rule = layout_mark(layout, slab, MARK_LINE, tag);
	rule->x = room->x + label_width;
	rule->x2 = room->x + room->width - right;
	rule->y = rule->y2 = baseline + look->size * RULE_DROP / 1000;
	rule->thick = RULE_THIN;
	return slab;
}

static void
put_date(struct layout *layout, const struct room *room,
    const struct look *look)
{
	struct slab *slab = layout_slab(layout, room->strip,
	    look->size * WRITE_PITCH / 1000);

	layout_string(layout, slab, "令和　　　年　　　月　　　日", look,
	    room->x, room->width, 1, slab->height - look->size * 400 / 1000,
	    NULL);
}

static struct tag *
sign_tag(struct layout *layout, const struct room *room,
    const struct sign_mode *mode)
{
	struct tag *tag = layout_tag(layout, room->tag, TAG_FORM);

	tag->alternative = mode->words;
	return tag;
}

static void
put_lines(struct layout *layout, const struct room *room,
    const struct sheet_node *node, const struct look *look)
{
	const struct sign_mode *mode = mode_of(node);
	struct tag *tag = sign_tag(layout, room, mode);
	int label = look->size * LABEL_WIDTH / 1000;
	int seal = mode->has_seal ? look->size * SEAL_WIDTH / 1000 : 0;
	struct slab *slab = room->strip->last;
	int least = layout_string_width(layout, mode->name_label, look)
	    + look->size / 2;

	if (label < least)
		label = least;
	if (mode->has_name && !has_blank(node, "所属"))
		put_line(layout, room, look, "所属", label, seal, tag);
	if (mode->has_name && !has_blank(node, "氏名"))
		slab = put_line(layout, room, look, mode->name_label, label,
		    seal, tag);
	if (slab == NULL || !mode->has_name)
		slab = layout_slab(layout, room->strip, look->pitch);
	if (mode->has_seal)
		put_seal(layout, slab, room->x + room->width - look->size,
		    slab->height - look->size * 400 / 1000, look);
}

static void
put_words(struct layout *layout, const struct room *room,
    const struct sheet_node *node, const struct look *look)
{
	const char *label = sheet_attr(node, SHEET_A_LABEL);

	if (label == NULL || *label == '\0')
		return;
	layout_gather_start(layout);
	layout_gather_string(layout, label, look,
	    layout_tag(layout, room->tag, TAG_P), node);
	layout_lines(layout, room, look, 0);
}

void
layout_sign(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	const struct look *look = style_look(layout->style, SHEET_SIGN, NULL,
	    0);
	struct slab *last = room->strip->last;
	struct room inner = *room;

	if (room->width > look->size * 30) {
		inner.width = (int)((long long)room->width * SIGN_WIDTH
		    / 1000);
		inner.x += room->width - inner.width;
	}
	inner.look = look;
	if (last != NULL)
		last->stays = true;
	layout_gap(layout, look->before);
	if (mode_of(node)->has_name && !has_blank(node, "日付"))
		put_date(layout, &inner, look);
	put_words(layout, &inner, node, look);
	layout_children(layout, &inner, node);
	put_lines(layout, &inner, node, look);
	layout_keep(room->strip, last);
	layout_gap(layout, look->after);
}

/* What was filled in stands on the rules; else they are empty. */
void
layout_field(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	struct look look = *style_look(layout->style, SHEET_FIELD, NULL, 0);
	const char *label = sheet_attr(node, SHEET_A_LABEL);
	int lines = sheet_number(node, SHEET_A_LINES, 1), i;
	struct slab *last = room->strip->last;
	struct look words = look;
	struct tag *tag = layout_tag(layout, room->tag, TAG_FORM);
	int width = 0;

	words.face = style_look(layout->style, SHEET_SHEET, "number", 0)->face;
	tag->alternative = pool_format(layout->pool, "記入欄 %s",
	    label == NULL ? "" : label);
	layout_gap(layout, look.before);
	if (label != NULL)
		width = layout_string_width(layout, label, &words)
		    + look.size / 2;
	if (node->first != NULL) {
		struct room inner = *room;
		struct hanging hanging = {label, &words, room->x, tag, node};

		if (label != NULL)
			layout->pending = &hanging;
		inner.tag = tag;
		inner.look = &look;
		inner.x += width;
		inner.width -= width;
		layout_children(layout, &inner, node);
		layout->pending = NULL;
	} else
		for (i = 0; i < lines; i++) {
			struct slab *slab = put_line(layout, room, &look, NULL,
			    i == 0 || lines == 1 ? width : 0, 0, tag);

			if (i == 0 && label != NULL)
				layout_string(layout, slab, label, &words,
				    room->x, width, 1, look.size * WRITE_PITCH
				    / 1000 - look.size * 400 / 1000, tag);
		}
	layout_keep(room->strip, last);
	layout_gap(layout, look.after);
}
