/*
 * The files that a page of a build shares with the others: the page may be
 * true, and a style beside it hide half of it.
 */
#include "job/verify.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

struct shared {
	const char	*name;
	const char	*bytes;
	size_t		 length;
};

/* Where the page says that the file is; NULL if it does not. */
static const char *
find_link(struct inquiry *inquiry, const char *name)
{
	const struct carried *carried = &inquiry->carried;
	const char *end = pool_format(inquiry->pool, "%s\"", name);
	const char *at = memmem(carried->bytes, carried->length, end,
	    strlen(end)), *start = at;

	while (start != NULL && start > carried->bytes && start[-1] != '"')
		start--;
	if (start == NULL || start == carried->bytes ||
	    (start < at && at[-1] != '/'))
		return NULL;
	return pool_format(inquiry->pool, "%.*s%s", (int)(at - start), start,
	    name);
}

static const char *
path_from(struct inquiry *inquiry, const char *link)
{
	const char *slash = strrchr(inquiry->path, '/');
	int folder = slash != NULL ? (int)(slash + 1 - inquiry->path) : 0;

	return pool_format(inquiry->pool, "%.*s%s", folder, inquiry->path,
	    link);
}

static void
check(struct inquiry *inquiry, const struct shared *shared)
{
	struct problems *problems = inquiry->job->problems;
	const char *link = find_link(inquiry, shared->name), *path;
	size_t length;
	char *found;

	if (link == NULL || shared->bytes == NULL)
		return;
	path = path_from(inquiry, link);
	/* A page alone, without the folder it was in, is plain and true. */
	if (access(path, R_OK) != 0)
		return;
	found = file_load(path, &length, problems);
	if (found != NULL && (length != shared->length ||
	    memcmp(found, shared->bytes, length) != 0))
		problem_add(problems, PROBLEM_SHARED_FILE_OTHER,
		    (struct place){ pool_string(inquiry->job->pool, path), 0,
		    0 }, "the words of the page are unchanged, but this file "
		    "beside it, which says how it looks and what it does, is "
		    "not the one of this kijun");
	free(found);
}

void
verify_beside(struct inquiry *inquiry)
{
	struct job *job = inquiry->job;
	struct shared search = { html_search_file, NULL, 0 };
	char *bytes;

	if (!verify_read_is_linked(inquiry))
		return;
	bytes = file_load(pool_format(job->pool, "%s/script/%s",
	    job->templates, html_search_file), &search.length,
	    job->problems);
	search.bytes = bytes;
	check(inquiry, &(struct shared){ html_style_file, job->page.style,
	    strlen(job->page.style) });
	check(inquiry, &(struct shared){ html_script_file, job->page.script,
	    strlen(job->page.script) });
	check(inquiry, &search);
	free(bytes);
}
