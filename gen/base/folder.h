/*
 * Folder: those that are missing are made, and can be removed again.
 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include "base/pool.h"

/* One that we made; the newest first. */
struct folder {
	const char	*path;
	struct folder	*next;
};

/*
 * All that stand before the path's last slash. 0, or errno; what was made is
 * put before *made. Lives in the pool.
 */
int	folder_make(struct pool *, const char *path, struct folder **made);
/* Those that are still empty. */
void	folder_unmake(const struct folder *made);
/* The folder's part of a path with its slash, or "". */
const char *folder_of(struct pool *, const char *path);
/* Where a symbolic link leads, so that the link itself stays. */
const char *folder_follow(struct pool *, const char *path);

#endif
