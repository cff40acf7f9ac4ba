/*
 * Damage: what was lost or changed before a roster came here, found before it
 * is printed as somebody's name.
 */
#include "people/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"

enum {
	FULL_QUESTION = 0xff1f,
	GETA = 0x3013,		/* 〓: printers set it for what they lack */
	LOST = 0xfffd,
	NO_BREAK = 0xa0,	/* a blank that web pages are full of */
	KANGXI_FIRST = 0x2f00,
	KANGXI_LAST = 0x2fd5,
	RADICALS_FIRST = 0x2e80,
	HALF_KANA_FIRST = 0xff66,
	HALF_KANA_LAST = 0xff9f
};

/* ---- radicals ---- */

/*
 * What PDF files give for kanji of the same shape (Unicode's
 * EquivalentUnifiedIdeograph, where Japanese has the character).
 */
static const struct { uint32_t radical, character; } radicals[] = {
	{ 0x2e81, 0x5382 }, { 0x2e84, 0x4e59 }, { 0x2e8b, 0x5369 },
	{ 0x2e9d, 0x6708 }, { 0x2e9f, 0x6bcd }, { 0x2ea0, 0x6c11 },
	{ 0x2eb4, 0x7f8a }, { 0x2eb7, 0x7f8a }, { 0x2ebc, 0x8089 },
	{ 0x2ec1, 0x864e }, { 0x2ec4, 0x897f }, { 0x2ec6, 0x89d2 },
	{ 0x2ed1, 0x9577 }, { 0x2ed8, 0x9752 }, { 0x2edd, 0x98df },
	{ 0x2ee4, 0x9b3c }, { 0x2ee8, 0x9ea6 }, { 0x2ee9, 0x9ec4 },
	{ 0x2eeb, 0x6589 }, { 0x2eed, 0x6b6f }, { 0x2eef, 0x7adc },
	{ 0x2ef2, 0x4e80 }, { 0x2ef3, 0x9f9f }
};

/* Radicals that stand for two characters, of which Japanese uses the first. */
static const struct { uint32_t radical, used, old; } unclear[] = {
	{ 0x2f3e, 0x6238, 0x6236 },	/* 戸 */
	{ 0x2fad, 0x9752, 0x9751 },	/* 青 */
	{ 0x2fc8, 0x9ec4, 0x9ec3 },	/* 黄 */
	{ 0x2fca, 0x9ed2, 0x9ed1 }	/* 黒 */
};

static bool
is_radical(uint32_t code)
{
	return code >= RADICALS_FIRST && code <= KANGXI_LAST;
}

/* 0 if there is no character that it is sure to stand for. */
static uint32_t
character_of(uint32_t radical)
{
	size_t i;

	for (i = 0; i < sizeof unclear / sizeof *unclear; i++)
		if (unclear[i].radical == radical)
			return 0;
	for (i = 0; i < sizeof radicals / sizeof *radicals; i++)
		if (radicals[i].radical == radical)
			return radicals[i].character;
	return radical < KANGXI_FIRST ? 0 : unicode_compatible(radical);
}

/* ---- one value ---- */

struct mending {
	const struct roster_source *source;
	struct problems		*problems;
	struct place		 place;
	int			 line;
	bool			 is_wrong, was_half_width, has_lines;
	struct roster_damage	*damage;
};

static void
shown(uint32_t code, char out[5])
{
	out[text_encode(code, out)] = '\0';
}

static void
refuse_radical(struct mending *mending, uint32_t radical)
{
	char letter[5], used[5], old[5];
	size_t i;

	shown(radical, letter);
	mending->is_wrong = true;
	for (i = 0; i < sizeof unclear / sizeof *unclear; i++) {
		if (unclear[i].radical != radical)
			continue;
		shown(unclear[i].used, used);
		shown(unclear[i].old, old);
		problem_add(mending->problems, PROBLEM_ROSTER_DAMAGED,
		    mending->place, "row %d, %s: %s is the radical U+%04X; "
		    "the character is %s U+%04X, or the old %s U+%04X: write "
		    "the one that is meant", mending->line,
		    mending->source->name, letter, (unsigned)radical, used,
		    (unsigned)unclear[i].used, old, (unsigned)unclear[i].old);
		return;
	}
	problem_add(mending->problems, PROBLEM_ROSTER_DAMAGED, mending->place,
	    "row %d, %s: %s is the radical U+%04X, a part of characters and "
	    "none itself; write the character that is meant", mending->line,
	    mending->source->name, letter, (unsigned)radical);
}

