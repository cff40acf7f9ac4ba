/*
 * Law: the elements of 法令標準XML v3, from one table: what each is, what may
 * stand in it, and whether it holds characters. Elements that differ by their
 * place only are of one kind (ParagraphSentence, ItemSentence: LAW_WORDS).
 */
#ifndef CORPUS_LAW_H
#define CORPUS_LAW_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/pool.h"
#include "base/problem.h"

enum law_kind {
	LAW_UNKNOWN,		/* no element of the schema: reported */
	LAW_TEXT,		/* characters; no element */
	LAW_WHOLE,		/* Law */
	LAW_LAW_NUMBER,		/* LawNum */
	LAW_BODY,		/* LawBody */
	LAW_TITLE,		/* LawTitle */
	LAW_ENACTMENT,		/* EnactStatement */
	LAW_TOC,
	LAW_TOC_LABEL,		/* TOCLabel, TOCPreambleLabel,
				   TOCAppdxTableLabel */
	LAW_TOC_ENTRY,		/* TOCPart … TOCArticle, TOCSupplProvision */
	LAW_RANGE,		/* ArticleRange */
	LAW_PREAMBLE,
	LAW_MAIN,		/* MainProvision */
	LAW_PART,
	LAW_CHAPTER,
	LAW_SECTION,
	LAW_SUBSECTION,
	LAW_DIVISION,
	LAW_ARTICLE,
	LAW_PARAGRAPH,
	LAW_ITEM,
	LAW_SUBITEM,		/* level 1 to 10 */
	LAW_SUPPLEMENT,		/* SupplProvision */
	LAW_APPENDIX,		/* AppdxTable, Appdx, SupplProvisionAppdx … */
	LAW_HEADING,		/* PartTitle …, SupplProvisionLabel */
	LAW_NUMBER,		/* ArticleTitle, ParagraphNum, ItemTitle …,
				   AppdxTableTitle, ArithFormulaNum */
	LAW_CAPTION,		/* ArticleCaption, ParagraphCaption,
				   RelatedArticleNum */
	LAW_WORDS,		/* ParagraphSentence, ItemSentence … */
	LAW_SENTENCE,
	LAW_COLUMN,
	LAW_SUPPLEMENTARY_NOTE,	/* SupplNote */
	LAW_AMENDMENT,		/* AmendProvision */
	LAW_NEW,		/* NewProvision: words of another law */
	LAW_CLASS,
	LAW_STRUCTURE,		/* TableStruct, FigStruct, NoteStruct,
				   StyleStruct, FormatStruct */
	LAW_STRUCTURE_TITLE,
	LAW_TABLE,
	LAW_HEAD_ROW,
	LAW_ROW,
	LAW_HEAD_CELL,		/* TableHeaderColumn */
	LAW_CELL,		/* TableColumn */
	LAW_FIGURE,		/* Fig */
	LAW_FREE,		/* Note, Style, Format: anything */
	LAW_REMARKS,
	LAW_REMARKS_LABEL,
	LAW_LIST,		/* level 0: List, 1 to 3: Sublist */
	LAW_QUOTATION,		/* QuoteStruct: anything */
	LAW_FORMULA,		/* ArithFormula: anything */
	LAW_RUBY,
	LAW_READING,		/* Rt */
	LAW_LINE,		/* a line beside the characters: Style */
	LAW_RAISED,		/* Sup */
	LAW_LOWERED,		/* Sub */
	LAW_KIND_COUNT
};

struct law_element {
	const char		*name;		/* Subitem3 */
	enum law_kind		 kind;
	int			 level;		/* of subitems and lists */
	bool			 holds_text;
	unsigned long long	 holds;		/* bits: 1ull << kind */
};

/* NULL if it is no element of the schema. */
const struct law_element *law_element(const xmlNode *);
/* LAW_TEXT for characters, LAW_UNKNOWN for what is no element of it. */
enum law_kind	 law_kind(const xmlNode *);
/* In running text, not beside it: ruby, raised, quoted. */
bool		 law_is_inline(enum law_kind);
/* A provision of its own, if it stands where provisions stand. */
bool		 law_is_unit(enum law_kind);

/*
 * A cell at its place of the grid, counted from 0. Spans that run into another
 * cell or out of the table are cut short.
 */
struct law_cell {
	const xmlNode	*node;		/* NULL: a place that no cell fills */
	const xmlNode	*row_node;	/* NULL: a row of cells without one */
	int		 row, column, rows, columns;
};

struct law_grid {
	int		 rows, columns;
	struct law_cell	*cells;		/* array of count, row by row */
	size_t		 count;
};

/* Of a Table, or of an element that holds rows or cells alone. */
struct law_grid	*law_table_grid(struct pool *, const xmlNode *table);

/* rowspan or colspan of a cell; 1 if it has none, or none that can be. */
int		 law_table_span(const xmlNode *cell, const char *name);

/*
 * What a provision's element has besides words, without its own provisions, as
 * a line that changes when it does; "" for words alone.
 */
char		*law_shape(struct pool *, const xmlNode *unit);

/* What stands in a Law and belongs elsewhere or nowhere, with its place. */
void		 law_check(const xmlNode *law, struct problems *);

#endif
