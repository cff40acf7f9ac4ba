#include "scope/changes.h"

#include <string.h>

#include "check/check.h"
#include "refer/actor.h"
#include "refer/role.h"
#include "base/word.h"
#include "scope/rests.h"

enum duty_change {
	DUTY_SAME,
	DUTY_NEW,
	DUTY_GONE,
	DUTY_CHANGED,
	DUTY_WORDED,
	DUTY_RENUMBERED,
	DUTY_STALE,
	DUTY_CHANGE_COUNT
};

static const char *const change_names[] = {
	[DUTY_SAME] = "same",
	[DUTY_NEW] = "new",
	[DUTY_GONE] = "gone",
	[DUTY_CHANGED] = "changed",
	[DUTY_WORDED] = "worded",
	[DUTY_RENUMBERED] = "renumbered",
	[DUTY_STALE] = "stale"
};

/* A duty on both sides; one may be NULL. */
struct pair {
	const struct duty	*old, *new;
	const char		**old_roles, **new_roles;	/* ids */
	enum duty_change	 change;	/* for those who owe both */
};

struct revision {
	struct scope		*scope;
	const struct changes	*changes;
	const struct change	**of_old, **of_new;	/* by order */
	struct pair		*pairs;			/* array of count */
	size_t			 count;
	bool			*is_taken;	/* duties of the new edition */
	bool			*is_asked;	/* its provisions, by order */
	struct kept_duties	 kept;		/* that stayed as they were */
};

/* Duties that belong together */

static const char *
attr_of(const struct duty *duty, const char *name)
{
	const char *value = node_attr(duty->node, name);

	return value != NULL ? value : "";
}

/* .2 of Mp-At_3-Pr_1.2: which of the duties on its provision. */
static const char *
suffix_of(const struct duty *duty)
{
	return attr_of(duty, "id") + strcspn(attr_of(duty, "id"), ".");
}

static char *
words_of(struct pool *pool, const struct duty *duty, const char *name)
{
	const xmlNode *child = node_child(duty->node, name);

	return content_all(pool, child);
}

static bool
same_words(struct revision *revision, const struct duty *old,
    const struct duty *new, const char *name)
{
	struct pool *pool = revision->scope->pool;

	return compare_renumber_same(revision->scope->pool,
	    revision->changes, revision->of_old, words_of(pool, old, name),
	    words_of(pool, new, name));
}

/* The new duty on that provision that says the same, or has its place. */
static const struct duty *
partner_of(struct revision *revision, const struct duty *old)
{
	const struct edition *new = revision->changes->new;
	const struct change *change =
	    revision->of_old[old->provision->order];
	const struct duty *duty, *same_place = NULL;
	size_t i;

	for (i = 0; change->new != NULL && i < new->duty_count; i++) {
		duty = &new->duties_first[i];
		if (duty->provision != change->new || revision->is_taken[i])
			continue;
		if (same_words(revision, old, duty, "plain"))
			return duty;
		if (strcmp(suffix_of(old), suffix_of(duty)) == 0)
			same_place = duty;
	}
	return same_place;
}

static const char **
roles_of(struct revision *revision, const struct duty *duty)
{
	static const char *nobody[] = { NULL };
	const struct standard *standard;

	if (duty == NULL)
		return nobody;
	standard = duty->edition->standard;
	return role_resolve(revision->scope->pool, standard->authority,
	    node_attr(duty->node, "roles"), standard->slug);
}

/* How it changed */

static bool
words_changed(const struct change *change)
{
	return (change->flags & CHANGE_TEXT) != 0 &&
	    (change->flags & CHANGE_WIDTH) == 0;
}

/* Has it, or something between it and top, a duty of its own? */
static bool
is_asked_alone(const struct revision *revision,
    const struct provision *provision, const struct provision *top)
{
	for (; provision != top; provision = provision->parent)
		if (revision->is_asked[provision->order])
			return true;
	return false;
}

/* The clause itself, with the parts below it that belong to it. */
static bool
clause_changed(struct revision *revision, const struct provision *provision)
{
	const struct provision *at;

	if (words_changed(revision->of_new[provision->order]))
		return true;
	for (at = provision_inside(provision, NULL); at != NULL;
	    at = provision_inside(provision, at))
		if (!is_asked_alone(revision, at, provision) &&
		    (words_changed(revision->of_new[at->order]) ||
		    revision->of_new[at->order]->old == NULL))
			return true;
	return false;
}

