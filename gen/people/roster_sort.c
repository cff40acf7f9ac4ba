/*
 * The order of people.
 */
#include "people/inside.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ucol.h>

/* A row while it is sorted: its keys for comparing, and where it was. */
struct sorting {
	const char		*department, *reading;
	const UCollator		*collator;
	struct roster_row	 row;
	size_t			 was;
};

static int
compare_words(const UCollator *collator, const char *one, const char *other)
{
	UErrorCode error = U_ZERO_ERROR;

	/* Who has none stands behind all who have one. */
	if (*one == '\0' || *other == '\0')
		return (*one == '\0') - (*other == '\0');
	if (collator == NULL)
		return strcmp(one, other);
	return ucol_strcollUTF8(collator, one, -1, other, -1, &error);
}

static int
compare_rows(const void *left, const void *right)
{
	const struct sorting *one = left, *other = right;
	int order = compare_words(one->collator, one->department,
	    other->department);

	/* What sorts alike but is written differently stays apart. */
	if (order == 0)
		order = strcmp(one->department, other->department);
	if (order == 0)
		order = compare_words(one->collator, one->reading,
		    other->reading);
	if (order != 0)
		return order;
	return one->was < other->was ? -1 : one->was > other->was;
}

/* Sorted by readings, people without one come last and look astray. */
static void
warn_of_readings(const struct roster *roster, struct problems *problems)
{
	struct place whole = { .file = roster->path };
	size_t i, lacking = 0;

	for (i = 0; i < roster->row_count; i++)
		lacking += *roster_value(roster, i, "ふりがな") == '\0';
	if (lacking > 0)
		problem_add(problems, PROBLEM_ROSTER_READING, whole,
		    "sorted, but %zu of %zu people have no ふりがな; they stand "
		    "in the file's order behind those who have one", lacking,
		    roster->row_count);
}

void
roster_sort(struct roster *roster, struct problems *problems)
{
	UErrorCode error = U_ZERO_ERROR;
	UCollator *collator = ucol_open("ja", &error);
	struct sorting *list;
	size_t i;

	list = calloc(roster->row_count + 1, sizeof *list);
	for (i = 0; list != NULL && i < roster->row_count; i++)
		list[i] = (struct sorting){ roster_value(roster, i, "所属"),
		    roster_value(roster, i, "ふりがな"),
		    U_SUCCESS(error) ? collator : NULL, roster->rows[i], i };
	if (list != NULL)
		qsort(list, roster->row_count, sizeof *list, compare_rows);
	for (i = 0; list != NULL && i < roster->row_count; i++)
		roster->rows[i] = list[i].row;
	free(list);
	roster->is_sorted = true;
	warn_of_readings(roster, problems);
	if (U_SUCCESS(error))
		ucol_close(collator);
}
