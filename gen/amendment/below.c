/* Lines below a sentence: units as they will stand in the law. */
#include "amendment/inside.h"

#include <string.h>
#include "base/message.h"

enum {
	INDENT_CAPTION = 2, INDENT_ARTICLE = 1, INDENT_ITEM = 2,
	INDENT_HEADING = 3
};

void
below_begin(struct below *below, struct making *making)
{
	*below = (struct below){ .making = making, .pool = making->pool };
	below->next = &below->first;
}

void
below_add(struct below *below, int indent, const char *words,
    const struct provision *provision)
{
	struct amendment_line *line = pool_take(below->pool, sizeof *line);

	*line = (struct amendment_line){ indent, words, provision, NULL };
	named_say(&below->making->named, provision, true);
	*below->next = line;
	below->next = &line->next;
}

void
below_add_heading(struct below *below, const struct unit *heading)
{
	below_add(below, INDENT_HEADING, heading->provision->caption,
	    heading->provision);
}

/* What is in it cannot be written as lines: a table, a picture, a reading. */
static bool
check(struct making *making, const struct unit *unit)
{
	return !unit->is_sealed || making_refuse(making, unit->provision,
	    MESSAGE("a table, a picture or a reading in a new or rewritten unit"));
}

static int
indent_of(const struct unit *unit)
{
	int indent = INDENT_ITEM;

	if (unit->level < LEVEL_ITEM)
		return INDENT_ARTICLE;
	for (; unit->level == LEVEL_SUBITEM; unit = unit->parent)
		indent++;
	return indent;
}

static void
add_line(struct below *below, const struct unit *unit, const char *sign,
    const char *words)
{
	below_add(below, indent_of(unit), *sign == '\0' ? words :
	    pool_format(below->pool, "%s　%s", sign, words),
	    unit->provision);
}

static bool
add_children(struct making *making, struct below *below,
    const struct unit *unit)
{
	const struct unit *child;

	for (child = unit->first; child != NULL; child = child->next)
		if (!below_add_unit(making, below, child))
			return false;
	return true;
}

/* 第3　記録, and its paragraphs below. */
static bool
add_labelled(struct making *making, struct below *below,
    const struct unit *unit, const char *sign)
{
	const struct unit *child;

	if (!check(making, unit))
		return false;
	add_line(below, unit, sign, unit->provision->caption);
	for (child = unit->first; child != NULL; child = child->next)
		if (*child->words == '\0' && *child->provision->number ==
		    '\0' ? !add_children(making, below, child) :
		    !below_add_unit(making, below, child))
			return false;
	return true;
}

/* The first paragraph stands on the article's line. */
static bool
add_article(struct making *making, struct below *below,
    const struct unit *unit, const char *sign)
{
	const struct unit *first = unit->first, *child;

	if (address_is_labelled(unit) && *unit->provision->caption != '\0')
		return add_labelled(making, below, unit, sign);
	if (*unit->provision->caption != '\0')
		below_add(below, INDENT_CAPTION, unit->provision->caption,
		    unit->provision);
	if (first == NULL || !check(making, unit) || !check(making, first))
		return false;
	add_line(below, unit, sign, first->words);
	if (!add_children(making, below, first))
		return false;
	for (child = first->next; child != NULL; child = child->next)
		if (!below_add_unit(making, below, child))
			return false;
	return true;
}

static bool
add_signed(struct making *making, struct below *below,
    const struct unit *unit, const char *sign)
{
	if (unit->level == LEVEL_ARTICLE)
		return add_article(making, below, unit, sign);
	if (!check(making, unit))
		return false;
	if (unit->level == LEVEL_PARAGRAPH &&
	    *unit->provision->caption != '\0')
		below_add(below, INDENT_CAPTION, unit->provision->caption,
		    unit->provision);
	add_line(below, unit, sign, unit->words);
	return add_children(making, below, unit);
}

bool
below_add_unit(struct making *making, struct below *below,
    const struct unit *unit)
{
	return add_signed(making, below, unit, unit->provision->number);
}

bool
below_add_under(struct making *making, struct below *below,
    const struct unit *old)
{
	return add_signed(making, below, old->partner,
	    strcmp(old->now_num, old->partner->num) == 0 ?
	    old->partner->provision->number : old->provision->number);
}
