/*
 * References to what changed: by number, by title, and those of the overlay.
 */
#include "compare/rests_inside.h"

#include <string.h>

#include "corpus/node.h"
#include "refer/refer.h"

/* A reference of a field, with all that it names. */
struct citing {
	size_t			 field;
	const struct provision	*at;
	const struct edition	*into;		/* the new edition, or its own */
	const struct provision	*first, *last;	/* NULL: a whole standard */
	bool			 is_own_list;	/* 次の各号: what stands below */
	bool			 is_borrowed;	/* 準用: what it names applies */
	size_t			 start, end;	/* as quoted, a range as a whole */
	struct citing		*next;
};

static const struct edition *
edition_of(const struct following *following, const struct citing *citing)
{
	return following->fields[citing->field].edition;
}

/* The edition at hand instead of the one in force. */
static const struct provision *
target_of(const struct following *following,
    const struct reference *reference)
{
	const struct edition *new = following->changes->new;

	if (reference->target == NULL || reference->edition == NULL)
		return NULL;
	if (reference->edition == new ||
	    reference->edition->standard != new->standard)
		return reference->target;
	return find_provision(new, reference->address);
}

/* Articles are counted through, whatever chapters they stand in. */
static bool
is_beside(const struct provision *one, const struct provision *other)
{
	return one->kind == other->kind && (one->parent == other->parent ||
	    one->kind == PROVISION_ARTICLE);
}

/* 第5条から前条まで: the reference to where it ends, or NULL. */
static const struct reference *
range_end(const struct following *following,
    const struct reference *reference)
{
	/* から, with a number of its own between. */
	enum { NEAR = 24 };
	const struct reference *end = reference->next;
	const struct provision *from, *to;

	if (!reference->is_plural || end == NULL ||
	    end->start >= reference->end + NEAR)
		return NULL;
	from = target_of(following, reference);
	to = target_of(following, end);
	return from != NULL && to != NULL && is_beside(from, to) &&
	    to->order > from->order ? end : NULL;
}

/* Where 前2項 or 各号 ends: before what it stands in, or with the list. */
static const struct provision *
last_beside(const struct provision *first, const struct provision *from)
{
	const struct provision *last = first, *at;

	for (at = first; at != NULL; at = at->next)
		if (at->parent == first->parent && at->kind == first->kind) {
			if (from != NULL && rests_step_is_inside(from, at))
				break;
			last = at;
		}
	return last;
}

/* What stands below it, and not what it rests on. */
static bool
is_own_list(const struct reference *reference, const struct provision *from,
    const struct provision *target)
{
	return reference->is_plural && target->parent == from;
}

static void
read_citing(const struct following *following, struct citing *citing,
    const struct reference *reference)
{
	const struct provision *target = target_of(following, reference);
	const struct reference *end = range_end(following, reference);
	const char *behind;

	/* A whole standard has no target. */
	*citing = (struct citing){ .field = citing->field, .at = citing->at,
	    .is_borrowed = citing->is_borrowed,
	    .into = reference->edition, .first = target, .last = target,
	    .start = reference->start, .end = reference->end };
	if (target == NULL)
		return;
	if (citing->into->standard == following->changes->new->standard)
		citing->into = following->changes->new;
	citing->is_own_list = is_own_list(reference, citing->at, target);
	if (end != NULL) {
		behind = citing->at->text + end->end;
		citing->last = target_of(following, end);
		citing->end = end->end + (strncmp(behind, "まで",
		    strlen("まで")) == 0 ? strlen("まで") : 0);
	} else if (reference->is_plural) {
		citing->last = last_beside(target, citing->into ==
		    edition_of(following, citing) ? citing->at : NULL);
	}
}

/* 第2項の規定は、…に準用する: its words are those of the other. */
static bool
borrows(const struct provision *at)
{
	return strstr(at->text, "準用") != NULL ||
	    strstr(at->text, "例による") != NULL;
}

static bool
begins(const char *at, const char *const *words, size_t *length)
{
	for (; *words != NULL; words++)
		if (strncmp(at, *words, strlen(*words)) == 0) {
			*length = strlen(*words);
			return true;
		}
	return false;
}

/* Is it what の規定 follows, alone or at the end of a list? */
static bool
is_taken(const char *text, const struct reference *reference)
{
	static const char *const taken[] = { "の規定", "の例に", "を準用",
	    "に準じ", "と同様", NULL };
	static const char *const goes_on[] = { "及び", "並びに", "又は",
	    "若しくは", "から", "まで", "、", ",", "，", NULL };
	const char *behind = text + reference->end;
	size_t length;

	if (begins(behind, taken, &length))
		return true;
	if (!begins(behind, goes_on, &length))
		return false;
	behind += length;
	if (begins(behind, taken, &length))
		return true;
	return reference->next != NULL && reference->next->start ==
	    (size_t)(behind - text) && is_taken(text, reference->next);
}

/*
 * 前条の規定は、前項により…した場合に準用する: the one is borrowed, the other
 * is the case. If that cannot be told, all are borrowed.
 */
