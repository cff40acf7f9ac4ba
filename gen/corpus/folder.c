#include "corpus/inside.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FOLDERS_MAX = 4096 };

static int
order_names(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

struct names
folder_list(struct pool *pool, const char *path)
{
	struct names names = { pool_take(pool, FOLDERS_MAX *
	    sizeof *names.list), 0 };
	DIR *folder = opendir(path);
	struct dirent *entry;

	if (folder == NULL)
		return names;
	while ((entry = readdir(folder)) != NULL &&
	    names.count < FOLDERS_MAX) {
		const char *inside;

		if (entry->d_name[0] == '.')
			continue;
		inside = pool_format(pool, "%s/%s/.", path, entry->d_name);
		if (entry->d_type == DT_DIR || access(inside, F_OK) == 0)
			names.list[names.count++] = pool_string(pool,
			    entry->d_name);
	}
	closedir(folder);
	qsort(names.list, names.count, sizeof *names.list, order_names);
	return names;
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

bool
folder_file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}
