/*
 * Clause: what a sentence says, joined by 連用形, and the quotes in it.
 */
#ifndef AMENDMENT_CLAUSE_H
#define AMENDMENT_CLAUSE_H

#include "amendment/writer.h"

/* The clause so far: behind 、 if one stands before it. */
struct text	*clause_begin(struct writer *, const struct provision *);
void		 clause_set_verb(struct writer *, enum verb);
/* 「A」を「B」に, 「C」の次に「D」を: with their verbs. */
void		 clause_add_phrases(struct writer *, const struct phrase *);
/* The last verb, and 。. */
void		 clause_close(struct writer *);

#endif
