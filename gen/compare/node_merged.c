/*
 * Node_merged: both sides of a text as one, what was taken out before what was
 * put in, with the tables in their places.
 */
#include "compare/node_inside.h"

#include <string.h>

#include "corpus/element.h"

/* A text without tables */

/* A line end inside a segment ends the element and opens the next. */
static xmlNode *
add_segment(xmlNode *parent, xmlNode *words, const struct segment *segment,
    const struct merged *merged)
{
	const struct inset *insets = segment->kind == SEGMENT_OUT ?
	    merged->old_insets : merged->new_insets;
	const char *text = segment->kind == SEGMENT_OUT ? merged->old :
	    merged->new;
	static const char *const names[] = { [SEGMENT_SAME] = NULL,
	    [SEGMENT_OUT] = "out", [SEGMENT_IN] = "in" };
	const char *from = segment->text, *end = from + segment->bytes, *stop;
	const char *name = names[segment->kind];

	for (;;) {
		stop = memchr(from, '\n', (size_t)(end - from));
		if (stop == NULL)
			stop = end;
		if (stop > from)
			node_words_add_plain(name != NULL ? element_add(words,
			    name) : words, text, insets, (size_t)(from - text),
			    (size_t)(stop - text));
		if (stop == end)
			return words;
		from = stop + 1;
		words = element_add(parent, "words");
	}
}

void
node_merged_add(struct pool *pool, xmlNode *parent, const char *name,
    const struct merged *merged, const struct span *old_spans,
    const struct span *new_spans)
{
	const struct segment *segment;
	xmlNode *words;

	node_apart(pool, merged, &old_spans, &new_spans);
	segment = compare_merge(pool, merged->old, old_spans, merged->new,
	    new_spans);
	if (segment == NULL)
		return;
	words = element_add(parent, name);
	for (; segment != NULL; segment = segment->next)
		words = add_segment(parent, words, segment, merged);
}

/* A stretch of a text between tables */

/* One side, from start to end of its text. */
struct stretch {
	const struct face	*face;
	const struct tables	*tables;	/* that stand here only */
	size_t			 start, end;
	const char		*text;		/* of it; NULL: not there */
	const struct span	*spans;		/* in it */
};

/* What is written last: an open line, or a table. */
struct stream {
	xmlNode	*parent, *words;		/* words: NULL if none is open */
};

static const struct span *
spans_between(struct pool *pool, const struct span *span, size_t start,
    size_t end)
{
	struct span *first = NULL, **next = &first, *part;

	for (; span != NULL; span = span->next) {
		if (span->end <= start || span->start >= end)
			continue;
		part = pool_take(pool, sizeof *part);
		*part = *span;
		part->start = span->start > start ? span->start - start : 0;
		part->end = (span->end < end ? span->end : end) - start;
		part->next = NULL;
		*next = part;
		next = &part->next;
	}
	return first;
}

static struct stretch
stretch_of(const struct face *face, const struct tables *tables, size_t start,
    size_t end)
{
	struct stretch stretch = { face, tables, start, end, NULL, NULL };

	if (face->provision == NULL || start >= end)
		return stretch;
	stretch.text = pool_copy(face->pool, face->provision->text + start,
	    end - start);
	stretch.spans = spans_between(face->pool, face->spans, start, end);
	return stretch;
}

static const char *
kept_words(struct pool *pool, const struct stretch *stretch)
{
	const struct span *span = stretch->spans;
	const char *words = "";

	if (stretch->text == NULL)
		return "";
	if (span == NULL)
		return stretch->text;
	for (; span != NULL; span = span->next)
		if (!span->is_changed && !span->is_widened)
			words = pool_format(pool, "%s%.*s", words,
			    (int)(span->end - span->start),
			    stretch->text + span->start);
	return words;
}

