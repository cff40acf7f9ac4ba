/*
 * Scope: the dossier, everything that concerns one request and nothing else.
 * Templates see only this. Its shape is described in scope/scope.c and printed by
 * --stop-after=dossier.
 */
#ifndef SCOPE_SCOPE_H
#define SCOPE_SCOPE_H

#include "kind/request.h"

/* NULL if reported. The caller frees with xmlFreeDoc. */
xmlDoc	*scope_dossier(const struct corpus *, const struct request *,
	    struct problems *);

#endif
