/*
 * Garbled: what was saved in one encoding and read in another (山田 as
 * 螻ｱ逕ｰ, José as JosÃ©). Written back in the wrong encoding, the bytes are
 * clean words in the right one, which no real name is by chance; what each
 * pair asks for besides keeps the few away that would be.
 */
#include "people/inside.h"

#include <string.h>

#include "base/unicode.h"

enum encoding {
	UTF_8,
	EXCEL,			/* CP932 */
	EUC_JP,
	WESTERN,		/* Windows-1252, or Latin-1 */
	MACINTOSH,
	CHINESE,		/* GBK */
	DOS,			/* CP850 */
	ENCODING_COUNT
};

/* As ICU calls them, and as people do. */
static const struct { const char *icu, *name; } encodings[ENCODING_COUNT] = {
	[UTF_8] = { "UTF-8", "UTF-8" },
	[EXCEL] = { UNICODE_EXCEL, "Shift_JIS (CP932)" },
	[EUC_JP] = { "EUC-JP", "EUC-JP" },
	[WESTERN] = { "windows-1252", "Windows-1252" },
	[MACINTOSH] = { "macintosh", "Mac Roman" },
	[CHINESE] = { "GBK", "GBK" },
	[DOS] = { "ibm-850", "CP850" }
};

static const struct { enum encoding wrong, right; } pairs[] = {
	/* UTF-8 proves itself, so it comes first. */
	{ EXCEL, UTF_8 }, { WESTERN, UTF_8 }, { MACINTOSH, UTF_8 },
	{ CHINESE, UTF_8 }, { EXCEL, EUC_JP }, { WESTERN, EXCEL },
	{ MACINTOSH, EXCEL }, { WESTERN, EUC_JP }, { CHINESE, EXCEL },
	{ EXCEL, WESTERN }, { WESTERN, DOS }
};

struct garbling {
	struct pool	*pool;
	struct encoder	*encoders[ENCODING_COUNT];
};

struct garbling *
roster_garbled_new(struct pool *pool)
{
	struct garbling *garbling = pool_take(pool, sizeof *garbling);

	garbling->pool = pool;
	return garbling;
}

void
roster_garbled_free(struct garbling *garbling)
{
	size_t i;

	for (i = 0; garbling != NULL && i < ENCODING_COUNT; i++)
		unicode_encoder_free(garbling->encoders[i]);
}

/* ---- back into bytes ---- */

/* What Windows-1252 has where Latin-1 has controls; 0: nothing. */
static const uint16_t western[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178
};

/* Of both, as they are mixed up; 0 if neither has it. */
static unsigned
western_byte(uint32_t code)
{
	unsigned i;

	if (code < 0x100)
		return code;
	for (i = 0; i < 32; i++)
		if (western[i] == code)
			return 0x80 + i;
	return 0;
}

static size_t
encode_western(const char *value, char *out, size_t room)
{
	const char *at = value, *end = at + strlen(at);
	size_t count = 0;
	unsigned byte;

	while (at < end) {
		byte = western_byte(text_next(&at, end));
		if (byte == 0 || count + 1 >= room)
			return 0;
		out[count++] = (char)byte;
	}
	out[count] = '\0';
	return count;
}

static size_t
encode(struct garbling *garbling, enum encoding encoding, const char *value,
    char *out, size_t room)
{
	if (encoding == WESTERN)
		return encode_western(value, out, room);
	if (garbling->encoders[encoding] == NULL)
		garbling->encoders[encoding] = unicode_encoder_new(
		    encodings[encoding].icu);
	return garbling->encoders[encoding] == NULL ? 0 :
	    unicode_encode(garbling->encoders[encoding], value, out, room);
}

/* ---- and forth ---- */

/* What the bytes say in the right encoding. */
struct reading {
	const char		*words;
	struct roster_letters	 letters;
	size_t			 whole;	/* characters of several bytes */
	size_t			 lost;	/* of which only a part is there */
};

static const char lost[] = "…";

/*
 * Characters of three bytes whose last one was none in the wrong encoding are
 * lost; false for bytes that UTF-8 never has there.
 */
