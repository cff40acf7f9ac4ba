/*
 * Left_out: people of a roster whose characters no face has, when the others
 * are to be printed without them (--skip-unprintable). They are named on the
 * error stream, and on a paper of their own.
 */
#ifndef JOB_LEFT_OUT_H
#define JOB_LEFT_OUT_H

#include "job/job.h"
#include "people/roster.h"

/*
 * Takes them out of the roster, each with a warning at the cell, unless
 * problems is NULL. False if there are no faces: reported to the job.
 */
bool		 left_out_take(struct job *, struct roster *,
		    struct problems *);
/* The paper's sheet, with its request, of those who were taken. */
struct sheet	*left_out_compose(struct job *, const struct authority *);
/* As the paper says. */
extern const char left_out_title[];
/*
 * The paper that lists them, left-out.pdf in the folder of the output or
 * NAME-left-out.pdf beside the file, if there are any; the ledger learns it.
 * False if reported.
 */
bool		 left_out_write(struct job *, const struct authority *);

#endif
