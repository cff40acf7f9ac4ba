/*
 * Older: papers of an earlier run that stand among those of this one.
 */
#ifndef JOB_OLDER_H
#define JOB_OLDER_H

#include "job/job.h"

/* Warns if the folder has papers with this ending for others. */
void	 older_tell(struct job *, const char *folder, const struct roster *,
	    const char *ending);

#endif
