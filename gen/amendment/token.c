#include "amendment/token.h"

#include <stdint.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"

/* ---- characters ---- */

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

enum script
token_script(const char *text, size_t at, size_t size)
{
	const char *next = text + at;

	return script_of(text_next(&next, text + size));
}

size_t
token_last_character(const char *text, size_t at)
{
	do
		at--;
	while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80);
	return at;
}

size_t
token_next_character(const char *text, size_t at, size_t size)
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
	static const char *const parts[] = { "本文", "ただし書", "前段", "後段",
	    "各号", NULL };
	const char *end = text + size, *cursor = relative_end(text + at, end);
	struct ordinal ordinal;

	while (number_read_ordinal(&cursor, end, &ordinal))
		continue;
	/* 第9項本文 is one name. */
	if (cursor > text + at)
		number_read_any(&cursor, end, parts);
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

/* 以上 of 禁錮以上, 等 of 通知等: apart from the word before them. */
static size_t
suffix_end(const char *text, size_t at, size_t size)
{
	static const char *const suffixes[] = { "以上", "以下", "以内", "以外",
	    "未満", "以前", "以後", "等", NULL };
	const char *cursor = text + at;

	if (at == 0 || token_script(text, token_last_character(text, at),
	    size) == SCRIPT_HIRAGANA)
		return at;
	number_read_any(&cursor, text + size, suffixes);
	return (size_t)(cursor - text);
}

/*
 * しなければ of 押印しなければならない, する of 申請することができる: the ending of
 * the verb that a compound is.
 */
static size_t
ending_end(const char *text, size_t at, size_t size)
{
	static const char *const endings[] = { "しなければ", "させなければ",
	    "されなければ", "させては", "させる", "させた", "させて", "される",
	    "された", "されて", "している", "しない", "しては", "した", "して",
	    "する", "すれば", "せず", "し", NULL };
	const char *cursor = text + at;

	if (at == 0 || token_script(text, token_last_character(text, at),
	    size) != SCRIPT_KANJI)
		return at;
	number_read_any(&cursor, text + size, endings);
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
		while (end < size && token_script(text, end, size) ==
		    SCRIPT_DIGIT)
			end = token_next_character(text, end, size);
		cursor = text + end;
		if (end == at || !number_read_any(&cursor, text + size,
		    marks) || cursor == text + size ||
		    token_script(text, (size_t)(cursor - text), size) !=
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
	    token_script(text, end, size) == SCRIPT_DIGIT)
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
size_t
token_end(const char *text, size_t at, size_t size)
{
	size_t end = reference_end(text, at, size);
	enum script script;

	if (end > at || (end = date_end(text, at, size)) > at ||
	    (end = joint_end(text, at, size)) > at ||
	    (end = suffix_end(text, at, size)) > at ||
	    (end = ending_end(text, at, size)) > at ||
	    (end = quantity_end(text, at, size)) > at)
		return end;
	script = token_script(text, at, size);
	end = token_next_character(text, at, size);
	if (script == SCRIPT_COMMA || script == SCRIPT_OPEN ||
	    script == SCRIPT_CLOSE || script == SCRIPT_OTHER)
		return end;
	while (end < size && token_script(text, end, size) == script &&
	    reference_end(text, end, size) == end &&
	    date_end(text, end, size) == end &&
	    joint_end(text, end, size) == end &&
	    suffix_end(text, end, size) == end)
		end = token_next_character(text, end, size);
	return end;
}

/* The borders of the token around `at`: it is at a border if both are it. */
void
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

bool
token_is_one(const char *text, size_t from, size_t to)
{
	return from < to && token_end(text, from, to) == to;
}

size_t
token_start_before(const char *text, size_t at, size_t size)
{
	size_t start, end;

	if (at == 0)
		return 0;
	token_around(text, token_last_character(text, at), size, &start, &end);
	return start;
}

/*
 * Would a border here part 届け出 and て, 掲 and げる, 申請 and する? A particle
 * stands apart; other kana go with their character.
 */
bool
token_cuts_word(const char *text, size_t at, size_t size)
{
	static const char *const apart[] = { "は", "が", "を", "に", "の", "と",
	    "で", "も", "へ", "や", "から", "まで", "より", "など", "なら", "だけ",
	    "こと", "もの", "ごと", "とき", "かつ", NULL };
	const char *cursor = text + at;
	size_t last;

	if (at == 0 || at >= size || token_script(text, at, size) !=
	    SCRIPT_HIRAGANA)
		return false;
	last = token_last_character(text, at);
	if (token_script(text, last, size) != SCRIPT_KANJI || number_read_any(
	    &cursor, text + size, apart) || joint_end(text, at, size) > at)
		return false;
	return true;
}

/* Would a border here part 申し and 出る, 受け and 取る? One kana between. */
bool
token_cuts_compound(const char *text, size_t at, size_t size)
{
	static const char *const links[] = { "け", "り", "し", "き", "い", "み",
	    "ち", "え", "れ", "び", "ぎ", "げ", "ね", "め", NULL };
	const char *cursor;
	size_t link, first;

	if (at == 0 || at >= size || token_script(text, at, size) !=
	    SCRIPT_KANJI || (link = token_last_character(text, at)) == 0)
		return false;
	first = token_last_character(text, link);
	cursor = text + link;
	return number_read_any(&cursor, text + at, links) &&
	    token_script(text, first, size) == SCRIPT_KANJI &&
	    joint_end(text, first, size) == first && (first == 0 ||
	    token_script(text, token_last_character(text, first), size) != SCRIPT_KANJI) &&
	    token_next_character(text, at, size) < size && token_cuts_word(text, token_next_character(text, at,
	    size), size);
}
