/*
 * What stylesheets see of people: what they found, and who is missing.
 */
#include "tally/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "corpus/element.h"

/* ---- findings ---- */

/* One reply that is to be told. */
struct found {
	const struct slip	*slip;
	const struct asked	*asked;
	const struct reply	*reply;
};

static const char *
name_of(const struct slip *slip)
{
	return *slip->name != '\0' ? slip->name : "(無記名)";
}

static bool
is_finding(const struct reply *reply)
{
	return reply->answer == ANSWER_PARTLY ||
	    reply->answer == ANSWER_NOT_DONE;
}

static bool
has_remark(const struct reply *reply)
{
	return (reply->remark != NULL && *reply->remark != '\0') ||
	    (reply->promised != NULL && *reply->promised != '\0');
}

/* By the order of the questions, then of the people. */
static int
order_found(const void *a, const void *b)
{
	const struct found *one = a, *other = b;
	const struct question *mine = one->asked->question;
	const struct question *theirs = other->asked->question;
	int order;

	if (mine->standard != theirs->standard)
		return mine->standard < theirs->standard ? -1 : 1;
	if (mine->place != theirs->place)
		return mine->place < theirs->place ? -1 : 1;
	order = strcmp(mine->duty, theirs->duty);
	if (order != 0)
		return order;
	order = strcmp(one->slip->name, other->slip->name);
	return order != 0 ? order : one->slip->order < other->slip->order ?
	    -1 : one->slip->order > other->slip->order;
}

static struct found *
find_all(const struct tally *tally, const struct unit *unit, bool is_wanted,
    size_t *count)
{
	struct found *list = NULL;
	size_t room = 0, i, j;

	*count = 0;
	for (i = 0; i < tally->now.count; i++) {
		const struct slip *slip = tally->now.slips[i];

		for (j = 0; slip->unit == unit && slip->fate == SLIP_COUNTS &&
		    j < slip->paper->count; j++) {
			const struct reply *reply = &slip->replies[j];

			if (is_finding(reply) != is_wanted || (!is_wanted &&
			    !has_remark(reply)))
				continue;
			list = pool_grow(tally->pool, list, &room, *count,
			    sizeof *list);
			list[(*count)++] = (struct found){ slip,
			    &slip->paper->list[j], reply };
		}
	}
	if (*count > 0)
		qsort(list, *count, sizeof *list, order_found);
	return list;
}

/* How many from here on are to the same question. */
static size_t
count_alike(const struct found *list, size_t from, size_t count)
{
	size_t i = from;

	while (i < count && list[i].asked->question ==
	    list[from].asked->question)
		i++;
	return i - from;
}

static const char *
answer_words(enum answer answer)
{
	switch (answer) {
	case ANSWER_NONE:
		return "無回答";
	case ANSWER_DONE:
		return "実施";
	case ANSWER_PARTLY:
		return "一部";
	case ANSWER_NOT_DONE:
		return "未実施";
	case ANSWER_NOT_APPLICABLE:
		return "該当なし";
	case ANSWER_COUNT:
		break;
	}
	return "";
}

static void
add_found(const struct tally *tally, xmlNode *parent, const char *name,
    const struct found *found, size_t rows)
{
	const struct question *question = found->asked->question;
	xmlNode *node = element_add(parent, name);

	if (rows > 0) {
		element_set_number(node, "rows", rows);
		element_set(node, "standard", tally->authority->standards[
		    question->standard].title);
		element_set(node, "duty", question->duty);
		element_set(node, "citation", question->citation);
		element_set(node, "words", question->words);
	}
	element_set(node, "number", found->asked->number);
	element_set(node, "answer", answer_words(found->reply->answer));
	element_set(node, "name", name_of(found->slip));
	element_set(node, "position", found->slip->position);
	element_set(node, "remark", found->reply->remark);
	element_set(node, "promised", found->reply->promised);
}

static void
add_all(const struct tally *tally, xmlNode *parent, const struct unit *unit,
    const char *name, bool is_wanted)
{
	size_t count, i, rows = 0, left = 0;
	struct found *list = find_all(tally, unit, is_wanted, &count);

	for (i = 0; i < count; i++) {
		rows = left == 0 ? count_alike(list, i, count) : 0;
		left = (rows > 0 ? rows : left) - 1;
		add_found(tally, parent, name, &list[i], rows);
	}
}

void
node_people_findings(const struct tally *tally, xmlNode *parent,
    const struct unit *unit)
{
	add_all(tally, parent, unit, "finding", true);
	add_all(tally, parent, unit, "remark", false);
}

