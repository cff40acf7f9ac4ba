/*
 * Accepting: the overlay was read against the text as it is now, and
 * reviewed.lock says so.
 */
#include "check/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/save.h"
#include "base/text.h"

/* The lock being written, and of whom it is written anew. */
struct writing {
	struct pool		*pool;
	const struct corpus	*corpus;
	const struct authority	*authority;
	const struct standard	*standard;	/* NULL: all */
	const struct edition	*edition;	/* NULL: all of them */
	const bool		*chosen;	/* by order; only these */
	const char		**list;
	size_t			  count, room;
};

static void
add_line(struct writing *writing, const char *line)
{
	writing->list = pool_grow(writing->pool, writing->list,
	    &writing->room, writing->count, sizeof *writing->list);
	writing->list[writing->count++] = line;
}

static bool
is_of(const struct writing *writing, const char *id)
{
	return writing->standard == NULL ||
	    strcmp(writing->standard->id, id) == 0;
}

/* One of the few that are read now. */
static bool
is_chosen(const struct writing *writing, const struct lock_line *line)
{
	const struct provision *provision;

	if (check_lock_is_link(line) || !is_of(writing, check_lock_field(
	    writing->pool, line, LOCK_OWNER)) || strcmp(writing->edition->id,
	    check_lock_field(writing->pool, line, LOCK_GROUP)) != 0)
		return false;
	provision = find_provision(writing->edition, check_lock_field(
	    writing->pool, line, LOCK_TARGET));
	return provision != NULL && writing->chosen[provision->order];
}

/* Is it written anew: its own, or a link of its own or to it? */
static bool
is_replaced(const struct writing *writing, const struct lock_line *line)
{
	const char *id = check_lock_field(writing->pool, line, LOCK_OWNER);
	const char *target = check_lock_field(writing->pool, line,
	    LOCK_TARGET);

	if (writing->chosen != NULL)
		return is_chosen(writing, line);
	if (is_of(writing, id))
		return true;
	return check_lock_is_link(line) && is_of(writing, pool_copy(
	    writing->pool, target, strcspn(target, "#")));
}

/* A line of the first version, as what still holds would be written now. */
static const char *
renew(struct writing *writing, const struct lock_line *line)
{
	struct pool *pool = writing->pool;
	const char *whole = pool_copy(pool, line->start, line->length);
	const struct provision *provision;
	const struct edition *edition;
	char digest[DIGEST_LENGTH + 1];

	if (!line->is_whole || line->lengths[LOCK_DIGEST] != DIGEST_FIRST)
		return whole;
	edition = find_edition(writing->corpus, pool_format(pool, "%s@%s",
	    check_lock_field(pool, line, LOCK_OWNER),
	    check_lock_field(pool, line, LOCK_GROUP)));
	provision = edition == NULL ? NULL : find_provision(edition,
	    check_lock_field(pool, line, LOCK_TARGET));
	if (provision == NULL || !check_digest_holds(provision,
	    check_lock_field(pool, line, LOCK_DIGEST)))
		return whole;
	check_digest_provision(provision, digest);
	return pool_format(pool, "%.*s%s", (int)(line->fields[LOCK_DIGEST] -
	    line->start), line->start, digest);
}

/* False if an existing lock could not be read. */
static bool
keep_others(struct writing *writing, const char *path,
    struct problems *problems)
{
	struct lock_line line;
	struct lock lock;

	if (file_is_absent(path))
		return true;
	if (!check_lock_open(&lock, path, problems))
		return false;
	while (check_lock_next(&lock, &line))
		if (!line.is_whole || !is_replaced(writing, &line))
			add_line(writing, renew(writing, &line));
	free(lock.bytes);
	return true;
}

/* ---- provisions ---- */

