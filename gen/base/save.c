#include "base/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/message.h"
#include "base/owner.h"
#include "base/save_inside.h"
#include "base/stop.h"
#include "base/tree.h"

enum {
	TRIES = 1000,		/* names of temporary files that are taken */
	ALL_MODE = 0666,	/* less the umask */
	OWNER_MODE = 0600
};

bool
save_refuse(struct problems *problems, const char *path, int error)
{
	problem_add(problems, PROBLEM_FILE_UNWRITABLE, (struct place){0},
	    "%s: %s", path, message_of_error(error));
	return false;
}

int
save_write(int file, const char *bytes, size_t length)
{
	ssize_t written;

	while (length > 0) {
		written = write(file, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return written < 0 ? errno : ENOSPC;
		bytes += written;
		length -= (size_t)written;
	}
	return 0;
}

/*
 * A device or pipe cannot be replaced, and must not be. A pipe that nobody
 * reads from is an error; else opening it would wait for ever.
 */
static int
write_through(const char *path, const char *bytes, size_t length)
{
	int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	int error;

	if (file < 0)
		return errno;
	error = fcntl(file, F_SETFL, 0) == 0 ? 0 : errno;
	if (error == 0)
		error = save_write(file, bytes, length);
	if (close(file) != 0 && error == 0)
		error = errno;
	return error;
}

int
save_examine(const char *path, mode_t *mode)
{
	struct stat status;

	*mode = 0;
	if (stat(path, &status) != 0)
		return errno == ENOENT ? 0 : errno;
	if (S_ISDIR(status.st_mode))
		return EISDIR;
	if (!S_ISREG(status.st_mode))
		return -1;
	*mode = status.st_mode & 07777;
	return faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 ? 0 : errno;
}

/* Has nobody swept it before it was locked? */
static bool
is_there(int file)
{
	struct stat status;

	return fstat(file, &status) == 0 && status.st_nlink > 0;
}

/*
 * A new file beside the path, short-named since the path's own name may be as
 * long as names may be. The file, or -1 with errno. While it is open it is
 * locked, so that it is known to be nobody's once it is not.
 */
static int
create_aside(struct pool *pool, const char *path, mode_t mode,
    const char **aside)
{
	const char *folder = folder_of(pool, path);
	int file, i;

	for (i = 0; i < TRIES; i++) {
		*aside = pool_format(pool, "%s" TREE_OWN "%ld-%d", folder,
		    (long)getpid(), i);
		file = open(*aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC |
		    O_NOFOLLOW, mode);
		if (file < 0 && errno != EEXIST)
			return -1;
		if (file < 0)
			continue;
		/* Where there are no locks it is written all the same. */
		if (owner_lock_file(file) != EAGAIN && is_there(file))
			return file;
		close(file);
	}
	return -1;
}

/* mode: of the file that is replaced, or 0. 0, or errno. */
static int
replace(struct pool *pool, enum save_reader reader, const char *path,
    mode_t mode, const char *bytes, size_t length)
{
	mode_t first = reader == SAVE_FOR_OWNER ? OWNER_MODE : ALL_MODE;
	const char *aside;
	int file = create_aside(pool, path, first, &aside), error;

	if (file < 0)
		return errno;
	error = save_write(file, bytes, length);
	if (error == 0 && mode != 0 && reader == SAVE_FOR_ALL &&
	    fchmod(file, mode) != 0)
		error = errno;
	if (error == 0 && fsync(file) != 0)
		error = errno;
	if (error == 0 && rename(aside, path) != 0)
		error = errno;
	if (error != 0)
		unlink(aside);
	/* The bytes are on the disk: what close says now changes nothing. */
	close(file);
	return error;
}

static int
save_one(struct pool *pool, enum save_reader reader, const char *path,
    const char *bytes, size_t length)
{
	const char *real = folder_follow(pool, path);
	mode_t mode;
	int error = save_examine(real, &mode);

	if (error < 0)
		return write_through(path, bytes, length);
	if (error == 0) {
		owner_sweep(folder_of(pool, real));
		error = replace(pool, reader, real, mode, bytes, length);
	}
	return error;
}

bool
save_file_for(enum save_reader reader, const char *path, const char *bytes,
    size_t length, struct problems *problems)
{
	struct pool *pool = pool_new();
	struct stop stop;
	int error;

	stop_hold(&stop);
	error = save_one(pool, reader, path, bytes, length);
	stop_release(&stop);
	pool_free(pool);
	return error == 0 || save_refuse(problems, path, error);
}

bool
save_file(const char *path, const char *bytes, size_t length,
    struct problems *problems)
{
	return save_file_for(SAVE_FOR_ALL, path, bytes, length, problems);
}

bool
save_folder(const char *path, struct problems *problems)
{
	struct pool *pool = pool_new();
	struct folder *made = NULL;
	int error = folder_make(pool, pool_format(pool, "%s/", path), &made);

	if (error != 0)
		folder_unmake(made);
	pool_free(pool);
	return error == 0 || save_refuse(problems, path, error);
}
