#include "amendment/phrase.h"

#include <string.h>

#include "amendment/token.h"
#include "base/text.h"
#include "base/word.h"
#include "compare/compare.h"

enum {
	PHRASES_MAX = 8,	/* more fragments are said anew */
	SHARE_MAX = 70,		/* percent of the text that quotes may be */
	GROWTHS_MAX = 60,
	SHORT_TEXT = 60,	/* bytes: what is short may be quoted whole */
	SHORT_GAP = 5,		/* characters */
	PARTICLE = 6		/* bytes: の, から */
};

/* A stretch of the old text, and what stands for it in the new one. */
struct stretch {
	size_t	old0, old1, new0, new1;
};

struct phrasing {
	struct pool	*pool;
	const char	*old, *new;
	size_t		 old_size, new_size;
	const char *const *others;
	size_t		 other_count;
	struct stretch	*list;
	size_t		 count, room;
};

/* ---- the differences ---- */

static void
stretch_add(struct phrasing *phrasing, size_t old0, size_t old1, size_t new0,
    size_t new1)
{
	phrasing->list = pool_grow(phrasing->pool, phrasing->list,
	    &phrasing->room, phrasing->count, sizeof *phrasing->list);
	phrasing->list[phrasing->count++] = (struct stretch){ old0, old1,
	    new0, new1 };
}

static bool
is_quoted(const struct span *span)
{
	return span->is_changed || span->is_widened;
}

/* 「。以下同じ」 before 。 is 「以下同じ。」 behind it. */
static void
behind_stop(struct phrasing *phrasing)
{
	const size_t stop = strlen("。");
	struct stretch *at;
	size_t i;

	for (i = 0; i < phrasing->count; i++) {
		at = &phrasing->list[i];
		if (at->old0 != at->old1 || !word_starts(phrasing->new +
		    at->new0, "。") || !word_starts(phrasing->old + at->old0,
		    "。") || at->new1 - at->new0 <= stop ||
		    !word_starts(phrasing->new + at->new1, "。") ||
		    (i + 1 < phrasing->count && phrasing->list[i + 1].old0 <
		    at->old0 + stop))
			continue;
		at->old0 += stop;
		at->old1 += stop;
		at->new0 += stop;
		at->new1 += stop;
	}
}

/* From one run of spans that are the same to the next. */
static void
find_stretches(struct phrasing *phrasing)
{
	struct span *old, *new;
	size_t old0 = 0, new0 = 0;

	compare_words(phrasing->pool, phrasing->old, phrasing->new, &old,
	    &new);
	for (;;) {
		while (old != NULL && is_quoted(old))
			old = old->next;
		while (new != NULL && is_quoted(new))
			new = new->next;
		if (old == NULL || new == NULL)
			break;
		if (old->start > old0 || new->start > new0)
			stretch_add(phrasing, old0, old->start, new0,
			    new->start);
		old0 = old->end;
		new0 = new->end;
		old = old->next;
		new = new->next;
	}
	if (old0 < phrasing->old_size || new0 < phrasing->new_size)
		stretch_add(phrasing, old0, phrasing->old_size, new0,
		    phrasing->new_size);
}

static void
merge_next(struct phrasing *phrasing, size_t i)
{
	phrasing->list[i].old1 = phrasing->list[i + 1].old1;
	phrasing->list[i].new1 = phrasing->list[i + 1].new1;
	phrasing->count--;
	memmove(&phrasing->list[i + 1], &phrasing->list[i + 2],
	    (phrasing->count - i - 1) * sizeof *phrasing->list);
}

/* Something goes, and something comes. */
static bool
replaces(const struct stretch *at)
{
	return at->old1 > at->old0 && at->new1 > at->new0;
}

/* 「これを六月以下の懲役」: so little between two changes is quoted with them. */
static bool
is_short(const char *text, size_t from, size_t to)
{
	size_t count = 0;

	for (; from < to; from = token_next_character(text, from, to)) {
		enum script script = token_script(text, from, to);

		if (script == SCRIPT_COMMA || script == SCRIPT_OPEN ||
		    script == SCRIPT_CLOSE || ++count > SHORT_GAP)
			return false;
	}
	return true;
}

