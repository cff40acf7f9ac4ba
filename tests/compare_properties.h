/*
 * What holds for every comparison: proved over real revisions and generated
 * edits. Each check returns how many it looked at, and fails the test itself.
 */
#ifndef COMPARE_PROPERTIES_H
#define COMPARE_PROPERTIES_H

#include "compare/inside.h"

struct figures {
	size_t	pairs, provisions, changed, moved, rows, changed_bytes,
		widened_bytes, bytes, broken, details;
};

static inline void
put_provision(struct text *out, const struct provision *provision)
{
	text_add_format(out, "%s\t%s\t%s\n", provision->number,
	    provision->caption, provision->text);
}

static inline void
put_edition(struct text *out, const struct edition *edition)
{
	const struct provision *provision;

	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next)
		put_provision(out, provision);
}

/* Something that moved takes along all that stands below it. */
static inline bool
is_inside(const struct provision *provision, const struct provision *top)
{
	while (provision != NULL && provision != top)
		provision = provision->parent;
	return provision != NULL;
}

/* By order: which provisions of the old side went elsewhere. */
static inline bool *
moved_ones(struct pool *pool, const struct changes *changes)
{
	bool *moved = pool_take(pool, changes->old->provision_count + 1);
	const struct change *change;

	for (change = changes->first; change != NULL; change = change->next)
		if (change->old != NULL)
			moved[change->old->order] =
			    (change->flags & CHANGE_MOVED) != 0;
	return moved;
}

/* Articles do not go where their chapter goes. */
static inline bool
goes_along(const struct provision *provision, const bool *moved)
{
	for (provision = provision->parent; provision != NULL &&
	    provision->kind > PROVISION_DIVISION;
	    provision = provision->parent)
		if (moved[provision->order])
			return true;
	return false;
}

/* Where it moved away from: it and all that stood below. */
static inline void
put_subtree(struct text *out, const struct provision *top)
{
	const struct provision *at = top;

	put_provision(out, top);
	if (top->kind <= PROVISION_DIVISION)
		return;
	for (at = at->next; at != NULL && is_inside(at, top); at = at->next)
		put_provision(out, at);
}

/*
 * Reads one side of the table. On the old side, what has moved is passed over,
 * and stands where it moved away from.
 */
static inline void
put_rows(struct text *out, const struct row *row, bool is_new,
    const bool *moved)
{
	const struct change *change;

	for (; row != NULL; row = row->next) {
		if (row->kind == ROW_AWAY) {
			if (!is_new && !goes_along(row->first->old, moved))
				put_subtree(out, row->first->old);
			continue;
		}
		for (change = row->first; change != row->last->next;
		    change = change->next) {
			if (is_new && change->new != NULL)
				put_provision(out, change->new);
			else if (!is_new && change->old != NULL &&
			    !moved[change->old->order] &&
			    !goes_along(change->old, moved))
				put_provision(out, change->old);
		}
	}
}

/* Laws are long: of two that differ only the place is shown. */
static inline void
assert_same_words(const char *got, const char *want)
{
	size_t at = 0, from;

	while (got[at] == want[at] && got[at] != '\0')
		at++;
	if (got[at] == want[at])
		return;
	from = at > 200 ? at - 200 : 0;
	while (from > 0 && ((unsigned char)got[from] & 0xc0) == 0x80)
		from--;
	print_error("got  …%.400s\nwant …%.400s\n", got + from, want + from);
	fail();
}

static inline void
rows_rebuild_both_texts(const struct changes *changes,
    struct figures *figures)
{
	struct pool *pool = pool_new();
	const struct row *rows = compare_rows(pool, changes), *row;
	struct text want = {0}, got = {0};

