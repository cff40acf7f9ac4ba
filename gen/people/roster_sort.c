/*
 * The order of people.
 */
#include "people/inside.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/uvernum.h>

#include "base/late.h"

/* What is used of ICU's collation; there its names carry the version. */
struct library {
	__typeof__(ucol_open)		*open;
	__typeof__(ucol_strcollUTF8)	*compare;
	__typeof__(ucol_close)		*close;
};

/* A row while it is sorted: its keys for comparing, and where it was. */
struct sorting {
	const struct library	*library;
	const char		*department, *reading;
	const UCollator		*collator;
	struct roster_row	 row;
	size_t			 was;
};

static int
compare_words(const struct sorting *sorting, const char *one,
    const char *other)
{
	UErrorCode error = U_ZERO_ERROR;

	/* Who has none stands behind all who have one. */
	if (*one == '\0' || *other == '\0')
		return (*one == '\0') - (*other == '\0');
	if (sorting->collator == NULL)
		return strcmp(one, other);
	return sorting->library->compare(sorting->collator, one, -1, other,
	    -1, &error);
}

static int
compare_rows(const void *left, const void *right)
{
	const struct sorting *one = left, *other = right;
	int order = compare_words(one, one->department,
	    other->department);

	/* What sorts alike but is written differently stays apart. */
	if (order == 0)
		order = strcmp(one->department, other->department);
	if (order == 0)
		order = compare_words(one, one->reading,
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

#define WORDS(NAME) #NAME
#define NAMED(NAME) WORDS(NAME)		/* ucol_open is ucol_open_72 */

static void
load(struct library *library)
{
	static const char *const names[] = { "libicui18n.so."
	    U_ICU_VERSION_SHORT, NULL };
	const struct late_function functions[] = {
		{ NAMED(ucol_open), &library->open },
		{ NAMED(ucol_strcollUTF8), &library->compare },
		{ NAMED(ucol_close), &library->close },
		{ 0 }
	};

	late_load(names, functions);
}

void
roster_sort(struct roster *roster, struct problems *problems)
{
	UErrorCode error = U_ZERO_ERROR;
	struct library library;
	struct sorting *list;
	UCollator *collator;
	size_t i;

	load(&library);
	collator = library.open("ja", &error);
	list = calloc(roster->row_count + 1, sizeof *list);
	for (i = 0; list != NULL && i < roster->row_count; i++)
		list[i] = (struct sorting){ &library, roster_value(roster, i, "所属"),
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
		library.close(collator);
}
