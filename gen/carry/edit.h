/*
 * Edit: a few changes to the bytes of a file; all other bytes stay.
 */
#ifndef CARRY_EDIT_H
#define CARRY_EDIT_H

#include "base/pool.h"
#include "base/text.h"

struct edit {
	size_t		 start, end;	/* of what goes */
	const char	*words;		/* that come in its place */
};

/* Start with the pool alone. */
struct edits {
	struct pool	*pool;
	struct edit	*list;
	size_t		 count, room;
};

void	 edit_add(struct edits *, size_t start, size_t end,
	    const char *words);
/* What stands inside something that goes goes with it. */
void	 edit_apply(struct edits *, const char *bytes, size_t length,
	    struct text *out);
/* The same of bytes [start, end), whose end no edit reaches over; sort first. */
void	 edit_sort(struct edits *);
void	 edit_apply_part(const struct edits *, const char *bytes, size_t start,
	    size_t end, struct text *out);
/*
 * All of the lines from start to end goes, if nothing else stands in them; else
 * only that.
 */
void	 edit_remove_lines(struct edits *, const char *bytes, size_t length,
	    size_t start, size_t end);

#endif
