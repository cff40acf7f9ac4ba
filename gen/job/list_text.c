#include "job/list.h"

#include <string.h>

#include "corpus/body.h"

/* The law as plain text: a provision, a row of a table, a remark to a line. */
struct writing {
	const struct edition	*edition;
	struct text		*out;
	struct text		 line;		/* being written */
	bool			 is_number;	/* it holds no more than that */
};

static void
end_line(struct writing *writing)
{
	struct text *line = &writing->line;

	while (line->length > 0 && line->bytes[line->length - 1] == ' ')
		line->length--;
	if (line->length > 0)
		text_add_format(writing->out, "%.*s\n", (int)line->length,
		    line->bytes);
	text_clear(line);
	writing->is_number = false;
}

/* What follows is parted from what stands there by a blank. */
static void
add_gap(struct writing *writing)
{
	struct text *line = &writing->line;

	if (line->length > 0 && line->bytes[line->length - 1] != ' ')
		text_add_char(line, ' ');
}

/* In the order of enum: what plain text has for raised characters. */
static const struct {
	uint32_t	 from;
	const char	*raised, *lowered;
} scripts[] = {
	{ '0', "⁰", "₀" }, { '1', "¹", "₁" }, { '2', "²", "₂" },
	{ '3', "³", "₃" }, { '4', "⁴", "₄" }, { '5', "⁵", "₅" },
	{ '6', "⁶", "₆" }, { '7', "⁷", "₇" }, { '8', "⁸", "₈" },
	{ '9', "⁹", "₉" }, { '+', "⁺", "₊" }, { '-', "⁻", "₋" },
	{ '(', "⁽", "₍" }, { ')', "⁾", "₎" }, { 'n', "ⁿ", NULL },
	{ 0x2212, "⁻", "₋" }, { 0x2010, "⁻", "₋" },
};

enum { WIDE_FIRST = 0xFF01, WIDE_LAST = 0xFF5E, WIDE_TO_ASCII = 0xFEE0 };

