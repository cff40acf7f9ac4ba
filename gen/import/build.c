#include "import/build.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "import/contents.h"
#include "import/margin.h"
#include "import/passage.h"
#include "import/record.h"

enum {
	DEPTH_MAX = 11, LEVELS = 5,
	TERM_SHARE = 60		/* per cent of the usual width */
};

static const char *const heading_names[LEVELS] = { "Part", "Chapter",
    "Section", "Subsection", "Division" };

struct build {
	struct pool		*pool;
	struct trace		*trace;
	const struct lines	*lines;
	struct reading		*readings;
	size_t			 index;
	xmlNode			*body, *main;
	xmlNode			*container;	/* of articles: main, a chapter … */
	xmlNode			*levels[LEVELS];
	xmlNode			*article, *paragraph;
	xmlNode			*items[DEPTH_MAX + 1];
	bool			 has_range[DEPTH_MAX + 1];
	xmlNode			*appendix;	/* where its lines go, or NULL */
	xmlNode			*holder;	/* of the open passage, or NULL */
	bool			 holder_is_item;
	bool			 defines;	/* the items of the paragraph */
	struct passage		 passage;
	/* A caption that waits for its article, and where it stands. */
	const char		*caption;
	size_t			 caption_bytes;
	const struct line	*caption_line;
	bool			 is_headed;	/* a line of the passage is in */
};

/* ---- nodes ---- */

static xmlNode *
add_node(xmlNode *parent, const char *name)
{
	return xmlNewChild(parent, NULL, (const xmlChar *)name, NULL);
}


static xmlNode *
add_titled(xmlNode *parent, const char *name, const char *words, size_t bytes)
{
	xmlNode *node = add_node(parent, name);

	passage_write_words(node, words, bytes);
	return node;
}

static void
set_number(xmlNode *node, const char *digits)
{
	xmlNewProp(node, (const xmlChar *)"Num", (const xmlChar *)digits);
}

/* The number that follows its like before it, for what has none itself. */
static void
set_next_number(xmlNode *node)
{
	char digits[16];
	int count = 1;
	const xmlNode *before;

	for (before = node->prev; before != NULL; before = before->prev)
		count += xmlStrEqual(before->name, node->name);
	snprintf(digits, sizeof digits, "%d", count);
	set_number(node, digits);
}

static const struct line *
line_at(const struct build *build)
{
	return &build->lines->list[build->index];
}

static const struct sign *
sign_at(const struct build *build)
{
	return &build->readings[build->index].sign;
}

/* An element with words of the line at hand. */
static xmlNode *
add_part(struct build *build, xmlNode *parent, const char *name,
    const char *words, size_t bytes)
{
	xmlNode *node = add_titled(parent, name, words, bytes);

	trace_words(build->trace, node, line_at(build), words, bytes);
	return node;
}

/* ---- passages ---- */

static void
close_passage(struct build *build)
{
	if (build->holder == NULL)
		return;
	if (!build->holder_is_item)
		build->defines = passage_defines(&build->passage);
	passage_write(&build->passage, build->holder, build->holder_is_item,
	    build->defines);
	passage_clear(&build->passage);
	build->holder = NULL;
}

static void
open_passage(struct build *build, xmlNode *holder, bool is_item)
{
	close_passage(build);
	build->holder = holder;
	build->holder_is_item = is_item;
}

/* Words of the line at hand, from an offset on. */
static void
add_passage(struct build *build, size_t from, enum join join)
{
	const struct line *line = line_at(build);

	passage_add(&build->passage, line->text + from, line->length - from,
	    join);
	trace_words(build->trace, build->holder, line, line->text + from,
	    line->length - from);
}

static void
add_rest(struct build *build)
{
	add_passage(build, sign_at(build)->rest, JOIN_ON);
}

/* ---- structure ---- */

static void
place_caption(struct build *build, xmlNode *node, const char *name)
{
	xmlNode *caption;

	if (build->caption != NULL) {
		caption = add_titled(node, name, build->caption,
		    build->caption_bytes);
		trace_words(build->trace, caption, build->caption_line,
		    build->caption, build->caption_bytes);
	}
	build->caption = NULL;
}

