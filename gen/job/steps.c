#include "job/steps.h"

#include <string.h>

#include "base/batch.h"
#include "carry/stage.h"

/* What was read, until the end: problems and editions still point there. */
struct staged {
	struct stage	 stage;
	struct corpus	*corpus;
	const struct carry_files *files;
	struct problems	*said;		/* with the stage's names */
	struct staged	*next;
};

/* The files of one authority so far. */
struct changing {
	struct authority	 authority;	/* id and path alone */
	struct carry_files	 files;
	struct corpus		*corpus;	/* with them; NULL: not read yet */
	struct changing		*next;
};

struct steps {
	struct job	*job;
	struct batch	*batch;		/* NULL: nothing will be written */
	const char	*path;
	struct changing	*list;
	struct staged	*staged;	/* the newest first */
};

/* ---- beginning ---- */

static bool
read_again(struct job *job)
{
	const char *path = pool_string(job->pool, job->corpus->path);

	corpus_free(job->corpus);
	job->corpus = corpus_load(path, job->problems);
	return problems_status(job->problems) == 0;
}

struct steps *
steps_begin(struct job *job, const char *corpus)
{
	struct steps *steps = pool_take(job->pool, sizeof *steps);

	*steps = (struct steps){ .job = job, .path = pool_string(job->pool,
	    corpus) };
	if (job->options->dry_run)
		return steps;
	steps->batch = batch_begin(steps->path, SAVE_FOR_ALL, job->problems);
	if (steps->batch == NULL)
		return NULL;
	if (job->corpus == NULL || read_again(job))
		return steps;
	batch_abandon(steps->batch);
	return NULL;
}

/* ---- a step ---- */

static struct changing *
changing_of(struct steps *steps, const char *authority)
{
	struct pool *pool = steps->job->pool;
	struct changing *one = steps->list;

	while (one != NULL && strcmp(one->authority.id, authority) != 0)
		one = one->next;
	if (one != NULL)
		return one;
	one = pool_take(pool, sizeof *one);
	*one = (struct changing){ .files = { .pool = pool },
	    .next = steps->list };
	one->authority.id = pool_string(pool, authority);
	one->authority.path = pool_format(pool, "%s/%s", steps->path,
	    authority);
	steps->list = one;
	return one;
}

void
steps_add(struct steps *steps, const char *authority, const char *path,
    const char *bytes, size_t length)
{
	struct changing *one = changing_of(steps, authority);
	struct carry_files *files = &one->files;
	size_t i = 0;

	while (i < files->count && strcmp(files->list[i].path, path) != 0)
		i++;
	if (i == files->count) {
		files->list = pool_grow(files->pool, files->list, &files->room,
		    files->count, sizeof *files->list);
		files->count++;
	}
	files->list[i] = (struct carry_file){ pool_string(files->pool, path),
	    pool_copy(files->pool, bytes, length), length, 1 };
	one->corpus = NULL;
}

void
steps_add_files(struct steps *steps, const char *authority,
    const struct carry_files *files)
{
	size_t i;

	for (i = 0; i < files->count; i++)
		steps_add(steps, authority, files->list[i].path,
		    files->list[i].bytes, files->list[i].length);
}

/* ---- what has become of it ---- */

static struct corpus *
read_stage(struct steps *steps, struct changing *one)
{
	struct staged *staged = pool_take(steps->job->pool, sizeof *staged);

	*staged = (struct staged){ .stage = { .pool = steps->job->pool },
	    .files = &one->files, .said = problems_new(),
	    .next = steps->staged };
	steps->staged = staged;
	if (stage_open(&staged->stage, &one->authority, &one->files,
	    steps->job->problems))
		staged->corpus = corpus_load(staged->stage.path,
		    staged->said);
	return staged->corpus;
}

struct corpus *
steps_corpus(struct steps *steps, const char *authority)
{
	struct changing *one = changing_of(steps, authority);

	if (one->corpus == NULL)
		one->corpus = one->files.count == 0 ? steps->job->corpus :
		    read_stage(steps, one);
	return one->corpus;
}

void
steps_tell(const struct steps *steps)
{
	const struct staged *staged = steps->staged;

	if (staged != NULL)
		stage_report(&staged->stage, staged->files, staged->said,
		    steps->job->problems);
}

const struct edition *
steps_edition(struct steps *steps, const char *authority, const char *name)
{
	const struct corpus *corpus = steps_corpus(steps, authority);
	const struct edition *edition = corpus == NULL ? NULL :
	    find_edition(corpus, name);

	if (edition == NULL)
		steps_tell(steps);
	return edition;
}

/* ---- the end ---- */

static bool
add_all(struct steps *steps)
{
	struct job *job = steps->job;
	const struct changing *one;
	size_t i;

	for (one = steps->list; one != NULL; one = one->next)
		for (i = 0; i < one->files.count; i++) {
			const struct carry_file *file = &one->files.list[i];

			if (!batch_add(steps->batch, pool_format(job->pool,
			    "%s/%s", one->authority.id, file->path),
			    file->bytes, file->length, job->problems))
				return false;
		}
	return true;
}

static void
close_stages(struct steps *steps)
{
	struct staged *staged;

	for (staged = steps->staged; staged != NULL; staged = staged->next) {
		if (staged->corpus != NULL)
			corpus_free(staged->corpus);
		problems_free(staged->said);
		stage_close(&staged->stage);
	}
}

bool
steps_finish(struct steps *steps, bool is_right)
{
	is_right = is_right && (steps->batch == NULL || add_all(steps));
	close_stages(steps);
	if (steps->batch == NULL)
		return is_right;
	if (is_right)
		return batch_commit(steps->batch, steps->job->problems);
	batch_abandon(steps->batch);
	return false;
}