static void
mend_radical(struct mending *mending, uint32_t radical, struct text *out)
{
	uint32_t code = character_of(radical);
	char letter[5], meant[5];

	if (code == 0) {
		refuse_radical(mending, radical);
		return;
	}
	shown(radical, letter);
	shown(code, meant);
	text_add_code(out, code);
	problem_add(mending->problems, PROBLEM_ROSTER_RADICAL, mending->place,
	    "row %d, %s: %s is the radical U+%04X; the character is %s U+%04X, "
	    "which is printed", mending->line, mending->source->name, letter,
	    (unsigned)radical, meant, (unsigned)code);
}

/* What a mark makes of the character before it; false if nothing. */
static bool
composes(uint32_t before, uint32_t mark, uint32_t *composed)
{
	uint32_t both = unicode_is_mark(mark) ?
	    unicode_composed(before, mark) : 0;

	if (both != 0)
		*composed = both;
	return both != 0;
}

static bool
is_half_kana(uint32_t code)
{
	return code >= HALF_KANA_FIRST && code <= HALF_KANA_LAST;
}

/* Is there anything to be done about it? Mostly there is not. */
static bool
is_sound(const char *value)
{
	const char *at = value, *end = at + strlen(at);
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (is_radical(code) || is_half_kana(code) ||
		    code == NO_BREAK || code == '\n' ||
		    code == '\r' || code == '\t' ||
		    code == 0x309b || code == 0x309c ||
		    unicode_is_mark(code))
			return false;
	}
	return true;
}

/*
 * A line that was broken to fit its cell goes on behind a blank; roles are a
 * list. Nothing for the second of CRLF, and beside blanks.
 */
static uint32_t
joined_line(struct mending *mending, uint32_t before)
{
	mending->has_lines = true;
	if (before == ' ' || before == 0x3000 || before == 0x3001)
		return 0;
	return strcmp(mending->source->name, "役割") == 0 ? 0x3001 : 0x3000;
}

/* The last character is held back: a mark may follow it. */
static const char *
mend_characters(struct pool *pool, struct mending *mending,
    const char *value)
{
	const char *at = value, *end = at + strlen(at), *result;
	struct text out = {0};
	uint32_t code, held = 0;

	while (at < end) {
		code = text_next(&at, end);
		if (is_half_kana(code) && mending->source->is_asked_for) {
			code = unicode_usual_width(code);
			mending->was_half_width = true;
		}
		if ((code == '\n' || code == '\r' || code == '\t') &&
		    mending->source->is_asked_for)
			code = joined_line(mending, held);
		if (code == 0)
			continue;
		if (code == NO_BREAK)
			code = ' ';
		/* ハ゛ラ: the marks of half-width typing stand alone. */
		if ((code == 0x309b || code == 0x309c) && held != 0 &&
		    composes(held, code - 2, &held))
			continue;
		if (held != 0 && composes(held, code, &held))
			continue;
		if (held != 0)
			text_add_code(&out, held);
		held = 0;
		if (is_radical(code))
			mend_radical(mending, code, &out);
		else
			held = code;
	}
	if (held != 0)
		text_add_code(&out, held);
	result = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return result;
}

/* ---- what cannot be mended ---- */

static bool
is_name(const struct roster_source *source)
{
	return strcmp(source->name, "氏名") == 0;
}

/* What documents ask for must be sound; of the rest it is only said. */
static enum problem_id
damage(struct mending *mending)
{
	mending->is_wrong |= mending->source->is_asked_for;
	return mending->source->is_asked_for ? PROBLEM_ROSTER_DAMAGED :
	    PROBLEM_ROSTER_DOUBTFUL;
}

static bool
is_japanese(uint32_t code)
{
	return (code >= 0x3041 && code <= 0x30ff) || code == 0x3005 ||
	    (code >= 0x3400 && code <= 0x9fff) ||
	    (code >= 0xf900 && code <= 0xfaff) || code >= 0x20000;
}

/* A question mark between people's characters is one that was lost. */
static bool
has_lost_question(const struct roster_source *source, const char *value)
{
	const char *at = value, *end = at + strlen(at);
	uint32_t code, before = 0;
	bool is_open = false;

	while (at < end) {
		code = text_next(&at, end);
		if (is_open && is_japanese(code))
			return true;
		is_open = code == '?' || code == FULL_QUESTION;
		/* 「課？」 at the end of a remark is a question. */
		if (is_open && (is_name(source) ||
		    (is_japanese(before) && source->is_asked_for)))
			return true;
		before = code;
	}
	return false;
}