static void
begin_heading(struct build *build)
{
	int level = (int)(sign_at(build)->kind - SIGN_PART), i;
	xmlNode *parent = build->main;
	char name[24];

	close_passage(build);
	for (i = 0; i < level; i++)
		if (build->levels[i] != NULL)
			parent = build->levels[i];
	for (i = level; i < LEVELS; i++)
		build->levels[i] = NULL;
	build->levels[level] = build->container = add_node(parent,
	    heading_names[level]);
	set_number(build->container, sign_at(build)->digits);
	snprintf(name, sizeof name, "%sTitle", heading_names[level]);
	add_part(build, build->container, name, line_at(build)->text,
	    line_at(build)->length);
	build->article = build->paragraph = NULL;
}

static void
begin_paragraph_in(struct build *build, xmlNode *parent, const char *digits,
    const char *number, size_t bytes)
{
	xmlNode *paragraph = add_node(parent, "Paragraph");

	if (digits != NULL)
		set_number(paragraph, digits);
	else
		set_next_number(paragraph);
	place_caption(build, paragraph, "ParagraphCaption");
	add_part(build, paragraph, "ParagraphNum", number, bytes);
	open_passage(build, add_node(paragraph, "ParagraphSentence"), false);
	build->paragraph = build->items[0] = paragraph;
}

/* （目的） may stand behind 第1条 on the same line. */
static void
take_caption_behind(struct build *build, size_t *rest)
{
	const struct line *line = line_at(build);
	const char *start = line->text + *rest, *at = start;
	const char *end = line->text + line->length;
	int depth = 0;
	uint32_t code;

	if (build->caption != NULL || at == end || (*at != '(' &&
	    strncmp(at, "（", 3) != 0))
		return;
	while (at < end) {
		code = text_next(&at, end);
		depth += code == '(' || code == 0xff08;
		depth -= code == ')' || code == 0xff09;
		if (depth == 0)
			break;
	}
	if (depth != 0)
		return;
	/* With a sentence behind it: 第3条 (略) is text. */
	if (at == end)
		return;
	build->caption = start;
	build->caption_bytes = (size_t)(at - start);
	build->caption_line = line;
	number_skip_blanks(&at, end);
	*rest = (size_t)(at - line->text);
}

static void
begin_article(struct build *build)
{
	const struct line *line = line_at(build);
	size_t rest = sign_at(build)->rest;
	xmlNode *article;

	close_passage(build);
	article = add_node(build->container, "Article");
	set_number(article, sign_at(build)->digits);
	take_caption_behind(build, &rest);
	place_caption(build, article, "ArticleCaption");
	add_part(build, article, "ArticleTitle", line->text,
	    sign_at(build)->length);
	build->article = article;
	begin_paragraph_in(build, article, "1", "", 0);
	add_passage(build, rest, JOIN_ON);
}

/* Without 条, a number below a heading is an article's sign. */
static void
begin_paragraph(struct build *build)
{
	const struct line *line = line_at(build);
	const struct sign *sign = sign_at(build);
	xmlNode *article;

	close_passage(build);
	if (build->article == NULL && build->container != build->main &&
	    !xmlStrEqual(build->container->name,
	    (const xmlChar *)"SupplProvision")) {
		article = add_node(build->container, "Article");
		set_number(article, sign->digits);
		place_caption(build, article, "ArticleCaption");
		add_part(build, article, "ArticleTitle", line->text,
		    sign->length);
		begin_paragraph_in(build, article, "1", "", 0);
	} else
		begin_paragraph_in(build, build->article != NULL ?
		    build->article : build->container, sign->digits,
		    line->text, sign->length);
	add_rest(build);
}

/*
 * Below items, a range (イからハまで) counts as one, and so do those behind it:
 * e-Gov numbers them by their place.
 */
static void
number_item(struct build *build, xmlNode *item, int depth)
{
	const struct sign *sign = sign_at(build);

	if (item->prev == NULL || !xmlStrEqual(item->prev->name, item->name))
		build->has_range[depth] = false;
	if (depth > 1 && sign->last > 0)
		build->has_range[depth] = true;
	if (build->has_range[depth])
		set_next_number(item);
	else
		set_number(item, sign->digits);
}

