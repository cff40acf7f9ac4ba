#include "job/options.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/columns.h"
#include "base/message.h"

/* How an option's value reaches struct options. */
enum option_use {
	USE_STRING,	/* at offset */
	USE_FLAG,
	USE_ROLE,
	USE_STANDARD,
	USE_CHOICE,
	USE_SETTING,	/* handed to the templates under its own name */
	USE_SETTING_ON,	/* the same, with the value "yes" */
	USE_PAIR,	/* NAME=VALUE for the templates */
	USE_STOP,
	USE_DIAGNOSTICS,
	USE_FORMAT,
	USE_JOBS
};

struct option_row {
	const char	*name;
	char		 letter;
	const char	*value;		/* NULL if it takes none */
	enum option_use	 use;
	size_t		 offset;
	unsigned	 commands;	/* bit per command */
	const char	*help;
};

#define BIT(command) (1u << COMMAND_##command)
#define EVERY ((1u << COMMAND_COUNT) - 1)
#define AT(field) offsetof(struct options, field)

static const struct option_row rows[] = {
	{ "corpus", 'C', "DIR", USE_STRING, AT(corpus), EVERY,
	    MESSAGE("the corpus (./corpus, else the installed one)") },
	{ "templates", 'T', "DIR", USE_STRING, AT(templates), EVERY,
	    MESSAGE("the templates (./templates, beside DIR of -C, or installed)") },
	{ "output", 'o', "PATH", USE_STRING, AT(output),
	    BIT(BUILD) | BIT(MAKE) | BIT(DIFF) | BIT(VERIFY) | BIT(LIST) |
	    BIT(PRINT) | BIT(IMPORT) | BIT(PACKET) | BIT(REVIEW) | BIT(AMEND) |
	    BIT(TALLY),
	    MESSAGE("a folder; for make, print and list also a file, or - for "
	    "standard output") },
	{ "format", 0, "LIST", USE_FORMAT, 0,
	    BIT(BUILD) | BIT(MAKE) | BIT(DIFF) | BIT(LIST) | BIT(PRINT) |
	    BIT(TEXT) | BIT(TALLY),
	    MESSAGE("html,pdf,xlsx,csv (tables); for list "
	    "text|tsv|json|csv|xlsx; for diff also json; for text "
	    "plain|reiki") },
	{ "only", 0, "KINDS", USE_STRING, AT(only), BIT(BUILD),
	    MESSAGE("only these kinds of document, comma-separated") },
	{ "role", 0, "ROLE", USE_ROLE, 0, BIT(MAKE) | BIT(PACKET),
	    MESSAGE("a role, by id or by its name in the text; may be repeated") },
	{ "standard", 0, "STANDARD", USE_STANDARD, 0, BIT(MAKE),
	    MESSAGE("AUTHORITY/SLUG or AUTHORITY/SLUG@EDITION; may be repeated") },
	{ "as", 0, "PLACE", USE_STRING, AT(as), BIT(IMPORT) | BIT(AMEND),
	    MESSAGE("into the corpus: AUTHORITY, or AUTHORITY/SLUG[@EDITION]") },
	{ "name", 0, "NAME", USE_STRING, AT(name), BIT(IMPORT),
	    MESSAGE("whose regulations these are, for a new authority.xml") },
	{ "choose", 0, "LINE=KIND", USE_CHOICE, 0, BIT(IMPORT),
	    MESSAGE("what a line is, where two readings are possible") },
	{ "changes", 0, "accept|reject", USE_STRING, AT(changes), BIT(IMPORT),
	    MESSAGE("the text with the tracked changes of Word, or before them") },
	{ "text", 0, "FILE", USE_STRING, AT(text), BIT(AMEND),
	    MESSAGE("the amending text (改め文), UTF-8") },
	{ "expect", 0, "NEW", USE_STRING, AT(expect), BIT(AMEND),
	    MESSAGE("the edition or file that it must become") },
	{ "roster", 0, "FILE", USE_STRING, AT(roster),
	    BIT(MAKE) | BIT(VERIFY) | BIT(PACKET) | BIT(TALLY),
	    MESSAGE("people to merge or list: XLSX, ODS, CSV; columns by header") },
	{ "sheet", 0, "NAME", USE_STRING, AT(sheet),
	    BIT(MAKE) | BIT(VERIFY) | BIT(PACKET) | BIT(TALLY),
	    MESSAGE("the sheet of the roster's workbook, by name or number") },
	{ "rows", 0, "ROWS", USE_STRING, AT(rows),
	    BIT(MAKE) | BIT(VERIFY) | BIT(PACKET) | BIT(TALLY),
	    MESSAGE("only these rows of the roster, as its file counts: 3-10,15") },
	{ "answers", 0, "PATH", USE_STRING, AT(answers), BIT(VERIFY),
	    MESSAGE("the answers that a paper of kijun tally was made of") },
	{ "before", 0, "FOLDER", USE_STRING, AT(before),
	    BIT(TALLY) | BIT(VERIFY),
	    MESSAGE("the answers of the year before, to compare with") },
	{ "skip-refused", 0, NULL, USE_FLAG, AT(skip_refused), BIT(TALLY),
	    MESSAGE("leave out, and list, files that are no answers or wrong") },
	{ "sort", 0, NULL, USE_FLAG, AT(sort),
	    BIT(MAKE) | BIT(VERIFY) | BIT(PACKET),
	    MESSAGE("people by department and reading") },
	{ "strict", 0, NULL, USE_FLAG, AT(strict),
	    BIT(BUILD) | BIT(MAKE) | BIT(PRINT) | BIT(PACKET),
	    MESSAGE("a variant of a character that no font has is an error") },
	{ "skip-unprintable", 0, NULL, USE_FLAG, AT(skip_unprintable),
	    BIT(MAKE) | BIT(PACKET),
	    MESSAGE("leave out, and list, people whose characters no font has") },
	{ "with-included", 0, NULL, USE_FLAG, AT(with_included), BIT(MAKE),
	    MESSAGE("also the duties of the roles that its holder has besides") },
	{ "chapter", 0, "ADDRESS", USE_STRING, AT(chapter), BIT(MAKE),
	    MESSAGE("only one chapter; numbers stay those of the whole") },
	{ "modality", 0, "MODALITY", USE_STRING, AT(modality), BIT(MAKE),
	    MESSAGE("only must, must-not, permission, should or may") },
	{ "situation", 0, "SITUATION", USE_STRING, AT(situation), BIT(MAKE),
	    MESSAGE("only one situation (kijun list situations)") },
	{ "form", 0, "FORM", USE_STRING, AT(form), BIT(MAKE),
	    MESSAGE("one form of the standard: Fm_1, or its label") },
	{ "variant", 0, "yes-no|four", USE_SETTING, 0, BIT(MAKE) | BIT(PACKET) | BIT(BUILD),
	    MESSAGE("answers to choose from") },
	{ "signature", 0, "MODE", USE_SETTING, 0, BIT(MAKE) | BIT(PACKET) | BIT(BUILD) | BIT(TALLY),
	    MESSAGE("sign, name-and-seal, sign-or-seal, sign-and-seal or name") },
	{ "with-duties", 0, NULL, USE_SETTING_ON, 0, BIT(MAKE) | BIT(BUILD),
	    MESSAGE("with a page of the duties it is about") },
	{ "large", 0, NULL, USE_SETTING_ON, 0, BIT(MAKE) | BIT(PACKET) | BIT(BUILD) | BIT(TALLY),
	    MESSAGE("large print") },
	{ "date", 0, "DATE", USE_SETTING, 0,
	    BIT(MAKE) | BIT(PACKET) | BIT(ADOPT) | BIT(TALLY),
	    MESSAGE("YYYY-MM-DD, to print (else a blank to write on); of adopt, "
	    "from when it is in force") },
	{ "order", 0, "new-left|old-left", USE_SETTING, 0,
	    BIT(DIFF) | BIT(BUILD) | BIT(MAKE), MESSAGE("which edition stands left") },
	{ "style", 0, "local|national", USE_SETTING, 0,
	    BIT(DIFF) | BIT(MAKE), MESSAGE("how amending sentences are written; "
	    "as the articles are numbered unless said") },
	{ "mend", 0, NULL, USE_SETTING_ON, 0, BIT(DIFF) | BIT(MAKE),
	    MESSAGE("amending sentences also mend the references that the draft "
	    "broke") },
	{ "headings", 0, "WORDS", USE_SETTING, 0, BIT(DIFF) | BIT(MAKE),
	    MESSAGE("headings of the columns, NEW,OLD") },
	{ "set", 0, "NAME=VALUE", USE_PAIR, 0,
	    BIT(MAKE) | BIT(BUILD) | BIT(DIFF) | BIT(TALLY), MESSAGE("any setting of a template") },
	{ "force", 0, NULL, USE_FLAG, AT(force), BIT(DIFF),
	    MESSAGE("compare although these seem to be different regulations") },
	{ "moved", 0, NULL, USE_FLAG, AT(moved), BIT(ACCEPT),
	    MESSAGE("links stay where they are, though their words went "
	    "elsewhere") },
	{ "dry-run", 0, NULL, USE_FLAG, AT(dry_run), BIT(ACCEPT) | BIT(CARRY) | BIT(ADOPT) |
	    BIT(PROPOSE) | BIT(APPLY),
	    MESSAGE("say what would be done, and change nothing") },
	{ "replace", 0, NULL, USE_FLAG, AT(replace),
	    BIT(CARRY) | BIT(IMPORT),
	    MESSAGE("over what else is written about the new edition; of "
	    "import, over a draft") },
	{ "undo", 0, NULL, USE_FLAG, AT(undo), BIT(ADOPT),
	    MESSAGE("the draft again, as long as nothing stands on the edition") },
	{ "jobs", 'j', "N", USE_JOBS, 0, BIT(BUILD) | BIT(MAKE),
	    MESSAGE("processes to use; as many as there are cores unless said") },
	{ "shard", 0, NULL, USE_FLAG, AT(shard), BIT(BUILD),
	    MESSAGE("one authority beside others, without what lists all") },
	{ "index", 0, NULL, USE_FLAG, AT(index), BIT(BUILD),
	    MESSAGE("only what lists all that shards have built") },
	{ "stop-after", 0, "STAGE", USE_STOP, 0,
	    BIT(MAKE) | BIT(CHECK) | BIT(PRINT),
	    MESSAGE("print corpus, dossier, sheet or pages instead of a document") },
	{ "diagnostics", 0, "FORM", USE_DIAGNOSTICS, 0, EVERY,
	    MESSAGE("problems as text, json or github") },
	{ "help", 'h', NULL, USE_FLAG, AT(help), EVERY, MESSAGE("this help") },
	{ "version", 0, NULL, USE_FLAG, AT(version), EVERY, MESSAGE("the version") },
};

