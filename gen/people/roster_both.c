/*
 * A name and its reading in one cell: 山田太郎（やまだたろう） below 氏名（ふりがな）.
 */
#include "people/inside.h"

#include <string.h>

enum { NAME_AND_BLANK = 4 };	/* 佐藤花 and what parts it */

/* Where the reading begins and ends in the value; false if it has none. */
struct both {
	size_t	name;		/* bytes in front */
	size_t	from, to;
};

static bool
is_kana(uint32_t code)
{
	return (code >= 0x3041 && code <= 0x30ff) || code == ' ' ||
	    code == 0x3000 || (code >= 0xff65 && code <= 0xff9f);
}

static bool
is_reading(const char *at, const char *end)
{
	bool has_letter = false;
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (!is_kana(code))
			return false;
		has_letter |= code > ' ' && code != 0x3000;
	}
	return has_letter;
}

/* Is it a blank of these? */
static bool
is_gap(const char *at, const char *blanks)
{
	size_t length = (unsigned char)*at < 0x80 ? 1 : 3;
	char one[4] = "";

	memcpy(one, at, strnlen(at, length));
	return strstr(blanks, one) != NULL;
}

static bool
split(const char *value, struct both *both)
{
	static const struct { const char *open, *close; } pairs[] = {
		{ "（", "）" }, { "(", ")" }, { "（", ")" }, { "(", "）" },
		{ "〔", "〕" }, { "［", "］" }, { "[", "]" }, { "【", "】" } };
	size_t length = strlen(value), close, i;
	const char *open;

	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		close = strlen(pairs[i].close);
		open = strstr(value, pairs[i].open);
		if (open == NULL || open == value || length < close ||
		    strcmp(value + length - close, pairs[i].close) != 0)
			continue;
		both->name = (size_t)(open - value);
		both->from = both->name + strlen(pairs[i].open);
		both->to = length - close;
		if (both->from < both->to && is_reading(value + both->from,
		    value + both->to))
			return true;
	}
	return false;
}

/* ---- without parentheses: 佐藤 花子 さとう はなこ, or in two lines ---- */

/* Where the kana at the end begin, be it behind a line break or a blank. */
static const char *
last_kana(const char *value, const char *blanks, size_t *tokens)
{
	const char *at = value, *end = at + strlen(at), *from = NULL, *token;

	*tokens = 0;
	while (at < end) {
		token = at;
		while (at < end && !is_gap(at, blanks))
			text_next(&at, end);
		if (!is_reading(token, at)) {
			from = NULL;
			*tokens = 0;
		} else {
			from = from == NULL ? token : from;
			++*tokens;
		}
		while (at < end && is_gap(at, blanks))
			text_next(&at, end);
	}
	return from == value ? NULL : from;
}

static size_t
count_tokens(const char *from, const char *end)
{
	const char *at = from;
	size_t count = 0;

	while (at < end) {
		while (at < end && is_gap(at, " 　\n"))
			text_next(&at, end);
		count += at < end;
		while (at < end && !is_gap(at, " 　\n"))
			text_next(&at, end);
	}
	return count;
}

/*
 * Of 林 さくら nobody can tell whether さくら is the name or its reading: there
 * are as many readings as names, and a name of both has three characters.
 */
static enum both_shape
split_bare(const char *value, struct both *both)
{
	size_t tokens, names;
	const char *from = last_kana(value, "\n", &tokens);

	if (from == NULL) {
		from = last_kana(value, " 　\n", &tokens);
		if (from == NULL)
			return BOTH_NONE;
		names = count_tokens(value, from);
		if (names != tokens || (names == 1 && text_count(value,
		    (size_t)(from - value)) < NAME_AND_BLANK))
			return BOTH_UNCLEAR;
	}
	both->name = both->from = (size_t)(from - value);
	both->to = strlen(value);
	return BOTH_SPLIT;
}

