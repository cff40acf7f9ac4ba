/*
 * Roster: a roster as documents use it: in order, and with its dates in
 * the parts that blanks ask for (日付.年, 日付.月, 日付.日).
 */
#ifndef JOB_ROSTER_H
#define JOB_ROSTER_H

#include "job/job.h"

/*
 * The roster of the command line for this kind, or NULL if none was given or
 * what is wrong with it was reported (then *failed).
 */
struct roster	*job_roster(struct job *, const struct kind *, bool *failed);

/* The same for a document of that request, which may say which rows it has. */
struct roster	*job_roster_again(struct job *, const struct kind *,
		    const struct request *, bool *failed);
/* Of a paper of no kind, that lists these rows. NULL if reported. */
struct roster	*job_roster_listed(struct job *, const struct request *);
/* The request says how many people it is about, which, and in what order. */
void		 job_roster_note(struct job *, struct pool *,
		    const struct roster *, struct request *);
/* The same for a command that is nothing without one. NULL if reported. */
struct roster	*job_roster_needed(struct job *);

/* The next of 職員、管理者 in the pool; NULL at the end. */
const char	*job_roster_role(struct pool *, const char **cursor);
/* Warns about a 役割 that the authority, or this standard of it, lacks. */
void		 job_roster_roles(struct job *, const struct roster *,
		    const struct request *);

#endif
