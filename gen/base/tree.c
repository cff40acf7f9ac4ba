#include "base/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

/* One folder that is being read, and where it stands below the first. */
struct reading {
	int		 folder;
	DIR		*list;
	const char	*path;		/* "", or with a slash at the end */
};

static int
open_folder(int above, const char *name)
{
	return openat(above, name,
	    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Reads the folder itself from its beginning; 0 or errno. */
static int
begin(struct reading *reading, int folder, const char *path)
{
	int again = open_folder(folder, ".");

	*reading = (struct reading){ folder, NULL, path };
	if (again < 0)
		return errno;
	reading->list = fdopendir(again);
	if (reading->list == NULL) {
		close(again);
		return errno;
	}
	return 0;
}

/* The next name; NULL at the end, or with an error. */
static const char *
next(struct reading *reading, int *error)
{
	struct dirent *entry;

	do {
		errno = 0;
		entry = readdir(reading->list);
	} while (entry != NULL && (strcmp(entry->d_name, ".") == 0 ||
	    strcmp(entry->d_name, "..") == 0));
	*error = errno;
	return entry != NULL ? entry->d_name : NULL;
}

static bool
is_own(const char *name)
{
	return strncmp(name, TREE_OWN, sizeof TREE_OWN - 1) == 0;
}

/* ---- lists of paths ---- */

static void
note(struct tree_paths *paths, const char *path, const char *name)
{
	if (paths->count == paths->room) {
		size_t room = paths->room > 0 ? paths->room * 2 : 64;
		const char **list = pool_take(paths->pool,
		    room * sizeof *list);

		if (paths->count > 0)
			memcpy(list, paths->list,
			    paths->count * sizeof *list);
		paths->list = list;
		paths->room = room;
	}
	paths->list[paths->count++] = pool_format(paths->pool, "%s%s", path,
	    name);
}

static int
by_bytes(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static void
sort(const struct tree_paths *paths)
{
	if (paths->count > 1)
		qsort(paths->list, paths->count, sizeof *paths->list,
		    by_bytes);
}

static bool
has(const struct tree_paths *sorted, const char *path)
{
	return sorted->count > 0 && bsearch(&path, sorted->list,
	    sorted->count, sizeof *sorted->list, by_bytes) != NULL;
}

/* ---- removing ---- */

static int
remove_content(int folder)
{
	struct reading reading;
	const char *name;
	int error = begin(&reading, folder, ""), first = 0;

	if (error != 0)
		return error;
	while ((name = next(&reading, &error)) != NULL) {
		if (strcmp(name, TREE_LOCK) == 0)
			continue;
		error = tree_remove(folder, name);
		if (first == 0)
			first = error;
	}
	closedir(reading.list);
	if (unlinkat(folder, TREE_LOCK, 0) != 0 && errno != ENOENT &&
	    first == 0)
		first = errno;
	return first != 0 ? first : error;
}

int
tree_remove(int folder, const char *name)
{
	int inner, error;

	if (unlinkat(folder, name, 0) == 0 || errno == ENOENT)
		return 0;
	if (errno != EISDIR && errno != EPERM)
		return errno;
	if (unlinkat(folder, name, AT_REMOVEDIR) == 0)
		return 0;
	inner = open_folder(folder, name);
	if (inner < 0)
		return errno;
	error = remove_content(inner);
	close(inner);
	if (error == 0 && unlinkat(folder, name, AT_REMOVEDIR) != 0)
		error = errno;
	return error;
}

/* ---- linking ---- */

static int	link_content(struct reading *, int new, struct tree_paths *ours,
		    struct tree_paths *linked);

/* The new folder is to be as the old one was, to those who look at it. */
static int
resemble(int old, int new)
{
	struct stat was, is;

	if (fstat(old, &was) != 0 || fstat(new, &is) != 0)
		return errno;
	if (was.st_dev != is.st_dev)
		return EXDEV;
	if ((was.st_uid != is.st_uid || was.st_gid != is.st_gid) &&
	    fchown(new, was.st_uid, was.st_gid) != 0)
		return errno;
	if (flistxattr(old, NULL, 0) > 0)
		return ENOTSUP;		/* access lists and the like */
	return fchmod(new, was.st_mode & 07777) == 0 ? 0 : errno;
}

static int
link_folder(struct reading *above, const char *name, int new,
    struct tree_paths *ours, struct tree_paths *linked)
{
	struct reading reading = { .list = NULL };
	int old = open_folder(above->folder, name), made = -1, error = 0;

	if (old < 0)
		return errno;
	if (mkdirat(new, name, 0700) == 0)
		note(linked, above->path, pool_format(linked->pool, "%s/",
		    name));
	else if (errno != EEXIST)
		error = errno;
	if (error == 0 && (made = open_folder(new, name)) < 0)
		error = errno;
	if (error == 0)
		error = resemble(old, made);
	if (error == 0)
		error = begin(&reading, old, pool_format(linked->pool,
		    "%s%s/", above->path, name));
	if (error == 0)
		error = link_content(&reading, made, ours, linked);
	if (made >= 0)
		close(made);
	close(old);
	return error;
}

/* The kind of an entry, as in st_mode; 0 with errno. */
static mode_t
kind_of(int folder, const char *name)
{
	struct stat status;

	return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 ? 0 :
	    status.st_mode & S_IFMT;
}

/* A symbolic link is left where it is; then files are placed one by one. */
static int
link_entry(struct reading *reading, const char *name, int new,
    struct tree_paths *ours, struct tree_paths *linked)
{
	mode_t kind = kind_of(reading->folder, name);

	if (kind == 0)
		return errno;
	if (kind == S_IFDIR)
		return link_folder(reading, name, new, ours, linked);
	if (linkat(reading->folder, name, new, name, 0) == 0) {
		note(linked, reading->path, name);
		return 0;
	}
	if (errno != EEXIST)
		return errno;
	if (kind == S_IFLNK)
		return ELOOP;
	if (kind_of(new, name) != S_IFREG)
		return EISDIR;
	note(ours, reading->path, name);
	return 0;
}

/* Closes the reading. */
static int
link_content(struct reading *reading, int new, struct tree_paths *ours,
    struct tree_paths *linked)
{
	const char *name;
	int error, failed = 0;

	while (failed == 0 && (name = next(reading, &error)) != NULL)
		if (!is_own(name))
			failed = link_entry(reading, name, new, ours, linked);
	closedir(reading->list);
	return failed != 0 ? failed : error;
}

int
tree_link(int old, int new, struct tree_paths *ours,
    struct tree_paths *linked)
{
	struct reading reading;
	int error = resemble(old, new);

	if (error == 0)
		error = begin(&reading, old, "");
	if (error == 0)
		error = link_content(&reading, new, ours, linked);
	sort(ours);
	return error;
}

void
tree_unlink(int new, const struct tree_paths *linked)
{
	size_t i, length;

	/* What is in a folder was noted after it. */
	for (i = linked->count; i > 0; i--) {
		length = strlen(linked->list[i - 1]);
		unlinkat(new, linked->list[i - 1],
		    linked->list[i - 1][length - 1] == '/' ?
		    AT_REMOVEDIR : 0);
	}
}

/* ---- after an exchange ---- */

struct late {
	const struct tree_paths	*ours;
	struct tree_paths	*found;
};

static int	find_late(struct reading *, int new, const struct late *);

static int
find_late_below(struct reading *above, const char *name, int new,
    const struct late *late)
{
	struct reading reading = { .list = NULL };
	int old = open_folder(above->folder, name), other, error = 0;

	if (old < 0)
		return errno;
	other = open_folder(new, name);
	if (other < 0 && errno == ENOENT)
		note(late->found, above->path, name);
	else if (other < 0)
		error = errno;
	else
		error = begin(&reading, old, pool_format(late->found->pool,
		    "%s%s/", above->path, name));
	if (other >= 0 && error == 0)
		error = find_late(&reading, other, late);
	if (other >= 0)
		close(other);
	close(old);
	return error;
}

static int
look_at(struct reading *reading, const char *name, int new,
    const struct late *late)
{
	struct stat was, is;

	if (fstatat(reading->folder, name, &was, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? 0 : errno;
	if (S_ISDIR(was.st_mode))
		return find_late_below(reading, name, new, late);
	if (has(late->ours, pool_format(late->found->pool, "%s%s",
	    reading->path, name)))
		return 0;
	if (fstatat(new, name, &is, AT_SYMLINK_NOFOLLOW) != 0 &&
	    errno != ENOENT)
		return errno;
	if (errno == ENOENT || is.st_ino != was.st_ino)
		note(late->found, reading->path, name);
	return 0;
}

/* Closes the reading. */
static int
find_late(struct reading *reading, int new, const struct late *late)
{
	const char *name;
	int error, failed = 0;

	while (failed == 0 && (name = next(reading, &error)) != NULL)
		if (!is_own(name)) {
			errno = 0;
			failed = look_at(reading, name, new, late);
		}
	closedir(reading->list);
	return failed != 0 ? failed : error;
}

int
tree_find_late(int old, int new, const struct tree_paths *ours,
    struct tree_paths *found)
{
	const struct late late = { ours, found };
	struct reading reading;
	int error = begin(&reading, old, "");

	return error != 0 ? error : find_late(&reading, new, &late);
}

int
tree_move(int old, int new, const struct tree_paths *paths)
{
	size_t i;

	for (i = 0; i < paths->count; i++)
		if (renameat(old, paths->list[i], new, paths->list[i]) != 0 &&
		    errno != ENOENT)
			return errno;
	return 0;
}

/* ---- files below a folder ---- */

static int	list_content(int folder, const char *path, struct tree_paths *);

static int
list_entry(struct reading *reading, const char *name,
    struct tree_paths *paths)
{
	mode_t kind = kind_of(reading->folder, name);
	int inner, error;

	if (kind == 0)
		return errno;
	if (kind != S_IFDIR) {
		note(paths, reading->path, name);
		return 0;
	}
	inner = open_folder(reading->folder, name);
	if (inner < 0)
		return errno;
	error = list_content(inner, pool_format(paths->pool, "%s%s/",
	    reading->path, name), paths);
	close(inner);
	return error;
}

static int
list_content(int folder, const char *path, struct tree_paths *paths)
{
	struct reading reading;
	const char *name;
	int error = begin(&reading, folder, path), failed = 0;

	if (error != 0)
		return error;
	while (failed == 0 && (name = next(&reading, &error)) != NULL)
		if (!is_own(name))
			failed = list_entry(&reading, name, paths);
	closedir(reading.list);
	return failed != 0 ? failed : error;
}

int
tree_list(int folder, struct tree_paths *paths)
{
	int error = list_content(folder, "", paths);

	sort(paths);
	return error;
}
