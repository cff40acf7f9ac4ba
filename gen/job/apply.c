/*
 * The command apply: spreadsheets of review that were filled in, taken back.
 * All files change at once, or none; what the change would make wrong is said
 * at the cell that it comes from.
 */
#include "job/apply.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/names.h"
#include "base/word.h"
#include "carry/stage.h"
#include "check/check.h"
#include "job/steps.h"
#include "review/review.h"

static const struct place nowhere = {0};

/* One table on its way. */
struct applying {
	struct job		*job;
	struct steps		*steps;
	const struct corpus	*corpus;	/* with the tables before it */
	const struct book	*book;
	const struct edition	*edition;
	struct reviewed		 reviewed;
	struct stage		 stage;
};

/* ID and message of a line of problems_save, which has its place between. */
static const char *
without_place(struct pool *pool, const char *line)
{
	const char *tab = strchr(line, '\t'), *next = tab, *end;
	int i;

	for (i = 0; i < 2 && next != NULL; i++)
		next = strchr(next + 1, '\t');
	end = next == NULL ? NULL : strchr(next + 1, '\t');
	return end == NULL ? line : pool_format(pool, "%.*s%.*s",
	    (int)(tab - line), line, (int)(end - next), next);
}

static void
save_lines(const struct corpus *corpus, const struct edition *edition,
    struct text *lines)
{
	struct problems *said = problems_new();

	check_edition(corpus, edition, said);
	problems_save(said, lines);
	text_add_string(lines, "");
	problems_free(said);
}

static int
line_of(const char *saved)
{
	const char *tab = strchr(saved, '\t');

	return tab == NULL ? 0 : atoi(tab + 1);
}

/* What was not read again is wrong for whoever prints, not for the table. */
static bool
is_in_the_way(const char *line)
{
	static const char *const others[] = { "review-", "link-", "draft-",
	    NULL };
	const char *const *other = others;
	struct problems *one = problems_new();
	bool is_error = problems_restore(one, line) &&
	    problems_status(one) != 0;

	problems_free(one);
	for (; *other != NULL; other++)
		if (word_starts(line, *other))
			return false;
	return is_error;
}

/* The same problem at the cell that it comes from. */
static void
report_at_cell(struct applying *applying, const struct edition *changed,
    const char *line)
{
	struct pool *pool = applying->job->pool;
	struct place place = review_read_cell(pool, changed, applying->book,
	    line_of(line));
	const char *id = pool_copy(pool, line, strcspn(line, "\t"));
	const char *rest = without_place(pool, line) + strlen(id) + 1;

	problems_restore(applying->job->problems, pool_format(pool,
	    "%s\t%d\t%d\t%s\t%s", id, place.line, place.column, rest,
	    place.file));
}

/* Is anything wrong that was not wrong before? */
static bool
is_sound(struct applying *applying, const struct corpus *corpus,
    const struct edition *changed)
{
	struct pool *pool = applying->job->pool;
	struct names before = { .pool = pool };
	struct text was = {0}, is = {0};
	const char *line;
	bool sound = true;

	save_lines(applying->corpus, applying->edition, &was);
	save_lines(corpus, changed, &is);
	for (line = was.bytes; *line != '\0'; line += strcspn(line, "\n") + 1)
		names_add(&before, without_place(pool, pool_copy(pool, line,
		    strcspn(line, "\n"))), applying);
	for (line = is.bytes; *line != '\0'; line += strcspn(line, "\n") + 1) {
		const char *whole = pool_copy(pool, line,
		    strcspn(line, "\n"));

		if (!is_in_the_way(whole) || names_find(&before,
		    without_place(pool, whole)) != NULL)
			continue;
		report_at_cell(applying, changed, whole);
		sound = false;
	}
	text_free(&was);
	text_free(&is);
	return sound;
}

/* reviewed.lock as it will be, from the stage. */
static bool
take_lock(struct applying *applying, const struct corpus *corpus,
    const struct edition *changed)
{
	struct carry_files *files = &applying->reviewed.files;
	struct problems *problems = applying->job->problems;
	size_t length;
	char *bytes;

	if (!check_accept_some(corpus, changed, applying->reviewed.confirmed,
	    problems))
		return false;
	bytes = file_load(pool_format(applying->job->pool,
	    "%s/reviewed.lock", applying->stage.authority), &length,
	    problems);
	if (bytes == NULL)
		return false;
	files->list = pool_grow(files->pool, files->list, &files->room,
	    files->count, sizeof *files->list);
	files->list[files->count++] = (struct carry_file){ "reviewed.lock",
	    pool_copy(files->pool, bytes, length), length, 1 };
	free(bytes);
	return true;
}

