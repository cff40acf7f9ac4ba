#include "html.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct page {
	struct text	 *out;
	const char	**ids;		/* hash of the ids written, open */
	size_t		  room;		/* a power of two; 0: no ids at all */
};

/* What a row of a table needs to know about its head. */
struct columns {
	const struct sheet_node	*head;		/* the last head row, or NULL */
	const char		*row_name;	/* what the row begins with */
};

static void	write_node(struct page *, const struct sheet_node *);
static void	write_children(struct page *, const struct sheet_node *);

static void
add(struct page *page, const char *markup)
{
	text_add_string(page->out, markup);
}

static void
add_escaped(struct page *page, const char *words)
{
	text_add_escaped(page->out, words, strlen(words));
}

static void
add_attr(struct page *page, const char *name, const char *value)
{
	if (value == NULL)
		return;
	text_add_format(page->out, " %s=\"", name);
	add_escaped(page, value);
	add(page, "\"");
}

/* kyoto/04#Mp-At_1 has no place in an id: it becomes kyoto.04.Mp-At_1. */
static void
add_id(struct page *page, const char *address)
{
	for (; *address != '\0'; address++) {
		char byte = *address == '/' || *address == '#' ? '.' :
		    *address;

		text_add_escaped(page->out, &byte, 1);
	}
}

static size_t
count_nodes(const struct sheet_node *node)
{
	const struct sheet_node *child;
	size_t count = 1;

	for (child = node->first; child != NULL; child = child->next)
		count += count_nodes(child);
	return count;
}

/* FNV-1a. */
static size_t
hash(const char *from)
{
	size_t value = 2166136261u;

	for (; *from != '\0'; from++)
		value = (value ^ (unsigned char)*from) * 16777619u;
	return value;
}

/* True once for every address: an id stands on the first who has it. */
static bool
is_new_id(struct page *page, const char *address)
{
	size_t at;

	if (page->room == 0)
		return false;
	for (at = hash(address) & (page->room - 1); page->ids[at] != NULL;
	    at = (at + 1) & (page->room - 1))
		if (strcmp(page->ids[at], address) == 0)
			return false;
	page->ids[at] = address;
	return true;
}

static void
add_class(struct page *page, const char *base, const struct sheet_node *node)
{
	const char *kind = sheet_attr(node, SHEET_A_KIND);
	const char *change = sheet_attr(node, SHEET_A_CHANGE);
	const char *between = "";

	if (base == NULL && kind == NULL && change == NULL)
		return;
	add(page, " class=\"");
	if (base != NULL) {
		add(page, base);
		between = " ";
	}
	if (kind != NULL) {
		add(page, between);
		add_escaped(page, kind);
		between = " ";
	}
	if (change != NULL) {
		text_add_format(page->out, "%schange-", between);
		add_escaped(page, change);
	}
	add(page, "\"");
}

/* "<p" with its id and class, left open for more attributes. */
static void
begin(struct page *page, const char *tag, const char *class,
    const struct sheet_node *node)
{
	const char *address = sheet_attr(node, SHEET_A_PROVISION);

	text_add_format(page->out, "<%s", tag);
	if (address != NULL && is_new_id(page, address)) {
		add(page, " id=\"");
		add_id(page, address);
		add(page, "\"");
	}
	add_class(page, class, node);
}

static void
end(struct page *page, const char *tag)
{
	text_add_format(page->out, "</%s>\n", tag);
}

static void
write_simple(struct page *page, const char *tag, const char *class,
    const struct sheet_node *node)
{
	begin(page, tag, class, node);
	add(page, ">");
	write_children(page, node);
	text_add_format(page->out, "</%s>%s", tag,
	    sheet_is_inline(node->kind) ? "" : "\n");
}

static void
write_container(struct page *page, const char *tag, const char *class,
    const struct sheet_node *node)
{
	begin(page, tag, class, node);
	add(page, ">\n");
	write_children(page, node);
	end(page, tag);
}

