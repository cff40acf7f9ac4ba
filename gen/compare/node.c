/*
 * The change set for the dossier:
 *
 *  <changes old new old-title new-title same-title likeness empty>
 *    <title> merged </title>                     if it changed
 *    <count kind="added">3</count> …             as in the JSON
 *    <change change="changed" kind="item" level old new old-citation
 *        new-citation old-number new-number deleted emptied width figure moved
 *        joined>
 *      <number> merged </number> <caption> merged </caption>
 *      <words> merged, a line </words> …         every provision, in order
 *    </change>
 *    <row kind="pair|added|removed|omitted|away" change provision>
 *      <cell side="new"> <line …/> … </cell> <cell side="old"> … </cell>
 *    </row>                                      what a 新旧対照表 shows
 *    <broken edition provision citation was now words/>
 *  </changes>
 *
 * Merged words hold <out> and <in>; those of a row's line hold <mark>. A line:
 *  <line kind level number number-changed last-number count omitted figure>
 *    <caption/> <words/> …, <words omitted="yes"/> for lines left out
 * away: <cell side="new" to="第12条"/> where a provision stood before.
 */
#include "compare/inside.h"

#include <string.h>

#include "corpus/element.h"

struct writer {
	struct pool		*pool;
	const struct changes	*changes;
	xmlNode			*top;
};

enum { LINES_WHOLE = 6 };	/* texts of more lines show what changed only */

/* The whole text merged */

/* A line end inside a segment ends the element and opens the next. */
static xmlNode *
add_segment(xmlNode *parent, xmlNode *words, const struct segment *segment)
{
	static const char *const names[] = { [SEGMENT_SAME] = NULL,
	    [SEGMENT_OUT] = "out", [SEGMENT_IN] = "in" };
	const char *from = segment->text, *end = from + segment->bytes, *stop;
	const char *name = names[segment->kind];

	for (;;) {
		stop = memchr(from, '\n', (size_t)(end - from));
		if (stop == NULL)
			stop = end;
		if (stop > from)
			element_text(name != NULL ? element_add(words, name) :
			    words, from, (size_t)(stop - from));
		if (stop == end)
			return words;
		from = stop + 1;
		words = element_add(parent, "words");
	}
}

static void
add_merged(struct writer *writer, xmlNode *parent, const char *name,
    const char *old, const struct span *old_spans, const char *new,
    const struct span *new_spans)
{
	const struct segment *segment = compare_merge(writer->pool, old,
	    old_spans, new, new_spans);
	xmlNode *words;

	if (segment == NULL)
		return;
	words = element_add(parent, name);
	for (; segment != NULL; segment = segment->next)
		words = add_segment(parent, words, segment);
}

static void
add_number(struct writer *writer, xmlNode *node, const struct change *change)
{
	const char *old = change->old != NULL ? change->old->number : NULL;
	const char *new = change->new != NULL ? change->new->number : NULL;
	struct span was = { 0, old != NULL ? strlen(old) : 0, true, false,
	    NULL };
	struct span is = { 0, new != NULL ? strlen(new) : 0, true, false,
	    NULL };

	if (old != NULL && new != NULL && strcmp(old, new) != 0)
		add_merged(writer, node, "number", old, &was, new, &is);
	else
		add_merged(writer, node, "number", old, NULL, new, NULL);
}

static size_t
level_of(const struct provision *provision)
{
	size_t level = 0;

	for (; provision != NULL && provision->kind >= PROVISION_ITEM &&
	    provision->kind <= PROVISION_SUBITEM;
	    provision = provision->parent)
		level++;
	return level;
}

static void
set_side(xmlNode *node, const char *side, const struct provision *provision)
{
	char name[32];

	if (provision == NULL)
		return;
	element_set(node, side, provision->address);
	snprintf(name, sizeof name, "%s-citation", side);
	element_set(node, name, provision->citation);
	snprintf(name, sizeof name, "%s-number", side);
	element_set(node, name, provision->number);
}

static void
add_change(struct writer *writer, const struct change *change)
{
	const struct provision *either = compare_rows_either(change);
	const struct provision *old = change->old, *new = change->new;
	xmlNode *node = element_add(writer->top, "change");

	element_made_from(node, either->node);
	element_set(node, "change", compare_rows_change_name(change));
	element_set(node, "kind", provision_kind_name(either->kind));
	element_set_number(node, "level", level_of(either));
	element_set(node, "deleted", either->is_deleted ? "yes" : NULL);
	element_set(node, "emptied", (change->flags & CHANGE_DELETED) ? "yes" :
	    NULL);
	element_set(node, "width", (change->flags & CHANGE_WIDTH) ? "yes" :
	    NULL);
	element_set(node, "figure", (change->flags & CHANGE_FIGURE) ? "yes" :
	    NULL);
	element_set(node, "moved", (change->flags & CHANGE_MOVED) ? "yes" :
	    NULL);
	/* The first paragraph is cited like its article. */
	element_set(node, "joined", either->parent != NULL &&
	    strcmp(either->parent->citation, either->citation) == 0 ?
	    "yes" : NULL);
	set_side(node, "old", old);
	set_side(node, "new", new);
	add_number(writer, node, change);
	add_merged(writer, node, "caption", old != NULL ? old->caption : NULL,
	    change->old_caption, new != NULL ? new->caption : NULL,
	    change->new_caption);
	add_merged(writer, node, "words", old != NULL ? old->text : NULL,
	    change->old_spans, new != NULL ? new->text : NULL,
	    change->new_spans);
}

