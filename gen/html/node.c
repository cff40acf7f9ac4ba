#include "html/inside.h"

#include <stdio.h>

static void
write_simple(struct html *html, const char *tag, const char *class,
    const struct sheet_node *node)
{
	html_tag_begin(html, tag, class, node);
	html_tag_add(html, ">");
	html_nodes(html, node);
	text_add_format(html->out, "</%s>%s", tag,
	    sheet_is_inline(node->kind) ? "" : "\n");
}

static void
write_container(struct html *html, const char *tag, const char *class,
    const struct sheet_node *node)
{
	html_tag_begin(html, tag, class, node);
	html_tag_add(html, ">\n");
	html_nodes(html, node);
	html_tag_end(html, tag);
}

/* A part of a page has a heading; what has none is a box. */
static bool
is_headed(const struct sheet_node *node)
{
	const struct sheet_node *child;

	for (child = node->first; child != NULL; child = child->next)
		if (child->kind == SHEET_HEADING ||
		    (child->kind == SHEET_KEEP && is_headed(child)))
			return true;
	return false;
}

static void
write_section(struct html *html, const struct sheet_node *node)
{
	write_container(html, is_headed(node) ? "section" : "div",
	    sheet_attr_is(node, SHEET_A_START, "page") ? "new-page" : NULL,
	    node);
}

static void
write_number(struct html *html, const char *number)
{
	if (number == NULL)
		return;
	html_tag_add(html, "<span class=\"number\">");
	html_tag_words(html, number);
	html_tag_add(html, "</span> ");
}

static void
write_heading(struct html *html, const struct sheet_node *node)
{
	static const char *const tags[] = { "h1", "h2", "h3", "h4" };
	int level = sheet_number(node, SHEET_A_LEVEL, 1);
	int rank = level > html->level + 1 ? html->level + 1 : level;
	const char *tag = tags[rank - 1];

	/* One that skips a level looks as it would, and is one below. */
	html_tag_begin(html, tag, rank < level ? "smaller" : NULL, node);
	html->level = rank;
	if (html->has_ids && !html->in_note && html_contents_lists(node) &&
	    sheet_attr(node, SHEET_A_PROVISION) == NULL)
		text_add_format(html->out, " id=\"s%d\"", ++html->headings);
	html_tag_add(html, ">");
	write_number(html, sheet_attr(node, SHEET_A_NUMBER));
	html_nodes(html, node);
	html_tag_end(html, tag);
}

/*
 * The title of a form is the first heading of its page, and where a text holds
 * it one below that of the text.
 */
static const char *
plain_tag(struct html *html, const struct sheet_node *node)
{
	bool is_first = html->level == 0 || html->copy > 0;

	if (!sheet_attr_is(node, SHEET_A_KIND, "title"))
		return "p";
	html->level = is_first ? 1 : 2;
	return is_first ? "h1" : "h2";
}

static void
write_para(struct html *html, const struct sheet_node *node)
{
	const char *number = sheet_attr(node, SHEET_A_NUMBER);
	char class[32];

	if (number == NULL && sheet_attr(node, SHEET_A_LEVEL) == NULL) {
		write_simple(html, plain_tag(html, node), NULL, node);
		return;
	}
	snprintf(class, sizeof class, "%slevel-%d",
	    number != NULL ? "hangs " : "",
	    sheet_number(node, SHEET_A_LEVEL, 0));
	html_tag_begin(html, "p", class, node);
	html_tag_add(html, ">");
	write_number(html, number);
	html_tag_add(html, "<span class=\"body\">");
	html_nodes(html, node);
	html_tag_add(html, "</span>");
	html_tag_end(html, "p");
}

static void
write_list(struct html *html, const struct sheet_node *node)
{
	bool is_ordered = sheet_attr_is(node, SHEET_A_KIND, "ordered");

	/* Numbers are printed by the items, which know them. */
	write_container(html, is_ordered ? "ol" : "ul", NULL, node);
}

