/*
 * Unit: which elements of 法令標準XML are provisions, and what they are called.
 */
#include "corpus/inside.h"

#include <string.h>

static const struct unit_row unit_rows[] = {
	{ "Paragraph", PROVISION_PARAGRAPH, "Pr", "ParagraphNum",
	    "ParagraphCaption" },
	{ "Item", PROVISION_ITEM, "It", "ItemTitle", NULL },
	{ "Article", PROVISION_ARTICLE, "At", "ArticleTitle",
	    "ArticleCaption" },
	{ "Subitem1", PROVISION_SUBITEM, "Si", "Subitem1Title", NULL },
	{ "Subitem2", PROVISION_SUBITEM, "Si", "Subitem2Title", NULL },
	{ "Subitem3", PROVISION_SUBITEM, "Si", "Subitem3Title", NULL },
	{ "Subitem4", PROVISION_SUBITEM, "Si", "Subitem4Title", NULL },
	{ "Subitem5", PROVISION_SUBITEM, "Si", "Subitem5Title", NULL },
	{ "Subitem6", PROVISION_SUBITEM, "Si", "Subitem6Title", NULL },
	{ "Subitem7", PROVISION_SUBITEM, "Si", "Subitem7Title", NULL },
	{ "Subitem8", PROVISION_SUBITEM, "Si", "Subitem8Title", NULL },
	{ "Subitem9", PROVISION_SUBITEM, "Si", "Subitem9Title", NULL },
	{ "Subitem10", PROVISION_SUBITEM, "Si", "Subitem10Title", NULL },
	{ "Part", PROVISION_PART, "Pa", NULL, "PartTitle" },
	{ "Chapter", PROVISION_CHAPTER, "Ch", NULL, "ChapterTitle" },
	{ "Section", PROVISION_SECTION, "Se", NULL, "SectionTitle" },
	{ "Subsection", PROVISION_SUBSECTION, "Ss", NULL, "SubsectionTitle" },
	{ "Division", PROVISION_DIVISION, "Di", NULL, "DivisionTitle" },
	{ "SupplProvision", PROVISION_SUPPLEMENT, "Sp", NULL,
	    "SupplProvisionLabel" },
	{ "AppdxTable", PROVISION_APPENDIX, "AppdxTable", "AppdxTableTitle",
	    "RelatedArticleNum" },
	{ "AppdxNote", PROVISION_APPENDIX, "AppdxNote", "AppdxNoteTitle",
	    "RelatedArticleNum" },
	{ "AppdxStyle", PROVISION_APPENDIX, "AppdxStyle", "AppdxStyleTitle",
	    "RelatedArticleNum" },
	{ "AppdxFormat", PROVISION_APPENDIX, "AppdxFormat",
	    "AppdxFormatTitle", "RelatedArticleNum" },
	{ "AppdxFig", PROVISION_APPENDIX, "AppdxFig", "AppdxFigTitle",
	    "RelatedArticleNum" },
	{ "Appdx", PROVISION_APPENDIX, "Appdx", "ArithFormulaNum",
	    "RelatedArticleNum" },
	{ "SupplProvisionAppdxTable", PROVISION_APPENDIX, "AppdxTable",
	    "SupplProvisionAppdxTableTitle", "RelatedArticleNum" },
	{ "SupplProvisionAppdxStyle", PROVISION_APPENDIX, "AppdxStyle",
	    "SupplProvisionAppdxStyleTitle", "RelatedArticleNum" },
	{ "SupplProvisionAppdx", PROVISION_APPENDIX, "Appdx",
	    "ArithFormulaNum", "RelatedArticleNum" },
};

const struct unit_row *
unit_row_of(const xmlNode *node)
{
	const char *name;
	size_t i;

	if (node == NULL || node->type != XML_ELEMENT_NODE)
		return NULL;
	/* Asked for every element of a law; most differ at once. */
	name = (const char *)node->name;
	for (i = 0; i < sizeof unit_rows / sizeof *unit_rows; i++)
		if (*unit_rows[i].element == *name &&
		    strcmp(unit_rows[i].element, name) == 0)
			return &unit_rows[i];
	return NULL;
}
