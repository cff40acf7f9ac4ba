/*
 * A name and its reading in one cell: 山田太郎（やまだたろう） below 氏名（ふりがな）.
 */
#include "people/inside.h"

#include <string.h>

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

/* Without the blanks at its ends. */
static const char *
trimmed(struct pool *pool, const char *from, size_t length)
{
	static const char wide[] = "\xe3\x80\x80";

	while (length > 0 && (from[0] == ' ' ||
	    (length >= 3 && memcmp(from, wide, 3) == 0))) {
		length -= from[0] == ' ' ? 1 : 3;
		from += from[0] == ' ' ? 1 : 3;
	}
	while (length > 0 && (from[length - 1] == ' ' ||
	    (length >= 3 && memcmp(from + length - 3, wide, 3) == 0)))
		length -= from[length - 1] == ' ' ? 1 : 3;
	return pool_copy(pool, from, length);
}

const char *
roster_both_half(struct pool *pool, const char *value, enum roster_half half)
{
	struct both both;

	if (!split(value, &both))
		return half == ROSTER_READING ? "" : value;
	return half == ROSTER_READING ? trimmed(pool, value + both.from,
	    both.to - both.from) : trimmed(pool, value, both.name);
}

/* Does a cell below the header hold both? */
static bool
is_met(const struct roster_header *header, const struct roster_source *source)
{
	const struct grid *grid = header->grid;
	const struct cell *cell;
	struct both both;
	size_t i;

	for (i = header->body; i < grid->row_count; i++) {
		cell = grid_cell(&grid->rows[i], source->columns[0]);
		if (cell != NULL && split(cell->text, &both))
			return true;
	}
	return false;
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
	if (!says_both || name->column_count != 1 ||
	    source_named(header, "ふりがな") != NULL || !is_met(header, name))
		return;
	reading = &header->sources[header->source_count++];
	*reading = *name;
	reading->name = "ふりがな";
	name->half = ROSTER_NAME;
	reading->half = ROSTER_READING;
	problem_add(problems, PROBLEM_ROSTER_COLUMN_TAKEN,
	    grid_place(header->grid, &header->grid->rows[header->row],
	    name->columns[0]), "the column \"%.60s\" holds both: what stands "
	    "in parentheses is taken as ふりがな", name->written);
}