/* Options that take one of a few words; settings are checked by the kinds. */
static const struct { const char *name, *words; } choices[] = {
	{ "modality", "must|must-not|permission|should|may" },
	{ "changes", "accept|reject" }
};

struct command_row {
	const char	*name;
	const char	*words;
	size_t		 words_max;	/* behind the command */
	const char	*what;
	const char	*examples;
};

static const struct command_row commands[] = {
	[COMMAND_BUILD] = { "build", "[STANDARD|AUTHORITY …]",
	    OPTIONS_MANY,
	    MESSAGE("every document, with output/index.html"),
	    "  kijun build\n"
	    "  kijun build --shard kyoto && kijun build --index\n"
	    "  kijun build --only checklist,handout minato\n" },
	[COMMAND_MAKE] = { "make", "KIND [STANDARD|AUTHORITY|LAW.xml]", 2,
	    MESSAGE("one document, or one per person; LAW.xml alone: its text"),
	    "  kijun make 法令.xml\n"
	    "  kijun make checklist --role 職員 --standard kyoto/04 "
	    "-o checklist.pdf\n"
	    "  kijun make pledge --standard kyoto/11 --roster people.csv "
	    "-o pledges.pdf\n"
	    "  kijun make handout --role minato:staff --format html -o -\n" },
	[COMMAND_PACKET] = { "packet", "[AUTHORITY]", 1,
	    MESSAGE("all that one person outside gets, for each of a roster"),
	    "  kijun packet --roster people.xlsx -o packets.pdf\n"
	    "  kijun packet --roster people.xlsx --role 外部要員 -o "
	    "packets/\n" },
	[COMMAND_CHECK] = { "check", "", 0,
	    MESSAGE("the corpus is well-formed, complete, consistent and reviewed"),
	    "  kijun check\n"
	    "  kijun check --diagnostics=github\n" },
	[COMMAND_DIFF] = { "diff", "OLD NEW", 2,
	    MESSAGE("two editions: what changed, and for whom"),
	    "  kijun diff minato/internet minato/internet@draft-repairs -o changes\n"
	    "  kijun diff old.xml new.xml --format json\n" },
	[COMMAND_LIST] = { "list",
	    "authorities|standards|editions|provisions|roles|situations|"
	    "duties|forms|terms|references|kinds [STANDARD|AUTHORITY …]",
	    OPTIONS_MANY,
	    MESSAGE("what the corpus holds"),
	    "  kijun list duties kyoto/04 --format tsv\n"
	    "  kijun list roles kyoto\n" },
	[COMMAND_TEXT] = { "text", "STANDARD[@EDITION]|LAW.xml …",
	    OPTIONS_MANY,
	    MESSAGE("the regulation as plain text, one provision to a line"),
	    "  kijun text kyoto/11\n"
	    "  kijun text 法令.xml\n" },
	[COMMAND_IMPORT] = { "import", "FILE …", OPTIONS_MANY,
	    MESSAGE("a regulation as people have it (text, saved page) into law "
	    "XML"),
	    "  kijun import 基準.txt -o text.xml\n"
	    "  kijun import reiki.html --as town/internet\n" },
	[COMMAND_VERIFY] = { "verify", "DIGEST|FILE", 3,
	    MESSAGE("which document this is, is it current, was it changed"),
	    "  kijun verify 3f0c9a5be214\n"
	    "  kijun verify checklist.pdf\n" },
	[COMMAND_PRINT] = { "print", "FILE", 1,
	    MESSAGE("a sheet, as --stop-after=sheet prints it, to PDF or HTML"),
	    "  kijun make pledge --standard kyoto/11 --stop-after=sheet "
	    "> pledge.sheet\n"
	    "  kijun print pledge.sheet -o pledge.pdf\n" },
	[COMMAND_ACCEPT] = { "accept", "STANDARD|AUTHORITY …", OPTIONS_MANY,
	    MESSAGE("the overlay was read against the text: update reviewed.lock"),
	    "  kijun accept kyoto/04 --dry-run\n"
	    "  kijun accept kyoto/04\n"
	    "  kijun accept kyoto\n" },
	[COMMAND_CARRY] = { "carry", "STANDARD@OLD STANDARD@NEW", 2,
	    MESSAGE("what is written about one edition, to another one's numbers"),
	    "  kijun carry kyoto/04@2011-11-14 kyoto/04@draft --dry-run\n"
	    "  kijun carry kyoto/04@2011-11-14 kyoto/04@draft\n" },
	[COMMAND_ADOPT] = { "adopt", "STANDARD@DRAFT", 1,
	    MESSAGE("a draft comes into force, with all links to its standard"),
	    "  kijun adopt kyoto/04@draft --date 2026-04-01\n"
	    "  kijun adopt kyoto/04@2026-04-01 --undo\n" },
	[COMMAND_AMEND] = { "amend", "OLD", 1,
	    MESSAGE("an amending text (改め文) carried out on an edition"),
	    "  kijun amend old.xml --text 改正文.txt -o new.xml\n"
	    "  kijun amend kyoto/13 --text 改正文.txt --expect "
	    "kyoto/13@draft-repairs\n"
	    "  kijun amend kyoto/13 --text 改正文.txt --as "
	    "kyoto/13@draft-2027\n" },
	[COMMAND_PROPOSE] = { "propose", "STANDARD[@EDITION] …", OPTIONS_MANY,
	    MESSAGE("duties for what nobody has written about yet, to be read"),
	    "  kijun propose kyoto/13@draft-repairs --dry-run\n" },
	[COMMAND_REVIEW] = { "review", "STANDARD[@EDITION] -o FILE", 1,
	    MESSAGE("what is written about a standard, as a spreadsheet to fill "
	    "in"),
	    "  kijun review kyoto/04 -o review.xlsx\n" },
	[COMMAND_APPLY] = { "apply", "FILE …", OPTIONS_MANY,
	    MESSAGE("a spreadsheet of review that was filled in, taken back"),
	    "  kijun apply review.xlsx\n" },
	[COMMAND_TALLY] = { "tally", "ANSWERS … -o DIR", OPTIONS_MANY,
	    MESSAGE("answers that came back, counted and printed"),
	    "  kijun tally answers/ --roster people.xlsx -o results\n"
	    "  kijun tally answers/ paper.xlsx --before last-year/ "
	    "-o results\n" },
	[COMMAND_EXPLAIN] = { "explain", "ID …", OPTIONS_MANY,
	    MESSAGE("what a problem means and how to mend it"),
	    "  kijun explain role-unknown\n" },
};

