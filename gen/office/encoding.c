/*
 * What a file's bytes mean: UTF-8, UTF-16, or what Japanese programs write.
 * Everything is UTF-8 from here on.
 */
#include "office/encoding.h"
#include "office/inside.h"

#include <string.h>

#include "base/message.h"
#include "base/unicode.h"

/* ICU's names. */
static const char EUC[] = "euc-jp-2007";
static const char JIS[] = "JIS8";

static const char MARK[] = "\xef\xbb\xbf";

void
encoding_advance(struct place *place, const char *from, const char *to)
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
place_in(const struct booking *booking, const char *bytes, size_t offset)
{
	struct place place = { booking->book->path, 1, 1 };

	encoding_advance(&place, bytes, bytes + offset);
	return place;
}

/* What an encoding makes of the bytes, as UTF-8. */
struct decoded {
	char	*bytes;
	size_t	 length;
	size_t	 bad;		/* where it gave up, or the length */
};

static struct decoded
decode_as(struct pool *pool, const char *encoding, const char *bytes,
    size_t length)
{
	struct decoded decoded;

	decoded.bytes = unicode_decode(pool, encoding, bytes, length,
	    &decoded.length, &decoded.bad);
	return decoded;
}

/* The format takes the byte and its offset. */
static char *
refuse_byte(struct booking *booking, size_t offset, struct place place,
    const char *format)
{
	problem_add(booking->problems, PROBLEM_TABLE_ENCODING, place, format,
	    (unsigned char)booking->bytes[offset], offset);
	booking->is_wrong = true;
	return NULL;
}

/* All of it in one encoding, or refused at the first byte that is not. */
static char *
decode_whole(struct booking *booking, const char *encoding, const char *format,
    size_t from, size_t *length)
{
	struct decoded decoded = decode_as(booking->pool, encoding,
	    booking->bytes + from, booking->length - from);

	*length = decoded.length;
	if (from + decoded.bad == booking->length)
		return decoded.bytes;
	return refuse_byte(booking, from + decoded.bad,
	    place_in(booking, decoded.bytes, *length), format);
}

/* Nobody announces these: whoever reads them is to look at the names. */
static void
name_encoding(struct booking *booking, const char *name)
{
	struct place whole = { .file = booking->book->path };

	problem_add(booking->problems, PROBLEM_TABLE_ENCODING_GUESSED, whole,
	    "read as %s, which no mark in the file says", name);
}

/* Names in half-width kana alone may pass for EUC-JP. */
static bool
is_half_width(const struct decoded *decoded)
{
	const char *at = decoded->bytes, *end = at + decoded->length;
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (code >= 0x80 && (code < 0xff61 || code > 0xff9f))
			return false;
	}
	return true;
}

/* Neither UTF-8 nor marked: what Excel saves, or else EUC-JP. */
static char *
decode_japanese(struct booking *booking, size_t bad_utf8, size_t *length)
{
	struct decoded excel = decode_as(booking->pool, UNICODE_EXCEL,
	    booking->bytes, booking->length);
	struct decoded euc = decode_as(booking->pool, EUC, booking->bytes,
	    booking->length);
	bool is_excel = excel.bad == booking->length;
	bool is_euc = euc.bad == booking->length &&
	    !(is_excel && is_half_width(&excel));
	const struct decoded *taken = is_euc ? &euc : &excel;
	const char *from = booking->bytes;

	if (is_euc)
		name_encoding(booking, "EUC-JP");
	*length = taken->length;
	if (is_euc || is_excel)
		return taken->bytes;
	/* Reported where the encoding that came further gave up. */
	return excel.bad > bad_utf8 ? refuse_byte(booking, excel.bad,
	    place_in(booking, excel.bytes, excel.length),
	    MESSAGE("byte %02X at offset %zu is neither UTF-8 nor Shift_JIS "
	    "(CP932); if a spreadsheet shows it rightly, save it from there "
	    "as XLSX")) :
	    refuse_byte(booking, bad_utf8, place_in(booking, from, bad_utf8),
	    MESSAGE("byte %02X at offset %zu is neither UTF-8 nor Shift_JIS "
	    "(CP932); if a spreadsheet shows it rightly, save it from there "
	    "as XLSX"));
}

