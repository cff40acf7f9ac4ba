#include "base/progress.h"

#include <stdio.h>
#include <unistd.h>

enum {
	BAR_WIDTH = 40,
	BAR_AFTER_MS = 500
};

void
progress_begin(struct progress *progress, size_t total)
{
	*progress = (struct progress){ .total = total,
	    .is_terminal = isatty(STDERR_FILENO) };
	clock_gettime(CLOCK_MONOTONIC, &progress->started);
}

static long
elapsed_ms(const struct timespec *since)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - since->tv_sec) * 1000 +
	    (now.tv_nsec - since->tv_nsec) / 1000000;
}

void
progress_step(struct progress *progress)
{
	int full, i;

	progress->done++;
	if (!progress->is_terminal || progress->total == 0 ||
	    elapsed_ms(&progress->started) < BAR_AFTER_MS)
		return;
	full = (int)(progress->done * BAR_WIDTH / progress->total);
	fputs("\r[", stderr);
	for (i = 0; i < BAR_WIDTH; i++)
		fputc(i < full ? '#' : '.', stderr);
	fprintf(stderr, "] %zu/%zu", progress->done, progress->total);
	progress->is_shown = true;
}

void
progress_end(struct progress *progress)
{
	if (progress->is_shown)
		fputs("\r\033[K", stderr);
	progress->is_shown = false;
}
