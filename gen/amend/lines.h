/*
 * Lines of an amending text, also of one that was cut out of a page: its lines
 * broken anywhere, its page numbers between them.
 */
#ifndef AMEND_LINES_H
#define AMEND_LINES_H

#include "amend/inside.h"

struct amend_lines {
	struct amend_line	*list;
	size_t			 count, room;
};

/* Words are copied into the pool. */
void		 lines_read(struct pool *, const char *text, size_t length,
		    struct amend_lines *);
/*
 * Do several lines end at the right border of a page, without a full stop?
 * Whether they were broken there is to be tried.
 */
bool		 lines_look_broken(const struct amend_lines *);
/* Those lines with the ones they go on in; how many were put to others. */
size_t		 lines_join(struct pool *, struct amend_lines *);
/* Page numbers alone on their line are taken out; the first one, or NULL. */
const struct amend_line *lines_drop_pages(struct pool *,
		    struct amend_lines *);

#endif
