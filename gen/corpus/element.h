/*
 * Element: the words with which everybody writes an XML tree. What is given
 * is copied.
 */
#ifndef CORPUS_ELEMENT_H
#define CORPUS_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

xmlNode	*element_add(xmlNode *parent, const char *name);
/* A value that is NULL or "" writes no attribute. */
void	 element_set(xmlNode *, const char *name, const char *value);
void	 element_set_number(xmlNode *, const char *name, size_t value);
/* "yes", or no attribute. */
void	 element_set_flag(xmlNode *, const char *name, bool);
void	 element_text(xmlNode *, const char *, size_t bytes);
/* Remembers the element of the corpus that it was made from, for places. */
void	 element_made_from(xmlNode *, const xmlNode *source);

#endif
