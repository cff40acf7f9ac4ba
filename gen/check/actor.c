/*
 * Actors: do the overlay's roles agree with whom the clause names, and the one
 * whose permission a duty asks with whom it names for that? What the text
 * leaves unsaid is no fault; where the overlay knows better it says why.
 */
#include "check/inside.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "corpus/node.h"
#include "refer/actor.h"
#include "refer/role.h"

static bool
has(const char *const *ids, const char *id)
{
	for (; *ids != NULL; ids++)
		if (strcmp(*ids, id) == 0)
			return true;
	return false;
}

/* The first of these that is not among those; NULL if all are. */
static const char *
missing_from(const char *const *these, const char *const *those)
{
	for (; *these != NULL; these++)
		if (!has(those, *these))
			return *these;
	return NULL;
}

static const char *
titles_of(struct checking *checking, const char *const *ids)
{
	const char *titles = "";

	for (; *ids != NULL; ids++)
		titles = pool_format(checking->pool, "%s%s%s", titles,
		    *titles != '\0' ? ", " : "",
		    role_title(checking->authority, *ids));
	return titles;
}

/* Whom the provision names, else what introduces it. */
static const struct actor *
subjects_of(struct checking *checking, const struct provision *provision)
{
	const struct provision *at = provision;
	const struct actor *found = NULL;

	for (; at != NULL && at->kind >= PROVISION_PARAGRAPH &&
	    at->kind <= PROVISION_SUBITEM && found == NULL; at = at->parent)
		found = actor_subjects(checking->pool, checking->edition, at);
	return found;
}

/* An editor's reason goes before the words; a blank is none. */
static bool
says_why(const struct duty *duty, const char *attr)
{
	const char *words = node_attr(duty->node, attr);

	return words != NULL && words[strspn(words, " \t\n")] != '\0';
}

/* Whom its words bind is said by those that are applied as well (準用). */
static bool
is_borrowed(const struct duty *duty)
{
	return node_attr(duty->node, "applies") != NULL;
}

/*
 * Who is meant is not in its words. Where they name somebody else, as they do
 * of one who has others hand in a paper, the reason of the duty tells why.
 */
static bool
is_read_into(const struct duty *duty)
{
	const char *implied = node_attr(duty->node, "implied");

	return implied != NULL && strcmp(implied, "yes") == 0 &&
	    says_why(duty, "because");
}

static bool
is_explained(const struct duty *duty)
{
	return is_read_into(duty) || says_why(duty, "roles-because");
}

/*
 * A reason that excuses nothing would excuse the next one who changes the
 * words, unseen.
 */
static void
check_reason(struct checking *checking, const struct duty *duty,
    const char *attr, bool is_needed)
{
	if (node_attr(duty->node, attr) != NULL && !is_needed)
		problem_add(checking->problems, PROBLEM_REASON_IDLE,
		    check_place(duty->node, attr), "%s says why in %s=\"...\", "
		    "but there is nothing to explain: it agrees with its words",
		    duty->provision->address, attr);
}

static const char **
roles_named(struct checking *checking, const struct duty *duty,
    const char *attr)
{
	const char *names = node_attr(duty->node, attr);

	return role_resolve(checking->pool, checking->authority,
	    names != NULL ? names : "", checking->edition->standard->slug);
}

/* Every one that a provision names has a duty there, or below or above it. */
static bool
is_bound(struct checking *checking, const struct provision *provision,
    const char *id, bool with_reasons)
{
	const struct edition *edition = checking->edition;
	const struct provision *at;
	size_t i;

	for (i = 0; i < overlay_of(edition)->count; i++) {
		const struct duty *duty = &overlay_of(edition)->duties[i];

		at = duty->provision;
		while (at != NULL && at != provision)
			at = at->parent;
		/* Names that are unknown are reported already. */
		if (at == provision && at != NULL &&
		    (has(role_owing(duty), id) || *role_owing(duty) == NULL ||
		    is_read_into(duty) || is_borrowed(duty) || (with_reasons &&
		    says_why(duty, "roles-because"))))
			return true;
	}
	return false;
}

