/*
 * The command propose: what an editor might write about what is open.
 */
#include "job/propose.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
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

static void
add_files(struct job *job, struct steps *steps, const struct edition *edition,
    const struct text *duties, const struct text *authority,
    const struct text *forms)
{
	const struct standard *standard = edition->standard;
	const char *id = standard->authority->id;

	if (forms->length > 0)
		steps_add(steps, id, pool_format(job->pool, "%s/%s/forms.xml",
		    standard->slug, edition->id), forms->bytes,
		    forms->length);
	steps_add(steps, id, pool_format(job->pool, "%s/%s/duties.xml",
	    standard->slug, edition->id), duties->bytes, duties->length);
	steps_add(steps, id, "authority.xml", authority->bytes,
	    authority->length);
}

static bool
propose_one(struct job *job, struct steps *steps,
    const struct edition *edition, struct text *out)
{
	struct proposals *proposals = propose_edition(job->pool, edition);
	struct text duties = {0}, authority = {0}, forms = {0};
	bool made = true;

	propose_forms(proposals, &forms);
	if (proposals->list != NULL)
		made = propose_write(proposals, &duties, &authority,
		    job->problems);
	if (made && proposals->list != NULL)
		add_files(job, steps, edition, &duties, &authority, &forms);
	if (made)
		say(proposals, out);
	text_free(&duties);
	text_free(&authority);
	text_free(&forms);
	return made;
}

/* Every one reads the corpus as those before have left it. */
static bool
propose_named(struct job *job, struct steps *steps, const char *name,
    struct text *out)
{
	const struct edition *edition = propose_edition_named(job, name);

	if (edition == NULL || problems_status(job->problems) != 0)
		return false;
	edition = steps_edition(steps, edition->standard->authority->id,
	    edition->name);
	return edition != NULL && propose_one(job, steps, edition, out);
}

void
job_propose(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	struct text said = {0};
	struct steps *steps;
	size_t i = 0;

	if (options->word_count == 0) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "propose needs a standard: kijun propose kyoto/04@draft");
		return;
	}
	steps = steps_begin(job, job->corpus->path);
	if (steps == NULL)
		return;
	while (i < options->word_count && propose_named(job, steps,
	    options->words[i], &said))
		i++;
	if (steps_finish(steps, i == options->word_count))
		text_add(out, said.bytes, said.length);
	if (options->dry_run && i == options->word_count)
		text_add_string(out, message_translate("nothing was changed, "
		    "as asked by --dry-run\n"));
	text_free(&said);
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
propose_imported(struct job *job, struct steps *steps, const char *authority,
    const char *const *names, size_t count, struct text *out)
{
	const struct edition *edition;
	size_t i;

	for (i = 0; i < count; i++) {
		edition = steps_edition(steps, authority, names[i]);
		if (edition == NULL || (!is_carried(steps_corpus(steps,
		    authority), edition) && !propose_one(job, steps, edition,
		    out)))
			return false;
	}
	steps_tell(steps);
	return true;
}
