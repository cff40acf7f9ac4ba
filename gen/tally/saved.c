/*
 * Saved: a file of answers that a page saved (kijun-answers, version 1). It
 * comes from anywhere: nothing in it is believed that does not fit.
 */
#include "tally/inside.h"

#include <stdint.h>
#include <string.h>

#include <jansson.h>

#include "base/message.h"
#include "base/text.h"
#include "base/word.h"

enum { VERSION = 1, FILE_MAX = 4000000 };

/* One file while it is read. */
struct saved {
	struct tally	*tally;
	const char	*path, *bytes;
	json_t		*root;
	struct problems	*problems;
	struct slip	*slip;
	bool		 is_told;	/* that no font has a character */
};

static struct place
at(const struct saved *saved, const char *key)
{
	return saved_place(saved->path, saved->bytes, NULL, 0, key);
}

static struct place
at_answer(const struct saved *saved, size_t index, const char *key)
{
	return saved_place(saved->path, saved->bytes, "answers", index, key);
}

/* ---- what it is ---- */

static bool
refuse(const struct saved *saved, const char *key, const char *format)
{
	problem_add(saved->problems, PROBLEM_ANSWERS_MALFORMED, at(saved, key),
	    format, key);
	return false;
}

/* "" if there is none; NULL if it is no string. */
static const char *
string_of(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return value == NULL ? "" : json_string_value(value);
}

/* Does an object hold a string there, or nothing? */
static bool
is_string(const struct saved *saved, const char *key)
{
	return string_of(saved->root, key) != NULL || refuse(saved, key,
	    MESSAGE("\"%s\" is no string"));
}

static bool
is_answers(const struct saved *saved)
{
	static const char *const strings[] = { "digest", "request", "name",
	    "department", "position", "date", "saved" };
	const char *format = string_of(saved->root, "format");
	const json_t *version = json_object_get(saved->root, "version");
	size_t i;

	if (!json_is_object(saved->root) || format == NULL ||
	    strcmp(format, "kijun-answers") != 0) {
		problem_add(saved->problems, PROBLEM_ANSWERS_MALFORMED,
		    at(saved, "format"), "this is no file of answers: its "
		    "\"format\" is not kijun-answers");
		return false;
	}
	if (!json_is_integer(version) || json_integer_value(version) < 1)
		return refuse(saved, "version",
		    MESSAGE("\"%s\" is no number of a version"));
	if (json_integer_value(version) > VERSION)
		return refuse(saved, "version", MESSAGE("its \"%s\" is one "
		    "that this kijun does not know; a newer one made it"));
	for (i = 0; i < sizeof strings / sizeof *strings; i++)
		if (!is_string(saved, strings[i]))
			return false;
	return json_is_array(json_object_get(saved->root, "answers")) ||
	    refuse(saved, "answers", MESSAGE("\"%s\" is no list"));
}

static bool
is_digest(const char *digest)
{
	return strlen(digest) == TALLY_DIGEST &&
	    strspn(digest, "0123456789abcdef") == TALLY_DIGEST;
}

static const struct paper_use *
find_paper(const struct saved *saved)
{
	const char *digest = string_of(saved->root, "digest");
	const char *request = string_of(saved->root, "request");
	const struct paper_use *use;

	if (!is_digest(digest)) {
		problem_add(saved->problems, PROBLEM_ANSWERS_DIGEST,
		    at(saved, "digest"), "\"%s\" is no digest of a document: "
		    "12 digits of 0 to 9 and a to f", digest);
		return NULL;
	}
	use = paper_of(saved->tally, request, true);
	if (use->paper != NULL)
		return use;
	problem_add(saved->problems, PROBLEM_ANSWERS_UNKNOWN,
	    at(saved, "request"), "the document that these answers are to is "
	    "not known here (%s): %s", request, use->why);
	return NULL;
}

/* ---- who ---- */

