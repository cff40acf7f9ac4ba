/*
 * Provenance: as what file the text of a standard was received, and where in
 * that file each article stands.
 */
#ifndef SCOPE_PROVENANCE_H
#define SCOPE_PROVENANCE_H

#include "scope/part.h"

/* <origin> below the standard, if there is a file; proved if so wanted. */
void	 provenance_write(struct scope *, xmlNode *standard,
	    const struct edition *, bool with_proof);

#endif
