#include "amend/clause.h"

#include <string.h>

#include "amend/address.h"
#include "amend/quote.h"
#include "base/number.h"
#include "base/text.h"
#include "base/word.h"

/* The sentence that is read, and where the reader stands. */
struct reader {
	struct pool	*pool;
	const char	*at, *end;
	const char	*furthest;
	bool		 is_final;	/* the last verb ended the sentence */
};

static const struct { const char *word; enum step_kind kind; } units[] = {
	{ "編", STEP_PART }, { "章", STEP_CHAPTER }, { "節", STEP_SECTION },
	{ "款", STEP_SUBSECTION }, { "目", STEP_DIVISION },
	{ "条", STEP_ARTICLE }, { "項", STEP_PARAGRAPH },
	{ "号", STEP_ITEM }, { "別表", STEP_TABLE }, { "表", STEP_TABLE },
	{ "様式", STEP_FORM },
};

static bool
skip(struct reader *reader, const char *word)
{
	if (!number_read_word(&reader->at, reader->end, word))
		return false;
	if (reader->at > reader->furthest)
		reader->furthest = reader->at;
	return true;
}

static bool
skip_comma(struct reader *reader)
{
	return skip(reader, "、") || skip(reader, "，") || skip(reader, ",");
}

static bool
stands(const struct reader *reader, const char *word)
{
	const char *at = reader->at;

	return number_read_word(&at, reader->end, word);
}

static bool
comma_and_quote(const struct reader *reader)
{
	const char *at = reader->at;

	return (number_read_word(&at, reader->end, "、") ||
	    number_read_word(&at, reader->end, "，") ||
	    number_read_word(&at, reader->end, ",")) &&
	    number_read_word(&at, reader->end, "「");
}

/* What was understood on the way is remembered, for the message. */
static void
go_back(struct reader *reader, const struct reader *saved)
{
	const char *furthest = reader->furthest;

	*reader = *saved;
	reader->furthest = furthest;
}

/* 改め、 or 改める。: the verb, and what ends the clause. */
static bool
read_verb(struct reader *reader, const char *joined, const char *last)
{
	struct reader saved = *reader;

	/* The longer of the two first: 加え is the beginning of 加える. */
	if (skip(reader, last) && skip(reader, "。") &&
	    reader->at == reader->end) {
		reader->is_final = true;
		return true;
	}
	go_back(reader, &saved);
	if (skip(reader, joined) && skip_comma(reader) &&
	    reader->at < reader->end)
		return true;
	go_back(reader, &saved);
	return false;
}

static struct word_edit *
edit_new(struct reader *reader, struct clause *clause, enum edit_kind kind,
    const char *old, const char *new, const char *at)
{
	struct word_edit *edit;

	clause->edits = pool_grow(reader->pool, clause->edits,
	    &clause->edit_room, clause->edit_count, sizeof *clause->edits);
	edit = &clause->edits[clause->edit_count++];
	*edit = (struct word_edit){ kind, old, new, at };
	return edit;
}

static const char *
read_quote(struct reader *reader)
{
	const char *words = quote_read(reader->pool, &reader->at, reader->end);

	if (words != NULL && reader->at > reader->furthest)
		reader->furthest = reader->at;
	return words;
}

enum { QUOTES_MAX = 32 };

/* 「A」、「B」及び「C」: what one verb is for. */
static size_t
read_quotes(struct reader *reader, const char *words[QUOTES_MAX],
    const char *places[QUOTES_MAX])
{
	size_t count = 0;
	const char *before;

	for (;;) {
		before = reader->at;
		if (count > 0 && !(comma_and_quote(reader) &&
		    skip_comma(reader)) && !skip(reader, "及び") &&
		    !skip(reader, "並びに"))
			return count;
		places[count] = reader->at;
		if (count == QUOTES_MAX ||
		    (words[count] = read_quote(reader)) == NULL) {
			reader->at = before;
			return count;
		}
		count++;
	}
}

static void
add_edits(struct reader *reader, struct clause *clause, enum edit_kind kind,
    const char *const *words, const char *const *places, size_t count,
    const char *new)
{
	size_t i;

	for (i = 0; i < count; i++)
		edit_new(reader, clause, kind, words[i], new, places[i]);
}

/* Behind 「A」の下に, whose verb comes once for all: 加え. */
static bool
skip_beside(struct reader *reader, enum edit_kind *kind)
{
	*kind = EDIT_BEHIND;
	if (skip(reader, "の下に") || skip(reader, "の次に"))
		return true;
	*kind = EDIT_BEFORE;
	return skip(reader, "の前に");
}

static bool
read_inserts(struct reader *reader, struct clause *clause)
{
	const char *words[QUOTES_MAX], *places[QUOTES_MAX], *new;
	enum edit_kind kind;
	size_t count;

	for (;;) {
		count = read_quotes(reader, words, places);
		if (count == 0 || !skip_beside(reader, &kind) ||
		    (new = read_quote(reader)) == NULL || *new == '\0' ||
		    !skip(reader, "を"))
			return false;
		add_edits(reader, clause, kind, words, places, count, new);
		if (!comma_and_quote(reader))
			return read_verb(reader, "加え", "加える");
		skip_comma(reader);
	}
}

