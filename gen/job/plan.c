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

static void
add(struct pool *pool, struct plan *plan, struct kind *kind,
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
	document->path = request_path(pool, &document->request);
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
		add(pool, plan, kind, &one);
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

	for (i = 0; edition != NULL && i < overlay_of(edition)->count; i++)
		for (owing = role_owing(&overlay_of(edition)->duties[i]);
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
    const struct request *request)
{
	struct request one = *request;
	const xmlNode *role;

	for (role = node_child(xmlDocGetRootElement(
	    request->authority->source->document), "role"); role != NULL;
	    role = node_next(role, "role")) {
		one.role = node_attr(role, "id");
		if (one.role != NULL && is_concerned(pool, &one))
			add(pool, plan, kind, &one);
	}
}

static void
plan_edition(struct pool *pool, struct plan *plan, struct kind *kind,
    struct request *request)
{
	const struct edition *edition = request->edition;
	bool is_current = standard_is_current(edition);

	if ((kind->per & KIND_PER_STANDARD) != 0)
		add(pool, plan, kind, request);
	if ((kind->per & KIND_PER_FORM) != 0)
		plan_forms(pool, plan, kind, request);
	if ((kind->per & KIND_PER_ROLE_STANDARD) != 0 && is_current)
		plan_roles(pool, plan, kind, request);
	request->older = standard_before(edition);
	if (request->older != NULL) {
		if ((kind->per & KIND_PER_PAIR) != 0)
			add(pool, plan, kind, request);
		if ((kind->per & KIND_PER_ROLE_PAIR) != 0)
			plan_roles(pool, plan, kind, request);
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
plan_authority(struct pool *pool, struct plan *plan,
    const struct kinds *kinds, struct kind *kind,
    const struct authority *authority, const char *const *words, size_t count)
{
	struct request request = { .authority = authority, .kinds = kinds,
	    .with_included = (kind->needs & KIND_NEEDS_INCLUDED) != 0 };
	size_t i;

	if (is_wanted(authority->id, words, count)) {
		if ((kind->per & KIND_PER_AUTHORITY) != 0)
			add(pool, plan, kind, &request);
		if ((kind->per & KIND_PER_ROLE) != 0)
			plan_roles(pool, plan, kind, &request);
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

		/* No page leads to a spreadsheet that is filled in elsewhere. */
		if ((only != NULL && !plan_has_word(only, kind->name)) ||
		    (kind->needs & KIND_NEEDS_TABLES_ONLY) != 0)
			continue;
		while ((authority = corpus_next(corpus, authority)) != NULL)
			plan_authority(pool, plan, kinds, kind, authority,
			    words, count);
	}
	return plan;
}

void
plan_add_way(const char *from, const char *to, struct text *out)
{
	size_t shared = 0, i;

	for (i = 0; from[i] != '\0' && from[i] == to[i]; i++)
		if (from[i] == '/')
			shared = i + 1;
	text_add_string(out, "");
	for (from += shared; *from != '\0'; from++)
		if (*from == '/')
			text_add_string(out, "../");
	text_add_string(out, to + shared);
}
