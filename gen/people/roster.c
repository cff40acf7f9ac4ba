#include "people/roster.h"

#include <string.h>

/* What a roster says of a person, by the names of its columns. */

int
roster_column(const struct roster *roster, const char *name)
{
	size_t i;

	for (i = 0; i < roster->column_count; i++)
		if (strcmp(roster->columns[i], name) == 0)
			return (int)i;
	return -1;
}

const char *
roster_value(const struct roster *roster, size_t row, const char *name)
{
	int column = roster_column(roster, name);

	return column < 0 ? "" : roster->rows[row].values[column];
}

struct place
roster_place(const struct roster *roster, size_t row, int column)
{
	const struct roster_row *one = &roster->rows[row];

	if (column < 0 || (size_t)column >= one->place_count)
		return one->place;
	return one->places[column];
}
