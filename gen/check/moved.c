/*
 * Moved: links that do not mean any more what they meant when they were
 * reviewed. That a link leads somewhere is not enough: who deletes an article
 * makes every later number mean something else.
 */
#include "check/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/names.h"

/* ---- inside an edition ---- */

/* What the lock knows of the records that point to something. */
struct known {
	struct pool	*pool;
	struct names	 facts;		/* "KEY WORDS", "KEY@ADDRESS", "KEY" */
};

static const char *
fact(struct known *known, const char *key, size_t length, const char *joint,
    const char *what, size_t bytes)
{
	return pool_format(known->pool, "%.*s%s%.*s", (int)length, key, joint,
	    (int)bytes, what);
}

static void
learn(struct known *known, const char *address, const char *digest,
    const char *keys)
{
	size_t length;

	if (digest == NULL || keys == NULL || strlen(digest) != DIGEST_LENGTH)
		return;
	for (; *keys != '\0'; keys += length + (keys[length] == ',')) {
		length = strcspn(keys, ",");
		names_add(&known->facts, fact(known, keys, length, " ",
		    digest, DIGEST_WORDS), (void *)digest);
		names_add(&known->facts, fact(known, keys, length, "@",
		    address, strlen(address)), (void *)digest);
		names_add(&known->facts, fact(known, keys, length, "", "", 0),
		    (void *)digest);
	}
}

/* A copy that nobody has read yet has what it was copied from. */
static void
learn_all(struct known *known, const struct edition *edition)
{
	const struct coverage_map *map = check_coverage_map(edition);
	const struct provision *at;
	const struct orphan *orphan;

	if (!map->is_reviewed) {
		edition = standard_before(edition);
		if (edition == NULL)
			return;
		map = check_coverage_map(edition);
	}
	for (at = edition->provisions; at != NULL; at = at->next)
		learn(known, at->address, map->accounts[at->order].locked,
		    map->accounts[at->order].keys);
	for (orphan = map->orphans; orphan != NULL; orphan = orphan->next)
		learn(known, orphan->address, orphan->digest, orphan->keys);
}

/* The digest of what it was about, if that is not what it points to now. */
static const char *
meant(struct known *known, const struct link *link)
{
	const char *digest;
	char now[DIGEST_WORDS + 1];

	check_digest_words(link->provision, now);
	if (names_find(&known->facts, fact(known, link->key, DIGEST_KEY, " ",
	    now, DIGEST_WORDS)) != NULL)
		return NULL;
	digest = names_find(&known->facts, fact(known, link->key, DIGEST_KEY,
	    "@", link->provision->address, strlen(link->provision->address)));
	/* Two exemptions say the same; two duties do not. */
	if (digest == NULL && link->is_strong)
		digest = names_find(&known->facts, fact(known, link->key,
		    DIGEST_KEY, "", "", 0));
	return digest;
}

static void
check_own(struct known *known, const struct link *link, bool *moved,
    struct problems *problems)
{
	const char *digest = meant(known, link);
	const struct provision *now = digest == NULL ? NULL :
	    check_digest_find(link->edition, digest, link->provision);

	if (now == NULL)
		return;
	moved[link->provision->order] = true;
	problem_add(problems, link->is_draft ? PROBLEM_DRAFT_STALE :
	    PROBLEM_LINK_MOVED, link->place, "\"%s\" has other words than when "
	    "this was written about it: those stand at %s \"%s\" now",
	    link->target, now->address, now->citation);
}

void
check_moved_own(const struct edition *edition, const struct links *links,
    bool *moved, struct problems *problems)
{
	struct known known = { .pool = links->pool,
	    .facts = { .pool = links->pool } };
	size_t i;

	learn_all(&known, edition);
	for (i = 0; known.facts.count > 0 && i < links->count; i++)
		if (links->list[i].is_own &&
		    links->list[i].provision != NULL &&
		    !check_digest_is_wordless(links->list[i].provision))
			check_own(&known, &links->list[i], moved, problems);
}

/* ---- between standards ---- */

/* What the lock says of the links, and what they are now. */
struct record {
	struct pool	*pool;
	struct names	 lines;		/* OWNER GROUP TARGET + or -: digest */
	struct names	 meanings;	/* OWNER GROUP MEANING, recorded */
	struct names	 now;		/* the same of the links as they are */
	struct names	 lost;		/* OWNER GROUP that misses a meaning */
};

static const char *
entry(struct record *record, const char *owner, const char *group,
    const char *what, size_t bytes)
{
	return pool_format(record->pool, "%s\t%s\t%.*s", owner, group,
	    (int)bytes, what);
}

/* A role may report by what is also one of its first duties. */
static const char *
line_of(struct record *record, const char *owner, const char *group,
    const char *target, bool is_to_duty)
{
	return pool_format(record->pool, "%s\t%s\t%s%c", owner, group, target,
	    is_to_duty ? '+' : '-');
}

static void
take_line(struct record *record, const struct lock_line *line)
{
	const char *owner = check_lock_field(record->pool, line, LOCK_OWNER);
	const char *group = check_lock_field(record->pool, line, LOCK_GROUP);
	const char *target = check_lock_field(record->pool, line,
	    LOCK_TARGET);
	char *digest = pool_copy(record->pool, line->fields[LOCK_DIGEST],
	    line->lengths[LOCK_DIGEST]);
	const char *meaning = entry(record, owner, group, digest,
	    check_digest_meaning(digest));

	names_add(&record->lines, line_of(record, owner, group, target,
	    digest[DIGEST_WORDS] == '+'), digest);
	names_add(&record->meanings, meaning, digest);
	if (names_find(&record->now, meaning) == NULL)
		names_add(&record->lost, entry(record, owner, group, "", 0),
		    digest);
}

