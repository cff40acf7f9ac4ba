/*
 * Xml: a file as a tree whose elements and attributes know the line and the
 * column where they start. UTF-8, no DTD, no network, bounded.
 */
#ifndef CORPUS_XML_H
#define CORPUS_XML_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/pool.h"
#include "base/problem.h"

/* One XML file in memory. */
struct source {
	const char	*path;
	char		*bytes;
	size_t		 length;
	xmlDoc		*document;
};

/* NULL if reported. Lives in the pool, except for what xml_free frees. */
struct source	*xml_load(struct pool *, const char *path, struct problems *);
/* The same of bytes, which it keeps and frees. */
struct source	*xml_read(struct pool *, const char *path, char *bytes,
		    size_t length, struct problems *);
void		 xml_free(struct source *);

/*
 * Are the bytes (with a NUL behind them) UTF-8, and do they say so, if they say
 * anything? False if reported, at the place.
 */
bool		 xml_is_utf8(const char *path, const char *bytes,
		    size_t length, struct problems *);
/* Only whether they say that they are in another encoding. */
bool		 xml_says_other(const char *bytes);

/*
 * The beginning of a file, as far as the end of the first element of that name;
 * nothing is reported. NULL if it is not there, or not near the beginning. The
 * caller frees; nodes have no places.
 */
xmlDoc		*xml_peek(const char *path, const char *element);

/* Where an element starts, or an attribute's name; {path,0,0} if unknown. */
struct place	 xml_place(const xmlNode *);
struct place	 xml_attr_place(const xmlAttr *);

#endif
