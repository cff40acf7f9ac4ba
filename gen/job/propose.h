/*
 * Propose: the command of that name, and what import does after it.
 */
#ifndef JOB_PROPOSE_H
#define JOB_PROPOSE_H

#include "job/job.h"

void	 job_propose(struct job *, struct text *out);
/*
 * STANDARD@EDITION; without one that is in force, or the last draft. NULL if
 * reported.
 */
const struct edition *propose_edition_named(struct job *, const char *name);
/*
 * Texts were put into a corpus as these editions (AUTHORITY/SLUG@EDITION):
 * where nothing is written about the standard yet, there are proposals for it.
 * False if reported.
 */
bool	 propose_imported(struct job *, const char *corpus,
	    const char *const *names, size_t count);

#endif
