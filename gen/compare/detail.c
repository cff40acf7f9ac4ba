/*
 * Details: what an element of the law is called, and where it stands in its
 * provision.
 */
#include "compare/inside.h"

#include <string.h>

struct name_row {
	const char	*name;		/* in data: never changes */
	const char	*said;
};

static const struct name_row name_rows[LAW_KIND_COUNT] = {
	[LAW_UNKNOWN] = { "unknown", MESSAGE("element") },
	[LAW_TEXT] = { "text", MESSAGE("words") },
	[LAW_WHOLE] = { "law", MESSAGE("law") },
	[LAW_LAW_NUMBER] = { "law-number", MESSAGE("number of the law") },
	[LAW_BODY] = { "law", MESSAGE("law") },
	[LAW_TITLE] = { "title", MESSAGE("title") },
	[LAW_ENACTMENT] = { "enactment", MESSAGE("enactment") },
	[LAW_TOC] = { "contents", MESSAGE("contents") },
	[LAW_TOC_LABEL] = { "contents-label", MESSAGE("label of the contents") },
	[LAW_TOC_ENTRY] = { "contents-entry", MESSAGE("entry of the contents") },
	[LAW_RANGE] = { "range", MESSAGE("range of articles") },
	[LAW_PREAMBLE] = { "preamble", MESSAGE("preamble") },
	[LAW_MAIN] = { "main", MESSAGE("main provision") },
	[LAW_PART] = { "part", MESSAGE("part") },
	[LAW_CHAPTER] = { "chapter", MESSAGE("chapter") },
	[LAW_SECTION] = { "section", MESSAGE("section") },
	[LAW_SUBSECTION] = { "subsection", MESSAGE("subsection") },
	[LAW_DIVISION] = { "division", MESSAGE("division") },
	[LAW_ARTICLE] = { "article", MESSAGE("article") },
	[LAW_PARAGRAPH] = { "paragraph", MESSAGE("paragraph") },
	[LAW_ITEM] = { "item", MESSAGE("item") },
	[LAW_SUBITEM] = { "subitem", MESSAGE("sub-item") },
	[LAW_SUPPLEMENT] = { "supplement", MESSAGE("supplement") },
	[LAW_APPENDIX] = { "appendix", MESSAGE("appendix") },
	[LAW_HEADING] = { "heading", MESSAGE("heading") },
	[LAW_NUMBER] = { "number", MESSAGE("number") },
	[LAW_CAPTION] = { "caption", MESSAGE("caption") },
	[LAW_WORDS] = { "words", MESSAGE("words") },
	[LAW_SENTENCE] = { "sentence", MESSAGE("sentence") },
	[LAW_COLUMN] = { "column", MESSAGE("column") },
	[LAW_SUPPLEMENTARY_NOTE] = { "supplementary-note",
	    MESSAGE("supplementary note") },
	[LAW_AMENDMENT] = { "amendment", MESSAGE("amendment") },
	[LAW_NEW] = { "new-words", MESSAGE("new words") },
	[LAW_CLASS] = { "class", MESSAGE("class") },
	[LAW_STRUCTURE] = { "block", MESSAGE("block") },
	[LAW_STRUCTURE_TITLE] = { "block-title", MESSAGE("title of a block") },
	[LAW_TABLE] = { "table", MESSAGE("table") },
	[LAW_HEAD_ROW] = { "head-row", MESSAGE("head row") },
	[LAW_ROW] = { "row", MESSAGE("row") },
	[LAW_HEAD_CELL] = { "head-cell", MESSAGE("head cell") },
	[LAW_CELL] = { "cell", MESSAGE("cell") },
	[LAW_FIGURE] = { "figure", MESSAGE("figure") },
	[LAW_FREE] = { "free", MESSAGE("form") },
	[LAW_REMARKS] = { "remarks", MESSAGE("remarks") },
	[LAW_REMARKS_LABEL] = { "remarks-label", MESSAGE("label of remarks") },
	[LAW_LIST] = { "list", MESSAGE("list") },
	[LAW_QUOTATION] = { "quotation", MESSAGE("quotation") },
	[LAW_FORMULA] = { "formula", MESSAGE("formula") },
	[LAW_RUBY] = { "ruby", MESSAGE("ruby") },
	[LAW_READING] = { "reading", MESSAGE("reading") },
	[LAW_LINE] = { "line", MESSAGE("line") },
	[LAW_RAISED] = { "raised", MESSAGE("raised characters") },
	[LAW_LOWERED] = { "lowered", MESSAGE("lowered characters") },
};

