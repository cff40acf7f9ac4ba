/*
 * Place: the files of a stage take their names in a folder, all or none. The
 * stage itself is the journal: once it bears the name of one that is decided,
 * whoever owns the folder next places what is still in it.
 */
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

#include "base/pool.h"

/*
 * The stage, a path, becomes decided and is placed below the folder, and is
 * gone afterwards. 0, or errno: then everything is as it was, and *which says
 * the path at fault.
 */
int	place_stage(struct pool *, const char *stage, const char *folder,
	    const char **which);
/* Finishes what was decided and not finished. 0, or errno. */
int	place_resume(struct pool *, const char *path, int folder);

#endif