static bool
asks_the_same(struct revision *revision, const struct duty *old,
    const struct duty *new)
{
	static const char *const parts[] = { "question", "plain", "condition",
	    "evidence", "exception" };
	static const char *const attrs[] = { "modality", "permits", "cycle",
	    "record" };
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!same_words(revision, old, new, parts[i]))
			return false;
	for (i = 0; i < sizeof attrs / sizeof *attrs; i++)
		if (strcmp(attr_of(old, attrs[i]), attr_of(new, attrs[i])) !=
		    0)
			return false;
	return true;
}

/* What introduces it may change what it asks. */
static bool
lead_changed(struct revision *revision, const struct provision *provision)
{
	const struct provision *at = provision->parent;

	for (; at != NULL && at->kind > PROVISION_ARTICLE; at = at->parent)
		if (words_changed(revision->of_new[at->order]))
			return true;
	return false;
}

/* Whom the clause names, else what introduces it. */
static const char **
named_by(struct revision *revision, const struct duty *duty,
    struct actor *(*names)(struct pool *, const struct edition *,
    const struct provision *))
{
	const struct provision *at = duty->provision;
	struct pool *pool = revision->scope->pool;
	struct actor *found = NULL;

	for (; at != NULL && at->kind >= PROVISION_PARAGRAPH &&
	    at->kind <= PROVISION_SUBITEM && found == NULL; at = at->parent)
		found = names(pool, duty->edition, at);
	return actor_roles(pool, duty->edition, found);
}

static bool
are_same(const char *const *these, const char *const *those)
{
	for (; *these != NULL && *those != NULL; these++, those++)
		if (strcmp(*these, *those) != 0)
			return false;
	return *these == *those;
}

/*
 * The words name others to act or to permit, and the overlay does not: that
 * "the same is to be done" nobody can say.
 */
static bool
names_others(struct revision *revision, const struct duty *old,
    const struct duty *new)
{
	return !are_same(named_by(revision, old, actor_subjects),
	    named_by(revision, new, actor_subjects)) ||
	    !are_same(named_by(revision, old, actor_givers),
	    named_by(revision, new, actor_givers));
}

static enum duty_change
change_of(struct revision *revision, const struct duty *old,
    const struct duty *new)
{
	if (old == NULL)
		return DUTY_NEW;
	if (new == NULL)
		return DUTY_GONE;
	if (!asks_the_same(revision, old, new))
		return DUTY_CHANGED;
	if ((clause_changed(revision, new->provision) ||
	    lead_changed(revision, new->provision)) && strcmp(attr_of(old,
	    "roles"), attr_of(new, "roles")) == 0 &&
	    names_others(revision, old, new))
		return DUTY_STALE;
	if (clause_changed(revision, new->provision))
		return DUTY_WORDED;
	if (strcmp(old->provision->citation, new->provision->citation) != 0)
		return DUTY_RENUMBERED;
	return DUTY_SAME;
}

/* Without an overlay of the new text nobody knows what it asks. */
static enum duty_change
change_unknown(struct revision *revision, const struct duty *old)
{
	const struct change *change =
	    revision->of_old[old->provision->order];

	if (change->new == NULL)
		return DUTY_GONE;
	if (clause_changed(revision, change->new) ||
	    lead_changed(revision, change->new))
		return DUTY_STALE;
	return (change->flags & CHANGE_NUMBER) != 0 ? DUTY_RENUMBERED :
	    DUTY_SAME;
}

static void
add_pair(struct revision *revision, const struct duty *old,
    const struct duty *new, enum duty_change change)
{
	struct pair *pair = &revision->pairs[revision->count++];

	pair->old = old;
	pair->new = new;
	pair->old_roles = roles_of(revision, old);
	pair->new_roles = roles_of(revision, new);
	if (new == NULL && change != DUTY_GONE)
		pair->new_roles = pair->old_roles;
	pair->change = change;
}

static void
pair_duties(struct revision *revision)
{
	const struct edition *old = revision->changes->old;
	const struct edition *new = revision->changes->new;
	const struct duty *duty, *partner;
	size_t i;

	for (i = 0; i < old->duty_count; i++) {
		duty = &old->duties_first[i];
		if (duty->provision == NULL)
			continue;
		if (new->duties == NULL) {
			add_pair(revision, duty, NULL,
			    change_unknown(revision, duty));
			continue;
		}
		partner = partner_of(revision, duty);
		if (partner != NULL)
			revision->is_taken[partner - new->duties_first] = true;
		add_pair(revision, duty, partner,
		    change_of(revision, duty, partner));
	}
	for (i = 0; i < new->duty_count; i++)
		if (!revision->is_taken[i] &&
		    new->duties_first[i].provision != NULL)
			add_pair(revision, NULL, &new->duties_first[i],
			    DUTY_NEW);
}

