/*
 * Steps: what a command changes in the corpus, in one step or several: each
 * reads what those before have made of it, and all is written at once, or
 * nothing. Nobody else writes there meanwhile.
 */
#ifndef JOB_STEPS_H
#define JOB_STEPS_H

#include "carry/carry.h"
#include "job/job.h"

struct steps;

/*
 * The job's corpus, if it has one, is read again: somebody may have written
 * until now. With --dry-run nobody is kept out, and nothing will be written.
 * NULL if reported.
 */
struct steps	*steps_begin(struct job *, const char *corpus);
/* Paths are below the authority's folder; bytes are kept. */
void		 steps_add(struct steps *, const char *authority,
		    const char *path, const char *bytes, size_t length);
void		 steps_add_files(struct steps *, const char *authority,
		    const struct carry_files *);
/*
 * The corpus as it is after what was added about that authority; others may be
 * missing in it. Lives until the end of the steps. NULL if reported.
 */
struct corpus	*steps_corpus(struct steps *, const char *authority);
/* STANDARD@EDITION as it is then. NULL if reported. */
const struct edition *steps_edition(struct steps *, const char *authority,
		    const char *name);
/* Reports what reading the corpus as it is then had to say. */
void		 steps_tell(const struct steps *);
/*
 * Writes all, or nothing if it is not right; frees. False if it was not right,
 * or if writing went wrong: reported.
 */
bool		 steps_finish(struct steps *, bool is_right);

#endif
