#include "scope/revision.h"

#include <string.h>

#include "base/word.h"
#include "check/check.h"
#include "refer/actor.h"
#include "refer/role.h"
#include "scope/reworded.h"

static const char *const change_names[] = {
	[DUTY_SAME] = "same",
	[DUTY_NEW] = "new",
	[DUTY_GONE] = "gone",
	[DUTY_CHANGED] = "changed",
	[DUTY_WORDED] = "worded",
	[DUTY_RENUMBERED] = "renumbered",
	[DUTY_STALE] = "stale"
};

static const char *const doubt_names[] = {
	[DOUBT_ACTOR] = "actor",
	[DOUBT_PARTY] = "party",
	[DOUBT_MEANING] = "meaning",
	[DOUBT_NAME] = "name",
	[DOUBT_LEAD] = "lead",
	[DOUBT_MEMBERS] = "members",
	[DOUBT_RECORD] = "record",
	[DOUBT_WORDS] = "words"
};

const char *
revision_change_name(enum duty_change change)
{
	return change_names[change];
}

const char *
revision_doubt_name(enum doubt doubt)
{
	return doubt == DOUBT_NONE ? NULL : doubt_names[doubt];
}

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

char *
revision_words(struct pool *pool, const struct duty *duty, const char *name)
{
	const xmlNode *child = node_child(duty->node, name);
	char *words = content_all(pool, child);

	while (child != NULL && (child = node_next(child, name)) != NULL)
		words = pool_format(pool, "%s、%s", words,
		    content_all(pool, child));
	return words;
}

