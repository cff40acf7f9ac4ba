/*
 * Reprint: law XML as a text that an import reads back to the same XML: a line
 * a unit, wide blanks behind signs and between columns, tables as Lawtext has
 * them.
 */
#ifndef IMPORT_REPRINT_H
#define IMPORT_REPRINT_H

#include "base/text.h"
#include "corpus/corpus.h"

enum reprint {
	REPRINT_PLAIN,		/* without blanks before a line */
	REPRINT_REIKI		/* as a page of a 例規集 */
};

void	 reprint_law(const struct edition *, enum reprint, struct text *out);
/* Its <Law>; NULL if there is none. */
const xmlNode *reprint_law_of(const struct edition *);

#endif
