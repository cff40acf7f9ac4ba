#include "base/guard.h"

#include <stdlib.h>
#include <unistd.h>

struct guard {
	void		(*undo)(void *);	/* NULL once it is done with */
	void		*what;
	pid_t		 maker;
	struct guard	*next;
};

/* All of this program; only on_exit holds them besides, which no tool sees. */
static struct guard *guards;

static void
undo_at_exit(int status, void *given)
{
	struct guard *guard = given;

	(void)status;
	if (guard->undo != NULL && guard->maker == getpid())
		guard->undo(guard->what);
}

struct guard *
guard_begin(void (*undo)(void *), void *what)
{
	struct guard *guard = calloc(1, sizeof *guard);

	/* Lives until the program ends: on_exit cannot be taken back. */
	*guard = (struct guard){ undo, what, getpid(), guards };
	guards = guard;
	on_exit(undo_at_exit, guard);
	return guard;
}

void
guard_end(struct guard *guard)
{
	guard->undo = NULL;
}
