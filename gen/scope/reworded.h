/*
 * Reworded: what of a duty's clause has other words in the new edition, and
 * whether one can know that they mean the same. Its clause is its provision
 * with the parts below that have no duty of their own.
 */
#ifndef SCOPE_REWORDED_H
#define SCOPE_REWORDED_H

#include "scope/revision.h"

/* Has it, or something between it and top, a duty of its own? */
bool	 reworded_is_asked_alone(const bool *is_asked,
	    const struct provision *, const struct provision *top);
/* May it mean something else, or has it other parts? */
bool	 reworded_clause(struct revision *, const struct provision *old,
	    const struct provision *new);
/* Other words that mean the same. */
bool	 reworded_harmlessly(const struct revision *,
	    const struct provision *);
/* Of duties that cover their items: is the list another one? */
bool	 reworded_lists_others(struct revision *, const struct duty *old,
	    const struct duty *new);
/* Do the words hold what the change took out? */
bool	 reworded_quotes(struct pool *, const char *words,
	    const struct change *);

/* The words that differ in <mark>, so that one sees them in long ones. */
void	 reworded_write_marked(xmlNode *, const char *words,
	    const struct span *);
/* <clause> and <old-clause>, <listed>: see scope/changes.h. */
void	 reworded_write_clause(struct revision *, xmlNode *,
	    const struct pair *);
/* Of one change; nothing if the words mean the same. */
void	 reworded_write_change(struct revision *, xmlNode *,
	    const struct change *);
void	 reworded_write_list(struct revision *, xmlNode *,
	    const struct pair *);

#endif
