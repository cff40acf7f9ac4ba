#include "layout/inside.h"

/*
 * Classes after JLREQ 3.9.2 (Appendix A), as ranges in order. What is not
 * listed is an ideograph (cl-19): kanji, symbols, enclosed numbers.
 */
static const struct {
	uint32_t	first, last;
	uint8_t		class;
} ranges[] = {
	{0x0000, 0x001F, CLASS_REFUSED}, {0x0020, 0x0020, CLASS_WORD_SPACE},
	{0x0021, 0x0021, CLASS_ASCII_DIVIDE}, {0x0022, 0x0022, CLASS_WESTERN},
	{0x0023, 0x0024, CLASS_WESTERN}, {0x0025, 0x0025, CLASS_ASCII_JOIN},
	{0x0026, 0x0027, CLASS_WESTERN}, {0x0028, 0x0028, CLASS_ASCII_OPEN},
	{0x0029, 0x0029, CLASS_ASCII_CLOSE}, {0x002A, 0x002B, CLASS_WESTERN},
	{0x002C, 0x002C, CLASS_ASCII_POINT}, {0x002D, 0x002D, CLASS_ASCII_JOIN},
	{0x002E, 0x002E, CLASS_ASCII_POINT}, {0x002F, 0x002F, CLASS_ASCII_JOIN},
	{0x0030, 0x0039, CLASS_DIGIT}, {0x003A, 0x003B, CLASS_ASCII_COLON},
	{0x003C, 0x003E, CLASS_WESTERN}, {0x003F, 0x003F, CLASS_ASCII_DIVIDE},
	{0x0040, 0x005A, CLASS_WESTERN}, {0x005B, 0x005B, CLASS_ASCII_OPEN},
	{0x005C, 0x005C, CLASS_WESTERN}, {0x005D, 0x005D, CLASS_ASCII_CLOSE},
	{0x005E, 0x007A, CLASS_WESTERN}, {0x007B, 0x007B, CLASS_ASCII_OPEN},
	{0x007C, 0x007C, CLASS_WESTERN}, {0x007D, 0x007D, CLASS_ASCII_CLOSE},
	{0x007E, 0x007E, CLASS_WESTERN}, {0x007F, 0x009F, CLASS_REFUSED},
	{0x00A0, 0x00A1, CLASS_WESTERN}, {0x00A2, 0x00A2, CLASS_POSTFIX},
	{0x00A3, 0x00A5, CLASS_PREFIX}, {0x00AA, 0x00AB, CLASS_WESTERN},
	{0x00AD, 0x00AD, CLASS_REFUSED}, {0x00B0, 0x00B0, CLASS_POSTFIX},
	{0x00B2, 0x00B3, CLASS_WESTERN}, {0x00B5, 0x00B5, CLASS_WESTERN},
	{0x00B7, 0x00B7, CLASS_MIDDLE}, {0x00B9, 0x00D6, CLASS_WESTERN},
	{0x00D8, 0x00F6, CLASS_WESTERN}, {0x00F8, 0x036F, CLASS_WESTERN},
	{0x061C, 0x061C, CLASS_REFUSED}, {0x1E00, 0x1EFF, CLASS_WESTERN},
	{0x200B, 0x200F, CLASS_REFUSED}, {0x2010, 0x2013, CLASS_HYPHEN},
	{0x2014, 0x2015, CLASS_INSEPARABLE}, {0x2018, 0x2018, CLASS_OPEN},
	{0x2019, 0x2019, CLASS_CLOSE}, {0x201C, 0x201C, CLASS_OPEN},
	{0x201D, 0x201D, CLASS_CLOSE}, {0x2024, 0x2026, CLASS_INSEPARABLE},
	{0x2028, 0x202E, CLASS_REFUSED}, {0x2030, 0x2030, CLASS_POSTFIX},
	{0x2032, 0x2033, CLASS_POSTFIX}, {0x203C, 0x203D, CLASS_DIVIDE},
	{0x2047, 0x2049, CLASS_DIVIDE}, {0x2060, 0x206F, CLASS_REFUSED},
	{0x20A0, 0x20CF, CLASS_PREFIX}, {0x2103, 0x2103, CLASS_POSTFIX},
	{0x2116, 0x2116, CLASS_PREFIX}, {0x2212, 0x2212, CLASS_ASCII_JOIN},
	{0x3000, 0x3000, CLASS_IDEO_SPACE}, {0x3001, 0x3001, CLASS_COMMA},
	{0x3002, 0x3002, CLASS_STOP}, {0x3005, 0x3005, CLASS_ITERATION},
	{0x3008, 0x3008, CLASS_OPEN},
	{0x3009, 0x3009, CLASS_CLOSE}, {0x300A, 0x300A, CLASS_OPEN},
	{0x300B, 0x300B, CLASS_CLOSE}, {0x300C, 0x300C, CLASS_OPEN},
	{0x300D, 0x300D, CLASS_CLOSE}, {0x300E, 0x300E, CLASS_OPEN},
	{0x300F, 0x300F, CLASS_CLOSE}, {0x3010, 0x3010, CLASS_OPEN},
	{0x3011, 0x3011, CLASS_CLOSE}, {0x3014, 0x3014, CLASS_OPEN},
	{0x3015, 0x3015, CLASS_CLOSE}, {0x3016, 0x3016, CLASS_OPEN},
	{0x3017, 0x3017, CLASS_CLOSE}, {0x3018, 0x3018, CLASS_OPEN},
	{0x3019, 0x3019, CLASS_CLOSE}, {0x301A, 0x301A, CLASS_OPEN},
	{0x301B, 0x301B, CLASS_CLOSE}, {0x301C, 0x301C, CLASS_HYPHEN},
	{0x301D, 0x301D, CLASS_OPEN}, {0x301E, 0x301F, CLASS_CLOSE},
	{0x3033, 0x3035, CLASS_INSEPARABLE}, {0x303B, 0x303B, CLASS_ITERATION},
	{0x3041, 0x3041, CLASS_SMALL}, {0x3042, 0x3042, CLASS_KANA},
	{0x3043, 0x3043, CLASS_SMALL}, {0x3044, 0x3044, CLASS_KANA},
	{0x3045, 0x3045, CLASS_SMALL}, {0x3046, 0x3046, CLASS_KANA},
	{0x3047, 0x3047, CLASS_SMALL}, {0x3048, 0x3048, CLASS_KANA},
	{0x3049, 0x3049, CLASS_SMALL}, {0x304A, 0x3062, CLASS_KANA},
	{0x3063, 0x3063, CLASS_SMALL}, {0x3064, 0x3082, CLASS_KANA},
	{0x3083, 0x3083, CLASS_SMALL}, {0x3084, 0x3084, CLASS_KANA},
	{0x3085, 0x3085, CLASS_SMALL}, {0x3086, 0x3086, CLASS_KANA},
	{0x3087, 0x3087, CLASS_SMALL}, {0x3088, 0x308D, CLASS_KANA},
	{0x308E, 0x308E, CLASS_SMALL}, {0x308F, 0x3094, CLASS_KANA},
	{0x3095, 0x3096, CLASS_SMALL}, {0x3099, 0x309C, CLASS_SMALL},
	{0x309D, 0x309E, CLASS_ITERATION}, {0x309F, 0x309F, CLASS_KANA},
	{0x30A0, 0x30A0, CLASS_HYPHEN}, {0x30A1, 0x30A1, CLASS_SMALL},
	{0x30A2, 0x30A2, CLASS_KANA}, {0x30A3, 0x30A3, CLASS_SMALL},
	{0x30A4, 0x30A4, CLASS_KANA}, {0x30A5, 0x30A5, CLASS_SMALL},
	{0x30A6, 0x30A6, CLASS_KANA}, {0x30A7, 0x30A7, CLASS_SMALL},
	{0x30A8, 0x30A8, CLASS_KANA}, {0x30A9, 0x30A9, CLASS_SMALL},
	{0x30AA, 0x30C2, CLASS_KANA}, {0x30C3, 0x30C3, CLASS_SMALL},
	{0x30C4, 0x30E2, CLASS_KANA}, {0x30E3, 0x30E3, CLASS_SMALL},
	{0x30E4, 0x30E4, CLASS_KANA}, {0x30E5, 0x30E5, CLASS_SMALL},
	{0x30E6, 0x30E6, CLASS_KANA}, {0x30E7, 0x30E7, CLASS_SMALL},
	{0x30E8, 0x30ED, CLASS_KANA}, {0x30EE, 0x30EE, CLASS_SMALL},
	{0x30EF, 0x30F4, CLASS_KANA}, {0x30F5, 0x30F6, CLASS_SMALL},
	{0x30F7, 0x30FA, CLASS_KANA}, {0x30FB, 0x30FB, CLASS_MIDDLE},
	{0x30FC, 0x30FC, CLASS_LONG}, {0x30FD, 0x30FE, CLASS_ITERATION},
	{0x30FF, 0x30FF, CLASS_KANA}, {0x31F0, 0x31FF, CLASS_SMALL},
	{0xFE00, 0xFE0F, CLASS_SMALL}, {0xFEFF, 0xFEFF, CLASS_REFUSED},
	{0xFF01, 0xFF01, CLASS_DIVIDE}, {0xFF04, 0xFF04, CLASS_PREFIX},
	{0xFF05, 0xFF05, CLASS_POSTFIX}, {0xFF08, 0xFF08, CLASS_OPEN},
	{0xFF09, 0xFF09, CLASS_CLOSE}, {0xFF0C, 0xFF0C, CLASS_COMMA},
	{0xFF0E, 0xFF0E, CLASS_STOP}, {0xFF10, 0xFF19, CLASS_WIDE_DIGIT},
	{0xFF1A, 0xFF1B, CLASS_MIDDLE}, {0xFF1F, 0xFF1F, CLASS_DIVIDE},
	{0xFF21, 0xFF3A, CLASS_WIDE_LATIN}, {0xFF3B, 0xFF3B, CLASS_OPEN},
	{0xFF3D, 0xFF3D, CLASS_CLOSE}, {0xFF41, 0xFF5A, CLASS_WIDE_LATIN},
	{0xFF5B, 0xFF5B, CLASS_OPEN}, {0xFF5D, 0xFF5D, CLASS_CLOSE},
	{0xFF5E, 0xFF5E, CLASS_HYPHEN}, {0xFF5F, 0xFF5F, CLASS_OPEN},
	{0xFF60, 0xFF60, CLASS_CLOSE}, {0xFF61, 0xFF61, CLASS_STOP},
	{0xFF62, 0xFF62, CLASS_OPEN}, {0xFF63, 0xFF63, CLASS_CLOSE},
	{0xFF64, 0xFF64, CLASS_COMMA}, {0xFF65, 0xFF65, CLASS_MIDDLE},
	{0xFF66, 0xFF66, CLASS_KANA}, {0xFF67, 0xFF6F, CLASS_SMALL},
	{0xFF70, 0xFF70, CLASS_LONG}, {0xFF71, 0xFF9D, CLASS_KANA},
	{0xFF9E, 0xFF9F, CLASS_SMALL}, {0xFFE0, 0xFFE0, CLASS_POSTFIX},
	{0xFFE1, 0xFFE1, CLASS_PREFIX}, {0xFFE5, 0xFFE5, CLASS_PREFIX},
	{0xFFF9, 0xFFFB, CLASS_REFUSED}, {0xE0000, 0xE007F, CLASS_REFUSED}
};

