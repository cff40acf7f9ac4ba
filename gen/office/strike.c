/*
 * Words that are struck through: all of a cell, or some of its runs.
 */
#include "office/inside.h"

#include <string.h>

void
strike_add(unsigned *strike, unsigned how, const char *bytes, size_t length)
{
	const char *from = bytes, *end = bytes + length;

	/* A line through a blank strikes nothing. */
	for (; from < end; from++)
		if (strchr(" \t\r\n", *from) == NULL) {
			*strike |= how;
			return;
		}
}

enum cell_strike
strike_settled(unsigned strike, bool is_cell_struck)
{
	if ((strike & STRIKE_AS_CELL) != 0 || strike == 0)
		strike |= is_cell_struck ? STRIKE_STRUCK : STRIKE_PLAIN;
	if ((strike & STRIKE_STRUCK) == 0)
		return CELL_NOT_STRUCK;
	return (strike & STRIKE_PLAIN) == 0 ? CELL_STRUCK : CELL_PART_STRUCK;
}
