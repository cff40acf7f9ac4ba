#include "base/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
	BAR_WIDTH = 40,		/* at most */
	BAR_LEAST = 5,		/* less says nothing */
	BAR_AFTER_MS = 500,
	BAR_EACH_MS = 50,	/* not oftener than that */
	USUAL_COLUMNS = 80
};

static const char wipe[] = "\r\033[K";

/* Can the line be written anew? */
static bool
is_terminal(void)
{
	const char *kind = getenv("TERM");

	return isatty(STDERR_FILENO) && kind != NULL && *kind != '\0' &&
	    strcmp(kind, "dumb") != 0;
}

static int
columns(void)
{
	struct winsize size;

	return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 &&
	    size.ws_col > 0 ? size.ws_col : USUAL_COLUMNS;
}

void
progress_begin(struct progress *progress, size_t total)
{
	*progress = (struct progress){ .total = total,
	    .is_terminal = is_terminal() };
	clock_gettime(CLOCK_MONOTONIC, &progress->started);
	stop_hold(&progress->stop);
}

static long
elapsed_ms(const struct timespec *since, const struct timespec *now)
{
	return (now->tv_sec - since->tv_sec) * 1000 +
	    (now->tv_nsec - since->tv_nsec) / 1000000;
}

/* In one piece; the last column stays free, or the line would turn. */
static void
draw(const struct progress *progress)
{
	char bar[BAR_WIDTH + 1], count[50], line[sizeof bar + sizeof count +
	    10];
	int room, length, width, full;

	length = snprintf(count, sizeof count, "%zu/%zu", progress->done,
	    progress->total);
	room = columns() - 1 - length - (int)strlen("[] ");
	width = room < BAR_WIDTH ? room : BAR_WIDTH;
	if (width >= BAR_LEAST) {
		full = (int)(progress->done * (size_t)width /
		    progress->total);
		memset(bar, '.', (size_t)width);
		memset(bar, '#', (size_t)full);
		length = snprintf(line, sizeof line, "\r[%.*s] %s\033[K",
		    width, bar, count);
	} else
		length = snprintf(line, sizeof line, "\r%s\033[K", count);
	fwrite(line, 1, (size_t)length, stderr);
	fflush(stderr);
}

void
progress_step(struct progress *progress)
{
	struct timespec now;

	if (progress->done < progress->total)
		progress->done++;
	if (!progress->is_terminal || progress->total == 0)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (elapsed_ms(&progress->started, &now) < BAR_AFTER_MS ||
	    (progress->is_shown && progress->done < progress->total &&
	    elapsed_ms(&progress->drawn, &now) < BAR_EACH_MS))
		return;
	progress->drawn = now;
	progress->is_shown = true;
	draw(progress);
}

void
progress_end(struct progress *progress)
{
	if (progress->is_shown)
		fputs(wipe, stderr);
	progress->is_shown = false;
	stop_release(&progress->stop);
}

void
progress_wipe(void)
{
	ssize_t written;

	if (!is_terminal())
		return;
	written = write(STDERR_FILENO, wipe, strlen(wipe));
	(void)written;		/* the message behind it matters more */
}