static void
write_section(struct page *page, const struct sheet_node *node)
{
	write_container(page, "section", sheet_attr_is(node, SHEET_A_START,
	    "page") ? "new-page" : NULL, node);
}

static void
write_number(struct page *page, const char *number)
{
	if (number == NULL)
		return;
	add(page, "<span class=\"number\">");
	add_escaped(page, number);
	add(page, "</span> ");
}

static void
write_heading(struct page *page, const struct sheet_node *node)
{
	static const char *const tags[] = { "h1", "h2", "h3", "h4" };
	int level = sheet_number(node, SHEET_A_LEVEL, 1);
	const char *tag = tags[level - 1];

	begin(page, tag, NULL, node);
	add(page, ">");
	write_number(page, sheet_attr(node, SHEET_A_NUMBER));
	write_children(page, node);
	end(page, tag);
}

static void
write_para(struct page *page, const struct sheet_node *node)
{
	const char *number = sheet_attr(node, SHEET_A_NUMBER);
	char class[32];

	if (number == NULL && sheet_attr(node, SHEET_A_LEVEL) == NULL) {
		write_simple(page, "p", NULL, node);
		return;
	}
	snprintf(class, sizeof class, "%slevel-%d",
	    number != NULL ? "hangs " : "",
	    sheet_number(node, SHEET_A_LEVEL, 0));
	begin(page, "p", class, node);
	add(page, ">");
	write_number(page, number);
	add(page, "<span class=\"body\">");
	write_children(page, node);
	add(page, "</span>");
	end(page, "p");
}

static void
write_list(struct page *page, const struct sheet_node *node)
{
	bool is_ordered = sheet_attr_is(node, SHEET_A_KIND, "ordered");

	/* Numbers are printed by the items, which know them. */
	write_container(page, is_ordered ? "ol" : "ul", NULL, node);
}

static void
write_item(struct page *page, const struct sheet_node *node)
{
	const char *number = sheet_attr(node, SHEET_A_NUMBER);

	begin(page, "li", number != NULL ? "hangs" : NULL, node);
	add(page, ">");
	write_number(page, number);
	if (number != NULL)
		add(page, "<div class=\"body\">");
	write_children(page, node);
	if (number != NULL)
		add(page, "</div>");
	end(page, "li");
}

static int
sum_of_widths(const char *cols)
{
	int sum = 0;

	for (; *cols != '\0'; cols += strcspn(cols, " ")) {
		cols += strspn(cols, " ");
		sum += (int)strtol(cols, NULL, 10);
	}
	return sum;
}

static void
write_columns(struct page *page, const char *cols)
{
	int sum;

	if (cols == NULL || (sum = sum_of_widths(cols)) == 0)
		return;
	add(page, "<colgroup>");
	for (; *cols != '\0'; cols += strcspn(cols, " ")) {
		cols += strspn(cols, " ");
		text_add_format(page->out, "<col style=\"width:%.2f%%\">",
		    100.0 * (double)strtol(cols, NULL, 10) / sum);
	}
	add(page, "</colgroup>\n");
}

static bool
heads(const struct sheet_node *node)
{
	return sheet_attr_is(node, SHEET_A_HEAD, "yes");
}

/* Plain words of a cell, for the labels of what stands below it. */
static void
add_plain(struct page *page, const struct sheet_node *node)
{
	const struct sheet_node *child;

	if (node->kind == SHEET_TEXT)
		add_escaped(page, node->text);
	for (child = node->first; child != NULL; child = child->next)
		add_plain(page, child);
}

/* The head cell above the column, or NULL. */
static const struct sheet_node *
head_of(const struct columns *columns, int column)
{
	const struct sheet_node *cell;
	int at = 0;

	if (columns->head == NULL)
		return NULL;
	for (cell = columns->head->first; cell != NULL; cell = cell->next) {
		at += sheet_number(cell, SHEET_A_SPAN, 1);
		if (column < at)
			return cell;
	}
	return NULL;
}

