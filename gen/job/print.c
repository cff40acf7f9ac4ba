/*
 * The command print: a sheet from a file, as --stop-after=sheet prints it, so
 * that who writes a template can try a sheet by hand.
 */
#include "job/job.h"

#include <string.h>

#include "job/delivery.h"
#include "kind/request_line.h"
#include "sheet/read.h"

static const struct place nowhere = {0};

/* drafts/card.sheet is printed to card.pdf. */
static const char *
name_of(struct job *job, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	const char *dot = strrchr(name, '.');

	if (strcmp(path, "-") == 0)
		return "sheet";
	return pool_copy(job->pool, name, dot != NULL && dot > name ?
	    (size_t)(dot - name) : strlen(name));
}

static void
stop_after(struct job *job, const struct sheet *sheet, struct text *out)
{
	struct pages *pages;

	if (job->options->stop == STOP_SHEET) {
		sheet_dump(sheet, out);
		return;
	}
	pages = !job_ready(job, FORMAT_PDF) ? NULL :
	    job_pages(job, job->pool, sheet, job->problems);
	if (pages != NULL)
		pages_dump(pages, out);
}

void
job_print(struct job *job, struct text *out)
{
	const char *path = job->options->word_count > 0 ?
	    job->options->words[0] : NULL;
	struct delivery delivery;
	struct sheet *sheet;

	if (path == NULL) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "print needs a sheet, as in: kijun print card.sheet");
		return;
	}
	if (job->options->stop == STOP_CORPUS ||
	    job->options->stop == STOP_DOSSIER) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "print begins with a sheet; --stop-after takes sheet or "
		    "pages");
		return;
	}
	if (!delivery_choose(job, 1, &delivery))
		return;
	sheet = sheet_read_file(job->pool, strcmp(path, "-") == 0 ?
	    "/dev/stdin" : path, job->problems);
	if (sheet == NULL || problems_status(job->problems) != 0)
		return;
	if (job_is_empty(sheet)) {
		problem_add(job->problems, PROBLEM_SHEET_EMPTY,
		    (struct place){ path, 0, 0 }, "this sheet says nothing");
		return;
	}
	sheet->request = request_line_printed;
	if (job->options->stop != STOP_NEVER)
		stop_after(job, sheet, out);
	else if (job_ready(job, delivery.formats))
		delivery_sheet(job, &delivery, name_of(job, path), sheet, out);
}
