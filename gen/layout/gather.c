#include "layout/inside.h"

#include <stdlib.h>
#include <string.h>

/* Running text: gathered from the sheet into atoms. */

enum {
	CODE_SPACE = ' ',
	CODE_SEAL = 0x5370,	/* 印 */
	CHECK_ROOM = 1400,	/* box and the gap behind it, in ems/1000 */
	SEAL_ROOM = 1500,
	CIRCLE_ROOM = 300,	/* on each side of a word to circle */
	BLANK_SIZE = 6,		/* characters, if the sheet says nothing */
	BAR_SIZE = 12,
	BARE_SIZE = 3,		/* 年, 月, 日: too short to be ruled */
	SHORT_LABEL = 10,	/* characters that stay with their box */
	SCRIPT_SIZE = 620,	/* of raised and lowered characters */
	SUP_RAISE = 400,	/* ems/1000 of the line's size */
	SUB_RAISE = -140
};

static void	gather_node(struct layout *, const struct sheet_node *,
		    const struct span *);

static struct atom *
add_room(struct layout *layout, enum atom_kind kind, const struct span *span,
    int body)
{
	struct atom *atom = layout_atom(layout, kind, span);

	atom->body = body;
	return atom;
}

static bool
is_white(uint32_t code)
{
	return code == ' ' || code == '\n' || code == '\t' || code == '\r';
}

/* Blanks run together; none stands at the start or after a break. */
static bool
blank_counts(const struct layout *layout)
{
	const struct atom *last;

	if (layout->text.count == 0)
		return false;
	last = &layout->text.atoms[layout->text.count - 1];
	return last->class != CLASS_WORD_SPACE && last->kind != ATOM_BREAK;
}

static void
gather_text(struct layout *layout, const char *text, const struct span *span)
{
	const char *at = text, *end = text + strlen(text), *after;
	uint32_t code, next;

	layout->phrase.end = NULL;
	while (at < end) {
		if (layout_word(layout, span, &at, end))
			continue;
		code = text_next(&at, end);
		after = at;
		next = at < end ? text_next(&after, end) : 0;
		if (is_white(code)) {
			if (blank_counts(layout))
				layout_atom_glyph(layout, CODE_SPACE, 0, span,
				    span->face);
		} else if (text_is_selector(next)) {
			layout_atom_glyph(layout, code, next, span, span->face);
			at = after;
		} else
			layout_atom_glyph(layout, code, 0, span, span->face);
	}
}

static struct span *
new_span(struct layout *layout, const struct span *outer,
    const struct sheet_node *node)
{
	struct span *span = pool_take(layout->pool, sizeof *span);

	*span = *outer;
	span->node = node;
	return span;
}

static void
gather_children(struct layout *layout, const struct sheet_node *node,
    const struct span *span)
{
	const struct sheet_node *child;

	for (child = node->first; child != NULL; child = child->next)
		gather_node(layout, child, span);
}

static struct tag *
form_tag(struct layout *layout, const struct span *span, const char *what)
{
	struct tag *tag = layout_tag(layout, span->tag, TAG_FORM);

	tag->alternative = what;
	return tag;
}

static bool
is_underlined(const struct sheet_node *node)
{
	static const char *const kinds[] = { "mark", "line", "dotted",
	    "double" };
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (sheet_attr_is(node, SHEET_A_KIND, kinds[i]))
			return true;
	return false;
}

/* Raised or lowered: they stay with the character that they belong to. */
static void
gather_script(struct layout *layout, const struct sheet_node *node,
    const struct span *outer, int raise)
{
	struct span *span = new_span(layout, outer, node);
	size_t first = layout->text.count;

	span->tag = layout_tag(layout, outer->tag, TAG_SPAN);
	span->size = outer->size * SCRIPT_SIZE / 1000;
	span->raise = outer->raise + outer->size * raise / 1000;
	gather_children(layout, node, span);
	for (; first < layout->text.count; first++)
		layout->text.atoms[first].is_joined = true;
}

static void
gather_emphasis(struct layout *layout, const struct sheet_node *node,
    const struct span *outer)
{
	struct span *span = new_span(layout, outer, node);

	span->tag = layout_tag(layout, outer->tag, TAG_SPAN);
	if (is_underlined(node)) {
		span->underlined = true;
		span->is_dotted = sheet_attr_is(node, SHEET_A_KIND, "dotted");
		span->is_double = sheet_attr_is(node, SHEET_A_KIND, "double");
	} else if (sheet_attr_is(node, SHEET_A_KIND, "sentence"))
		layout_name_wait(layout, node);
	else
		span->face = style_look(layout->style, node->kind, NULL, 0)
		    ->face;
	gather_children(layout, node, span);
}

/* Added words stay apart from old ones on a grey copy: bold and underlined. */
static void
gather_change(struct layout *layout, const struct sheet_node *node,
    const struct span *outer)
{
	struct span *span = new_span(layout, outer, node);
	bool is_added = node->kind == SHEET_INS;

	span->tag = layout_tag(layout, outer->tag,
	    is_added ? TAG_INS : TAG_DEL);
	span->underlined = span->underlined || is_added;
	span->struck = span->struck || !is_added;
	if (is_added)
		span->face = style_look(layout->style, node->kind, NULL, 0)
		    ->face;
	gather_children(layout, node, span);
}