/* What did not change itself may rest on what did. */
static void
collect_kept(struct revision *revision)
{
	struct kept_duties *kept = &revision->kept;
	size_t i;

	kept->changes = revision->changes;
	kept->list = pool_take(revision->scope->pool,
	    (revision->count + 1) * sizeof *kept->list);
	for (i = 0; i < revision->count; i++) {
		const struct pair *pair = &revision->pairs[i];
		const struct duty *duty = pair->new != NULL ? pair->new :
		    pair->old;

		if (pair->change != DUTY_SAME &&
		    pair->change != DUTY_RENUMBERED)
			continue;
		kept->list[kept->count++] = (struct kept_duty){ duty,
		    pair->new != NULL ? duty->provision :
		    revision->of_old[duty->provision->order]->new,
		    pair->new_roles };
	}
}

/* Writing */

/* For one role: a duty may pass to it or leave it though it stays. */
static enum duty_change
change_for(const struct pair *pair, const char *role)
{
	bool had = word_among(pair->old_roles, role);
	bool has = word_among(pair->new_roles, role);

	if (!had && !has)
		return DUTY_SAME;
	if (!had)
		return DUTY_NEW;
	return has ? pair->change : DUTY_GONE;
}

static void
write_side(struct revision *revision, xmlNode *node,
    const struct duty *duty, const char *prefix)
{
	static const char *const parts[] = { "plain", "question",
	    "condition" };
	struct pool *pool = revision->scope->pool;
	const char *words;
	size_t i;

	if (duty == NULL)
		return;
	part_set(node, pool_format(pool, "%smodality", prefix),
	    duty->modality);
	part_set(node, pool_format(pool, "%scitation", prefix),
	    duty->provision->citation);
	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		words = words_of(pool, duty, parts[i]);
		if (*words != '\0')
			part_text(part_add(node, pool_format(pool, "%s%s",
			    prefix, parts[i])), words, strlen(words));
	}
}

/* The words that differ in <mark>, so that one sees them in long ones. */
static void
write_marked(xmlNode *node, const char *name, const char *words,
    const struct span *span)
{
	xmlNode *child = node_child(node, name), *mark = NULL;

	if (child == NULL || span == NULL)
		return;
	xmlNodeSetContent(child, NULL);
	for (; span != NULL; span = span->next) {
		if (!span->is_changed && !span->is_widened)
			mark = NULL;
		else if (mark == NULL)
			mark = part_add(child, "mark");
		part_text(mark != NULL ? mark : child, words + span->start,
		    span->end - span->start);
	}
}

static void
mark_differences(struct revision *revision, xmlNode *node,
    const struct pair *pair, const char *name)
{
	struct pool *pool = revision->scope->pool;
	const char *old = words_of(pool, pair->old, name);
	const char *new = words_of(pool, pair->new, name);
	struct span *old_spans, *new_spans;

	if (compare_renumber_same(revision->scope->pool,
	    revision->changes, revision->of_old, old, new))
		return;
	part_set(node, pool_format(pool, "%s-differs", name), "yes");
	compare_words(pool, old, new, &old_spans, &new_spans);
	write_marked(node, name, new, new_spans);
	write_marked(node, pool_format(pool, "old-%s", name), old, old_spans);
}

static void
write_duty(struct revision *revision, xmlNode *affected,
    const struct pair *pair, enum duty_change change)
{
	xmlNode *node = part_add(affected, "duty");
	const struct duty *either = pair->new != NULL ? pair->new : pair->old;

	part_made_from(node, either->node);
	part_set(node, "change", change_names[change]);
	part_set(node, "provision", either->provision->address);
	part_set(node, "href", part_href(revision->scope, either->edition,
	    either->provision->address));
	if (change != DUTY_GONE)
		write_side(revision, node, pair->new, "");
	if (change != DUTY_NEW)
		write_side(revision, node, pair->old, "old-");
	if (change == DUTY_STALE && pair->new != NULL)
		part_set(node, "because", "actor");
	if (change == DUTY_CHANGED) {
		mark_differences(revision, node, pair, "plain");
		mark_differences(revision, node, pair, "condition");
	}
	part_set_flag(node, "stale", pair->new != NULL &&
	    check_coverage_is_stale(pair->new->edition, pair->new->provision));
}

static bool
names_word(const char *list, const char *word)
{
	size_t length = strlen(word);

	for (; list != NULL && *list != '\0'; list += strcspn(list, " ")) {
		list += strspn(list, " ");
		if (strcspn(list, " ") == length &&
		    strncmp(list, word, length) == 0)
			return true;
	}
	return false;
}

