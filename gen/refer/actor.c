#include "refer/actor.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "corpus/node.h"
#include "refer/define.h"
#include "refer/role.h"

/* Names of roles and collectives, which hold in one standard. */
struct names {
	const char	**list;		/* longest first */
	size_t		  count;
};

struct reading {
	struct pool		*pool;
	struct names		 names;
	const char		*text, *end;
	struct actor		*first, **next;
};

static bool
starts_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

static const char *
any_of(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (starts_with(text, *words))
			return text + strlen(*words);
	return NULL;
}

/* The names */

static void
add_name(struct names *names, const char *name)
{
	size_t at = names->count++;

	while (at > 0 && strlen(names->list[at - 1]) < strlen(name)) {
		names->list[at] = names->list[at - 1];
		at--;
	}
	names->list[at] = name;
}

/* Does an alias or collective hold in that standard? */
static bool
means_somebody(const struct authority *authority, const char *name,
    const char *slug)
{
	return role_collective(authority, name, slug) != NULL ||
	    role_find(authority, name, slug) != NULL;
}

static struct names
names_in(struct pool *pool, const struct edition *edition)
{
	const struct authority *authority = edition->standard->authority;
	const char *slug = edition->standard->slug;
	const char **all = role_names(pool, authority);
	struct names names = {0};
	const xmlNode *node = xmlDocGetRootElement(
	    authority->source->document)->children;
	size_t count = 0, i;

	while (all[count] != NULL)
		count++;
	names.list = pool_take(pool, (count +
	    xmlChildElementCount(node->parent) + 1) * sizeof *names.list);
	for (i = 0; i < count; i++)
		/* Ids are no words of a text. */
		if ((unsigned char)all[i][0] >= 0x80 &&
		    means_somebody(authority, all[i], slug))
			add_name(&names, all[i]);
	for (; node != NULL; node = node->next)
		if (node_is(node, "collective") && node_attr(node, "name") !=
		    NULL && role_collective(authority, node_attr(node,
		    "name"), slug) == node)
			add_name(&names, node_attr(node, "name"));
	return names;
}

/* Gathered once for an edition: every clause of it asks. */
static struct names
names_known(const struct edition *edition)
{
	struct names *names = notebook_open(edition->notes, NOTEBOOK_NAMES,
	    sizeof *names);

	if (names->list == NULL)
		*names = names_in(edition->notes->pool, edition);
	return *names;
}

/* Reading */

static bool
is_kanji(const char *at, const char *end)
{
	uint32_t code = at < end ? text_next(&at, end) : 0;

	return code >= 0x4e00 && code <= 0x9fff;
}

/* 関係職員 is another word than 職員, 各情報セキュリティ担当者 is not. */
static bool
begins_word(const struct reading *reading, const char *at)
{
	static const char *const prefixes[] = { "各", "当該", "全", "又",
	    NULL };
	const char *const *word = prefixes, *before = at;

	if (at == reading->text)
		return true;
	do
		before--;
	while (before > reading->text &&
	    ((unsigned char)*before & 0xc0) == 0x80);
	if (!is_kanji(before, reading->end))
		return true;
	for (; *word != NULL; word++)
		if ((size_t)(at - reading->text) >= strlen(*word) &&
		    memcmp(at - strlen(*word), *word, strlen(*word)) == 0)
			return true;
	return false;
}

/* Behind the name that stands there; NULL if none does. */
static const char *
read_name(const struct reading *reading, const char *at, const char **name)
{
	size_t i;

	if (!begins_word(reading, at))
		return NULL;
	for (i = 0; i < reading->names.count; i++)
		if (starts_with(at, reading->names.list[i])) {
			*name = reading->names.list[i];
			return at + strlen(*name);
		}
	return NULL;
}

static const char *
skip_bracket(const char *at, const char *end)
{
	static const char *const opens[] = { "(", "（", NULL };
	static const char *const closes[] = { ")", "）", NULL };
	int depth = 0;

	while (at < end) {
		if (any_of(at, opens) != NULL)
			depth++;
		else if (depth > 0 && any_of(at, closes) != NULL)
			depth--;
		else if (depth == 0)
			return at;
		text_next(&at, end);
	}
	return at;
}

/* A, B及びC: names that are joined, and what is behind the last one. */
struct run {
	struct { const char *name, *start; } *list;	/* array of count */
	size_t		 count, room;
	const char	*end;
};

