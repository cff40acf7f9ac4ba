#include "layout_inside.h"

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

	if (name != NULL && *name != '\0')
		return name;
	target = pool_take(layout->pool, sizeof *target);
	target->name = pool_format(layout->pool, "heading-%d", index);
	target->next = entry->slab->targets;
	entry->slab->targets = target;
	return target->name;
}

static int
end_of_text(const struct slab *slab, int otherwise)
{
	const struct mark *mark;
	int end = otherwise;

	for (mark = slab->marks; mark != NULL; mark = mark->next)
		if (mark->kind == MARK_TEXT && mark->x2 > end)
			end = mark->x2;
	return end;
}

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
	inner.width -= look->indent + look->size * NUMBER_ROOM / 1000;
	layout_gap(layout, look->before);
	layout_gather_start(layout);
	layout_gather_string(layout, cite.words, look, NULL, entry->heading);
	layout_lines(layout, &inner, look, 0);
	entry->line = room->strip->last;
	entry->text_end = end_of_text(entry->line, inner.x);
	slab = last == NULL ? room->strip->first : last->next;
	for (; slab != NULL; slab = slab->next)
		layout_link(layout, slab, &cite, tag, room->x, 0, room->x
		    + room->width, slab->height);
}

void
layout_toc(struct layout *layout, struct strip *strip, struct slab *last)
{
	struct strip lines = {NULL, NULL};
	struct room room = {&lines, layout->pages->tags, layout->paper.left,
	    layout->paper.width - layout->paper.left - layout->paper.right,
	    false, NULL};
	const struct look *look = style_look(layout->style, SHEET_SHEET,
	    "contents", 0);
	struct tag *tag;
	struct entry *entry;
	int index = 0;

	if (layout->entries == NULL)
		return;
	tag = layout_tag(layout, layout->pages->tags, TAG_SECT);
	layout->gap = look->before;
	layout_gather_start(layout);
	layout_gather_string(layout, "目次", look, NULL, NULL);
	layout_lines(layout, &room, look, 0);
	lines.last->stays = true;
	layout_gap(layout, look->after);
	for (entry = layout->entries; entry != NULL; entry = entry->next)
		if (entry->level <= DEEPEST)
			put_entry(layout, &room, entry, ++index, tag);
	layout->gap = 0;
	lines.last->next = last == NULL ? strip->first : last->next;
	if (last == NULL)
		strip->first = lines.first;
	else
		last->next = lines.first;
}

static void
put_leader(struct layout *layout, struct entry *entry,
    const struct look *look, int right)
{
	int pitch = look->size * LEADER_PITCH / 1000;
	int x = right - pitch, from = entry->text_end + pitch;

	for (; x >= from; x -= pitch)
		layout_string(layout, entry->line, leader, look, x, pitch, 1,
		    layout_baseline(look), NULL);
}

void
layout_toc_numbers(struct layout *layout)
{
	int right = layout->paper.width - layout->paper.right;
	struct entry *entry;

	for (entry = layout->entries; entry != NULL; entry = entry->next) {
		const struct look *look;
		const char *number;
		int width;

		if (entry->line == NULL)
			continue;
		look = style_look(layout->style, SHEET_SHEET, "contents",
		    entry->level);
		number = pool_format(layout->pool, "%d",
		    entry->slab->page + 1);
		width = layout_string_width(layout, number, look);
		layout_string(layout, entry->line, number, look,
		    right - width, width, 1, layout_baseline(look), NULL);
		put_leader(layout, entry, look, right - width);
	}
}
