/*
 * Gather: files and folders of answers, whatever they are by their bytes. Each
 * is taken whole, or refused by its name.
 */
#include "tally/inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/word.h"

enum { DEPTH_MAX = 16 };	/* of folders */

static bool	gather_path(struct tally *, struct year *, const char *path,
		    int depth);

/* ---- what is refused ---- */

/* The id at the beginning of a saved line, as problems are told apart. */
static enum problem_id
id_of(const char *line)
{
	int id;

	for (id = 0; id < PROBLEM_COUNT; id++) {
		const char *name = problem_name((enum problem_id)id);

		if (word_starts(line, name) && line[strlen(name)] == '\t')
			return (enum problem_id)id;
	}
	return PROBLEM_ANSWERS_MALFORMED;
}

static void
note_refused(struct tally *tally, struct year *year, const char *path,
    enum problem_id why)
{
	year->refused = pool_grow(tally->pool, year->refused,
	    &year->refused_room, year->refused_count, sizeof *year->refused);
	year->refused[year->refused_count++] = (struct refused){ path, "",
	    why };
	problem_add(tally->problems, PROBLEM_ANSWERS_LEFT_OUT,
	    (struct place){ .file = path }, "left out: %s",
	    problem_title(why));
}

/*
 * What was said of one file goes to all, or where files may be left out this
 * one is, and is named. True if that may be.
 */
static bool
settle_file(struct tally *tally, struct year *year, const char *path,
    const struct problems *said)
{
	bool is_wrong = problems_status(said) != 0;
	struct text lines = {0};
	const char *line, *end;
	enum problem_id why = PROBLEM_COUNT;

	problems_save(said, &lines);
	for (line = lines.bytes; line != NULL && *line != '\0'; line = end) {
		end = line + strcspn(line, "\n");
		line = pool_copy(tally->pool, line, (size_t)(end - line));
		end += *end == '\n';
		if (is_wrong ? !tally->choice->may_refuse :
		    year == &tally->now)
			problems_restore(tally->problems, line);
		else if (why == PROBLEM_COUNT)
			why = id_of(line);
	}
	text_free(&lines);
	if (is_wrong && tally->choice->may_refuse)
		note_refused(tally, year, path, why);
	return !is_wrong || tally->choice->may_refuse;
}

/* ---- a file ---- */

/* When it was written, as a page says when it saved. */
static const char *
moment_of(struct pool *pool, const struct stat *status)
{
	struct tm parts;
	char moment[32] = "";

	if (gmtime_r(&status->st_mtime, &parts) != NULL)
		strftime(moment, sizeof moment, "%Y-%m-%dT%H:%M:%S", &parts);
	return pool_format(pool, "%s.%03ldZ", moment,
	    status->st_mtim.tv_nsec / 1000000);
}

static bool
is_json(const char *bytes, size_t length)
{
	size_t at = word_starts(bytes, "\xef\xbb\xbf") ? 3 : 0;

	while (at < length && strchr(" \t\r\n", bytes[at]) != NULL &&
	    bytes[at] != '\0')
		at++;
	return at < length && (bytes[at] == '{' || bytes[at] == '[');
}

static bool
read_file(struct tally *tally, struct year *year, const char *path,
    const struct stat *status)
{
	struct problems *said = problems_new();
	const char *changed = moment_of(tally->pool, status);
	const struct book *book = NULL;
	size_t length = 0;
	char *bytes = file_load(path, &length, said);
	bool is_right;

	if (bytes != NULL && (is_json(bytes, length) ||
	    word_ends(path, ".json")))
		saved_read(tally, year, path, bytes, length, changed, said);
	else if (bytes != NULL)
		book = book_read(tally->pool, path, bytes, length, said);
	if (book != NULL)
		filled_read(tally, year, book, changed, said);
	free(bytes);
	is_right = settle_file(tally, year, path, said);
	problems_free(said);
	return is_right;
}

/* ---- folders ---- */

/* What systems leave in folders, and what editors do while a file is open. */
static bool
is_litter(const char *name)
{
	static const char *const names[] = { "Thumbs.db", "desktop.ini",
	    "ehthumbs.db", NULL };

	return word_among(names, name) || word_starts(name, "~$") ||
	    word_starts(name, ".~lock");
}

/* Is it the roster, the output or last year's? They are none of these. */
static bool
is_skipped(const struct tally *tally, const struct stat *status)
{
	const char *const *skipped = tally->choice->skipped;
	struct stat other;

	for (; skipped != NULL && *skipped != NULL; skipped++)
		if (stat(*skipped, &other) == 0 && other.st_dev ==
		    status->st_dev && other.st_ino == status->st_ino)
			return true;
	return false;
}

static bool
read_folder(struct tally *tally, struct year *year, const char *path,
    int depth)
{
	struct file_names names;
	int error = depth > DEPTH_MAX ? ELOOP : file_list(tally->pool, path,
	    &names);
	bool is_right = true;
	size_t i;

	if (error != 0) {
		file_refuse(path, error, tally->problems);
		return false;
	}
	for (i = 0; i < names.count; i++)
		if (!is_litter(names.list[i]))
			is_right &= gather_path(tally, year, pool_format(
			    tally->pool, "%s%s%s", path, word_ends(path, "/") ?
			    "" : "/", names.list[i]), depth + 1);
	return is_right;
}

static bool
gather_path(struct tally *tally, struct year *year, const char *path,
    int depth)
{
	struct stat status;

	if (stat(path, &status) != 0) {
		file_refuse(path, errno, tally->problems);
		return false;
	}
	if (depth > 0 && is_skipped(tally, &status))
		return true;
	return S_ISDIR(status.st_mode) ? read_folder(tally, year, path,
	    depth) : read_file(tally, year, path, &status);
}

bool
gather_year(struct tally *tally, struct year *year, const char *const *paths,
    size_t count)
{
	bool is_right = true;
	size_t i;

	for (i = 0; i < count; i++)
		is_right &= gather_path(tally, year, paths[i], 0);
	return is_right;
}