static bool
decode_utf8(struct garbling *garbling, const char *bytes, size_t length,
    struct reading *reading)
{
	struct text out = {0};
	size_t i = 0, bad, wanted, have;
	unsigned char lead;

	for (bad = 0; i < length; i += have) {
		lead = (unsigned char)bytes[i];
		wanted = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 :
		    lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
		for (have = 1; have < wanted && i + have < length &&
		    ((unsigned char)bytes[i + have] & 0xc0) == 0x80;)
			have++;
		if (wanted == 0 || (have < wanted && have < 2)) {
			text_free(&out);
			return false;
		}
		if (have == wanted && text_is_utf8(bytes + i, have, &bad)) {
			text_add(&out, bytes + i, have);
			reading->whole += have > 1;
		} else {
			text_add_string(&out, lost);
			reading->lost++;
		}
	}
	reading->words = pool_string(garbling->pool, out.bytes);
	text_free(&out);
	return true;
}

/* A half-width kana beside kanji is half of a character: the rest is lost. */
static const char *
without_halves(struct pool *pool, const char *words)
{
	const char *at = words, *end = at + strlen(at), *result;
	struct text out = {0};
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (code >= 0xff61 && code <= 0xff9f)
			text_add_string(&out, lost);
		else
			text_add_code(&out, code);
	}
	result = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return result;
}

/* All of it, but for half a character at the end. */
static bool
decode_other(struct garbling *garbling, enum encoding encoding,
    const char *bytes, size_t length, struct reading *reading)
{
	size_t decoded, bad;
	const char *words = unicode_decode(garbling->pool,
	    encodings[encoding].icu, bytes, length, &decoded, &bad);

	if (bad + 1 < length || decoded == 0)
		return false;
	reading->lost = bad < length;
	reading->words = words;
	return true;
}

static bool
decode(struct garbling *garbling, enum encoding encoding, const char *bytes,
    size_t length, struct reading *reading)
{
	struct roster_letters *letters = &reading->letters;

	*reading = (struct reading){0};
	if (!(encoding == UTF_8 ? decode_utf8(garbling, bytes, length,
	    reading) : decode_other(garbling, encoding, bytes, length,
	    reading)))
		return false;
	*letters = roster_letters_of(reading->words);
	if (encoding == EXCEL && letters->half > 0 && letters->kanji > 0) {
		reading->lost += letters->half;
		reading->words = without_halves(garbling->pool,
		    reading->words);
	}
	if (encoding != UTF_8 && reading->lost > 0 && letters->half == 0)
		reading->words = pool_format(garbling->pool, "%s%s",
		    reading->words, lost);
	return true;
}

/* ---- is it likelier than what stands there? ---- */

/* Words as names have them; … is a sign that decode_utf8 put there. */
static bool
is_clean(const struct reading *reading)
{
	const struct roster_letters *letters = &reading->letters;

	return letters->signs <= reading->lost && letters->strange == 0 &&
	    letters->wide > reading->lost && strpbrk(reading->words,
	    "0123456789") == NULL;
}

static bool
is_japanese(const struct reading *reading)
{
	return reading->letters.kanji + reading->letters.kana > 0 &&
	    reading->letters.latin + reading->letters.others == 0;
}

static bool
is_latin(const struct reading *reading)
{
	const struct roster_letters *letters = &reading->letters;

	return letters->accents > 0 && letters->mixed == 0 &&
	    letters->kanji + letters->kana + letters->half +
	    letters->others == 0;
}

/* At least half of the kanji are such as names have. */
static bool
is_usual(const struct reading *reading)
{
	return 2 * reading->letters.rare <= reading->letters.kanji;
}

static size_t
count_japanese(const struct reading *reading)
{
	return reading->letters.kanji + reading->letters.kana;
}