/* 2026-06-03T01:02:03.456Z */
static bool
is_moment(const char *moment)
{
	static const char form[] = "0000-00-00T00:00:00.000Z";
	size_t i;

	if (strlen(moment) != strlen(form))
		return false;
	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == '0' ? moment[i] < '0' || moment[i] > '9' :
		    moment[i] != form[i])
			return false;
	return true;
}

static bool
read_who(struct saved *saved, const char *changed)
{
	struct slip *slip = saved->slip;
	const struct { const char *key; size_t most; const char **field; }
	    rows[] = {
		{ "name", TALLY_NAME_MAX, &slip->name },
		{ "department", TALLY_SHORT_MAX, &slip->department },
		{ "position", TALLY_SHORT_MAX, &slip->position },
		{ "date", TALLY_SHORT_MAX, &slip->date } };
	const char *moment = string_of(saved->root, "saved");
	struct field_fault fault;
	bool is_right = true;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!field_read(saved->tally, string_of(saved->root,
		    rows[i].key), rows[i].most, rows[i].field, &fault))
			is_right &= field_tell(&fault, at(saved, rows[i].key),
			    rows[i].key, saved->problems);
	if (*moment != '\0' && !is_moment(moment))
		return refuse(saved, "saved", MESSAGE("\"%s\" is no moment "
		    "like 2026-06-03T01:02:03.456Z"));
	slip->is_stamped = *moment != '\0';
	slip->saved = *moment != '\0' ? pool_string(saved->tally->pool,
	    moment) : changed;
	return is_right;
}

/* ---- answers ---- */

static bool
read_words(struct saved *saved, size_t index, const json_t *answer,
    const char *key, size_t most, const char **field)
{
	struct field_fault fault;

	if (field_read(saved->tally, string_of(answer, key), most, field,
	    &fault) || (fault.lost != 0 && saved->is_told))
		return true;
	saved->is_told = fault.lost != 0;
	return field_tell(&fault, at_answer(saved, index, key), key,
	    saved->problems);
}

/* On the edition that the paper says, no other question can be on it. */
static bool
refuse_question(const struct saved *saved, size_t index, bool is_known,
    const char *duty)
{
	if (is_known)
		problem_add(saved->problems, PROBLEM_ANSWERS_DIGEST,
		    at_answer(saved, index, "digest"), "the digest of %s is "
		    "not the one that this document has; somebody changed the "
		    "file", duty);
	else
		problem_add(saved->problems, PROBLEM_ANSWERS_DIGEST,
		    at_answer(saved, index, "duty"), "this document does not "
		    "ask \"%s\"; somebody changed the file", duty);
	return false;
}

/* Asked in other words now: it is to be answered again. */
static void
note_again(struct saved *saved, const char *number)
{
	struct slip *slip = saved->slip;

	if (strlen(number) > 8)
		number = "?";
	slip->again_numbers = slip->again++ == 0 ?
	    pool_string(saved->tally->pool, number) :
	    pool_format(saved->tally->pool, "%s、%s", slip->again_numbers,
	    number);
}

static bool
read_reply(struct saved *saved, size_t index, const json_t *answer,
    struct reply *reply)
{
	const char *word = string_of(answer, "answer");

	if (reply->remark != NULL) {
		problem_add(saved->problems, PROBLEM_ANSWERS_MALFORMED,
		    at_answer(saved, index, "duty"),
		    "the same question is answered twice");
		return false;
	}
	if (!field_answer(saved->tally->pool, word, &reply->answer)) {
		problem_add(saved->problems, PROBLEM_ANSWERS_VALUE,
		    at_answer(saved, index, "answer"), "\"%s\" is no answer; "
		    "it is done, partly, not-done, not-applicable, yes or no",
		    word);
		return false;
	}
	return read_words(saved, index, answer, "remark", TALLY_REMARK_MAX,
	    &reply->remark) && read_words(saved, index, answer, "promised",
	    TALLY_SHORT_MAX, &reply->promised);
}

