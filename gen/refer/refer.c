#include "refer/refer.h"

#include <string.h>

#include "refer/inside.h"
#include "base/text.h"

struct reader
refer_reader(struct pool *pool, const struct edition *edition,
    const struct provision *provision)
{
	struct reader reader = { .pool = pool, .edition = edition,
	    .provision = provision, .near = refer_near(pool, provision) };

	reader.start = reader.at = provision->text;
	reader.end = provision->text + strlen(provision->text);
	return reader;
}

/* ア又はイ, アからウまで */

static bool
is_kana_before(const struct reader *reader)
{
	const char *at = reader->at;

	if (at == reader->start)
		return false;
	do
		at--;
	while (at > reader->start && ((unsigned char)*at & 0xc0) == 0x80);
	return refer_mention_is_kana_sign(at, reader->end);
}

/* Without a join a sign counts only where nothing else can be meant. */
static bool
is_sure_sign(const char *at, const char *end)
{
	static const char *const words[] = { "に掲げ", "に規定", "に該当",
	    "から", "又は", "及び", "若しくは", "並びに", NULL };

	return number_read_any(&at, end, words);
}

static bool
read_sign(struct reader *reader)
{
	const struct mention *last = &refer_join_memory(reader)->last;
	const struct provision *item = reader->near.item, *sign;
	const char *cursor = reader->at;
	struct mention mention;
	enum join join;

	if (!refer_mention_is_kana_sign(reader->at, reader->end) ||
	    is_kana_before(reader))
		return false;
	join = refer_join(reader, reader->at);
	if (join != JOIN_NONE && last->level == PROVISION_SUBITEM &&
	    last->edition != NULL && last->item != NULL)
		item = find_provision(last->edition, last->item);
	else
		join = JOIN_NONE;
	sign = item != NULL ? citation_read_sign(item, &cursor, reader->end) :
	    NULL;
	if (sign == NULL || refer_mention_is_kana_sign(cursor, reader->end) ||
	    (join == JOIN_NONE && !is_sure_sign(cursor, reader->end)))
		return false;
	mention = refer_mention(reader, sign);
	if (join != JOIN_NONE)
		mention.edition = last->edition;
	refer_join_close(reader, join);
	mention.end = cursor;
	refer_join_emit(reader, reader->at, &mention);
	return true;
}

/* The text */

/* Quoted words are terms or other texts' words; titles are read from 第. */
static bool
skip_quoted(struct reader *reader)
{
	const char *cursor = reader->at;
	int depth = 0;

	while (cursor < reader->end) {
		if (number_read_word(&cursor, reader->end, "「") ||
		    number_read_word(&cursor, reader->end, "『"))
			depth++;
		else if (depth == 0)
			return false;
		else if (number_read_word(&cursor, reader->end, "」") ||
		    number_read_word(&cursor, reader->end, "』"))
			depth--;
		else
			text_next(&cursor, reader->end);
		if (depth == 0) {
			reader->at = cursor;
			return true;
		}
	}
	return false;
}

/* 「…基準」第10条, 「…基準」の附則第2項 */
static bool
goes_on_with_number(const struct reader *reader)
{
	static const char *const joints[] = { "の", "附則", "付則", " ", "　",
	    NULL };
	const char *at = reader->at;

	while (number_read_any(&at, reader->end, joints))
		continue;
	return at < reader->end && (strncmp(at, "第", strlen("第")) == 0 ||
	    strncmp(at, "別", strlen("別")) == 0 ||
	    strncmp(at, "様式", strlen("様式")) == 0);
}

/* 「…基準」に従い: all of another standard, unless an article is named. */
static bool
read_title(struct reader *reader)
{
	const char *start = reader->at, *end;
	const struct edition *edition;
	struct reference *reference;

	if (strncmp(start, "「", strlen("「")) != 0)
		return false;
	end = strstr(start, "」");
	if (end == NULL || end >= reader->end)
		return false;
	edition = refer_name_titled(reader->edition, start + strlen("「"), end);
	if (edition == NULL || edition == reader->edition ||
	    edition->standard == reader->edition->standard)
		return false;
	reader->at = end + strlen("」");
	if (goes_on_with_number(reader))
		return true;
	reference = pool_take(reader->pool, sizeof *reference);
	reference->start = (size_t)(start - reader->start);
	reference->end = (size_t)(reader->at - reader->start);
	reference->edition = edition;
	reference->address = "";
	reference->is_whole = true;
	*reader->next = reference;
	reader->next = &reference->next;
	return true;
}

static bool
read_bracket(struct reader *reader)
{
	static const char *const opens[] = { "(", "（", NULL };
	static const char *const closes[] = { ")", "）", NULL };
	const char *before = reader->at;

	if (number_read_any(&reader->at, reader->end, opens)) {
		if (reader->nesting + 1 < NESTING_MAX) {
			reader->memories[reader->nesting + 1] =
			    reader->memories[reader->nesting];
			reader->nesting++;
			refer_join_memory(reader)->is_of_law =
			    refer_name_is_law(reader->start, before);
		}
		return true;
	}
	if (number_read_any(&reader->at, reader->end, closes)) {
		if (reader->nesting > 0)
			reader->nesting--;
		return true;
	}
	return false;
}

static bool
read_reference(struct reader *reader)
{
	return refer_form_read(reader) || refer_number_read(reader) ||
	    read_sign(reader) || refer_relative_read(reader);
}

/* U+3040 to U+309F: nothing that is read starts with one. */
static bool
is_hiragana(const char *at, const char *end)
{
	return end - at >= 3 && memcmp(at, "\xe3\x81", 2) >= 0 &&
	    memcmp(at, "\xe3\x82\x9f", 3) <= 0;
}

void
refer_read_text(struct reader *reader)
{
	while (reader->at < reader->end)
		if (is_hiragana(reader->at, reader->end))
			reader->at += 3;
		else if (!read_bracket(reader) && !read_title(reader) &&
		    !skip_quoted(reader) &&
		    !read_reference(reader))
			text_next(&reader->at, reader->end);
}

struct reference *
refer_find(struct pool *pool, const struct corpus *corpus,
    const struct edition *edition, const struct provision *provision)
{
	struct reader reader = refer_reader(pool, edition, provision);

	/* The edition knows its authority; a lone law has none. */
	(void)corpus;
	reader.next = &reader.first;
	refer_read_text(&reader);
	return reader.first;
}

struct reference *
refer_find_words(struct pool *pool, const struct edition *edition,
    const struct provision *provision, const char *words)
{
	struct reader reader = refer_reader(pool, edition, provision);

	reader.start = reader.at = words;
	reader.end = words + strlen(words);
	reader.next = &reader.first;
	refer_read_text(&reader);
	return reader.first;
}

struct known {
	bool			 is_known;
	struct reference	*first;
};

const struct reference *
refer_known(const struct edition *edition, const struct provision *provision)
{
	struct known *known = notebook_open(edition->notes,
	    NOTEBOOK_REFERENCES, (edition->provision_count + 1) *
	    sizeof *known);

	known += provision->order;
	if (!known->is_known) {
		known->first = refer_find(edition->notes->pool, NULL, edition,
		    provision);
		known->is_known = true;
	}
	return known->first;
}
