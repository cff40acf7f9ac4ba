#include "import/reprint.h"

#include <string.h>

#include "office/lawtext.h"
#include "office/lines.h"

enum { LEVELS = 5, HEADING_INDENT = 3 };

struct printing {
	struct text	*out;
	enum reprint	 how;
	struct text	 line;
	int		 indent;	/* wide blanks before it */
};

static const char *const headings[LEVELS] = { "Part", "Chapter", "Section",
    "Subsection", "Division" };

static void	walk(struct printing *, const xmlNode *);

/* ---- words ---- */

static bool
is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE ||
	    node->type == XML_CDATA_SECTION_NODE;
}

static bool
is_blank(const char *at)
{
	const char *end = at + strlen(at);

	while (at < end)
		if (!lines_is_blank(text_next(&at, end)))
			return false;
	return true;
}

/* Readings are ｜町《まち》, one after another one; 10-3 is not 10^(-3). */
static const char *
mark_before(const xmlNode *node)
{
	if (node_is(node, "Ruby"))
		return "｜";
	if (node_is(node, "Rt"))
		return node->prev != NULL && node_is(node->prev, "Rt") ? "" :
		    "《";
	if (node_is(node, "Sup"))
		return "^(";
	return node_is(node, "Sub") ? "_(" : "";
}

static const char *
mark_behind(const xmlNode *node)
{
	if (node_is(node, "Rt"))
		return node->next != NULL && node_is(node->next, "Rt") ? "" :
		    "》";
	return node_is(node, "Sup") || node_is(node, "Sub") ? ")" : "";
}

/* A line break of the file is none of the text. */
static void
add_words(struct printing *printing, const xmlNode *node)
{
	const char *at;

	for (node = node->children; node != NULL; node = node->next) {
		if (is_text(node) && !is_blank((const char *)node->content))
			for (at = (const char *)node->content; *at != '\0';
			    at++)
				if (*at != '\n' && *at != '\r')
					text_add_char(&printing->line, *at);
		if (node->type != XML_ELEMENT_NODE)
			continue;
		text_add_string(&printing->line, mark_before(node));
		add_words(printing, node);
		text_add_string(&printing->line, mark_behind(node));
	}
}

static void
add_child(struct printing *printing, const xmlNode *node, const char *name)
{
	const xmlNode *child = node_child(node, name);

	if (child != NULL)
		add_words(printing, child);
}

static void
end_line(struct printing *printing)
{
	int i;

	if (printing->line.length > 0) {
		for (i = 0; i < printing->indent &&
		    printing->how == REPRINT_REIKI; i++)
			text_add_string(printing->out, "　");
		text_add(printing->out, printing->line.bytes,
		    printing->line.length);
		text_add_char(printing->out, '\n');
	}
	text_clear(&printing->line);
}

static void
add_line(struct printing *printing, const xmlNode *node, const char *name,
    int indent)
{
	printing->indent = indent;
	add_child(printing, node, name);
	end_line(printing);
}

/* Sentences one behind the other; columns parted by a wide blank. */
static void
add_sentences(struct printing *printing, const xmlNode *node)
{
	const xmlNode *child;
	bool is_first = true;

	if (node == NULL)
		return;
	for (child = node->children; child != NULL; child = child->next) {
		if (node_is(child, "Column")) {
			if (!is_first)
				text_add_string(&printing->line, "　");
			is_first = false;
			add_sentences(printing, child);
		} else if (child->type == XML_ELEMENT_NODE)
			add_words(printing, child);
	}
}

/* ---- tables ---- */

static void
add_span(struct printing *printing, const xmlNode *cell, const char *name)
{
	const char *value = node_attr(cell, name);

	if (value != NULL && strcmp(value, "1") != 0)
		text_add_format(&printing->line, "[%s=\"%s\"]", name, value);
}