/* Whether one of the provisions that a duty applies names that role. */
static bool
is_in_applied(struct checking *checking, const struct duty *duty,
    const char *id)
{
	const char *list = node_attr(duty->node, "applies"), *address;
	const struct provision *applied;
	const struct actor *subjects;

	while (list != NULL && (address = word_next(checking->pool,
	    &list, " ")) != NULL) {
		applied = find_provision(duty->edition, address);
		subjects = applied != NULL ? subjects_of(checking, applied) :
		    NULL;
		if (applied != NULL && (subjects == NULL ?
		    is_bound(checking, applied, id, false) :
		    has(actor_roles(checking->pool, checking->edition,
		    subjects), id)))
			return true;
	}
	return false;
}

/* A role of the duty that neither its words nor those it applies name. */
static const char *
stranger_of(struct checking *checking, const struct duty *duty,
    const char **named)
{
	const char **roles = roles_named(checking, duty, "roles");

	for (; *roles != NULL; roles++)
		if (!has(named, *roles) &&
		    !is_in_applied(checking, duty, *roles))
			return *roles;
	return NULL;
}

/* The last word without kana: 情報安全担当者 of 報告を受けた情報安全担当者. */
static const char *
last_noun(const char *name)
{
	const char *end = name + strlen(name), *at = name, *noun = name;

	while (at < end) {
		uint32_t code = text_next(&at, end);

		/* Hiragana, and marks. */
		if (code < 0x30a1)
			noun = at;
	}
	return noun;
}

/*
 * 情報安全担当者は,… who is no role: a name that was changed, or is written
 * otherwise. NULL if the clause does not begin with somebody by a title; 者,
 * 班長 or 構成員 alone is none.
 */
static const char *
unknown_actor(struct checking *checking, const struct provision *provision)
{
	static const char *const ends[] = { "者", "員", "長", "班" };
	static const char *const marks[] = { "は,", "は，", "は、" };
	enum { NAME_MAX_BYTES = 90, TITLE_LEAST = 4 };
	const char *text = provision->text, *mark, *name;
	size_t i, j;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		mark = strstr(text, marks[i]);
		if (mark == NULL || mark - text > NAME_MAX_BYTES)
			continue;
		name = last_noun(pool_copy(checking->pool, text,
		    (size_t)(mark - text)));
		if (text_count(name, strlen(name)) < TITLE_LEAST)
			continue;
		for (j = 0; j < sizeof ends / sizeof *ends; j++)
			if (word_ends(name, ends[j]))
				return name;
	}
	return NULL;
}

static void
check_known(struct checking *checking, const struct duty *duty)
{
	const char *implied = node_attr(duty->node, "implied");
	const char *name = implied != NULL ? NULL : unknown_actor(checking,
	    duty->provision);

	if (name != NULL)
		problem_add(checking->problems, PROBLEM_ACTOR_WORDING,
		    check_place(duty->node, "roles"), "%s binds \"%s\", but "
		    "its words begin with \"%s\", which is no role here",
		    duty->provision->address, titles_of(checking,
		    roles_named(checking, duty, "roles")), name);
}

static void
check_subject(struct checking *checking, const struct duty *duty)
{
	const struct actor *subjects = subjects_of(checking, duty->provision);
	const char **named, *stranger;

	if (subjects == NULL && !is_borrowed(duty) && !is_explained(duty)) {
		check_known(checking, duty);
		return;
	}
	if ((subjects == NULL && !is_borrowed(duty)) || is_explained(duty))
		return;
	named = actor_roles(checking->pool, checking->edition, subjects);
	stranger = stranger_of(checking, duty, named);
	if (stranger != NULL && subjects == NULL)
		problem_add(checking->problems, PROBLEM_ACTOR_WORDING,
		    check_place(duty->node, "roles"),
		    "%s binds \"%s\", but %s, which it applies, binds others",
		    duty->provision->address,
		    role_title(checking->authority, stranger),
		    node_attr(duty->node, "applies"));
	else if (stranger != NULL)
		problem_add(checking->problems, PROBLEM_ACTOR_WORDING,
		    check_place(duty->node, "roles"),
		    "%s binds \"%s\", but its words name %s: \"%s\"",
		    duty->provision->address,
		    role_title(checking->authority, stranger),
		    titles_of(checking, named), duty->provision->text);
}

