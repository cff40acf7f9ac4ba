/*
 * What is written with a name and is none of it: 様, ㊞, 他2名, （課長）; and
 * what an office or a group is called. Real names end in some of these words,
 * too (鵜殿, 田中, 阿部), so each has its conditions.
 */
#include "people/inside.h"

#include <string.h>

/* A name is looked at in its parts between blanks. */
enum { TOKENS_MAX = 8 };

struct tokens {
	const char	*list[TOKENS_MAX];
	size_t		 count;
};

static size_t
letters(const char *words)
{
	return text_count(words, strlen(words));
}

static bool
is_blank(uint32_t code)
{
	return code == ' ' || code == 0x3000 || code == 0xa0 || code == '\n' ||
	    code == '\t';
}

static void
add_token(struct pool *pool, struct tokens *tokens, const char *from,
    const char *end)
{
	if (end > from && tokens->count < TOKENS_MAX)
		tokens->list[tokens->count++] = pool_copy(pool, from,
		    (size_t)(end - from));
}

static void
read_tokens(struct pool *pool, const char *name, struct tokens *tokens)
{
	const char *at = name, *end = at + strlen(at), *from = at, *before;

	while (at < end) {
		before = at;
		if (!is_blank(text_next(&at, end)))
			continue;
		add_token(pool, tokens, from, before);
		from = at;
	}
	add_token(pool, tokens, from, end);
}

static bool
ends(const char *words, const char *tail)
{
	size_t length = strlen(words), end = strlen(tail);

	return length >= end && strcmp(words + length - end, tail) == 0;
}

static bool
is_among(const char *const *words, const char *word)
{
	for (; *words != NULL; words++)
		if (strcmp(*words, word) == 0)
			return true;
	return false;
}

/* The longest word of these that it ends in, with more in front; or NULL. */
static const char *
ending_among(const char *const *words, const char *name)
{
	const char *best = NULL;

	for (; *words != NULL; words++)
		if (ends(name, *words) && strlen(name) > strlen(*words) &&
		    (best == NULL || strlen(*words) > strlen(best)))
			best = *words;
	return best;
}

static bool
is_japanese(uint32_t code)
{
	return (code >= 0x3041 && code <= 0x30ff) || code == 0x3005 ||
	    (code >= 0x3400 && code <= 0x9fff) || code >= 0x20000;
}

static bool
has_japanese(const char *name)
{
	const char *at = name, *end = at + strlen(at);

	while (at < end)
		if (is_japanese(text_next(&at, end)))
			return true;
	return false;
}

static bool
is_kana(const char *words)
{
	const char *at = words, *end = at + strlen(at);
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (!is_blank(code) && !(code >= 0x3041 && code <= 0x30ff) &&
		    !(code >= 0xff65 && code <= 0xff9f))
			return false;
	}
	return *words != '\0';
}

/* ---- titles ---- */

static const char *const titles[] = { "課長", "部長", "係長", "局長", "室長",
    "所長", "校長", "園長", "館長", "次長", "班長", "主任", "主査", "主事",
    "主幹", "参事", "理事", "理事長", "課長補佐", "係長補佐", "教頭", "教諭",
    "養護教諭", "代表", "代表者", "代表取締役", "取締役", "社長", "副社長",
    "専務", "常務", "会長", "委員", "委員長", "副課長", "副校長", "事務長",
    "センター長", "事務局長", "副主幹", "主任主事", "技師", "主任技師",
    "統括", "担当", "責任者", "管理者", "担当者", "作業員", "職員", NULL };

/* Behind a name, whoever bears it. */
static const char *const behind[] = { "様", "先生", "御中", "各位", "（印）",
    "(印)", "代理", "他", "ほか", NULL };

