#include "import/map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "import/account.h"

/* ---- spans ---- */

/* Spans that are written, the last of them still open for what follows. */
struct spans {
	struct text	*out;
	int		 line, last_line;	/* 0: none yet */
	int		 first, last;		/* 0: the whole line */
};

static void
flush(struct spans *spans)
{
	if (spans->line == 0)
		return;
	text_add_format(spans->out, " %d", spans->line);
	if (spans->first > 0 && spans->first == spans->last)
		text_add_format(spans->out, ":%d", spans->first);
	else if (spans->first > 0)
		text_add_format(spans->out, ":%d-%d", spans->first,
		    spans->last);
	else if (spans->last_line > spans->line)
		text_add_format(spans->out, "-%d", spans->last_line);
	spans->line = 0;
}

static bool
has_words(const char *at, size_t bytes)
{
	const char *end = at + bytes;

	while (at < end)
		if (!lines_is_blank(text_next(&at, end)))
			return true;
	return false;
}

/* Bytes of a piece of the file, whose number is line. */
static void
add_span(struct spans *spans, int line, const struct piece *piece, size_t at,
    size_t bytes)
{
	int first, last;

	if (!has_words(piece->text + at, bytes))
		return;
	first = piece->start + (int)text_count(piece->text, at) + 1;
	last = first + (int)text_count(piece->text + at, bytes) - 1;
	if (!piece->is_part && !has_words(piece->text, at) && !has_words(piece->text + at +
	    bytes, piece->length - at - bytes))
		first = last = 0;
	if (spans->line > 0 && first == 0 && spans->first == 0 &&
	    line == spans->last_line + 1) {
		spans->last_line = line;
		return;
	}
	flush(spans);
	*spans = (struct spans){ spans->out, line, line, first, last };
}

/* Bytes of a line, which may have been joined of several of the file's. */
static void
add_stretch(struct spans *spans, const struct line *line, size_t at,
    size_t bytes)
{
	size_t start = 0, from, stop;
	const struct line *part = line;
	const char *text = line->text;

	for (;;) {
		stop = part->rest != NULL ? part->rest_at : line->length;
		from = at > start ? at : start;
		if (from < at + bytes && from < stop) {
			size_t end = at + bytes < stop ? at + bytes : stop;
			struct piece piece = { text + start, stop - start,
			    part->start, part->is_part };

			add_span(spans, part->number, &piece, from - start,
			    end - from);
		}
		if (part->rest == NULL)
			return;
		start = stop;
		part = part->rest;
	}
}

static void
add_step(struct spans *spans, const struct step *step)
{
	struct piece piece;

	if (step->line != NULL) {
		add_stretch(spans, step->line, step->at, step->bytes);
		return;
	}
	piece = (struct piece){ step->cell->text, step->bytes,
	    step->cell->start, step->cell->is_part };
	add_span(spans, step->cell->number, &piece, 0, step->bytes);
}

/* ---- the text ---- */

/* A step, and its row and place in the tree. */
struct placed {
	const struct step	*step;
	size_t			 place;
};

/* An element of the tree, and which row its words belong to. */
struct element {
	const xmlNode	*built;		/* in the tree that was traced */
	size_t		 row;
};

struct mapping {
	struct pool		*pool;
	const struct mapped	*mapped;
	struct element		*elements;	/* in document order */
	size_t			 count, room;
	const char		**names;	/* of rows */
	size_t			 row_count, row_room;
	const struct provision	**provisions;	/* sorted by node */
	size_t			 provision_count;
};

static int
by_node(const void *a, const void *b)
{
	const struct provision *const *left = a, *const *right = b;

	return ((*left)->node > (*right)->node) -
	    ((*left)->node < (*right)->node);
}

static void
list_provisions(struct mapping *mapping)
{
	const struct edition *edition = mapping->mapped->edition;
	const struct provision *provision;

	mapping->provisions = pool_take(mapping->pool,
	    (edition->provision_count + 1) * sizeof *mapping->provisions);
	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next)
		mapping->provisions[mapping->provision_count++] = provision;
	qsort(mapping->provisions, mapping->provision_count,
	    sizeof *mapping->provisions, by_node);
}

/* What the map calls the element; NULL if its words are those of another. */
static const char *
name_of(const struct mapping *mapping, const xmlNode *node)
{
	struct provision wanted = { .node = (xmlNode *)(uintptr_t)node };
	const struct provision *key = &wanted, **found;

	found = bsearch(&key, mapping->provisions, mapping->provision_count,
	    sizeof *mapping->provisions, by_node);
	if (found != NULL)
		return (*found)->address;
	if (node->parent != NULL && (node_is(node->parent, "Law") ||
	    node_is(node->parent, "LawBody")))
		return (const char *)node->name;
	return NULL;
}

static size_t
open_row(struct mapping *mapping, const char *name)
{
	mapping->names = pool_grow(mapping->pool, mapping->names,
	    &mapping->row_room, mapping->row_count,
	    sizeof *mapping->names);
	mapping->names[mapping->row_count] = name;
	return mapping->row_count++;
}

/* The two trees have the same elements in the same order. */
static void
walk(struct mapping *mapping, const xmlNode *built, const xmlNode *written,
    size_t row)
{
	const char *name;

	for (;; built = built->next, written = written->next) {
		while (built != NULL && built->type != XML_ELEMENT_NODE)
			built = built->next;
		while (written != NULL && written->type != XML_ELEMENT_NODE)
			written = written->next;
		if (built == NULL || written == NULL)
			return;
		name = name_of(mapping, written);
		mapping->elements = pool_grow(mapping->pool,
		    mapping->elements, &mapping->room, mapping->count,
		    sizeof *mapping->elements);
		mapping->elements[mapping->count++] = (struct element){
		    built, name != NULL ? open_row(mapping, name) : row };
		walk(mapping, built->children, written->children,
		    mapping->elements[mapping->count - 1].row);
	}
}