static void
begin_item(struct build *build)
{
	const struct line *line = line_at(build);
	const struct sign *sign = sign_at(build);
	int depth = build->readings[build->index].depth;
	char name[24], part[40];
	xmlNode *item;

	close_passage(build);
	if (depth == 1)
		snprintf(name, sizeof name, "Item");
	else
		snprintf(name, sizeof name, "Subitem%d", depth - 1);
	item = add_node(build->items[depth - 1], name);
	number_item(build, item, depth);
	snprintf(part, sizeof part, "%sTitle", name);
	add_part(build, item, part, line->text, sign->length);
	snprintf(part, sizeof part, "%sSentence", name);
	open_passage(build, add_node(item, part), true);
	build->items[depth] = item;
	add_rest(build);
}

/* ---- tables ---- */

static void
add_cells(struct build *build, xmlNode *row, const struct line *line)
{
	add_part(build, add_node(row, "TableColumn"), "Sentence", line->text,
	    line->length);
}

static void
set_span(xmlNode *column, const char *name, int span)
{
	char digits[12];

	snprintf(digits, sizeof digits, "%d", span);
	if (span > 1)
		xmlNewProp(column, (const xmlChar *)name,
		    (const xmlChar *)digits);
}

/* A sentence a line of the cell. */
static void
add_cell(struct build *build, xmlNode *row, const struct table_cell *cell)
{
	xmlNode *column = add_node(row, "TableColumn");
	const char *at = cell->text, *stop;

	set_span(column, "rowspan", cell->rows);
	set_span(column, "colspan", cell->columns);
	do {
		stop = at + strcspn(at, "\n");
		passage_write_words(add_node(column, "Sentence"), at,
		    (size_t)(stop - at));
		at = stop + 1;
	} while (*stop != '\0');
	trace_cell(build->trace, column, cell);
}

static bool
is_head_row(const struct table_row *row)
{
	size_t c;

	/* The schema has no spans there. */
	for (c = 0; c < row->count; c++)
		if (!row->cells[c].is_head || row->cells[c].columns > 1 ||
		    row->cells[c].rows > 1)
			return false;
	return row->count > 0;
}

/* The schema knows cells of a header row only in its own kind of row. */
static void
add_head_row(struct build *build, xmlNode *table, const struct table_row *row)
{
	xmlNode *head = add_node(table, "TableHeaderRow");
	size_t c;

	for (c = 0; c < row->count; c++) {
		xmlNode *column = add_node(head, "TableHeaderColumn");

		passage_write_words(column, row->cells[c].text,
		    strlen(row->cells[c].text));
		trace_cell(build->trace, column, &row->cells[c]);
	}
}

static void
add_table_rows(struct build *build, xmlNode *table, const struct line *line)
{
	bool in_head = true;
	size_t r, c;

	for (r = 0; r < line->row_count; r++) {
		const struct table_row *row = &line->rows[r];
		xmlNode *node;

		in_head = in_head && is_head_row(row);
		if (in_head) {
			add_head_row(build, table, row);
			continue;
		}
		node = add_node(table, "TableRow");
		for (c = 0; c < row->count; c++)
			add_cell(build, node, &row->cells[c]);
	}
}

/* Below the open item or paragraph, behind its words. */
static void
add_table(struct build *build, const struct line *line)
{
	xmlNode *unit = build->holder != NULL ? build->holder->parent :
	    build->paragraph;

	if (unit == NULL) {
		begin_paragraph_in(build, build->article != NULL ?
		    build->article : build->container, NULL, "", 0);
		unit = build->paragraph;
	}
	add_table_rows(build, add_node(add_node(unit, "TableStruct"),
	    "Table"), line);
}

/* Text without a number that opens a unit of its own. */
static void
begin_line(struct build *build)
{
	const struct line *line = line_at(build);

	if (line->row_count > 0) {
		add_table(build, line);
		return;
	}
	if (build->holder != NULL && build->holder_is_item) {
		add_passage(build, 0, JOIN_LINE);
		return;
	}
	/* 第1条 alone on its line: the text begins here. */
	if (build->holder != NULL && build->passage.words.length == 0) {
		add_passage(build, 0, JOIN_ON);
		return;
	}
	close_passage(build);
	begin_paragraph_in(build, build->article != NULL ? build->article :
	    build->container, NULL, "", 0);
	add_passage(build, 0, JOIN_ON);
}

