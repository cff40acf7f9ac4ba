/*
 * Tally: the command. Every kind that is made of answers, at once and for who
 * made it alone: they name people.
 */
#ifndef JOB_TALLY_H
#define JOB_TALLY_H

#include "job/job.h"

void	job_tally(struct job *, struct text *out);
/*
 * Reads the answers of --answers for a request that is made of answers. False
 * if they are none, or others: then *why says so.
 */
bool	job_tally_again(struct job *, struct request *, const char **why);

#endif
