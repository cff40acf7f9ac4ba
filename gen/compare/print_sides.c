/*
 * Print_sides: members of the data that say where something stands on both
 * sides: sentences, edits, details, pairs. Offsets count characters.
 */
#include "compare/inside.h"

#include <string.h>

#include "base/json.h"

/* From bytes to characters; asked in rising order it reads the text once. */
struct cursor {
	const char	*text;
	size_t		 bytes, characters;
};

static size_t
character_at(struct cursor *cursor, size_t byte)
{
	if (byte < cursor->bytes)
		cursor->bytes = cursor->characters = 0;
	cursor->characters += text_count(cursor->text + cursor->bytes,
	    byte - cursor->bytes);
	cursor->bytes = byte;
	return cursor->characters;
}

static void
add_number(struct text *out, const char *name, size_t number)
{
	if (number == 0)
		return;
	json_add_name(out, name);
	text_add_format(out, "%zu", number);
}

/* Sentences */

struct reach {
	size_t	start, end;	/* start > end: no characters in the text */
};

static struct reach
reach_of(const struct body *top)
{
	struct reach reach = { SIZE_MAX, 0 };
	const struct body *at = NULL;

	while ((at = body_inside(top, at)) != NULL) {
		if (at->kind != LAW_TEXT || at->at == BODY_ELSEWHERE)
			continue;
		if (reach.start == SIZE_MAX)
			reach.start = at->at;
		reach.end = at->at + at->bytes;
	}
	return reach;
}

static void
add_reach(struct text *out, struct cursor *cursor, const struct body *body)
{
	struct reach reach = reach_of(body);

	if (reach.start > reach.end)
		return;
	json_add_name(out, "start");
	text_add_format(out, "%zu", character_at(cursor, reach.start));
	json_add_name(out, "end");
	text_add_format(out, "%zu", character_at(cursor, reach.end));
}

static bool
is_cell(const struct body *body)
{
	return body->kind == LAW_CELL || body->kind == LAW_HEAD_CELL;
}

static bool
is_row(const struct body *body)
{
	return body->kind == LAW_ROW || body->kind == LAW_HEAD_ROW;
}

/* Where the walk is: counted as it goes, since tables may be long. */
struct walk {
	struct text		*out;
	struct cursor		 cursor;
	size_t			 count, tables;
	struct detail_place	 place;
	size_t			 column;
};

static void
add_sentence(struct walk *walk, const struct body *body)
{
	const char *function = node_attr(body->node, "Function");

	text_add_string(walk->out, walk->count++ > 0 ? ", {" : "{");
	add_reach(walk->out, &walk->cursor, body);
	if (function != NULL && body->kind == LAW_SENTENCE)
		json_add_member(walk->out, "function", function);
	add_number(walk->out, "column", walk->column);
	add_number(walk->out, "table", walk->place.table);
	add_number(walk->out, "row", walk->place.row);
	add_number(walk->out, "cell", walk->place.cell);
	text_add_char(walk->out, '}');
}

static bool
holds_sentence(const struct body *cell)
{
	const struct body *at = NULL;

	while ((at = body_inside(cell, at)) != NULL)
		if (at->kind == LAW_SENTENCE)
			return true;
	return false;
}

static void
walk_body(struct walk *walk, const struct body *body)
{
	struct detail_place before = walk->place;
	size_t column_before = walk->column, columns = 0, rows = 0, cells = 0;
	const struct body *child;

	if (body->kind == LAW_TABLE)
		walk->place = (struct detail_place){ ++walk->tables, 0, 0, 0 };
	if (body->kind == LAW_SENTENCE || (is_cell(body) &&
	    !holds_sentence(body)))
		add_sentence(walk, body);
	for (child = body->first; child != NULL; child = child->next) {
		if (is_row(child))
			walk->place.row = ++rows;
		if (is_cell(child))
			walk->place.cell = ++cells;
		if (child->kind == LAW_COLUMN)
			walk->column = ++columns;
		walk_body(walk, child);
	}
	walk->place = before;
	walk->column = column_before;
}

void
compare_print_sides_sentences(struct text *out, const struct edition *edition,
    const struct provision *provision)
{
	const struct body *body = body_of(edition, provision);
	struct walk walk = { .out = out, .cursor = { provision->text, 0, 0 } };

	if (body == NULL)
		return;
	json_add_name(out, "sentences");
	text_add_char(out, '[');
	walk_body(&walk, body);
	text_add_char(out, ']');
}

/* Edits */

static const struct span *
next_common(const struct span *span)
{
	while (span != NULL && (span->is_changed || span->is_widened))
		span = span->next;
	return span;
}