/* 螻ｱ逕ｰ, Josﾃｩ, and ﾐ渙ｲﾐｰﾐｽ, whose bytes are pairs of half-width kana. */
static bool
is_utf8_in_excel(const struct roster_letters *from,
    const struct reading *reading)
{
	const struct roster_letters *letters = &reading->letters;

	if (is_japanese(reading))
		return letters->half == 0 && (from->rare > 0 ||
		    from->half > 0) && reading->whole > 0 &&
		    reading->whole + reading->lost >= 2;
	if (is_latin(reading))
		return from->is_broken || (from->mixed > 0 &&
		    reading->lost == 0);
	return letters->others >= 3 && letters->mixed == 0 &&
	    letters->latin == 0 && reading->lost == 0;
}

/* JosÃ©; every character of several bytes has a sign, or š, ž in it. */
static bool
is_utf8_in_western(const struct roster_letters *from,
    const struct reading *reading)
{
	if (is_japanese(reading))
		return reading->whole > 0 && (from->signs > 0 ||
		    reading->whole > 1);
	return reading->whole > 0 && reading->lost == 0 &&
	    reading->letters.mixed == 0;
}

static bool
is_utf8_in_chinese(const struct roster_letters *from,
    const struct reading *reading)
{
	if (is_latin(reading))
		return from->mixed > 0 && reading->lost == 0;
	return is_japanese(reading) && reading->whole >= 2 &&
	    from->rare >= 2 && is_usual(reading);
}

/*
 * ｻｳﾅﾄ ﾂﾀﾏｺ may be somebody's name in half-width kana: all of what it would
 * say must be usual in names. ､ and ｣ no name has.
 */
static bool
is_euc_in_excel(const struct roster_letters *from,
    const struct reading *reading, bool is_name)
{
	if (is_latin(reading))
		return from->is_broken;
	if (!is_japanese(reading) || reading->letters.mixed > 0 ||
	    reading->letters.half > 0 || from->half == 0)
		return false;
	if (from->signs > 0)
		return is_usual(reading);
	return is_name && reading->letters.rare == 0 &&
	    count_japanese(reading) >= 3 && reading->lost == 0;
}

/* ŽR“c‘¾˜Y, éRìc ëæòY: all letters are bytes of kanji. */
static bool
is_japanese_in_western(const struct roster_letters *from,
    const struct reading *reading)
{
	return is_japanese(reading) && count_japanese(reading) >=
	    (from->signs > 0 ? 1 : 2) && (reading->letters.half == 0 ||
	    from->signs > 0) && is_usual(reading);
}

static bool
is_likelier(size_t pair, const struct roster_letters *from,
    const struct reading *reading, bool is_name)
{
	switch (pairs[pair].wrong) {
	case EXCEL:
		if (pairs[pair].right == UTF_8)
			return is_utf8_in_excel(from, reading);
		if (pairs[pair].right == EUC_JP)
			return is_euc_in_excel(from, reading, is_name);
		return from->mixed > 0 && is_latin(reading);
	case WESTERN:
	case MACINTOSH:
		if (pairs[pair].right == UTF_8)
			return is_utf8_in_western(from, reading);
		if (pairs[pair].right == DOS)
			return from->is_inside && is_latin(reading);
		return is_japanese_in_western(from, reading);
	case CHINESE:
		if (pairs[pair].right == UTF_8)
			return is_utf8_in_chinese(from, reading);
		return is_japanese(reading) && reading->letters.half == 0 &&
		    count_japanese(reading) >= 2 && is_usual(reading);
	case UTF_8:
	case EUC_JP:
	case DOS:
	case ENCODING_COUNT:
		break;
	}
	return false;
}

/*
 * Is the value such as reading in this encoding gives? Kanji that Japanese has
 * not are of the Chinese one.
 */
static bool
may_be_read_in(struct garbling *garbling, enum encoding wrong,
    const struct roster_letters *from, const char *value)
{
	size_t japanese = from->kanji + from->kana + from->half;
	char bytes[256];

	if (wrong == EXCEL)
		return from->half > 0 || from->rare > 0 || from->mixed > 0;
	if (wrong == WESTERN || wrong == MACINTOSH)
		return japanese + from->others == 0 && from->wide > 0;
	return from->kanji > 0 && from->half == 0 && (from->mixed > 0 ||
	    encode(garbling, EXCEL, value, bytes, sizeof bytes) == 0);
}

