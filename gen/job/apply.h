/*
 * Apply: the command of that name.
 */
#ifndef JOB_APPLY_H
#define JOB_APPLY_H

#include "job/job.h"

void	 job_apply(struct job *, struct text *out);

#endif
