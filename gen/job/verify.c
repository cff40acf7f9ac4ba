/*
 * The command verify: which document carries a digest, and is it current.
 * The documents are composed anew, so it needs no earlier output; a digest
 * that no document has now is looked for in the table of earlier builds.
 */
#include "job/job.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "job/plan.h"
#include "refer/role.h"

enum { DIGEST_LENGTH = 12 };

static const struct place nowhere = {0};

/* A setting that changes what a document says, and so its digest. */
struct way {
	const char	*kind;		/* begins so; "" for every kind */
	const char	*name;
	const char	*values[6];
};

static const struct way ways[] = {
	{ "checklist", "variant", { "yes-no" } },
	{ "pledge", "with-duties", { "yes" } },
	{ "pledge", "signature", { "sign", "name-and-seal", "sign-or-seal",
	    "sign-and-seal", "name" } },
	{ "", "large", { "yes" } },
};

enum {
	WAYS = sizeof ways / sizeof *ways,
	VALUES_MAX = sizeof ways[0].values / sizeof *ways[0].values
};

/* One search; ends at the first document that carries the digest. */
struct hunt {
	struct job	*job;
	const char	*digest;
	struct text	*out;
	bool		 found;
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
describe_cut(const struct request *request, struct text *out)
{
	if (request->chapter != NULL)
		text_add_format(out, message_translate(
		    "  only: chapter %s\n"), request->chapter);
	if (request->modality != NULL)
		text_add_format(out, message_translate(
		    "  only: %s\n"), request->modality);
	if (request->situation != NULL)
		text_add_format(out, message_translate(
		    "  only: situation %s\n"),
		    request->situation);
	if (request->with_included)
		text_add_string(out,
		    message_translate("  with: the roles included\n"));
}

static const char *
currency(const struct edition *edition)
{
	if (edition == NULL || standard_is_current(edition))
		return message_translate("yes");
	return message_translate(edition->is_draft ?
	    "no, a draft that nobody has adopted" :
	    "no, a later edition is in force");
}

static void
describe(const struct hunt *hunt, const struct document *document,
    const struct sheet *sheet)
{
	const struct request *request = &document->request;
	const char *title = sheet_attr(sheet->root, SHEET_A_TITLE);
	const struct edition *edition = request->edition;
	const char *const *setting = hunt->job->options->settings;
	struct text *out = hunt->out;

	text_add_format(out, message_translate(
		    "%s\n  document: %s\n  authority: %s\n"),
	    sheet->digest, title != NULL ? title : document->kind->title,
	    request->authority->title);
	if (edition != NULL)
		text_add_format(out, message_translate(
		    "  standard: %s %s\n  edition: %s\n"),
		    edition->standard->id, edition->standard->title,
		    edition->id);
	if (request->role != NULL)
		text_add_format(out, message_translate(
		    "  role: %s\n"),
		    role_title(request->authority, request->role));
	describe_cut(request, out);
	for (; setting[0] != NULL; setting += 2)
		text_add_format(out, message_translate(
		    "  made with: %s=%s\n"), setting[0],
		    setting[1]);
	text_add_format(out, message_translate(
	    "  file: %s\n  current: %s\n"), document->path,
	    currency(edition));
}

static void
try_one(struct hunt *hunt, const struct document *document)
{
	struct pool *pool = pool_new();
	struct sheet *sheet = job_compose(hunt->job, pool, document->kind,
	    &document->request);

	hunt->found = sheet != NULL && !job_is_empty(sheet) &&
	    strcmp(sheet->digest, hunt->digest) == 0;
	if (hunt->found)
		describe(hunt, document, sheet);
	pool_free(pool);
}

/* And, of what a roster may fill, the paper that was filled. */
static void
try(struct hunt *hunt, const struct document *document)
{
	struct document merged = *document;

	try_one(hunt, document);
	if (hunt->found || (document->kind->per & KIND_PER_PERSON) == 0)
		return;
	merged.request.is_merged = true;
	try_one(hunt, &merged);
}

/* Every choice of settings from way on, besides those already chosen. */
static void
try_settings(struct hunt *hunt, const struct document *document,
    struct options *options, int way)
{
	size_t count = options->setting_count;
	int value;

