/*
 * Request_line: a request as one line of words, and back. Ledgers and
 * documents carry it:
 *
 *	1 checklist role=staff authority=kyoto set:variant=yes-no
 *
 * The first word is the line's version, the second the kind; the rest are
 * NAME=VALUE, always in one order, with what a line or a mark-up could not hold
 * as %XX. Nobody of a roster is named, only how many they are, and which rows of
 * its file, where those are not all.
 */
#ifndef KIND_REQUEST_LINE_H
#define KIND_REQUEST_LINE_H

#include "kind/request.h"

/* In place of one: the sheet was printed, whoever wrote it. */
extern const char request_line_printed[];

const char	*request_line(struct pool *, const struct request *);
/* What stands for the kind of the paper that lists who was left out. */
extern const char request_left_out[];

/*
 * False if it cannot be followed here: *why then says, in the pool, what is
 * wrong with it: another version, or something that the corpus or the
 * templates do not have. The kinds stay borrowed.
 */
bool		 request_line_read(struct pool *, const char *line,
		    const struct corpus *, const struct kinds *,
		    struct request *, const char **why);

#endif