static void
collect_words(const struct sheet_node *node, struct text *out)
{
	const struct sheet_node *child;

	if (node->kind == SHEET_TEXT)
		text_add_string(out, node->text);
	for (child = node->first; child != NULL; child = child->next)
		collect_words(child, out);
}

const char *
layout_gather_words(struct layout *layout, const struct sheet_node *node)
{
	struct text words = {0};
	char *copy;

	collect_words(node, &words);
	copy = pool_copy(layout->pool, words.bytes == NULL ? "" : words.bytes,
	    words.length);
	text_free(&words);
	return copy;
}

/* A link only where it leads somewhere on this paper or on the net. */
static void
gather_cite(struct layout *layout, const struct sheet_node *node,
    const struct span *outer)
{
	const char *ref = sheet_attr(node, SHEET_A_REF);
	bool inside = ref != NULL && ref[0] == '#'
	    && layout_name_known(layout, ref + 1);
	bool outside = ref != NULL && (strncmp(ref, "https://", 8) == 0
	    || strncmp(ref, "http://", 7) == 0);
	struct span *span;
	struct cite *cite;

	if (!inside && !outside) {
		gather_children(layout, node, outer);
		return;
	}
	span = new_span(layout, outer, node);
	cite = pool_take(layout->pool, sizeof *cite);
	cite->target = inside ? ref + 1 : NULL;
	cite->uri = outside ? ref : NULL;
	cite->words = layout_gather_words(layout, node);
	span->cite = cite;
	span->tag = layout_tag(layout, outer->tag, TAG_LINK);
	gather_children(layout, node, span);
}

static void
gather_circle(struct layout *layout, const struct sheet_node *node,
    const struct span *outer)
{
	struct span *span = new_span(layout, outer, node);
	struct circle *circle = pool_take(layout->pool, sizeof *circle);
	int side = outer->size * CIRCLE_ROOM / 1000;
	size_t first;

	circle->is_drawn = sheet_attr_is(node, SHEET_A_STATE, "on");
	if (circle->is_drawn)
		circle->tag = form_tag(layout, outer, "選ばれた選択肢");
	span->circle = circle;
	add_room(layout, ATOM_ROOM, span, side);
	first = layout->text.count;
	gather_children(layout, node, span);
	add_room(layout, ATOM_ROOM, span, side);
	for (; first < layout->text.count; first++)
		layout->text.atoms[first].is_joined = true;
}

static void
gather_check(struct layout *layout, const struct sheet_node *node,
    const struct span *outer)
{
	bool is_on = sheet_attr_is(node, SHEET_A_STATE, "on");
	struct span *span;
	size_t first, i;
	bool is_short;

	if (sheet_attr_is(node, SHEET_A_KIND, "circle")) {
		gather_circle(layout, node, outer);
		return;
	}
	span = new_span(layout, outer, node);
	span->tag = form_tag(layout, outer, is_on
	    ? "チェック欄 (チェック済み)" : "チェック欄");
	add_room(layout, is_on ? ATOM_TICKED : ATOM_CHECK, span,
	    outer->size * (node->first == NULL ? 1000 : CHECK_ROOM) / 1000);
	first = layout->text.count;
	gather_children(layout, node, outer);
	is_short = layout->text.count - first <= SHORT_LABEL;
	for (i = first; i < layout->text.count; i++)
		layout->text.atoms[i].is_joined = is_short || i == first;
}

/*
 * A rule to write on, unless the cell's own rules serve or a date is too
 * narrow for one.
 */
static bool
is_ruled(const struct sheet_node *blank)
{
	const struct sheet_node *parent = blank->parent;

	if (sheet_attr_is(blank, SHEET_A_KIND, "line"))
		return true;
	if (sheet_number(blank, SHEET_A_SIZE, BLANK_SIZE) <= BARE_SIZE)
		return false;
	return parent->kind != SHEET_CELL || parent->first != blank
	    || blank->next != NULL;
}

/* Filled: the words in the middle of the room they were given. */
static void
gather_filled(struct layout *layout, const struct sheet_node *node,
    const struct span *outer)
{
	bool is_line = is_ruled(node);
	int room = sheet_number(node, SHEET_A_SIZE, 0) * outer->size, width = 0;
	struct span *span = new_span(layout, outer, node);
	size_t first = layout->text.count, i;
	struct atom *lead;

	span->underlined = span->underlined || is_line;
	lead = add_room(layout, ATOM_ROOM, span, 0);
	gather_children(layout, node, span);
	for (i = first; i < layout->text.count; i++)
		width += layout->text.atoms[i].width * outer->size / 1000;
	if (width >= room)
		return;
	lead = &layout->text.atoms[first];
	lead->body = (room - width) / 2;
	add_room(layout, ATOM_ROOM, span, room - width - lead->body);
	for (i = first + 1; i < layout->text.count; i++)
		layout->text.atoms[i].is_joined = true;
}

