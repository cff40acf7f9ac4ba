/*
 * Law_node: nodes of law XML, with words of a line that are traced.
 */
#ifndef IMPORT_LAW_NODE_H
#define IMPORT_LAW_NODE_H

#include <libxml/tree.h>

#include "import/trace.h"

/* Bytes of the line's text stand in it. */
xmlNode	*law_node_add_words(struct trace *, xmlNode *parent, const char *name,
	    const struct line *, const char *words, size_t bytes);
bool	 law_node_is(const xmlNode *, const char *name);
/* Its Num. */
void	 law_node_number(xmlNode *, const char *digits);
/* The number behind that of its like before it, for what says none. */
void	 law_node_number_next(xmlNode *);

#endif
