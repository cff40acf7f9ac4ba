/*
 * Limits: when a duty holds, when it does not, how often and how soon, in the
 * words of the clause.
 */
#include "propose/inside.h"

#include <string.h>

#include "base/word.h"

static void
add(struct pool *pool, struct proposal *proposal, const char *words,
    size_t length, bool is_exception)
{
	struct limit *limit = pool_take(pool, sizeof *limit), **end;

	limit->words = pool_copy(pool, words, length);
	limit->is_exception = is_exception;
	for (end = &proposal->limits; *end != NULL; end = &(*end)->next)
		continue;
	*end = limit;
}

/* ただし、甲のときは、この限りでない。 */
static void
find_proviso(struct pool *pool, const char *proviso, struct proposal *proposal)
{
	static const char head[] = "ただし、";
	const char *at = word_starts(proviso, head) ? proviso + strlen(head) :
	    proviso;
	const char *end = read_last(at, "この限り");

	if (end == NULL || end == at)
		return;
	if (word_ends_at(at, end, "、"))
		end -= strlen("、");
	if (word_ends_at(at, end, "においては"))
		end -= strlen("においては");
	else if (word_ends_at(at, end, "については"))
		end -= strlen("については");
	else if (word_ends_at(at, end, "には"))
		end -= strlen("には");
	else if (word_ends_at(at, end, "は"))
		end -= strlen("は");
	if (end > at)
		add(pool, proposal, at, (size_t)(end - at), true);
}

/* （甲を除く。） */
static void
find_brackets(struct pool *pool, const char *raw, struct proposal *proposal)
{
	static const char *const ends[] = { "を除く。）", "を除く）",
	    "を除く。)", "を除く)", NULL };
	const char *const *end = ends;
	const char *at, *open, *other;

	for (; *end != NULL; end++)
		for (at = raw; (at = strstr(at, *end)) != NULL; at++) {
			const char *before = pool_copy(pool, raw,
			    (size_t)(at - raw));

			open = read_last(before, "（");
			other = read_last(before, "(");
			open = open != NULL ? open + strlen("（") :
			    other != NULL ? other + 1 : NULL;
			if (open != NULL && strstr(open, "。") == NULL)
				add(pool, proposal, open, strlen(open), true);
		}
}

/* 甲の場合を除き、 */
static void
find_except(struct pool *pool, const char *said, struct proposal *proposal)
{
	static const char *const ends[] = { "を除き、", "を除くほか、",
	    "を除いては、", NULL };
	const char *const *end = ends;
	const char *at, *before, *comma;
	size_t from;

	for (; *end != NULL; end++) {
		at = strstr(said, *end);
		if (at == NULL)
			continue;
		before = pool_copy(pool, said, (size_t)(at - said));
		comma = read_last(before, "、");
		from = comma == NULL ? 0 : (size_t)(comma - before) +
		    strlen("、");
		if (said + from < at)
			add(pool, proposal, said + from, (size_t)(at - said) -
			    from, true);
	}
}

/* 甲のときは、: of the clause without who acts. */
static void
find_condition(struct pool *pool, const char *said, struct proposal *proposal)
{
	static const struct { const char *mark; size_t kept; } marks[] = {
		{ "ときは、", 6 }, { "とき、", 6 }, { "ときには、", 6 },
		{ "場合は、", 6 }, { "場合には、", 6 },
		{ "場合において、", 6 }, { "場合においては、", 6 },
		{ "際は、", 3 }, { "際には、", 3 }, { "に当たっては、", 15 },
	};
	const char *first = NULL, *at, *from = said;
	size_t kept = 0, i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		at = strstr(said, marks[i].mark);
		if (at != NULL && (first == NULL || at < first)) {
			first = at;
			kept = marks[i].kept;
		}
	}
	if (first != NULL && !word_starts(said, "この場合"))
		add(pool, proposal, from, (size_t)(first - from) + kept,
		    false);
}

/* How often and how soon, as check_question wants it: word for word. */
static const char *const cycles[] = { "毎年度", "毎年", "毎月", "毎日",
    "毎週", "年1回以上", "年１回以上", "年1回", "年１回", "年2回",
    "年２回", "月1回", "月１回", "定期的", "随時", "その都度", "都度",
    NULL };
static const char *const haste[] = { "直ちに", "ただちに", "速やかに",
    "遅滞なく", "あらかじめ", "事前", "即時", "即日", NULL };

static const char *
first_of(const char *words, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strstr(words, *list) != NULL)
			return *list;
	return NULL;
}

void
limit_find(struct pool *pool, const struct sentence *sentence,
    const struct subject *subject, struct proposal *proposal)
{
	const char *said = sentence->said, *at;

	/* 職員は、…ときは: who it is about is no part of when. */
	if (subject->phrase != NULL && !subject->is_agent &&
	    word_starts(said, subject->phrase))
		said += strlen(subject->phrase);
	else if (subject->phrase != NULL &&
	    (at = strstr(said, subject->phrase)) != NULL)
		said = pool_format(pool, "%.*s%s%s", (int)(at - said), said,
		    ask_clause_tie(said, subject->phrase),
		    at + strlen(subject->phrase));
	find_condition(pool, ask_without_references(pool, said), proposal);
	find_brackets(pool, sentence->raw, proposal);
	find_except(pool, said, proposal);
	if (sentence->proviso != NULL)
		find_proviso(pool, sentence->proviso, proposal);
	proposal->cycle = first_of(sentence->said, cycles);
	proposal->within = first_of(sentence->said, haste);
}
