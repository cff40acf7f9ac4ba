/*
 * Review: reviewed.lock holds a digest of every provision as it was when the
 * overlay was last read against it. A line: standard, edition, address,
 * digest; sorted by bytes, so that changes of two people merge.
 */
#include "check/inside.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sha2.h>

#include "base/file.h"
#include "base/save.h"
#include "base/text.h"

enum {
	FIELDS = 4,
	NAMES_MAX = 8		/* duties named in one message */
};

static const char header[] =
    "# The provisions that the overlay was last read against. Written by\n"
    "# \"kijun accept\": standard, edition, provision, digest of its text.\n";

/* One line, cut at its tabs; fields point into the line. */
struct lock_line {
	const char	*fields[FIELDS];
	size_t		 lengths[FIELDS];
	const char	*start;
	size_t		 length;
	int		 number;
	bool		 is_whole;
};

struct lock {
	char		*bytes;
	const char	*at;
	int		 number;
};

static const char *
lock_path(struct pool *pool, const struct authority *authority)
{
	return pool_format(pool, "%s/reviewed.lock", authority->path);
}

/* False if there is none; an unreadable one is reported. */
static bool
lock_open(struct lock *lock, const char *path, struct problems *problems)
{
	size_t length;

	*lock = (struct lock){0};
	if (access(path, F_OK) != 0)
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

	for (i = 0; i < FIELDS; i++) {
		const char *tab = memchr(at, '\t', (size_t)(end - at));
		const char *stop = tab != NULL ? tab : end;

		if ((tab == NULL) != (i == FIELDS - 1))
			return false;
		line->fields[i] = at;
		line->lengths[i] = (size_t)(stop - at);
		if (line->lengths[i] == 0)
			return false;
		at = stop + 1;
	}
	return line->lengths[FIELDS - 1] == DIGEST_HEX;
}

/* The next line that is no comment; false at the end. */
static bool
lock_next(struct lock *lock, struct lock_line *line)
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

static bool
field_is(const struct lock_line *line, size_t field, const char *word)
{
	return strlen(word) == line->lengths[field] &&
	    memcmp(line->fields[field], word, line->lengths[field]) == 0;
}

