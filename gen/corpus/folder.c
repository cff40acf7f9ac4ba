#include "corpus/inside.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int
order_names(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

bool
folder_file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

static bool
is_folder(struct pool *pool, const char *path, const struct dirent *entry)
{
	if (entry->d_name[0] == '.')
		return false;
	return entry->d_type == DT_DIR || (entry->d_type != DT_REG &&
	    folder_file_exists(pool_format(pool, "%s/%s/.", path,
	    entry->d_name)));
}

static void
add_name(struct pool *pool, struct names *names, size_t *room,
    const char *name)
{
	const char **list = names->list;

	if (names->count == *room) {
		*room = *room > 0 ? *room * 2 : 16;
		names->list = pool_take(pool, *room * sizeof *list);
		if (names->count > 0)
			memcpy(names->list, list, names->count * sizeof *list);
	}
	names->list[names->count++] = pool_string(pool, name);
}

struct names
folder_list(struct pool *pool, const char *path)
{
	DIR *folder = opendir(path);
	struct names names = {0};
	struct dirent *entry;
	size_t room = 0;

	if (folder == NULL)
		return names;
	while ((entry = readdir(folder)) != NULL)
		if (is_folder(pool, path, entry))
			add_name(pool, &names, &room, entry->d_name);
	closedir(folder);
	if (names.count > 0)
		qsort(names.list, names.count, sizeof *names.list,
		    order_names);
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

