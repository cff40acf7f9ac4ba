#include "layout/inside.h"

#include <string.h>

/*
 * The table of contents. Its lines are as high with a number as without, so
 * one turn of the pages is enough: the numbers are written afterwards.
 */

enum {
	DEEPEST = 3,		/* level of heading that is listed */
	NUMBER_ROOM = 3000,	/* ems/1000 at the right */
	LEADER_PITCH = 500
};

static const char *const leader = "・";

/* Every heading can be led to, also those about no provision. */
static const char *
target_of(struct layout *layout, struct entry *entry, int index)
{
	const char *name = sheet_attr(entry->heading, SHEET_A_PROVISION);
	struct target *target;

	if (name != NULL && layout_name_target(layout, name) != NULL)
		return name;
	if (entry->slab->targets != NULL)
		return entry->slab->targets->name;
	target = pool_take(layout->pool, sizeof *target);
	target->name = pool_format(layout->pool, "heading-%d", index);
	entry->slab->targets = target;
	return target->name;
}

static int
end_of_text(const struct slab *slab)
{
	const struct mark *mark;
	int end = 0;

	for (mark = slab->marks; mark != NULL; mark = mark->next)
		if (mark->kind == MARK_TEXT && mark->x2 > end)
			end = mark->x2;
	return end;
}

int
layout_toc_room(const struct look *look)
{
	return look->size * NUMBER_ROOM / 1000;
}

void
layout_toc_line(struct layout *layout, const struct strip *strip,
    const char *target, const struct look *look)
{
	struct toc_line *line = pool_take(layout->pool, sizeof *line);

	line->target = target;
	line->look = look;
	line->slab = strip->last;
	line->text_end = end_of_text(strip->last);
	line->next = layout->contents.lines;
	layout->contents.lines = line;
}

/* The words are furniture: the headings themselves are in the structure. */
static void
put_entry(struct layout *layout, const struct room *room, struct entry *entry,
    int index, struct tag *parent)
{
	const struct look *look = style_look(layout->style, SHEET_SHEET,
	    "contents", entry->level);
	struct room inner = *room;
	struct slab *last = room->strip->last, *slab;
	struct cite cite = {.words = entry->slab->outline->title};
	struct tag *tag = layout_tag(layout, parent, TAG_LINK);

	tag->alternative = cite.words;
	cite.target = target_of(layout, entry, index);
	inner.x += look->indent;
	inner.width -= look->indent + layout_toc_room(look);
	layout_gap(layout, look->before);
	layout_gather_start(layout);
	layout_gather_string(layout, cite.words, look, NULL, entry->heading);
	layout_para(layout, &inner, look, 0);
	slab = last == NULL ? room->strip->first : last->next;
	for (; slab != NULL; slab = slab->next)
		layout_mark_link(layout, slab, &cite, tag, room->x, 0, room->x
		    + room->width, slab->height);
	layout_toc_line(layout, room->strip, cite.target, look);
}

void
layout_toc(struct layout *layout, struct strip *strip, struct slab *last)
{
	struct strip lines = {NULL, NULL};
	struct room room = {&lines, layout->pages->tags, layout->paper.left,
	    layout->paper.width - layout->paper.left - layout->paper.right,
	    false, NULL, NULL};
	const struct look *look = style_look(layout->style, SHEET_SHEET,
	    "contents", 0);
	struct tag *tag;
	struct entry *entry;
	int index = 0;

	if (layout->contents.first == NULL)
		return;
	tag = layout_tag(layout, layout->pages->tags, TAG_SECT);
	layout->cursor.gap = look->before;
	layout_gather_start(layout);
	layout_gather_string(layout, "目次", look, NULL, NULL);
	layout_para(layout, &room, look, 0);
	lines.last->stays = true;
	layout_gap(layout, look->after);
	for (entry = layout->contents.first; entry != NULL; entry = entry->next)
		if (entry->level <= DEEPEST)
			put_entry(layout, &room, entry, ++index, tag);
	layout->cursor.gap = 0;
	lines.last->next = last == NULL ? strip->first : last->next;
	if (last == NULL)
		strip->first = lines.first;
	else
		last->next = lines.first;
}

static const struct target *
find_target(const struct layout *layout, const char *name)
{
	const struct target *target = layout_name_target(layout, name);

	if (target != NULL)
		return target;
	for (target = layout->pages->targets; target != NULL;
	    target = target->next)
		if (strcmp(target->name, name) == 0)
			return target;
	return NULL;
}

/* Dots in one grid from the right, so that they stand below each other. */
static void
put_leader(struct layout *layout, struct slab *slab,
    const struct toc_line *line, int right)
{
	const struct look *look = line->look;
	int pitch = look->size * LEADER_PITCH / 1000;
	int x = right - pitch, from = line->text_end + pitch;

	for (; x >= from; x -= pitch)
		layout_string(layout, slab, leader, look, x, pitch, 1,
		    layout_mark_baseline(look), NULL);
}

static void
put_number(struct layout *layout, const struct toc_line *line)
{
	const struct target *target = find_target(layout, line->target);
	int right = layout->paper.width - layout->paper.right;
	struct slab slab = {.y = line->slab->y};
	const char *number;

	if (target == NULL)
		return;
	number = pool_format(layout->pool, "%d", target->page + 1);
	layout_string(layout, &slab, number, line->look, right
	    - layout_toc_room(line->look), layout_toc_room(line->look), 3,
	    layout_mark_baseline(line->look), NULL);
	put_leader(layout, &slab, line, right
	    - layout_toc_room(line->look) * 2 / 3);
	layout_draw(layout, &layout->pages->list[line->slab->page], &slab,
	    NULL);
}

void
layout_toc_numbers(struct layout *layout)
{
	const struct toc_line *line;

	for (line = layout->contents.lines; line != NULL; line = line->next)
		put_number(layout, line);
}
