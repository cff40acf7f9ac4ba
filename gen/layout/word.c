#include "layout/inside.h"

/*
 * Words of alphabets and of Hangul are set in one face, so that no name is
 * mixed of two; marks stand on their letters. Everything else is set
 * character by character (inline.c).
 */

enum {
	WORD_MAX = 64,			/* letters; a longer one is cut */
	FULL_WIDTH = 0xFF00,		/* Ａ and its like are set as kanji */
	LEAD_KANA = 0xE3, LEAD_KANJI_LAST = 0xE9, LEAD_WIDE = 0xEF
};

struct word {
	uint32_t	 codes[WORD_MAX];
	size_t		 count;
	const char	*end;		/* behind it in the text */
	bool		 is_plain;	/* ASCII only */
};

/* Lead bytes of U+0300 to U+036F, or all of U+3099 and U+309A. */
static bool
begins_mark(const char *at, const char *end)
{
	const unsigned char *byte = (const unsigned char *)at;

	if (end - at < 2)
		return false;
	if (byte[0] == 0xCC || byte[0] == 0xCD)
		return true;
	return end - at > 2 && byte[0] == 0xE3 && byte[1] == 0x82 &&
	    (byte[2] == 0x99 || byte[2] == 0x9A);
}

/* Most text is kana and kanji: told by the first byte (U+3000 to U+9FFF). */
static bool
stands_alone(const char *at, const char *end)
{
	unsigned char lead = (unsigned char)*at;

	if ((lead >= LEAD_KANA && lead <= LEAD_KANJI_LAST) ||
	    lead == LEAD_WIDE)
		return end - at < 4 || !begins_mark(at + 3, end);
	return lead < 'A' || (lead > 'Z' && lead < 'a') ||
	    (lead > 'z' && lead < 0x80);
}

static bool
goes_on(const struct word *word, uint32_t code)
{
	if (face_is_mark(code))
		return true;
	return code < FULL_WIDTH && face_in_word(word->codes[0]) &&
	    face_in_word(code);
}

static bool
read_word(struct word *word, const char *at, const char *end)
{
	const char *after = at;
	uint32_t code = text_next(&after, end);

	word->codes[0] = code;
	word->count = 1;
	word->is_plain = code < 0x80;
	for (word->end = at = after; at < end && word->count < WORD_MAX;
	    word->end = at = after) {
		code = text_next(&after, end);
		if (text_is_selector(code) && word->count == 1)
			return false;
		if (!goes_on(word, code))
			break;
		word->codes[word->count++] = code;
		word->is_plain = word->is_plain && code < 0x80;
	}
	return (word->count > 1 || face_in_word(word->codes[0])) &&
	    !face_is_mark(word->codes[0]);
}

/* ---- a letter and its marks ---- */

static size_t
count_marks(const struct word *word, size_t at)
{
	size_t i = at;

	while (i < word->count && face_is_mark(word->codes[i]))
		i++;
	return i - at;
}

static struct atom *
add_shaped(struct layout *layout, const struct span *span, uint32_t code,
    const struct shaped *shaped)
{
	struct atom *atom = layout_atom(layout, ATOM_GLYPH, span);

	atom->code = code;
	atom->glyph = shaped->glyph.id;
	atom->width = shaped->glyph.width;
	atom->face = shaped->glyph.face;
	atom->class = CLASS_WESTERN;
	return atom;
}

/* Marks come behind the letter; pen and letter are thousandths of an em. */
static void
add_marks(struct layout *layout, const struct span *span,
    const uint32_t *codes, const struct shaped *shaped, size_t count)
{
	int pen = shaped[0].advance, letter = shaped[0].glyph.width;
	struct atom *atom;
	size_t i;

	for (i = 1; i < count; i++) {
		atom = add_shaped(layout, span, codes[i], &shaped[i]);
		atom->is_mark = true;
		atom->is_joined = true;
		atom->rise = (int16_t)shaped[i].rise;
		atom->shift = (int)((long long)span->size *
		    (pen + shaped[i].shift - letter) / 1000);
		pen += shaped[i].advance;
	}
}

/* False if the face does not have them together. */
static bool
add_cluster(struct layout *layout, const struct span *span, enum face face,
    const uint32_t *codes, size_t count)
{
	struct shaped shaped[FACE_CLUSTER_MAX];
	size_t made = face_shape(layout->faces, face, codes, count, shaped);
	struct atom *atom;

	if (made == 0 || (made == 1 && count != 2))
		return false;
	atom = add_shaped(layout, span, codes[0], &shaped[0]);
	if (!face_in_word(codes[0]))
		atom->class = (uint8_t)layout_class(codes[0]);
	if (made == 1)
		atom->selector = codes[1];
	else
		add_marks(layout, span, codes, shaped, count);
	return true;
}

static void
add_letters(struct layout *layout, const struct span *span, enum face face,
    const struct word *word)
{
	size_t i, marks;

	for (i = 0; i < word->count; i += 1 + marks) {
		marks = count_marks(word, i + 1);
		if (marks > 0 && add_cluster(layout, span, face,
		    &word->codes[i], 1 + marks))
			continue;
		marks = 0;
		layout_atom_glyph(layout, word->codes[i], 0, span, face);
		if (face != span->face && layout->text.count > 0)
			layout->text.atoms[layout->text.count - 1].class =
			    CLASS_WESTERN;
	}
}

