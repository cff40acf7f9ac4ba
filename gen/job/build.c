/*
 * The command build: every document of the plan, by as many processes as there
 * are cores (by this one, if there is one), and the portal over them. Files get their names only when all are
 * made and nothing was wrong.
 */
#include "job/job.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check/check.h"
#include "job/digests.h"
#include "job/shard.h"
#include "job/plan.h"
#include "base/batch.h"
#include "base/message.h"
#include "base/progress.h"
#include "base/stop.h"

enum {
	READ_BYTES = 1 << 16,
	STATUS_UNHEARD = 1	/* of a worker whose parent has ended */
};

/* A child that makes documents, and what it has said so far. */
struct worker {
	pid_t		 pid;
	int		 from;		/* its results; -1 once it has ended */
	struct text	 said;
	bool		 done;		/* all its documents are made */
};

struct team {
	struct worker	 workers[OPTIONS_JOBS_MAX];
	int		 count;
	atomic_size_t	*next;		/* shared: who is free takes it */
};

struct build {
	struct job	*job;
	struct plan	*plan;
	struct made	*made;		/* array, one a document of the plan */
	const struct build *before;	/* whose documents are listed, or NULL */
	const struct authority *listed;	/* of list; NULL: all */
	xmlDoc		*list;		/* a worker's own; NULL until asked */
	unsigned	 formats;
	const char	*folder;
	struct batch	*batch;
	const char	*prefix;	/* of paths, that its folder says */
	struct progress	 progress;
};

/* ---- one document, in a worker ---- */

static bool
save_as(struct build *build, const char *path, const char *ending,
    const struct text *bytes)
{
	return batch_add(build->batch, pool_format(build->job->pool, "%s.%s",
	    path + strlen(build->prefix), ending), bytes->bytes, bytes->length,
	    build->job->problems);
}

/* Of those that have one: a pledge has no table, and lacks none. */
static void
make_tables(struct build *build, const struct document *document,
    const struct sheet *sheet, struct text *bytes)
{
	unsigned format;
	size_t pages;

	if ((build->formats & FORMAT_TABLES) == 0 ||
	    (document->kind->needs & KIND_NEEDS_HTML_ONLY) != 0 ||
	    !job_has_tables(build->job, sheet))
		return;
	for (format = FORMAT_XLSX; format <= FORMAT_LAST; format *= 2) {
		text_clear(bytes);
		if ((build->formats & format) != 0 &&
		    job_bytes(build->job, sheet, format, bytes,
		    &pages))
			save_as(build, document->path, job_ending(format),
			    bytes);
	}
}

static void
make_formats(struct build *build, const struct document *document,
    const struct sheet *sheet, struct made *made)
{
	struct job *job = build->job;
	struct text bytes = {0};
	unsigned formats = build->formats;

	if ((document->kind->needs & KIND_NEEDS_HTML_ONLY) != 0)
		formats &= FORMAT_HTML;
	if ((formats & FORMAT_HTML) != 0 && job_bytes(job, sheet, FORMAT_HTML,
	    &bytes, NULL)) {
		made->html_bytes = bytes.length;
		save_as(build, document->path, "html", &bytes);
		text_clear(&bytes);
	}
	if ((formats & FORMAT_PDF) != 0 && job_bytes(job, sheet, FORMAT_PDF,
	    &bytes, &made->page_count)) {
		made->pdf_bytes = bytes.length;
		save_as(build, document->path, "pdf", &bytes);
	}
	make_tables(build, document, sheet, &bytes);
	text_free(&bytes);
}

/* On one line: it is told, and kept, as such. */
static const char *
root_words(struct pool *pool, const struct sheet *sheet, enum sheet_attr name)
{
	const char *words = sheet_attr(sheet->root, name);
	char *copy = pool_string(pool, words != NULL ? words : ""), *at;

	for (at = copy; *at != '\0'; at++)
		if (*at == '\t' || *at == '\n')
			*at = ' ';
	return copy;
}

static void
make_one(struct build *build, const struct document *document,
    struct made *made)
{
	struct pool *pool = pool_new();
	struct sheet *sheet = job_compose(build->job, pool, document->kind,
	    &document->request);

