/*
 * Inside: what the files of load_roster share.
 */
#ifndef PEOPLE_INSIDE_H
#define PEOPLE_INSIDE_H

#include <stddef.h>

#include "people/roster.h"

/*
 * The file as UTF-8 without a byte order mark, in the pool. NULL if reported.
 */
char	*roster_decode(struct pool *, const char *path, const char *bytes,
	    size_t length, size_t *decoded, struct problems *);
/* Moves a place over text in UTF-8. CR, LF and CRLF each end a line. */
void	 roster_decode_advance(struct place *, const char *from,
	    const char *to);

/* Is it one of the columns that documents ask for? */
bool	 roster_check_asks_for(const char *column);
/* What stands in the fields; reports, and returns false for errors. */
bool	 roster_check_header(struct roster *, const struct place *places,
	    struct problems *);
bool	 roster_check_row(const struct roster *, const struct roster_row *,
	    struct problems *);
void	 roster_check_people(const struct roster *, struct problems *);

#endif
