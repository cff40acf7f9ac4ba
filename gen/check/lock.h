/*
 * Lock: the lines of reviewed.lock, of provisions and of links.
 */
#ifndef CHECK_LOCK_H
#define CHECK_LOCK_H

#include "check/digest.h"

struct text;

#define LOCK_VERSION "# kijun-reviewed 2\n"

enum lock_field {
	LOCK_OWNER,		/* a standard; of links also the authority */
	LOCK_GROUP,		/* its edition, or the file */
	LOCK_TARGET,		/* an address; of links between standards with
				   the standard and # */
	LOCK_DIGEST,
	LOCK_KEYS,		/* of the links inside the edition, and why it
				   is to be read again; may be missing */
	LOCK_FIELDS
};

/* One line, cut at its tabs; fields point into the line. */
struct lock_line {
	const char	*fields[LOCK_FIELDS];
	size_t		 lengths[LOCK_FIELDS];
	const char	*start;
	size_t		 length;
	int		 number;
	bool		 is_whole;
};

struct lock {
	char		*bytes;		/* the caller frees */
	const char	*at;
	int		 number;
	bool		 is_first;	/* its first version: without links */
};

const char *check_lock_path(struct pool *, const struct authority *);
/* False if there is none; an unreadable one is reported. */
bool	 check_lock_open(struct lock *, const char *path, struct problems *);
/* The next line that is no comment; false at the end. */
bool	 check_lock_next(struct lock *, struct lock_line *);
bool	 check_lock_field_is(const struct lock_line *, enum lock_field,
	    const char *word);
const char *check_lock_field(struct pool *, const struct lock_line *,
	    enum lock_field);
/* Is it a link's, and no provision's? */
bool	 check_lock_is_link(const struct lock_line *);
/* The whole file, sorted, each line once. */
void	 check_lock_write(const char **lines, size_t count, struct text *out);

#endif
