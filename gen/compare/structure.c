/*
 * Structure: what differs between two trees of what stands in a provision,
 * apart from the characters of its text, which are compared as words.
 */
#include "compare/structure_inside.h"

#include <string.h>

/* Characters that are not in the flat text, and how much is known of them. */
enum elsewhere {
	ELSEWHERE_UNKNOWN,	/* a reading: to be compared here */
	ELSEWHERE_SAME,		/* a caption, a title: compared, and equal */
	ELSEWHERE_CHANGED
};

struct comparison {
	struct pool		*pool;		/* the details' */
	struct pool		*scratch;
	const struct change	*change;	/* NULL: of the law */
	bool			 same_text;
	enum elsewhere		 elsewhere;
	struct detail		*first, **end;
};

/* A stretch of the flat text. */
struct stretch {
	size_t	start, end;		/* BODY_ELSEWHERE: no characters */
};

/* The key, straight from the file: most provisions are set as they were */

static uint64_t
mix(uint64_t key, const char *from)
{
	for (; *from != '\0'; from++)
		key = (key ^ (unsigned char)*from) * 1099511628211u;
	return (key ^ 0xff) * 1099511628211u;
}

static uint64_t	key_of_children(uint64_t, const xmlNode *,
		    const struct clause *);

static uint64_t
key_of_node(uint64_t key, const xmlNode *node)
{
	const xmlAttr *attr = node->properties;

	key = mix(key, (const char *)node->name);
	for (; attr != NULL; attr = attr->next) {
		key = mix(key, (const char *)attr->name);
		if (attr->children != NULL && attr->children->content != NULL)
			key = mix(key, (const char *)attr->children->content);
	}
	return key;
}

static uint64_t
key_of_children(uint64_t key, const xmlNode *parent,
    const struct clause *below)
{
	const xmlNode *node;

	for (node = parent->children; node != NULL; node = node->next) {
		if (below != NULL && below->provision->node == node) {
			key = key * 31 + 1;
			below = below->next;
			continue;
		}
		if (node->type == XML_TEXT_NODE)
			key = mix(key, (const char *)node->content);
		else if (node->type == XML_ELEMENT_NODE)
			key = key_of_children(key_of_node(key, node), node,
			    NULL) * 31;
	}
	return key;
}

uint64_t
compare_structure_key(const struct clause *clause)
{
	return key_of_children(key_of_node(14695981039346656037u,
	    clause->provision->node), clause->provision->node, clause->first);
}

/* The list */

static struct detail *
add(struct comparison *comparison, enum detail_kind kind,
    const struct body *old, const struct body *new)
{
	struct detail *detail = pool_take(comparison->pool, sizeof *detail);

	*detail = (struct detail){ kind, old, new, NULL, NULL };
	*comparison->end = detail;
	comparison->end = &detail->next;
	return detail;
}

/* Attributes */

