#include "html/inside.h"

#include <stdio.h>
#include <string.h>

static const char *
media_type(const char *path)
{
	size_t length = strlen(path);

	if (length > 4 && strcmp(path + length - 4, ".png") == 0)
		return "image/png";
	if (length > 4 && strcmp(path + length - 4, ".jpg") == 0)
		return "image/jpeg";
	if (length > 4 && strcmp(path + length - 4, ".svg") == 0)
		return "image/svg+xml";
	return NULL;
}

static void
add_base64(struct text *out, const unsigned char *from, size_t bytes)
{
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

/* The picture goes into the file, which stands alone. */
static bool
add_picture(struct html *html, const char *path)
{
	const char *type = media_type(path);
	struct text bytes = {0};
	char piece[4096];
	size_t count;
	FILE *file = type != NULL ? fopen(path, "rb") : NULL;

	if (file == NULL)
		return false;
	while ((count = fread(piece, 1, sizeof piece, file)) > 0)
		text_add(&bytes, piece, count);
	fclose(file);
	text_add_format(html->out, "<img src=\"data:%s;base64,", type);
	add_base64(html->out, (unsigned char *)bytes.bytes, bytes.length);
	html_tag_add(html, "\"");
	text_free(&bytes);
	return true;
}

void
html_figure(struct html *html, const struct sheet_node *node)
{
	const char *src = sheet_attr(node, SHEET_A_SRC);
	const char *alt = sheet_attr(node, SHEET_A_ALT);

	html_tag_begin(html, "figure", NULL, node);
	html_tag_add(html, ">");
	if (src != NULL && add_picture(html, src)) {
		html_tag_attr(html, "alt", alt != NULL ? alt : "");
		html_tag_add(html, ">");
	}
	if (node->first != NULL) {
		html_tag_add(html, "<figcaption>");
		html_nodes(html, node);
		html_tag_add(html, "</figcaption>");
	}
	html_tag_end(html, "figure");
}