	text_add_string(&want, "");
	text_add_string(&got, "");
	put_edition(&want, changes->new);
	put_rows(&got, rows, true, NULL);
	assert_same_words(got.bytes, want.bytes);
	text_clear(&want);
	text_clear(&got);
	put_edition(&want, changes->old);
	put_rows(&got, rows, false, moved_ones(pool, changes));
	assert_same_words(got.bytes, want.bytes);
	for (row = rows; row != NULL; row = row->next)
		figures->rows += row->kind != ROW_HIDDEN;
	text_free(&want);
	text_free(&got);
	pool_free(pool);
}

/* The text without what is marked as changed; spans must cover it whole. */
static inline void
put_common(struct text *out, const char *text, const struct span *span,
    struct figures *figures)
{
	size_t at = 0;

	for (; span != NULL; span = span->next) {
		assert_int_equal(span->start, at);
		assert_true(span->end > span->start);
		assert_false(span->is_changed && span->is_widened);
		at = span->end;
		if (span->is_changed)
			figures->changed_bytes += span->end - span->start;
		else
			text_add(out, text + span->start,
			    span->end - span->start);
		if (span->is_widened)
			figures->widened_bytes += span->end - span->start;
	}
	assert_int_equal(at, strlen(text));
}

/* Spans that are the same are so one for one. */
static inline void
same_spans_agree(const char *old, const struct span *a, const char *new,
    const struct span *b)
{
	for (;;) {
		while (a != NULL && (a->is_changed || a->is_widened))
			a = a->next;
		while (b != NULL && (b->is_changed || b->is_widened))
			b = b->next;
		if (a == NULL || b == NULL)
			break;
		assert_int_equal(a->end - a->start, b->end - b->start);
		assert_memory_equal(old + a->start, new + b->start,
		    a->end - a->start);
		a = a->next;
		b = b->next;
	}
	assert_true(a == NULL && b == NULL);
}

/*
 * What is not marked as changed is common to both sides, to the character; so
 * everything that differs is marked, and nothing is that the alignment shares.
 */
static inline void
marks_are_exact(const char *old, const struct span *old_spans,
    const char *new, const struct span *new_spans, struct figures *figures)
{
	struct text a = {0}, b = {0};

	figures->bytes += strlen(old) + strlen(new);
	if (old_spans == NULL && new_spans == NULL)
		return;
	text_add_string(&a, "");
	text_add_string(&b, "");
	put_common(&a, old, old_spans, figures);
	put_common(&b, new, new_spans, figures);
	assert_string_equal(a.bytes, b.bytes);
	same_spans_agree(old, old_spans, new, new_spans);
	text_free(&a);
	text_free(&b);
}

static inline void
all_marks_are_exact(const struct changes *changes, struct figures *figures)
{
	const struct change *change;

	for (change = changes->first; change != NULL; change = change->next) {
		figures->provisions++;
		figures->changed += (change->flags &
		    ~(unsigned)CHANGE_INSIDE) != 0;
		figures->moved += (change->flags & CHANGE_MOVED) != 0;
		if (change->old == NULL || change->new == NULL) {
			assert_null(change->old_spans);
			assert_null(change->new_spans);
			continue;
		}
		if ((change->flags & CHANGE_TEXT) == 0)
			assert_true(compare_fold_same(change->old->text,
			    change->new->text, FOLD_NONE));
		marks_are_exact(change->old->text, change->old_spans,
		    change->new->text, change->new_spans, figures);
		marks_are_exact(change->old->caption, change->old_caption,
		    change->new->caption, change->new_caption, figures);
	}
}

static inline bool
same_marks(const struct span *a, const struct span *b)
{
	for (; a != NULL && b != NULL; a = a->next, b = b->next)
		if (a->start != b->start || a->end != b->end ||
		    a->is_changed != b->is_changed ||
		    a->is_widened != b->is_widened)
			return false;
	return a == NULL && b == NULL;
}

static inline unsigned
mirrored(unsigned flags)
{
	unsigned out = flags & ~(unsigned)(CHANGE_ADDED | CHANGE_REMOVED |
	    CHANGE_DELETED);

	if ((flags & CHANGE_ADDED) != 0)
		out |= CHANGE_REMOVED;
	if ((flags & CHANGE_REMOVED) != 0)
		out |= CHANGE_ADDED;
	return out;
}

