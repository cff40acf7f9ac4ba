/*
 * Guard: what is undone if the program ends in its middle, as it does when it
 * is out of memory. Nothing runs if it is killed.
 */
#ifndef BASE_GUARD_H
#define BASE_GUARD_H

struct guard;

/* Never NULL. Processes that are forked leave it alone. */
struct guard	*guard_begin(void (*undo)(void *), void *what);
/* It is done with; lives on until the program ends. */
void		 guard_end(struct guard *);

#endif
