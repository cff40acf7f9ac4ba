#include "html/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a row of a table needs to know about its head. */
struct columns {
	const struct sheet_node	*head;		/* the last head row, or NULL */
	const char		*row_name;	/* what the row begins with */
};

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
write_columns(struct html *html, const char *cols)
{
	int sum;

	if (cols == NULL || (sum = sum_of_widths(cols)) == 0)
		return;
	html_tag_add(html, "<colgroup>");
	for (; *cols != '\0'; cols += strcspn(cols, " ")) {
		cols += strspn(cols, " ");
		text_add_format(html->out, "<col style=\"width:%.2f%%\">",
		    100.0 * (double)strtol(cols, NULL, 10) / sum);
	}
	html_tag_add(html, "</colgroup>\n");
}

static bool
heads(const struct sheet_node *node)
{
	return sheet_attr_is(node, SHEET_A_HEAD, "yes");
}

/* Plain words of a cell, for the labels of what stands below it. */
static void
add_plain(struct html *html, const struct sheet_node *node)
{
	const struct sheet_node *child;

	if (node->kind == SHEET_TEXT)
		html_tag_words(html, node->text);
	for (child = node->first; child != NULL; child = child->next)
		add_plain(html, child);
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
write_lone_check(struct html *html, const struct sheet_node *check,
    const struct columns *columns, const struct sheet_node *head)
{
	html_tag_add(html,
	    "<label class=\"check box\"><input type=\"checkbox\"");
	if (sheet_attr_is(check, SHEET_A_STATE, "on"))
		html_tag_add(html, " checked");
	if (head != NULL) {
		html_tag_add(html, " aria-label=\"");
		if (columns->row_name != NULL) {
			html_tag_words(html, columns->row_name);
			html_tag_add(html, " ");
		}
		add_plain(html, head);
		html_tag_add(html, "\"");
	}
	html_tag_add(html, "></label>");
}

static void
add_cell_attrs(struct html *html, const struct sheet_node *node, bool is_head,
    bool row_heads)
{
	const char *scope = sheet_attr(node, SHEET_A_SCOPE);
	int lines = sheet_number(node, SHEET_A_LINES, 0);

	html_tag_attr(html, "colspan", sheet_attr(node, SHEET_A_SPAN));
	html_tag_attr(html, "rowspan", sheet_attr(node, SHEET_A_ROWS));
	if (is_head && scope == NULL)
		scope = row_heads ? "column" : "row";
	if (is_head)
		html_tag_attr(html, "scope", strcmp(scope, "column") == 0 ?
		    "col" : "row");
	if (lines > 0)
		text_add_format(html->out, " style=\"--lines:%d\"", lines);
}

/* Which rules differ from the table's, and where the words stand. */
static void
add_looks(struct text *class, const struct sheet_node *node)
{
	static const char *const sides[] = { "top", "right", "bottom",
	    "left" };
	const char *rules = sheet_attr(node, SHEET_A_RULES);
	const char *upright = sheet_attr(node, SHEET_A_UPRIGHT);
	size_t side, length;

	for (side = 0; rules != NULL && side < 4; side++) {
		length = strcspn(rules, " ");
		if (length != strlen("solid") || *rules != 's')
			text_add_format(class, " %s-%.*s", sides[side],
			    (int)length, rules);
		rules += length + (rules[length] == ' ');
	}
	if (upright != NULL)
		text_add_format(class, " %s", upright);
}

static void
write_cell(struct html *html, const struct sheet_node *node, bool row_heads,
    const struct columns *columns, int column)
{
	bool is_head = row_heads || heads(node);
	const char *tag = is_head ? "th" : "td";
	const struct sheet_node *check = lone_check(node);
	const struct sheet_node *head = head_of(columns, column);
	int shade = sheet_number(node, SHEET_A_SHADE, 0);
	struct text class = {0};

	text_add_format(&class, "shade-%d%s%s", shade,
	    sheet_number(node, SHEET_A_LINES, 0) > 0 ? " lines" : "",
	    check != NULL ? " tick" : "");
	add_looks(&class, node);
	html_tag_begin(html, tag, strcmp(class.bytes, "shade-0") != 0 ?
	    class.bytes : NULL, node);
	text_free(&class);
	add_cell_attrs(html, node, is_head, row_heads);
	if (!is_head && head != NULL) {
		html_tag_add(html, " data-head=\"");
		add_plain(html, head);
		html_tag_add(html, "\"");
	}
	html_tag_add(html, ">");
	if (check != NULL)
		write_lone_check(html, check, columns, head);
	else
		html_nodes(html, node);
	text_add_format(html->out, "</%s>", tag);
}

static void
write_row(struct html *html, const struct sheet_node *node,
    struct columns *columns)
{
	const struct sheet_node *cell;
	int column = 0;

	columns->row_name = sheet_attr(node, SHEET_A_NUMBER);
	html_tag_begin(html, "tr", NULL, node);
	html_tag_add(html, ">");
	for (cell = node->first; cell != NULL; cell = cell->next) {
		write_cell(html, cell, heads(node), columns, column);
		column += sheet_number(cell, SHEET_A_SPAN, 1);
	}
	html_tag_end(html, "tr");
}

/* What stands in front of the rows; the first row, or NULL. */
static const struct sheet_node *
write_captions(struct html *html, const struct sheet_node *node)
{
	bool has_any = node != NULL && node->kind == SHEET_PARA;

	if (has_any)
		html_tag_add(html, "<caption>");
	for (; node != NULL && node->kind == SHEET_PARA; node = node->next) {
		html_nodes(html, node);
		if (node->next != NULL && node->next->kind == SHEET_PARA)
			html_tag_add(html, "<br>");
	}
	if (has_any)
		html_tag_add(html, "</caption>\n");
	return node;
}

/* The table of a law is never squeezed: it is scrolled. */
static void
add_width(struct html *html, const struct sheet_node *table)
{
	const char *cols = sheet_attr(table, SHEET_A_COLS);
	int count = 0;

	if (cols == NULL || !sheet_attr_is(table, SHEET_A_KIND, "law"))
		return;
	for (; *cols != '\0'; cols += strcspn(cols, " "), count++)
		cols += strspn(cols, " ");
	text_add_format(html->out, " style=\"--columns:%d\"", count);
}

void
html_table(struct html *html, const struct sheet_node *node)
{
	const struct sheet_node *row = node->first;
	struct columns columns = { NULL, NULL }, none = { NULL, NULL };

	html_tag_add(html, sheet_attr_is(node, SHEET_A_KIND, "law") ?
	    "<div class=\"table law\" tabindex=\"0\">" : "<div class=\"table\">");
	html_tag_begin(html, "table", NULL, node);
	add_width(html, node);
	html_tag_add(html, ">\n");
	row = write_captions(html, row);
	write_columns(html, sheet_attr(node, SHEET_A_COLS));
	if (row != NULL && heads(row))
		html_tag_add(html, "<thead>\n");
	for (; row != NULL && heads(row); row = row->next) {
		write_row(html, row, &none);
		columns.head = row;
	}
	if (columns.head != NULL)
		html_tag_add(html, "</thead>\n");
	html_tag_add(html, "<tbody>\n");
	for (; row != NULL; row = row->next)
		write_row(html, row, &columns);
	html_tag_add(html, "</tbody>\n</table></div>\n");
}
