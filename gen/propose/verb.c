#include "propose/verb.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"

enum { KANA = 3 };		/* bytes of a character of Japanese */

/* One row of the five that a verb goes through: 行わ-ない, 行う, 行って. */
struct row {
	const char	*stem, *plain, *te;
};

static const struct row rows[] = {
	{ "わ", "う", "って" }, { "か", "く", "いて" },
	{ "が", "ぐ", "いで" }, { "さ", "す", "して" },
	{ "た", "つ", "って" }, { "な", "ぬ", "んで" },
	{ "ば", "ぶ", "んで" }, { "ま", "む", "んで" },
	{ "ら", "る", "って" },
};

/* 行い、 of 行う; 定め, 講じ and 用い keep their kana before る. */
static const struct { const char *joint, *plain; } joint_rows[] = {
	{ "用い", "用いる" }, { "率い", "率いる" }, { "し", "する" },
	{ "い", "う" }, { "き", "く" }, { "ぎ", "ぐ" }, { "ち", "つ" },
	{ "び", "ぶ" }, { "み", "む" }, { "り", "る" },
};

/* 行く alone does not go by its row. */
static const char *const goes[] = { "行く" };

/* With る alone behind the kanji, and yet 見-ない, not 見ら-ない. */
static const char *const short_verbs[] = { "見る", "出る", "診る", "得る", "経る", "着る",
    "似る", "省みる", "顧みる", NULL };

/* A て that may come from several rows; the verbs that regulations use. */
static const struct { const char *te, *not; } known_te[] = {
	{ "行って", "行わない" }, { "用いて", "用いない" },
	{ "率いて", "率いない" }, { "従って", "従わない" },
	{ "扱って", "扱わない" }, { "使って", "使わない" },
	{ "負って", "負わない" }, { "失って", "失わない" },
	{ "払って", "払わない" }, { "伴って", "伴わない" },
	{ "補って", "補わない" }, { "損なって", "損なわない" },
	{ "行なって", "行なわない" }, { "違って", "違わない" },
	{ "もらって", "もらわない" }, { "持って", "持たない" },
	{ "もって", "もたない" }, { "立って", "立たない" },
	{ "保って", "保たない" }, { "待って", "待たない" },
	{ "怠って", "怠らない" }, { "図って", "図らない" },
	{ "取って", "取らない" }, { "執って", "執らない" },
	{ "採って", "採らない" }, { "知って", "知らない" },
	{ "当たって", "当たらない" }, { "係って", "係らない" },
	{ "至って", "至らない" }, { "破って", "破らない" },
	{ "偽って", "偽らない" }, { "立ち入って", "立ち入らない" },
	{ "入って", "入らない" }, { "送って", "送らない" },
	{ "譲って", "譲らない" }, { "切って", "切らない" },
	{ "異なって", "異ならない" }, { "なって", "ならない" },
	{ "及んで", "及ばない" }, { "拒んで", "拒まない" },
	{ "読んで", "読まない" }, { "含んで", "含まない" },
	{ "持ち込んで", "持ち込まない" }, { "持込んで", "持込まない" },
	{ "営んで", "営まない" }, { "運んで", "運ばない" },
	{ "積んで", "積まない" }, { "聞いて", "聞かない" },
	{ "置いて", "置かない" }, { "書いて", "書かない" },
	{ "除いて", "除かない" }, { "欠いて", "欠かない" },
	{ "招いて", "招かない" }, { "働いて", "働かない" },
	{ "引いて", "引かない" }, { "抱いて", "抱かない" },
	{ "急いで", "急がない" }, { "継いで", "継がない" },
	{ "防いで", "防がない" },
};

static const char *
cut(struct pool *pool, const char *words, size_t bytes, const char *end)
{
	return pool_format(pool, "%.*s%s", (int)(strlen(words) - bytes),
	    words, end);
}

/* The last character but so many; 0 if there is none. */
static uint32_t
last(const char *words, size_t before)
{
	const char *at = words + strlen(words), *end = at;
	size_t i;

	for (i = 0; i <= before; i++) {
		if (at == words)
			return 0;
		end = at;
		do
			at--;
		while (at > words && ((unsigned char)*at & 0xc0) == 0x80);
	}
	return text_next(&at, end);
}

static bool
is_kanji(uint32_t code)
{
	return (code >= 0x4e00 && code <= 0x9fff) || code == 0x3005;
}

static bool
is_katakana(uint32_t code)
{
	return code >= 0x30a1 && code <= 0x30ff;
}

/* A kana of the rows い and え: before る it belongs to the verb. */
static bool
is_short_kana(uint32_t code)
{
	static const char kana[] = "いきぎしじちにびみりえけげせぜてでねべめれ";
	const char *at = kana;

	while (*at != '\0')
		if (text_next(&at, kana + strlen(kana)) == code)
			return true;
	return false;
}

static const struct row *
row_of(const char *words, bool is_plain)
{
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (word_ends(words, is_plain ? rows[i].plain : rows[i].stem))
			return &rows[i];
	return NULL;
}

static bool
goes_off(const char *plain)
{
	size_t i;

	for (i = 0; i < sizeof goes / sizeof *goes; i++)
		if (word_ends(plain, goes[i]))
			return true;
	return false;
}

