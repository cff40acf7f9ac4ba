#include "office/page.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include "base/text.h"
#include "office/page_list.h"

/* What is never words. */
static const char *const silent[] = { "script", "style", "head", "noscript",
    "template", "svg", "iframe", "rp", "select", NULL };
/* Words about the page and not of the regulation. */
static const char *const around[] = { "nav", "header", "footer", "aside",
    "button", "form", NULL };
static const char *const inlines[] = { "a", "b", "i", "u", "s", "em",
    "strong", "span", "font", "sup", "sub", "small", "big", "ruby", "rb", "rt", "rtc",
    "mark", "ins", "del", "label", "abbr", "cite", "q", "code", "tt", "wbr",
    "nobr", NULL };
/* Class and id of menus and the like, in the common systems. */
static const char *const menus[] = { "breadcrumb", "topicpath", "sidebar",
    "navi", "menu", "footer", "header", "skip", "pagetop", NULL };

enum { TEXT_LINES = 5 };	/* no cell of a table holds as many */

struct page {
	struct pool	*pool;
	struct lines	*lines;
	struct text	 words;		/* of the block at hand */
	const char	*left_out;	/* as a line's */
};

static bool
is_among(const xmlChar *name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (xmlStrcasecmp(name, (const xmlChar *)*names) == 0)
			return true;
	return false;
}

static bool
names_menu(const xmlNode *node, const char *attribute)
{
	xmlChar *value = xmlGetProp(node, (const xmlChar *)attribute);
	bool found = false;
	size_t i;

	for (i = 0; value != NULL && menus[i] != NULL; i++)
		found = found || xmlStrcasestr(value,
		    (const xmlChar *)menus[i]) != NULL;
	xmlFree(value);
	return found;
}

static bool
is_around(const xmlNode *node)
{
	return is_among(node->name, around) || names_menu(node, "class") ||
	    names_menu(node, "id");
}

static void
end_line(struct page *page)
{
	struct line *line;

	if (page->words.length > 0) {
		line = lines_add(page->pool, page->lines, page->words.bytes,
		    page->words.length);
		line->left_out = page->left_out;
		if (line->length == 0) {
			page->lines->count--;
			page->lines->last_number--;
		}
	}
	text_clear(&page->words);
}

/* Runs of blanks and line ends are one blank between letters, else none. */
static void
add_words(struct page *page, const xmlNode *node)
{
	const char *at = (const char *)node->content;
	const char *end = at + strlen(at);

	while (at < end) {
		const char *start = at;
		uint32_t code = text_next(&at, end);
		bool is_break = false;

		if (code != ' ' && code != '\n' && code != '\t' &&
		    code != '\r') {
			text_add(&page->words, start, (size_t)(at - start));
			continue;
		}
		for (; at < end && (*at == ' ' || *at == '\n' ||
		    *at == '\t' || *at == '\r'); at++)
			is_break = is_break || *at == '\n';
		is_break = is_break || code == '\n';
		if (page->words.length == 0 || at == end)
			continue;
		if (!is_break || ((unsigned char)*at < 0x80 && (unsigned char)
		    page->words.bytes[page->words.length - 1] < 0x80))
			text_add_char(&page->words, ' ');
	}
}

static void read_children(struct page *page, const xmlNode *node);

static bool
is_called(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	    xmlStrcasecmp(node->name, (const xmlChar *)name) == 0;
}

/* A reading stands behind what it is of, between marks (lines.h). */
enum { SET_BYTES = 40 };	/* of what is raised */

/* <sup> and <sub> around a few characters and nothing else. */
static bool
is_set(const xmlNode *node, const char *name)
{
	const xmlNode *words = node->children;

	return is_called(node, name) && words != NULL &&
	    words->next == NULL && words->type == XML_TEXT_NODE &&
	    strlen((const char *)words->content) <= SET_BYTES;
}

static const char *
mark_before(const xmlNode *node)
{
	return is_called(node, "ruby") ? LINES_RUBY :
	    is_called(node, "rt") ? LINES_READING :
	    is_set(node, "sup") ? LINES_RAISED :
	    is_set(node, "sub") ? LINES_LOWERED : "";
}

static const char *
mark_behind(const xmlNode *node)
{
	return is_called(node, "ruby") ? LINES_RUBY_END :
	    is_set(node, "sup") ? LINES_RAISED_END :
	    is_set(node, "sub") ? LINES_LOWERED_END : "";
}

/* ---- tables ---- */

static int
span_of(const xmlNode *cell, const char *name)
{
	xmlChar *value = xmlGetProp(cell, (const xmlChar *)name);
	int span = value == NULL ? 1 : atoi((const char *)value);

	xmlFree(value);
	return span < 1 ? 1 : span > 999 ? 999 : span;
}

/* The source may break a line anywhere; what the page shows is one. */
static void
collect_words(struct text *out, const char *words)
{
	for (; *words != '\0'; words++)
		if (*words != '\n' && *words != '\r' && *words != '\t')
			text_add_char(out, *words);
}

static void
collect(struct text *out, const xmlNode *node)
{
	for (node = node->children; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE)
			collect_words(out, (const char *)node->content);
		if (node->type != XML_ELEMENT_NODE ||
		    is_among(node->name, silent))
			continue;
		if (!is_among(node->name, inlines) && out->length > 0)
			text_add_char(out, '\n');
		text_add_string(out, mark_before(node));
		collect(out, node);
		text_add_string(out, mark_behind(node));
	}
}

