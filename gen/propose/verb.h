/*
 * Verb: the forms of a verb that a question is made of, by its last
 * characters. What could be read in two ways is not guessed: NULL.
 */
#ifndef PROPOSE_VERB_H
#define PROPOSE_VERB_H

#include "base/pool.h"

/* Words that end with a verb, with another form of it; all in the pool. */
/* 管理し(なければならない) -> 管理する, 管理して */
const char	*verb_plain_of_stem(struct pool *, const char *stem);
const char	*verb_te_of_stem(struct pool *, const char *stem);
/* 管理する -> 管理して; 管理しない */
const char	*verb_te(struct pool *, const char *plain);
const char	*verb_not(struct pool *, const char *plain);
/* 定め(、…) -> 定める; 行い -> 行う */
const char	*verb_plain_of_joint(struct pool *, const char *joint);
/* 漏らして(はならない) -> 漏らさない */
const char	*verb_not_of_te(struct pool *, const char *te);

#endif