/* ---- people ---- */

void
node_people_absent(const struct tally *tally, xmlNode *parent,
    const struct unit *unit)
{
	const struct roster *roster = tally->choice->roster;
	xmlNode *node;
	size_t i;

	for (i = 0; roster != NULL && i < roster->row_count; i++) {
		if (tally->has_answered[i] || strcmp(unit->key,
		    field_folded(tally->pool, roster_value(roster, i,
		    "所属"))) != 0)
			continue;
		node = element_add(parent, "absent");
		element_set(node, "name", roster_value(roster, i, "氏名"));
		element_set(node, "reading", roster_value(roster, i,
		    "ふりがな"));
		element_set(node, "role", roster_value(roster, i, "役割"));
		element_set_number(node, "line",
		    (size_t)roster->rows[i].line);
	}
}

static xmlNode *
add_person(const struct tally *tally, xmlNode *root, const char *name,
    const struct slip *slip)
{
	xmlNode *node = element_add(root, name);

	element_set(node, "name", name_of(slip));
	element_set(node, "unit", slip->unit->name);
	element_set(node, "paper", slip->paper->title);
	element_set(node, "where", slip_where(tally->pool, slip));
	element_set(node, "saved", slip_moment(tally->pool, slip));
	return node;
}

/* The numbers that were left empty, on a paper of which some were not. */
static void
add_unanswered(const struct tally *tally, xmlNode *root,
    const struct slip *slip)
{
	struct text numbers = {0};
	size_t i, count = 0;
	xmlNode *node;

	for (i = 0; i < slip->paper->count; i++)
		if (slip->replies[i].answer == ANSWER_NONE)
			text_add_format(&numbers, "%s%s", count++ > 0 ? "、" :
			    "", slip->paper->list[i].number);
	if (count > 0) {
		node = add_person(tally, root, "unanswered", slip);
		element_set_number(node, "count", count);
		element_set_number(node, "of", slip->paper->count);
		element_set(node, "numbers", numbers.bytes);
	}
	text_free(&numbers);
}

static void
add_slip(const struct tally *tally, xmlNode *root, const struct slip *slip)
{
	xmlNode *node;

	if (slip->fate == SLIP_REPLACED) {
		node = add_person(tally, root, "twice", slip);
		element_set(node, "newer", slip_where(tally->pool,
		    slip->newer));
		element_set(node, "newer-saved", slip_moment(tally->pool,
		    slip->newer));
		return;
	}
	if (slip->is_older) {
		node = add_person(tally, root, "older", slip);
		element_set_number(node, "carried", slip->carried);
		element_set_number(node, "again", slip->again);
		element_set(node, "numbers", slip->again_numbers);
	}
	if (*slip->name == '\0')
		add_person(tally, root, "nameless", slip);
	else if (tally->choice->roster != NULL && slip->row < 0)
		add_person(tally, root, "stranger", slip);
	else if (slip->is_elsewhere)
		element_set(add_person(tally, root, "elsewhere", slip),
		    "written", slip->department);
	add_unanswered(tally, root, slip);
}

/* Why a file was left out, in the words of the papers, which are Japanese. */
static const char *
refused_words(enum problem_id why)
{
	static const struct { enum problem_id id; const char *words; } rows[] =
	    { { PROBLEM_ANSWERS_MALFORMED, "壊れているか、回答のファイルでない" },
	    { PROBLEM_ANSWERS_UNKNOWN, "どの文書への回答か分からない" },
	    { PROBLEM_ANSWERS_FOREIGN, "別の団体の文書への回答" },
	    { PROBLEM_ANSWERS_DIGEST, "問いのダイジェストが合わない" },
	    { PROBLEM_ANSWERS_FIELD, "記入が長すぎる" },
	    { PROBLEM_ANSWERS_VALUE, "答えでない語がある" },
	    { PROBLEM_ANSWERS_SHEET, "入力表でない" } };
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].id == why)
			return rows[i].words;
	return "読めない";
}

void
node_people(const struct tally *tally, xmlNode *root)
{
	xmlNode *node;
	size_t i;

	for (i = 0; i < tally->now.count; i++)
		add_slip(tally, root, tally->now.slips[i]);
	for (i = 0; i < tally->now.refused_count; i++) {
		node = element_add(root, "refused");
		element_set(node, "file", tally->now.refused[i].file);
		element_set(node, "why",
		    refused_words(tally->now.refused[i].why));
	}
}
