/*
 * Around: a line read as what is no numbered unit: title, date, 目次, words,
 * 附則 and 別表, page numbers, what the page's printer put there.
 */
#ifndef IMPORT_AROUND_H
#define IMPORT_AROUND_H

#include "import/search.h"

/* All that the line may be, beside the units its signs begin. */
void	 around_read(struct search *, const struct state *from);

#endif
