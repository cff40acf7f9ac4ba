/*
 * Review: the commands review and apply.
 */
#ifndef JOB_REVIEW_H
#define JOB_REVIEW_H

#include "job/job.h"

void	 job_review(struct job *);
void	 job_apply(struct job *, struct text *out);

#endif