bool
roster_garbled_find(struct garbling *garbling, const char *value, bool is_name,
    struct garbled *garbled)
{
	struct roster_letters from = roster_letters_of(value);
	struct reading reading;
	char bytes[256];
	size_t i, count;

	if (from.wide == 0 || (from.half + from.rare + from.mixed +
	    from.signs + from.accents == 0))
		return false;
	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (!may_be_read_in(garbling, pairs[i].wrong, &from, value))
			continue;
		count = encode(garbling, pairs[i].wrong, value, bytes,
		    sizeof bytes);
		if (count == 0 || !decode(garbling, pairs[i].right, bytes,
		    count, &reading) || !is_clean(&reading) ||
		    !is_likelier(i, &from, &reading, is_name))
			continue;
		*garbled = (struct garbled){ reading.words,
		    encodings[pairs[i].right].name,
		    encodings[pairs[i].wrong].name };
		return true;
	}
	return false;
}

/* ---- the header ---- */

/* Without what stands for bytes that were lost on the way. */
static const char *
without_lost(struct pool *pool, const char *words)
{
	const char *at = words, *end = at + strlen(at), *result;
	struct text out = {0};
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (code > ' ' && code != '?' && code != 0x30fb &&
		    code != 0xfffd && !(code >= 0x7f && code <= 0xa0))
			text_add_code(&out, code);
	}
	result = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return result;
}

/* How the bytes look in the wrong encoding, without those that it lacks. */
static const char *
misread(struct pool *pool, enum encoding wrong, const char *bytes,
    size_t length)
{
	const char *words = "", *piece;
	size_t decoded, bad;

	while (length > 0) {
		piece = unicode_decode(pool, encodings[wrong].icu, bytes,
		    length, &decoded, &bad);
		words = pool_format(pool, "%s%s", words, piece);
		if (bad >= length)
			break;
		bytes += bad + 1;
		length -= bad + 1;
	}
	return without_lost(pool, words);
}

bool
roster_garbled_head(struct garbling *garbling, const char *written,
    struct garbled *garbled)
{
	/* What most headers have. */
	static const char *const heads[] = { "氏名", "名前", "お名前", "姓",
	    "所属", "ふりがな", "フリガナ", "部署", "部署名", "会社名",
	    "職員名", "職員氏名", "課名" };
	const char *bare = without_lost(garbling->pool, written);
	size_t i, j, count;
	char bytes[64];

	if (roster_letters_of(bare).wide == 0)
		return false;
	for (i = 0; i < sizeof heads / sizeof *heads; i++)
		for (j = 0; j < sizeof pairs / sizeof *pairs; j++) {
			count = encode(garbling, pairs[j].right, heads[i],
			    bytes, sizeof bytes);
			if (count == 0 || strcmp(misread(garbling->pool,
			    pairs[j].wrong, bytes, count), bare) != 0)
				continue;
			*garbled = (struct garbled){ heads[i],
			    encodings[pairs[j].right].name,
			    encodings[pairs[j].wrong].name };
			return true;
		}
	return false;
}

bool
roster_garbled_tell_head(struct pool *pool, const struct grid *grid,
    struct problems *problems)
{
	struct garbling *garbling = roster_garbled_new(pool);
	struct garbled garbled;
	bool is_met = false;
	size_t i, j;

	for (i = 0; !is_met && i < grid->row_count && i < HEADER_ROWS; i++)
		for (j = 0; !is_met && j < grid->rows[i].count; j++) {
			const struct cell *cell = &grid->rows[i].cells[j];

			if (!roster_garbled_head(garbling, cell->text,
			    &garbled))
				continue;
			is_met = true;
			problem_add(problems, PROBLEM_ROSTER_DAMAGED,
			    cell->place, "\"%.40s\" is \"%s\": %s was read as "
			    "%s, and the rest of the file, too; open the "
			    "source anew and save it as XLSX, or as \"CSV "
			    "UTF-8\": in Excel: ファイル > 名前を付けて保存 > "
			    "「CSV UTF-8 (コンマ区切り) (*.csv)」", cell->text,
			    garbled.meant, garbled.right, garbled.wrong);
		}
	roster_garbled_free(garbling);
	return is_met;
}