const char *
compare_detail_name(const struct body *body)
{
	return name_rows[body->kind].name;
}

const char *
compare_detail_kind(const struct detail *detail)
{
	static const char *const names[] = {
		[DETAIL_REMOVED] = "removed", [DETAIL_ADDED] = "added",
		[DETAIL_MOVED] = "moved", [DETAIL_ELEMENT] = "element",
		[DETAIL_ATTRIBUTE] = "attribute", [DETAIL_BORDER] = "border",
		[DETAIL_WORDS] = "words"
	};

	return names[detail->kind];
}

static bool
is_row(const struct body *body)
{
	return body->kind == LAW_ROW || body->kind == LAW_HEAD_ROW;
}

static bool
is_cell(const struct body *body)
{
	return body->kind == LAW_CELL || body->kind == LAW_HEAD_CELL;
}

/* How manieth of those like it among its siblings, from 1. */
static size_t
place_of(const struct body *body, bool (*is_like)(const struct body *))
{
	const struct body *at = body->parent->first;
	size_t place = 1;

	for (; at != body; at = at->next)
		place += is_like(at);
	return place;
}

static size_t
table_of(const struct body *table)
{
	const struct body *top = table, *at = NULL;
	size_t place = 0;

	while (top->parent != NULL)
		top = top->parent;
	do {
		at = body_inside(top, at);
		place += at->kind == LAW_TABLE;
	} while (at != table);
	return place;
}

/* Among its siblings of the same element; 0 if it is the only one. */
static size_t
index_of(const struct body *body)
{
	const struct body *at;
	size_t place = 0, count = 0;

	if (body->parent == NULL)
		return 0;
	for (at = body->parent->first; at != NULL; at = at->next) {
		count += at->kind == body->kind && at->provision == NULL;
		if (at == body)
			place = count;
	}
	return count > 1 ? place : 0;
}

struct detail_place
compare_detail_place(const struct body *body)
{
	struct detail_place place = {0};
	const struct body *at;

	if (!is_row(body) && !is_cell(body) && body->kind != LAW_TABLE)
		place.index = index_of(body);
	for (at = body; at->parent != NULL; at = at->parent) {
		if (is_cell(at) && place.cell == 0)
			place.cell = place_of(at, is_cell);
		else if (is_row(at) && place.row == 0)
			place.row = place_of(at, is_row);
		else if (at->kind == LAW_TABLE && place.table == 0)
			place.table = table_of(at);
	}
	return place;
}

/* Meaning */

