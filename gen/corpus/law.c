#include "corpus/law.h"

#include <stddef.h>
#include <string.h>

#define A(KIND) (1ull << LAW_##KIND)
#define HOLDS_INLINE (A(LINE) | A(RUBY) | A(RAISED) | A(LOWERED))
#define HOLDS_LINE (A(QUOTATION) | A(FORMULA) | A(RUBY) | A(RAISED) | \
    A(LOWERED))
#define HOLDS_SENTENCE (HOLDS_INLINE | A(QUOTATION) | A(FORMULA))
#define HOLDS_WORDS (A(SENTENCE) | A(COLUMN) | A(TABLE))
#define HOLDS_CELL (A(PART) | A(CHAPTER) | A(SECTION) | A(SUBSECTION) | \
    A(DIVISION) | A(ARTICLE) | A(PARAGRAPH) | A(ITEM) | A(SUBITEM) | \
    A(STRUCTURE) | A(REMARKS) | A(SENTENCE) | A(COLUMN))
#define HOLDS_QUOTED (HOLDS_CELL | A(BODY) | A(TITLE) | A(PREAMBLE) | \
    A(TOC) | A(HEADING) | A(SUPPLEMENTARY_NOTE) | A(LIST) | \
    A(AMENDMENT) | A(APPENDIX) | A(ROW) | A(CELL))
#define HOLDS_ANYTHING (~0ull)

