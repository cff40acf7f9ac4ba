#include "import/outlook.h"

#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "import/margin.h"
#include "import/sign.h"

enum {
	TITLE_BYTES = 600,
	START_LINES = 8,	/* between a title and the first article */
	FURNITURE_BYTES = 240, RECORD_BYTES = 120,
	REPEAT_LINES = 4	/* between a title and the same again */
};

static bool
contains(const struct line *line, const char *word)
{
	return strstr(line->text, word) != NULL;
}

static bool
ends_with(const struct line *line, const char *const *words)
{
	const char *end = line->text + line->length;
	size_t i;

	for (i = 0; words[i] != NULL; i++)
		if (word_ends_at(line->text, end, words[i]))
			return true;
	return false;
}

static bool
is_sentence(const struct line *line)
{
	static const char *const ends[] = { "。", "、", "，", ",", NULL };

	return ends_with(line, ends);
}

static bool
is_sentence_end(const struct line *line)
{
	return word_ends_at(line->text, line->text + line->length, "。");
}

/* …を次のように定める。 and its like enact; they are not of the text. */
static bool
is_statement(const struct line *line)
{
	static const char *const enacts[] = { "定める。", "制定する。",
	    "公布する。", "改正する。", "制定した。", NULL };
	static const char *const ends[] = { "。", NULL };

	return ends_with(line, ends) && !ends_with(line, enacts);
}

/* 平成14年8月1日, 訓令第5号, (…改正) */
static bool
is_record(const struct line *line)
{
	static const char *const ends[] = { "号", "日", "施行", "改正", "決裁",
	    "制定", "決定", "公布", "日)", "日）", "号)", "号）", NULL };

	return ends_with(line, ends) || (contains(line, "年") &&
	    contains(line, "月") && contains(line, "日"));
}

static bool
looks_like_title(const struct line *line)
{
	static const char *const ends[] = { "条例", "規則", "規程", "基準",
	    "要綱", "要領", "要項", "細則", "内規", "指針", "方針", "ポリシー",
	    "マニュアル", "ガイドライン", "法律", "法", "政令", "省令", "令",
	    "の件", "規約", "心得", "について", NULL };
	const char *at = line->text, *end = line->text + line->length;

	return number_read_word(&at, end, "○") ||
	    number_read_word(&at, end, "◯") ||
	    number_read_word(&at, end, "●") || ends_with(line, ends);
}

/* （第4条） or （第3条の2） at the end: a chapter that is one article. */
static bool
ends_in_article(const struct line *line)
{
	static const char *const signs[] = { "（第", "(第", NULL };
	static const char *const ends[] = { "）", ")", NULL };
	const char *found = NULL, *at;
	int i;

	for (i = 0; signs[i] != NULL; i++) {
		at = strstr(line->text, signs[i]);
		found = at != NULL ? at : found;
	}
	return found != NULL && ends_with(line, ends) &&
	    strstr(found, "条") != NULL && strstr(found, "関係") == NULL;
}

/* Leader dots, or articles, (第1条―第3条), at the end. */
static bool
is_contents(const struct line *line)
{
	if (ends_in_article(line))
		return true;
	if (contains(line, "・・・") || contains(line, "…") ||
	    contains(line, "...") || contains(line, "‥"))
		return true;
	return (contains(line, "条―") || contains(line, "条－") ||
	    contains(line, "条‐") || contains(line, "条～") ||
	    contains(line, "条〜") || contains(line, "条-") ||
	    contains(line, "条・")) && contains(line, "第");
}

static bool
is_bracketed(const struct line *line)
{
	static const char *const ends[] = { ")", "）", NULL };
	const char *at = line->text, *end = line->text + line->length;

	return (number_read_word(&at, end, "(") ||
	    number_read_word(&at, end, "（")) && ends_with(line, ends);
}

