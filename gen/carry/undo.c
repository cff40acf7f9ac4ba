#include "carry/undo.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/names.h"
#include "base/sha.h"
#include "base/word.h"
#include "check/lock.h"

static const char first_line[] = "kijun-adopted 1\n";
static const char lock_name[] = "reviewed.lock";

/* ---- writing ---- */

/* Where a file's bytes stood before: a file of the edition in the draft. */
static const char *
path_before(const struct carrying *carrying, const char *path)
{
	const struct carry_files *files = carrying->files;

	return pool_format(carrying->pool, "%s/%s%s",
	    carrying->authority->path, word_starts(path, files->adopted) ?
	    files->dropped : path, word_starts(path, files->adopted) ?
	    path + strlen(files->adopted) : "");
}

/* Lines are replaced, never added or taken away: only numbers change. */
static void
write_lines(const char *old, const char *new, struct text *out)
{
	size_t line = 1, was, is;

	for (; *old != '\0' || *new != '\0'; line++) {
		was = strcspn(old, "\n");
		is = strcspn(new, "\n");
		if (was != is || memcmp(old, new, was) != 0)
			text_add_format(out, "%zu\t%.*s\n", line, (int)was,
			    old);
		old += was + (old[was] == '\n');
		new += is + (new[is] == '\n');
	}
}

/* The lock is a set of lines: those that went, and those that came. */
static void
write_set(struct carrying *carrying, const char *old, const char *new,
    const char *sign, struct text *out)
{
	struct names known = { .pool = carrying->pool };
	const char *line;
	size_t length;

	for (; *new != '\0'; new += length + (new[length] == '\n')) {
		length = strcspn(new, "\n");
		names_add(&known, pool_copy(carrying->pool, new, length),
		    carrying);
	}
	for (; *old != '\0'; old += length + (old[length] == '\n')) {
		length = strcspn(old, "\n");
		line = pool_copy(carrying->pool, old, length);
		if (names_find(&known, line) == NULL)
			text_add_format(out, "%s\t%s\n", sign, line);
	}
}

static bool
write_file(struct carrying *carrying, const struct carry_file *file,
    struct text *out)
{
	const char *path = strcmp(file->path, lock_name) == 0 ?
	    check_lock_path(carrying->pool, carrying->authority) :
	    path_before(carrying, file->path);
	size_t length;
	char *old = file_load(path, &length, carrying->problems);
	char hex[SHA_HEX + 1];

	if (old == NULL)
		return false;
	sha_hex(file->bytes, file->length, hex);
	text_add_format(out, "file\t%s\t%s\n", file->path, hex);
	if (strcmp(file->path, lock_name) == 0) {
		write_set(carrying, old, file->bytes, "-", out);
		write_set(carrying, file->bytes, old, "+", out);
	} else {
		write_lines(old, file->bytes, out);
	}
	free(old);
	return true;
}

bool
undo_write(struct carrying *carrying, struct text *out)
{
	const struct carry_files *files = carrying->files;
	size_t i;

	text_add_format(out, "%sdraft\t%s\n", first_line, files->dropped);
	for (i = 0; i < files->count; i++)
		if (!write_file(carrying, &files->list[i], out))
			return false;
	return true;
}

/* ---- reading ---- */

/* One undoing, as it is read from its file. */
struct undoing {
	struct pool		*pool;
	const struct authority	*authority;
	const struct edition	*edition;
	const char		*folder;	/* below the authority */
	struct carry_files	*files;
	const char		*at;		/* in the file */
	size_t			 own;		/* files of the edition */
	struct problems		*problems;
};

static bool
refuse(const struct undoing *undoing, const char *format, const char *what)
{
	problem_add(undoing->problems, PROBLEM_ADOPT_REFUSED,
	    (struct place){0}, format, undoing->edition->name, what);
	return false;
}

static const char *
next_line(struct undoing *undoing)
{
	size_t length = strcspn(undoing->at, "\n");
	const char *line = pool_copy(undoing->pool, undoing->at, length);

	undoing->at += length + (undoing->at[length] == '\n');
	return line;
}

static bool
is_next_file(const struct undoing *undoing)
{
	return *undoing->at == '\0' || word_starts(undoing->at, "file\t");
}

/* The lines that follow, in the place of those that have their numbers. */
static void
restore_lines(struct undoing *undoing, const char *now, struct text *out)
{
	size_t line = 1, length, number;
	const char *old;
	char *rest;

	while (!is_next_file(undoing)) {
		old = next_line(undoing);
		number = strtoul(old, &rest, 10);
		for (; line < number && *now != '\0'; line++) {
			length = strcspn(now, "\n");
			length += now[length] == '\n';
			text_add(out, now, length);
			now += length;
		}
		text_add_string(out, rest + (*rest == '\t'));
		now += strcspn(now, "\n");
	}
	text_add_string(out, now);
}

