/*
 * Learn: the roles that the clauses name and authority.xml does not have yet,
 * with ids to be, and who holds them.
 */
#ifndef PROPOSE_LEARN_H
#define PROPOSE_LEARN_H

#include "propose/propose.h"

struct learning {
	struct pool		*pool;
	const struct edition	*edition;
	struct proposed_role	*first, **end;
	size_t			 count;
};

void	 learn_begin(struct learning *, struct pool *,
	    const struct edition *);
/* A|B, as the provision names them; those that are known stay out. */
void	 learn_add(struct learning *, const char *names,
	    const struct provision *);
/* With who holds them (委員長は、副町長をもって充てる). */
struct proposed_role *learn_finish(struct learning *);

#endif
