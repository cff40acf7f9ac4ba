/*
 * Account: every character of what was received is in the law XML, or is on the
 * list of what was left out. Blanks do not count: a broken line has none where
 * it was broken, and a sign none behind it.
 */
#ifndef IMPORT_ACCOUNT_H
#define IMPORT_ACCOUNT_H

#include "import/build.h"

struct account {
	size_t		 received, kept, left_out;
	size_t		 lost, gained;	/* must be 0 */
	uint32_t	 first;		/* a character lost or gained, or 0 */
};

void	 account_laws(const struct lines *, const struct reading *,
	    const struct built *, size_t count, struct account *);
/*
 * What of the line is not in the law: its first byte and length. False if all
 * of it is.
 */
bool	 account_left_out(const struct line *, const struct reading *,
	    const char **start, size_t *bytes);

#endif
