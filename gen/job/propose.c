/*
 * The command propose: what an editor might write about what is open.
 */
#include "job/propose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/batch.h"
#include "base/file.h"
#include "base/message.h"
#include "base/save.h"
#include "carry/carry.h"
#include "check/check.h"
#include "propose/propose.h"

static const struct place nowhere = {0};

/* ---- the command ---- */

/* STANDARD@EDITION; without one that is in force, or the last draft. */
static const struct edition *
edition_named(struct job *job, const char *name)
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
		edition = edition_named(job, options->words[i]);
		if (edition == NULL || problems_status(job->problems) != 0 ||
		    !propose_one(job, edition, out))
			return;
	}
	if (options->dry_run)
		text_add_string(out, message_translate("nothing was changed, "
		    "as asked by --dry-run\n"));
}

/* ---- after import ---- */

/* みどり町 of みどり町個人情報取扱要綱; NULL if it begins otherwise. */
static const char *
town_of(struct pool *pool, const char *title)
{
	static const char *const kinds[] = { "町", "市", "村", "区", "県", "都",
	    "府", "道", NULL };
	const char *at = title, *const *kind;
	size_t count;

	for (count = 0; *at != '\0' && count < 8; count++) {
		for (kind = kinds; *kind != NULL; kind++)
			if (count > 0 && strncmp(at, *kind,
			    strlen(*kind)) == 0)
				return pool_copy(pool, title, (size_t)(at -
				    title) + strlen(*kind));
		text_next(&at, title + strlen(title));
	}
	return NULL;
}

static void
add_attr(struct text *out, const char *name, const char *value)
{
	text_add_format(out, " %s=\"", name);
	text_add_escaped(out, value, strlen(value));
	text_add_char(out, '"');
}

/* What is imported lists itself, if the authority does not list it yet. */
static void
list_standard(struct pool *pool, struct text *authority, const char *slug,
    const char *title)
{
	struct text row = {0}, whole = {0};
	const char *end;

	text_add_string(&row, "  <standard");
	add_attr(&row, "slug", slug);
	add_attr(&row, "title", title);
	text_add_string(&row, "/>\n");
	end = strstr(authority->bytes, "</authority>");
	if (end != NULL && strstr(authority->bytes, pool_format(pool,
	    "<standard slug=\"%s\"", slug)) == NULL) {
		text_add(&whole, authority->bytes, (size_t)(end -
		    authority->bytes));
		text_add(&whole, row.bytes, row.length);
		text_add_string(&whole, end);
		text_clear(authority);
		text_add(authority, whole.bytes, whole.length);
	}
	text_free(&row);
	text_free(&whole);
}

/* AUTHORITY/SLUG@EDITION */
struct imported_name {
	const char	*authority, *slug, *edition, *title;
};

static struct imported_name
parse(struct pool *pool, const char *corpus, const char *name)
{
	size_t slash = strcspn(name, "/"), at = strcspn(name, "@");
	struct imported_name parsed = {
		.authority = pool_copy(pool, name, slash),
		.slug = pool_copy(pool, name + slash + 1, at - slash - 1),
		.edition = name + at + 1
	};
	struct problems *unheard = problems_new();
	struct edition *law = edition_load_law(pool, pool_format(pool,
	    "%s/%s/%s/%s/text.xml", corpus, parsed.authority, parsed.slug,
	    parsed.edition), unheard);

	parsed.title = law != NULL ? pool_string(pool, law->title) :
	    parsed.slug;
	edition_free(law);
	problems_free(unheard);
	return parsed;
}

static bool
open_authority(struct job *job, const char *path,
    const struct imported_name *name, struct text *authority)
{
	const char *town = town_of(job->pool, name->title);
	size_t length;
	char *bytes;

	if (!file_is_absent(path)) {
		bytes = file_load(path, &length, job->problems);
		if (bytes != NULL)
			text_add(authority, bytes, length);
		free(bytes);
		return bytes != NULL;
	}
	text_add_string(authority, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	    "\n<authority");
	add_attr(authority, "id", name->authority);
	add_attr(authority, "title", town != NULL ? town : name->authority);
	text_add_string(authority, ">\n  <signature mode=\"sign\"/>\n"
	    "</authority>\n");
	return true;
}

static bool
list_all(struct job *job, const char *corpus, const char *const *names,
    size_t count)
{
	struct imported_name name = parse(job->pool, corpus, names[0]);
	const char *path = pool_format(job->pool, "%s/%s/authority.xml",
	    corpus, name.authority);
	struct text authority = {0};
	bool made = open_authority(job, path, &name, &authority);
	size_t i;

	for (i = 0; made && i < count; i++) {
		name = parse(job->pool, corpus, names[i]);
		list_standard(job->pool, &authority, name.slug, name.title);
	}
	made = made && save_file(path, authority.bytes, authority.length,
	    job->problems);
	text_free(&authority);
	return made;
}

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

	if (!list_all(job, corpus, names, count))
		return false;
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
