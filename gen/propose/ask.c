/*
 * Asking: the clause as a plain sentence and as a question that one can answer
 * on paper. Numbers of provisions go, since nobody says them aloud; what then
 * still speaks of another clause, or is too long, is no question: NULL.
 */
#include "propose/inside.h"

#include <string.h>

#include "base/word.h"
#include "propose/verb.h"

enum {
	QUESTION_MAX = 120	/* characters, as check_question has it */
};

/* ---- replacing ---- */

static const char *
replace_at(struct pool *pool, const char *words, const char *at, size_t length,
    const char *with)
{
	return pool_format(pool, "%.*s%s%s", (int)(at - words), words, with,
	    at + length);
}

static const char *
replace(struct pool *pool, const char *words, const char *what,
    const char *with)
{
	const char *at = strstr(words, what);

	return at == NULL ? words : replace_at(pool, words, at, strlen(what),
	    with);
}

static const char *
skip_start(const char *words, const char *const *starts)
{
	for (; *starts != NULL; starts++)
		if (word_starts(words, *starts))
			return words + strlen(*starts);
	return words;
}

/* ---- references ---- */

/* Digits of any kind, and 条, 項, 号 with の2. */
static const char *
skip_number(const char *at)
{
	static const char *const digits[] = { "０", "１", "２", "３", "４",
	    "５", "６", "７", "８", "９", "一", "二", "三", "四", "五", "六",
	    "七", "八", "九", "十", "百", NULL };
	const char *from;

	do {
		from = at;
		if (*at >= '0' && *at <= '9')
			at++;
		else
			at = skip_start(at, digits);
	} while (at != from);
	return at;
}

static const char *
skip_numbered(const char *at)
{
	static const char *const units[] = { "条", "項", "号", NULL };
	const char *number, *behind;

	while (word_starts(at, "第")) {
		number = skip_number(at + strlen("第"));
		behind = skip_start(number, units);
		if (number == at + strlen("第") || behind == number)
			break;
		at = behind;
		while (word_starts(at, "の") &&
		    skip_number(at + strlen("の")) != at + strlen("の"))
			at = skip_number(at + strlen("の"));
	}
	return at;
}

/* 前項, 前2項, 第5条第1項; itself if none stands there. */
static const char *
skip_reference(const char *at)
{
	static const char *const words[] = { "前項", "前条", "前号", "同項",
	    "同条", "同号", "前各項", "前二項", "前三項", "前２項", "前2項",
	    "前3項", NULL };
	static const char *const joints[] = { "及び", "又は", "並びに",
	    "若しくは", "から", "、", NULL };
	const char *behind = skip_numbered(skip_start(at, words));
	const char *joint, *next;

	/* 第1項及び第2項, 第1項から第3項まで */
	while (behind != at) {
		joint = skip_start(behind, joints);
		next = skip_numbered(skip_start(joint, words));
		if (joint == behind || next == joint)
			break;
		behind = word_starts(next, "まで") ? next + strlen("まで") :
		    next;
	}
	return behind;
}

/* Behind what ties a reference to the words after it; NULL if nothing does. */
static const char *
skip_tie(const char *at)
{
	static const char *const ties[] = { "の規定により、", "の規定により",
	    "の規定に基づき、", "の規定に基づき", "の規定による",
	    "の規定に基づく", "の規定にかかわらず、", "の規定にかかわらず",
	    "に規定する", "に定める", "に掲げる", "に基づく", "に基づき、",
	    "に基づき", "により、", "により", "による", "本文の規定により、",
	    "の", NULL };
	const char *behind = skip_start(at, ties);

	return behind != at ? behind : NULL;
}

/* Is what stands before it another law's name? */
static bool
is_of_other(const char *start, const char *at)
{
	static const char *const names[] = { "法", "法律", "施行令", "政令",
	    "条例", "規則", "規程", "要綱", "基準", "」", "要領", "省令",
	    NULL };

	return word_ends_at_any(start, at, names);
}