	if (sheet != NULL && !job_is_empty(sheet)) {
		made->is_made = true;
		snprintf(made->digest, sizeof made->digest, "%s",
		    sheet->digest);
		made->title = root_words(build->job->pool, sheet,
		    SHEET_A_TITLE);
		made->edition = root_words(build->job->pool, sheet,
		    SHEET_A_EDITION);
		make_formats(build, document, sheet, made);
	}
	pool_free(pool);
}

/* ---- a worker's side of the pipe ---- */

#ifdef KIJUN_COVERAGE
void	__gcov_dump(void);
#endif

/* Without what the parent has asked exit to do. */
static _Noreturn void
leave(int status)
{
#ifdef KIJUN_COVERAGE
	__gcov_dump();
#endif
	_exit(status);
}

/* Nobody listens any more: the build is over, and this process with it. */
static void
write_all(int to, const char *bytes, size_t length)
{
	ssize_t written;

	while (length > 0) {
		written = write(to, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			leave(STATUS_UNHEARD);
		bytes += written;
		length -= (size_t)written;
	}
}

static void
tell(int to, size_t index, const struct made *made)
{
	struct text line = {0};

	text_add_format(&line, "D\t%zu\t%d\t%zu\t%zu\t%zu\t%s\t%s\t%s\n", index,
	    made->is_made, made->page_count, made->html_bytes,
	    made->pdf_bytes, made->digest, made->title != NULL ?
	    made->title : "", made->edition != NULL ? made->edition : "");
	write_all(to, line.bytes, line.length);
	text_free(&line);
}

static void
tell_problems(int to, const struct problems *problems)
{
	struct text lines = {0}, out = {0};
	char *line, *rest;

	problems_save(problems, &lines);
	rest = lines.bytes;
	while (rest != NULL && (line = strsep(&rest, "\n")) != NULL)
		if (*line != '\0')
			text_add_format(&out, "P\t%s\n", line);
	text_add_string(&out, "E\n");
	write_all(to, out.bytes, out.length);
	text_free(&lines);
	text_free(&out);
}

/*
 * What the document lists. It is the same for all pages of an authority, which
 * follow each other; what others have is no matter of theirs.
 */
static xmlDoc *
list_for(struct build *build, const struct document *document)
{
	const struct authority *authority = document->request.authority;

	if (build->list == NULL || build->listed != authority) {
		if (build->list != NULL)
			xmlFreeDoc(build->list);
		build->list = job_digests_document(build->job->pool,
		    authority, build->before->plan, build->before->made,
		    build->plan, build->job->kinds);
		build->listed = authority;
	}
	job_digests_set_up(build->list, document->path);
	return build->list;
}

static void
make_next(struct build *build, size_t index)
{
	struct document document = build->plan->list[index];

	if (build->before != NULL)
		document.request.extra = list_for(build, &document);
	make_one(build, &document, &build->made[index]);
}

/*
 * Never returns. What it makes goes to the batch's stage, which the parent
 * commits or abandons.
 */
static _Noreturn void
work(struct build *build, atomic_size_t *next, int to)
{
	struct problems *local = problems_new();
	size_t index;

	build->job->problems = local;
	corpus_report_to(build->job->corpus, local);
	/* A full disk is said once, not of every file. */
	while (problems_count(local, PROBLEM_FATAL) == 0 &&
	    (index = atomic_fetch_add(next, 1)) < build->plan->count) {
		make_next(build, index);
		tell(to, index, &build->made[index]);
	}
	/* Somebody may have asked this process alone to stop. */
	if (stop_asked())
		leave(STATUS_UNHEARD);
	tell_problems(to, local);
	leave(0);
}

static bool
hire(struct build *build, atomic_size_t *next, struct worker *worker)
{
	const pid_t parent = getpid();
	int up[2], error;

	if (pipe2(up, O_CLOEXEC) != 0)
		return false;
	fflush(NULL);
	worker->pid = fork();
	if (worker->pid == 0) {
		close(up[0]);
		/* A parent that is killed leaves nobody behind. */
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)
			leave(STATUS_UNHEARD);
		work(build, next, up[1]);
	}
	error = errno;
	close(up[1]);
	worker->from = up[0];
	worker->done = false;
	if (worker->pid > 0)
		return true;
	close(up[0]);
	errno = error;
	return false;
}

