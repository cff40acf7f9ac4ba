/*
 * Guide_inside: what the files of load_md share.
 */
#ifndef CORPUS_GUIDE_INSIDE_H
#define CORPUS_GUIDE_INSIDE_H

#include "corpus/guide.h"

/* One guide while it is read. */
struct guide {
	struct pool		*pool;
	const struct authority	*authority;
	struct problems		*problems;
	const char		*path;		/* of the file, for problems */
	const char		*folder;	/* it is in */
	const char		*bytes;		/* NUL-terminated UTF-8 */
	size_t			 length;
	size_t			 body;		/* behind the front matter */
	xmlNode			*node;		/* <guide> */
	long			 order;
};

/* The prose as sheet blocks in guide->node. */
void	guide_body_read(struct guide *);
/* A place by line and by byte in the line, both from 1; 0 is unknown. */
struct place guide_body_place(const struct guide *, int line, int byte);

#endif