static const struct sheet_node *
lone_check(const struct sheet_node *cell)
{
	const struct sheet_node *only = cell->first;

	if (only == NULL || only->next != NULL || only->kind != SHEET_CHECK ||
	    only->first != NULL)
		return NULL;
	return only;
}

/* A box without words is named by its row and column. */
static void
write_lone_check(struct page *page, const struct sheet_node *check,
    const struct columns *columns, const struct sheet_node *head)
{
	add(page, "<label class=\"check box\"><input type=\"checkbox\"");
	if (sheet_attr_is(check, SHEET_A_STATE, "on"))
		add(page, " checked");
	if (head != NULL) {
		add(page, " aria-label=\"");
		if (columns->row_name != NULL) {
			add_escaped(page, columns->row_name);
			add(page, " ");
		}
		add_plain(page, head);
		add(page, "\"");
	}
	add(page, "></label>");
}

static void
add_cell_attrs(struct page *page, const struct sheet_node *node, bool is_head,
    bool row_heads)
{
	const char *scope = sheet_attr(node, SHEET_A_SCOPE);
	int lines = sheet_number(node, SHEET_A_LINES, 0);

	add_attr(page, "colspan", sheet_attr(node, SHEET_A_SPAN));
	add_attr(page, "rowspan", sheet_attr(node, SHEET_A_ROWS));
	if (is_head && scope == NULL)
		scope = row_heads ? "column" : "row";
	if (is_head)
		add_attr(page, "scope", strcmp(scope, "column") == 0 ? "col" :
		    "row");
	if (lines > 0)
		text_add_format(page->out, " style=\"--lines:%d\"", lines);
}

static void
write_cell(struct page *page, const struct sheet_node *node, bool row_heads,
    const struct columns *columns, int column)
{
	bool is_head = row_heads || heads(node);
	const char *tag = is_head ? "th" : "td";
	const struct sheet_node *check = lone_check(node);
	const struct sheet_node *head = head_of(columns, column);
	int shade = sheet_number(node, SHEET_A_SHADE, 0);
	char class[40];

	snprintf(class, sizeof class, "shade-%d%s%s", shade,
	    sheet_number(node, SHEET_A_LINES, 0) > 0 ? " lines" : "",
	    check != NULL ? " tick" : "");
	begin(page, tag, shade > 0 || strcmp(class, "shade-0") != 0 ? class :
	    NULL, node);
	add_cell_attrs(page, node, is_head, row_heads);
	if (!is_head && head != NULL) {
		add(page, " data-head=\"");
		add_plain(page, head);
		add(page, "\"");
	}
	add(page, ">");
	if (check != NULL)
		write_lone_check(page, check, columns, head);
	else
		write_children(page, node);
	text_add_format(page->out, "</%s>", tag);
}

static void
write_row(struct page *page, const struct sheet_node *node,
    struct columns *columns)
{
	const struct sheet_node *cell;
	int column = 0;

	columns->row_name = sheet_attr(node, SHEET_A_NUMBER);
	begin(page, "tr", NULL, node);
	add(page, ">");
	for (cell = node->first; cell != NULL; cell = cell->next) {
		write_cell(page, cell, heads(node), columns, column);
		column += sheet_number(cell, SHEET_A_SPAN, 1);
	}
	end(page, "tr");
}

static void
write_table(struct page *page, const struct sheet_node *node)
{
	const struct sheet_node *row = node->first;
	struct columns columns = { NULL, NULL }, none = { NULL, NULL };

	add(page, "<div class=\"table\">");
	begin(page, "table", NULL, node);
	add(page, ">\n");
	write_columns(page, sheet_attr(node, SHEET_A_COLS));
	if (row != NULL && heads(row))
		add(page, "<thead>\n");
	for (; row != NULL && heads(row); row = row->next) {
		write_row(page, row, &none);
		columns.head = row;
	}
	if (columns.head != NULL)
		add(page, "</thead>\n");
	add(page, "<tbody>\n");
	for (; row != NULL; row = row->next)
		write_row(page, row, &columns);
	add(page, "</tbody>\n</table></div>\n");
}

