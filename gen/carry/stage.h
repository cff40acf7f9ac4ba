/*
 * Stage: an authority as it would be, to be read and checked before anything is
 * changed. It stands in a folder for temporary files and goes again; if the
 * program is killed, with the next that is made there.
 */
#ifndef CARRY_STAGE_H
#define CARRY_STAGE_H

#include "base/guard.h"
#include "base/stop.h"
#include "carry/carry.h"

struct stage {
	struct pool	*pool;
	char		*path;		/* of the corpus there */
	const char	*authority;	/* its folder there, real */
	const char	*source;	/* the authority's folder */
	int		 lock;		/* tells that its maker lives */
	struct guard	*guard;
	struct stop	 stop;		/* Ctrl-C waits until it is gone */
};

/* False if reported. */
bool		 stage_open(struct stage *, const struct authority *,
		    const struct carry_files *, struct problems *);
/* One more file, or another for one that is there. False if reported. */
bool		 stage_put(struct stage *, const char *path,
		    const char *bytes, size_t length, struct problems *);
/* What was said of files on the stage, as said of those they are for. */
void		 stage_report(const struct stage *,
		    const struct carry_files *, const struct problems *from,
		    struct problems *to);
void		 stage_close(struct stage *);

#endif
