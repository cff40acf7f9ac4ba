#include "html/inside.h"

#include <string.h>

void
html_tag_add(struct html *html, const char *markup)
{
	text_add_string(html->out, markup);
}

void
html_tag_words(struct html *html, const char *words)
{
	text_add_escaped(html->out, words, strlen(words));
}

void
html_tag_attr(struct html *html, const char *name, const char *value)
{
	if (value == NULL)
		return;
	text_add_format(html->out, " %s=\"", name);
	html_tag_words(html, value);
	html_tag_add(html, "\"");
}

/* kyoto/04#Mp-At_1 has no place in an id: it becomes kyoto.04.Mp-At_1. */
void
html_tag_id(struct html *html, const char *address)
{
	for (; *address != '\0'; address++) {
		char byte = *address == '/' || *address == '#' ? '.' :
		    *address;

		text_add_escaped(html->out, &byte, 1);
	}
}

/* True once for every address: an id stands on the first who has it. */
static bool
is_new_id(struct html *html, const char *address)
{
	return html->has_ids && names_add(&html->ids, address, NULL);
}

static void
add_class(struct html *html, const char *base, const struct sheet_node *node)
{
	const char *kind = sheet_attr(node, SHEET_A_KIND);
	const char *change = sheet_attr(node, SHEET_A_CHANGE);
	const char *between = "";

	if (base == NULL && kind == NULL && change == NULL)
		return;
	html_tag_add(html, " class=\"");
	if (base != NULL) {
		html_tag_add(html, base);
		between = " ";
	}
	if (kind != NULL) {
		html_tag_add(html, between);
		html_tag_words(html, kind);
		between = " ";
	}
	if (change != NULL) {
		text_add_format(html->out, "%schange-", between);
		html_tag_words(html, change);
	}
	html_tag_add(html, "\"");
}

/* What the page tells about a block that is pointed at. */
static void
add_title(struct html *html, const struct sheet_node *node)
{
	const char *title = sheet_attr(node, SHEET_A_TITLE);

	if (title == NULL || *title == '\0' || node->kind == SHEET_SHEET)
		return;
	html_tag_add(html, " title=\"");
	html_tag_words(html, title);
	html_tag_add(html, "\"");
}

/* "<p" with its id and class, left open for more attributes. */
void
html_tag_begin(struct html *html, const char *tag, const char *class,
    const struct sheet_node *node)
{
	const char *address = sheet_attr(node, SHEET_A_PROVISION);

	text_add_format(html->out, "<%s", tag);
	if (address != NULL && is_new_id(html, address)) {
		html_tag_add(html, " id=\"");
		html_tag_id(html, address);
		html_tag_add(html, "\"");
	}
	add_class(html, class, node);
	add_title(html, node);
}

void
html_tag_plain(struct html *html, const struct sheet_node *node)
{
	const struct sheet_node *child;

	if (node->kind == SHEET_TEXT)
		html_tag_words(html, node->text);
	for (child = node->first; child != NULL; child = child->next)
		html_tag_plain(html, child);
}

void
html_tag_end(struct html *html, const char *tag)
{
	text_add_format(html->out, "</%s>\n", tag);
}

void
html_tag_base64(struct html *html, const unsigned char *from, size_t bytes)
{
	struct text *out = html->out;
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t i;

	for (i = 0; i < bytes; i += 3) {
		unsigned bits = (unsigned)from[i] << 16;

		if (i + 1 < bytes)
			bits |= (unsigned)from[i + 1] << 8;
		if (i + 2 < bytes)
			bits |= from[i + 2];
		text_add_char(out, digits[bits >> 18]);
		text_add_char(out, digits[bits >> 12 & 63]);
		text_add_char(out, i + 1 < bytes ? digits[bits >> 6 & 63] :
		    '=');
		text_add_char(out, i + 2 < bytes ? digits[bits & 63] : '=');
	}
}
