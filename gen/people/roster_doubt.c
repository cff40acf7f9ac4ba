/*
 * Doubt: what a name most likely is a slip of: katakana for the kanji of the
 * same shape (ロ田), signs, words of two scripts, Mr.; and what looks like a
 * slip and is none (Muthu A/L Rajan).
 */
#include "people/inside.h"

#include <string.h>

/* ---- a slash, which is the law in Malaysia and Singapore ---- */

/* Son of, daughter of, wife of; a full-width slash is as good. */
static bool
is_relation(const char *at, const char *name)
{
	static const char *const words[] = { "a/l", "a/p", "s/o", "d/o", "w/o",
	    "A/L", "A/P", "S/O", "D/O", "W/O" };
	const char *from = at - 1;
	size_t slash = *at == '/' ? 1 : strlen("／"), i;

	if (at == name || (at > name + 1 && at[-2] != ' ') ||
	    (at[slash] != '\0' && at[slash + 1] != ' ' &&
	    at[slash + 1] != '.' && at[slash + 1] != '\0'))
		return false;
	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (*from == words[i][0] && at[slash] == words[i][2])
			return true;
	return false;
}

bool
roster_doubt_has_slash(const char *name)
{
	static const char *const slashes[] = { "/", "／", "⁄", "\\", "＼" };
	const char *at;
	size_t i;

	for (i = 0; i < sizeof slashes / sizeof *slashes; i++)
		for (at = strstr(name, slashes[i]); at != NULL;
		    at = strstr(at + 1, slashes[i]))
			if (i > 1 || !is_relation(at, name))
				return true;
	return false;
}

/* ---- characters of the same shape ---- */

enum shape { SHAPE_OTHER, SHAPE_KANJI, SHAPE_KATAKANA, SHAPE_TWIN };

/* Katakana that are kanji to the eye. */
static const struct { uint32_t kana; const char *kanji; } twins[] = {
	{ 0x30ed, "口" }, { 0x30cb, "二" }, { 0x30a8, "工" },
	{ 0x30cf, "八" }, { 0x30ab, "力" }, { 0x30bf, "夕" },
	{ 0x30c8, "卜" }
};

static const char *
twin_of(uint32_t code)
{
	size_t i;

	for (i = 0; i < sizeof twins / sizeof *twins; i++)
		if (twins[i].kana == code)
			return twins[i].kanji;
	return NULL;
}

static enum shape
shape_of(uint32_t code)
{
	if (code >= 0x30a1 && code <= 0x30fa)
		return twin_of(code) != NULL ? SHAPE_TWIN : SHAPE_KATAKANA;
	return (code >= 0x3400 && code <= 0x9fff) || code == 0x3005 ||
	    code >= 0x20000 ? SHAPE_KANJI : SHAPE_OTHER;
}

/* カ津子, ト美代: as names of women were written once. */
static bool
is_old_name(const char *word)
{
	static const char *const tails[] = { "子", "代", "江", "枝", "美" };
	size_t length = strcspn(word, " "), i;
	const char *blank = strstr(word, "　");

	if (blank != NULL && (size_t)(blank - word) < length)
		length = (size_t)(blank - word);
	if (length != strlen("カ津子"))
		return false;
	for (i = 0; i < sizeof tails / sizeof *tails; i++)
		if (strncmp(word + length - strlen(tails[i]), tails[i],
		    strlen(tails[i])) == 0)
			return true;
	return false;
}

static bool
is_kana(enum shape shape)
{
	return shape == SHAPE_KATAKANA || shape == SHAPE_TWIN;
}

/* Between these is it alone, and beside a kanji, or all of the last word? */
static bool
is_lone(const char *from, enum shape before, enum shape next, bool is_last)
{
	if (is_kana(before) || is_kana(next))
		return false;
	if (before == SHAPE_OTHER && next == SHAPE_OTHER)
		return is_last;
	return before == SHAPE_KANJI || !is_old_name(from);
}

