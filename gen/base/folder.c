#include "base/folder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NEW_FOLDER = 0777 };	/* less the umask */

/* Makes one folder; 0, also if it is there, or errno. */
static int
make_one(struct pool *pool, const char *path, struct folder **made)
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
	folder = pool_take(pool, sizeof *folder);
	folder->path = path;
	folder->next = *made;
	*made = folder;
	return 0;
}

int
folder_make(struct pool *pool, const char *path, struct folder **made)
{
	const char *last = strrchr(path, '/'), *slash;
	struct stat status;
	int error;

	if (last == NULL || last == path || (stat(pool_copy(pool, path,
	    (size_t)(last - path)), &status) == 0 &&
	    S_ISDIR(status.st_mode)))
		return 0;
	for (slash = strchr(path + 1, '/'); slash != NULL;
	    slash = strchr(slash + 1, '/')) {
		error = make_one(pool, pool_copy(pool, path,
		    (size_t)(slash - path)), made);
		if (error != 0)
			return error;
	}
	return 0;
}

void
folder_unmake(const struct folder *made)
{
	for (; made != NULL; made = made->next)
		rmdir(made->path);
}

const char *
folder_of(struct pool *pool, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? "" :
	    pool_copy(pool, path, (size_t)(slash - path) + 1);
}

const char *
folder_follow(struct pool *pool, const char *path)
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
