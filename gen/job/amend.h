/* The command amend: an amending text carried out on a law. */
#ifndef JOB_AMEND_H
#define JOB_AMEND_H

#include "job/job.h"

void	 job_amend(struct job *, struct text *out);

#endif
