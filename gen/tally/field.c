/*
 * Field: what people wrote, cleaned for print: markup stays text, what no font
 * has becomes 〓, and what is too long is refused and not cut.
 */
#include "tally/inside.h"

#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "base/word.h"

static const char MISSING[] = "〓";	/* as printers set what they lack */

/* ---- cleaning ---- */

static bool
is_blank(uint32_t code)
{
	return code <= ' ' || code == 0xa0 || code == 0x3000 ||
	    code == 0x2028 || code == 0x2029;
}

/* What turns the order of what follows, or is not seen at all. */
static bool
is_unseen(uint32_t code)
{
	return code == 0x7f || (code >= 0x80 && code < 0xa0) ||
	    (code >= 0x200b && code <= 0x200f) ||
	    (code >= 0x202a && code <= 0x202e) ||
	    (code >= 0x2060 && code <= 0x206f) || code == 0xfeff;
}

static bool
is_printable(const struct tally *tally, uint32_t code, uint32_t selector)
{
	return tally->choice->has_glyph == NULL || code < 0x80 ||
	    tally->choice->has_glyph(tally->choice->faces, code, selector);
}

/* Of the characters from *at on; *lost: the first that no font has. */
static void
clean(struct tally *tally, const char *at, struct text *out, uint32_t *lost)
{
	const char *end = at + strlen(at), *start, *after;
	uint32_t code, selector;
	bool gap = false;

	while (at < end) {
		start = at;
		code = text_next(&at, end);
		after = at;
		selector = at < end ? text_next(&after, end) : 0;
		selector = text_is_selector(selector) ? selector : 0;
		if (selector != 0)
			at = after;
		if (is_blank(code)) {
			gap |= code < ' ';
			if (code >= ' ' && out->length > 0)
				text_add(out, start, (size_t)(at - start));
			continue;
		}
		if (is_unseen(code))
			continue;
		if (gap && out->length > 0)
			text_add_string(out, "　");
		gap = false;
		if (is_printable(tally, code, selector)) {
			text_add(out, start, (size_t)(at - start));
			continue;
		}
		text_add_string(out, MISSING);
		if (*lost == 0)
			*lost = code;
	}
}

static void
trim_end(struct text *out)
{
	while (out->length > 0)
		if (out->bytes[out->length - 1] == ' ')
			out->length--;
		else if (word_ends_at(out->bytes, out->bytes + out->length,
		    "　"))
			out->length -= strlen("　");
		else
			break;
	if (out->bytes != NULL)
		out->bytes[out->length] = '\0';
}

/* Most of what is written needs nothing done. */
static bool
is_plain(const char *value)
{
	for (; *value != '\0'; value++)
		if ((unsigned char)*value < ' ' ||
		    (unsigned char)*value > '~')
			return false;
	return true;
}

bool
field_read(struct tally *tally, const char *value, size_t most,
    const char **field, struct field_fault *fault)
{
	struct text out = {0};

	*field = "";
	*fault = (struct field_fault){ .most = most };
	if (*value == '\0')
		return true;
	if (strlen(value) > most) {
		fault->count = text_count(value, strlen(value));
		if (fault->count > most)
			return false;
	}
	if (is_plain(value) && *value != ' ') {
		*field = pool_string(tally->pool, value);
		return true;
	}
	clean(tally, value, &out, &fault->lost);
	trim_end(&out);
	if (out.length > 0)
		*field = pool_copy(tally->pool, out.bytes, out.length);
	text_free(&out);
	return fault->lost == 0;
}

bool
field_tell(const struct field_fault *fault, struct place place,
    const char *what, struct problems *problems)
{
	if (fault->lost != 0)
		problem_add(problems, PROBLEM_ANSWERS_UNPRINTABLE, place,
		    "%s: no font here has U+%04X; 〓 is printed for it", what,
		    (unsigned)fault->lost);
	else
		problem_add(problems, PROBLEM_ANSWERS_FIELD, place,
		    "%s has %zu characters; %zu are the most", what,
		    fault->count, fault->most);
	return fault->lost != 0;
}

