/*
 * Strings of XLSX: characters that XML cannot hold are written _x001F_.
 */
#include "office/xlsx.h"

#include <string.h>

static int
hex_digit(char letter)
{
	if (letter >= '0' && letter <= '9')
		return letter - '0';
	letter |= 0x20;
	return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

void
xlsx_string_begin(struct xlsx_run *run)
{
	*run = (struct xlsx_run){ .how = STRIKE_AS_CELL };
}

/* A run with properties has all its own (ECMA-376-1, 18.4.7). */
void
xlsx_string_start(struct xlsx_run *run, const char *name,
    const struct attributes *attributes)
{
	if (strcmp(name, "r") == 0)
		run->how = STRIKE_AS_CELL;
	else if (strcmp(name, "rPr") == 0)
		run->how = STRIKE_PLAIN;
	else if (strcmp(name, "strike") == 0)
		run->how = attribute_is(attributes, "val", "0") ||
		    attribute_is(attributes, "val", "false") ? STRIKE_PLAIN :
		    STRIKE_STRUCK;
}

void
xlsx_string_text(struct xlsx_run *run, const char *bytes, size_t length)
{
	strike_add(&run->strike, run->how, bytes, length);
}

/* The code of _x000D_, or -1 (ECMA-376-1, 22.9.2.19). */
static int
escaped_code(const char *at)
{
	int code = 0, i;

	if (at[0] != '_' || at[1] != 'x')
		return -1;
	for (i = 2; i < 6; i++) {
		if (hex_digit(at[i]) < 0)
			return -1;
		code = code * 16 + hex_digit(at[i]);
	}
	return at[6] == '_' ? code : -1;
}

const char *
xlsx_string_plain(struct pool *pool, const struct text *written)
{
	const char *at = written->length > 0 ? written->bytes : "";
	struct text plain = {0};
	const char *result;
	int code;

	if (strstr(at, "_x") == NULL)
		return pool_copy(pool, at, written->length);
	while (*at != '\0') {
		code = escaped_code(at);
		if (code < 0) {
			text_add_char(&plain, *at++);
			continue;
		}
		/* A return is written before the line end it belongs to. */
		if (code != 0 && code != '\r')
			text_add_code(&plain, (uint32_t)code);
		at += 7;
	}
	result = pool_copy(pool, plain.bytes != NULL ? plain.bytes : "",
	    plain.length);
	text_free(&plain);
	return result;
}
