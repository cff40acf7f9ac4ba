/*
 * Review: the command of that name.
 */
#ifndef JOB_REVIEW_H
#define JOB_REVIEW_H

#include "job/job.h"

void	 job_review(struct job *);

#endif
