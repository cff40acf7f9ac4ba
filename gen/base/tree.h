/*
 * Tree: folders as wholes, by open descriptors, so that a name that changes
 * meanwhile leads nowhere else. Symbolic links are entries, never followed.
 * All of these give 0, or errno.
 */
#ifndef BASE_TREE_H
#define BASE_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"

/* Everything of ours that is not a document begins so. */
#define TREE_OWN	".kijun-"
/* Held by whoever writes there; see owner.h. */
#define TREE_LOCK	".kijun-lock"

/* Paths below a folder. */
struct tree_paths {
	struct pool	*pool;
	const char	**list;
	size_t		 count, room;
};

/* The folder with all that is in it; its lock goes last. No entry: 0. */
int	tree_remove(int folder, const char *name);

/*
 * Gives the new folder hard links to all that stands in the old one and not in
 * itself, and the folders' modes. What stands in both, which the new one
 * replaces, is noted in ours; links that were made, in linked. What cannot be
 * carried over as it is (another disk or owner, attributes, a link to a
 * folder where the new one has a folder) is an error.
 */
int	tree_link(int old, int new, struct tree_paths *ours,
	    struct tree_paths *linked);
/* Takes back what tree_link did. */
void	tree_unlink(int new, const struct tree_paths *linked);
/*
 * After the two were exchanged: what came to the old folder, or changed in it,
 * since the links were made, and is not ours. A folder stands for all in it.
 */
int	tree_find_late(int old, int new, const struct tree_paths *ours,
	    struct tree_paths *found);
/* These go from the old folder to the new one. */
int	tree_move(int old, int new, const struct tree_paths *);
/* Every path of a file below the folder; ours alone are left out. */
int	tree_list(int folder, struct tree_paths *);

#endif
