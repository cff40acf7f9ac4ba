/* Do two laws say the same? Both as a list of what they say, in order. */
#include "amend/inside.h"

#include <string.h>

#include "base/text.h"
#include "corpus/law.h"
#include "corpus/node.h"
#include "corpus/xml.h"

/* One thing that is said: a unit, its number, a caption, words, a cell. */
struct saying {
	const xmlNode	*node;
	const char	*words;
};

struct sayings {
	struct pool	*pool;
	struct saying	*list;
	size_t		 count, room;
};

static void
say(struct sayings *sayings, const xmlNode *node, const char *words)
{
	sayings->list = pool_grow(sayings->pool, sayings->list,
	    &sayings->room, sayings->count, sizeof *sayings->list);
	sayings->list[sayings->count++] = (struct saying){ node, words };
}

/* Not what an amending text can change: 制定文, and 附則 of others. */
static bool
is_beside(const xmlNode *node)
{
	enum law_kind kind = law_kind(node);

	return kind == LAW_ENACTMENT || (kind == LAW_SUPPLEMENT &&
	    node_attr(node, "AmendLawNum") != NULL);
}

static const char *
attr(const xmlNode *node, const char *name)
{
	const char *value = node_attr(node, name);

	return value == NULL ? "" : value;
}

/* What a unit is, besides its words. */
static const char *
describe(struct pool *pool, const xmlNode *node)
{
	if (law_kind(node) == LAW_CELL || law_kind(node) == LAW_HEAD_CELL)
		return pool_format(pool, "%s %d %d", (const char *)node->name,
		    law_table_span(node, "rowspan"),
		    law_table_span(node, "colspan"));
	return pool_format(pool, "%s %s%s", (const char *)node->name,
	    law_kind(node) == LAW_SENTENCE || law_kind(node) == LAW_COLUMN ?
	    "" : attr(node, "Num"), attr(node, "src"));
}

/* The sentences of a unit are one text: their borders are not compared. */
static bool
holds_sentences(const xmlNode *node)
{
	const xmlNode *child;

	for (child = unit_first(node); child != NULL; child = unit_next(child))
		if (law_kind(child) == LAW_SENTENCE)
			return true;
	return false;
}

static void
add(struct sayings *sayings, const xmlNode *node)
{
	const struct law_element *row = law_element(node);
	const xmlNode *child;

	if (is_beside(node))
		return;
	say(sayings, node, describe(sayings->pool, node));
	if (row == NULL || row->holds_text) {
		say(sayings, node, unit_text(sayings->pool, node));
		return;
	}
	if (holds_sentences(node)) {
		struct text words = {0};

		for (child = unit_first(node); child != NULL;
		    child = unit_next(child))
			if (law_kind(child) == LAW_SENTENCE)
				text_add_string(&words,
				    unit_text(sayings->pool, child));
		say(sayings, node, pool_copy(sayings->pool, words.length > 0 ?
		    words.bytes : "", words.length));
		text_free(&words);
	}
	for (child = unit_first(node); child != NULL; child = unit_next(child))
		if (law_kind(child) != LAW_SENTENCE)
			add(sayings, child);
}

/* From the first characters that differ, as much as is known again. */
static const char *
from_difference(const char *words, const char *other, const char *end)
{
	const char *at = words, *before = words;

	while (at < end) {
		before = at;
		text_next(&at, end);
		if (strncmp(before, other + (before - words),
		    (size_t)(at - before)) != 0)
			return before;
	}
	return at;
}

static bool
differ(struct problems *problems, const struct saying *made,
    const struct saying *expected)
{
	const char *is = made == NULL ? "" : made->words;
	const char *wanted = expected == NULL ? "" : expected->words;
	size_t shared = strlen(is) < strlen(wanted) ? strlen(is) :
	    strlen(wanted);
	size_t at = (size_t)(from_difference(is, wanted, is + shared) - is);

	problem_add(problems, PROBLEM_AMEND_DIFFERS, expected == NULL ?
	    (struct place){0} : xml_place(expected->node), "the amended law "
	    "has \"%s\" where \"%s\" is expected", is + at, wanted + at);
	return false;
}

bool
amend_same(struct pool *pool, const xmlDoc *made, const xmlDoc *expected,
    struct problems *problems)
{
	struct sayings one = { .pool = pool }, two = one;
	size_t i;

	add(&one, unit_body(made));
	add(&two, unit_body(expected));
	for (i = 0; i < one.count && i < two.count; i++)
		if (strcmp(one.list[i].words, two.list[i].words) != 0)
			return differ(problems, &one.list[i], &two.list[i]);
	if (one.count == two.count)
		return true;
	return differ(problems, i < one.count ? &one.list[i] : NULL,
	    i < two.count ? &two.list[i] : NULL);
}
