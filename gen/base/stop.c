#include "base/stop.h"

#include <errno.h>
#include <sys/signalfd.h>
#include <time.h>

static const int asking[] = { SIGINT, SIGTERM, SIGHUP };
enum { ASKING_COUNT = sizeof asking / sizeof *asking };

/* Under nohup SIGHUP is ignored; blocked, it would wait all the same. */
static bool
is_ignored(int number)
{
	struct sigaction action;

	return sigaction(number, NULL, &action) == 0 &&
	    (action.sa_flags & SA_SIGINFO) == 0 &&
	    action.sa_handler == SIG_IGN;
}

void
stop_hold(struct stop *stop)
{
	sigset_t all;
	int i;

	sigemptyset(&stop->asking);
	for (i = 0; i < ASKING_COUNT; i++)
		if (!is_ignored(asking[i]))
			sigaddset(&stop->asking, asking[i]);
	all = stop->asking;
	sigaddset(&all, SIGPIPE);
	sigprocmask(SIG_BLOCK, &all, &stop->before);
}

bool
stop_asked(void)
{
	sigset_t waiting;
	int i;

	if (sigpending(&waiting) != 0)
		return false;
	for (i = 0; i < ASKING_COUNT; i++)
		if (sigismember(&waiting, asking[i]) == 1)
			return true;
	return false;
}

int
stop_watch(const struct stop *stop)
{
	return signalfd(-1, &stop->asking, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* The write that it is about has reported it. */
static void
forget_pipe(void)
{
	const struct timespec now = {0};
	sigset_t pipe;

	sigemptyset(&pipe);
	sigaddset(&pipe, SIGPIPE);
	while (sigtimedwait(&pipe, NULL, &now) > 0 || errno == EINTR)
		;
}

void
stop_release(const struct stop *stop)
{
	if (sigismember(&stop->before, SIGPIPE) == 0)
		forget_pipe();
	sigprocmask(SIG_SETMASK, &stop->before, NULL);
}
