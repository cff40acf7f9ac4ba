#include "amendment/phrase.h"

#include <stdint.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "compare/compare.h"

enum {
	PHRASES_MAX = 8,	/* more fragments are said anew */
	SHARE_MAX = 70,		/* percent of the text that quotes may be */
	GROWTHS_MAX = 60,
	SHORT_TEXT = 60		/* bytes: what is short may be quoted whole */
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

/* ---- characters ---- */

enum script {
	SCRIPT_KANJI, SCRIPT_KATAKANA, SCRIPT_HIRAGANA, SCRIPT_LATIN,
	SCRIPT_DIGIT, SCRIPT_COMMA, SCRIPT_OPEN, SCRIPT_CLOSE, SCRIPT_OTHER
};

static enum script
script_of(uint32_t code)
{
	if ((code >= '0' && code <= '9') || (code >= 0xff10 && code <= 0xff19))
		return SCRIPT_DIGIT;
	if ((code >= 0x4e00 && code <= 0x9fff) || code == 0x3005 ||
	    (code >= 0x3400 && code <= 0x4dbf) || code >= 0x20000)
		return SCRIPT_KANJI;
	if ((code >= 0x30a1 && code <= 0x30fe && code != 0x30fb))
		return SCRIPT_KATAKANA;
	if (code >= 0x3041 && code <= 0x309f)
		return SCRIPT_HIRAGANA;
	if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
	    (code >= 0xff21 && code <= 0xff3a) ||
	    (code >= 0xff41 && code <= 0xff5a))
		return SCRIPT_LATIN;
	if (code == 0x3001 || code == 0x3002 || code == 0xff0c || code == ',')
		return SCRIPT_COMMA;
	if (code == 0xff08 || code == '(' || code == 0x300c || code == 0x300e)
		return SCRIPT_OPEN;
	if (code == 0xff09 || code == ')' || code == 0x300d || code == 0x300f)
		return SCRIPT_CLOSE;
	return SCRIPT_OTHER;
}

static enum script
script_at(const char *text, size_t at, size_t size)
{
	const char *next = text + at;

	return script_of(text_next(&next, text + size));
}

static size_t
before(const char *text, size_t at)
{
	do
		at--;
	while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80);
	return at;
}

static size_t
behind(const char *text, size_t at, size_t size)
{
	const char *next = text + at;

	text_next(&next, text + size);
	return (size_t)(next - text);
}

/* ---- tokens ---- */

/* 前2項, 次条, 同号: or where it stands if it is none. */
static const char *
relative_end(const char *at, const char *end)
{
	static const char *const firsts[] = { "前各", "前", "次", "同", NULL };
	static const char *const units[] = { "編", "章", "節", "条", "項", "号",
	    NULL };
	const char *cursor = at;
	int value;

	if (!number_read_any(&cursor, end, firsts))
		return at;
	number_read(&cursor, end, &value);
	return number_read_any(&cursor, end, units) ? cursor : at;
}

/* 第3条第2項第1号, 前条第1項: one reference is one token. */
static size_t
reference_end(const char *text, size_t at, size_t size)
{
	const char *end = text + size, *cursor = relative_end(text + at, end);
	struct ordinal ordinal;

	while (number_read_ordinal(&cursor, end, &ordinal))
		continue;
	return (size_t)(cursor - text);
}

/* 又は, 及び: no part of the word before them. */
static size_t
joint_end(const char *text, size_t at, size_t size)
{
	static const char *const joints[] = { "又は", "及び", "並びに", "若しくは",
	    NULL };
	const char *cursor = text + at;

	number_read_any(&cursor, text + size, joints);
	return (size_t)(cursor - text);
}

/* 500,000 and 1.5, but not the comma of a list. */
static size_t
digits_end(const char *text, size_t at, size_t size)
{
	static const char *const marks[] = { ",", ".", "，", "．", NULL };
	const char *cursor;
	size_t end = at;

	for (;;) {
		while (end < size && script_at(text, end, size) ==
		    SCRIPT_DIGIT)
			end = behind(text, end, size);
		cursor = text + end;
		if (end == at || !number_read_any(&cursor, text + size,
		    marks) || cursor == text + size ||
		    script_at(text, (size_t)(cursor - text), size) !=
		    SCRIPT_DIGIT)
			return end;
		end = (size_t)(cursor - text);
	}
}

