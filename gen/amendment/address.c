#include "amendment/address.h"

#include <string.h>


const char *
address_unit_name(enum level level)
{
	switch (level) {
	case LEVEL_ARTICLE:
		return "条";
	case LEVEL_PARAGRAPH:
		return "項";
	case LEVEL_ITEM:
		return "号";
	case LEVEL_ROOT:
	case LEVEL_HEADING:
	case LEVEL_SUBITEM:
		break;
	}
	return "";
}

static const struct unit *
around(const struct unit *unit, enum level level)
{
	while (unit != NULL && unit->level > level)
		unit = unit->parent;
	return unit != NULL && unit->level == level ? unit : NULL;
}

bool
address_is_lone(const struct unit *unit)
{
	return unit->level == LEVEL_PARAGRAPH && unit->parent != NULL &&
	    unit->parent->now_children < 2;
}

static void
add_root(struct text *out, const struct unit *root)
{
	if (root->provision == NULL)
		return;
	text_add_string(out, root->provision->kind == PROVISION_SUPPLEMENT ?
	    "附則" : root->provision->number);
}

static void
add_own(struct writer *writer, struct text *out, const struct unit *unit,
    const char *num)
{
	if (unit->level == LEVEL_SUBITEM)
		text_add_string(out, unit->provision->number);
	else
		numeral_add_ordinal(out, writer->numeral, num,
		    address_unit_name(unit->level));
}

bool
address_is_labelled(const struct unit *unit)
{
	const struct unit *article = around(unit, LEVEL_ARTICLE);

	return article != NULL && *article->provision->number != '\0' &&
	    strstr(article->provision->number, "条") == NULL;
}

/* What is printed before it now. */
static const char *
label_of(const struct unit *unit)
{
	return unit->partner != NULL && strcmp(unit->now_num, unit->num) !=
	    0 ? unit->partner->provision->number : unit->provision->number;
}

/* 第2の1の(3)のア */
static void
add_labels(struct text *out, const struct unit *unit)
{
	if (unit->level < LEVEL_ARTICLE)
		return;
	add_labels(out, unit->parent);
	if (address_is_lone(unit) && *label_of(unit) == '\0')
		return;
	if (unit->level > LEVEL_ARTICLE)
		text_add_string(out, "の");
	text_add_string(out, label_of(unit));
}

void
address_add_number(struct writer *writer, struct text *out,
    const struct unit *unit)
{
	if (unit->level == LEVEL_ROOT)
		add_root(out, unit);
	else
		add_own(writer, out, unit, unit->now_num);
}

/* The nearest unit above that was just named, so that 同… says it. */
static bool
add_same(struct writer *writer, struct text *out, const struct unit *unit)
{
	const struct unit *named = around(writer->named, unit->level);

	if (named != unit || unit->level < LEVEL_ARTICLE ||
	    unit->level > LEVEL_ITEM)
		return false;
	text_add_string(out, "同");
	text_add_string(out, address_unit_name(unit->level));
	return true;
}

static void
add_whole(struct writer *writer, struct text *out, const struct unit *unit)
{
	if (unit->level == LEVEL_ROOT) {
		add_root(out, unit);
		return;
	}
	/* 同条 for what was named with its only paragraph. */
	if (!address_is_lone(unit) && add_same(writer, out, unit))
		return;
	add_whole(writer, out, unit->parent);
	/* A text without articles that is one paragraph. */
	if (address_is_lone(unit) && unit->parent->level == LEVEL_ROOT &&
	    unit->parent->provision == NULL)
		text_add_string(out, "本則");
	if (!address_is_lone(unit))
		add_own(writer, out, unit, unit->now_num);
}

void
address_add(struct writer *writer, struct text *out,
    const struct unit *unit)
{
	if (address_is_labelled(unit))
		add_labels(out, unit);
	else
		add_whole(writer, out, unit);
	writer->named = unit;
}

void
address_add_range(struct writer *writer, struct text *out,
    const struct unit *first, const struct unit *last)
{
	const char *colon = strchr(first->now_num, ':');

	if (colon != NULL) {
		/* The label says it: 第3条から第5条まで */
		add_whole(writer, out, first->parent);
		text_add_string(out, first->provision->number);
	} else
		address_add(writer, out, first);
	if (last != NULL) {
		text_add_string(out, "から");
		address_add_number(writer, out, last);
		text_add_string(out, "まで");
	}
	writer->named = colon != NULL || last != NULL ? NULL : first;
}

void
address_add_target(struct writer *writer, struct text *out,
    const struct unit *unit, const char *num)
{
	if (address_is_labelled(unit)) {
		if (unit->level > LEVEL_ARTICLE) {
			add_labels(out, unit->parent);
			text_add_string(out, "の");
		}
		text_add_string(out, unit->partner->provision->number);
		return;
	}
	if (unit->level == LEVEL_ARTICLE)
		add_root(out, unit->parent);
	else if (!address_is_lone(unit->parent) && unit->parent->level !=
	    LEVEL_ROOT)
		add_same(writer, out, unit->parent);
	else if (unit->parent->parent != NULL)
		add_same(writer, out, unit->parent->parent);
	if (unit->level == LEVEL_SUBITEM)
		text_add_string(out, unit->partner->provision->number);
	else
		numeral_add_ordinal(out, writer->numeral, num,
		    address_unit_name(unit->level));
}

