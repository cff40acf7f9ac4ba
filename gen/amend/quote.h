/*
 * Quote: what stands between 「 and 」 in an amending text, where the quoted
 * words may hold such brackets themselves.
 */
#ifndef AMEND_QUOTE_H
#define AMEND_QUOTE_H

#include <stdbool.h>

#include "base/pool.h"

/*
 * The quoted words, in the pool; the cursor moves behind the closing bracket.
 * Brackets are balanced; where the sentence then does not go on as amending
 * sentences do, it is the first closing bracket behind which it does. NULL if
 * there is no quote, or no end of it.
 */
const char	*quote_read(struct pool *, const char **cursor,
		    const char *end);

#endif
