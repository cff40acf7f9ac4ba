/*
 * Unseen: controls in a text, which Word, a PDF or a terminal left in it. XML
 * holds none of them, and nobody sees them to correct them.
 */
#ifndef IMPORT_UNSEEN_H
#define IMPORT_UNSEEN_H

#include "office/lines.h"

/* False if there are any: the first of each line is reported. */
bool	 unseen_report(struct pool *, const struct lines *,
	    struct problems *);

#endif
