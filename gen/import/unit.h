/*
 * Unit: a line read as the start of a heading, a caption, an article, a
 * paragraph or an item, by the sign it begins with and what it follows.
 */
#ifndef IMPORT_UNIT_H
#define IMPORT_UNIT_H

#include "import/search.h"

/* All that the sign may mean behind the state is pushed. */
void	 unit_read(struct search *, const struct state *from,
	    const struct sign *);

#endif
