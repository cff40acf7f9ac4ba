#include <string.h>

#include "corpus/picture.h"
#include "html/inside.h"

/*
 * The picture goes into the file, which stands alone. How the camera was held
 * is not looked at, as on paper.
 */
static bool
add_picture(struct html *html, const char *path, const char *alt)
{
	struct pool *pool = pool_new();
	const char *reason, *bytes;
	size_t length;

	bytes = picture_read(pool, path, &length, &reason);
	if (bytes != NULL) {
		html_tag_add(html, "<img src=\"data:");
		html_tag_add(html, picture_media(bytes, length));
		html_tag_add(html, ";base64,");
		html_tag_base64(html, (const unsigned char *)bytes, length);
		html_tag_add(html, "\"");
		html_tag_attr(html, "alt", alt);
		html_tag_add(html, ">");
	}
	pool_free(pool);
	return bytes != NULL;
}

/* Without the picture, what it shows stands there, as on paper. */
void
html_figure(struct html *html, const struct sheet_node *node)
{
	const char *src = sheet_attr(node, SHEET_A_SRC);
	const char *alt = sheet_attr(node, SHEET_A_ALT);

	if (alt == NULL)
		alt = "図";
	html_tag_begin(html, "figure", NULL, node);
	html_tag_add(html, ">");
	if (src == NULL || !add_picture(html, src, alt)) {
		html_tag_add(html, "<p>");
		html_tag_words(html, alt);
		html_tag_add(html, "</p>");
	}
	if (node->first != NULL) {
		html_tag_add(html, "<figcaption>");
		html_nodes(html, node);
		html_tag_add(html, "</figcaption>");
	}
	html_tag_end(html, "figure");
}
