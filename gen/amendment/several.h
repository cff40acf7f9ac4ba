/*
 * Several: one change of words that more than one unit needs is said once, with
 * all their addresses: 第30条から第32条までの規定及び第36条中「A」を「B」に改める.
 */
#ifndef AMENDMENT_SEVERAL_H
#define AMENDMENT_SEVERAL_H

#include "amendment/writer.h"

/* A unit, and the part of it that is meant: の見出し, ただし書, or "". */
struct reached {
	const struct unit	*unit;
	const char		*part;
};

/* A clause that changes words, and where. */
struct worded {
	const struct phrase	*phrases;
	struct reached		*list;
	size_t			 count, room;
	size_t			 start;		/* in the sentence */
};

/*
 * The clause that changes words of the unit; together with the one before it in
 * the sentence, if that changes the same words of another unit.
 */
void	 several_say(struct writer *, const struct unit *, const char *part,
	    const struct phrase *);
/*
 * The sentence that ends, if it is one clause of words, put into the sentence
 * before it, which is one that changes the same words. False if it is not.
 */
bool	 several_join(struct writer *);

#endif