/* Parted by a joint only: one phrase. */
static void
join_near(struct phrasing *phrasing)
{
	static const char *const joints[] = { "", "、", "，", ",", "及び", "又は",
	    "並びに", "若しくは", "の", NULL };
	size_t i = 0, gap;

	while (i + 1 < phrasing->count) {
		gap = phrasing->list[i].old1;
		if (word_among(joints, pool_copy(phrasing->pool,
		    phrasing->old + gap, phrasing->list[i + 1].old0 - gap)) ||
		    ((replaces(&phrasing->list[i]) ||
		    replaces(&phrasing->list[i + 1])) &&
		    is_short(phrasing->old, gap, phrasing->list[i + 1].old0)))
			merge_next(phrasing, i);
		else
			i++;
	}
}

/* ---- growing ---- */

static bool
grow_left(struct phrasing *phrasing, size_t i, size_t bytes)
{
	struct stretch *at = &phrasing->list[i];
	size_t floor = i == 0 ? 0 : phrasing->list[i - 1].old1;

	if (bytes == 0 || at->old0 < floor + bytes)
		return false;
	at->old0 -= bytes;
	at->new0 -= bytes;
	return true;
}

static bool
grow_right(struct phrasing *phrasing, size_t i, size_t bytes)
{
	struct stretch *at = &phrasing->list[i];
	size_t roof = i + 1 < phrasing->count ? phrasing->list[i + 1].old0 :
	    phrasing->old_size;

	if (bytes == 0 || at->old1 + bytes > roof)
		return false;
	at->old1 += bytes;
	at->new1 += bytes;
	return true;
}

static size_t
left_token(const struct phrasing *phrasing, size_t i)
{
	size_t at = phrasing->list[i].old0;

	return at - token_start_before(phrasing->old, at, phrasing->old_size);
}

static size_t
right_token(const struct phrasing *phrasing, size_t i)
{
	size_t at = phrasing->list[i].old1;

	return at == phrasing->old_size ? 0 : token_end(phrasing->old, at,
	    phrasing->old_size) - at;
}

static bool
cuts_left(const struct phrasing *phrasing, const struct stretch *at)
{
	return token_cuts_word(phrasing->old, at->old0, phrasing->old_size) ||
	    token_cuts_word(phrasing->new, at->new0, phrasing->new_size) ||
	    token_cuts_compound(phrasing->old, at->old0, phrasing->old_size) ||
	    token_cuts_compound(phrasing->new, at->new0, phrasing->new_size);
}

static bool
cuts_right(const struct phrasing *phrasing, const struct stretch *at)
{
	return token_cuts_word(phrasing->old, at->old1, phrasing->old_size) ||
	    token_cuts_word(phrasing->new, at->new1, phrasing->new_size);
}

/* Borders of tokens on both sides; what stands between is shared by both. */
static bool
to_tokens(struct phrasing *phrasing, size_t i)
{
	struct stretch *at = &phrasing->list[i];
	size_t start, end;
	int turns;

	for (turns = 0; turns < GROWTHS_MAX; turns++) {
		token_around(phrasing->old, at->old0, phrasing->old_size,
		    &start, &end);
		if (end != start && at->old0 > start && !grow_left(phrasing, i,
		    at->old0 - start))
			return false;
		token_around(phrasing->new, at->new0, phrasing->new_size,
		    &start, &end);
		if (end != start && at->new0 > start) {
			if (!grow_left(phrasing, i, at->new0 - start))
				return false;
			continue;
		}
		token_around(phrasing->old, at->old1, phrasing->old_size,
		    &start, &end);
		if (end != start && at->old1 > start && !grow_right(phrasing,
		    i, end - at->old1))
			return false;
		token_around(phrasing->new, at->new1, phrasing->new_size,
		    &start, &end);
		if (end == start || at->new1 == start)
			return true;
		if (!grow_right(phrasing, i, end - at->new1))
			return false;
	}
	return false;
}

/* Nor may a character and its kana be parted, unless a quote is in the way. */
static bool
to_borders(struct phrasing *phrasing, size_t i)
{
	const struct stretch *at = &phrasing->list[i];
	int turns;

	if (!to_tokens(phrasing, i))
		return false;
	for (turns = 0; turns < GROWTHS_MAX; turns++) {
		if (cuts_left(phrasing, at)) {
			if (!grow_left(phrasing, i, left_token(phrasing, i)))
				return false;
		} else if (cuts_right(phrasing, at)) {
			if (!grow_right(phrasing, i, right_token(phrasing, i)))
				return false;
		} else
			break;
		if (!to_tokens(phrasing, i))
			return false;
	}
	return true;
}

