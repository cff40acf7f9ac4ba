#include "job/amend.h"

#include <stdlib.h>
#include <string.h>

#include "amend/amend.h"
#include "base/file.h"
#include "base/save.h"
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
	if (options->word_count != 1 || !is_file(options->words[0]) ||
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

static void
amend(struct job *job, const struct source *old,
    const struct source *expected, struct text *out)
{
	const struct options *options = job->options;
	char *text = NULL;
	size_t length;
	bool done = read_text(job, options->text, &text, &length) &&
	    is_for(job, old, text) && amend_apply(job->pool, old->document, options->text, text, length,
	    job->problems) && (expected == NULL || amend_same(job->pool,
	    old->document, expected->document, job->problems));

	free(text);
	if (done && (expected == NULL || options->output != NULL))
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