/* Whether a role is a stranger there, or one that is named has no duty. */
static bool
parts_from_words(struct checking *checking, const struct duty *duty)
{
	const struct actor *subjects = subjects_of(checking, duty->provision);
	const char **named;

	if (subjects == NULL || is_read_into(duty))
		return false;
	named = actor_roles(checking->pool, checking->edition, subjects);
	if (stranger_of(checking, duty, named) != NULL)
		return true;
	for (; *named != NULL; named++)
		if (!is_bound(checking, duty->provision, *named, false))
			return true;
	return false;
}

static void
check_unbound(struct checking *checking, const struct provision *provision)
{
	const char **named = actor_roles(checking->pool, checking->edition,
	    actor_subjects(checking->pool, checking->edition, provision));

	for (; *named != NULL; named++)
		if (!is_bound(checking, provision, *named, true))
			problem_add(checking->problems,
			    PROBLEM_ACTOR_WORDING, xml_place(provision->node),
			    "%s names \"%s\", but no duty there binds them: "
			    "\"%s\"", provision->address,
			    role_title(checking->authority, *named),
			    provision->text);
}

/* Of the clause: what introduces it, its words, and what stands below. */
static const struct actor *
givers_of(struct checking *checking, const struct provision *provision)
{
	const struct provision *at = provision;
	const struct actor *found = NULL;

	for (; at != NULL && at->kind >= PROVISION_PARAGRAPH &&
	    at->kind <= PROVISION_SUBITEM && found == NULL; at = at->parent)
		found = actor_givers(checking->pool, checking->edition, at);
	return found;
}

static bool
has_below(struct checking *checking, const struct provision *provision,
    const char *id)
{
	const struct provision *at = NULL;

	while ((at = provision_inside(provision, at)) != NULL)
		if (has(actor_roles(checking->pool, checking->edition,
		    actor_givers(checking->pool, checking->edition, at)), id))
			return true;
	return false;
}

/* One clause may ask this one for that, and that one for this. */
static const char *
missing_permit(struct checking *checking, const struct provision *provision,
    const char *const *named)
{
	const struct overlay *overlay = overlay_of(checking->edition);
	size_t i;

	for (; *named != NULL; named++) {
		for (i = 0; i < overlay->count; i++)
			if (overlay->duties[i].provision == provision &&
			    has(roles_named(checking, &overlay->duties[i],
			    "permits"), *named))
				break;
		if (i == overlay->count)
			return *named;
	}
	return NULL;
}

/* Who gives it and is not named, or is named and gives none; else NULL. */
static const char *
wrong_giver(struct checking *checking, const struct duty *duty,
    const char **given, const char **named)
{
	const char *stranger = missing_from(given, named);

	if (stranger == NULL)
		return missing_permit(checking, duty->provision, named);
	return has_below(checking, duty->provision, stranger) ? NULL :
	    stranger;
}

static void
check_giver(struct checking *checking, const struct duty *duty)
{
	const struct actor *givers = node_attr(duty->node, "permits") == NULL ||
	    node_attr(duty->node, "applies") != NULL ? NULL :
	    givers_of(checking, duty->provision);
	const char **given, **named;
	bool is_wrong = false;

	if (givers != NULL) {
		given = roles_named(checking, duty, "permits");
		named = actor_roles(checking->pool, checking->edition,
		    givers);
		is_wrong = wrong_giver(checking, duty, given, named) != NULL;
		if (is_wrong && !says_why(duty, "permits-because"))
			problem_add(checking->problems,
			    PROBLEM_PERMITS_WORDING, check_place(duty->node,
			    "permits"), "%s is permitted by %s, but its words "
			    "name %s: \"%s\"", duty->provision->address,
			    titles_of(checking, given),
			    titles_of(checking, named),
			    duty->provision->text);
	}
	check_reason(checking, duty, "permits-because", is_wrong);
}

