/*
 * Node_apart: characters that both sides have, but set otherwise (another
 * reading, raised, lowered), go out and come in as words do that changed.
 */
#include "compare/node_inside.h"

#include <string.h>

/* One side; its kept characters, one behind the other, are those of both. */
struct half {
	const char		*text;
	const struct inset	*insets;
	const struct span	*spans;
};

static bool
is_kept(const struct span *span)
{
	return !span->is_changed && !span->is_widened;
}

/* The kept spans of both sides are partners, one for one. */
static bool
are_partners(const struct half *old, const struct half *new)
{
	const struct span *a = old->spans, *b = new->spans;

	for (;;) {
		while (a != NULL && !is_kept(a))
			a = a->next;
		while (b != NULL && !is_kept(b))
			b = b->next;
		if (a == NULL || b == NULL)
			return a == b;
		if (a->end - a->start != b->end - b->start)
			return false;
		a = a->next;
		b = b->next;
	}
}

static bool
is_cut(const struct span *span, const struct inset *inset)
{
	for (; span != NULL; span = span->next)
		if (!is_kept(span) && span->start < inset->end &&
		    span->end > inset->start)
			return true;
	return false;
}

/* What of this inset is kept, counted in kept characters. */
static struct span *
kept_of(struct pool *pool, const struct half *half, const struct inset *inset,
    struct span *last)
{
	const struct span *span = half->spans;
	size_t before = 0, start, end;

	for (; span != NULL; span = span->next) {
		if (!is_kept(span))
			continue;
		start = span->start > inset->start ? span->start :
		    inset->start;
		end = span->end < inset->end ? span->end : inset->end;
		if (start < end) {
			last->next = pool_take(pool, sizeof *last);
			last = last->next;
			*last = (struct span){ before + start - span->start,
			    before + end - span->start, true, false, NULL };
		}
		before += span->end - span->start;
	}
	return last;
}

/* How many kept characters stand before it. */
static size_t
kept_before(const struct half *half, size_t at)
{
	const struct span *span = half->spans;
	size_t before = 0;

	for (; span != NULL && span->start < at; span = span->next)
		if (is_kept(span))
			before += (span->end < at ? span->end : at) -
			    span->start;
	return before;
}

static bool
is_set_alike(const struct inset *one, const struct inset *other)
{
	if (strcmp(one->element, other->element) != 0 ||
	    one->end - one->start != other->end - other->start)
		return false;
	return one->reading == NULL || other->reading == NULL ?
	    one->reading == other->reading :
	    strcmp(one->reading, other->reading) == 0;
}

/* Does the other side set these characters so? Both go on from at. */
static bool
has_partner(const struct half *half, const struct inset *inset,
    const struct half *other, const struct inset **at)
{
	size_t place = kept_before(half, inset->start);

	while (*at != NULL && (is_cut(other->spans, *at) ||
	    kept_before(other, (*at)->start) < place))
		*at = (*at)->next;
	return *at != NULL && kept_before(other, (*at)->start) == place &&
	    is_set_alike(inset, *at);
}

/* Where the kept characters are not to be kept: in their order. */
static const struct span *
ranges_of(struct pool *pool, const struct half *half,
    const struct half *other)
{
	struct span first = { .next = NULL }, *last = &first;
	const struct inset *inset = half->insets, *at = other->insets;

	for (; inset != NULL; inset = inset->next)
		if (is_cut(half->spans, inset) ||
		    !has_partner(half, inset, other, &at))
			last = kept_of(pool, half, inset, last);
	return first.next;
}

static struct span *
add_span(struct pool *pool, struct span *last, size_t start, size_t end,
    bool is_changed)
{
	if (start >= end)
		return last;
	last->next = pool_take(pool, sizeof *last);
	*last->next = (struct span){ start, end, is_changed, false, NULL };
	return last->next;
}

/* The spans again, but what is in a range is changed. */
static void
part(struct pool *pool, struct half *half, const struct span *range)
{
	struct span first = { .next = NULL }, *last = &first;
	const struct span *span = half->spans;
	size_t before = 0, at;

	for (; span != NULL; span = span->next) {
		if (!is_kept(span)) {
			last->next = pool_take(pool, sizeof *last);
			last = last->next;
			*last = *span;
			last->next = NULL;
			continue;
		}
		for (at = span->start; at < span->end; ) {
			size_t end = span->end, here = before + at -
			    span->start, stop = before + end - span->start;
			bool is_in;

			while (range != NULL && range->end <= here)
				range = range->next;
			is_in = range != NULL && range->start <= here;
			if (is_in && range->end < stop)
				stop = range->end;
			else if (!is_in && range != NULL &&
			    range->start < stop)
				stop = range->start;
			end = stop - before + span->start;
			last = add_span(pool, last, at, end, is_in);
			at = end;
		}
		before += span->end - span->start;
	}
	half->spans = first.next;
}

static const struct span *
whole(struct pool *pool, const char *text)
{
	struct span first = { .next = NULL };

	add_span(pool, &first, 0, strlen(text), false);
	return first.next;
}

void
node_apart(struct pool *pool, const struct merged *merged,
    const struct span **old_spans, const struct span **new_spans)
{
	struct half old = { merged->old, merged->old_insets, *old_spans };
	struct half new = { merged->new, merged->new_insets, *new_spans };
	const struct span *range;
	bool is_more;

	if (old.text == NULL || new.text == NULL ||
	    (old.insets == NULL && new.insets == NULL))
		return;
	if (old.spans == NULL && new.spans == NULL) {
		old.spans = whole(pool, old.text);
		new.spans = whole(pool, new.text);
	}
	if (!are_partners(&old, &new))
		return;
	/* An inset that a border of the other side cuts goes as a whole. */
	do {
		is_more = false;
		if ((range = ranges_of(pool, &new, &old)) != NULL) {
			part(pool, &old, range);
			part(pool, &new, range);
			is_more = true;
		}
		if ((range = ranges_of(pool, &old, &new)) != NULL) {
			part(pool, &new, range);
			part(pool, &old, range);
			is_more = true;
		}
	} while (is_more);
	*old_spans = old.spans;
	*new_spans = new.spans;
}
