/*
 * Lock: reviewed.lock holds a digest of every provision as it was when the
 * overlay was last read against it. A line: standard, edition, address,
 * digest; sorted by bytes, so that changes of two people merge.
 */
#include "check/inside.h"

#include <stdlib.h>
#include <string.h>

#include <sha2.h>

#include "base/file.h"

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

		if ((tab == NULL) != (i == LOCK_FIELDS - 1))
			return false;
		line->fields[i] = at;
		line->lengths[i] = (size_t)(stop - at);
		if (line->lengths[i] == 0)
			return false;
		at = stop + 1;
	}
	return line->lengths[LOCK_FIELDS - 1] == DIGEST_HEX;
}

bool
check_lock_next(struct lock *lock, struct lock_line *line)
{
	while (*lock->at != '\0') {
		line->start = lock->at;
		line->length = strcspn(lock->at, "\n");
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
check_lock_field_is(const struct lock_line *line, size_t field, const char
    *word)
{
	return strlen(word) == line->lengths[field] &&
	    memcmp(line->fields[field], word, line->lengths[field]) == 0;
}

static bool
is_of(const struct lock_line *line, const struct edition *edition)
{
	return check_lock_field_is(line, 0, edition->standard->id) &&
	    check_lock_field_is(line, 1, edition->id);
}

static void
take_line(const struct edition *edition, struct coverage_map *map,
    const struct lock_line *line)
{
	const char *address = pool_copy(edition->notes->pool, line->fields[2],
	    line->lengths[2]);
	const struct provision *provision = find_provision(edition, address);
	struct orphan *orphan;

	map->is_reviewed = true;
	if (provision != NULL && strcmp(provision->address, address) == 0) {
		map->accounts[provision->order].locked = pool_copy(
		    edition->notes->pool, line->fields[3], line->lengths[3]);
		return;
	}
	orphan = pool_take(edition->notes->pool, sizeof *orphan);
	orphan->address = address;
	orphan->line = line->number;
	orphan->next = map->orphans;
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

/* What an editor reads: the number, the caption and the words themselves. */
void
check_lock_digest(const struct provision *provision, char hex[DIGEST_HEX + 1])
{
	const char *const parts[] = { provision->number, provision->caption,
	    provision->text };
	char whole[SHA256_DIGEST_STRING_LENGTH];
	SHA2_CTX state;
	size_t i;

	SHA256Init(&state);
	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] != NULL)
			/* With the NUL, so that no part runs into the next. */
			SHA256Update(&state, (const uint8_t *)parts[i],
			    strlen(parts[i]) + 1);
		else
			SHA256Update(&state, (const uint8_t *)"", 1);
	SHA256End(&state, whole);
	memcpy(hex, whole, DIGEST_HEX);
	hex[DIGEST_HEX] = '\0';
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
	while (check_lock_next(&lock, &line)) {
		struct place place = { path, line.number, 1 };
		const char *name;

		if (!line.is_whole) {
			problem_add(checking->problems,
			    PROBLEM_REVIEW_MALFORMED, place, "not a line of "
			    "standard, edition, provision and digest");
			continue;
		}
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
