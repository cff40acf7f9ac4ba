#include "import/build.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "corpus/element.h"
#include "import/appendix.h"
#include "import/build_table.h"
#include "import/contents.h"
#include "import/law_node.h"
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
	struct appendix		 appendix;
	xmlNode			*holder;	/* of the open passage, or NULL */
	bool			 holder_is_item;
	bool			 defines;	/* the items of the paragraph */
	struct passage		 passage;
	/* A caption that waits for its article, and where it stands. */
	const char		*caption;
	size_t			 caption_bytes;
	const struct line	*caption_line;
};

/* ---- nodes ---- */

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
	return law_node_add_words(build->trace, parent, name, line_at(build),
	    words, bytes);
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
	if (build->caption != NULL)
		law_node_add_words(build->trace, node, name,
		    build->caption_line, build->caption,
		    build->caption_bytes);
	build->caption = NULL;
}

static void
begin_paragraph_in(struct build *build, xmlNode *parent, const char *digits,
    const char *number, size_t bytes)
{
	xmlNode *paragraph = element_add(parent, "Paragraph");

	if (digits != NULL)
		law_node_number(paragraph, digits);
	else
		law_node_number_next(paragraph);
	place_caption(build, paragraph, "ParagraphCaption");
	add_part(build, paragraph, "ParagraphNum", number, bytes);
	open_passage(build, element_add(paragraph, "ParagraphSentence"), false);
	build->paragraph = build->items[0] = paragraph;
}

/* Only its name was found: the schema wants a paragraph. */
static void
close_article(struct build *build)
{
	if (build->article != NULL && build->paragraph == NULL)
		begin_paragraph_in(build, build->article, "1", "", 0);
	close_passage(build);
}

static void
begin_heading(struct build *build)
{
	int level = (int)(sign_at(build)->kind - SIGN_PART), i;
	xmlNode *parent = build->main;
	char name[24];

	close_passage(build);
	close_article(build);
	for (i = 0; i < level; i++)
		if (build->levels[i] != NULL)
			parent = build->levels[i];
	for (i = level; i < LEVELS; i++)
		build->levels[i] = NULL;
	build->levels[level] = build->container = element_add(parent,
	    heading_names[level]);
	law_node_number(build->container, sign_at(build)->digits);
	snprintf(name, sizeof name, "%sTitle", heading_names[level]);
	add_part(build, build->container, name, line_at(build)->text,
	    line_at(build)->length);
	build->article = build->paragraph = NULL;
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

/* Words behind the sign of what stands for an article: 第2　管理体制. */
static void
name_article(struct build *build)
{
	const struct line *line = line_at(build);
	size_t rest = sign_at(build)->rest;

	add_part(build, build->article, "ArticleCaption", line->text + rest,
	    line->length - rest);
	build->paragraph = build->items[0] = NULL;
}

static void
begin_article(struct build *build)
{
	const struct line *line = line_at(build);
	size_t rest = sign_at(build)->rest;

	close_passage(build);
	close_article(build);
	build->article = element_add(build->container, "Article");
	law_node_number(build->article, sign_at(build)->digits);
	if (!build->readings[build->index].is_captioned) {
		take_caption_behind(build, &rest);
		place_caption(build, build->article, "ArticleCaption");
	}
	add_part(build, build->article, "ArticleTitle", line->text,
	    sign_at(build)->length);
	if (build->readings[build->index].is_captioned) {
		name_article(build);
		return;
	}
	begin_paragraph_in(build, build->article, "1", "", 0);
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
		article = element_add(build->container, "Article");
		law_node_number(article, sign->digits);
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
		law_node_number_next(item);
	else
		law_node_number(item, sign->digits);
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
	if (build->paragraph == NULL)
		begin_paragraph_in(build, build->article != NULL ?
		    build->article : build->container, NULL, "", 0);
	close_passage(build);
	if (depth == 1)
		snprintf(name, sizeof name, "Item");
	else
		snprintf(name, sizeof name, "Subitem%d", depth - 1);
	item = element_add(build->items[depth - 1], name);
	number_item(build, item, depth);
	snprintf(part, sizeof part, "%sTitle", name);
	add_part(build, item, part, line->text, sign->length);
	snprintf(part, sizeof part, "%sSentence", name);
	open_passage(build, element_add(item, part), true);
	build->items[depth] = item;
	add_rest(build);
}

/* ---- tables ---- */

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
	build_table_add_rows(build->trace, element_add(element_add(unit,
	    "TableStruct"), "Table"), line);
}