/* 「A」を「B」に、「C」を「D」に改め */
static bool
read_pairs(struct reader *reader, struct clause *clause)
{
	const char *words[QUOTES_MAX], *places[QUOTES_MAX], *new;
	size_t count;

	for (;;) {
		count = read_quotes(reader, words, places);
		if (count == 0 || !skip(reader, "を") ||
		    (new = read_quote(reader)) == NULL || *new == '\0' ||
		    !skip(reader, "に"))
			return false;
		add_edits(reader, clause, EDIT_REPLACE, words, places, count,
		    new);
		if (!comma_and_quote(reader))
			return read_verb(reader, "改め", "改める");
		skip_comma(reader);
	}
}

static bool
read_deletes(struct reader *reader, struct clause *clause)
{
	const char *words[QUOTES_MAX], *places[QUOTES_MAX];
	size_t count = read_quotes(reader, words, places);

	if (count == 0 || !skip(reader, "を"))
		return false;
	add_edits(reader, clause, EDIT_DELETE, words, places, count, "");
	return read_verb(reader, "削り", "削る");
}

/* One verb with its quotes; nothing is left behind if it does not fit. */
static bool
read_edits(struct reader *reader, struct clause *clause)
{
	static bool (*const ways[])(struct reader *, struct clause *) = {
	    read_deletes, read_pairs, read_inserts };
	struct reader saved = *reader;
	size_t count = clause->edit_count, i;

	for (i = 0; i < sizeof ways / sizeof *ways; i++) {
		if (ways[i](reader, clause))
			return true;
		go_back(reader, &saved);
		clause->edit_count = count;
	}
	return false;
}

/* All verbs behind one address: they are done at once. */
static bool
read_words(struct reader *reader, struct clause *clause)
{
	clause->kind = CLAUSE_WORDS;
	do
		if (!read_edits(reader, clause))
			return false;
	while (!reader->is_final && stands(reader, "「"));
	return true;
}

static bool
read_set(struct reader *reader, struct clause *clause)
{
	clause->kind = CLAUSE_SET;
	clause->words = read_quote(reader);
	return clause->words != NULL && skip(reader, "に") &&
	    read_verb(reader, "改め", "改める");
}

static bool
read_unit(struct reader *reader, enum step_kind *unit)
{
	size_t i;

	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (skip(reader, units[i].word)) {
			*unit = units[i].kind;
			return true;
		}
	return false;
}

/* 一条ずつ繰り下げ, behind から…までを */
static bool
read_shift(struct reader *reader, struct clause *clause)
{
	struct reader saved = *reader;

	clause->kind = CLAUSE_SHIFT;
	if (number_read(&reader->at, reader->end, &clause->by) &&
	    read_unit(reader, &clause->unit) && skip(reader, "ずつ")) {
		if (read_verb(reader, "繰り下げ", "繰り下げる"))
			return true;
		clause->by = -clause->by;
		if (read_verb(reader, "繰り上げ", "繰り上げる"))
			return true;
	}
	go_back(reader, &saved);
	return false;
}

/* を第4条とし, を同条第3項とする */
static bool
read_renumber(struct reader *reader, struct clause *clause)
{
	struct reader saved = *reader;

	clause->kind = CLAUSE_RENUMBER;
	if (address_read_list(reader->pool, &reader->at, reader->end,
	    &clause->to) && read_verb(reader, "とし", "とする"))
		return true;
	go_back(reader, &saved);
	return false;
}

static bool
read_object(struct reader *reader, struct clause *clause)
{
	if (skip(reader, "次のように")) {
		clause->kind = CLAUSE_REWRITE;
		clause->has_block = true;
		return read_verb(reader, "改め", "改める");
	}
	if (stands(reader, "「"))
		return read_set(reader, clause);
	if (read_verb(reader, "削り", "削る")) {
		clause->kind = CLAUSE_REMOVE;
		return true;
	}
	return read_shift(reader, clause) || read_renumber(reader, clause);
}

/* Behind 次の: 三条, 各号, ただし書 … を加え. */
static bool
read_added(struct reader *reader, struct clause *clause)
{
	clause->has_block = true;
	if (skip(reader, "各号")) {
		clause->unit = STEP_ITEM;
		clause->count = 0;
	} else if (skip(reader, "ただし書")) {
		clause->kind = CLAUSE_SENTENCE;
		clause->part = PART_PROVISO;
	} else if (skip(reader, "後段")) {
		clause->kind = CLAUSE_SENTENCE;
		clause->part = PART_LAST;
	} else {
		number_read(&reader->at, reader->end, &clause->count);
		if (!read_unit(reader, &clause->unit))
			return false;
	}
	return skip(reader, "を") && read_verb(reader, "加え", "加える");
}

static bool
read_add(struct reader *reader, struct clause *clause)
{
	clause->kind = CLAUSE_ADD;
	if (skip(reader, "次のように")) {
		clause->unit = STEP_UNSAID;
		clause->has_block = true;
		return read_verb(reader, "加え", "加える");
	}
	return skip(reader, "次の") && read_added(reader, clause);
}

