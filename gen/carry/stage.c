#include "carry/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/guard.h"
#include "base/message.h"
#include "base/owner.h"
#include "base/tree.h"

enum { FOLDER_MODE = 0700, FILE_MODE = 0600 };

static bool
refuse(struct problems *problems, const char *path, int error)
{
	problem_add(problems, PROBLEM_FILE_UNWRITABLE, (struct place){0},
	    "%s: %s", path, message_of_error(error));
	return false;
}

/* The folders on the way to a path that begins with the stage's. 0, or errno. */
static int
make_folders(const struct stage *stage, char *path)
{
	char *slash = path + strlen(stage->path);

	while ((slash = strchr(slash + 1, '/')) != NULL) {
		*slash = '\0';
		if (mkdir(path, FOLDER_MODE) != 0 && errno != EEXIST)
			return errno;
		*slash = '/';
	}
	return 0;
}

static int
write_all(int file, const char *bytes, size_t length)
{
	ssize_t written;

	for (; length > 0; bytes += written, length -= (size_t)written) {
		written = write(file, bytes, length);
		if (written <= 0)
			return written < 0 ? errno : ENOSPC;
	}
	return 0;
}

bool
stage_put(struct stage *stage, const char *path, const char *bytes,
    size_t length, struct problems *problems)
{
	char *whole = pool_format(stage->pool, "%s/%s", stage->authority,
	    path);
	int error = make_folders(stage, whole), file;

	if (error != 0)
		return refuse(problems, whole, error);
	unlink(whole);
	file = open(whole, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
	error = file < 0 ? errno : write_all(file, bytes, length);
	if (file >= 0 && close(file) != 0 && error == 0)
		error = errno;
	return error == 0 || refuse(problems, whole, error);
}

static bool
is_dropped(const struct carry_files *files, const char *path)
{
	size_t length = files->dropped != NULL ? strlen(files->dropped) : 0;

	return length > 0 && strncmp(path, files->dropped, length) == 0 &&
	    path[length] == '/';
}

/* A copy: a picture that a link leads to would stand outside its folder. */
static bool
copy_file(struct stage *stage, const char *path, struct problems *problems)
{
	const char *to = pool_format(stage->pool, "%s/%s", stage->authority,
	    path);
	size_t length;
	char *bytes;
	bool is_put;

	if (!file_is_absent(to))
		return true;
	bytes = file_load(pool_format(stage->pool, "%s/%s", stage->source,
	    path), &length, problems);
	is_put = bytes != NULL && stage_put(stage, path, bytes, length,
	    problems);
	free(bytes);
	return is_put;
}

static bool
copy_rest(struct stage *stage, const struct carry_files *files,
    struct problems *problems)
{
	struct tree_paths paths = { .pool = stage->pool };
	int folder = open(stage->source, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error = folder < 0 ? errno : tree_list(folder, &paths);
	size_t i;

	if (folder < 0 && error == ENOENT)
		return true;
	if (folder >= 0)
		close(folder);
	if (error != 0)
		return refuse(problems, stage->source, error);
	for (i = 0; i < paths.count; i++)
		if (!is_dropped(files, paths.list[i]) &&
		    !copy_file(stage, paths.list[i], problems))
			return false;
	return true;
}

static void
remove_stage(void *path)
{
	tree_remove(AT_FDCWD, path);
}

/*
 * A new folder for it, locked: what others have left there, who were killed, is
 * swept. 0, or errno.
 */
static int
make_stage(struct stage *stage, const char *folder)
{
	char *made = pool_format(stage->pool, "%s/" TREE_OWN "XXXXXX", folder);

	owner_sweep(folder);
	stage->path = made;
	stage->guard = guard_begin(remove_stage, made);
	if (mkdtemp(made) == NULL)
		return errno;
	stage->lock = open(pool_format(stage->pool, "%s/" TREE_LOCK, made),
	    O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
	return stage->lock < 0 ? errno : owner_lock_file(stage->lock);
}

bool
stage_open(struct stage *stage, const struct authority *authority,
    const struct carry_files *files, struct problems *problems)
{
	const char *folder = getenv("TMPDIR");
	int error;
	size_t i;

	stop_hold(&stage->stop);
	stage->lock = -1;
	stage->source = authority->path;
	error = make_stage(stage, folder != NULL && *folder != '\0' ? folder :
	    "/tmp");
	if (error != 0)
		return refuse(problems, stage->path, error);
	stage->authority = pool_format(stage->pool, "%s/%s", stage->path,
	    authority->id);
	for (i = 0; i < files->count; i++)
		if (!stage_put(stage, files->list[i].path,
		    files->list[i].bytes, files->list[i].length, problems))
			return false;
	return copy_rest(stage, files, problems);
}

/* Every place where one path begins is where the other one does. */
static void
add_renamed(struct text *out, const char *words, const char *from,
    const char *to)
{
	const char *found;

	while ((found = strstr(words, from)) != NULL) {
		text_add(out, words, (size_t)(found - words));
		text_add_string(out, to);
		words = found + strlen(from);
	}
	text_add_string(out, words);
}

void
stage_report(const struct stage *stage, const struct carry_files *files,
    const struct problems *from, struct problems *to)
{
	struct text said = {0}, moved = {0}, real = {0};
	const char *line;

	problems_save(from, &said);
	if (said.length == 0)
		return;
	if (files->dropped != NULL)
		add_renamed(&moved, said.bytes, pool_format(stage->pool,
		    "%s/%s/", stage->authority, files->adopted),
		    pool_format(stage->pool, "%s/%s/", stage->authority,
		    files->dropped));
	else
		text_add_string(&moved, said.bytes);
	add_renamed(&real, moved.bytes, stage->authority, stage->source);
	for (line = real.bytes; *line != '\0'; line += strcspn(line, "\n") + 1)
		problems_restore(to, line);
	text_free(&said);
	text_free(&moved);
	text_free(&real);
}

void
stage_close(struct stage *stage)
{
	remove_stage(stage->path);
	guard_end(stage->guard);
	if (stage->lock >= 0)
		close(stage->lock);
	stop_release(&stage->stop);
}
