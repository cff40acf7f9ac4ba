/*
 * List: what the corpus holds, as tables for people and programs, and a
 * regulation as plain text.
 */
#ifndef JOB_LIST_H
#define JOB_LIST_H

#include "corpus/corpus.h"
#include "base/text.h"

/*
 * what: authorities, standards, editions, provisions, roles, situations,
 * duties or forms; format: text, tsv or json. names restrict it to
 * authorities, standards or editions; without, everything current. Sorted by
 * authority, standard and place in the text. Columns are stable: scripts rely
 * on them. What is unknown is reported, and nothing is printed.
 */
void	 list_print(const struct corpus *, const char *what,
	    const char *const *names, size_t count, const char *format,
	    struct text *out, struct problems *);

/* One provision to a line, first paragraphs behind their article's number. */
void	 list_text(const struct edition *, struct text *out);

#endif
