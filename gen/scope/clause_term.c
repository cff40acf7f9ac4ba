/*
 * The term that a provision defines: the first of its columns.
 */
#include "scope/part.h"

#include <string.h>

struct term {
	bool	 is_measured;
	size_t	 length;	/* bytes; 0 if it defines none */
};

static size_t
measure_term(struct pool *pool, const struct provision *provision)
{
	static const char *const sentences[] = { "ItemSentence",
	    "Subitem1Sentence", "Subitem2Sentence", "ParagraphSentence" };
	const xmlNode *sentence = NULL, *column;
	size_t i, length;
	const char *term;

	for (i = 0; i < sizeof sentences / sizeof *sentences &&
	    sentence == NULL; i++)
		sentence = node_child(provision->node, sentences[i]);
	column = sentence != NULL ? node_child(sentence, "Column") : NULL;
	if (column == NULL || node_next(column, "Column") == NULL)
		return 0;
	term = content_all(pool, column);
	length = strlen(term);
	return strncmp(provision->text, term, length) == 0 ? length : 0;
}

/* Measured once for all dossiers of a run. */
size_t
clause_term(const struct edition *edition, const struct provision *provision)
{
	struct term *term = notebook_open(edition->notes, NOTEBOOK_TERMS,
	    (edition->provision_count + 1) * sizeof *term);

	term += provision->order;
	if (!term->is_measured) {
		term->length = measure_term(edition->notes->pool, provision);
		term->is_measured = true;
	}
	return term->length;
}
