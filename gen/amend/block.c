/*
 * What stands below 次のように改める and 次の一条を加える: lines to elements. The
 * first line is the unit that was announced; what follows goes on in it by the
 * sequence of its numbers.
 */
#include "amend/inside.h"

#include <stdio.h>
#include <string.h>

#include "amend/label.h"
#include "base/number.h"
#include "base/word.h"
#include "corpus/law.h"
#include "corpus/node.h"
#include "import/passage.h"
#include "import/sign.h"

enum {
	LEVELS_MAX = 11,	/* 項, 号 and ten below */
	LEVEL_PARAGRAPH = 0, LEVEL_ITEM = 1
};

struct level {
	xmlNode		*node;		/* NULL: not reached */
	bool		 is_signed;	/* style and value say which sign */
	enum sign_style	 style;
	int		 value;
	char		 digits[SIGN_DIGITS_MAX];
};

struct builder {
	struct amending		*amending;
	const xmlNode		*beside;
	enum step_kind		 unit;
	struct nodes		*nodes;
	const struct amend_line	*line;
	struct level		 levels[LEVELS_MAX];
	int			 level;		/* the deepest one; -1: none */
	int			 top;		/* the level that was announced */
	xmlNode			*headings[STEP_ARTICLE];
	xmlNode			*article;
	const struct amend_line	*caption;	/* of the article to come */
	bool			 has_columns;
	/* Articles are called by their label: 第2, 2. */
	bool			 is_labelled;
	bool			 is_ordinal;	/* 第2, not 2 */
	bool			 is_last;	/* line of the block */
};

static const char *const heading_names[] = {
	[STEP_PART] = "Part", [STEP_CHAPTER] = "Chapter",
	[STEP_SECTION] = "Section", [STEP_SUBSECTION] = "Subsection",
	[STEP_DIVISION] = "Division",
};

static struct place
line_place(const struct builder *builder)
{
	return (struct place){ builder->amending->path,
	    builder->line->number, builder->line->column };
}

static bool
not_understood(const struct builder *builder)
{
	problem_add(builder->amending->problems,
	    PROBLEM_AMEND_NOT_UNDERSTOOD, line_place(builder), "this line is "
	    "neither a sentence that amends nor part of what the sentence "
	    "above it announces");
	return false;
}

static xmlNode *
new_node(const struct builder *builder, const char *name)
{
	return xmlNewDocNode(builder->amending->law, NULL,
	    (const xmlChar *)name, NULL);
}

static xmlNode *
add_named(xmlNode *parent, const char *name, const char *words, size_t bytes)
{
	xmlNode *node = xmlNewDocNode(parent->doc, NULL,
	    (const xmlChar *)name, NULL);

	xmlAddChild(parent, node);
	if (bytes > 0)
		xmlNodeAddContentLen(node, (const xmlChar *)words,
		    (int)bytes);
	return node;
}

void
block_write(xmlNode *holder, const char *words, bool is_item,
    bool has_columns)
{
	struct passage passage = {0};

	passage_add(&passage, words, strlen(words), JOIN_ON);
	passage_write(&passage, holder, is_item, has_columns);
	text_free(&passage.words);
}

static void
write_words(const struct builder *builder, xmlNode *holder, const char *words,
    size_t bytes, bool is_item)
{
	block_write(holder, pool_copy(builder->amending->pool, words, bytes),
	    is_item, builder->has_columns);
}

/* A new unit of the announced kind, or of one in it. */
static void
keep(struct builder *builder, xmlNode *parent, xmlNode *node)
{
	struct nodes *nodes = builder->nodes;

	if (parent != NULL) {
		xmlAddChild(parent, node);
		return;
	}
	nodes->list = pool_grow(builder->amending->pool, nodes->list,
	    &nodes->room, nodes->count, sizeof *nodes->list);
	nodes->list[nodes->count++] = node;
	keep_node(builder->amending, node);
}

static void
leave_levels(struct builder *builder, int level)
{
	for (builder->level = level; ++level < LEVELS_MAX;)
		builder->levels[level] = (struct level){0};
}

/* ---- headings, articles ---- */

