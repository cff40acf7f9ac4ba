#include "amendment/numeral.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FULL_ZERO = 0xff10 };

static const char *const kanji[] = { "〇", "一", "二", "三", "四", "五",
    "六", "七", "八", "九" };

/* 十二, 百五, 千二百 */
static void
add_kanji(struct text *out, int value)
{
	static const char *const powers[] = { "千", "百", "十" };
	int unit = 1000, i;

	if (value == 0)
		text_add_string(out, kanji[0]);
	for (i = 0; unit > 1; i++, unit /= 10) {
		if (value / unit > 1)
			text_add_string(out, kanji[value / unit % 10]);
		if (value / unit > 0)
			text_add_string(out, powers[i]);
		value %= unit;
	}
	if (value > 0)
		text_add_string(out, kanji[value]);
}

void
numeral_add(struct text *out, enum numeral numeral, int value)
{
	char digits[16];
	const char *at;

	if (numeral == NUMERAL_KANJI) {
		add_kanji(out, value);
		return;
	}
	snprintf(digits, sizeof digits, "%d", value);
	for (at = digits; *at != '\0'; at++)
		text_add_code(out, numeral == NUMERAL_FULL ?
		    (uint32_t)(FULL_ZERO + *at - '0') : (uint32_t)*at);
}

void
numeral_add_ordinal(struct text *out, enum numeral numeral, const char *num,
    const char *unit)
{
	char *end;

	text_add_string(out, "第");
	numeral_add(out, numeral, (int)strtol(num, &end, 10));
	text_add_string(out, unit);
	while (*end == '_') {
		text_add_string(out, "の");
		numeral_add(out, numeral, (int)strtol(end + 1, &end, 10));
	}
}

enum numeral
numeral_of(const char *sign)
{
	const char *at = sign, *end = sign + strlen(sign);
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (code >= '0' && code <= '9')
			return NUMERAL_HALF;
		if (code >= FULL_ZERO && code <= FULL_ZERO + 9)
			return NUMERAL_FULL;
	}
	return NUMERAL_KANJI;
}
