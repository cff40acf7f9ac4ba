/*
 * Unrecorded: provisions that came or were reworded and of which nobody has
 * written yet what they ask of whom. Nothing can be said about them, least of
 * all that they change nothing.
 */
#ifndef SCOPE_UNRECORDED_H
#define SCOPE_UNRECORDED_H

#include "scope/revision.h"

/* Is a provision with words of its own, and has no record at all? */
bool	 unrecorded_is(const struct edition *, const struct provision *);
/* Into <standard unrecorded="第4条、第5条第2項">. */
void	 unrecorded_write_standard(struct scope *, xmlNode *standard,
	    const struct edition *);
/*
 * Into <affected> what its own words, or its lead's, ask of the role; how many:
 *
 *  <unrecorded because="record|exempt" citation href><words/></unrecorded>
 *
 * exempt: it was held to ask nothing, and was reworded since.
 */
size_t	 unrecorded_write_role(struct revision *, xmlNode *affected,
	    const char *role);
/* All of them, into <changes>; with nobody="yes" if it names no role. */
void	 unrecorded_write_all(struct revision *, xmlNode *changes);

#endif
