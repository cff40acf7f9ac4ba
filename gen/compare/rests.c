/*
 * A change is followed to what uses the terms it defines, refers to it or
 * stands under it, and from there on only where the meaning itself passes on:
 * through a definition that uses the term, to what stands under a lead, and to
 * what borrows (準用). All else that stands further off is not affected.
 */
#include "compare/rests.h"

#include <string.h>

#include "compare/inside.h"
#include "corpus/node.h"
#include "refer/refer.h"
#include "refer/role.h"

static const char *const how_names[] = {
	[RESTS_TERM_CHANGED] = "term-changed",
	[RESTS_TERM_ADDED] = "term-added",
	[RESTS_TERM_REMOVED] = "term-removed",
	[RESTS_TEXT_CHANGED] = "text-changed",
	[RESTS_TEXT_ADDED] = "text-added",
	[RESTS_TEXT_REMOVED] = "text-removed",
	[RESTS_TEXT_MOVED] = "text-moved",
	[RESTS_USES] = "uses",
	[RESTS_SPEAKS] = "speaks",
	[RESTS_REFERS] = "refers",
	[RESTS_BORROWS] = "borrows",
	[RESTS_LEAD] = "lead",
	[RESTS_NAMES] = "names",
	[RESTS_OVERLAY] = "overlay",
	[RESTS_ROLE] = "role"
};

const char *
rests_how_name(enum rests_how how)
{
	return how_names[how];
}

/* An edition that is searched; what was reached from the change at hand. */
struct field {
	const struct edition	*edition;
	bool			*is_reached;	/* by order */
};

struct step {
	const struct rests_link	*link;
	struct step		*next;
};

struct following {
	struct pool			*pool;
	const struct changes		*changes;
	const struct change		**of_old, **of_new;	/* by order */
	struct field			*fields;	/* the new edition first */
	size_t				 count;
	struct rests			*rests;
	struct rest			**next;
	struct step			*queue, **queue_end;
};

/* What changed */

/* Numbers that follow what they name, and widths, say what they said. */
static bool
words_changed(const struct following *following, const struct change *change)
{
	return (change->flags & CHANGE_TEXT) != 0 &&
	    (change->flags & CHANGE_WIDTH) == 0 &&
	    !compare_renumber_same(following->pool, following->changes,
	    following->of_old, change->old->text, change->new->text);
}

static bool
is_inside(const struct provision *provision, const struct provision *top)
{
	for (; provision != NULL; provision = provision->parent)
		if (provision == top)
			return true;
	return false;
}

/* Of what stands below a definition and belongs to it. */
static bool
members_changed(const struct following *following,
    const struct definition *old, const struct definition *new)
{
	const struct provision *at = NULL;

	if (!new->has_members && !old->has_members)
		return false;
	while ((at = provision_inside(new->at, at)) != NULL)
		if (following->of_new[at->order]->old == NULL ||
		    words_changed(following, following->of_new[at->order]))
			return true;
	for (at = NULL; (at = provision_inside(old->at, at)) != NULL;)
		if (following->of_old[at->order]->new == NULL)
			return true;
	return false;
}

static bool
holds_alike(const struct definition *one, const struct definition *other)
{
	if ((one->range == NULL) != (other->range == NULL) ||
	    one->is_partial != other->is_partial)
		return false;
	return one->range == NULL || strcmp(one->range->address,
	    other->range->address) == 0;
}

static bool
means_the_same(const struct following *following,
    const struct definition *old, const struct definition *new)
{
	return (compare_fold_same(old->meaning, new->meaning, FOLD_WIDTH) ||
	    compare_renumber_same(following->pool, following->changes,
	    following->of_old, old->meaning, new->meaning)) &&
	    holds_alike(old, new) && !members_changed(following, old, new);
}

/* The one that took the other's place in the new text, else any. */
static const struct definition *
namesake(const struct following *following,
    const struct definition *list, const struct definition *of, bool is_new)
{
	const struct change *const *changes = is_new ? following->of_new :
	    following->of_old;
	const struct definition *any = NULL;

	for (; list != NULL; list = list->next) {
		const struct change *change = changes[of->at->order];

		if (!compare_fold_same(list->term, of->term, FOLD_WIDTH))
			continue;
		if (list->at == (is_new ? change->old : change->new))
			return list;
		any = list;
	}
	return any;
}

