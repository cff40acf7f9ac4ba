/*
 * Widths and lengths as classes: a page holds no style attribute, so that its
 * policy need not let any in.
 */
#include "html/html.h"

static const struct { char class; int last; const char *format; } classes[] = {
	{ 'w', 100, "{width:%d%%}" },		/* of a column, in hundredths */
	{ 's', 99, "{--size:%d}" },		/* of a blank, in characters */
	{ 'l', 99, "{--lines:%d}" },		/* of a place to write */
	{ 'c', 60, "{--columns:%d}" }		/* of a law's table */
};

void
html_style_add(const char *css, struct text *out)
{
	size_t i;
	int n;

	text_add_string(out, css);
	for (i = 0; i < sizeof classes / sizeof *classes; i++)
		for (n = 1; n <= classes[i].last; n++) {
			text_add_format(out, ".%c%d", classes[i].class, n);
			text_add_format(out, classes[i].format, n);
			text_add_char(out, '\n');
		}
}