/* False if there is no record of links. */
static bool
read_record(struct record *record, const struct authority *authority)
{
	struct problems *unheard = problems_new();	/* see check_locks */
	struct lock_line line;
	struct lock lock;
	bool is_there = check_lock_open(&lock, check_lock_path(record->pool,
	    authority), unheard);

	if (is_there) {
		while (check_lock_next(&lock, &line))
			if (line.is_whole && check_lock_is_link(&line))
				take_line(record, &line);
		is_there = !lock.is_first;
		free(lock.bytes);
	}
	problems_free(unheard);
	return is_there;
}

static const struct duty *
duty_meant(const struct edition *edition, const char *digest)
{
	char now[DIGEST_LENGTH + 1];
	size_t i;

	for (i = 0; i < overlay_of(edition)->count; i++) {
		if (overlay_of(edition)->duties[i].provision == NULL)
			continue;
		check_digest_duty(&overlay_of(edition)->duties[i], now);
		if (strcmp(now, digest) == 0)
			return &overlay_of(edition)->duties[i];
	}
	return NULL;
}

/*
 * Does it mean what was recorded? A question may be worded anew, as long as
 * no other duty has taken it over.
 */
static bool
means(const struct link *link, const char *digest)
{
	char now[DIGEST_LENGTH + 1];

	if (link->provision == NULL)
		return false;
	check_link_digest(link, now);
	if (strncmp(now, digest, check_digest_meaning(digest)) == 0)
		return true;
	return link->duty != NULL && strncmp(now, digest, DIGEST_WORDS) ==
	    0 && duty_meant(link->edition, digest) == NULL;
}

static void
report(const struct link *link, const char *digest, bool only_moved,
    struct problems *problems)
{
	const struct duty *duty = duty_meant(link->edition, digest);
	const struct provision *now = duty != NULL ? duty->provision :
	    check_digest_find(link->edition, digest, link->provision);

	if (now != NULL)
		problem_add(problems, link->is_draft ? PROBLEM_DRAFT_STALE :
		    PROBLEM_LINK_MOVED, link->place, "\"%s\" led to other "
		    "words when it was reviewed: those stand at %s \"%s\" now",
		    link->target, duty != NULL ? duty->id : now->address,
		    now->citation);
	else if ((link->provision != NULL || link->duty != NULL) &&
	    !only_moved)
		problem_add(problems, link->is_draft ? PROBLEM_DRAFT_STALE :
		    PROBLEM_LINK_STALE, link->place, "\"%s\" led to other "
		    "words when it was reviewed: %s has those no more; read "
		    "it again", link->target, link->edition->name);
}

/* A draft says of another standard what the edition in force says too. */
static bool
is_said_in_force(struct record *record, const struct link *link,
    const char *digest)
{
	const struct authority *authority = link->edition->standard->authority;
	const struct edition *edition;
	size_t i;

	for (i = 0; link->is_draft && i < authority->standard_count; i++) {
		edition = strcmp(authority->standards[i].id, link->owner) != 0 ?
		    NULL : standard_current(&authority->standards[i]);
		if (edition != NULL && names_find(&record->meanings,
		    entry(record, link->owner, edition->id, digest,
		    check_digest_meaning(digest))) != NULL)
			return true;
	}
	return false;
}

static void
check_link(struct record *record, const struct link *link, bool only_moved,
    struct problems *problems)
{
	const char *group = entry(record, link->owner, link->group, "", 0);
	const char *digest = names_find(&record->lines, line_of(record,
	    link->owner, link->group, link->target, link->is_to_duty));
	char now[DIGEST_LENGTH + 1] = "";

	if (digest != NULL && means(link, digest))
		return;
	if (link->provision != NULL) {
		check_link_digest(link, now);
		/* Put right: the file still says all that it said. */
		if (names_find(&record->meanings, entry(record, link->owner,
		    link->group, now, check_digest_meaning(now))) != NULL &&
		    names_find(&record->lost, group) == NULL)
			return;
	}
	if (digest != NULL)
		report(link, digest, only_moved, problems);
	else if (link->provision != NULL && !only_moved &&
	    names_find(&record->meanings, entry(record, link->owner,
	    link->group, now, check_digest_meaning(now))) == NULL &&
	    !is_said_in_force(record, link, now))
		problem_add(problems, link->is_draft ?
		    PROBLEM_DRAFT_UNREVIEWED : PROBLEM_LINK_UNREVIEWED,
		    link->place, "the link to \"%s\" was never reviewed; when "
		    "it is, run: kijun accept %s", link->target,
		    link->edition->standard->id);
}

void
check_moved_between(const struct corpus *corpus,
    const struct authority *authority, const struct standard *to,
    bool only_moved, struct problems *problems)
{
	struct pool *pool = pool_new();
	struct record record = { pool, { .pool = pool }, { .pool = pool },
	    { .pool = pool }, { .pool = pool } };
	struct links links = { .pool = pool };
	char now[DIGEST_LENGTH + 1];
	const struct link *link;

	check_link_between(corpus, authority, &links);
	for (link = links.list; link < links.list + links.count; link++)
		if (link->provision != NULL) {
			check_link_digest(link, now);
			names_add(&record.now, entry(&record, link->owner,
			    link->group, now, check_digest_meaning(now)),
			    (void *)link);
		}
	if (read_record(&record, authority))
		for (link = links.list; link < links.list + links.count;
		    link++)
			if (link->edition != NULL && (to == NULL ||
			    link->edition->standard == to))
				check_link(&record, link, only_moved,
				    problems);
	pool_free(pool);
}