/* Steps */

static struct field *
field_of(const struct following *following, const struct edition *edition)
{
	size_t i;

	for (i = 0; i < following->count; i++)
		if (following->fields[i].edition == edition)
			return &following->fields[i];
	return NULL;
}

static const char *
words_at(struct following *following, const struct provision *at,
    size_t start, size_t end)
{
	return pool_copy(following->pool, at->text + start, end - start);
}

static const struct rests_link *
link_to(struct following *following, enum rests_how how,
    const struct edition *edition, const struct provision *at,
    const char *words, const struct rests_link *from)
{
	struct rests_link *link = pool_take(following->pool, sizeof *link);

	*link = (struct rests_link){ how, edition, at, words, from };
	return link;
}

/* Each provision once a change, on the shortest way. */
static void
reach(struct following *following, enum rests_how how,
    const struct edition *edition, const struct provision *at,
    const char *words, const struct rests_link *from)
{
	struct field *field = field_of(following, edition);
	struct step *step;

	if (field == NULL || field->is_reached[at->order])
		return;
	field->is_reached[at->order] = true;
	step = pool_take(following->pool, sizeof *step);
	step->link = link_to(following, how, edition, at, words, from);
	*following->queue_end = step;
	following->queue_end = &step->next;
}

/* Did the provision stand in the old text? Other standards do not change. */
static bool
stood_before(const struct following *following,
    const struct edition *edition, const struct provision *at)
{
	return edition != following->changes->new ||
	    following->of_new[at->order]->old != NULL;
}

static void
keep(struct following *following, const struct rests_link *link)
{
	struct rest *rest;

	if (!stood_before(following, link->edition, link->at))
		return;
	rest = pool_take(following->pool, sizeof *rest);
	rest->last = link;
	*following->next = rest;
	following->next = &rest->next;
}

/* Terms */

/* A standard that borrows its words sees the edition in force. */
static bool
is_use_of(const struct following *following, const struct definition *used,
    const struct definition *changed)
{
	if (used == changed)
		return true;
	return used->edition != changed->edition &&
	    changed->edition == following->changes->new &&
	    used->edition->standard == changed->edition->standard &&
	    strcmp(used->term, changed->term) == 0;
}

static void
reach_users(struct following *following, const struct definition *changed,
    const struct rests_link *from)
{
	const struct edition *edition;
	const struct provision *at;
	const struct term_use *use;
	size_t i;

	for (i = 0; i < following->count; i++) {
		edition = following->fields[i].edition;
		if (i > 0 && define_borrows(edition,
		    changed->edition->standard) == NULL)
			continue;
		for (at = edition->provisions; at != NULL; at = at->next)
			for (use = define_uses(edition, at); use != NULL;
			    use = use->next)
				if (is_use_of(following, use->definition,
				    changed))
					reach(following, RESTS_USES, edition,
					    at, words_at(following, at,
					    use->start, use->end), from);
	}
}

static bool
defines(const struct edition *edition, const char *term)
{
	const struct definition *at = define_known(edition);

	while (at != NULL && strcmp(at->term, term) != 0)
		at = at->next;
	return at != NULL;
}

/*
 * What 重要性Ⅰ is, only the classification tells, in whatever standard it is
 * spoken of; other terms hold where their standard says, and that is in it.
 */
static void
reach_speaking(struct following *following, const struct definition *class,
    const struct rests_link *from)
{
	const struct edition *edition;
	const struct provision *at;
	size_t i;

	if (class->way != DEFINE_CLASS)
		return;
	for (i = 1; i < following->count; i++) {
		edition = following->fields[i].edition;
		if (defines(edition, class->term))
			continue;
		for (at = edition->provisions; at != NULL; at = at->next)
			if (define_stands_in(at->text, class->term))
				reach(following, RESTS_SPEAKS, edition, at,
				    class->term, from);
	}
}

