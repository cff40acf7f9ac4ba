/*
 * Members: 電子計算機等（電子計算機、周辺機器） in a duty lists what the word
 * means. All that its definition names stands there, and nothing else.
 */
#include "check/said.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "refer/define.h"

/* What parts the members, in the duty and in the definition. */
static const char *const parting[] = { "、", ",", "，", "及び", "並びに",
    "又は", "若しくは", "・", NULL };

static size_t
parts_at(const char *at)
{
	size_t i;

	for (i = 0; parting[i] != NULL; i++)
		if (word_starts(at, parting[i]))
			return strlen(parting[i]);
	return 0;
}

/* The next member; false at the end of the words. */
static bool
next_member(struct pool *pool, const char **cursor, const char **member)
{
	const char *start, *at, *end = *cursor + strlen(*cursor);
	size_t length;

	while ((length = parts_at(*cursor)) > 0)
		*cursor += length;
	if (**cursor == '\0')
		return false;
	for (start = at = *cursor; at < end && parts_at(at) == 0;)
		text_next(&at, end);
	*member = pool_copy(pool, start, (size_t)(at - start));
	*cursor = at;
	return true;
}

/* What stands between the brackets that open there; NULL if none do. */
static char *
in_brackets(struct pool *pool, const char *at)
{
	const char *close;

	if (!word_starts(at, "（"))
		return NULL;
	at += strlen("（");
	close = strstr(at, "）");
	return close == NULL ? NULL : pool_copy(pool, at,
	    (size_t)(close - at));
}

/* The noun at its end: 主管する電子計算機 ends with 電子計算機. */
static bool
names(const char *member, const char *listed)
{
	return word_ends(member, listed) || strstr(listed, member) != NULL;
}

static bool
any_names(struct pool *pool, const char *list, const char *member)
{
	const char *other;

	while (next_member(pool, &list, &other))
		if (names(member, other))
			return true;
	return false;
}

/* Which of the definition's is not in the list; NULL if all are. */
static const char *
missing(struct pool *pool, const char *meaning, const char *list)
{
	const char *member;

	while (next_member(pool, &meaning, &member))
		if (!any_names(pool, list, member))
			return member;
	return NULL;
}

/* Is it such a list at all: are at least two of them the definition's? */
static size_t
count_shared(struct pool *pool, const char *list, const char *meaning,
    const char **stranger)
{
	const char *member;
	size_t count = 0;

	*stranger = NULL;
	while (next_member(pool, &list, &member)) {
		if (strstr(meaning, member) != NULL)
			count++;
		else
			*stranger = member;
	}
	return count;
}

static void
check_list(const struct said *said, const struct definition *definition,
    const char *list)
{
	struct pool *pool = said->checking->pool;
	const char *meaning = said_bare(pool, definition->meaning);
	const char *stranger, *lost;

	if (count_shared(pool, list, meaning, &stranger) < 2)
		return;
	lost = missing(pool, meaning, list);
	if (lost == NULL && stranger == NULL)
		return;
	problem_add(said->checking->problems, said_problem(said),
	    xml_place(said->duty->node), "what this duty lists behind \"%s\" "
	    "is not what %s says that it means: \"%s\"", definition->term,
	    definition->at->address, lost != NULL ? lost : stranger);
}

static void
check_words(const struct said *said, const struct definition *definition)
{
	const char *words = said->all;
	size_t start = 0, end;
	char *list;

	while (define_place_in(words, definition->term, &start, &end)) {
		list = in_brackets(said->checking->pool, words + end);
		if (list != NULL)
			check_list(said, definition, list);
		start = end;
	}
}

void
said_member_check(const struct said *said)
{
	const struct definition *at = define_known(said->checking->edition);

	for (; at != NULL; at = at->next)
		if (at->way == DEFINE_SHORT && !at->has_members)
			check_words(said, at);
}
