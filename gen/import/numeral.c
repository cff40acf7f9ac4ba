#include "import/numeral.h"

#include <stdint.h>

#include "base/number.h"
#include "base/text.h"

enum {
	FULL_WIDTH_SHIFT = 0xff01 - '!',
	KANJI_FIRST = 0x4e00, KANJI_LAST = 0x9fff, KANJI_ZERO = 0x3007,
	DIGITS_MAX = 3000		/* no regulation and no page counts on */
};

static uint32_t
folded(uint32_t code)
{
	return code >= 0xff01 && code <= 0xff5e ? code - FULL_WIDTH_SHIFT :
	    code;
}

bool
numeral_take_mark(const char **at, const char *end, uint32_t wanted)
{
	const char *next = *at;

	if (next == end || folded(text_next(&next, end)) != wanted)
		return false;
	*at = next;
	return true;
}

static int
take_digits(const char **at, const char *end)
{
	const char *next = *at;
	int value = 0;
	uint32_t code;

	while (next < end) {
		code = folded(text_next(&next, end));
		if (code < '0' || code > '9' || value > DIGITS_MAX)
			break;
		value = value * 10 + (int)(code - '0');
		*at = next;
	}
	return value;
}

static int
index_in(const uint32_t *list, uint32_t code)
{
	int i;

	for (i = 0; list[i] != 0; i++)
		if (list[i] == code)
			return i + 1;
	return 0;
}

/* アイウエオ … ン, without the voiced ones. */
static const uint32_t kana[] = { 0x30a2, 0x30a4, 0x30a6, 0x30a8, 0x30aa,
    0x30ab, 0x30ad, 0x30af, 0x30b1, 0x30b3, 0x30b5, 0x30b7, 0x30b9, 0x30bb,
    0x30bd, 0x30bf, 0x30c1, 0x30c4, 0x30c6, 0x30c8, 0x30ca, 0x30cb, 0x30cc,
    0x30cd, 0x30ce, 0x30cf, 0x30d2, 0x30d5, 0x30d8, 0x30db, 0x30de, 0x30df,
    0x30e0, 0x30e1, 0x30e2, 0x30e4, 0x30e6, 0x30e8, 0x30e9, 0x30ea, 0x30eb,
    0x30ec, 0x30ed, 0x30ef, 0x30f2, 0x30f3, 0 };
/* イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス */
static const uint32_t iroha[] = { 0x30a4, 0x30ed, 0x30cf, 0x30cb, 0x30db,
    0x30d8, 0x30c8, 0x30c1, 0x30ea, 0x30cc, 0x30eb, 0x30f2, 0x30ef, 0x30ab,
    0x30e8, 0x30bf, 0x30ec, 0x30bd, 0x30c4, 0x30cd, 0x30ca, 0x30e9, 0x30e0,
    0x30a6, 0x30f0, 0x30ce, 0x30aa, 0x30af, 0x30e4, 0x30de, 0x30b1, 0x30d5,
    0x30b3, 0x30a8, 0x30c6, 0x30a2, 0x30b5, 0x30ad, 0x30e6, 0x30e1, 0x30df,
    0x30b7, 0x30f1, 0x30d2, 0x30e2, 0x30bb, 0x30b9, 0 };

/* i to xx; also ⅰ and Ⅰ as one character. */
static int
take_roman(const char **at, const char *end)
{
	static const char *const words[] = { "xviii", "viii", "xiii", "xvii",
	    "xiv", "xix", "xvi", "xii", "iii", "vii", "xi", "xv", "xx", "ii",
	    "iv", "vi", "ix", "i", "v", "x" };
	static const int values[] = { 18, 8, 13, 17, 14, 19, 16, 12, 3, 7, 11,
	    15, 20, 2, 4, 6, 9, 1, 5, 10 };
	const char *next = *at;
	uint32_t code = text_next(&next, end);
	size_t i, n;

	if ((code >= 0x2170 && code <= 0x217b) ||
	    (code >= 0x2160 && code <= 0x216b)) {
		*at = next;
		return (int)(code & 15) + 1;
	}
	for (i = 0; i < sizeof words / sizeof *words; i++) {
		next = *at;
		for (n = 0; words[i][n] != '\0'; n++)
			if (!numeral_take_mark(&next, end, (uint32_t)words[i][n]))
				break;
		if (words[i][n] == '\0') {
			*at = next;
			return values[i];
		}
	}
	return 0;
}

static int
take_letter(const char **at, const char *end, const uint32_t *letters)
{
	const char *next = *at;
	int value = next == end ? 0 : index_in(letters, text_next(&next,
	    end));

	if (value > 0)
		*at = next;
	return value;
}

static int
take_kanji(const char **at, const char *end)
{
	const char *next = *at;
	uint32_t code = next == end ? 0 : text_next(&next, end);
	int value = 0;

	if ((code >= KANJI_FIRST && code <= KANJI_LAST) || code == KANJI_ZERO)
		number_read(at, end, &value);
	return value;
}

static int
take_alpha(const char **at, const char *end)
{
	const char *next = *at;
	uint32_t code = next == end ? 0 : folded(text_next(&next, end));

	if (code < 'a' || code > 'z')
		return 0;
	*at = next;
	return (int)(code - 'a') + 1;
}

int
numeral_take(const char **at, const char *end, enum sign_style style)
{
	switch (style) {
	case STYLE_DIGIT:
		return take_digits(at, end);
	case STYLE_KANJI:
		return take_kanji(at, end);
	case STYLE_KANA:
		return take_letter(at, end, kana);
	case STYLE_IROHA:
		return take_letter(at, end, iroha);
	case STYLE_ROMAN:
		return *at == end ? 0 : take_roman(at, end);
	case STYLE_ALPHA:
		return take_alpha(at, end);
	case STYLE_DOT:
	case STYLE_CLOSED:
	case STYLE_PAREN:
	case STYLE_CIRCLE:
	case STYLE_PAREN_KANJI:
	case STYLE_KANJI_CLOSED:
	case STYLE_PAREN_KANA:
	case STYLE_KANA_CLOSED:
	case STYLE_PAREN_IROHA:
	case STYLE_IROHA_CLOSED:
	case STYLE_PAREN_ALPHA:
	case STYLE_ALPHA_CLOSED:
	case STYLE_PAREN_ROMAN:
	case STYLE_ROMAN_CLOSED:
	case STYLE_COUNT:
		return 0;
	}
	return 0;
}

