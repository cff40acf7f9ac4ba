/*
 * Main: the command line to a command, problems to the standard error stream,
 * and the exit status: 0 made, 1 the input has errors, 2 usage, 3 machine.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/message.h"
#include "base/save.h"
#include "check/check.h"
#include "corpus/xml_heap.h"
#include "base/file.h"
#include "import/lossy.h"
#include "import/reprint.h"
#include "job/adopt.h"
#include "job/amend.h"
#include "job/apply.h"
#include "job/carry.h"
#include "job/propose.h"
#include "job/review.h"
#include "job/job.h"
#include "job/list.h"
#include "job/lone.h"
#include "job/manual.h"
#include "job/packet.h"
#include "job/tally.h"
#include "office/table.h"

#define KIJUN_VERSION "1.0"

enum {
	STATUS_USAGE = 2,
	STATUS_MACHINE = 3
};

static const struct place nowhere = {0};

/* Templates, where there are any: a corpus may stand alone. */
static void
check_kinds(struct job *job)
{
	const char *folder = pool_format(job->pool, "%s/kinds",
	    job->templates);

	if (access(folder, R_OK) == 0)
		job->kinds = kinds_load(job->templates, job->problems);
}

static void
run_check(struct job *job, struct text *out)
{
	check_corpus(job->corpus, job->problems);
	check_kinds(job);
	if (job->options->stop == STOP_CORPUS)
		list_print(job->corpus, "provisions", NULL, 0, "tsv", out,
		    job->problems);
}

enum { NOTE_COLUMN = 4 };

/* In the order that scripts know: the rest of a declaration stands behind. */
static size_t
kind_columns(struct table_column columns[TABLE_COLUMNS_MAX])
{
	static const struct table_column first[] = {
		{ "kind", .is_shown = true }, { "title", .is_shown = true },
		{ "per", .joint = ' ' }, { "needs", .joint = ' ' },
		{ "note", .is_shown = true } };
	size_t count = sizeof first / sizeof *first, i, j;

	memcpy(columns, first, sizeof first);
	for (i = 0; kind_row_name(i) != NULL; i++) {
		for (j = 0; j < count; j++)
			if (strcmp(columns[j].name, kind_row_name(i)) == 0)
				break;
		if (j == count)
			columns[count++].name = kind_row_name(i);
	}
	columns[count].name = "options";
	columns[count].joint = ' ';
	return count + 1;
}

static void
list_kind(struct table *table, const struct kind *kind, size_t columns,
    bool is_for_people)
{
	const char *cells[TABLE_COLUMNS_MAX];
	size_t i, row;

	cells[0] = kind->name;
	for (i = 1; i + 1 < columns; i++)
		for (row = 0; kind_row_name(row) != NULL; row++)
			if (strcmp(table->columns[i].name,
			    kind_row_name(row)) == 0)
				cells[i] = kind_row_value(table->pool, kind,
				    row);
	cells[columns - 1] = kind_option_words(table->pool, kind);
	if (is_for_people && message_is_japanese())
		cells[NOTE_COLUMN] = kind->note_ja;
	table_add(table, cells);
}

/* What --format says, else the ending of the file. */
static const char *
list_format(const struct options *options)
{
	static const char *const formats[] = { "xlsx", "csv", "tsv", "json" };
	const char *dot = options->output == NULL ? NULL :
	    strrchr(options->output, '.');
	size_t i;

	if (options->list_format != NULL)
		return options->list_format;
	for (i = 0; dot != NULL && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(dot + 1, formats[i]) == 0)
			return formats[i];
	return "text";
}

static void
list_kinds(struct job *job, struct text *out)
{
	struct table_column columns[TABLE_COLUMNS_MAX + 1] = {0};
	const char *format = list_format(job->options);
	struct table table = { .pool = job->pool, .columns = columns };
	size_t count = kind_columns(columns), i;

	job->kinds = kinds_load(job->templates, job->problems);
	for (i = 0; job->kinds != NULL && i < job->kinds->count; i++)
		list_kind(&table, &job->kinds->list[i], count,
		    strcmp(format, "text") == 0);
	if (job->kinds != NULL && !table_print(&table, format, out) &&
	    !table_export(&table, "kinds", format, out))
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "list prints text, tsv, json, csv or xlsx, not \"%s\"",
		    format);
	table_free(&table);
}

static void
run_list(struct job *job, struct text *out)
{
	const struct options *options = job->options;

	if (options->word_count == 0) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "list needs to know what: authorities, standards, "
		    "editions, provisions, roles, situations, duties, forms "
		    "or kinds");
		return;
	}
	if (strcmp(options->words[0], "kinds") == 0)
		list_kinds(job, out);
	else
		list_print(job->corpus, options->words[0],
		    options->words + 1, options->word_count - 1,
		    list_format(options), out, job->problems);
	if (options->output == NULL || strcmp(options->output, "-") == 0 ||
	    problems_status(job->problems) != 0)
		return;
	save_file(options->output, out->bytes, out->length, job->problems);
	text_clear(out);
}

