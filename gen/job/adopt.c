/*
 * The command adopt: a draft comes into force, or goes back to what it was.
 */
#include "job/adopt.h"

#include "job/carry.h"

static const struct place nowhere = {0};

void
job_adopt(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	const char *date = options_setting(options, "date");
	const struct edition *edition;
	struct carried carried;
	bool made;

	if (options->word_count != 1 || (date == NULL && !options->undo)) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "adopt needs a draft and a date: kijun adopt "
		    "kyoto/04@draft --date 2026-04-01");
		return;
	}
	edition = job_edition(job, options->words[0]);
	if (edition == NULL || problems_status(job->problems) != 0)
		return;
	made = options->undo ? carry_undo(job->pool, edition, &carried,
	    job->problems) : carry_adopt(job->pool, job->corpus,
	    edition, date, &carried, job->problems);
	if (made)
		carry_finish(job, edition->standard->authority, &carried, out);
}