/* ---- the parent's side ---- */

static void
hear_made(struct build *build, char *line)
{
	char *field[9];
	struct made *made;
	int i;

	for (i = 0; i < 9; i++)
		field[i] = strsep(&line, "\t");
	if (field[8] == NULL)
		return;
	made = &build->made[strtoull(field[1], NULL, 10)];
	made->is_made = field[2][0] == '1';
	made->page_count = strtoull(field[3], NULL, 10);
	made->html_bytes = strtoull(field[4], NULL, 10);
	made->pdf_bytes = strtoull(field[5], NULL, 10);
	snprintf(made->digest, sizeof made->digest, "%s", field[6]);
	made->title = pool_string(build->job->pool, field[7]);
	made->edition = pool_string(build->job->pool, field[8]);
	progress_step(&build->progress);
}

static void
hear_line(struct build *build, struct worker *worker, char *line)
{
	if (line[0] == 'D')
		hear_made(build, line);
	else if (line[0] == 'P')
		problems_restore(build->job->problems, line + 2);
	else
		worker->done = true;
}

/* What came of a worker since the last time, line by line. */
static void
hear(struct build *build, struct worker *worker)
{
	char bytes[READ_BYTES];
	ssize_t count = read(worker->from, bytes, sizeof bytes);
	char *line, *end, *rest;

	if (count < 0 && errno == EINTR)
		return;
	if (count <= 0) {
		close(worker->from);
		worker->from = -1;
		return;
	}
	text_add(&worker->said, bytes, (size_t)count);
	rest = line = worker->said.bytes;
	while ((end = strchr(line, '\n')) != NULL) {
		*end = '\0';
		hear_line(build, worker, line);
		line = end + 1;
	}
	worker->said.length -= (size_t)(line - rest);
	memmove(rest, line, worker->said.length + 1);
}

/*
 * Until every worker has made its part, or has ended, or the program is asked
 * to stop.
 */
static void
listen(struct build *build, struct worker *workers, int count)
{
	struct pollfd polls[OPTIONS_JOBS_MAX + 1];
	int i, open;

	while (!stop_asked()) {
		open = 0;
		for (i = 0; i < count; i++) {
			bool waits = workers[i].from >= 0 && !workers[i].done;

			polls[i] = (struct pollfd){ .fd = waits ?
			    workers[i].from : -1, .events = POLLIN };
			open += waits;
		}
		polls[count] = (struct pollfd){ .events = POLLIN,
		    .fd = batch_watch(build->batch) };
		if (open == 0 || (poll(polls, (nfds_t)count + 1, -1) < 0 &&
		    errno != EINTR))
			break;
		for (i = 0; i < count; i++)
			if (polls[i].fd >= 0 && polls[i].revents != 0)
				hear(build, &workers[i]);
	}
}

/* Who has not said that he is done is not waited for. */
static void
dismiss_one(struct build *build, struct worker *worker)
{
	int status = 0;

	if (!worker->done)
		kill(worker->pid, SIGKILL);
	if (worker->from >= 0)
		close(worker->from);
	while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
		;
	/* What he made and could not say is lost as well, however he ended. */
	if (!worker->done || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		problem_add(build->job->problems, PROBLEM_WORKER_FAILED,
		    (struct place){0},
		    "a process that makes documents ended early");
	text_free(&worker->said);
}

static void
dismiss(struct build *build, struct team *team)
{
	int i;

	for (i = 0; i < team->count; i++)
		dismiss_one(build, &team->workers[i]);
	if (team->next != NULL)
		munmap(team->next, sizeof *team->next);
}

static int
worker_count(const struct build *build)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (build->job->options->jobs > 0)
		return build->job->options->jobs;
	if (cores < 1)
		return 1;
	return cores > OPTIONS_JOBS_MAX ? OPTIONS_JOBS_MAX : (int)cores;
}