/* （平18訓令5・平19訓令2・一部改正）, which the publisher of a 例規集 adds. */
static bool
is_history(const struct line *line)
{
	static const char *const eras[] = { "明", "大", "昭", "平", "令" };
	static const char *const ends[] = { "改正）", "改正)", "追加）", "追加)",
	    "全改）", "全改)", "繰上）", "繰上)", "繰下）", "繰下)", "繰上げ）",
	    "繰下げ）", "削除）", "削除)", "加入）", "旧条）", "改正〕", "追加〕",
	    NULL };
	const char *at = line->text, *end = line->text + line->length;
	size_t i;
	int year;

	if (!number_read_word(&at, end, "(") &&
	    !number_read_word(&at, end, "（") &&
	    !number_read_word(&at, end, "〔"))
		return false;
	for (i = 0; i < sizeof eras / sizeof *eras; i++)
		if (number_read_word(&at, end, eras[i]))
			break;
	number_read_word(&at, end, "正");
	number_read_word(&at, end, "治");
	number_read_word(&at, end, "和");
	number_read_word(&at, end, "成");
	return i < sizeof eras / sizeof *eras && ends_with(line, ends) &&
	    (number_read_word(&at, end, "元") ||
	    number_read(&at, end, &year));
}

/* What a page's frame says, and no regulation does. */
static bool
is_furniture(const struct line *line)
{
	static const char *const words[] = { "ページの先頭", "先頭へ戻る",
	    "トップへ戻る", "トップに戻る", "ページトップ", "ページの先頭に",
	    "Copyright", "copyright", "COPYRIGHT", "ll Rights Reserved",
	    "ll rights reserved", "©", "前のページへ戻る", "このページを印刷",
	    "このページに関する", "Adobe Reader", "Acrobat Reader", NULL };
	size_t i;

	if (line->length > FURNITURE_BYTES)
		return false;
	for (i = 0; words[i] != NULL; i++)
		if (contains(line, words[i]))
			return true;
	return false;
}

/* The next line that says something and is no page number. */
static size_t
next_line(const struct lines *lines, size_t from)
{
	int page;

	for (from++; from < lines->count; from++)
		if (lines->list[from].length > 0 &&
		    lines->list[from].left_out == NULL &&
		    !sign_is_page(lines->list[from].text,
		    lines->list[from].length, &page))
			break;
	return from;
}

static bool
begins_regulation(const struct line *line)
{
	struct sign signs[SIGN_READINGS_MAX];
	size_t count = sign_read(line->text, line->length, signs), i;

	for (i = 0; i < count; i++)
		if (signs[i].value == 1 && (signs[i].kind == SIGN_ARTICLE ||
		    signs[i].kind == SIGN_CHAPTER ||
		    signs[i].kind == SIGN_PART || ((signs[i].kind ==
		    SIGN_NUMBER || signs[i].kind == SIGN_ITEM) &&
		    !is_sentence(line))))
			return true;
	return count > 0 && signs[0].kind == SIGN_CONTENTS;
}

static bool
is_article(const struct line *line)
{
	struct sign signs[SIGN_READINGS_MAX];

	return sign_read(line->text, line->length, signs) > 0 &&
	    signs[0].kind == SIGN_ARTICLE && (signs[0].is_spaced ||
	    signs[0].is_glued);
}

/* A start soon behind it; *is_overtaken: another title stands between. */
static bool
is_start_near(const struct lines *lines, size_t index, bool *is_overtaken)
{
	size_t next = index, seen;

	for (seen = 0; seen < START_LINES; seen++) {
		next = next_line(lines, next);
		if (next == lines->count)
			return false;
		if (begins_regulation(&lines->list[next]))
			return true;
		if (looks_like_title(&lines->list[next]))
			*is_overtaken = true;
	}
	return false;
}

