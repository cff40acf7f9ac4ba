/*
 * The command import: regulations as people have them into law XML, and what
 * was left out of them. Nothing is written if a character was lost.
 */
#include "job/import_write.h"
#include "job/job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"

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
		import_write(job, list, count, out);
	for (i = 0; i < count; i++)
		import_free(list[i]);
}