static bool
same_words(struct revision *revision, const struct duty *old,
    const struct duty *new, const char *name)
{
	struct pool *pool = revision->scope->pool;

	return compare_renumber_same(revision->scope->pool,
	    revision->changes, revision->of_old, revision_words(pool, old, name),
	    revision_words(pool, new, name));
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

	for (i = 0; change->new != NULL && i < overlay_of(new)->count; i++) {
		duty = &overlay_of(new)->duties[i];
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
is_harmless(struct revision *revision, const struct change *change)
{
	return compare_harmless_change(revision->scope->pool,
	    revision->changes, revision->of_old, change);
}

static bool
asks_the_same(struct revision *revision, const struct duty *old,
    const struct duty *new)
{
	static const char *const parts[] = { "question", "plain", "condition",
	    "item", "evidence", "exception" };
	static const char *const attrs[] = { "modality", "permits", "cycle",
	    "within", "record" };
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!same_words(revision, old, new, parts[i]))
			return false;
	for (i = 0; i < sizeof attrs / sizeof *attrs; i++)
		if (strcmp(attr_of(old, attrs[i]), attr_of(new, attrs[i])) !=
		    0)
			return false;
	return !reworded_lists_others(revision, old, new);
}

/* What introduces it may change what it asks. */
static bool
lead_changed(struct revision *revision, const struct provision *provision)
{
	const struct provision *at = provision->parent;

	for (; at != NULL && at->kind > PROVISION_ARTICLE; at = at->parent)
		if (!is_harmless(revision, revision->of_new[at->order]))
			return true;
	return false;
}

/* Do the overlay's words hold what went out of the words above it? */
static bool
quotes_old_lead(struct revision *revision, const struct duty *duty)
{
	static const char *const parts[] = { "question", "plain" };
	const struct provision *at = duty->provision->parent;
	const struct change *change;
	size_t i;

	for (; at != NULL && at->kind > PROVISION_ARTICLE; at = at->parent) {
		change = revision->of_new[at->order];
		if (is_harmless(revision, change) || change->old == NULL)
			continue;
		for (i = 0; i < sizeof parts / sizeof *parts; i++)
			if (reworded_quotes(revision->scope->pool,
			    revision_words(revision->scope->pool, duty,
			    parts[i]), change))
				return true;
	}
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

static bool
names_the_same(struct revision *revision, const struct duty *old,
    const struct duty *new, struct actor *(*names)(struct pool *,
    const struct edition *, const struct provision *))
{
	return are_same(named_by(revision, old, names),
	    named_by(revision, new, names));
}

/* Does the clause say what a word means, and now says another thing? */
static bool
means_another(const struct revision *revision,
    const struct provision *clause)
{
	const bool *is_redefined =
	    rests_known(revision->changes)->is_redefined;
	const struct provision *at = NULL;

	if (is_redefined == NULL)
		return false;
	if (is_redefined[clause->order])
		return true;
	while ((at = provision_inside(clause, at)) != NULL)
		if (is_redefined[at->order] &&
		    !reworded_is_asked_alone(revision->is_asked, at, clause))
			return true;
	return false;
}

/* A report to somebody who is nowhere in the text is no report. */
static bool
names_who_is_gone(struct revision *revision, const struct duty *duty)
{
	static const char *const parts[] = { "question", "plain", "condition",
	    "item", "exception" };
	const char *const *gone;
	size_t i;

	for (gone = revision->gone; *gone != NULL; gone++)
		for (i = 0; i < sizeof parts / sizeof *parts; i++)
			if (define_stands_in(revision_words(
			    revision->scope->pool, duty, parts[i]), *gone))
				return true;
	return false;
}

/* 電子計算機等（電子計算機、周辺機器）: are the members written behind it? */
static bool
lists_members(const char *words, const char *term)
{
	size_t start = 0, end;

	while (define_place_in(words, term, &start, &end)) {
		if (strncmp(words + end, "（", strlen("（")) == 0 ||
		    words[end] == '(')
			return true;
		start = end;
	}
	return false;
}

/* And does it mean other ones now? */
static bool
lists_old_members(struct revision *revision, const struct duty *duty)
{
	static const char *const parts[] = { "question", "plain", "condition",
	    "item", "exception" };
	const struct changes *changes = revision->changes;
	const bool *is_redefined = rests_known(changes)->is_redefined;
	const struct definition *at = define_known(changes->new);
	size_t i;

	for (; is_redefined != NULL && at != NULL; at = at->next)
		for (i = 0; is_redefined[at->at->order] &&
		    i < sizeof parts / sizeof *parts; i++)
			if (lists_members(revision_words(
			    revision->scope->pool, duty, parts[i]), at->term))
				return true;
	return false;
}

/* The overlay says what it said: is that still what the clause asks? */
static enum doubt
doubt_of(struct revision *revision, const struct duty *old,
    const struct duty *new)
{
	bool is_reworded = reworded_clause(revision, old->provision,
	    new->provision);
	bool is_led_otherwise = lead_changed(revision, new->provision);

	if ((is_reworded || is_led_otherwise) && strcmp(attr_of(old, "roles"),
	    attr_of(new, "roles")) == 0) {
		if (!names_the_same(revision, old, new, actor_subjects) ||
		    !names_the_same(revision, old, new, actor_givers))
			return DOUBT_ACTOR;
		if (!names_the_same(revision, old, new, actor_mentions))
			return DOUBT_PARTY;
	}
	if ((is_reworded || is_led_otherwise) &&
	    means_another(revision, new->provision))
		return DOUBT_MEANING;
	if (names_who_is_gone(revision, new))
		return DOUBT_NAME;
	if (is_reworded)
		return DOUBT_WORDS;
	if (lists_old_members(revision, new))
		return DOUBT_MEMBERS;
	return is_led_otherwise && quotes_old_lead(revision, new) ?
	    DOUBT_LEAD : DOUBT_NONE;
}

/* The clause is there, and what was written about it is not. */
static bool
lost_its_record(const struct revision *revision, const struct duty *old)
{
	const struct provision *now =
	    revision->of_old[old->provision->order]->new;

	return now != NULL && !now->is_deleted && check_coverage(
	    revision->changes->new, now) == COVERAGE_NONE;
}

static enum duty_change
change_of(struct revision *revision, const struct duty *old,
    const struct duty *new, enum doubt *doubt)
{
	*doubt = DOUBT_NONE;
	if (old == NULL)
		return DUTY_NEW;
	if (new == NULL && lost_its_record(revision, old)) {
		*doubt = DOUBT_RECORD;
		return DUTY_STALE;
	}
	if (new == NULL)
		return DUTY_GONE;
	if (!asks_the_same(revision, old, new))
		return DUTY_CHANGED;
	*doubt = doubt_of(revision, old, new);
	if (*doubt != DOUBT_NONE)
		return DUTY_STALE;
	if (reworded_harmlessly(revision, new->provision))
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
	if (reworded_clause(revision, old->provision, change->new) ||
	    lead_changed(revision, change->new) ||
	    lists_old_members(revision, old))
		return DUTY_STALE;
	if (reworded_harmlessly(revision, change->new))
		return DUTY_WORDED;
	return (change->flags & CHANGE_NUMBER) != 0 ? DUTY_RENUMBERED :
	    DUTY_SAME;
}

/* Whom the new text names to act, though nobody has written so yet. */
static const char **
newly_named(struct revision *revision, const struct pair *pair)
{
	if (pair->new == NULL || pair->doubt != DOUBT_ACTOR ||
	    names_the_same(revision, pair->old, pair->new, actor_subjects))
		return NULL;
	return named_by(revision, pair->new, actor_subjects);
}

static struct pair *
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
	return pair;
}

static void
pair_duties(struct revision *revision)
{
	const struct edition *old = revision->changes->old;
	const struct edition *new = revision->changes->new;
	const struct duty *duty, *partner;
	enum duty_change change;
	enum doubt doubt;
	struct pair *pair;
	size_t i;

	for (i = 0; i < overlay_of(old)->count; i++) {
		duty = &overlay_of(old)->duties[i];
		if (duty->provision == NULL)
			continue;
		if (overlay_of(new)->source == NULL) {
			add_pair(revision, duty, NULL,
			    change_unknown(revision, duty));
			continue;
		}
		partner = partner_of(revision, duty);
		if (partner != NULL)
			revision->is_taken[partner -
			    overlay_of(new)->duties] = true;
		change = change_of(revision, duty, partner, &doubt);
		pair = add_pair(revision, duty, partner, change);
		pair->doubt = doubt;
		pair->named = newly_named(revision, pair);
	}
	for (i = 0; i < overlay_of(new)->count; i++)
		if (!revision->is_taken[i] &&
		    overlay_of(new)->duties[i].provision != NULL)
			add_pair(revision, NULL, &overlay_of(new)->duties[i],
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
		    pair->change != DUTY_RENUMBERED &&
		    pair->change != DUTY_WORDED)
			continue;
		kept->list[kept->count++] = (struct kept_duty){ duty,
		    pair->new != NULL ? duty->provision :
		    revision->of_old[duty->provision->order]->new,
		    pair->new_roles };
	}
}