/* 7日, 2回, 4月1日, 8時30分: a number with what it counts. */
static size_t
quantity_end(const char *text, size_t at, size_t size)
{
	static const char *const counters[] = { "年度", "年", "か月", "箇月",
	    "月", "日", "時間", "時", "分の", "分", "円", "回", "人", "名", "件",
	    "台", "枚", "個", "冊", "通", "部", "級", "歳", "週間", "週", "倍", "項",
	    "号", "条", "％", "%", "パーセント", NULL };
	static const char *const going_on[] = { "年", "月", "時", "分の", NULL };
	const char *counter;
	size_t end = digits_end(text, at, size), start;

	if (end == at)
		return at;
	counter = text + end;
	if (!number_read_any(&counter, text + size, counters))
		return end;
	start = end;
	end = (size_t)(counter - text);
	counter = text + start;
	if (number_read_any(&counter, text + size, going_on) &&
	    counter == text + end && end < size &&
	    script_at(text, end, size) == SCRIPT_DIGIT)
		return quantity_end(text, end, size);
	return end;
}

/* 令和6年4月1日, 平成15年条例第20号: whole, as it is one thing. */
static size_t
date_end(const char *text, size_t at, size_t size)
{
	static const char *const acts[] = { "法律", "政令", "省令", "条例",
	    "規則", "訓令", "告示", "要綱", NULL };
	const char *cursor = text + at, *end = text + size;
	struct ordinal ordinal;
	size_t behind_year;
	bool is_first;

	if (!date_read_era(&cursor, end))
		return at;
	is_first = number_read_word(&cursor, end, "元年");
	behind_year = quantity_end(text, (size_t)(cursor - text), size);
	if (behind_year == (size_t)(cursor - text) && !is_first)
		return at;
	cursor = text + behind_year;
	if (number_read_any(&cursor, end, acts) &&
	    number_read_ordinal(&cursor, end, &ordinal))
		return (size_t)(cursor - text);
	return behind_year;
}

/* Behind the token that begins at `at`. */
static size_t
token_end(const char *text, size_t at, size_t size)
{
	size_t end = reference_end(text, at, size);
	enum script script;

	if (end > at || (end = date_end(text, at, size)) > at ||
	    (end = joint_end(text, at, size)) > at ||
	    (end = quantity_end(text, at, size)) > at)
		return end;
	script = script_at(text, at, size);
	end = behind(text, at, size);
	if (script == SCRIPT_COMMA || script == SCRIPT_OPEN ||
	    script == SCRIPT_CLOSE || script == SCRIPT_OTHER)
		return end;
	while (end < size && script_at(text, end, size) == script &&
	    reference_end(text, end, size) == end &&
	    date_end(text, end, size) == end &&
	    joint_end(text, end, size) == end)
		end = behind(text, end, size);
	return end;
}

/* The borders of the token around `at`: it is at a border if both are it. */
static void
token_around(const char *text, size_t at, size_t size, size_t *start,
    size_t *end)
{
	size_t from = 0, to;

	while (from < size) {
		to = token_end(text, from, size);
		if (at == from || at < to) {
			*start = from;
			*end = at == from ? from : to;
			return;
		}
		from = to;
	}
	*start = *end = size;
}

static size_t
token_before(const char *text, size_t at, size_t size)
{
	size_t start, end;

	if (at == 0)
		return 0;
	token_around(text, before(text, at), size, &start, &end);
	return start;
}

/*
 * Would a border here part 届け出 and て, 掲 and げる, 有 and する? A particle or
 * the する of a compound (申請|する) stands apart; other kana go with their
 * character.
 */
static bool
cuts_word(const char *text, size_t at, size_t size)
{
	static const char *const apart[] = { "は", "が", "を", "に", "の", "と",
	    "で", "も", "へ", "や", "から", "まで", "より", "など", "なら", "だけ",
	    "こと", "もの", "ごと", "とき", "かつ", NULL };
	static const char *const does[] = { "し", "す", "さ", "せ", NULL };
	const char *cursor = text + at;
	size_t last;

	if (at == 0 || at >= size || script_at(text, at, size) !=
	    SCRIPT_HIRAGANA)
		return false;
	last = before(text, at);
	if (script_at(text, last, size) != SCRIPT_KANJI || number_read_any(
	    &cursor, text + size, apart) || joint_end(text, at, size) > at)
		return false;
	return !number_read_any(&cursor, text + size, does) || last == 0 ||
	    script_at(text, before(text, last), size) != SCRIPT_KANJI;
}

