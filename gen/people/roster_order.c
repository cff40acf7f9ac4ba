/*
 * The order of people, and what their files are called.
 */
#include "people/inside.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/uiter.h>

#include "base/text.h"

enum {
	/* Of a file's name; folders take 255, and the rest must fit too. */
	NAME_BYTES_MAX = 180,
	ROW_DIGITS = 4
};

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

void
roster_sort(struct roster *roster)
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
	if (U_SUCCESS(error))
		ucol_close(collator);
}

/* Characters that some file system refuses, or that lead elsewhere. */
static bool
is_unsafe(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) ||
	    code == 0xfffd || (code >= 0x2028 && code <= 0x202e) ||
	    (code >= 0x200b && code <= 0x200f) ||
	    (code >= 0x2060 && code <= 0x2069) || code == 0xfeff ||
	    (code < 0x7f && strchr("/\\:*?\"<>| ", (int)code) != NULL);
}

/* A character and its variation selector are kept or dropped together. */
static const char *
unit_end(const char *at, const char *end)
{
	const char *after;

	text_next(&at, end);
	after = at;
	if (at < end && text_is_selector(text_next(&after, end)))
		at = after;
	return at;
}

static void
add_safe(struct text *out, const char *name)
{
	const char *end = name + strlen(name), *after, *at;
	size_t room = NAME_BYTES_MAX;

	while (name < end) {
		after = unit_end(name, end);
		if ((size_t)(after - name) > room)
			return;
		room -= (size_t)(after - name);
		at = name;
		/* Two dots could be read as the folder above. */
		if (is_unsafe(text_next(&at, end)) ||
		    (*name == '.' && *after == '.'))
			text_add_char(out, '_');
		else
			text_add(out, name, (size_t)(after - name));
		name = after;
	}
}

static int
digits_of(size_t count)
{
	int digits = 1;

	while (count >= 10) {
		count /= 10;
		digits++;
	}
	return digits > ROW_DIGITS ? digits : ROW_DIGITS;
}

const char *
roster_file_name(struct pool *pool, const struct roster *roster, size_t row,
    const char *extension)
{
	size_t last = roster->is_sorted ? roster->row_count :
	    (size_t)roster->last_line;
	struct text name = {0};
	const char *result;

	text_add_format(&name, "%0*zu-", digits_of(last), roster->is_sorted ?
	    row + 1 : (size_t)roster->rows[row].line);
	add_safe(&name, roster_value(roster, row, "氏名"));
	text_add_format(&name, ".%s", extension);
	result = pool_string(pool, name.bytes);
	text_free(&name);
	return result;
}
