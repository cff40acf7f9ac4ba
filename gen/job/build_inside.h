/*
 * Inside: what the files share that make many documents at once. Everybody
 * else includes job/job.h.
 */
#ifndef JOB_BUILD_INSIDE_H
#define JOB_BUILD_INSIDE_H

#include "base/batch.h"
#include "base/progress.h"
#include "job/job.h"
#include "job/plan.h"

struct drafts;
struct made;
struct premises;

struct build {
	struct job	*job;
	struct plan	*plan;
	struct made	*made;		/* array, one a document of the plan */
	const struct build *before;	/* whose documents are listed, or NULL */
	const struct authority *listed;	/* of list; NULL: all */
	xmlDoc		*list;		/* a worker's own; NULL until asked */
	unsigned	 formats;
	const char	*folder;
	struct batch	*batch;
	const char	*prefix;	/* of paths, that its folder says */
	struct drafts	*drafts;	/* pages, until all are made */
	struct progress	 progress;
};

/* One document of the plan, into the batch; in whatever process. */
void	 build_one(struct build *, size_t index);
/*
 * Every document of the plan, none of them committed yet, by as many processes
 * as there are cores. False if reported.
 */
bool	 build_team(struct build *);
/* A page as it is before it is known what others there are. */
void	 build_pages_draft(struct build *, const struct document *,
	    const struct sheet *, struct made *);
/* Then: all pages of the plan, into the batch. False if reported. */
bool	 build_pages_furnish(struct build *, const struct premises *);
/* Style, scripts and what is searched. False if reported. */
bool	 build_pages_save_shared(const struct build *,
	    const struct premises *);

#endif
