#include "scope/part.h"

#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "check/digest.h"
#include "refer/role.h"
#include "base/text.h"
#include "base/word.h"

/* Why a provision asks nothing of anybody. */
static const struct { const char *reason, *title; } reasons[] = {
	{ "purpose", "目的規定" },
	{ "definition", "定義規定" },
	{ "scope", "適用範囲の規定" },
	{ "constitutive", "組織・区分を定める規定" },
	{ "delegation", "委任規定" },
	{ "procedure", "手続の規定" },
	{ "sanction", "処分の規定" },
	{ "effective-date", "施行期日" },
	{ "heading", "見出し" },
	{ "deleted", "削除された規定" }
};

static const char *
reason_title(const char *reason)
{
	size_t i;

	for (i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (strcmp(reasons[i].reason, reason) == 0)
			return reasons[i].title;
	return reason;
}

static bool
shares(const char *const *these, const char *const *those)
{
	for (; *these != NULL; these++)
		if (word_among(those, *these))
			return true;
	return false;
}

static int
compare_selected(const void *one, const void *other)
{
	const struct duty *a = ((const struct selected *)one)->duty;
	const struct duty *b = ((const struct selected *)other)->duty;

	if (a->provision->order != b->provision->order)
		return a->provision->order < b->provision->order ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* The nearest unit of that kind around a provision, or NULL. */
static const struct provision *
around(const struct provision *provision, enum provision_kind kind)
{
	while (provision != NULL && provision->kind != kind)
		provision = provision->parent;
	return provision;
}

static bool
lies_in(const struct provision *provision, const char *address)
{
	for (; provision != NULL; provision = provision->parent)
		if (strcmp(provision->address, address) == 0)
			return true;
	return false;
}

/* Whoever asks for permissions wants all that must be asked for first. */
static bool
fits_modality(const char *modality, const struct duty *duty)
{
	if (strcmp(modality, "permission") == 0)
		return strcmp(item_group(duty), "asked") == 0;
	return strcmp(modality, duty->modality) == 0;
}

static bool
is_cut(const struct request *request, const struct duty *duty)
{
	const char *situation = node_attr(duty->node, "situation");

	if (request->chapter != NULL &&
	    !lies_in(duty->provision, request->chapter))
		return true;
	if (request->modality != NULL && !fits_modality(request->modality,
	    duty))
		return true;
	return request->situation != NULL && (situation == NULL ||
	    strcmp(request->situation, situation) != 0);
}

struct selection *
duty_select(struct scope *scope, const struct edition *edition, int *number)
{
	struct selection *selection = pool_take(scope->pool,
	    sizeof *selection);
	const struct duty *duty = overlay_of(edition)->duties;
	struct selected *selected;
	size_t i;

	selection->edition = edition;
	selection->list = pool_take(scope->pool,
	    (overlay_of(edition)->count + 1) * sizeof *selection->list);
	for (i = 0; i < overlay_of(edition)->count; i++, duty++) {
		if (duty->provision == NULL)
			continue;
		selected = &selection->list[selection->count];
		selected->duty = duty;
		selected->roles = role_owing(duty);
		if (scope->roles == NULL ||
		    shares(scope->roles, selected->roles))
			selection->count++;
	}
	qsort(selection->list, selection->count, sizeof *selection->list,
	    compare_selected);
	for (i = 0; i < selection->count; i++) {
		selected = &selection->list[i];
		selected->number = ++*number;
		selected->is_cut = is_cut(scope->request, selected->duty);
		selection->shown += !selected->is_cut;
	}
	return selection;
}

bool
duty_touches(const struct selection *selection,
    const struct provision *provision)
{
	size_t i;

	for (i = 0; i < selection->count; i++)
		if (!selection->list[i].is_cut &&
		    (lies_in(selection->list[i].duty->provision,
		    provision->address) || lies_in(provision,
		    selection->list[i].duty->provision->address)))
			return true;
	return false;
}

/* The place of the duty in the role's 「まず、これだけ」, from 1, or 0. */
static size_t
first_rank(struct scope *scope, const struct duty *duty)
{
	const xmlNode *role, *first;
	size_t rank = 0;

	if (scope->request->role == NULL)
		return 0;
	role = role_find(scope->request->authority, scope->request->role,
	    NULL);
	for (first = role != NULL ? node_child(role, "first") : NULL;
	    first != NULL; first = node_next(first, "first")) {
		const char *id = node_attr(first, "duty");

		rank++;
		if (id != NULL && strcmp(id, duty->id) == 0)
			return rank;
	}
	return 0;
}

/* The collective name among the duty's names that covers the role. */
static const char *
via_collective(struct scope *scope, const struct edition *edition,
    const char *names, const char *role)
{
	const struct authority *authority = edition->standard->authority;
	const char *bar, *name, *slug = edition->standard->slug;

	for (; names != NULL; names = bar != NULL ? bar + 1 : NULL) {
		bar = strchr(names, '|');
		name = pool_copy(scope->pool, names, bar != NULL ?
		    (size_t)(bar - names) : strlen(names));
		if (role_collective(authority, name, slug) != NULL &&
		    word_among(role_resolve(scope->pool, authority, name, slug),
		    role))
			return name;
	}
	return NULL;
}

/*
 * By what name the duty falls on the one asked for: NULL if by his own, a
 * collective one, or that of a role which he has as well.
 */
static const char *
owed_via(struct scope *scope, const struct selected *selected)
{
	const struct edition *edition = selected->duty->edition;
	size_t i;

	if (scope->roles == NULL)
		return NULL;
	if (word_among(selected->roles, scope->roles[0]))
		return via_collective(scope, edition,
		    node_attr(selected->duty->node, "roles"),
		    scope->roles[0]);
	for (i = 1; scope->roles[i] != NULL; i++)
		if (word_among(selected->roles, scope->roles[i]))
			return role_title(edition->standard->authority,
			    scope->roles[i]);
	return NULL;
}

/* Of several roles asked for, those that owe it, or include who does. */
static const char *
owed_from(struct scope *scope, const struct selected *selected)
{
	const struct authority *authority = scope->request->authority;
	const char *titles = NULL, *title;
	size_t i;

	if (scope->request->others == NULL)
		return NULL;
	for (i = 0; scope->roles[i] != NULL; i++) {
		if (!word_among(selected->roles, scope->roles[i]))
			continue;
		title = role_title(authority, scope->roles[i]);
		titles = titles == NULL ? title : pool_format(scope->pool,
		    "%s、%s", titles, title);
	}
	return titles;
}

/* As the text names them, for print: joined by 、 instead of |. */
static const char *
joined(struct scope *scope, const char *names)
{
	struct text out = {0};
	const char *copy;

	if (names == NULL)
		return NULL;
	for (; *names != '\0'; names++) {
		if (*names == '|')
			text_add_string(&out, "、");
		else
			text_add_char(&out, *names);
	}
	copy = pool_string(scope->pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

/*
 * Who permits, by the titles that pages and portal use: an alias of one
 * standard (推進統括者) is nobody's title. A collective name stays.
 */
static const char *
permitting(struct scope *scope, const struct duty *duty)
{
	const char *names = node_attr(duty->node, "permits"), *name, *bar;
	const struct standard *standard = duty->edition->standard;
	const xmlNode *role;
	struct text out = {0};

	for (; names != NULL; names = bar != NULL ? bar + 1 : NULL) {
		bar = strchr(names, '|');
		name = pool_copy(scope->pool, names, bar != NULL ?
		    (size_t)(bar - names) : strlen(names));
		role = role_collective(standard->authority, name,
		    standard->slug) != NULL ? NULL :
		    role_find(standard->authority, name, standard->slug);
		text_add_format(&out, "%s%s", out.length > 0 ? "、" : "",
		    role != NULL ? node_attr(role, "title") : name);
	}
	name = out.bytes != NULL ? pool_string(scope->pool, out.bytes) : NULL;
	text_free(&out);
	return name;
}

static const char *
spaced(struct scope *scope, const char *const *ids)
{
	struct text out = {0};
	const char *copy;

	for (; *ids != NULL; ids++)
		text_add_format(&out, out.length > 0 ? " %s" : "%s", *ids);
	copy = pool_string(scope->pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

static void
set_surroundings(xmlNode *node, const struct provision *provision)
{
	const struct provision *chapter = around(provision, PROVISION_CHAPTER);
	const struct provision *article = around(provision, PROVISION_ARTICLE);

	part_set(node, "citation", provision->citation);
	if (chapter != NULL) {
		part_set(node, "chapter", chapter->caption);
		part_set(node, "chapter-address", chapter->address);
	}
	if (article != NULL) {
		part_set(node, "article-caption", article->caption);
		part_set(node, "article-number", article->number);
		part_set(node, "article-address", article->address);
	}
}

static void
copy_attrs(xmlNode *node, const xmlNode *from)
{
	static const char *const names[] = { "modality", "situation",
	    "implied", "cycle", "within", "record", "delegates", "rewrite",
	    "because" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		part_set(node, names[i], node_attr(from, names[i]));
}

/* overrides and applies hold addresses parted by blanks. */
static void
write_related(struct scope *scope, xmlNode *node, const struct duty *duty,
    const char *name)
{
	const char *list = node_attr(duty->node, name);
	size_t length;

	for (; list != NULL && *list != '\0'; list += length) {
		list += strspn(list, " ");
		length = strcspn(list, " ");
		if (length > 0)
			part_cite(scope, part_add(node, name), duty->edition,
			    pool_copy(scope->pool, list, length));
	}
}

/* A duty without a question is not left out: it says what it is, unasked. */
static void
write_unasked(struct scope *scope, xmlNode *node, const struct duty *duty)
{
	const xmlNode *plain = node_child(duty->node, "plain");
	const char *words = plain != NULL ? content_all(scope->pool, plain) :
	    duty->provision->text;

	words = pool_format(scope->pool, "【質問は未作成】%s", words);
	part_text(part_add(node, "question"), words, strlen(words));
}

static void
write_duty(struct scope *scope, xmlNode *standard,
    const struct selected *selected)
{
	static const char *const parts[] = { "question", "plain", "evidence" };
	const struct duty *duty = selected->duty;
	xmlNode *node = part_add(standard, "duty");
	size_t i, rank = first_rank(scope, duty);
	char digest[DIGEST_KEY * 2 + 1];

	part_made_from(node, duty->node);
	part_set_number(node, "number", (size_t)selected->number);
	part_set(node, "id", duty->id);
	check_digest_asked(duty, digest);
	part_set(node, "digest", digest);
	part_set(node, "provision", duty->provision->address);
	part_set(node, "href", part_href(scope, duty->edition,
	    duty->provision->address));
	set_surroundings(node, duty->provision);
	copy_attrs(node, duty->node);
	part_set(node, "group", item_group(duty));
	part_set(node, "permits", permitting(scope, duty));
	part_set(node, "roles", joined(scope, node_attr(duty->node, "roles")));
	part_set(node, "role-ids", spaced(scope, selected->roles));
	part_set(node, "via", owed_via(scope, selected));
	part_set(node, "from", owed_from(scope, selected));
	part_set_flag(node, "stale", check_coverage_is_stale(duty->edition,
	    duty->provision));
	part_set_flag(node, "proposed", check_proposed_is(duty->node));
	if (rank > 0)
		part_set_number(node, "first", rank);
	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		part_copy_child(scope, node, duty->node, parts[i]);
	if (node_child(duty->node, "question") == NULL)
		write_unasked(scope, node, duty);
	/* A form is handed in: what its clauses lead to is not read for it. */
	if (scope->per != KIND_PER_FORM)
		item_write_all(scope, node, duty);
	item_write_limits(scope, node, duty);
	write_related(scope, node, duty, "overrides");
	write_related(scope, node, duty, "applies");
	/* A whole authority at once is an overview: without the words. */
	if (scope->per != KIND_PER_AUTHORITY && scope->per != KIND_PER_FORM)
		clause_of_duty(scope, node, duty);
}

void
duty_write(struct scope *scope, xmlNode *standard,
    const struct selection *selection)
{
	size_t i;

	for (i = 0; i < selection->count; i++)
		if (!selection->list[i].is_cut)
			write_duty(scope, standard, &selection->list[i]);
}

bool
duty_any_stale(const struct selection *selection)
{
	size_t i;

	for (i = 0; i < selection->count; i++)
		if (!selection->list[i].is_cut && check_coverage_is_stale(
		    selection->edition, selection->list[i].duty->provision))
			return true;
	return false;
}

static void
write_exempt(struct scope *scope, xmlNode *standard,
    const struct edition *edition, const xmlNode *from)
{
	xmlNode *node = part_add(standard, "exempt");
	const char *reason = node_attr(from, "reason");

	part_made_from(node, from);
	part_cite(scope, node, edition, node_attr(from, "provision"));
	part_set_flag(node, "proposed", check_proposed_is(from));
	if (reason != NULL) {
		part_set(node, "reason", reason);
		part_set(node, "reason-title", reason_title(reason));
	}
}

static void
write_note(struct scope *scope, xmlNode *standard,
    const struct edition *edition, const xmlNode *from)
{
	static const char *const attrs[] = { "kind", "quote", "suggest" };
	xmlNode *node = part_add(standard, "note");
	xmlChar *content = xmlNodeGetContent(from);
	size_t i;

	part_made_from(node, from);
	part_cite(scope, node, edition, node_attr(from, "provision"));
	for (i = 0; i < sizeof attrs / sizeof *attrs; i++)
		part_set(node, attrs[i], node_attr(from, attrs[i]));
	part_text(node, (const char *)content, strlen((const char *)content));
	xmlFree(content);
}

/* Of one role only the remarks on what it owes. */
static bool
concerns(struct scope *scope, const struct selection *selection,
    const xmlNode *note)
{
	const char *address = node_attr(note, "provision");
	size_t i;

	if (scope->roles == NULL)
		return true;
	for (i = 0; i < selection->count && address != NULL; i++)
		if (!selection->list[i].is_cut && strcmp(address,
		    selection->list[i].duty->provision->address) == 0)
			return true;
	return false;
}

void
duty_write_remarks(struct scope *scope, xmlNode *standard,
    const struct selection *selection)
{
	const struct edition *edition = selection->edition;
	const xmlNode *top, *from;

	term_write(scope, standard, selection);
	if (overlay_of(edition)->source == NULL)
		return;
	top = overlay_of(edition)->root;
	for (from = node_child(top, "exempt"); from != NULL &&
	    scope->roles == NULL; from = node_next(from, "exempt"))
		write_exempt(scope, standard, edition, from);
	for (from = node_child(top, "note"); from != NULL;
	    from = node_next(from, "note"))
		if (concerns(scope, selection, from))
			write_note(scope, standard, edition, from);
}

static void
write_owed(xmlNode *row, const struct duty *duty)
{
	const char **roles = role_owing(duty);
	xmlNode *owed;

	for (; *roles != NULL; roles++) {
		owed = part_add(row, "owed");
		part_set(owed, "role", *roles);
		part_set(owed, "modality", duty->modality);
		part_set(owed, "implied", node_attr(duty->node, "implied"));
	}
}

static const xmlNode *
find_exempt(const struct edition *edition, const struct provision *provision)
{
	const xmlNode *from;
	const char *address;

	for (from = node_child(overlay_of(edition)->root, "exempt"); from != NULL;
	    from = node_next(from, "exempt")) {
		address = node_attr(from, "provision");
		if (address != NULL &&
		    strcmp(address, provision->address) == 0)
			return from;
	}
	return NULL;
}

static void
write_row(struct scope *scope, xmlNode *coverage,
    const struct edition *edition, const struct provision *provision)
{
	const xmlNode *exempt = find_exempt(edition, provision);
	const char *reason = NULL;
	xmlNode *row = NULL;
	size_t i;

	for (i = 0; i < overlay_of(edition)->count; i++)
		if (overlay_of(edition)->duties[i].provision == provision) {
			if (row == NULL)
				row = part_add(coverage, "provision");
			write_owed(row, &overlay_of(edition)->duties[i]);
		}
	if (row == NULL && exempt == NULL)
		return;
	if (row == NULL) {
		row = part_add(coverage, "provision");
		reason = node_attr(exempt, "reason");
	}
	part_made_from(row, provision->node);
	part_set(row, "address", provision->address);
	part_set(row, "href", part_href(scope, edition, provision->address));
	part_set(row, "number", provision->number);
	part_set(row, "caption", provision->caption);
	set_surroundings(row, provision);
	part_set(row, "status", reason == NULL ? "duty" :
	    pool_format(scope->pool, "exempt:%s", reason));
	part_set_flag(row, "proposed", check_coverage_is_proposed(edition,
	    provision));
	part_set(row, "reason-title",
	    reason != NULL ? reason_title(reason) : NULL);
}

/* One row for each provision that has a duty or is exempt by name. */
void
duty_write_coverage(struct scope *scope, xmlNode *standard,
    const struct edition *edition)
{
	xmlNode *coverage = part_add(standard, "coverage");
	const struct provision *provision;

	if (overlay_of(edition)->source == NULL)
		return;
	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next)
		if (provision->is_main)
			write_row(scope, coverage, edition, provision);
}