static bool
is_private(uint32_t code)
{
	return (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
}

/* False if it is none of those that were lost. */
static bool
check_character(struct mending *mending, uint32_t code)
{
	const char *column = mending->source->name;

	if (code == LOST)
		problem_add(mending->problems, damage(mending), mending->place,
		    "row %d, %s: U+FFFD stands for a character that was lost "
		    "when the file was read in a wrong encoding; "
		    "open the source anew and save it as XLSX, or as \"CSV UTF-8\": in "
		    "Excel: ファイル > 名前を付けて保存 > "
		    "「CSV UTF-8 (コンマ区切り) (*.csv)」",
		    mending->line, column);
	else if (code == GETA)
		problem_add(mending->problems, damage(mending), mending->place,
		    "row %d, %s: 〓 stands for a character that a program did "
		    "not have; write the character", mending->line, column);
	else if (is_private(code))
		problem_add(mending->problems, damage(mending), mending->place,
		    "row %d, %s: U+%04X is a character of somebody's own (外字) "
		    "and shows only where it was registered; write the "
		    "character that Unicode has for it, or its usual form",
		    mending->line, column, (unsigned)code);
	else
		return false;
	return true;
}

static void
check_lost(struct mending *mending, const char *value)
{
	const char *at = value, *end = at + strlen(at);

	if (has_lost_question(mending->source, value))
		problem_add(mending->problems, damage(mending), mending->place,
		    "row %d, %s: \"?\" stands for a character that was lost "
		    "when the file was saved in an encoding without it (𠮷, "
		    "髙, é …); "
		    "open the source anew and save it as XLSX, or as \"CSV UTF-8\": in "
		    "Excel: ファイル > 名前を付けて保存 > "
		    "「CSV UTF-8 (コンマ区切り) (*.csv)」", mending->line, mending->source->name);
	while (at < end)
		if (check_character(mending, text_next(&at, end)))
			return;
}

/* #REF! and the like: Excel's, and what Japanese mails make of them. */
static bool
is_error(const char *value)
{
	static const char *const errors[] = { "#REF!", "#NAME?", "#N/A",
	    "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
	    "#FIELD!", "#BLOCKED!", "#CONNECT!", "#GETTING_DATA",
	    "#UNKNOWN!", "Err:502", "Err:504", "Err:508", "Err:511",
	    "Err:522" };
	size_t i;

	for (i = 0; i < sizeof errors / sizeof *errors; i++)
		if (strcmp(errors[i], value) == 0)
			return true;
	return strspn(value, "#") >= 3 && value[strspn(value, "#")] == '\0';
}

/* 1.23457E+11: what Excel writes of a number that its column was too narrow
 * for. */
static bool
is_cut_number(const char *value)
{
	const char *at = value;

	if (*at < '1' || *at > '9')
		return false;
	at += strspn(at, "0123456789.");
	return (at[0] == 'E' || at[0] == 'e') && at[1] == '+' &&
	    at[2] >= '0' && at[2] <= '9' &&
	    at[2 + strspn(at + 2, "0123456789")] == '\0';
}

static void
check_garbled(struct pool *pool, struct mending *mending, const char *value)
{
	struct roster_damage *all = mending->damage;
	struct garbled garbled;

	if (!mending->source->is_asked_for)
		return;
	if (all->garbling == NULL)
		all->garbling = roster_garbled_new(pool);
	if (roster_garbled_find(all->garbling, value, is_name(mending->source),
	    &garbled))
		problem_add(mending->problems, damage(mending), mending->place,
		    "row %d, %s: %s was read as %s; \"%.90s\" says \"%.90s\"; "
		    "open the source anew and save it as XLSX, or as \"CSV UTF-8\": in "
		    "Excel: ファイル > 名前を付けて保存 > "
		    "「CSV UTF-8 (コンマ区切り) (*.csv)」", mending->line,
		    mending->source->name, garbled.right, garbled.wrong, value,
		    garbled.meant);
	else if (is_name(mending->source) &&
	    roster_letters_of(value).is_broken)
		problem_add(mending->problems, damage(mending), mending->place,
		    "row %d, %s: \"%.90s\" has kana or kanji inside a word of "
		    "Latin letters, as a file that was read in a wrong encoding; "
		    "open the source anew and save it as XLSX, or as \"CSV UTF-8\": in "
		    "Excel: ファイル > 名前を付けて保存 > "
		    "「CSV UTF-8 (コンマ区切り) (*.csv)」", mending->line,
		    mending->source->name, value);
}

static void
warn_of_form(struct mending *mending, const char *value)
{
	if (is_cut_number(value))
		problem_add(mending->problems, PROBLEM_ROSTER_DOUBTFUL,
		    mending->place, "row %d, %s: \"%.40s\" is a long number "
		    "that a spreadsheet cut; format the column as text "
		    "(セルの書式設定 > 表示形式 > 文字列) and write it again",
		    mending->line, mending->source->name, value);
	else if (mending->source->is_asked_for && value[0] != '\0' &&
	    value[1] != '\0' && strchr("=+-@", value[0]) != NULL)
		problem_add(mending->problems, PROBLEM_ROSTER_DOUBTFUL,
		    mending->place, "row %d, %s: \"%.40s\" begins like a "
		    "formula; it is printed as it stands", mending->line,
		    mending->source->name, value);
}

/*
 * A person who is struck out altogether is left out before this, or asked for
 * by his row; a line through a part leaves open what is meant.
 */
static void
check_strike(struct mending *mending, const struct cell *cell)
{
	bool is_name = strcmp(mending->source->name, "氏名") == 0;

	if (cell->strike == CELL_PART_STRUCK)
		problem_add(mending->problems, damage(mending), mending->place,
		    "row %d, %s: a part of \"%.40s\" is struck through; "
		    "write what is meant", mending->line,
		    mending->source->name, cell->text);
	else if (cell->strike == CELL_STRUCK && !is_name &&
	    !mending->damage->is_struck)
		problem_add(mending->problems, damage(mending), mending->place,
		    "row %d, %s: \"%.40s\" is struck through, but the name is "
		    "not; write what is meant, or empty the cell",
		    mending->line, mending->source->name, cell->text);
}

static void
check_cell(struct mending *mending, const struct cell *cell)
{
	if (cell->lacks_value)
		problem_add(mending->problems, damage(mending), mending->place,
		    "row %d, %s: a formula whose value was not saved; open "
		    "the workbook in Excel, 上書き保存, and give it again",
		    mending->line, mending->source->name);
	else if (cell->kind == CELL_ERROR || is_error(cell->text))
		problem_add(mending->problems, damage(mending), mending->place,
		    "row %d, %s: the cell is an error, %.40s; mend its "
		    "formula, or write the value", mending->line,
		    mending->source->name, cell->text);
	else
		warn_of_form(mending, cell->text);
	if (mending->source->is_asked_for)
		check_strike(mending, cell);
}

static void
count(size_t *fields, struct place *first, struct place place)
{
	if ((*fields)++ == 0)
		*first = place;
}

const char *
roster_damage_mend(struct pool *pool, const struct roster_source *source,
    const struct cell *cell, int line, struct roster_damage *damage,
    struct problems *problems, bool *is_wrong)
{
	struct mending mending = { .source = source, .problems = problems,
	    .place = cell->place, .line = line, .damage = damage };
	const char *value = cell->text;

	check_cell(&mending, cell);
	if (!is_sound(value))
		value = mend_characters(pool, &mending, value);
	if (!mending.is_wrong) {
		check_lost(&mending, value);
		check_garbled(pool, &mending, cell->text);
	}
	if (mending.was_half_width && !mending.is_wrong)
		count(&damage->half_width, &damage->half_width_at,
		    cell->place);
	/* Of a name in one cell it is said what becomes of it. */
	if (mending.has_lines && source->is_asked_for && !(is_name(source) &&
	    source->column_count == 1 && source->half == ROSTER_WHOLE))
		count(&damage->lines, &damage->lines_at, cell->place);
	*is_wrong |= mending.is_wrong;
	return value;
}

void
roster_damage_tell(struct roster_damage *damage, struct problems *problems)
{
	roster_garbled_free(damage->garbling);
	if (damage->half_width > 0)
		problem_add(problems, PROBLEM_ROSTER_WIDENED,
		    damage->half_width_at, "half-width kana is printed in "
		    "full width (ﾔﾏﾀﾞ as ヤマダ), in %zu fields",
		    damage->half_width);
	if (damage->lines > 0)
		problem_add(problems, PROBLEM_ROSTER_LINES, damage->lines_at,
		    "lines inside a field are joined by a blank, in %zu "
		    "fields", damage->lines);
}
