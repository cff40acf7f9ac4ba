/*
 * What a roster's bytes mean: UTF-8, or what a Japanese Excel saves as CSV.
 */
#include "people/inside.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "base/text.h"

/* ICU's name for what Excel writes: JIS X 0208 with NEC's and IBM's rows. */
static const char EXCEL[] = "windows-31j";

/* First bytes of files that are no text at all. */
static const struct signature {
	const char	*bytes;
	size_t		 length;
	enum problem_id	 id;
	const char	*what;
} signatures[] = {
	{ "PK\3\4", 4, PROBLEM_ROSTER_BINARY,
	    "this is a spreadsheet or an archive; save it as CSV" },
	{ "\xd0\xcf\x11\xe0", 4, PROBLEM_ROSTER_BINARY,
	    "this is a spreadsheet; save it as CSV" },
	{ "%PDF", 4, PROBLEM_ROSTER_BINARY, "this is a PDF" },
	{ "\xff\xfe", 2, PROBLEM_ROSTER_ENCODING,
	    "this is UTF-16; save it as CSV UTF-8" },
	{ "\xfe\xff", 2, PROBLEM_ROSTER_ENCODING,
	    "this is UTF-16; save it as CSV UTF-8" }
};

void
roster_decode_advance(struct place *place, const char *from, const char *to)
{
	for (; from < to; from++) {
		if (*from == '\n' || (*from == '\r' && from[1] != '\n')) {
			place->line++;
			place->column = 1;
		} else if (((unsigned char)*from & 0xc0) != 0x80) {
			place->column++;
		}
	}
}

static struct place
place_in(const char *path, const char *bytes, size_t offset)
{
	struct place place = { path, 1, 1 };

	roster_decode_advance(&place, bytes, bytes + offset);
	return place;
}

static bool
is_known_binary(const char *path, const char *bytes, size_t length,
    struct problems *problems)
{
	const struct signature *signature;
	const char *nul;
	size_t i;

	for (i = 0; i < sizeof signatures / sizeof *signatures; i++) {
		signature = &signatures[i];
		if (length < signature->length || memcmp(bytes,
		    signature->bytes, signature->length) != 0)
			continue;
		problem_add(problems, signature->id,
		    (struct place){ path, 1, 1 }, "%s", signature->what);
		return true;
	}
	nul = memchr(bytes, '\0', length);
	if (nul == NULL)
		return false;
	problem_add(problems, PROBLEM_ROSTER_BINARY, place_in(path, bytes,
	    (size_t)(nul - bytes)), "byte 00: this is no text");
	return true;
}

/*
 * Decodes with the converter; *bad is where it stopped, or length. The result
 * is to be freed, and NULL only if memory is.
 */
static UChar *
convert(UConverter *converter, const char *bytes, size_t length,
    size_t *units, size_t *bad)
{
	/* No byte of CP932 becomes more than one unit. */
	UChar *wide = malloc((length + 1) * sizeof *wide), *to = wide;
	const char *from = bytes;
	char invalid[8];
	int8_t count = sizeof invalid;
	UErrorCode error = U_ZERO_ERROR;

	if (wide == NULL)
		return NULL;
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

/* Reported where the encoding that came further gave up. */
static char *
refuse_byte(const char *bytes, size_t offset, struct place place,
    struct problems *problems)
{
	problem_add(problems, PROBLEM_ROSTER_ENCODING, place,
	    "byte %02X at offset %zu is neither UTF-8 nor Shift_JIS (CP932)",
	    (unsigned char)bytes[offset], offset);
	return NULL;
}

/* NULL if reported. */
static char *
decode_excel(struct pool *pool, const char *path, const char *bytes,
    size_t length, size_t bad_utf8, size_t *decoded, struct problems *problems)
{
	UErrorCode error = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(EXCEL, &error);
	size_t units = 0, bad = 0;
	char *result = NULL;
	UChar *wide = NULL;

	if (U_SUCCESS(error)) {
		ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL,
		    NULL, NULL, &error);
		wide = convert(converter, bytes, length, &units, &bad);
		ucnv_close(converter);
	}
	if (wide != NULL)
		result = narrow(pool, wide, units, decoded);
	free(wide);
	if (result != NULL && bad == length)
		return result;
	if (result != NULL && bad > bad_utf8)
		return refuse_byte(bytes, bad, place_in(path, result,
		    *decoded), problems);
	return refuse_byte(bytes, bad_utf8, place_in(path, bytes, bad_utf8),
	    problems);
}

static bool
has_mark(const char *bytes, size_t length)
{
	return length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0;
}

char *
roster_decode(struct pool *pool, const char *path, const char *bytes,
    size_t length, size_t *decoded, struct problems *problems)
{
	size_t bad = 0;

	if (is_known_binary(path, bytes, length, problems))
		return NULL;
	if (has_mark(bytes, length)) {
		bytes += 3;
		length -= 3;
		if (!text_is_utf8(bytes, length, &bad)) {
			problem_add(problems, PROBLEM_ROSTER_ENCODING,
			    place_in(path, bytes, bad), "byte %02X at offset "
			    "%zu is not UTF-8, which the file's first bytes "
			    "announce", (unsigned char)bytes[bad], bad + 3);
			return NULL;
		}
	} else if (!text_is_utf8(bytes, length, &bad)) {
		return decode_excel(pool, path, bytes, length, bad, decoded,
		    problems);
	}
	*decoded = length;
	return pool_copy(pool, bytes, length);
}
