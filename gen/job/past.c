#include "job/past.h"

#include <string.h>

#include "kind/request_line.h"

/* The newest day before another on which any of its standards changed. */
static const char *
change_before(const struct authority *authority, const char *before)
{
	const char *newest = NULL, *day;
	size_t i;

	for (i = 0; i < authority->standard_count; i++) {
		day = standard_replaced(&authority->standards[i], before);
		if (day != NULL && (newest == NULL ||
		    strcmp(day, newest) > 0))
			newest = day;
	}
	return newest;
}

/* Composes the request in the corpus of then; false if it cannot be. */
static bool
compose(struct job *job, struct pool *pool, const char *line,
    struct roster *roster, struct past *past)
{
	struct request *request = &past->request;
	const char *why;

	if (!request_line_read(pool, line, past->corpus, job->kinds, request,
	    &why))
		return false;
	if (roster != NULL && !request->is_merged)
		request->roster = roster;
	past->sheet = job_compose(job, pool, kinds_find(job->kinds,
	    request->kind), request);
	return past->sheet != NULL;
}

/* As the job would have done it then; what it reports is of then, too. */
static bool
compose_then(struct job *job, struct pool *pool, const char *line,
    const char *day, struct roster *roster, struct past *past)
{
	struct problems *problems = job->problems, *ignored = problems_new();
	struct corpus *today = job->corpus;
	bool composed;

	past->corpus = corpus_load_until(today->path, day, ignored);
	job->corpus = past->corpus;
	job->problems = ignored;
	composed = compose(job, pool, line, roster, past);
	job->problems = problems;
	job->corpus = today;
	corpus_report_to(past->corpus, problems);
	problems_free(ignored);
	return composed;
}

bool
past_find(struct job *job, struct pool *pool, const char *line,
    const char *digest, const struct authority *authority,
    struct roster *roster, struct past *past)
{
	const char *day = NULL;

	while ((day = change_before(authority, day)) != NULL) {
		if (compose_then(job, pool, line, day, roster, past) &&
		    strcmp(past->sheet->digest, digest) == 0)
			return true;
		corpus_free(past->corpus);
		*past = (struct past){0};
	}
	return false;
}