static const char *
title_of(const struct tokens *tokens)
{
	/* 山田太郎 退職; no given name is called so. */
	static const char *const states[] = { "退職", "退職者", "退職済",
	    "退職予定", "休職", "休職中", "育休", "育休中", "産休", "産休中",
	    "欠席", "欠勤", "異動", "転出", "転入", "新任", "新規", "新採",
	    "再任用", "任期付", "非常勤", "嘱託", "派遣", "委託", "臨時", "兼務",
	    "併任", "出向", "出向中", "研修中", "休業中", "療養中", "削除",
	    "不要", "済", "未", "未定", "死亡", NULL };
	const char *first = tokens->list[0];
	const char *last = tokens->list[tokens->count - 1];

	if (tokens->count < 2)
		return NULL;
	if (is_among(states, last))
		return last;
	if (is_among(titles, last) || ending_among(titles, last) != NULL)
		return last;
	return is_among(titles, first) || ending_among(titles, first) != NULL ?
	    first : NULL;
}

/* 山田太郎様, and 山田 様; さん behind anything but hiragana. */
static const char *
address_of(const struct tokens *tokens, const char *name)
{
	static const char *const alone[] = { "様", "殿", "氏", "印", "さん",
	    "くん", "他", "ほか", "先生", "御中", NULL };
	static const char *const kana[] = { "さん", "くん", "ちゃん", NULL };
	static const char *const far[] = { "殿", "印", NULL };
	static const char *const clan[] = { "氏", NULL };
	static const char *const lords[] = { "尊氏", "高氏", "義氏", "国氏",
	    "成氏", "政氏", "基氏", "持氏", "満氏", "晴氏", "頼氏", "泰氏",
	    "家氏", "貞氏", "師氏", "重氏", "長氏", "和氏", "清氏", "正氏",
	    "直氏", "宗氏", "朝氏", "時氏", "秀氏", NULL };
	const char *last = tokens->list[tokens->count - 1], *found, *before;

	if (tokens->count > 1 && is_among(alone, last))
		return last;
	if (tokens->count > 1 && strcmp(last, "君") == 0 &&
	    (tokens->count > 2 || letters(tokens->list[0]) > 3))
		return last;
	found = ending_among(behind, last);
	if (found != NULL && (strcmp(found, "他") != 0 || letters(name) > 4) &&
	    (strcmp(found, "ほか") != 0 || has_japanese(last)) &&
	    !is_kana(last))
		return found;
	found = ending_among(kana, last);
	if (found != NULL && !is_kana(last)) {
		before = last + strlen(last) - strlen(found) - 3;
		return before >= last && (unsigned char)before[0] == 0xe3 &&
		    (unsigned char)before[1] <= 0x82 ? NULL : found;
	}
	/* 鵜殿 is a surname, 法印 may be a name, and 足利尊氏 was one. */
	found = ending_among(far, last);
	if (found != NULL && letters(last) > (strcmp(found, "印") == 0 ? 4 : 3))
		return found;
	found = ending_among(clan, last);
	return found != NULL && letters(last) > 3 &&
	    ending_among(lords, last) == NULL ? found : NULL;
}

/* ---- marks and numbers ---- */

static bool
is_digit(uint32_t code)
{
	return (code >= '0' && code <= '9') ||
	    (code >= 0xff10 && code <= 0xff19);
}

/* ①, ㈱, ㊞: circled, in parentheses, or square. */
static bool
is_enclosed(uint32_t code)
{
	return (code >= 0x2460 && code <= 0x24ff) ||
	    (code >= 0x3200 && code <= 0x33ff) ||
	    (code >= 0x1f100 && code <= 0x1f2ff);
}

/* Between two people, or in front of a remark. A Latin name has commas. */
static bool
is_mark(uint32_t code, bool has_kanji)
{
	static const char marks[] = "、，;；:：→⇒←!！。#＃「」『』【】《》〔〕[]［］？";
	const char *at = marks, *end = marks + sizeof marks - 1;

	if (code == ',')
		return has_kanji;
	while (at < end)
		if (text_next(&at, end) == code)
			return true;
	return false;
}

