#include "base/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/pool.h"

enum {
	TRIES = 1000,		/* names of temporary files that are taken */
	DISKS_MAX = 16,
	PIECE_BYTES = 64 * 1024,
	NEW_FILE = 0666, NEW_FOLDER = 0777	/* less the umask */
};

/* One file on its way. */
struct entry {
	const char	*path;
	const char	*aside;		/* the temporary file */
	bool		 is_placed;	/* took the name */
	bool		 is_swapped;	/* and aside now holds the old file */
	struct entry	*previous;
};

struct folder {
	const char	*path;
	struct folder	*next;		/* the one made before it */
};

struct save_batch {
	struct pool	*pool;
	struct entry	*last;
	struct folder	*folders;	/* made by us, newest first */
	const char	*known_folder;	/* exists; most files share it */
	dev_t		 disks[DISKS_MAX];
	int		 disk_folders[DISKS_MAX];	/* open, for syncfs */
	size_t		 disk_count;
	unsigned	 number;	/* of the next temporary file */
};

static bool
refuse(struct problems *problems, const char *path, int error)
{
	problem_add(problems, PROBLEM_FILE_UNWRITABLE, (struct place){0},
	    "%s: %s", path, strerror(error));
	return false;
}

/* ---- one file ---- */

/* 0, or errno. */
static int
write_all(int file, const char *bytes, size_t length)
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

/* A device or pipe cannot be replaced, and must not be. */
static int
write_through(const char *path, const char *bytes, size_t length)
{
	int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY), error;

	if (file < 0)
		return errno;
	error = write_all(file, bytes, length);
	if (close(file) != 0 && error == 0)
		error = errno;
	return error;
}

/* What stands at the path: 0 nothing or a plain file; -1 other; or errno. */
static int
examine(const char *path, mode_t *mode)
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

/* The folder's part of a path with its slash, or "". */
static const char *
folder_of(struct pool *pool, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? "" :
	    pool_copy(pool, path, (size_t)(slash - path) + 1);
}

/*
 * A new file beside the path, short-named since the path's own name may be as
 * long as names may be. The file, or -1 with errno.
 */
static int
create_aside(struct save_batch *batch, struct entry *entry)
{
	const char *folder = folder_of(batch->pool, entry->path);
	int file = -1, i;

	for (i = 0; file < 0 && i < TRIES; i++) {
		entry->aside = pool_format(batch->pool, "%s.kijun-%ld-%u",
		    folder, (long)getpid(), batch->number++);
		file = open(entry->aside, O_WRONLY | O_CREAT | O_EXCL |
		    O_CLOEXEC | O_NOFOLLOW, NEW_FILE);
		if (file < 0 && errno != EEXIST)
			return -1;
	}
	return file;
}

/* 0, or errno; on failure nothing is left. */
static int
write_aside(struct save_batch *batch, struct entry *entry, mode_t mode,
    const char *bytes, size_t length, bool reach_disk)
{
	int file = create_aside(batch, entry), error;

	if (file < 0)
		return errno;
	error = write_all(file, bytes, length);
	if (error == 0 && mode != 0 && fchmod(file, mode) != 0)
		error = errno;
	if (error == 0 && reach_disk && fsync(file) != 0)
		error = errno;
	if (close(file) != 0 && error == 0)
		error = errno;
	if (error != 0)
		unlink(entry->aside);
	return error;
}

/* Where a symbolic link leads, so that the link itself stays. */
static const char *
follow(struct pool *pool, const char *path)
{
	struct stat status;
	char *real;

	if (lstat(path, &status) != 0 || !S_ISLNK(status.st_mode))
		return pool_string(pool, path);
	real = realpath(path, NULL);
	if (real == NULL)
		return pool_string(pool, path);
	path = pool_string(pool, real);
	free(real);
	return path;
}

static int
save_one(struct save_batch *batch, const char *path, const char *bytes,
    size_t length)
{
	struct entry entry = { .path = follow(batch->pool, path) };
	mode_t mode;
	int error = examine(entry.path, &mode);

	if (error < 0)
		return write_through(path, bytes, length);
	if (error == 0)
		error = write_aside(batch, &entry, mode, bytes, length, true);
	if (error == 0 && rename(entry.aside, entry.path) != 0) {
		error = errno;
		unlink(entry.aside);
	}
	return error;
}

bool
save_file(const char *path, const char *bytes, size_t length,
    struct problems *problems)
{
	struct save_batch *batch = save_begin();
	int error = save_one(batch, path, bytes, length);

	save_abandon(batch);
	return error == 0 || refuse(problems, path, error);
}

/* ---- folders ---- */

/* Makes one folder; 0, also if it is there, or errno. */
static int
make_folder(struct save_batch *batch, const char *path)
{
	struct folder *folder;
	struct stat status;

	if (mkdir(path, NEW_FOLDER) != 0) {
		if (errno != EEXIST)
			return errno;
		if (stat(path, &status) != 0)
			return errno;
		return S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
	}
	folder = pool_take(batch->pool, sizeof *folder);
	folder->path = path;
	folder->next = batch->folders;
	batch->folders = folder;
	return 0;
}

