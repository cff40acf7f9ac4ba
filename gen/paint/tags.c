/*
 * Which marks belong to which tag (PDF 32000-1, 14.7.4), collected while
 * pages are painted. What is kept no longer needs the pages.
 */
#include "paint/inside.h"

static const char *const names[] = {
	[TAG_DOCUMENT] = "Document", [TAG_SECT] = "Sect", [TAG_H1] = "H1",
	[TAG_H2] = "H2", [TAG_H3] = "H3", [TAG_H4] = "H4", [TAG_P] = "P",
	[TAG_L] = "L", [TAG_LI] = "LI", [TAG_LBL] = "Lbl",
	[TAG_LBODY] = "LBody", [TAG_TABLE] = "Table",
	[TAG_CAPTION] = "Caption", [TAG_TR] = "TR",
	[TAG_TH] = "TH", [TAG_TD] = "TD", [TAG_SPAN] = "Span",
	[TAG_LINK] = "Link", [TAG_FORM] = "Form", [TAG_FIGURE] = "Figure",
	[TAG_NOTE] = "Note", [TAG_RUBY] = "Ruby", [TAG_RB] = "RB",
	[TAG_RT] = "RT", [TAG_INS] = "Ins", [TAG_DEL] = "Del"
};

const char *
paint_tags_name(enum tag_kind kind)
{
	return names[kind];
}

static uint16_t
clip_span(int span)
{
	return span < 0 || span > UINT16_MAX ? 0 : (uint16_t)span;
}

static uint32_t
add_element(struct painting *painting, struct tag *tag, uint32_t parent)
{
	uint32_t index = (uint32_t)painting->element_count;
	struct element *element, *above;

	painting->elements = memory_grow(painting->elements,
	    &painting->element_room, painting->element_count,
	    sizeof *painting->elements);
	painting->element_count++;
	element = &painting->elements[index];
	*element = (struct element){ .tag = tag, .kind = (uint8_t)tag->kind,
	    .scope = tag->scope, .column_span = clip_span(tag->column_span),
	    .row_span = clip_span(tag->row_span), .parent = parent,
	    .first = NONE, .last = NONE, .next = NONE,
	    .first_sequence = NONE, .last_sequence = NONE, .earliest = NONE,
	    .first_link = NONE, .last_link = NONE, .page = NONE };
	if (tag->alternative != NULL)
		element->alternative = pool_string(painting->pool,
		    tag->alternative);
	if (parent == NONE)
		return index;
	above = &painting->elements[parent];
	if (above->last == NONE)
		above->first = index;
	else
		painting->elements[above->last].next = index;
	above->last = index;
	return index;
}

/* A tag's painted holds its element's index, from 1. */
static void
take(struct painting *painting, struct tag *tag, uint32_t parent)
{
	uint32_t index = add_element(painting, tag, parent);
	struct tag *child;

	tag->painted = (void *)(uintptr_t)(index + 1);
	if (tag->kind == TAG_FIGURE)
		painting->figure_count++;
	for (child = tag->first; child != NULL; child = child->next)
		take(painting, child, index);
}

void
paint_tags_take(struct painting *painting, struct tag *root)
{
	struct tag all = { .kind = TAG_DOCUMENT };

	if (painting->element_count == 0)
		add_element(painting, &all, NONE);
	if (root != NULL) {
		painting->is_tagged = true;
		take(painting, root, 0);
	}
}

uint32_t
paint_tags_element(const struct painting *painting, const struct tag *tag)
{
	uintptr_t number = (uintptr_t)tag->painted;

	/* A tag outside the tree may hold anything. */
	if (number == 0 || number > painting->element_count ||
	    painting->elements[number - 1].tag != tag)
		return NONE;
	return (uint32_t)(number - 1);
}

uint32_t
paint_tags_begin(struct painting *painting, uint32_t index, uint32_t page)
{
	struct element *element = &painting->elements[index];
	struct painted_page *on = &painting->pages[page];
	uint32_t number = (uint32_t)painting->sequence_count;

	painting->sequences = memory_grow(painting->sequences,
	    &painting->sequence_room, painting->sequence_count,
	    sizeof *painting->sequences);
	painting->sequences[painting->sequence_count++] =
	    (struct sequence){ index, page, NONE };
	if (element->last_sequence == NONE)
		element->first_sequence = number;
	else
		painting->sequences[element->last_sequence].next = number;
	element->last_sequence = number;
	if (on->sequence_count == 0)
		on->first_sequence = number;
	return on->sequence_count++;
}

/* The nearest element of a kind at or above this one, or NULL. */
static struct element *
above(struct painting *painting, uint32_t index, enum tag_kind kind)
{
	for (; index != NONE; index = painting->elements[index].parent)
		if (painting->elements[index].kind == kind)
			return &painting->elements[index];
	return NULL;
}

static void
note_label(struct painting *painting, uint32_t index, const struct mark *mark)
{
	struct element *list = above(painting, index, TAG_L);
	uint32_t code;

	if (list == NULL || list->has_label || mark->kind != MARK_TEXT ||
	    mark->glyph_count == 0)
		return;
	code = mark->glyphs[0].code;
	list->has_label = true;
	list->has_bullet = code == 0x30fb || code == 0x2022 || code == 0x25cf;
}

/* A figure must say which room it takes, if it stands on one page. */
static void
note_figure(struct element *figure, uint32_t page, const struct mark *mark)
{
	int32_t top = mark->kind == MARK_TEXT ? mark->y - mark->size : mark->y;
	int32_t low = mark->y > mark->y2 ? mark->y : mark->y2;

	if (figure->page == NONE) {
		figure->page = page;
		figure->left = mark->x;
		figure->right = mark->x2;
		figure->top = top;
		figure->bottom = low;
	}
	if (figure->page != page)
		figure->is_scattered = true;
	if (mark->x < figure->left)
		figure->left = mark->x;
	if (mark->x2 > figure->right)
		figure->right = mark->x2;
	if (top < figure->top)
		figure->top = top;
	if (low > figure->bottom)
		figure->bottom = low;
}

void
paint_tags_note(struct painting *painting, uint32_t index, uint32_t page,
    const struct mark *mark)
{
	struct element *element = &painting->elements[index], *figure;

	if (element->kind == TAG_LBL)
		note_label(painting, index, mark);
	if (element->kind == TAG_FORM) {
		if (mark->kind == MARK_BOX || mark->kind == MARK_CIRCLE)
			element->is_box = true;
		if (mark->kind == MARK_TICK)
			element->is_ticked = true;
	}
	if (painting->figure_count == 0)
		return;
	figure = above(painting, index, TAG_FIGURE);
	if (figure != NULL)
		note_figure(figure, page, mark);
}
