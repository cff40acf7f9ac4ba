/*
 * Manual: the pages of the manual, for man, in the reader's language. All that
 * is a table in the program is printed from that table.
 */
#ifndef JOB_MANUAL_H
#define JOB_MANUAL_H

#include "base/text.h"

/* kijun.1, kijun-corpus.5 or kijun-kind.5; false if it is none of them. */
bool	 manual_print(const char *page, const char *version, struct text *out);

#endif
