/*
 * Lock: reviewed.lock holds a digest of every provision as it was when the
 * overlay was last read against it: standard, edition, address, digest, and
 * the keys of the records that point to it. Links of the authority's files,
 * and of one standard to another, have a line each: whose, in which file,
 * where to, digest of what stood there. Sorted by bytes, so that changes of
 * two people merge. All stands in one file, so that it is all old or all new.
 */
#include "check/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

static const char header[] = LOCK_VERSION
    "# What was last read against each other. Written by \"kijun accept\",\n"
    "# \"carry\" and \"adopt\": standard, edition, provision, digest of its\n"
    "# words, keys of what is written about it; and for links from one file\n"
    "# to another: whose, file, target, digest of what stood there.\n";
const char *
check_lock_path(struct pool *pool, const struct authority *authority)
{
	return pool_format(pool, "%s/reviewed.lock", authority->path);
}

bool
check_lock_open(struct lock *lock, const char *path, struct problems *problems)
{
	size_t length;

	*lock = (struct lock){0};
	if (file_is_absent(path))
		return false;
	lock->bytes = file_load(path, &length, problems);
	lock->at = lock->bytes;
	if (lock->bytes != NULL)
		lock->is_first = strncmp(lock->bytes, LOCK_VERSION,
		    strlen(LOCK_VERSION)) != 0;
	return lock->bytes != NULL;
}

static bool
cut(struct lock_line *line)
{
	const char *at = line->start, *end = at + line->length;
	size_t i;

	for (i = 0; i < LOCK_FIELDS; i++) {
		const char *tab = memchr(at, '\t', (size_t)(end - at));
		const char *stop = tab != NULL ? tab : end;

		line->fields[i] = at;
		line->lengths[i] = (size_t)(stop - at);
		if (line->lengths[i] == 0)
			return false;
		at = stop + 1;
		if (tab == NULL)
			break;
	}
	if (i == LOCK_DIGEST) {
		line->fields[LOCK_KEYS] = end;
		line->lengths[LOCK_KEYS] = 0;
	}
	return (i == LOCK_DIGEST || i == LOCK_KEYS) &&
	    check_digest_is_of(line->fields[LOCK_DIGEST],
	    line->lengths[LOCK_DIGEST]);
}

bool
check_lock_next(struct lock *lock, struct lock_line *line)
{
	const char *end;

	while (*lock->at != '\0') {
		line->start = lock->at;
		end = strchr(lock->at, '\n');
		line->length = end != NULL ? (size_t)(end - lock->at) :
		    strlen(lock->at);
		line->number = ++lock->number;
		lock->at += line->length;
		if (*lock->at == '\n')
			lock->at++;
		if (line->length == 0 || *line->start == '#')
			continue;
		line->is_whole = cut(line);
		return true;
	}
	return false;
}

bool
check_lock_field_is(const struct lock_line *line, enum lock_field field,
    const char *word)
{
	return strlen(word) == line->lengths[field] &&
	    memcmp(line->fields[field], word, line->lengths[field]) == 0;
}

const char *
check_lock_field(struct pool *pool, const struct lock_line *line,
    enum lock_field field)
{
	return pool_copy(pool, line->fields[field], line->lengths[field]);
}

bool
check_lock_is_link(const struct lock_line *line)
{
	return memchr(line->fields[LOCK_TARGET], '#',
	    line->lengths[LOCK_TARGET]) != NULL;
}

static bool
is_of(const struct lock_line *line, const struct edition *edition)
{
	return check_lock_field_is(line, LOCK_OWNER, edition->standard->id) &&
	    check_lock_field_is(line, LOCK_GROUP, edition->id) &&
	    !check_lock_is_link(line);
}

/* KEY,KEY,!WHY: both may be missing. */
static void
take_keys(struct pool *pool, struct account *account, const char *keys)
{
	const char *why = strchr(keys, '!');

	account->why = why != NULL ? why + 1 : NULL;
	account->keys = why == NULL ? keys : pool_copy(pool, keys,
	    (size_t)(why - keys));
}

