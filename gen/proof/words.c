#include "proof/words.h"

#include <string.h>

enum {
	SHOWN = 14,		/* characters of a difference */
	BEFORE = 4,		/* of these, in front of it */
	FILLED = 480		/* bytes that a mark may stand for */
};

/* GETA MARK, which Japanese print sets where a character is missing. */
const char words_mark[] = "\xe3\x80\x93";

void
words_add(struct pool *pool, struct words *words, const char *text, int place)
{
	struct words_unit *list;

	if (words->count == words->room) {
		words->room = words->room > 0 ? words->room * 2 : 64;
		list = pool_take(pool, words->room * sizeof *list);
		if (words->count > 0)
			memcpy(list, words->list, words->count *
			    sizeof *list);
		words->list = list;
	}
	words->list[words->count++] = (struct words_unit){ text, place };
}

/* ASCII and ideographic space, and what a browser writes for a blank. */
static size_t
space_at(const char *at)
{
	static const char *const spaces[] = { " ", "\t", "\n", "\r", "\f",
	    "\xc2\xa0", "\xe3\x80\x80", "\xc2\xad", "\xe2\x80\x8b" };
	size_t i;

	for (i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (strncmp(at, spaces[i], strlen(spaces[i])) == 0)
			return strlen(spaces[i]);
	return 0;
}

/* Everything in one, without white space; where each unit ends in it. */
struct flow {
	struct text	 text;
	size_t		*ends;
};

static void
pour(struct pool *pool, const struct words *words, struct flow *flow)
{
	const char *at;
	size_t i, space;

	flow->ends = pool_take(pool, (words->count + 1) * sizeof *flow->ends);
	text_add_string(&flow->text, "");
	for (i = 0; i < words->count; i++) {
		for (at = words->list[i].text; *at != '\0'; at++) {
			while ((space = space_at(at)) > 0)
				at += space;
			if (*at == '\0')
				break;
			text_add_char(&flow->text, *at);
		}
		flow->ends[i] = flow->text.length;
	}
}

static size_t
first_difference(const struct flow *found, const struct flow *wanted)
{
	size_t i = 0;

	while (i < found->text.length && i < wanted->text.length &&
	    found->text.bytes[i] == wanted->text.bytes[i])
		i++;
	/* Back to where the character begins. */
	while (i > 0 && ((i < found->text.length &&
	    (found->text.bytes[i] & 0xc0) == 0x80) ||
	    (i < wanted->text.length &&
	    (wanted->text.bytes[i] & 0xc0) == 0x80)))
		i--;
	return i;
}

static const char *
shown_at(struct pool *pool, const struct flow *flow, size_t at)
{
	const char *start = flow->text.bytes + at, *end, *stop;
	int count;

	stop = flow->text.bytes + flow->text.length;
	for (count = 0; count < BEFORE && start > flow->text.bytes; count++)
		do
			start--;
		while (start > flow->text.bytes && (*start & 0xc0) == 0x80);
	for (end = start, count = 0; count < SHOWN && end < stop; count++)
		text_next(&end, stop);
	return pool_copy(pool, start, (size_t)(end - start));
}

static int
place_at(const struct words *words, const struct flow *flow, size_t at)
{
	size_t i;

	for (i = 0; i + 1 < words->count && flow->ends[i] <= at; i++)
		;
	return words->count > 0 ? words->list[i].place : 0;
}

bool
words_differ(struct pool *pool, const struct words *found,
    const struct words *wanted, struct words_difference *difference)
{
	struct flow one = {0}, other = {0};
	size_t at;
	bool differ;

	pour(pool, found, &one);
	pour(pool, wanted, &other);
	at = first_difference(&one, &other);
	differ = at < one.text.length || at < other.text.length;
	if (differ) {
		difference->place = place_at(found, &one, at);
		difference->found = shown_at(pool, &one, at);
		difference->wanted = shown_at(pool, &other, at);
	}
	text_free(&one.text);
	text_free(&other.text);
	return differ;
}

/*
 * Where the stretch of wanted words begins in what is found behind at, with
 * something before it that a mark stands for; NULL if it does not.
 */
static const char *
find_stretch(const char *at, const char *stretch, size_t length,
    bool is_behind_mark)
{
	const char *found;

	if (!is_behind_mark)
		return strncmp(at, stretch, length) == 0 ? at : NULL;
	found = memmem(at, strnlen(at, FILLED + length), stretch, length);
	return found;
}

/* The first place that does not fit, NULL if all do; *at moves on. */
static const char *
misfit(const char **at, const char *wanted, bool *is_behind_mark)
{
	const char *mark, *found;
	size_t length;

	for (; *wanted != '\0'; wanted += length) {
		mark = strstr(wanted, words_mark);
		length = mark != NULL ? (size_t)(mark - wanted) :
		    strlen(wanted);
		if (length == 0) {
			length = strlen(words_mark);
			*is_behind_mark = true;
			continue;
		}
		found = find_stretch(*at, wanted, length, *is_behind_mark);
		if (found == NULL)
			return wanted;
		*at = found + length;
		*is_behind_mark = false;
	}
	return NULL;
}

/* As far as both agree, so that the very place is shown. */
static size_t
agreement(const char *one, const char *other)
{
	size_t i = 0;

	while (one[i] != '\0' && one[i] == other[i])
		i++;
	while (i > 0 && (one[i] & 0xc0) == 0x80)
		i--;
	return i;
}

bool
words_misfit(struct pool *pool, const struct words *found,
    const struct words *wanted, struct words_difference *difference)
{
	struct flow one = {0}, other = {0};
	const char *at, *wrong;
	bool is_behind_mark = false;
	size_t same;

	pour(pool, found, &one);
	pour(pool, wanted, &other);
	at = one.text.bytes;
	wrong = misfit(&at, other.text.bytes, &is_behind_mark);
	if (wrong == NULL && *at != '\0' && !is_behind_mark)
		wrong = other.text.bytes + other.text.length;
	if (wrong != NULL) {
		same = agreement(at, wrong);
		difference->place = place_at(found, &one,
		    (size_t)(at - one.text.bytes) + same);
		difference->found = shown_at(pool, &one,
		    (size_t)(at - one.text.bytes) + same);
		difference->wanted = shown_at(pool, &other,
		    (size_t)(wrong - other.text.bytes) + same);
	}
	text_free(&one.text);
	text_free(&other.text);
	return wrong != NULL;
}

bool
words_hold(struct pool *pool, const struct words *words, const char *what)
{
	struct flow whole = {0}, part = {0};
	struct words one = {0};
	bool hold;

	words_add(pool, &one, what, 0);
	pour(pool, words, &whole);
	pour(pool, &one, &part);
	hold = strstr(whole.text.bytes, part.text.bytes) != NULL;
	text_free(&whole.text);
	text_free(&part.text);
	return hold;
}
