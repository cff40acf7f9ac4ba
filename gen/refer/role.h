/*
 * Role: who is meant by a name. Names are the authority's own words; aliases
 * and collective names hold for the standards that define them
 * (統括者等 differs by standard). The source is authority.xml.
 */
#ifndef REFER_ROLE_H
#define REFER_ROLE_H

#include "corpus/corpus.h"

/* A <role> element of authority.xml by id, title or alias; NULL if none. */
xmlNode		*role_find(const struct authority *, const char *name,
		    const char *slug);
/* The collective's element if name is one in that standard, else NULL. */
xmlNode		*role_collective(const struct authority *, const char *name,
		    const char *slug);
/*
 * Ids of the roles that a duty's names resolve to, NULL-terminated, each once,
 * in the order of authority.xml. Unknown names are skipped (check reports).
 */
const char	**role_resolve(struct pool *, const struct authority *,
		    const char *names, const char *slug);
/*
 * Ids of the roles that a duty falls on, in the same order; resolved once,
 * for as long as its edition lives.
 */
const char	**role_owing(const struct duty *);
/*
 * The role and, if included, every role its holder also has, NULL-terminated,
 * the role itself first.
 */
const char	**role_with_included(struct pool *, const struct authority *,
		    const char *id, bool included);
/* All names usable on the command line for suggestions, NULL-terminated. */
const char	**role_names(struct pool *, const struct authority *);
const char	*role_title(const struct authority *, const char *id);

#endif