static bool
is_answer(const struct saved *saved, size_t index, const json_t *answer)
{
	static const char *const strings[] = { "duty", "digest", "number",
	    "answer", "remark", "promised" };
	size_t i;

	if (!json_is_object(answer)) {
		problem_add(saved->problems, PROBLEM_ANSWERS_MALFORMED,
		    at_answer(saved, index, NULL),
		    "this is no answer to a question");
		return false;
	}
	for (i = 0; i < sizeof strings / sizeof *strings; i++)
		if (string_of(answer, strings[i]) == NULL) {
			problem_add(saved->problems,
			    PROBLEM_ANSWERS_MALFORMED, at_answer(saved, index,
			    strings[i]), "\"%s\" is no string", strings[i]);
			return false;
		}
	return true;
}

static bool
read_answer(struct saved *saved, size_t index, const json_t *answer)
{
	struct slip *slip = saved->slip;
	const struct asked *asked;
	bool is_known;

	if (!is_answer(saved, index, answer))
		return false;
	asked = paper_find(slip->paper, string_of(answer, "duty"),
	    string_of(answer, "digest"), &is_known);
	if (asked == NULL && !slip->is_older)
		return refuse_question(saved, index, is_known,
		    string_of(answer, "duty"));
	if (asked == NULL) {
		note_again(saved, string_of(answer, "number"));
		return true;
	}
	slip->carried++;
	return read_reply(saved, index, answer,
	    &slip->replies[asked - slip->paper->list]);
}

static bool
read_answers(struct saved *saved)
{
	const json_t *list = json_object_get(saved->root, "answers");
	struct slip *slip = saved->slip;
	bool is_right = true;
	size_t i;

	for (i = 0; i < json_array_size(list); i++)
		is_right &= read_answer(saved, i, json_array_get(list, i));
	if (is_right && slip->again > 0 && slip->carried == 0) {
		problem_add(saved->problems, PROBLEM_ANSWERS_UNKNOWN,
		    at(saved, "answers"), "none of the %zu questions that are "
		    "answered is asked here today", slip->again);
		return false;
	}
	return is_right;
}

static bool
parse(struct saved *saved, size_t length)
{
	json_error_t error;

	if (length > FILE_MAX) {
		problem_add(saved->problems, PROBLEM_ANSWERS_FIELD,
		    (struct place){ .file = saved->path },
		    "the file has %zu bytes; answers have %d at the most",
		    length, FILE_MAX);
		return false;
	}
	saved->root = json_loadb(saved->bytes, length, JSON_REJECT_DUPLICATES,
	    &error);
	if (saved->root == NULL)
		problem_add(saved->problems, PROBLEM_ANSWERS_MALFORMED,
		    (struct place){ saved->path, error.line, error.column },
		    "the file is damaged, or no JSON: %s", error.text);
	return saved->root != NULL;
}

static bool
read_slip(struct saved *saved, struct year *year, const char *changed)
{
	const struct paper_use *use;

	if (!is_answers(saved))
		return false;
	use = find_paper(saved);
	if (use == NULL)
		return false;
	saved->slip = slip_new(saved->tally, year, use->paper,
	    (struct place){ .file = saved->path });
	saved->slip->is_older = use->is_older || strcmp(use->digest,
	    string_of(saved->root, "digest")) != 0;
	if (read_who(saved, changed) & read_answers(saved))
		return true;
	year->count--;
	return false;
}

bool
saved_read(struct tally *tally, struct year *year, const char *path,
    const char *bytes, size_t length, const char *changed,
    struct problems *problems)
{
	struct saved saved = { .tally = tally, .path = path, .bytes = bytes,
	    .problems = problems };
	bool is_right;

	/* A mark that some editors put in front. */
	if (word_starts(bytes, "\xef\xbb\xbf")) {
		saved.bytes += 3;
		length -= 3;
	}
	is_right = parse(&saved, length) && read_slip(&saved, year, changed);
	json_decref(saved.root);
	return is_right;
}
