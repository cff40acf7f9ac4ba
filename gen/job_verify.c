/*
 * The command verify: which document carries a digest, and is it current.
 * The documents are composed anew, so it needs no earlier output; a digest
 * that no document has now is looked for in the table of earlier builds.
 */
#include "job.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plan.h"
#include "role.h"

enum { DIGEST_LENGTH = 12 };

static const struct place nowhere = {0};

/* Settings that a document is often made with; its digest differs by them. */
static const char *const usual[][2] = {
	{ NULL, NULL },
	{ "variant", "yes-no" },
	{ "large", "yes" },
	{ "with-duties", "yes" },
	{ "merged", "yes" },
	{ "signature", "sign" },
	{ "signature", "name-and-seal" },
	{ "signature", "sign-or-seal" },
	{ "signature", "sign-and-seal" },
	{ "signature", "name" },
};

/* In small letters, however it was typed off the paper; NULL if it is none. */
static const char *
read_digest(struct pool *pool, const char *word)
{
	char digest[DIGEST_LENGTH + 1] = "";
	size_t i;

	if (strlen(word) != DIGEST_LENGTH ||
	    strspn(word, "0123456789abcdefABCDEF") != DIGEST_LENGTH)
		return NULL;
	for (i = 0; i < DIGEST_LENGTH; i++)
		digest[i] = (char)tolower((unsigned char)word[i]);
	return pool_string(pool, digest);
}

static void
describe(const struct document *document, const struct sheet *sheet,
    const char *const setting[2], struct text *out)
{
	const struct request *request = &document->request;
	const char *title = sheet_attr(sheet->root, SHEET_A_TITLE);
	const struct edition *edition = request->edition;
	bool superseded = edition != NULL && !edition->is_draft &&
	    edition != edition->standard->current;

	text_add_format(out, "%s\n  document: %s\n  authority: %s\n",
	    sheet->digest, title != NULL ? title : document->kind->title,
	    request->authority->title);
	if (edition != NULL)
		text_add_format(out, "  standard: %s %s\n  edition: %s\n",
		    edition->standard->id, edition->standard->title,
		    edition->id);
	if (request->role != NULL)
		text_add_format(out, "  role: %s\n",
		    role_title(request->authority, request->role));
	if (setting[0] != NULL)
		text_add_format(out, "  made with: --set %s=%s\n", setting[0],
		    setting[1]);
	text_add_format(out, "  file: %s\n  current: %s\n", document->path,
	    superseded ? "no, a later edition is in force" :
	    edition != NULL && edition->is_draft ?
	    "no, a draft that nobody has adopted" : "yes");
}

static bool
search(struct job *job, const struct plan *plan, const char *digest,
    const char *const setting[2], struct text *out)
{
	struct options options = *job->options;
	const struct options *asked = job->options;
	bool found = false;
	size_t i;

	if (setting[0] != NULL) {
		options.settings[0] = setting[0];
		options.settings[1] = setting[1];
		options.settings[2] = NULL;
	}
	job->options = &options;
	for (i = 0; i < plan->count && !found; i++) {
		struct pool *pool = pool_new();
		struct sheet *sheet = job_compose(job, pool,
		    plan->list[i].kind, &plan->list[i].request);

		found = sheet != NULL && strcmp(sheet->digest, digest) == 0;
		if (found)
			describe(&plan->list[i], sheet, setting, out);
		pool_free(pool);
	}
	job->options = asked;
	return found;
}

/* A line of output/digests.tsv: digest, path, title, edition. */
static bool
search_table(struct job *job, const char *digest, struct text *out)
{
	const char *folder = job->options->output != NULL ?
	    job->options->output : "output";
	struct problems *ignored = problems_new();
	size_t length;
	char *bytes = load_file(pool_format(job->pool, "%s/digests.tsv",
	    folder), &length, ignored), *rest = bytes, *line;
	bool found = false;

	problems_free(ignored);
	while (!found && rest != NULL &&
	    (line = strsep(&rest, "\n")) != NULL) {
		const char *field[4];
		int i;

		for (i = 0; i < 4; i++)
			field[i] = strsep(&line, "\t");
		found = field[3] != NULL && strcmp(field[0], digest) == 0;
		if (found)
			text_add_format(out, "%s\n  document: %s\n"
			    "  edition: %s\n  file: %s\n  current: no, the "
			    "corpus or the template has changed since\n",
			    digest, field[2], field[3], field[1]);
	}
	free(bytes);
	return found;
}

void
job_verify(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	const char *digest = options->word_count == 1 ?
	    read_digest(job->pool, options->words[0]) : NULL;
	struct plan *plan;
	size_t i;

	if (digest == NULL) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "verify needs the 12 hex digits at a page's foot");
		return;
	}
	plan = plan_documents(job->pool, job->corpus, job->kinds, NULL, NULL,
	    0);
	for (i = 0; i < sizeof usual / sizeof *usual; i++)
		if (search(job, plan, digest, usual[i], out))
			return;
	if (!search_table(job, digest, out))
		problem_add(job->problems, PROBLEM_DIGEST_UNKNOWN, nowhere,
		    "no document of this corpus carries \"%s\"", digest);
}