static bool
add_heading(struct builder *builder, const struct sign *sign)
{
	enum step_kind kind = STEP_PART + (enum step_kind)(sign->kind -
	    SIGN_PART), above;
	xmlNode *node, *parent = NULL;

	if (kind < builder->unit || builder->unit > STEP_DIVISION ||
	    builder->caption != NULL)
		return not_understood(builder);
	for (above = STEP_PART; above < kind; above++)
		if (builder->headings[above] != NULL)
			parent = builder->headings[above];
	if (parent == NULL && kind != builder->unit)
		return not_understood(builder);
	node = new_node(builder, heading_names[kind]);
	unit_set_number(node, sign->digits);
	add_named(node, pool_format(builder->amending->pool,
	    "%sTitle", heading_names[kind]), builder->line->words,
	    builder->line->length);
	keep(builder, parent, node);
	for (above = kind; above < STEP_ARTICLE; above++)
		builder->headings[above] = above == kind ? node : NULL;
	builder->article = NULL;
	leave_levels(builder, -1);
	return true;
}

static xmlNode *
deepest_heading(const struct builder *builder)
{
	xmlNode *found = NULL;
	int kind;

	for (kind = STEP_PART; kind < STEP_ARTICLE; kind++)
		if (builder->headings[kind] != NULL)
			found = builder->headings[kind];
	return found;
}

static xmlNode *
add_paragraph(struct builder *builder, xmlNode *parent, const char *digits,
    const char *label, size_t label_bytes)
{
	xmlNode *node = new_node(builder, "Paragraph");

	unit_set_number(node, digits);
	if (builder->caption != NULL)
		add_named(node, "ParagraphCaption", builder->caption->words,
		    builder->caption->length);
	builder->caption = NULL;
	add_named(node, "ParagraphNum", label, label_bytes);
	add_named(node, "ParagraphSentence", NULL, 0);
	keep(builder, parent, node);
	return node;
}

static void
set_level(struct builder *builder, int level, xmlNode *node,
    const struct sign *sign)
{
	struct level *at = &builder->levels[level];

	leave_levels(builder, level);
	*at = (struct level){ .node = node, .value = 1 };
	if (sign == NULL)
		return;
	at->is_signed = true;
	at->style = sign->style;
	at->value = sign->value;
	snprintf(at->digits, sizeof at->digits, "%s", sign->digits);
}

static bool
add_article(struct builder *builder, const struct sign *sign)
{
	const struct amend_line *line = builder->line;
	xmlNode *parent = deepest_heading(builder), *node, *paragraph;

	if (builder->unit > STEP_ARTICLE || (parent == NULL &&
	    builder->unit != STEP_ARTICLE))
		return not_understood(builder);
	node = new_node(builder, "Article");
	unit_set_number(node, sign->last > 0 && strchr(sign->digits, ':') ==
	    NULL ? pool_format(builder->amending->pool, "%s:%d", sign->digits,
	    sign->last) : sign->digits);
	if (builder->caption != NULL)
		add_named(node, "ArticleCaption", builder->caption->words,
		    builder->caption->length);
	builder->caption = NULL;
	add_named(node, "ArticleTitle", line->words, sign->length);
	keep(builder, parent, node);
	builder->article = node;
	paragraph = add_paragraph(builder, node, "1", NULL, 0);
	write_words(builder, unit_words(paragraph), line->words + sign->rest,
	    line->length - sign->rest, false);
	set_level(builder, LEVEL_PARAGRAPH, paragraph, NULL);
	return true;
}

/* 第3　記録: what is below it is in it. Words, if they end with a stop. */
static bool
add_labelled_article(struct builder *builder, const struct sign *sign)
{
	const struct amend_line *line = builder->line;
	const char *words = line->words + sign->rest, *end = line->words +
	    line->length;
	const bool is_caption = words < end && !builder->is_last &&
	    !word_ends_at(words, end, "。");
	xmlNode *node = new_node(builder, "Article"), *paragraph;

	unit_set_number(node, sign->digits);
	add_named(node, "ArticleTitle", line->words, sign->length);
	if (is_caption)
		add_named(node, "ArticleCaption", words, (size_t)(end -
		    words));
	keep(builder, deepest_heading(builder), node);
	builder->article = node;
	leave_levels(builder, -1);
	if (is_caption)
		return true;
	paragraph = add_paragraph(builder, node, "1", NULL, 0);
	write_words(builder, unit_words(paragraph), words,
	    (size_t)(end - words), false);
	set_level(builder, LEVEL_PARAGRAPH, paragraph, NULL);
	return true;
}

