/*
 * The processes that make the documents of a build, each the next one that
 * nobody has taken; with one alone it is this process itself.
 */
#include "job/build_inside.h"

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

#include "base/message.h"
#include "base/stop.h"
#include "job/digests.h"

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

	text_add_format(&line, "D\t%zu\t%d\t%zu\t%zu\t%zu\t%zu\t%s\t%s\t%s\n",
	    index, made->is_made, made->page_count, made->html_at,
	    made->html_bytes, made->pdf_bytes, made->digest, made->title != NULL ?
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
		build_one(build, index);
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
	char *field[10];
	struct made *made;
	int i;

	for (i = 0; i < 10; i++)
		field[i] = strsep(&line, "\t");
	if (field[9] == NULL)
		return;
	made = &build->made[strtoull(field[1], NULL, 10)];
	made->is_made = field[2][0] == '1';
	made->page_count = strtoull(field[3], NULL, 10);
	made->html_at = strtoull(field[4], NULL, 10);
	made->html_bytes = strtoull(field[5], NULL, 10);
	made->pdf_bytes = strtoull(field[6], NULL, 10);
	snprintf(made->digest, sizeof made->digest, "%s", field[7]);
	made->title = pool_string(build->job->pool, field[8]);
	made->edition = pool_string(build->job->pool, field[9]);
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
		build_one(build, i);
		progress_step(&build->progress);
	}
	progress_end(&build->progress);
	return build->progress.done == build->plan->count &&
	    problems_status(problems) == 0;
}

bool
build_team(struct build *build)
{
	struct team team = {0};
	bool hired;

	progress_begin(&build->progress, build->plan->count);
	if (worker_count(build) == 1)
		return make_in_line(build);
	hired = hire_all(build, &team);
	if (!hired)
		problem_add(build->job->problems, PROBLEM_WORKER_FAILED,
		    (struct place){0}, "no process can be started: %s",
		    message_of_error(errno));
	if (hired)
		listen(build, team.workers, team.count);
	progress_end(&build->progress);
	dismiss(build, &team);
	return hired && build->progress.done == build->plan->count &&
	    problems_status(build->job->problems) == 0;
}
