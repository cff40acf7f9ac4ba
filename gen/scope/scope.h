/*
 * Scope: the dossier, everything that concerns one request and nothing else.
 * Templates see only this. Its shape is described in scope/scope.c and printed by
 * --stop-after=dossier.
 */
#ifndef SCOPE_SCOPE_H
#define SCOPE_SCOPE_H

#include "corpus/corpus.h"

/* One request. Strings are borrowed; NULL means not asked. */
struct request {
	const char		*kind;		/* checklist */
	const struct authority	*authority;
	const char		*role;		/* id */
	const struct edition	*edition;	/* one standard, or NULL: all current */
	const struct edition	*older;		/* of a pair */
	bool			 with_included;	/* duties of included roles too */
	const char		*chapter;	/* cut by address of a chapter */
	const char		*modality;
	const char		*situation;
	const char *const	*options;	/* name, value, name, value, NULL */
	struct roster		*roster;	/* or NULL */
	const char		*form;		/* Fm_1, or NULL */
	xmlDoc			*extra;		/* grafted under the root; or NULL */
};

/* NULL if reported. The caller frees with xmlFreeDoc. */
xmlDoc	*scope_dossier(const struct corpus *, const struct request *,
	    struct problems *);

#endif
