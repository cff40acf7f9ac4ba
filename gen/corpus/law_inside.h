/*
 * What the files named law share. Only they include it.
 */
#ifndef CORPUS_LAW_INSIDE_H
#define CORPUS_LAW_INSIDE_H

#include "corpus/law.h"

/* law_table: spans that are no numbers, overlap, or reach outside. */
void	 law_table_check(const xmlNode *table, struct problems *);

/* law_order: what stands behind what it belongs before, or a second time. */
void	 law_order_check(const xmlNode *holder, enum law_kind,
	    struct problems *);

#endif
