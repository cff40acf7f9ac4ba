#include "job/amend.h"

#include <stdlib.h>
#include <string.h>

#include "amend/amend.h"
#include "base/file.h"
#include "base/message.h"
#include "base/save.h"
#include "carry/carry.h"
#include "job/steps.h"
#include "scope/amendment.h"

static const struct place nowhere = {0};

static bool
is_file(const char *name)
{
	size_t length = strlen(name);

	return file_is_plain(name) || (length > 4 &&
	    strcmp(name + length - 4, ".xml") == 0);
}

/* Files alone need no corpus. */
bool
job_amend_open(struct job *job, const struct options *options,
    struct problems *problems)
{
	if (options->as != NULL || options->word_count != 1 ||
	    !is_file(options->words[0]) ||
	    (options->expect != NULL && !is_file(options->expect)))
		return job_open_corpus(job, options, problems);
	*job = (struct job){ .options = options, .problems = problems,
	    .pool = pool_new(), .corpus = corpus_none() };
	return true;
}

/* A tree of our own: an edition of the corpus is not to be changed. */
static struct source *
law_of(struct job *job, const char *name)
{
	const struct edition *edition;

	if (is_file(name))
		return xml_load(job->pool, name, job->problems);
	edition = job_edition(job, name);
	return edition == NULL ? NULL : xml_load(job->pool,
	    edition->text->path, job->problems);
}

static bool
is_law(struct job *job, const struct source *source, const char *name)
{
	if (source == NULL)
		return false;
	if (amend_is_law(source->document))
		return true;
	problem_add(job->problems, PROBLEM_AMEND_NO_PROVISION,
	    (struct place){ source->path, 1, 1 }, "\"%s\" is no law XML", name);
	return false;
}

/* What no one sees would go into the law, and make no XML. */
static bool
is_seen(struct job *job, const char *path, const char *text, size_t length)
{
	const size_t mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) ==
	    0 ? 3 : 0;
	const char *at, *unseen;
	uint32_t code;
	int line = 1;

	unseen = text_find_unseen(text + mark, length - mark, &code);
	if (unseen == NULL)
		return true;
	for (at = text; at < unseen; at++)
		line += *at == '\n';
	problem_add(job->problems, PROBLEM_CONTROL_CHARACTER,
	    (struct place){ path, line, 0 }, "U+%04X is a control or "
	    "direction mark", (unsigned)code);
	return false;
}

static bool
read_text(struct job *job, const char *path, char **text, size_t *length)
{
	size_t bad;

	*text = file_load(path, length, job->problems);
	if (*text == NULL)
		return false;
	if (text_is_utf8(*text, *length, &bad))
		return is_seen(job, path, *text, *length);
	problem_add(job->problems, PROBLEM_AMEND_NOT_UNDERSTOOD,
	    (struct place){ path, 0, 0 }, "the text is not in UTF-8; save it "
	    "as \"UTF-8\" and give it again");
	return false;
}

/* ※改正前の本文 3f0c9a5be214: made for another text? */
static bool
is_for(struct job *job, const struct source *old, const char *text)
{
	static const char mark[] = "※改正前の本文 ";
	const char *at = strstr(text, mark);
	char digest[AMENDMENT_DIGEST + 1];

	if (at == NULL)
		return true;
	amendment_digest_file(old, digest);
	if (strncmp(at + strlen(mark), digest, AMENDMENT_DIGEST) == 0)
		return true;
	problem_add(job->problems, PROBLEM_AMEND_BASE, (struct place){
	    job->options->text, 0, 0 }, "the text was made for another edition "
	    "(%.12s) than this one (%s)", at + strlen(mark), digest);
	return false;
}

static void
write_law(struct job *job, xmlDoc *law, struct text *out)
{
	const char *path = job->options->output;
	xmlChar *bytes = NULL;
	int length = 0;

	xmlDocDumpMemoryEnc(law, &bytes, &length, "UTF-8");
	if (bytes == NULL)
		return;
	if (path == NULL || strcmp(path, "-") == 0)
		text_add(out, (const char *)bytes, (size_t)length);
	else
		save_file(path, (const char *)bytes, (size_t)length,
		    job->problems);
	xmlFree(bytes);
}

/* ---- into the corpus ---- */

/* draft-2027 of kyoto/13@draft-2027, or the whole word; NULL: not of it. */
static const char *
draft_named(const struct edition *old, const char *as)
{
	const char *at = strchr(as, '@');
	const struct standard *standard = old->standard;
	size_t authority = strlen(standard->authority->id);

	if (at == NULL)
		return strchr(as, '/') == NULL ? as : NULL;
	if (strncmp(as, standard->authority->id, authority) != 0 ||
	    as[authority] != '/' || strncmp(as + authority + 1,
	    standard->slug, strlen(standard->slug)) != 0 ||
	    as + authority + 1 + strlen(standard->slug) != at)
		return NULL;
	return at + 1;
}

