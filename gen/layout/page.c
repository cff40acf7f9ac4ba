#include "layout/inside.h"

#include <string.h>

#include "base/text.h"
#include "sheet/status.h"

/* The page turner, and what every page carries besides its text. */

enum {
	HEAD_SHARE = 450,	/* of the line for the title, in thousandths */
	HEAD_RULE = 4500,	/* the rule below the head's baseline */
	STAMP_GREY = 920,
	SMALLEST = 780		/* of the size in the head and foot */
};

/* A row taller than a page is cut, but not into a sliver at a page's foot. */
static bool
cut_row(struct layout *layout, struct slab *slab, int room, bool is_first)
{
	int whole = layout_room_on_page(layout) - layout_table_row_head(slab);

	if (slab->table == NULL || slab->height <= whole)
		return false;
	if (!is_first && room < whole / 4)
		return false;
	return layout_table_split(layout, slab, room);
}

/* Fills one page; returns the slab that starts the next, or NULL. */
static struct slab *
fill_page(struct layout *layout, struct slab *first, int page)
{
	struct slab *slab, *good = NULL;
	int bottom, y;

	layout_room_turn(layout, first->is_turned);
	bottom = layout->paper.height - layout->paper.bottom;
	y = layout->paper.top + layout_table_row_head(first);
	for (slab = first; slab != NULL; slab = slab->next) {
		int gap = slab == first ? 0 : slab->before;

		if (slab != first && (slab->starts_page ||
		    slab->is_turned != first->is_turned))
			return slab;
		if (y + gap + slab->height > bottom
		    && !cut_row(layout, slab, bottom - y - gap,
		    slab == first))
			break;
		slab->page = page;
		slab->y = y + gap;
		y = slab->y + slab->height;
		if (!slab->stays)
			good = slab;
	}
	if (slab == NULL || good != NULL)
		return slab == NULL ? NULL : good->next;
	if (slab != first)
		return slab;
	/* Taller than the page and indivisible: it stands alone. */
	slab->page = page;
	slab->y = y;
	return slab->next;
}

int
layout_page_turn(struct layout *layout, struct strip *strip)
{
	struct slab *slab = strip->first;
	int page = 0;

	while (slab != NULL)
		slab = fill_page(layout, slab, page++);
	layout_room_turn(layout, false);
	return page == 0 ? 1 : page;
}

/*
 * Makes words fit: a little smaller, and if that does not suffice, cut with …
 * The look is changed.
 */
static const char *
fitted(struct layout *layout, const char *words, struct look *look, int width)
{
	int least = look->size * SMALLEST / 1000;
	size_t length = strlen(words);
	const char *cut = words;

	while (look->size > least
	    && layout_string_width(layout, words, look) > width)
		look->size -= 250;
	while (length > 0
	    && layout_string_width(layout, cut, look) > width) {
		do
			length--;
		while (length > 0 && ((unsigned char)words[length] & 0xC0)
		    == 0x80);
		cut = pool_format(layout->pool, "%.*s…", (int)length, words);
	}
	return cut;
}

static const char *
root_attr(const struct layout *layout, enum sheet_attr name)
{
	const char *value = sheet_attr(layout->sheet->root, name);

	return value == NULL ? "" : value;
}

static void
put_stamp(struct layout *layout, struct slab *slab, const char *word)
{
	struct look look = *style_look(layout->style, SHEET_SHEET, "stamp", 0);
	struct mark *mark;
	int middle;

	/* The size is that of one character; more have to fit beside it. */
	if (text_count(word, strlen(word)) > 1)
		look.size = look.size / 2;
	middle = layout->paper.height / 2 + look.size * 38 / 100;
	layout_string(layout, slab, word, &look, 0, layout->paper.width, 2,
	    middle, NULL);
	for (mark = slab->marks; mark != NULL; mark = mark->next)
		mark->grey = STAMP_GREY;
}

/* 案, 未確認 or 記入例 in a frame at the head's right end; the room it takes. */
static int
put_status(struct layout *layout, struct slab *slab, const struct look *look,
    int right)
{
	const struct status *status = status_of(layout->sheet);
	const char *word = status != NULL ? status->word : NULL;
	int width, pad = look->size / 3;
	struct mark *mark;

	if (word == NULL)
		return 0;
	width = layout_string_width(layout, word, look) + 2 * pad;
	layout_string(layout, slab, word, look, right - width + pad, width, 1,
	    layout->paper.head, NULL);
	mark = layout_mark(layout, slab, MARK_BOX, NULL);
	mark->x = right - width;
	mark->x2 = right;
	mark->y = layout->paper.head - look->size;
	mark->y2 = layout->paper.head + look->size * 3 / 10;
	mark->thick = RULE_THIN;
	return width + look->size;
}

static void
put_head(struct layout *layout, struct slab *slab)
{
	const struct look *look = style_look(layout->style, SHEET_SHEET,
	    "head", 0);
	struct look title_look = *look, left_look = *look;
	const struct sheet_measure *paper = &layout->paper;
	const char *authority = root_attr(layout, SHEET_A_AUTHORITY);
	const char *subject = root_attr(layout, SHEET_A_SUBJECT);
	const char *title = root_attr(layout, SHEET_A_TITLE), *left;
	int right = paper->width - paper->right;
	int room, width;

	right -= put_status(layout, slab, look, right);
	room = right - paper->left;
	title = fitted(layout, title, &title_look, room * HEAD_SHARE / 1000);
	width = layout_string_width(layout, title, &title_look);
	left = strncmp(subject, authority, strlen(authority)) == 0 ? subject
	    : pool_format(layout->pool, "%s%s%s", authority,
	    *subject != '\0' ? "　" : "", subject);
	left = fitted(layout, left, &left_look, room - width - look->size);
	layout_string(layout, slab, left, &left_look, paper->left, room, 1,
	    paper->head, NULL);
	layout_string(layout, slab, title, &title_look, paper->left, room, 3,
	    paper->head, NULL);
	layout_mark_rule(layout, slab, paper->left, paper->head + HEAD_RULE,
	    paper->width - paper->right, paper->head + HEAD_RULE, RULE_THIN,
	    GREY_FRAME);
}

static void
put_foot(struct layout *layout, struct slab *slab, int page)
{
	const struct look *look = style_look(layout->style, SHEET_SHEET,
	    "foot", 0);
	const struct look *number = style_look(layout->style, SHEET_SHEET,
	    "page", 0);
	const struct sheet_measure *paper = &layout->paper;
	int baseline = paper->height - paper->foot;
	int width = paper->width - paper->right - paper->left;
	struct look edition_look = *look;
	const char *edition = fitted(layout,
	    root_attr(layout, SHEET_A_EDITION), &edition_look,
	    width / 2 - number->size * 3);

	layout_string(layout, slab, edition, &edition_look, paper->left, width,
	    1, baseline, NULL);
	layout_string(layout, slab, pool_format(layout->pool, "%d / %d",
	    page + 1, (int)layout->pages->count), number, paper->left, width,
	    2, baseline, NULL);
	layout_string(layout, slab, layout->sheet->digest, look, paper->left,
	    width, 3, baseline, NULL);
}

void
layout_page_furniture(struct layout *layout, int page)
{
	const struct status *status = status_of(layout->sheet);
	struct slab slab = {0};

	if (status != NULL && status->stamp != NULL)
		put_stamp(layout, &slab, status->stamp);
	put_head(layout, &slab);
	put_foot(layout, &slab, page);
	layout_draw(layout, &layout->pages->list[page], &slab, NULL);
}