/* The word is still used, but what it meant is gone. */
static void
reach_bereft(struct following *following, const struct definition *gone,
    const struct rests_link *from)
{
	const struct edition *old = following->changes->old;
	const struct provision *at, *now;
	const struct term_use *use;

	for (at = old->provisions; at != NULL; at = at->next)
		for (use = define_uses(old, at); use != NULL;
		    use = use->next) {
			now = following->of_old[at->order]->new;
			if (use->definition != gone || now == NULL ||
			    strstr(now->text, gone->term) == NULL)
				continue;
			reach(following, RESTS_USES, following->changes->new,
			    now, gone->term, from);
		}
}

/* References */

static const struct provision *
target_in(const struct following *following,
    const struct reference *reference)
{
	const struct edition *new = following->changes->new;

	if (reference->target == NULL || reference->edition == NULL)
		return NULL;
	if (reference->edition == new)
		return reference->target;
	if (reference->edition->standard != new->standard ||
	    new->standard == NULL)
		return NULL;
	return find_provision(new, reference->address);
}

/* Where a range or 前2項 ends: the next reference, or what stands before. */
static const struct provision *
last_of(const struct following *following,
    const struct reference *reference, const struct provision *from,
    const struct provision *target)
{
	const struct reference *end = reference->next;
	const struct provision *last = target, *at;

	if (end != NULL && end->start < reference->end + 24) {
		const struct provision *to = target_in(following, end);

		if (to != NULL && to->parent == target->parent &&
		    to->order > target->order)
			return to;
	}
	for (at = target; at != NULL; at = at->next)
		if (at->parent == target->parent &&
		    at->kind == target->kind) {
			if (is_inside(from, at))
				break;
			last = at;
		}
	return last;
}

/* Is it about the changed provision, or introduced by it? */
static bool
is_about(const struct provision *target, const struct provision *changed)
{
	return is_inside(changed, target) ||
	    (changed->kind >= PROVISION_PARAGRAPH &&
	    changed->kind <= PROVISION_SUBITEM && is_inside(target, changed));
}

/* 次の各号: what stands below it, and not what it rests on. */
static bool
is_own_list(const struct reference *reference, const struct provision *from,
    const struct provision *target)
{
	return reference->is_plural && from != NULL &&
	    target->parent == from;
}

static bool
names_changed(const struct following *following,
    const struct reference *reference, const struct provision *from,
    const struct provision *changed)
{
	const struct provision *target = target_in(following, reference);
	const struct provision *last, *at;

	if (target == NULL || from == changed ||
	    is_own_list(reference, from, target))
		return false;
	if (is_about(target, changed))
		return true;
	if (!reference->is_plural)
		return false;
	last = last_of(following, reference, from, target);
	for (at = target; at != NULL && at->order <= last->order;
	    at = at->next)
		if (at->parent == target->parent && is_about(at, changed))
			return true;
	return false;
}

/* 第2項の規定は、…に準用する: its words are those of the other. */
static bool
borrows(const struct provision *at)
{
	return strstr(at->text, "準用") != NULL ||
	    strstr(at->text, "例による") != NULL;
}

/* From other standards only what names this one can refer to it. */
static bool
may_refer(const struct following *following, size_t field,
    const struct provision *at)
{
	const struct standard *standard = following->changes->new->standard;

	return field == 0 || (standard != NULL && standard->title != NULL &&
	    strstr(at->text, standard->title) != NULL);
}

static void
reach_referring(struct following *following, const struct provision *changed,
    bool borrowing_only, const struct rests_link *from)
{
	const struct reference *reference;
	const struct edition *edition;
	const struct provision *at;
	size_t i;

	for (i = 0; i < following->count; i++) {
		edition = following->fields[i].edition;
		for (at = edition->provisions; at != NULL; at = at->next) {
			if (!may_refer(following, i, at) ||
			    (borrowing_only && !borrows(at)))
				continue;
			for (reference = refer_known(edition, at);
			    reference != NULL; reference = reference->next)
				if (names_changed(following, reference,
				    i == 0 ? at : NULL, changed))
					reach(following, borrows(at) ?
					    RESTS_BORROWS : RESTS_REFERS,
					    edition, at, words_at(following,
					    at, reference->start,
					    reference->end), from);
		}
	}
}

/*
 * By its title a standard is named for what it asks; with a term of its, for
 * what that means.
 */
