#include "base/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/tree.h"

#define DECIDED	TREE_OWN "decided"
#define KEPT	TREE_OWN "kept"		/* in the stage: the files of before */

enum {
	PIECE_BYTES = 64 * 1024,
	ASIDE_MODE = 0600
};

struct placing {
	struct pool		*pool;
	const char		*stage, *folder;
	struct tree_paths	 paths;
	const char		**targets;	/* of each path, links followed */
	bool			*is_kept;	/* did something stand there? */
	struct folder		*made;
	size_t			 count;		/* of those that are placed */
};

/* ---- copies, where no link can be made and no file moved ---- */

static int
pour(int from, int to)
{
	char piece[PIECE_BYTES];
	ssize_t got, put, at;

	while ((got = read(from, piece, sizeof piece)) > 0)
		for (at = 0; at < got; at += put)
			if ((put = write(to, piece + at,
			    (size_t)(got - at))) <= 0)
				return put < 0 ? errno : ENOSPC;
	return got < 0 ? errno : 0;
}

static int
copy(const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), out, error;
	struct stat status;

	if (in < 0)
		return errno;
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, ASIDE_MODE);
	error = out < 0 || fstat(in, &status) != 0 ? errno : pour(in, out);
	if (error == 0 && (fchmod(out, status.st_mode & 07777) != 0 ||
	    fsync(out) != 0))
		error = errno;
	close(in);
	if (out >= 0 && close(out) != 0 && error == 0)
		error = errno;
	if (error != 0 && out >= 0)
		unlink(to);
	return error;
}

/* The target may be on another disk, by a symbolic link on the way. */
static int
move(struct pool *pool, const char *from, const char *to)
{
	const char *aside;
	int error;

	if (rename(from, to) == 0)
		return 0;
	if (errno != EXDEV)
		return errno;
	aside = pool_format(pool, "%s" TREE_OWN "%ld", folder_of(pool, to),
	    (long)getpid());
	error = copy(from, aside);
	if (error == 0 && rename(aside, to) != 0) {
		error = errno;
		unlink(aside);
	}
	return error;
}

/* ---- what may have to be undone ---- */

/* In the stage, which has another name once it is decided. */
static const char *
kept_path(const struct placing *placing, size_t i)
{
	return pool_format(placing->pool, "%s/" KEPT "/%zu", placing->stage,
	    i);
}

static int
keep(struct placing *placing, size_t i)
{
	const char *target = placing->targets[i];
	const char *kept = kept_path(placing, i);
	struct stat status;
	int error = 0;

	if (lstat(target, &status) != 0)
		return errno == ENOENT ? 0 : errno;
	if (!S_ISREG(status.st_mode))
		return S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
	if (link(target, kept) != 0)
		error = errno == EXDEV || errno == EPERM ||
		    errno == EOPNOTSUPP || errno == EMLINK ?
		    copy(target, kept) : errno;
	placing->is_kept[i] = true;
	return error;
}

static int
keep_all(struct placing *placing, const char **which)
{
	int error = 0;
	size_t i;

	if (mkdir(pool_format(placing->pool, "%s/" KEPT, placing->stage),
	    0700) != 0)
		return errno;
	for (i = 0; error == 0 && i < placing->paths.count; i++) {
		*which = placing->targets[i];
		error = keep(placing, i);
	}
	return error;
}

/* False if something could not be put back. */
static bool
undo(struct placing *placing)
{
	bool is_undone = true;
	size_t i;

	for (i = 0; i < placing->count; i++)
		if (placing->is_kept[i])
			is_undone &= move(placing->pool, kept_path(placing,
			    i), placing->targets[i]) == 0;
		else
			is_undone &= unlink(placing->targets[i]) == 0;
	folder_unmake(placing->made);
	return is_undone;
}

/* ---- placing ---- */

static int
find_targets(struct placing *placing, int stage)
{
	int error = tree_list(stage, &placing->paths);
	size_t i, count = placing->paths.count;

	placing->targets = pool_take(placing->pool, (count + 1) *
	    sizeof *placing->targets);
	placing->is_kept = pool_take(placing->pool, (count + 1) *
	    sizeof *placing->is_kept);
	for (i = 0; i < count; i++)
		placing->targets[i] = folder_follow(placing->pool,
		    pool_format(placing->pool, "%s/%s", placing->folder,
		    placing->paths.list[i]));
	return error;
}

static int
place_all(struct placing *placing, const char **which)
{
	struct pool *pool = placing->pool;
	int error = 0;

	for (; error == 0 && placing->count < placing->paths.count;
	    placing->count += error == 0) {
		*which = placing->targets[placing->count];
		error = folder_make(pool, *which, &placing->made);
		if (error == 0)
			error = move(pool, pool_format(pool, "%s/%s",
			    placing->stage,
			    placing->paths.list[placing->count]), *which);
	}
	return error;
}

static int
open_stage(const char *stage)
{
	return open(stage, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int
place_stage(struct pool *pool, const char *stage, const char *folder,
    const char **which)
{
	struct placing placing = { .pool = pool, .stage = stage,
	    .folder = folder, .paths = { .pool = pool } };
	const char *decided = pool_format(pool, "%s/" DECIDED, folder);
	int opened = open_stage(stage), error;

	*which = folder;
	if (opened < 0)
		return errno;
	error = find_targets(&placing, opened);
	close(opened);
	if (error == 0)
		error = keep_all(&placing, which);
	if (error == 0 && rename(stage, decided) != 0)
		error = errno;
	if (error != 0)
		return error;
	placing.stage = decided;
	error = place_all(&placing, which);
	/* What cannot be put back is finished by the next run. */
	if (error != 0 && !undo(&placing))
		return error;
	tree_remove(AT_FDCWD, decided);
	return error;
}

int
place_resume(struct pool *pool, const char *path, int folder)
{
	const char *decided = pool_format(pool, "%s/" DECIDED, path), *which;
	struct placing placing = { .pool = pool, .stage = decided,
	    .folder = path, .paths = { .pool = pool } };
	int stage = openat(folder, DECIDED, O_RDONLY | O_DIRECTORY |
	    O_NOFOLLOW | O_CLOEXEC), error;

	if (stage < 0)
		return errno == ENOENT ? 0 : errno;
	error = find_targets(&placing, stage);
	close(stage);
	if (error == 0)
		error = place_all(&placing, &which);
	if (error == 0)
		error = tree_remove(folder, DECIDED);
	return error;
}
