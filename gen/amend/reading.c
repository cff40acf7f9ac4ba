#include "amend/reading.h"

#include <string.h>

#include "corpus/law.h"

bool
reading_is_over(const xmlNode *text)
{
	return law_kind(text->parent) == LAW_RUBY;
}

bool
reading_edit(xmlNode *text, size_t start, size_t end,
    const struct word_edit *edit)
{
	xmlNode *ruby = text->parent, *added = NULL;

	if (edit->kind == EDIT_BEHIND && text->content[end] == '\0')
		added = xmlAddNextSibling(ruby, xmlNewDocText(text->doc,
		    (const xmlChar *)edit->new));
	else if (edit->kind == EDIT_BEFORE && start == 0)
		added = xmlAddPrevSibling(ruby, xmlNewDocText(text->doc,
		    (const xmlChar *)edit->new));
	if (added != NULL)
		return true;
	/* In its place, without joining what stands around it. */
	xmlReplaceNode(ruby, text);
	xmlFreeNode(ruby);
	return false;
}
