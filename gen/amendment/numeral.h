/*
 * Numeral: numbers as an amending text writes them: in 漢数字 (national), or as
 * the text's own numbers are written (local).
 */
#ifndef AMENDMENT_NUMERAL_H
#define AMENDMENT_NUMERAL_H

#include "base/text.h"

enum numeral { NUMERAL_HALF, NUMERAL_FULL, NUMERAL_KANJI };

void	 numeral_add(struct text *, enum numeral, int value);
/* 第3条の2 of "3_2" and 条. */
void	 numeral_add_ordinal(struct text *, enum numeral, const char *num,
	    const char *unit);
/* The digits that a sign of the text (第５条) is written in. */
enum numeral numeral_of(const char *sign);

#endif