static bool
is_borrowed(const struct provision *at, const struct reference *list,
    const struct reference *reference)
{
	if (!borrows(at))
		return false;
	for (; list != NULL; list = list->next)
		if (is_taken(at->text, list))
			return is_taken(at->text, reference);
	return strstr(at->text, "準用") != NULL;
}

/*
 * From other standards only what names this one can refer to it, and only
 * what borrows hands on what reached that standard.
 */
static bool
may_refer(const struct following *following, size_t field,
    const struct provision *at)
{
	const struct standard *standard = following->changes->new->standard;

	return field == 0 || borrows(at) || (standard->title != NULL &&
	    strstr(at->text, standard->title) != NULL);
}

static void
index_provision(struct following *following, size_t field,
    const struct provision *at, struct citing ***next)
{
	const struct edition *edition = following->fields[field].edition;
	const struct reference *reference = refer_known(edition, at), *end;
	const struct reference *list = reference;
	struct citing *citing;

	for (; reference != NULL; reference = reference->next) {
		if (reference->edition == NULL || (!reference->is_whole &&
		    target_of(following, reference) == NULL))
			continue;
		citing = pool_take(following->pool, sizeof *citing);
		citing->field = field;
		citing->at = at;
		citing->is_borrowed = is_borrowed(at, list, reference);
		read_citing(following, citing, reference);
		**next = citing;
		*next = &citing->next;
		end = range_end(following, reference);
		if (end != NULL)
			reference = end;
	}
}

/* Every reference is read once, whatever changed. */
static struct citing *
citings(struct following *following)
{
	struct citing **next = &following->citings;
	const struct provision *at;
	size_t i;

	if (following->is_indexed)
		return following->citings;
	following->is_indexed = true;
	for (i = 0; i < following->count; i++)
		for (at = following->fields[i].edition->provisions;
		    at != NULL; at = at->next)
			if (may_refer(following, i, at))
				index_provision(following, i, at, &next);
	return following->citings;
}

/* Is it about the changed provision, or introduced by it? */
static bool
is_about(const struct provision *target, const struct provision *changed)
{
	return rests_step_is_inside(changed, target) ||
	    (changed->kind >= PROVISION_PARAGRAPH &&
	    changed->kind <= PROVISION_SUBITEM &&
	    rests_step_is_inside(target, changed));
}

static bool
names(const struct citing *citing, const struct edition *edition,
    const struct provision *changed)
{
	const struct provision *at;

	if (citing->first == NULL || citing->into != edition ||
	    citing->at == changed || citing->is_own_list)
		return false;
	for (at = citing->first; at != NULL && at->order <=
	    citing->last->order; at = at->next)
		if (is_beside(at, citing->first) && is_about(at, changed))
			return true;
	return false;
}

static void
reach(struct following *following, enum rests_how how,
    const struct citing *citing, size_t end, const struct rests_link *from)
{
	rests_step_reach(following, how, edition_of(following, citing),
	    citing->at, rests_step_words(following, citing->at,
	    citing->start, end), from);
}

void
rests_reference_to(struct following *following, const struct edition *edition,
    const struct provision *changed, bool borrowing_only,
    const struct rests_link *from)
{
	const struct citing *citing = citings(following);

	for (; citing != NULL; citing = citing->next)
		if ((!borrowing_only || citing->is_borrowed) &&
		    names(citing, edition, changed))
			reach(following, citing->is_borrowed ? RESTS_BORROWS :
			    RESTS_REFERS, citing, citing->end, from);
}

/* Behind the first of the words that stands there, or NULL. */
static const char *
behind_any(const char *at, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strncmp(at, *words, strlen(*words)) == 0)
			return at + strlen(*words);
	return NULL;
}

/* 前項の点検及び分析の結果: where 点検及び分析 begins, else NULL. */
static const char *
start_of_noun(const char *at, const struct rests_link *link)
{
	static const char *const of_a_use[] = { "の", NULL };
	static const char *const of_a_reference[] = { "に掲げる",
	    "に規定する", "に定める", "の", NULL };

	return behind_any(at, link->how == RESTS_REFERS ? of_a_reference :
	    of_a_use);
}

/*
 * 前項の報告を受け…、and behind it again 前項の報告: it is handed on. But what
 * is only named 前項の is taken up where the first says so too.
 */
static bool
is_handed_on(const char *use, const struct rests_link *link,
    const char *citing, const char *noun)
{
	const char *said = use + strlen(link->words);

	if (link->how != RESTS_REFERS || strncmp(citing, "の",
	    strlen("の")) != 0)
		return strstr(use, noun) != NULL;
	return strncmp(said, "の", strlen("の")) == 0 && strncmp(said +
	    strlen("の"), noun, strlen(noun)) == 0;
}

