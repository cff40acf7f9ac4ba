/*
 * Order: the records of duties.xml in the order of another edition's text,
 * where they were in that of their own. What stands above a record, comments
 * and blank lines, goes with it.
 */
#ifndef CARRY_ORDER_H
#define CARRY_ORDER_H

#include "carry/edit.h"
#include "carry/map.h"

/* The old file's bytes with those edits, in the new order. */
void	 order_apply(const struct map *, const char *bytes, size_t length,
	    struct edits *, struct text *out);

#endif