/* Its first paragraph may bear a number, or be nothing but items. */
static bool
opens_article(const struct builder *builder)
{
	return builder->is_labelled && builder->article != NULL &&
	    builder->level < 0;
}

/* ---- paragraphs, items ---- */

static bool
add_signed_paragraph(struct builder *builder, const struct sign *sign)
{
	const struct amend_line *line = builder->line;
	xmlNode *node = add_paragraph(builder, builder->article,
	    sign->digits, line->words, sign->length);

	write_words(builder, unit_words(node), line->words + sign->rest,
	    line->length - sign->rest, false);
	set_level(builder, LEVEL_PARAGRAPH, node, sign);
	return true;
}

static bool
add_item(struct builder *builder, int level, const struct sign *sign)
{
	const struct amend_line *line = builder->line;
	struct pool *pool = builder->amending->pool;
	const char *name = level == LEVEL_ITEM ? "Item" :
	    pool_format(pool, "Subitem%d", level - LEVEL_ITEM);
	xmlNode *node = new_node(builder, name), *words;

	unit_set_number(node, sign->digits);
	add_named(node, pool_format(pool, "%sTitle", name), line->words,
	    sign->length);
	words = add_named(node, pool_format(pool, "%sSentence", name), NULL,
	    0);
	keep(builder, level > builder->top ? builder->levels[level - 1].node :
	    NULL, node);
	write_words(builder, words, line->words + sign->rest,
	    line->length - sign->rest, true);
	set_level(builder, level, node, sign);
	return true;
}

/* 三 behind 二, 二の二 behind 二. */
static bool
goes_on(const struct level *level, const struct sign *sign)
{
	if (level->node == NULL || !level->is_signed ||
	    level->style != sign->style)
		return false;
	return sign->value == level->value + 1 ||
	    (sign->value == level->value &&
	    strcmp(sign->digits, level->digits) != 0);
}

/* A first paragraph bears no number, so the second may have any style. */
static bool
is_next_paragraph(const struct builder *builder, const struct sign *sign)
{
	const struct level *level = &builder->levels[LEVEL_PARAGRAPH];

	if (builder->top != LEVEL_PARAGRAPH || level->node == NULL)
		return false;
	if (level->is_signed)
		return goes_on(level, sign);
	return sign->value == level->value + 1 &&
	    (sign->style == STYLE_DIGIT || sign->style == STYLE_CIRCLE);
}

/* -1 if the sign goes on nowhere. */
static int
level_of(const struct builder *builder, const struct sign *sign)
{
	int level;

	for (level = builder->level; level >= LEVEL_ITEM; level--)
		if (goes_on(&builder->levels[level], sign))
			return level;
	if (is_next_paragraph(builder, sign))
		return LEVEL_PARAGRAPH;
	for (level = LEVEL_ITEM; level <= builder->level; level++)
		if (builder->levels[level].is_signed &&
		    builder->levels[level].style == sign->style)
			return -1;
	return sign->value == 1 && builder->level + 1 < LEVELS_MAX &&
	    builder->level >= builder->top ? builder->level + 1 : -1;
}

static bool
is_label(const struct sign *sign)
{
	return (sign->kind == SIGN_NUMBER || sign->kind == SIGN_ITEM) &&
	    (sign->is_spaced || sign->style == STYLE_PAREN ||
	    sign->style == STYLE_CIRCLE);
}

/* The first unit: any number, since it is put behind what is there. */
static bool
begin(struct builder *builder, const struct sign *readings, size_t count)
{
	const char *like = unit_sign(builder->beside) == NULL ? "" :
	    unit_text(builder->amending->pool, unit_sign(builder->beside));
	struct sign others[SIGN_READINGS_MAX];
	size_t other_count = sign_read(like, strlen(like), others), i, j;
	const struct sign *chosen = NULL;

	for (i = 0; i < count; i++) {
		if (!is_label(&readings[i]))
			continue;
		if (chosen == NULL)
			chosen = &readings[i];
		for (j = 0; j < other_count; j++)
			if (others[j].style == readings[i].style) {
				chosen = &readings[i];
				i = count - 1;
				break;
			}
	}
	if (chosen == NULL)
		return not_understood(builder);
	if (builder->top == LEVEL_PARAGRAPH)
		return add_signed_paragraph(builder, chosen);
	return add_item(builder, builder->top, chosen);
}

