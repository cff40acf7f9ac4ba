#include "layout_inside.h"

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
	{0x2116, 0x2116, CLASS_PREFIX}, {0x3000, 0x3000, CLASS_IDEO_SPACE},
	{0x3001, 0x3001, CLASS_COMMA}, {0x3002, 0x3002, CLASS_STOP},
	{0x3005, 0x3005, CLASS_ITERATION}, {0x3008, 0x3008, CLASS_OPEN},
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
#define IN(class, set) ((set) >> (class) & 1)
#define C(NAME) (1UL << CLASS_##NAME)

/* Classes in which Japanese text is written, its full-width marks included. */
static const unsigned long japanese = C(OPEN) | C(CLOSE) | C(DIVIDE)
    | C(MIDDLE) | C(STOP) | C(COMMA) | C(INSEPARABLE) | C(ITERATION) | C(LONG)
    | C(SMALL) | C(KANA) | C(IDEOGRAPH) | C(WIDE_DIGIT) | C(WIDE_LATIN);
/* Quarter em between these and Latin letters or digits (JLREQ 3.2.6). */
static const unsigned long letters = C(ITERATION) | C(LONG) | C(SMALL)
    | C(KANA) | C(IDEOGRAPH);
static const unsigned long half_words = C(DIGIT) | C(WESTERN);
/* Never split inside. */
static const unsigned long words = C(DIGIT) | C(WESTERN) | C(WIDE_DIGIT)
    | C(WIDE_LATIN);
/* JLREQ 3.1.7, strict: also cl-10, cl-11; cl-13 since nobody starts with %. */
static const unsigned long never_starts = C(CLOSE) | C(HYPHEN) | C(DIVIDE)
    | C(MIDDLE) | C(STOP) | C(COMMA) | C(ITERATION) | C(LONG) | C(SMALL)
    | C(POSTFIX) | C(IDEO_SPACE) | C(WORD_SPACE);
