#include "propose/learn.h"

#include <string.h>

#include "base/word.h"
#include "propose/inside.h"
#include "refer/define.h"
#include "refer/role.h"

/* Ids by which files are named; others are role-1, role-2 … */
static const struct { const char *title, *id; } usual[] = {
	{ "町長", "mayor" }, { "市長", "mayor" }, { "村長", "mayor" },
	{ "区長", "mayor" }, { "知事", "governor" }, { "職員", "staff" },
	{ "職員等", "staff" }, { "申請者", "applicant" },
	{ "利用者", "user" }, { "使用者", "user" },
	{ "委員会", "committee" }, { "委員長", "chair" },
	{ "副委員長", "vice-chair" }, { "会長", "chair" },
	{ "副会長", "vice-chair" }, { "委員", "member" },
	{ "部会長", "subchair" }, { "所属長", "head" }, { "課長", "section-head" },
	{ "各課長", "section-head" }, { "部長", "department-head" },
	{ "教育委員会", "board" }, { "教育長", "superintendent" },
	{ "校長", "principal" }, { "受託者", "contractor" },
	{ "指定管理者", "designated-manager" }, { "事業者", "operator" },
	{ "補助事業者", "recipient" }, { "何人", "anybody" },
	{ "議長", "speaker" }, { "事務局", "office" }, { "管理者", "manager" },
	{ "管理責任者", "manager" }, { "個人情報取扱者", "handler" },
};

void
learn_begin(struct learning *list, struct pool *pool,
    const struct edition *edition)
{
	*list = (struct learning){ .pool = pool, .edition = edition };
	list->end = &list->first;
}

static bool
is_taken(const struct learning *list, const char *id)
{
	const struct proposed_role *role = list->first;
	const struct standard *standard = list->edition->standard;

	for (; role != NULL; role = role->next)
		if (strcmp(role->id, id) == 0)
			return true;
	return standard != NULL &&
	    role_find(standard->authority, id, NULL) != NULL;
}

static const char *
id_for(struct learning *list, const char *title)
{
	const char *id;
	size_t i;

	for (i = 0; i < sizeof usual / sizeof *usual; i++)
		if (strcmp(usual[i].title, title) == 0 &&
		    !is_taken(list, usual[i].id))
			return usual[i].id;
	for (i = list->count + 1;; i++) {
		id = pool_format(list->pool, "role-%zu", i);
		if (!is_taken(list, id))
			return id;
	}
}

static bool
is_known(const struct learning *list, const char *name)
{
	const struct standard *standard = list->edition->standard;
	const struct proposed_role *role = list->first;

	for (; role != NULL; role = role->next)
		if (strcmp(role->title, name) == 0)
			return true;
	return standard != NULL && (role_find(standard->authority, name,
	    standard->slug) != NULL || role_collective(standard->authority,
	    name, standard->slug) != NULL);
}

void
learn_add(struct learning *list, const char *names,
    const struct provision *provision)
{
	const char *cursor = names, *name;
	struct proposed_role *role;

	while ((name = word_next(list->pool, &cursor, "|")) != NULL) {
		if (is_known(list, name))
			continue;
		role = pool_take(list->pool, sizeof *role);
		role->title = name;
		role->id = id_for(list, name);
		role->at = provision;
		list->count++;
		*list->end = role;
		list->end = &role->next;
	}
}

/* 委員長は、副町長をもって充てる */
static void
find_holder(struct learning *list, struct proposed_role *role,
    const struct provision *provision)
{
	static const char by[] = "をもって充て";
	const char *topic = pool_format(list->pool, "%sは、", role->title);
	const char *text = read_without_brackets(list->pool,
	    provision->text);
	const char *at = strstr(text, topic), *from, *end;

	if (at == NULL)
		return;
	from = at + strlen(topic);
	end = strstr(from, by);
	if (end == NULL || (strstr(from, "。") != NULL &&
	    strstr(from, "。") < end))
		return;
	role->held = pool_copy(list->pool, from, (size_t)(end - from));
	role->held_at = provision;
}

/* 課長及び係長（以下「課長等」という。）: one name for several. */
static void
find_members(struct learning *list, struct proposed_role *role)
{
	const struct definition *term = define_known(list->edition);
	const char *names, *from;

	while (term != NULL && (term->way != DEFINE_SHORT ||
	    strcmp(term->term, role->title) != 0))
		term = term->next;
	if (term == NULL)
		return;
	names = propose_actor_names(list->pool, list->edition, term->meaning,
	    term->meaning + strlen(term->meaning), &from);
	if (names == NULL || strchr(names, '|') == NULL)
		return;
	role->members = names;
	role->is_either = strstr(from, "又は") != NULL;
	role->at = term->at;
	learn_add(list, names, term->at);
}

struct proposed_role *
learn_finish(struct learning *list)
{
	struct proposed_role *role = list->first;
	const struct provision *at;

	for (; role != NULL; role = role->next) {
		find_members(list, role);
		for (at = list->edition->provisions; at != NULL &&
		    role->held == NULL && role->members == NULL;
		    at = at->next)
			if (at->is_main)
				find_holder(list, role, at);
	}
	return list->first;
}
