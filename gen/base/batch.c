#include "base/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/exchange.h"
#include "base/folder.h"
#include "base/guard.h"
#include "base/message.h"
#include "base/owner.h"
#include "base/place.h"
#include "base/save_inside.h"
#include "base/stop.h"
#include "base/tree.h"

enum {
	PIECE_BYTES = 64 * 1024,
	ALL_MODE = 0666,
	OWNER_MODE = 0600,
	OWNER_FOLDER_MODE = 0700
};

struct batch {
	struct pool	*pool;
	struct owner	*whole;		/* shared, or NULL */
	struct owner	*owner;
	enum save_reader reader;
	const char	*folder;	/* as the caller calls it */
	const char	*stage;		/* a path; everything goes here first */
	bool		 is_beside;
	const char	*dropped;	/* a folder that goes, or NULL */
	const char	*known_folder;	/* exists; most files share it */
	struct stop	 stop;
	int		 watch;
	struct guard	*guard;
};

static void	abandon(struct batch *);

/* Out of memory comes this way. */
static void
undo(void *batch)
{
	abandon(batch);
}

/* ---- beginning ---- */

/* Files are named after people: a folder of our own lists them to nobody. */
static int
close_folder(const struct batch *batch)
{
	return batch->reader == SAVE_FOR_ALL ||
	    !owner_made_folder(batch->owner) ||
	    fchmod(owner_folder(batch->owner), OWNER_FOLDER_MODE) == 0 ? 0 :
	    errno;
}

static struct batch *
begin(const char *whole, const char *folder, enum save_reader reader,
    struct problems *problems)
{
	struct pool *pool = pool_new();
	struct batch *batch = pool_take(pool, sizeof *batch);
	int error;

	*batch = (struct batch){ .pool = pool, .reader = reader,
	    .folder = pool_string(pool, folder), .watch = -1 };
	stop_hold(&batch->stop);
	batch->guard = guard_begin(undo, batch);
	if (whole != NULL)
		batch->whole = owner_take(whole, OWNER_SHARED, problems);
	if (whole == NULL || batch->whole != NULL)
		batch->owner = owner_take(folder, OWNER_ALONE, problems);
	if (batch->owner == NULL) {
		abandon(batch);
		return NULL;
	}
	error = close_folder(batch);
	if (error == 0)
		batch->stage = owner_stage(batch->owner, &batch->is_beside);
	if (error == 0 && batch->stage == NULL)
		error = errno;
	batch->watch = stop_watch(&batch->stop);
	if (error == 0)
		return batch;
	save_refuse(problems, folder, error);
	abandon(batch);
	return NULL;
}

struct batch *
batch_begin(const char *folder, enum save_reader reader,
    struct problems *problems)
{
	return begin(NULL, folder, reader, problems);
}

struct batch *
batch_begin_below(const char *whole, const char *folder,
    struct problems *problems)
{
	return begin(whole, folder, SAVE_FOR_ALL, problems);
}

/* ---- adding ---- */

/* Is that what stands in the file? */
static bool
holds(const char *path, const char *bytes, size_t length)
{
	char piece[PIECE_BYTES];
	struct stat status;
	size_t at = 0;
	ssize_t got;
	bool is_as_long;
	int file = open(path, O_RDONLY | O_CLOEXEC);

	if (file < 0)
		return false;
	is_as_long = fstat(file, &status) == 0 &&
	    (size_t)status.st_size == length;
	while (is_as_long && at < length &&
	    (got = read(file, piece, sizeof piece)) > 0 &&
	    (size_t)got <= length - at &&
	    memcmp(piece, bytes + at, (size_t)got) == 0)
		at += (size_t)got;
	close(file);
	return is_as_long && at == length;
}

static int
enter_folder(struct batch *batch, const char *path)
{
	const char *folder = folder_of(batch->pool, path);
	struct folder *made = NULL;
	int error;

	if (batch->known_folder != NULL &&
	    strcmp(batch->known_folder, folder) == 0)
		return 0;
	error = folder_make(batch->pool, path, &made);
	if (error == 0)
		batch->known_folder = folder;
	return error;
}

/* mode: of the file that will be replaced, or 0. 0, or errno. */
static int
write_stage(struct batch *batch, const char *path, mode_t mode,
    const char *bytes, size_t length)
{
	bool is_open = batch->reader == SAVE_FOR_ALL;
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC |
	    O_NOFOLLOW, is_open ? ALL_MODE : OWNER_MODE), error;

	if (file < 0)
		return errno;
	error = save_write(file, bytes, length);
	if (error == 0 && mode != 0 && is_open && fchmod(file, mode) != 0)
		error = errno;
	if (close(file) != 0 && error == 0)
		error = errno;
	return error;
}

