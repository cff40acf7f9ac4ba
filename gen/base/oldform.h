/*
 * Old forms: characters that are written in another form today (國 and 国). For
 * finding words only: what is printed is never changed.
 */
#ifndef BASE_OLDFORM_H
#define BASE_OLDFORM_H

#include "base/pool.h"

/* Old and new in turn, all of them. */
extern const char oldform_pairs[];

/*
 * For finding words: without width and case (unicode_folded), all kana as
 * katakana, today's forms.
 */
char	*oldform_folded(struct pool *, const char *);

#endif
