#include "job/list.h"

#include <string.h>

#include "corpus/body.h"

/* The law as plain text: a provision, a row of a table, a remark to a line. */
struct writing {
	const struct edition	*edition;
	struct text		*out;
	struct text		 line;		/* being written */
	bool			 is_number;	/* it holds no more than that */
	bool			 is_in_cell;
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

static void	add_node(struct writing *, const struct body *);

static void
add_children(struct writing *writing, const struct body *body)
{
	const struct body *child;

	for (child = body->first; child != NULL; child = child->next)
		add_node(writing, child);
}

/* All of it, or nothing. */
static bool
add_as_script(struct text *out, const struct body *text, bool is_raised)
{
	const char *at = text->text, *end = at + text->bytes, *script;
	size_t length = out->length;

	while (at < end) {
		script = script_of(text_next(&at, end), is_raised);
		if (script == NULL) {
			out->length = length;
			return false;
		}
		text_add_string(out, script);
	}
	return true;
}

static bool
is_in_script(const struct body *body)
{
	while ((body = body->parent) != NULL && law_is_inline(body->kind))
		if (body->kind == LAW_RAISED || body->kind == LAW_LOWERED)
			return true;
	return false;
}

/* 10⁻³; what has no such characters as 10^(-x), never as 10-x. */
static void
add_script(struct writing *writing, const struct body *body)
{
	bool is_raised = body->kind == LAW_RAISED;
	const struct body *only = body->first;

	if (only == NULL || (only->next == NULL && only->kind == LAW_TEXT &&
	    !is_in_script(body) &&
	    add_as_script(&writing->line, only, is_raised)))
		return;
	text_add_string(&writing->line, is_raised ? "^(" : "_(");
	add_children(writing, body);
	text_add_char(&writing->line, ')');
}

/* Readings that follow one another are one. */
static void
add_reading(struct writing *writing, const struct body *reading)
{
	const struct body *before = reading->parent->first;

	while (before != reading && before->next != reading)
		before = before->next;
	if (before == reading || before->kind != LAW_READING)
		text_add_string(&writing->line, "（");
	add_children(writing, reading);
	if (reading->next == NULL || reading->next->kind != LAW_READING)
		text_add_string(&writing->line, "）");
}

/* A cell's own lines are parts of the row. */
static void
add_cell(struct writing *writing, const struct body *cell)
{
	struct writing inside = { .edition = writing->edition,
	    .is_in_cell = true };
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
add_cells(struct writing *writing, const struct body *row,
    const char *between)
{
	const struct body *cell;

	for (cell = row->first; cell != NULL; cell = cell->next) {
		if (cell != row->first)
			text_add_string(&writing->line, between);
		if (cell->kind == LAW_CELL || cell->kind == LAW_HEAD_CELL)
			add_cell(writing, cell);
		else
			add_node(writing, cell);
	}
}

/* The cells of a table in a cell are parted otherwise than those around it. */
static void
add_row(struct writing *writing, const struct body *row)
{
	end_line(writing);
	add_cells(writing, row, writing->is_in_cell ? "｜" : " | ");
	end_line(writing);
}

/* In a cell: ［a｜b／c｜d］. */
static void
add_inner_table(struct writing *writing, const struct body *table)
{
	const struct body *row;

	text_add_string(&writing->line, "［");
	for (row = table->first; row != NULL; row = row->next) {
		if (row != table->first)
			text_add_string(&writing->line, "／");
		if (row->kind == LAW_ROW || row->kind == LAW_HEAD_ROW)
			add_cells(writing, row, "｜");
		else
			add_node(writing, row);
	}
	text_add_string(&writing->line, "］");
}

/* On a line of its own, unless it stands in one. */
static void
add_figure(struct writing *writing, const struct body *figure)
{
	const char *src = node_attr(figure->node, "src");
	bool is_inline = law_is_inline(figure->parent->kind);

	if (!is_inline)
		end_line(writing);
	text_add_format(&writing->line, "〔図：%s〕", src != NULL ? src : "");
	if (!is_inline)
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
		add_reading(writing, body);
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
	case LAW_TABLE:
		if (writing->is_in_cell) {
			add_inner_table(writing, body);
			return;
		}
		end_line(writing);
		add_children(writing, body);
		end_line(writing);
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
	case LAW_WHOLE:
	case LAW_LAW_NUMBER:
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

/* A line each, as in the file. */
static void
add_law_number(struct text *out, const xmlNode *number)
{
	xmlChar *words = xmlNodeGetContent(number);
	const char *line = (const char *)words;
	size_t length;

	for (line += strspn(line, " \t\r\n"); *line != '\0'; line += length,
	    line += strspn(line, " \t\r\n")) {
		length = strcspn(line, "\r\n");
		text_add_format(out, "%.*s\n", (int)length, line);
	}
	xmlFree(words);
}

/* The number; what does not belong around a LawBody is not lost. */
static void
add_cover(struct writing *writing)
{
	const struct body *child = body_of_cover(writing->edition)->first;

	for (; child != NULL; child = child->next)
		if (child->kind == LAW_LAW_NUMBER)
			add_law_number(writing->out, child->node);
		else if (child->kind != LAW_BODY)
			add_node(writing, child);
	end_line(writing);
}

/* A second title right behind it. */
static bool
is_said_with_title(const struct body *title)
{
	return title->next != NULL && title->next->kind == LAW_TITLE;
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
	for (; is_said_with_title(title); title = title->next) {
		text_add_string(&writing->line, "　");
		add_children(writing, title->next);
	}
	if (extract != NULL && strcmp(extract, "true") == 0)
		text_add_string(&writing->line, " 抄");
	end_line(writing);
}

void
list_text(const struct edition *edition, struct text *out)
{
	struct writing writing = { .edition = edition, .out = out };
	const struct body *law = body_of_law(edition), *child;
	const struct body *title = body_child(law, LAW_TITLE);

	add_title(&writing, law);
	add_cover(&writing);
	for (child = law->first; child != NULL; child = child->next)
		if (child == title) {
			while (is_said_with_title(child))
				child = child->next;
		} else
			add_node(&writing, child);
	end_line(&writing);
	text_free(&writing.line);
}
