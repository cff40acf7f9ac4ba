#include "corpus/xml_error.h"

#include <string.h>

#include "base/message.h"

/*
 * By libxml2's code. Sentences are given the error's first name, its line and
 * its second name; those libxml2 has no names for take none.
 */
static const struct row {
	int		 code;
	int		 names;		/* that must be there */
	const char	*format;
} rows[] = {
	{ XML_ERR_TAG_NAME_MISMATCH, 2,
	    MESSAGE("<%s> of line %d is closed by </%s>") },
	{ XML_ERR_TAG_NOT_FINISHED, 1,
	    MESSAGE("<%s> of line %d is never closed") },
	{ XML_ERR_GT_REQUIRED, 1,
	    MESSAGE("the tag <%s of line %d has no >") },
	{ XML_ERR_GT_REQUIRED, 0, MESSAGE("a tag has no > at its end") },
	{ XML_ERR_LTSLASH_REQUIRED, 0,
	    MESSAGE("a tag that closes an element is missing") },
	{ XML_ERR_DOCUMENT_EMPTY, 0, MESSAGE("there is no element here") },
	{ XML_ERR_DOCUMENT_END, 0,
	    MESSAGE("something stands behind the outermost element") },
	{ XML_ERR_INVALID_CHAR, 0,
	    MESSAGE("a character that XML does not allow") },
	{ XML_ERR_NAME_REQUIRED, 0, MESSAGE("a name is missing behind < or &; "
	    "the signs alone are written &lt; and &amp;") },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, 0,
	    MESSAGE("no ; ends what & begins; & alone is written &amp;") },
	{ XML_ERR_UNDECLARED_ENTITY, 1,
	    MESSAGE("&%s; is not known; write the character itself") },
	{ XML_ERR_LT_IN_ATTRIBUTE, 0,
	    MESSAGE("< in the value of an attribute is written &lt;") },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, 0,
	    MESSAGE("the value of an attribute has no quotes") },
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED, 0,
	    MESSAGE("the value of an attribute has no closing quote") },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, 1,
	    MESSAGE("the attribute %s has no value") },
	{ XML_ERR_ATTRIBUTE_REDEFINED, 1,
	    MESSAGE("the attribute %s is given twice") },
	{ XML_ERR_SPACE_REQUIRED, 0,
	    MESSAGE("a blank is missing, or an attribute is written wrong") },
	{ XML_ERR_EQUAL_REQUIRED, 0, MESSAGE("an = is missing") },
	{ XML_ERR_COMMENT_NOT_FINISHED, 0,
	    MESSAGE("no --> ends the comment") },
	{ XML_ERR_HYPHEN_IN_COMMENT, 0,
	    MESSAGE("a comment has no -- inside") },
	{ XML_ERR_PI_NOT_FINISHED, 0,
	    MESSAGE("no ?> ends what <? begins") },
	{ XML_ERR_CDATA_NOT_FINISHED, 0,
	    MESSAGE("no ]]> ends the CDATA section") },
	{ XML_ERR_MISPLACED_CDATA_END, 0,
	    MESSAGE("]]> in a text is written ]]&gt;") },
	{ XML_NS_ERR_UNDEFINED_NAMESPACE, 1,
	    MESSAGE("nothing says what the prefix %s: means") },
};

static int
count_names(const xmlError *error)
{
	if (error->str1 == NULL || *error->str1 == '\0')
		return 0;
	return error->str2 == NULL || *error->str2 == '\0' ? 1 : 2;
}

void
xml_error_report(const xmlError *error, enum problem_id id,
    struct place place, struct problems *problems)
{
	int names = count_names(error);
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *format = rows[i].format;

		if (rows[i].code != error->code || rows[i].names > names)
			continue;
		problem_add(problems, id, place, format,
		    error->str1, error->int1, error->str2);
		return;
	}
	problem_add(problems, id, place,
	    "the XML parser says: %s", error->message != NULL ?
	    error->message : "");
}