/* Rows */

struct side_view {
	bool	is_new, is_marked;	/* everything is, if it is all new */
};

static const struct provision *
provision_on(const struct side_view *view, const struct change *change)
{
	return view->is_new ? change->new : change->old;
}

/* The part of the text from start to end, marked where the spans say so. */
static void
add_marked(xmlNode *node, const char *text, const struct span *span,
    size_t start, size_t end, bool is_all_marked)
{
	size_t from, to;
	bool is_marked;
	xmlNode *mark = NULL;

	if (span == NULL) {
		element_text(is_all_marked && end > start ? element_add(node,
		    "mark") : node, text + start, end - start);
		return;
	}
	for (; span != NULL; span = span->next) {
		from = span->start > start ? span->start : start;
		to = span->end < end ? span->end : end;
		if (from >= to)
			continue;
		is_marked = span->is_changed || span->is_widened;
		if (is_marked && mark == NULL)
			mark = element_add(node, "mark");
		else if (!is_marked)
			mark = NULL;
		element_text(mark != NULL ? mark : node, text + from, to -
		    from);
	}
}

static bool
is_touched(const struct span *span, size_t start, size_t end)
{
	for (; span != NULL; span = span->next)
		if ((span->is_changed || span->is_widened) &&
		    span->start <= end && span->end > start)
			return true;
	return false;
}

static size_t
count_lines(const char *text)
{
	size_t count = 1;

	while ((text = strchr(text, '\n')) != NULL) {
		text++;
		count++;
	}
	return count;
}

/* Of many lines those that changed, and of a table the first, a heading. */
static void
add_lines(xmlNode *line, const struct provision *provision,
    const struct span *spans, bool is_all_marked)
{
	const char *text = provision->text;
	bool is_table = provision->kind == PROVISION_APPENDIX;
	bool is_cut = spans != NULL && count_lines(text) > LINES_WHOLE;
	size_t start = 0, end, length = strlen(text);
	bool was_omitted = false;

	for (; start <= length && length > 0; start = end + 1) {
		end = start + strcspn(text + start, "\n");
		if (is_cut && (start > 0 || !is_table) && !is_touched(spans,
		    start, end)) {
			if (!was_omitted)
				element_set(element_add(line, "words"),
				    "omitted", "yes");
			was_omitted = true;
			continue;
		}
		was_omitted = false;
		add_marked(element_add(line, "words"), text, spans, start, end,
		    is_all_marked);
	}
}

static xmlNode *
add_line(xmlNode *cell, const struct side_view *view,
    const struct change *change)
{
	const struct provision *provision = provision_on(view, change);
	const struct span *spans = view->is_new ? change->new_caption :
	    change->old_caption;
	xmlNode *line = element_add(cell, "line");

	element_set(line, "kind", provision_kind_name(provision->kind));
	element_set_number(line, "level", level_of(provision));
	element_set(line, "number", provision->number);
	if ((change->flags & CHANGE_FIGURE) != 0)
		element_set(line, "figure", "yes");
	/* The number of a heading is in its caption. */
	if ((change->flags & CHANGE_NUMBER) != 0 || view->is_marked)
		element_set(line, "number-changed", "yes");
	if (*provision->caption != '\0')
		add_marked(element_add(line, "caption"), provision->caption,
		    spans, 0, strlen(provision->caption), view->is_marked);
	return line;
}

static void
add_full_line(xmlNode *cell, const struct side_view *view,
    const struct change *change)
{
	const struct provision *provision = provision_on(view, change);
	xmlNode *line = add_line(cell, view, change);

	add_lines(line, provision, view->is_new ? change->new_spans :
	    change->old_spans, view->is_marked);
}

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
	xmlNode *line = add_line(cell, view, row->first);

	element_set(line, "omitted", "yes");
	element_set_number(line, "count", count);
	if (count > 1)
		element_set(line, "last-number", provision_on(view,
		    last)->number);
}

