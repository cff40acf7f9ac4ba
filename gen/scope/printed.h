/*
 * Printed: what of a revision stands on a role's papers besides its duties:
 * the meanings of terms, captions and titles. Asked of the same functions that
 * choose what a paper holds.
 */
#ifndef SCOPE_PRINTED_H
#define SCOPE_PRINTED_H

#include "scope/revision.h"

/* Whose duties stand on a role's paper. */
enum printed_roles {
	PRINTED_OWN,
	PRINTED_WITHIN,		/* also of included roles that include none;
				   those that do have papers of their own */
	PRINTED_INCLUDED	/* of all included roles */
};

/* KIND_REPLACED_ bits: what of it changed on papers of that role. */
unsigned	 printed_for_role(struct revision *, const char *role,
		    enum printed_roles);
/* The same on papers of the whole authority. */
unsigned	 printed_for_all(const struct revision *);

#endif
