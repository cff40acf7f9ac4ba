/*
 * Gap: a number that follows no other (第5項 behind 第3項): a sentence that moves
 * what follows was forgotten, or a number is wrong.
 */
#ifndef AMEND_GAP_H
#define AMEND_GAP_H

#include "amend/inside.h"

struct gap {
	const xmlNode	*node;
	const char	*name;		/* 第2条第5項, when it was found */
};

struct gaps {
	struct gap	*list;
	size_t	 count, room;
};

/* Units of 本則 and of the law's own 附則 that follow no other. */
void	 gap_find(struct amending *, struct gaps *);
/* Warns of those that were not there before. */
void	 gap_tell(struct amending *, const struct gaps *before);

#endif
