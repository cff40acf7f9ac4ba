/*
 * Harmless: changes of words of which a program can know that they mean
 * nothing: width, the form of commas and stops, a word spelt in kana instead
 * of characters, numbers that follow what they name. A comma more or less is
 * none of them: it may tie words together otherwise.
 */
#include "compare/inside.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"

/* One word in two spellings; no two words of the table are alike. */
static const struct {
	const char	*one, *usual;
} spellings[] = {
	{ "及び", "および" }, { "又は", "または" },
	{ "若しくは", "もしくは" }, { "若くは", "もしくは" },
	{ "並びに", "ならびに" }, { "但し", "ただし" },
	{ "予め", "あらかじめ" }, { "全て", "すべて" },
	{ "直ちに", "ただちに" }, { "速やかに", "すみやかに" },
	{ "出来る", "できる" }, { "為に", "ために" },
	{ "下さい", "ください" }, { "行な", "行" },
	{ "取扱い", "取り扱い" }, { "取扱う", "取り扱う" },
	{ "引継ぎ", "引き継ぎ" }, { "申込み", "申し込み" },
	{ "サーバー", "サーバ" }, { "コンピューター", "コンピュータ" },
	{ "ユーザー", "ユーザ" }, { "プリンター", "プリンタ" },
	{ "フォルダー", "フォルダ" }, { "ブラウザー", "ブラウザ" }
};

static const char *
usual_spelling(const char **at)
{
	size_t i;

	for (i = 0; i < sizeof spellings / sizeof *spellings; i++)
		if (word_starts(*at, spellings[i].one)) {
			*at += strlen(spellings[i].one);
			return spellings[i].usual;
		}
	return NULL;
}

static uint32_t
usual_mark(uint32_t code)
{
	switch (code) {
	case ',':
		return 0x3001;		/* 、 */
	case '.':
		return 0x3002;		/* 。 */
	case 0x3000:
		return ' ';
	default:
		return code;
	}
}

/* 1.5 is a number, not the end of a sentence. */
static uint32_t
next_usual(const char **at, const char *end, uint32_t before)
{
	uint32_t code = compare_fold_next(at, end, FOLD_WIDTH);

	return before >= '0' && before <= '9' ? code : usual_mark(code);
}

static char *
as_usual(struct pool *pool, const char *words)
{
	const char *end = words + strlen(words), *usual;
	struct text out = {0};
	uint32_t code = 0;
	char *copy;

	text_add_string(&out, "");
	while (words < end) {
		usual = usual_spelling(&words);
		if (usual != NULL) {
			text_add_string(&out, usual);
			code = 0;
			continue;
		}
		code = next_usual(&words, end, code);
		text_add_code(&out, code);
	}
	copy = pool_string(pool, out.bytes);
	text_free(&out);
	return copy;
}

bool
compare_harmless_words(struct pool *pool, const struct changes *changes,
    const struct change *const *of_old, const char *old, const char *new)
{
	return compare_renumber_same(pool, changes, of_old, old, new) ||
	    compare_renumber_same(pool, changes, of_old,
	    as_usual(pool, old), as_usual(pool, new));
}

bool
compare_harmless_change(struct pool *pool, const struct changes *changes,
    const struct change *const *of_old, const struct change *change)
{
	struct change set_alike = *change;

	if (change->old == NULL || change->new == NULL ||
	    (change->flags & CHANGE_DELETED) != 0)
		return false;
	if (!compare_detail_says_otherwise(change))
		return true;
	set_alike.flags &= ~(unsigned)CHANGE_TEXT;
	return !compare_detail_says_otherwise(&set_alike) &&
	    compare_harmless_words(pool, changes, of_old, change->old->text,
	    change->new->text);
}
