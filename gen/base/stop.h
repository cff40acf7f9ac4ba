/*
 * Stop: Ctrl-C, SIGTERM and SIGHUP wait while something is half done, so that
 * it can be undone; then they end the program as they always do. No handler
 * runs and nothing is global: a signal that waits is asked for.
 */
#ifndef BASE_STOP_H
#define BASE_STOP_H

#include <signal.h>
#include <stdbool.h>

struct stop {
	sigset_t	before;		/* the mask to go back to */
	sigset_t	asking;		/* those of the signals that are not ignored */
};

/* From here on they wait. So does SIGPIPE, which is then an error of write. */
void	stop_hold(struct stop *);
/* Does one wait? Cheap enough to be asked of every page. */
bool	stop_asked(void);
/*
 * A descriptor that can be read from once one waits, or -1; the caller closes.
 */
int	stop_watch(const struct stop *);
/* Ends the program if one waits. */
void	stop_release(const struct stop *);

#endif