static void
write_label(struct page *page, const char *tag, const struct sheet_node *node)
{
	const char *label = sheet_attr(node, SHEET_A_LABEL);

	if (label == NULL)
		return;
	text_add_format(page->out, "<%s class=\"label\">", tag);
	add_escaped(page, label);
	text_add_format(page->out, "</%s> ", tag);
}

static void
write_field(struct page *page, const struct sheet_node *node)
{
	int lines = sheet_number(node, SHEET_A_LINES, 1);

	begin(page, "div", "field", node);
	add(page, ">");
	write_label(page, "span", node);
	text_add_format(page->out,
	    "<span class=\"room\" style=\"--lines:%d\">", lines);
	write_children(page, node);
	add(page, "</span>");
	end(page, "div");
}

static void
write_sign(struct page *page, const struct sheet_node *node)
{
	begin(page, "div", "sign", node);
	add(page, ">");
	write_label(page, "p", node);
	write_children(page, node);
	end(page, "div");
}

static void
write_note(struct page *page, const struct sheet_node *node)
{
	begin(page, "aside", "note", node);
	add(page, ">");
	write_label(page, "strong", node);
	write_children(page, node);
	end(page, "aside");
}

static void
write_step(struct page *page, const struct sheet_node *node)
{
	begin(page, "li", NULL, node);
	add(page, ">");
	write_label(page, "span", node);
	add(page, "<div class=\"body\">");
	write_children(page, node);
	add(page, "</div>");
	end(page, "li");
}

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
add_picture(struct page *page, const char *path)
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
	text_add_format(page->out, "<img src=\"data:%s;base64,", type);
	add_base64(page->out, (unsigned char *)bytes.bytes, bytes.length);
	add(page, "\"");
	text_free(&bytes);
	return true;
}

static void
write_figure(struct page *page, const struct sheet_node *node)
{
	const char *src = sheet_attr(node, SHEET_A_SRC);
	const char *alt = sheet_attr(node, SHEET_A_ALT);

	begin(page, "figure", NULL, node);
	add(page, ">");
	if (src != NULL && add_picture(page, src)) {
		add_attr(page, "alt", alt != NULL ? alt : "");
		add(page, ">");
	}
	if (node->first != NULL) {
		add(page, "<figcaption>");
		write_children(page, node);
		add(page, "</figcaption>");
	}
	end(page, "figure");
}

static void
write_blank(struct page *page, const struct sheet_node *node)
{
	bool is_seal = sheet_attr_is(node, SHEET_A_KIND, "seal");

	text_add_format(page->out, "<span class=\"%s\" style=\"--size:%d\">",
	    is_seal ? "seal" : "blank", sheet_number(node, SHEET_A_SIZE, 8));
	if (node->first != NULL)
		write_children(page, node);
	else if (is_seal)
		add(page, "印");
	add(page, "</span>");
}

static void
write_cite(struct page *page, const struct sheet_node *node)
{
	const char *ref = sheet_attr(node, SHEET_A_REF);

	if (ref == NULL) {
		write_simple(page, "span", "cite", node);
		return;
	}
	add(page, "<a href=\"");
	if (*ref == '#') {
		add(page, "#");
		add_id(page, ref + 1);
	} else
		add_escaped(page, ref);
	add(page, "\">");
	write_children(page, node);
	add(page, "</a>");
}

static void
write_check(struct page *page, const struct sheet_node *node)
{
	bool is_circle = sheet_attr_is(node, SHEET_A_KIND, "circle");

	text_add_format(page->out,
	    "<label class=\"check %s\"><input type=\"checkbox\"%s>",
	    is_circle ? "circle" : "box",
	    sheet_attr_is(node, SHEET_A_STATE, "on") ? " checked" : "");
	add(page, "<span>");
	write_children(page, node);
	add(page, "</span></label>");
}

