/*
 * Which rows of its file a roster holds, as --rows takes them: 2-4,6.
 */
#include "people/roster.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"

static int
order_lines(const void *a, const void *b)
{
	const int *one = a, *other = b;

	return *one < *other ? -1 : *one > *other;
}

static void
add_range(struct text *out, int from, int to)
{
	if (out->length > 0)
		text_add_char(out, ',');
	if (from == to)
		text_add_format(out, "%d", from);
	else
		text_add_format(out, "%d-%d", from, to);
}

const char *
roster_lines(struct pool *pool, const struct roster *roster)
{
	size_t count = roster->row_count, i, from = 0;
	int *lines = memory_take((count + 1) * sizeof *lines);
	struct text out = {0};
	const char *result;

	for (i = 0; i < count; i++)
		lines[i] = roster->rows[i].line;
	qsort(lines, count, sizeof *lines, order_lines);
	for (i = 1; i <= count; i++) {
		if (i < count && lines[i] == lines[i - 1] + 1)
			continue;
		add_range(&out, lines[from], lines[i - 1]);
		from = i;
	}
	result = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	free(lines);
	return result;
}
