/*
 * Splitting: what a sentence asks for one thing after the other (定め、周知し
 * なければならない) is as many duties, since each can be done and not done. How
 * one is done (基づき, 従い) and what is an alternative (し、又は) parts nothing.
 */
#include "propose/inside.h"

#include <string.h>

#include "base/word.h"
#include "propose/verb.h"

/* Where one part ends and the next one begins, in said. */
struct cut {
	size_t		 end, next;
	size_t		 ending;	/* bytes of ものと behind the verb */
	bool		 is_joint;	/* 定め: no plain form yet */
};

enum { CUTS_MAX = 5 };

/* They say how, when or why, and nothing that is done for itself. */
static const char *const ways[] = { "受け", "基づき", "当たり", "関し",
    "対し", "際し", "応じ", "従い", "より", "準じ", "踏まえ", "勘案し",
    "考慮し", "通じ", "含め", "限り", "除き", "に係り", "とし", "かんがみ",
    "鑑み", "あり", "なり", "異なり", "得", "努め、かつ", "に代え", "添え",
    "添付し", "明示し", "尊重し", "留意し", "配慮し", "つき", "にし", "用い",
    "使用し", "記載し", "記入し", "押印し", "経", "認め", "より", "よし",
    "しようとし", "行い得", "思い", "ため", "つい", "のみ", NULL };

/* 使用し does part where it is what one has to do (…を使用し、事項を遵守). */
static const char *const joints[] = { "し", "め", "い", "き", "ぎ", "り",
    "ち", "け", "じ", "せ", "え", "べ", "み", "び", "れ", "げ", NULL };

static const char *const others[] = { "又は", "若しくは", "及び", "または",
    "もしくは", "並びに", NULL };

static bool
starts_any(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (word_starts(text, *words))
			return true;
	return false;
}

/* A part has something that is done: を, or に and a verb that reports. */
static bool
has_object(const char *from, const char *to)
{
	const char *at;

	for (at = from; at < to; at++)
		if (word_starts(at, "を") && at + strlen("を") < to)
			return true;
	return word_ends_at_any(from, to, (const char *const[]){ "報告し",
	    "通知し", "提出し", "周知し", "連絡し", "公表し", "整備し",
	    "管理し", "招集し", NULL });
}

/* 指定の機器を使用し、次に掲げる事項を遵守する: the one is no way of the other. */
static bool
is_way(const char *from, const char *comma, const char *behind)
{
	static const char *const uses[] = { "使用し", "用い", "利用し", NULL };

	return word_ends_at_any(from, comma, ways) &&
	    !(word_ends_at_any(from, comma, uses) &&
	    word_starts(behind, "次") && ask_is_own_items(behind));
}

/* Is the comma there behind the verb of a part? */
static bool
ends_part(const char *from, const char *comma, const char *behind)
{
	return word_ends_at_any(from, comma, joints) &&
	    !is_way(from, comma, behind) &&
	    !starts_any(behind, others) && has_object(from, comma) &&
	    (strstr(behind, "を") != NULL || strstr(behind, "に") != NULL ||
	    strstr(behind, "し") != NULL || strstr(behind, "議長") != NULL);
}

/* とともに, ものとし、 */
static bool
read_tie(const char *from, const char *at, struct cut *cut)
{
	static const char with[] = "とともに", so[] = "ものとし、",
	    that[] = "こととし、";
	static const char *const verbs[] = { "る", "う", "く", "す", "む",
	    "つ", "ぶ", "ぐ", NULL };

	if (!word_ends_at_any(from, at, verbs))
		return false;
	cut->ending = 0;
	cut->is_joint = false;
	if (word_starts(at, with))
		cut->next = strlen(with);
	else if (word_starts(at, so))
		cut->next = strlen(so);
	else if (word_starts(at, that))
		cut->next = strlen(that);
	else
		return false;
	return true;
}

static size_t
find_cuts(const char *said, size_t head, size_t length,
    struct cut *cuts)
{
	const char *from = said + head, *at = from;
	size_t count = 0;

	for (; at < said + length && count < CUTS_MAX; at++) {
		struct cut *cut = &cuts[count];

		*cut = (struct cut){ .end = (size_t)(at - said) };
		if (read_tie(from, at, cut)) {
			cut->next += cut->end;
		} else if (word_starts(at, "、") && ends_part(from, at, at +
		    strlen("、"))) {
			cut->is_joint = true;
			cut->next = cut->end + strlen("、");
		} else {
			continue;
		}
		from = said + cut->next;
		if (word_starts(from, "、"))
			from += strlen("、");
		cut->next = (size_t)(from - said);
		at = from - 1;
		count++;
	}
	return count;
}