static bool
read_run(const struct reading *reading, const char *at, struct run *run)
{
	static const char *const joints[] = { "及び", "又は", "並びに",
	    "若しくは", ",", "，", "、", NULL };
	const char *name, *end, *joint = at;

	/* A list of its own: the run may be kept. */
	*run = (struct run){ .end = at };
	while (joint != NULL &&
	    (end = read_name(reading, joint, &name)) != NULL) {
		run->list = pool_grow(reading->pool, run->list, &run->room,
		    run->count, sizeof *run->list);
		run->list[run->count].start = joint;
		run->list[run->count++].name = name;
		run->end = skip_bracket(end, reading->end);
		joint = any_of(run->end, joints);
	}
	return run->count > 0;
}

static void
add_run(struct reading *reading, const struct run *run)
{
	struct actor *actor;
	size_t i;

	for (i = 0; i < run->count; i++) {
		actor = pool_take(reading->pool, sizeof *actor);
		actor->name = run->list[i].name;
		actor->start = (size_t)(run->list[i].start - reading->text);
		actor->end = actor->start + strlen(run->list[i].name);
		*reading->next = actor;
		reading->next = &actor->next;
	}
}

static bool
is_said_before(const char *at, const char *stop, const char *words)
{
	const char *found = strstr(at, words);

	return found != NULL && found < stop;
}

/*
 * 職員は, 職員は電子情報等を; 職員はじめ is something else, and 本部長は…をもって
 * 充て says who that is. …がこれを代理し has a subject of its own.
 */
static bool
is_topic(const struct run *run, const char *stop)
{
	static const char *const others[] = { "はじめ", "はもとより", NULL };
	static const char *const own[] = { "がこれを", "が,これを",
	    "が、これを", NULL };

	if (starts_with(run->end, "は"))
		return any_of(run->end, others) == NULL &&
		    !is_said_before(run->end, stop, "をもって充て");
	return any_of(run->end, own) != NULL;
}

/* 本部長が,必要があると認めるときは,…: where no topic is named. */
static bool
is_opening_subject(const struct reading *reading, const struct run *run,
    const char *sentence)
{
	static const char *const ways[] = { "が,", "が，", "が、", NULL };

	return run->list[0].start == sentence && reading->first == NULL &&
	    any_of(run->end, ways) != NULL;
}

/* A verb before a noun, which is what it says something of: 命ずる(職員). */
static bool
has_clause_before_noun(const char *at, const char *end)
{
	static const char *const verbs[] = { "る", "た", "う", "く", "す",
	    "つ", "む", "ぶ", "ない", NULL };
	const char *behind;

	for (; at < end; text_next(&at, end)) {
		const char *next = behind = any_of(at, verbs);

		if (behind == NULL || behind >= end)
			continue;
		/* Hiragana goes on with the verb, or with words behind it. */
		if (text_next(&next, end) > 0x309f)
			return true;
	}
	return false;
}

/* The verb's clause, to where what says how strong it is begins. */
static const char *
end_of_verb(const char *at, const char *stop)
{
	static const char *const ends[] = { "ものとする", "こととする",
	    "なければならない", "ことができる", NULL };
	const char *end = stop, *const *word = ends;

	if (end > at && word_ends_at(at, end, "。"))
		end -= strlen("。");
	for (; *word != NULL; word++)
		if (word_ends_at(at, end, *word))
			return end - strlen(*word);
	return end;
}

/*
 * 委員は,町長が委嘱する; 費用は,自治会が負担する: what is said last says who
 * acts, if nothing but the verb is behind it.
 */
static bool
is_agent(const struct run *run, const char *stop)
{
	static const char *const marks[] = { "とき", "場合", "もの", "ため",
	    "こと", "ところ", "よう", "を", "定め", "認め", "以外", "限り",
	    NULL };
	const char *at = run->end, *end, *const *mark = marks;

	if (!starts_with(at, "が") || starts_with(at, "が,") ||
	    starts_with(at, "が，") || starts_with(at, "が、"))
		return false;
	at += strlen("が");
	end = end_of_verb(at, stop);
	for (; *mark != NULL; mark++)
		if (is_said_before(at, end, *mark))
			return false;
	return end > at && !has_clause_before_noun(at, end);
}

static const char *
end_of_sentence(const char *at)
{
	const char *stop = strstr(at, "。");

	return stop != NULL ? stop + strlen("。") : at + strlen(at);
}

/* Names outside brackets and quotations, in turn. */
static bool
next_run(const struct reading *reading, const char **at, const char *stop,
    struct run *run)
{
	while (*at < stop) {
		const char *behind = skip_bracket(*at, stop);

		if (behind != *at) {
			*at = behind;
			continue;
		}
		if (read_run(reading, *at, run)) {
			*at = run->end;
			return true;
		}
		text_next(at, stop);
	}
	return false;
}