/* The lines of a cell are its sentences; an import parts them again there. */
static void
add_cell_words(struct printing *printing, const xmlNode *cell)
{
	const xmlNode *child;

	for (child = cell->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE &&
		    !node_is(child, "Sentence")) {
			add_words(printing, cell);
			return;
		}
	if (node_child(cell, "Sentence") == NULL) {
		add_words(printing, cell);
		return;
	}
	for (child = node_child(cell, "Sentence"); child != NULL;
	    child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		if (child != node_child(cell, "Sentence"))
			text_add_string(&printing->line, LAWTEXT_BREAK);
		add_words(printing, child);
	}
}

static void
add_cell(struct printing *printing, const xmlNode *cell, bool is_first)
{
	bool is_head = node_is(cell, "TableHeaderColumn");

	text_add_string(&printing->line, is_first ? "* " : "  ");
	text_add_string(&printing->line, is_head ? "* " : "- ");
	add_span(printing, cell, "rowspan");
	add_span(printing, cell, "colspan");
	add_cell_words(printing, cell);
	end_line(printing);
}

static void
add_table(struct printing *printing, const xmlNode *table)
{
	const xmlNode *row, *cell;
	bool is_first;

	printing->indent = 0;
	for (row = table->children; row != NULL; row = row->next) {
		if (!node_is(row, "TableRow") &&
		    !node_is(row, "TableHeaderRow"))
			continue;
		is_first = true;
		for (cell = row->children; cell != NULL; cell = cell->next)
			if (cell->type == XML_ELEMENT_NODE) {
				add_cell(printing, cell, is_first);
				is_first = false;
			}
	}
}

static void
add_table_struct(struct printing *printing, const xmlNode *node)
{
	const xmlNode *child;

	text_add_string(&printing->line, ":table-struct:");
	add_child(printing, node, "TableStructTitle");
	printing->indent = 0;
	end_line(printing);
	for (child = node->children; child != NULL; child = child->next) {
		if (node_is(child, "Table"))
			add_table(printing, child);
		else if (child->type == XML_ELEMENT_NODE &&
		    !node_is(child, "TableStructTitle"))
			walk(printing, child);
	}
}

/* ---- units ---- */

static int
level_of(const xmlNode *node, const char *prefix)
{
	size_t length = strlen(prefix);
	int level;

	for (level = 0; level < LEVELS; level++)
		if (node->type == XML_ELEMENT_NODE && strncmp(
		    (const char *)node->name, prefix, length) == 0 &&
		    strcmp((const char *)node->name + length,
		    headings[level]) == 0)
			return level;
	return -1;
}

static void
add_contents(struct printing *printing, const xmlNode *node, int depth)
{
	const xmlNode *child;
	char title[24];
	int level;

	for (child = node->children; child != NULL; child = child->next) {
		level = level_of(child, "TOC");
		printing->indent = depth;
		if (level >= 0) {
			snprintf(title, sizeof title, "%sTitle",
			    headings[level]);
			add_child(printing, child, title);
			add_child(printing, child, "ArticleRange");
			end_line(printing);
			add_contents(printing, child, depth + 1);
		} else if (node_is(child, "TOCSupplProvision")) {
			printing->indent = 1;
			add_words(printing, child);
			end_line(printing);
		} else if (child->type == XML_ELEMENT_NODE && depth == 1) {
			printing->indent = node_is(child, "TOCLabel") ? 0 : 1;
			add_words(printing, child);
			end_line(printing);
		}
	}
}

static void
add_item(struct printing *printing, const xmlNode *node, int depth)
{
	const xmlNode *child;
	char name[40];

	snprintf(name, sizeof name, "%sTitle", (const char *)node->name);
	printing->indent = depth;
	add_child(printing, node, name);
	if (printing->line.length > 0)
		text_add_string(&printing->line, "　");
	snprintf(name, sizeof name, "%sSentence", (const char *)node->name);
	add_sentences(printing, node_child(node, name));
	end_line(printing);
	for (child = node->children; child != NULL; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		if (strncmp((const char *)child->name, "Subitem", 7) == 0 &&
		    strstr((const char *)child->name, "Title") == NULL &&
		    strstr((const char *)child->name, "Sentence") == NULL)
			add_item(printing, child, depth + 1);
		else if (node_is(child, "TableStruct"))
			add_table_struct(printing, child);
		else if (node_is(child, "List"))
			walk(printing, child);
	}
}