static void
write_item(struct html *html, const struct sheet_node *node)
{
	const char *number = sheet_attr(node, SHEET_A_NUMBER);

	html_tag_begin(html, "li", number != NULL ? "hangs" : NULL, node);
	html_tag_add(html, ">");
	write_number(html, number);
	if (number != NULL)
		html_tag_add(html, "<div class=\"body\">");
	html_nodes(html, node);
	if (number != NULL)
		html_tag_add(html, "</div>");
	html_tag_end(html, "li");
}

static void
write_label(struct html *html, const char *tag, const struct sheet_node *node)
{
	const char *label = sheet_attr(node, SHEET_A_LABEL);

	if (label == NULL)
		return;
	text_add_format(html->out, "<%s class=\"label\">", tag);
	html_tag_words(html, label);
	text_add_format(html->out, "</%s> ", tag);
}

static void
write_field(struct html *html, const struct sheet_node *node)
{
	int lines = sheet_number(node, SHEET_A_LINES, 1);

	html_tag_begin(html, "div", "field", node);
	html_tag_add(html, ">");
	write_label(html, "span", node);
	text_add_format(html->out, "<span class=\"room l%d\"", lines);
	html_tag_attr(html, "data-name", sheet_attr(node, SHEET_A_NAME));
	html_tag_add(html, ">");
	html_nodes(html, node);
	html_tag_add(html, "</span>");
	html_tag_end(html, "div");
}

static void
write_sign(struct html *html, const struct sheet_node *node)
{
	html_tag_begin(html, "div", "sign", node);
	html_tag_add(html, ">");
	write_label(html, "p", node);
	html_nodes(html, node);
	html_tag_end(html, "div");
}

static void
write_note(struct html *html, const struct sheet_node *node)
{
	/* No landmark: there are many, and they are read where they stand. */
	html_tag_begin(html, "div", "note", node);
	html_tag_add(html, " role=\"note\">");
	write_label(html, "strong", node);
	html->in_note = true;
	html_nodes(html, node);
	html->in_note = false;
	html_tag_end(html, "div");
}

static void
write_step(struct html *html, const struct sheet_node *node)
{
	html_tag_begin(html, "li", NULL, node);
	html_tag_add(html, ">");
	write_label(html, "span", node);
	html_tag_add(html, "<div class=\"body\">");
	html_nodes(html, node);
	html_tag_add(html, "</div>");
	html_tag_end(html, "li");
}

static void
write_blank(struct html *html, const struct sheet_node *node)
{
	bool is_seal = sheet_attr_is(node, SHEET_A_KIND, "seal");

	if (is_seal)
		html_tag_add(html, "<span class=\"seal\"");
	else
		text_add_format(html->out, "<span class=\"blank s%d\"",
		    sheet_number(node, SHEET_A_SIZE, 8));
	if (!is_seal)
		html_tag_attr(html, "data-name", sheet_attr(node,
		    SHEET_A_NAME));
	html_tag_add(html, ">");
	if (node->first != NULL)
		html_nodes(html, node);
	else if (is_seal)
		html_tag_add(html, "印");
	html_tag_add(html, "</span>");
}

static void
write_cite(struct html *html, const struct sheet_node *node)
{
	const char *ref = sheet_attr(node, SHEET_A_REF);

	if (ref == NULL) {
		write_simple(html, "span", "cite", node);
		return;
	}
	html_tag_add(html, "<a href=\"");
	if (*ref == '#') {
		html_tag_add(html, "#");
		html_tag_id(html, ref + 1);
	} else
		html_tag_words(html, ref);
	html_tag_add(html, "\">");
	html_nodes(html, node);
	html_tag_add(html, "</a>");
}

void
html_node_input(struct html *html, const struct sheet_node *node)
{
	const char *name = sheet_attr(node, SHEET_A_NAME);

	if (name == NULL)
		html_tag_add(html, "<input type=\"checkbox\"");
	else {
		html_tag_add(html, "<input type=\"radio\" name=\"q");
		if (html->copy > 0)
			text_add_format(html->out, "%d-", html->copy);
		html_tag_words(html, name);
		html_tag_add(html, "\"");
		html_tag_attr(html, "value", sheet_attr(node,
		    SHEET_A_ANSWER));
	}
	if (sheet_attr_is(node, SHEET_A_STATE, "on"))
		html_tag_add(html, " checked");
}

