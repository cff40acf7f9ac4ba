/*
 * The headings of a page as a list of links, beside it where the screen is
 * wide. Furniture: paper has the table of contents that the sheet asks for.
 */
#include "html/inside.h"

enum {
	HEADINGS_MIN = 4,	/* fewer are seen at a glance */
	HEADINGS_MAX = 90,	/* more are no help: then the upper level */
	HEADINGS_ROOM = 512,	/* and of so many nothing is */
	DEEPEST = 3
};

struct headings {
	const struct sheet_node	*list[HEADINGS_ROOM];
	int			 count;		/* may be more than there is
						   room for */
	int			 upper;		/* of those above DEEPEST */
};

/* Below the title of the page. */
bool
html_contents_lists(const struct sheet_node *heading)
{
	int level = sheet_number(heading, SHEET_A_LEVEL, 1);

	return level > 1 && level <= DEEPEST;
}

/*
 * Those in the flow of the page, in the order in which they are written. A
 * filled sheet shares its nodes with another one: nobody asks for parents.
 */
static void
collect(const struct sheet_node *node, struct headings *headings)
{
	const struct sheet_node *child;

	for (child = node->first; child != NULL; child = child->next) {
		if (child->kind == SHEET_SECTION || child->kind == SHEET_KEEP)
			collect(child, headings);
		if (child->kind != SHEET_HEADING ||
		    !html_contents_lists(child))
			continue;
		if (headings->count < HEADINGS_ROOM)
			headings->list[headings->count] = child;
		headings->count++;
		headings->upper += sheet_number(child, SHEET_A_LEVEL, 1) <
		    DEEPEST;
	}
}

static void
write_link(struct html *html, const struct sheet_node *heading, int number)
{
	const char *address = sheet_attr(heading, SHEET_A_PROVISION);
	const char *numeral = sheet_attr(heading, SHEET_A_NUMBER);

	text_add_format(html->out, "<li class=\"h%d\"><a href=\"#",
	    sheet_number(heading, SHEET_A_LEVEL, 1));
	if (address != NULL)
		html_tag_id(html, address);
	else
		text_add_format(html->out, "s%d", number);
	html_tag_add(html, "\">");
	if (numeral != NULL) {
		html_tag_words(html, numeral);
		html_tag_add(html, " ");
	}
	html_tag_plain(html, heading);
	html_tag_add(html, "</a></li>\n");
}

void
html_contents(struct html *html, const struct sheet *sheet)
{
	struct headings headings = { .count = 0 };
	bool all;
	int i, shown, number = 0;

	collect(sheet->root, &headings);
	all = headings.count <= HEADINGS_MAX;
	shown = all ? headings.count : headings.upper;
	if (shown < HEADINGS_MIN || shown > HEADINGS_MAX ||
	    headings.count > HEADINGS_ROOM)
		return;
	html_tag_add(html, "<nav class=\"furniture sections\" "
	    "aria-label=\"この頁の見出し\">\n<ul>\n");
	for (i = 0; i < headings.count; i++) {
		const struct sheet_node *heading = headings.list[i];

		number += sheet_attr(heading, SHEET_A_PROVISION) == NULL;
		if (all || sheet_number(heading, SHEET_A_LEVEL, 1) < DEEPEST)
			write_link(html, heading, number);
	}
	html_tag_add(html, "</ul>\n</nav>\n");
}
