/*
 * The command review: the overlay as a spreadsheet.
 */
#include "job/review.h"

#include <string.h>

#include "base/save.h"
#include "job/propose.h"
#include "review/review.h"

static const struct place nowhere = {0};

static const char *
format_of(const char *path)
{
	const char *dot = path == NULL ? NULL : strrchr(path, '.');

	if (dot != NULL && strcmp(dot, ".csv") == 0)
		return "csv";
	return dot != NULL && strcmp(dot, ".xlsx") == 0 ? "xlsx" : NULL;
}

void
job_review(struct job *job)
{
	const struct options *options = job->options;
	const char *format = format_of(options->output);
	const struct edition *edition;
	struct text out = {0};

	if (options->word_count != 1 || format == NULL) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "review needs a standard and a file: kijun review "
		    "kyoto/04 -o review.xlsx (or .csv)");
		return;
	}
	edition = propose_edition_named(job, options->words[0]);
	if (edition == NULL || problems_status(job->problems) != 0)
		return;
	if (overlay_of(edition)->source == NULL)
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "%s has no duties.xml yet; first run: kijun propose %s",
		    edition->name, edition->name);
	else if (review_write(edition, format, &out))
		save_file(options->output, out.bytes, out.length,
		    job->problems);
	else
		problem_add(job->problems, PROBLEM_FILE_UNWRITABLE, nowhere,
		    "%s: the workbook cannot be made", options->output);
	text_free(&out);
}
