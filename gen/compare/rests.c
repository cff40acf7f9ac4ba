/*
 * A change is followed to what uses the terms it defines, refers to it or
 * stands under it, and from there on only where the meaning itself passes on:
 * through a definition that uses the term, to what stands under a lead, and to
 * what borrows (準用). All else that stands further off is not affected.
 */
#include "compare/rests_inside.h"

#include <string.h>

static const char *const how_names[] = {
	[RESTS_TERM_CHANGED] = "term-changed",
	[RESTS_TERM_ADDED] = "term-added",
	[RESTS_TERM_REMOVED] = "term-removed",
	[RESTS_TEXT_CHANGED] = "text-changed",
	[RESTS_TEXT_ADDED] = "text-added",
	[RESTS_TEXT_REMOVED] = "text-removed",
	[RESTS_TEXT_MOVED] = "text-moved",
	[RESTS_TITLE_CHANGED] = "title-changed",
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

/* What changed */

static bool
words_changed(const struct following *following, const struct change *change)
{
	return !compare_harmless_change(following->pool, following->changes,
	    following->of_old, change);
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
	return compare_harmless_words(following->pool, following->changes,
	    following->of_old, old->meaning, new->meaning) &&
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
			rests_step_reach(following, RESTS_LEAD, edition, at, NULL, from);
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
		    rests_step_words(following, link->at, use->start, use->end)) == 0)
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
	    rests_step_is_inside(link->at, definition->at);
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
		/* Of what means another thing itself it was told already. */
		if (!following->rests->is_redefined[definition->at->order] &&
		    is_in_meaning(following, definition, link))
			rests_term_users(following, definition, link);
}

