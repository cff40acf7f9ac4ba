/*
 * The command carry: what is written about one edition comes to another. All
 * files change at once, or none.
 */
#include "job/carry.h"

#include <stdio.h>
#include <string.h>

#include "base/batch.h"
#include "base/message.h"
#include "carry/carry.h"

static const struct place nowhere = {0};

static bool
add_files(struct job *job, struct batch *batch, const char *authority,
    const struct carry_files *files)
{
	size_t i;

	for (i = 0; i < files->count; i++)
		if (!batch_add(batch, pool_format(job->pool, "%s/%s",
		    authority, files->list[i].path), files->list[i].bytes,
		    files->list[i].length, job->problems))
			return false;
	if (files->dropped != NULL)
		batch_drop(batch, pool_format(job->pool, "%s/%s", authority,
		    files->dropped));
	return true;
}

static bool
write_files(struct job *job, const char *authority,
    const struct carry_files *files)
{
	struct batch *batch = batch_begin(job->corpus->path, SAVE_FOR_ALL,
	    job->problems);

	if (batch == NULL)
		return false;
	if (add_files(job, batch, authority, files))
		return batch_commit(batch, job->problems);
	batch_abandon(batch);
	return false;
}

void
carry_finish(struct job *job, const struct authority *authority,
    struct carried *carried, struct text *out)
{
	if (carried->is_done || job->options->dry_run ||
	    write_files(job, authority->id, carried->files))
		text_add(out, carried->said.bytes, carried->said.length);
	if (carried->is_done)
		text_add_string(out, message_translate("nothing was changed: "
		    "all of this has been done already\n"));
	else if (job->options->dry_run)
		text_add_string(out, message_translate("nothing was changed, "
		    "as asked by --dry-run\n"));
	text_free(&carried->said);
}

void
job_carry(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	const struct edition *old, *new;
	struct carried carried;

	if (options->word_count != 2) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "carry needs two editions: kijun carry kyoto/04@2011-11-14 "
		    "kyoto/04@draft");
		return;
	}
	old = job_edition(job, options->words[0]);
	new = job_edition(job, options->words[1]);
	if (old == NULL || new == NULL || problems_status(job->problems) != 0)
		return;
	if (carry_edition(job->pool, job->corpus, old, new, options->replace,
	    &carried, job->problems))
		carry_finish(job, old->standard->authority, &carried, out);
}

void
carry_offer(struct pool *pool, const char *path, const char *as)
{
	struct problems *unheard = problems_new();
	struct corpus *corpus = corpus_load(path, unheard);
	const struct edition *new = find_edition(corpus, strchr(as, '@') !=
	    NULL ? as : pool_format(pool, "%s@draft", as)), *old;

	old = new == NULL || new->standard == NULL ? NULL :
	    standard_before(new);
	if (old != NULL && carry_may(corpus, old, new) == CARRY_FINE)
		fprintf(stderr, message_translate("kijun: what is written about "
		    "%s can be brought to it: kijun carry %s %s\n"),
		    old->name, old->name, new->name);
	corpus_free(corpus);
	problems_free(unheard);
}
