/*
 * The command review: the overlay as a spreadsheet.
 */
#include "job/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/save.h"
#include "office/book.h"
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

/*
 * Is that file a table of this edition that says what nobody has taken back?
 * Hours of somebody's work would be lost.
 */
static bool
holds_work(struct job *job, const struct edition *edition, const char *path)
{
	struct problems *unheard = problems_new();
	struct reviewed reviewed;
	const struct book *book = NULL;
	const char *name = NULL;
	char *bytes = NULL;
	size_t length;
	bool holds = false;

	if (file_is_plain(path))
		bytes = file_load(path, &length, unheard);
	if (bytes != NULL)
		book = book_read(job->pool, path, bytes, length, unheard);
	if (book != NULL)
		name = review_receive_name(job->pool, book, unheard);
	if (name != NULL && strcmp(name, edition->name) == 0)
		holds = !review_read(job->pool, edition, book, &reviewed,
		    unheard) || reviewed.files.count > 0;
	free(bytes);
	problems_free(unheard);
	return holds;
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
	else if (holds_work(job, edition, options->output))
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "%s stands there, filled in and not taken back; first run: "
		    "kijun apply %s, or name another file", options->output,
		    options->output);
	else if (review_write(edition, format, &out))
		save_file(options->output, out.bytes, out.length,
		    job->problems);
	else
		problem_add(job->problems, PROBLEM_FILE_UNWRITABLE, nowhere,
		    "%s: the workbook cannot be made", options->output);
	text_free(&out);
}
