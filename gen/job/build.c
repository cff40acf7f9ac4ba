/*
 * The command build: every document of the plan, by as many processes as there
 * are cores (by this one, if there is one), and the portal over them. Files get their names only when all are
 * made and nothing was wrong.
 */
#include "job/build_inside.h"

#include <stdio.h>
#include <string.h>

#include "check/check.h"
#include "job/digests.h"
#include "job/drafts.h"
#include "base/file.h"
#include "job/furnish.h"
#include "job/shard.h"
#include "base/message.h"

/* Kinds that show the list of all documents come after the others. */
static bool
needs_list(const struct kind *kind)
{
	return (kind->needs & KIND_NEEDS_DOCUMENTS) != 0;
}

/* It was put there by whoever compiled it, and stays. */
static bool
has_app(const struct build *build)
{
	return file_is_plain(pool_format(build->job->pool, "%s/%s",
	    build->folder, furnish_app));
}

static bool
make_lists(const struct build *build, struct plan *lists)
{
	struct job *job = build->job;
	struct build second = { .job = job, .plan = lists,
	    .made = pool_take(job->pool, (lists->count + 1) *
	    sizeof *build->made), .formats = build->formats,
	    .folder = build->folder, .batch = build->batch, .prefix = "",
	    .drafts = build->drafts, .before = build };
	const struct premises premises = { build->plan, build->made, lists,
	    second.made, has_app(build) };

	return build_team(&second) &&
	    build_pages_furnish(&second, &premises) &&
	    build_pages_save_shared(build, &premises) && job_digests_save(job, build->plan,
	    build->made, lists, second.made, build->folder, build->batch);
}

/* The plan in two: what is made at once, and what lists it. */
static struct plan *
split_plan(struct build *build, struct plan *whole)
{
	struct pool *pool = build->job->pool;
	struct plan *lists = pool_take(pool, sizeof *lists);
	struct document *kept;
	size_t i, count = 0;

	lists->list = pool_take(pool, (whole->count + 8) *
	    sizeof *lists->list);
	kept = pool_take(pool, (whole->count + 1) * sizeof *kept);
	for (i = 0; i < whole->count; i++)
		if (needs_list(whole->list[i].kind))
			lists->list[lists->count++] = whole->list[i];
		else
			kept[count++] = whole->list[i];
	whole->list = kept;
	whole->count = count;
	return lists;
}

/* The portal itself is made per nothing. */
static void
add_portal(struct build *build, struct plan *lists)
{
	struct kinds *kinds = build->job->kinds;
	const char *only = build->job->options->only;
	size_t i;

	for (i = 0; i < kinds->count; i++) {
		struct kind *kind = &kinds->list[i];

		if ((kind->per & KIND_PER_ALL) == 0 || (only != NULL &&
		    !plan_has_word(only, kind->name)))
			continue;
		lists->list[lists->count++] = (struct document){
		    .kind = kind, .path = kind->name,
		    .request = { .kind = kind->name, .kinds = kinds } };
	}
}

static struct batch *
begin(const struct build *build)
{
	const struct options *options = build->job->options;

	if (!options->shard)
		return batch_begin(build->folder, SAVE_FOR_ALL,
		    build->job->problems);
	return batch_begin_below(build->folder, pool_format(build->job->pool,
	    "%s/%s", build->folder, options->words[0]),
	    build->job->problems);
}

/* Only a list of all that an authority has is worth keeping. */
static bool
is_of_whole_authorities(const struct options *options)
{
	size_t i;

	for (i = 0; i < options->word_count; i++)
		if (strchr(options->words[i], '/') != NULL)
			return false;
	return options->only == NULL;
}

/* All, or one authority's alone, or what lists all. */
static bool
make_part(struct build *build, struct plan *lists)
{
	struct job *job = build->job;
	const struct premises premises = { build->plan, build->made, lists,
	    NULL };

	if (job->options->index)
		return job_shard_load(job, build->plan, build->made,
		    build->folder) && make_lists(build, lists);
	return build_team(build) && build_pages_furnish(build, &premises) &&
	    (job->options->shard || make_lists(build, lists)) &&
	    (!is_of_whole_authorities(job->options) ||
	    job_shard_save(job, build->plan, build->made, build->prefix,
	    build->batch));
}

