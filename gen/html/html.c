#include "html/html.h"

#include <string.h>

#include "html/inside.h"
#include "sheet/status.h"

static const char *
root_attr(const struct sheet *sheet, enum sheet_attr name)
{
	const char *value = sheet_attr(sheet->root, name);

	return value != NULL ? value : "";
}

/* Inside a CSS string in a <style> element. */
static void
add_css_string(struct html *html, const char *words)
{
	html_tag_add(html, "\"");
	for (; *words != '\0'; words++) {
		if (strchr("\"\\<>&\n", *words) != NULL)
			text_add_format(html->out, "\\%x ",
			    (unsigned)(unsigned char)*words);
		else
			text_add_char(html->out, *words);
	}
	html_tag_add(html, "\"");
}

static void
add_css_strings(struct html *html, const char *one, const char *other)
{
	html_tag_add(html, "{content:");
	add_css_string(html, one);
	if (*one != '\0' && *other != '\0')
		html_tag_add(html, "\"\\3000\"");
	add_css_string(html, other);
	html_tag_add(html, "}\n");
}

/* The running head and foot of the printed html. */
static void
write_page_style(struct html *html, const struct sheet *sheet)
{
	bool is_wide = sheet_attr_is(sheet->root, SHEET_A_ORIENTATION,
	    "landscape");
	const struct status *status = status_of(sheet);
	const char *title = root_attr(sheet, SHEET_A_TITLE);
	const char *subject = root_attr(sheet, SHEET_A_SUBJECT);

	text_add_format(html->out, "@page{size:A4 %s;\n@top-left",
	    is_wide ? "landscape" : "portrait");
	add_css_strings(html, root_attr(sheet, SHEET_A_AUTHORITY), subject);
	html_tag_add(html, "@top-right");
	/* 1 電子情報等の… would only repeat the subject. */
	add_css_strings(html, status != NULL && status->stamp != NULL ?
	    status->word : "", *subject != '\0' &&
	    strstr(title, subject) != NULL ? "" : title);
	html_tag_add(html, "@bottom-left");
	add_css_strings(html, root_attr(sheet, SHEET_A_EDITION),
	    sheet->digest);
	html_tag_add(html, "@bottom-right{content:counter(page) \" / \" "
	    "counter(pages)}\n}\n");
}

static void
write_head(struct html *html, const struct sheet *sheet, const char *css)
{
	const char *kind = root_attr(sheet, SHEET_A_KIND);

	html_tag_add(html, "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n");
	if (sheet->request != NULL) {
		html_tag_add(html, "<meta name=\"kijun-request\" content=\"");
		html_tag_words(html, sheet->request);
		html_tag_add(html, "\">\n");
	}
	html_tag_add(html, "<title>");
	html_tag_words(html, root_attr(sheet, SHEET_A_TITLE));
	if (*root_attr(sheet, SHEET_A_SUBJECT) != '\0') {
		html_tag_add(html, " | ");
		html_tag_words(html, root_attr(sheet, SHEET_A_SUBJECT));
	}
	html_tag_add(html, "</title>\n<style>\n");
	html_tag_add(html, css);
	write_page_style(html, sheet);
	html_tag_add(html, "</style>\n</head>\n<body class=\"kind-");
	html_tag_words(html, *kind != '\0' ? kind : "sheet");
	if (sheet_attr(sheet->root, SHEET_A_STYLE) != NULL)
		text_add_format(html->out, " %s",
		    root_attr(sheet, SHEET_A_STYLE));
	if (sheet_attr_is(sheet->root, SHEET_A_ORIENTATION, "landscape"))
		html_tag_add(html, " landscape");
	html_tag_add(html, "\">\n");
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

static void
write_furniture(struct html *html, const struct sheet *sheet)
{
	const struct status *status = status_of(sheet);

	html_tag_add(html, "<header class=\"furniture\">\n");
	write_span(html, "authority", root_attr(sheet, SHEET_A_AUTHORITY));
	write_span(html, "subject", root_attr(sheet, SHEET_A_SUBJECT));
	if (status != NULL)
		write_span(html, "stamp", status->word);
	html_tag_add(html, "</header>\n");
}

static void
write_foot(struct html *html, const struct sheet *sheet)
{
	html_tag_add(html, "<footer class=\"furniture\">\n");
	write_span(html, "edition", root_attr(sheet, SHEET_A_EDITION));
	write_span(html, "digest", sheet->digest);
	html_tag_add(html, "</footer>\n</body>\n</html>\n");
}

void
html_write_many(const struct sheet *const *sheets, size_t count,
    const char *css, struct text *out)
{
	struct pool *pool = pool_new();
	struct html html = { .out = out, .ids.pool = pool, .has_ids = true };
	size_t i;

	write_head(&html, sheets[0], css);
	write_furniture(&html, sheets[0]);
	for (i = 0; i < count; i++) {
		html_tag_add(&html, i == 0 ? "<main>\n" :
		    "<div class=\"copy new-page\">\n");
		html_nodes(&html, sheets[i]->root);
		if (i > 0)
			html_tag_add(&html, "</div>\n");
		/* Ids stand once in a file: in the first filling. */
		html.has_ids = false;
	}
	html_tag_add(&html, "</main>\n");
	write_foot(&html, sheets[0]);
	pool_free(pool);
}

void
html_write(const struct sheet *sheet, const char *css, struct text *out)
{
	html_write_many(&sheet, 1, css, out);
}