/* 佐藤花子（さとう, whose parenthesis is not closed, is unclear, too. */
static enum both_shape
shape_of(const char *value, struct both *both)
{
	const char *open;

	if (split(value, both))
		return BOTH_SPLIT;
	open = strstr(value, "（") != NULL ? strstr(value, "（") :
	    strchr(value, '(');
	if (open != NULL)
		return strstr(open, "）") == NULL && strchr(open, ')') ==
		    NULL ? BOTH_UNCLEAR : BOTH_NONE;
	return split_bare(value, both);
}

enum both_shape
roster_both_shape(const char *value)
{
	struct both both;

	return shape_of(value, &both);
}

/* Without the blanks at its ends. */
static const char *
trimmed(struct pool *pool, const char *from, size_t length)
{
	static const char wide[] = "\xe3\x80\x80";

	while (length > 0 && (strchr(" \n", from[0]) != NULL ||
	    (length >= 3 && memcmp(from, wide, 3) == 0))) {
		length -= strchr(" \n", from[0]) != NULL ? 1 : 3;
		from += strchr(" \n", from[0]) != NULL ? 1 : 3;
	}
	while (length > 0 && (strchr(" \n", from[length - 1]) != NULL ||
	    (length >= 3 && memcmp(from + length - 3, wide, 3) == 0)))
		length -= strchr(" \n", from[length - 1]) != NULL ? 1 : 3;
	return pool_copy(pool, from, length);
}

const char *
roster_both_half(struct pool *pool, const char *value, enum roster_half half)
{
	struct both both;

	if (shape_of(value, &both) != BOTH_SPLIT)
		return half == ROSTER_READING ? "" : value;
	return half == ROSTER_READING ? trimmed(pool, value + both.from,
	    both.to - both.from) : trimmed(pool, value, both.name);
}

/*
 * Does a cell below the header hold both? If the header does not say so, most
 * must, with parentheses or in a line of its own.
 */
static bool
is_met(const struct roster_header *header, const struct roster_source *source,
    bool says_both)
{
	const struct grid *grid = header->grid;
	const struct cell *cell;
	size_t i, names = 0, met = 0;
	struct both both;

	for (i = header->body; i < grid->row_count; i++) {
		cell = grid_cell(&grid->rows[i], source->columns[0]);
		if (cell == NULL)
			continue;
		names++;
		if (split(cell->text, &both) || (strchr(cell->text, '\n') !=
		    NULL && split_bare(cell->text, &both) == BOTH_SPLIT) ||
		    (says_both && split_bare(cell->text, &both) ==
		    BOTH_SPLIT))
			met++;
	}
	return says_both ? met > 0 : met > 1 && 2 * met >= names;
}

static struct roster_source *
source_named(const struct roster_header *header, const char *name)
{
	size_t i;

	for (i = 0; i < header->source_count; i++)
		if (strcmp(header->sources[i].name, name) == 0)
			return &header->sources[i];
	return NULL;
}

/* Behind the name, whose column it shares. */
void
roster_both_find(struct roster_header *header, struct problems *problems)
{
	struct roster_source *name = source_named(header, "氏名"), *reading;
	static const char *const words[] = { "ふりがな", "フリガナ", "ﾌﾘｶﾞﾅ",
	    "ふりかな", "よみ", "ヨミ", "読み", "かな", "カナ", "ｶﾅ" };
	bool says_both = false;
	size_t i;

	for (i = 0; name != NULL && i < sizeof words / sizeof *words; i++)
		says_both |= strstr(name->written, words[i]) != NULL;
	if (name == NULL || name->column_count != 1 ||
	    source_named(header, "ふりがな") != NULL ||
	    !is_met(header, name, says_both))
		return;
	reading = &header->sources[header->source_count++];
	*reading = *name;
	reading->name = "ふりがな";
	name->half = ROSTER_NAME;
	reading->half = ROSTER_READING;
	problem_add(problems, PROBLEM_ROSTER_COLUMN_TAKEN,
	    grid_place(header->grid, &header->grid->rows[header->row],
	    name->columns[0]), "the column \"%.60s\" holds both: what stands "
	    "in parentheses or behind the name is taken as ふりがな",
	    name->written);
}
