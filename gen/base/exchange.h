/*
 * Exchange: a stage and the folder that it is for change places, in one step.
 */
#ifndef BASE_EXCHANGE_H
#define BASE_EXCHANGE_H

#include "base/owner.h"
#include "base/tree.h"

struct exchange {
	struct pool	*pool;
	struct owner	*owner;		/* of the folder */
	const char	*stage;		/* its path */
	bool		 is_beside;	/* not in the folder itself */
	bool		 is_flat;	/* only if the folder has no folders */
	const char	*dropped;	/* a folder below that goes, or NULL */
};

enum exchange_end {
	EXCHANGE_NOT,		/* not possible here; nothing has changed */
	EXCHANGE_FAILED,	/* reported; nothing has changed */
	EXCHANGE_DONE,		/* the stage is what was, and can go */
	EXCHANGE_REST		/* and holds files of others; reported */
};

/*
 * The deepest folder that all changes are in is exchanged. paths: those of the
 * stage, sorted, at least one.
 */
enum exchange_end exchange_stage(const struct exchange *,
		    const struct tree_paths *paths, struct problems *);

#endif