/* 見る, 定める, させる: る alone goes. */
static bool
is_short(const char *plain)
{
	size_t i;

	for (i = 0; short_verbs[i] != NULL; i++)
		if (word_ends(plain, short_verbs[i]))
			return true;
	return word_ends(plain, "る") && is_short_kana(last(plain, 1));
}

const char *
verb_plain_of_stem(struct pool *pool, const char *stem)
{
	const struct row *row = row_of(stem, false);

	if (*stem == '\0' || word_ends(stem, "で"))
		return NULL;
	if (word_ends(stem, "し"))
		return cut(pool, stem, KANA, "する");
	if (row != NULL)
		return cut(pool, stem, KANA, row->plain);
	return is_short_kana(last(stem, 0)) || is_kanji(last(stem, 0)) ?
	    pool_format(pool, "%sる", stem) : NULL;
}

/* し of 示す behind one kanji, of する behind several. */
static const char *
plain_of_shi(struct pool *pool, const char *joint)
{
	uint32_t before = last(joint, 1), further = last(joint, 2);

	if ((is_kanji(before) && !is_kanji(further) &&
	    !is_katakana(further)) || before == 0x3089 /* ら */ ||
	    before == 0x307e /* ま */ || before == 0x304b /* か */)
		return cut(pool, joint, KANA, "す");
	return cut(pool, joint, KANA, "する");
}

const char *
verb_plain_of_joint(struct pool *pool, const char *joint)
{
	size_t i;

	if (word_ends(joint, "し"))
		return plain_of_shi(pool, joint);
	for (i = 0; i < sizeof joint_rows / sizeof *joint_rows; i++)
		if (word_ends(joint, joint_rows[i].joint))
			return cut(pool, joint, strlen(joint_rows[i].joint),
			    joint_rows[i].plain);
	return is_short_kana(last(joint, 0)) ? pool_format(pool, "%sる",
	    joint) : NULL;
}

/* 登録しておか-なければ is asked as 登録していますか. */
static bool
is_kept_so(const char *stem)
{
	return word_ends(stem, "ておか") || word_ends(stem, "でおか");
}

const char *
verb_te_of_stem(struct pool *pool, const char *stem)
{
	const char *plain = verb_plain_of_stem(pool, stem);

	if (is_kept_so(stem))
		return cut(pool, stem, 2 * KANA, "");
	/* 見-なければ has its る in no other form. */
	if (plain != NULL && row_of(stem, false) == NULL &&
	    !word_ends(stem, "し"))
		return pool_format(pool, "%sて", stem);
	return plain != NULL ? verb_te(pool, plain) : NULL;
}

const char *
verb_te(struct pool *pool, const char *plain)
{
	const struct row *row = row_of(plain, true);

	if (word_ends(plain, "である") || word_ends(plain, "たる"))
		return NULL;
	if (word_ends(plain, "する"))
		return cut(pool, plain, 2 * KANA, "して");
	if (word_ends(plain, "ずる"))
		return cut(pool, plain, 2 * KANA, "じて");
	if (is_short(plain))
		return cut(pool, plain, KANA, "て");
	if (row == NULL)
		return NULL;
	return cut(pool, plain, KANA, goes_off(plain) ? "って" : row->te);
}

const char *
verb_not(struct pool *pool, const char *plain)
{
	const struct row *row = row_of(plain, true);

	if (word_ends(plain, "である"))
		return NULL;
	if (word_ends(plain, "する"))
		return cut(pool, plain, 2 * KANA, "しない");
	if (word_ends(plain, "ずる"))
		return cut(pool, plain, 2 * KANA, "じない");
	if (is_short(plain))
		return cut(pool, plain, KANA, "ない");
	return row == NULL ? NULL : cut(pool, plain, KANA,
	    pool_format(pool, "%sない", row->stem));
}

/* 使用して of 使用する, but 漏らして of 漏らす and 貸して of 貸す. */
static const char *
not_of_shite(struct pool *pool, const char *te)
{
	uint32_t before = last(te, 2), further = last(te, 3);

	if (is_katakana(before) || before == ')' ||
	    (is_kanji(before) && (is_kanji(further) || is_katakana(further))) ||
	    word_ends(te, "をして") || word_ends(te, "有して") ||
	    word_ends(te, "反して") || word_ends(te, "対して"))
		return cut(pool, te, 2 * KANA, "しない");
	return cut(pool, te, 2 * KANA, "さない");
}

const char *
verb_not_of_te(struct pool *pool, const char *te)
{
	size_t i;

	for (i = 0; i < sizeof known_te / sizeof *known_te; i++)
		if (word_ends(te, known_te[i].te))
			return cut(pool, te, strlen(known_te[i].te),
			    known_te[i].not);
	if (word_ends(te, "して"))
		return not_of_shite(pool, te);
	if (word_ends(te, "って") || word_ends(te, "いて") ||
	    word_ends(te, "んで") || word_ends(te, "いで") ||
	    !word_ends(te, "て"))
		return NULL;
	return cut(pool, te, KANA, "ない");
}
