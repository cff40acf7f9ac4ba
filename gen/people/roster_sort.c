/*
 * The order of people.
 */
#include "people/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"

/* A row while it is sorted: its keys for comparing, and where it was. */
struct sorting {
	const char		*department, *reading;
	const struct collation	*collation;
	struct roster_row	 row;
	size_t			 was;
};

static int
compare_words(const struct collation *collation, const char *one,
    const char *other)
{
	/* Who has none stands behind all who have one. */
	if (*one == '\0' || *other == '\0')
		return (*one == '\0') - (*other == '\0');
	return unicode_collate(collation, one, other);
}

static int
compare_rows(const void *left, const void *right)
{
	const struct sorting *one = left, *other = right;
	int order = compare_words(one->collation, one->department,
	    other->department);

	/* What sorts alike but is written differently stays apart. */
	if (order == 0)
		order = strcmp(one->department, other->department);
	if (order == 0)
		order = compare_words(one->collation, one->reading,
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
	struct collation *collation = unicode_collation_new();
	struct sorting *list = memory_take(roster->row_count * sizeof *list);
	size_t i;

	for (i = 0; i < roster->row_count; i++)
		list[i] = (struct sorting){ roster_value(roster, i, "所属"),
		    roster_value(roster, i, "ふりがな"), collation,
		    roster->rows[i], i };
	qsort(list, roster->row_count, sizeof *list, compare_rows);
	for (i = 0; i < roster->row_count; i++)
		roster->rows[i] = list[i].row;
	free(list);
	roster->is_sorted = true;
	if (problems != NULL)
		warn_of_readings(roster, problems);
	unicode_collation_free(collation);
}

struct roster *
roster_sort_copy(struct pool *pool, const struct roster *roster)
{
	struct roster *copy = pool_take(pool, sizeof *copy);

	*copy = *roster;
	copy->rows = pool_take(pool, (roster->row_count + 1) *
	    sizeof *copy->rows);
	memcpy(copy->rows, roster->rows, roster->row_count *
	    sizeof *copy->rows);
	roster_sort(copy, NULL);
	return copy;
}
