/*
 * Html: a sheet as one HTML file, printable and usable from file://. Alone, it
 * holds its style and script, and lets in nothing but these; in a build it
 * shares them with the other pages, beside which it stands.
 */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "sheet/sheet.h"

/* What stands around a page. Strings are borrowed. */
struct html_frame {
	const char	*style;		/* of html_style_add; inside a page that
					   stands alone */
	const char	*script;	/* inside it, where it can be filled in */
	const char	*base;		/* "../../": where the shared files are;
					   NULL: it stands alone */
	const char	*title;		/* of its tab, where other documents
					   bear that of its sheet; or NULL */
};

/* Names of the shared files. */
extern const char html_style_file[], html_script_file[],
	    html_search_file[], html_words_file[];
/*
 * Where, in a page that is linked, what other documents there are is put: the
 * way to it, and what stands beside it. A comment, once in the page.
 */
extern const char html_way_mark[], html_beside_mark[];

/* templates/html.css, and the classes for widths and lengths. */
void	html_style_add(const char *css, struct text *out);

void	html_write(const struct sheet *, const struct html_frame *,
	    struct text *out);
/* Several fillings of one sheet in one file, each on a page of its own. */
void	html_write_many(const struct sheet *const *, size_t count,
	    const struct html_frame *, struct text *out);

#endif
