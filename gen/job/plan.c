#include "job/plan.h"

#include <string.h>

#include "refer/role.h"

bool
plan_has_word(const char *list, const char *word)
{
	size_t length = strlen(word);
	const char *at = list;

	while ((at = strstr(at, word)) != NULL) {
		bool starts = at == list || at[-1] == ' ' || at[-1] == ',';
		char after = at[length];

		if (starts && (after == '\0' || after == ' ' || after == ','))
			return true;
		at += length;
	}
	return false;
}

/* The folder of an edition: the current one has none of its own. */
static const char *
edition_folder(struct pool *pool, const struct edition *edition)
{
	if (standard_is_current(edition))
		return "";
	return pool_format(pool, "%s/", edition->id);
}

/* "Fm_1" as "1": forms are counted in their standard. */
static const char *
form_number(const char *form)
{
	const char *underscore = strchr(form, '_');

	return underscore != NULL ? underscore + 1 : form;
}

static const char *
standard_path(struct pool *pool, const struct kind *kind,
    const struct request *request)
{
	const struct edition *edition = request->edition;
	const char *folder = pool_format(pool, "%s/standards/%s/%s",
	    request->authority->id, edition->standard->slug,
	    edition_folder(pool, edition));

	if (request->form != NULL)
		return pool_format(pool, "%s%s-%s", folder, kind->name,
		    form_number(request->form));
	return pool_format(pool, "%s%s", folder, kind->name);
}

static const char *
role_path(struct pool *pool, const struct kind *kind,
    const struct request *request)
{
	const struct edition *edition = request->edition;

	if (edition == NULL)
		return pool_format(pool, "%s/roles/%s/%s",
		    request->authority->id, request->role, kind->name);
	if (standard_is_current(edition) && request->older == NULL)
		return pool_format(pool, "%s/roles/%s/%s-%s",
		    request->authority->id, request->role,
		    edition->standard->slug, kind->name);
	return pool_format(pool, "%s/roles/%s/%s-%s-%s",
	    request->authority->id, request->role, edition->standard->slug,
	    edition->id, kind->name);
}

const char *
plan_path(struct pool *pool, const struct kind *kind, const char *per,
    const struct request *request)
{
	(void)per;
	if (request->authority == NULL)
		return kind->name;
	if (request->role != NULL)
		return role_path(pool, kind, request);
	if (request->edition != NULL)
		return standard_path(pool, kind, request);
	return pool_format(pool, "%s/%s", request->authority->id, kind->name);
}

static void
add(struct pool *pool, struct plan *plan, struct kind *kind, const char *per,
    const struct request *request)
{
	struct document *document;

	if (plan->count == plan->room) {
		size_t room = plan->room > 0 ? plan->room * 2 : 64;
		struct document *list = pool_take(pool, room * sizeof *list);

		if (plan->count > 0)
			memcpy(list, plan->list, plan->count * sizeof *list);
		plan->list = list;
		plan->room = room;
	}
	document = &plan->list[plan->count++];
	document->kind = kind;
	document->request = *request;
	document->request.kind = kind->name;
	document->per = per;
	document->path = plan_path(pool, kind, per, request);
}

static void
plan_forms(struct pool *pool, struct plan *plan, struct kind *kind,
    const struct request *request)
{
	struct request one = *request;
	const struct provision *form;

	for (form = request->edition->provisions; form != NULL;
	    form = form->next) {
		if (form->kind != PROVISION_FORM)
			continue;
		one.form = form->address;
		add(pool, plan, kind, "form", &one);
	}
}

static bool
has(const char *const *ids, const char *id)
{
	while (*ids != NULL && strcmp(*ids, id) != 0)
		ids++;
	return *ids != NULL;
}

static bool
binds(const struct edition *edition, const char *const *roles)
{
	const char **owing;
	size_t i;

	for (i = 0; edition != NULL && i < edition->duty_count; i++)
		for (owing = role_owing(&edition->duties_first[i]);
		    *owing != NULL; owing++)
			if (has(roles, *owing))
				return true;
	return false;
}