/* Own words that did not change are left out, where there are any. */
static void
add_pair_line(xmlNode *cell, const struct side_view *view,
    const struct change *change)
{
	xmlNode *line;

	if ((change->flags & CHANGE_TEXT) != 0) {
		add_full_line(cell, view, change);
		return;
	}
	line = add_line(cell, view, change);
	if (*provision_on(view, change)->text != '\0')
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
	line = add_line(cell, view, row->first);
	provision = provision_on(view, paragraph);
	if ((paragraph->flags & CHANGE_TEXT) != 0)
		add_lines(line, provision, view->is_new ?
		    paragraph->new_spans : paragraph->old_spans, false);
	else if (*provision->text != '\0' || row->last != paragraph)
		element_set(line, "omitted", "yes");
}

/* An article that came or went as a whole, down to its last item. */
static void
add_whole(xmlNode *cell, const struct side_view *view, const struct row *row)
{
	const struct change *change = row->first;

	for (; change != row->last->next; change = change->next) {
		const struct provision *provision = provision_on(view, change);
		const struct change *next = change->next;

		/* The first paragraph stands on the article's own line. */
		if (change != row->last &&
		    provision->kind == PROVISION_ARTICLE &&
		    *provision->text == '\0' &&
		    provision_on(view, next)->kind == PROVISION_PARAGRAPH &&
		    *provision_on(view, next)->number == '\0' &&
		    *provision_on(view, next)->caption == '\0') {
			add_lines(add_line(cell, view, change),
			    provision_on(view, next), NULL, true);
			change = next;
			continue;
		}
		add_full_line(cell, view, change);
	}
}

static void
add_cell(xmlNode *node, const struct row *row, bool is_new)
{
	struct side_view view = { is_new, false };
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
			element_set(add_line(cell, &view, row->first),
			    "omitted", "yes");
		break;
	}
}

static void
add_row(struct writer *writer, const struct row *row)
{
	static const char *const names[] = {
		[ROW_PAIR] = "pair", [ROW_OMITTED] = "omitted",
		[ROW_HIDDEN] = "hidden", [ROW_ADDED] = "added",
		[ROW_REMOVED] = "removed", [ROW_AWAY] = "away"
	};
	const struct change *change = row->first;
	xmlNode *node;

	if (row->kind == ROW_HIDDEN)
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
	add_cell(node, row, true);
	add_cell(node, row, false);
}

static void
add_counts(struct writer *writer)
{
	static const char *const names[] = { "added", "removed", "text",
	    "caption", "number", "moved", "deleted", "width" };
	char digits[24];
	xmlNode *node;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		if (writer->changes->counts[i] == 0)
			continue;
		snprintf(digits, sizeof digits, "%zu",
		    writer->changes->counts[i]);
		node = element_add(writer->top, "count");
		element_set(node, "kind", names[i]);
		element_text(node, digits, strlen(digits));
	}
}

static void
add_broken(struct writer *writer, const struct broken_reference *broken)
{
	const struct edition *new = writer->changes->new;
	const struct provision *target;
	xmlNode *node = element_add(writer->top, "broken");

	element_made_from(node, broken->at->node);
	if (broken->edition != new) {
		element_set(node, "edition", broken->edition->name);
		element_set(node, "title", broken->edition->standard != NULL ?
		    broken->edition->standard->title :
		    broken->edition->title);
	}
	element_set(node, "provision", broken->at->address);
	element_set(node, "citation", broken->at->citation);
	target = find_provision(writer->changes->old, broken->was);
	element_set(node, "was", target != NULL ? target->citation :
	    broken->was);
	target = broken->now != NULL ? find_provision(new, broken->now) : NULL;
	element_set(node, "now", target != NULL ? target->citation :
	    broken->now);
	element_text(node, broken->at->text + broken->start,
	    broken->end - broken->start);
}

xmlNode *
compare_node(const struct changes *changes, xmlDoc *document)
{
	struct writer writer = { .pool = pool_new(), .changes = changes };
	const struct broken_reference *broken;
	const struct change *change;
	const struct row *row;

	writer.top = xmlNewDocNode(document, NULL, BAD_CAST "changes", NULL);
	element_set(writer.top, "old", changes->old->name);
	element_set(writer.top, "new", changes->new->name);
	element_set(writer.top, "old-title", changes->old->title);
	element_set(writer.top, "new-title", changes->new->title);
	element_set(writer.top, "empty", compare_is_empty(changes) ? "yes" :
	    NULL);
	element_set(writer.top, "same-title", changes->same_title ? "yes" :
	    "no");
	add_merged(&writer, writer.top, "title", changes->old->title,
	    changes->old_title, changes->new->title, changes->new_title);
	add_counts(&writer);
	for (change = changes->first; change != NULL; change = change->next)
		add_change(&writer, change);
	for (row = compare_rows(writer.pool, changes); row != NULL;
	    row = row->next)
		add_row(&writer, row);
	for (broken = changes->broken; broken != NULL; broken = broken->next)
		add_broken(&writer, broken);
	pool_free(writer.pool);
	return writer.top;
}