static bool
stands(const struct batch *batch, const char *path, mode_t mode,
    const char *bytes, size_t length)
{
	return mode != 0 && (batch->reader == SAVE_FOR_ALL ||
	    mode == OWNER_MODE) && holds(path, bytes, length);
}

bool
batch_add(struct batch *batch, const char *path, const char *bytes,
    size_t length, struct problems *problems)
{
	const char *target, *staged;
	mode_t mode;
	int error;

	if (stop_asked())
		return false;
	target = folder_follow(batch->pool, pool_format(batch->pool, "%s/%s",
	    owner_path(batch->owner), path));
	error = save_examine(target, &mode);
	if (error < 0)
		error = EINVAL;		/* a device takes no part in a batch */
	if (error == 0 && stands(batch, target, mode, bytes, length))
		return true;
	staged = pool_format(batch->pool, "%s/%s", batch->stage, path);
	if (error == 0)
		error = enter_folder(batch, staged);
	if (error == 0)
		error = write_stage(batch, staged, mode, bytes, length);
	return error == 0 || save_refuse(problems, pool_format(batch->pool,
	    "%s/%s", batch->folder, path), error);
}

void
batch_drop(struct batch *batch, const char *path)
{
	batch->dropped = pool_string(batch->pool, path);
}

int
batch_watch(const struct batch *batch)
{
	return batch->watch;
}

/* ---- ending ---- */

/* A signal that came meanwhile ends the program here. */
static void
end(struct batch *batch, bool keep)
{
	struct stop stop = batch->stop;

	guard_end(batch->guard);
	if (batch->stage != NULL)
		tree_remove(AT_FDCWD, batch->stage);
	if (batch->owner != NULL)
		owner_leave(batch->owner, keep);
	if (batch->whole != NULL)
		owner_leave(batch->whole, keep);
	if (batch->watch >= 0)
		close(batch->watch);
	pool_free(batch->pool);
	stop_release(&stop);
}

static void
abandon(struct batch *batch)
{
	end(batch, false);
}

void
batch_abandon(struct batch *batch)
{
	if (stop_asked())
		fprintf(stderr, "kijun: %s\n", message_translate(
		    MESSAGE("stopped; nothing was changed")));
	abandon(batch);
}

/* What is on its way reaches the disk before any name does. 0, or errno. */
static int
reach_disk(struct batch *batch, struct tree_paths *paths)
{
	int stage = open(batch->stage, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error;

	if (stage < 0)
		return errno;
	error = tree_list(stage, paths);
	if (error == 0 && paths->count > 0 && syncfs(stage) != 0)
		error = errno;
	close(stage);
	return error;
}

static bool
place_one_by_one(struct batch *batch, struct problems *problems)
{
	const char *which;
	int error = place_stage(batch->pool, batch->stage,
	    owner_path(batch->owner), &which);

	return error == 0 || save_refuse(problems, which, error);
}

/* One by one, half of it could be gone. */
static bool
refuse_drop(struct batch *batch, struct problems *problems)
{
	problem_add(problems, PROBLEM_FILE_UNWRITABLE, (struct place){0},
	    "%s/%s: the folder cannot be exchanged as a whole; call kijun from "
	    "outside of it, on a file system that can", batch->folder,
	    batch->dropped);
	return false;
}

/* False if reported. */
static bool
take_names(struct batch *batch, const struct tree_paths *paths,
    struct problems *problems)
{
	const struct exchange exchange = { .pool = batch->pool,
	    .owner = batch->owner, .stage = batch->stage,
	    .is_beside = batch->is_beside,
	    .is_flat = batch->reader == SAVE_FOR_OWNER,
	    .dropped = batch->dropped };

	switch (exchange_stage(&exchange, paths, problems)) {
	case EXCHANGE_NOT:
		if (batch->dropped != NULL)
			return refuse_drop(batch, problems);
		return place_one_by_one(batch, problems);
	case EXCHANGE_REST:
		batch->stage = NULL;
		return true;
	case EXCHANGE_DONE:
		return true;
	case EXCHANGE_FAILED:
		break;
	}
	return false;
}

bool
batch_commit(struct batch *batch, struct problems *problems)
{
	struct tree_paths paths = { .pool = batch->pool };
	bool done = true;
	int error;

	if (stop_asked()) {
		batch_abandon(batch);
		return false;
	}
	error = reach_disk(batch, &paths);
	if (error != 0)
		done = save_refuse(problems, batch->folder, error);
	else if (paths.count > 0)
		done = take_names(batch, &paths, problems);
	end(batch, done);
	return done;
}