#define RANGES (sizeof ranges / sizeof ranges[0])

/* Classes in which Japanese text is written, its full-width marks included. */
static const unsigned long japanese = IS(OPEN) | IS(CLOSE) | IS(DIVIDE)
    | IS(MIDDLE) | IS(STOP) | IS(COMMA) | IS(INSEPARABLE) | IS(ITERATION)
    | IS(LONG) | IS(SMALL) | IS(KANA) | IS(IDEOGRAPH) | IS(WIDE_DIGIT)
    | IS(WIDE_LATIN);

enum char_class
layout_class(uint32_t code)
{
	size_t low = 0, high = RANGES;

	if (code >= 0x3400 && code <= 0x9FFF)
		return CLASS_IDEOGRAPH;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (code < ranges[middle].first)
			high = middle;
		else if (code > ranges[middle].last)
			low = middle + 1;
		else
			return (enum char_class)ranges[middle].class;
	}
	return CLASS_IDEOGRAPH;
}

static bool
is_japanese(const struct atom *atoms, size_t count, size_t at)
{
	return at < count && LAYOUT_IN(atoms[at].class, japanese);
}

static bool
is_digit(const struct atom *atoms, size_t count, size_t at)
{
	return at < count && (atoms[at].class == CLASS_DIGIT
	    || atoms[at].class == CLASS_WIDE_DIGIT);
}

