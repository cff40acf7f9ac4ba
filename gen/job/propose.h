/*
 * Propose: the command of that name, and what import does after it.
 */
#ifndef JOB_PROPOSE_H
#define JOB_PROPOSE_H

#include "job/job.h"
#include "job/steps.h"

void	 job_propose(struct job *, struct text *out);
/*
 * STANDARD@EDITION; without one that is in force, or the last draft. NULL if
 * reported.
 */
const struct edition *propose_edition_named(struct job *, const char *name);
/*
 * Texts are put into the corpus as these editions of an authority
 * (AUTHORITY/SLUG@EDITION): where nothing is written about the standard yet,
 * there are proposals for it, in a further step. False if reported.
 */
bool	 propose_imported(struct job *, struct steps *, const char *authority,
	    const char *const *names, size_t count, struct text *out);

#endif
