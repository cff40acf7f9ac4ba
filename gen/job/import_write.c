#include "job/import_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/batch.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/message.h"
#include "base/save.h"
#include "job/carry.h"
#include "job/import_authority.h"
#include "job/propose.h"
#include "job/steps.h"

/* Files that will be written, by their paths below a folder. */
struct writing {
	struct job	*job;
	const char	*folder;	/* the corpus, or DIR of -o */
	struct batch	*batch;		/* into DIR */
	struct steps	*steps;		/* into the corpus */
	const char	**paths;	/* of texts, in order; from the folder */
	const struct built **laws;
	const struct imported **files;	/* that they came in */
	size_t		 count;
	const char	*authority;	/* its id, or NULL */
};

static const struct place nowhere = {0};

static const char *
corpus_of(const struct job *job)
{
	return job->options->corpus != NULL ? job->options->corpus : "corpus";
}

static bool
is_folder(const char *path)
{
	size_t length = strlen(path);
	struct stat status;

	return (length > 0 && path[length - 1] == '/') ||
	    (stat(path, &status) == 0 && S_ISDIR(status.st_mode));
}

static void
ask_for_folder(struct job *job, size_t count)
{
	problem_add(job->problems, PROBLEM_USAGE, nowhere,
	    "%zu regulations need a folder (-o DIR/) or an authority "
	    "(--as AUTHORITY)", count);
}

/* ---- places ---- */

/* AUTHORITY/SLUG[@EDITION], or AUTHORITY: a slug a regulation, in order. */
static const char *
place_in_corpus(struct job *job, size_t index)
{
	const char *as = job->options->as;
	const char *at = strchr(as, '@');

	if (strchr(as, '/') == NULL)
		return pool_format(job->pool, "%s/%02zu/draft/text.xml", as,
		    index + 1);
	return pool_format(job->pool, "%.*s/%s/text.xml",
	    (int)(at != NULL ? at - as : (long)strlen(as)), as,
	    at != NULL ? at + 1 : "draft");
}

/* What was enacted stays; a draft goes only if that is said. */
static bool
may_take_place(const struct writing *writing, const char *path)
{
	struct job *job = writing->job;
	const char *whole = pool_format(job->pool, "%s/%s", writing->folder,
	    path);

	if (!job_output_is_free(job, whole))
		return false;
	if (access(whole, F_OK) != 0 || writing->authority == NULL)
		return true;
	if (strstr(path, "/draft") == NULL) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "%s stands there already; name another edition with "
		    "--as, or remove it first", whole);
		return false;
	}
	if (job->options->replace)
		return true;
	problem_add(job->problems, PROBLEM_USAGE, nowhere,
	    "%s stands there already; --replace puts the new text in its "
	    "place", whole);
	return false;
}

/* Of an authority alone the numbers must be free: 01 may be another text. */
static bool
may_number(const struct writing *writing, const char *path)
{
	struct job *job = writing->job;
	const char *slug = strchr(path, '/') + 1;
	const char *folder = pool_format(job->pool, "%s/%.*s",
	    writing->folder, (int)(slug - path) + (int)strcspn(slug, "/"),
	    path);

	if (strchr(job->options->as, '/') != NULL || job->options->replace ||
	    access(folder, F_OK) != 0)
		return true;
	problem_add(job->problems, PROBLEM_USAGE, nowhere,
	    "%s stands there already; name the standard (--as "
	    "AUTHORITY/SLUG), or --replace puts drafts beside what is there",
	    folder);
	return false;
}

static bool
place_laws(struct writing *writing)
{
	struct job *job = writing->job;
	size_t i;

	for (i = 0; i < writing->count; i++) {
		writing->paths[i] = writing->authority != NULL ?
		    place_in_corpus(job, i) : pool_format(job->pool,
		    "%02zu.xml", i + 1);
		if (!may_take_place(writing, writing->paths[i]) ||
		    (writing->authority != NULL &&
		    !may_number(writing, writing->paths[i])))
			return false;
	}
	return true;
}

/* ---- files ---- */

static bool
add(const struct writing *writing, const char *path, const char *bytes,
    size_t length)
{
	if (writing->steps == NULL)
		return batch_add(writing->batch, path, bytes, length,
		    writing->job->problems);
	steps_add(writing->steps, writing->authority, path + strlen(
	    writing->authority) + 1, bytes, length);
	return true;
}