static const char *
mark_of(struct pool *pool, const char *name)
{
	const char *at = name, *end = at + strlen(at), *from;
	bool has_kanji = has_japanese(name);
	uint32_t code;

	while (at < end) {
		from = at;
		code = text_next(&at, end);
		if (is_enclosed(code) || is_mark(code, has_kanji) ||
		    (is_digit(code) && has_kanji))
			return pool_copy(pool, from, (size_t)(at - from));
	}
	return NULL;
}

/* ---- parentheses ---- */

static bool
is_remark(const char *words)
{
	static const char *const exact[] = { "男", "女", "印", "様", "正", "副",
	    "主", "代", "兼", "株", "有", "故", NULL };
	static const char *const tails[] = { "者", "課", "係", "職員", "教員",
	    "会員", "作業員", "休職中", "育休中", "休業中", "出向中", "研修中",
	    "産休中", "療養中", "欠席", "欠勤", "退職", "異動", "転出", "転入",
	    "兼務", "兼任", "代理", "予定", "様", "名", "新任", "新規", "再任用",
	    "任用", "派遣", "委託", "臨時", "常勤", "非常勤", "嘱託", "育休",
	    "産休", "休職", "担当", "長補佐", NULL };

	if (strncmp(words, "旧", strlen("旧")) == 0 || *words == '\0')
		return false;
	return is_among(exact, words) || is_among(titles, words) ||
	    is_among(tails, words) || ending_among(tails, words) != NULL ||
	    ending_among(titles, words) != NULL;
}

/* （課長） behind a name; 山田（鈴木）花子 and （旧姓鈴木） belong to it. */
static const char *
remark_of(struct pool *pool, const char *name)
{
	static const struct { const char *open, *close; } pairs[] = {
		{ "（", "）" }, { "(", ")" }, { "（", ")" }, { "(", "）" } };
	size_t i, length = strlen(name), close;
	const char *open, *inside;

	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		close = strlen(pairs[i].close);
		open = strstr(name, pairs[i].open);
		if (open == NULL || !ends(name, pairs[i].close))
			continue;
		inside = pool_copy(pool, open + strlen(pairs[i].open),
		    length - close - (size_t)(open - name) -
		    strlen(pairs[i].open));
		/* Of a name in Latin letters they say how it is read. */
		if (is_remark(inside) || (is_kana(inside) && has_japanese(
		    pool_copy(pool, name, (size_t)(open - name)))))
			return open;
	}
	return NULL;
}

const char *
roster_addition_find(struct pool *pool, const char *name)
{
	struct tokens tokens = {0};
	const char *found;

	read_tokens(pool, name, &tokens);
	if (tokens.count == 0)
		return NULL;
	found = mark_of(pool, name);
	if (found == NULL)
		found = remark_of(pool, name);
	if (found == NULL)
		found = address_of(&tokens, name);
	return found != NULL ? found : title_of(&tokens);
}

/* ---- offices and groups ---- */

static bool
is_office(const char *name)
{
	static const char *const tails[] = { "課", "係", "委員会", "センター",
	    "学校", "幼稚園", "保育園", "保育所", "事務所", "事業所", "出張所",
	    "事務局", "教育局", "水道局", "交通局", "消防署", "警察署", "税務署",
	    "株式会社", "有限会社", "合同会社", "財団法人", "社団法人", "組合",
	    "協会", "グループ", "チーム", "図書館", "公民館", "役場", "市役所",
	    "区役所", "支所", "総務局", "事務室", "担当室", "相談室", NULL };
	static const char *const starts[] = { "株式会社", "有限会社", "合同会社",
	    "一般社団法人", "一般財団法人", "（株）", "(株)", "㈱", "（有）",
	    "(有)", "㈲", NULL };
	/* 服部, 阿部, 渡部: not by their last character. */
	static const char *const exact[] = { "部", "総務部", "企画部", "財政部",
	    "財務部", "税務部", "市民部", "区民部", "町民部", "福祉部", "保健部",
	    "健康部", "教育部", "経済部", "産業部", "環境部", "建設部", "土木部",
	    "都市部", "水道部", "下水道部", "消防部", "学校教育部", "生涯学習部",
	    "都市整備部", "保健福祉部", "健康福祉部", "総合政策部", "政策部",
	    "会計部", "管理部", "営業部", "人事部", "情報部", "技術部", "開発部",
	    "こども部", "市民生活部", "企画財政部", "総務企画部", NULL };
	size_t i;

	for (i = 0; starts[i] != NULL; i++)
		if (strncmp(name, starts[i], strlen(starts[i])) == 0)
			return true;
	return is_among(exact, name) || ending_among(tails, name) != NULL;
}

