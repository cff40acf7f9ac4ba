/*
 * Law: law XML (法令標準XML), alone or wrapped as e-Gov's interface gives it,
 * as lines: one a stretch of words, in the order of the file.
 */
#ifndef OFFICE_LAW_H
#define OFFICE_LAW_H

#include <libxml/tree.h>

#include "office/lines.h"

/* NULL if it is no XML that can be read. */
xmlDoc	*law_parse(const char *bytes, size_t length);
/* The <Law> at or below the root; NULL if there is none. */
xmlNode	*law_inside(xmlDoc *);

/* A stretch of words, and the element it belongs to. */
struct law_words {
	const xmlNode	*node;
	const char	*words;
	bool		 is_around;	/* not below <Law> */
};

/*
 * All of them in order, in the pool; *count of them. Words of attributes (the
 * number of the law that amended, 抄) stand before those of their element.
 */
struct law_words *law_list(struct pool *, xmlDoc *, size_t *count);
/* Its title, in the pool; "" if it has none. */
const char *law_title(struct pool *, xmlDoc *);
/* False if the bytes are no XML, or no law is in it. */
bool	 law_read(struct pool *, struct lines *, const char *bytes,
	    size_t length);

#endif
