#include "scope/revision.h"

#include <string.h>

#include "base/word.h"
#include "refer/role.h"
#include "scope/printed.h"
#include "scope/reworded.h"

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

static bool
has_title(const struct authority *authority, const char *const *roles,
    const char *title)
{
	const char *own;

	for (; title != NULL && *roles != NULL; roles++) {
		own = role_title(authority, *roles);
		if (own != NULL && strcmp(own, title) == 0)
			return true;
	}
	return false;
}

/* Does the role, or one that its holder has besides, hand it in? */
static bool
is_handed_in_by(const struct revision *revision, const struct provision *form,
    const char *role)
{
	const struct authority *authority =
	    revision->scope->request->authority;

	return has_title(authority, role_with_included(revision->scope->pool,
	    authority, role, true), node_attr(form->node, "from"));
}

/* What one signs reads otherwise: what was signed is another promise. */
static bool
promise_changed(const struct revision *revision, const struct kind *kind,
    const char *role)
{
	const struct change *change = revision->changes->first;
	const unsigned words = CHANGE_TEXT | CHANGE_INSIDE | CHANGE_ADDED;

	for (; kind->is_signed && *kind->forms != '\0' && change != NULL;
	    change = change->next)
		if (change->new != NULL &&
		    change->new->kind == PROVISION_FORM &&
		    (change->flags & words) != 0 &&
		    !compare_harmless_change(revision->scope->pool,
		    revision->changes, revision->of_old, change) &&
		    strstr(change->new->caption, kind->forms) != NULL &&
		    is_handed_in_by(revision, change->new, role))
			return true;
	return false;
}

static bool
any_promise_changed(const struct revision *revision, const char *role)
{
	const struct kinds *kinds = revision->scope->request->kinds;
	size_t i;

	for (i = 0; kinds != NULL && i < kinds->count; i++)
		if (promise_changed(revision, &kinds->list[i], role))
			return true;
	return false;
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
		    (role != NULL && !concerns_role(revision, form, role) &&
		    !is_handed_in_by(revision, form, role)))
			continue;
		node = part_add(parent, "form");
		part_made_from(node, form->node);
		part_set(node, "address", form->address);
		part_set(node, "label", form->number);
		part_set(node, "title", form->caption);
		part_set(node, "change", form_change(change));
		if (role == NULL || change->old == NULL ||
		    change->new == NULL)
			continue;
		part_set_flag(node, "own", is_handed_in_by(revision, form,
		    role));
		reworded_write_change(revision, node, change);
	}
}

void
papers_write_forms(struct revision *revision, xmlNode *parent)
{
	write_forms(revision, parent, NULL);
}

/* Is a paper of this kind, for this role, another one now? */
static bool
is_replaced(const struct authority *authority, const struct kind *kind,
    const char *role, unsigned printed)
{
	return (kind->replaced & printed) != 0 &&
	    (kind->per & KIND_PER_ROLE) != 0 &&
	    (!kind->is_signed || signs(authority, role, kind));
}

/* One signs for all that one has taken on. */
static enum printed_roles
roles_on(const struct kind *kind)
{
	if ((kind->needs & KIND_NEEDS_INCLUDED) == 0)
		return PRINTED_OWN;
	return kind->is_signed ? PRINTED_INCLUDED : PRINTED_WITHIN;
}

static void
write_papers(struct revision *revision, xmlNode *affected, const char *role)
{
	const struct request *request = revision->scope->request;
	const struct kinds *kinds = request->kinds;
	unsigned printed[PRINTED_INCLUDED + 1];
	xmlNode *paper;
	size_t i;

	if (kinds == NULL)
		return;
	for (i = 0; i < sizeof printed / sizeof *printed; i++)
		printed[i] = printed_for_role(revision, role,
		    (enum printed_roles)i);
	for (i = 0; i < kinds->count; i++) {
		const struct kind *kind = &kinds->list[i];

		if (!is_replaced(request->authority, kind, role,
		    printed[roles_on(kind)]) &&
		    !promise_changed(revision, kind, role))
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

void
papers_write(struct revision *revision, xmlNode *affected,
    const char *role, const size_t counts[DUTY_CHANGE_COUNT])
{
	size_t asked = counts[DUTY_NEW] + counts[DUTY_CHANGED];
	size_t of_substance = asked + counts[DUTY_GONE];

	part_set_flag(affected, "train", asked > 0);
	part_set_flag(affected, "signs",
	    signs_any(revision->scope->request, role));
	part_set_flag(affected, "sign", any_promise_changed(revision, role) ||
	    (of_substance > 0 && signs_any(revision->scope->request, role)));
	write_papers(revision, affected, role);
	write_forms(revision, affected, role);
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

void
papers_write_kinds(struct revision *revision, xmlNode *parent)
{
	const struct kinds *kinds = revision->scope->request->kinds;
	unsigned printed = printed_for_all(revision);
	bool is_for_all;
	xmlNode *node;
	size_t i;

	for (i = 0; kinds != NULL && i < kinds->count; i++) {
		const struct kind *kind = &kinds->list[i];

		if (kind->is_signed)
			part_set(part_add(parent, "signed"), "title",
			    kind->title);
		is_for_all = (kind->per & KIND_PER_AUTHORITY) != 0 &&
		    (kind->replaced & printed) != 0;
		if (!is_for_all && !has_paper(parent, kind->name))
			continue;
		node = part_add(parent, "replaced");
		part_set_flag(node, "all", is_for_all);
		part_set(node, "kind", kind->name);
		part_set(node, "title", kind->title);
	}
}