const char *
ask_without_references(struct pool *pool, const char *words)
{
	struct text out = {0};
	const char *at = words, *behind, *tie, *copy;

	while (*at != '\0') {
		behind = skip_reference(at);
		tie = behind != at && !is_of_other(words, at) ?
		    skip_tie(behind) : NULL;
		/* 前条の規定に違反した: rules that nobody sees. */
		if (tie != NULL && word_starts(tie, "規定"))
			tie = NULL;
		if (tie != NULL)
			at = tie;
		else
			text_add_char(&out, *at++);
	}
	copy = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

/* ---- the sentence without what is not said ---- */

/* 会議は、議長が招集する -> 会議を招集する */
static const char *
without_agent(struct pool *pool, const char *words, const char *phrase)
{
	static const char *const conditions[] = { "とき", "場合", "には", "に",
	    "では", "で", "後", "際", "ため", NULL };
	const char *at = strstr(words, phrase), *topic, *rest;

	if (at == NULL)
		return words;
	words = replace_at(pool, words, at, strlen(phrase), "");
	topic = strstr(words, "は、");
	/* 会長が欠けたときは、副会長が…: no thing that is done. */
	if (topic == NULL || word_ends_at_any(words, topic, conditions))
		return words;
	rest = topic + strlen("は、");
	return replace_at(pool, words, topic, strlen("は、"),
	    strstr(rest, "を") == NULL ? "を" : "については、");
}

/* 家屋を登録しようとする(所有者は、) goes on as 登録しようとするときは、. */
const char *
ask_clause_tie(const char *words, const char *phrase)
{
	static const char *const verbs[] = { "る", "た", "う", "す", "く",
	    "む", "つ", "ぶ", NULL };
	static const char *const others[] = { "に規定する", "に掲げる",
	    "に定める", "に係る", "に関する", "における", "による", "に対する",
	    "に基づく", "とする者", "という", "ある", "となる", NULL };
	const char *at = phrase != NULL ? strstr(words, phrase) : NULL;

	return at != NULL && word_ends_at_any(words, at, verbs) &&
	    !word_ends_at_any(words, at, others) ? "ときは、" : "";
}

static const char *
without_subject(struct pool *pool, const char *words,
    const struct subject *subject)
{
	if (subject->phrase == NULL)
		return words;
	if (subject->is_agent)
		return without_agent(pool, words, subject->phrase);
	return replace(pool, words, subject->phrase, ask_clause_tie(words,
	    subject->phrase));
}

/* It begins with 、 or blanks where something was cut. */
static const char *
trimmed(const char *words)
{
	static const char *const signs[] = { "、", "，", ",", " ", "　",
	    NULL };
	const char *behind;

	while ((behind = skip_start(words, signs)) != words)
		words = behind;
	return words;
}

static const char *
spoken(struct pool *pool, const struct sentence *sentence,
    const struct subject *subject)
{
	static const char *const heads[] = { "この場合において、",
	    "この場合においては、", "この場合、", "ただし、", "また、",
	    "なお、", "この場合において", NULL };
	const char *words = skip_start(sentence->said, heads);

	words = without_subject(pool, words, subject);
	words = ask_without_references(pool, words);
	words = replace(pool, words, "次の各号に掲げる", "次の");
	words = replace(pool, words, "次に掲げる", "次の");
	words = replace(pool, words, "次の各号の", "次の");
	return trimmed(words);
}

/* ---- forms ---- */

/* 第5条 is left; 第1号様式 has a name. */
static bool
has_number(const char *words)
{
	const char *at = words, *behind;

	for (; (at = strstr(at, "第")) != NULL; at += strlen("第")) {
		behind = skip_numbered(at);
		if (behind != at && !word_starts(behind, "様式"))
			return true;
	}
	return false;
}

/* What nobody can answer who has the question alone. */
bool
ask_is_sayable(const char *question)
{
	static const char *const unsaid[] = { "前項", "前条", "前号", "次項",
	    "次条", "次号", "同項", "同条", "同号", "各号", "前各", "この限り",
	    "前二項", "前２項", "前2項", "してして", NULL };

	return !read_has_any(question, unsaid) && !has_number(question) &&
	    text_count(question, strlen(question)) <= QUESTION_MAX &&
	    text_count(question, strlen(question)) > 8;
}

static const char *
know(struct pool *pool, const char *words)
{
	return pool_format(pool, "%sことを知っていますか。", words);
}

static const char *
avoid(struct pool *pool, const char *words)
{
	return words == NULL ? NULL : pool_format(pool,
	    "%sようにしていますか。", words);
}

static const char *
done(struct pool *pool, const char *te)
{
	return te == NULL ? NULL : pool_format(pool, "%sいますか。", te);
}

/* 制限する(ことができる) -> 制限できる */
static const char *
able(struct pool *pool, const char *verb)
{
	if (!word_ends(verb, "する") || word_ends(verb, "をする"))
		return pool_format(pool, "%sことができる", verb);
	return pool_format(pool, "%.*sできる", (int)(strlen(verb) -
	    strlen("する")), verb);
}

static void
write_plain_form(struct pool *pool, const char *verb,
    const struct verdict *verdict, struct proposal *proposal)
{
	bool is_not = strcmp(verdict->modality, "must-not") == 0;

	if (strcmp(verdict->modality, "may") == 0) {
		proposal->plain = able(pool, verb);
		proposal->question = know(pool, able(pool, verb));
		return;
	}
	proposal->plain = is_not ? verb_not(pool, verb) : verb;
	proposal->question = is_not ? avoid(pool, verb_not(pool, verb)) :
	    done(pool, verb_te(pool, verb));
}

static void
write_forms(struct pool *pool, const char *stem,
    const struct verdict *verdict, struct proposal *proposal)
{
	switch (verdict->form) {
	case FORM_STEM:
		proposal->plain = verb_plain_of_stem(pool, stem);
		proposal->question = done(pool, verb_te_of_stem(pool, stem));
		break;
	case FORM_TE:
		proposal->plain = verb_not_of_te(pool, stem);
		proposal->question = avoid(pool, proposal->plain);
		break;
	case FORM_PLAIN:
		write_plain_form(pool, stem, verdict, proposal);
		break;
	case FORM_NOT:
		proposal->plain = stem;
		proposal->question = avoid(pool, stem);
		break;
	case FORM_CAN:
		proposal->plain = able(pool, stem);
		proposal->question = strcmp(verdict->modality,
		    "permission") == 0 ? done(pool, verb_te(pool, stem)) :
		    know(pool, able(pool, stem));
		break;
	case FORM_WHOLE:
		proposal->plain = stem;
		proposal->question = word_ends(stem, "禁止する") ||
		    word_ends(stem, "禁ずる") || word_ends(stem, "禁じる") ?
		    NULL : know(pool, stem);
		break;
	}
}

/* …（甲の場合及び乙の場合を除く。）。 */
static const char *
with_exceptions(struct pool *pool, const char *plain,
    const struct limit *limits)
{
	const char *list = NULL;

	for (; limits != NULL; limits = limits->next)
		if (limits->is_exception && strstr(plain, limits->words) ==
		    NULL)
			list = list == NULL ? limits->words :
			    pool_format(pool, "%s又は%s", list,
			    limits->words);
	return list == NULL ? pool_format(pool, "%s。", plain) :
	    pool_format(pool, "%s（%sを除く。）。", plain, list);
}

void
ask_write(struct pool *pool, const struct sentence *sentence,
    const struct subject *subject, const struct verdict *verdict,
    struct proposal *proposal)
{
	const char *words = spoken(pool, sentence, subject);
	const char *stem = pool_copy(pool, words, strlen(words) >
	    verdict->ending ? strlen(words) - verdict->ending : 0);

	write_forms(pool, stem, verdict, proposal);
	if (proposal->plain == NULL)
		proposal->plain = words;
	proposal->plain = with_exceptions(pool, proposal->plain,
	    proposal->limits);
	if (proposal->question != NULL && !ask_is_sayable(proposal->question))
		proposal->question = NULL;
}

/* ---- items ---- */

struct announced {
	const char	*at;
	size_t		 length;
};

static const char *const announcing[] = { "次の各号に掲げる",
    "次に掲げる", "次の各号に定める", "次に定める", "次の各号の", "次の",
    "以下の", "下記の", NULL };

/* 次に掲げる業務, where each item is one to be done. */
static struct announced
announced(const char *said)
{
	static const char *const nouns[] = { "行為", "業務", "措置", "事務",
	    "職務", "対策", "任務", "役割", "遵守事項", "事項", "点検", "作業",
	    "こと", "義務", "機能を", "対応", "原則", "方法により", "内容を",
	    NULL };
	const char *const *way = announcing, *const *noun;
	struct announced found = {0};
	const char *at, *behind;

	for (; *way != NULL; way++)
		for (at = said; (at = strstr(at, *way)) != NULL; at++)
			for (noun = nouns; *noun != NULL; noun++) {
				behind = at + strlen(*way);
				if (!word_starts(behind, *noun))
					continue;
				found.at = at;
				found.length = strlen(*way) + strlen(*noun);
				return found;
			}
	return found;
}

/* 事項を記載する lists what is written down, 事項を遵守する what is done. */
static bool
is_listed_only(const char *behind)
{
	static const char *const doing[] = { "を遵守", "を守", "を実施", "を行",
	    "を励行", "に努め", "を履行", "に従", NULL };

	return !read_has_any(behind, doing);
}

bool
ask_is_own_items(const char *said)
{
	static const char *const ways[] = { "次の各号に従", "次の各号により",
	    "次の各号に定めるところにより、", "次の各号に掲げるところにより",
	    "次に定めるところにより", "次に掲げるところにより", NULL };
	struct announced found = announced(said);
	const char *behind = found.at + found.length;

	if (read_has_any(said, ways))
		return true;
	if (found.at == NULL)
		return false;
	if (word_ends_at(found.at, behind, "遵守事項"))
		return true;
	return !word_ends_at_any(found.at, behind, (const char *const[]){
	    "事項", "内容を", NULL }) || !is_listed_only(word_ends_at(found.at,
	    behind, "を") ? behind - strlen("を") : behind);
}

/* 次に掲げる媒体（以下「媒体等」という。）を: the list says what those are. */
static bool
is_named_together(const char *raw, const char *way)
{
	const char *at = strstr(raw, way);
	const char *name = at != NULL ? strstr(at, "以下「") : NULL;

	return name != NULL && strstr(at, "を") != NULL &&
	    name < strstr(at, "を");
}

bool
ask_is_duty_list(const struct sentence *sentence, const char **noun,
    bool *forbids)
{
	static const struct { const char *noun; bool forbids; } nouns[] = {
		{ "遵守事項は", false }, { "守るべき事項は", false },
		{ "遵守すべき事項は", false }, { "責務は", false },
		{ "義務は", false }, { "職務は", false },
		{ "任務は", false }, { "役割は", false },
		{ "注意事項は", false }, { "留意事項は", false },
		{ "手順は", false }, { "禁止事項は", true },
		{ "禁止行為は", true }, { "禁止する行為は", true },
		{ "してはならない行為は", true },
	};
	size_t i;

	for (i = 0; i < sizeof nouns / sizeof *nouns; i++) {
		*noun = strstr(sentence->bare, nouns[i].noun);
		*forbids = nouns[i].forbids;
		if (*noun != NULL)
			return true;
	}
	return false;
}

/* 次に掲げる情報を…てはならない: each of them is not to be. */
bool
ask_is_forbidden_items(const struct sentence *sentence)
{
	const char *said = sentence->said;
	static const char *const others[] = { "場合", "とき", "者", "いずれか",
	    "要件", "条件", "理由", "一に", "規定", NULL };
	const char *const *way = announcing, *const *other;
	const char *at;

	for (; *way != NULL; way++) {
		at = strstr(said, *way);
		if (at == NULL)
			continue;
		if (is_named_together(sentence->raw, *way))
			return false;
		at += strlen(*way);
		for (other = others; *other != NULL; other++)
			if (word_starts(at, *other))
				return false;
		return strstr(at, "を") != NULL;
	}
	return false;
}

struct sentence
ask_item_in_lead(struct pool *pool, const struct sentence *lead,
    const struct sentence *item)
{
	struct announced found = announced(lead->said);
	struct sentence whole = *item;

	if (found.at != NULL)
		whole.said = replace_at(pool, lead->said, found.at,
		    found.length, item->said);
	return whole;
}