/*
 * Editors may part what stands without its heading: the sign that is not
 * printed stands in 【】, and an import leaves it out again.
 */
static void
add_sign(struct printing *printing, const xmlNode *article)
{
	const char *number = node_attr(article, "Num");

	add_child(printing, article, "ArticleTitle");
	if (printing->line.length == 0 && number != NULL)
		text_add_format(&printing->line, "【第%s条】", number);
}

/* The first paragraph stands behind its article's sign. */
static void
add_paragraph(struct printing *printing, const xmlNode *node,
    const xmlNode *article)
{
	const xmlNode *child;

	add_line(printing, node, "ParagraphCaption", 1);
	if (article != NULL)
		add_sign(printing, article);
	else
		add_child(printing, node, "ParagraphNum");
	printing->indent = printing->line.length > 0 ? 0 : 1;
	if (printing->line.length > 0)
		text_add_string(&printing->line, "　");
	add_sentences(printing, node_child(node, "ParagraphSentence"));
	end_line(printing);
	for (child = node->children; child != NULL; child = child->next) {
		if (node_is(child, "Item"))
			add_item(printing, child, 1);
		else if (node_is(child, "TableStruct"))
			add_table_struct(printing, child);
		else if (child->type == XML_ELEMENT_NODE &&
		    strncmp((const char *)child->name, "Paragraph", 9) != 0)
			walk(printing, child);
	}
}

/* 第2　管理体制: what it is about stands behind the sign, without brackets. */
static bool
is_named_behind(const xmlNode *node)
{
	const xmlNode *title = node_child(node, "ArticleTitle");
	const xmlNode *caption = node_child(node, "ArticleCaption");
	const char *words = caption == NULL || caption->children == NULL ||
	    !is_text(caption->children) ? NULL :
	    (const char *)caption->children->content;

	if (words == NULL || *words == '(' || strncmp(words, "（", 3) == 0)
		return false;
	while (title != NULL && title != caption)
		title = title->next;
	return title != NULL;
}

static void
add_article(struct printing *printing, const xmlNode *node)
{
	const xmlNode *child, *sign = node;

	if (is_named_behind(node)) {
		add_child(printing, node, "ArticleTitle");
		text_add_string(&printing->line, "　");
		add_line(printing, node, "ArticleCaption", 0);
		sign = NULL;
	} else
		add_line(printing, node, "ArticleCaption", 1);
	for (child = node->children; child != NULL; child = child->next) {
		if (node_is(child, "Paragraph")) {
			add_paragraph(printing, child, sign);
			sign = NULL;
		} else if (node_is(child, "SupplNote"))
			walk(printing, child);
	}
	/* An article without paragraphs still has its sign. */
	if (sign != NULL)
		add_line(printing, node, "ArticleTitle", 0);
}

static void
add_supplement(struct printing *printing, const xmlNode *node)
{
	const char *number = node_attr(node, "AmendLawNum");
	const char *extract = node_attr(node, "Extract");
	const xmlNode *child;

	printing->indent = HEADING_INDENT;
	add_child(printing, node, "SupplProvisionLabel");
	if (number != NULL && *number != '\0')
		text_add_format(&printing->line, "　（%s）", number);
	if (extract != NULL && strcmp(extract, "true") == 0)
		text_add_string(&printing->line, "　抄");
	end_line(printing);
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE &&
		    !node_is(child, "SupplProvisionLabel"))
			walk(printing, child);
}

static void
add_heading(struct printing *printing, const xmlNode *node, int level)
{
	const xmlNode *child;
	char title[24];

	snprintf(title, sizeof title, "%sTitle", headings[level]);
	add_line(printing, node, title, HEADING_INDENT + level);
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE &&
		    !node_is(child, title))
			walk(printing, child);
}

