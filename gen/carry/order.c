#include "carry/order.h"

#include <stdlib.h>
#include <string.h>

#include "carry/markup.h"

/* A record with what stands above it: bytes [start, end) of the file. */
struct piece_of_file {
	size_t	start, end;
	size_t	was, is;	/* where its provision stands: old, new */
	size_t	run, index;	/* in the file */
};

struct pieces {
	struct pool		*pool;
	struct piece_of_file	*list;
	size_t			 count, room;
};

/* ---- pieces ---- */

/* The rest of the line, if nothing but comments stands there. */
static size_t
line_end(const struct markup *markup)
{
	const char *bytes = markup->bytes;
	struct markup next = *markup;
	size_t at = markup->end;

	for (;;) {
		at += strspn(bytes + at, " \t\r");
		next.end = at;
		if (at >= markup->length || bytes[at] != '<' ||
		    !markup_next(&next) || next.kind != MARKUP_COMMENT)
			break;
		at = next.end;
	}
	return at < markup->length && bytes[at] == '\n' ? at + 1 :
	    markup->end;
}

/* What the record at the cursor is about, in the old edition; or NULL. */
static const struct provision *
about(const struct map *map, const struct markup *markup)
{
	struct markup_attr attr;
	size_t cursor = 0;

	while (markup_attr_next(markup, &cursor, &attr))
		if (markup_attr_is(markup, &attr, "provision"))
			return map_named(map->old, pool_copy(map->pool,
			    markup->bytes + attr.value, attr.value_end -
			    attr.value));
	return NULL;
}

/*
 * What is about nothing that is still there stays below the record that it
 * stands below. Where the file goes back in its text another run begins: there
 * somebody has put records together for another reason.
 */
static void
add_piece(struct pieces *pieces, const struct map *map,
    const struct provision *old, size_t start)
{
	const struct provision *new = old == NULL ? NULL :
	    map_provision(map, old);
	struct piece_of_file piece = { .start = start };

	if (pieces->count > 0)
		piece = pieces->list[pieces->count - 1];
	if (new != NULL) {
		piece.run += old->order < piece.was;
		piece.was = old->order;
		piece.is = new->order;
	}
	piece.start = start;
	piece.index = pieces->count;
	pieces->list = pool_grow(pieces->pool, pieces->list, &pieces->room,
	    pieces->count, sizeof *pieces->list);
	pieces->list[pieces->count++] = piece;
}

static struct pieces
part_file(const struct map *map, const char *bytes, size_t length)
{
	struct pieces pieces = { .pool = map->pool };
	struct markup markup = { .bytes = bytes, .length = length };
	size_t start = 0;
	int depth = 0;

	while (markup_next(&markup)) {
		bool begins = markup.kind == MARKUP_START ||
		    markup.kind == MARKUP_EMPTY;

		if (!begins && markup.kind != MARKUP_END)
			continue;
		if (begins && depth == 1)
			add_piece(&pieces, map, about(map, &markup), start);
		depth += markup.kind == MARKUP_START ? 1 :
		    markup.kind == MARKUP_END ? -1 : 0;
		if (depth != 1)
			continue;
		start = line_end(&markup);
		if (pieces.count > 0)
			pieces.list[pieces.count - 1].end = start;
	}
	return pieces;
}

/* ---- order ---- */

static int
compare(const void *one, const void *other)
{
	const struct piece_of_file *a = one, *b = other;

	if (a->run != b->run)
		return a->run < b->run ? -1 : 1;
	if (a->is != b->is)
		return a->is < b->is ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

void
order_apply(const struct map *map, const char *bytes, size_t length,
    struct edits *edits, struct text *out)
{
	struct pieces pieces = part_file(map, bytes, length);
	size_t first, last, i;

	if (pieces.count == 0) {
		edit_apply(edits, bytes, length, out);
		return;
	}
	first = pieces.list[0].start;
	last = pieces.list[pieces.count - 1].end;
	edit_sort(edits);
	qsort(pieces.list, pieces.count, sizeof *pieces.list, compare);
	edit_apply_part(edits, bytes, 0, first, out);
	for (i = 0; i < pieces.count; i++)
		edit_apply_part(edits, bytes, pieces.list[i].start,
		    pieces.list[i].end, out);
	edit_apply_part(edits, bytes, last, length, out);
}