/* The authority as it would be: is it sound, and what is its lock? */
static bool
try_out(struct applying *applying)
{
	struct corpus *corpus;
	const struct edition *changed;
	bool is_right;

	applying->stage = (struct stage){ .pool = applying->job->pool };
	is_right = stage_open(&applying->stage,
	    applying->edition->standard->authority,
	    &applying->reviewed.files, applying->job->problems);
	if (is_right) {
		struct problems *heard = problems_new();

		corpus = corpus_load(applying->stage.path, heard);
		changed = find_edition(corpus, applying->edition->name);
		is_right = changed != NULL && is_sound(applying, corpus,
		    changed) && (applying->reviewed.ticked == 0 ||
		    take_lock(applying, corpus, changed));
		/* What could not be read would be missing in the lock. */
		if (problems_have(heard, PROBLEM_FILE_UNREADABLE)) {
			stage_report(&applying->stage,
			    &applying->reviewed.files, heard,
			    applying->job->problems);
			is_right = false;
		}
		corpus_free(corpus);
		problems_free(heard);
	}
	stage_close(&applying->stage);
	return is_right;
}

static void
say(const struct applying *applying, struct text *out)
{
	const struct reviewed *reviewed = &applying->reviewed;

	if (reviewed->files.count == 0 && reviewed->ticked == 0)
		text_add_format(out, message_translate("%s: the table says "
		    "nothing new; nothing was changed\n"),
		    applying->edition->name);
	else
		text_add_format(out, message_translate("%s: %zu rows were "
		    "changed, %zu are read\n"), applying->edition->name,
		    reviewed->changed, reviewed->ticked);
}

/* As the tables before this one have left it. */
static const struct edition *
find(struct applying *applying)
{
	struct job *job = applying->job;
	const char *name = review_receive_name(job->pool, applying->book,
	    job->problems);
	const struct edition *edition = name == NULL ? NULL :
	    job_edition(job, name);

	if (edition == NULL)
		return NULL;
	applying->corpus = steps_corpus(applying->steps,
	    edition->standard->authority->id);
	return steps_edition(applying->steps, edition->standard->authority->id,
	    edition->name);
}

static bool
apply_book(struct job *job, struct steps *steps, const struct book *book,
    struct text *out)
{
	struct applying applying = { .job = job, .steps = steps,
	    .book = book };

	applying.edition = find(&applying);
	if (applying.edition == NULL || !review_read(job->pool,
	    applying.edition, book, &applying.reviewed, job->problems))
		return false;
	if (applying.reviewed.files.count > 0 || applying.reviewed.ticked >
	    0) {
		if (!try_out(&applying))
			return false;
		steps_add_files(steps, applying.edition->standard->
		    authority->id, &applying.reviewed.files);
	}
	say(&applying, out);
	return true;
}

static bool
apply_file(struct job *job, struct steps *steps, const char *path,
    struct text *out)
{
	size_t length;
	char *bytes = file_load(path, &length, job->problems);
	const struct book *book;
	bool made;

	if (bytes == NULL)
		return false;
	book = book_read(job->pool, path, bytes, length, job->problems);
	made = book != NULL && apply_book(job, steps, book, out);
	free(bytes);
	return made;
}

void
job_apply(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	struct text said = {0};
	struct steps *steps;
	size_t i = 0;

	if (options->word_count == 0) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "apply needs a file that was filled in: kijun apply "
		    "review.xlsx");
		return;
	}
	steps = steps_begin(job, job->corpus->path);
	if (steps == NULL)
		return;
	while (i < options->word_count && apply_file(job, steps,
	    options->words[i], &said))
		i++;
	if (steps_finish(steps, i == options->word_count))
		text_add(out, said.bytes, said.length);
	if (options->dry_run && i == options->word_count)
		text_add_string(out, message_translate("nothing was changed, "
		    "as asked by --dry-run\n"));
	text_free(&said);
}
