/*
 * Odd: what stands where a name is to come and is nobody's: words that keep a
 * place, marks, sums and notes below the people.
 */
#include "people/inside.h"

#include <string.h>

static bool
is_among(const char *const *words, size_t count, const char *word)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

/* ○○ ○○, XXX, -- */
static bool
is_only_marks(const char *name)
{
	static const char marks[] = "○●◯〇□■△▲▽▼×✕xXｘＸ＊*-‐―－ー—_＿.・…0０　 "
	    "★☆◎";
	const char *at = name, *end = at + strlen(at), *mark;
	uint32_t code;
	bool is_mark = *name != '\0';

	while (is_mark && at < end) {
		code = text_next(&at, end);
		is_mark = false;
		for (mark = marks; !is_mark && mark < marks +
		    sizeof marks - 1;)
			is_mark = text_next(&mark, marks + sizeof marks -
			    1) == code;
	}
	return is_mark;
}

/* Is it a word that keeps a place, or marks alone? */
static bool
is_placeholder(struct pool *pool, const char *name)
{
	/* As roster_name_folded writes them. */
	static const char *const words[] = { "null", "nil", "none", "na",
	    "tbd", "未定", "未記入", "未入力", "空欄", "空白", "空席", "欠員",
	    "なし", "無し", "無", "該当なし", "該当者なし", "不明", "てすと",
	    "test", "だみー", "dummy", "さんぷる", "sample", "見本", "例",
	    "記入例", "記載例", "入力例", "氏名", "名前", "姓名", "同上", "〃",
	    "true", "false", "調整中", "選考中", "募集中", "未配置" };
	const char *folded = roster_name_folded(pool, name);

	return is_only_marks(name) || *folded == '\0' || is_among(words,
	    sizeof words / sizeof *words, folded) ||
	    strncmp(folded, "記入例", strlen("記入例")) == 0;
}

/* The first character of a name that is among these; "" if none is. */
static const char *
mark_among(struct pool *pool, const char *name, const char *marks)
{
	const char *at = name, *end = at + strlen(at), *from, *mark;

	while (at < end) {
		from = at;
		text_next(&at, end);
		mark = pool_copy(pool, from, (size_t)(at - from));
		if (strstr(marks, mark) != NULL)
			return mark;
	}
	return "";
}

/* Digits, in either width, with what groups them; employees have numbers. */
static bool
is_number(struct pool *pool, const char *name)
{
	const char *folded = roster_name_folded(pool, name);

	return *folded != '\0' &&
	    folded[strspn(folded, "0123456789")] == '\0';
}

/* A middle dot stands between the names of somebody from abroad. */
static bool
has_loose_dot(const char *name)
{
	static const char *const dots[] = { "・", "･", "·" };
	size_t i, length = strlen(name), dot;

	for (i = 0; i < sizeof dots / sizeof *dots; i++) {
		dot = strlen(dots[i]);
		if (length >= dot && (strncmp(name, dots[i], dot) == 0 ||
		    strcmp(name + length - dot, dots[i]) == 0))
			return true;
	}
	return false;
}

/* 々 and ー repeat or lengthen what stands before them. */
static const char *
wrong_mark(struct pool *pool, const char *name)
{
	static const char marks[] = "○●◯◎△▲▽▼◆◇★☆×✕✖＊*_＿$＄%％&＆+＋"
	    "@＠|｜~〜～^＾<>＜＞{}｛｝";
	static const char *const starts[] = { "々", "ー", "〻", "ゝ", "ゞ",
	    "ヽ", "ヾ", "〇〇" };
	const char *mark;
	size_t i;

	for (i = 0; i < sizeof starts / sizeof *starts; i++)
		if (strncmp(name, starts[i], strlen(starts[i])) == 0)
			return starts[i];
	if (strstr(name, "〇〇") != NULL)
		return "〇〇";
	if (has_loose_dot(name))
		return "・";
	/* Tan Ah Kow @ Tan Ming: both are his names. */
	mark = mark_among(pool, name, marks);
	return strcmp(mark, "@") == 0 && strstr(name, " @ ") != NULL ? "" :
	    mark;
}

bool
roster_odd_check(struct pool *pool, const struct roster_row *row, int column,
    struct problems *problems)
{
	/* What fonts and systems show for what they lack. */
	static const char boxes[] = "□■▢▣▤▥▦▧▨▩▪▫▯▮☐◻◼◽◾⬜⬛";
	const char *name = row->values[column], *mark, *added;
	struct place place = row->places[column];

	if (*name == '\0')
		return true;
	if (is_placeholder(pool, name) || roster_addition_is_nobody(pool, name) ||
	    roster_odd_is_closing(pool, name, 1)) {
		problem_add(problems, PROBLEM_ROSTER_PLACEHOLDER, place,
		    "row %d, 氏名: \"%.40s\" is nobody's name; it is printed "
		    "as it stands", row->line, name);
		return true;
	}
	mark = mark_among(pool, name, boxes);
	if (*mark != '\0') {
		problem_add(problems, PROBLEM_ROSTER_DAMAGED, place,
		    "row %d, 氏名: %s in \"%.40s\" stands for a character "
		    "that a program did not have; write the character",
		    row->line, mark, name);
		return false;
	}
	mark = wrong_mark(pool, name);
	added = roster_addition_find(pool, name);
	if (is_number(pool, name))
		problem_add(problems, PROBLEM_ROSTER_PLACEHOLDER, place,
		    "row %d, 氏名: \"%.40s\" is a number and no name; it is "
		    "printed as it stands", row->line, name);
	else if (*mark != '\0')
		problem_add(problems, PROBLEM_ROSTER_PLACEHOLDER, place,
		    "row %d, 氏名: \"%.40s\" holds %s, which no name does; "
		    "it is printed as it stands", row->line, name, mark);
	else if (added != NULL)
		problem_add(problems, PROBLEM_ROSTER_PLACEHOLDER, place,
		    "row %d, 氏名: \"%s\" in \"%.60s\" is no part of a name; "
		    "it is printed as it stands", row->line, added, name);
	else
		roster_doubt_check(pool, row, column, problems);
	return true;
}