static void
write_check(struct html *html, const struct sheet_node *node)
{
	html_tag_add(html, sheet_attr_is(node, SHEET_A_KIND, "circle") ?
	    "<label class=\"check circle\">" :
	    "<label class=\"check box\">");
	html_node_input(html, node);
	html_tag_add(html, "><span>");
	html_nodes(html, node);
	html_tag_add(html, "</span></label>");
}

static void
write_ruby(struct html *html, const struct sheet_node *node)
{
	const char *rt = sheet_attr(node, SHEET_A_RT);

	html_tag_add(html, "<ruby>");
	html_nodes(html, node);
	if (rt != NULL) {
		html_tag_add(html, "<rt>");
		html_tag_words(html, rt);
		html_tag_add(html, "</rt>");
	}
	html_tag_add(html, "</ruby>");
}

/* A line of the text itself; other emphasis is the reader's help. */
static void
write_emphasis(struct html *html, const struct sheet_node *node)
{
	const char *kind = sheet_attr(node, SHEET_A_KIND);

	if (kind == NULL)
		write_simple(html, "em", NULL, node);
	else if (sheet_attr_is(node, SHEET_A_KIND, "mark"))
		write_simple(html, "u", NULL, node);
	else
		write_simple(html, "span", sheet_attr_is(node, SHEET_A_KIND,
		    "sentence") ? NULL : "side", node);
}

static void
write_node(struct html *html, const struct sheet_node *node)
{
	switch (node->kind) {
	case SHEET_SHEET:
	case SHEET_ROW:
	case SHEET_CELL:
		html_nodes(html, node);	/* written by their parents */
		break;
	case SHEET_SECTION:
		write_section(html, node);
		break;
	case SHEET_HEADING:
		write_heading(html, node);
		break;
	case SHEET_PARA:
		write_para(html, node);
		break;
	case SHEET_LIST:
		write_list(html, node);
		break;
	case SHEET_ITEM:
		write_item(html, node);
		break;
	case SHEET_TABLE:
		html_table(html, node);
		break;
	case SHEET_FIELD:
		write_field(html, node);
		break;
	case SHEET_SIGN:
		write_sign(html, node);
		break;
	case SHEET_NOTE:
		write_note(html, node);
		break;
	case SHEET_KEEP:
		write_container(html, "div", "keep", node);
		break;
	case SHEET_FLOW:
		write_container(html, "ol", "flow", node);
		break;
	case SHEET_STEP:
		write_step(html, node);
		break;
	case SHEET_FIGURE:
		html_figure(html, node);
		break;
	case SHEET_EM:
		write_emphasis(html, node);
		break;
	case SHEET_STRONG:
		write_simple(html, "strong", NULL, node);
		break;
	case SHEET_BLANK:
		write_blank(html, node);
		break;
	case SHEET_CITE:
		write_cite(html, node);
		break;
	case SHEET_CHECK:
		write_check(html, node);
		break;
	case SHEET_INS:
		write_simple(html, "ins", NULL, node);
		break;
	case SHEET_DEL:
		write_simple(html, "del", NULL, node);
		break;
	case SHEET_RUBY:
		write_ruby(html, node);
		break;
	case SHEET_SUP:
		write_simple(html, "sup", NULL, node);
		break;
	case SHEET_SUB:
		write_simple(html, "sub", NULL, node);
		break;
	case SHEET_BAR:
		html_bar(html, node);
		break;
	case SHEET_BREAK:
		html_tag_add(html, "<br>");
		break;
	case SHEET_TEXT:
		html_tag_words(html, node->text);
		break;
	}
}

void
html_nodes(struct html *html, const struct sheet_node *node)
{
	const struct sheet_node *child;

	for (child = node->first; child != NULL; child = child->next)
		write_node(html, child);
}