static int
by_element(const void *a, const void *b)
{
	const struct element *left = a, *right = b;

	return (left->built > right->built) - (left->built < right->built);
}

/* Its row, then its place in the tree, then as it was traced. */
static int
by_place(const void *a, const void *b)
{
	const struct placed *left = a, *right = b;

	if (left->place != right->place)
		return left->place < right->place ? -1 : 1;
	return (left->step > right->step) - (left->step < right->step);
}

/*
 * A row's words stand together, though elements of other rows may stand
 * between them: the place of a step is its row, then its element.
 */
static struct placed *
placed_steps(struct mapping *mapping)
{
	const struct trace *trace = mapping->mapped->trace;
	struct placed *steps = pool_take(mapping->pool,
	    (trace->count + 1) * sizeof *steps);
	struct element *sorted = pool_take(mapping->pool,
	    (mapping->count + 1) * sizeof *sorted);
	size_t i;

	for (i = 0; i < mapping->count; i++) {
		sorted[i].built = mapping->elements[i].built;
		sorted[i].row = mapping->elements[i].row *
		    (mapping->count + 1) + (mapping->mapped->is_in_order ?
		    0 : i);
	}
	qsort(sorted, mapping->count, sizeof *sorted, by_element);
	for (i = 0; i < trace->count; i++) {
		struct element key = { .built = trace->steps[i].node };
		const struct element *found = bsearch(&key, sorted,
		    mapping->count, sizeof key, by_element);

		steps[i] = (struct placed){ &trace->steps[i],
		    found != NULL ? found->row : 0 };
	}
	qsort(steps, trace->count, sizeof *steps, by_place);
	return steps;
}

static void
write_text(struct mapping *mapping, struct text *out)
{
	const struct mapped *mapped = mapping->mapped;
	const struct placed *steps;
	struct spans spans = { .out = out };
	size_t i = 0, row, start;

	list_provisions(mapping);
	walk(mapping, mapped->law->children, xmlDocGetRootElement(
	    mapped->edition->text->document), 0);
	steps = placed_steps(mapping);
	for (row = 0; row < mapping->row_count; row++) {
		start = out->length;
		text_add_format(out, "text\t%s\t", mapping->names[row]);
		spans = (struct spans){ .out = out };
		for (; i < mapped->trace->count && steps[i].place /
		    (mapping->count + 1) == row; i++)
			add_step(&spans, steps[i].step);
		flush(&spans);
		/* A row without words says nothing. */
		if (out->bytes[out->length - 1] == '\t') {
			out->length = start;
			continue;
		}
		text_add_char(out, '\n');
	}
}

/* ---- what was left out ---- */

static void
add_cells(struct spans *spans, const struct line *line)
{
	size_t r, c;

	for (r = 0; r < line->row_count; r++)
		for (c = 0; c < line->rows[r].count; c++) {
			const struct table_cell *cell =
			    &line->rows[r].cells[c];
			struct piece piece = { cell->text,
			    strlen(cell->text), cell->start,
			    cell->is_part };

			add_span(spans, cell->number, &piece, 0,
			    piece.length);
		}
}

static void
write_out(const struct mapped *mapped, const char *kind, struct text *out)
{
	struct spans spans = { .out = out };
	struct left_out stretches[LEFT_OUT_MAX];
	size_t start = out->length, i, k, count;

	text_add_format(out, "out\t%s\t", kind);
	for (i = mapped->first; i < mapped->end; i++) {
		const struct line *line = &mapped->lines->list[i];

		count = account_left_out(line, &mapped->readings[i],
		    stretches);
		for (k = 0; k < count; k++) {
			if (strcmp(stretches[k].kind, kind) != 0)
				continue;
			add_stretch(&spans, line, (size_t)(stretches[k].start
			    - line->text), stretches[k].bytes);
			add_cells(&spans, line);
		}
	}
	flush(&spans);
	if (out->bytes[out->length - 1] == '\t')
		out->length = start;
	else
		text_add_char(out, '\n');
}

/* A blank in front of the first span of each row. */
static void
drop_first_blanks(struct text *out, size_t from)
{
	size_t i, to = from;

	for (i = from; i < out->length; i++)
		if (out->bytes[i] != ' ' || out->bytes[i - 1] != '\t')
			out->bytes[to++] = out->bytes[i];
	out->length = to;
}

static int
number_of(const struct mapped *mapped, size_t index)
{
	const struct line *line = &mapped->lines->list[index];

	return line->row_count > 0 && line->rows[0].count > 0 &&
	    line->rows[0].cells[0].number < line->number ?
	    line->rows[0].cells[0].number : line->number;
}

void
map_write(const struct mapped *mapped, struct text *out)
{
	struct mapping mapping = { .pool = pool_new(), .mapped = mapped };
	const char *const *kinds = account_kinds();
	size_t start = out->length;

	text_add_format(out, "kijun-source\t1\nfile\t%s\nsha256\t%s\n"
	    "lines\t%d-%d\n", mapped->file, mapped->digest,
	    mapped->first == 0 ? 1 : number_of(mapped, mapped->first),
	    mapped->end == mapped->lines->count ? mapped->lines->last_number :
	    number_of(mapped, mapped->end) - 1);
	write_text(&mapping, out);
	for (; *kinds != NULL; kinds++)
		write_out(mapped, *kinds, out);
	drop_first_blanks(out, start);
	pool_free(mapping.pool);
}
