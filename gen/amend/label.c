#include "amend/label.h"

#include <string.h>

#include "amend/mark.h"
#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "corpus/corpus.h"

/* ---- reading ---- */

static bool
add(struct pool *pool, struct address *address, const char *start,
    const char *end, const char *num)
{
	struct step *step;

	if (address->count == ADDRESS_STEPS)
		return false;
	step = &address->steps[address->count++];
	*step = (struct step){ .kind = STEP_LABEL, .num = num,
	    .label = pool_copy(pool, start, (size_t)(end - start)) };
	return true;
}

/* 第2, 2, or where it may be one (1), ア. */
static bool
read_one(struct pool *pool, const char **cursor, const char *end,
    struct address *address)
{
	const char *at = *cursor, *start = at, *num = NULL;
	int value;

	if (address->count == 0)
		number_read_word(&at, end, "第");
	if (number_read(&at, end, &value))
		num = pool_format(pool, "%d", value);
	else if (address->count == 0 || !mark_read(&at, end))
		return false;
	*cursor = at;
	return add(pool, address, start, at, num);
}

/* の3 of 第2の3, or (3) of 第2の1(3). */
static bool
read_next(struct pool *pool, const char **cursor, const char *end,
    struct address *address)
{
	const char *at = *cursor;

	if ((number_read_word(&at, end, "の") || (at < end && (*at == '(' ||
	    word_starts(at, "（")))) && read_one(pool, &at, end, address)) {
		*cursor = at;
		return true;
	}
	return false;
}

bool
label_read(struct pool *pool, const char **cursor, const char *end,
    struct address *address)
{
	static const char *const behind[] = { "中", "を", "の次に", "の前に",
	    "の見出し", "に", "、", "及び", "並びに", "とし", "とする", NULL };
	const char *at = *cursor, *next;

	if (!read_one(pool, &at, end, address))
		return false;
	while (read_next(pool, &at, end, address))
		continue;
	next = at;
	if (!number_read_any(&next, end, behind)) {
		address->count = 0;
		return false;
	}
	*cursor = at;
	return true;
}

/* ---- finding ---- */

static bool
is_called(struct pool *pool, const xmlNode *node, const char *label)
{
	const xmlNode *sign = unit_sign(node);
	const char *at = label, *end = label + strlen(label);

	return sign != NULL && citation_read_name(&at, end, unit_text(pool,
	    sign)) && at == end;
}

bool
label_is_article(struct pool *pool, const xmlNode *node)
{
	const xmlNode *sign = node == NULL || unit_kind(node) != STEP_ARTICLE ?
	    NULL : unit_sign(node);
	const char *words = sign == NULL ? "" : unit_text(pool, sign);

	return *words != '\0' && strstr(words, "条") == NULL;
}

static xmlNode *
find_article(struct amending *amending, const char *label)
{
	xmlNode *main = unit_child(amending->body, STEP_MAIN, NULL);
	xmlNode *node = NULL;

	while (main != NULL && (node = unit_next_article(main, node)) != NULL)
		if (label_is_article(amending->pool, node) &&
		    is_called(amending->pool, node, label))
			return node;
	return NULL;
}

static xmlNode *
find_child(struct pool *pool, const xmlNode *parent, enum step_kind kind,
    const char *label)
{
	xmlNode *node = NULL;

	while ((node = unit_child(parent, kind, node)) != NULL)
		if (is_called(pool, node, label))
			return node;
	return NULL;
}

static xmlNode *
find_below(struct pool *pool, xmlNode *node, const char *label)
{
	xmlNode *found;

	switch ((int)unit_kind(node)) {
	case STEP_ARTICLE:
		found = find_child(pool, node, STEP_PARAGRAPH, label);
		if (found == NULL && unit_count(node, STEP_PARAGRAPH) == 1)
			found = find_child(pool, unit_child(node,
			    STEP_PARAGRAPH, NULL), STEP_ITEM, label);
		return found;
	case STEP_PARAGRAPH:
		return find_child(pool, node, STEP_ITEM, label);
	default:
		return find_child(pool, node, STEP_SUBITEM, label);
	}
}

static xmlNode *
find_from(struct amending *amending, xmlNode *node,
    const struct address *address, size_t i)
{
	for (; i < address->count && node != NULL; i++)
		node = address->steps[i].kind != STEP_LABEL ? NULL :
		    find_below(amending->pool, node, address->steps[i].label);
	return node;
}

xmlNode *
label_find(struct amending *amending, const struct address *address,
    bool *is_one_of_many)
{
	const struct step *steps = address->steps;
	xmlNode *found = find_from(amending, find_article(amending,
	    steps[0].label), address, 1), *other = NULL;

	if (address->count > 1 && steps[1].num != NULL)
		other = find_from(amending, find_article(amending,
		    pool_format(amending->pool, "%sの%s", steps[0].label,
		    steps[1].label)), address, 2);
	*is_one_of_many |= found != NULL && other != NULL;
	return found != NULL ? found : other;
}