/* By name, in the order of bytes, as law_element looks them up. */
static const struct law_element elements[] = {
	{ "AmendProvision", LAW_AMENDMENT, 0, false, A(WORDS) | A(NEW) },
	{ "AmendProvisionSentence", LAW_WORDS, 0, false, A(SENTENCE) },
	{ "Appdx", LAW_APPENDIX, 0, false,
	    A(NUMBER) | A(CAPTION) | A(FORMULA) | A(REMARKS) },
	{ "AppdxFig", LAW_APPENDIX, 0, false,
	    A(NUMBER) | A(CAPTION) | A(STRUCTURE) },
	{ "AppdxFigTitle", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "AppdxFormat", LAW_APPENDIX, 0, false,
	    A(NUMBER) | A(CAPTION) | A(STRUCTURE) | A(REMARKS) },
	{ "AppdxFormatTitle", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "AppdxNote", LAW_APPENDIX, 0, false,
	    A(NUMBER) | A(CAPTION) | A(STRUCTURE) | A(REMARKS) },
	{ "AppdxNoteTitle", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "AppdxStyle", LAW_APPENDIX, 0, false,
	    A(NUMBER) | A(CAPTION) | A(STRUCTURE) | A(REMARKS) },
	{ "AppdxStyleTitle", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "AppdxTable", LAW_APPENDIX, 0, false,
	    A(NUMBER) | A(CAPTION) | A(STRUCTURE) | A(ITEM) | A(REMARKS) },
	{ "AppdxTableTitle", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "ArithFormula", LAW_FORMULA, 0, true, HOLDS_ANYTHING },
	{ "ArithFormulaNum", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Article", LAW_ARTICLE, 0, false,
	    A(NUMBER) | A(CAPTION) | A(PARAGRAPH) | A(SUPPLEMENTARY_NOTE) },
	{ "ArticleCaption", LAW_CAPTION, 0, true, HOLDS_INLINE },
	{ "ArticleRange", LAW_RANGE, 0, true, HOLDS_INLINE },
	{ "ArticleTitle", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Chapter", LAW_CHAPTER, 0, false,
	    A(HEADING) | A(ARTICLE) | A(SECTION) },
	{ "ChapterTitle", LAW_HEADING, 0, true, HOLDS_INLINE },
	{ "Class", LAW_CLASS, 0, false, A(NUMBER) | A(WORDS) | A(ITEM) },
	{ "ClassSentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "ClassTitle", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Column", LAW_COLUMN, 0, false, A(SENTENCE) },
	{ "Division", LAW_DIVISION, 0, false, A(HEADING) | A(ARTICLE) },
	{ "DivisionTitle", LAW_HEADING, 0, true, HOLDS_INLINE },
	{ "EnactStatement", LAW_ENACTMENT, 0, true, HOLDS_INLINE },
	{ "Fig", LAW_FIGURE, 0, false, 0 },
	{ "FigStruct", LAW_STRUCTURE, 0, false,
	    A(STRUCTURE_TITLE) | A(REMARKS) | A(FIGURE) },
	{ "FigStructTitle", LAW_STRUCTURE_TITLE, 0, true, HOLDS_INLINE },
	{ "Format", LAW_FREE, 0, true, HOLDS_ANYTHING },
	{ "FormatStruct", LAW_STRUCTURE, 0, false,
	    A(STRUCTURE_TITLE) | A(REMARKS) | A(FREE) },
	{ "FormatStructTitle", LAW_STRUCTURE_TITLE, 0, true, HOLDS_INLINE },
	{ "Item", LAW_ITEM, 0, false,
	    A(NUMBER) | A(WORDS) | A(SUBITEM) | A(STRUCTURE) | A(LIST) },
	{ "ItemSentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "ItemTitle", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Law", LAW_WHOLE, 0, false, A(LAW_NUMBER) | A(BODY) },
	{ "LawBody", LAW_BODY, 0, false,
	    A(TITLE) | A(ENACTMENT) | A(TOC) | A(PREAMBLE) | A(MAIN) |
	    A(SUPPLEMENT) | A(APPENDIX) },
	{ "LawNum", LAW_LAW_NUMBER, 0, true, 0 },
	{ "LawTitle", LAW_TITLE, 0, true, HOLDS_INLINE },
	{ "Line", LAW_LINE, 0, true, HOLDS_LINE },
	{ "List", LAW_LIST, 0, false, A(WORDS) | A(LIST) },
	{ "ListSentence", LAW_WORDS, 0, false, A(SENTENCE) | A(COLUMN) },
	{ "MainProvision", LAW_MAIN, 0, false,
	    A(PART) | A(CHAPTER) | A(SECTION) | A(ARTICLE) | A(PARAGRAPH) },
	{ "NewProvision", LAW_NEW, 0, false, HOLDS_QUOTED },
	{ "Note", LAW_FREE, 0, true, HOLDS_ANYTHING },
	{ "NoteStruct", LAW_STRUCTURE, 0, false,
	    A(STRUCTURE_TITLE) | A(REMARKS) | A(FREE) },
	{ "NoteStructTitle", LAW_STRUCTURE_TITLE, 0, true, HOLDS_INLINE },
	{ "Paragraph", LAW_PARAGRAPH, 0, false,
	    A(CAPTION) | A(NUMBER) | A(WORDS) | A(AMENDMENT) | A(CLASS) |
	    A(STRUCTURE) | A(ITEM) | A(LIST) },
	{ "ParagraphCaption", LAW_CAPTION, 0, true, HOLDS_INLINE },
	{ "ParagraphNum", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "ParagraphSentence", LAW_WORDS, 0, false, A(SENTENCE) },
	{ "Part", LAW_PART, 0, false, A(HEADING) | A(ARTICLE) | A(CHAPTER) },
	{ "PartTitle", LAW_HEADING, 0, true, HOLDS_INLINE },
	{ "Preamble", LAW_PREAMBLE, 0, false, A(PARAGRAPH) },
	{ "QuoteStruct", LAW_QUOTATION, 0, true, HOLDS_ANYTHING },
	{ "RelatedArticleNum", LAW_CAPTION, 0, true, HOLDS_INLINE },
	{ "Remarks", LAW_REMARKS, 0, false,
	    A(REMARKS_LABEL) | A(ITEM) | A(SENTENCE) },
	{ "RemarksLabel", LAW_REMARKS_LABEL, 0, true, HOLDS_INLINE },
	{ "Rt", LAW_READING, 0, true, 0 },
	{ "Ruby", LAW_RUBY, 0, true, A(READING) },
	{ "Section", LAW_SECTION, 0, false,
	    A(HEADING) | A(ARTICLE) | A(SUBSECTION) | A(DIVISION) },
	{ "SectionTitle", LAW_HEADING, 0, true, HOLDS_INLINE },
	{ "Sentence", LAW_SENTENCE, 0, true, HOLDS_SENTENCE },
	{ "Style", LAW_FREE, 0, true, HOLDS_ANYTHING },
	{ "StyleStruct", LAW_STRUCTURE, 0, false,
	    A(STRUCTURE_TITLE) | A(REMARKS) | A(FREE) },
	{ "StyleStructTitle", LAW_STRUCTURE_TITLE, 0, true, HOLDS_INLINE },
	{ "Sub", LAW_LOWERED, 0, true, 0 },
	{ "Subitem1", LAW_SUBITEM, 1, false,
	    A(NUMBER) | A(WORDS) | A(SUBITEM) | A(STRUCTURE) | A(LIST) },
	{ "Subitem10", LAW_SUBITEM, 10, false,
	    A(NUMBER) | A(WORDS) | A(STRUCTURE) | A(LIST) },
	{ "Subitem10Sentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "Subitem10Title", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Subitem1Sentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "Subitem1Title", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Subitem2", LAW_SUBITEM, 2, false,
	    A(NUMBER) | A(WORDS) | A(SUBITEM) | A(STRUCTURE) | A(LIST) },
	{ "Subitem2Sentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "Subitem2Title", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Subitem3", LAW_SUBITEM, 3, false,
	    A(NUMBER) | A(WORDS) | A(SUBITEM) | A(STRUCTURE) | A(LIST) },
	{ "Subitem3Sentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "Subitem3Title", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Subitem4", LAW_SUBITEM, 4, false,
	    A(NUMBER) | A(WORDS) | A(SUBITEM) | A(STRUCTURE) | A(LIST) },
	{ "Subitem4Sentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "Subitem4Title", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Subitem5", LAW_SUBITEM, 5, false,
	    A(NUMBER) | A(WORDS) | A(SUBITEM) | A(STRUCTURE) | A(LIST) },
	{ "Subitem5Sentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "Subitem5Title", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Subitem6", LAW_SUBITEM, 6, false,
	    A(NUMBER) | A(WORDS) | A(SUBITEM) | A(STRUCTURE) | A(LIST) },
	{ "Subitem6Sentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "Subitem6Title", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Subitem7", LAW_SUBITEM, 7, false,
	    A(NUMBER) | A(WORDS) | A(SUBITEM) | A(STRUCTURE) | A(LIST) },
	{ "Subitem7Sentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "Subitem7Title", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Subitem8", LAW_SUBITEM, 8, false,
	    A(NUMBER) | A(WORDS) | A(SUBITEM) | A(STRUCTURE) | A(LIST) },
	{ "Subitem8Sentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "Subitem8Title", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Subitem9", LAW_SUBITEM, 9, false,
	    A(NUMBER) | A(WORDS) | A(SUBITEM) | A(STRUCTURE) | A(LIST) },
	{ "Subitem9Sentence", LAW_WORDS, 0, false, HOLDS_WORDS },
	{ "Subitem9Title", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "Sublist1", LAW_LIST, 1, false, A(WORDS) | A(LIST) },
	{ "Sublist1Sentence", LAW_WORDS, 0, false, A(SENTENCE) | A(COLUMN) },
	{ "Sublist2", LAW_LIST, 2, false, A(WORDS) | A(LIST) },
	{ "Sublist2Sentence", LAW_WORDS, 0, false, A(SENTENCE) | A(COLUMN) },
	{ "Sublist3", LAW_LIST, 3, false, A(WORDS) },
	{ "Sublist3Sentence", LAW_WORDS, 0, false, A(SENTENCE) | A(COLUMN) },
	{ "Subsection", LAW_SUBSECTION, 0, false,
	    A(HEADING) | A(ARTICLE) | A(DIVISION) },
	{ "SubsectionTitle", LAW_HEADING, 0, true, HOLDS_INLINE },
	{ "Sup", LAW_RAISED, 0, true, 0 },
	{ "SupplNote", LAW_SUPPLEMENTARY_NOTE, 0, true, HOLDS_INLINE },
	{ "SupplProvision", LAW_SUPPLEMENT, 0, false,
	    A(HEADING) | A(CHAPTER) | A(ARTICLE) | A(PARAGRAPH) | A(APPENDIX) },
	{ "SupplProvisionAppdx", LAW_APPENDIX, 0, false,
	    A(NUMBER) | A(CAPTION) | A(FORMULA) },
	{ "SupplProvisionAppdxStyle", LAW_APPENDIX, 0, false,
	    A(NUMBER) | A(CAPTION) | A(STRUCTURE) },
	{ "SupplProvisionAppdxStyleTitle", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "SupplProvisionAppdxTable", LAW_APPENDIX, 0, false,
	    A(NUMBER) | A(CAPTION) | A(STRUCTURE) },
	{ "SupplProvisionAppdxTableTitle", LAW_NUMBER, 0, true, HOLDS_INLINE },
	{ "SupplProvisionLabel", LAW_HEADING, 0, true, HOLDS_INLINE },
	{ "TOC", LAW_TOC, 0, false, A(TOC_LABEL) | A(TOC_ENTRY) },
	{ "TOCAppdxTableLabel", LAW_TOC_LABEL, 0, true, HOLDS_INLINE },
	{ "TOCArticle", LAW_TOC_ENTRY, 0, false, A(NUMBER) | A(CAPTION) },
	{ "TOCChapter", LAW_TOC_ENTRY, 0, false,
	    A(HEADING) | A(RANGE) | A(TOC_ENTRY) },
	{ "TOCDivision", LAW_TOC_ENTRY, 0, false,
	    A(HEADING) | A(RANGE) | A(TOC_ENTRY) },
	{ "TOCLabel", LAW_TOC_LABEL, 0, true, HOLDS_INLINE },
	{ "TOCPart", LAW_TOC_ENTRY, 0, false,
	    A(HEADING) | A(RANGE) | A(TOC_ENTRY) },
	{ "TOCPreambleLabel", LAW_TOC_LABEL, 0, true, HOLDS_INLINE },
	{ "TOCSection", LAW_TOC_ENTRY, 0, false,
	    A(HEADING) | A(RANGE) | A(TOC_ENTRY) },
	{ "TOCSubsection", LAW_TOC_ENTRY, 0, false,
	    A(HEADING) | A(RANGE) | A(TOC_ENTRY) },
	{ "TOCSupplProvision", LAW_TOC_ENTRY, 0, false,
	    A(HEADING) | A(RANGE) | A(TOC_ENTRY) },
	{ "Table", LAW_TABLE, 0, false, A(HEAD_ROW) | A(ROW) },
	{ "TableColumn", LAW_CELL, 0, false, HOLDS_CELL },
	{ "TableHeaderColumn", LAW_HEAD_CELL, 0, true, HOLDS_INLINE },
	{ "TableHeaderRow", LAW_HEAD_ROW, 0, false, A(HEAD_CELL) },
	{ "TableRow", LAW_ROW, 0, false, A(CELL) },
	{ "TableStruct", LAW_STRUCTURE, 0, false,
	    A(STRUCTURE_TITLE) | A(REMARKS) | A(TABLE) },
	{ "TableStructTitle", LAW_STRUCTURE_TITLE, 0, true, HOLDS_INLINE },
};

#undef A

const struct law_element *
law_element(const xmlNode *node)
{
	size_t from = 0, to = sizeof elements / sizeof *elements, middle;
	int order;

	if (node == NULL || node->type != XML_ELEMENT_NODE)
		return NULL;
	while (from < to) {
		middle = from + (to - from) / 2;
		order = strcmp((const char *)node->name,
		    elements[middle].name);
		if (order == 0)
			return &elements[middle];
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

enum law_kind
law_kind(const xmlNode *node)
{
	const struct law_element *element;

	if (node != NULL && node->type == XML_TEXT_NODE)
		return LAW_TEXT;
	element = law_element(node);
	return element != NULL ? element->kind : LAW_UNKNOWN;
}

bool
law_is_inline(enum law_kind kind)
{
	return kind == LAW_TEXT || kind >= LAW_QUOTATION;
}

bool
law_is_unit(enum law_kind kind)
{
	return kind >= LAW_PART && kind <= LAW_APPENDIX;
}
