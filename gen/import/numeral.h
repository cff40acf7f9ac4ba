/*
 * Numeral: the bare number in a sign, in the style it is written in.
 */
#ifndef IMPORT_NUMERAL_H
#define IMPORT_NUMERAL_H

#include <stdint.h>

#include "import/sign.h"

/* At the cursor, which goes behind it; 0 if there is none. */
int	 numeral_take(const char **at, const char *end, enum sign_style);
/* That character, or its full-width form. */
bool	 numeral_take_mark(const char **at, const char *end, uint32_t wanted);

#endif
