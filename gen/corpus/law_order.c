/*
 * The order in which the schema has what stands in an element, and what stands
 * there once. Numbers, captions and words before what they head: nobody else
 * can tell which provision a title behind one was meant for.
 */
#include "corpus/law_inside.h"

#include <stddef.h>

#include "corpus/node.h"
#include "corpus/xml.h"

struct order_row {
	enum law_kind	 holder, inner;
	int		 rank;		/* a lower one is in front */
	bool		 is_once;
};

#define ONCE true
#define MANY false

/* What has no row here stands anywhere. The rows of a holder stand together. */
static const struct order_row order_rows[] = {
	{ LAW_WHOLE, LAW_LAW_NUMBER, 1, ONCE },
	{ LAW_WHOLE, LAW_BODY, 2, ONCE },
	{ LAW_BODY, LAW_TITLE, 1, ONCE },
	{ LAW_BODY, LAW_ENACTMENT, 2, MANY },
	{ LAW_BODY, LAW_TOC, 3, ONCE },
	{ LAW_BODY, LAW_PREAMBLE, 4, ONCE },
	{ LAW_BODY, LAW_MAIN, 5, ONCE },
	{ LAW_BODY, LAW_SUPPLEMENT, 6, MANY },
	{ LAW_BODY, LAW_APPENDIX, 6, MANY },
	{ LAW_TOC_ENTRY, LAW_HEADING, 1, ONCE },
	{ LAW_TOC_ENTRY, LAW_NUMBER, 1, ONCE },
	{ LAW_TOC_ENTRY, LAW_CAPTION, 2, ONCE },
	{ LAW_TOC_ENTRY, LAW_RANGE, 3, ONCE },
	{ LAW_TOC_ENTRY, LAW_TOC_ENTRY, 4, MANY },
	{ LAW_PART, LAW_HEADING, 1, ONCE },
	{ LAW_PART, LAW_ARTICLE, 2, MANY },
	{ LAW_PART, LAW_CHAPTER, 3, MANY },
	{ LAW_CHAPTER, LAW_HEADING, 1, ONCE },
	{ LAW_CHAPTER, LAW_ARTICLE, 2, MANY },
	{ LAW_CHAPTER, LAW_SECTION, 3, MANY },
	{ LAW_SECTION, LAW_HEADING, 1, ONCE },
	{ LAW_SECTION, LAW_ARTICLE, 2, MANY },
	{ LAW_SECTION, LAW_SUBSECTION, 3, MANY },
	{ LAW_SECTION, LAW_DIVISION, 3, MANY },
	{ LAW_SUBSECTION, LAW_HEADING, 1, ONCE },
	{ LAW_SUBSECTION, LAW_ARTICLE, 2, MANY },
	{ LAW_SUBSECTION, LAW_DIVISION, 3, MANY },
	{ LAW_DIVISION, LAW_HEADING, 1, ONCE },
	{ LAW_DIVISION, LAW_ARTICLE, 2, MANY },
	{ LAW_ARTICLE, LAW_CAPTION, 1, ONCE },
	{ LAW_ARTICLE, LAW_NUMBER, 1, ONCE },
	{ LAW_ARTICLE, LAW_PARAGRAPH, 2, MANY },
	{ LAW_ARTICLE, LAW_SUPPLEMENTARY_NOTE, 3, ONCE },
	{ LAW_PARAGRAPH, LAW_CAPTION, 1, ONCE },
	{ LAW_PARAGRAPH, LAW_NUMBER, 2, ONCE },
	{ LAW_PARAGRAPH, LAW_WORDS, 3, ONCE },
	{ LAW_PARAGRAPH, LAW_AMENDMENT, 4, MANY },
	{ LAW_PARAGRAPH, LAW_CLASS, 4, MANY },
	{ LAW_PARAGRAPH, LAW_STRUCTURE, 4, MANY },
	{ LAW_PARAGRAPH, LAW_ITEM, 4, MANY },
	{ LAW_PARAGRAPH, LAW_LIST, 4, MANY },
	{ LAW_AMENDMENT, LAW_WORDS, 1, ONCE },
	{ LAW_AMENDMENT, LAW_NEW, 2, MANY },
	{ LAW_CLASS, LAW_NUMBER, 1, ONCE },
	{ LAW_CLASS, LAW_WORDS, 2, ONCE },
	{ LAW_CLASS, LAW_ITEM, 3, MANY },
	{ LAW_ITEM, LAW_NUMBER, 1, ONCE },
	{ LAW_ITEM, LAW_WORDS, 2, ONCE },
	{ LAW_ITEM, LAW_SUBITEM, 3, MANY },
	{ LAW_ITEM, LAW_STRUCTURE, 4, MANY },
	{ LAW_ITEM, LAW_LIST, 4, MANY },
	{ LAW_SUBITEM, LAW_NUMBER, 1, ONCE },
	{ LAW_SUBITEM, LAW_WORDS, 2, ONCE },
	{ LAW_SUBITEM, LAW_SUBITEM, 3, MANY },
	{ LAW_SUBITEM, LAW_STRUCTURE, 4, MANY },
	{ LAW_SUBITEM, LAW_LIST, 4, MANY },
	{ LAW_SUPPLEMENT, LAW_HEADING, 1, ONCE },
	{ LAW_SUPPLEMENT, LAW_CHAPTER, 2, MANY },
	{ LAW_SUPPLEMENT, LAW_ARTICLE, 2, MANY },
	{ LAW_SUPPLEMENT, LAW_PARAGRAPH, 2, MANY },
	{ LAW_SUPPLEMENT, LAW_APPENDIX, 3, MANY },
	{ LAW_APPENDIX, LAW_NUMBER, 1, ONCE },
	{ LAW_APPENDIX, LAW_CAPTION, 2, ONCE },
	{ LAW_APPENDIX, LAW_STRUCTURE, 3, MANY },
	{ LAW_APPENDIX, LAW_ITEM, 3, MANY },
	{ LAW_APPENDIX, LAW_FORMULA, 3, MANY },
	{ LAW_APPENDIX, LAW_REMARKS, 4, ONCE },
	{ LAW_STRUCTURE, LAW_STRUCTURE_TITLE, 1, ONCE },
	{ LAW_STRUCTURE, LAW_REMARKS, 2, MANY },
	{ LAW_STRUCTURE, LAW_TABLE, 2, ONCE },
	{ LAW_STRUCTURE, LAW_FIGURE, 2, ONCE },
	{ LAW_STRUCTURE, LAW_FREE, 2, ONCE },
	{ LAW_TABLE, LAW_HEAD_ROW, 1, MANY },
	{ LAW_TABLE, LAW_ROW, 2, MANY },
	{ LAW_REMARKS, LAW_REMARKS_LABEL, 1, ONCE },
	{ LAW_REMARKS, LAW_ITEM, 2, MANY },
	{ LAW_REMARKS, LAW_SENTENCE, 2, MANY },
	{ LAW_LIST, LAW_WORDS, 1, ONCE },
	{ LAW_LIST, LAW_LIST, 2, MANY },
};

