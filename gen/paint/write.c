/*
 * Numbers and strings as a PDF has them.
 */
#include <string.h>

#include "paint/inside.h"
#include "base/message.h"

void
paint_write_integer(struct text *out, uint32_t number)
{
	char digits[10];
	size_t at = sizeof digits;

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	text_add(out, digits + at, sizeof digits - at);
}

/* number / 10^places, as short as may be. */
static void
add_decimal(struct text *out, int64_t number, int places)
{
	uint64_t size = (uint64_t)(number < 0 ? -number : number);
	char digits[32];
	size_t at = sizeof digits, end = sizeof digits;
	int i;

	for (i = 0; i < places; i++, size /= 10) {
		digits[--at] = (char)('0' + size % 10);
		if (digits[at] == '0' && at + 1 == end)
			end--;
	}
	if (at < end)
		digits[--at] = '.';
	for (; size > 0; size /= 10)
		digits[--at] = (char)('0' + size % 10);
	if (at == end)
		digits[--at] = '0';
	if (number < 0)
		digits[--at] = '-';
	text_add(out, digits + at, end - at);
}

void
paint_write_number(struct text *out, int64_t thousandths)
{
	add_decimal(out, thousandths, 3);
}

void
paint_write_millionths(struct text *out, int64_t millionths)
{
	add_decimal(out, millionths, 6);
}

static void
add_hex(struct text *out, uint32_t unit)
{
	static const char digits[] = "0123456789ABCDEF";
	char four[4] = { digits[unit >> 12 & 15], digits[unit >> 8 & 15],
	    digits[unit >> 4 & 15], digits[unit & 15] };

	text_add(out, four, sizeof four);
}

void
paint_write_utf16(struct text *out, uint32_t code)
{
	if (code >= 0x10000) {
		add_hex(out, 0xd800 + ((code - 0x10000) >> 10));
		code = 0xdc00 + (code & 0x3ff);
	}
	add_hex(out, code);
}

/* Of printable ASCII, so that it may stand between brackets as it is. */
static bool
is_plain(const char *words)
{
	for (; *words != '\0'; words++)
		if (*words < ' ' || *words > '~' ||
		    strchr("()\\", *words) != NULL)
			return false;
	return true;
}

void
paint_write_string(struct text *out, const char *from)
{
	const char *end = from + strlen(from);

	if (is_plain(from)) {
		text_add_format(out, "(%s)", from);
		return;
	}
	text_add_string(out, "<FEFF");
	while (from < end)
		paint_write_utf16(out, text_next(&from, end));
	text_add_char(out, '>');
}
