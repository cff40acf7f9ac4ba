#include "html/inside.h"
#include "sheet/status.h"

const char html_way_mark[] = "<!--way-->";
const char html_beside_mark[] = "<!--beside-->";

static const char *
root_attr(const struct sheet *sheet, enum sheet_attr name)
{
	const char *value = sheet_attr(sheet->root, name);

	return value != NULL ? value : "";
}

static void
write_body(struct html *html, const struct sheet *sheet)
{
	const char *kind = root_attr(sheet, SHEET_A_KIND);

	html_tag_add(html, "<body class=\"kind-");
	html_tag_words(html, *kind != '\0' ? kind : "sheet");
	if (sheet_attr(sheet->root, SHEET_A_STYLE) != NULL)
		text_add_format(html->out, " %s",
		    root_attr(sheet, SHEET_A_STYLE));
	if (sheet_attr_is(sheet->root, SHEET_A_ORIENTATION, "landscape"))
		html_tag_add(html, " landscape");
	html_tag_add(html, "\">\n<a class=\"furniture skip\" href=\"#main\">"
	    "本文へ進む</a>\n");
}

static void
write_span(struct html *html, const char *class, const char *words)
{
	if (*words == '\0')
		return;
	text_add_format(html->out, "<span class=\"%s\">", class);
	html_tag_words(html, words);
	html_tag_add(html, "</span>\n");
}

/* In a build, where one is is said by the way that leads there. */
static void
write_furniture(struct html *html, const struct sheet *sheet,
    const struct html_frame *frame)
{
	const struct status *status = status_of(sheet);

	html_tag_add(html, "<header class=\"furniture\">\n");
	if (frame->base != NULL)
		html_tag_add(html, html_way_mark);
	else {
		write_span(html, "authority", root_attr(sheet,
		    SHEET_A_AUTHORITY));
		write_span(html, "subject", root_attr(sheet,
		    SHEET_A_SUBJECT));
	}
	if (status != NULL)
		write_span(html, "stamp", status->word);
	html_tag_add(html, "</header>\n");
}

static void
write_foot(struct html *html, const struct sheet *sheet,
    const struct html_frame *frame)
{
	if (frame->base != NULL)
		html_tag_add(html, html_beside_mark);
	html_tag_add(html, "<footer class=\"furniture\">\n");
	write_span(html, "edition", root_attr(sheet, SHEET_A_EDITION));
	write_span(html, "digest", sheet->digest);
	html_tag_add(html, "</footer>\n</body>\n</html>\n");
}

void
html_write_many(const struct sheet *const *sheets, size_t count,
    const struct html_frame *frame, struct text *out)
{
	struct pool *pool = pool_new();
	struct html html = { .out = out, .ids.pool = pool, .has_ids = true,
	    .is_linked = frame->base != NULL };
	size_t i;

	html_head(&html, sheets[0], frame);
	write_body(&html, sheets[0]);
	write_furniture(&html, sheets[0], frame);
	html_contents(&html, sheets[0]);
	for (i = 0; i < count; i++) {
		html.copy = (int)i;
		html_tag_add(&html, i == 0 ? "<main id=\"main\">\n" :
		    "<div class=\"copy new-page\">\n");
		html_nodes(&html, sheets[i]->root);
		if (i > 0)
			html_tag_add(&html, "</div>\n");
		/* Ids stand once in a file: in the first filling. */
		html.has_ids = false;
	}
	html_tag_add(&html, "</main>\n");
	write_foot(&html, sheets[0], frame);
	pool_free(pool);
}

void
html_write(const struct sheet *sheet, const struct html_frame *frame,
    struct text *out)
{
	html_write_many(&sheet, 1, frame, out);
}