	if (way == WAYS) {
		if (count > 0)
			try(hunt, document);
		return;
	}
	try_settings(hunt, document, options, way + 1);
	if (strncmp(document->kind->name, ways[way].kind,
	    strlen(ways[way].kind)) != 0)
		return;
	for (value = 0; value < VALUES_MAX && !hunt->found &&
	    ways[way].values[value] != NULL; value++) {
		options->settings[2 * count] = ways[way].name;
		options->settings[2 * count + 1] = ways[way].values[value];
		options->settings[2 * count + 2] = NULL;
		options->setting_count = count + 1;
		try_settings(hunt, document, options, way + 1);
	}
	options->settings[2 * count] = NULL;
	options->setting_count = count;
}

static void
search_settings(struct hunt *hunt, const struct plan *plan)
{
	const struct options *asked = hunt->job->options;
	struct options options = *asked;
	size_t i;

	options.setting_count = 0;
	options.settings[0] = NULL;
	hunt->job->options = &options;
	for (i = 0; i < plan->count && !hunt->found; i++)
		try(hunt, &plan->list[i]);
	for (i = 0; i < plan->count && !hunt->found; i++)
		try_settings(hunt, &plan->list[i], &options, 0);
	hunt->job->options = asked;
}

static void
try_situations(struct hunt *hunt, struct document document)
{
	const xmlNode *node;

	for (node = node_child(xmlDocGetRootElement(
	    document.request.authority->source->document), "situation");
	    node != NULL && !hunt->found; node = node_next(node, "situation")) {
		document.request.situation = node_attr(node, "id");
		try(hunt, &document);
	}
}

static void
try_modalities(struct hunt *hunt, struct document document)
{
	static const char *const modalities[] = { "must", "must-not",
	    "permission", "should", "may" };
	size_t i;

	for (i = 0; i < sizeof modalities / sizeof *modalities &&
	    !hunt->found; i++) {
		document.request.modality = modalities[i];
		try(hunt, &document);
	}
}

static void
try_chapters(struct hunt *hunt, struct document document)
{
	const struct provision *chapter = document.request.edition != NULL ?
	    document.request.edition->provisions : NULL;

	for (; chapter != NULL && !hunt->found; chapter = chapter->next) {
		if (chapter->kind != PROVISION_CHAPTER)
			continue;
		document.request.chapter = chapter->address;
		try(hunt, &document);
	}
}

static void
try_cuts(struct hunt *hunt, struct document document)
{
	try_situations(hunt, document);
	if (!hunt->found)
		try_modalities(hunt, document);
	if (!hunt->found)
		try_chapters(hunt, document);
}

/* A document of a role over all standards, cut to each of them. */
static void
try_standards(struct hunt *hunt, struct document document)
{
	const struct authority *authority = document.request.authority;
	size_t i;

	if (document.request.edition != NULL)
		return;
	for (i = 0; i < authority->standard_count && !hunt->found; i++) {
		document.request.edition = standard_current(
		    &authority->standards[i]);
		if (document.request.edition != NULL)
			try(hunt, &document);
	}
}

/* What --situation, --modality, --chapter and --with-included make of it. */
static void
search_cuts(struct hunt *hunt, const struct plan *plan)
{
	struct document document;
	size_t i;

	for (i = 0; i < plan->count && !hunt->found; i++) {
		document = plan->list[i];
		if (document.request.role == NULL ||
		    document.request.older != NULL)
			continue;
		/* A checklist is what one cuts; the rest is too much to try. */
		if (strncmp(document.kind->name, "checklist", 9) == 0)
			try_cuts(hunt, document);
		if (!hunt->found)
			try_standards(hunt, document);
		document.request.with_included =
		    !document.request.with_included;
		if (!hunt->found)
			try(hunt, &document);
	}
}

/* A line of output/digests.tsv: digest, path, title, edition. */
static bool
search_table(struct job *job, const char *digest, struct text *out)
{
	const char *folder = job->options->output != NULL ?
	    job->options->output : "output";
	struct problems *ignored = problems_new();
	size_t length;
	char *bytes = file_load(pool_format(job->pool, "%s/digests.tsv",
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
			text_add_format(out, message_translate(
			    "%s\n  document: %s\n  edition: %s\n  file: %s\n"
			    "  current: no, the corpus or the template has "
			    "changed since\n"),
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
	struct hunt hunt = { .job = job, .digest = digest, .out = out };
	struct plan *plan;

	if (digest == NULL) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "verify needs the 12 hex digits at a page's foot");
		return;
	}
	plan = plan_documents(job->pool, job->corpus, job->kinds, NULL, NULL,
	    0);
	search_settings(&hunt, plan);
	if (!hunt.found)
		search_cuts(&hunt, plan);
	if (!hunt.found && !search_table(job, digest, out))
		problem_add(job->problems, PROBLEM_DIGEST_UNKNOWN, nowhere,
		    "no document of this corpus is found to carry \"%s\"; one "
		    "with a date, a list of people or settings of its own "
		    "cannot be guessed", digest);
}