/* Who or what a row is about, where it is no single person. */
static bool
is_group_word(const char *name)
{
	static const char *const words[] = { "退職", "退職者", "退職済",
	    "休職者", "休職中", "育休者", "育休中", "産休中", "転出者", "転入者",
	    "異動者", "採用者", "新規採用者", "新採用者", "対象者", "対象外",
	    "受講者", "未受講者", "欠席者", "出席者", "参加者", "管理職",
	    "一般職", "一般職員", "正職員", "正規職員", "会計年度任用職員",
	    "再任用職員", "臨時職員", "非常勤職員", "嘱託職員", "派遣職員",
	    "教職員", "職員", "教員", "事務職員", "委託事業者", "委託先事業者",
	    "外部要員", "備考", "備考欄", "注", "注意", "凡例", "作成者",
	    "作成日", "更新日", "確認者", "男", "女", "男性", "女性", "部",
	    "その他", "済", "不在", "管理者", "責任者", "担当者", "代表者",
	    "所属長", "作業員", "従事者", "業務従事者", "全員", "一同", "他", "ほか", NULL };

	return is_among(words, name);
}

/* 新規採用者A and 作業員２ are no more than without their letter. */
static bool
is_group(struct pool *pool, const char *name)
{
	const char *at = name, *end = at + strlen(at), *from = at;
	uint32_t code = 0;

	while (at < end) {
		from = at;
		code = text_next(&at, end);
	}
	if ((code >= 'A' && code <= 'Z') || (code >= 0xff21 && code <= 0xff3a) ||
	    is_digit(code) || (code >= 0x2460 && code <= 0x2473))
		return is_group_word(pool_copy(pool, name,
		    (size_t)(from - name)));
	return is_group_word(name);
}

bool
roster_addition_is_title(const char *name)
{
	return is_among(titles, name) || ending_among(titles, name) != NULL;
}

bool
roster_addition_is_nobody(struct pool *pool, const char *name)
{
	/* What a table of numbers writes where it has none. */
	static const char *const empty[] = { "nan", "NaN", "NAN", "<NA>", NULL };

	return is_among(empty, name) || is_group(pool, name) || is_office(name) ||
	    is_among(titles, name) || roster_addition_is_enclosed(name);
}

bool
roster_addition_is_enclosed(const char *name)
{
	static const struct { const char *open, *close; } pairs[] = {
		{ "（", "）" }, { "(", ")" }, { "［", "］" }, { "[", "]" },
		{ "〔", "〕" }, { "〈", "〉" }, { "「", "」" }, { "『", "』" },
		{ "--", "--" }, { "==", "==" } };
	size_t i;

	for (i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (strncmp(name, pairs[i].open, strlen(pairs[i].open)) == 0 &&
		    ends(name, pairs[i].close) &&
		    strlen(name) > strlen(pairs[i].open) +
		    strlen(pairs[i].close))
			return true;
	return false;
}

/* Alone in its row it heads the people below it. */
bool
roster_addition_is_heading(struct pool *pool, const char *name)
{
	return is_group(pool, name) || is_office(name) ||
	    roster_addition_is_enclosed(name);
}