/* < 0: a bracket is closed that was opened before; > 0: one stays open. */
static int
open_brackets(const char *text, size_t from, size_t to, const char *open,
    const char *close)
{
	size_t at = from;
	int depth = 0, lowest = 0;

	for (; at < to; at = token_next_character(text, at, to)) {
		depth += word_starts(text + at, open);
		depth -= word_starts(text + at, close);
		if (depth < lowest)
			lowest = depth;
	}
	return lowest < 0 ? lowest : depth;
}

/*
 * 「」 that are quoted must balance; （） may stay open (「部分（以下この条」) if
 * both texts have them so.
 */
static int
unbalanced(const struct phrasing *phrasing, const struct stretch *at)
{
	int depth = open_brackets(phrasing->old, at->old0, at->old1, "「",
	    "」"), round;

	if (depth == 0)
		depth = open_brackets(phrasing->new, at->new0, at->new1, "「",
		    "」");
	if (depth != 0)
		return depth;
	round = open_brackets(phrasing->old, at->old0, at->old1, "（", "）");
	return round == open_brackets(phrasing->new, at->new0, at->new1, "（",
	    "）") ? 0 : round != 0 ? round : open_brackets(phrasing->new,
	    at->new0, at->new1, "（", "）");
}

static bool
holds_word(const char *text, size_t from, size_t to)
{
	while (from < to) {
		enum script script = token_script(text, from, to);

		if (script == SCRIPT_KANJI || script == SCRIPT_KATAKANA ||
		    script == SCRIPT_LATIN || script == SCRIPT_DIGIT)
			return true;
		from = token_next_character(text, from, to);
	}
	return false;
}

static size_t
count_in(const char *text, const char *words, size_t size)
{
	size_t count = 0;

	while ((text = strstr(text, words)) != NULL) {
		count++;
		text += size;
	}
	return count;
}

/* Where does the quote stand, in all that the address reaches? */
static size_t
occurrences(const struct phrasing *phrasing, size_t from, size_t to)
{
	const char *words = pool_copy(phrasing->pool, phrasing->old + from,
	    to - from);
	size_t count = count_in(phrasing->old, words, to - from), i;

	for (i = 0; i < phrasing->other_count; i++)
		count += count_in(phrasing->others[i], words, to - from);
	return count;
}

/* As many differences as there are places, all alike: one phrase for all. */
static size_t
alike(const struct phrasing *phrasing, size_t i)
{
	const struct stretch *one = &phrasing->list[i], *other;
	size_t count = 0, j;

	for (j = 0; j < phrasing->count; j++) {
		other = &phrasing->list[j];
		if (one->old1 - one->old0 == other->old1 - other->old0 &&
		    one->new1 - one->new0 == other->new1 - other->new0 &&
		    memcmp(phrasing->old + one->old0, phrasing->old +
		    other->old0, one->old1 - one->old0) == 0 &&
		    memcmp(phrasing->new + one->new0, phrasing->new +
		    other->new0, one->new1 - one->new0) == 0)
			count++;
	}
	return count;
}

static bool
begins_badly(const struct phrasing *phrasing, const struct stretch *at)
{
	enum script script = token_script(phrasing->old, at->old0,
	    phrasing->old_size), becomes = at->new1 > at->new0 ?
	    token_script(phrasing->new, at->new0, phrasing->new_size) :
	    SCRIPT_OTHER;

	/* 「、鑑定人」 may be put in or taken out; never replaced. */
	if (at->old0 == 0 || at->new1 == at->new0)
		return false;
	return script == SCRIPT_COMMA || script == SCRIPT_CLOSE ||
	    (at->old1 > at->old0 && becomes == SCRIPT_COMMA);
}

/* More than a mark at the end of a sentence: 。 is not quoted. */
static bool
is_only_stop(const char *text, size_t from, size_t to)
{
	return word_is(text + from, to - from, "。");
}

/* One token more, on the side that helps; false if there is none. */
static bool
grow(struct phrasing *phrasing, size_t i, bool right_first)
{
	size_t left = left_token(phrasing, i), right = right_token(phrasing,
	    i);

	/* 「前項の」, not 「は、前項」. */
	if (phrasing->list[i].old0 > 0 && token_script(phrasing->old,
	    token_last_character(phrasing->old, phrasing->list[i].old0),
	    phrasing->old_size) == SCRIPT_COMMA && right > 0 && right <=
	    PARTICLE && token_script(phrasing->old, phrasing->list[i].old1,
	    phrasing->old_size) == SCRIPT_HIRAGANA)
		right_first = true;
	/* No quote reaches over the end of a sentence if it can be helped. */
	if (is_only_stop(phrasing->old, phrasing->list[i].old1,
	    phrasing->list[i].old1 + right))
		right_first = false;
	if (right_first && grow_right(phrasing, i, right))
		return true;
	return grow_left(phrasing, i, left) || grow_right(phrasing, i, right);
}

