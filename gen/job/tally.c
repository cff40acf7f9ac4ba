#include "job/tally.h"

#include <string.h>

#include "base/batch.h"
#include "base/message.h"
#include "job/ledger.h"
#include "job/roster.h"
#include "tally/tally.h"

static const struct place nowhere = {0};

/* What papers of answers are made from, and where they go. */
struct tallying {
	struct job	*job;
	struct tally	*tally;
	struct request	 request;
	struct batch	*batch;
	unsigned	 formats;
};

static bool
has_glyph(void *faces, uint32_t code, uint32_t selector)
{
	struct glyph glyph;
	bool kept;

	return face_glyph(faces, FACE_MINCHO, code, selector, &glyph, &kept);
}

/* What lies on paper can then be asked for by its digest. */
static void
note(const struct sheet *sheet)
{
	const char *title = sheet_attr(sheet->root, SHEET_A_TITLE);
	const char *edition = sheet_attr(sheet->root, SHEET_A_EDITION);
	const struct ledger_entry entry = { sheet->digest, sheet->request, "",
	    title != NULL ? title : "", edition != NULL ? edition : "" };

	ledger_note("output", &entry);
}

static bool
add_format(struct tallying *tallying, const struct kind *kind,
    const struct sheet *sheet, unsigned format)
{
	struct job *job = tallying->job;
	struct text bytes = {0};
	size_t pages;
	bool made;

	if ((format & FORMAT_TABLES) != 0 && !job_has_tables(job, sheet))
		return true;
	made = job_bytes(job, sheet, format, &bytes, &pages) &&
	    batch_add(tallying->batch, pool_format(job->pool, "%s.%s",
	    kind->name, job_ending(format)), bytes.bytes, bytes.length,
	    job->problems);
	text_free(&bytes);
	return made;
}

static bool
make_kind(struct tallying *tallying, struct kind *kind)
{
	struct job *job = tallying->job;
	struct pool *pool = pool_new();
	struct sheet *sheet = job_compose(job, pool, kind,
	    &tallying->request);
	bool made = sheet != NULL, has_any = made && !job_is_empty(sheet);
	unsigned format;

	for (format = 1; has_any && made && format <= FORMAT_LAST;
	    format <<= 1)
		if ((tallying->formats & format) != 0)
			made = add_format(tallying, kind, sheet, format);
	if (made && has_any)
		note(sheet);
	pool_free(pool);
	return made && problems_status(job->problems) == 0;
}

static bool
make_all(struct tallying *tallying)
{
	struct job *job = tallying->job;
	bool made = true;
	size_t i;

	progress_begin(&job->progress, job->kinds->count);
	for (i = 0; made && i < job->kinds->count; i++) {
		if ((job->kinds->list[i].per & KIND_PER_TALLY) != 0)
			made = make_kind(tallying, &job->kinds->list[i]);
		progress_step(&job->progress);
	}
	progress_end(&job->progress);
	return made;
}

static void
make_papers(struct tallying *tallying, struct text *out)
{
	struct job *job = tallying->job;

	tallying->request.authority = tally_authority(tallying->tally);
	tallying->request.answers = tally_digest(tallying->tally);
	tallying->request.extra = tally_node(tallying->tally);
	tallying->batch = batch_begin(job->options->output, SAVE_FOR_OWNER,
	    job->problems);
	if (tallying->batch != NULL) {
		if (!make_all(tallying))
			batch_abandon(tallying->batch);
		else if (batch_commit(tallying->batch, job->problems))
			tally_tell(tallying->tally, out);
	}
	xmlFreeDoc(tallying->request.extra);
}

static bool
is_asked_well(struct job *job)
{
	if (job->options->word_count > 0 && job->options->output != NULL)
		return true;
	problem_add(job->problems, PROBLEM_USAGE, nowhere,
	    "tally needs answers, and a folder for the results: kijun tally "
	    "answers/ -o results");
	return false;
}

/* With the roster of the command line, which may be missing. NULL if reported. */
static struct tally *
read_answers(struct job *job, const char *const *paths, size_t count,
    bool may_refuse, bool has_faces, struct problems *problems)
{
	const struct options *options = job->options;
	const char **skipped = pool_take(job->pool, 4 * sizeof *skipped);
	const char *const none[] = { options->output, options->before,
	    options->roster };
	struct tally_choice *choice = pool_take(job->pool, sizeof *choice);
	size_t i, kept = 0;

	for (i = 0; i < sizeof none / sizeof *none; i++)
		if (none[i] != NULL)
			skipped[kept++] = none[i];
	*choice = (struct tally_choice){ .corpus = job->corpus,
	    .kinds = job->kinds, .skipped = skipped,
	    .may_refuse = may_refuse, .faces = job->faces,
	    .has_glyph = has_faces ? has_glyph : NULL };
	if (options->roster != NULL) {
		choice->roster = job_roster_listed(job, &(struct request){0});
		if (choice->roster == NULL)
			return NULL;
	}
	return tally_read(job->pool, choice, paths, count, options->before,
	    problems);
}

bool
job_tally_again(struct job *job, struct request *request, const char **why)
{
	struct problems *unheard = problems_new();
	const char *path = job->options->answers;
	struct tally *tally = NULL;

	if (path == NULL)
		*why = message_translate("it is made of answers, which are not "
		    "known here; --answers names them (with --roster and "
		    "--before as then)");
	else if (job_ready(job, FORMAT_PDF))
		tally = read_answers(job, &path, 1, true, true, unheard);
	if (tally != NULL)
		request->extra = tally_node(tally);
	if (tally != NULL && strcmp(tally_digest(tally), request->answers) !=
	    0)
		*why = message_translate("it was made of other answers, or with "
		    "another roster, than these");
	else if (tally == NULL && *why == NULL)
		*why = message_translate("the answers cannot be read; kijun "
		    "tally says why");
	problems_free(unheard);
	return tally != NULL && *why == NULL;
}

void
job_tally(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	struct tallying tallying = { .job = job, .formats = job_formats(
	    options->formats, FORMAT_HTML | FORMAT_PDF | FORMAT_XLSX) };

	if (!is_asked_well(job) || !job_ready(job, tallying.formats))
		return;
	tallying.tally = read_answers(job, options->words,
	    options->word_count, options->skip_refused,
	    (tallying.formats & FORMAT_PDF) != 0, job->problems);
	if (tallying.tally != NULL)
		make_papers(&tallying, out);
}
