/*
 * Past: a document as it was made before later editions came, for verify. The
 * corpus keeps superseded editions, so what was printed of them can be made
 * again as if they were in force.
 */
#ifndef JOB_PAST_H
#define JOB_PAST_H

#include "job/job.h"

/* What was in force then; the caller frees the corpus when all is said. */
struct past {
	struct corpus	*corpus;
	struct request	 request;	/* of that corpus */
	struct sheet	*sheet;		/* carries the digest asked for */
};

/*
 * Looks, from the newest change of the authority's standards back, for the day
 * before which the request gave a document of this digest. False if there is
 * none. Nothing is reported. The roster, or NULL, is what it lists.
 */
bool		 past_find(struct job *, struct pool *, const char *line,
		    const char *digest, const struct authority *,
		    struct roster *, struct past *);

#endif