enum duty_change
revision_change_for(const struct pair *pair, const char *role)
{
	bool had = word_among(pair->old_roles, role);
	bool has = word_among(pair->new_roles, role);

	if (!had && !has)
		return pair->named != NULL && word_among(pair->named, role) ?
		    DUTY_STALE : DUTY_SAME;
	if (!had)
		return DUTY_NEW;
	return has ? pair->change : DUTY_GONE;
}

/* Which provisions have a duty of their own. */
static bool *
asked_of(struct pool *pool, const struct edition *edition)
{
	bool *is_asked = pool_take(pool, edition->provision_count + 1);
	const struct overlay *overlay = overlay_of(edition);
	size_t i;

	for (i = 0; i < overlay->count; i++)
		if (overlay->duties[i].provision != NULL)
			is_asked[overlay->duties[i].provision->order] = true;
	return is_asked;
}

struct revision
revision_read(struct scope *scope, const struct changes *changes)
{
	struct revision revision = { .scope = scope, .changes = changes };
	const struct edition *old = changes->old, *new = changes->new;

	revision.of_old = compare_renumber_index(scope->pool, changes,
	    false);
	revision.of_new = compare_renumber_index(scope->pool, changes,
	    true);
	revision.gone = actor_gone(scope->pool, old, new);
	revision.is_taken = pool_take(scope->pool, overlay_of(new)->count + 1);
	revision.pairs = pool_take(scope->pool, (overlay_of(old)->count +
	    overlay_of(new)->count + 1) * sizeof *revision.pairs);
	revision.is_asked = asked_of(scope->pool, new);
	revision.was_asked = asked_of(scope->pool, old);
	pair_duties(&revision);
	collect_kept(&revision);
	return revision;
}
