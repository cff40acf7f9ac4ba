/*
 * The command import: regulations as people have them into law XML, and what
 * was left out of them. Nothing is written if a character was lost.
 */
#include "job/carry.h"
#include "job/job.h"
#include "job/propose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/folder.h"
#include "base/message.h"
#include "base/save.h"
#include "import/import.h"

enum { SHOWN = 40 };		/* lines left out that are printed */

static const struct place nowhere = {0};

/* LINE=KIND */
static bool
read_choice(struct job *job, const char *word, struct choice *choice)
{
	char *end;
	long line = strtol(word, &end, 10);

	if (end != word && *end == '=' && line > 0 && line < 100000000 &&
	    reading_kind_named(end + 1, &choice->kind)) {
		choice->line = (int)line;
		return true;
	}
	problem_add(job->problems, PROBLEM_USAGE, nowhere,
	    "--choose takes LINE=KIND, as in 12=paragraph, not \"%s\"; KIND is "
	    "title, head, heading, caption, article, paragraph, item, text, "
	    "line, supplement, appendix, in-appendix, contents, page or out",
	    word);
	return false;
}

static struct choice *
read_choices(struct job *job)
{
	const struct options *options = job->options;
	struct choice *choices = pool_take(job->pool,
	    (options->choice_count + 1) * sizeof *choices);
	size_t i;

	for (i = 0; i < options->choice_count; i++)
		if (!read_choice(job, options->choices[i], &choices[i]))
			return NULL;
	return choices;
}

/* ---- what is said of it ---- */

static void
say_left_out(const struct imported *imported)
{
	const struct lines *lines = &imported->received.lines;
	struct left_out stretches[LEFT_OUT_MAX];
	size_t i, k, found, count = 0;

	for (i = 0; i < lines->count; i++) {
		found = account_left_out(&lines->list[i],
		    &imported->readings[i], stretches);
		for (k = 0; k < found; k++)
			if (count++ < SHOWN)
				fprintf(stderr, "  %s:%d: %s: %.*s\n",
				    imported->received.path,
				    lines->list[i].number,
				    origin_kind_title(stretches[k].kind),
				    (int)stretches[k].bytes,
				    stretches[k].start);
	}
	if (count > SHOWN)
		fprintf(stderr, "  … %zu\n", count - SHOWN);
}

static void
say(const struct imported *imported)
{
	const struct origin_counts *counts = &imported->counts;
	size_t i;

	for (i = 0; i < imported->law_count; i++)
		fprintf(stderr, "kijun: %s:%d: %s\n",
		    imported->received.path, imported->received.lines.list[
		    imported->laws[i].first].number,
		    imported->laws[i].told.title);
	fprintf(stderr, message_translate("kijun: %zu characters = %zu in the "
	    "XML + %zu left out (blanks not counted)\n"), counts->received,
	    counts->text, counts->left_out);
	say_left_out(imported);
}

/* ---- what is written ---- */

static bool
is_folder(const char *path)
{
	size_t length = strlen(path);
	struct stat status;

	return (length > 0 && path[length - 1] == '/') ||
	    (stat(path, &status) == 0 && S_ISDIR(status.st_mode));
}

/* AUTHORITY/SLUG[@EDITION], or AUTHORITY: a slug a regulation, in order. */
static const char *
place_in_corpus(struct job *job, const char *as, size_t index, size_t count)
{
	const char *corpus = job->options->corpus != NULL ?
	    job->options->corpus : "corpus";
	const char *slash = strchr(as, '/'), *at = strchr(as, '@');
	const char *edition = at != NULL ? at + 1 : "draft";

	if (slash == NULL)
		return pool_format(job->pool, "%s/%s/%02zu/draft/text.xml",
		    corpus, as, index + 1);
	if (count > 1)
		return NULL;
	return pool_format(job->pool, "%s/%.*s/%s/text.xml", corpus,
	    (int)(at != NULL ? at - as : (long)strlen(as)), as, edition);
}

