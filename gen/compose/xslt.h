/*
 * Xslt: one compiled stylesheet per kind of document, and its application.
 * No file, no network access from a stylesheet beyond its own imports.
 */
#ifndef COMPOSE_XSLT_H
#define COMPOSE_XSLT_H

#include <libxml/tree.h>

#include "kind/kind.h"

/*
 * The result tree; NULL if reported. The caller frees with xmlFreeDoc. The
 * stylesheet is compiled on first use and stays until xslt_close.
 */
xmlDoc		*xslt_apply(struct kinds *, struct kind *, xmlDoc *dossier,
		    struct problems *);
/* Frees what was compiled; the kinds stay. They may be NULL. */
void		 xslt_close(struct kinds *);

#endif