/* ESC $ and ESC ( begin JIS X 0208 and end it (ISO 2022). */
static bool
has_escapes(const char *bytes, size_t length)
{
	return memmem(bytes, length, "\033$", 2) != NULL;
}

/* Zeros, each with the byte that makes one character of UTF-16 with it. */
struct zeros {
	size_t	counts[2];	/* by the side they stand on */
	size_t	marks[2];	/* beside a comma, a tab or a line end */
	bool	has_pair;	/* both: that is no character */
};

static struct zeros
count_zeros(const char *bytes, size_t length)
{
	struct zeros zeros = {0};
	size_t i;

	for (i = 0; i < length; i++) {
		if (bytes[i] != '\0')
			continue;
		zeros.counts[i % 2]++;
		if (bytes[i ^ 1] == '\0')
			zeros.has_pair = true;
		else if (strchr("\t\n\r,;", bytes[i ^ 1]) != NULL)
			zeros.marks[i % 2]++;
	}
	return zeros;
}

/*
 * The side of the zeros of ASCII; 一 (4E00) and the ideographic blank (3000)
 * have theirs on the other.
 */
static size_t
side_of(const struct zeros *zeros)
{
	if (zeros->marks[0] != zeros->marks[1])
		return zeros->marks[1] > zeros->marks[0];
	return zeros->counts[1] > zeros->counts[0];
}

/*
 * How many line feeds there are, and how many of them are two bytes; 上 (4E0A)
 * and the like are none.
 */
static size_t
count_feeds(const char *bytes, size_t length, size_t low, size_t *wide)
{
	size_t i, count = 0;
	unsigned char other;

	*wide = 0;
	for (i = 0; i < length; i++) {
		if (bytes[i] != '\n')
			continue;
		other = (unsigned char)bytes[i ^ 1];
		if (i % 2 == low && other >= 0x4e && other <= 0x9f)
			continue;
		count++;
		*wide += i % 2 == low && other == 0;
	}
	return count;
}

/* Japanese in UTF-8 but for its zeros: by chance no UTF-16 is. */
static bool
is_strewn(struct pool *pool, const char *bytes, size_t length)
{
	char *rest = pool_take(pool, length + 1);
	size_t i, count = 0, bad;
	bool is_ascii = true;

	for (i = 0; i < length; i++) {
		if (bytes[i] == '\0')
			continue;
		is_ascii &= (unsigned char)bytes[i] < 0x80;
		rest[count++] = bytes[i];
	}
	return !is_ascii && text_is_utf8(rest, count, &bad);
}

/*
 * UTF-16 without a mark: its commas, tabs and line ends are bytes with a zero
 * always on the same side, all over the file. NULL if it is not: a zero that
 * strayed into other text stands beside hardly any of its line ends.
 */
static const char *
unmarked_wide(struct pool *pool, const char *bytes, size_t length)
{
	struct zeros zeros;
	size_t side, feeds, wide, bad;

	if (length % 2 != 0)
		return NULL;
	zeros = count_zeros(bytes, length);
	side = side_of(&zeros);
	if (zeros.has_pair || zeros.counts[side] < 2 ||
	    is_strewn(pool, bytes, length))
		return NULL;
	feeds = count_feeds(bytes, length, 1 - side, &wide);
	if (feeds > 0 ? 2 * wide < feeds :
	    4 * (zeros.counts[0] + zeros.counts[1]) < length &&
	    text_is_utf8(bytes, length, &bad))
		return NULL;
	return side == 1 ? "UTF-16LE" : "UTF-16BE";
}

static char *
refuse_zero(struct booking *booking, const char *bytes, const char *zero)
{
	problem_add(booking->problems, PROBLEM_TABLE_UNREADABLE,
	    place_in(booking, bytes, (size_t)(zero - bytes)),
	    "byte 00: this is no text");
	booking->is_wrong = true;
	return NULL;
}

