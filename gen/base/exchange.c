#include "base/exchange.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/save_inside.h"

/* Two folders that are to change places, and what stood in the old one. */
struct pair {
	const char		*old, *new;	/* paths */
	int			 old_folder, new_folder;
	struct tree_paths	 ours, linked;
	const char		*dropped;	/* below both; or NULL */
};

/* The deepest folder that all changes are in, if it is there: "" or "a/b/". */
static const char *
common_folder(const struct exchange *exchange, const struct tree_paths *paths)
{
	const char *first = paths->list[0];
	const char *last = paths->list[paths->count - 1];
	struct stat status;
	size_t length = 0;
	char *folder;

	while (first[length] != '\0' && first[length] == last[length])
		length++;
	folder = pool_copy(exchange->pool, first, length);
	for (;;) {
		while (length > 0 && folder[length - 1] != '/')
			length--;
		folder[length] = '\0';
		if (length == 0)
			return folder;
		if (lstat(pool_format(exchange->pool, "%s/%.*s",
		    owner_path(exchange->owner), (int)length - 1, folder),
		    &status) == 0 && S_ISDIR(status.st_mode))
			return folder;
		length--;
	}
}

static bool
has_folders(struct pool *pool, int folder)
{
	struct tree_paths paths = { .pool = pool };
	size_t i;

	if (tree_list(folder, &paths) != 0)
		return true;
	for (i = 0; i < paths.count; i++)
		if (strchr(paths.list[i], '/') != NULL)
			return true;
	return false;
}

static bool
may_change(const struct exchange *exchange, const struct pair *pair,
    const char *common)
{
	if (*common == '\0' && !exchange->is_beside)
		return false;
	if (exchange->is_flat && has_folders(exchange->pool, pair->old_folder))
		return false;
	return !owner_is_within(pair->old);
}

/* What is dropped, seen from the folder that is exchanged; *fits: or not. */
static const char *
dropped_below(const struct exchange *exchange, const char *common,
    bool *fits)
{
	size_t length = strlen(common);

	*fits = exchange->dropped == NULL || strncmp(exchange->dropped,
	    common, length) == 0;
	return exchange->dropped == NULL || !*fits ? NULL :
	    exchange->dropped + length;
}

/* The dropped folder did not come late: it is gone. */
static void
forget_dropped(const struct pair *pair, struct tree_paths *late)
{
	size_t length = pair->dropped != NULL ? strlen(pair->dropped) : 0;
	size_t i, kept = 0;

	for (i = 0; i < late->count; i++)
		if (length == 0 || strncmp(late->list[i], pair->dropped,
		    length) != 0 || (late->list[i][length] != '\0' &&
		    late->list[i][length] != '/'))
			late->list[kept++] = late->list[i];
	late->count = kept;
}

static bool
open_both(const struct exchange *exchange, struct pair *pair,
    const char *common)
{
	const int how = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	struct pool *pool = exchange->pool;
	size_t length = strlen(common);
	const char *inner = length == 0 ? "" : pool_format(pool, "/%.*s",
	    (int)length - 1, common);
	bool fits;

	*pair = (struct pair){ .ours = { .pool = pool },
	    .linked = { .pool = pool },
	    .old = pool_format(pool, "%s%s", owner_path(exchange->owner),
	    inner), .new = pool_format(pool, "%s%s", exchange->stage, inner) };
	pair->dropped = dropped_below(exchange, common, &fits);
	pair->old_folder = open(pair->old, how);
	pair->new_folder = open(pair->new, how);
	return pair->old_folder >= 0 && pair->new_folder >= 0 && fits;
}

/* One step of the file system; 0, or errno. */
static int
swap(const struct pair *pair)
{
	return renameat2(AT_FDCWD, pair->new, AT_FDCWD, pair->old,
	    RENAME_EXCHANGE) == 0 ? 0 : errno;
}

/* 0, or errno: then nothing has changed. */
static int
change_places(struct pair *pair)
{
	int error = tree_link(pair->old_folder, pair->new_folder,
	    &pair->ours, &pair->linked);

	if (error == 0 && pair->dropped != NULL)
		error = tree_remove(pair->new_folder, pair->dropped);
	if (error == 0)
		error = swap(pair);
	if (error != 0)
		tree_unlink(pair->new_folder, &pair->linked);
	return error;
}

/*
 * Both are as they should be; what came in between is carried over. Who cannot
 * tell what came changes the places back.
 */
static enum exchange_end
settle(const struct exchange *exchange, struct pair *pair,
    struct problems *problems)
{
	struct tree_paths late = { .pool = exchange->pool };
	int error = tree_find_late(pair->old_folder, pair->new_folder,
	    &pair->ours, &late);

	forget_dropped(pair, &late);
	if (error == 0) {
		error = tree_move(pair->old_folder, pair->new_folder, &late);
		if (error == 0)
			return EXCHANGE_DONE;
	} else if (swap(pair) == 0) {
		save_refuse(problems, pair->old, error);
		return EXCHANGE_FAILED;
	}
	/* Nobody sweeps it without its lock. */
	save_refuse(problems, pair->new, error);
	unlink(pool_format(exchange->pool, "%s/" TREE_LOCK, exchange->stage));
	return EXCHANGE_REST;
}

enum exchange_end
exchange_stage(const struct exchange *exchange,
    const struct tree_paths *paths, struct problems *problems)
{
	const char *common = common_folder(exchange, paths);
	enum exchange_end end = EXCHANGE_NOT;
	struct pair pair;

	if (open_both(exchange, &pair, common) &&
	    may_change(exchange, &pair, common) && change_places(&pair) == 0)
		end = settle(exchange, &pair, problems);
	if (*common == '\0' && (end == EXCHANGE_DONE || end == EXCHANGE_REST))
		owner_moved(exchange->owner, pair.new_folder);
	if (pair.old_folder >= 0)
		close(pair.old_folder);
	if (pair.new_folder >= 0)
		close(pair.new_folder);
	return end;
}
