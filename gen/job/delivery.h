/*
 * Delivery: where documents go that are made one by one: into a folder, a file
 * or to the standard output, in which formats.
 */
#ifndef JOB_DELIVERY_H
#define JOB_DELIVERY_H

#include "job/job.h"

struct delivery {
	const char	*folder;	/* with a slash at the end, or "" */
	const char	*file;		/* one document: its path, or NULL */
	bool		 is_output;	/* "-": standard output */
	unsigned	 formats;
};

/* By --output and --format. False if so many do not fit there: reported. */
bool	 delivery_choose(struct job *, size_t documents, struct delivery *);
/* Where a document of that path below the output folder goes. */
const char *delivery_path(struct job *, const struct delivery *,
	    const char *path, const char *ending);
bool	 delivery_put(struct job *, const struct delivery *, const char *path,
	    struct text *bytes, struct text *out);
/* The sheet in each of the formats. False if reported. */
bool	 delivery_sheet(struct job *, const struct delivery *,
	    const char *path, const struct sheet *, struct text *out);

#endif
