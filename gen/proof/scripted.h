/*
 * Scripted: what the scripts of a page (templates/script) make of it while it
 * is used, as a browser saves it: what they put around the document, and where
 * its reader wrote. None of it is a word of the document.
 */
#ifndef PROOF_SCRIPTED_H
#define PROOF_SCRIPTED_H

#include <stdbool.h>

#include <libxml/tree.h>

/* Put beside the document, with no more in it than fields and a few words. */
bool	 scripted_is_added(const xmlNode *);
/*
 * A place that was opened to be written into, or a cell in which a script
 * counted: all in it is its reader's.
 */
bool	 scripted_is_written(const xmlNode *);
/* Of these, one that was not made: the script put it into an empty cell. */
bool	 scripted_is_put_in(const xmlNode *);
/* May an element that was made have this attribute now? */
bool	 scripted_may_have(const xmlNode *found, const char *attribute);

#endif
