/*
 * Compose: a dossier through a kind's stylesheet into a sheet.
 */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "sheet/sheet.h"
#include "compose/xslt.h"

/* NULL if reported. The sheet lives in the pool. */
struct sheet	*compose_sheet(struct pool *, struct kinds *, struct kind *,
		    xmlDoc *dossier, struct problems *);

#endif