/* Where it ends; NULL if it says too little. */
static const char *
end_of_noun(const char *noun)
{
	static const char *const ends[] = { "の", "を", "に", "は", "が", "と",
	    "で", "も", ",", "，", "、", "。", NULL };
	const char *const *end, *found, *stop = NULL;

	for (end = ends; *end != NULL; end++) {
		found = strstr(noun, *end);
		if (found != NULL && (stop == NULL || found < stop))
			stop = found;
	}
	return stop != NULL && stop - noun > (ptrdiff_t)strlen("項") ? stop :
	    NULL;
}

static const struct provision *
article_of(const struct provision *at)
{
	while (at != NULL && at->kind != PROVISION_ARTICLE)
		at = at->parent;
	return at;
}

/*
 * 前項の点検: what is done with the thing that means something else is taken
 * up by name, and so is (前項に掲げる…) what a provision refers to. Only in its
 * own article, and only what is said of that thing.
 */
void
rests_reference_taken_up(struct following *following,
    const struct rests_link *link)
{
	const char *use = link->words == NULL ? NULL :
	    strstr(link->at->text, link->words), *start, *end, *noun;
	const struct citing *citing = citings(following);

	for (; use != NULL && citing != NULL; citing = citing->next) {
		if (edition_of(following, citing) != link->edition ||
		    article_of(citing->at) != article_of(link->at) ||
		    !names(citing, link->edition, link->at))
			continue;
		start = start_of_noun(citing->at->text + citing->end, link);
		end = start != NULL ? end_of_noun(start) : NULL;
		if (end == NULL)
			continue;
		noun = pool_copy(following->pool, start,
		    (size_t)(end - start));
		if (is_handed_on(use, link, citing->at->text + citing->end,
		    noun))
			reach(following, RESTS_REFERS, citing,
			    (size_t)(end - citing->at->text), link);
	}
}

/*
 * By its title a standard is named for what it asks; with a term of its, for
 * what that means.
 */
void
rests_reference_titles(struct following *following, const char *term,
    const struct rests_link *from)
{
	const struct standard *own = following->changes->new->standard;
	const struct citing *citing = citings(following);

	for (; citing != NULL; citing = citing->next)
		if (citing->field > 0 && citing->first == NULL &&
		    citing->into->standard == own && (term == NULL ||
		    define_stands_in(citing->at->text, term)))
			reach(following, RESTS_NAMES, citing, citing->end,
			    from);
}

void
rests_reference_named(struct following *following, const char *name,
    const struct rests_link *from)
{
	const struct provision *at;
	size_t i;

	for (i = 0; i < following->count; i++)
		for (at = following->fields[i].edition->provisions;
		    at != NULL; at = at->next)
			if (define_stands_in(at->text, name))
				rests_step_reach(following, RESTS_NAMES,
				    following->fields[i].edition, at, name,
				    from);
}

/* The overlay: exceptions, and what a duty applies or overrides */

static bool
is_named_by(const struct following *following, const char *name,
    const struct edition *edition, const struct provision *changed)
{
	const struct edition *new = following->changes->new;
	const char *mark = strchr(name, '#');
	const struct provision *at;
	size_t length;

	if (mark != NULL) {
		length = (size_t)(mark - name);
		if (new->standard == NULL ||
		    strlen(new->standard->id) != length ||
		    strncmp(new->standard->id, name, length) != 0)
			return false;
		name = mark + 1;
	} else if (edition != new) {
		return false;
	}
	at = find_provision(new, name);
	return at != NULL && is_about(at, changed);
}

static bool
names_in_list(const struct following *following, const char *list,
    const struct edition *edition, const struct provision *changed)
{
	size_t length;

	for (; list != NULL && *list != '\0'; list += length) {
		list += strspn(list, " \t\n");
		length = strcspn(list, " \t\n");
		if (length > 0 && is_named_by(following,
		    pool_copy(following->pool, list, length), edition,
		    changed))
			return true;
	}
	return false;
}

static bool
duty_rests_on(const struct following *following, const struct duty *duty,
    const struct provision *changed)
{
	static const char *const attrs[] = { "applies", "overrides" };
	const xmlNode *exception = node_child(duty->node, "exception");
	size_t i;

	for (i = 0; i < sizeof attrs / sizeof *attrs; i++)
		if (names_in_list(following, node_attr(duty->node, attrs[i]),
		    duty->edition, changed))
			return true;
	for (; exception != NULL; exception = node_next(exception,
	    "exception"))
		if (names_in_list(following, node_attr(exception,
		    "provision"), duty->edition, changed))
			return true;
	return false;
}

void
rests_reference_overlays(struct following *following, const struct provision *changed,
    const struct rests_link *from)
{
	size_t i, j;

	for (i = 0; i < following->count; i++) {
		const struct edition *edition = following->fields[i].edition;

		for (j = 0; j < overlay_of(edition)->count; j++) {
			const struct duty *duty =
			    &overlay_of(edition)->duties[j];

			if (duty->provision != NULL &&
			    duty->provision != changed &&
			    duty_rests_on(following, duty, changed))
				rests_step_reach(following, RESTS_OVERLAY, edition,
				    duty->provision, NULL, from);
		}
	}
}