static void
gather_seal(struct layout *layout, const struct span *span)
{
	size_t first = layout->text.count;

	layout_atom_glyph(layout, CODE_SEAL, 0, span, span->face);
	if (layout->text.count == first)
		return;
	layout->text.atoms[first].kind = ATOM_SEAL;
	layout->text.atoms[first].class = CLASS_ROOM;
	layout->text.atoms[first].body = span->size * SEAL_ROOM / 1000;
}

static void
gather_blank(struct layout *layout, const struct sheet_node *node,
    const struct span *outer)
{
	const char *name = sheet_attr(node, SHEET_A_NAME);
	bool is_line = is_ruled(node);
	bool is_seal = sheet_attr_is(node, SHEET_A_KIND, "seal");
	int size = sheet_number(node, SHEET_A_SIZE, BLANK_SIZE);
	struct span *span;

	if (node->first != NULL) {
		gather_filled(layout, node, outer);
		return;
	}
	if (is_seal) {
		gather_seal(layout, outer);
		return;
	}
	span = new_span(layout, outer, node);
	if (is_line)
		span->tag = form_tag(layout, outer, pool_format(layout->pool,
		    "記入欄 %s", name == NULL ? "" : name));
	add_room(layout, is_line ? ATOM_BLANK : ATOM_ROOM, span,
	    size * outer->size);
}

static void
gather_bar(struct layout *layout, const struct sheet_node *node,
    const struct span *outer)
{
	add_room(layout, ATOM_BAR, new_span(layout, outer, node),
	    sheet_number(node, SHEET_A_SIZE, BAR_SIZE) * outer->size);
}

static void
gather_ruby(struct layout *layout, const struct sheet_node *node,
    const struct span *outer)
{
	struct span *span = new_span(layout, outer, node);
	struct ruby *ruby = pool_take(layout->pool, sizeof *ruby);
	struct tag *tag = layout_tag(layout, outer->tag, TAG_RUBY);
	size_t first = layout->text.count + 1;

	ruby->rt = sheet_attr(node, SHEET_A_RT);
	span->tag = layout_tag(layout, tag, TAG_RB);
	ruby->tag = layout_tag(layout, tag, TAG_RT);
	span->ruby = ruby->rt == NULL ? NULL : ruby;
	gather_children(layout, node, span);
	for (; first < layout->text.count; first++)
		layout->text.atoms[first].is_joined = true;
}

static void
gather_node(struct layout *layout, const struct sheet_node *node,
    const struct span *span)
{
	switch (node->kind) {
	case SHEET_TEXT:
		gather_text(layout, node->text, span);
		return;
	case SHEET_EM:
	case SHEET_STRONG:
		gather_emphasis(layout, node, span);
		return;
	case SHEET_INS:
	case SHEET_DEL:
		gather_change(layout, node, span);
		return;
	case SHEET_CITE:
		gather_cite(layout, node, span);
		return;
	case SHEET_CHECK:
		gather_check(layout, node, span);
		return;
	case SHEET_BLANK:
		gather_blank(layout, node, span);
		return;
	case SHEET_BAR:
		gather_bar(layout, node, span);
		return;
	case SHEET_RUBY:
		gather_ruby(layout, node, span);
		return;
	case SHEET_SUP:
		gather_script(layout, node, span, SUP_RAISE);
		return;
	case SHEET_SUB:
		gather_script(layout, node, span, SUB_RAISE);
		return;
	case SHEET_BREAK:
		layout_atom(layout, ATOM_BREAK, span);
		return;
	case SHEET_SHEET:
	case SHEET_SECTION:
	case SHEET_HEADING:
	case SHEET_PARA:
	case SHEET_LIST:
	case SHEET_ITEM:
	case SHEET_TABLE:
	case SHEET_ROW:
	case SHEET_CELL:
	case SHEET_FIELD:
	case SHEET_SIGN:
	case SHEET_NOTE:
	case SHEET_KEEP:
	case SHEET_FLOW:
	case SHEET_STEP:
	case SHEET_FIGURE:
		return;
	}
}

static struct span *
plain_span(struct layout *layout, const struct look *look, struct tag *tag,
    const struct sheet_node *node)
{
	struct span *span = pool_take(layout->pool, sizeof *span);

	span->tag = tag;
	span->face = look->face;
	span->size = look->size;
	span->node = node;
	return span;
}

void
layout_gather_start(struct layout *layout)
{
	layout->text.count = 0;
}

const struct sheet_node *
layout_gather(struct layout *layout, const struct sheet_node *first,
    const struct look *look, struct tag *tag)
{
	const struct sheet_node *node = first;
	struct span *span;

	if (node == NULL)
		return NULL;
	span = plain_span(layout, look, tag, node->parent);
	for (; node != NULL && sheet_is_inline(node->kind); node = node->next)
		gather_node(layout, node, span);
	return node;
}

void
layout_gather_string(struct layout *layout, const char *words,
    const struct look *look, struct tag *tag, const struct sheet_node *node)
{
	gather_text(layout, words, plain_span(layout, look, tag,
	    node == NULL ? layout->sheet->root : node));
}