static bool
add_labelled(struct builder *builder, const struct sign *readings,
    size_t count)
{
	size_t i;
	int level;

	if (opens_article(builder)) {
		if (readings[0].style != STYLE_DIGIT)
			set_level(builder, LEVEL_PARAGRAPH, add_paragraph(
			    builder, builder->article, "1", NULL, 0), NULL);
		else
			return add_signed_paragraph(builder, &readings[0]);
	}
	if (builder->level < 0)
		return builder->unit < STEP_PARAGRAPH ?
		    not_understood(builder) : begin(builder, readings, count);
	for (i = 0; i < count; i++) {
		if (!is_label(&readings[i]))
			continue;
		level = level_of(builder, &readings[i]);
		if (level < 0)
			continue;
		if (level == LEVEL_PARAGRAPH)
			return add_signed_paragraph(builder, &readings[i]);
		return add_item(builder, level, &readings[i]);
	}
	return not_understood(builder);
}

/* A paragraph of a law that does not number them. */
static bool
add_unlabelled(struct builder *builder)
{
	const struct amend_line *line = builder->line;
	xmlNode *node;
	char digits[16];

	/* Else it is the rest of the line above it, perhaps. */
	if (builder->level >= 0 && builder->article != NULL &&
	    number_paragraphs_are_signed(builder->amending))
		return not_understood(builder);
	if (builder->top != LEVEL_PARAGRAPH || (builder->level < 0 &&
	    builder->unit != STEP_PARAGRAPH && !opens_article(builder)))
		return not_understood(builder);
	snprintf(digits, sizeof digits, "%d", builder->level < 0 ? 1 :
	    builder->levels[LEVEL_PARAGRAPH].value + 1);
	node = add_paragraph(builder, builder->article, digits, NULL, 0);
	write_words(builder, unit_words(node), line->words, line->length,
	    false);
	set_level(builder, LEVEL_PARAGRAPH, node, NULL);
	builder->levels[LEVEL_PARAGRAPH].value = (int)strtol(digits, NULL, 10);
	return true;
}

/* ---- tables ---- */

static xmlNode *
row_of(const struct builder *builder, const char *name, const char *cell_name)
{
	const char *at = builder->line->words;
	const char *end = at + builder->line->length, *tab;
	xmlNode *row = new_node(builder, name), *cell;

	for (;; at = tab + 1) {
		tab = memchr(at, '\t', (size_t)(end - at));
		cell = add_named(row, cell_name, NULL, 0);
		write_words(builder, cell, at, (size_t)((tab != NULL ? tab :
		    end) - at), false);
		if (tab == NULL)
			return row;
	}
}

static bool
add_row(struct builder *builder)
{
	keep(builder, NULL, row_of(builder, "TableRow", "TableColumn"));
	return true;
}

/* ---- lines ---- */

static const struct sign *
reading_of(const struct sign *readings, size_t count, enum sign_kind from,
    enum sign_kind to)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (readings[i].kind >= from && readings[i].kind <= to)
			return &readings[i];
	return NULL;
}

/* Paragraphs of a 附則 and of a text without articles have captions. */
static bool
is_apart(const struct builder *builder)
{
	const xmlNode *parent = builder->beside == NULL ? NULL :
	    unit_kind(builder->beside) == STEP_PARAGRAPH ?
	    builder->beside->parent : builder->beside;

	return parent != NULL && unit_kind(parent) != STEP_ARTICLE;
}

/* Behind a caption comes a paragraph, not what stands in one. */
static bool
is_next(const struct builder *builder, const struct sign *readings,
    size_t count)
{
	size_t i;

	if (builder->level < 0 || reading_of(readings, count, SIGN_NUMBER,
	    SIGN_ITEM) == NULL)
		return true;
	for (i = 0; i < count; i++)
		if (is_label(&readings[i]) && level_of(builder,
		    &readings[i]) == LEVEL_PARAGRAPH)
			return true;
	return false;
}