/* Does a form of this kind say that the role hands it in? */
static bool
hands_in_form(const struct authority *authority, const char *role,
    const char *forms)
{
	const char *title = role_title(authority, role), *from;
	const struct edition *edition;
	const struct provision *form;
	size_t i;

	for (i = 0; *forms != '\0' && i < authority->standard_count; i++) {
		edition = standard_current(&authority->standards[i]);
		if (edition == NULL)
			continue;
		for (form = edition->provisions; form != NULL;
		    form = form->next) {
			if (form->kind != PROVISION_FORM ||
			    strstr(form->caption, forms) == NULL)
				continue;
			from = node_attr(form->node, "from");
			if (from != NULL && title != NULL &&
			    strcmp(from, title) == 0)
				return true;
		}
	}
	return false;
}

/* Does the authority have this role sign one of that kind? */
static bool
signs(const struct authority *authority, const char *role,
    const struct kind *kind)
{
	const xmlNode *node = node_child(xmlDocGetRootElement(
	    authority->source->document), "addressee");
	const char *use;

	for (; node != NULL; node = node_next(node, "addressee")) {
		use = node_attr(node, "for");
		if (use != NULL && strcmp(use, kind->addressee) == 0 &&
		    names_word(node_attr(node, "roles"), role))
			return true;
	}
	return hands_in_form(authority, role, kind->forms);
}

/* Forms that changed, where a clause of this role speaks of them. */
static bool
concerns_role(struct revision *revision, const struct provision *form,
    const char *role)
{
	const char *addresses = node_attr(form->node, "provisions");
	size_t i;

	for (i = 0; i < revision->count; i++) {
		const struct pair *pair = &revision->pairs[i];

		if (pair->new != NULL && word_among(pair->new_roles, role) &&
		    names_word(addresses, pair->new->provision->address))
			return true;
		if (pair->old != NULL && word_among(pair->old_roles, role) &&
		    names_word(addresses, pair->old->provision->address))
			return true;
	}
	return false;
}

static const char *
form_change(const struct change *change)
{
	if ((change->flags & CHANGE_ADDED) != 0)
		return "new";
	return (change->flags & CHANGE_REMOVED) != 0 ? "gone" : "changed";
}

static void
write_forms(struct revision *revision, xmlNode *parent, const char *role)
{
	const struct change *change = revision->changes->first;
	const struct provision *form;
	xmlNode *node;

	for (; change != NULL; change = change->next) {
		form = change->new != NULL ? change->new : change->old;
		if (form->kind != PROVISION_FORM || change->flags == 0 ||
		    node_attr(form->node, "of") != NULL ||
		    (role != NULL && !concerns_role(revision, form, role)))
			continue;
		node = part_add(parent, "form");
		part_made_from(node, form->node);
		part_set(node, "address", form->address);
		part_set(node, "label", form->number);
		part_set(node, "title", form->caption);
		part_set(node, "change", form_change(change));
	}
}

/* Is a paper of this kind, for this role, another one now? */
static bool
is_replaced(const struct authority *authority, const struct kind *kind,
    const char *role)
{
	return (kind->replaced & KIND_REPLACED_BY_DUTIES) != 0 &&
	    (kind->per & KIND_PER_ROLE) != 0 &&
	    (!kind->is_signed || signs(authority, role, kind));
}

static void
write_papers(struct revision *revision, xmlNode *affected, const char *role)
{
	const struct request *request = revision->scope->request;
	const struct kinds *kinds = request->kinds;
	xmlNode *paper;
	size_t i;

	for (i = 0; kinds != NULL && i < kinds->count; i++) {
		const struct kind *kind = &kinds->list[i];

		if (!is_replaced(request->authority, kind, role))
			continue;
		paper = part_add(affected, "paper");
		part_set(paper, "kind", kind->name);
		part_set(paper, "title", kind->title);
		part_set_flag(paper, "signed", kind->is_signed);
	}
}

static bool
signs_any(const struct request *request, const char *role)
{
	const struct kinds *kinds = request->kinds;
	size_t i;

	for (i = 0; kinds != NULL && i < kinds->count; i++)
		if (kinds->list[i].is_signed &&
		    signs(request->authority, role, &kinds->list[i]))
			return true;
	return false;
}

