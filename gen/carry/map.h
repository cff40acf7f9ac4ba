/*
 * Map: where each provision of an edition is in a later one, and whether it is
 * still what it was. Made from the comparison of the two.
 */
#ifndef CARRY_MAP_H
#define CARRY_MAP_H

#include "compare/compare.h"

enum carry_fate {
	FATE_SAME,		/* to the last character, but for its number */
	FATE_FOLLOWED,		/* but for numbers that follow what they name */
	FATE_CHANGED,
	FATE_GONE		/* or nothing but 削除 is left */
};

struct map {
	struct pool		*pool;
	const struct edition	*old, *new;
	const struct changes	*changes;
	const struct change	**of_old;	/* by order */
	enum carry_fate		*fates;		/* by order of the old */
	bool			*is_misled;	/* by order of the new: it names
						   by number what has another */
	bool			 keeps_forms;	/* the new has none of its own */
};

struct map	*map_new(struct pool *, const struct corpus *,
		    const struct edition *old, const struct edition *new);
/* The new one; NULL if it is gone. */
const struct provision *map_provision(const struct map *,
		    const struct provision *old);
/*
 * An address, or the id of a duty, which is one with .2; the same if the old
 * edition has no such provision; NULL if it is gone.
 */
const char	*map_address(const struct map *, const char *address);
/* Of the provision that an address or the id of a duty names; or NULL. */
const struct provision *map_named(const struct edition *,
		    const char *address);

#endif
