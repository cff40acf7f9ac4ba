/*
 * Carry: the command of that name, and how what was carried is written.
 */
#ifndef JOB_CARRY_H
#define JOB_CARRY_H

#include "carry/carry.h"
#include "job/job.h"

void	 job_carry(struct job *, struct text *out);
/*
 * Writes all of it, unless nothing is to be written, and says what there is to
 * say. Frees the summary.
 */
void	 carry_finish(struct job *, const struct authority *,
	    struct carried *, struct text *out);
/*
 * After a text was put into the corpus as that edition (AUTHORITY/SLUG or
 * AUTHORITY/SLUG@EDITION): can what is written about the one before it be
 * carried, and how? Says nothing if not.
 */
void	 carry_offer(struct pool *, const char *corpus, const char *as);

#endif
