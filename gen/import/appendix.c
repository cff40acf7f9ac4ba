#include "import/appendix.h"

#include <string.h>

#include "corpus/element.h"
#include "import/build_table.h"
#include "import/law_node.h"
#include "import/passage.h"

static const struct {
	const char	*word, *element, *title, *inside, *innermost;
} appendices[] = {
	{ "様式", "AppdxStyle", "AppdxStyleTitle", "StyleStruct", "Style" },
	{ "表", "AppdxTable", "AppdxTableTitle", "TableStruct", "Table" },
	{ "", "AppdxNote", "AppdxNoteTitle", "NoteStruct", "Note" },
};

/* （第3条関係）, and not 様式第2号（表面）. */
static bool
is_related(const char *at, const char *end)
{
	size_t bytes = (size_t)(end - at);

	return memmem(at, bytes, "条", strlen("条")) != NULL ||
	    memmem(at, bytes, "項", strlen("項")) != NULL ||
	    memmem(at, bytes, "関係", strlen("関係")) != NULL;
}

static void
add_title(struct appendix *appendix, const char *name,
    const struct line *line, const struct sign *sign)
{
	const char *rest = line->text + sign->rest;
	const char *end = line->text + line->length;
	bool has_articles = rest < end && is_related(rest, end);

	law_node_add_words(appendix->trace, appendix->node, name, line,
	    line->text, has_articles ? sign->length : line->length);
	if (has_articles)
		law_node_add_words(appendix->trace, appendix->node,
		    "RelatedArticleNum", line, rest, (size_t)(end - rest));
}

void
appendix_begin(struct appendix *appendix, xmlNode *body,
    const struct line *line, const struct sign *sign, bool is_list)
{
	size_t i = 0;

	while (memmem(line->text, sign->length, appendices[i].word,
	    strlen(appendices[i].word)) == NULL)
		i++;
	appendix->node = element_add(body, appendices[i].element);
	law_node_number_next(appendix->node);
	add_title(appendix, appendices[i].title, line, sign);
	appendix->remarks = NULL;
	appendix->inside = NULL;
	if (is_list && law_node_is(appendix->node, "AppdxTable"))
		appendix_list_begin(&appendix->list, appendix->trace,
		    appendix->node);
	else
		appendix->inside = element_add(element_add(appendix->node,
		    appendices[i].inside), appendices[i].innermost);
}

/* ---- 備考 below a table ---- */

/* 備考, and words behind it on the line. */
static bool
begins_remarks(const struct line *line, struct sign *sign)
{
	struct sign signs[SIGN_READINGS_MAX];

	if (sign_read(line->text, line->length, signs) == 0 ||
	    signs[0].kind != SIGN_REMARK)
		return false;
	*sign = signs[0];
	return true;
}

/* Of the words behind a number an item, else a sentence. */
static void
add_remark(struct appendix *appendix, const struct line *line, size_t from)
{
	struct sign signs[SIGN_READINGS_MAX];
	size_t bytes = line->length - from, count;
	const char *words = line->text + from;
	xmlNode *last = appendix->remarks->last, *item;
	bool is_first = law_node_is(last, "RemarksLabel");

	count = sign_read(words, bytes, signs);
	if (count > 0 && (signs[0].kind == SIGN_NUMBER ||
	    signs[0].kind == SIGN_ITEM) && !signs[0].is_alone &&
	    (is_first || law_node_is(last, "Item"))) {
		item = element_add(appendix->remarks, "Item");
		law_node_number_next(item);
		law_node_add_words(appendix->trace, item, "ItemTitle", line,
		    words, signs[0].length);
		law_node_add_words(appendix->trace, element_add(item,
		    "ItemSentence"), "Sentence", line, words + signs[0].rest,
		    bytes - signs[0].rest);
		return;
	}
	law_node_add_words(appendix->trace, law_node_is(last, "Item") ?
	    last->last : appendix->remarks, "Sentence", line, words, bytes);
}

static void
begin_remarks(struct appendix *appendix, const struct line *line,
    const struct sign *sign)
{
	appendix->remarks = element_add(appendix->inside != NULL ?
	    appendix->inside->parent : appendix->node, "Remarks");
	law_node_add_words(appendix->trace, appendix->remarks, "RemarksLabel",
	    line, line->text, sign->length);
	if (sign->rest < line->length)
		add_remark(appendix, line, sign->rest);
}

/* Words that were only broken: they join the last sentence. */
static bool
join_remark(struct appendix *appendix, const struct line *line)
{
	xmlNode *last = appendix->remarks->last;

	if (law_node_is(last, "Item"))
		last = last->last->last;
	if (!law_node_is(last, "Sentence"))
		return false;
	passage_write_words(last, line->text, line->length);
	trace_words(appendix->trace, last, line, line->text, line->length);
	return true;
}

/* The schema wants a sentence in every 備考. */
void
appendix_end(struct appendix *appendix)
{
	if (appendix->remarks != NULL &&
	    law_node_is(appendix->remarks->last, "RemarksLabel"))
		element_add(appendix->remarks, "Sentence");
	appendix->remarks = NULL;
	appendix_list_end(&appendix->list);
}

/* ---- lines ---- */

static void
add_table(struct appendix *appendix, const struct line *line)
{
	bool is_table = law_node_is(appendix->inside, "Table");
	xmlNode *table = appendix->inside;

	/* Behind 備考 another table begins. */
	if (is_table && appendix->remarks != NULL) {
		appendix_end(appendix);
		table = appendix->inside = element_add(element_add(
		    appendix->node, "TableStruct"), "Table");
	} else if (!is_table)
		table = element_add(element_add(appendix->inside,
		    "TableStruct"), "Table");
	build_table_add_rows(appendix->trace, table, line);
}

/* In a list: another number, a table behind it, or its 備考. */
static void
add_to_list(struct appendix *appendix, const struct line *line, bool goes_on)
{
	struct sign sign;

	if (line->row_count > 0) {
		appendix_list_close(&appendix->list);
		build_table_add_rows(appendix->trace, element_add(element_add(
		    appendix->node, "TableStruct"), "Table"), line);
	} else if (appendix->remarks == NULL && begins_remarks(line, &sign)) {
		appendix_list_close(&appendix->list);
		begin_remarks(appendix, line, &sign);
	} else if (appendix->remarks == NULL)
		appendix_list_add(&appendix->list, line);
	else if (!goes_on || !join_remark(appendix, line))
		add_remark(appendix, line, 0);
}

void
appendix_add(struct appendix *appendix, const struct line *line, bool goes_on)
{
	struct sign sign;
	xmlNode *list;

	if (appendix->list.node != NULL) {
		add_to_list(appendix, line, goes_on);
		return;
	}
	if (line->row_count > 0) {
		add_table(appendix, line);
		return;
	}
	if (!law_node_is(appendix->inside, "Table")) {
		list = element_add(appendix->inside, "List");
		law_node_add_words(appendix->trace, element_add(list,
		    "ListSentence"), "Sentence", line, line->text,
		    line->length);
		return;
	}
	if (appendix->remarks == NULL && appendix->inside->children != NULL &&
	    begins_remarks(line, &sign)) {
		begin_remarks(appendix, line, &sign);
		return;
	}
	if (appendix->remarks == NULL)
		build_table_add_line(appendix->trace, appendix->inside, line);
	else if (!goes_on || !join_remark(appendix, line))
		add_remark(appendix, line, 0);
}