/* The article of the announced kind that this line opens, if it does. */
static const struct sign *
labelled_article(const struct builder *builder, const struct sign *readings,
    size_t count)
{
	const struct sign *sign;

	if (!builder->is_labelled || builder->unit > STEP_ARTICLE)
		return NULL;
	sign = reading_of(readings, count, SIGN_ARTICLE, SIGN_ARTICLE);
	if (sign != NULL || builder->is_ordinal)
		return sign;
	return reading_of(readings, count, SIGN_NUMBER, SIGN_NUMBER);
}

static bool
add_line(struct builder *builder)
{
	struct sign readings[SIGN_READINGS_MAX];
	size_t count = sign_read(builder->line->words, builder->line->length,
	    readings);
	const struct sign *sign;

	if (builder->unit == STEP_ROW)
		return add_row(builder);
	sign = reading_of(readings, count, SIGN_PART, SIGN_DIVISION);
	if (sign != NULL && sign->is_spaced)
		return add_heading(builder, sign);
	sign = labelled_article(builder, readings, count);
	if (sign != NULL && sign->is_spaced)
		return add_labelled_article(builder, sign);
	sign = reading_of(readings, count, SIGN_ARTICLE, SIGN_ARTICLE);
	if (sign != NULL && sign->is_spaced)
		return add_article(builder, sign);
	sign = reading_of(readings, count, SIGN_CAPTION, SIGN_CAPTION);
	if (sign != NULL && (builder->unit <= STEP_ARTICLE ||
	    (builder->unit == STEP_PARAGRAPH && is_apart(builder)))) {
		if (builder->caption != NULL)
			return not_understood(builder);
		builder->caption = builder->line;
		return true;
	}
	if (builder->caption != NULL && (builder->unit != STEP_PARAGRAPH ||
	    !is_next(builder, readings, count)))
		return not_understood(builder);
	if (reading_of(readings, count, SIGN_NUMBER, SIGN_ITEM) != NULL)
		return add_labelled(builder, readings, count);
	return add_unlabelled(builder);
}

/* Subitems stand as deep as those beside them, or one below their parent. */
static int
top_level(enum step_kind unit, const xmlNode *beside)
{
	const struct law_element *row = law_element(beside);
	int level;

	if (unit == STEP_ITEM)
		return LEVEL_ITEM;
	if (unit != STEP_SUBITEM)
		return LEVEL_PARAGRAPH;
	level = row != NULL && row->kind == LAW_SUBITEM ? row->level : 1;
	return LEVEL_ITEM + level;
}

static bool
has_columns(const xmlNode *beside)
{
	const xmlNode *words = unit_words(beside), *child;

	for (child = words == NULL ? NULL : unit_first(words); child != NULL;
	    child = unit_next(child))
		if (law_kind(child) == LAW_COLUMN)
			return true;
	return false;
}

bool
block_read(struct amending *amending, const struct block *block,
    enum step_kind unit, const xmlNode *beside, struct nodes *nodes)
{
	struct builder builder = { .amending = amending, .beside = beside,
	    .unit = unit, .nodes = nodes, .level = -1 };
	size_t i;

	*nodes = (struct nodes){0};
	builder.top = top_level(unit, beside);
	builder.has_columns = has_columns(beside);
	builder.is_labelled = label_is_article(amending->pool, beside);
	builder.is_ordinal = builder.is_labelled && word_starts(unit_text(
	    amending->pool, unit_sign(beside)), "第");
	for (i = 0; i < block->count; i++) {
		builder.line = &block->lines[i];
		builder.is_last = i + 1 == block->count;
		if (!add_line(&builder))
			return false;
	}
	if (builder.caption != NULL)
		return not_understood(&builder);
	return true;
}

const char *
block_words(struct amending *amending, const struct block *block)
{
	struct text words = {0};
	const char *all;
	size_t i;

	for (i = 0; i < block->count; i++)
		text_add(&words, block->lines[i].words,
		    block->lines[i].length);
	all = pool_copy(amending->pool, words.length > 0 ? words.bytes : "",
	    words.length);
	text_free(&words);
	return all;
}
