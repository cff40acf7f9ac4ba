/*
 * Inside of the reader of Word documents: the parts as trees, styles, numbers.
 */
#ifndef OFFICE_DOCX_INSIDE_H
#define OFFICE_DOCX_INSIDE_H

#include <libxml/tree.h>

#include "base/text.h"
#include "office/docx.h"

enum { DOCX_LEVELS = 9 };

/* ---- docx_part.c ---- */

/* A part as a tree; NULL if there is none or it is no XML. */
xmlDoc		*docx_node_part(struct package *, const char *name);
/* By local names; namespaces of Word's versions differ. */
bool		 docx_node_is(const xmlNode *, const char *name);
const xmlNode	*docx_node_child(const xmlNode *, const char *name);
/* w:val of a child, or another attribute's value; NULL if absent. */
const char	*docx_node_attr(const xmlNode *, const char *name);
const char	*docx_node_value(const xmlNode *, const char *child);
int		 docx_node_number(const char *value, int otherwise);
/* A property that is there and not switched off. */
bool		 docx_node_is_on(const xmlNode *properties, const char *child);

/* ---- docx_style.c ---- */

struct docx_styles;

struct docx_styles *docx_styles_read(struct pool *, struct package *);
/*
 * numPr of a style or of those it is based on; *owner is the one that has it.
 * NULL if none has.
 */
const xmlNode	*docx_style_numbering(const struct docx_styles *,
		    const char *style, const char **owner);
bool		 docx_style_is_hidden(const struct docx_styles *,
		    const char *style);
void		 docx_styles_free(struct docx_styles *);

/* ---- docx_numbering.c ---- */

struct docx_numbering;

struct docx_numbering *docx_numbering_read(struct pool *, struct package *);
/*
 * Counts on, and adds the number with what stands behind it. Level -1 is the
 * one that belongs to the style.
 */
void		 docx_numbering_next(struct docx_numbering *, int list,
		    int level, const char *style, struct text *);

/* ---- word_format.c ---- */

/* A number as w:numFmt names its form; false if it is no number. */
bool		 docx_format_add(struct text *, const char *format,
		    int number);

#endif