/* For an import the text must bring all back, and says so where it does not. */
static void
print_text(struct job *job, const struct edition *edition, struct text *out)
{
	const char *format = job->options->formats;
	size_t before = out->length;

	if (format == NULL) {
		list_text(edition, out);
		return;
	}
	reprint_law(edition, strcmp(format, "reiki") == 0 ? REPRINT_REIKI :
	    REPRINT_PLAIN, out);
	lossy_report(job->pool, edition, out->bytes + before, out->length -
	    before, job->problems);
}

/* A standard, or a law XML by its file. */
static void
run_text(struct job *job, struct text *out)
{
	const char *format = job->options->formats;
	const struct edition *edition;
	struct edition *lone;
	size_t i;

	if (format != NULL && strcmp(format, "plain") != 0 &&
	    strcmp(format, "reiki") != 0) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "text is printed --format plain or reiki, or without "
		    "--format");
		return;
	}
	if (job->options->word_count == 0)
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "text needs a standard: kijun text kyoto/11");
	for (i = 0; i < job->options->word_count; i++) {
		const char *word = job->options->words[i];

		lone = file_is_plain(word) ? edition_load_law(job->pool, word,
		    job->problems) : NULL;
		edition = lone != NULL ? lone : job_edition(job, word);
		if (edition != NULL)
			print_text(job, edition, out);
		edition_free(lone);
	}
}

static bool
has_proposals(const struct authority *authority,
    const struct standard *standard)
{
	const struct edition *edition;
	size_t i;

	for (i = 0; i < authority->standard_count; i++) {
		if (standard != NULL && standard != &authority->standards[i])
			continue;
		for (edition = NULL; (edition = standard_next(
		    &authority->standards[i], edition)) != NULL;)
			if (check_proposed_count(edition) > 0)
				return true;
	}
	return false;
}

/* A standard, or all of an authority's. */
static void
accept_one(struct job *job, const char *name)
{
	const struct authority *authority = find_authority(job->corpus, name);
	const struct standard *standard = NULL;
	const struct edition *edition;
	struct text taken = {0};

	if (authority == NULL) {
		edition = job_edition(job, name);
		if (edition == NULL)
			return;
		standard = edition->standard;
		authority = standard->authority;
	}
	check_taken(job->corpus, authority, standard, &taken);
	if (job->options->dry_run) {
		fprintf(stderr, "%s%s", taken.bytes != NULL ? taken.bytes : "",
		    message_translate("nothing was changed, as asked by "
		    "--dry-run\n"));
	} else if (check_accept(job->corpus, authority, standard,
	    job->options->moved, job->problems)) {
		fputs(taken.bytes != NULL ? taken.bytes : "", stderr);
		fprintf(stderr, message_translate(has_proposals(authority,
		    standard) ? MESSAGE("kijun: %s is accepted as read, but "
		    "for the proposals in it\n") :
		    MESSAGE("kijun: %s is accepted as read\n")),
		    standard != NULL ? standard->id : authority->id);
	}
	text_free(&taken);
}

static void
run_accept(struct job *job)
{
	size_t i;

	if (job->options->word_count == 0)
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "accept needs a standard: kijun accept kyoto/04");
	for (i = 0; i < job->options->word_count; i++)
		accept_one(job, job->options->words[i]);
}

static void
run_explain(const struct options *options, struct problems *problems,
    struct text *out)
{
	size_t i;

	if (options->word_count == 0)
		problem_add(problems, PROBLEM_USAGE, nowhere,
		    "explain needs the id of a problem, as in "
		    "\"kijun explain role-unknown\"");
	for (i = 0; i < options->word_count; i++) {
		const char *names[PROBLEM_COUNT];
		int id;

		if (strcmp(options->words[i], "kinds") == 0) {
			kind_explain(out);
			continue;
		}
		if (manual_print(options->words[i], KIJUN_VERSION, out))
			continue;
		if (problem_explain(options->words[i], out))
			continue;
		for (id = 0; id < PROBLEM_COUNT; id++)
			names[id] = problem_name((enum problem_id)id);
		problem_add_near(problems, PROBLEM_USAGE, nowhere,
		    text_nearest(options->words[i], names, PROBLEM_COUNT),
		    "no problem has the id \"%s\"", options->words[i]);
	}
}

static void
run(const struct options *options, struct problems *problems,
    struct text *out)
{
	struct job job = {0};
	bool opened = false;