/* ---- duties that stand in a form ---- */

static const char NOTICE[] = "通知", PLEASE[] = "ください",
    PLEASE_OLD[] = "下さい", FILL_IN[] = "記入", WRITE[] = "記載";

static bool
is_said(const char *words, const char *one, const char *other)
{
	return strstr(words, one) != NULL || strstr(words, other) != NULL;
}

/*
 * A paper that is handed in asks of whom it comes from. A notice asks (して
 * ください) whom it goes to, and has filled in by whom it comes from; what else
 * it says may be meant for either.
 */
static const char **
asked_by(struct checking *checking, const struct duty *duty, bool *is_all)
{
	const xmlNode *form = duty->provision->node;
	const char *from = node_attr(form, "from"), *to = node_attr(form,
	    "to"), *words = node_attr(duty->node, "quote"), *names = from;

	*is_all = true;
	if (from == NULL || to == NULL || words == NULL)
		return NULL;
	if (strstr(duty->provision->caption, NOTICE) != NULL) {
		if (is_said(words, PLEASE, PLEASE_OLD))
			names = to;
		else if (!is_said(words, FILL_IN, WRITE)) {
			*is_all = false;
			names = pool_format(checking->pool, "%s|%s", from, to);
		}
	}
	return role_resolve(checking->pool, checking->authority, names,
	    checking->edition->standard->slug);
}

/* Names that are unknown are reported elsewhere. */
static bool
parts_from_form(struct checking *checking, const struct duty *duty,
    const char **asked, bool is_all)
{
	const char **roles = roles_named(checking, duty, "roles");

	return *roles != NULL && *asked != NULL &&
	    (missing_from(roles, asked) != NULL || (is_all &&
	    missing_from(asked, roles) != NULL));
}

static void
check_form_duty(struct checking *checking, const struct duty *duty)
{
	bool is_all, is_wrong;
	const char **asked = asked_by(checking, duty, &is_all);

	if (asked == NULL)
		return;
	is_wrong = parts_from_form(checking, duty, asked, is_all);
	if (is_wrong && !is_explained(duty))
		problem_add(checking->problems, PROBLEM_ACTOR_WORDING,
		    check_place(duty->node, "roles"), "%s binds \"%s\", but "
		    "what it quotes of the form asks %s: \"%s\"",
		    duty->provision->address, titles_of(checking,
		    roles_named(checking, duty, "roles")), titles_of(checking,
		    asked), node_attr(duty->node, "quote"));
	check_reason(checking, duty, "roles-because", is_wrong);
}

static void
check_clause_duty(struct checking *checking, const struct duty *duty)
{
	check_subject(checking, duty);
	check_giver(checking, duty);
	if (node_attr(duty->node, "roles-because") != NULL)
		check_reason(checking, duty, "roles-because",
		    parts_from_words(checking, duty));
}

void
check_actors(struct checking *checking)
{
	const struct edition *edition = checking->edition;
	bool *is_met = pool_take(checking->pool,
	    edition->provision_count + 1);
	size_t i;

	if (edition->standard == NULL || overlay_of(edition)->source == NULL)
		return;
	for (i = 0; i < overlay_of(edition)->count; i++) {
		const struct duty *duty = &overlay_of(edition)->duties[i];

		if (duty->provision == NULL || check_proposed_is(duty->node))
			continue;
		if (duty->provision->kind == PROVISION_FORM) {
			check_form_duty(checking, duty);
			continue;
		}
		check_clause_duty(checking, duty);
		if (!is_met[duty->provision->order])
			check_unbound(checking, duty->provision);
		is_met[duty->provision->order] = true;
	}
}