/* Of the sentence, only these act. */
static void
act_alone(struct reading *reading, struct actor **from,
    const struct run *run)
{
	reading->next = from;
	*from = NULL;
	add_run(reading, run);
}

static void
read_subjects(struct reading *reading, const char *sentence,
    const char *stop)
{
	struct actor **from = reading->next;
	const char *at = sentence;
	struct run run, opening = {0};

	while (next_run(reading, &at, stop, &run)) {
		if (is_topic(&run, stop))
			add_run(reading, &run);
		else if (is_agent(&run, stop))
			act_alone(reading, from, &run);
		else if (is_opening_subject(reading, &run, sentence))
			opening = run;
	}
	if (reading->first == NULL && opening.count > 0)
		add_run(reading, &opening);
}

/* の許可, が…承認したとき; Aについては甲の,Bについては乙の許可 */
static bool
is_giver(const struct run *run, const char *stop)
{
	static const char *const own[] = { "の許可", "の承認", "の同意",
	    "の許諾", "による許可", "による承認", NULL };
	static const char *const granted[] = { "許可した", "許可する",
	    "承認した", "承認する", "同意した", "認めた", "認める", NULL };
	static const char *const ways[] = { "が,", "が，", "が、", "が",
	    NULL };
	static const char *const ends[] = { ",", "，", "、", NULL };
	static const char *const shared[] = { "の,", "の，", "の、", NULL };
	const char *at;

	if (any_of(run->end, own) != NULL)
		return true;
	if (any_of(run->end, shared) != NULL)
		return is_said_before(run->end, stop, "の許可") ||
		    is_said_before(run->end, stop, "の承認");
	at = any_of(run->end, ways);
	/* In the same clause, not the next. */
	for (; at != NULL && at < stop && any_of(at, ends) == NULL;
	    text_next(&at, stop))
		if (any_of(at, granted) != NULL)
			return true;
	return false;
}

static struct reading
reading_of(struct pool *pool, const struct edition *edition,
    const struct provision *provision)
{
	struct reading reading = { .pool = pool, .text = provision->text };

	reading.end = provision->text + strlen(provision->text);
	if (edition->standard != NULL)
		reading.names = names_known(edition);
	return reading;
}

struct actor *
actor_subjects(struct pool *pool, const struct edition *edition,
    const struct provision *provision)
{
	struct reading reading = reading_of(pool, edition, provision);
	const char *sentence = reading.text, *stop;

	reading.next = &reading.first;
	for (; sentence < reading.end; sentence = stop) {
		stop = end_of_sentence(sentence);
		read_subjects(&reading, sentence, stop);
	}
	return reading.first;
}

struct actor *
actor_givers(struct pool *pool, const struct edition *edition,
    const struct provision *provision)
{
	struct reading reading = reading_of(pool, edition, provision);
	const char *at = reading.text;
	struct run run;

	reading.next = &reading.first;
	while (next_run(&reading, &at, reading.end, &run))
		if (is_giver(&run, end_of_sentence(run.end)))
			add_run(&reading, &run);
	return reading.first;
}

struct actor *
actor_mentions(struct pool *pool, const struct edition *edition,
    const struct provision *provision)
{
	struct reading reading = reading_of(pool, edition, provision);
	const char *at = reading.text;
	struct run run;

	reading.next = &reading.first;
	while (next_run(&reading, &at, reading.end, &run))
		add_run(&reading, &run);
	return reading.first;
}

static bool
is_named_in(const struct edition *edition, const char *name)
{
	const struct provision *at = edition->provisions;

	for (; at != NULL; at = at->next)
		if (define_stands_in(at->text, name))
			return true;
	return false;
}

const char **
actor_gone(struct pool *pool, const struct edition *old,
    const struct edition *new)
{
	struct names names = names_known(old);
	const char **gone = pool_take(pool, (names.count + 1) *
	    sizeof *gone);
	size_t i, count = 0;

	for (i = 0; i < names.count; i++)
		if (is_named_in(old, names.list[i]) &&
		    !is_named_in(new, names.list[i]))
			gone[count++] = names.list[i];
	return gone;
}

const char **
actor_roles(struct pool *pool, const struct edition *edition,
    const struct actor *actors)
{
	static const char *nobody[] = { NULL };
	struct text names = {0};
	const char **ids;

	if (actors == NULL || edition->standard == NULL)
		return nobody;
	for (; actors != NULL; actors = actors->next)
		text_add_format(&names, names.length > 0 ? "|%s" : "%s",
		    actors->name);
	ids = role_resolve(pool, edition->standard->authority, names.bytes,
	    edition->standard->slug);
	text_free(&names);
	return ids;
}