/*
 * ■総務課 heads the people below it; ■田太郎 is somebody whose character was
 * lost. What an office is called ends in one of few words.
 */
static bool
is_heading(const char *name)
{
	static const char *const signs[] = { "■", "□", "◆", "◇", "●", "○",
	    "▼", "★" };
	static const char *const ends[] = { "課", "係", "部", "局", "室", "所",
	    "校", "署", "館", "園", "庁", "場", "班", "会", "院", "センター",
	    "グループ", "チーム", "担当", "名簿", "一覧", "職員", "者", "等",
	    "：", ":", "。", "）", ")", "以下", "以上", "省略", "年度", "分" };
	size_t i, length = strlen(name), end;
	bool has_sign = false;

	for (i = 0; i < sizeof signs / sizeof *signs; i++)
		has_sign |= strncmp(name, signs[i], strlen(signs[i])) == 0;
	for (i = 0; has_sign && i < sizeof ends / sizeof *ends; i++) {
		end = strlen(ends[i]);
		if (length > end && strcmp(name + length - end, ends[i]) == 0)
			return true;
	}
	return false;
}

/* 2名, beside a 計 that stands in another column; as it is folded. */
static bool
is_count(const char *folded)
{
	size_t digits = strspn(folded, "0123456789");

	return digits > 0 && (strcmp(folded + digits, "名") == 0 ||
	    strcmp(folded + digits, "人") == 0);
}

bool
roster_odd_is_closing(struct pool *pool, const char *name, size_t asked)
{
	static const char *const words[] = { "以上", "以下余白", "以下空白",
	    "以下余白なし", "余白", "合計", "計", "小計", "総計", "総合計",
	    "合計人数", "人数", "人数計", "終わり", "おわり", "end", "eof" };
	static const char *const signs[] = { "※", "（注", "(注", "注）", "注)",
	    "【", "《", "＜", "<" };
	static const char *const beginnings[] = { "合計", "小計", "計",
	    "総計", "以上", "総数", "総人数" };
	/* These are surnames, too, of somebody whose department is known. */
	static const char *const names[] = { "計", "以上" };
	const char *folded = roster_name_folded(pool, name), *rest;
	size_t i, length;

	if (asked > 1 && is_among(names, sizeof names / sizeof *names, name))
		return false;

	/* 【総務課】 heads the people below it. */
	for (i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(name, signs[i], strlen(signs[i])) == 0)
			return true;
	if ((asked <= 1 && is_heading(name)) ||
	    (asked == 1 && roster_addition_is_heading(pool, name)))
		return true;
	if (is_among(words, sizeof words / sizeof *words, folded) ||
	    is_count(folded))
		return true;
	for (i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
		length = strlen(beginnings[i]);
		rest = folded + length;
		/* 合計30名 */
		if (strncmp(folded, beginnings[i], length) == 0 &&
		    *rest >= '0' && *rest <= '9')
			return true;
	}
	return false;
}

/* A digit before or behind such a word: 4月30日, 内線 123, 2部. */
static bool
has_measure(const char *name)
{
	static const char *const words[] = { "月", "日", "年", "名", "人", "部",
	    "件", "回", "階", "時", "内線", "電話", "TEL", "Tel", "FAX", "注",
	    "第", "番号", "枚" };
	bool has_digit = strpbrk(name, "0123456789") != NULL;
	const char *at = name, *end = at + strlen(at);
	uint32_t code;
	size_t i;

	while (!has_digit && at < end) {
		code = text_next(&at, end);
		has_digit = (code >= 0xff10 && code <= 0xff19) ||
		    (code >= 0x2460 && code <= 0x2473);
	}
	for (i = 0; has_digit && i < sizeof words / sizeof *words; i++)
		if (strstr(name, words[i]) != NULL)
			return true;
	return false;
}

bool
roster_odd_is_note(const char *name)
{
	static const char *const marks[] = { "：", ":", "。", "＠", "★", "→",
	    "…", "ください", "下さい", "こと", "ます", "です", "について",
	    "により", "のため", "を除く", "を含む", "以下", "以上", "別紙",
	    "別途", "参照", "記載", "のとおり", "順不同", "敬称略", "（案）",
	    "現在" };
	static const char *const stars[] = { "※", "＊", "*" };
	static const char *const starts[] = { "注", "備考", "（注", "・", "●",
	    "■", "○", "—", "―", "-", "〜", "～" };
	size_t i, length = text_count(name, strlen(name));

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strstr(name, marks[i]) != NULL && length >
		    text_count(marks[i], strlen(marks[i])) + 1)
			return true;
	for (i = 0; i < sizeof stars / sizeof *stars; i++)
		if (strncmp(name, stars[i], strlen(stars[i])) == 0)
			return true;
	/* 注連 太郎 is somebody. */
	for (i = 0; i < sizeof starts / sizeof *starts; i++)
		if (strncmp(name, starts[i], strlen(starts[i])) == 0 &&
		    length > 8)
			return true;
	return has_measure(name);
}

bool
roster_odd_is_ditto(const char *value)
{
	return strcmp(value, "〃") == 0 || strcmp(value, "同上") == 0 ||
	    strcmp(value, "\"") == 0 || strcmp(value, "”") == 0 ||
	    strcmp(value, "″") == 0 || strcmp(value, "々") == 0;
}
