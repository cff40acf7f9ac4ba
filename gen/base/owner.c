#include "base/owner.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/guard.h"
#include "base/message.h"
#include "base/place.h"
#include "base/tree.h"

enum {
	TRIES = 100,		/* of a lock that goes as we come */
	LOCK_MODE = 0666,	/* it says nothing, and others must lock it */
	NAME_BYTES = 256
};

struct owner {
	struct pool	*pool;
	const char	*path;
	int		 folder, lock;
	enum owner_claim claim;
	struct folder	*made;
};

/* ---- the lock ---- */

/* 0, or errno: EAGAIN if somebody else holds it. */
static int
lock_file(int file, short how)
{
	struct flock whole = { .l_type = how, .l_whence = SEEK_SET };

	while (fcntl(file, F_OFD_SETLK, &whole) != 0)
		if (errno != EINTR)
			return errno == EACCES ? EAGAIN : errno;
	return 0;
}

static bool
is_same(int file, int folder, const char *name)
{
	struct stat one, other;

	return fstat(file, &one) == 0 && fstatat(folder, name, &other,
	    AT_SYMLINK_NOFOLLOW) == 0 && one.st_dev == other.st_dev &&
	    one.st_ino == other.st_ino;
}

static int
open_lock(int folder)
{
	int lock = openat(folder, TREE_LOCK, O_RDWR | O_CREAT | O_CLOEXEC |
	    O_NOFOLLOW | O_NONBLOCK, LOCK_MODE);

	if (lock >= 0)
		fchmod(lock, LOCK_MODE);	/* the maker's umask is his */
	return lock;
}

/* Whoever held it may have removed the file meanwhile: then once more. */
static int
take_lock(struct owner *owner, short how)
{
	int i, error;

	for (i = 0; i < TRIES; i++) {
		owner->lock = open_lock(owner->folder);
		if (owner->lock < 0)
			return errno;
		error = lock_file(owner->lock, how);
		if (error != 0)
			return error;
		if (is_same(owner->lock, owner->folder, TREE_LOCK))
			return 0;
		close(owner->lock);
		owner->lock = -1;
	}
	return EAGAIN;
}

/* ---- sweeping ---- */

/*
 * A stage beside the folder it is for has that folder's lock. One without is in
 * its own folder, whose owner we are, or nothing that we know.
 */
static bool
is_abandoned(const struct owner *owner, int folder, const char *name,
    bool is_inside)
{
	char path[NAME_BYTES + sizeof TREE_LOCK + 1];
	bool is_free;
	int lock;

	snprintf(path, sizeof path, "%s/" TREE_LOCK, name);
	if (is_same(owner->lock, folder, path))
		return true;
	lock = openat(folder, path, O_RDWR | O_CLOEXEC | O_NOFOLLOW |
	    O_NONBLOCK);
	if (lock < 0)
		return is_inside && errno == ENOENT;
	is_free = lock_file(lock, F_WRLCK) == 0;
	close(lock);
	return is_free;
}

/* A single file on its way is locked itself; see save.c. */
static bool
is_free_file(int folder, const char *name)
{
	int file = openat(folder, name, O_RDWR | O_CLOEXEC | O_NOFOLLOW |
	    O_NONBLOCK);
	bool is_free = file >= 0 && lock_file(file, F_WRLCK) == 0;

	if (file >= 0)
		close(file);
	return is_free;
}

static void
sweep_entry(const struct owner *owner, int folder, const char *name,
    bool is_inside)
{
	struct stat status;

	if (strncmp(name, TREE_OWN, sizeof TREE_OWN - 1) != 0 ||
	    strcmp(name, TREE_LOCK) == 0 || fstatat(folder, name, &status,
	    AT_SYMLINK_NOFOLLOW) != 0)
		return;
	if (!S_ISDIR(status.st_mode)) {
		if (S_ISREG(status.st_mode) && is_free_file(folder, name))
			unlinkat(folder, name, 0);
	} else if (unlinkat(folder, name, AT_REMOVEDIR) != 0 &&
	    is_abandoned(owner, folder, name, is_inside)) {
		tree_remove(folder, name);
	}
}

/* What the dead have left in a folder. What cannot be removed stays. */
static void
sweep(const struct owner *owner, int folder, bool is_inside)
{
	int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *list = again >= 0 ? fdopendir(again) : NULL;
	struct dirent *entry;

	if (list == NULL) {
		if (again >= 0)
			close(again);
		return;
	}
	while ((entry = readdir(list)) != NULL)
		sweep_entry(owner, folder, entry->d_name, is_inside);
	closedir(list);
}

static void
sweep_beside(const struct owner *owner)
{
	int above = openat(owner->folder, "..", O_RDONLY | O_DIRECTORY |
	    O_CLOEXEC);

	if (above < 0)
		return;
	sweep(owner, above, false);
	close(above);
}

