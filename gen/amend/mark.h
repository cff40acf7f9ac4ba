/*
 * Mark: the sign of what stands in an item: イ, ア, (1), ⑴, ａ.
 */
#ifndef AMEND_MARK_H
#define AMEND_MARK_H

#include <stdbool.h>

/* A word of katakana is none. What is read moves the cursor. */
bool	 mark_read(const char **cursor, const char *end);

#endif