static bool
is_fit(const struct phrasing *phrasing, size_t i)
{
	const struct stretch *at = &phrasing->list[i];

	return at->old0 < at->old1 && unbalanced(phrasing, at) == 0 &&
	    holds_word(phrasing->old, at->old0, at->old1) &&
	    !begins_badly(phrasing, at) && !cuts_left(phrasing, at) &&
	    !cuts_right(phrasing, at) && occurrences(phrasing, at->old0,
	    at->old1) == alike(phrasing, i);
}

/* A token that both sides end with, or begin with; 0 if they do not. */
static size_t
shared_tail(const struct phrasing *phrasing, const struct stretch *at)
{
	size_t start = token_start_before(phrasing->old, at->old1,
	    phrasing->old_size), size = at->old1 - start;

	return at->old1 > at->old0 && start >= at->old0 &&
	    at->new1 - at->new0 >= size && memcmp(phrasing->old + start,
	    phrasing->new + at->new1 - size, size) == 0 &&
	    token_start_before(phrasing->new, at->new1, phrasing->new_size) ==
	    at->new1 - size ? size : 0;
}

static size_t
shared_head(const struct phrasing *phrasing, const struct stretch *at)
{
	size_t end = at->old0 == at->old1 ? at->old0 : token_end(phrasing->old,
	    at->old0, phrasing->old_size), size = end - at->old0;

	return size > 0 && end <= at->old1 && at->new1 - at->new0 >= size &&
	    memcmp(phrasing->old + at->old0, phrasing->new + at->new0,
	    size) == 0 && token_end(phrasing->new, at->new0,
	    phrasing->new_size) == at->new0 + size ? size : 0;
}

/* 「含む。」の次に「以下同じ。」, not 「含む」の次に「。以下同じ」. */
static bool
is_whole_sentence(const struct phrasing *phrasing, const struct stretch *at)
{
	const size_t stop = strlen("。");

	return at->old1 - at->old0 > stop && at->new1 - at->new0 > stop &&
	    is_only_stop(phrasing->old, at->old1 - stop, at->old1) &&
	    is_only_stop(phrasing->new, at->new1 - stop, at->new1) &&
	    strncmp(phrasing->old + at->old0, phrasing->new + at->new0,
	    at->old1 - at->old0) == 0;
}

/* What both sides have at an end need not be quoted, if it is fit without. */
static void
shrink(struct phrasing *phrasing, size_t i)
{
	struct stretch *at = &phrasing->list[i], saved;
	size_t bytes;

	for (;;) {
		saved = *at;
		if ((bytes = shared_tail(phrasing, at)) > 0 &&
		    !is_whole_sentence(phrasing, at)) {
			at->old1 -= bytes;
			at->new1 -= bytes;
			if (is_fit(phrasing, i))
				continue;
			*at = saved;
		}
		if ((bytes = shared_head(phrasing, at)) == 0)
			return;
		at->old0 += bytes;
		at->new0 += bytes;
		if (!is_fit(phrasing, i)) {
			*at = saved;
			return;
		}
	}
}

/* Is the quote fit to be said as it is? If not, it grows by a token. */
static bool
settle(struct phrasing *phrasing, size_t i)
{
	struct stretch *at = &phrasing->list[i];
	int turns, depth;

	/* A comma goes with the word behind it, and is the same here. */
	while (at->old0 < at->old1 && at->new0 < at->new1 &&
	    begins_badly(phrasing, at) && shared_head(phrasing, at) > 0) {
		depth = (int)shared_head(phrasing, at);
		at->old0 += (size_t)depth;
		at->new0 += (size_t)depth;
	}

	for (turns = 0; turns < GROWTHS_MAX; turns++) {
		if (at->old0 == at->old1) {
			/* Put in: behind the word before it. */
			if (at->new0 == 0 ? !grow(phrasing, i, true) :
			    !grow(phrasing, i, false))
				return false;
			continue;
		}
		depth = unbalanced(phrasing, at);
		if (depth != 0) {
			if (!grow(phrasing, i, depth > 0))
				return false;
			continue;
		}
		if (cuts_left(phrasing, at) || cuts_right(phrasing, at)) {
			if (!to_borders(phrasing, i))
				return false;
			continue;
		}
		if (!holds_word(phrasing->old, at->old0, at->old1) ||
		    begins_badly(phrasing, at) || occurrences(phrasing,
		    at->old0, at->old1) != alike(phrasing, i)) {
			if (!grow(phrasing, i, turns % 3 == 2))
				return false;
			continue;
		}
		shrink(phrasing, i);
		return true;
	}
	return false;
}