/* path ends in a slash, or is empty. */
static int
make_folders(struct save_batch *batch, const char *path)
{
	const char *slash;
	int error;

	if (*path == '\0' || access(path, F_OK) == 0)
		return 0;
	for (slash = strchr(path + 1, '/'); slash != NULL;
	    slash = strchr(slash + 1, '/')) {
		error = make_folder(batch, pool_copy(batch->pool, path,
		    (size_t)(slash - path)));
		if (error != 0)
			return error;
	}
	return 0;
}

bool
save_folder(const char *path, struct problems *problems)
{
	struct save_batch *batch = save_begin();
	int error = make_folders(batch, pool_format(batch->pool, "%s/", path));

	if (error == 0)
		batch->folders = NULL;		/* keep them */
	save_abandon(batch);
	return error == 0 || refuse(problems, path, error);
}

/* ---- many files ---- */

struct save_batch *
save_begin(void)
{
	struct pool *pool = pool_new();
	struct save_batch *batch = pool_take(pool, sizeof *batch);

	batch->pool = pool;
	return batch;
}

/* Remembers each disk once, by a folder on it. 0, or errno. */
static int
remember_disk(struct save_batch *batch, const char *folder)
{
	struct stat status;
	size_t i;
	int open_folder = open(*folder != '\0' ? folder : ".",
	    O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (open_folder < 0)
		return errno;
	if (fstat(open_folder, &status) != 0) {
		close(open_folder);
		return EIO;
	}
	for (i = 0; i < batch->disk_count; i++)
		if (batch->disks[i] == status.st_dev)
			break;
	if (i < batch->disk_count || i == DISKS_MAX) {
		close(open_folder);
		return 0;
	}
	batch->disks[i] = status.st_dev;
	batch->disk_folders[i] = open_folder;
	batch->disk_count++;
	return 0;
}

static int
enter_folder(struct save_batch *batch, const char *path)
{
	const char *folder = folder_of(batch->pool, path);
	int error;

	if (batch->known_folder != NULL &&
	    strcmp(batch->known_folder, folder) == 0)
		return 0;
	error = make_folders(batch, folder);
	if (error == 0)
		error = remember_disk(batch, folder);
	if (error == 0)
		batch->known_folder = folder;
	return error;
}

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

bool
save_add(struct save_batch *batch, const char *path, const char *bytes,
    size_t length, struct problems *problems)
{
	struct entry *entry = pool_take(batch->pool, sizeof *entry);
	mode_t mode;
	int error;

	entry->path = follow(batch->pool, path);
	error = examine(entry->path, &mode);
	if (error < 0)
		error = EINVAL;		/* a device takes no part in a batch */
	if (error == 0 && mode != 0 && holds(entry->path, bytes, length))
		return true;
	if (error == 0)
		error = enter_folder(batch, entry->path);
	if (error == 0)
		error = write_aside(batch, entry, mode, bytes, length, false);
	if (error != 0)
		return refuse(problems, path, error);
	entry->previous = batch->last;
	batch->last = entry;
	return true;
}

/*
 * An old file is swapped with the new one, so that both still exist. Swapping
 * would also take a folder, so what stands there is looked at again.
 */
static int
place_entry(struct entry *entry)
{
	mode_t mode;
	int error = examine(entry->path, &mode);

	if (error != 0)
		return error < 0 ? EINVAL : error;
	if (mode != 0 && renameat2(AT_FDCWD, entry->aside, AT_FDCWD,
	    entry->path, RENAME_EXCHANGE) == 0) {
		entry->is_placed = entry->is_swapped = true;
		return 0;
	}
	if (rename(entry->aside, entry->path) != 0)
		return errno;
	entry->is_placed = true;
	return 0;
}

/*
 * Everything as it was. The order does not matter, as no path stands twice:
 * the caller names each document once.
 */
static void
undo(struct save_batch *batch)
{
	struct entry *entry;
	struct folder *folder;

	for (entry = batch->last; entry != NULL; entry = entry->previous) {
		if (entry->is_swapped)
			rename(entry->aside, entry->path);
		else if (entry->is_placed)
			unlink(entry->path);
		else
			unlink(entry->aside);
	}
	for (folder = batch->folders; folder != NULL; folder = folder->next)
		rmdir(folder->path);
}

static void
free_batch(struct save_batch *batch)
{
	size_t i;

	for (i = 0; i < batch->disk_count; i++)
		close(batch->disk_folders[i]);
	pool_free(batch->pool);
}

/* Every file, or none, has its bytes on the disk. */
static int
reach_disks(const struct save_batch *batch)
{
	size_t i;

	for (i = 0; i < batch->disk_count; i++)
		if (syncfs(batch->disk_folders[i]) != 0)
			return errno;
	return 0;
}

bool
save_commit(struct save_batch *batch, struct problems *problems)
{
	struct entry *entry = batch->last;
	int error = reach_disks(batch);

	if (error != 0)
		refuse(problems, "the disk", error);
	for (; error == 0 && entry != NULL; entry = entry->previous) {
		error = place_entry(entry);
		if (error != 0)
			refuse(problems, entry->path, error);
	}
	if (error != 0) {
		save_abandon(batch);
		return false;
	}
	for (entry = batch->last; entry != NULL; entry = entry->previous)
		if (entry->is_swapped)
			unlink(entry->aside);
	free_batch(batch);
	return true;
}

void
save_abandon(struct save_batch *batch)
{
	undo(batch);
	free_batch(batch);
}
