/*
 * Node: the words with which everybody else reads an XML tree. Nothing is
 * copied; what is returned is borrowed from the tree.
 */
#ifndef CORPUS_NODE_H
#define CORPUS_NODE_H

#include <stdbool.h>

#include <libxml/tree.h>

bool		 node_is(const xmlNode *, const char *name);
/* An attribute's value, or NULL. */
const char	*node_attr(const xmlNode *, const char *name);
/* The first child element of that name, or NULL; next sibling likewise. */
xmlNode		*node_child(const xmlNode *, const char *name);
xmlNode		*node_next(const xmlNode *, const char *name);

#endif
