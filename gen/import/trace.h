/*
 * Trace: where in the law XML the characters of each line went, kept while it
 * is built.
 */
#ifndef IMPORT_TRACE_H
#define IMPORT_TRACE_H

#include <libxml/tree.h>

#include "office/lines.h"

/* A stretch of a line, or a cell, and the element that got it. */
struct step {
	const xmlNode		*node;
	const struct line	*line;		/* NULL: a cell */
	const struct table_cell	*cell;
	size_t			 at, bytes;	/* of its text */
};

struct trace {
	struct pool	*pool;
	struct step	*steps;		/* array of count, as they were built */
	size_t		 count, room;
};

struct trace	*trace_new(struct pool *);
/* Bytes of the line's text stand in the node or below it, behind others. */
void		 trace_words(struct trace *, const xmlNode *,
		    const struct line *, const char *start, size_t bytes);
/* All of a table's cell does. */
void		 trace_cell(struct trace *, const xmlNode *,
		    const struct table_cell *);

#endif
