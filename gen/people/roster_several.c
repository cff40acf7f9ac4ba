/*
 * Several: a cell that names two people, or half a person. Each would get a
 * paper that is nobody's.
 */
#include "people/inside.h"

#include <string.h>

enum {
	PARTS_MAX = 8,
	FULL_MIN = 4,		/* 山田太郎, surname and given name in one */
	TOKENS_OF_ONE = 3	/* no name of kanji has more words */
};

struct parts {
	const char	*list[PARTS_MAX];
	size_t		 count;
};

static size_t
letters(const char *words)
{
	return text_count(words, strlen(words));
}

static bool
is_blank(uint32_t code)
{
	return code == ' ' || code == 0x3000 || code == 0xa0;
}

static void
add_part(struct pool *pool, struct parts *parts, const char *from,
    const char *end)
{
	const char *at;

	/* Without blanks around. */
	for (at = from; from < end && is_blank(text_next(&at, end)); from = at)
		continue;
	while (end > from && (end[-1] == ' ' || (end - from >= 3 &&
	    memcmp(end - 3, "\xe3\x80\x80", 3) == 0)))
		end -= end[-1] == ' ' ? 1 : 3;
	if (end > from && parts->count < PARTS_MAX)
		parts->list[parts->count++] = pool_copy(pool, from,
		    (size_t)(end - from));
}

/* What stands between these marks. */
static struct parts
parts_of(struct pool *pool, const char *value, const char *marks)
{
	const char *at = value, *end = at + strlen(at), *from = at, *mark;
	struct parts parts = {0};
	size_t length;

	while (at < end) {
		mark = at;
		text_next(&at, end);
		length = (size_t)(at - mark);
		if (strstr(marks, pool_copy(pool, mark, length)) == NULL)
			continue;
		add_part(pool, &parts, from, mark);
		from = at;
	}
	add_part(pool, &parts, from, end);
	return parts;
}

static bool
has_blank(const char *words)
{
	return strchr(words, ' ') != NULL || strstr(words, "　") != NULL;
}

/* Kanji and kana and nothing else. */
static bool
is_japanese(const char *words)
{
	struct roster_letters all = roster_letters_of(words);

	return all.kanji + all.kana > 0 && all.latin + all.others + all.signs +
	    all.half + all.strange == 0 && strpbrk(words,
	    "0123456789(") == NULL && strstr(words, "（") == NULL;
}

static bool
is_kana(const char *words)
{
	return is_japanese(words) && roster_letters_of(words).kanji == 0;
}

static bool
is_title(struct pool *pool, const char *words)
{
	return roster_addition_is_title(words) ||
	    roster_addition_is_nobody(pool, words);
}

/* A whole name: 高橋 学, or one of as many characters. */
static bool
is_full(struct pool *pool, const char *words, size_t least)
{
	return is_japanese(words) && roster_letters_of(words).kanji > 0 &&
	    !is_title(pool, words) && (has_blank(words) || letters(words) >= least);
}

/* Do all the parts have a blank, or none? 与那覇・大城 花子 is one person. */
static bool
are_alike(const struct parts *parts)
{
	size_t i;

	for (i = 1; i < parts->count; i++)
		if (has_blank(parts->list[i]) != has_blank(parts->list[0]))
			return false;
	return true;
}

static bool
are_full(struct pool *pool, const struct parts *parts, size_t least)
{
	size_t i;

	for (i = 0; i < parts->count; i++)
		if (!is_full(pool, parts->list[i], least))
			return false;
	return parts->count > 1;
}

/* 高橋学 and 高橋進, in the first two characters. */
static bool
are_kin(struct pool *pool, const struct parts *parts)
{
	return parts->count == 2 && is_full(pool, parts->list[0], 3) &&
	    is_full(pool, parts->list[1], 3) && strncmp(parts->list[0],
	    parts->list[1], 2 * strlen("高")) == 0;
}

/* Surnames alone, too: no name has 、 in it. */
static bool
are_listed(struct pool *pool, const struct parts *parts)
{
	size_t i;

	for (i = 0; i < parts->count; i++)
		if (!is_japanese(parts->list[i]) || is_title(pool, parts->list[i]) ||
		    letters(parts->list[i]) < 2 ||
		    strcmp(parts->list[i], "ほか") == 0)
			return false;
	return parts->count > 1;
}

/* John Smith & Jane Doe */
static bool
are_words(const struct parts *parts)
{
	size_t i;

	for (i = 0; i < parts->count; i++)
		if (!has_blank(parts->list[i]) ||
		    roster_letters_of(parts->list[i]).signs > 0)
			return false;
	return parts->count > 1;
}