/* What was enacted stays; a draft may be imported again. */
static bool
may_take_place(struct job *job, const char *path)
{
	if (!job_output_is_free(job, path))
		return false;
	if (job->options->as == NULL || access(path, F_OK) != 0 ||
	    strstr(path, "/draft") != NULL)
		return true;
	problem_add(job->problems, PROBLEM_USAGE, nowhere,
	    "%s stands there already; name another edition with --as, or "
	    "remove it first", path);
	return false;
}

/* The path of each regulation; NULL with a problem. */
static const char **
place_laws(struct job *job, const struct imported *imported, size_t before,
    size_t total)
{
	const char *output = job->options->output, *as = job->options->as;
	const char **paths = pool_take(job->pool,
	    (imported->law_count + 1) * sizeof *paths);
	size_t i;

	for (i = 0; i < imported->law_count; i++) {
		if (as != NULL)
			paths[i] = place_in_corpus(job, as, before + i,
			    total);
		else if (is_folder(output))
			paths[i] = pool_format(job->pool, output[strlen(
			    output) - 1] == '/' ? "%s%02zu.xml" :
			    "%s/%02zu.xml", output, before + i + 1);
		else
			paths[i] = total == 1 ? output : NULL;
		if (paths[i] != NULL && !may_take_place(job, paths[i]))
			return NULL;
		if (paths[i] != NULL)
			continue;
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "%zu regulations need a folder (-o DIR/) or an authority "
		    "(--as AUTHORITY)", total);
		return NULL;
	}
	return paths;
}

static bool
save_in_folder(struct job *job, const char *path, const char *bytes,
    size_t length)
{
	const char *slash = strrchr(path, '/');

	return (slash == NULL || save_folder(pool_copy(job->pool, path,
	    (size_t)(slash - path)), job->problems)) &&
	    save_file(path, bytes, length, job->problems);
}

/* Where a row of the map says that a file is kept; NULL without that row. */
static const char *
kept_path(struct job *job, const char *folder, const char *map,
    const char *row)
{
	const char *from = strstr(map, row);

	if (from == NULL)
		return NULL;
	from += strlen(row);
	return pool_format(job->pool, "%s%.*s", folder,
	    (int)strcspn(from, "\t\n"), from);
}

/* The map, and the file as it came, beside a text in the corpus. */
static bool
write_source(struct job *job, const struct imported *imported,
    const struct built *law, const char *path)
{
	const struct received *received = &imported->received;
	const char *folder = folder_of(job->pool, path);
	const char *file = kept_path(job, folder, law->map, "\nfile\t");
	const char *from = kept_path(job, folder, law->map, "\nfrom\t");

	if (!save_in_folder(job, pool_format(job->pool, "%ssource.map",
	    folder), law->map, strlen(law->map)))
		return false;
	if (received->text == NULL)
		return save_in_folder(job, file, received->bytes,
		    received->length);
	return save_in_folder(job, file, received->text,
	    strlen(received->text)) && save_in_folder(job, from,
	    received->bytes, received->length);
}

static bool
write_laws(struct job *job, const struct imported *imported, size_t before,
    size_t total)
{
	const char **paths = place_laws(job, imported, before, total);
	bool made = paths != NULL;
	size_t i;

	for (i = 0; made && i < imported->law_count; i++) {
		const struct built *law = &imported->laws[i];

		made = save_in_folder(job, paths[i], law->xml,
		    strlen(law->xml)) && (job->options->as == NULL ||
		    write_source(job, imported, law, paths[i]));
		if (made)
			fprintf(stderr, "kijun: %s\n", paths[i]);
	}
	return made;
}

/* The duties of what has none yet, by the names under which it stands now. */
static bool
propose_all(struct job *job, size_t total)
{
	const char *as = job->options->as;
	const char *corpus = job->options->corpus != NULL ?
	    job->options->corpus : "corpus";
	const char **names = pool_take(job->pool, (total + 1) * sizeof *names);
	size_t i;

	for (i = 0; i < total; i++)
		if (strchr(as, '/') == NULL)
			names[i] = pool_format(job->pool, "%s/%02zu@draft", as,
			    i + 1);
		else
			names[i] = strchr(as, '@') != NULL ? as :
			    pool_format(job->pool, "%s@draft", as);
	return propose_imported(job, corpus, names, total);
}

