/*
 * Signing: of a document that somebody signs, with what: the authority's form
 * or the clauses, who signs, to whom it goes, and which duties it is about.
 * Decided here and marked in the dossier; a stylesheet only words it.
 */
#include "scope/part.h"

#include <string.h>

#include "base/word.h"

struct signing {
	const struct kind	*kind;
	xmlNode			*dossier;
	xmlNode			*role;		/* made for it; or NULL */
	xmlNode			*addressee;	/* NULL: nobody is named */
	xmlNode			*signer;	/* the role who signs; or NULL */
	bool			 has_form;
};

static bool
is(const xmlNode *node, const char *name, const char *value)
{
	const char *has = node_attr(node, name);

	return has != NULL && strcmp(has, value) == 0;
}

/* The dossier's role of that attribute and value, or NULL. */
static xmlNode *
find_role(const struct signing *signing, const char *name, const char *value)
{
	xmlNode *role = node_child(signing->dossier, "role");

	while (role != NULL && !is(role, name, value))
		role = node_next(role, "role");
	return role;
}

/* Of a standard the form of this kind, or the one that this role hands in. */
static void
choose_forms(struct signing *signing)
{
	const char *title = signing->role == NULL ? NULL :
	    node_attr(signing->role, "title");
	xmlNode *standard, *form;

	for (standard = node_child(signing->dossier, "standard");
	    standard != NULL; standard = node_next(standard, "standard"))
		for (form = node_child(standard, "form"); form != NULL;
		    form = node_next(form, "form")) {
			if (node_attr(form, "own") == NULL ||
			    (title != NULL && !is(form, "from", title)))
				continue;
			part_set_flag(form, "chosen", true);
			signing->has_form = true;
			break;
		}
}

/* Without a role only what this standard says of whom it goes to. */
static bool
is_of_standard(const struct signing *signing, const xmlNode *addressee)
{
	const char *provision = node_attr(addressee, "provision");
	const xmlNode *standard = node_child(signing->dossier, "standard");
	const char *id = standard == NULL ? NULL : node_attr(standard, "id");

	if (signing->role != NULL || provision == NULL)
		return true;
	return id != NULL && strncmp(provision, id, strlen(id)) == 0 &&
	    provision[strlen(id)] == '#';
}

static void
choose_addressee(struct signing *signing)
{
	const char *role = signing->role == NULL ? NULL :
	    node_attr(signing->role, "id"), *roles;
	xmlNode *node;

	for (node = node_child(signing->dossier, "addressee"); node != NULL;
	    node = node_next(node, "addressee")) {
		roles = node_attr(node, "roles");
		if (roles != NULL && is(node, "for",
		    signing->kind->addressee) &&
		    is_of_standard(signing, node) &&
		    (role == NULL || word_in(roles, role)))
			break;
	}
	signing->addressee = node;
	if (node != NULL)
		part_set_flag(node, "chosen", true);
}

/* The role asked for; else the first of those that the clause names. */
static void
choose_signer(struct signing *signing, struct pool *pool)
{
	const char *roles = signing->addressee == NULL ? NULL :
	    node_attr(signing->addressee, "roles");

	signing->signer = signing->role;
	if (signing->signer == NULL && roles != NULL)
		signing->signer = find_role(signing, "id", pool_copy(pool,
		    roles, strcspn(roles, " ")));
	if (signing->signer != NULL)
		part_set_flag(signing->signer, "signs", true);
}

/* Not what one merely may do, nor handing in this very paper. */
static bool
is_owed(const struct signing *signing, const xmlNode *duty)
{
	const xmlNode *plain = node_child(duty, "plain");
	const char *ids = node_attr(duty, "role-ids");
	xmlChar *words;
	bool is_handing_in;

	if (node_attr(duty, "modality") == NULL ||
	    is(duty, "modality", "may"))
		return false;
	if (signing->role == NULL && (signing->signer == NULL || ids == NULL ||
	    !word_in(ids, node_attr(signing->signer, "id"))))
		return false;
	words = plain == NULL ? NULL : xmlNodeGetContent(plain);
	is_handing_in = words != NULL && strstr((const char *)words,
	    signing->kind->forms) != NULL;
	xmlFree(words);
	return !is_handing_in;
}

/* A paragraph whose items say it one by one does not say it again. */
static bool
leads(const struct signing *signing, const xmlNode *duty)
{
	const char *own = node_attr(duty, "provision"), *other;
	size_t length = own != NULL ? strlen(own) : 0;
	const xmlNode *node = node_child(duty->parent, "duty");

	for (; node != NULL && length > 0; node = node_next(node, "duty")) {
		other = node_attr(node, "provision");
		if (other != NULL && strncmp(other, own, length) == 0 &&
		    other[length] == '-' && is_owed(signing, node))
			return true;
	}
	return false;
}

/* To run a system is not one's own conduct; a form says what it is about. */
static bool
is_signed(const struct signing *signing, const xmlNode *duty)
{
	if (!is_owed(signing, duty))
		return false;
	return signing->has_form || !(is(duty, "situation", "operation") ||
	    leads(signing, duty));
}

static void
number_duties(struct signing *signing)
{
	xmlNode *standard, *duty;
	size_t number = 0;

	for (standard = node_child(signing->dossier, "standard");
	    standard != NULL; standard = node_next(standard, "standard"))
		for (duty = node_child(standard, "duty"); duty != NULL;
		    duty = node_next(duty, "duty"))
			if (is_signed(signing, duty))
				part_set_number(duty, "signed", ++number);
}

void
signing_write(struct scope *scope, xmlNode *dossier)
{
	struct signing signing = { .kind = request_kind(scope->request),
	    .dossier = dossier };

	if (signing.kind == NULL || !signing.kind->is_signed ||
	    *signing.kind->forms == '\0')
		return;
	signing.role = find_role(&signing, "main", "yes");
	choose_forms(&signing);
	choose_addressee(&signing);
	choose_signer(&signing, scope->pool);
	number_duties(&signing);
}
