/*
 * Markup: an XML file that is known to be well-formed as it stands in its
 * bytes, so that a few of them can be changed and all others stay.
 */
#ifndef CARRY_MARKUP_H
#define CARRY_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

enum markup_kind {
	MARKUP_START,
	MARKUP_EMPTY,		/* <a/> */
	MARKUP_END,
	MARKUP_TEXT,
	MARKUP_COMMENT,
	MARKUP_OTHER		/* <?…?>, CDATA */
};

/* Start with { bytes, length }; offsets are in bytes. */
struct markup {
	const char		*bytes;
	size_t			 length;
	size_t			 start, end;	/* of what stands there */
	enum markup_kind	 kind;
	size_t			 name, name_end;	/* of a tag */
};

/* What is between the quotes, as it is written; start: the blank before it. */
struct markup_attr {
	size_t	start, name, name_end, value, value_end, end;
};

bool	 markup_next(struct markup *);
/* The tag's attributes in turn; start with a cursor of 0. */
bool	 markup_attr_next(const struct markup *, size_t *cursor,
	    struct markup_attr *);
bool	 markup_is(const struct markup *, const char *name);
bool	 markup_attr_is(const struct markup *, const struct markup_attr *,
	    const char *name);

#endif
