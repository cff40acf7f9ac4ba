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

static const char header[] =
    "# The provisions that the overlay was last read against. Written by\n"
    "# \"kijun accept\": standard, edition, provision, digest of its text.\n";

struct lines {
	const char	**list;
	size_t		  count, room;
};

static void
add_line(struct pool *pool, struct lines *lines, const char *line)
{
	lines->list = pool_grow(pool, lines->list, &lines->room,
	    lines->count, sizeof *lines->list);
	lines->list[lines->count++] = line;
}

/* False if an existing lock could not be read. */
static bool
keep_others(struct pool *pool, const struct standard *standard,
    const char *path, struct lines *lines, struct problems *problems)
{
	struct lock_line line;
	struct lock lock;

	if (file_is_absent(path))
		return true;
	if (!check_lock_open(&lock, path, problems))
		return false;
	while (check_lock_next(&lock, &line))
		if (!line.is_whole || !check_lock_field_is(&line, 0,
		    standard->id))
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
		if (!check_coverage_is_said(check_coverage_account(edition,
		    at)))
			continue;
		check_lock_digest(at, hex);
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
check_accept_write(const struct corpus *corpus,
    const struct standard *standard, struct problems *problems)
{
	const char *path = check_lock_path(corpus->pool, standard->authority);
	const struct edition *edition = NULL;
	struct lines lines = {0};

	if (!keep_others(corpus->pool, standard, path, &lines, problems))
		return false;
	while ((edition = standard_next(standard, edition)) != NULL)
		add_edition(corpus->pool, edition, &lines);
	qsort(lines.list, lines.count, sizeof *lines.list, compare_lines);
	return write_lines(path, &lines, problems);
}

/* What is wrong was not read, whoever says so. */
static bool
has_errors(const struct corpus *corpus, const struct standard *standard,
    struct problems *problems)
{
	size_t before = problems_count(problems, PROBLEM_ERROR), after;
	const struct edition *edition = NULL;

	while ((edition = standard_next(standard, edition)) != NULL)
		check_before_review(corpus, edition, problems);
	after = problems_count(problems, PROBLEM_ERROR);
	if (after == before)
		return false;
	problem_add(problems, PROBLEM_ACCEPT_REFUSED, (struct place){ NULL,
	    0, 0 }, "%s is not accepted: mend its errors first",
	    standard->id);
	return true;
}

bool
check_accept(const struct corpus *corpus, const struct standard *standard,
    struct problems *problems)
{
	return !has_errors(corpus, standard, problems) &&
	    check_accept_write(corpus, standard, problems);
}