/* NULL if there is none. */
static const char *
script_of(uint32_t code, bool is_raised)
{
	size_t i;

	if (code >= WIDE_FIRST && code <= WIDE_LAST)
		code -= WIDE_TO_ASCII;
	for (i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (scripts[i].from == code)
			return is_raised ? scripts[i].raised :
			    scripts[i].lowered;
	return NULL;
}

/* 10⁻³; what has no such characters as 10^(-x), never as 10-x. */
static void
add_script(struct writing *writing, const struct body *body)
{
	bool is_raised = body->kind == LAW_RAISED;
	struct pool *pool = pool_new();
	const char *words = body_words(pool, body, false), *at = words;
	const char *end = words + strlen(words), *script;
	struct text made = {0};

	while (at < end) {
		script = script_of(text_next(&at, end), is_raised);
		if (script == NULL)
			break;
		text_add_string(&made, script);
		words = at;
	}
	if (words == end)
		text_add(&writing->line, made.bytes, made.length);
	else
		text_add_format(&writing->line, "%s(%s)", is_raised ? "^" :
		    "_", body_words(pool, body, false));
	text_free(&made);
	pool_free(pool);
}

static void	add_node(struct writing *, const struct body *);

static void
add_children(struct writing *writing, const struct body *body)
{
	const struct body *child;

	for (child = body->first; child != NULL; child = child->next)
		add_node(writing, child);
}

/* A cell's own lines are parts of the row. */
static void
add_cell(struct writing *writing, const struct body *cell)
{
	struct writing inside = { .edition = writing->edition };
	struct text rows = {0};
	size_t i;

	inside.out = &rows;
	add_children(&inside, cell);
	end_line(&inside);
	text_free(&inside.line);
	while (rows.length > 0 && rows.bytes[rows.length - 1] == '\n')
		rows.length--;
	for (i = 0; i < rows.length; i++)
		text_add_char(&writing->line, rows.bytes[i] == '\n' ? ' ' :
		    rows.bytes[i]);
	text_free(&rows);
}

static void
add_row(struct writing *writing, const struct body *row)
{
	const struct body *cell;

	end_line(writing);
	for (cell = row->first; cell != NULL; cell = cell->next) {
		if (cell != row->first)
			text_add_string(&writing->line, " | ");
		if (cell->kind == LAW_CELL || cell->kind == LAW_HEAD_CELL)
			add_cell(writing, cell);
		else
			add_node(writing, cell);
	}
	end_line(writing);
}

static void
add_figure(struct writing *writing, const struct body *figure)
{
	const char *src = node_attr(figure->node, "src");

	end_line(writing);
	text_add_format(&writing->line, "〔図：%s〕", src != NULL ? src : "");
	end_line(writing);
}

/* The number stands in front of what follows it. */
static void
add_number(struct writing *writing, const struct body *number)
{
	add_gap(writing);
	add_children(writing, number);
	if (writing->line.length > 0)
		writing->is_number = true;
}

/* On a line of its own; behind an old article's number on that one. */
static void
add_caption(struct writing *writing, const struct body *caption)
{
	bool is_behind = writing->is_number &&
	    (caption->parent->kind == LAW_APPENDIX ||
	    caption->parent->kind == LAW_ARTICLE ||
	    caption->parent->kind == LAW_TOC_ENTRY);

	if (!is_behind)
		end_line(writing);
	else
		add_gap(writing);
	add_children(writing, caption);
	if (caption->parent->kind != LAW_TOC_ENTRY)
		end_line(writing);
}

/* In what law an amendment was made, and whether all of it is here. */
static void
add_heading(struct writing *writing, const struct body *heading)
{
	const xmlNode *node = heading->parent->node;
	const char *law = node_attr(node, "AmendLawNum");
	const char *extract = node_attr(node, "Extract");

	if (heading->parent->kind == LAW_TOC_ENTRY) {
		add_children(writing, heading);
		return;
	}
	end_line(writing);
	add_children(writing, heading);
	if (law != NULL)
		text_add_format(&writing->line, " %s", law);
	if (extract != NULL && (strcmp(extract, "true") == 0 ||
	    strcmp(extract, "1") == 0))
		text_add_string(&writing->line, " 抄");
	end_line(writing);
}

/* Behind the number of its article, unless it has its own or a caption. */
static bool
continues_article(const struct body *paragraph)
{
	const struct body *number = body_child(paragraph, LAW_NUMBER);

	return body_child(paragraph, LAW_CAPTION) == NULL &&
	    (number == NULL || number->first == NULL);
}

static void
add_provision(struct writing *writing, const struct body *body)
{
	if (body->kind != LAW_PARAGRAPH || !writing->is_number ||
	    !continues_article(body))
		end_line(writing);
	add_children(writing, body);
	end_line(writing);
}

static void
add_node(struct writing *writing, const struct body *body)
{
	if (body->provision != NULL) {
		add_provision(writing, body_of(writing->edition,
		    body->provision));
		return;
	}
	switch (body->kind) {
	case LAW_TEXT:
		text_add(&writing->line, body->text, body->bytes);
		return;
	case LAW_READING:
		text_add_string(&writing->line, "（");
		add_children(writing, body);
		text_add_string(&writing->line, "）");
		return;
	case LAW_RAISED:
	case LAW_LOWERED:
		add_script(writing, body);
		return;
	case LAW_NUMBER:
	case LAW_REMARKS_LABEL:
		add_number(writing, body);
		return;
	case LAW_CAPTION:
		add_caption(writing, body);
		return;
	case LAW_HEADING:
		add_heading(writing, body);
		return;
	case LAW_ROW:
	case LAW_HEAD_ROW:
		add_row(writing, body);
		return;
	case LAW_FIGURE:
		add_figure(writing, body);
		return;
	case LAW_WORDS:
	case LAW_COLUMN:
		add_gap(writing);
		add_children(writing, body);
		writing->is_number = false;
		return;
	case LAW_FORMULA:
		if (body->parent->kind == LAW_APPENDIX)
			end_line(writing);
		add_gap(writing);
		add_children(writing, body);
		add_gap(writing);
		return;
	case LAW_SENTENCE:
		if (writing->is_number)
			add_gap(writing);
		writing->is_number = false;
		add_children(writing, body);
		return;
	case LAW_ARTICLE:
	case LAW_PARAGRAPH:
		add_provision(writing, body);
		return;
	case LAW_TITLE:
	case LAW_ENACTMENT:
	case LAW_TOC:
	case LAW_TOC_LABEL:
	case LAW_TOC_ENTRY:
	case LAW_PREAMBLE:
	case LAW_MAIN:
	case LAW_BODY:
	case LAW_PART:
	case LAW_CHAPTER:
	case LAW_SECTION:
	case LAW_SUBSECTION:
	case LAW_DIVISION:
	case LAW_ITEM:
	case LAW_SUBITEM:
	case LAW_SUPPLEMENT:
	case LAW_APPENDIX:
	case LAW_SUPPLEMENTARY_NOTE:
	case LAW_AMENDMENT:
	case LAW_NEW:
	case LAW_CLASS:
	case LAW_STRUCTURE:
	case LAW_STRUCTURE_TITLE:
	case LAW_TABLE:
	case LAW_FREE:
	case LAW_REMARKS:
	case LAW_LIST:
		end_line(writing);
		add_children(writing, body);
		end_line(writing);
		return;
	case LAW_UNKNOWN:
	case LAW_RANGE:
	case LAW_CELL:
	case LAW_HEAD_CELL:
	case LAW_QUOTATION:
	case LAW_RUBY:
	case LAW_LINE:
	case LAW_KIND_COUNT:
		add_children(writing, body);
		return;
	}
}

/* LawNum stands beside the body that a law's first provision is in. */
static xmlNode *
law_of(const struct edition *edition)
{
	xmlNode *node = edition->provisions != NULL ?
	    edition->provisions->node : NULL;

	while (node != NULL && !node_is(node, "Law"))
		node = node->parent;
	return node;
}

static void
add_law_number(struct text *out, const struct edition *edition)
{
	xmlNode *number = node_child(law_of(edition), "LawNum"), *text;
	const char *line;
	size_t length;

	text = number != NULL ? number->children : NULL;
	if (text == NULL || text->type != XML_TEXT_NODE)
		return;
	for (line = (const char *)text->content; *line != '\0';
	    line += length) {
		line += strspn(line, " \t\r\n");
		length = strcspn(line, "\n");
		if (length > 0)
			text_add_format(out, "%.*s\n", (int)length, line);
	}
}

/* With its readings; 抄 if not all of the law is here. */
static void
add_title(struct writing *writing, const struct body *law)
{
	const struct body *title = body_child(law, LAW_TITLE);
	const struct body *main = body_child(law, LAW_MAIN);
	const char *extract = main != NULL ? node_attr(main->node, "Extract") :
	    NULL;

	if (title == NULL)
		return;
	add_children(writing, title);
	if (extract != NULL && strcmp(extract, "true") == 0)
		text_add_string(&writing->line, " 抄");
	end_line(writing);
}

void
list_text(const struct edition *edition, struct text *out)
{
	struct writing writing = { .edition = edition, .out = out };
	const struct body *law = body_of_law(edition), *child;

	add_title(&writing, law);
	add_law_number(out, edition);
	for (child = law->first; child != NULL; child = child->next)
		if (child->kind != LAW_TITLE)
			add_node(&writing, child);
	end_line(&writing);
	text_free(&writing.line);
}