static void
write_ruby(struct page *page, const struct sheet_node *node)
{
	const char *rt = sheet_attr(node, SHEET_A_RT);

	add(page, "<ruby>");
	write_children(page, node);
	if (rt != NULL) {
		add(page, "<rt>");
		add_escaped(page, rt);
		add(page, "</rt>");
	}
	add(page, "</ruby>");
}

static void
write_node(struct page *page, const struct sheet_node *node)
{
	switch (node->kind) {
	case SHEET_SHEET:
	case SHEET_ROW:
	case SHEET_CELL:
		write_children(page, node);	/* written by their parents */
		break;
	case SHEET_SECTION:
		write_section(page, node);
		break;
	case SHEET_HEADING:
		write_heading(page, node);
		break;
	case SHEET_PARA:
		write_para(page, node);
		break;
	case SHEET_LIST:
		write_list(page, node);
		break;
	case SHEET_ITEM:
		write_item(page, node);
		break;
	case SHEET_TABLE:
		write_table(page, node);
		break;
	case SHEET_FIELD:
		write_field(page, node);
		break;
	case SHEET_SIGN:
		write_sign(page, node);
		break;
	case SHEET_NOTE:
		write_note(page, node);
		break;
	case SHEET_KEEP:
		write_container(page, "div", "keep", node);
		break;
	case SHEET_FLOW:
		write_container(page, "ol", "flow", node);
		break;
	case SHEET_STEP:
		write_step(page, node);
		break;
	case SHEET_FIGURE:
		write_figure(page, node);
		break;
	case SHEET_EM:
		write_simple(page, "em", NULL, node);
		break;
	case SHEET_STRONG:
		write_simple(page, "strong", NULL, node);
		break;
	case SHEET_BLANK:
		write_blank(page, node);
		break;
	case SHEET_CITE:
		write_cite(page, node);
		break;
	case SHEET_CHECK:
		write_check(page, node);
		break;
	case SHEET_INS:
		write_simple(page, "ins", NULL, node);
		break;
	case SHEET_DEL:
		write_simple(page, "del", NULL, node);
		break;
	case SHEET_RUBY:
		write_ruby(page, node);
		break;
	case SHEET_BREAK:
		add(page, "<br>");
		break;
	case SHEET_TEXT:
		add_escaped(page, node->text);
		break;
	}
}

static void
write_children(struct page *page, const struct sheet_node *node)
{
	const struct sheet_node *child;

	for (child = node->first; child != NULL; child = child->next)
		write_node(page, child);
}

static const char *
root_attr(const struct sheet *sheet, enum sheet_attr name)
{
	const char *value = sheet_attr(sheet->root, name);

	return value != NULL ? value : "";
}

/* Inside a CSS string in a <style> element. */
static void
add_css_string(struct page *page, const char *words)
{
	add(page, "\"");
	for (; *words != '\0'; words++) {
		if (strchr("\"\\<>&\n", *words) != NULL)
			text_add_format(page->out, "\\%x ",
			    (unsigned)(unsigned char)*words);
		else
			text_add_char(page->out, *words);
	}
	add(page, "\"");
}

static void
add_css_strings(struct page *page, const char *one, const char *other)
{
	add(page, "{content:");
	add_css_string(page, one);
	if (*one != '\0' && *other != '\0')
		add(page, "\"\\3000\"");
	add_css_string(page, other);
	add(page, "}\n");
}

