/*
 * Node_words: words of one side with what differs marked, and with ruby and
 * raised or lowered characters as such.
 */
#include "compare/node_inside.h"

#include <string.h>

#include "corpus/element.h"

struct pen {
	xmlNode	*line, *mark;		/* mark: NULL if none is open */
};

static const char *
element_of(enum law_kind kind)
{
	if (kind == LAW_RAISED)
		return "sup";
	return kind == LAW_LOWERED ? "sub" : NULL;
}

static bool
is_about(const struct body *side, const struct body *body)
{
	return side != NULL && (side == body || side->parent == body);
}

bool
node_words_is_changed(const struct face *face, const struct body *body)
{
	const struct detail *detail = face->details;

	for (; detail != NULL; detail = detail->next)
		if (is_about(face->is_new ? detail->new : detail->old, body))
			return true;
	return false;
}

static bool
stretch(const struct body *body, size_t *start, size_t *end)
{
	const struct body *at = body->kind == LAW_TEXT ? body :
	    body_inside(body, NULL);

	*start = SIZE_MAX;
	for (; at != NULL; at = body_inside(body, at)) {
		if (at->kind != LAW_TEXT || at->at == BODY_ELSEWHERE)
			continue;
		if (*start == SIZE_MAX)
			*start = at->at;
		*end = at->at + at->bytes;
	}
	return *start != SIZE_MAX;
}

/* Of the characters before it, and those that follow at once: one reading. */
static const char *
reading_of(const struct face *face, const struct body *reading)
{
	const char *words = NULL;

	for (; reading != NULL && reading->kind == LAW_READING;
	    reading = reading->next)
		words = pool_format(face->pool, "%s%s", words != NULL ?
		    words : "", body_words(face->pool, reading, true));
	return words;
}

/* In a ruby, characters that have a reading of their own. */
static bool
is_read(const struct body *body)
{
	return body->parent != NULL && body->parent->kind == LAW_RUBY &&
	    body->kind != LAW_READING && body->next != NULL &&
	    body->next->kind == LAW_READING;
}

static struct inset *
inset_of(const struct face *face, const struct body *body)
{
	const char *element = is_read(body) ? "ruby" : element_of(body->kind);
	struct inset *inset;
	size_t start, end;

	if (element == NULL || !stretch(body, &start, &end))
		return NULL;
	inset = pool_take(face->pool, sizeof *inset);
	*inset = (struct inset){ start, end, element, is_read(body) ?
	    reading_of(face, body->next) : NULL, node_words_is_changed(face,
	    is_read(body) ? body->parent : body), NULL };
	return inset;
}

struct inset *
node_words_insets(const struct face *face)
{
	const struct body *body = body_of(face->edition, face->provision);
	struct inset *first = NULL, *last = NULL, *inset;
	const struct body *at = NULL;

	while (body != NULL && (at = body_inside(body, at)) != NULL) {
		inset = inset_of(face, at);
		/* What stands in an inset is not one of its own. */
		if (inset == NULL || (last != NULL &&
		    inset->start < last->end))
			continue;
		if (last != NULL)
			last->next = inset;
		else
			first = inset;
		last = inset;
	}
	return first;
}

static void
put(struct pen *pen, const char *text, size_t from, size_t to,
    const struct inset *inset, bool is_marked)
{
	xmlNode *into = pen->line;

	if (from >= to)
		return;
	if (is_marked && pen->mark == NULL)
		pen->mark = element_add(pen->line, "mark");
	else if (!is_marked)
		pen->mark = NULL;
	if (pen->mark != NULL)
		into = pen->mark;
	if (inset != NULL) {
		into = element_add(into, inset->element);
		element_set(into, "rt", inset->reading);
	}
	element_text(into, text + from, to - from);
}

/* No inset in it. */
static void
put_spans(struct pen *pen, const char *text, const struct span *span,
    size_t start, size_t end, bool is_all_marked)
{
	size_t from, to;

	if (span == NULL)
		put(pen, text, start, end, NULL, is_all_marked);
	for (; span != NULL; span = span->next) {
		from = span->start > start ? span->start : start;
		to = span->end < end ? span->end : end;
		put(pen, text, from, to, NULL, span->is_changed ||
		    span->is_widened);
	}
}

static bool
is_touched(const struct span *span, size_t start, size_t end)
{
	for (; span != NULL; span = span->next)
		if ((span->is_changed || span->is_widened) &&
		    span->start < end && span->end > start)
			return true;
	return false;
}

void
node_words_add(xmlNode *line, const char *text, const struct inset *inset,
    const struct span *spans, size_t start, size_t end, bool is_all_marked)
{
	struct pen pen = { line, NULL };
	size_t at = start;

	for (; inset != NULL && inset->start < end; inset = inset->next) {
		if (inset->start < at || inset->end > end)
			continue;
		put_spans(&pen, text, spans, at, inset->start, is_all_marked);
		put(&pen, text, inset->start, inset->end, inset,
		    is_all_marked || inset->is_changed || is_touched(spans,
		    inset->start, inset->end));
		at = inset->end;
	}
	put_spans(&pen, text, spans, at, end, is_all_marked);
}

