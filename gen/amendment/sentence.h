/*
 * Sentence: the sentences of an amending text end, and join where two of them
 * say the same of several units.
 */
#ifndef AMENDMENT_SENTENCE_H
#define AMENDMENT_SENTENCE_H

#include "amendment/writer.h"

/* 。: numbers are the new ones from here. */
void		 sentence_end(struct writer *);
/* The same, and what it announces. */
void		 sentence_end_with(struct writer *, struct amendment_line *);
/* From the sentence's end on the unit has this number. */
void		 sentence_moves(struct writer *, struct unit *);

#endif