/*
 * 審査し、適当と認めるときは、…: what comes before is done for itself; but of
 * 検出し、拡大したときは、… it is part of when.
 */
static bool
ends_with_judgement(const char *said, size_t from, const char *mark)
{
	static const char *const words[] = { "認める", "認めた", "認められる",
	    "認められた", "判断した", "判断する", "必要がある", "ない",
	    "おそれがある", "ある", "があった", NULL };
	struct cut cuts[CUTS_MAX];
	size_t count = find_cuts(said, from, (size_t)(mark - said), cuts), i;

	for (i = 0; i < count; i++)
		if (!cuts[i].is_joint)
			return true;
	return count > 0 && word_ends_at_any(said + from, mark, words);
}

/* What stands before every part: who, and when. */
static size_t
head_length(const char *said, const struct subject *subject)
{
	static const char *const marks[] = { "ときは、", "場合は、",
	    "場合には、", "場合において、", "場合においては、", "ときには、",
	    "際は、", "に当たり、", "に当たっては、", "とき、", "際には、",
	    "場合、", NULL };
	const char *const *mark, *at, *next;
	size_t end = 0, length;

	if (subject->phrase != NULL && (at = strstr(said, subject->phrase)) !=
	    NULL)
		end = (size_t)(at - said) + strlen(subject->phrase);
	for (;; end = (size_t)(next - said) + length) {
		next = NULL;
		length = 0;
		for (mark = marks; *mark != NULL; mark++) {
			at = strstr(said + end, *mark);
			if (at == NULL || (next != NULL && at > next))
				continue;
			next = at;
			length = strlen(*mark);
		}
		if (next == NULL || ends_with_judgement(said, end, next))
			return end;
	}
}

static struct part *
part_of(struct pool *pool, const struct sentence *whole, const char *said,
    size_t head, const struct verdict *verdict)
{
	struct part *part = pool_take(pool, sizeof *part);
	struct sentence *sentence = pool_take(pool, sizeof *sentence);

	*sentence = *whole;
	sentence->said = said;
	part->sentence = sentence;
	part->own = said + head;
	part->verdict = *verdict;
	return part;
}

/* A part that others follow, with a verb that can stand at the end. */
static struct part *
earlier_part(struct pool *pool, const struct sentence *whole, size_t head,
    size_t from, const struct cut *cut, const struct verdict *verdict)
{
	const char *said = pool_format(pool, "%.*s%.*s", (int)head,
	    whole->said, (int)(cut->end - from), whole->said + from);
	struct part *part;

	if (cut->is_joint)
		said = verb_plain_of_joint(pool, said);
	if (said == NULL)
		return NULL;
	part = part_of(pool, whole, said, head, verdict);
	part->verdict.form = FORM_PLAIN;
	part->verdict.ending = 0;
	part->verdict.modality = word_ends(said, "努める") ? "should" : "must";
	part->verdict.sure = verdict->sure > SURE_FAIR ? verdict->sure :
	    SURE_FAIR;
	part->verdict.why = pool_format(pool,
	    "一文に並ぶ行いの一つ。%s", verdict->why);
	return part;
}

/* 町長に提出し、その承認を受ける is one thing. */
static bool
asks_its_permission(const char *said)
{
	return read_has_any(said, (const char *const[]){ "その承認を",
	    "その許可を", "その同意を", "その認可を", "その承諾を", NULL });
}

static bool
may_split(const struct verdict *verdict)
{
	return strcmp(verdict->modality, "must") == 0 ||
	    strcmp(verdict->modality, "should") == 0 ||
	    strcmp(verdict->modality, "permission") == 0;
}

struct part *
split_sentence(struct pool *pool, const struct sentence *sentence,
    const struct subject *subject, const struct verdict *verdict)
{
	const char *said = sentence->said;
	size_t head = head_length(said, subject), from = head, count, i;
	struct part *first = NULL, **end = &first;
	struct cut cuts[CUTS_MAX];

	count = asks_its_permission(said) ? 0 :
	    find_cuts(said, head, strlen(said), cuts);
	for (i = 0; i < count; i++) {
		/* Before must-not, only what is said to be so for itself. */
		if (!may_split(verdict) && cuts[i].is_joint)
			continue;
		*end = earlier_part(pool, sentence, head, from, &cuts[i],
		    verdict);
		if (*end == NULL)
			continue;
		end = &(*end)->next;
		from = cuts[i].next;
	}
	*end = part_of(pool, sentence, from == head ? said : pool_format(pool,
	    "%.*s%s", (int)head, said, said + from), head, verdict);
	return first;
}