static void
read_cell(struct page *page, struct table_cell *cell, const xmlNode *node)
{
	struct text words = {0};

	collect(&words, node);
	lines_add_cell(page->pool, page->lines, cell,
	    words.length > 0 ? words.bytes : "", words.length);
	text_free(&words);
	cell->columns = span_of(node, "colspan");
	cell->rows = span_of(node, "rowspan");
	cell->is_head = xmlStrcasecmp(node->name, (const xmlChar *)"th") == 0;
}

static bool
is_cell(const xmlNode *node)
{
	return is_called(node, "td") || is_called(node, "th");
}

static void
read_row(struct page *page, struct table_row *row, const xmlNode *node)
{
	const xmlNode *cell;
	size_t count = 0;

	for (cell = node->children; cell != NULL; cell = cell->next)
		count += is_cell(cell);
	row->cells = pool_take(page->pool, (count + 1) * sizeof *row->cells);
	for (cell = node->children; cell != NULL; cell = cell->next)
		if (is_cell(cell))
			read_cell(page, &row->cells[row->count++], cell);
}

static size_t
count_rows(const xmlNode *node)
{
	size_t count = 0;

	for (node = node->children; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			count += xmlStrcasecmp(node->name,
			    (const xmlChar *)"tr") == 0 ? 1 :
			    count_rows(node);
	return count;
}

static void
read_rows(struct page *page, struct table_row *rows, size_t *count,
    const xmlNode *node)
{
	for (node = node->children; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (is_called(node, "tr"))
			read_row(page, &rows[(*count)++], node);
		else if (is_called(node, "caption")) {
			read_children(page, node);
			end_line(page);
		} else
			read_rows(page, rows, count, node);
	}
}

static bool
holds(const xmlNode *node, const char *name)
{
	for (node = node->children; node != NULL; node = node->next)
		if (is_called(node, name) || holds(node, name))
			return true;
	return false;
}

/* Has it a row of two cells? */
static bool
has_columns(const xmlNode *node)
{
	const xmlNode *cell;
	size_t count = 0;

	for (cell = node->children; cell != NULL; cell = cell->next) {
		if (is_cell(cell))
			count++;
		else if (has_columns(cell))
			return true;
	}
	return count > 1;
}

/* Line ends below a node, of blocks or by hand. */
static size_t
count_breaks(const xmlNode *node)
{
	size_t count = 0;

	for (node = node->children; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			count += (is_called(node, "br") || is_called(node, "p") ||
			    is_called(node, "div")) + count_breaks(node);
	return count;
}

/*
 * A table of one column, or with tables in it, only places things; so does one
 * row with a whole text in a cell.
 */
static bool
is_for_layout(const xmlNode *node)
{
	return !has_columns(node) || holds(node, "table") ||
	    (count_rows(node) == 1 && count_breaks(node) >= TEXT_LINES);
}

static void
read_table(struct page *page, const xmlNode *node)
{
	struct table_row *rows = pool_take(page->pool,
	    (count_rows(node) + 1) * sizeof *rows);
	struct line *line;
	size_t count = 0;

	end_line(page);
	if (is_for_layout(node)) {
		read_children(page, node);
		end_line(page);
		return;
	}
	read_rows(page, rows, &count, node);
	line = lines_add(page->pool, page->lines, "", 0);
	line->rows = rows;
	line->row_count = count;
	line->left_out = page->left_out;
}

/* ---- blocks ---- */

static void
read_element(struct page *page, const xmlNode *node)
{
	const char *was_left_out = page->left_out;

	if (is_among(node->name, silent))
		return;
	if (is_among(node->name, inlines)) {
		text_add_string(&page->words, mark_before(node));
		read_children(page, node);
		text_add_string(&page->words, mark_behind(node));
		return;
	}
	end_line(page);
	if (is_called(node, "table")) {
		read_table(page, node);
		return;
	}
	if (was_left_out == NULL && is_around(node))
		page->left_out = "around";
	if (is_called(node, "li"))
		page_list_number((xmlNode *)(uintptr_t)node,
		    &page->words);
	read_children(page, node);
	end_line(page);
	page->left_out = was_left_out;
}

static void
read_children(struct page *page, const xmlNode *node)
{
	for (node = node->children; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE ||
		    node->type == XML_CDATA_SECTION_NODE)
			add_words(page, node);
		else if (node->type == XML_ELEMENT_NODE)
			read_element(page, node);
	}
}

bool
page_read(struct pool *pool, struct lines *lines, const char *bytes,
    size_t length)
{
	htmlDocPtr document = htmlReadMemory(bytes, (int)length, NULL,
	    "UTF-8", HTML_PARSE_NONET | HTML_PARSE_NOERROR |
	    HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER);
	struct page page = { .pool = pool, .lines = lines };

	if (document == NULL)
		return false;
	if (xmlDocGetRootElement(document) != NULL)
		read_children(&page, (xmlNode *)document);
	end_line(&page);
	text_free(&page.words);
	xmlFreeDoc(document);
	return lines->count > 0;
}
