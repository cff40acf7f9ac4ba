/*
 * Signposts: the links that a build puts around a page, to documents beside
 * it. They are no words of the document; a page saved by a browser has them
 * where they lead from its own place.
 */
#ifndef PROOF_SIGNPOST_H
#define PROOF_SIGNPOST_H

#include <stdbool.h>

#include <libxml/tree.h>

/* Nothing but a few words and links to pages and papers beside this one. */
bool	 signpost_is(const xmlNode *);
/* "../../style.css": a file of the build, wherever a browser put it. */
bool	 signpost_is_same_file(const xmlNode *, const char *attribute,
	    const char *found, const char *wanted);

#endif
