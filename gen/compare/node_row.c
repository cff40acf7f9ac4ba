/*
 * Node_row: the rows of a 新旧対照表, both sides beside each other.
 */
#include "compare/node_inside.h"

#include <string.h>

#include "corpus/element.h"

/* How many siblings a row of omitted ones covers; last is the last of them. */
static size_t
count_siblings(const struct row *row, const struct change **last)
{
	const struct change *change = row->first;
	size_t count = 0;

	for (; change != row->last->next; change = change->next)
		if (change->depth == row->first->depth) {
			count++;
			*last = change;
		}
	return count;
}

static void
add_omitted(xmlNode *cell, const struct side_view *view,
    const struct row *row)
{
	const struct change *last = row->first;
	size_t count = count_siblings(row, &last);
	xmlNode *line = node_line_add(cell, view, row->first);

	element_set(line, "omitted", "yes");
	element_set_number(line, "count", count);
	if (count > 1)
		element_set(line, "last-number", node_line_provision(view,
		    last)->number);
}

/* Own words that did not change are left out, where there are any. */
static void
add_pair_line(xmlNode *cell, const struct side_view *view,
    const struct change *change)
{
	xmlNode *line;

	if ((change->flags & (CHANGE_TEXT | CHANGE_STRUCTURE)) != 0) {
		node_line_add_full(cell, view, change);
		return;
	}
	line = node_line_add(cell, view, change);
	if (*node_line_provision(view, change)->text != '\0')
		element_set(line, "omitted", "yes");
}

/* The article's line goes on with the first paragraph's words. */
static void
add_pair(xmlNode *cell, const struct side_view *view, const struct row *row)
{
	const struct change *paragraph = row->first->next;
	const struct provision *provision;
	xmlNode *line;

	if (row->first == row->last) {
		add_pair_line(cell, view, row->first);
		return;
	}
	line = node_line_add(cell, view, row->first);
	provision = node_line_provision(view, paragraph);
	if ((paragraph->flags & (CHANGE_TEXT | CHANGE_STRUCTURE)) != 0)
		node_line_add_change(line, view, paragraph);
	else if (*provision->text != '\0' || row->last != paragraph)
		element_set(line, "omitted", "yes");
}

/* An article that came or went as a whole, down to its last item. */
static void
add_whole(xmlNode *cell, const struct side_view *view, const struct row *row)
{
	const struct change *change = row->first;

	for (; change != row->last->next; change = change->next) {
		const struct provision *provision = node_line_provision(view, change);
		const struct change *next = change->next;

		/* The first paragraph stands on the article's own line. */
		if (change != row->last &&
		    provision->kind == PROVISION_ARTICLE &&
		    *provision->text == '\0' &&
		    node_line_provision(view, next)->kind == PROVISION_PARAGRAPH &&
		    *node_line_provision(view, next)->number == '\0' &&
		    *node_line_provision(view, next)->caption == '\0') {
			node_line_add_change(node_line_add(cell, view, change), view, next);
			change = next;
			continue;
		}
		node_line_add_full(cell, view, change);
	}
}

static void
add_cell(const struct writer *writer, xmlNode *node, const struct row *row,
    bool is_new, bool is_split)
{
	struct side_view view = { writer, is_new, false, is_split };
	xmlNode *cell = element_add(node, "cell");

	element_set(cell, "side", is_new ? "new" : "old");
	switch (row->kind) {
	case ROW_HIDDEN:
		break;
	case ROW_PAIR:
		add_pair(cell, &view, row);
		break;
	case ROW_OMITTED:
		add_omitted(cell, &view, row);
		break;
	case ROW_ADDED:
	case ROW_REMOVED:
		view.is_marked = true;
		if ((row->kind == ROW_ADDED) == is_new)
			add_whole(cell, &view, row);
		break;
	case ROW_AWAY:
		if (is_new)
			element_set(cell, "to", row->first->new->citation);
		else
			element_set(node_line_add(cell, &view, row->first),
			    "omitted", "yes");
		break;
	}
}

/* Whose words a pair shows: its own, or its article's first paragraph's. */
static const struct change *
changed_words(const struct row *row)
{
	return row->first != row->last ? row->first->next : row->first;
}

/* Are there tables on both sides, one for one, and something in them differs? */
static bool
has_tables(struct writer *writer, const struct change *change)
{
	struct face old = node_line_face(writer, change, false);
	struct face new = node_line_face(writer, change, true);
	const struct detail *detail = change->details;
	struct tables a, b;

	for (; detail != NULL; detail = detail->next) {
		const struct body *body = detail->new != NULL ? detail->new :
		    detail->old;

		if ((body->kind == LAW_TABLE || body->kind == LAW_STRUCTURE) &&
		    detail->attribute == NULL)
			return false;
	}
	if (change->details == NULL)
		return false;
	a = node_table_list(&old);
	b = node_table_list(&new);
	return a.count > 0 && a.count == b.count;
}