static bool
attribute_says(const char *name)
{
	static const char *const names[] = { "rowspan", "colspan", "Function",
	    "src" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* A reading, a line beside, a border between sentences say nothing new. */
static bool
says_otherwise(const struct detail *detail)
{
	const struct body *body = detail->new != NULL ? detail->new :
	    detail->old;

	if (detail->attribute != NULL)
		return attribute_says(detail->attribute);
	if (detail->kind == DETAIL_BORDER || detail->kind == DETAIL_MOVED)
		return false;
	return body->kind == LAW_RAISED || body->kind == LAW_LOWERED ||
	    body->kind == LAW_FORMULA || body->kind == LAW_FIGURE ||
	    body->kind == LAW_STRUCTURE || body->kind == LAW_TABLE ||
	    is_row(body) || is_cell(body);
}

bool
compare_detail_says_otherwise(const struct change *change)
{
	const struct detail *detail = change->details;

	if ((change->flags & CHANGE_TEXT) != 0 &&
	    (change->flags & CHANGE_WIDTH) == 0)
		return true;
	while (detail != NULL && !says_otherwise(detail))
		detail = detail->next;
	return detail != NULL;
}

/* For people */

static void
add_part(struct text *out, size_t start, const char *format, size_t number)
{
	if (number == 0)
		return;
	if (out->length > start)
		text_add_char(out, ' ');
	text_add_format(out, message_translate(format), number);
}

/* Note, Style and Format are of one kind. */
static const char *
said_of(const struct body *body)
{
	bool is_note = body->kind == LAW_FREE && node_is(body->node, "Note");

	return message_translate(is_note ? MESSAGE("note of the law") :
	    name_rows[body->kind].said);
}

static void
add_place(struct text *out, const struct body *body)
{
	struct detail_place place = compare_detail_place(body);
	size_t start = out->length;

	add_part(out, start, MESSAGE("table %zu"), place.table);
	add_part(out, start, MESSAGE("row %zu"), place.row);
	add_part(out, start, MESSAGE("cell %zu"), place.cell);
	if (is_row(body) || is_cell(body) || body->kind == LAW_TABLE)
		return;
	if (out->length > start)
		text_add_char(out, ' ');
	text_add_string(out, said_of(body));
	if (place.index > 0)
		text_add_format(out, " %zu", place.index);
}

/* Its words, cell by cell; of a figure its file. */
static void
add_words(struct text *out, const struct body *body)
{
	const struct body *child;

	if (body->kind == LAW_TEXT)
		text_add(out, body->text, body->bytes);
	if (body->kind == LAW_FIGURE && node_attr(body->node, "src") != NULL)
		text_add_string(out, node_attr(body->node, "src"));
	if (body->kind == LAW_READING)
		text_add_string(out, "（");
	for (child = body->first; child != NULL; child = child->next) {
		if (out->length > 0 && (is_cell(child) || is_row(child)))
			text_add_char(out, ' ');
		add_words(out, child);
	}
	if (body->kind == LAW_READING)
		text_add_string(out, "）");
}

const char *
compare_detail_value(struct pool *pool, const struct detail *detail,
    const struct body *body)
{
	struct text out = {0};
	const char *copy;

	if (body == NULL)
		return NULL;
	if (detail->kind == DETAIL_ATTRIBUTE)
		return node_attr(body->node, detail->attribute);
	if (detail->kind == DETAIL_ELEMENT)
		return (const char *)body->node->name;
	if (body->kind == LAW_READING)
		return body_words(pool, body, true);
	text_add_string(&out, "");
	add_words(&out, body);
	copy = pool_string(pool, out.bytes);
	text_free(&out);
	return copy;
}

/* Never NULL. */
static const char *
value_of(struct pool *pool, const struct detail *detail,
    const struct body *body)
{
	const char *value = compare_detail_value(pool, detail, body);

	if (value != NULL && detail->kind == DETAIL_ELEMENT &&
	    detail->old->kind != detail->new->kind)
		value = said_of(body);
	return value != NULL ? value : message_translate("none");
}

static void
add_cut(struct text *out, const char *words)
{
	enum { SHOWN = 40 };
	const char *end = words + strlen(words), *at = words;
	size_t count = 0;

	while (at < end && count++ < SHOWN)
		text_next(&at, end);
	text_add(out, words, (size_t)(at - words));
	if (at < end)
		text_add_string(out, "…");
}

/* Moved and ends elsewhere: the words are the same on both sides. */
static void
add_same_words(struct text *out, struct pool *pool,
    const struct detail *detail)
{
	text_add_string(out, message_translate(detail->kind == DETAIL_MOVED ?
	    MESSAGE(" moved: ") : MESSAGE(" begins or ends elsewhere: ")));
	add_cut(out, value_of(pool, detail, detail->new));
}

void
compare_detail_say(struct text *out, struct pool *pool,
    const struct detail *detail)
{
	const struct body *body = detail->new != NULL ? detail->new :
	    detail->old;

	text_add_string(out, "  [");
	if (detail->kind == DETAIL_MOVED) {
		add_place(out, detail->old);
		text_add_string(out, " → ");
	}
	add_place(out, body);
	if (detail->attribute != NULL)
		text_add_format(out, " %s", detail->attribute);
	if (detail->kind == DETAIL_MOVED || detail->kind == DETAIL_BORDER) {
		add_same_words(out, pool, detail);
	} else {
		text_add_string(out, ": ");
		add_cut(out, value_of(pool, detail, detail->old));
		text_add_string(out, " → ");
		add_cut(out, value_of(pool, detail, detail->new));
	}
	text_add_char(out, ']');
}
