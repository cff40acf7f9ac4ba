/*
 * Html: a sheet as one self-contained HTML file: inline CSS, no script, ids by
 * address, usable from file:// and printable.
 */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "sheet/sheet.h"

/* css is the content of templates/html.css, borrowed. */
void	html_write(const struct sheet *, const char *css, struct text *out);
/* Several fillings of one sheet in one file, each on a page of its own. */
void	html_write_many(const struct sheet *const *, size_t count,
	    const char *css, struct text *out);

#endif