/* A draft, and none that is there already. */
static const char *
place_for(struct job *job, const struct edition *old)
{
	const char *as = job->options->as, *draft = old == NULL ? NULL :
	    draft_named(old, as);
	const char *folder;

	if (old == NULL || draft == NULL || (strcmp(draft, "draft") != 0 &&
	    (strncmp(draft, "draft-", strlen("draft-")) != 0 ||
	    strspn(draft, "abcdefghijklmnopqrstuvwxyz0123456789-") !=
	    strlen(draft)))) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "--as is a draft of the standard that is amended: "
		    "kyoto/13@draft-NAME");
		return NULL;
	}
	folder = pool_format(job->pool, "%s/%s/%s",
	    old->standard->authority->path, old->standard->slug, draft);
	if (!file_is_absent(folder)) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "%s is there already: give the draft another name",
		    folder);
		return NULL;
	}
	return draft;
}

/* What carrying said, with the corpus's own names for the stage's. */
static void
add_said(struct text *out, const char *said, const char *stage,
    const char *corpus)
{
	const char *at;

	while ((at = strstr(said, stage)) != NULL) {
		text_add(out, said, (size_t)(at - said));
		text_add_string(out, corpus);
		said = at + strlen(stage);
	}
	text_add_string(out, said);
}

/* The amended text, and what is written about the old one, in one step. */
static void
put_draft(struct job *job, const struct edition *old, xmlDoc *law,
    const char *draft, struct text *out)
{
	struct pool *pool = job->pool;
	const char *authority = pool_string(pool, old->standard->authority->id);
	const char *slug = pool_string(pool, old->standard->slug);
	const char *from = pool_string(pool, old->name);
	struct carried carried = {0};
	struct text said = {0};
	struct steps *steps = steps_begin(job, job->corpus->path);
	const struct edition *one, *other;
	xmlChar *bytes = NULL;
	int length = 0;
	bool made;

	if (steps == NULL)
		return;
	xmlDocDumpMemoryEnc(law, &bytes, &length, "UTF-8");
	steps_add(steps, authority, pool_format(pool, "%s/%s/text.xml", slug,
	    draft), (const char *)bytes, (size_t)length);
	xmlFree(bytes);
	one = steps_edition(steps, authority, from);
	other = steps_edition(steps, authority, pool_format(pool, "%s/%s@%s",
	    authority, slug, draft));
	made = one != NULL && other != NULL && carry_edition(pool,
	    steps_corpus(steps, authority), one, other, false, &carried,
	    job->problems);
	if (made) {
		add_said(&said, carried.said.bytes, steps_corpus(steps,
		    authority)->path, job->corpus->path);
		steps_add_files(steps, authority, carried.files);
	}
	if (steps_finish(steps, made) && made)
		text_add(out, said.bytes, said.length);
	text_free(&said);
	text_free(&carried.said);
}

static void
amend(struct job *job, const struct source *old,
    const struct source *expected, struct text *out)
{
	const struct options *options = job->options;
	const char *draft = options->as == NULL ? NULL : place_for(job,
	    is_file(options->words[0]) ? NULL : job_edition(job,
	    options->words[0]));
	char *text = NULL;
	size_t length;
	bool done = (options->as == NULL || draft != NULL) && read_text(job, options->text, &text, &length) &&
	    is_for(job, old, text) && amend_apply(
	    job->pool, old->document, options->text, text, length,
	    job->problems) && (expected == NULL || amend_same(job->pool,
	    old->document, expected->document, job->problems));

	free(text);
	if (done && options->as != NULL)
		put_draft(job, job_edition(job, options->words[0]),
		    old->document, draft, out);
	else if (done && (expected == NULL || options->output != NULL))
		write_law(job, old->document, out);
}

void
job_amend(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	struct source *old, *expected = NULL;

	if (options->word_count != 1 || options->text == NULL) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "amend needs a law and an amending text: kijun amend OLD "
		    "--text FILE");
		return;
	}
	old = law_of(job, options->words[0]);
	if (options->expect != NULL)
		expected = law_of(job, options->expect);
	if (is_law(job, old, options->words[0]) && (options->expect == NULL ||
	    is_law(job, expected, options->expect)))
		amend(job, old, expected, out);
	xml_free(old);
	xml_free(expected);
}

/* ---- the sentences themselves ---- */

bool
job_amend_text(struct job *job, const struct changes *changes, bool is_json,
    struct text *out)
{
	const char *word = options_setting(job->options, "style");
	const struct amendment_proved *proved;
	enum amendment_style style;

	if (!amendment_style_named(word, changes->old, &style)) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "--style is local or national, not \"%s\"", word);
		return false;
	}
	proved = amendment_prove(job->pool, changes, style, options_setting(
	    job->options, "mend") != NULL, job->problems);
	if (proved == NULL)
		return false;
	if (is_json)
		amendment_print_json(proved->amendment, out);
	else
		amendment_write_text(proved, out);
	amendment_end(proved);
	return true;
}

void
job_amend_reasons(struct job *job, const struct request *request)
{
	struct text unread = {0};

	if (request->older != NULL)
		job_amend_text(job, compare_known(job->corpus, request->older,
		    request->edition), false, &unread);
	text_free(&unread);
}
