/*
 * The command propose: what an editor might write about what is open.
 */
#include "job/propose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/batch.h"
#include "base/message.h"
#include "base/save.h"
#include "carry/carry.h"
#include "check/check.h"
#include "propose/propose.h"

static const struct place nowhere = {0};

/* ---- the command ---- */

const struct edition *
propose_edition_named(struct job *job, const char *name)
{
	const struct standard *standard = find_standard(job->corpus, name);
	const struct edition *edition = NULL, *last = NULL;

	if (standard == NULL || standard_current(standard) != NULL)
		return job_edition(job, name);
	while ((edition = standard_next(standard, edition)) != NULL)
		last = edition;
	return last != NULL ? last : job_edition(job, name);
}

static void
say(const struct proposals *proposals, struct text *out)
{
	const struct edition *edition = proposals->edition;

	if (proposals->list == NULL) {
		text_add_format(out, message_translate("%s: nothing is open, "
		    "nothing was proposed\n"), edition->name);
		return;
	}
	text_add_format(out, message_translate("%s: proposed %zu duties (%zu "
	    "name nobody, %zu have no question), %zu without a duty, %zu "
	    "context; %zu new roles\n"), edition->name, proposals->duties,
	    proposals->open, proposals->unasked, proposals->exempts,
	    proposals->contexts, proposals->role_count);
	text_add_format(out, message_translate("nobody has read them; to do "
	    "so: kijun review %s -o FILE.xlsx\n"), edition->name);
}

static bool
write_files(struct job *job, const struct edition *edition,
    const struct text *duties, const struct text *authority)
{
	const struct standard *standard = edition->standard;
	struct batch *batch = batch_begin(job->corpus->path, SAVE_FOR_ALL,
	    job->problems);
	const char *folder = standard->authority->id;

	if (batch == NULL)
		return false;
	if (batch_add(batch, pool_format(job->pool, "%s/%s/%s/duties.xml",
	    folder, standard->slug, edition->id), duties->bytes,
	    duties->length, job->problems) &&
	    batch_add(batch, pool_format(job->pool, "%s/authority.xml",
	    folder), authority->bytes, authority->length, job->problems))
		return batch_commit(batch, job->problems);
	batch_abandon(batch);
	return false;
}

static bool
propose_one(struct job *job, const struct edition *edition, struct text *out)
{
	struct proposals *proposals = propose_edition(job->pool, edition);
	struct text duties = {0}, authority = {0};
	bool made = true;

	if (proposals->list != NULL)
		made = propose_write(proposals, &duties, &authority,
		    job->problems) && (job->options->dry_run ||
		    write_files(job, edition, &duties, &authority));
	if (made)
		say(proposals, out);
	text_free(&duties);
	text_free(&authority);
	return made;
}

/* Every one reads the corpus as the one before has left it. */
static bool
read_again(struct job *job)
{
	const char *path = pool_string(job->pool, job->corpus->path);

	corpus_free(job->corpus);
	job->corpus = corpus_load(path, job->problems);
	return problems_status(job->problems) == 0;
}

void
job_propose(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	const struct edition *edition;
	size_t i;

	if (options->word_count == 0)
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "propose needs a standard: kijun propose kyoto/04@draft");
	for (i = 0; i < options->word_count; i++) {
		if (i > 0 && !options->dry_run && !read_again(job))
			return;
		edition = propose_edition_named(job, options->words[i]);
		if (edition == NULL || problems_status(job->problems) != 0 ||
		    !propose_one(job, edition, out))
			return;
	}
	if (options->dry_run)
		text_add_string(out, message_translate("nothing was changed, "
		    "as asked by --dry-run\n"));
}

/* ---- after import ---- */

/* What is written about another edition is carried, not proposed anew. */
static bool
is_carried(const struct corpus *corpus, const struct edition *edition)
{
	const struct edition *old = standard_before(edition);

	return old != NULL && carry_may(corpus, old, edition) == CARRY_FINE;
}

bool
propose_imported(struct job *job, const char *corpus,
    const char *const *names, size_t count)
{
	struct text out = {0};
	const struct edition *edition;
	size_t i;

	for (i = 0; i < count; i++) {
		job->corpus = corpus_load(corpus, job->problems);
		edition = find_edition(job->corpus, names[i]);
		if (edition != NULL && !is_carried(job->corpus, edition))
			propose_one(job, edition, &out);
		corpus_free(job->corpus);
		job->corpus = NULL;
	}
	if (out.length > 0)
		fwrite(out.bytes, 1, out.length, stderr);
	text_free(&out);
	return problems_status(job->problems) == 0;
}