static void
follow_queue(struct following *following)
{
	struct step *step;

	for (step = following->queue; step != NULL; step = step->next) {
		const struct rests_link *link = step->link;

		rests_step_keep(following, link);
		if (link->at->kind == PROVISION_FORM)
			continue;
		go_on_by_terms(following, link);
		reach_below(following, link->edition, link->at, link);
		if (link->how == RESTS_USES || link->how == RESTS_SPEAKS ||
		    link->how == RESTS_REFERS)
			rests_reference_taken_up(following, link);
		/* Who names a standard by its title says nothing new. */
		if (link->how != RESTS_NAMES || link->from->how ==
		    RESTS_TITLE_CHANGED)
			rests_reference_to(following, link->edition, link->at,
			    true, link);
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

/* Does it ask something of somebody, itself or what it belongs to? */
static bool
asks(const struct edition *edition, const struct provision *at)
{
	const struct overlay *overlay = overlay_of(edition);
	size_t i;

	for (i = 0; i < overlay->count; i++)
		if (overlay->duties[i].provision != NULL &&
		    rests_step_is_inside(at, overlay->duties[i].provision))
			return true;
	return false;
}

/* Of the standard's own provisions that were reached, does one ask? */
static bool
reached_what_asks(const struct following *following,
    const struct provision *definition)
{
	const struct field *own = &following->fields[0];
	const struct provision *at = own->edition->provisions;

	for (; at != NULL; at = at->next)
		if (at != definition && own->is_reached[at->order] &&
		    asks(own->edition, at))
			return true;
	return false;
}

static void
follow_term(struct following *following, const struct definition *new,
    enum rests_how how)
{
	const struct rests_link *first = rests_step_link(following, how,
	    following->changes->new, new->at, new->term, NULL);

	start(following);
	leave_out(following, new->at);
	rests_term_users(following, new, first);
	rests_term_owing(following, new, first);
	rests_term_speakers(following, new, first);
	rests_reference_titles(following, new->term, first);
	follow_queue(following);
	/* What the standard asks in that word, it asks of who names it too. */
	if (reached_what_asks(following, new->at)) {
		following->queue = NULL;
		following->queue_end = &following->queue;
		rests_reference_titles(following, NULL, first);
		follow_queue(following);
	}
}

static void
follow_terms(struct following *following)
{
	const struct definition *old = define_known(following->changes->old);
	const struct definition *new = define_known(following->changes->new);
	const struct definition *at, *other;

	for (at = new; at != NULL; at = at->next) {
		other = namesake(following, old, at, true);
		if (other == NULL) {
			follow_term(following, at, RESTS_TERM_ADDED);
		} else if (!means_the_same(following, other, at)) {
			following->rests->is_redefined[at->at->order] = true;
			follow_term(following, at, RESTS_TERM_CHANGED);
		}
	}
	for (at = old; at != NULL; at = at->next) {
		if (namesake(following, new, at, false) != NULL)
			continue;
		start(following);
		rests_term_bereft(following, at, rests_step_link(following,
		    RESTS_TERM_REMOVED, following->changes->old, at->at,
		    at->term, NULL));
		follow_queue(following);
	}
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
			rests_step_reach(following, RESTS_REFERS, broken->edition,
			    broken->at, rests_step_words(following, broken->at,
			    broken->start, broken->end), from);
}

static void
follow_removed(struct following *following, const struct provision *gone)
{
	const struct rests_link *first = rests_step_link(following,
	    RESTS_TEXT_REMOVED, following->changes->old, gone, NULL, NULL);
	const struct provision *above = gone->parent, *now;

	start(following);
	reach_orphaned(following, gone, first);
	/* Who refers to all of the article, or 各号, has one less. */
	now = above != NULL ? following->of_old[above->order]->new : NULL;
	if (now != NULL && now->kind >= PROVISION_ARTICLE) {
		rests_reference_to(following, following->changes->new, now,
		    false, first);
	}
	if (asks(following->changes->old, gone))
		rests_reference_titles(following, NULL, first);
	follow_queue(following);
}

static void
follow_text(struct following *following, const struct change *change)
{
	const struct provision *at = change->new;
	const struct rests_link *first = rests_step_link(following,
	    change->old == NULL ? RESTS_TEXT_ADDED : RESTS_TEXT_CHANGED,
	    following->changes->new, at, NULL, NULL);

	start(following);
	leave_out(following, at);
	if (change->old != NULL)
		reach_below(following, first->edition, at, first);
	rests_reference_to(following, first->edition, at, false, first);
	rests_reference_overlays(following, at, first);
	rests_form_of(following, at, first);
	if (asks(following->changes->new, at))
		rests_reference_titles(following, NULL, first);
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

/* Without the number in front: 10 緊急時対応基準. */
static const char *
bare_title(const char *title)
{
	while ((*title >= '0' && *title <= '9') || *title == ' ')
		title++;
	return title;
}

/* Others call it as it was called, and perhaps it does so itself. */
static void
follow_title(struct following *following)
{
	const struct changes *changes = following->changes;
	const struct rests_link *first;
	const char *name = bare_title(changes->old->title);

	if (changes->same_title || *name == '\0')
		return;
	following->rests->renamed = name;
	first = rests_step_link(following, RESTS_TITLE_CHANGED, changes->new,
	    NULL, name, NULL);
	start(following);
	rests_reference_named(following, name, first);
	follow_queue(following);
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
		rests_step_reach(following, RESTS_REFERS, broken->edition, broken->at,
		    rests_step_words(following, broken->at, broken->start,
		    broken->end), rests_step_link(following, RESTS_TEXT_MOVED,
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
	rests->is_redefined = pool_take(pool, changes->new->provision_count +
	    1);
	rests->of_old = following.of_old;
	rests->of_new = following.of_new;
	add_fields(&following);
	follow_terms(&following);
	follow_changes(&following);
	follow_moved(&following);
	follow_title(&following);
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

const struct provision *
rests_seen_in(const struct rests *rests, const struct rests_link *link,
    const struct edition *edition)
{
	const struct change *change;

	if (link->edition == edition ||
	    link->edition->standard != edition->standard)
		return link->at;
	if (link->how == RESTS_TEXT_REMOVED || link->how ==
	    RESTS_TERM_REMOVED) {
		change = rests->of_old[link->at->order];
		return change->new;
	}
	change = rests->of_new[link->at->order];
	return change->old;
}