static void
run_build(struct build *build, struct plan *lists)
{
	bool good;

	build->batch = begin(build);
	if (build->batch == NULL)
		return;
	build->drafts = drafts_new(build->job->problems);
	good = build->drafts != NULL && make_part(build, lists);
	if (good && problems_status(build->job->problems) == 0)
		batch_commit(build->batch, build->job->problems);
	else
		batch_abandon(build->batch);
	drafts_free(build->drafts);
}

/* The page that one opens first; the folder, if there is none. */
static const char *
first_page(const struct build *build, const struct plan *lists)
{
	struct pool *pool = build->job->pool;
	size_t i;

	if (build->job->options->shard)
		return pool_format(pool, "%s/%s", build->folder,
		    build->job->options->words[0]);
	for (i = 0; i < lists->count; i++)
		if (request_per(&lists->list[i].request) == KIND_PER_ALL)
			return pool_format(pool, "%s/%s.html", build->folder,
			    lists->list[i].path);
	return build->folder;
}

static void
report(const struct build *build, const struct plan *lists)
{
	size_t i, documents = 0, pages = 0, bytes = 0;

	for (i = 0; i < build->plan->count; i++) {
		documents += build->made[i].is_made;
		pages += build->made[i].page_count;
		bytes += build->made[i].html_bytes + build->made[i].pdf_bytes;
	}
	fprintf(stderr, message_translate(
	    "kijun: documents: %zu, pages: %zu, %zu.%zu MB in %s\n"),
	    documents, pages, bytes / 1000000, bytes / 100000 % 10,
	    first_page(build, lists));
}

static bool
words_are_known(struct job *job)
{
	size_t i;

	for (i = 0; i < job->options->word_count; i++)
		if (find_authority(job->corpus, job->options->words[i]) ==
		    NULL)
			job_edition(job, job->options->words[i]);
	return problems_status(job->problems) == 0;
}

static bool
kinds_are_known(struct job *job)
{
	const char *at = job->options->only;
	size_t length;

	while (at != NULL && *at != '\0') {
		length = strcspn(at, ",");
		job_kind(job, pool_copy(job->pool, at, length));
		at += length + (at[length] == ',');
	}
	return problems_status(job->problems) == 0;
}

/* A shard is one authority; the index is of all. */
static bool
is_part_said(struct job *job)
{
	const struct options *options = job->options;

	if (options->shard && (options->word_count != 1 || options->index ||
	    find_authority(job->corpus, options->words[0]) == NULL))
		problem_add(job->problems, PROBLEM_USAGE, (struct place){0},
		    "--shard builds one authority: kijun build --shard kyoto");
	else if (options->index && (options->word_count > 0 ||
	    options->only != NULL))
		problem_add(job->problems, PROBLEM_USAGE, (struct place){0},
		    "--index lists all that was built, and takes no words");
	return problems_status(job->problems) == 0;
}

void
job_build(struct job *job)
{
	const struct options *options = job->options;
	struct build build = { .job = job, .folder = options->output != NULL ?
	    options->output : "output", .formats = job_formats(
	    options->formats, FORMAT_HTML | FORMAT_PDF) };
	struct plan *lists;

	if (!words_are_known(job) || !kinds_are_known(job) ||
	    !is_part_said(job))
		return;
	build.prefix = options->shard ? pool_format(job->pool, "%s/",
	    options->words[0]) : "";
	/* Nothing stale or incomplete is published. */
	if (options->shard)
		check_whole_authority(job->corpus, find_authority(
		    job->corpus, options->words[0]), job->problems);
	else
		check_corpus(job->corpus, job->problems);
	if (problems_status(job->problems) != 0 ||
	    !job_ready(job, build.formats))
		return;
	build.plan = plan_documents(job->pool, job->corpus, job->kinds,
	    options->only, options->words, options->word_count);
	lists = split_plan(&build, build.plan);
	add_portal(&build, lists);
	build.made = pool_take(job->pool, (build.plan->count + 1) *
	    sizeof *build.made);
	run_build(&build, lists);
	if (problems_status(job->problems) == 0)
		report(&build, lists);
}