/*
 * ロ田, 八ツ橋ハ郎, 工藤 エ, 木本一ー: one of them without katakana beside it.
 * ハツ子, カ津子 and ミツエ are names, and so is 一ノ瀬.
 */
static const char *
lone_twin(const char *name, const char **kanji)
{
	const char *at = name, *end = at + strlen(at), *from, *after;
	enum shape before = SHAPE_OTHER, next;
	uint32_t code;

	while (at < end) {
		from = at;
		code = text_next(&at, end);
		after = at;
		next = at < end ? shape_of(text_next(&after, end)) :
		    SHAPE_OTHER;
		*kanji = code == 0x30fc && before == SHAPE_KANJI ? "一" :
		    twin_of(code);
		if (*kanji != NULL && (code == 0x30fc || is_lone(from, before,
		    next, from > name && at == end)))
			return from;
		before = shape_of(code);
	}
	return NULL;
}

/* ---- what stands before or in it ---- */

static const char *
address_of(const char *name)
{
	static const char *const words[] = { "Mr.", "Mr ", "Mrs.", "Mrs ",
	    "Ms.", "Ms ", "Miss ", "Prof.", "MR.", "MRS.", "MS." };
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (strncmp(name, words[i], strlen(words[i])) == 0 &&
		    strlen(name) > strlen(words[i]))
			return words[i];
	return NULL;
}

static void
doubt(const struct roster_row *row, int column, const char *mark,
    struct problems *problems)
{
	problem_add(problems, PROBLEM_ROSTER_PLACEHOLDER, row->places[column],
	    "row %d, 氏名: \"%.40s\" holds %s, which no name does; "
	    "it is printed as it stands", row->line, row->values[column],
	    mark);
}

static const char *
first_character(struct pool *pool, const char *at)
{
	const char *after = at;

	text_next(&after, at + strlen(at));
	return pool_copy(pool, at, (size_t)(after - at));
}

void
roster_doubt_check(struct pool *pool, const struct roster_row *row,
    int column, struct problems *problems)
{
	const char *name = row->values[column], *at, *kanji;
	struct roster_letters letters = roster_letters_of(name);
	struct place place = row->places[column];

	at = address_of(name);
	if (at != NULL) {
		problem_add(problems, PROBLEM_ROSTER_PLACEHOLDER, place,
		    "row %d, 氏名: \"%s\" in \"%.60s\" is no part of a name; "
		    "it is printed as it stands", row->line, at, name);
		return;
	}
	if (letters.signs > 0) {
		doubt(row, column, first_character(pool, letters.sign),
		    problems);
		return;
	}
	at = lone_twin(name, &kanji);
	if (at != NULL) {
		problem_add(problems, PROBLEM_ROSTER_PLACEHOLDER, place,
		    "row %d, 氏名: in \"%.40s\" stands the kana %s; is the "
		    "kanji %s meant? It is printed as it stands", row->line,
		    name, first_character(pool, at), kanji);
		return;
	}
	/* 山田A; De Souza山田 is in the register like that. */
	if (letters.mixed > 0 && letters.latin == 1)
		problem_add(problems, PROBLEM_ROSTER_PLACEHOLDER, place,
		    "row %d, 氏名: \"%.40s\" has letters of two scripts in one "
		    "word; it is printed as it stands", row->line, name);
}

/* ---- ふりがな ---- */

void
roster_doubt_check_reading(const struct roster_row *row, int name, int column,
    struct problems *problems)
{
	const char *reading = row->values[column];
	struct roster_letters letters = roster_letters_of(reading);

	if (letters.kanji > 0 || (letters.latin > 0 && roster_letters_of(
	    row->values[name]).kanji > 0))
		problem_add(problems, PROBLEM_ROSTER_DOUBTFUL,
		    row->places[column], "row %d, ふりがな: \"%.40s\" is no "
		    "reading in kana; it is printed as it stands", row->line,
		    reading);
}