static enum command
command_named(const char *name)
{
	int i;

	for (i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i].name, name) == 0)
			return (enum command)i;
	return COMMAND_NONE;
}

/* False with a message, whose format was marked by MESSAGE. */
static bool __attribute__((format(printf, 2, 3)))
refuse(struct text *message, const char *format, ...)
{
	char said[1000];
	va_list args;

	va_start(args, format);
	vsnprintf(said, sizeof said, message_translate(format), args);
	va_end(args);
	text_add_string(message, said);
	return false;
}

static bool
refuse_word(struct text *message, const char *format, const char *word,
    const char *const *candidates, size_t count)
{
	text_add_format(message, message_translate(format), word);
	message_add_near(message, text_nearest(word, candidates, count));
	return false;
}

/* -1 if value is none of them; the list ends with NULL. */
static int
choice(const char *value, const char *const *names)
{
	int i;

	for (i = 0; names[i] != NULL; i++)
		if (strcmp(names[i], value) == 0)
			return i;
	return -1;
}

/* Is word one of "a|b|c"? */
static bool
is_among(const char *words, const char *word)
{
	size_t length;

	while (*words != '\0') {
		length = strcspn(words, "|");
		if (strlen(word) == length &&
		    strncmp(words, word, length) == 0)
			return true;
		words += length;
		words += *words == '|';
	}
	return false;
}

