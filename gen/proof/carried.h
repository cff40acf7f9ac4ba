/*
 * Carried: what a document's file says of itself: its digest, and the request
 * it was made from.
 */
#ifndef PROOF_CARRIED_H
#define PROOF_CARRIED_H

#include "base/pool.h"
#include "base/problem.h"
#include "base/text.h"

enum carried_format {
	CARRIED_NOTHING,	/* neither PDF nor HTML */
	CARRIED_PDF,
	CARRIED_HTML
};

struct carried {
	enum carried_format	 format;
	char			*bytes;		/* the whole file */
	size_t			 length;
	const char		*digest;	/* NULL if it says none */
	const char		*request;	/* a line; NULL: an older kijun
						   made it, or none at all */
};

/* False if the file cannot be read: reported. Ends with carried_free. */
bool	 carried_load(struct pool *, const char *path, struct carried *,
	    struct problems *);
void	 carried_free(struct carried *);

#endif