static void
restore_set(struct undoing *undoing, const char *now, struct text *out)
{
	struct names came = { .pool = undoing->pool };
	const char **lines = NULL, *line;
	size_t count = 0, room = 0, length;

	while (!is_next_file(undoing)) {
		line = next_line(undoing);
		if (*line == '+') {
			names_add(&came, line + 2, undoing);
			continue;
		}
		lines = pool_grow(undoing->pool, lines, &room, count,
		    sizeof *lines);
		lines[count++] = line + 2;
	}
	for (; *now != '\0'; now += length + (now[length] == '\n')) {
		length = strcspn(now, "\n");
		line = pool_copy(undoing->pool, now, length);
		if (*line == '#' || names_find(&came, line) != NULL)
			continue;
		lines = pool_grow(undoing->pool, lines, &room, count,
		    sizeof *lines);
		lines[count++] = line;
	}
	check_lock_write(lines, count, out);
}

static void
put(struct undoing *undoing, const char *path, const struct text *bytes)
{
	struct carry_files *files = undoing->files;
	bool is_own = word_starts(path, undoing->folder);

	undoing->own += is_own;
	files->list = pool_grow(files->pool, files->list, &files->room,
	    files->count, sizeof *files->list);
	files->list[files->count++] = (struct carry_file){ is_own ?
	    pool_format(files->pool, "%s%s", files->adopted, path +
	    strlen(undoing->folder)) : path, pool_copy(files->pool,
	    bytes->bytes, bytes->length), bytes->length, 0 };
}

/* file PATH DIGEST, and its lines */
static bool
restore_file(struct undoing *undoing)
{
	const char *line = next_line(undoing), *path = line + 5;
	const char *tab = strchr(path, '\t'), *whole;
	struct text out = {0};
	char hex[SHA_HEX + 1] = "";
	size_t length;
	char *now;

	if (!word_starts(line, "file\t") || tab == NULL ||
	    strstr(path, "..") != NULL)
		return refuse(undoing, MESSAGE("%s cannot be taken back: what "
		    "is recorded of its adoption is damaged: %s"), line);
	path = pool_copy(undoing->pool, path, (size_t)(tab - path));
	whole = pool_format(undoing->pool, "%s/%s", undoing->authority->path,
	    path);
	now = file_load(whole, &length, undoing->problems);
	if (now == NULL)
		return false;
	sha_hex(now, length, hex);
	if (strcmp(hex, tab + 1) != 0) {
		free(now);
		return refuse(undoing, MESSAGE("%s cannot be taken back: %s has "
		    "changed since it was adopted"), whole);
	}
	if (strcmp(path, lock_name) == 0)
		restore_set(undoing, now, &out);
	else
		restore_lines(undoing, now, &out);
	put(undoing, path, &out);
	text_free(&out);
	free(now);
	return true;
}

/* Does the edition's folder hold only what came with the adoption? */
static bool
is_untouched(struct undoing *undoing)
{
	struct tree_paths paths = { .pool = undoing->pool };

	if (!put_list(pool_format(undoing->pool, "%s/%s",
	    undoing->authority->path, undoing->folder), &paths,
	    undoing->problems))
		return false;
	if (paths.count == undoing->own + 1)
		return true;
	return refuse(undoing, MESSAGE("%s cannot be taken back: files have "
	    "come to its folder, or gone from it: %s"), undoing->folder);
}

static bool
restore(struct undoing *undoing, const char *bytes)
{
	const char *draft = "";

	/* A file that was cut may be shorter than its first line. */
	if (word_starts(bytes, first_line)) {
		undoing->at = bytes + strlen(first_line);
		draft = next_line(undoing);
	}
	if (!word_starts(draft, "draft\t"))
		return refuse(undoing, MESSAGE("%s cannot be taken back: what "
		    "is recorded of its adoption is damaged: %s"), UNDO_FILE);
	undoing->files->adopted = draft + strlen("draft\t");
	if (!file_is_absent(pool_format(undoing->pool, "%s/%s",
	    undoing->authority->path, undoing->files->adopted)))
		return refuse(undoing, MESSAGE("%s cannot be taken back: its "
		    "draft %s is there again"), undoing->files->adopted);
	while (*undoing->at != '\0')
		if (!restore_file(undoing))
			return false;
	return is_untouched(undoing);
}

bool
carry_undo(struct pool *pool, const struct edition *edition,
    struct carried *carried, struct problems *problems)
{
	struct undoing undoing = { .pool = pool, .edition = edition,
	    .authority = edition->standard->authority, .problems = problems,
	    .folder = pool_format(pool, "%s/%s", edition->standard->slug,
	    edition->id) };
	const char *path = pool_format(pool, "%s/%s/" UNDO_FILE,
	    undoing.authority->path, undoing.folder);
	size_t length;
	char *bytes;
	bool made;

	*carried = (struct carried){ .files = pool_take(pool,
	    sizeof *carried->files) };
	carried->files->pool = pool;
	carried->files->dropped = undoing.folder;
	undoing.files = carried->files;
	if (file_is_absent(path))
		return refuse(&undoing, MESSAGE("%s cannot be taken back: no %s "
		    "says how it was adopted"), UNDO_FILE);
	if (!standard_is_current(edition))
		return refuse(&undoing, MESSAGE("%s cannot be taken back: a "
		    "later edition stands on it: %s"), standard_current(
		    edition->standard)->name);
	bytes = file_load(path, &length, problems);
	made = bytes != NULL && restore(&undoing, bytes);
	free(bytes);
	if (made)
		text_add_format(&carried->said, "%s → %s/%s\n", edition->name,
		    undoing.authority->id, carried->files->adopted);
	return made;
}
