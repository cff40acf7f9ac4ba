/*
 * Names: a hash from names to what bears them. Names are borrowed; the table
 * grows in its pool.
 */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include <stdbool.h>

#include "base/pool.h"

struct name_slot {
	const char	*name;		/* NULL: free */
	void		*bearer;
};

/* Start with the pool alone: { .pool = pool } */
struct names {
	struct pool		*pool;
	struct name_slot	*slots;
	size_t			 room, count;	/* room: a power of two */
};

/* Its bearer, or NULL; no name, no bearer. */
void	*names_find(const struct names *, const char *name);
/* NULL if there is no such name; the bearer may be changed. */
struct name_slot *names_slot(const struct names *, const char *name);
/* False if the name is borne already: nothing changes. */
bool	 names_add(struct names *, const char *name, void *bearer);

#endif