void
owner_sweep(const char *folder)
{
	const struct owner nobody = { .lock = -1 };
	int opened = open(*folder != '\0' ? folder : ".", O_RDONLY |
	    O_DIRECTORY | O_CLOEXEC);

	if (opened < 0)
		return;
	sweep(&nobody, opened, false);
	close(opened);
}

int
owner_lock_file(int file)
{
	return lock_file(file, F_WRLCK);
}

/* Who shares could not know whose work it is: he owns alone for a moment. */
static int
clear(struct owner *owner)
{
	int error = place_resume(owner->pool, owner->path, owner->folder);

	if (error != 0)
		return error;
	sweep(owner, owner->folder, true);
	sweep_beside(owner);
	return 0;
}

static int
claim(struct owner *owner)
{
	int error = take_lock(owner, F_WRLCK);

	if (error == 0)
		error = clear(owner);
	else if (error == EAGAIN && owner->claim == OWNER_SHARED)
		return take_lock(owner, F_RDLCK);
	if (error == 0 && owner->claim == OWNER_SHARED)
		error = lock_file(owner->lock, F_RDLCK);
	return error;
}

/* ---- taking and leaving ---- */

static int
open_owned(struct owner *owner, const char *folder)
{
	char *real;
	int error = folder_make(owner->pool, pool_format(owner->pool, "%s/",
	    folder), &owner->made);

	if (error != 0)
		return error;
	real = realpath(*folder != '\0' ? folder : "/", NULL);
	if (real == NULL)
		return errno;
	owner->path = pool_string(owner->pool, real);
	free(real);
	owner->folder = open(owner->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return owner->folder < 0 ? errno : 0;
}

/* Memory ran out while it was taken. */
static void
leave(void *owner)
{
	owner_leave(owner, false);
}

struct owner *
owner_take(const char *folder, enum owner_claim how,
    struct problems *problems)
{
	struct pool *pool = pool_new();
	struct owner *owner = pool_take(pool, sizeof *owner);
	struct guard *guard;
	int error;

	*owner = (struct owner){ .pool = pool, .folder = -1, .lock = -1,
	    .claim = how };
	guard = guard_begin(leave, owner);
	error = open_owned(owner, folder);
	if (error == 0)
		error = claim(owner);
	guard_end(guard);
	if (error == 0)
		return owner;
	if (error == EAGAIN)
		problem_add(problems, PROBLEM_FOLDER_BUSY, (struct place){0},
		    "%s: another kijun is writing there", folder);
	else
		problem_add(problems, PROBLEM_FILE_UNWRITABLE,
		    (struct place){0}, "%s: %s", folder,
		    message_of_error(error));
	if (owner->lock >= 0)
		close(owner->lock);
	owner->lock = -1;
	owner_leave(owner, false);
	return NULL;
}

void
owner_leave(struct owner *owner, bool keep)
{
	if (owner->lock >= 0) {
		/* Whoever shares it needs the file. */
		if (lock_file(owner->lock, F_WRLCK) == 0)
			unlinkat(owner->folder, TREE_LOCK, 0);
		close(owner->lock);
	}
	if (owner->folder >= 0)
		close(owner->folder);
	if (!keep)
		folder_unmake(owner->made);
	pool_free(owner->pool);
}

const char *
owner_path(const struct owner *owner)
{
	return owner->path;
}

int
owner_folder(const struct owner *owner)
{
	return owner->folder;
}

bool
owner_made_folder(const struct owner *owner)
{
	return owner->made != NULL;
}

void
owner_moved(struct owner *owner, int folder)
{
	close(owner->folder);
	owner->folder = dup(folder);
}

/* ---- the stage ---- */

bool
owner_is_within(const char *path)
{
	char *here = getcwd(NULL, 0);
	size_t length = strlen(path);
	bool within = here == NULL || length == 1 ||
	    (strncmp(here, path, length) == 0 &&
	    (here[length] == '/' || here[length] == '\0'));

	free(here);
	return within;
}

/*
 * The lock is linked into the stage: it tells who made it, and that a link can
 * lead from one to the other, which the exchange needs.
 */
const char *
owner_stage(struct owner *owner, bool *is_beside)
{
	const char *above = folder_of(owner->pool, owner->path);
	char *stage = pool_format(owner->pool, "%s" TREE_OWN "XXXXXX", above);

	*is_beside = false;
	if (!owner_is_within(owner->path) && mkdtemp(stage) != NULL) {
		*is_beside = linkat(owner->folder, TREE_LOCK, AT_FDCWD,
		    pool_format(owner->pool, "%s/" TREE_LOCK, stage), 0) == 0;
		if (*is_beside)
			return stage;
		rmdir(stage);
	}
	stage = pool_format(owner->pool, "%s/" TREE_OWN "XXXXXX", owner->path);
	return mkdtemp(stage);
}