static const struct body *
table_over(const struct stretch *stretch, size_t at, size_t *start,
    size_t *end)
{
	const struct tables *tables = stretch->tables;
	size_t i;

	for (i = 0; i < tables->count; i++)
		if (tables->list[i].start >= stretch->start + at &&
		    tables->list[i].start < tables->list[i].end &&
		    tables->list[i].end <= stretch->end) {
			*start = tables->list[i].start - stretch->start;
			*end = tables->list[i].end - stretch->start;
			return tables->list[i].table;
		}
	return NULL;
}

static bool
has_kept(const struct span *span, size_t start, size_t end)
{
	for (; span != NULL; span = span->next)
		if (!span->is_changed && !span->is_widened &&
		    span->start < end && span->end > start)
			return true;
	return false;
}

/* Does a table of one side stand in words that both have? */
static bool
keeps_table(const struct stretch *stretch)
{
	size_t start, end = 0;

	if (stretch->text == NULL)
		return false;
	while (table_over(stretch, end, &start, &end) != NULL)
		if (stretch->spans == NULL || has_kept(stretch->spans, start,
		    end))
			return true;
	return false;
}

static void
add_words(struct stream *stream, const char *name, const struct face *face,
    const struct inset *insets, size_t start, size_t end)
{
	const char *text = face->provision->text, *stop;
	size_t to;

	while (start < end) {
		stop = memchr(text + start, '\n', end - start);
		to = stop != NULL ? (size_t)(stop - text) : end;
		if (to > start) {
			if (stream->words == NULL)
				stream->words = element_add(stream->parent,
				    "words");
			node_words_add_plain(name != NULL ?
			    element_add(stream->words, name) : stream->words,
			    text, insets, start, to);
		}
		if (stop != NULL)
			stream->words = NULL;
		start = to + 1;
	}
}

/* From and to are in the stretch; a table that begins there is one. */
static void
add_piece(struct stream *stream, const char *name,
    const struct stretch *stretch, size_t from, size_t to)
{
	const struct inset *insets = node_words_insets(stretch->face);
	const struct body *table;
	size_t start, end, base = stretch->start;

	while ((table = table_over(stretch, from, &start, &end)) != NULL &&
	    start < to) {
		add_words(stream, name, stretch->face, insets, base + from,
		    base + start);
		node_merged_table_lone(stream->parent, stretch->face, table);
		stream->words = NULL;
		from = end;
	}
	/* Of a table that began before there is nothing left to say. */
	if (from < to)
		add_words(stream, name, stretch->face, insets, base + from,
		    base + to);
}

/* How far the tables reach that begin before it. */
static size_t
said_until(const struct stretch *stretch, size_t at)
{
	size_t start, end = 0, until = 0;

	while (table_over(stretch, end, &start, &end) != NULL && start < at)
		until = end;
	return until;
}

/* Those in the stretch, counted from its start. */
static const struct inset *
insets_in(const struct stretch *stretch)
{
	const struct inset *inset = node_words_insets(stretch->face);
	struct inset *first = NULL, **next = &first;

	for (; inset != NULL; inset = inset->next) {
		if (inset->start < stretch->start ||
		    inset->end > stretch->end)
			continue;
		*next = pool_take(stretch->face->pool, sizeof **next);
		**next = *inset;
		(*next)->start -= stretch->start;
		(*next)->end -= stretch->start;
		(*next)->next = NULL;
		next = &(*next)->next;
	}
	return first;
}

static struct segment *
merged_stretches(const struct stretch *old, const struct stretch *new)
{
	struct merged merged = { old->text, new->text, insets_in(old),
	    insets_in(new) };
	const struct span *old_spans = old->spans, *new_spans = new->spans;

	node_apart(new->face->pool, &merged, &old_spans, &new_spans);
	return compare_merge(new->face->pool, old->text, old_spans,
	    new->text, new_spans);
}

static void
add_merged_segments(struct stream *stream, const struct stretch *old,
    const struct stretch *new)
{
	static const char *const names[] = { [SEGMENT_SAME] = NULL,
	    [SEGMENT_OUT] = "out", [SEGMENT_IN] = "in" };
	const struct segment *segment = merged_stretches(old, new);

	for (; segment != NULL; segment = segment->next) {
		const struct stretch *side = segment->kind == SEGMENT_OUT ?
		    old : new;
		size_t from = (size_t)(segment->text - side->text);
		size_t to = from + segment->bytes;
		size_t said = said_until(side, from);

		if (from < said)
			from = said;
		if (from < to)
			add_piece(stream, names[segment->kind], side, from,
			    to);
	}
}

