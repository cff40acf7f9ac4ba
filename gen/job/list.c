#include "job/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "check/check.h"
#include "office/table.h"
#include "refer/define.h"
#include "refer/refer.h"
#include "refer/role.h"

/* What was asked for, and what to write it to. */
struct listing {
	const struct corpus	*corpus;
	struct problems		*problems;
	struct table		*table;
	const char *const	*names;
	size_t			 name_count;
};

static const char *
or_empty(const char *value)
{
	return value != NULL ? value : "";
}

/* Selection */

static bool
is_authority_named(const struct listing *listing,
    const struct authority *authority)
{
	size_t i;

	for (i = 0; i < listing->name_count; i++) {
		const char *name = listing->names[i];

		if (strncmp(name, authority->id, strcspn(name, "/@")) == 0 &&
		    strlen(authority->id) == strcspn(name, "/@"))
			return true;
	}
	return listing->name_count == 0;
}

static bool
is_standard_named(const struct listing *listing,
    const struct standard *standard)
{
	size_t i, length;

	for (i = 0; i < listing->name_count; i++) {
		const char *name = listing->names[i];

		length = strcspn(name, "@");
		if (strcmp(name, standard->authority->id) == 0 ||
		    (strlen(standard->id) == length &&
		    strncmp(name, standard->id, length) == 0))
			return true;
	}
	return listing->name_count == 0;
}

/* The current one, unless another is named. */
static bool
is_edition_named(const struct listing *listing,
    const struct edition *edition)
{
	const struct standard *standard = edition->standard;
	size_t i;

	for (i = 0; i < listing->name_count; i++) {
		const char *name = listing->names[i];

		if (strcmp(name, edition->name) == 0)
			return true;
		if (standard_is_current(edition) &&
		    (strcmp(name, standard->id) == 0 ||
		    strcmp(name, standard->authority->id) == 0))
			return true;
	}
	return listing->name_count == 0 && standard_is_current(edition);
}

/* Is one of its editions named, and not just the standard? */
static bool
names_editions(const struct listing *listing, const struct standard *standard)
{
	size_t i, length = strlen(standard->id);

	for (i = 0; i < listing->name_count; i++)
		if (strncmp(listing->names[i], standard->id, length) == 0 &&
		    listing->names[i][length] == '@')
			return true;
	return false;
}

static const char *
nearest_standard(const struct listing *listing, const char *name)
{
	const struct corpus *corpus = listing->corpus;
	struct pool *pool = listing->table->pool;
	const struct authority *one = NULL;
	const char **all;
	size_t i, count = 0;

	while ((one = corpus_next(corpus, one)) != NULL)
		count += 1 + one->standard_count;
	all = pool_take(pool, (count + 1) * sizeof *all);
	count = 0;
	while ((one = corpus_next(corpus, one)) != NULL) {
		all[count++] = one->id;
		for (i = 0; i < one->standard_count; i++)
			all[count++] = one->standards[i].id;
	}
	return text_nearest(name, all, count);
}

/* The editions there are, for who named another. */
static const char *
editions_of(const struct listing *listing, const struct standard *standard)
{
	struct pool *pool = listing->table->pool;
	const struct edition *edition = NULL;
	const char *joined = "";

	while ((edition = standard_next(standard, edition)) != NULL)
		joined = pool_format(pool, "%s%s%s", joined,
		    *joined != '\0' ? message_comma() : "", edition->id);
	return joined;
}

static void
refuse_name(const struct listing *listing, const char *name, const char *id)
{
	const struct standard *standard = find_standard(listing->corpus, id);

	/* It may be what could not be read: that is reported. */
	if (problems_count(listing->problems, PROBLEM_ERROR) > 0)
		return;
	if (standard == NULL)
		problem_add_near(listing->problems, PROBLEM_STANDARD_UNKNOWN,
		    (struct place){0}, nearest_standard(listing, id),
		    "unknown standard \"%s\"", id);
	else
		problem_add(listing->problems, PROBLEM_EDITION_UNKNOWN,
		    (struct place){0}, "%s has no edition \"%s\"; it has: "
		    "%s", id, strchr(name, '@') + 1, editions_of(listing,
		    standard));
}

