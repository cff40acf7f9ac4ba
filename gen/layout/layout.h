/*
 * Layout: a sheet onto pages. Place, then commit: blocks are measured against
 * the room left, and only the page turner in layout/layout.c opens a new page.
 * Rules of line making: JIS X 4051 and JLREQ (layout/line.c); of tables:
 * layout/table.c.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "layout/pages.h"
#include "sheet/sheet.h"
#include "layout/style.h"

/*
 * NULL if a character has no glyph (reported with its place). The pages live
 * in the pool. strict turns a lost variation sequence from a warning into an
 * error.
 */
struct pages	*layout_sheet(struct pool *, const struct sheet *,
		    const struct style *, struct faces *, bool strict,
		    struct problems *);

#endif