/*
 * Half-width marks. Next to Japanese they are its punctuation (Kyoto writes
 * 「,」 for 読点), else part of a Latin word or a number.
 */
static enum char_class
resolve_ascii(const struct atom *atoms, size_t count, size_t at,
    bool is_inside)
{
	bool after = at > 0 && LAYOUT_IN(atoms[at - 1].class, japanese);
	bool before = is_japanese(atoms, count, at + 1);

	switch (atoms[at].class) {
	case CLASS_ASCII_OPEN:
		return after || before ? CLASS_OPEN : CLASS_WESTERN;
	case CLASS_ASCII_CLOSE:
		return is_inside || before ? CLASS_CLOSE : CLASS_WESTERN;
	case CLASS_ASCII_POINT:
		if (!after && !before)
			return CLASS_WESTERN;
		if (!after && atoms[at].code == '.')
			return CLASS_WESTERN;
		return atoms[at].code == ',' ? CLASS_COMMA : CLASS_STOP;
	case CLASS_ASCII_COLON:
		return after ? CLASS_MIDDLE : CLASS_WESTERN;
	case CLASS_ASCII_DIVIDE:
		return after ? CLASS_DIVIDE : CLASS_WESTERN;
	case CLASS_ASCII_JOIN:
		if (!after)
			return CLASS_WESTERN;
		return atoms[at].code == '%' ? CLASS_POSTFIX : CLASS_HYPHEN;
	default:
		return (enum char_class)atoms[at].class;
	}
}

void
layout_class_resolve(struct atom *atoms, size_t count)
{
	unsigned long inside = 0;	/* a bit a bracket: is it Japanese? */
	size_t i;

	for (i = 0; i < count; i++) {
		bool opens = atoms[i].class == CLASS_ASCII_OPEN;
		bool closes = atoms[i].class == CLASS_ASCII_CLOSE;

		if (atoms[i].class >= CLASS_ASCII_OPEN)
			atoms[i].class = (uint8_t)resolve_ascii(atoms, count,
			    i, (inside & 1) != 0);
		else if ((atoms[i].class == CLASS_COMMA
		    || atoms[i].class == CLASS_STOP) && i > 0
		    && atoms[i - 1].class == CLASS_WIDE_DIGIT
		    && is_digit(atoms, count, i + 1))
			atoms[i].class = CLASS_WIDE_DIGIT;	/* １，０００ */
		if (opens)
			inside = inside << 1
			    | (atoms[i].class == CLASS_OPEN);
		else if (closes)
			inside >>= 1;
	}
}
