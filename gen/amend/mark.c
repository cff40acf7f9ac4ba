#include "amend/mark.h"

#include <stdint.h>

#include "base/text.h"

static bool
is_katakana(uint32_t code)
{
	return (code >= 0x30a1 && code <= 0x30fa) ||
	    (code >= 0xff66 && code <= 0xff9d);
}

static bool
is_letter(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
	    (code >= 0xff21 && code <= 0xff3a) ||
	    (code >= 0xff41 && code <= 0xff5a) ||
	    (code >= 0x2460 && code <= 0x249b);	/* ① to ⒛ */
}

/* （ア）, (1), （ａ）: short, and nothing but a sign between. */
static bool
read_bracketed(const char **cursor, const char *end)
{
	const char *at = *cursor;
	uint32_t open = text_next(&at, end), code = 0;
	int length = 0;

	if (open != '(' && open != 0xff08)
		return false;
	while (at < end && length < 4) {
		code = text_next(&at, end);
		if (code == ')' || code == 0xff09)
			break;
		if (!is_katakana(code) && !is_letter(code) &&
		    !(code >= '0' && code <= '9') &&
		    !(code >= 0xff10 && code <= 0xff19))
			return false;
		length++;
	}
	if (length == 0 || (code != ')' && code != 0xff09))
		return false;
	*cursor = at;
	return true;
}

/* イ, ア, (1), ⑴, ａ behind an item; a word of katakana is none. */
bool
mark_read(const char **cursor, const char *end)
{
	const char *at = *cursor, *next;
	uint32_t code;

	if (at == end)
		return false;
	if (read_bracketed(cursor, end))
		return true;
	code = text_next(&at, end);
	next = at;
	if ((!is_katakana(code) && !is_letter(code)) ||
	    (next < end && is_katakana(text_next(&next, end))))
		return false;
	*cursor = at;
	return true;
}