static bool
check_choice(const char *name, const char *value, struct text *message)
{
	size_t i;

	for (i = 0; i < sizeof choices / sizeof *choices; i++) {
		if (strcmp(choices[i].name, name) != 0 ||
		    is_among(choices[i].words, value))
			continue;
		return refuse(message,
		    MESSAGE("--%s is one of %s, not \"%s\""), name,
		    choices[i].words, value);
	}
	return true;
}

static bool
add_setting(struct options *options, const char *name, const char *value,
    struct text *message)
{
	const char *before = options_setting(options, name);
	uint32_t code;
	size_t bad;

	if (before != NULL && strcmp(before, value) != 0)
		return refuse(message, MESSAGE("the setting %s is given twice: "
		    "\"%s\" and \"%s\""), name, before, value);
	if (options->setting_count == OPTIONS_MANY)
		return refuse(message, MESSAGE("more than %d settings"),
		    OPTIONS_MANY);
	/* It will be printed. */
	if (!text_is_utf8(value, strlen(value), &bad) ||
	    text_find_unseen(value, strlen(value), &code) != NULL)
		return refuse(message, MESSAGE("the value of %s is no text "
		    "that can be printed: it is not in UTF-8, or holds a "
		    "control character"), name);
	options->settings[2 * options->setting_count] = name;
	options->settings[2 * options->setting_count + 1] = value;
	options->setting_count++;
	return true;
}