static const unsigned long never_ends = C(OPEN) | C(PREFIX);
static const unsigned long points = C(STOP) | C(COMMA);
static const unsigned long closing = C(CLOSE) | C(STOP) | C(COMMA);

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
	return at < count && IN(atoms[at].class, japanese);
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
	bool after = at > 0 && IN(atoms[at - 1].class, japanese);
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
layout_resolve(struct atom *atoms, size_t count)
{
	unsigned long inside = 0;	/* a bit a bracket: is it Japanese? */
	size_t i;

	for (i = 0; i < count; i++) {
		bool opens = atoms[i].class == CLASS_ASCII_OPEN;
		bool closes = atoms[i].class == CLASS_ASCII_CLOSE;

		if (atoms[i].class >= CLASS_ASCII_OPEN)
			atoms[i].class = (uint8_t)resolve_ascii(atoms, count,
			    i, (inside & 1) != 0);
		else if (IN(atoms[i].class, points) && i > 0
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

struct spacing {
	int	amount;		/* thousandths of an em */
	uint8_t	kind;
};

static struct spacing
word_spacing(const struct atom *atoms, size_t count, size_t at)
{
	const struct atom *before = &atoms[at - 1];
	bool after = IN(before->class, letters);
	bool next = at + 1 < count && IN(atoms[at + 1].class, letters);

	if (IN(before->class, closing)
	    || (at + 1 < count && atoms[at + 1].class == CLASS_ROOM))
		return (struct spacing){500, SPACE_WORD};
	if (after && next)
		return (struct spacing){500, SPACE_WORD};
	return (struct spacing){after || next ? 250 : 333, SPACE_WORD};
}

/* Room between two neighbours in the middle of a line (JLREQ table 1). */
static struct spacing
pair_spacing(const struct atom *a, const struct atom *b)
{
	if (a->class == CLASS_ROOM && b->class == CLASS_MIDDLE)
		return (struct spacing){250, SPACE_MIDDLE};
	if (a->class == CLASS_MIDDLE && b->class == CLASS_ROOM)
		return (struct spacing){250, SPACE_MIDDLE};
	if (b->class == CLASS_WORD_SPACE || a->class == CLASS_WORD_SPACE
	    || a->class == CLASS_ROOM || b->class == CLASS_ROOM)
		return (struct spacing){0, SPACE_RIGID};
	if (IN(b->class, closing))
		return (struct spacing){a->class == CLASS_MIDDLE ? 250 : 0,
		    SPACE_RIGID};
	if (a->class == CLASS_OPEN)
		return (struct spacing){b->class == CLASS_MIDDLE ? 250 : 0,
		    SPACE_RIGID};
	if (a->class == CLASS_MIDDLE || b->class == CLASS_MIDDLE)
		return (struct spacing){a->class == b->class ? 500 : 250,
		    SPACE_MIDDLE};
	if (a->class == CLASS_STOP)
		return (struct spacing){500, SPACE_STOP};
	if (b->class == CLASS_OPEN)
		return (struct spacing){a->class == CLASS_IDEO_SPACE ? 0 : 500,
		    SPACE_MARK};
	if (IN(a->class, closing))
		return (struct spacing){
		    b->class == CLASS_IDEO_SPACE ? 0 : 500, SPACE_MARK};
	if ((IN(a->class, letters) && IN(b->class, half_words))
	    || (IN(a->class, half_words) && IN(b->class, letters)))
		return (struct spacing){250, SPACE_MIXED};
	if (IN(a->class, words) && IN(b->class, words))
		return (struct spacing){0, SPACE_RIGID};
	if (a->class == CLASS_INSEPARABLE && b->code == a->code)
		return (struct spacing){0, SPACE_RIGID};
	return (struct spacing){0, SPACE_PLAIN};
}

static bool
pair_breaks(const struct atom *a, const struct atom *b)
{
	if (b->is_joined || IN(b->class, never_starts)
	    || IN(a->class, never_ends))
		return false;
	if (a->class == CLASS_WORD_SPACE || a->class == CLASS_IDEO_SPACE)
		return true;
	if (IN(a->class, words) && IN(b->class, words))
		return false;
	if (a->class == CLASS_INSEPARABLE && b->class == CLASS_INSEPARABLE)
		return false;
	return !(a->class == CLASS_ROOM && b->class == CLASS_IDEOGRAPH);
}

static bool
is_among(uint32_t code, const uint32_t *list)
{
	for (; *list != 0; list++)
		if (*list == code)
			return true;
	return false;
}

/* 一 to 九, 十 百 千 〇 */
static const uint32_t kanji_numerals[] = {0x3007, 0x4E00, 0x4E03, 0x4E09,
    0x4E5D, 0x4E8C, 0x4E94, 0x516B, 0x516D, 0x5341, 0x5343, 0x56DB, 0x767E, 0};
/* 条 項 号 章 節 款 目 編 部 回 */
static const uint32_t ordinal_counters[] = {0x6761, 0x9805, 0x53F7, 0x7AE0,
    0x7BC0, 0x6B3E, 0x76EE, 0x7DE8, 0x90E8, 0x56DE, 0};
/* 年 月 日 時 分 秒 人 回 件 部 枚 頁 円 条 項 号 章 か ヵ ヶ */
static const uint32_t plain_counters[] = {0x5E74, 0x6708, 0x65E5, 0x6642,
    0x5206, 0x79D2, 0x4EBA, 0x56DE, 0x4EF6, 0x90E8, 0x679A, 0x9801, 0x5186,
    0x6761, 0x9805, 0x53F7, 0x7AE0, 0x304B, 0x30F5, 0x30F6, 0};

enum {
	CODE_ORDINAL = 0x7B2C	/* 第 */
};

/* 第 and the numerals and the counter behind it stay in one line. */
static size_t
join_ordinal(struct atom *atoms, size_t count, size_t at)
{
	size_t i = at + 1;

	while (i < count && (is_digit(atoms, count, i)
	    || is_among(atoms[i].code, kanji_numerals)))
		atoms[i++].may_break = false;
	if (i > at + 1 && i < count
	    && is_among(atoms[i].code, ordinal_counters))
		atoms[i++].may_break = false;
	return i - 1;
}

/* Inside an address a line may end behind these. */
static bool
address_ends(uint32_t code, uint32_t next)
{
	static const uint32_t ends[] = {'/', '?', '&', '=', '_', '-', '.',
	    '@', '#', 0};

	return is_among(code, ends) && next != '/';
}

static size_t
word_end(const struct atom *atoms, size_t count, size_t at)
{
	while (at < count && IN(atoms[at].class, half_words)
	    && atoms[at].kind == ATOM_GLYPH)
		at++;
	return at;
}

/* A Latin word from at to end: is it an address (with :// or @)? */
static void
open_address(struct atom *atoms, size_t at, size_t end)
{
	bool is_address = false;
	size_t i;

	for (i = at; i < end; i++)
		is_address = is_address || atoms[i].code == '@'
		    || (atoms[i].code == '/' && i > at
		    && atoms[i - 1].code == '/');
	for (i = at + 1; is_address && i < end; i++)
		if (address_ends(atoms[i - 1].code, atoms[i].code))
			atoms[i].may_break = true;
}

static void
join_numbers(struct atom *atoms, size_t count)
{
	size_t i, end;

	for (i = 0; i < count; i++) {
		if (atoms[i].code == CODE_ORDINAL)
			i = join_ordinal(atoms, count, i);
		else if (i > 0 && is_digit(atoms, count, i - 1)
		    && is_among(atoms[i].code, plain_counters))
			atoms[i].may_break = false;
		else if (atoms[i].class == CLASS_WESTERN
		    && (i == 0 || !IN(atoms[i - 1].class, half_words))) {
			end = word_end(atoms, count, i);
			if (end > i + 1)
				open_address(atoms, i, end);
		}
	}
}

void
layout_space(struct atom *atoms, size_t count)
{
	struct spacing spacing;
	size_t i;

	for (i = 1; i < count; i++) {
		struct atom *atom = &atoms[i];

		spacing = atom->class == CLASS_WORD_SPACE
		    ? word_spacing(atoms, count, i)
		    : pair_spacing(atom - 1, atom);
		atom->space_kind = spacing.kind;
		atom->space = spacing.amount * atom[-1].span->size / 1000;
		atom->may_break = pair_breaks(atom - 1, atom);
	}
	join_numbers(atoms, count);
}
