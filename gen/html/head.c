#include "html/inside.h"
#include "sheet/status.h"

#include <string.h>

#include "base/sha.h"

const char html_style_file[] = "style.css";
const char html_script_file[] = "page.js";
const char html_search_file[] = "search.js";
const char html_words_file[] = "words.js";

/* Of a page that shares its files: nothing from elsewhere, and no style=. */
static const char LINKED_POLICY[] = "default-src 'none'; script-src 'self'; "
    "style-src 'self'; img-src 'self' data:";

static const char *
root_attr(const struct sheet *sheet, enum sheet_attr name)
{
	const char *value = sheet_attr(sheet->root, name);

	return value != NULL ? value : "";
}

/* ---- what may be run and shown ---- */

/* 'sha256-…' of what stands between the tags (CSP level 2). */
static void
add_hash(struct html *html, const char *words)
{
	uint8_t digest[SHA_BYTES];
	struct sha sha;

	sha_start(&sha);
	sha_add(&sha, words, strlen(words));
	sha_end(&sha, digest);
	html_tag_add(html, "'sha256-");
	html_tag_base64(html, digest, sizeof digest);
	html_tag_add(html, "'");
}

static void
write_policy(struct html *html, const struct html_frame *frame,
    const char *script)
{
	html_tag_add(html, "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"");
	if (frame->base != NULL)
		html_tag_add(html, LINKED_POLICY);
	else {
		html_tag_add(html, "default-src 'none'; ");
		if (script != NULL) {
			html_tag_add(html, "script-src ");
			add_hash(html, script);
			html_tag_add(html, "; ");
		}
		html_tag_add(html, "style-src ");
		add_hash(html, frame->style);
		html_tag_add(html, "; img-src data:");
	}
	html_tag_add(html, "\">\n");
}

static void
write_files(struct html *html, const struct html_frame *frame,
    const char *script)
{
	if (frame->base != NULL) {
		text_add_format(html->out, "<link rel=\"stylesheet\" "
		    "href=\"%s%s\">\n<script src=\"%s%s\" defer></script>\n",
		    frame->base, html_style_file, frame->base,
		    html_script_file);
		return;
	}
	html_tag_add(html, "<style>");
	html_tag_add(html, frame->style);
	html_tag_add(html, "</style>\n");
	if (script != NULL) {
		html_tag_add(html, "<script type=\"module\">");
		html_tag_add(html, script);
		html_tag_add(html, "</script>\n");
	}
}

/* ---- who it is ---- */

/* As many titles as there are documents: a tab, a bookmark tell no more. */
static void
write_title(struct html *html, const struct sheet *sheet,
    const struct html_frame *frame)
{
	static const enum sheet_attr parts[] = { SHEET_A_SUBJECT,
	    SHEET_A_AUTHORITY, SHEET_A_EDITION };
	const char *title = frame->title != NULL ? frame->title :
	    root_attr(sheet, SHEET_A_TITLE), *part;
	const struct status *status = status_of(sheet);
	size_t i;

	html_tag_add(html, "<title>");
	if (status != NULL && status->stamp != NULL)
		text_add_format(html->out, "【%s】", status->word);
	html_tag_words(html, title);
	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		part = root_attr(sheet, parts[i]);
		if (*part == '\0' || strstr(title, part) != NULL)
			continue;
		html_tag_add(html, " | ");
		html_tag_words(html, part);
	}
	html_tag_add(html, "</title>\n");
}

static void
write_pair(struct html *html, const char *name, const char *one,
    const char *other)
{
	if (*one == '\0' && *other == '\0')
		return;
	text_add_format(html->out, " %s=\"", name);
	html_tag_words(html, one);
	if (*one != '\0' && *other != '\0')
		html_tag_add(html, "　");
	html_tag_words(html, other);
	html_tag_add(html, "\"");
}

/* The running head and foot of the printed page, for the style to show. */
static void
write_running(struct html *html, const struct sheet *sheet)
{
	const struct status *status = status_of(sheet);
	const char *title = root_attr(sheet, SHEET_A_TITLE);
	const char *subject = root_attr(sheet, SHEET_A_SUBJECT);

	write_pair(html, "data-head", root_attr(sheet, SHEET_A_AUTHORITY),
	    subject);
	/* 1 電子情報等の… would only repeat the subject. */
	write_pair(html, "data-side", status != NULL && status->stamp !=
	    NULL ? status->word : "", *subject != '\0' &&
	    strstr(title, subject) != NULL ? "" : title);
	write_pair(html, "data-foot", root_attr(sheet, SHEET_A_EDITION),
	    sheet->digest);
}

/* Has it anything to tick or to write? */
static bool
is_filled_in(const struct sheet_node *node)
{
	const struct sheet_node *child;

	if (node->kind == SHEET_CHECK || node->kind == SHEET_BLANK ||
	    node->kind == SHEET_FIELD)
		return true;
	for (child = node->first; child != NULL; child = child->next)
		if (is_filled_in(child))
			return true;
	return false;
}

void
html_head(struct html *html, const struct sheet *sheet,
    const struct html_frame *frame)
{
	const char *script = is_filled_in(sheet->root) ? frame->script : NULL;

	html_tag_add(html, "<!DOCTYPE html>\n<html lang=\"ja\"");
	write_running(html, sheet);
	html_tag_add(html, ">\n<head>\n<meta charset=\"utf-8\">\n");
	write_policy(html, frame, script);
	html_tag_add(html, "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n");
	if (sheet->request != NULL) {
		html_tag_add(html, "<meta name=\"kijun-request\" content=\"");
		html_tag_words(html, sheet->request);
		html_tag_add(html, "\">\n");
	}
	write_title(html, sheet, frame);
	write_files(html, frame, script);
	html_tag_add(html, "</head>\n");
}
