/*
 * Shard: the documents of one authority, built beside those of others. What
 * became of them stands in AUTHORITY/documents.tsv, for who joins the index.
 */
#ifndef JOB_SHARD_H
#define JOB_SHARD_H

#include "base/batch.h"
#include "job/digests.h"

/*
 * Writes the list of each authority whose documents are in the plan; prefix is
 * what the batch's folder already says of their paths. False if reported.
 */
bool	job_shard_save(struct job *, const struct plan *, const struct made *,
	    const char *prefix, struct batch *);
/*
 * What the lists below the folder say of the plan's documents. Those of an
 * authority that was not built are not made. False if reported: a list is
 * torn, or of documents that there are no more.
 */
bool	job_shard_load(struct job *, const struct plan *, struct made *,
	    const char *folder);

#endif