static bool
add_pair(struct options *options, const char *value, struct text *message)
{
	const char *equals = strchr(value, '=');
	char *name;

	if (equals == NULL || equals == value)
		return refuse(message,
		    MESSAGE("--set takes NAME=VALUE, not \"%s\""), value);
	if (options->name_count == OPTIONS_MANY)
		return refuse(message, MESSAGE("more than %d settings"),
		    OPTIONS_MANY);
	name = strndup(value, (size_t)(equals - value));
	if (name == NULL)
		exit(3);
	options->names[options->name_count++] = name;
	return check_choice(name, equals + 1, message) &&
	    add_setting(options, name, equals + 1, message);
}

static bool
add_many(const char **list, size_t *count, const char *value,
    struct text *message)
{
	if (*count == OPTIONS_MANY)
		return refuse(message, MESSAGE("more than %d of \"%s\""),
		    OPTIONS_MANY, value);
	list[(*count)++] = value;
	return true;
}

static bool
set_choice(int *at, const char *value, const char *const *names,
    const char *format, struct text *message)
{
	size_t count = 0;

	*at = choice(value, names);
	if (*at >= 0)
		return true;
	while (names[count] != NULL)
		count++;
	return refuse_word(message, format, value, names, count);
}

static bool
set_format(struct options *options, const char *value, struct text *message)
{
	static const char *const names[] = { "html", "pdf", "xlsx", "csv",
	    "text", "tsv", "json", "atom", "plain", "reiki", "amendment", "amendment-json", NULL };
	char word[16];
	const char *at = value;
	size_t length;
	int found;

	for (;;) {
		length = strcspn(at, ",");
		snprintf(word, sizeof word, "%.*s",
		    length < sizeof word ? (int)length : 0, at);
		if (!set_choice(&found, word, names,
		    MESSAGE("unknown format \"%s\""), message))
			return false;
		if (at[length] == '\0')
			break;
		at += length + 1;
	}
	options->formats = value;
	return true;
}

