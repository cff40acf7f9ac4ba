/*
 * What holds for the details of every comparison: applied to the old tree they
 * give the new one, element by element and attribute by attribute. The words
 * are another property's.
 */
#ifndef STRUCTURE_PROPERTIES_H
#define STRUCTURE_PROPERTIES_H

#include <string.h>

#include "compare/structure_inside.h"

enum { OVERRIDES = 16 };

/* An element of the tree that is being changed. */
struct twig {
	const struct body	*origin;	/* of the old tree, or added */
	const struct body	*name;
	const struct body	*reading;
	const char		*attributes[OVERRIDES];
	const struct body	*values[OVERRIDES];
	size_t			 overrides;
	struct twig		*first, *next;
};

/* Numbers, captions and contents as a whole are compared as words. */
static inline bool
is_twig(const struct body *body)
{
	if (body->kind == LAW_TEXT || body->provision != NULL)
		return false;
	return !structure_key_is_named(body);
}

static inline struct twig *
twig_of(struct pool *pool, const struct body *body)
{
	struct twig *twig = pool_take(pool, sizeof *twig), **end = &twig->first;
	const struct body *child = body->first;

	twig->origin = twig->name = twig->reading = body;
	for (; child != NULL; child = child->next)
		if (is_twig(child)) {
			*end = twig_of(pool, child);
			end = &(*end)->next;
		}
	return twig;
}

/* Takes it out of the tree; NULL if it is not there. */
static inline struct twig *
twig_cut(struct twig *parent, const struct body *origin)
{
	struct twig **at = &parent->first, *found;

	for (; *at != NULL; at = &(*at)->next) {
		if ((*at)->origin == origin) {
			found = *at;
			*at = found->next;
			return found;
		}
		found = twig_cut(*at, origin);
		if (found != NULL)
			return found;
	}
	return NULL;
}

/* Where something of the new tree has its place. */
static inline struct twig **
twig_place(struct twig **root, const struct body *body)
{
	const struct body *at;
	struct twig **place;

	if (body->parent == NULL)
		return root;
	place = &(*twig_place(root, body->parent))->first;
	for (at = body->parent->first; at != body; at = at->next)
		if (is_twig(at)) {
			assert_non_null(*place);
			place = &(*place)->next;
		}
	return place;
}

static inline bool
is_below_twig(const struct body *body)
{
	for (; body != NULL; body = body->parent)
		if (!is_twig(body))
			return false;
	return true;
}

static inline void
twig_apply(struct pool *pool, struct twig **root, const struct detail *detail,
    struct twig *moved)
{
	struct twig **place = twig_place(root, detail->new);

	if (detail->kind == DETAIL_ADDED)
		moved = twig_of(pool, detail->new);
	if (detail->kind == DETAIL_ADDED || detail->kind == DETAIL_MOVED) {
		moved->next = *place;
		*place = moved;
		return;
	}
	assert_non_null(*place);
	assert_ptr_equal((*place)->origin, detail->old);
	if (detail->kind == DETAIL_ELEMENT)
		(*place)->name = detail->new;
	if (detail->kind == DETAIL_WORDS)
		(*place)->reading = detail->new;
	if (detail->kind != DETAIL_ATTRIBUTE)
		return;
	assert_true((*place)->overrides < OVERRIDES);
	(*place)->attributes[(*place)->overrides] = detail->attribute;
	(*place)->values[(*place)->overrides++] = detail->new;
}

/* The file's own details, which come first, are of another tree. */
static inline const struct detail *
details_of(const struct body *root, const struct detail *detail)
{
	const struct body *at;

	for (; detail != NULL; detail = detail->next) {
		at = detail->old != NULL ? detail->old : detail->new;
		while (at->parent != NULL)
			at = at->parent;
		if (at->kind == root->kind)
			break;
	}
	return detail;
}

