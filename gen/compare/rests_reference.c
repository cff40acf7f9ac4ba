/*
 * References to what changed: by number, by title, and those of the overlay.
 */
#include "compare/rests_inside.h"

#include <string.h>

#include "corpus/node.h"
#include "refer/refer.h"

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
			if (rests_step_is_inside(from, at))
				break;
			last = at;
		}
	return last;
}

/* Is it about the changed provision, or introduced by it? */
static bool
is_about(const struct provision *target, const struct provision *changed)
{
	return rests_step_is_inside(changed, target) ||
	    (changed->kind >= PROVISION_PARAGRAPH &&
	    changed->kind <= PROVISION_SUBITEM && rests_step_is_inside(target, changed));
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

void
rests_reference_to(struct following *following, const struct provision *changed,
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
					rests_step_reach(following, borrows(at) ?
					    RESTS_BORROWS : RESTS_REFERS,
					    edition, at, rests_step_words(following,
					    at, reference->start,
					    reference->end), from);
		}
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
					rests_step_reach(following, RESTS_NAMES, edition,
					    at, rests_step_words(following, at,
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

void
rests_reference_overlays(struct following *following, const struct provision *changed,
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
				rests_step_reach(following, RESTS_OVERLAY, edition,
				    duty->provision, NULL, from);
		}
	}
}