static bool
set_jobs(struct options *options, const char *value, struct text *message)
{
	char *end;
	long jobs = strtol(value, &end, 10);

	if (*end != '\0' || end == value || jobs < 1 ||
	    jobs > OPTIONS_JOBS_MAX)
		return refuse(message,
		    MESSAGE("--jobs takes 1 to %d, not \"%s\""),
		    OPTIONS_JOBS_MAX, value);
	options->jobs = (int)jobs;
	return true;
}

static bool
use(struct options *options, const struct option_row *row, const char *value,
    struct text *message)
{
	static const char *const stops[] = { "corpus", "dossier", "sheet",
	    "pages", NULL };
	static const char *const forms[] = { "text", "json", "github", NULL };
	int found = 0;

	if (!check_choice(row->name, value, message))
		return false;
	switch (row->use) {
	case USE_STRING:
		*(const char **)((char *)options + row->offset) = value;
		return true;
	case USE_FLAG:
		*(bool *)((char *)options + row->offset) = true;
		return true;
	case USE_ROLE:
		return add_many(options->roles, &options->role_count, value,
		    message);
	case USE_STANDARD:
		return add_many(options->standards, &options->standard_count,
		    value, message);
	case USE_CHOICE:
		return add_many(options->choices, &options->choice_count,
		    value, message);
	case USE_SETTING:
		return add_setting(options, row->name, value, message);
	case USE_SETTING_ON:
		return add_setting(options, row->name, "yes", message);
	case USE_PAIR:
		return add_pair(options, value, message);
	case USE_STOP:
		if (!set_choice(&found, value, stops,
		    MESSAGE("unknown stage \"%s\""), message))
			return false;
		options->stop = (enum stop_after)(found + 1);
		return true;
	case USE_DIAGNOSTICS:
		if (!set_choice(&found, value, forms,
		    MESSAGE("unknown form of diagnostics \"%s\""), message))
			return false;
		options->diagnostics = (enum problem_format)found;
		return true;
	case USE_FORMAT:
		return set_format(options, value, message);
	case USE_JOBS:
		return set_jobs(options, value, message);
	}
	return false;
}

