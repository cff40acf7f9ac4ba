/*
 * The command diff: two editions, or any two law XML files, as data, as a
 * summary, or as every document that is made per pair of editions.
 */
#include "job/job.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "compare/compare.h"
#include "job/amend.h"
#include "job/plan.h"
#include "job/settings.h"
#include "refer/role.h"
#include "base/batch.h"
#include "base/message.h"

enum {
	DIFFERENT_LAWS = 300	/* thousandths of likeness below which we ask */
};

static const struct place nowhere = {0};

static bool
is_file(const char *name)
{
	struct stat status;

	return stat(name, &status) == 0 && S_ISREG(status.st_mode);
}

/* No standard is called so: a file that is not there is said to be missing. */
static bool
is_called_law(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && strcmp(name + length - 4, ".xml") == 0;
}

static bool
is_named_file(const char *name)
{
	return is_file(name) || is_called_law(name);
}

/* Two files are compared by themselves, whatever a corpus is like. */
bool
job_diff_open(struct job *job, const struct options *options,
    struct problems *problems)
{
	if (options->word_count != 2 || !is_named_file(options->words[0]) ||
	    !is_named_file(options->words[1]))
		return job_open(job, options, problems);
	job_open_templates(job, options, problems);
	job->corpus = corpus_none();
	if (options->output == NULL)
		return true;
	job->kinds = kinds_load(job->templates, problems);
	return job->kinds != NULL && problems_status(problems) == 0 &&
	    settings_check(job, NULL);
}

/* *lone: to free, a file's; NULL for an edition of the corpus. */
static const struct edition *
side(struct job *job, const char *name, struct edition **lone)
{
	if (!is_named_file(name))
		return job_edition(job, name);
	*lone = edition_load_law(job->pool, name, job->problems);
	return *lone;
}

static bool
make_document(struct job *job, const struct document *document,
    struct batch *batch)
{
	unsigned formats = job_formats(job->options->formats,
	    FORMAT_HTML | FORMAT_PDF), format;
	struct pool *pool = pool_new();
	struct sheet *sheet = job_compose(job, pool, document->kind,
	    &document->request);
	struct text bytes = {0};
	bool made = sheet != NULL;
	size_t pages;

	if (made && job_is_empty(sheet)) {
		if ((document->kind->needs & KIND_NEEDS_AMENDMENT) != 0)
			fputs(message_translate("kijun: no amending text is "
			    "made of these; --format amendment says why\n"),
			    stderr);
		pool_free(pool);
		return true;
	}
	for (format = FORMAT_HTML; made && format <= FORMAT_PDF; format <<= 1) {
		if ((formats & format) == 0)
			continue;
		text_clear(&bytes);
		made = job_bytes(job, sheet, format, &bytes, &pages) &&
		    batch_add(batch, pool_format(job->pool, "%s.%s",
		    document->path, job_ending(format)), bytes.bytes,
		    bytes.length, job->problems);
	}
	text_free(&bytes);
	pool_free(pool);
	return made;
}

/* Every role of the authority, named KIND-ROLE in the folder. */
static bool
make_roles(struct job *job, const struct document *pair,
    struct batch *batch)
{
	struct document one = *pair;
	const xmlNode *role;
	bool made = true;

	if (pair->request.authority == NULL)
		return true;
	for (role = node_child(xmlDocGetRootElement(
	    pair->request.authority->source->document), "role");
	    made && role != NULL; role = node_next(role, "role")) {
		one.request.role = node_attr(role, "id");
		one.path = pool_format(job->pool, "%s-%s", one.kind->name,
		    one.request.role);
		made = make_document(job, &one, batch);
	}
	return made;
}

static bool
make_all(struct job *job, const struct request *request,
    struct batch *batch)
{
	bool made = true;
	size_t i;

	progress_begin(&job->progress, job->kinds->count);
	for (i = 0; made && i < job->kinds->count; i++) {
		struct document document = { .kind = &job->kinds->list[i],
		    .request = *request };

		document.request.kind = document.kind->name;
		document.request.kinds = job->kinds;
		document.path = document.kind->name;
		if ((document.kind->per & KIND_PER_PAIR) != 0)
			made = make_document(job, &document, batch);
		if (made && (document.kind->per & KIND_PER_ROLE_PAIR) != 0)
			made = make_roles(job, &document, batch);
		progress_step(&job->progress);
	}
	progress_end(&job->progress);
	return made;
}

static void
make_documents(struct job *job, const struct request *request)
{
	struct batch *batch;

	if (!job_ready(job, job_formats(job->options->formats,
	    FORMAT_HTML | FORMAT_PDF)))
		return;
	batch = batch_begin(job->options->output, SAVE_FOR_ALL, job->problems);
	if (batch == NULL)
		return;
	if (make_all(job, request, batch) &&
	    problems_status(job->problems) == 0)
		batch_commit(batch, job->problems);
	else
		batch_abandon(batch);
}

static bool
are_comparable(struct job *job, const struct changes *changes)
{
	int likeness = compare_likeness(changes);

	if (likeness >= DIFFERENT_LAWS || job->options->force)
		return true;
	problem_add(job->problems, PROBLEM_LAWS_DIFFER, nowhere,
	    "\"%s\" and \"%s\" seem to be different regulations (%d %% "
	    "alike); --force compares them all the same", changes->old->title,
	    changes->new->title, likeness / 10);
	return false;
}

static void
print_changes(struct job *job, struct request request, struct text *out)
{
	const struct options *options = job->options;
	struct changes *changes;

	if (request.edition->standard != NULL)
		request.authority = request.edition->standard->authority;
	changes = compare_editions(job->pool, job->corpus, request.older,
	    request.edition);
	if (!are_comparable(job, changes))
		return;
	if (options->list_format != NULL &&
	    strcmp(options->list_format, "json") == 0)
		compare_print_json(changes, out);
	else if (options->list_format != NULL &&
	    strncmp(options->list_format, "amendment",
	    strlen("amendment")) == 0)
		job_amend_text(job, changes, strcmp(options->list_format,
		    "amendment-json") == 0, out);
	else if (options->output != NULL)
		make_documents(job, &request);
	else
		compare_print_text(changes, out);
}

void
job_diff(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	struct edition *old = NULL, *new = NULL;
	struct request request = {0};

	if (options->word_count != 2) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "diff needs two editions or files: kijun diff OLD NEW");
		return;
	}
	request.older = side(job, options->words[0], &old);
	request.edition = side(job, options->words[1], &new);
	if (request.older != NULL && request.edition != NULL)
		print_changes(job, request, out);
	if (old != NULL)
		edition_free(old);
	if (new != NULL)
		edition_free(new);
}