static bool
hire_all(struct build *build, struct team *team)
{
	size_t documents = build->plan->count;
	int count = worker_count(build);
	void *shared = mmap(NULL, sizeof *team->next,
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (shared == MAP_FAILED)
		return false;
	team->next = shared;
	if ((size_t)count > documents)
		count = (int)documents;
	for (; team->count < count; team->count++)
		if (!hire(build, team->next, &team->workers[team->count]))
			return false;
	return true;
}

/* Without another process: for who has one core, or looks for a fault. */
static bool
make_in_line(struct build *build)
{
	struct problems *problems = build->job->problems;
	size_t i;

	for (i = 0; i < build->plan->count && !stop_asked() &&
	    problems_count(problems, PROBLEM_FATAL) == 0; i++) {
		make_next(build, i);
		progress_step(&build->progress);
	}
	progress_end(&build->progress);
	return build->progress.done == build->plan->count &&
	    problems_status(problems) == 0;
}

/* Every document of the plan, none of them committed yet. */
static bool
make_all(struct build *build, struct team *team)
{
	bool hired;

	progress_begin(&build->progress, build->plan->count);
	if (worker_count(build) == 1)
		return make_in_line(build);
	hired = hire_all(build, team);
	if (!hired)
		problem_add(build->job->problems, PROBLEM_WORKER_FAILED,
		    (struct place){0}, "no process can be started: %s",
		    message_of_error(errno));
	if (hired)
		listen(build, team->workers, team->count);
	progress_end(&build->progress);
	dismiss(build, team);
	return hired && build->progress.done == build->plan->count &&
	    problems_status(build->job->problems) == 0;
}

/* Kinds that show the list of all documents come after the others. */
static bool
needs_list(const struct kind *kind)
{
	return (kind->needs & KIND_NEEDS_DOCUMENTS) != 0;
}

static bool
make_lists(const struct build *build, struct plan *lists)
{
	struct team team = {0};
	struct job *job = build->job;
	struct build second = { .job = job, .plan = lists,
	    .made = pool_take(job->pool, (lists->count + 1) *
	    sizeof *build->made), .formats = build->formats,
	    .folder = build->folder, .batch = build->batch, .prefix = "",
	    .before = build };

	return make_all(&second, &team) && job_digests_save(job, build->plan,
	    build->made, lists, second.made, build->folder, build->batch);
}

/* The plan in two: what is made at once, and what lists it. */
static struct plan *
split_plan(struct build *build, struct plan *whole)
{
	struct pool *pool = build->job->pool;
	struct plan *lists = pool_take(pool, sizeof *lists);
	struct document *kept;
	size_t i, count = 0;

	lists->list = pool_take(pool, (whole->count + 8) *
	    sizeof *lists->list);
	kept = pool_take(pool, (whole->count + 1) * sizeof *kept);
	for (i = 0; i < whole->count; i++)
		if (needs_list(whole->list[i].kind))
			lists->list[lists->count++] = whole->list[i];
		else
			kept[count++] = whole->list[i];
	whole->list = kept;
	whole->count = count;
	return lists;
}

/* The portal itself is made per nothing. */
static void
add_portal(struct build *build, struct plan *lists)
{
	struct kinds *kinds = build->job->kinds;
	const char *only = build->job->options->only;
	size_t i;

	for (i = 0; i < kinds->count; i++) {
		struct kind *kind = &kinds->list[i];

		if ((kind->per & KIND_PER_ALL) == 0 || (only != NULL &&
		    !plan_has_word(only, kind->name)))
			continue;
		lists->list[lists->count++] = (struct document){
		    .kind = kind, .path = kind->name,
		    .request = { .kind = kind->name, .kinds = kinds } };
	}
}

static struct batch *
begin(const struct build *build)
{
	const struct options *options = build->job->options;

	if (!options->shard)
		return batch_begin(build->folder, SAVE_FOR_ALL,
		    build->job->problems);
	return batch_begin_below(build->folder, pool_format(build->job->pool,
	    "%s/%s", build->folder, options->words[0]),
	    build->job->problems);
}

/* Only a list of all that an authority has is worth keeping. */
static bool
is_of_whole_authorities(const struct options *options)
{
	size_t i;

	for (i = 0; i < options->word_count; i++)
		if (strchr(options->words[i], '/') != NULL)
			return false;
	return options->only == NULL;
}

/* All, or one authority's alone, or what lists all. */
static bool
make_part(struct build *build, struct plan *lists)
{
	struct job *job = build->job;
	struct team first = {0};

	if (job->options->index)
		return job_shard_load(job, build->plan, build->made,
		    build->folder) && make_lists(build, lists);
	return make_all(build, &first) &&
	    (job->options->shard || make_lists(build, lists)) &&
	    (!is_of_whole_authorities(job->options) ||
	    job_shard_save(job, build->plan, build->made, build->prefix,
	    build->batch));
}

static void
run_build(struct build *build, struct plan *lists)
{
	bool good;

	build->batch = begin(build);
	if (build->batch == NULL)
		return;
	good = make_part(build, lists);
	if (good && problems_status(build->job->problems) == 0)
		batch_commit(build->batch, build->job->problems);
	else
		batch_abandon(build->batch);
}

/* The page that one opens first; the folder, if there is none. */
static const char *
first_page(const struct build *build, const struct plan *lists)
{
	struct pool *pool = build->job->pool;
	size_t i;

	if (build->job->options->shard)
		return pool_format(pool, "%s/%s", build->folder,
		    build->job->options->words[0]);
	for (i = 0; i < lists->count; i++)
		if (request_per(&lists->list[i].request) == KIND_PER_ALL)
			return pool_format(pool, "%s/%s.html", build->folder,
			    lists->list[i].path);
	return build->folder;
}

static void
report(const struct build *build, const struct plan *lists)
{
	size_t i, documents = 0, pages = 0, bytes = 0;

	for (i = 0; i < build->plan->count; i++) {
		documents += build->made[i].is_made;
		pages += build->made[i].page_count;
		bytes += build->made[i].html_bytes + build->made[i].pdf_bytes;
	}
	fprintf(stderr, message_translate(
	    "kijun: documents: %zu, pages: %zu, %zu.%zu MB in %s\n"),
	    documents, pages, bytes / 1000000, bytes / 100000 % 10,
	    first_page(build, lists));
}

static bool
words_are_known(struct job *job)
{
	size_t i;

	for (i = 0; i < job->options->word_count; i++)
		if (find_authority(job->corpus, job->options->words[i]) ==
		    NULL)
			job_edition(job, job->options->words[i]);
	return problems_status(job->problems) == 0;
}

static bool
kinds_are_known(struct job *job)
{
	const char *at = job->options->only;
	size_t length;

	while (at != NULL && *at != '\0') {
		length = strcspn(at, ",");
		job_kind(job, pool_copy(job->pool, at, length));
		at += length + (at[length] == ',');
	}
	return problems_status(job->problems) == 0;
}

/* A shard is one authority; the index is of all. */
static bool
is_part_said(struct job *job)
{
	const struct options *options = job->options;

	if (options->shard && (options->word_count != 1 || options->index ||
	    find_authority(job->corpus, options->words[0]) == NULL))
		problem_add(job->problems, PROBLEM_USAGE, (struct place){0},
		    "--shard builds one authority: kijun build --shard kyoto");
	else if (options->index && (options->word_count > 0 ||
	    options->only != NULL))
		problem_add(job->problems, PROBLEM_USAGE, (struct place){0},
		    "--index lists all that was built, and takes no words");
	return problems_status(job->problems) == 0;
}

void
job_build(struct job *job)
{
	const struct options *options = job->options;
	struct build build = { .job = job, .folder = options->output != NULL ?
	    options->output : "output", .formats = job_formats(
	    options->formats, FORMAT_HTML | FORMAT_PDF) };
	struct plan *lists;

	if (!words_are_known(job) || !kinds_are_known(job) ||
	    !is_part_said(job))
		return;
	build.prefix = options->shard ? pool_format(job->pool, "%s/",
	    options->words[0]) : "";
	/* Nothing stale or incomplete is published. */
	if (options->shard)
		check_whole_authority(job->corpus, find_authority(
		    job->corpus, options->words[0]), job->problems);
	else
		check_corpus(job->corpus, job->problems);
	if (problems_status(job->problems) != 0 ||
	    !job_ready(job, build.formats))
		return;
	build.plan = plan_documents(job->pool, job->corpus, job->kinds,
	    options->only, options->words, options->word_count);
	lists = split_plan(&build, build.plan);
	add_portal(&build, lists);
	build.made = pool_take(job->pool, (build.plan->count + 1) *
	    sizeof *build.made);
	run_build(&build, lists);
	if (problems_status(job->problems) == 0)
		report(&build, lists);
}
