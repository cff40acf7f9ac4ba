#include "amend/gap.h"

#include <stdlib.h>
#include <string.h>

#include "corpus/node.h"

enum { NUMBERS_MAX = 4 };

/* 3_2 as 3 and 2; of 3:5 what ends it, or begins it. */
static size_t
numbers_of(const char *num, bool is_end, int numbers[NUMBERS_MAX])
{
	const char *colon = strchr(num, ':');
	size_t count = 0;
	char *end;

	if (is_end && colon != NULL)
		num = colon + 1;
	for (; count < NUMBERS_MAX; num = end + 1) {
		numbers[count++] = (int)strtol(num, &end, 10);
		if (*end != '_')
			break;
	}
	return count;
}

/* 4 and 3_2 follow 3; 4 and 3_3 follow 3_2. */
static bool
follows(const char *before, const char *num)
{
	int one[NUMBERS_MAX] = {0}, two[NUMBERS_MAX] = {0};
	size_t has = before == NULL ? 1 : numbers_of(before, true, one);
	size_t count = numbers_of(num, false, two), last = count - 1, i;

	for (i = 0; i < last; i++)
		if (one[i] != two[i])
			return false;
	/* A branch begins with 2. */
	return two[last] == (last < has ? one[last] + 1 : 2);
}

/* 第2条第5項: what an address would call it. */
static const char *
name_of(struct pool *pool, const xmlNode *node)
{
	const char *above;

	switch ((int)unit_kind(node)) {
	case STEP_ARTICLE:
		return unit_text(pool, unit_sign(node));
	case STEP_PARAGRAPH:
	case STEP_ITEM:
		above = name_of(pool, node->parent);
		return pool_format(pool, "%s第%s%s", above, node_attr(node,
		    "Num"), unit_kind(node) == STEP_ITEM ? "号" : "項");
	case STEP_SUPPLEMENT:
		return "附則";
	default:
		return "";
	}
}

static void
add(struct amending *amending, struct gaps *gaps, xmlNode *node)
{
	gaps->list = pool_grow(amending->pool, gaps->list, &gaps->room,
	    gaps->count, sizeof *gaps->list);
	gaps->list[gaps->count++] = (struct gap){ node, name_of(
	    amending->pool, node) };
}

static void
look_in(struct amending *amending, struct gaps *gaps, xmlNode *parent,
    enum step_kind kind)
{
	xmlNode *node = NULL;
	const char *before = NULL, *num;

	while ((node = unit_child(parent, kind, node)) != NULL) {
		num = node_attr(node, "Num");
		if (num != NULL && !follows(before, num))
			add(amending, gaps, node);
		before = num;
		if (kind == STEP_PARAGRAPH)
			look_in(amending, gaps, node, STEP_ITEM);
	}
}

static void
look_at(struct amending *amending, struct gaps *gaps, xmlNode *top)
{
	xmlNode *article = NULL;
	const char *before = NULL, *num;

	if (top == NULL)
		return;
	look_in(amending, gaps, top, STEP_PARAGRAPH);
	while ((article = unit_next_article(top, article)) != NULL) {
		num = node_attr(article, "Num");
		if (num != NULL && !follows(before, num))
			add(amending, gaps, article);
		before = num;
		look_in(amending, gaps, article, STEP_PARAGRAPH);
	}
}

void
gap_find(struct amending *amending, struct gaps *gaps)
{
	*gaps = (struct gaps){0};
	look_at(amending, gaps, unit_child(amending->body, STEP_MAIN, NULL));
	look_at(amending, gaps, unit_supplement(amending->body));
}

/* By its number, too: it may have been written anew. */
static bool
has(const struct gaps *gaps, const struct gap *gap)
{
	size_t i;

	for (i = 0; i < gaps->count; i++)
		if (gaps->list[i].node == gap->node ||
		    strcmp(gaps->list[i].name, gap->name) == 0)
			return true;
	return false;
}

void
gap_tell(struct amending *amending, const struct gaps *before)
{
	struct gaps now;
	size_t i;

	gap_find(amending, &now);
	for (i = 0; i < now.count; i++)
		if (!has(before, &now.list[i]))
			problem_add(amending->problems, PROBLEM_AMEND_GAP,
			    (struct place){ amending->path, 0, 0 }, "no number "
			    "stands before \"%s\" that it follows",
			    now.list[i].name);
}