/* Its column is counted in characters of what surrounds it. */
static char *
refuse_stray(struct booking *booking, const char *zero)
{
	size_t before = (size_t)(zero - booking->bytes), bad;
	struct decoded excel;

	if (text_is_utf8(booking->bytes, before, &bad))
		return refuse_zero(booking, booking->bytes, zero);
	excel = decode_as(booking->pool, UNICODE_EXCEL, booking->bytes,
	    before);
	return refuse_zero(booking, excel.bytes, excel.bytes + excel.length);
}

static char *
decode_zeros(struct booking *booking, const char *zero, size_t *length)
{
	const char *encoding = unmarked_wide(booking->pool,
	    booking->bytes, booking->length);

	if (encoding != NULL) {
		name_encoding(booking, encoding);
		return decode_whole(booking, encoding, MESSAGE("byte %02X at "
		    "offset %zu is no UTF-16"), 0, length);
	}
	return refuse_stray(booking, zero);
}

/* The longest first: UTF-32 begins as UTF-16 does. */
static const struct { const char *bytes; size_t length; const char *name; }
    marks[] = {
	{ "\xff\xfe\0\0", 4, "UTF-32LE" }, { "\0\0\xfe\xff", 4, "UTF-32BE" },
	{ "\xff\xfe", 2, "UTF-16LE" }, { "\xfe\xff", 2, "UTF-16BE" }
};

static const char *
marked_wide(const char *bytes, size_t length, size_t *mark)
{
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (length >= marks[i].length && memcmp(bytes,
		    marks[i].bytes, marks[i].length) == 0) {
			*mark = marks[i].length;
			return marks[i].name;
		}
	return NULL;
}

static char *
decode_bytes(struct booking *booking, size_t *length)
{
	const char *bytes = booking->bytes, *zero;
	size_t bad = 0, mark = 0;
	const char *wide = marked_wide(bytes, booking->length, &mark);

	if (wide != NULL)
		return decode_whole(booking, wide, MESSAGE("byte %02X at offset %zu "
		    "is not what the file's first bytes announce, UTF-16"),
		    mark, length);
	zero = memchr(bytes, '\0', booking->length);
	if (zero != NULL)
		return decode_zeros(booking, zero, length);
	if (has_escapes(bytes, booking->length)) {
		name_encoding(booking, "ISO-2022-JP (JIS)");
		return decode_whole(booking, JIS, MESSAGE("byte %02X at offset %zu "
		    "is no ISO-2022-JP"), 0, length);
	}
	*length = booking->length;
	if (text_is_utf8(bytes, booking->length, &bad))
		return pool_copy(booking->pool, bytes, booking->length);
	if (booking->length >= 3 && memcmp(bytes, MARK, 3) == 0)
		return refuse_byte(booking, bad, place_in(booking, bytes + 3,
		    bad - 3), MESSAGE("byte %02X at offset %zu is not UTF-8, "
		    "which the file's first bytes announce"));
	return decode_japanese(booking, bad, length);
}

char *
encoding_decode(struct booking *booking, size_t *length)
{
	char *bytes = decode_bytes(booking, length);
	const char *zero;

	if (bytes == NULL)
		return NULL;
	zero = memchr(bytes, '\0', *length);
	if (zero != NULL)
		return refuse_zero(booking, bytes, zero);
	/* Programs that add a mark add one to a file that has one, too. */
	while (*length >= 3 && memcmp(bytes, MARK, 3) == 0) {
		bytes += 3;
		*length -= 3;
	}
	/* The end of a file in the days of CP/M; some still write it. */
	while (*length > 0 && bytes[*length - 1] == '\x1a')
		bytes[--*length] = '\0';
	return bytes;
}

char *
encoding_text(struct pool *pool, const char *path, const char *bytes,
    size_t length, size_t *decoded, struct problems *problems)
{
	struct book book = { .path = path };
	struct booking booking = { .pool = pool, .problems = problems,
	    .book = &book, .bytes = bytes, .length = length };

	return encoding_decode(&booking, decoded);
}
