/*
 * Node_line: a provision's line in a 新旧対照表: number, caption and words of one
 * side, what differs marked, and of many lines those that changed.
 */
#include "compare/node_inside.h"

#include <string.h>

#include "corpus/element.h"

enum { LINES_WHOLE = 6 };	/* texts of more lines show what changed only */

size_t
node_line_level(const struct provision *provision)
{
	size_t level = 0;

	for (; provision != NULL && provision->kind >= PROVISION_ITEM &&
	    provision->kind <= PROVISION_SUBITEM;
	    provision = provision->parent)
		level++;
	return level;
}

struct face
node_line_face(const struct writer *writer, const struct change *change,
    bool is_new)
{
	return (struct face){ .pool = writer->pool,
	    .edition = is_new ? writer->changes->new : writer->changes->old,
	    .provision = is_new ? change->new : change->old,
	    .spans = is_new ? change->new_spans : change->old_spans,
	    .details = change->details, .is_new = is_new };
}

const struct provision *
node_line_provision(const struct side_view *view, const struct change *change)
{
	return view->is_new ? change->new : change->old;
}

static struct face
face_on(const struct side_view *view, const struct change *change)
{
	struct face face = node_line_face(view->writer, change, view->is_new);

	face.is_all_marked = view->is_marked;
	return face;
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

/* Where a line stands in a table, that table; NULL if it does not. */
static const struct stretch_of_table *
table_at(const struct tables *tables, size_t start)
{
	size_t i;

	for (i = 0; i < tables->count; i++)
		if (start >= tables->list[i].start &&
		    start <= tables->list[i].end)
			return &tables->list[i];
	return NULL;
}

static bool
is_set_otherwise(const struct inset *inset, size_t start, size_t end)
{
	for (; inset != NULL; inset = inset->next)
		if (inset->is_changed && inset->start < end &&
		    inset->end > start)
			return true;
	return false;
}

struct passage
node_line_passage(const struct face *face, bool is_split)
{
	struct passage passage = { .face = *face };
	const char *text = face->provision->text;

	passage.end = strlen(text);
	passage.insets = node_words_insets(face);
	passage.tables = node_table_list(face);
	passage.is_cut = face->spans != NULL &&
	    count_lines(text) > LINES_WHOLE;
	if (is_split && passage.tables.count > 0) {
		passage.end = passage.tables.list[0].start;
		passage.is_cut = false;
		if (passage.end > 0)
			passage.end--;
	}
	return passage;
}

static void
add_omitted(xmlNode *line, bool *was_omitted)
{
	if (!*was_omitted)
		element_set(element_add(line, "words"), "omitted", "yes");
	*was_omitted = true;
}

/* Of many lines those that changed. */
void
node_line_add_words(xmlNode *line, const struct passage *passage, size_t start)
{
	const struct face *face = &passage->face;
	const char *text = face->provision->text;
	const struct stretch_of_table *table;
	bool was_omitted = false;
	size_t end;

	for (; start <= passage->end && passage->end > 0; start = end + 1) {
		table = table_at(&passage->tables, start);
		if (table != NULL) {
			end = table->end;
			if (node_table_state(face, table->table) !=
			    NODE_TABLE_KEPT) {
				node_table_add(line, face, table->table);
				was_omitted = false;
				continue;
			}
			add_omitted(line, &was_omitted);
			continue;
		}
		end = start + strcspn(text + start, "\n");
		if (passage->is_cut && !is_touched(face->spans, start, end) &&
		    !is_set_otherwise(passage->insets, start, end)) {
			add_omitted(line, &was_omitted);
			continue;
		}
		was_omitted = false;
		node_words_add(element_add(line, "words"), text,
		    passage->insets, face->spans, start, end,
		    face->is_all_marked);
	}
}

/*
 * A second number, caption or title, or one that stands elsewhere: it is in no
 * text. Of the law around its provisions, all that is no words.
 */
static bool
is_unseen(const struct face *face, const struct body *body)
{
	if (face->provision == NULL)
		return true;
	return body->parent != NULL && body->parent->parent == NULL &&
	    (body->kind == LAW_NUMBER || body->kind == LAW_CAPTION ||
	    body->kind == LAW_HEADING) && body->first != NULL &&
	    body->first->at == BODY_ELSEWHERE;
}

/* Where these stand is marked in the words. */
static bool
is_marked(const struct face *face, const struct body *body)
{
	return face->provision != NULL && (body->kind == LAW_RUBY ||
	    body->kind == LAW_RAISED || body->kind == LAW_LOWERED);
}

static bool
is_set(const struct face *face, const struct detail *detail,
    const struct body *body)
{
	return detail->attribute != NULL ||
	    (detail->kind == DETAIL_BORDER && !is_marked(face, body)) ||
	    detail->kind == DETAIL_ELEMENT || is_unseen(face, body);
}

/* What differs besides words, rows and cells: a 附則's law, a border. */
void
node_line_add_sets(xmlNode *line, const struct face *face)
{
	const struct detail *detail = face->details;

	for (; detail != NULL; detail = detail->next) {
		const struct body *body = detail->new != NULL ? detail->new :
		    detail->old;
		struct detail_place place = compare_detail_place(body);
		xmlNode *set;

		if (place.table > 0 || !is_set(face, detail, body))
			continue;
		/* Other words say where ただし begins. */
		if (face->spans != NULL && body->kind == LAW_SENTENCE)
			continue;
		set = element_add(line, "set");
		element_set(set, "what", compare_detail_name(body));
		element_set(set, "change", compare_detail_kind(detail));
		element_set(set, "attribute", detail->attribute);
		if (detail->kind == DETAIL_BORDER ||
		    detail->kind == DETAIL_MOVED)
			continue;
		element_set(set, "old", compare_detail_value(face->pool,
		    detail, detail->old));
		element_set(set, "new", compare_detail_value(face->pool,
		    detail, detail->new));
	}
}

xmlNode *
node_line_add(xmlNode *cell, const struct side_view *view,
    const struct change *change)
{
	const struct provision *provision = node_line_provision(view, change);
	const struct span *spans = view->is_new ? change->new_caption :
	    change->old_caption;
	xmlNode *line = element_add(cell, "line");

	element_set(line, "kind", provision_kind_name(provision->kind));
	element_set_number(line, "level", node_line_level(provision));
	element_set(line, "number", provision->number);
	if ((change->flags & CHANGE_FIGURE) != 0)
		element_set(line, "figure", "yes");
	/* The number of a heading is in its caption. */
	if ((change->flags & CHANGE_NUMBER) != 0 || view->is_marked)
		element_set(line, "number-changed", "yes");
	if (*provision->caption != '\0')
		node_words_add(element_add(line, "caption"),
		    provision->caption, NULL, spans, 0,
		    strlen(provision->caption), view->is_marked);
	return line;
}

/* Words in full; those before a table that were kept are left out. */
void
node_line_add_change(xmlNode *line, const struct side_view *view,
    const struct change *change)
{
	struct face face = face_on(view, change);
	struct passage passage = node_line_passage(&face, view->is_split);

	if (view->is_split && passage.end > 0 && !is_touched(face.spans, 0,
	    passage.end) && !is_set_otherwise(passage.insets, 0,
	    passage.end))
		element_set(line, "omitted", "yes");
	else
		node_line_add_words(line, &passage, 0);
	if (!view->is_marked)
		node_line_add_sets(line, &face);
}

void
node_line_add_full(xmlNode *cell, const struct side_view *view,
    const struct change *change)
{
	node_line_add_change(node_line_add(cell, view, change), view, change);
}

bool
node_line_is_kept(const struct passage *passage, size_t start)
{
	return !is_touched(passage->face.spans, start, passage->end) &&
	    !is_set_otherwise(passage->insets, start, passage->end);
}
