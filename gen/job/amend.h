/* The command amend: an amending text carried out on a law. */
#ifndef JOB_AMEND_H
#define JOB_AMEND_H

#include "compare/compare.h"
#include "job/job.h"

void	 job_amend(struct job *, struct text *out);
/* Why the amending text of a request is not made: reported. */
void	 job_amend_reasons(struct job *, const struct request *);
/* As job_open_corpus; of files alone without a corpus. */
bool	 job_amend_open(struct job *, const struct options *,
	    struct problems *);
/*
 * The sentences that make one edition out of another, proved: carried out on
 * the old one they give the new one. As text or JSON; false if reported.
 */
bool	 job_amend_text(struct job *, const struct changes *, bool is_json,
	    struct text *out);

#endif