	if (options->command == COMMAND_EXPLAIN) {
		run_explain(options, problems, out);
		return;
	}
	switch (options->command) {
	case COMMAND_MAKE:
		opened = job_make_open(&job, options, problems);
		break;
	case COMMAND_BUILD:
	case COMMAND_PACKET:
	case COMMAND_VERIFY:
	case COMMAND_TALLY:
		opened = job_open(&job, options, problems);
		break;
	case COMMAND_DIFF:
		opened = job_diff_open(&job, options, problems);
		break;
	case COMMAND_AMEND:
		opened = job_amend_open(&job, options, problems);
		break;
	case COMMAND_PRINT:
		job_open_templates(&job, options, problems);
		opened = true;
		break;
	case COMMAND_CHECK:
		/* What could be loaded is checked, too. */
		job_open_corpus(&job, options, problems);
		opened = job.corpus != NULL;
		break;
	case COMMAND_TEXT:
		opened = lone_are_all(options) ? lone_open(&job, options,
		    NULL, problems) : job_open_corpus(&job, options,
		    problems);
		break;
	case COMMAND_LIST:
	case COMMAND_ACCEPT:
	case COMMAND_CARRY:
	case COMMAND_ADOPT:
	case COMMAND_PROPOSE:
	case COMMAND_REVIEW:
	case COMMAND_APPLY:
		opened = job_open_corpus(&job, options, problems);
		break;
	case COMMAND_IMPORT:	/* needs no corpus */
		job = (struct job){ .options = options, .problems = problems,
		    .pool = pool_new() };
		opened = true;
		break;
	case COMMAND_EXPLAIN:
	case COMMAND_COUNT:
		opened = false;
		break;
	}
	if (opened && job_output_has_folder(&job, options->output) &&
	    job_output_is_free(&job, options->output))
		switch (options->command) {
		case COMMAND_BUILD:
			job_build(&job);
			break;
		case COMMAND_MAKE:
			job_make(&job, out);
			break;
		case COMMAND_PRINT:
			job_print(&job, out);
			break;
		case COMMAND_PACKET:
			job_packet(&job);
			break;
		case COMMAND_CHECK:
			run_check(&job, out);
			break;
		case COMMAND_DIFF:
			job_diff(&job, out);
			break;
		case COMMAND_LIST:
			run_list(&job, out);
			break;
		case COMMAND_TEXT:
			run_text(&job, out);
			break;
		case COMMAND_IMPORT:
			job_import(&job, out);
			break;
		case COMMAND_VERIFY:
			job_verify(&job, out);
			break;
		case COMMAND_ACCEPT:
			run_accept(&job);
			break;
		case COMMAND_CARRY:
			job_carry(&job, out);
			break;
		case COMMAND_ADOPT:
			job_adopt(&job, out);
			break;
		case COMMAND_AMEND:
			job_amend(&job, out);
			break;
		case COMMAND_PROPOSE:
			job_propose(&job, out);
			break;
		case COMMAND_REVIEW:
			job_review(&job);
			break;
		case COMMAND_APPLY:
			job_apply(&job, out);
			break;
		case COMMAND_TALLY:
			job_tally(&job, out);
			break;
		case COMMAND_EXPLAIN:
		case COMMAND_COUNT:
			break;
		}
	if (memory_is_watched())
		job_close(&job);
}

/* False if the reader of our output has gone or the disk is full. */
static bool
print(const struct text *out)
{
	if (out->length > 0 &&
	    fwrite(out->bytes, 1, out->length, stdout) != out->length)
		return false;
	return fflush(stdout) == 0;
}

static int
finish(const struct options *options, struct problems *problems,
    struct text *out)
{
	int status = problems_status(problems);
	bool colour = isatty(STDERR_FILENO) && getenv("NO_COLOR") == NULL;
	struct text said = {0};

	/* Half a document on standard output would pass for a whole one. */
	if (status == 0)
		if (!print(out)) {
			problem_add(problems, PROBLEM_FILE_UNWRITABLE,
			    nowhere, "standard output: cannot be written");
			status = problems_status(problems);
		}
	problem_print(problems, &said, options->diagnostics, colour);
	if (said.length > 0)
		fwrite(said.bytes, 1, said.length, stderr);
	text_free(&said);
	return status;
}

static int
refuse(const char *message)
{
	fprintf(stderr, message_translate("kijun: %s\nTry: kijun --help\n"),
	    message);
	return STATUS_USAGE;
}

static int
show_help(const struct options *options)
{
	struct text out = {0};
	int status;

	if (options->version)
		text_add_string(&out, "kijun " KIJUN_VERSION "\n");
	else
		options_help(options->command, &out);
	status = print(&out) ? 0 : STATUS_MACHINE;
	text_free(&out);
	return status;
}

static int
obey(const struct options *options)
{
	struct problems *problems = problems_new();
	struct text out = {0};
	int status;

	xml_heap_use();
	run(options, problems, &out);
	status = finish(options, problems, &out);
	if (memory_is_watched()) {
		problems_free(problems);
		text_free(&out);
	}
	return status;
}

int
main(int argc, char **argv)
{
	struct text message = {0};
	struct options options;
	int status;

	memory_large();
	/* A file that may grow no further is an error of write. */
	signal(SIGXFSZ, SIG_IGN);
	if (!options_read(&options, argc, argv, &message)) {
		text_clip_quoted(&message);
		status = refuse(message.bytes);
	} else if (options.version || options.help) {
		status = show_help(&options);
	} else if (options.command == COMMAND_NONE) {
		status = refuse(message_translate("what shall be done? build, "
		    "make, packet, check, diff, list, text, import, print, "
		    "verify, accept or explain"));
	} else {
		status = obey(&options);
	}
	text_free(&message);
	options_free(&options);
	return status;
}
