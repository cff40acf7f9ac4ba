#include "html/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of columns further right nobody keeps count. */
enum { REACHED_MAX = 64 };

/* What a row of a table needs to know about its head. */
struct columns {
	const struct sheet_node	*head;		/* the last head row, or NULL */
	const char		*row_name;	/* what the row begins with */
	bool			 asks;		/* the row is a question */
	/* Rows that a cell further up still reaches into, by column. */
	int			 reached[REACHED_MAX];
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

static const char *
next_width(const char *cols, long *width)
{
	cols += strspn(cols, " ");
	*width = strtol(cols, NULL, 10);
	cols += strcspn(cols, " ");
	return cols + strspn(cols, " ");
}

static long
at_least_one(long width)
{
	return width > 0 ? width : 1;
}

static long
hundredths(long width, int sum)
{
	return at_least_one((100 * width + sum / 2) / sum);
}

/*
 * In hundredths of the table, so that columns of one width stay so: what
 * rounding leaves is for the widest.
 */
static void
write_columns(struct html *html, const char *cols)
{
	long width, widest = 0, left = 100;
	const char *at;
	int sum;

	if (cols == NULL || (sum = sum_of_widths(cols)) == 0)
		return;
	for (at = cols; *at != '\0';) {
		at = next_width(at, &width);
		left -= hundredths(width, sum);
		if (width > widest)
			widest = width;
	}
	html_tag_add(html, "<colgroup>");
	for (at = cols; *at != '\0';) {
		at = next_width(at, &width);
		text_add_format(html->out, "<col class=\"w%ld\">",
		    at_least_one(hundredths(width, sum) +
		    (width == widest ? left : 0)));
		if (width == widest)
			left = 0;
	}
	html_tag_add(html, "</colgroup>\n");
}

static bool
heads(const struct sheet_node *node)
{
	return sheet_attr_is(node, SHEET_A_HEAD, "yes");
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
	html_tag_add(html, "<label>");
	html_node_input(html, check);
	if (head != NULL) {
		html_tag_add(html, " aria-label=\"");
		if (columns->row_name != NULL) {
			html_tag_words(html, columns->row_name);
			html_tag_add(html, " ");
		}
		html_tag_plain(html, head);
		html_tag_add(html, "\"");
	}
	html_tag_add(html, "></label>");
}

static void
add_cell_attrs(struct html *html, const struct sheet_node *node, bool is_head,
    bool row_heads)
{
	const char *scope = sheet_attr(node, SHEET_A_SCOPE);

	html_tag_attr(html, "colspan", sheet_attr(node, SHEET_A_SPAN));
	html_tag_attr(html, "rowspan", sheet_attr(node, SHEET_A_ROWS));
	if (is_head && scope == NULL)
		scope = row_heads ? "column" : "row";
	if (is_head)
		html_tag_attr(html, "scope", strcmp(scope, "column") == 0 ?
		    "col" : "row");
}

/* Which rules differ from the table's, and where the words stand. */
static void
add_looks(struct text *class, const struct sheet_node *node)
{
	static const char *const sides[] = { "top", "right", "bottom",
	    "left" };
	const char *rules = sheet_attr(node, SHEET_A_RULES);
	const char *upright = sheet_attr(node, SHEET_A_UPRIGHT);
	int shade = sheet_number(node, SHEET_A_SHADE, 0);
	int lines = sheet_number(node, SHEET_A_LINES, 0);
	size_t side, length;

	if (shade > 0)
		text_add_format(class, " shade-%d", shade);
	if (lines > 0)
		text_add_format(class, " lines l%d", lines);

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

/*
 * On a narrow screen a number needs no head, and of a question only what is
 * empty: its boxes have their answers.
 */
static bool
names_itself(const struct sheet_node *cell, const struct columns *columns)
{
	return sheet_attr_is(cell, SHEET_A_KIND, "number") ||
	    (cell->first != NULL && columns->asks);
}

static void
write_cell(struct html *html, const struct sheet_node *node, bool row_heads,
    const struct columns *columns, int column)
{
	bool is_head = row_heads || heads(node);
	const char *tag = is_head ? "th" : "td";
	const struct sheet_node *check = lone_check(node);
	const struct sheet_node *head = head_of(columns, column);
	struct text class = {0};

	add_looks(&class, node);
	/*
	 * There are thousands of boxes, which the style knows by their label,
	 * and of cells without a number.
	 */
	if (class.length == 0 && (check != NULL || (node->first == NULL &&
	    sheet_attr_is(node, SHEET_A_KIND, "number"))))
		text_add_format(html->out, "<%s", tag);
	else
		html_tag_begin(html, tag, class.length > 0 ? class.bytes + 1 :
		    NULL, node);
	text_free(&class);
	add_cell_attrs(html, node, is_head, row_heads);
	if (!is_head && head != NULL && !html->is_linked &&
	    !names_itself(node, columns)) {
		html_tag_add(html, " data-head=\"");
		html_tag_plain(html, head);
		html_tag_add(html, "\"");
	}
	html_tag_add(html, ">");
	if (check != NULL)
		write_lone_check(html, check, columns, head);
	else
		html_nodes(html, node);
	text_add_format(html->out, "</%s>", tag);
}

static int
free_column(const struct columns *columns, int column)
{
	while (column < REACHED_MAX && columns->reached[column] > 0)
		column++;
	return column;
}

/* The column behind the cell, which stands in all of its rows. */
static int
reach(struct columns *columns, const struct sheet_node *cell, int column)
{
	int end = column + sheet_number(cell, SHEET_A_SPAN, 1);

	for (; column < end; column++)
		if (column < REACHED_MAX)
			columns->reached[column] = sheet_number(cell,
			    SHEET_A_ROWS, 1);
	return end;
}

static void
write_row(struct html *html, const struct sheet_node *node,
    struct columns *columns)
{
	const struct sheet_node *cell;
	int column = 0;

	columns->row_name = sheet_attr(node, SHEET_A_NUMBER);
	columns->asks = sheet_attr(node, SHEET_A_DIGEST) != NULL;
	html_tag_begin(html, "tr", NULL, node);
	/* Which duty it asks, its id says. */
	html_tag_attr(html, "data-digest", sheet_attr(node, SHEET_A_DIGEST));
	html_tag_add(html, ">");
	for (cell = node->first; cell != NULL; cell = cell->next) {
		column = free_column(columns, column);
		write_cell(html, cell, heads(node), columns, column);
		column = reach(columns, cell, column);
	}
	for (column = 0; column < REACHED_MAX; column++)
		columns->reached[column] -= columns->reached[column] > 0;
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
begin_law(struct html *html, const struct sheet_node *table)
{
	const char *cols = sheet_attr(table, SHEET_A_COLS);
	char class[8];
	int count = 0;

	for (; cols != NULL && *cols != '\0'; cols += strcspn(cols, " "),
	    count++)
		cols += strspn(cols, " ");
	snprintf(class, sizeof class, "c%d", count > 60 ? 60 : count);
	html_tag_begin(html, "table", count > 0 ? class : NULL, table);
}

void
html_table(struct html *html, const struct sheet_node *node)
{
	const struct sheet_node *row = node->first;
	struct columns columns = { .head = NULL },
	    none = { .head = NULL };

	if (sheet_attr_is(node, SHEET_A_KIND, "law")) {
		html_tag_add(html, "<div class=\"table law\" tabindex=\"0\" "
		    "role=\"group\" aria-label=\"表\">");
		begin_law(html, node);
	} else {
		html_tag_add(html, "<div class=\"table\">");
		html_tag_begin(html, "table", NULL, node);
	}
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