static bool
are_names_known(const struct listing *listing)
{
	bool are_known = true;
	size_t i;

	for (i = 0; i < listing->name_count; i++) {
		const char *name = listing->names[i];
		const char *id = pool_copy(listing->table->pool, name,
		    strcspn(name, "@"));

		if (strchr(name, '@') != NULL ?
		    find_edition(listing->corpus, name) != NULL :
		    find_standard(listing->corpus, id) != NULL ||
		    find_authority(listing->corpus, id) != NULL)
			continue;
		refuse_name(listing, name, id);
		are_known = false;
	}
	return are_known;
}

/* Rows; the cells are in the order of the columns at the end of this file. */

static xmlNode *
first_of(const struct authority *authority, const char *name)
{
	return node_child(xmlDocGetRootElement(authority->source->document),
	    name);
}

static const char *
count_of(const struct listing *listing, size_t count)
{
	return pool_format(listing->table->pool, "%zu", count);
}

static void
list_authority(struct listing *listing, const struct authority *authority)
{
	const char *cells[] = { authority->id, authority->title,
	    or_empty(node_attr(xmlDocGetRootElement(
	    authority->source->document), "collection")),
	    count_of(listing, authority->standard_count) };

	table_add(listing->table, cells);
}

/* Names of children, joined: the aliases of a role. */
static const char *
join_children(struct listing *listing, const xmlNode *parent,
    const char *child_name, const char *attr)
{
	struct text joined = {0};
	const xmlNode *child;
	const char *value, *result;

	for (child = node_child(parent, child_name); child != NULL;
	    child = node_next(child, child_name)) {
		value = node_attr(child, attr);
		if (value == NULL)
			continue;
		if (joined.length > 0)
			text_add_char(&joined, '|');
		text_add_string(&joined, value);
	}
	result = pool_copy(listing->table->pool, joined.bytes, joined.length);
	text_free(&joined);
	return result;
}

static void
list_roles(struct listing *listing, const struct authority *authority)
{
	const xmlNode *role, *what;

	for (role = first_of(authority, "role"); role != NULL;
	    role = node_next(role, "role")) {
		what = node_child(role, "what");
		const char *cells[] = { authority->id,
		    or_empty(node_attr(role, "id")),
		    or_empty(node_attr(role, "title")),
		    join_children(listing, role, "alias", "name"),
		    join_children(listing, role, "includes", "role"),
		    or_empty(node_attr(role, "outside")),
		    content_all(listing->table->pool, what) };

		table_add(listing->table, cells);
	}
}

static void
list_situations(struct listing *listing, const struct authority *authority)
{
	const xmlNode *node;

	for (node = first_of(authority, "situation"); node != NULL;
	    node = node_next(node, "situation")) {
		const char *cells[] = { authority->id,
		    or_empty(node_attr(node, "id")),
		    or_empty(node_attr(node, "title")) };

		table_add(listing->table, cells);
	}
}

static size_t
edition_count(const struct standard *standard)
{
	const struct edition *edition = NULL;
	size_t count = 0;

	while ((edition = standard_next(standard, edition)) != NULL)
		count++;
	return count;
}

static void
list_standard(struct listing *listing, const struct standard *standard)
{
	const struct edition *current = standard_current(standard);
	const char *cells[] = { standard->id, standard->title,
	    current != NULL ? current->id : "",
	    count_of(listing, edition_count(standard)) };

	table_add(listing->table, cells);
}

static void
list_edition(struct listing *listing, const struct edition *edition)
{
	const char *cells[] = { edition->standard->id, edition->id,
	    edition->title, edition->is_draft ? "yes" : "no",
	    standard_is_current(edition) ? "yes" : "no",
	    count_of(listing, edition->provision_count),
	    count_of(listing, overlay_of(edition)->count) };

	table_add(listing->table, cells);
}