/* Each change of the one is in the other, with its sides exchanged. */
static inline void
the_mirror_agrees(const struct changes *changes, const struct changes *mirror)
{
	const struct change **by_old, **by_new, *change, *other;
	struct pool *pool = pool_new();

	by_old = pool_take(pool, (changes->new->provision_count + 1) *
	    sizeof *by_old);
	by_new = pool_take(pool, (changes->old->provision_count + 1) *
	    sizeof *by_new);
	for (change = mirror->first; change != NULL; change = change->next) {
		if (change->old != NULL)
			by_old[change->old->order] = change;
		if (change->new != NULL)
			by_new[change->new->order] = change;
	}
	for (change = changes->first; change != NULL; change = change->next) {
		other = change->new != NULL ? by_old[change->new->order] :
		    by_new[change->old->order];
		assert_non_null(other);
		assert_ptr_equal(other->old, change->new);
		assert_ptr_equal(other->new, change->old);
		assert_int_equal(mirrored(other->flags),
		    change->flags & ~(unsigned)CHANGE_DELETED);
		assert_true(same_marks(other->old_spans, change->new_spans));
		assert_true(same_marks(other->new_spans, change->old_spans));
		assert_true(same_marks(other->old_caption,
		    change->new_caption));
	}
	pool_free(pool);
}

/* Every provision of both sides is in the list once. */
static inline void
the_list_is_complete(const struct changes *changes)
{
	const struct change *change;
	size_t old = 0, new = 0;

	for (change = changes->first; change != NULL; change = change->next) {
		old += change->old != NULL;
		new += change->new != NULL;
		assert_true(change->old != NULL || change->new != NULL);
		assert_true(change->old == NULL || change->new == NULL ||
		    change->old->kind == change->new->kind ||
		    (change->flags & CHANGE_LEVEL) != 0);
	}
	assert_int_equal(old, changes->old->provision_count);
	assert_int_equal(new, changes->new->provision_count);
}

/* 新旧対照表, 見え消し and the data are about the same provisions. */
static inline void
all_views_name_the_same(const struct changes *changes)
{
	struct pool *pool = pool_new();
	const struct row *row;
	const struct change *change;
	size_t changed = 0, shown = 0;

	for (change = changes->first; change != NULL; change = change->next)
		changed += (change->flags & ~(unsigned)CHANGE_INSIDE) != 0;
	for (row = compare_rows(pool, changes); row != NULL; row = row->next)
		for (change = row->first; row->kind != ROW_AWAY &&
		    change != row->last->next; change = change->next) {
			bool is_changed = (change->flags &
			    ~(unsigned)CHANGE_INSIDE) != 0;

			assert_false(is_changed && row->kind == ROW_HIDDEN);
			shown += is_changed;
		}
	assert_int_equal(shown, changed);
	pool_free(pool);
}

#include "structure_properties.h"

static inline void
every_property_holds(struct pool *pool, const struct edition *old,
    const struct edition *new, struct figures *figures)
{
	struct changes *changes = compare_editions(pool, NULL, old, new);
	struct changes *mirror = compare_editions(pool, NULL, new, old);
	const struct broken_reference *broken;

	assert_true(compare_is_empty(compare_editions(pool, NULL, old, old)));
	assert_true(compare_is_empty(compare_editions(pool, NULL, new, new)));
	the_list_is_complete(changes);
	rows_rebuild_both_texts(changes, figures);
	rows_rebuild_both_texts(mirror, figures);
	all_marks_are_exact(changes, figures);
	all_views_name_the_same(changes);
	the_mirror_agrees(changes, mirror);
	all_details_make_the_new_tree(changes, figures);
	all_details_make_the_new_tree(mirror, figures);
	for (broken = changes->broken; broken != NULL; broken = broken->next)
		figures->broken++;
	figures->pairs++;
}

#endif