static void
take_line(const struct edition *edition, struct coverage_map *map,
    const struct lock_line *line)
{
	struct pool *pool = edition->notes->pool;
	const char *address = check_lock_field(pool, line, LOCK_TARGET);
	const struct provision *provision = find_provision(edition, address);
	const char *digest = check_lock_field(pool, line, LOCK_DIGEST);
	const char *keys = check_lock_field(pool, line, LOCK_KEYS);
	struct orphan *orphan;

	map->is_reviewed = true;
	if (provision != NULL && strcmp(provision->address, address) == 0) {
		map->accounts[provision->order].locked = digest;
		take_keys(pool, &map->accounts[provision->order], keys);
		return;
	}
	orphan = pool_take(pool, sizeof *orphan);
	*orphan = (struct orphan){ address, digest, keys, line->number,
	    map->orphans };
	map->orphans = orphan;
}

void
check_lock_read(const struct edition *edition, struct coverage_map *map)
{
	/* check_locks reports what cannot be read. */
	struct problems *unheard = problems_new();
	struct lock_line line;
	struct lock lock;

	if (check_lock_open(&lock, check_lock_path(edition->notes->pool,
	    edition->standard->authority), unheard)) {
		while (check_lock_next(&lock, &line))
			if (line.is_whole && is_of(&line, edition))
				take_line(edition, map, &line);
		free(lock.bytes);
	}
	problems_free(unheard);
}

/* What stands there, but could not be read, is reported already. */
static bool
has_folder(const struct checking *checking, const struct lock_line *line)
{
	const char *authority = checking->authority->id;
	size_t length = strlen(authority);

	/* kyoto/04 stands in corpus/kyoto, in 04. */
	if (line->lengths[0] <= length ||
	    strncmp(line->fields[0], authority, length) != 0)
		return false;
	return !file_is_absent(pool_format(checking->pool, "%s%.*s/%.*s",
	    checking->authority->path, (int)(line->lengths[0] - length),
	    line->fields[0] + length, (int)line->lengths[1],
	    line->fields[1]));
}

void
check_locks(struct checking *checking)
{
	const char *path = check_lock_path(checking->pool, checking->authority);
	struct lock_line line;
	struct lock lock;

	if (!check_lock_open(&lock, path, checking->problems))
		return;
	if (lock.is_first)
		problem_add(checking->problems, PROBLEM_LOCK_OLD,
		    (struct place){ path, 1, 1 }, "the links of %s were never "
		    "recorded; when they were read, run: kijun accept %s",
		    checking->authority->id, checking->authority->id);
	while (check_lock_next(&lock, &line)) {
		struct place place = { path, line.number, 1 };
		const char *name;

		if (!line.is_whole) {
			problem_add(checking->problems,
			    PROBLEM_REVIEW_MALFORMED, place, "not a line of "
			    "standard, edition, provision, digest and keys");
			continue;
		}
		/* A link that is gone is no loss: accept forgets it. */
		if (check_lock_is_link(&line))
			continue;
		name = pool_format(checking->pool, "%.*s@%.*s",
		    (int)line.lengths[0], line.fields[0],
		    (int)line.lengths[1], line.fields[1]);
		if (find_edition(checking->corpus, name) == NULL &&
		    !has_folder(checking, &line))
			problem_add(checking->problems,
			    PROBLEM_REVIEW_ORPHAN, place,
			    "there is no edition %s any more", name);
	}
	free(lock.bytes);
}

static int
compare_lines(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

void
check_lock_write(const char **lines, size_t count, struct text *out)
{
	size_t i;

	if (count > 0)
		qsort(lines, count, sizeof *lines, compare_lines);
	text_add_string(out, header);
	for (i = 0; i < count; i++)
		if (i == 0 || strcmp(lines[i], lines[i - 1]) != 0)
			text_add_format(out, "%s\n", lines[i]);
}
