/*
 * Account: what of each line is left out of the law XML, and as what. Whatever
 * else of it is not found there has been lost.
 */
#ifndef IMPORT_ACCOUNT_H
#define IMPORT_ACCOUNT_H

#include "import/reading.h"

enum { LEFT_OUT_MAX = 3 };

struct left_out {
	const char	*start;		/* in the line's text */
	size_t		 bytes;
	const char	*kind;		/* as source.map names it */
};

/* How many stretches of the line, from left to right. */
size_t	 account_left_out(const struct line *, const struct reading *,
	    struct left_out stretches[LEFT_OUT_MAX]);
/* All kinds there are; NULL ends the list. */
const char *const *account_kinds(void);

#endif