/* ---- saying ---- */

static struct phrase *
phrase_of(const struct phrasing *phrasing, const struct stretch *at)
{
	struct phrase *phrase = pool_take(phrasing->pool, sizeof *phrase);
	const char *old = pool_copy(phrasing->pool, phrasing->old + at->old0,
	    at->old1 - at->old0);
	const char *new = pool_copy(phrasing->pool, phrasing->new + at->new0,
	    at->new1 - at->new0);
	size_t length = strlen(old);

	*phrase = (struct phrase){ PHRASE_REPLACE, old, new, NULL };
	if (*new == '\0')
		phrase->kind = PHRASE_DELETE;
	else if (strncmp(new, old, length) == 0 && !token_is_one(new, 0,
	    strlen(new))) {
		phrase->kind = PHRASE_BEHIND;
		phrase->new = new + length;
	}
	return phrase;
}

static bool
is_said(const struct phrase *list, const struct phrase *phrase)
{
	for (; list != NULL; list = list->next)
		if (list->kind == phrase->kind &&
		    strcmp(list->old, phrase->old) == 0)
			return true;
	return false;
}

static bool
balances(const struct phrase *phrase)
{
	return open_brackets(phrase->old, 0, strlen(phrase->old), "「",
	    "」") == 0 && open_brackets(phrase->new, 0, strlen(phrase->new),
	    "「", "」") == 0;
}

/* Done at once and one after the other it must come to the same. */
static const char *
done_singly(struct pool *pool, const char *text, const struct phrase *phrase)
{
	struct text out = {0};
	const char *at, *result;
	size_t length;

	for (; phrase != NULL; phrase = phrase->next) {
		text_clear(&out);
		length = strlen(phrase->old);
		while ((at = strstr(text, phrase->old)) != NULL) {
			text_add(&out, text, (size_t)(at - text));
			if (phrase->kind == PHRASE_BEHIND)
				text_add_string(&out, phrase->old);
			text_add_string(&out, phrase->new);
			text = at + length;
		}
		text_add_string(&out, text);
		text = pool_copy(pool, out.bytes, out.length);
	}
	result = text;
	text_free(&out);
	return result;
}

static bool
is_too_much(const struct phrasing *phrasing)
{
	size_t sum = 0, i;

	for (i = 0; i < phrasing->count; i++)
		sum += phrasing->list[i].old1 - phrasing->list[i].old0;
	return phrasing->count > PHRASES_MAX || (phrasing->old_size >
	    SHORT_TEXT && sum * 100 > phrasing->old_size * SHARE_MAX);
}

struct phrase *
phrase_make(struct pool *pool, const char *old, const char *new,
    const char *const *others, size_t other_count)
{
	struct phrasing phrasing = { .pool = pool, .old = old, .new = new,
	    .old_size = strlen(old), .new_size = strlen(new),
	    .others = others, .other_count = other_count };
	struct phrase *first = NULL, **next = &first, *phrase;
	size_t i;

	find_stretches(&phrasing);
	behind_stop(&phrasing);
	join_near(&phrasing);
	/* All of them first: those alike may be said in one phrase. */
	for (i = 0; i < phrasing.count; i++)
		to_borders(&phrasing, i);
	for (i = 0; i < phrasing.count; i++)
		if (!to_borders(&phrasing, i) || !settle(&phrasing, i)) {
			if (i + 1 < phrasing.count)
				merge_next(&phrasing, i--);
			else if (i > 0) {
				merge_next(&phrasing, i - 1);
				i -= 2;
			} else
				return NULL;
		}
	if (is_too_much(&phrasing))
		return NULL;
	for (i = 0; i < phrasing.count; i++) {
		phrase = phrase_of(&phrasing, &phrasing.list[i]);
		if (!balances(phrase))
			return NULL;
		if (is_said(first, phrase))
			continue;
		*next = phrase;
		next = &phrase->next;
	}
	return first != NULL && strcmp(done_singly(pool, old, first), new) ==
	    0 ? first : NULL;
}
