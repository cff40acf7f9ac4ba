/*
 * Prose: what people wrote about a regulation names its provisions by number.
 * The numbers are brought to those of the later edition; never inside 「」,
 * which are the words of others.
 */
#ifndef CARRY_PROSE_H
#define CARRY_PROSE_H

#include "carry/edit.h"
#include "carry/map.h"

/* Where the prose stands: what 前条 and a bare 第2項 are read against. */
struct prose {
	const struct map	*map;
	const struct edition	*old, *new;	/* it is about; the same where it
						   is about another standard */
	const struct provision	*old_at, *new_at;
};

enum prose_end {
	PROSE_SURE,
	PROSE_LOST,		/* it names what is gone, too */
	PROSE_GONE,		/* it names nothing but what is gone */
	PROSE_DOUBTFUL		/* 前条 may be another now */
};

/* Bytes [start, end) of a file; *words: what is in doubt, if something is. */
enum prose_end	 prose_carry(const struct prose *, const char *bytes,
		    size_t start, size_t end, struct edits *,
		    const char **words);
/*
 * Would the number that an edit replaces name something in another standard,
 * too? The words, bytes [start, end), are read as those of that one.
 */
bool		 prose_may_name(struct pool *, const struct edition *other,
		    const char *bytes, size_t start, size_t end,
		    const struct edit *);
/*
 * Words that name one provision, as the label of a link does (基準4 第7条, or
 * only 第2項).
 */
void		 prose_carry_label(const char *bytes, size_t start,
		    size_t end, const struct provision *old,
		    const struct provision *new, struct edits *);

#endif
