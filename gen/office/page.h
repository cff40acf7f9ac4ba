/*
 * Page: a regulation on a web page (例規集 and the like), as a browser saves
 * it, into lines: a line a block, a table as rows.
 */
#ifndef OFFICE_PAGE_H
#define OFFICE_PAGE_H

#include "office/lines.h"

/* UTF-8 bytes of a page. False if it holds no words. */
bool	 page_read(struct pool *, struct lines *, const char *bytes,
	    size_t length);

#endif