const char *
field_folded(struct pool *pool, const char *words)
{
	const char *folded = unicode_folded(pool, words), *at = folded;
	const char *end = at + strlen(at), *start, *copy;
	struct text out = {0};
	uint32_t code;

	while (at < end) {
		start = at;
		code = text_next(&at, end);
		if (!is_blank(code))
			text_add(&out, start, (size_t)(at - start));
	}
	copy = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

/* ---- answers ---- */

/* As the pages write them, as the paper says them, and as they are typed. */
static const struct { const char *word; enum answer answer; } answers[] = {
	{ "", ANSWER_NONE },
	{ "done", ANSWER_DONE }, { "yes", ANSWER_DONE },
	{ "partly", ANSWER_PARTLY }, { "not-done", ANSWER_NOT_DONE },
	{ "no", ANSWER_NOT_DONE },
	{ "not-applicable", ANSWER_NOT_APPLICABLE },
	{ "実施", ANSWER_DONE }, { "はい", ANSWER_DONE },
	{ "実施済", ANSWER_DONE }, { "実施済み", ANSWER_DONE },
	{ "一部", ANSWER_PARTLY }, { "一部実施", ANSWER_PARTLY },
	{ "未実施", ANSWER_NOT_DONE }, { "いいえ", ANSWER_NOT_DONE },
	{ "該当なし", ANSWER_NOT_APPLICABLE },
	{ "非該当", ANSWER_NOT_APPLICABLE },
	{ "対象外", ANSWER_NOT_APPLICABLE },
	{ "1", ANSWER_DONE }, { "2", ANSWER_PARTLY },
	{ "3", ANSWER_NOT_DONE }, { "4", ANSWER_NOT_APPLICABLE },
	{ "○", ANSWER_DONE }, { "◯", ANSWER_DONE }, { "〇", ANSWER_DONE },
	{ "△", ANSWER_PARTLY }, { "×", ANSWER_NOT_DONE },
	{ "✕", ANSWER_NOT_DONE }, { "-", ANSWER_NOT_APPLICABLE },
	{ "－", ANSWER_NOT_APPLICABLE }, { "―", ANSWER_NOT_APPLICABLE },
	{ "ー", ANSWER_NOT_APPLICABLE }
};

bool
field_answer(struct pool *pool, const char *word, enum answer *answer)
{
	const char *folded = NULL;
	size_t i, pass;

	/* Words are most often written as they are here. */
	for (pass = 0; pass < 2; pass++) {
		if (pass == 1)
			folded = field_folded(pool, word);
		for (i = 0; i < sizeof answers / sizeof *answers; i++)
			if (strcmp(answers[i].word, pass == 0 ? word :
			    folded) == 0) {
				*answer = answers[i].answer;
				return true;
			}
	}
	return false;
}

/* Where the remark begins behind the answer; NULL if nothing parts them. */
static const char *
behind_answer(const char *cell, size_t *length)
{
	static const char *const marks[] = { "：", ":", "　", " ", "（", "(",
	    "、", "\n" };
	const char *found = NULL, *at;
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		at = strstr(cell, marks[i]);
		if (at == NULL || at == cell || (found != NULL && at > found))
			continue;
		found = at;
		/* A parenthesis is the remark's own. */
		*length = i == 4 || i == 5 ? 0 : strlen(marks[i]);
	}
	return found;
}

/* （期限：7月末） at its end becomes the day that is promised. */
static void
part_promise(struct pool *pool, struct reply *reply)
{
	static const char *const openings[] = { "（期限：", "(期限:",
	    "（期限 ", "(期限 ", "（期限", "(期限" };
	const char *at = NULL, *words = NULL, *end;
	size_t i;

	for (i = 0; at == NULL && i < sizeof openings / sizeof *openings; i++)
		if ((at = strstr(reply->remark, openings[i])) != NULL)
			words = at + strlen(openings[i]);
	if (at == NULL)
		return;
	end = words + strlen(words);
	if (word_ends_at(words, end, "）"))
		end -= strlen("）");
	else if (word_ends_at(words, end, ")"))
		end--;
	else
		return;
	reply->promised = pool_copy(pool, words, (size_t)(end - words));
	reply->remark = pool_copy(pool, reply->remark,
	    (size_t)(at - reply->remark));
}

bool
field_reply(struct pool *pool, const char *cell, struct reply *reply)
{
	const char *remark;
	size_t length = 0;

	*reply = (struct reply){ .remark = "", .promised = "" };
	if (field_answer(pool, cell, &reply->answer))
		return true;
	remark = behind_answer(cell, &length);
	if (remark == NULL || !field_answer(pool, pool_copy(pool, cell,
	    (size_t)(remark - cell)), &reply->answer))
		return false;
	reply->remark = pool_string(pool, remark + length);
	part_promise(pool, reply);
	return true;
}