/*
 * Where a row of the map says that a file is kept, from the corpus; NULL
 * without that row. Of several regulations it is two folders up.
 */
static const char *
kept_path(struct job *job, const char *folder, const char *map,
    const char *row)
{
	static const char up[] = "../../";
	const char *from = strstr(map, row);
	size_t base = strlen(folder);

	if (from == NULL)
		return NULL;
	from += strlen(row);
	if (strncmp(from, up, strlen(up)) == 0) {
		from += strlen(up);
		base = strcspn(folder, "/") + 1;
	}
	return pool_format(job->pool, "%.*s%.*s", (int)base, folder,
	    (int)strcspn(from, "\t\n"), from);
}

/* The map, and the file as it came, beside a text in the corpus. */
static bool
add_source(const struct writing *writing, size_t index)
{
	const struct received *received = &writing->files[index]->received;
	struct job *job = writing->job;
	const char *map = writing->laws[index]->map;
	const char *folder = folder_of(job->pool, writing->paths[index]);
	const char *file = kept_path(job, folder, map, "\nfile\t");
	const char *from = kept_path(job, folder, map, "\nfrom\t");

	if (!add(writing, pool_format(job->pool, "%ssource.map", folder),
	    map, strlen(map)))
		return false;
	if (received->text == NULL)
		return add(writing, file, received->bytes, received->length);
	return add(writing, file, received->text, strlen(received->text)) &&
	    add(writing, from, received->bytes, received->length);
}

/* ---- authority.xml ---- */

static const char *
name_of(const struct writing *writing)
{
	struct job *job = writing->job;
	const char *name = job->options->name;
	size_t i;

	for (i = 0; name == NULL && i < writing->count; i++) {
		name = import_authority_town(job->pool,
		    writing->laws[i]->told.title);
		if (*name == '\0')
			name = NULL;
	}
	if (name == NULL) {
		fprintf(stderr, message_translate("kijun: no title names the "
		    "town: %s/%s/authority.xml says \"%s\"; write its name "
		    "there, or --name 港区\n"), writing->folder,
		    writing->authority, writing->authority);
		name = writing->authority;
	}
	return name;
}

static bool
begin_authority(const struct writing *writing, const char *path,
    const struct imported_standard *standards)
{
	const char *name = name_of(writing);
	struct text out = {0};
	bool is_added;

	import_authority_begin(writing->authority, name, standards,
	    writing->count, &out);
	is_added = add(writing, path, out.bytes, out.length);
	if (is_added)
		fprintf(stderr, message_translate("kijun: %s/%s (%s): add its "
		    "roles\n"), writing->folder, path, name);
	text_free(&out);
	return is_added;
}

static bool
continue_authority(const struct writing *writing, const char *path,
    const char *whole, const struct imported_standard *standards)
{
	struct pool *pool = writing->job->pool;
	struct text out = {0};
	size_t length;
	char *bytes = file_load(whole, &length, writing->job->problems);
	bool is_fine = bytes != NULL && (!import_authority_add(pool, bytes,
	    length, standards, writing->count, &out) ||
	    add(writing, path, out.bytes, out.length));

	free(bytes);
	text_free(&out);
	return is_fine;
}

/* Without it nothing of the authority can be checked or printed. */
static bool
add_authority(const struct writing *writing)
{
	struct pool *pool = writing->job->pool;
	struct imported_standard *standards = pool_take(pool,
	    writing->count * sizeof *standards);
	const char *path = pool_format(pool, "%s/authority.xml",
	    writing->authority), *whole = pool_format(pool, "%s/%s",
	    writing->folder, path);
	size_t i;

	for (i = 0; i < writing->count; i++) {
		const char *slug = strchr(writing->paths[i], '/') + 1;

		standards[i] = (struct imported_standard){
			pool_copy(pool, slug, strcspn(slug, "/")),
			writing->laws[i]->told.title };
	}
	return file_is_absent(whole) ? begin_authority(writing, path,
	    standards) : continue_authority(writing, path, whole, standards);
}

/* ---- the whole ---- */

static bool
add_laws(const struct writing *writing)
{
	size_t i;

	for (i = 0; i < writing->count; i++) {
		const char *xml = writing->laws[i]->xml;

		if (!add(writing, writing->paths[i], xml, strlen(xml)) ||
		    (writing->authority != NULL && !add_source(writing, i)))
			return false;
	}
	return writing->authority == NULL || add_authority(writing);
}