static bool
same_value(const struct body *one, const struct body *other,
    const char *name)
{
	const char *a = structure_key_value(one->node, name);
	const char *b = structure_key_value(other->node, name);

	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

/* A provision's number says its Num; a 附則 has none that counts. */
static bool
is_said(const struct comparison *comparison, const struct body *old,
    const char *name)
{
	const struct change *change = comparison->change;

	if (strcmp(name, "Num") != 0 || change == NULL || old->parent != NULL)
		return false;
	return (change->flags & (CHANGE_NUMBER | CHANGE_LEVEL)) != 0 ||
	    change->old->kind == PROVISION_SUPPLEMENT;
}

static void
compare_attributes(struct comparison *comparison, const struct body *old,
    const struct body *new)
{
	const xmlAttr *attr;
	const char *name;

	for (attr = old->node->properties; attr != NULL; attr = attr->next) {
		name = (const char *)attr->name;
		if (!same_value(old, new, name) &&
		    !is_said(comparison, old, name))
			add(comparison, DETAIL_ATTRIBUTE, old,
			    new)->attribute = name;
	}
	for (attr = new->node->properties; attr != NULL; attr = attr->next) {
		name = (const char *)attr->name;
		if (node_attr(old->node, name) == NULL &&
		    !same_value(old, new, name) &&
		    !is_said(comparison, old, name))
			add(comparison, DETAIL_ATTRIBUTE, old,
			    new)->attribute = name;
	}
}

static bool
same_name(const struct body *old, const struct body *new)
{
	return strcmp((const char *)old->node->name,
	    (const char *)new->node->name) == 0;
}

/* ItemSentence and Subitem1Sentence differ as the provisions do. */
static bool
same_element(const struct body *old, const struct body *new)
{
	if (old->kind == new->kind && (old->kind == LAW_WORDS ||
	    old->kind == LAW_NUMBER || old->kind == LAW_CAPTION ||
	    old->kind == LAW_HEADING))
		return true;
	return same_name(old, new);
}

/* Borders */

static void
widen(struct stretch *stretch, const struct body *body)
{
	const struct body *child;

	if (body->kind == LAW_TEXT && body->at != BODY_ELSEWHERE) {
		if (stretch->start == BODY_ELSEWHERE)
			stretch->start = body->at;
		stretch->end = body->at + body->bytes;
	}
	for (child = body->first; child != NULL; child = child->next)
		widen(stretch, child);
}

static struct stretch
stretch_of(const struct body *body)
{
	struct stretch stretch = { BODY_ELSEWHERE, BODY_ELSEWHERE };

	widen(&stretch, body);
	return stretch;
}

static bool
is_common(const struct span *span)
{
	return !span->is_changed && !span->is_widened;
}

static const struct span *
end_of_changed(const struct span *span)
{
	while (span != NULL && !is_common(span))
		span = span->next;
	return span;
}

/* May these two places be one, as the words are aligned? */
static bool
is_one_place(const struct change *change, size_t old, size_t new)
{
	const struct span *a = change->old_spans, *b = change->new_spans;
	size_t old_from = 0, new_from = 0, old_to, new_to;

	for (;;) {
		const struct span *a_end = end_of_changed(a);
		const struct span *b_end = end_of_changed(b);

		old_to = a_end != NULL ? a_end->start :
		    strlen(change->old->text);
		new_to = b_end != NULL ? b_end->start :
		    strlen(change->new->text);
		if (old >= old_from && old <= old_to && new >= new_from &&
		    new <= new_to)
			return true;
		if (a_end == NULL || b_end == NULL)
			return false;
		if (old >= a_end->start && old <= a_end->end &&
		    new >= b_end->start && old - a_end->start ==
		    new - b_end->start)
			return true;
		old_from = a_end->end;
		new_from = b_end->end;
		a = a_end->next;
		b = b_end->next;
	}
}

static bool
is_same_place(const struct comparison *comparison, size_t old, size_t new)
{
	if (old == BODY_ELSEWHERE || new == BODY_ELSEWHERE)
		return old == new;
	if (comparison->same_text)
		return old == new;
	return is_one_place(comparison->change, old, new);
}

static bool
has_next(const struct body *body)
{
	return body->next != NULL && !law_is_inline(body->kind);
}

static bool
same_borders(const struct comparison *comparison, const struct body *old,
    const struct body *new)
{
	struct stretch a = stretch_of(old), b = stretch_of(new);

	/* Without characters, it is where its neighbours leave it. */
	if (a.start == BODY_ELSEWHERE || b.start == BODY_ELSEWHERE)
		return a.start == b.start || !comparison->same_text;
	/* Where one ends, the next begins: that is said once, of the next. */
	return is_same_place(comparison, a.start, b.start) &&
	    ((has_next(old) && has_next(new)) ||
	    is_same_place(comparison, a.end, b.end));
}

/* The characters that stand in a node itself, cut where others stand. */
static char *
pieces_of(struct pool *pool, const struct body *body)
{
	const struct body *child = body->first;
	struct text pieces = {0};
	char *copy;

	text_add_string(&pieces, "");
	for (; child != NULL; child = child->next)
		if (child->kind == LAW_TEXT)
			text_add(&pieces, child->text, child->bytes);
		else
			text_add_char(&pieces, '\1');
	copy = pool_copy(pool, pieces.bytes, pieces.length);
	text_free(&pieces);
	return copy;
}

static bool
is_elsewhere(const struct body *body)
{
	const struct body *child = body->first;

	for (; child != NULL; child = child->next)
		if (child->kind == LAW_TEXT)
			return child->at == BODY_ELSEWHERE;
	return false;
}

static bool
same_words(struct pool *pool, const struct body *old, const struct body *new)
{
	return compare_fold_same(body_words(pool, old, false),
	    body_words(pool, new, false), FOLD_NONE);
}

static size_t
count_elements(const struct body *body)
{
	const struct body *child = body->first;
	size_t count = 0;

	for (; child != NULL; child = child->next)
		count += child->kind != LAW_TEXT;
	return count;
}

static void
compare_elsewhere(struct comparison *comparison, const struct body *old,
    const struct body *new)
{
	if (comparison->elsewhere == ELSEWHERE_CHANGED &&
	    old->kind != LAW_READING)
		return;
	if (compare_fold_same(pieces_of(comparison->scratch, old),
	    pieces_of(comparison->scratch, new), FOLD_NONE))
		return;
	/* A ruby that came or went is said as such. */
	if (comparison->elsewhere == ELSEWHERE_SAME &&
	    count_elements(old) != count_elements(new))
		return;
	add(comparison, comparison->elsewhere == ELSEWHERE_UNKNOWN ||
	    old->kind == LAW_READING ? DETAIL_WORDS : DETAIL_BORDER, old,
	    new);
}

static bool
is_cell(const struct body *body)
{
	return body->kind == LAW_CELL || body->kind == LAW_HEAD_CELL;
}

static void
compare_characters(struct comparison *comparison, const struct body *old,
    const struct body *new)
{
	if (is_elsewhere(old) || is_elsewhere(new))
		compare_elsewhere(comparison, old, new);
	else if (is_cell(old) && !same_words(comparison->scratch, old, new))
		add(comparison, DETAIL_WORDS, old, new);
	else if (!same_borders(comparison, old, new))
		add(comparison, DETAIL_BORDER, old, new);
}

/* The same around other characters: H₂O and m2, H2O and m₂. */

static const struct body *
cell_around(const struct body *body)
{
	while (body != NULL && !is_cell(body))
		body = body->parent;
	return body;
}

/* A row may have moved; of a cell with other words that is said already. */
static bool
is_in_place(const struct comparison *comparison, const struct body *old,
    const struct body *new)
{
	const struct body *was = cell_around(old), *is = cell_around(new);

	if (was == NULL || is == NULL)
		return same_borders(comparison, old, new);
	return !same_words(comparison->scratch, was, is) ||
	    stretch_of(old).start - stretch_of(was).start ==
	    stretch_of(new).start - stretch_of(is).start;
}

/* Trees */

static void	compare_inside(struct comparison *, const struct body *old,
		    const struct body *new);

static void
compare_nodes(struct comparison *comparison, const struct body *old,
    const struct body *new)
{
	enum elsewhere before = comparison->elsewhere;

	if (structure_key_is_named(old))
		comparison->elsewhere = same_words(comparison->scratch, old,
		    new) ? ELSEWHERE_SAME : ELSEWHERE_CHANGED;
	if (!same_element(old, new))
		add(comparison, DETAIL_ELEMENT, old, new);
	compare_attributes(comparison, old, new);
	compare_characters(comparison, old, new);
	compare_inside(comparison, old, new);
	comparison->elsewhere = before;
}

static void
list_gone(struct comparison *comparison, const struct branches *old,
    size_t *at)
{
	for (; *at < old->count && (old->list[*at].partner == NO_PARTNER ||
	    old->list[*at].is_moved); ++*at)
		if (old->list[*at].partner == NO_PARTNER &&
		    !structure_key_is_named(old->list[*at].body))
			add(comparison, DETAIL_REMOVED, old->list[*at].body,
			    NULL);
}

static void
list_new(struct comparison *comparison, const struct branches *old,
    const struct branch *branch, size_t *at)
{
	const struct branch *partner;

	if (branch->partner == NO_PARTNER) {
		if (!structure_key_is_named(branch->body))
			add(comparison, DETAIL_ADDED, NULL, branch->body);
		return;
	}
	partner = &old->list[branch->partner];
	if (branch->is_moved)
		add(comparison, DETAIL_MOVED, partner->body, branch->body);
	else
		*at = branch->partner + 1;
	if (partner->key != branch->key)
		compare_nodes(comparison, partner->body, branch->body);
	else if (!branch->is_moved && law_is_inline(branch->body->kind) &&
	    !is_in_place(comparison, partner->body, branch->body))
		add(comparison, DETAIL_BORDER, partner->body, branch->body);
	if (!branch->is_moved)
		list_gone(comparison, old, at);
}

static void
compare_inside(struct comparison *comparison, const struct body *old,
    const struct body *new)
{
	struct branches a = structure_match_branches(comparison->scratch, old, new);
	struct branches b = structure_match_branches(comparison->scratch, new, old);
	size_t i, at = 0;

	structure_match(comparison->scratch, &a, &b);
	list_gone(comparison, &a, &at);
	for (i = 0; i < b.count; i++)
		list_new(comparison, &a, &b.list[i], &at);
}

static struct detail *
compare_roots(struct comparison *comparison, const struct body *old,
    const struct body *new)
{
	comparison->scratch = pool_new();
	if (comparison->end == NULL)
		comparison->end = &comparison->first;
	if (old->kind == LAW_APPENDIX && !same_name(old, new))
		add(comparison, DETAIL_ELEMENT, old, new);
	compare_attributes(comparison, old, new);
	compare_inside(comparison, old, new);
	pool_free(comparison->scratch);
	return comparison->first;
}

/* Pictures have a flag of their own. */
static bool
is_structure(const struct detail *detail)
{
	const struct body *body = detail->new != NULL ? detail->new :
	    detail->old;

	return body->kind != LAW_FIGURE || detail->attribute == NULL ||
	    strcmp(detail->attribute, "src") != 0;
}

void
compare_structure(struct pool *pool, const struct changes *changes,
    struct change *change)
{
	struct comparison comparison = { .pool = pool, .change = change,
	    .same_text = strcmp(change->old->text, change->new->text) == 0 };
	const struct body *old = body_of(changes->old, change->old);
	const struct body *new = body_of(changes->new, change->new);
	const struct detail *detail;

	if (old == NULL || new == NULL)
		return;
	change->details = compare_roots(&comparison, old, new);
	for (detail = change->details; detail != NULL; detail = detail->next)
		if (is_structure(detail))
			change->flags |= CHANGE_STRUCTURE;
}

void
compare_structure_law(struct pool *pool, struct changes *changes)
{
	struct comparison comparison = { .pool = pool, .same_text = true };

	/* First the file's own: number, date, kind. */
	compare_roots(&comparison, body_of_cover(changes->old),
	    body_of_cover(changes->new));
	changes->details = compare_roots(&comparison,
	    body_of_law(changes->old), body_of_law(changes->new));
}
