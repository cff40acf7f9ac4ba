/*
 * Owner: who may write into a folder. Whoever does holds a lock on the file
 * .kijun-lock in it; whether he lives is told by that lock and not by the
 * number of a process, since the folder may be on a share and he on another
 * machine. Who dies leaves the file, but not the lock: the next owner sweeps
 * what he left, or finishes what he had decided.
 */
#ifndef BASE_OWNER_H
#define BASE_OWNER_H

#include "base/problem.h"

enum owner_claim {
	OWNER_ALONE,		/* the folder and all below it */
	OWNER_SHARED		/* who owns alone keeps to a folder below it */
};

struct owner;

/* The folder is made if it is missing. NULL if reported: it has an owner. */
struct owner	*owner_take(const char *folder, enum owner_claim,
		    struct problems *);
/* Frees; without keep, folders that it made and that are empty go again. */
void		 owner_leave(struct owner *, bool keep);

const char	*owner_path(const struct owner *);	/* real, no slash */
int		 owner_folder(const struct owner *);	/* descriptor, lent */
bool		 owner_made_folder(const struct owner *);	/* it was missing */
/*
 * A new folder for what is on its way, beside the owned one if both can change
 * places, else in it. Its path, or NULL with errno. Lives as long as the owner.
 */
const char	*owner_stage(struct owner *, bool *is_beside);
/* Is our working directory that real path, or below it? It must stay. */
bool		 owner_is_within(const char *path);
/* Removes what the dead have left in a folder, whoever owns it. */
void		 owner_sweep(const char *folder);
/* Locks a file against the sweeping of others. 0, or errno. */
int		 owner_lock_file(int file);
/* The folder is another one now; the owner keeps a copy of the descriptor. */
void		 owner_moved(struct owner *, int folder);

#endif