static void
write_all(struct job *job, struct imported **list, size_t count,
    struct text *out)
{
	const struct options *options = job->options;
	size_t total = 0, before = 0, i;

	for (i = 0; i < count; i++)
		total += list[i]->law_count;
	if (options->as == NULL && total == 1 && (options->output == NULL ||
	    strcmp(options->output, "-") == 0)) {
		text_add_string(out, list[0]->laws[0].xml);
		return;
	}
	if (options->as == NULL && options->output == NULL) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "%zu regulations need a folder (-o DIR/) or an authority "
		    "(--as AUTHORITY)", total);
		return;
	}
	for (i = 0; i < count; i++) {
		if (!write_laws(job, list[i], before, total))
			return;
		before += list[i]->law_count;
	}
	if (options->as != NULL && !propose_all(job, total))
		return;
	if (options->as != NULL && strchr(options->as, '/') != NULL)
		carry_offer(job->pool, options->corpus != NULL ?
		    options->corpus : "corpus", options->as);
}

/* town, mail: the name of one folder, and never a way out of the corpus. */
static bool
is_folder_name(const char *name, size_t length)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

	return length > 0 && strspn(name, letters) >= length;
}

/* 2011-11-14, draft or draft-NAME */
static bool
is_edition_name(const char *name)
{
	static const char draft[] = "draft";
	size_t length = strlen(draft);
	struct day day;

	if (strncmp(name, draft, length) != 0)
		return date_read(name, &day);
	return name[length] == '\0' || (name[length] == '-' &&
	    is_folder_name(name + length + 1, strlen(name + length + 1)));
}

/* AUTHORITY, AUTHORITY/SLUG or AUTHORITY/SLUG@EDITION: or a problem. */
static bool
is_as_named(struct job *job)
{
	const char *as = job->options->as, *slug, *edition;
	size_t first = as == NULL ? 0 : strcspn(as, "/@"), second;

	if (as == NULL)
		return true;
	slug = as[first] == '/' ? as + first + 1 : NULL;
	second = slug == NULL ? 0 : strcspn(slug, "@");
	edition = slug != NULL && slug[second] == '@' ? slug + second + 1 :
	    NULL;
	if (is_folder_name(as, first) && as[first] != '@' &&
	    (slug == NULL || is_folder_name(slug, second)) &&
	    (edition == NULL || is_edition_name(edition)))
		return true;
	problem_add(job->problems, PROBLEM_USAGE, nowhere,
	    "--as takes AUTHORITY, AUTHORITY/SLUG or AUTHORITY/SLUG@EDITION "
	    "(letters and digits; the edition a day such as 2026-04-01, or "
	    "draft), not \"%.60s\"", as);
	return false;
}

static enum docx_changes
changes_of(const struct options *options)
{
	if (options->changes == NULL)
		return DOCX_ASK;
	return strcmp(options->changes, "accept") == 0 ? DOCX_ACCEPT :
	    DOCX_REJECT;
}

void
job_import(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	struct imported *list[OPTIONS_MANY];
	struct choice *choices = read_choices(job);
	size_t count = 0, i;

	if (!is_as_named(job))
		return;
	if (options->word_count == 0)
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "import needs a file: kijun import 基準.txt -o text.xml");
	for (i = 0; choices != NULL && i < options->word_count; i++) {
		list[count] = import_file(job->pool, options->words[i],
		    choices, options->choice_count, changes_of(options),
		    job->problems);
		if (list[count] != NULL)
			say(list[count++]);
	}
	if (count > 0 && count == options->word_count &&
	    problems_status(job->problems) == 0)
		write_all(job, list, count, out);
	for (i = 0; i < count; i++)
		import_free(list[i]);
}