static const struct option_row *
row_named(const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strlen(rows[i].name) == length &&
		    strncmp(rows[i].name, name, length) == 0)
			return &rows[i];
	return NULL;
}

static const struct option_row *
row_lettered(char letter)
{
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].letter != 0 && rows[i].letter == letter)
			return &rows[i];
	return NULL;
}

static bool
refuse_option(struct text *message, const char *word)
{
	const char *names[sizeof rows / sizeof *rows];
	const char *near;
	char bare[64];
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		names[i] = rows[i].name;
	snprintf(bare, sizeof bare, "%.*s", (int)strcspn(word, "="), word);
	near = text_nearest(bare + strspn(bare, "-"), names, i);
	refuse(message, MESSAGE("unknown option \"%s\""), word);
	if (near != NULL) {
		snprintf(bare, sizeof bare, "--%s", near);
		message_add_near(message, bare);
	}
	return false;
}

static bool
add_word(struct options *options, const char *word, struct text *message)
{
	const struct command_row *command = &commands[options->command];

	if (options->word_count == command->words_max)
		return refuse(message,
		    MESSAGE("\"kijun %s\" has no use for \"%s\""),
		    command->name, word);
	return add_many(options->words, &options->word_count, word, message);
}

/* Reads argv[*at], and the next word if the option takes a value from there. */
static bool
read_option(struct options *options, int argc, char **argv, int *at,
    struct text *message)
{
	const char *word = argv[*at], *value = NULL;
	const struct option_row *row;

	if (word[1] == '-') {
		size_t length = strcspn(word + 2, "=");

		row = row_named(word + 2, length);
		if (word[2 + length] == '=')
			value = word + 2 + length + 1;
	} else {
		row = row_lettered(word[1]);
		if (row != NULL && word[2] != '\0')
			value = word + 2;
	}
	if (row == NULL)
		return refuse_option(message, word);
	if (options->command != COMMAND_NONE &&
	    (row->commands & (1u << options->command)) == 0)
		return refuse(message, MESSAGE("\"kijun %s\" takes no --%s"),
		    commands[options->command].name, row->name);
	if (row->value == NULL && value != NULL)
		return refuse(message, MESSAGE("--%s takes no value"),
		    row->name);
	if (row->value != NULL && value == NULL && *at + 1 < argc)
		value = argv[++*at];
	if (row->value != NULL && (value == NULL || *value == '\0'))
		return refuse(message, MESSAGE("--%s needs a value: %s"),
		    row->name, row->value);
	return use(options, row, value, message);
}

