#include "carry/edit.h"

#include <stdlib.h>

void
edit_add(struct edits *edits, size_t start, size_t end, const char *words)
{
	edits->list = pool_grow(edits->pool, edits->list, &edits->room,
	    edits->count, sizeof *edits->list);
	edits->list[edits->count++] = (struct edit){ start, end, words };
}

/* By the start, the wider one first. */
static int
compare(const void *one, const void *other)
{
	const struct edit *a = one, *b = other;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->end > b->end ? -1 : a->end < b->end;
}

void
edit_sort(struct edits *edits)
{
	if (edits->count > 0)
		qsort(edits->list, edits->count, sizeof *edits->list,
		    compare);
}

/* The first one that does not start before it. */
static size_t
first_from(const struct edits *edits, size_t start)
{
	size_t low = 0, high = edits->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (edits->list[middle].start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
edit_apply_part(const struct edits *edits, const char *bytes, size_t start,
    size_t end, struct text *out)
{
	size_t at = start, i;

	for (i = first_from(edits, start); i < edits->count &&
	    edits->list[i].start < end; i++) {
		const struct edit *edit = &edits->list[i];

		if (edit->start < at)
			continue;
		text_add(out, bytes + at, edit->start - at);
		text_add_string(out, edit->words);
		at = edit->end;
	}
	text_add(out, bytes + at, end - at);
}

void
edit_apply(struct edits *edits, const char *bytes, size_t length,
    struct text *out)
{
	edit_sort(edits);
	edit_apply_part(edits, bytes, 0, length, out);
}

void
edit_remove_lines(struct edits *edits, const char *bytes, size_t length,
    size_t start, size_t end)
{
	size_t from = start, to = end;

	while (from > 0 && (bytes[from - 1] == ' ' || bytes[from - 1] == '\t'))
		from--;
	while (to < length && (bytes[to] == ' ' || bytes[to] == '\t' ||
	    bytes[to] == '\r'))
		to++;
	if ((from == 0 || bytes[from - 1] == '\n') && to < length &&
	    bytes[to] == '\n')
		edit_add(edits, from, to + 1, "");
	else
		edit_add(edits, start, end, "");
}