static bool
is_of(const struct lock_line *line, const struct edition *edition)
{
	return field_is(line, 0, edition->standard->id) &&
	    field_is(line, 1, edition->id);
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
check_read_lock(const struct edition *edition, struct coverage_map *map)
{
	/* check_locks reports what cannot be read. */
	struct problems *unheard = problems_new();
	struct lock_line line;
	struct lock lock;

	if (lock_open(&lock, lock_path(edition->notes->pool,
	    edition->standard->authority), unheard)) {
		while (lock_next(&lock, &line))
			if (line.is_whole && is_of(&line, edition))
				take_line(edition, map, &line);
		free(lock.bytes);
	}
	problems_free(unheard);
}

/* What an editor reads: the number, the caption and the words themselves. */
void
check_digest(const struct provision *provision, char hex[DIGEST_HEX + 1])
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

static bool
wants_review(const struct account *account)
{
	return account->all != COVERAGE_NONE || account->notes != NULL;
}

/* Is the duty about this provision, or is the provision part of the duty? */
static bool
depends(const struct duty *duty, const struct provision *provision)
{
	const struct provision *at;

	if (duty->provision == provision)
		return true;
	if (node_attr(duty->node, "covers") == NULL)
		return false;
	for (at = provision->parent; at != NULL; at = at->parent)
		if (duty->provision == at)
			return true;
	return false;
}

static const char *
own_id(const struct duty *duty)
{
	const char *id = node_attr(duty->node, "id");

	return id != NULL ? id : duty->id;
}

/* "the duties A, B", "its exemption (purpose)" … */
static void
name_dependents(const struct edition *edition,
    const struct provision *provision, struct text *out)
{
	const struct account *account = check_account(edition, provision);
	size_t i, count = 0;

	for (i = 0; i < edition->duty_count; i++) {
		const struct duty *duty = &edition->duties_first[i];

		if (!depends(duty, provision))
			continue;
		if (count++ < NAMES_MAX)
			text_add_format(out, "%s%s", count == 1 ?
			    "read again what is written about it: " : ", ",
			    own_id(duty));
	}
	if (count > NAMES_MAX)
		text_add_format(out, " and %zu more", count - NAMES_MAX);
	if (count > 0)
		return;
	if (account->all == COVERAGE_EXEMPT)
		text_add_format(out, "read again whether it is exempt (%s)",
		    account->reason != NULL ? account->reason : "");
	else
		text_add_string(out, "read again what it belongs to");
}

static void
report_stale(const struct edition *edition, const struct provision *provision,
    struct problems *problems)
{
	struct text names = {0};

	name_dependents(edition, provision, &names);
	problem_add(problems, edition->is_draft ? PROBLEM_DRAFT_STALE :
	    PROBLEM_REVIEW_STALE, xml_place(provision->node),
	    "%s \"%s\" has changed since it was reviewed; %s",
	    provision->address, provision->citation, names.bytes);
	text_free(&names);
}

static void
report_orphans(const struct edition *edition, struct problems *problems)
{
	const struct orphan *orphan;
	const char *path = lock_path(edition->notes->pool,
	    edition->standard->authority);

	for (orphan = check_map(edition)->orphans; orphan != NULL;
	    orphan = orphan->next)
		problem_add(problems, PROBLEM_REVIEW_ORPHAN,
		    (struct place){ path, orphan->line, 1 },
		    "%s was reviewed, but %s has no such provision any more",
		    orphan->address, edition->name);
}

/* One line for a whole edition that nobody has read yet. */
static bool
report_unread(const struct edition *edition, struct problems *problems)
{
	if (check_map(edition)->is_reviewed)
		return false;
	problem_add(problems, edition->is_draft ? PROBLEM_DRAFT_UNREVIEWED :
	    PROBLEM_REVIEW_MISSING,
	    xml_place(xmlDocGetRootElement(edition->duties->document)),
	    "%s was never reviewed; when it is, run: kijun accept %s",
	    edition->name, edition->standard->id);
	return true;
}

void
check_review(struct checking *checking)
{
	const struct edition *edition = checking->edition;
	const struct provision *at;

	if (edition->standard == NULL)
		return;
	report_orphans(edition, checking->problems);
	if (edition->duties == NULL || report_unread(edition,
	    checking->problems))
		return;
	for (at = edition->provisions; at != NULL; at = at->next) {
		const struct account *account = check_account(edition, at);

		if (check_is_stale(edition, at))
			report_stale(edition, at, checking->problems);
		else if (account->locked == NULL && wants_review(account))
			problem_add(checking->problems, edition->is_draft ?
			    PROBLEM_DRAFT_UNREVIEWED : PROBLEM_REVIEW_MISSING,
			    xml_place(at->node), "%s \"%s\" was not there "
			    "when %s was reviewed", at->address, at->citation,
			    edition->standard->id);
	}
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
	return access(pool_format(checking->pool, "%s%.*s/%.*s",
	    checking->authority->path, (int)(line->lengths[0] - length),
	    line->fields[0] + length, (int)line->lengths[1],
	    line->fields[1]), F_OK) == 0;
}

/* Lines that belong to no edition of this authority, or are no lines. */
void
check_locks(struct checking *checking)
{
	const char *path = lock_path(checking->pool, checking->authority);
	struct lock_line line;
	struct lock lock;

	if (!lock_open(&lock, path, checking->problems))
		return;
	while (lock_next(&lock, &line)) {
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

/* Accepting */

struct lines {
	const char	**list;
	size_t		  count, room;
};

static void
add_line(struct pool *pool, struct lines *lines, const char *line)
{
	if (lines->count == lines->room) {
		size_t room = lines->room > 0 ? lines->room * 2 : 256;
		const char **list = pool_take(pool, room * sizeof *list);

		if (lines->count > 0)
			memcpy(list, lines->list,
			    lines->count * sizeof *list);
		lines->list = list;
		lines->room = room;
	}
	lines->list[lines->count++] = line;
}

/* False if an existing lock could not be read. */
static bool
keep_others(struct pool *pool, const struct standard *standard,
    const char *path, struct lines *lines, struct problems *problems)
{
	struct lock_line line;
	struct lock lock;

	if (access(path, F_OK) != 0)
		return true;
	if (!lock_open(&lock, path, problems))
		return false;
	while (lock_next(&lock, &line))
		if (!line.is_whole || !field_is(&line, 0, standard->id))
			add_line(pool, lines, pool_copy(pool, line.start,
			    line.length));
	free(lock.bytes);
	return true;
}

static void
add_edition(struct pool *pool, const struct edition *edition,
    struct lines *lines)
{
	const struct provision *at;
	char hex[DIGEST_HEX + 1];

	if (edition->duties == NULL)
		return;
	for (at = edition->provisions; at != NULL; at = at->next) {
		if (!wants_review(check_account(edition, at)))
			continue;
		check_digest(at, hex);
		add_line(pool, lines, pool_format(pool, "%s\t%s\t%s\t%s",
		    edition->standard->id, edition->id, at->address, hex));
	}
}

static int
compare_lines(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static bool
write_lines(const char *path, const struct lines *lines,
    struct problems *problems)
{
	struct text out = {0};
	size_t i;
	bool saved;

	text_add_string(&out, header);
	for (i = 0; i < lines->count; i++)
		text_add_format(&out, "%s\n", lines->list[i]);
	saved = save_file(path, out.bytes, out.length, problems);
	text_free(&out);
	return saved;
}

bool
check_accept(const struct corpus *corpus, const struct standard *standard,
    struct problems *problems)
{
	const char *path = lock_path(corpus->pool, standard->authority);
	struct lines lines = {0};
	size_t i;

	if (!keep_others(corpus->pool, standard, path, &lines, problems))
		return false;
	for (i = 0; i < standard->edition_count; i++)
		add_edition(corpus->pool, &standard->editions[i], &lines);
	qsort(lines.list, lines.count, sizeof *lines.list, compare_lines);
	return write_lines(path, &lines, problems);
}
