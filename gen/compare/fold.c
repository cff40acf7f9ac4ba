/*
 * Folding: which characters count as the same. Kana with a separate voicing
 * mark are canonically equal to the composed ones (Unicode NFC); half- and
 * full-width forms are told apart, but known to be only that.
 */
#include "compare/inside.h"

#include <string.h>

#include "base/text.h"

enum {
	VOICED = 0x3099,
	SEMI_VOICED = 0x309a,
	HALF_VOICED = 0xff9e,
	HALF_SEMI_VOICED = 0xff9f,
	HALF_KANA_FIRST = 0xff61,
	FULL_ASCII_FIRST = 0xff01,
	FULL_ASCII_LAST = 0xff5e,
	FULL_ASCII_OFFSET = 0xfee0,
	IDEOGRAPHIC_BLANK = 0x3000
};

/* U+FF61 to U+FF9D in full width, one after the other. */
static const char half_kana[] =
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソ"
    "タチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

enum { KANA_BYTES = 3, HALF_KANA_COUNT = sizeof half_kana / KANA_BYTES };

struct sign_row {
	uint32_t	full, plain;
};

static uint32_t
fold_width(uint32_t code)
{
	static const struct sign_row signs[] = {
		{ IDEOGRAPHIC_BLANK, ' ' }, { 0xffe0, 0xa2 },
		{ 0xffe1, 0xa3 }, { 0xffe2, 0xac }, { 0xffe3, 0xaf },
		{ 0xffe5, 0xa5 }, { 0xffe8, 0x2502 }, { 0xffe9, 0x2190 },
		{ 0xffea, 0x2191 }, { 0xffeb, 0x2192 }, { 0xffec, 0x2193 },
	};
	const char *kana;
	size_t i;

	if (code >= FULL_ASCII_FIRST && code <= FULL_ASCII_LAST)
		return code - FULL_ASCII_OFFSET;
	if (code >= HALF_KANA_FIRST &&
	    code < HALF_KANA_FIRST + HALF_KANA_COUNT) {
		kana = half_kana + KANA_BYTES * (code - HALF_KANA_FIRST);
		return text_next(&kana, kana + KANA_BYTES);
	}
	if (code == HALF_VOICED || code == HALF_SEMI_VOICED)
		return code - HALF_VOICED + VOICED;
	for (i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].full == code)
			return signs[i].plain;
	return code;
}

/* か to ト: every voiceless one is followed by its voiced one. */
static bool
is_paired_kana(uint32_t plain)
{
	if (plain >= 0x30a1 && plain <= 0x30fe)
		plain -= 0x60;
	if (plain == 0x309d)
		return true;
	if (plain >= 0x304b && plain <= 0x3062)
		return (plain & 1) != 0;
	return plain == 0x3064 || plain == 0x3066 || plain == 0x3068;
}

static bool
is_ha_kana(uint32_t plain)
{
	if (plain >= 0x30a1)
		plain -= 0x60;
	return plain >= 0x306f && plain <= 0x307d &&
	    (plain - 0x306f) % 3 == 0;
}

/* The composed kana, or 0 if there is none. */
static uint32_t
compose(uint32_t plain, uint32_t mark)
{
	bool is_kana = (plain >= 0x3041 && plain <= 0x309e) ||
	    (plain >= 0x30a1 && plain <= 0x30fe);

	if (!is_kana || (mark != VOICED && mark != SEMI_VOICED))
		return 0;
	if (is_ha_kana(plain))
		return plain + (mark == VOICED ? 1 : 2);
	if (mark == SEMI_VOICED)
		return 0;
	if (plain == 0x3046 || plain == 0x30a6)
		return plain + 0x4e;		/* ゔ, ヴ */
	return is_paired_kana(plain) ? plain + 1 : 0;
}

uint32_t
compare_fold_next(const char **cursor, const char *end, enum fold fold)
{
	uint32_t code = text_next(cursor, end), mark, composed;
	const char *after = *cursor;

	if (fold == FOLD_WIDTH)
		code = fold_width(code);
	if (after == end)
		return code;
	mark = text_next(&after, end);
	if (fold == FOLD_WIDTH)
		mark = fold_width(mark);
	composed = compose(code, mark);
	if (composed == 0)
		return code;
	*cursor = after;
	return composed;
}

uint64_t
compare_fold_key(const char *from, size_t bytes, enum fold fold)
{
	const char *end = from + bytes;
	uint64_t key = 14695981039346656037u;	/* FNV-1a, by character */

	while (from < end) {
		key ^= compare_fold_next(&from, end, fold);
		key *= 1099511628211u;
		key ^= key >> 29;
	}
	return key;
}

bool
compare_fold_same(const char *one, const char *other, enum fold fold)
{
	const char *one_end = one + strlen(one);
	const char *other_end = other + strlen(other);

	if (fold == FOLD_NONE && strcmp(one, other) == 0)
		return true;
	while (one < one_end && other < other_end)
		if (compare_fold_next(&one, one_end, fold) !=
		    compare_fold_next(&other, other_end, fold))
			return false;
	return one == one_end && other == other_end;
}

bool
compare_fold_is_combining(uint32_t code)
{
	return (code >= 0x300 && code <= 0x36f) || code == VOICED ||
	    code == SEMI_VOICED || code == HALF_VOICED ||
	    code == HALF_SEMI_VOICED || code == 0x200d ||
	    (code >= 0x20d0 && code <= 0x20ff) || text_is_selector(code);
}