/*
 * What stayed must be the same on both sides, and no table of one side; else
 * all of the old one goes and all of the new one comes.
 */
static void
add_stretch(struct stream *stream, const struct stretch *old,
    const struct stretch *new)
{
	struct pool *pool = new->face->pool;

	if (old->text != NULL && new->text != NULL &&
	    strcmp(kept_words(pool, old), kept_words(pool, new)) == 0 &&
	    !keeps_table(old) && !keeps_table(new)) {
		add_merged_segments(stream, old, new);
		stream->words = NULL;
		return;
	}
	if (old->text != NULL)
		add_piece(stream, "out", old, 0, old->end - old->start);
	stream->words = NULL;
	if (new->text != NULL)
		add_piece(stream, "in", new, 0, new->end - new->start);
	stream->words = NULL;
}

/* A text with tables */

static struct tables
tables_of(const struct face *face)
{
	return face->provision != NULL ? node_table_list(face) :
	    (struct tables){0};
}

static bool
is_lone(const struct face *face, const struct tables *tables, size_t i)
{
	return node_table_state(face, tables->list[i].table) ==
	    NODE_TABLE_LONE;
}

static size_t
count_pairs(const struct face *face, const struct tables *tables)
{
	size_t count = 0, i;

	for (i = 0; i < tables->count; i++)
		count += !is_lone(face, tables, i);
	return count;
}

/* The next table that stands on both sides; count if there is none. */
static size_t
next_pair(const struct face *face, const struct tables *tables, size_t i)
{
	while (i < tables->count && is_lone(face, tables, i))
		i++;
	return i;
}

static size_t
length_of(const struct face *face)
{
	return face->provision != NULL ? strlen(face->provision->text) : 0;
}

static void
add_all(struct stream *stream, const struct face *old,
    const struct tables *a, const struct face *new, const struct tables *b,
    bool has_pairs)
{
	size_t i = 0, k = 0, old_at = 0, new_at = 0;
	struct stretch was, is;

	for (; has_pairs; i++, k++) {
		i = next_pair(old, a, i);
		k = next_pair(new, b, k);
		if (i == a->count || k == b->count)
			break;
		was = stretch_of(old, a, old_at, a->list[i].start);
		is = stretch_of(new, b, new_at, b->list[k].start);
		add_stretch(stream, &was, &is);
		node_merged_table(stream->parent, old, a->list[i].table, new,
		    b->list[k].table);
		old_at = a->list[i].end;
		new_at = b->list[k].end;
	}
	was = stretch_of(old, a, old_at, length_of(old));
	is = stretch_of(new, b, new_at, length_of(new));
	add_stretch(stream, &was, &is);
}

void
node_merged_add_change(const struct writer *writer, xmlNode *node,
    const struct change *change)
{
	struct face old = node_line_face(writer, change, false);
	struct face new = node_line_face(writer, change, true);
	struct tables a = tables_of(&old), b = tables_of(&new);
	struct stream stream = { node, NULL };
	struct merged merged = {0};

	if (a.count + b.count > 0) {
		size_t pairs = old.provision != NULL && new.provision != NULL ?
		    count_pairs(&new, &b) : 0;

		add_all(&stream, &old, &a, &new, &b, pairs > 0 && pairs ==
		    count_pairs(&old, &a));
		return;
	}
	if (old.provision != NULL) {
		merged.old = old.provision->text;
		merged.old_insets = node_words_insets(&old);
	}
	if (new.provision != NULL) {
		merged.new = new.provision->text;
		merged.new_insets = node_words_insets(&new);
	}
	node_merged_add(writer->pool, node, "words", &merged,
	    change->old_spans, change->new_spans);
}
