/*
 * Corpus: the authorities in its folder, each read when it is first asked for.
 */
#include "corpus/inside.h"

#include <string.h>

struct shelf {
	enum shelf_state	 state;
	const char		*id;
	struct authority	 authority;
};

struct authorities {
	struct loading	 loading;
	struct shelf	*list;
	size_t		 count;
};

struct corpus *
corpus_load(const char *path, struct problems *problems)
{
	return corpus_load_until(path, NULL, problems);
}

struct corpus *
corpus_load_until(const char *path, const char *day,
    struct problems *problems)
{
	struct pool *pool = pool_new();
	struct corpus *corpus = pool_take(pool, sizeof *corpus);
	struct authorities *authorities = pool_take(pool,
	    sizeof *authorities);
	size_t i, length = strlen(path);
	struct names names;

	while (length > 1 && path[length - 1] == '/')
		length--;
	corpus->pool = pool;
	corpus->path = pool_copy(pool, path, length);
	corpus->authorities = authorities;
	authorities->loading = (struct loading){ pool, problems, day };
	if (file_is_absent(corpus->path))
		names = (struct names){0};
	else if (!folder_list(&authorities->loading, corpus->path, &names))
		return corpus;
	if (names.count == 0)
		problem_add(problems, PROBLEM_CORPUS_MISSING,
		    (struct place){ .file = corpus->path },
		    "there is no corpus: no folder of any authority; --corpus "
		    "names one");
	authorities->list = pool_take(pool, (names.count + 1) *
	    sizeof *authorities->list);
	authorities->count = names.count;
	for (i = 0; i < names.count; i++)
		authorities->list[i].id = names.list[i];
	return corpus;
}

struct corpus *
corpus_none(void)
{
	struct pool *pool = pool_new();
	struct corpus *corpus = pool_take(pool, sizeof *corpus);

	corpus->pool = pool;
	corpus->path = "";
	corpus->authorities = pool_take(pool, sizeof *corpus->authorities);
	corpus->authorities->loading.pool = pool;
	return corpus;
}

/* Of the file; "." if its name is all there is. */
static const char *
folder_of(struct pool *pool, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return ".";
	return slash == path ? "/" : pool_copy(pool, path,
	    (size_t)(slash - path));
}

struct corpus *
corpus_of_law(const char *path, struct problems *problems)
{
	struct corpus *corpus = corpus_none();
	struct authorities *authorities = corpus->authorities;

	authorities->loading.problems = problems;
	authorities->list = pool_take(corpus->pool,
	    sizeof *authorities->list);
	authorities->count = 1;
	authorities->list->id = "law";
	corpus->path = folder_of(corpus->pool, path);
	if (authority_open_law(&authorities->loading, path,
	    &authorities->list->authority)) {
		authorities->list->state = SHELF_READ;
		return corpus;
	}
	corpus_free(corpus);
	return NULL;
}

void
corpus_report_to(struct corpus *corpus, struct problems *problems)
{
	corpus->authorities->loading.problems = problems;
}

/* NULL if it was refused. */
static struct authority *
read_shelf(const struct corpus *corpus, struct shelf *shelf)
{
	if (shelf->state == SHELF_UNREAD)
		shelf->state = authority_load(&corpus->authorities->loading,
		    corpus->path, shelf->id, &shelf->authority) ?
		    SHELF_READ : SHELF_REFUSED;
	return shelf->state == SHELF_READ ? &shelf->authority : NULL;
}

struct authority *
corpus_next(const struct corpus *corpus, const struct authority *after)
{
	struct authorities *authorities = corpus->authorities;
	struct authority *found;
	size_t i = 0;

	while (after != NULL && i < authorities->count)
		if (&authorities->list[i++].authority == after)
			break;
	for (; i < authorities->count; i++) {
		found = read_shelf(corpus, &authorities->list[i]);
		if (found != NULL)
			return found;
	}
	return NULL;
}

struct authority *
corpus_authority(const struct corpus *corpus, const char *id)
{
	struct authorities *authorities = corpus->authorities;
	size_t i;

	for (i = 0; i < authorities->count; i++)
		if (strcmp(authorities->list[i].id, id) == 0)
			return read_shelf(corpus, &authorities->list[i]);
	return NULL;
}

void
corpus_read_all(const struct corpus *corpus)
{
	const struct authority *authority = NULL;
	const struct edition *edition;
	size_t i;

	while ((authority = corpus_next(corpus, authority)) != NULL)
		for (i = 0; i < authority->standard_count; i++) {
			edition = NULL;
			while ((edition = standard_next(
			    &authority->standards[i], edition)) != NULL)
				overlay_of(edition);
		}
}

void
corpus_free(struct corpus *corpus)
{
	size_t i;

	if (corpus == NULL)
		return;
	for (i = 0; i < corpus->authorities->count; i++)
		if (corpus->authorities->list[i].state == SHELF_READ)
			authority_close(
			    &corpus->authorities->list[i].authority);
	pool_free(corpus->pool);
}
