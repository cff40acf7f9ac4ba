/*
 * Rests: what has to be read again because something that it rests on has
 * changed: a term it uses, a provision it refers to or borrows, the words
 * that introduce it. The change itself is no part of the answer.
 */
#ifndef COMPARE_RESTS_H
#define COMPARE_RESTS_H

#include "compare/compare.h"
#include "refer/define.h"

enum rests_how {
	RESTS_TERM_CHANGED,	/* first links: what happened */
	RESTS_TERM_ADDED,
	RESTS_TERM_REMOVED,
	RESTS_TEXT_CHANGED,
	RESTS_TEXT_ADDED,
	RESTS_TEXT_REMOVED,
	RESTS_TEXT_MOVED,	/* away from the number that is named */
	RESTS_TITLE_CHANGED,	/* at is NULL, words what it was called */
	RESTS_USES,		/* a term */
	RESTS_SPEAKS,		/* of a class that its own standard has not */
	RESTS_REFERS,
	RESTS_BORROWS,		/* 準用 */
	RESTS_LEAD,		/* stands under it */
	RESTS_NAMES,		/* the whole standard by its title */
	RESTS_OVERLAY,		/* the overlay's exception, or what it applies */
	RESTS_ROLE,		/* falls on whom the term means */
	RESTS_HOW_COUNT
};

/* One step; the first is the change itself. */
struct rests_link {
	enum rests_how			 how;
	const struct edition		*edition;
	const struct provision		*at;
	const char			*words;	/* the term or reference, or NULL */
	const struct rests_link		*from;	/* nearer the change, or NULL */
};

/* A provision with one of its reasons; it may have several. */
struct rest {
	const struct rests_link	*last;		/* its own */
	struct rest		*next;
};

struct rests {
	struct rest	*first;		/* by change, the nearest first */
	const char	*renamed;	/* what the standard was called; NULL if
					   it is called the same */
	size_t		 changes;	/* that were followed */
	size_t		 standards;	/* that were searched, with their forms */
	size_t		 provisions;
	bool		*is_redefined;	/* by order of the new edition: a term
					   it defines means something else;
					   NULL if nothing was followed */
	const struct change	**of_old, **of_new;	/* by order, or NULL */
};

/*
 * In the new edition and the authority's other standards as they are in force;
 * what did not stand in the old text is not among it. Nothing for lone files.
 * Found once; it lives as long as the new edition.
 */
const struct rests *rests_known(const struct changes *);
/*
 * Where the link's provision stands in that edition, if it is of the same
 * standard: a number may be another provision's there. NULL if nowhere.
 */
const struct provision *rests_seen_in(const struct rests *,
		    const struct rests_link *, const struct edition *);
/* term-changed, uses, … */
const char	*rests_how_name(enum rests_how);

#endif
