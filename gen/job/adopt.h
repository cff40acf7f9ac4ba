/*
 * Adopt: the command of that name.
 */
#ifndef JOB_ADOPT_H
#define JOB_ADOPT_H

#include "job/job.h"

void	 job_adopt(struct job *, struct text *out);

#endif