static bool
ends_with(const xmlNode *node, const char *word)
{
	size_t length = strlen((const char *)node->name);

	return length > strlen(word) && strcmp((const char *)node->name +
	    length - strlen(word), word) == 0;
}

/* 別表第一（第二条関係）, and what is in it. */
static void
add_appendix(struct printing *printing, const xmlNode *node)
{
	const xmlNode *child;

	printing->indent = 0;
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE &&
		    (ends_with(child, "Title") || node_is(child,
		    "RelatedArticleNum") || node_is(child,
		    "ArithFormulaNum")))
			add_words(printing, child);
	end_line(printing);
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE &&
		    !ends_with(child, "Title") && !node_is(child,
		    "RelatedArticleNum") && !node_is(child,
		    "ArithFormulaNum"))
			walk(printing, child);
}

static bool
is_leaf(const xmlNode *node)
{
	const xmlNode *child;

	for (child = node->children; child != NULL; child = child->next)
		if (is_text(child) && !is_blank((const char *)child->content))
			return true;
	return node->children == NULL;
}

/* Whatever it is: its units as units, its other words as lines. */
static void
walk(struct printing *printing, const xmlNode *node)
{
	const xmlNode *child;
	int level = level_of(node, "");

	if (level >= 0)
		add_heading(printing, node, level);
	else if (node_is(node, "Article"))
		add_article(printing, node);
	else if (node_is(node, "Paragraph"))
		add_paragraph(printing, node, NULL);
	else if (node_is(node, "Item"))
		add_item(printing, node, 1);
	else if (node_is(node, "SupplProvision"))
		add_supplement(printing, node);
	else if (node_is(node, "TableStruct"))
		add_table_struct(printing, node);
	else if (strncmp((const char *)node->name, "Appdx", 5) == 0)
		add_appendix(printing, node);
	else if (is_leaf(node) || node_is(node, "ListSentence")) {
		printing->indent = 1;
		add_sentences(printing, node);
		if (printing->line.length == 0)
			add_words(printing, node);
		end_line(printing);
	} else
		for (child = node->children; child != NULL;
		    child = child->next)
			if (child->type == XML_ELEMENT_NODE)
				walk(printing, child);
}

/* ---- the whole ---- */

const xmlNode *
reprint_law_of(const struct edition *edition)
{
	const xmlNode *node = edition->provisions != NULL ?
	    edition->provisions->node : NULL;

	while (node != NULL && !node_is(node, "Law"))
		node = node->parent;
	return node;
}

static void
add_numbers(struct printing *printing, const xmlNode *law)
{
	const xmlNode *number = node_child(law, "LawNum");
	const char *at = number != NULL && number->children != NULL &&
	    is_text(number->children) ?
	    (const char *)number->children->content : "";
	size_t length;

	printing->indent = 0;
	for (; *at != '\0'; at += length) {
		at += strspn(at, " \t\r\n");
		length = strcspn(at, "\n");
		text_add(&printing->line, at, length);
		end_line(printing);
	}
}

void
reprint_law(const struct edition *edition, enum reprint how, struct text *out)
{
	struct printing printing = { .out = out, .how = how };
	const xmlNode *law = reprint_law_of(edition), *body = node_child(law,
	    "LawBody"), *child;

	if (body == NULL)
		return;
	if (how == REPRINT_REIKI)
		text_add_string(&printing.line, "○");
	add_line(&printing, body, "LawTitle", 0);
	add_numbers(&printing, law);
	for (child = body->children; child != NULL; child = child->next) {
		if (child->type != XML_ELEMENT_NODE ||
		    node_is(child, "LawTitle"))
			continue;
		if (node_is(child, "TOC"))
			add_contents(&printing, child, 1);
		else
			walk(&printing, child);
	}
	text_free(&printing.line);
}
