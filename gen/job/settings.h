/*
 * Settings: what of the command line goes to the stylesheets, against what the
 * kinds declare that they read.
 */
#ifndef JOB_SETTINGS_H
#define JOB_SETTINGS_H

#include "job/job.h"

/*
 * Every setting given is read by this kind (by one of all, if it is NULL) and
 * has a value that it may have. False if reported.
 */
bool	 settings_check(struct job *, const struct kind *);
/* Those that the kind reads, name and value in turn, each once, by name. */
const char *const *settings_of(struct pool *, const struct options *,
	    const struct kind *);
/* The same of such a list, for many kinds. */
const char *const *settings_pick(struct pool *, const char *const *settings,
	    const struct kind *);

#endif
