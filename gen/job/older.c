/*
 * Papers of an earlier run in a folder of one file a person: 0007-山田.pdf.
 */
#include "job/older.h"

#include <dirent.h>
#include <string.h>

#include "base/word.h"

/* As roster_file_name makes them: number, hyphen, name. */
static bool
is_paper(const char *name, const char *ending)
{
	size_t digits = strspn(name, "0123456789");

	return digits >= 4 && name[digits] == '-' && word_ends(name, ending);
}

static bool
is_made(struct pool *pool, const struct roster *roster, const char *name,
    const char *ending)
{
	size_t i;

	for (i = 0; i < roster->row_count; i++)
		if (strcmp(roster_file_name(pool, roster, i, ending), name) ==
		    0)
			return true;
	return false;
}

void
older_tell(struct job *job, const char *folder, const struct roster *roster,
    const char *ending)
{
	struct pool *pool = pool_new();
	DIR *stream = opendir(folder);
	const struct dirent *entry;
	const char *first = NULL;
	size_t count = 0;

	while (stream != NULL && (entry = readdir(stream)) != NULL) {
		if (!is_paper(entry->d_name, ending) ||
		    is_made(pool, roster, entry->d_name, ending))
			continue;
		count++;
		if (first == NULL || strcmp(entry->d_name, first) < 0)
			first = pool_string(pool, entry->d_name);
	}
	if (stream != NULL)
		closedir(stream);
	if (count > 0)
		problem_add(job->problems, PROBLEM_FOLDER_OLDER, (struct place){
		    .file = pool_string(job->pool, folder) }, "the folder has "
		    "%zu more papers of an earlier run (%.80s); they are not "
		    "made anew", count, first);
	pool_free(pool);
}
