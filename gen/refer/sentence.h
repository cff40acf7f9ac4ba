/*
 * Sentence: the sentences of a clause, one after the other, without what
 * stands in brackets, which says something of a word and not of the duty.
 */
#ifndef REFER_SENTENCE_H
#define REFER_SENTENCE_H

#include <stdbool.h>

#include "base/text.h"

/*
 * The next sentence, without its 。; blanks at its head are left out. ended:
 * it had one. False at the end of the text.
 */
bool	 sentence_next(const char **cursor, struct text *sentence,
	    bool *ended);

#endif
