/*
 * What the files named law share. Only they include it.
 */
#ifndef CORPUS_LAW_INSIDE_H
#define CORPUS_LAW_INSIDE_H

#include "corpus/law.h"

/* law_table: spans that are no numbers, overlap, or reach outside. */
void	 law_table_check(const xmlNode *table, struct problems *);

#endif