void
node_words_add_plain(xmlNode *line, const char *text,
    const struct inset *inset, size_t start, size_t end)
{
	struct pen pen = { line, NULL };
	size_t at = start;

	for (; inset != NULL && inset->start < end; inset = inset->next) {
		if (inset->start < at || inset->end > end)
			continue;
		put(&pen, text, at, inset->start, NULL, false);
		put(&pen, text, inset->start, inset->end, inset, false);
		at = inset->end;
	}
	put(&pen, text, at, end, NULL, false);
}

/* Cells */

struct cell_writer {
	const struct face	*face;
	const struct span	*spans;
	struct pen		 pen;
	bool			 is_all_marked;
	size_t			 at;		/* in the words of the cell */
	size_t			 flat;		/* end of the last ones */
};

/* What the flat text has between two runs of a cell. */
static void
add_gap(struct cell_writer *writer, size_t at)
{
	if (writer->flat != SIZE_MAX && at > writer->flat) {
		writer->pen.mark = NULL;
		if (writer->face->provision->text[writer->flat] == '\n')
			element_add(writer->pen.line, "break");
		else
			element_text(writer->pen.line, "　", strlen("　"));
	}
}

static void
add_run(struct cell_writer *writer, const struct body *text,
    const struct inset *inset)
{
	size_t end = writer->at + text->bytes;

	add_gap(writer, text->at);
	writer->flat = text->at + text->bytes;
	if (inset != NULL)
		put(&writer->pen, text->text - writer->at, writer->at, end,
		    inset, writer->is_all_marked || inset->is_changed ||
		    is_touched(writer->spans, writer->at, end));
	else
		put_spans(&writer->pen, text->text - writer->at,
		    writer->spans, writer->at, end, writer->is_all_marked);
	writer->at = end;
}

static void
add_figure(struct cell_writer *writer, const struct body *figure)
{
	static const char open[] = "［図", close[] = "］";
	const char *file = node_attr(figure->node, "src");
	xmlNode *into = writer->pen.line;

	writer->pen.mark = NULL;
	if (writer->is_all_marked || node_words_is_changed(writer->face, figure))
		into = element_add(into, "mark");
	element_text(into, open, strlen(open));
	if (file != NULL) {
		element_text(into, "　", strlen("　"));
		element_text(into, file, strlen(file));
	}
	element_text(into, close, strlen(close));
}

static void
add_body(struct cell_writer *writer, const struct body *body,
    const struct inset *inset)
{
	const struct body *child;

	if (body->kind == LAW_READING)
		return;
	if (inset == NULL)
		inset = inset_of(writer->face, body);
	if (body->kind == LAW_TEXT && body->at != BODY_ELSEWHERE)
		add_run(writer, body, inset);
	if (body->kind == LAW_FIGURE)
		add_figure(writer, body);
	for (child = body->first; child != NULL; child = child->next)
		add_body(writer, child, inset);
}

void
node_words_add_cell(xmlNode *line, const struct face *face,
    const struct body *cell, const struct span *spans, bool is_all_marked)
{
	struct cell_writer writer = { face, spans, { line, NULL },
	    is_all_marked, 0, SIZE_MAX };

	add_body(&writer, cell, NULL);
}

/* A part of a cell */

struct part_writer {
	const struct face	*face;
	struct pen		 pen;
	size_t			 start, end;	/* of what is written */
	size_t			 at, flat;	/* as of a cell_writer */
};

/* The gap in front of a run goes with it. */
static void
add_run_part(struct part_writer *writer, const struct body *text,
    const struct inset *inset)
{
	size_t end = writer->at + text->bytes;
	size_t from = writer->start > writer->at ? writer->start : writer->at;
	size_t to = writer->end < end ? writer->end : end;
	struct cell_writer gap = { .face = writer->face, .pen = writer->pen,
	    .flat = writer->flat };

	if (from == writer->at && from < to)
		add_gap(&gap, text->at);
	put(&writer->pen, text->text - writer->at, from, to, inset, false);
	writer->flat = text->at + text->bytes;
	writer->at = end;
}

static void
add_body_part(struct part_writer *writer, const struct body *body,
    const struct inset *inset)
{
	const struct body *child;

	if (body->kind == LAW_READING)
		return;
	if (inset == NULL)
		inset = inset_of(writer->face, body);
	if (body->kind == LAW_TEXT && body->at != BODY_ELSEWHERE)
		add_run_part(writer, body, inset);
	if (body->kind == LAW_FIGURE && writer->at >= writer->start &&
	    writer->at <= writer->end) {
		struct cell_writer figure = { .face = writer->face,
		    .pen = writer->pen };

		add_figure(&figure, body);
	}
	for (child = body->first; child != NULL; child = child->next)
		add_body_part(writer, child, inset);
}

void
node_words_add_cell_part(xmlNode *into, const struct face *face,
    const struct body *cell, size_t start, size_t end)
{
	struct part_writer writer = { face, { into, NULL }, start, end, 0,
	    SIZE_MAX };

	add_body_part(&writer, cell, NULL);
}