static void
list_provisions(struct listing *listing, const struct edition *edition)
{
	const struct provision *provision;

	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next) {
		const char *cells[] = { edition->standard->id, edition->id,
		    provision->address, provision_kind_name(provision->kind),
		    provision->number, provision->caption, provision->text,
		    check_coverage_status(listing->table->pool, edition,
		    provision) };

		table_add(listing->table, cells);
	}
}

static void
list_forms(struct listing *listing, const struct edition *edition)
{
	const struct provision *form;

	for (form = edition->provisions; form != NULL; form = form->next) {
		if (form->kind != PROVISION_FORM)
			continue;
		const char *cells[] = { edition->standard->id, edition->id,
		    form->address, form->number, form->caption,
		    or_empty(node_attr(form->node, "from")),
		    or_empty(node_attr(form->node, "to")),
		    or_empty(node_attr(form->node, "provisions")) };

		table_add(listing->table, cells);
	}
}

/* Duties of one provision stay in the order of the file. */
static int
order_duties(const void *a, const void *b)
{
	const struct duty *one = *(const struct duty *const *)a;
	const struct duty *other = *(const struct duty *const *)b;
	size_t here = one->provision->order, there = other->provision->order;

	if (here != there)
		return here < there ? -1 : 1;
	return one < other ? -1 : one > other;
}

static const char *
resolved_titles(struct listing *listing, const struct edition *edition,
    const char *roles)
{
	const struct authority *authority = edition->standard->authority;
	const char **ids = role_resolve(listing->table->pool, authority,
	    roles, edition->standard->slug);
	struct text joined = {0};
	const char *titles;

	for (; *ids != NULL; ids++) {
		if (joined.length > 0)
			text_add_char(&joined, '|');
		text_add_string(&joined, role_title(authority, *ids));
	}
	titles = pool_copy(listing->table->pool, joined.bytes, joined.length);
	text_free(&joined);
	return titles;
}

static void
list_duty(struct listing *listing, const struct edition *edition,
    const struct duty *duty)
{
	const char *roles = or_empty(node_attr(duty->node, "roles"));
	const char *implied = or_empty(node_attr(duty->node, "implied"));
	const char *cells[] = { duty->id, edition->standard->id, edition->id,
	    duty->provision->address, roles,
	    resolved_titles(listing, edition, roles), duty->modality,
	    strcmp(implied, "yes") == 0 ? "yes" : "no",
	    content_all(listing->table->pool,
	    node_child(duty->node, "question")) };

	table_add(listing->table, cells);
}

static void
list_duties(struct listing *listing, const struct edition *edition)
{
	const struct duty **sorted = pool_take(listing->table->pool,
	    (overlay_of(edition)->count + 1) * sizeof *sorted);
	size_t i, count = 0;

	for (i = 0; i < overlay_of(edition)->count; i++)
		if (overlay_of(edition)->duties[i].provision != NULL)
			sorted[count++] = &overlay_of(edition)->duties[i];
	qsort(sorted, count, sizeof *sorted, order_duties);
	for (i = 0; i < count; i++)
		list_duty(listing, edition, sorted[i]);
}

/* この基準, or the unit, or from where on it holds. */
static const char *
range_of(const struct definition *term)
{
	if (term->range == term->at)
		return "here";
	if (term->range != NULL)
		return term->range->address;
	if (term->is_partial)
		return "partial";
	return term->is_onward ? "onward" : "all";
}

/* Addresses of the provisions that use a term, each once. */
static const char *
users_of(struct listing *listing, const struct definition *term)
{
	const struct provision *at = term->edition->provisions;
	struct text joined = {0};
	const struct term_use *use;
	const char *users;

	for (; at != NULL; at = at->next) {
		use = define_uses(term->edition, at);
		while (use != NULL && use->definition != term)
			use = use->next;
		if (use != NULL)
			text_add_format(&joined, joined.length > 0 ? "|%s" :
			    "%s", at->address);
	}
	users = pool_copy(listing->table->pool, joined.bytes, joined.length);
	text_free(&joined);
	return users;
}

