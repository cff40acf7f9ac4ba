/*
 * Rests: who has to read what again because something that it rests on has
 * changed, though his duty itself has not.
 */
#ifndef SCOPE_RESTS_H
#define SCOPE_RESTS_H

#include "compare/rests.h"
#include "scope/part.h"

/* A duty of the new edition, or of the old one where nobody wrote anew. */
struct kept_duty {
	const struct duty	*duty;
	const struct provision	*at;		/* in the new edition */
	const char *const	*roles;		/* ids */
};

/* Those that did not change themselves. */
struct kept_duties {
	const struct changes	*changes;
	struct kept_duty	*list;		/* array of count */
	size_t			 count;
};

/*
 * Into <affected>, for a role; how many:
 *
 *  <rest id modality provision citation href standard-title way more>
 *    <plain/>
 *    <reason> <link how words citation href standard-title/> … </reason> …
 *  </rest>
 *
 * The first link is the change, the last one the clause.
 */
size_t	 rests_write_role(struct scope *, xmlNode *affected,
	    const struct kept_duties *, const char *role);
/*
 * Into <changes>: the provisions, forms and guides without a duty that rest on
 * a change, and how much was searched.
 *
 *  <searched standards provisions changes/>
 *  <rest kind="provision|form|title" …/> as above, without modality and plain;
 *      title: it names the whole standard, so that no one duty is meant
 *  <guide title role change="changed|rests|title" citation> <reason> …
 *      </guide>: rests: why
 */
void	 rests_write_others(struct scope *, xmlNode *changes,
	    const struct changes *);

#endif
