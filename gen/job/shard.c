#include "job/shard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define LIST	"documents.tsv"

static const char HEADER[] = "path\tdigest\tpages\thtml\tpdf\ttitle\tedition";
enum { FIELDS = 7 };

/* ---- writing ---- */

static void
add_line(struct text *out, const struct document *document,
    const struct made *made)
{
	text_add_format(out, "%s\t%s\t%zu\t%zu\t%zu\t%s\t%s\n", document->path,
	    made->digest, made->page_count, made->html_bytes,
	    made->pdf_bytes, made->title != NULL ? made->title : "",
	    made->edition != NULL ? made->edition : "");
}

static bool
save_one(struct job *job, const struct plan *plan, const struct made *made,
    const struct authority *authority, const char *prefix,
    struct batch *batch)
{
	const char *path = pool_format(job->pool, "%s/" LIST, authority->id);
	struct text out = {0};
	size_t i, count = 0;
	bool saved = true;

	text_add_format(&out, "%s\n", HEADER);
	for (i = 0; i < plan->count; i++)
		if (plan->list[i].request.authority == authority &&
		    made[i].is_made) {
			add_line(&out, &plan->list[i], &made[i]);
			count++;
		}
	if (count > 0)
		saved = batch_add(batch, path + strlen(prefix), out.bytes,
		    out.length, job->problems);
	text_free(&out);
	return saved;
}

bool
job_shard_save(struct job *job, const struct plan *plan,
    const struct made *made, const char *prefix, struct batch *batch)
{
	const struct authority *authority = NULL;

	while ((authority = corpus_next(job->corpus, authority)) != NULL)
		if (!save_one(job, plan, made, authority, prefix, batch))
			return false;
	return true;
}

/* ---- reading ---- */

static struct made *
find_made(const struct plan *plan, struct made *made, const char *path)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (strcmp(plan->list[i].path, path) == 0)
			return &made[i];
	return NULL;
}

static bool
read_line(struct job *job, const struct plan *plan, struct made *list,
    char *line)
{
	const char *field[FIELDS];
	struct made *made;
	int i;

	for (i = 0; i < FIELDS; i++)
		field[i] = strsep(&line, "\t");
	if (field[FIELDS - 1] == NULL)
		return false;
	made = find_made(plan, list, field[0]);
	if (made == NULL || strlen(field[1]) != sizeof made->digest - 1)
		return false;
	made->is_made = true;
	snprintf(made->digest, sizeof made->digest, "%s", field[1]);
	made->page_count = strtoull(field[2], NULL, 10);
	made->html_bytes = strtoull(field[3], NULL, 10);
	made->pdf_bytes = strtoull(field[4], NULL, 10);
	made->title = pool_string(job->pool, field[5]);
	made->edition = pool_string(job->pool, field[6]);
	return true;
}

static bool
load_one(struct job *job, const struct plan *plan, struct made *made,
    const char *path)
{
	size_t length;
	char *bytes, *rest, *line;
	int number = 0;
	bool is_right = true;

	if (file_is_absent(path))
		return true;
	bytes = rest = file_load(path, &length, job->problems);
	if (bytes == NULL)
		return false;
	while (is_right && (line = strsep(&rest, "\n")) != NULL) {
		if (++number == 1)
			is_right = strcmp(line, HEADER) == 0;
		else if (*line != '\0')
			is_right = read_line(job, plan, made, line);
	}
	if (!is_right)
		problem_add(job->problems, PROBLEM_SHARD_STALE,
		    (struct place){ path, number, 0 },
		    "this line is of no document that is built now; build "
		    "the authority again (--shard)");
	free(bytes);
	return is_right;
}

bool
job_shard_load(struct job *job, const struct plan *plan, struct made *made,
    const char *folder)
{
	const struct authority *authority = NULL;

	while ((authority = corpus_next(job->corpus, authority)) != NULL)
		if (!load_one(job, plan, made, pool_format(job->pool,
		    "%s/%s/" LIST, folder, authority->id)))
			return false;
	return true;
}
