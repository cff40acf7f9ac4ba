/*
 * The command verify: how the document was made that carries a digest, or that
 * stands in a file; whether it is still what its text and its kind say; and of
 * a file, whether anybody changed it. One document is composed, nothing is
 * searched for: the ledger, or the file itself, holds the request.
 */
#include "job/verify.h"

#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/word.h"
#include "job/left_out.h"
#include "job/past.h"
#include "job/tally.h"
#include "kind/request_line.h"
#include "refer/role.h"

static const struct place nowhere = {0};

static const char *
folder_of(const struct job *job)
{
	return job->options->output != NULL ? job->options->output : "output";
}

/* Following a request */

/* Was it this before a later edition came? From then on the job is of then. */
static void
go_back(struct inquiry *inquiry)
{
	const struct request *request = &inquiry->request;
	const struct authority *authority = request->authority;
	struct job *job = inquiry->job;
	struct past past = {0};

	if (authority == NULL && request->edition != NULL &&
	    request->edition->standard != NULL)
		authority = request->edition->standard->authority;
	if (authority == NULL || !past_find(job, inquiry->pool, inquiry->line,
	    inquiry->digest, authority, inquiry->roster, &past))
		return;
	inquiry->today = job->corpus;
	job->corpus = past.corpus;
	inquiry->request = past.request;
	inquiry->sheet = past.sheet;
}

/* Of a packet the paper that carries the digest; else its letter. */
static struct sheet *
sheet_of(const struct inquiry *inquiry)
{
	const struct packet_part *part = packet_plan_find(inquiry->plan,
	    inquiry->digest);

	return part != NULL ? part->sheet :
	    inquiry->plan->runs[0].packet->parts[0].sheet;
}

/* One of the roles it was made for that its authority has not; or NULL. */
static const char *
lost_role(const struct request *request)
{
	const struct authority *authority = request->authority;
	const char *const *other = request->others;

	if (authority == NULL)
		return NULL;
	if (request->role != NULL &&
	    role_find(authority, request->role, NULL) == NULL)
		return request->role;
	for (; other != NULL && *other != NULL; other++)
		if (role_find(authority, *other, NULL) == NULL)
			return *other;
	return NULL;
}

/* A list of people may have been made in the other order (--sort). */
static void
compose_sorted(struct inquiry *inquiry)
{
	struct request *request = &inquiry->request;
	struct roster *listed = request->roster;
	struct sheet *first = inquiry->sheet;

	if (listed == NULL || listed->is_sorted)
		return;
	request->roster = roster_sort_copy(inquiry->pool, listed);
	inquiry->sheet = job_compose(inquiry->job, inquiry->pool,
	    inquiry->kind, request);
	if (inquiry->sheet != NULL && verify_read_same(inquiry)) {
		inquiry->roster = request->roster;
		return;
	}
	request->roster = listed;
	inquiry->sheet = first;
}

/* The paper that is of no kind. */
static bool
is_left_out(const struct inquiry *inquiry)
{
	return inquiry->request.kind != NULL &&
	    strcmp(inquiry->request.kind, request_left_out) == 0;
}

/* Composes what is asked for anew, if that can be done. False if reported. */
static bool
follow(struct inquiry *inquiry)
{
	struct job *job = inquiry->job;
	const char *lost;

	if (!request_line_read(inquiry->pool, inquiry->line, job->corpus,
	    job->kinds, &inquiry->request, &inquiry->why))
		return true;
	lost = lost_role(&inquiry->request);
	if (lost != NULL) {
		inquiry->why = pool_format(inquiry->pool, message_translate(
		    "%s has no role \"%s\" any more"),
		    inquiry->request.authority->title, lost);
		return true;
	}
	inquiry->kind = kinds_find(job->kinds, inquiry->request.kind);
	if (is_left_out(inquiry))
		return verify_roster_left_out(inquiry);
	if (!verify_roster(inquiry))
		return false;
	if ((inquiry->kind->needs & KIND_NEEDS_DOCUMENTS) != 0)
		inquiry->why = message_translate("it lists what a whole build made");
	else if (verify_roster_lacks(inquiry))
		;
	else if (inquiry->request.answers != NULL &&
	    !job_tally_again(job, &inquiry->request, &inquiry->why))
		;
	else if (inquiry->request.packet != NULL)
		inquiry->plan = packet_plan_of(job, inquiry->pool,
		    &inquiry->request, &inquiry->why);
	else
		inquiry->sheet = job_compose(job, inquiry->pool, inquiry->kind,
		    &inquiry->request);
	if (inquiry->plan != NULL)
		inquiry->sheet = sheet_of(inquiry);
	else if (inquiry->sheet != NULL && !verify_read_same(inquiry))
		compose_sorted(inquiry);
	if (inquiry->plan == NULL && inquiry->sheet != NULL &&
	    !verify_read_same(inquiry))
		go_back(inquiry);
	return inquiry->sheet != NULL || inquiry->why != NULL;
}