/* Which papers say something else now, and what the person has to do. */
static void
write_consequences(struct revision *revision, xmlNode *affected,
    const char *role, const size_t counts[DUTY_CHANGE_COUNT])
{
	size_t asked = counts[DUTY_NEW] + counts[DUTY_CHANGED];
	size_t of_substance = asked + counts[DUTY_GONE];
	size_t any = of_substance + counts[DUTY_WORDED] +
	    counts[DUTY_RENUMBERED] + counts[DUTY_STALE];

	part_set_flag(affected, "train", asked > 0);
	part_set_flag(affected, "signs",
	    signs_any(revision->scope->request, role));
	part_set_flag(affected, "sign", of_substance > 0 &&
	    signs_any(revision->scope->request, role));
	if (any > 0)
		write_papers(revision, affected, role);
	write_forms(revision, affected, role);
}

static void
write_role(struct revision *revision, xmlNode *parent, const char *role)
{
	struct scope *scope = revision->scope;
	size_t counts[DUTY_CHANGE_COUNT] = {0}, i;
	enum duty_change change;
	xmlNode *affected = part_add(parent, "affected");

	part_set(affected, "role", role);
	part_set(affected, "title",
	    role_title(scope->request->authority, role));
	for (i = 0; i < revision->count; i++) {
		change = change_for(&revision->pairs[i], role);
		counts[change]++;
		if (change != DUTY_SAME)
			write_duty(revision, affected, &revision->pairs[i],
			    change);
	}
	for (i = DUTY_NEW; i < DUTY_CHANGE_COUNT; i++)
		part_set_number(affected, change_names[i], counts[i]);
	part_set_number(affected, "rests", rests_write_role(scope, affected,
	    &revision->kept, role));
	write_consequences(revision, affected, role, counts);
	if (affected->children == NULL) {
		xmlUnlinkNode(affected);
		xmlFreeNode(affected);
	}
}

static bool
has_paper(const xmlNode *parent, const char *kind)
{
	const xmlNode *affected, *paper;

	for (affected = node_child(parent, "affected"); affected != NULL;
	    affected = node_next(affected, "affected"))
		for (paper = node_child(affected, "paper"); paper != NULL;
		    paper = node_next(paper, "paper"))
			if (strcmp(node_attr(paper, "kind"), kind) == 0)
				return true;
	return false;
}

/* Of all roles together, in the order of the kinds. */
static void
write_kinds(struct revision *revision, xmlNode *parent)
{
	const struct kinds *kinds = revision->scope->request->kinds;
	xmlNode *node;
	size_t i;

	for (i = 0; kinds != NULL && i < kinds->count; i++) {
		const struct kind *kind = &kinds->list[i];

		if (kind->is_signed)
			part_set(part_add(parent, "signed"), "title",
			    kind->title);
		if (!has_paper(parent, kind->name))
			continue;
		node = part_add(parent, "replaced");
		part_set(node, "kind", kind->name);
		part_set(node, "title", kind->title);
	}
}

static void
write_roles(struct revision *revision, xmlNode *parent)
{
	struct scope *scope = revision->scope;
	const xmlNode *role;

	if (scope->roles != NULL) {
		write_role(revision, parent, scope->roles[0]);
		return;
	}
	for (role = node_child(xmlDocGetRootElement(
	    scope->request->authority->source->document), "role");
	    role != NULL; role = node_next(role, "role"))
		if (node_attr(role, "id") != NULL)
			write_role(revision, parent, node_attr(role, "id"));
}

void
changes_write(struct scope *scope, xmlNode *node,
    const struct changes *changes)
{
	struct revision revision = { .scope = scope, .changes = changes };
	const struct edition *old = changes->old, *new = changes->new;
	size_t i;

	if (scope->request->authority == NULL || old->standard == NULL ||
	    new->standard == NULL || old->duties == NULL)
		return;
	revision.of_old = compare_renumber_index(scope->pool, changes,
	    false);
	revision.of_new = compare_renumber_index(scope->pool, changes,
	    true);
	revision.is_taken = pool_take(scope->pool, new->duty_count + 1);
	revision.pairs = pool_take(scope->pool, (old->duty_count +
	    new->duty_count + 1) * sizeof *revision.pairs);
	revision.is_asked = pool_take(scope->pool, new->provision_count + 1);
	for (i = 0; i < new->duty_count; i++)
		if (new->duties_first[i].provision != NULL)
			revision.is_asked[new->duties_first[i].provision->
			    order] = true;
	pair_duties(&revision);
	collect_kept(&revision);
	part_set_flag(node, "unread", new->duties == NULL);
	write_forms(&revision, node, NULL);
	write_roles(&revision, node);
	write_kinds(&revision, node);
	if (scope->roles == NULL)
		rests_write_others(scope, node, changes);
}