static int
compare_lines(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* "\tKEY,KEY" of the links to each provision, sorted, each once. */
static const char *
join_keys(struct pool *pool, const char **keys, size_t count)
{
	struct text joined = {0};
	const char *result;
	size_t i;

	qsort(keys, count, sizeof *keys, compare_lines);
	for (i = 0; i < count; i++)
		if (i == 0 || strcmp(keys[i], keys[i - 1]) != 0)
			text_add_format(&joined, "%s%s", i == 0 ? "\t" : ",",
			    keys[i]);
	result = pool_string(pool, joined.bytes != NULL ? joined.bytes : "");
	text_free(&joined);
	return result;
}

static int
compare_targets(const void *one, const void *other)
{
	const struct link *a = *(const struct link *const *)one;
	const struct link *b = *(const struct link *const *)other;

	return a->provision->order < b->provision->order ? -1 :
	    a->provision->order > b->provision->order;
}

const char **
check_accept_keys(struct pool *pool, const struct corpus *corpus,
    const struct edition *edition)
{
	const char **of = pool_take(pool, (edition->provision_count + 1) *
	    sizeof *of);
	struct links links = { .pool = pool };
	const struct link **own;
	const char **keys;
	size_t count = 0, i, from;

	check_link_overlay(corpus, edition, &links);
	own = pool_take(pool, (links.count + 1) * sizeof *own);
	keys = pool_take(pool, (links.count + 1) * sizeof *keys);
	for (i = 0; i < links.count; i++)
		if (links.list[i].is_own && links.list[i].provision != NULL)
			own[count++] = &links.list[i];
	qsort(own, count, sizeof *own, compare_targets);
	for (i = 0; i < edition->provision_count; i++)
		of[i] = "";
	for (from = 0; from < count; from = i) {
		for (i = from; i < count && own[i]->provision ==
		    own[from]->provision; i++)
			keys[i - from] = own[i]->key;
		of[own[from]->provision->order] = join_keys(pool, keys,
		    i - from);
	}
	return of;
}

static void
add_edition(struct writing *writing, const struct edition *edition)
{
	const char **keys;
	const struct provision *at;
	char digest[DIGEST_LENGTH + 1];

	if (overlay_of(edition)->source == NULL)
		return;
	keys = check_accept_keys(writing->pool, writing->corpus, edition);
	for (at = edition->provisions; at != NULL; at = at->next) {
		const struct account *account = check_coverage_account(edition,
		    at);

		if (writing->chosen != NULL && !writing->chosen[at->order])
			continue;
		if (account->is_proposed || (!check_coverage_is_said(account)
		    && *keys[at->order] == '\0'))
			continue;
		check_digest_provision(at, digest);
		add_line(writing, pool_format(writing->pool,
		    "%s\t%s\t%s\t%s%s", edition->standard->id, edition->id,
		    at->address, digest, keys[at->order]));
	}
}

static void
add_editions(struct writing *writing)
{
	const struct authority *authority = writing->authority;
	const struct edition *edition;
	size_t i;

	for (i = 0; i < authority->standard_count; i++) {
		const struct standard *standard = &authority->standards[i];

		edition = NULL;
		while (is_of(writing, standard->id) && (edition =
		    standard_next(standard, edition)) != NULL)
			add_edition(writing, edition);
	}
}

/* ---- links ---- */

static void
add_links(struct writing *writing)
{
	struct links links = { .pool = writing->pool };
	char digest[DIGEST_LENGTH + 1];
	const struct link *link;

	check_link_between(writing->corpus, writing->authority, &links);
	for (link = links.list; link < links.list + links.count; link++) {
		if (link->provision == NULL || (!is_of(writing, link->owner) &&
		    !is_of(writing, link->edition->standard->id)))
			continue;
		check_link_digest(link, digest);
		add_line(writing, pool_format(writing->pool,
		    "%s\t%s\t%s\t%s", link->owner, link->group, link->target,
		    digest));
	}
}

/* ---- the whole ---- */

bool
check_accept_write(const struct corpus *corpus,
    const struct authority *authority, const struct standard *standard,
    struct problems *problems)
{
	struct writing writing = { .pool = pool_new(), .corpus = corpus,
	    .authority = authority, .standard = standard };
	const char *path = check_lock_path(writing.pool, authority);
	struct text out = {0};
	bool saved = keep_others(&writing, path, problems);

	if (saved) {
		add_editions(&writing);
		add_links(&writing);
		check_lock_write(writing.list, writing.count, &out);
		saved = save_file(path, out.bytes, out.length, problems);
	}
	text_free(&out);
	pool_free(writing.pool);
	return saved;
}

/* ---- what was read with it ---- */

static bool
is_read(const struct edition *edition, const struct provision *at,
    const bool *chosen)
{
	const struct account *account = check_coverage_account(edition, at);

	return chosen[at->order] || !check_coverage_is_said(account) ||
	    (account->locked != NULL && !account->is_proposed &&
	    !check_coverage_is_stale(edition, at));
}

/* Items that a record of what stands above them speaks for. */
static void
choose_below(const struct edition *edition, bool *chosen)
{
	const struct provision *at;

	for (at = edition->provisions; at != NULL; at = at->next) {
		const struct account *account = check_coverage_account(edition,
		    at);

		if (account->own == COVERAGE_NONE && at->parent != NULL &&
		    chosen[at->parent->order] && !account->is_proposed &&
		    check_coverage_is_said(account))
			chosen[at->order] = true;
	}
}

/* An article or a chapter, when the last of what stands in it is read. */
static void
choose_above(struct pool *pool, const struct edition *edition, bool *chosen)
{
	size_t count = edition->provision_count + 1, i = 0;
	bool *has_unread = pool_take(pool, count);
	bool *has_chosen = pool_take(pool, count);
	const struct provision **all = pool_take(pool, count * sizeof *all);
	const struct provision *at;

	for (at = edition->provisions; at != NULL; at = at->next)
		all[i++] = at;
	while (i > 0) {
		at = all[--i];
		if (check_coverage_account(edition, at)->own ==
		    COVERAGE_NONE && has_chosen[at->order] &&
		    !has_unread[at->order])
			chosen[at->order] = true;
		if (at->parent == NULL)
			continue;
		has_unread[at->parent->order] |= has_unread[at->order] ||
		    !is_read(edition, at, chosen);
		has_chosen[at->parent->order] |= has_chosen[at->order] ||
		    chosen[at->order];
	}
}

bool
check_accept_some(const struct corpus *corpus, const struct edition *edition,
    bool *chosen, struct problems *problems)
{
	const struct authority *authority = edition->standard->authority;
	struct writing writing = { .pool = pool_new(), .corpus = corpus,
	    .authority = authority, .standard = edition->standard,
	    .edition = edition, .chosen = chosen };
	const char *path = check_lock_path(writing.pool, authority);
	struct text out = {0};
	bool saved;

	choose_below(edition, chosen);
	choose_above(writing.pool, edition, chosen);
	saved = keep_others(&writing, path, problems);
	if (saved) {
		add_edition(&writing, edition);
		check_lock_write(writing.list, writing.count, &out);
		saved = save_file(path, out.bytes, out.length, problems);
	}
	text_free(&out);
	pool_free(writing.pool);
	return saved;
}

static void
check_standard(const struct corpus *corpus, const struct standard *standard,
    bool keep_moved, struct problems *problems)
{
	const struct edition *edition = NULL;
	struct links links;

	while ((edition = standard_next(standard, edition)) != NULL) {
		check_before_review(corpus, edition, problems);
		if (keep_moved || overlay_of(edition)->source == NULL)
			continue;
		links = (struct links){ .pool = pool_new() };
		check_link_overlay(corpus, edition, &links);
		check_moved_own(edition, &links, pool_take(links.pool,
		    edition->provision_count + 1), problems);
		pool_free(links.pool);
	}
}

/* What is wrong was not read, whoever says so. */
static bool
has_errors(const struct corpus *corpus, const struct authority *authority,
    const struct standard *standard, bool keep_moved,
    struct problems *problems)
{
	size_t before = problems_count(problems, PROBLEM_ERROR), i;

	for (i = 0; i < authority->standard_count; i++)
		if (standard == NULL || standard == &authority->standards[i])
			check_standard(corpus, &authority->standards[i],
			    keep_moved, problems);
	check_beside_standards(corpus, authority, problems);
	if (!keep_moved)
		check_moved_between(corpus, authority, standard, true,
		    problems);
	/* Of a draft, what does not say what its clause says is a warning. */
	if (problems_count(problems, PROBLEM_ERROR) == before &&
	    !problems_have(problems, PROBLEM_DRAFT_WORDING))
		return false;
	problem_add(problems, PROBLEM_ACCEPT_REFUSED, (struct place){ NULL,
	    0, 0 }, "%s is not accepted: mend its errors first",
	    standard != NULL ? standard->id : authority->id);
	return true;
}

bool
check_accept(const struct corpus *corpus, const struct authority *authority,
    const struct standard *standard, bool keep_moved,
    struct problems *problems)
{
	return !has_errors(corpus, authority, standard, keep_moved,
	    problems) && check_accept_write(corpus, authority, standard,
	    problems);
}