static inline void
twig_apply_all(struct pool *pool, struct twig **root,
    const struct detail *first)
{
	const struct detail *detail;
	struct twig *moved[256];
	size_t count = 0, i = 0, j;

	for (detail = first; detail != NULL; detail = detail->next) {
		if (detail->old == NULL || !is_below_twig(detail->old) ||
		    (detail->kind != DETAIL_REMOVED &&
		    detail->kind != DETAIL_MOVED))
			continue;
		assert_true(count < 256);
		moved[count] = twig_cut(*root, detail->old);
		/* Or in what has moved itself. */
		for (j = 0; j < count && moved[count] == NULL; j++)
			moved[count] = twig_cut(moved[j], detail->old);
		assert_non_null(moved[count]);
		count += detail->kind == DETAIL_MOVED;
	}
	for (detail = first; detail != NULL; detail = detail->next)
		if (detail->new != NULL && is_below_twig(detail->new))
			twig_apply(pool, root, detail,
			    detail->kind == DETAIL_MOVED ? moved[i++] : NULL);
}

static inline uint64_t
twig_key(const char *from)
{
	return from == NULL ? 0 : compare_fold_key(from, strlen(from),
	    FOLD_NONE);
}

static inline bool
is_overridden(const struct twig *twig, const char *name)
{
	size_t i;

	for (i = 0; i < twig->overrides; i++)
		if (strcmp(twig->attributes[i], name) == 0)
			return true;
	return false;
}

static inline uint64_t
twig_attribute(const struct body *body, const char *name)
{
	const char *value = structure_key_value(body->node, name);

	return value == NULL || (body->parent == NULL &&
	    strcmp(name, "Num") == 0) ? 0 : twig_key(name) * 31 ^
	    twig_key(value);
}

/* In any order of the attributes. */
static inline void
put_twig(struct text *out, struct pool *pool, const struct twig *twig,
    int depth)
{
	const xmlAttr *attr = twig->origin->node->properties;
	uint64_t sum = 0;
	size_t i;

	for (; attr != NULL; attr = attr->next)
		if (!is_overridden(twig, (const char *)attr->name))
			sum += twig_attribute(twig->origin,
			    (const char *)attr->name);
	for (i = 0; i < twig->overrides; i++)
		sum += twig_attribute(twig->values[i], twig->attributes[i]);
	text_add_format(out, "%*s%d %llx", depth, "", (int)twig->name->kind,
	    (unsigned long long)sum);
	if (twig->name->kind == LAW_READING)
		text_add_string(out, body_words(pool, twig->reading, true));
	text_add_char(out, '\n');
	for (twig = twig->first; twig != NULL; twig = twig->next)
		put_twig(out, pool, twig, depth + 1);
}

static inline void
details_make_the_new_tree(const struct body *old, const struct body *new,
    const struct detail *details, bool may_differ)
{
	struct pool *pool = pool_new();
	struct twig *root = twig_of(pool, old);
	struct text got = {0}, want = {0};

	twig_apply_all(pool, &root, details);
	/* Another level has another name at the top, which it says itself. */
	if (may_differ)
		root->name = new;
	put_twig(&got, pool, root, 0);
	put_twig(&want, pool, twig_of(pool, new), 0);
	assert_same_words(got.bytes, want.bytes);
	text_free(&got);
	text_free(&want);
	pool_free(pool);
}

static inline void
all_details_make_the_new_tree(const struct changes *changes,
    struct figures *figures)
{
	const struct change *change = changes->first;
	const struct detail *detail;

	details_make_the_new_tree(body_of_law(changes->old),
	    body_of_law(changes->new), details_of(body_of_law(changes->old),
	    changes->details), false);
	for (; change != NULL; change = change->next) {
		if (change->old == NULL || change->new == NULL ||
		    change->new->kind == PROVISION_FORM)
			continue;
		details_make_the_new_tree(body_of(changes->old, change->old),
		    body_of(changes->new, change->new), change->details,
		    (change->flags & CHANGE_LEVEL) != 0);
		for (detail = change->details; detail != NULL;
		    detail = detail->next)
			figures->details++;
	}
}

#endif
