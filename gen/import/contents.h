/*
 * Contents: the 目次 as the authority printed it.
 */
#ifndef IMPORT_CONTENTS_H
#define IMPORT_CONTENTS_H

#include <libxml/tree.h>

#include "import/reading.h"
#include "import/trace.h"

/* <TOC> below LawBody, if there is one. Lines it cannot hold become READ_OUT. */
void	 contents_write(struct trace *, xmlNode *body, const struct lines *,
	    struct reading *readings, size_t from, size_t to);

/* Bytes of a line of it without leader dots and page, which are the printer's. */
size_t	 contents_kept(const struct line *);

#endif
