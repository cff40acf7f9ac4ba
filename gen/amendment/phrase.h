/*
 * Phrase: which words to quote, so that each quote stands where it is meant and
 * nowhere else, is a group of words, and closes the brackets that it opens.
 */
#ifndef AMENDMENT_PHRASE_H
#define AMENDMENT_PHRASE_H

#include <stdbool.h>

#include "base/pool.h"

enum phrase_kind {
	PHRASE_REPLACE,		/* 「A」を「B」に改め */
	PHRASE_BEHIND,		/* 「A」の次に「B」を加え */
	PHRASE_DELETE		/* 「A」を削り */
};

struct phrase {
	enum phrase_kind	 kind;
	const char		*old, *new;
	struct phrase		*next;		/* in the order of the text */
};

/*
 * The phrases that make one text of another; others are the texts that an
 * address like theirs reaches, too, and where no quote may stand. NULL if it
 * cannot be said so, or if so much changed that all of it is better said anew.
 */
struct phrase	*phrase_make(struct pool *, const char *old, const char *new,
		    const char *const *others, size_t other_count);

#endif
