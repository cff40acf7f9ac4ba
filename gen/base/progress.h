/*
 * Progress: a bar on a terminal for what takes longer than a moment; nothing
 * where errors go to a file.
 */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct progress {
	size_t		 done, total;
	struct timespec	 started;
	bool		 is_terminal, is_shown;
};

void	progress_begin(struct progress *, size_t total);
/* One more is done. */
void	progress_step(struct progress *);
/* Wipes the bar away. */
void	progress_end(struct progress *);

#endif
