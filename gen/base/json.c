#include "base/json.h"

#include <string.h>

/* RFC 8259, 7 */
static void
add_escaped(struct text *out, unsigned char byte)
{
	if (byte == '"' || byte == '\\')
		text_add_format(out, "\\%c", byte);
	else if (byte == '\n')
		text_add_string(out, "\\n");
	else if (byte == '\t')
		text_add_string(out, "\\t");
	else
		text_add_format(out, "\\u%04x", byte);
}

static bool
is_plain(unsigned char byte)
{
	return byte >= ' ' && byte != '"' && byte != '\\';
}

void
json_add_bytes(struct text *out, const char *from, size_t bytes)
{
	const char *end = from + bytes, *at = from;

	text_add_char(out, '"');
	while (at < end) {
		for (from = at; at < end && is_plain((unsigned char)*at);)
			at++;
		text_add(out, from, (size_t)(at - from));
		if (at < end)
			add_escaped(out, (unsigned char)*at++);
	}
	text_add_char(out, '"');
}

void
json_add_string(struct text *out, const char *from)
{
	json_add_bytes(out, from, strlen(from));
}

void
json_add_name(struct text *out, const char *name)
{
	if (out->length > 0 && out->bytes[out->length - 1] != '{')
		text_add_string(out, ", ");
	json_add_string(out, name);
	text_add_string(out, ": ");
}

void
json_add_member(struct text *out, const char *name, const char *value)
{
	json_add_name(out, name);
	if (value != NULL)
		json_add_string(out, value);
	else
		text_add_string(out, "null");
}
