/*
 * What the files of people are called.
 */
#include "people/inside.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum {
	/* Of a file's name; folders take 255, and the rest must fit too. */
	NAME_BYTES_MAX = 180,
	ROW_DIGITS = 4
};

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