static void
say_paths(const struct writing *writing)
{
	size_t i;

	for (i = 0; i < writing->count; i++)
		fprintf(stderr, "kijun: %s/%s\n", writing->folder,
		    writing->paths[i]);
}

/* All files at once: a full disk or Ctrl-C leaves what was there. */
static void
write_in_folder(struct writing *writing)
{
	struct job *job = writing->job;

	writing->batch = batch_begin(writing->folder, SAVE_FOR_ALL,
	    job->problems);
	if (writing->batch == NULL)
		return;
	if (!place_laws(writing) || !add_laws(writing))
		batch_abandon(writing->batch);
	else if (batch_commit(writing->batch, job->problems))
		say_paths(writing);
}

static struct writing
list_laws(struct job *job, struct imported **list, size_t count)
{
	struct writing writing = { .job = job };
	size_t total = 0, i, k;

	for (i = 0; i < count; i++)
		total += list[i]->law_count;
	writing.paths = pool_take(job->pool, total * sizeof *writing.paths);
	writing.laws = pool_take(job->pool, total * sizeof *writing.laws);
	writing.files = pool_take(job->pool, total * sizeof *writing.files);
	for (i = 0; i < count; i++)
		for (k = 0; k < list[i]->law_count; k++) {
			writing.laws[writing.count] = &list[i]->laws[k];
			writing.files[writing.count++] = list[i];
		}
	return writing;
}

/* The duties of what has none yet, by the names under which it will stand. */
static bool
propose_all(const struct writing *writing, struct text *said)
{
	struct pool *pool = writing->job->pool;
	const char **names = pool_take(pool, (writing->count + 1) *
	    sizeof *names);
	size_t i;

	for (i = 0; i < writing->count; i++) {
		const char *path = writing->paths[i];
		size_t slug = strcspn(path, "/") + 1;

		slug += strcspn(path + slug, "/");
		names[i] = pool_format(pool, "%.*s@%.*s", (int)slug, path,
		    (int)strcspn(path + slug + 1, "/"), path + slug + 1);
	}
	return propose_imported(writing->job, writing->steps,
	    writing->authority, names, writing->count, said);
}

/* The texts and what is proposed for them: all at once, too. */
static bool
write_steps(struct writing *writing)
{
	struct job *job = writing->job;
	struct text said = {0};
	bool is_made;

	writing->steps = steps_begin(job, writing->folder);
	if (writing->steps == NULL)
		return false;
	is_made = steps_finish(writing->steps, place_laws(writing) &&
	    add_laws(writing) && propose_all(writing, &said));
	if (is_made) {
		say_paths(writing);
		if (said.length > 0)
			fwrite(said.bytes, 1, said.length, stderr);
	}
	text_free(&said);
	return is_made;
}

static void
write_in_corpus(struct writing *writing)
{
	struct job *job = writing->job;
	const char *as = job->options->as;

	if (writing->count > 1 && strchr(as, '/') != NULL) {
		ask_for_folder(job, writing->count);
		return;
	}
	writing->folder = corpus_of(job);
	writing->authority = pool_copy(job->pool, as, strcspn(as, "/@"));
	if (write_steps(writing) && strchr(as, '/') != NULL)
		carry_offer(job->pool, writing->folder, as);
}

/* DIR/ as it was given, without the / behind it. */
static const char *
folder_named(struct job *job, const char *path)
{
	size_t length = strlen(path);

	while (length > 1 && path[length - 1] == '/')
		length--;
	return pool_copy(job->pool, path, length);
}

void
import_write(struct job *job, struct imported **list, size_t count,
    struct text *out)
{
	const char *output = job->options->output;
	struct writing writing = list_laws(job, list, count);

	if (job->options->as != NULL)
		write_in_corpus(&writing);
	else if (writing.count == 1 && (output == NULL ||
	    strcmp(output, "-") == 0))
		text_add_string(out, writing.laws[0]->xml);
	else if (output == NULL || (writing.count > 1 && !is_folder(output)))
		ask_for_folder(job, writing.count);
	else if (is_folder(output)) {
		writing.folder = folder_named(job, output);
		write_in_folder(&writing);
	} else if (job_output_is_free(job, output) &&
	    save_folder(folder_of(job->pool, output), job->problems) &&
	    save_file(output, writing.laws[0]->xml,
	    strlen(writing.laws[0]->xml), job->problems))
		fprintf(stderr, "kijun: %s\n", output);
}
