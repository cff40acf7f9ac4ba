#include "base/unicode.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/uvernum.h>

#include "base/late.h"
#include "base/memory.h"

/* ---- encodings ---- */

/* Decodes up to *bad, or length; the caller frees. */
static UChar *
convert(UConverter *converter, const char *bytes, size_t length,
    size_t *units, size_t *bad)
{
	/* No byte becomes more than one unit. */
	UChar *wide = memory_room((length + 1) * sizeof *wide), *to = wide;
	const char *from = bytes;
	char invalid[8];
	int8_t count = sizeof invalid;
	UErrorCode error = U_ZERO_ERROR;

	ucnv_toUnicode(converter, &to, wide + length + 1, &from,
	    bytes + length, NULL, true, &error);
	*units = (size_t)(to - wide);
	*bad = length;
	if (U_FAILURE(error)) {
		error = U_ZERO_ERROR;
		ucnv_getInvalidChars(converter, invalid, &count, &error);
		*bad = (size_t)(from - bytes) - (size_t)count;
	}
	return wide;
}

static char *
narrow(struct pool *pool, const UChar *wide, size_t units, size_t *length)
{
	/* Three bytes for a unit are the most there can be. */
	int32_t room = (int32_t)(units * 3 + 1), used = 0;
	UErrorCode error = U_ZERO_ERROR;
	char *bytes = pool_take(pool, (size_t)room);

	u_strToUTF8(bytes, room, &used, wide, (int32_t)units, &error);
	*length = U_SUCCESS(error) ? (size_t)used : 0;
	return bytes;
}

char *
unicode_decode(struct pool *pool, const char *encoding, const char *bytes,
    size_t length, size_t *decoded, size_t *bad)
{
	UErrorCode error = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(encoding, &error);
	size_t units = 0;
	char *result;
	UChar *wide;

	*decoded = *bad = 0;
	if (U_FAILURE(error))
		return pool_string(pool, "");
	ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL,
	    NULL, &error);
	wide = convert(converter, bytes, length, &units, bad);
	ucnv_close(converter);
	result = narrow(pool, wide, units, decoded);
	free(wide);
	return result;
}

struct encoder {
	UConverter	*converter;
};

struct encoder *
unicode_encoder_new(const char *encoding)
{
	UErrorCode error = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(encoding, &error);
	struct encoder *encoder;

	if (U_FAILURE(error))
		return NULL;
	ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL,
	    NULL, NULL, &error);
	encoder = memory_take(sizeof *encoder);
	encoder->converter = converter;
	return encoder;
}

void
unicode_encoder_free(struct encoder *encoder)
{
	if (encoder == NULL)
		return;
	ucnv_close(encoder->converter);
	free(encoder);
}

size_t
unicode_encode(struct encoder *encoder, const char *from, char *out,
    size_t room)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar wide[128];
	int32_t length = 0, count;

	u_strFromUTF8(wide, sizeof wide / sizeof *wide, &length, from, -1,
	    &error);
	count = ucnv_fromUChars(encoder->converter, out, (int32_t)room - 1,
	    wide, length, &error);
	if (U_FAILURE(error) || count < 0 || (size_t)count >= room - 1)
		return 0;
	out[count] = '\0';
	return (size_t)count;
}

/* ---- order ---- */

/* What is used of ICU's collation, which few need: it is loaded late. */
struct collation {
	__typeof__(ucol_open)		*open;
	__typeof__(ucol_strcollUTF8)	*compare;
	__typeof__(ucol_close)		*close;
	UCollator			*collator;	/* NULL: ICU has none */
};

#define WORDS(NAME) #NAME
#define NAMED(NAME) WORDS(NAME)		/* ucol_open is ucol_open_72 */

static void
load(struct collation *collation)
{
	static const char *const names[] = { "libicui18n.so."
	    U_ICU_VERSION_SHORT, NULL };
	const struct late_function functions[] = {
		{ NAMED(ucol_open), &collation->open },
		{ NAMED(ucol_strcollUTF8), &collation->compare },
		{ NAMED(ucol_close), &collation->close },
		{ 0 }
	};

	late_load(names, functions);
}

struct collation *
unicode_collation_new(void)
{
	struct collation *collation = memory_take(sizeof *collation);
	UErrorCode error = U_ZERO_ERROR;
	UCollator *collator;

	load(collation);
	collator = collation->open("ja", &error);
	collation->collator = U_SUCCESS(error) ? collator : NULL;
	return collation;
}

void
unicode_collation_free(struct collation *collation)
{
	if (collation->collator != NULL)
		collation->close(collation->collator);
	free(collation);
}

int
unicode_collate(const struct collation *collation, const char *one,
    const char *other)
{
	UErrorCode error = U_ZERO_ERROR;

	if (collation->collator == NULL)
		return strcmp(one, other);
	return collation->compare(collation->collator, one, -1, other, -1,
	    &error);
}

/* ---- forms ---- */

bool
unicode_is_mark(uint32_t code)
{
	return code >= 0x300 && u_getCombiningClass((UChar32)code) != 0;
}

uint32_t
unicode_composed(uint32_t code, uint32_t mark)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *composer = unorm2_getNFCInstance(&error);
	UChar32 composed = U_SUCCESS(error) ? unorm2_composePair(composer,
	    (UChar32)code, (UChar32)mark) : U_SENTINEL;

	return composed > 0 ? (uint32_t)composed : 0;
}

/* What NFKC has for it, if that is one character. */
static uint32_t
decomposed(uint32_t code)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *normalizer = unorm2_getNFKCInstance(&error);
	UChar units[20];
	int32_t length, at = 0;
	UChar32 other;

	if (U_FAILURE(error))
		return 0;
	length = unorm2_getRawDecomposition(normalizer, (UChar32)code, units,
	    sizeof units / sizeof *units, &error);
	if (U_FAILURE(error) || length < 1)
		return 0;
	U16_NEXT(units, at, length, other);
	return at == length ? (uint32_t)other : 0;
}

uint32_t
unicode_compatible(uint32_t code)
{
	return decomposed(code);
}

/* <wide> and <narrow> stand in one block, and the ideographic space. */
static bool
may_be_other_width(uint32_t code)
{
	return code == 0x3000 || (code >= 0xff00 && code <= 0xffef);
}

uint32_t
unicode_usual_width(uint32_t code)
{
	int32_t type;
	uint32_t usual;

	if (!may_be_other_width(code))
		return code;
	type = u_getIntPropertyValue((UChar32)code, UCHAR_DECOMPOSITION_TYPE);
	if (type != U_DT_WIDE && type != U_DT_NARROW)
		return code;
	usual = decomposed(code);
	return usual != 0 ? usual : code;
}

char *
unicode_folded(struct pool *pool, const char *from)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&error);
	int32_t length = (int32_t)strlen(from), count = 0, folded;
	/* One unit becomes 18 at the most (U+FDFA). */
	UChar *units = memory_room(((size_t)length + 1) * sizeof *units);
	UChar *out = memory_room(((size_t)length + 1) * 18 * sizeof *out);
	size_t bytes;
	char *result;

	u_strFromUTF8(units, length + 1, &count, from, length, &error);
	folded = unorm2_normalize(fold, units, count, out, (length + 1) * 18,
	    &error);
	result = U_SUCCESS(error) ? narrow(pool, out, (size_t)folded,
	    &bytes) : pool_string(pool, from);
	free(units);
	free(out);
	return result;
}
