/*
 * Tokens: the word groups that Japanese drafting quotes and underlines as a
 * whole. A number goes with its counter, a date and a reference are one, runs
 * of kanji, katakana and hiragana are not cut.
 */
#include "compare/inside.h"

#include <string.h>

#include "base/date.h"
#include "base/number.h"

struct reader {
	const char	*at, *end;
};

static enum token_class
class_of(uint32_t code)
{
	switch (code) {
	case '\n':
		return TOKEN_LINE;
	case ' ':
	case '\t':
	case 0x3000:
		return TOKEN_BLANK;
	case 0x3002:
	case 0xff0e:
	case 0xff61:
		return TOKEN_STOP;
	case 0x3001:
	case 0xff0c:
	case ',':
	case 0xff64:
		return TOKEN_COMMA;
	case '(': case '[': case '{': case 0xff08: case 0xff3b: case 0xff5b:
	case 0x3008: case 0x300a: case 0x300c: case 0x300e: case 0x3010:
	case 0x3014: case 0xff62:
		return TOKEN_OPEN;
	case ')': case ']': case '}': case 0xff09: case 0xff3d: case 0xff5d:
	case 0x3009: case 0x300b: case 0x300d: case 0x300f: case 0x3011:
	case 0x3015: case 0xff63:
		return TOKEN_CLOSE;
	case 0x3005: case 0x3006: case 0x3007:
		return TOKEN_KANJI;
	default:
		break;
	}
	if ((code >= '0' && code <= '9') || (code >= 0xff10 && code <= 0xff19))
		return TOKEN_NUMERAL;
	if (code >= 0x3041 && code <= 0x309f)
		return TOKEN_HIRAGANA;
	if ((code >= 0x30a1 && code <= 0x30ff && code != 0x30fb) ||
	    (code >= 0x31f0 && code <= 0x31ff) ||
	    (code >= 0xff66 && code <= 0xff9f))
		return TOKEN_KATAKANA;
	if ((code >= 0x3400 && code <= 0x9fff) ||
	    (code >= 0xf900 && code <= 0xfaff) ||
	    (code >= 0x20000 && code <= 0x3ffff))
		return TOKEN_KANJI;
	if ((code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
	    (code >= 0xff21 && code <= 0xff3a) ||
	    (code >= 0xff41 && code <= 0xff5a) ||
	    (code >= 0xc0 && code <= 0x24f))
		return TOKEN_LATIN;
	return TOKEN_OTHER;
}

static enum token_class
class_at(const char *at, const char *end)
{
	return at < end ? class_of(text_next(&at, end)) : TOKEN_LINE;
}

/* The longest of the words that stands here. */
static bool
read_any(const char **cursor, const char *end, const char *const *words,
    size_t count)
{
	const char *best = NULL, *at;
	size_t i;

	for (i = 0; i < count; i++) {
		at = *cursor;
		if (number_read_word(&at, end, words[i]) &&
		    (best == NULL || at > best))
			best = at;
	}
	if (best == NULL)
		return false;
	*cursor = best;
	return true;
}

#define READ_ANY(CURSOR, END, WORDS) \
	read_any(CURSOR, END, WORDS, sizeof WORDS / sizeof *WORDS)

/* 前2項, 前三条: the number is inside. */
static bool
read_several_before(const char **cursor, const char *end)
{
	static const char *const units[] = { "条", "項", "号", "章", "節" };
	const char *at = *cursor;
	int value;

	if (!number_read_word(&at, end, "前") ||
	    !number_read(&at, end, &value) || !READ_ANY(&at, end, units))
		return false;
	*cursor = at;
	return true;
}

static bool
read_relative(const char **cursor, const char *end)
{
	static const char *const words[] = { "前条", "次条", "同条", "本条",
	    "前項", "次項", "同項", "本項", "各項", "前号", "次号", "同号",
	    "各号", "前各号", "前各項", "前章", "次章", "同章", "本章",
	    "前節", "次節", "同節" };

	return READ_ANY(cursor, end, words) ||
	    read_several_before(cursor, end);
}

/* 第二号イ: the sign of a sub-item, if no katakana word begins. */
static void
read_sign(const char **cursor, const char *end)
{
	const char *at = *cursor;

	if (class_at(at, end) != TOKEN_KATAKANA)
		return;
	text_next(&at, end);
	if (class_at(at, end) != TOKEN_KATAKANA)
		*cursor = at;
}

static bool
read_reference(const char **cursor, const char *end)
{
	static const char *const parts[] = { "ただし書", "前段", "後段",
	    "本文" };
	struct ordinal ordinal = { .unit = UNIT_ARTICLE };
	const char *start = *cursor;
	bool is_item = false;

	for (;;) {
		if (number_read_ordinal(cursor, end, &ordinal))
			is_item = ordinal.unit == UNIT_ITEM;
		else if (!read_relative(cursor, end))
			break;
	}
	if (*cursor == start)
		return false;
	if (is_item)
		read_sign(cursor, end);
	READ_ANY(cursor, end, parts);
	return true;
}

static bool
read_number_and(const char **cursor, const char *end, const char *word)
{
	const char *at = *cursor;
	int value;

	if (!number_read_word(&at, end, "元") &&
	    !number_read(&at, end, &value))
		return false;
	number_skip_blanks(&at, end);
	if (!number_read_word(&at, end, word))
		return false;
	*cursor = at;
	return true;
}

static bool
read_date(const char **cursor, const char *end)
{
	const char *at = *cursor;
	bool has_era = date_read_era(&at, end);

	if (!read_number_and(&at, end, "年"))
		return false;
	if (!has_era && number_read_word(&at, end, "を"))
		return false;
	number_read_word(&at, end, "度");
	if (read_number_and(&at, end, "月"))
		read_number_and(&at, end, "日");
	*cursor = at;
	return true;
}

static bool
read_counter(const char **cursor, const char *end)
{
	static const char *const counters[] = { "年", "月", "日", "時", "分",
	    "秒", "時間", "分間", "日間", "年間", "週間", "箇月", "か月",
	    "カ月", "ヶ月", "ヵ月", "箇年", "か年", "人", "名", "者", "円",
	    "万円", "億円", "千円", "銭", "件", "回", "個", "枚", "部", "台",
	    "本", "歳", "級", "号", "種", "項", "条", "倍", "割", "割合",
	    "％", "%", "パーセント", "メートル", "キロメートル", "グラム",
	    "キログラム", "トン", "キロ", "度", "箇所", "か所", "カ所",
	    "つ", "以上", "区分", "文字", "桁", "ページ", "点", "号俸",
	    "表", "欄" };

	return READ_ANY(cursor, end, counters);
}

/* 1,000 and 3.5: the sign belongs to the number only between digits. */
static void
read_rest_of_number(const char **cursor, const char *end)
{
	static const char *const signs[] = { ",", "，", ".", "．", "・", "－",
	    "―", "の" };
	const char *at = *cursor;
	int value;

	while (READ_ANY(&at, end, signs) && number_read(&at, end, &value))
		*cursor = at;
}

/* 千分の五, 100万円: numbers in kanji count only with their counter. */
static bool
read_numeral(const char **cursor, const char *end)
{
	const char *at = *cursor;
	bool is_digits = class_at(at, end) == TOKEN_NUMERAL;
	int value;

	/* A run too long for a number is still one token. */
	while (class_at(at, end) == TOKEN_NUMERAL)
		text_next(&at, end);
	if (!is_digits && !number_read(&at, end, &value))
		return false;
	read_rest_of_number(&at, end);
	if (read_counter(&at, end) || is_digits) {
		*cursor = at;
		return true;
	}
	return false;
}

/* They begin with kanji, but belong to no compound: 鍵|及び|名札. */
static bool
read_conjunction(const char **cursor, const char *end)
{
	static const char *const words[] = { "及び", "又は", "並びに",
	    "若しくは", "且つ", "並に" };

	return READ_ANY(cursor, end, words);
}

/* Anything that is one token although its characters differ in class. */
static bool
read_compound(const char **cursor, const char *end, enum token_class *class)
{
	if (read_reference(cursor, end))
		*class = TOKEN_REFERENCE;
	else if (read_conjunction(cursor, end))
		*class = TOKEN_HIRAGANA;
	else if (read_date(cursor, end))
		*class = TOKEN_DATE;
	else if (read_numeral(cursor, end))
		*class = TOKEN_NUMERAL;
	else
		return false;
	return true;
}

static void
read_combining(const char **cursor, const char *end)
{
	const char *at = *cursor;

	while (at < end && compare_fold_is_combining(text_next(&at, end)))
		*cursor = at;
}

/* Does a compound begin at this kanji? Most cannot begin one. */
static bool
starts_compound(const char *at, const char *end)
{
	static const char *const firsts[] = { "第", "前", "次", "同", "本",
	    "各", "明", "大", "昭", "平", "令", "〇", "一", "二", "三", "四",
	    "五", "六", "七", "八", "九", "十", "百", "千", "及", "又",
	    "並", "若", "且" };
	const char *cursor = at;
	enum token_class class;

	return READ_ANY(&cursor, end, firsts) &&
	    read_compound(&at, end, &class);
}

/* を stands between words only; other kana may be part of one. */
static bool
ends_run(const char *start, const char *at, const char *end,
    enum token_class class)
{
	static const char *const particle = "を";

	if (at == end || class_at(at, end) != class)
		return true;
	if (class == TOKEN_KANJI)
		return starts_compound(at, end);
	if (class != TOKEN_HIRAGANA)
		return false;
	return number_read_word(&at, end, particle) ||
	    (number_read_word(&start, end, particle) && start == at);
}

static bool
is_run(enum token_class class)
{
	return class == TOKEN_LATIN || class == TOKEN_KANJI ||
	    class == TOKEN_KATAKANA || class == TOKEN_HIRAGANA;
}

static void
read_token(struct reader *reader, struct token *token)
{
	const char *start = reader->at;

	if (!read_compound(&reader->at, reader->end, &token->class)) {
		token->class = class_at(reader->at, reader->end);
		do {
			text_next(&reader->at, reader->end);
			read_combining(&reader->at, reader->end);
		} while (is_run(token->class) && !ends_run(start, reader->at,
		    reader->end, token->class));
	}
	read_combining(&reader->at, reader->end);
	token->key = compare_fold_key(start, (size_t)(reader->at - start),
	    FOLD_NONE);
}

struct token *
compare_tokens(struct pool *pool, const char *text, size_t *count)
{
	size_t length = strlen(text);
	struct reader reader = { text, text + length };
	/* A token is a byte at least, and mostly two characters. */
	size_t room = length / 4 + 8;
	struct token *tokens = pool_take(pool, room * sizeof *tokens);

	for (*count = 0; reader.at < reader.end; ++*count) {
		tokens = pool_grow(pool, tokens, &room, *count,
		    sizeof *tokens);
		tokens[*count].start = (size_t)(reader.at - text);
		read_token(&reader, &tokens[*count]);
		tokens[*count].end = (size_t)(reader.at - text);
	}
	return tokens;
}
