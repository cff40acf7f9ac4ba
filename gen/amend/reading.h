/*
 * Reading: a change inside words that have a reading (ruby). The reading goes
 * with the words that it was of, and stays beside words that stay.
 */
#ifndef AMEND_READING_H
#define AMEND_READING_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "amend/clause.h"

/* Is the text a base that has a reading? */
bool	 reading_is_over(const xmlNode *text);
/*
 * Bytes of such a text are what the edit is about. False if the text has to be
 * changed as any is: then it has its reading no more.
 */
bool	 reading_edit(xmlNode *text, size_t start, size_t end,
	    const struct word_edit *);

#endif