/* ---- the words of a name ---- */

/* What stands between them, one or two (". "): blanks, hyphens, commas. */
static const char *
behind_gap(const char *at, const char *end)
{
	const char *from = at, *after = at;
	uint32_t code;
	int marks;

	for (marks = 0; marks < 2 && at < end; marks++, at = after) {
		code = text_next(&after, end);
		if (code != ' ' && code != 0xa0 && code != '-' &&
		    code != 0x2010 && code != '\'' && code != 0x2019 &&
		    code != 0x2018 &&
		    code != '.' && code != ',')
			break;
	}
	return marks > 0 && at < end && !stands_alone(at, end) ? at : from;
}

/* The face that a word needs, with marks and letters as they are printed. */
static enum face
face_of(struct layout *layout, const struct span *span, struct word *word)
{
	if (word->is_plain)
		return span->face;
	word->count = face_compose(word->codes, word->count);
	return face_for_word(layout->faces, span->face, word->codes,
	    word->count);
}

/* Has the face all words up to the end? */
static bool
serves(struct layout *layout, enum face face, const char *at,
    const char *end)
{
	struct word word;
	const char *next;

	while (at < end && read_word(&word, at, end)) {
		word.count = face_compose(word.codes, word.count);
		if (!face_has(layout->faces, face, word.codes, word.count))
			return false;
		next = behind_gap(word.end, end);
		if (next == word.end && next < end)
			return false;
		at = next;
	}
	return true;
}

/*
 * Nguyễn Thị Ánh is one name: where a face lacks letters of one word, all of
 * them are set in the face that has them, if it has them all.
 */
static void
find_phrase(struct layout *layout, const struct span *span, const char *from,
    const char *end)
{
	enum face face = span->face, needed;
	const char *at = from, *next = from;
	struct word word;

	while (next < end && read_word(&word, next, end)) {
		needed = face_of(layout, span, &word);
		if (face == span->face)
			face = needed;
		at = word.end;
		next = behind_gap(at, end);
		if (next == at)
			break;
	}
	layout->phrase.end = at;
	layout->phrase.face = face != span->face &&
	    serves(layout, face, from, at) ? face : span->face;
}

/* ---- O’Brien ---- */

enum {
	QUOTE_OPEN = 0x2018, QUOTE = 0x2019,
	LATIN_LAST = 0x24f, LATIN_MORE = 0x1e00, LATIN_MORE_LAST = 0x1eff,
	E_CIRCUMFLEX_ACUTE = 0x1ebf	/* faces for Japanese have it not */
};

static bool
is_latin(uint32_t code)
{
	return face_in_word(code) && (code <= LATIN_LAST ||
	    (code >= LATIN_MORE && code <= LATIN_MORE_LAST));
}

/* Between letters; what quotes Japanese is a bracket. */
static bool
is_apostrophe(const struct layout *layout, const char *at, const char *end)
{
	const struct atom *last = layout->text.count == 0 ? NULL :
	    &layout->text.atoms[layout->text.count - 1];
	uint32_t code;

	if ((unsigned char)*at != 0xe2 || last == NULL ||
	    last->class != CLASS_WESTERN ||
	    (!last->is_mark && !is_latin(last->code)))
		return false;
	code = text_next(&at, end);
	return (code == QUOTE || code == QUOTE_OPEN) && at < end &&
	    is_latin(text_next(&at, end));
}

/* Faces for Japanese have it as wide as a kanji: another one's is set. */
static void
add_apostrophe(struct layout *layout, const struct span *span,
    const char **cursor, const char *end)
{
	const char *at = *cursor;
	uint32_t code = text_next(cursor, end);
	const uint32_t wanted[] = { E_CIRCUMFLEX_ACUTE, code };
	enum face face = face_for_word(layout->faces, span->face, wanted, 2);
	size_t count = layout->text.count;

	if (layout->phrase.end != NULL && at < layout->phrase.end &&
	    layout->phrase.face != span->face)
		face = layout->phrase.face;
	layout_atom_glyph(layout, code, 0, span, face);
	if (face != span->face && layout->text.count > count)
		layout->text.atoms[count].class = CLASS_WESTERN;
}

bool
layout_word(struct layout *layout, const struct span *span,
    const char **cursor, const char *end)
{
	enum face face;
	struct word word;

	if (is_apostrophe(layout, *cursor, end)) {
		add_apostrophe(layout, span, cursor, end);
		return true;
	}
	if (stands_alone(*cursor, end) || !read_word(&word, *cursor, end))
		return false;
	if (layout->phrase.end == NULL || *cursor >= layout->phrase.end)
		find_phrase(layout, span, *cursor, end);
	face = face_of(layout, span, &word);
	if (layout->phrase.face != span->face)
		face = layout->phrase.face;
	add_letters(layout, span, face, &word);
	*cursor = word.end;
	return true;
}