/* A caption may lead to an article, or (附則) to a paragraph with a number. */
static bool
is_article_next(const struct lines *lines, size_t index)
{
	size_t next = next_line(lines, index);
	struct sign signs[SIGN_READINGS_MAX];
	size_t count;

	if (next == lines->count)
		return false;
	if (is_article(&lines->list[next]))
		return true;
	count = sign_read(lines->list[next].text, lines->list[next].length,
	    signs);
	return count > 0 && signs[0].kind == SIGN_NUMBER &&
	    !signs[0].is_alone && !looks_like_title(&lines->list[next]);
}

static bool
is_supplement(const struct line *line)
{
	struct sign signs[SIGN_READINGS_MAX];

	return sign_read(line->text, line->length, signs) > 0 &&
	    signs[0].kind == SIGN_SUPPLEMENT;
}

static void
look_for_articles(struct outlook *list, const struct lines *lines)
{
	bool follows = false;
	size_t i;

	for (i = lines->count; i-- > 0;) {
		if (lines->list[i].length > 0)
			follows = is_article(&lines->list[i]) || (follows &&
			    !is_supplement(&lines->list[i]));
		list[i].has_articles = follows;
	}
}

/* A broken line: does the statement that begins on it end as one? */
static bool
begins_statement(const struct lines *lines, size_t i)
{
	const struct line *line = &lines->list[i];

	if (i > 0 && margin_is_full(lines, line - 1) && line->indent == 0 &&
	    !word_ends_at(line[-1].text, line[-1].text + line[-1].length,
	    "。"))
		return false;
	while (i + 1 < lines->count && margin_is_full(lines, line) &&
	    !is_sentence_end(line)) {
		line++;
		i++;
	}
	return is_statement(line);
}

static bool
repeats(const struct lines *lines, size_t index)
{
	const struct line *line = &lines->list[index];
	size_t i;

	for (i = index; i-- > 0 && i + REPEAT_LINES >= index;)
		if (lines->list[i].length == line->length &&
		    memcmp(lines->list[i].text, line->text, line->length) == 0)
			return true;
	return false;
}

/* A date or number alone, with a title on the line behind it. */
static void
look_for_records_above(struct outlook *list, const struct lines *lines)
{
	size_t i;

	for (i = lines->count; i-- > 0;) {
		const struct outlook *next = &list[list[i].next];

		if (list[i].next == lines->count || list[i].is_sentence ||
		    list[i].is_bracketed || !is_record(&lines->list[i]) ||
		    lines->list[i].length > RECORD_BYTES)
			continue;
		list[i].precedes_title = next->precedes_title ||
		    (next->may_be_title && next->looks_like_title &&
		    next->leads_to_start && !next->is_overtaken);
	}
}

struct outlook *
outlook_new(struct pool *pool, const struct lines *lines)
{
	struct outlook *list = pool_take(pool,
	    (lines->count + 1) * sizeof *list);
	size_t i;

	for (i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];

		list[i].next = next_line(lines, i);
		if (line->length == 0)
			continue;
		list[i].is_history = is_history(line);
		list[i].is_furniture = is_furniture(line);
		list[i].is_sentence = is_sentence(line);
		list[i].is_statement = lines->wrap > 0 ?
		    begins_statement(lines, i) : is_statement(line);
		list[i].is_bracketed = is_bracketed(line);
		list[i].is_record = contains(line, "年") &&
		    (contains(line, "月") || contains(line, "号"));
		list[i].is_contents = is_contents(line);
		list[i].looks_like_title = looks_like_title(line);
		list[i].may_be_title = line->length < TITLE_BYTES &&
		    !list[i].is_sentence && !list[i].is_bracketed &&
		    !is_record(line) && !is_article(line);
		if (list[i].may_be_title) {
			list[i].leads_to_start = is_start_near(lines, i,
			    &list[i].is_overtaken);
			list[i].repeats_title = repeats(lines, i);
		}
		if (list[i].is_bracketed && !(contains(line, "年") &&
		    (contains(line, "号") || contains(line, "月"))))
			list[i].leads_to_article = is_article_next(lines, i);
	}
	look_for_articles(list, lines);
	look_for_records_above(list, lines);
	return list;
}