/* Do the paragraphs there have numbers? Then words without one go on. */
static bool
is_numbered(const struct build *build)
{
	const xmlNode *number = build->paragraph == NULL ? NULL :
	    xmlFirstElementChild(build->paragraph);

	while (number != NULL && !law_node_is(number, "ParagraphNum"))
		number = number->next;
	return number != NULL && number->children != NULL;
}

/* Text without a number that opens a unit of its own. */
static void
begin_line(struct build *build)
{
	struct reading *reading = &build->readings[build->index];
	const struct line *line = line_at(build);

	if (line->row_count > 0) {
		add_table(build, line);
		return;
	}
	if (build->holder != NULL && build->holder_is_item &&
	    build->caption == NULL) {
		if (build->defines && reading->noted == NOTE_LINE)
			reading->noted = NOTE_NONE;
		add_passage(build, 0, JOIN_LINE);
		return;
	}
	/* 第1条 alone on its line: the text begins here. */
	if (build->holder != NULL && build->passage.words.length == 0) {
		add_passage(build, 0, JOIN_ON);
		return;
	}
	if (build->holder != NULL && build->caption == NULL &&
	    is_numbered(build)) {
		if (reading->noted == NOTE_NONE)
			reading->noted = NOTE_LINE;
		add_passage(build, 0, JOIN_LINE);
		return;
	}
	if (reading->noted == NOTE_LINE)
		reading->noted = NOTE_NONE;
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
	close_article(build);
	supplement = element_add(build->body, "SupplProvision");
	/* 附　則（平成12年規則第3号）　抄 */
	if (sign->rest < line->length)
		record_amending(build->trace, supplement, line, sign->rest);
	add_part(build, supplement, "SupplProvisionLabel", line->text,
	    sign->length);
	build->container = supplement;
	build->article = build->paragraph = build->items[0] = NULL;
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
		build->main = build->container = element_add(build->body,
		    "MainProvision");
	switch (reading->kind) {
	case READ_BLANK:
	case READ_OUT:
	case READ_PAGE:
	case READ_HISTORY:
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
		close_passage(build);
		appendix_end(&build->appendix);
		appendix_begin(&build->appendix, build->body, line_at(build),
		    sign_at(build), appendix_list_follows(build->lines,
		    build->readings, build->index + 1, build->lines->count));
		return;
	case READ_IN_APPENDIX:
		appendix_add(&build->appendix, line_at(build),
		    build->index > 0 && margin_is_full(build->lines,
		    line_at(build) - 1));
		return;
	}
}

/* From the title on, to the next title. */
void
build_law(struct pool *pool, const struct lines *lines,
    struct reading *readings, struct built *built)
{
	struct build build = { .pool = pool, .lines = lines,
	    .readings = readings };
	xmlNode *law = xmlNewNode(NULL, (const xmlChar *)"Law");

	built->law = xmlNewDoc((const xmlChar *)"1.0");
	xmlDocSetRootElement(built->law, law);
	build.trace = build.appendix.trace = built->trace = trace_new(pool);
	build.body = record_head(pool, build.trace, law, lines, readings,
	    built->head, built->first, built->end, &built->told);
	contents_write(build.trace, build.body, lines, readings,
	    built->first, built->end);
	for (build.index = built->first; build.index < built->end;
	    build.index++)
		build_line(&build);
	close_passage(&build);
	close_article(&build);
	appendix_end(&build.appendix);
	text_free(&build.passage.words);
	if (build.main == NULL)
		element_add(build.body, "MainProvision");
}