static void
add_edit(struct text *out, struct cursor *old, struct reach was,
    struct cursor *new, struct reach is, bool is_first)
{
	text_add_format(out, "%s{\"old\": [%zu, %zu], ", is_first ? "" : ", ",
	    character_at(old, was.start), character_at(old, was.end));
	text_add_format(out, "\"new\": [%zu, %zu]}",
	    character_at(new, is.start), character_at(new, is.end));
}

void
compare_print_sides_edits(struct text *out, const struct change *change)
{
	struct cursor old = { change->old->text, 0, 0 };
	struct cursor new = { change->new->text, 0, 0 };
	const struct span *a = change->old_spans, *b = change->new_spans;
	struct reach was = {0}, is = {0};
	bool is_first = true;

	text_add_string(out, ",\n     \"edits\": [");
	for (;;) {
		a = next_common(a);
		b = next_common(b);
		was.end = a != NULL ? a->start : strlen(change->old->text);
		is.end = b != NULL ? b->start : strlen(change->new->text);
		if (was.start < was.end || is.start < is.end) {
			add_edit(out, &old, was, &new, is, is_first);
			is_first = false;
		}
		if (a == NULL || b == NULL)
			break;
		was.start = a->end;
		is.start = b->end;
		a = a->next;
		b = b->next;
	}
	text_add_char(out, ']');
}

/* Details */

static void
add_side(struct text *out, struct pool *pool, const char *name,
    const struct detail *detail, const struct body *body,
    struct cursor *cursor)
{
	struct detail_place place;

	json_add_name(out, name);
	if (body == NULL) {
		text_add_string(out, "null");
		return;
	}
	place = compare_detail_place(body);
	text_add_char(out, '{');
	add_number(out, "table", place.table);
	add_number(out, "row", place.row);
	add_number(out, "cell", place.cell);
	add_number(out, "index", place.index);
	if (cursor->text != NULL)
		add_reach(out, cursor, body);
	json_add_member(out, "value", compare_detail_value(pool, detail,
	    body));
	text_add_char(out, '}');
}

void
compare_print_sides_details(struct text *out, struct pool *pool,
    const struct change *change, const struct detail *detail)
{
	struct cursor old = { change != NULL ? change->old->text : NULL, 0,
	    0 };
	struct cursor new = { change != NULL ? change->new->text : NULL, 0,
	    0 };

	text_add_format(out, ",\n%s\"details\": [", change != NULL ? "     " :
	    "  ");
	for (; detail != NULL; detail = detail->next) {
		text_add_char(out, '{');
		json_add_member(out, "change", compare_detail_kind(detail));
		json_add_member(out, "what", compare_detail_name(
		    detail->new != NULL ? detail->new : detail->old));
		if (detail->attribute != NULL)
			json_add_member(out, "attribute", detail->attribute);
		add_side(out, pool, "old", detail, detail->old, &old);
		add_side(out, pool, "new", detail, detail->new, &new);
		text_add_string(out, detail->next != NULL ? "},\n      " :
		    "}");
	}
	text_add_char(out, ']');
}

/* Pairs */

/* By order: how manieth child of its parent. */
static size_t *
indices_of(struct pool *pool, const struct edition *edition)
{
	size_t *indices = pool_take(pool, (edition->provision_count + 1) *
	    sizeof *indices);
	size_t *children = pool_take(pool, (edition->provision_count + 1) *
	    sizeof *children);
	const struct provision *provision = edition->provisions;

	for (; provision != NULL; provision = provision->next)
		/* The last one counts what stands below nothing. */
		indices[provision->order] = children[provision->parent !=
		    NULL ? provision->parent->order :
		    edition->provision_count]++;
	return indices;
}

static void
add_pair_side(struct text *out, const char *name,
    const struct provision *provision, const size_t *indices)
{
	json_add_name(out, name);
	if (provision == NULL) {
		text_add_string(out, "null");
		return;
	}
	text_add_char(out, '{');
	json_add_member(out, "address", provision->address);
	json_add_member(out, "parent", provision->parent != NULL ?
	    provision->parent->address : NULL);
	json_add_name(out, "index");
	text_add_format(out, "%zu}", indices[provision->order]);
}

void
compare_print_sides_pairs(struct text *out, const struct changes *changes)
{
	struct pool *pool = pool_new();
	const size_t *old = indices_of(pool, changes->old);
	const size_t *new = indices_of(pool, changes->new);
	const struct change *change = changes->first;

	text_add_string(out, ",\n  \"pairs\": [");
	for (; change != NULL; change = change->next) {
		text_add_string(out, change == changes->first ? "\n    {" :
		    ",\n    {");
		add_pair_side(out, "old", change->old, old);
		add_pair_side(out, "new", change->new, new);
		text_add_char(out, '}');
	}
	text_add_string(out, "\n  ]");
	pool_free(pool);
}
