/*
 * Said: the words of a duty and those of its clause, to be held against each
 * other.
 */
#include "check/said.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"

/* Reading */

char *
said_bare(struct pool *pool, const char *words)
{
	const char *end = words + strlen(words), *at = words, *next;
	struct text out = {0};
	char *bare;
	int depth = 0;

	for (next = at; at < end; at = next) {
		uint32_t code = text_next(&next, end);

		if (code == '(' || code == 0xff08)
			depth++;
		else if ((code == ')' || code == 0xff09) && depth > 0)
			depth--;
		else if (depth == 0)
			text_add(&out, at, (size_t)(next - at));
	}
	bare = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return bare;
}

static const char *
words_of(struct pool *pool, const struct duty *duty, const char *name)
{
	const xmlNode *child = node_child(duty->node, name);
	const char *words = "", *one;

	for (; child != NULL; child = node_next(child, name)) {
		one = content_all(pool, child);
		words = pool_format(pool, "%s%s%s", words, one,
		    word_ends(one, "。") ? "" : "。");
	}
	return words;
}

void
said_add_all(struct text *out, const struct provision *provision)
{
	const struct provision *at;

	for (at = provision; at != NULL; at = at->parent) {
		text_add_string(out, at->text);
		text_add_string(out, at->caption);
		text_add_string(out, "。");
	}
	for (at = NULL; (at = provision_inside(provision, at)) != NULL;) {
		text_add_string(out, at->text);
		text_add_string(out, "。");
	}
}

void
said_add_listed(struct checking *checking, struct text *out, const char *list)
{
	const struct provision *at;
	const char *address;

	while (list != NULL && (address = word_next(checking->pool, &list,
	    " \t\n")) != NULL)
		if ((at = check_find(checking, address)) != NULL)
			said_add_all(out, at);
}

/* What binds, with all that it says itself to rest on. */
static const char *
clause_of(struct checking *checking, const struct duty *duty)
{
	const xmlNode *exception = node_child(duty->node, "exception");
	struct text out = {0};
	const char *words;

	said_add_all(&out, duty->provision);
	said_add_listed(checking, &out, node_attr(duty->node, "applies"));
	said_add_listed(checking, &out, node_attr(duty->node, "overrides"));
	said_add_listed(checking, &out, node_attr(duty->node, "covers"));
	for (; exception != NULL; exception = node_next(exception,
	    "exception"))
		said_add_listed(checking, &out, node_attr(exception, "provision"));
	words = pool_string(checking->pool, out.bytes);
	text_free(&out);
	return words;
}

struct said
said_read(struct checking *checking, const struct duty *duty, bool *parts)
{
	struct pool *pool = checking->pool;
	struct said said = { .checking = checking, .duty = duty,
	    .parts = parts };

	said.question = words_of(pool, duty, "question");
	said.plain = words_of(pool, duty, "plain");
	said.all = pool_format(pool, "%s%s%s%s%s", said.question, said.plain,
	    words_of(pool, duty, "condition"),
	    words_of(pool, duty, "exception"), words_of(pool, duty, "item"));
	said.own = said_bare(pool, duty->provision->text);
	said.clause = clause_of(checking, duty);
	return said;
}

bool
said_is_explained(const xmlNode *record)
{
	const char *why = node_attr(record, "words-because");

	return why != NULL && why[strspn(why, " \t\n")] != '\0';
}

enum problem_id
said_problem(const struct said *said)
{
	*said->parts = true;
	return said->checking->edition->is_draft ? PROBLEM_DRAFT_WORDING :
	    PROBLEM_DUTY_WORDING;
}
