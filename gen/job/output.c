/*
 * What is read is never written over: the sheet that is printed, the text
 * that is imported, the roster, the corpus and the templates.
 */
#include "job/job.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/folder.h"
#include "base/word.h"
#include "corpus/picture.h"

static const struct place nowhere = {0};

static bool
is_same_file(const char *one, const char *other)
{
	struct stat first, second;

	return one != NULL && stat(one, &first) == 0 &&
	    stat(other, &second) == 0 && first.st_dev == second.st_dev &&
	    first.st_ino == second.st_ino;
}

/* Commands whose words may name files. */
static bool
reads_words(enum command command)
{
	return command == COMMAND_IMPORT || command == COMMAND_PRINT ||
	    command == COMMAND_DIFF || command == COMMAND_VERIFY ||
	    command == COMMAND_MAKE;
}

static bool
is_read(const struct options *options, const char *path)
{
	size_t i;

	if (is_same_file(options->roster, path))
		return true;
	for (i = 0; reads_words(options->command) && i < options->word_count;
	    i++)
		if (is_same_file(options->words[i], path))
			return true;
	return false;
}

/* Documents may well be made in a folder that is also the corpus. */
static bool
is_of_corpus(const struct job *job, const char *path)
{
	static const char *const endings[] = { ".xml", ".md", ".lock", ".png",
	    ".jpg", ".jpeg", ".xsl", ".css", ".style" };
	size_t i = 0;

	while (i < sizeof endings / sizeof *endings &&
	    !word_ends(path, endings[i]))
		i++;
	if (i == sizeof endings / sizeof *endings)
		return false;
	return (job->corpus != NULL &&
	    picture_is_below(job->corpus->path, path)) ||
	    (job->templates != NULL && picture_is_below(job->templates,
	    path));
}

bool
job_output_has_folder(struct job *job, const char *path)
{
	const char *folder = path == NULL ? "" : folder_of(job->pool, path);
	struct stat status;

	if (*folder == '\0' || strchr(path + strlen(folder), '.') == NULL ||
	    stat(folder, &status) == 0 || errno != ENOENT)
		return true;
	problem_add(job->problems, PROBLEM_USAGE, nowhere,
	    "there is no folder \"%s\" for the file of -o; make it, or name "
	    "another one", folder);
	return false;
}

bool
job_output_is_free(struct job *job, const char *path)
{
	struct stat status;

	/* What is not there, and a folder or a device, is not written over. */
	if (path == NULL || stat(path, &status) != 0 ||
	    !S_ISREG(status.st_mode))
		return true;
	if (is_read(job->options, path)) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "%s is the file that is read; name another one with -o",
		    path);
		return false;
	}
	if (is_of_corpus(job, path)) {
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "%s is a file of the corpus or of the templates; name "
		    "another one with -o", path);
		return false;
	}
	return true;
}