/* A digest */

static const struct ledger_entry *
find_entry(struct inquiry *inquiry, bool *absent, struct problems *problems)
{
	const struct ledger *ledger = ledger_load(inquiry->pool,
	    folder_of(inquiry->job), absent, problems);

	return ledger_find(ledger, inquiry->digest);
}

static void
refuse_digest(struct inquiry *inquiry, bool absent)
{
	struct problems *problems = inquiry->job->problems;

	if (absent)
		problem_add(problems, PROBLEM_LEDGER_MISSING, nowhere,
		    "there is no ledger in \"%s\"; kijun build writes one",
		    folder_of(inquiry->job));
	else if (problems_status(problems) == 0)
		problem_add(problems, PROBLEM_DIGEST_UNKNOWN, nowhere,
		    "no document of \"%s\" carries the digest \"%s\"",
		    folder_of(inquiry->job), inquiry->digest);
}

static void
verify_digest(struct inquiry *inquiry)
{
	bool absent;

	inquiry->entry = find_entry(inquiry, &absent, inquiry->job->problems);
	if (inquiry->entry == NULL) {
		refuse_digest(inquiry, absent);
		return;
	}
	inquiry->line = inquiry->entry->request;
	if (*inquiry->line == '\0')
		verify_describe_old(inquiry);
	else if (follow(inquiry))
		verify_describe(inquiry);
}

/* A file */

static bool
is_table(const struct inquiry *inquiry)
{
	static const char *const endings[] = { ".xlsx", ".xlsm", ".ods",
	    ".csv", ".tsv" };
	size_t i;

	for (i = 0; i < sizeof endings / sizeof *endings; i++)
		if (inquiry->carried.format == CARRIED_NOTHING &&
		    word_ends(inquiry->path, endings[i]))
			return true;
	return false;
}

static void
refuse_file(struct inquiry *inquiry)
{
	struct problems *problems = inquiry->job->problems;
	struct place place = { inquiry->path, 0, 0 };

	if (is_table(inquiry))
		problem_add(problems, PROBLEM_DOCUMENT_TABLE, place,
		    "a table (xlsx, ods, csv) cannot be compared, also if "
		    "kijun made it; verify the 12 hex digits at the foot of "
		    "its printed pages, or make the document as PDF or HTML");
	else if (inquiry->carried.format == CARRIED_NOTHING)
		problem_add(problems, PROBLEM_DOCUMENT_FOREIGN, place,
		    "this is neither PDF nor HTML");
	else if (inquiry->carried.digest == NULL)
		problem_add(problems, PROBLEM_DOCUMENT_FOREIGN, place,
		    "kijun did not make this, or another program removed "
		    "what says how");
	else if (inquiry->is_printed)
		problem_add(problems, PROBLEM_DOCUMENT_FOREIGN, place,
		    "\"kijun print\" made this from a sheet that somebody "
		    "wrote or changed; no ledger in \"%s\" knows its digest "
		    "%s", folder_of(inquiry->job), inquiry->carried.digest);
	else
		problem_add(problems, PROBLEM_DOCUMENT_FOREIGN, place,
		    "it carries the digest %s, but not how it was made (an "
		    "older kijun made it, or another program saved it anew), "
		    "and no ledger in \"%s\" knows it",
		    inquiry->carried.digest, folder_of(inquiry->job));
}

/* Of a file without a request the ledger may know the digest. */
static bool
find_request(struct inquiry *inquiry)
{
	struct problems *ignored = problems_new();
	bool absent;

	inquiry->digest = inquiry->carried.digest;
	inquiry->line = inquiry->carried.request;
	inquiry->is_printed = inquiry->line != NULL &&
	    strcmp(inquiry->line, request_line_printed) == 0;
	if (inquiry->is_printed)
		inquiry->line = NULL;
	if (inquiry->digest != NULL)
		inquiry->entry = find_entry(inquiry, &absent, ignored);
	problems_free(ignored);
	if (inquiry->line == NULL && inquiry->entry != NULL)
		inquiry->line = inquiry->entry->request;
	return inquiry->digest != NULL && inquiry->line != NULL;
}

