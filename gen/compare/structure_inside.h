/*
 * Structure: what its files share. A tree of one side beside that of the
 * other; what differs goes into a list of details.
 */
#ifndef COMPARE_STRUCTURE_INSIDE_H
#define COMPARE_STRUCTURE_INSIDE_H

#include "compare/inside.h"

/* Children of a node that are no characters and no provisions. */
struct branch {
	const struct body	*body;
	uint64_t		 key;
	size_t			 partner;	/* place on the other side */
	size_t			 group;		/* where it stands: partners of
						   another have moved */
	const char		*words;		/* NULL until they are needed */
	struct profile		*profile;	/* likewise */
	bool			 is_moved;
};

#define NO_PARTNER SIZE_MAX

struct branches {
	struct branch	*list;
	size_t		 count;
};

/* structure_key.c: of the node and all in it. */
uint64_t	 structure_key(const struct body *);
/*
 * What an attribute says; NULL if it is not there or says what goes without
 * saying: the schema's default, or a Num that only counts.
 */
const char	*structure_key_value(const xmlNode *, const char *name);
/*
 * Is it the number, caption, title or contents that is compared as such? A
 * second one is not: it is an element like others.
 */
bool		 structure_key_is_named(const struct body *);

/* structure_match.c: what stands in one node; beside is its partner. */
struct branches	 structure_match_branches(struct pool *,
		    const struct body *parent, const struct body *beside);
/* Finds the partners. */
void		 structure_match(struct pool *, struct branches *old,
		    struct branches *new);

#endif