static bool
is_several(struct pool *pool, const char *name)
{
	struct parts listed = parts_of(pool, name, "、，；;"), joined, tokens;
	size_t i;

	if (are_listed(pool, &listed))
		return true;
	joined = parts_of(pool, name, "&＆+＋/／⁄\\＼,|｜");
	if (are_full(pool, &joined, FULL_MIN) || are_kin(pool, &joined))
		return true;
	joined = parts_of(pool, name, "&＆+＋");
	if (are_words(&joined))
		return true;
	joined = parts_of(pool, name, "・･");
	if (are_alike(&joined) && (are_full(pool, &joined, FULL_MIN) ||
	    are_kin(pool, &joined)))
		return true;
	/* 高橋 学 高橋 進; 高橋 学 と 高橋 進 */
	tokens = parts_of(pool, name, " 　");
	for (i = 0; i < tokens.count; i++)
		if (!is_japanese(tokens.list[i]) || is_title(pool, tokens.list[i]) ||
		    (is_kana(tokens.list[i]) && strcmp(tokens.list[i], "と") !=
		    0))
			return false;
	return tokens.count > TOKENS_OF_ONE;
}

/* The lines of a cell: two people, or one and how he is read. */
static bool
is_several_lines(struct pool *pool, const struct parts *lines)
{
	const char *kana, *kanji;

	if (are_full(pool, lines, FULL_MIN) || are_kin(pool, lines))
		return true;
	if (lines->count != 2 || is_kana(lines->list[0]) ==
	    is_kana(lines->list[1]))
		return false;
	kana = lines->list[is_kana(lines->list[0]) ? 0 : 1];
	kanji = lines->list[is_kana(lines->list[0]) ? 1 : 0];
	/* 長谷川 over さくら is one name. */
	return is_japanese(kanji) && !is_title(pool, kanji) && (has_blank(kana) ||
	    has_blank(kanji) || letters(kanji) >= FULL_MIN);
}

bool
roster_several_check(struct pool *pool, const struct roster_row *row,
    int column, const char *cell, struct problems *problems)
{
	const char *name = row->values[column];
	struct parts lines = parts_of(pool, cell, "\n\r");

	if (is_several(pool, name)) {
		problem_add(problems, PROBLEM_ROSTER_SEVERAL,
		    row->places[column], "row %d, 氏名: \"%.60s\" names several "
		    "people; give each a row", row->line, name);
		return false;
	}
	if (lines.count < 2)
		return true;
	if (is_several_lines(pool, &lines)) {
		problem_add(problems, PROBLEM_ROSTER_SEVERAL,
		    row->places[column], "row %d, 氏名: the lines of the cell, "
		    "\"%.60s\" and \"%.60s\", are two names, or a name and its "
		    "reading; give each person a row, and the reading a column "
		    "ふりがな", row->line, lines.list[0], lines.list[1]);
		return false;
	}
	problem_add(problems, PROBLEM_ROSTER_LINES, row->places[column],
	    "row %d, 氏名: the lines of the cell are joined to \"%.60s\"",
	    row->line, name);
	return true;
}

/* ---- 姓 and 名 in two columns ---- */

/* People from abroad may have one name; 桜井 without 結衣 is a slip. */
static bool
may_stand_alone(const char *part)
{
	struct roster_letters all = roster_letters_of(part);

	return all.kanji == 0 && (all.latin + all.others + all.strange > 0 ||
	    letters(part) > 2);
}

bool
roster_several_check_halves(const struct roster_header *header,
    const struct roster_source *source, const struct grid_row *from,
    const struct roster_row *row, const char *value,
    struct problems *problems)
{
	bool is_name = strcmp(source->name, "氏名") == 0;
	const struct grid *grid = header->grid;
	const struct cell *first, *second;
	struct place place;

	if (!source->is_parted || *value == '\0' || has_blank(value))
		return true;
	first = grid_shown(grid, from, source->columns[0]);
	second = grid_shown(grid, from, source->columns[1]);
	if ((first == NULL) == (second == NULL))
		return true;
	place = grid_place(grid, from, source->columns[first == NULL ? 0 : 1]);
	if (is_name && !may_stand_alone(value)) {
		problem_add(problems, PROBLEM_ROSTER_HALF, place,
		    "row %d: of \"%.40s\" only \"%.40s\" is there; write the "
		    "rest, or the whole name into one cell", row->line,
		    source->written, value);
		return false;
	}
	problem_add(problems, PROBLEM_ROSTER_DOUBTFUL, place,
	    "row %d: of \"%.40s\" only \"%.40s\" is there; it is printed as "
	    "it stands", row->line, source->written, value);
	return true;
}
