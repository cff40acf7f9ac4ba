/*
 * Where the time of a run goes: the stages of three jobs, each the least of
 * several runs, and the floor: the same pages, laid out before and with their
 * fonts made, painted once more.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "check/check.h"
#include "compose/compose.h"
#include "html/html.h"
#include "job/job.h"
#include "corpus/guide.h"
#include "base/save.h"

enum stage { LOAD, CHECK, SCOPE, COMPOSE, LAYOUT, PAINT, HTML, SAVE, FLOOR,
	STAGE_COUNT };
enum { RUNS = 7, PEOPLE = 1000, SAMPLES = 3 };

static const char *const stage_names[STAGE_COUNT] = { "load", "check",
    "scope", "compose", "layout", "paint", "html", "save", "floor" };

static const struct sample {
	const char	*title, *kind, *role, *standard;
	size_t		 people;
} samples[SAMPLES] = {
	{ "checklist", "checklist-all", "kyoto:security-officer", NULL, 1 },
	{ "handout", "handout", "kyoto:security-officer", NULL, 1 },
	{ "1,000 pledges", "pledge", NULL, "kyoto/11", PEOPLE },
};

/* Milliseconds since the last time, which becomes now. */
static double
lap(struct timespec *last)
{
	struct timespec before = *last;

	clock_gettime(CLOCK_MONOTONIC, last);
	return (double)(last->tv_sec - before.tv_sec) * 1e3 +
	    (double)(last->tv_nsec - before.tv_nsec) / 1e6;
}

static xmlDoc *
make_dossier(struct job *job, const struct sample *sample, xmlDoc **guides)
{
	struct request request = { .kind = sample->kind,
	    .with_included = true };

	if (sample->role != NULL)
		request.role = job_role(job, sample->role, NULL,
		    &request.authority);
	if (sample->standard != NULL) {
		request.edition = job_edition(job, sample->standard);
		request.authority = request.edition->standard->authority;
	}
	*guides = guide_load_all(job->pool, request.authority, job->problems);
	request.extra = *guides;
	return scope_dossier(job->corpus, &request, job->problems);
}

/* The sheet itself, or one filled for each of the people. */
static const struct sheet **
fill(struct job *job, const struct sheet *sheet, size_t people)
{
	static const char *const names[] = { "氏名", "所属" };
	static const char *const values[] = { "𠮷田花子", "第三課" };
	const struct sheet **all = pool_take(job->pool,
	    people * sizeof *all);
	size_t i;

	for (i = 0; i < people; i++)
		all[i] = people == 1 ? sheet : sheet_fill(job->pool, sheet,
		    names, values, 2);
	return all;
}

static void
paint(struct job *job, struct ink *ink, struct pages **all, size_t count,
    struct text *out)
{
	struct painting *painting;
	size_t i;

	text_clear(out);
	for (i = 0; i < count; i++)
		paint_ink_add(ink, all[i]);
	painting = paint_new(ink, all[0], 0, job->problems);
	for (i = 0; i < count; i++)
		paint_add(painting, all[i], job->problems);
	paint_finish(painting, out, job->problems);
}

static void
run(const struct options *options, const struct sample *sample,
    const char *path, double took[STAGE_COUNT])
{
	struct problems *problems = problems_new();
	struct text pdf = {0}, html = {0};
	const struct sheet **sheets;
	struct pages **pages;
	xmlDoc *dossier, *guides;
	struct ink *ink;
	struct timespec clock;
	struct job job;
	size_t i;

	clock_gettime(CLOCK_MONOTONIC, &clock);
	if (!job_open(&job, options, problems) ||
	    !job_ready(&job, FORMAT_HTML | FORMAT_PDF))
		exit(1);
	took[LOAD] = lap(&clock);
	check_corpus(job.corpus, problems);
	took[CHECK] = lap(&clock);
	dossier = make_dossier(&job, sample, &guides);
	took[SCOPE] = lap(&clock);
	sheets = fill(&job, compose_sheet(job.pool, job.kinds,
	    job_kind(&job, sample->kind), dossier, problems), sample->people);
	took[COMPOSE] = lap(&clock);
	pages = pool_take(job.pool, sample->people * sizeof *pages);
	for (i = 0; i < sample->people; i++)
		pages[i] = job_pages(&job, job.pool, sheets[i], problems);
	took[LAYOUT] = lap(&clock);
	ink = paint_ink_new(job.faces);
	paint(&job, ink, pages, sample->people, &pdf);
	took[PAINT] = lap(&clock);
	html_write_many(sheets, sample->people, &job.page, &html);
	took[HTML] = lap(&clock);
	save_file(path, pdf.bytes, pdf.length, problems);
	took[SAVE] = lap(&clock);
	paint(&job, ink, pages, sample->people, &pdf);
	took[FLOOR] = lap(&clock);
	xmlFreeDoc(dossier);
	xmlFreeDoc(guides);
	paint_ink_free(ink);
	text_free(&pdf);
	text_free(&html);
	job_close(&job);
	problems_free(problems);
}

static double
whole(const double took[STAGE_COUNT])
{
	double sum = 0;
	int stage;

	for (stage = 0; stage < FLOOR; stage++)
		sum += took[stage];
	return sum;
}

int
main(void)
{
	static double least[SAMPLES][STAGE_COUNT];
	struct options options = { .command = COMMAND_MAKE };
	char path[] = "/tmp/bench-XXXXXX";
	double took[STAGE_COUNT];
	int sample, stage, i;

	close(mkstemp(path));
	printf("%-10s", "");
	for (sample = 0; sample < SAMPLES; sample++) {
		printf("%21s", samples[sample].title);
		for (i = 0; i < RUNS; i++) {
			run(&options, &samples[sample], path, took);
			for (stage = 0; stage < STAGE_COUNT; stage++)
				if (i == 0 || took[stage] <
				    least[sample][stage])
					least[sample][stage] = took[stage];
		}
	}
	for (stage = 0; stage < STAGE_COUNT; stage++) {
		printf("\n%-10s", stage_names[stage]);
		for (sample = 0; sample < SAMPLES; sample++)
			printf("%10.1f ms  %5.1f %%", least[sample][stage],
			    least[sample][stage] * 100 /
			    whole(least[sample]));
	}
	printf("\n%-10s", "all");
	for (sample = 0; sample < SAMPLES; sample++)
		printf("%10.1f ms %8s", whole(least[sample]), "");
	printf("\n");
	unlink(path);
	return 0;
}
