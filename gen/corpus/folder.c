#include "corpus/inside.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* Is it a folder? What cannot be asked about is reported, and none. */
static bool
is_folder(const char *path, struct problems *problems)
{
	struct stat status;

	if (stat(path, &status) == 0)
		return S_ISDIR(status.st_mode);
	if (errno != ENOENT)
		file_refuse(path, errno, problems);
	return false;
}

bool
folder_list(struct loading *loading, const char *path, struct names *folders)
{
	struct pool *pool = loading->pool;
	struct file_names names;
	int error = file_list(pool, path, &names);
	size_t i;

	*folders = (struct names){ pool_take(pool, (names.count + 1) *
	    sizeof *folders->list), 0 };
	if (error != 0) {
		file_refuse(path, error, loading->problems);
		return false;
	}
	for (i = 0; i < names.count; i++)
		if (is_folder(pool_format(pool, "%s/%s", path, names.list[i]),
		    loading->problems))
			folders->list[folders->count++] = names.list[i];
	return true;
}

bool
folder_has(const struct names *names, const char *name)
{
	size_t i;

	for (i = 0; i < names->count; i++)
		if (strcmp(names->list[i], name) == 0)
			return true;
	return false;
}