static void
list_terms(struct listing *listing, const struct edition *edition)
{
	const struct definition *term = define_known(edition);

	for (; term != NULL; term = term->next) {
		const char *cells[] = { edition->standard->id, edition->id,
		    term->at->address, term->term,
		    define_way_name(term->way), range_of(term),
		    term->meaning, users_of(listing, term) };

		table_add(listing->table, cells);
	}
}

/* In another standard with its name, as duties.xml writes it. */
static const char *
target_of(struct listing *listing, const struct edition *edition,
    const struct reference *reference)
{
	const struct standard *other = reference->edition != NULL ?
	    reference->edition->standard : NULL;

	if (other == NULL || other == edition->standard)
		return reference->address;
	if (reference->is_whole)
		return other->id;
	return pool_format(listing->table->pool, "%s#%s", other->id,
	    reference->address);
}

static void
list_references(struct listing *listing, const struct edition *edition)
{
	const struct provision *at = edition->provisions;
	const struct reference *reference;

	for (; at != NULL; at = at->next)
		for (reference = refer_known(edition, at); reference != NULL;
		    reference = reference->next) {
			const char *cells[] = { edition->standard->id,
			    edition->id, at->address,
			    pool_copy(listing->table->pool,
			    at->text + reference->start,
			    reference->end - reference->start),
			    reference->is_external ? "outside" :
			    reference->target == NULL &&
			    !reference->is_whole ? "dangling" :
			    "found", reference->is_external ? "" :
			    target_of(listing, edition, reference) };

			table_add(listing->table, cells);
		}
}

/* What can be listed */

enum what {
	WHAT_AUTHORITIES,
	WHAT_STANDARDS,
	WHAT_EDITIONS,
	WHAT_PROVISIONS,
	WHAT_ROLES,
	WHAT_SITUATIONS,
	WHAT_DUTIES,
	WHAT_FORMS,
	WHAT_TERMS,
	WHAT_REFERENCES,
	WHAT_COUNT
};

struct what_row {
	const char		*name;
	struct table_column	 columns[TABLE_COLUMNS_MAX];
};

#define SHOWN .is_shown = true
#define MANY .joint = '|'
#define WORDS .joint = ' '
#define NUMBER .is_number = true

static const struct what_row whats[] = {
	[WHAT_AUTHORITIES] = { "authorities", {
		{ "authority", SHOWN }, { "title", SHOWN },
		{ "collection", SHOWN }, { "standards", NUMBER } } },
	[WHAT_STANDARDS] = { "standards", {
		{ "standard", SHOWN }, { "title", SHOWN },
		{ "current", SHOWN }, { "editions", NUMBER } } },
	[WHAT_EDITIONS] = { "editions", {
		{ "standard", SHOWN }, { "edition", SHOWN },
		{ "title", SHOWN }, { "draft" }, { "current", SHOWN },
		{ "provisions", NUMBER }, { "duties", SHOWN, NUMBER } } },
	[WHAT_PROVISIONS] = { "provisions", {
		{ "standard", SHOWN }, { "edition" }, { "provision", SHOWN },
		{ "kind" }, { "number", SHOWN }, { "caption", SHOWN },
		{ "text", SHOWN }, { "status" } } },
	[WHAT_ROLES] = { "roles", {
		{ "authority", SHOWN }, { "role", SHOWN },
		{ "title", SHOWN }, { "aliases", MANY },
		{ "includes", MANY }, { "outside" }, { "what", SHOWN } } },
	[WHAT_SITUATIONS] = { "situations", {
		{ "authority", SHOWN }, { "situation", SHOWN },
		{ "title", SHOWN } } },
	[WHAT_DUTIES] = { "duties", {
		{ "id", SHOWN }, { "standard" }, { "edition" },
		{ "provision" }, { "roles", MANY },
		{ "resolved_roles", MANY, SHOWN }, { "modality", SHOWN },
		{ "implied" }, { "question", SHOWN } } },
	[WHAT_FORMS] = { "forms", {
		{ "standard", SHOWN }, { "edition" }, { "form", SHOWN },
		{ "label", SHOWN }, { "title", SHOWN }, { "from" }, { "to" },
		{ "provisions", WORDS } } },
	[WHAT_TERMS] = { "terms", {
		{ "standard", SHOWN }, { "edition" }, { "provision", SHOWN },
		{ "term", SHOWN }, { "way", SHOWN }, { "range", SHOWN },
		{ "meaning", SHOWN }, { "used", MANY } } },
	[WHAT_REFERENCES] = { "references", {
		{ "standard", SHOWN }, { "edition" }, { "provision", SHOWN },
		{ "words", SHOWN }, { "status", SHOWN },
		{ "target", SHOWN } } },
};