/* The running head and foot of the printed page. */
static void
write_page_style(struct page *page, const struct sheet *sheet)
{
	bool is_wide = sheet_attr_is(sheet->root, SHEET_A_ORIENTATION,
	    "landscape");
	bool is_draft = sheet_attr_is(sheet->root, SHEET_A_STATUS, "draft");

	text_add_format(page->out, "@page{size:A4 %s;\n@top-left",
	    is_wide ? "landscape" : "portrait");
	add_css_strings(page, root_attr(sheet, SHEET_A_AUTHORITY),
	    root_attr(sheet, SHEET_A_SUBJECT));
	add(page, "@top-right");
	add_css_strings(page, is_draft ? "案" : "",
	    root_attr(sheet, SHEET_A_TITLE));
	add(page, "@bottom-left");
	add_css_strings(page, root_attr(sheet, SHEET_A_EDITION),
	    sheet->digest);
	add(page, "@bottom-right{content:counter(page) \" / \" "
	    "counter(pages)}\n}\n");
}

static void
write_head(struct page *page, const struct sheet *sheet, const char *css)
{
	const char *kind = root_attr(sheet, SHEET_A_KIND);

	add(page, "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n<title>");
	add_escaped(page, root_attr(sheet, SHEET_A_TITLE));
	if (*root_attr(sheet, SHEET_A_SUBJECT) != '\0') {
		add(page, " | ");
		add_escaped(page, root_attr(sheet, SHEET_A_SUBJECT));
	}
	add(page, "</title>\n<style>\n");
	add(page, css);
	write_page_style(page, sheet);
	add(page, "</style>\n</head>\n<body class=\"kind-");
	add_escaped(page, *kind != '\0' ? kind : "sheet");
	if (sheet_attr(sheet->root, SHEET_A_STYLE) != NULL)
		text_add_format(page->out, " %s",
		    root_attr(sheet, SHEET_A_STYLE));
	if (sheet_attr_is(sheet->root, SHEET_A_ORIENTATION, "landscape"))
		add(page, " landscape");
	add(page, "\">\n");
}

static void
write_span(struct page *page, const char *class, const char *words)
{
	if (*words == '\0')
		return;
	text_add_format(page->out, "<span class=\"%s\">", class);
	add_escaped(page, words);
	add(page, "</span>\n");
}

static void
write_furniture(struct page *page, const struct sheet *sheet)
{
	add(page, "<header class=\"furniture\">\n");
	write_span(page, "authority", root_attr(sheet, SHEET_A_AUTHORITY));
	write_span(page, "subject", root_attr(sheet, SHEET_A_SUBJECT));
	if (sheet_attr_is(sheet->root, SHEET_A_STATUS, "draft"))
		write_span(page, "stamp", "案");
	if (sheet_attr_is(sheet->root, SHEET_A_STATUS, "example"))
		write_span(page, "stamp", "記入例");
	add(page, "</header>\n");
}

static void
write_foot(struct page *page, const struct sheet *sheet)
{
	add(page, "<footer class=\"furniture\">\n");
	write_span(page, "edition", root_attr(sheet, SHEET_A_EDITION));
	write_span(page, "digest", sheet->digest);
	add(page, "</footer>\n</body>\n</html>\n");
}

static size_t
room_for(size_t count)
{
	size_t room = 64;

	while (room < 2 * count)
		room *= 2;
	return room;
}

void
html_write_many(const struct sheet *const *sheets, size_t count,
    const char *css, struct text *out)
{
	struct pool *pool = pool_new();
	struct page page = { .out = out };
	size_t i;

	page.room = room_for(count_nodes(sheets[0]->root));
	page.ids = pool_take(pool, page.room * sizeof *page.ids);
	write_head(&page, sheets[0], css);
	write_furniture(&page, sheets[0]);
	for (i = 0; i < count; i++) {
		add(&page, i == 0 ? "<main>\n" :
		    "<div class=\"copy new-page\">\n");
		write_children(&page, sheets[i]->root);
		if (i > 0)
			add(&page, "</div>\n");
		/* Ids stand once in a file: in the first filling. */
		page.room = 0;
	}
	add(&page, "</main>\n");
	write_foot(&page, sheets[0]);
	pool_free(pool);
}

void
html_write(const struct sheet *sheet, const char *css, struct text *out)
{
	html_write_many(&sheet, 1, css, out);
}
