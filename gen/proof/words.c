#include "proof/words.h"

#include <string.h>

enum {
	SHOWN = 14,		/* characters of a difference */
	BEFORE = 4,		/* of these, in front of it */
	FILLED = 480,		/* bytes that a mark may stand for */
	FRONT_MAX = 64,		/* ways that are followed at once */
	PROBE = 36,		/* bytes that are no accident if both have them */
	DIFFERENCES_MAX = 200
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
	static const char *const spaces[] = { "\xc2\xa0", "\xe3\x80\x80",
	    "\xc2\xad", "\xe2\x80\x8b" };
	unsigned char first = (unsigned char)*at;
	size_t i;

	if (first <= ' ')
		return first == ' ' || (first >= '\t' && first <= '\r' &&
		    first != '\v');
	/* Most characters are none: one look at most must do. */
	if (first != 0xc2 && first != 0xe2 && first != 0xe3)
		return 0;
	for (i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (strncmp(at, spaces[i], strlen(spaces[i])) == 0)
			return strlen(spaces[i]);
	return 0;
}

static void
add_close(const char *at, struct text *out)
{
	size_t space;

	for (; *at != '\0'; at++) {
		while ((space = space_at(at)) > 0)
			at += space;
		if (*at == '\0')
			break;
		text_add_char(out, *at);
	}
}

const char *
words_close(struct pool *pool, const char *text)
{
	struct text out = {0};
	const char *close;

	text_add_string(&out, "");
	add_close(text, &out);
	close = pool_copy(pool, out.bytes, out.length);
	text_free(&out);
	return close;
}

/* Everything in one, without white space; where each unit ends in it. */
struct flow {
	struct text	 text;
	size_t		*ends;
};

static void
pour(struct pool *pool, const struct words *words, struct flow *flow)
{
	size_t i;

	flow->ends = pool_take(pool, (words->count + 1) * sizeof *flow->ends);
	text_add_string(&flow->text, "");
	for (i = 0; i < words->count; i++) {
		add_close(words->list[i].text, &flow->text);
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

/* ---- marks ---- */

/*
 * Where what is found may go on, when some way fits what was wanted so far: a
 * name may hold the very word that stands behind it.
 */
struct front {
	const char	*at[FRONT_MAX];	/* array of count */
	size_t		 count;
	bool		 is_behind_mark;
};

static void
front_add(struct front *front, const char *at)
{
	size_t i;

	for (i = 0; i < front->count; i++)
		if (front->at[i] == at)
			return;
	if (front->count < FRONT_MAX)
		front->at[front->count++] = at;
}

/* All places behind which the stretch ends, if one at least begins there. */
static void
front_follow(struct front *front, const struct front *last, const char *at,
    const char *stretch, size_t length)
{
	const char *end = at + strnlen(at, FILLED + length), *found;

	if (!last->is_behind_mark) {
		if (strncmp(at, stretch, length) == 0)
			front_add(front, at + length);
		return;
	}
	while ((found = memmem(at, (size_t)(end - at), stretch, length)) !=
	    NULL) {
		front_add(front, found + length);
		at = found + 1;
	}
}

/* The first place that does not fit, NULL if all do; the front moves on. */
static const char *
misfit(struct front *front, const char *wanted)
{
	const char *mark;
	size_t length, i;

	for (; *wanted != '\0'; wanted += length) {
		struct front next = {0};

		mark = strstr(wanted, words_mark);
		length = mark != NULL ? (size_t)(mark - wanted) :
		    strlen(wanted);
		if (length == 0) {
			length = strlen(words_mark);
			front->is_behind_mark = true;
			continue;
		}
		for (i = 0; i < front->count; i++)
			front_follow(&next, front, front->at[i], wanted,
			    length);
		if (next.count == 0)
			return wanted;
		*front = next;
	}
	return NULL;
}

/* May what is found end so? */
static bool
is_at_end(const struct front *front)
{
	size_t i;

	for (i = 0; i < front->count; i++)
		if (strnlen(front->at[i], FILLED + 1) <=
		    (front->is_behind_mark ? FILLED : 0))
			return true;
	return false;
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

/* ---- one difference after the other ---- */

/* Where both have come to. */
struct cursors {
	const struct words	*words;		/* found */
	const struct flow	*found, *wanted;
	size_t			 at, wanted_at;
	bool			 has_marks;
};

/* A mark is no word that anybody reads: something stands there, or nothing. */
static const char *
without_marks(struct pool *pool, const char *shown)
{
	const char *mark;
	struct text out = {0};

	if (strstr(shown, words_mark) == NULL)
		return shown;
	for (; (mark = strstr(shown, words_mark)) != NULL;
	    shown = mark + strlen(words_mark)) {
		text_add(&out, shown, (size_t)(mark - shown));
		text_add_string(&out, "…");
	}
	text_add_string(&out, shown);
	shown = pool_string(pool, out.bytes);
	text_free(&out);
	return shown;
}

/* Moves both to where they differ next; false if they do nowhere. */
static bool
move_to_difference(struct cursors *cursors)
{
	const char *found = cursors->found->text.bytes, *wrong;
	const char *wanted = cursors->wanted->text.bytes;
	struct front front = { { found + cursors->at }, 1, false };
	size_t same;

	if (cursors->has_marks) {
		wrong = misfit(&front, wanted + cursors->wanted_at);
		if (wrong == NULL && !is_at_end(&front))
			wrong = wanted + cursors->wanted->text.length;
		if (wrong == NULL)
			return false;
		same = agreement(front.at[0], wrong);
		cursors->at = (size_t)(front.at[0] - found) + same;
		cursors->wanted_at = (size_t)(wrong - wanted) + same;
		return true;
	}
	same = agreement(found + cursors->at, wanted + cursors->wanted_at);
	cursors->at += same;
	cursors->wanted_at += same;
	return found[cursors->at] != '\0' || wanted[cursors->wanted_at] !=
	    '\0';
}

/* Within so many bytes of both, the first words that both have. */
static bool
meet(struct cursors *cursors, size_t window)
{
	const char *found = cursors->found->text.bytes + cursors->at, *met;
	const char *wanted = cursors->wanted->text.bytes + cursors->wanted_at;
	size_t room = strnlen(found, window), i;

	for (i = 0; i < window && strnlen(wanted + i, PROBE) == PROBE; i++) {
		if ((wanted[i] & 0xc0) == 0x80 || (cursors->has_marks &&
		    memmem(wanted + i, PROBE, words_mark,
		    strlen(words_mark)) != NULL))
			continue;
		met = memmem(found, room, wanted + i, PROBE);
		if (met == NULL)
			continue;
		cursors->at += (size_t)(met - found);
		cursors->wanted_at += i;
		return true;
	}
	return false;
}

/* The nearest: what is repeated further on is met there, too. */
static bool
move_behind(struct cursors *cursors)
{
	static const size_t windows[] = { 200, 1000, 6000, 40000 };
	size_t i;

	for (i = 0; i < sizeof windows / sizeof *windows; i++)
		if (meet(cursors, windows[i]))
			return true;
	return false;
}

/* The first so many. */
static size_t
walk(struct pool *pool, const struct words *found, const struct words *wanted,
    bool has_marks, struct words_difference *list, size_t room, size_t most)
{
	struct flow one = {0}, other = {0};
	struct cursors cursors = { found, &one, &other, 0, 0, has_marks };
	size_t count = 0;

	pour(pool, found, &one);
	pour(pool, wanted, &other);
	while (count < most && move_to_difference(&cursors)) {
		if (count < room)
			list[count] = (struct words_difference){
			    place_at(found, &one, cursors.at),
			    shown_at(pool, &one, cursors.at),
			    without_marks(pool, shown_at(pool, &other,
			    cursors.wanted_at)) };
		count++;
		if (count == most || !move_behind(&cursors))
			break;
	}
	text_free(&one.text);
	text_free(&other.text);
	return count;
}

size_t
words_differences(struct pool *pool, const struct words *found,
    const struct words *wanted, bool has_marks, struct words_difference *list,
    size_t room)
{
	return walk(pool, found, wanted, has_marks, list, room,
	    DIFFERENCES_MAX);
}

bool
words_misfit(struct pool *pool, const struct words *found,
    const struct words *wanted, struct words_difference *difference)
{
	return walk(pool, found, wanted, true, difference, 1, 1) > 0;
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