/* The words behind a table, up to the next one. */
static void
add_tail(struct writer *writer, xmlNode *row, const struct face *face,
    const struct tables *tables, size_t i)
{
	struct passage passage = node_line_passage(face, false);
	xmlNode *cell = element_add(row, "cell");
	size_t start = tables->list[i].end + 1;

	(void)writer;
	element_set(cell, "side", face->is_new ? "new" : "old");
	if (i + 1 < tables->count)
		passage.end = tables->list[i + 1].start - 1;
	if (start >= passage.end)
		return;
	if (node_line_is_kept(&passage, start))
		element_set(element_add(cell, "line"), "omitted", "yes");
	else
		node_line_add_words(element_add(cell, "line"), &passage, start);
}

static bool
has_tail(const struct face *face, const struct tables *tables, size_t i)
{
	size_t end = i + 1 < tables->count ? tables->list[i + 1].start :
	    strlen(face->provision->text);

	return tables->list[i].end + 1 < end;
}

static void
add_tables(struct writer *writer, const struct change *change)
{
	struct face old = node_line_face(writer, change, false);
	struct face new = node_line_face(writer, change, true);
	struct tables a = node_table_list(&old), b = node_table_list(&new);
	xmlNode *row;
	size_t i;

	for (i = 0; i < a.count; i++) {
		node_table_add_rows(writer->top, &old, a.list[i].table, &new,
		    b.list[i].table);
		if (!has_tail(&old, &a, i) && !has_tail(&new, &b, i))
			continue;
		row = element_add(writer->top, "row");
		element_set(row, "kind", "pair");
		element_set(row, "provision", change->new->address);
		add_tail(writer, row, &new, &b, i);
		add_tail(writer, row, &old, &a, i);
	}
}

void
node_row_add(struct writer *writer, const struct row *row)
{
	static const char *const names[] = {
		[ROW_PAIR] = "pair", [ROW_OMITTED] = "omitted",
		[ROW_HIDDEN] = "hidden", [ROW_ADDED] = "added",
		[ROW_REMOVED] = "removed", [ROW_AWAY] = "away"
	};
	const struct change *change = row->first;
	bool is_split = row->kind == ROW_PAIR && has_tables(writer,
	    changed_words(row));
	xmlNode *node;

	/* At another level it stands beside what it was, in a row of its own. */
	if (row->kind == ROW_HIDDEN || (row->kind == ROW_AWAY &&
	    (row->first->flags & CHANGE_LEVEL) != 0))
		return;
	node = element_add(writer->top, "row");
	element_made_from(node, compare_rows_either(row->first)->node);
	element_set(node, "kind", names[row->kind]);
	/* An article's row is as changed as the paragraph that it shows. */
	while (change != row->last && *compare_rows_change_name(change) == '\0')
		change = change->next;
	element_set(node, "change", compare_rows_change_name(change));
	element_set(node, "provision",
	    compare_rows_either(row->first)->address);
	add_cell(writer, node, row, true, is_split);
	add_cell(writer, node, row, false, is_split);
	if (is_split)
		add_tables(writer, changed_words(row));
}

/* 目次: before all others. */
static void
add_contents_cell(xmlNode *row, const char *side, const char *text,
    const struct span *span)
{
	xmlNode *cell = element_add(row, "cell"), *line;
	size_t start = 0, end;

	element_set(cell, "side", side);
	if (*text == '\0')
		return;
	line = element_add(cell, "line");
	element_set(line, "kind", "contents");
	for (; text[start] != '\0'; start = end + (text[end] == '\n')) {
		end = start + strcspn(text + start, "\n");
		node_words_add(element_add(line, "words"), text, NULL, span,
		    start, end, false);
	}
}

void
node_row_add_contents(struct writer *writer)
{
	const struct changes *changes = writer->changes;
	xmlNode *row;

	if (changes->same_contents)
		return;
	row = element_add(writer->top, "row");
	element_set(row, "kind", *changes->old_contents == '\0' ? "added" :
	    *changes->new_contents == '\0' ? "removed" : "pair");
	element_set(row, "change", "changed");
	add_contents_cell(row, "new", changes->new_contents,
	    changes->new_contents_spans);
	add_contents_cell(row, "old", changes->old_contents,
	    changes->old_contents_spans);
}

/* What differs around the provisions, and is no words. */
void
node_row_add_law(struct writer *writer)
{
	struct face face = { .pool = writer->pool, .details =
	    writer->changes->details, .is_new = true };
	static const char *const sides[] = { "new", "old" };
	xmlNode *row, *cell, *line;
	size_t i;

	if (face.details == NULL)
		return;
	row = element_add(writer->top, "row");
	element_set(row, "kind", "pair");
	element_set(row, "change", "changed");
	for (i = 0; i < 2; i++) {
		cell = element_add(row, "cell");
		element_set(cell, "side", sides[i]);
		line = element_add(cell, "line");
		element_set(line, "kind", "law");
		node_line_add_sets(line, &face);
	}
}
