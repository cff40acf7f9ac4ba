/*
 * Kind_read: a declaration from its element. Only kind's own files include it.
 */
#ifndef KIND_KIND_READ_H
#define KIND_KIND_READ_H

#include <libxml/tree.h>

#include "kind/kind.h"

extern const char kind_namespace[];

/* False if it is wrong: reported, if there are problems to report to. */
bool	kind_read(struct pool *, const xmlNode *declaration, struct kind *,
	    struct problems *);

#endif