#undef ONCE
#undef MANY

static const struct order_row *const rows_end =
    order_rows + sizeof order_rows / sizeof *order_rows;

/* The first row of a holder; NULL if all stands anywhere in it. */
static const struct order_row *
rows_of(enum law_kind holder)
{
	const struct order_row *row = order_rows;

	while (row < rows_end && row->holder != holder)
		row++;
	return row < rows_end ? row : NULL;
}

static const struct order_row *
row_of(const struct order_row *rows, enum law_kind inner)
{
	const struct order_row *row = rows;

	while (row < rows_end && row->holder == rows->holder)
		if (row++->inner == inner)
			return row - 1;
	return NULL;
}

static bool
is_second(const xmlNode *node)
{
	const xmlNode *before = node->prev;

	while (before != NULL && !node_is(before, (const char *)node->name))
		before = before->prev;
	return before != NULL;
}

/* A law without a 制定文 may have its title behind the contents. */
static bool
is_behind(const struct order_row *row, const struct order_row *last)
{
	return last != NULL && row->rank < last->rank &&
	    !(row->inner == LAW_TITLE && last->inner == LAW_TOC);
}

void
law_order_check(const xmlNode *holder, enum law_kind kind,
    struct problems *problems)
{
	const xmlNode *node, *last_node = NULL;
	const struct order_row *rows = rows_of(kind), *row, *last = NULL;

	for (node = rows != NULL ? holder->children : NULL; node != NULL;
	    node = node->next) {
		row = row_of(rows, law_kind(node));
		if (row == NULL)
			continue;
		if (row->is_once && is_second(node))
			problem_add(problems, PROBLEM_LAW_ELEMENT_MISPLACED,
			    xml_place(node), "<%s> stands in <%s> a second "
			    "time", node->name, holder->name);
		else if (is_behind(row, last))
			problem_add(problems, PROBLEM_LAW_ELEMENT_MISPLACED,
			    xml_place(node), "<%s> stands behind <%s>, but "
			    "belongs before it", node->name, last_node->name);
		if (last == NULL || row->rank > last->rank) {
			last = row;
			last_node = node;
		}
	}
}