static bool
read_command(struct options *options, const char *word, struct text *message)
{
	const char *names[COMMAND_COUNT];
	int i;

	options->command = command_named(word);
	if (options->command != COMMAND_NONE)
		return true;
	for (i = 0; i < COMMAND_COUNT; i++)
		names[i] = commands[i].name;
	return refuse_word(message, MESSAGE("unknown command \"%s\""), word,
	    names, COMMAND_COUNT);
}

bool
options_read(struct options *options, int argc, char **argv,
    struct text *message)
{
	bool only_words = false;
	int at;

	*options = (struct options){ .command = COMMAND_NONE };
	for (at = 1; at < argc; at++) {
		const char *word = argv[at];

		if (!only_words && strcmp(word, "--") == 0) {
			only_words = true;
		} else if (!only_words && word[0] == '-' && word[1] != '\0') {
			if (!read_option(options, argc, argv, &at, message))
				return false;
		} else if (options->command == COMMAND_NONE &&
		    strcmp(word, "help") == 0) {
			options->help = true;
		} else if (options->command == COMMAND_NONE) {
			if (!read_command(options, word, message))
				return false;
		} else if (!add_word(options, word, message)) {
			return false;
		}
	}
	options->list_format = options->formats;
	return true;
}

void
options_free(struct options *options)
{
	while (options->name_count > 0)
		free(options->names[--options->name_count]);
}

const char *
options_setting(const struct options *options, const char *name)
{
	size_t i;

	for (i = options->setting_count; i > 0; i--)
		if (strcmp(options->settings[2 * (i - 1)], name) == 0)
			return options->settings[2 * (i - 1) + 1];
	return NULL;
}

static void
help_options(enum command command, struct text *out)
{
	char left[64];
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct option_row *row = &rows[i];

		if ((row->commands & (1u << command)) == 0)
			continue;
		if (row->letter != 0)
			snprintf(left, sizeof left, "-%c, --%s%s%s",
			    row->letter, row->name,
			    row->value != NULL ? "=" : "",
			    row->value != NULL ? row->value : "");
		else
			snprintf(left, sizeof left, "    --%s%s%s", row->name,
			    row->value != NULL ? "=" : "",
			    row->value != NULL ? row->value : "");
		text_add_string(out, "  ");
		columns_pad(out, left, 28);
		text_add_format(out, " %s\n", message_translate(row->help));
	}
}

static void
help_all(struct text *out)
{
	int i;

	text_add_string(out, message_translate("Examples:\n"));
	for (i = 0; i < COMMAND_COUNT; i++)
		text_add_string(out, commands[i].examples);
	text_add_string(out, message_translate("\nCommands:\n"));
	for (i = 0; i < COMMAND_COUNT; i++)
		text_add_format(out, "  %-9s %s\n", commands[i].name,
		    message_translate(commands[i].what));
	text_add_string(out, message_translate("\n\"kijun COMMAND --help\" "
	    "lists the options of a command.\nExit status: 0 made, 1 the "
	    "input has errors (nothing written), 2 usage, 3 machine.\n"));
}

void
options_help(enum command command, struct text *out)
{
	if (command == COMMAND_NONE) {
		help_all(out);
		return;
	}
	text_add_format(out, message_translate("kijun %s: %s\n\nExamples:\n%s"
	    "\nUsage: kijun %s [OPTIONS] %s\n\nOptions:\n"),
	    commands[command].name, message_translate(commands[command].what),
	    commands[command].examples, commands[command].name,
	    commands[command].words);
	help_options(command, out);
}

struct command_said
options_command(enum command command)
{
	const struct command_row *row = &commands[command];

	return (struct command_said){ row->name, row->words, row->what,
	    row->examples };
}

bool
options_said(size_t row, struct option_said *said)
{
	if (row >= sizeof rows / sizeof *rows)
		return false;
	*said = (struct option_said){ rows[row].name, rows[row].value,
	    rows[row].help, rows[row].letter, rows[row].commands };
	return true;
}
