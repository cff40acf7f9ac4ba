/*
 * Merging: both sides of a change as one text, what was taken out before what
 * was put in. A unit that is quoted as a whole goes out and in as a whole.
 */
#include "compare/inside.h"

#include <string.h>

struct merging {
	struct pool	*pool;
	struct segment	*first, **next;
};

static void
add(struct merging *merging, enum segment_kind kind, const char *text,
    size_t bytes)
{
	struct segment *segment;

	if (bytes == 0)
		return;
	segment = pool_take(merging->pool, sizeof *segment);
	*segment = (struct segment){ kind, text, bytes, NULL };
	*merging->next = segment;
	merging->next = &segment->next;
}

static bool
is_same(const struct span *span)
{
	return !span->is_changed && !span->is_widened;
}

/* Everything up to the next span that both sides share. */
static const struct span *
add_differing(struct merging *merging, enum segment_kind kind,
    const char *text, const struct span *span)
{
	size_t start;

	if (span == NULL)
		return NULL;
	start = span->start;
	while (span != NULL && !is_same(span)) {
		if (span->next == NULL || is_same(span->next))
			add(merging, kind, text + start, span->end - start);
		span = span->next;
	}
	return span;
}

struct segment *
compare_merge(struct pool *pool, const char *old,
    const struct span *old_span, const char *new,
    const struct span *new_span)
{
	struct merging merging = { pool, NULL, &merging.first };

	if (old_span == NULL && new_span == NULL) {
		if (new != NULL)
			add(&merging, old != NULL ? SEGMENT_SAME : SEGMENT_IN,
			    new, strlen(new));
		else if (old != NULL)
			add(&merging, SEGMENT_OUT, old, strlen(old));
		return merging.first;
	}
	while (old_span != NULL || new_span != NULL) {
		old_span = add_differing(&merging, SEGMENT_OUT, old,
		    old_span);
		new_span = add_differing(&merging, SEGMENT_IN, new, new_span);
		if (new_span == NULL)
			break;
		add(&merging, SEGMENT_SAME, new + new_span->start,
		    new_span->end - new_span->start);
		new_span = new_span->next;
		old_span = old_span != NULL ? old_span->next : NULL;
	}
	return merging.first;
}