static void
reach_naming(struct following *following, const char *term,
    const struct rests_link *from)
{
	const struct standard *own = following->changes->new->standard;
	const struct reference *reference;
	const struct edition *edition;
	const struct provision *at;
	size_t i;

	for (i = 1; i < following->count; i++) {
		edition = following->fields[i].edition;
		for (at = edition->provisions; at != NULL; at = at->next) {
			if (!may_refer(following, i, at) || (term != NULL &&
			    !define_stands_in(at->text, term)))
				continue;
			for (reference = refer_known(edition, at);
			    reference != NULL; reference = reference->next)
				if (reference->is_whole &&
				    reference->edition->standard == own)
					reach(following, RESTS_NAMES, edition,
					    at, words_at(following, at,
					    reference->start,
					    reference->end), from);
		}
	}
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

static void
reach_overlaid(struct following *following, const struct provision *changed,
    const struct rests_link *from)
{
	size_t i, j;

	for (i = 0; i < following->count; i++) {
		const struct edition *edition = following->fields[i].edition;

		for (j = 0; j < edition->duty_count; j++) {
			const struct duty *duty = &edition->duties_first[j];

			if (duty->provision != NULL &&
			    duty->provision != changed &&
			    duty_rests_on(following, duty, changed))
				reach(following, RESTS_OVERLAY, edition,
				    duty->provision, NULL, from);
		}
	}
}

/* Going on */

static void
reach_below(struct following *following, const struct edition *edition,
    const struct provision *lead, const struct rests_link *from)
{
	const struct provision *at = NULL;

	if (lead->kind < PROVISION_PARAGRAPH || lead->kind > PROVISION_SUBITEM)
		return;
	while ((at = provision_inside(lead, at)) != NULL)
		if (at->parent == lead)
			reach(following, RESTS_LEAD, edition, at, NULL, from);
}

/* A use or reference that stands in the words of the meaning. */
static bool
is_said(struct following *following, const struct definition *definition,
    const struct rests_link *link)
{
	const struct term_use *use;

	if (link->how == RESTS_REFERS || link->how == RESTS_BORROWS)
		return strstr(definition->meaning, link->words) != NULL;
	if (link->how != RESTS_USES)
		return false;
	for (use = define_uses(link->edition, link->at); use != NULL;
	    use = use->next)
		if (use->start >= definition->from &&
		    use->end <= definition->to && strcmp(link->words,
		    words_at(following, link->at, use->start, use->end)) == 0)
			return true;
	return false;
}

/*
 * Is it part of what the definition says? The words that introduce a list of
 * definitions are not.
 */
static bool
is_in_meaning(struct following *following,
    const struct definition *definition, const struct rests_link *link)
{
	if (definition->at == link->at)
		return is_said(following, definition, link);
	return definition->has_members && link->how != RESTS_LEAD &&
	    is_inside(link->at, definition->at);
}

/* What reached a definition goes on to who uses its term. */
static void
go_on_by_terms(struct following *following, const struct rests_link *link)
{
	const struct definition *definition;

	if (link->edition != following->changes->new ||
	    link->how == RESTS_NAMES)
		return;
	for (definition = define_known(link->edition); definition != NULL;
	    definition = definition->next)
		if (is_in_meaning(following, definition, link))
			reach_users(following, definition, link);
}

static void
follow_queue(struct following *following)
{
	struct step *step;

	for (step = following->queue; step != NULL; step = step->next) {
		const struct rests_link *link = step->link;

		keep(following, link);
		if (link->at->kind == PROVISION_FORM)
			continue;
		go_on_by_terms(following, link);
		reach_below(following, link->edition, link->at, link);
		if (link->edition == following->changes->new)
			reach_referring(following, link->at, true, link);
	}
}

static void
start(struct following *following)
{
	size_t i;

	following->queue = NULL;
	following->queue_end = &following->queue;
	following->rests->changes++;
	for (i = 0; i < following->count; i++)
		memset(following->fields[i].is_reached, 0,
		    following->fields[i].edition->provision_count + 1);
}

/* What changed itself is no news. */
static void
leave_out(struct following *following, const struct provision *changed)
{
	following->fields[0].is_reached[changed->order] = true;
}

/* Duties, if the term is the name of those they fall on */

static bool
has_name(const char *names, const char *name)
{
	size_t length = strlen(name);

	for (; names != NULL && *names != '\0'; names += strspn(names, "|")) {
		if (strcspn(names, "|") == length &&
		    strncmp(names, name, length) == 0)
			return true;
		names += strcspn(names, "|");
	}
	return false;
}

static bool
has_id(const char *const *ids, const char *id)
{
	for (; id != NULL && *ids != NULL; ids++)
		if (strcmp(*ids, id) == 0)
			return true;
	return false;
}

/* In other standards only the role itself is meant, not its short name. */
static bool
falls_on(const struct following *following, const struct duty *duty,
    const struct definition *name)
{
	const xmlNode *role;

	if (duty->edition == following->changes->new)
		return has_name(node_attr(duty->node, "roles"), name->term);
	role = role_find(duty->edition->standard->authority, name->term, NULL);
	return role != NULL && node_attr(role, "title") != NULL &&
	    strcmp(node_attr(role, "title"), name->term) == 0 &&
	    has_id(role_owing(duty), node_attr(role, "id"));
}

static void
reach_owing(struct following *following, const struct definition *name,
    const struct rests_link *from)
{
	size_t i, j;

	for (i = 0; i < following->count; i++) {
		const struct edition *edition = following->fields[i].edition;

		for (j = 0; j < edition->duty_count; j++) {
			const struct duty *duty = &edition->duties_first[j];

			if (duty->provision != NULL &&
			    falls_on(following, duty, name))
				reach(following, RESTS_ROLE, edition,
				    duty->provision, name->term, from);
		}
	}
}

static void
follow_term(struct following *following, const struct definition *new,
    enum rests_how how)
{
	const struct rests_link *first = link_to(following, how,
	    following->changes->new, new->at, new->term, NULL);

	start(following);
	leave_out(following, new->at);
	reach_users(following, new, first);
	reach_owing(following, new, first);
	reach_speaking(following, new, first);
	reach_naming(following, new->term, first);
	follow_queue(following);
}

static void
follow_terms(struct following *following)
{
	const struct definition *old = define_known(following->changes->old);
	const struct definition *new = define_known(following->changes->new);
	const struct definition *at, *other;

	for (at = new; at != NULL; at = at->next) {
		other = namesake(following, old, at, true);
		if (other == NULL)
			follow_term(following, at, RESTS_TERM_ADDED);
		else if (!means_the_same(following, other, at))
			follow_term(following, at, RESTS_TERM_CHANGED);
	}
	for (at = old; at != NULL; at = at->next) {
		if (namesake(following, new, at, false) != NULL)
			continue;
		start(following);
		reach_bereft(following, at, link_to(following,
		    RESTS_TERM_REMOVED, following->changes->old, at->at,
		    at->term, NULL));
		follow_queue(following);
	}
}

/* Does it ask something of somebody, itself or what it belongs to? */
static bool
asks(const struct edition *edition, const struct provision *at)
{
	size_t i;

	for (i = 0; i < edition->duty_count; i++)
		if (edition->duties_first[i].provision != NULL &&
		    is_inside(at, edition->duties_first[i].provision))
			return true;
	return false;
}

/* Mp-At_5-Pr_2 is a part of Mp-At_5. */
static bool
is_part(const char *address, const char *of)
{
	size_t length = strlen(of);

	return strncmp(address, of, length) == 0 &&
	    (address[length] == '\0' || address[length] == '-');
}

/* The old text's words that still name what is gone. */
static void
reach_orphaned(struct following *following, const struct provision *gone,
    const struct rests_link *from)
{
	const struct broken_reference *broken = following->changes->broken;

	for (; broken != NULL; broken = broken->next)
		if (broken->now == NULL && is_part(broken->was,
		    gone->address))
			reach(following, RESTS_REFERS, broken->edition,
			    broken->at, words_at(following, broken->at,
			    broken->start, broken->end), from);
}

static void
follow_removed(struct following *following, const struct provision *gone)
{
	const struct rests_link *first = link_to(following,
	    RESTS_TEXT_REMOVED, following->changes->old, gone, NULL, NULL);
	const struct provision *above = gone->parent, *now;

	start(following);
	reach_orphaned(following, gone, first);
	/* Who refers to all of the article, or 各号, has one less. */
	now = above != NULL ? following->of_old[above->order]->new : NULL;
	if (now != NULL && now->kind >= PROVISION_ARTICLE) {
		reach_referring(following, now, false, first);
	}
	if (asks(following->changes->old, gone))
		reach_naming(following, NULL, first);
	follow_queue(following);
}

static void
follow_text(struct following *following, const struct change *change)
{
	const struct provision *at = change->new;
	const struct rests_link *first = link_to(following,
	    change->old == NULL ? RESTS_TEXT_ADDED : RESTS_TEXT_CHANGED,
	    following->changes->new, at, NULL, NULL);

	start(following);
	leave_out(following, at);
	if (change->old != NULL)
		reach_below(following, first->edition, at, first);
	reach_referring(following, at, false, first);
	reach_overlaid(following, at, first);
	if (asks(following->changes->new, at))
		reach_naming(following, NULL, first);
	follow_queue(following);
}

static void
follow_changes(struct following *following)
{
	const struct change *change = following->changes->first;

	for (; change != NULL; change = change->next) {
		if (change->new == NULL) {
			/* With its parent gone it was followed there. */
			if (change->old->parent == NULL ||
			    following->of_old[change->old->parent->order]->
			    new != NULL)
				follow_removed(following, change->old);
		} else if (change->old == NULL || words_changed(following,
		    change) ||
		    (change->flags & CHANGE_DELETED) != 0) {
			follow_text(following, change);
		}
	}
}

/* The number that is named is another's now. */
static void
follow_moved(struct following *following)
{
	const struct broken_reference *broken = following->changes->broken;
	const struct provision *now;

	for (; broken != NULL; broken = broken->next) {
		now = broken->now == NULL ? NULL :
		    find_provision(following->changes->new, broken->now);
		if (now == NULL)
			continue;
		start(following);
		reach(following, RESTS_REFERS, broken->edition, broken->at,
		    words_at(following, broken->at, broken->start,
		    broken->end), link_to(following, RESTS_TEXT_MOVED,
		    following->changes->new, now, NULL, NULL));
		follow_queue(following);
	}
}

/* The fields */

static void
add_field(struct following *following, const struct edition *edition)
{
	struct field *field = &following->fields[following->count++];

	field->edition = edition;
	field->is_reached = pool_take(following->pool,
	    edition->provision_count + 1);
	following->rests->standards++;
	following->rests->provisions += edition->provision_count;
}

static void
add_fields(struct following *following)
{
	const struct edition *new = following->changes->new;
	const struct authority *authority = new->standard->authority;
	size_t i;

	following->fields = pool_take(following->pool,
	    (authority->standard_count + 1) * sizeof *following->fields);
	add_field(following, new);
	for (i = 0; i < authority->standard_count; i++)
		if (&authority->standards[i] != new->standard &&
		    standard_current(&authority->standards[i]) != NULL)
			add_field(following, standard_current(
			    &authority->standards[i]));
}

static void
find_rests(struct pool *pool, const struct changes *changes,
    struct rests *rests)
{
	struct following following = { .pool = pool, .changes = changes,
	    .rests = rests, .next = &rests->first };

	if (changes->new->standard == NULL ||
	    changes->old->standard != changes->new->standard)
		return;
	following.of_old = compare_renumber_index(pool, changes, false);
	following.of_new = compare_renumber_index(pool, changes, true);
	add_fields(&following);
	follow_terms(&following);
	follow_changes(&following);
	follow_moved(&following);
}

/* One pair of editions for one that is compared. */
struct page {
	const struct changes	*changes;
	struct rests		 rests;
};

const struct rests *
rests_known(const struct changes *changes)
{
	struct page *page = notebook_open(changes->new->notes,
	    NOTEBOOK_RESTS, sizeof *page);

	if (page->changes != changes) {
		*page = (struct page){ .changes = changes };
		find_rests(changes->new->notes->pool, changes, &page->rests);
	}
	return &page->rests;
}
