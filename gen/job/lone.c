#include "job/lone.h"

#include <string.h>

#include "base/file.h"
#include "base/word.h"
#include "job/settings.h"

static const char TEXT_KIND[] = "standard";

bool
lone_is_file(const char *name)
{
	return file_is_plain(name) ||
	    (word_ends(name, ".xml") && strlen(name) > strlen(".xml"));
}

/* No kind, authority or standard has a dot in its name. */
static bool
is_law(const char *name)
{
	const char *slash = strrchr(name, '/');

	return strchr(slash != NULL ? slash : name, '.') != NULL &&
	    lone_is_file(name);
}

/* kijun make FILE, make KIND FILE, make KIND --standard FILE */
const char *
lone_law(const struct options *options)
{
	size_t i;

	for (i = 0; i < options->word_count && i < 2; i++)
		if (is_law(options->words[i]) && i + 1 == options->word_count)
			return options->words[i];
	return options->word_count == 1 && options->standard_count == 1 &&
	    is_law(options->standards[0]) ? options->standards[0] :
	    NULL;
}

bool
lone_are_all(const struct options *options)
{
	size_t i;

	for (i = 0; i < options->word_count; i++)
		if (!lone_is_file(options->words[i]))
			return false;
	return options->word_count > 0;
}

bool
lone_open(struct job *job, const struct options *options, const char *law,
    struct problems *problems)
{
	job_open_templates(job, options, problems);
	job->corpus = law != NULL ? corpus_of_law(law, problems) :
	    corpus_none();
	if (job->corpus == NULL)
		return false;
	if (law == NULL)
		return true;
	job->kinds = kinds_load(job->templates, problems);
	return job->kinds != NULL && problems_status(problems) == 0 &&
	    settings_check(job, NULL);
}

const char *
lone_kind(const struct options *options)
{
	return options->word_count == 1 && options->standard_count == 0 &&
	    is_law(options->words[0]) ? TEXT_KIND : options->words[0];
}

struct authority *
lone_authority(const struct job *job)
{
	struct authority *authority = corpus_next(job->corpus, NULL);

	return authority != NULL && authority->is_lone ? authority : NULL;
}

const char *
lone_document_path(struct job *job, const char *kind)
{
	const char *path = lone_authority(job)->path;
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	size_t length = strlen(name);

	if (word_ends(name, ".xml"))
		length -= strlen(".xml");
	if (strcmp(kind, TEXT_KIND) == 0)
		return pool_copy(job->pool, name, length);
	return pool_format(job->pool, "%.*s-%s", (int)length, name, kind);
}
