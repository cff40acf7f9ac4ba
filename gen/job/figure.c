/*
 * Figures of a sheet, before anything is made of it: HTML and PDF have the same
 * pictures, or there is neither.
 */
#include "job/job.h"

#include "base/file.h"
#include "base/message.h"
#include "corpus/picture.h"

static bool
check_one(struct job *job, const struct sheet_node *figure)
{
	const char *path = sheet_attr(figure, SHEET_A_SRC), *reason;
	struct pool *pool = pool_new();
	struct picture picture;
	bool is_right = false;

	/* A frame with its words is what the sheet says. */
	if (path == NULL && sheet_attr(figure, SHEET_A_ALT) != NULL) {
		pool_free(pool);
		return true;
	}
	if (path == NULL)
		reason = MESSAGE("no file is named");
	else if (!file_is_absent(path) &&
	    !picture_is_below(job->corpus->path, path) &&
	    !picture_is_below(job->templates, path))
		reason = MESSAGE("the file is not below the corpus or "
		    "the templates");
	else
		is_right = picture_load(pool, path, &picture, &reason);
	if (!is_right)
		problem_add(job->problems, PROBLEM_FIGURE_UNREADABLE,
		    figure->place, "%s: %s", path != NULL ? path :
		    message_translate("figure"), message_translate(reason));
	pool_free(pool);
	return is_right;
}

static bool
check_all(struct job *job, const struct sheet_node *node)
{
	bool are_right = true;

	for (; node != NULL; node = node->next) {
		if (node->kind == SHEET_FIGURE && !check_one(job, node))
			are_right = false;
		if (!check_all(job, node->first))
			are_right = false;
	}
	return are_right;
}

bool
job_figures_check(struct job *job, const struct sheet *sheet)
{
	return check_all(job, sheet->root);
}