static void
list_of_edition(struct listing *listing, enum what what,
    const struct edition *edition)
{
	if (what == WHAT_EDITIONS)
		list_edition(listing, edition);
	else if (what == WHAT_PROVISIONS)
		list_provisions(listing, edition);
	else if (what == WHAT_DUTIES)
		list_duties(listing, edition);
	else if (what == WHAT_FORMS)
		list_forms(listing, edition);
	else if (what == WHAT_TERMS)
		list_terms(listing, edition);
	else if (what == WHAT_REFERENCES)
		list_references(listing, edition);
}

static void
list_of_standard(struct listing *listing, enum what what,
    const struct standard *standard)
{
	const struct edition *edition = NULL;

	if (what == WHAT_STANDARDS) {
		list_standard(listing, standard);
		return;
	}
	if (what != WHAT_EDITIONS && !names_editions(listing, standard)) {
		edition = standard_current(standard);
		if (edition != NULL)
			list_of_edition(listing, what, edition);
		return;
	}
	while ((edition = standard_next(standard, edition)) != NULL)
		/* Of editions all are listed, else they could not be named. */
		if (what == WHAT_EDITIONS ||
		    is_edition_named(listing, edition))
			list_of_edition(listing, what, edition);
}

static void
list_of_authority(struct listing *listing, enum what what,
    const struct authority *authority)
{
	size_t i;

	if (what == WHAT_AUTHORITIES)
		list_authority(listing, authority);
	else if (what == WHAT_ROLES)
		list_roles(listing, authority);
	else if (what == WHAT_SITUATIONS)
		list_situations(listing, authority);
	if (what == WHAT_AUTHORITIES || what == WHAT_ROLES ||
	    what == WHAT_SITUATIONS)
		return;
	for (i = 0; i < authority->standard_count; i++)
		if (is_standard_named(listing, &authority->standards[i]))
			list_of_standard(listing, what,
			    &authority->standards[i]);
}

/* WHAT_COUNT if it is none of them: reported. */
static enum what
what_named(const char *name, struct problems *problems)
{
	const char *names[WHAT_COUNT];
	int i;

	for (i = 0; i < WHAT_COUNT; i++) {
		names[i] = whats[i].name;
		if (strcmp(names[i], name) == 0)
			return (enum what)i;
	}
	problem_add_near(problems, PROBLEM_USAGE, (struct place){0},
	    text_nearest(name, names, WHAT_COUNT), "\"%s\" cannot be listed",
	    name);
	return WHAT_COUNT;
}

void
list_print(const struct corpus *corpus, const char *name,
    const char *const *names, size_t count, const char *format,
    struct text *out, struct problems *problems)
{
	enum what what = what_named(name, problems);
	struct pool *pool = pool_new();
	struct table table = { .pool = pool };
	struct listing listing = { corpus, problems, &table, names, count };
	const struct authority *authority = NULL;

	if (what == WHAT_COUNT || !are_names_known(&listing)) {
		pool_free(pool);
		return;
	}
	table.columns = whats[what].columns;
	while ((authority = corpus_next(corpus, authority)) != NULL)
		if (is_authority_named(&listing, authority))
			list_of_authority(&listing, what, authority);
	if (!table_print(&table, format, out) &&
	    !table_export(&table, name, format, out))
		problem_add(problems, PROBLEM_USAGE, (struct place){0},
		    "list prints text, tsv, json, csv or xlsx, not \"%s\"",
		    format);
	table_free(&table);
	pool_free(pool);
}
