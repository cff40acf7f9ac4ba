#include "base/problem.h"

#include "base/text.h"

enum { LETTERS = 26 };

void
problem_cell_add(const struct place *place, struct text *out)
{
	char letters[8];
	size_t count = 0;
	int column = -place->column;

	for (; column > 0 && count < sizeof letters;
	    column = (column - 1) / LETTERS)
		letters[count++] = (char)('A' + (column - 1) % LETTERS);
	while (count > 0)
		text_add_char(out, letters[--count]);
	text_add_format(out, "%d", place->line);
}