/* Of which the ledger says more than the file; the file's is the other. */
static bool
is_request_changed(const struct inquiry *inquiry)
{
	struct inquiry other = { .job = inquiry->job, .pool = inquiry->pool,
	    .out = inquiry->out, .digest = inquiry->digest,
	    .entry = inquiry->entry };
	bool is_other;

	if (inquiry->entry == NULL || *inquiry->entry->request == '\0' ||
	    strcmp(inquiry->entry->request, inquiry->line) == 0)
		return false;
	other.line = inquiry->entry->request;
	is_other = follow(&other) && other.kind != NULL && verify_read_same(&other);
	if (other.today != NULL) {
		corpus_free(other.job->corpus);
		other.job->corpus = other.today;
	}
	return is_other;
}

/* Does it say it is of a kind that lists nobody, and how many it lists? */
static bool
lists_wrongly(const struct inquiry *inquiry)
{
	return inquiry->kind != NULL && inquiry->request.people > 0 &&
	    inquiry->request.packet == NULL &&
	    (inquiry->kind->per & KIND_PER_PERSON) == 0 &&
	    (inquiry->kind->needs & KIND_NEEDS_ROSTER) == 0;
}

/* Another kind than its request says: a page names its own. */
static bool
is_other_kind(const struct inquiry *inquiry)
{
	const char *mark;

	if (inquiry->kind == NULL)
		return false;
	if (inquiry->carried.format == CARRIED_PDF)
		return (inquiry->kind->needs & KIND_NEEDS_HTML_ONLY) != 0;
	mark = pool_format(inquiry->pool, "class=\"kind-%s",
	    inquiry->kind->name);
	return (inquiry->kind->needs & KIND_NEEDS_DOCUMENTS) != 0 &&
	    memmem(inquiry->carried.bytes, inquiry->carried.length, mark,
	    strlen(mark)) == NULL;
}

/*
 * What a file says of how it was made may have been changed, so that nothing
 * is compared. True if reported.
 */
static bool
refuse_request(struct inquiry *inquiry)
{
	if (!lists_wrongly(inquiry) && !is_other_kind(inquiry) &&
	    (verify_read_same(inquiry) || !is_request_changed(inquiry)))
		return false;
	problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED,
	    (struct place){ inquiry->path, 0, 0 }, "what it says of how it "
	    "was made was changed: its digest %s is of another document",
	    inquiry->digest);
	return true;
}

/* Nobody knows a digest that no ledger has and that its request gives not. */
static bool
is_unexplained(const struct inquiry *inquiry)
{
	if (inquiry->entry == NULL && inquiry->kind != NULL &&
	    (inquiry->kind->needs & KIND_NEEDS_DOCUMENTS) != 0)
		return true;
	return inquiry->why == NULL && !verify_read_same(inquiry) &&
	    (inquiry->entry == NULL || (inquiry->roster != NULL &&
	    !inquiry->request.is_merged));
}

static void
describe_file(struct inquiry *inquiry)
{
	if (*inquiry->line == '\0') {
		verify_describe_old(inquiry);
		return;
	}
	if (!follow(inquiry))
		return;
	if (inquiry->kind == NULL && !is_left_out(inquiry)) {
		problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_ASTRAY,
		    (struct place){ inquiry->path, 0, 0 },
		    "it cannot be made again: %s", inquiry->why);
		return;
	}
	if (refuse_request(inquiry))
		return;
	if (is_unexplained(inquiry)) {
		verify_words_astray(inquiry);
		return;
	}
	verify_describe(inquiry);
	if (verify_read_same(inquiry))
		verify_words(inquiry);
	else
		text_add_format(inquiry->out, message_translate("  words: not compared; %s\n"),
		    inquiry->why != NULL ? inquiry->why : message_translate(
		    "what it was made from is not there any more"));
}

static void
verify_file(struct inquiry *inquiry)
{
	if (!carried_load(inquiry->pool, inquiry->path, &inquiry->carried,
	    inquiry->job->problems))
		return;
	if (find_request(inquiry))
		describe_file(inquiry);
	else
		refuse_file(inquiry);
	carried_free(&inquiry->carried);
}

void
job_verify(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	struct inquiry inquiry = { .job = job, .pool = job->pool, .out = out };

	inquiry.digest = verify_digest_read(job->pool, options->words,
	    options->word_count);
	if (inquiry.digest == NULL && verify_digest_refuse(job))
		return;
	if (inquiry.digest == NULL && options->word_count != 1) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "verify needs the 12 hex digits at a page's foot, or a "
		    "document's file");
		return;
	}
	inquiry.path = inquiry.digest == NULL ? options->words[0] : NULL;
	if (inquiry.path != NULL && strcmp(inquiry.path, "-") == 0)
		inquiry.path = "/dev/stdin";
	if (inquiry.path == NULL)
		verify_digest(&inquiry);
	else
		verify_file(&inquiry);
	if (inquiry.today != NULL) {
		corpus_free(job->corpus);
		job->corpus = inquiry.today;
	}
}