/* About a standard that never asked anything of a role there is no document. */
static bool
is_concerned(struct pool *pool, const struct request *request)
{
	const char **roles;

	if (request->edition == NULL)
		return true;
	roles = role_with_included(pool, request->authority, request->role,
	    request->with_included);
	return binds(request->edition, roles) || binds(request->older, roles);
}

/* The forms of a kind that is made per role, for one edition or all. */
static void
plan_roles(struct pool *pool, struct plan *plan, struct kind *kind,
    const char *per, const struct request *request)
{
	struct request one = *request;
	const xmlNode *role;

	for (role = node_child(xmlDocGetRootElement(
	    request->authority->source->document), "role"); role != NULL;
	    role = node_next(role, "role")) {
		one.role = node_attr(role, "id");
		if (one.role != NULL && is_concerned(pool, &one))
			add(pool, plan, kind, per, &one);
	}
}

static void
plan_edition(struct pool *pool, struct plan *plan, struct kind *kind,
    struct request *request)
{
	const struct edition *edition = request->edition;
	bool is_current = standard_is_current(edition);

	if (plan_has_word(kind->per, "standard"))
		add(pool, plan, kind, "standard", request);
	if (plan_has_word(kind->per, "form"))
		plan_forms(pool, plan, kind, request);
	if (plan_has_word(kind->per, "role-standard") && is_current)
		plan_roles(pool, plan, kind, "role-standard", request);
	request->older = standard_before(edition);
	if (request->older != NULL) {
		if (plan_has_word(kind->per, "pair"))
			add(pool, plan, kind, "pair", request);
		if (plan_has_word(kind->per, "role-pair"))
			plan_roles(pool, plan, kind, "role-pair", request);
	}
	request->older = NULL;
}

static bool
is_wanted(const char *id, const char *const *words, size_t count)
{
	size_t i, length;

	if (count == 0)
		return true;
	for (i = 0; i < count; i++) {
		length = strcspn(words[i], "@");
		/* The standard itself, or the authority above it. */
		if (strncmp(words[i], id, length) == 0 &&
		    (id[length] == '\0' || id[length] == '/'))
			return true;
	}
	return false;
}

/* An authority is wanted as a whole if it, or nothing, was named. */
static void
plan_authority(struct pool *pool, struct plan *plan, struct kind *kind,
    const struct authority *authority, const char *const *words, size_t count)
{
	struct request request = { .authority = authority,
	    .with_included = plan_has_word(kind->needs, "included") };
	size_t i;

	if (is_wanted(authority->id, words, count)) {
		if (plan_has_word(kind->per, "authority"))
			add(pool, plan, kind, "authority", &request);
		if (plan_has_word(kind->per, "role"))
			plan_roles(pool, plan, kind, "role", &request);
	}
	for (i = 0; i < authority->standard_count; i++) {
		const struct standard *standard = &authority->standards[i];

		if (!is_wanted(standard->id, words, count))
			continue;
		request.edition = NULL;
		while ((request.edition = standard_next(standard,
		    request.edition)) != NULL)
			plan_edition(pool, plan, kind, &request);
	}
}

struct plan *
plan_documents(struct pool *pool, const struct corpus *corpus,
    struct kinds *kinds, const char *only, const char *const *words,
    size_t count)
{
	struct plan *plan = pool_take(pool, sizeof *plan);
	size_t i;

	for (i = 0; i < kinds->count; i++) {
		const struct authority *authority = NULL;
		struct kind *kind = &kinds->list[i];

		if (only != NULL && !plan_has_word(only, kind->name))
			continue;
		while ((authority = corpus_next(corpus, authority)) != NULL)
			plan_authority(pool, plan, kind, authority, words,
			    count);
	}
	return plan;
}
