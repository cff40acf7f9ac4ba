/*
 * Bearing: of several duties on one clause, on which a change bears that the
 * clause rests on. When in doubt, on all of them.
 */
#ifndef SCOPE_BEARING_H
#define SCOPE_BEARING_H

#include "compare/rests.h"

/* The rest's last link is the duty's clause or part of it. */
bool	 bearing_on(struct pool *, const struct rests *, const struct duty *,
	    const struct rest *);
/*
 * Of what it borrows it may apply something else that rests on the same change:
 * the last link to that, or NULL.
 */
const struct rests_link *bearing_through(const struct rests *,
	    const struct duty *, const struct rest *);

#endif