/* に第一項として次の一項を加え, に様式として次の二様式を加え */
static bool
read_add_as(struct reader *reader, struct clause *clause)
{
	struct reader saved = *reader;
	struct address as;

	if (skip(reader, "後段として") || skip(reader, "ただし書として")) {
		clause->kind = CLAUSE_SENTENCE;
		clause->part = memcmp(saved.at, "後段", strlen("後段")) == 0 ?
		    PART_LAST : PART_PROVISO;
		clause->has_block = true;
		return skip(reader, "次のように") &&
		    read_verb(reader, "加え", "加える");
	}
	if (skip(reader, "見出しとして")) {
		clause->kind = CLAUSE_CAPTION;
		clause->words = read_quote(reader);
		return clause->words != NULL && skip(reader, "を") &&
		    (read_verb(reader, "付し", "付する") ||
		    read_verb(reader, "加え", "加える"));
	}
	if (skip(reader, "様式として"))
		return read_add(reader, clause);
	if (address_read(reader->pool, &reader->at, reader->end, &as) &&
	    skip(reader, "として")) {
		clause->place = ADD_FIRST;
		return read_add(reader, clause);
	}
	go_back(reader, &saved);
	return false;
}

/* の前に次の章名を付し */
static bool
read_heading(struct reader *reader, struct clause *clause)
{
	struct reader saved = *reader;

	clause->kind = CLAUSE_HEADING;
	clause->has_block = true;
	if (skip(reader, "次の") && read_unit(reader, &clause->unit) &&
	    skip(reader, "名を") && read_verb(reader, "付し", "付する"))
		return true;
	go_back(reader, &saved);
	clause->has_block = false;
	return false;
}

static bool
read_place(struct reader *reader, struct clause *clause)
{
	if (skip(reader, "の次に") || skip(reader, "の下に")) {
		clause->place = ADD_BEHIND;
		return read_add_as(reader, clause) || read_add(reader, clause);
	}
	if (skip(reader, "の前に")) {
		clause->place = ADD_BEFORE;
		return read_add_as(reader, clause) ||
		    read_heading(reader, clause) || read_add(reader, clause);
	}
	if (skip(reader, "に")) {
		clause->place = ADD_LAST;
		return read_add_as(reader, clause) || read_add(reader, clause);
	}
	return false;
}

static struct clause *
clause_new(struct reader *reader, struct clauses *clauses)
{
	struct clause *clause;

	clauses->list = pool_grow(reader->pool, clauses->list,
	    &clauses->room, clauses->count, sizeof *clauses->list);
	clause = &clauses->list[clauses->count++];
	*clause = (struct clause){ .start = reader->at };
	return clause;
}

/* The address of 第2章中 goes before those of what is done in it. */
static bool
put_before(const struct address *outer, struct addresses *inner)
{
	size_t i, j, all;

	for (i = 0; i < inner->count; i++) {
		struct address *address = &inner->list[i];

		if (address->steps[0].is_same)
			continue;
		all = outer->count + address->count;
		if (all > ADDRESS_STEPS)
			return false;
		for (j = address->count; j-- > 0;)
			address->steps[outer->count + j] = address->steps[j];
		memcpy(address->steps, outer->steps,
		    outer->count * sizeof *outer->steps);
		address->count = all;
	}
	return true;
}

static bool
read_clause(struct reader *reader, struct clause *clause,
    const struct clause *before)
{
	struct addresses inner;

	if (stands(reader, "「")) {
		if (before == NULL || before->kind != CLAUSE_WORDS)
			return false;
		clause->at = before->at;
		return read_words(reader, clause);
	}
	if (!address_read_list(reader->pool, &reader->at, reader->end,
	    &clause->at))
		return false;
	if (skip(reader, "中")) {
		if (stands(reader, "「"))
			return read_words(reader, clause);
		if (clause->at.count != 1 ||
		    !address_read_list(reader->pool, &reader->at, reader->end,
		    &inner) || !put_before(&clause->at.list[0], &inner))
			return false;
		clause->at = inner;
		if (skip(reader, "中"))
			return read_words(reader, clause);
	}
	if (skip(reader, "を"))
		return read_object(reader, clause);
	return read_place(reader, clause);
}

bool
clause_read(struct pool *pool, const char *sentence, size_t length,
    struct clauses *clauses)
{
	struct reader reader = { .pool = pool, .at = sentence,
	    .end = sentence + length, .furthest = sentence };
	struct clause *clause;

	*clauses = (struct clauses){ .stopped = sentence };
	while (!reader.is_final) {
		clause = clause_new(&reader, clauses);
		if (!read_clause(&reader, clause, clauses->count > 1 ?
		    clause - 1 : NULL)) {
			clauses->stopped = reader.furthest > reader.at ?
			    reader.furthest : reader.at;
			return false;
		}
	}
	return true;
}

bool
clause_is_lead(const char *sentence, size_t length)
{
	static const char *const ends[] = { "の一部を次のように改正する。",
	    "の一部を、次のように改正する。", NULL };

	return word_ends_at_any(sentence, sentence + length, ends);
}