/* Would a border here part 申し and 出る, 受け and 取る? One kana between. */
static bool
cuts_compound(const char *text, size_t at, size_t size)
{
	static const char *const links[] = { "け", "り", "し", "き", "い", "み",
	    "ち", "え", "れ", "び", "ぎ", "げ", "ね", "め", NULL };
	const char *cursor;
	size_t link, first;

	if (at == 0 || at >= size || script_at(text, at, size) !=
	    SCRIPT_KANJI || (link = before(text, at)) == 0)
		return false;
	first = before(text, link);
	cursor = text + link;
	return number_read_any(&cursor, text + at, links) &&
	    script_at(text, first, size) == SCRIPT_KANJI &&
	    joint_end(text, first, size) == first && (first == 0 ||
	    script_at(text, before(text, first), size) != SCRIPT_KANJI) &&
	    behind(text, at, size) < size && cuts_word(text, behind(text, at,
	    size), size);
}

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
		    phrasing->old + gap, phrasing->list[i + 1].old0 - gap)))
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

	return at - token_before(phrasing->old, at, phrasing->old_size);
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
	return cuts_word(phrasing->old, at->old0, phrasing->old_size) ||
	    cuts_word(phrasing->new, at->new0, phrasing->new_size) ||
	    cuts_compound(phrasing->old, at->old0, phrasing->old_size) ||
	    cuts_compound(phrasing->new, at->new0, phrasing->new_size);
}

static bool
cuts_right(const struct phrasing *phrasing, const struct stretch *at)
{
	return cuts_word(phrasing->old, at->old1, phrasing->old_size) ||
	    cuts_word(phrasing->new, at->new1, phrasing->new_size);
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
open_brackets(const char *text, size_t from, size_t to)
{
	size_t at = from;
	int depth = 0, lowest = 0;

	while (at < to) {
		enum script script = script_at(text, at, to);

		depth += (script == SCRIPT_OPEN) - (script == SCRIPT_CLOSE);
		if (depth < lowest)
			lowest = depth;
		at = behind(text, at, to);
	}
	return lowest < 0 ? lowest : depth;
}

static bool
holds_word(const char *text, size_t from, size_t to)
{
	while (from < to) {
		enum script script = script_at(text, from, to);

		if (script == SCRIPT_KANJI || script == SCRIPT_KATAKANA ||
		    script == SCRIPT_LATIN || script == SCRIPT_DIGIT)
			return true;
		from = behind(text, from, to);
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
	enum script script = script_at(phrasing->old, at->old0,
	    phrasing->old_size);

	/* 「、鑑定人」 may be put in or taken out; never replaced. */
	return script == SCRIPT_COMMA && at->new1 > at->new0 && at->old0 > 0;
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

	return at->old0 < at->old1 && open_brackets(phrasing->old, at->old0,
	    at->old1) == 0 && open_brackets(phrasing->new, at->new0,
	    at->new1) == 0 && holds_word(phrasing->old, at->old0, at->old1) &&
	    !begins_badly(phrasing, at) && !cuts_left(phrasing, at) &&
	    !cuts_right(phrasing, at) && occurrences(phrasing, at->old0,
	    at->old1) == alike(phrasing, i);
}

/* A token that both sides end with, or begin with; 0 if they do not. */
static size_t
shared_tail(const struct phrasing *phrasing, const struct stretch *at)
{
	size_t start = token_before(phrasing->old, at->old1,
	    phrasing->old_size), size = at->old1 - start;

	return at->old1 > at->old0 && start >= at->old0 &&
	    at->new1 - at->new0 >= size && memcmp(phrasing->old + start,
	    phrasing->new + at->new1 - size, size) == 0 &&
	    token_before(phrasing->new, at->new1, phrasing->new_size) ==
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
		depth = open_brackets(phrasing->old, at->old0, at->old1);
		if (depth == 0)
			depth = open_brackets(phrasing->new, at->new0,
			    at->new1);
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
	else if (strncmp(new, old, length) == 0) {
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
	return open_brackets(phrase->old, 0, strlen(phrase->old)) == 0 &&
	    open_brackets(phrase->new, 0, strlen(phrase->new)) == 0;
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