/* The line of text before the one at hand; pages may stand between. */
static size_t
text_before(const struct build *build, size_t i)
{
	while (i > 0 && build->readings[i - 1].kind != READ_TEXT &&
	    build->readings[i - 1].kind < READ_ARTICLE)
		i--;
	return i - 1;
}

/* Is it the first line of an item, and short of the margin: a term? */
static bool
ends_term(const struct build *build, size_t i)
{
	const struct line *line = &build->lines->list[i];
	const char *end = line->text + line->length;
	const struct reading *reading = &build->readings[i];

	if (reading->kind == READ_TEXT && i > 0) {
		reading = &build->readings[text_before(build, i)];
		if (reading->kind != READ_ITEM || !reading->sign.is_alone)
			return false;
	} else if (reading->kind != READ_ITEM || reading->sign.is_alone)
		return false;
	return line->width * 100 < build->lines->wrap * TERM_SHARE &&
	    !word_ends_at(line->text, end, "、") &&
	    !word_ends_at(line->text, end, "，") &&
	    !word_ends_at(line->text, end, ",");
}

static void
go_on(struct build *build)
{
	size_t before = text_before(build, build->index);
	enum join join = JOIN_ON;

	if (before < build->index && (build->lines->list[before].ends_blank ||
	    (line_at(build)->indent == 2 && !build->lines->hangs &&
	    margin_is_full(build->lines, &build->lines->list[before]))))
		join = JOIN_BLANK;
	else if (before < build->index && ends_term(build, before))
		join = JOIN_SHORT;
	add_passage(build, 0, join);
}

static void
begin_supplement(struct build *build)
{
	const struct line *line = line_at(build);
	const struct sign *sign = sign_at(build);
	xmlNode *supplement;

	close_passage(build);
	supplement = add_node(build->body, "SupplProvision");
	/* 附　則（平成12年規則第3号）　抄 */
	if (sign->rest < line->length)
		record_amending(build->trace, supplement, line, sign->rest);
	add_part(build, supplement, "SupplProvisionLabel", line->text,
	    sign->length);
	build->container = supplement;
	build->article = build->paragraph = build->items[0] = NULL;
}

/* ---- appendices ---- */

static const struct {
	const char	*word, *element, *title, *inside, *innermost;
} appendices[] = {
	{ "様式", "AppdxStyle", "AppdxStyleTitle", "StyleStruct", "Style" },
	{ "表", "AppdxTable", "AppdxTableTitle", "TableStruct", "Table" },
	{ "図", "AppdxFig", "AppdxFigTitle", "FigStruct", NULL },
	{ "", "AppdxNote", "AppdxNoteTitle", "NoteStruct", "Note" },
};

static void
begin_appendix(struct build *build)
{
	const struct line *line = line_at(build);
	const struct sign *sign = sign_at(build);
	char *name = pool_copy(build->pool, line->text, sign->length);
	xmlNode *appendix;
	size_t i = 0;

	close_passage(build);
	while (strstr(name, appendices[i].word) == NULL)
		i++;
	if (appendices[i].innermost == NULL)
		i++;
	appendix = add_node(build->body, appendices[i].element);
	set_next_number(appendix);
	add_part(build, appendix, appendices[i].title, line->text,
	    sign->length);
	if (sign->rest < line->length)
		add_part(build, appendix, "RelatedArticleNum",
		    line->text + sign->rest, line->length - sign->rest);
	build->appendix = add_node(add_node(appendix, appendices[i].inside),
	    appendices[i].innermost);
}

static void
add_to_appendix(struct build *build)
{
	const struct line *line = line_at(build);
	xmlNode *list;

	if (line->row_count > 0) {
		add_table_rows(build, xmlStrEqual(build->appendix->name,
		    (const xmlChar *)"Table") ? build->appendix :
		    add_node(add_node(build->appendix, "TableStruct"),
		    "Table"), line);
		return;
	}
	if (xmlStrEqual(build->appendix->name, (const xmlChar *)"Table")) {
		add_cells(build, add_node(build->appendix, "TableRow"), line);
		return;
	}
	list = add_node(build->appendix, "List");
	add_part(build, add_node(list, "ListSentence"), "Sentence",
	    line->text, line->length);
}

/* ---- one regulation ---- */

