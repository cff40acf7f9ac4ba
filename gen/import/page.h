/*
 * Page: a regulation on a web page (例規集 and the like), as a browser saves
 * it, into lines: a line a block, a table as rows.
 */
#ifndef IMPORT_PAGE_H
#define IMPORT_PAGE_H

#include "import/lines.h"

/* UTF-8 bytes of a page. False if it holds no words. */
bool	 page_read(struct pool *, struct lines *, const char *bytes,
	    size_t length);

#endif
