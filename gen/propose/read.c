/*
 * Reading: the sentences of a clause, as it stands and bare.
 */
#include "propose/inside.h"

#include <string.h>

#include "base/word.h"
#include "refer/sentence.h"

const char *
read_last(const char *text, const char *word)
{
	const char *last = NULL;

	while ((text = strstr(text, word)) != NULL)
		last = text++;
	return last;
}

bool
read_has_any(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strstr(text, *words) != NULL)
			return true;
	return false;
}

const char *
read_without_brackets(struct pool *pool, const char *words)
{
	static const char *const signs[] = { "（", "(", "）", ")" };
	struct text out = {0};
	const char *copy;
	size_t i, depth = 0;

	for (; *words != '\0';) {
		for (i = 0; i < 4 && !word_starts(words, signs[i]); i++)
			continue;
		if (i < 4) {
			depth = i < 2 ? depth + 1 : depth - (depth > 0);
			words += strlen(signs[i]);
			continue;
		}
		if (depth == 0)
			text_add_char(&out, *words);
		words++;
	}
	copy = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

/* 、 for the signs that some texts write instead; 1,000 stays. */
static const char *
with_usual_commas(struct pool *pool, const char *words)
{
	struct text out = {0};
	const char *copy, *at;

	for (at = words; *at != '\0'; at++)
		if (*at == ',' && (at == words || at[1] < '0' || at[1] > '9'))
			text_add_string(&out, "、");
		else if (word_starts(at, "，")) {
			text_add_string(&out, "、");
			at += strlen("，") - 1;
		} else {
			text_add_char(&out, *at);
		}
	copy = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

static const char *
caption_of(const struct provision *provision)
{
	const struct provision *at = provision;

	while (at != NULL && *at->caption == '\0' &&
	    at->kind > PROVISION_ARTICLE)
		at = at->parent;
	return at != NULL ? at->caption : "";
}

static bool
is_proviso(const char *bare)
{
	return word_starts(bare, "ただし") && word_ends(bare, "限りでない");
}

static struct sentence *
sentence_of(struct pool *pool, const char *raw, size_t length,
    const char *bare, bool ended)
{
	struct sentence *sentence = pool_take(pool, sizeof *sentence);
	const char *said;

	while (length > 0 && *raw == ' ') {
		raw++;
		length--;
	}
	sentence->raw = with_usual_commas(pool, pool_copy(pool, raw, length));
	said = read_without_brackets(pool, sentence->raw);
	sentence->said = word_ends(said, "。") ? pool_copy(pool, said,
	    strlen(said) - strlen("。")) : said;
	sentence->bare = with_usual_commas(pool, bare);
	sentence->is_ended = ended;
	return sentence;
}

struct sentence **
read_sentences(struct pool *pool, const struct provision *provision)
{
	const char *cursor = provision->text, *from = cursor;
	struct sentence **list = pool_take(pool, (strlen(cursor) / 3 + 2) *
	    sizeof *list);
	struct text bare = {0};
	size_t count = 0;
	bool ended;

	while (sentence_next(&cursor, &bare, &ended)) {
		if (bare.length > 0)
			list[count++] = sentence_of(pool, from,
			    (size_t)(cursor - from), bare.bytes, ended);
		if (count > 1 && is_proviso(list[count - 1]->bare))
			list[count - 2]->proviso = list[count - 1]->bare;
		if (count > 0)
			list[count - 1]->caption = caption_of(provision);
		if (count > 0)
			list[count - 1]->is_item = provision->kind >=
			    PROVISION_ITEM;
		from = cursor;
	}
	text_free(&bare);
	return list;
}
