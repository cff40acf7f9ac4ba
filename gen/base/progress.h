/*
 * Progress: a bar on a terminal for what takes longer than a moment; nothing
 * where errors go to a file, or to a terminal that cannot go back in its line.
 * Whoever shows a bar can be stopped: from begin to end Ctrl-C and the like
 * wait, are asked for between two steps (base/stop.h), and find the line clean.
 */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/stop.h"

struct progress {
	size_t		 done, total;
	struct timespec	 started, drawn;
	bool		 is_terminal, is_shown;
	struct stop	 stop;
};

void	progress_begin(struct progress *, size_t total);
/* One more is done. */
void	progress_step(struct progress *);
/* Wipes the bar away; who was asked to stop meanwhile ends here. */
void	progress_end(struct progress *);
/*
 * Wipes away whatever bar there may be, before a last message of the program:
 * for who has no progress at hand.
 */
void	progress_wipe(void);

#endif
