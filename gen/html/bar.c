#include "html/inside.h"

/*
 * How much of a whole, as a picture in the page's own colours. The figures
 * stand beside it: who listens is told them once.
 */

enum {
	WIDTH = 400,
	HEIGHT = 20,
	HATCH = 6		/* between its lines */
};

static void
add_hatch(struct html *html, int x, int width)
{
	int at, from, to;

	html_tag_add(html, "<path d=\"");
	for (at = HATCH - HEIGHT; at < width; at += HATCH) {
		from = at < 0 ? -at : 0;
		to = width - at < HEIGHT ? width - at : HEIGHT;
		if (from < to)
			text_add_format(html->out, "M%d %dL%d %d",
			    x + at + from, HEIGHT - from, x + at + to,
			    HEIGHT - to);
	}
	html_tag_add(html, "\"/>");
}

static void
add_part(struct html *html, int which, int x, int width)
{
	if (width <= 0)
		return;
	if (which == 1)
		add_hatch(html, x, width);
	if (which == 3)
		text_add_format(html->out, "<path class=\"none\" "
		    "d=\"M%d %dh%d\"/>", x, HEIGHT / 2, width);
	text_add_format(html->out, "<rect%s x=\"%d\" width=\"%d\" "
	    "height=\"%d\"/>", which == 0 ? " class=\"done\"" : "", x, width,
	    HEIGHT);
}

void
html_bar(struct html *html, const struct sheet_node *node)
{
	long long parts[SHEET_PARTS], passed = 0;
	long long sum = sheet_parts(node, parts);
	int i, x = 0, end;

	if (sum == 0)
		return;
	text_add_format(html->out, "<svg class=\"gauge\" viewBox=\"-1 -1 %d "
	    "%d\" aria-hidden=\"true\">", WIDTH + 2, HEIGHT + 2);
	for (i = 0; i < SHEET_PARTS; i++) {
		passed += parts[i];
		end = (int)(WIDTH * passed / sum);
		add_part(html, i, x, end - x);
		x = end;
	}
	html_tag_add(html, "</svg>");
}