static void
add_captioned_behind(struct build *build)
{
	xmlNode *title, *caption;

	if (build->article == NULL || build->holder == NULL ||
	    build->passage.words.length > 0) {
		build->caption = line_at(build)->text;
		build->caption_bytes = line_at(build)->length;
		build->caption_line = line_at(build);
		return;
	}
	title = xmlFirstElementChild(build->article);
	caption = xmlNewNode(NULL, (const xmlChar *)"ArticleCaption");
	passage_write_words(caption, line_at(build)->text, line_at(build)->length);
	trace_words(build->trace, caption, line_at(build),
	    line_at(build)->text, line_at(build)->length);
	xmlAddPrevSibling(title, caption);
}

static void
build_line(struct build *build)
{
	struct reading *reading = &build->readings[build->index];

	if (build->main == NULL && reading->kind >= READ_HEADING)
		build->main = build->container = add_node(build->body,
		    "MainProvision");
	switch (reading->kind) {
	case READ_BLANK:
	case READ_OUT:
	case READ_PAGE:
	case READ_HEAD:
	case READ_TITLE:
	case READ_CONTENTS:
	case READ_KIND_COUNT:
		return;
	case READ_HEADING:
		begin_heading(build);
		return;
	case READ_CAPTION:
		add_captioned_behind(build);
		return;
	case READ_ARTICLE:
		begin_article(build);
		return;
	case READ_PARAGRAPH:
		begin_paragraph(build);
		return;
	case READ_ITEM:
		begin_item(build);
		return;
	case READ_TEXT:
		go_on(build);
		return;
	case READ_LINE:
		begin_line(build);
		return;
	case READ_SUPPLEMENT:
		begin_supplement(build);
		return;
	case READ_APPENDIX:
		begin_appendix(build);
		return;
	case READ_IN_APPENDIX:
		add_to_appendix(build);
		return;
	}
}

/* From the title on, to the next title. */
static void
build_law(struct pool *pool, const struct lines *lines,
    struct reading *readings, struct built *built)
{
	struct build build = { .pool = pool, .lines = lines,
	    .readings = readings };
	xmlNode *law = xmlNewNode(NULL, (const xmlChar *)"Law");

	built->law = xmlNewDoc((const xmlChar *)"1.0");
	xmlDocSetRootElement(built->law, law);
	build.trace = built->trace = trace_new(pool);
	build.body = record_head(pool, build.trace, law, lines, readings,
	    built->first, built->end, &built->title);
	contents_write(build.trace, build.body, lines, readings,
	    built->first, built->end);
	for (build.index = built->first; build.index < built->end;
	    build.index++)
		build_line(&build);
	close_passage(&build);
	text_free(&build.passage.words);
	if (build.main == NULL)
		add_node(build.body, "MainProvision");
}

/* Has a regulation begun before this line, or only a cover and its 目次? */
static bool
has_provisions(const struct reading *readings, size_t from, size_t to)
{
	for (; from < to; from++)
		if (readings[from].kind >= READ_HEADING)
			return true;
	return false;
}

static size_t
next_title(const struct lines *lines, const struct reading *readings,
    size_t from)
{
	while (from < lines->count && readings[from].kind != READ_TITLE)
		from++;
	return from;
}

/* What stands before the first regulation, or is a cover, is left out. */
static void
leave_out(struct reading *readings, size_t from, size_t to)
{
	for (; from < to; from++)
		if (readings[from].kind != READ_BLANK &&
		    readings[from].kind != READ_PAGE)
			readings[from].kind = READ_OUT;
}

struct built *
build_laws(struct pool *pool, const struct lines *lines,
    struct reading *readings, size_t *count)
{
	struct built *list = pool_take(pool,
	    (lines->count + 1) * sizeof *list);
	size_t title = next_title(lines, readings, 0), end;

	*count = 0;
	if (title == lines->count)
		title = 0;
	else
		leave_out(readings, 0, title);
	for (end = 0; title < lines->count; title = end) {
		end = next_title(lines, readings, title + 1);
		if (!has_provisions(readings, title, end)) {
			leave_out(readings, title, end);
			continue;
		}
		list[*count].first = title;
		list[*count].end = list[*count].to = end;
		list[*count].from = *count > 0 ? list[*count - 1].to : 0;
		build_law(pool, lines, readings, &list[(*count)++]);
	}
	if (*count > 0)
		list[*count - 1].to = lines->count;
	return list;
}
