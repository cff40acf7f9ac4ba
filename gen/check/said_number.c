/*
 * Numbers: 3年 and 第4条 of a duty stand in its clause, or are where the
 * clause itself points.
 */
#include "check/said.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "refer/refer.h"

/* In usual width: ３ is 3. */
static char *
usual(struct pool *pool, const char *words)
{
	const char *end = words + strlen(words);
	struct text out = {0};
	char *copy;

	while (words < end) {
		uint32_t code = text_next(&words, end);

		text_add_code(&out, code >= 0xff10 && code <= 0xff19 ?
		    code - 0xff10 + '0' : code);
	}
	copy = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

/* Does the number, with what it counts, stand there, and not in a longer one? */
static bool
has_number(const char *words, const char *number)
{
	const char *at = words;

	while ((at = strstr(at, number)) != NULL) {
		if (at == words || !isdigit((unsigned char)at[-1]))
			return true;
		at++;
	}
	return false;
}

static void
report(const struct said *said, const char *number)
{
	problem_add(said->checking->problems, said_problem(said),
	    xml_place(said->duty->node), "this duty says \"%s\", which %s "
	    "does not say", number, said->duty->provision->address);
}

/* 3年, 7日, 2名: how long, how many. */
static void
check_counts(const struct said *said, const char *words, const char *clause)
{
	static const char *const units[] = { "年", "日", "か月", "箇月", "ヶ月",
	    "月", "回", "時間", "分", "週", "人", "名", "部", "文字", "桁",
	    NULL };
	struct pool *pool = said->checking->pool;
	const char *at, *end, *number;
	size_t i;

	for (at = words; *at != '\0'; at = end) {
		end = at + 1;
		if (!isdigit((unsigned char)*at))
			continue;
		while (isdigit((unsigned char)*end))
			end++;
		for (i = 0; units[i] != NULL; i++) {
			if (!word_starts(end, units[i]))
				continue;
			number = pool_format(pool, "%.*s%s", (int)(end - at),
			    at, units[i]);
			if (!has_number(clause, number)) {
				report(said, number);
				return;
			}
			break;
		}
	}
}

/* Articles */

static const struct provision *
article_of(const struct provision *at)
{
	while (at != NULL && at->kind != PROVISION_ARTICLE)
		at = at->parent;
	return at;
}

/* 第3条から第9条まで: the end of what the reference names. */
static size_t
last_order(const struct reference *reference, const struct provision *from)
{
	enum { NEAR = 24 };
	const struct reference *end = reference->next;

	if (reference->is_plural && end != NULL && end->target != NULL &&
	    end->start < reference->end + NEAR &&
	    end->edition == reference->edition &&
	    end->target->order > reference->target->order)
		return end->target->order;
	/* 前2条 ends before its own. */
	if (reference->is_plural && reference->is_relative &&
	    reference->target->order < from->order)
		return article_of(from)->order - 1;
	return reference->target->order;
}

static bool
points_to(const struct edition *edition, const struct provision *at,
    const struct provision *article, int steps)
{
	const struct reference *reference = refer_known(edition, at);

	for (; reference != NULL; reference = reference->next) {
		if (reference->target == NULL ||
		    reference->edition->standard != edition->standard)
			continue;
		if (article_of(reference->target) == article ||
		    (reference->target->order < article->order &&
		    last_order(reference, at) >= article->order))
			return true;
		/* 前項に掲げる内容: what that one points to. */
		if (steps > 0 && article_of(reference->target) ==
		    article_of(at) && points_to(edition, reference->target,
		    article, steps - 1))
			return true;
	}
	return false;
}

/* An exception, or what it applies or overrides: the overlay says where. */
static bool
is_listed(const struct said *said, const struct provision *article)
{
	static const char *const attrs[] = { "applies", "overrides",
	    "covers" };
	const xmlNode *exception = node_child(said->duty->node, "exception");
	const char *list, *address;
	size_t i;

	for (i = 0; i < sizeof attrs / sizeof *attrs; i++) {
		list = node_attr(said->duty->node, attrs[i]);
		while (list != NULL && (address = word_next(
		    said->checking->pool, &list, " \t\n")) != NULL)
			if (article_of(find_provision(said->checking->edition,
			    address)) == article)
				return true;
	}
	for (; exception != NULL; exception = node_next(exception,
	    "exception"))
		if (node_attr(exception, "provision") != NULL &&
		    article_of(find_provision(said->checking->edition,
		    node_attr(exception, "provision"))) == article)
			return true;
	return false;
}

static bool
clause_points_to(const struct said *said, const struct provision *article)
{
	enum { STEPS = 2 };
	const struct provision *clause = said->duty->provision, *at;
	const struct edition *edition = said->checking->edition;

	if (article_of(clause) == article || is_listed(said, article))
		return true;
	for (at = clause; at != NULL; at = at->parent)
		if (points_to(edition, at, article, STEPS))
			return true;
	for (at = NULL; (at = provision_inside(clause, at)) != NULL;)
		if (points_to(edition, at, article, STEPS))
			return true;
	return false;
}

/* 第4条 of its own standard; what follows a title is another's. */
static void
check_articles(const struct said *said, const char *clause)
{
	struct pool *pool = said->checking->pool;
	const char *words = usual(pool, said->all), *name;
	const struct reference *reference = refer_find_words(pool,
	    said->checking->edition, said->duty->provision, words);
	const struct provision *article;

	for (; reference != NULL; reference = reference->next) {
		if (reference->edition != said->checking->edition ||
		    reference->is_relative)
			continue;
		article = article_of(reference->target);
		name = pool_copy(pool, words + reference->start,
		    reference->end - reference->start);
		if (!word_starts(name, "第") || strstr(name, "条") == NULL ||
		    has_number(clause, pool_copy(pool, name, (size_t)
		    (strstr(name, "条") + strlen("条") - name))))
			continue;
		if (article != NULL && clause_points_to(said, article))
			continue;
		report(said, name);
		return;
	}
}

void
said_number_check(const struct said *said)
{
	const char *clause = usual(said->checking->pool, said->clause);

	check_counts(said, usual(said->checking->pool, said->all), clause);
	check_articles(said, clause);
}
