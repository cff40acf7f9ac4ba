/*
 * Structure_key: all that counts of an element, as one number; and which of
 * its attributes say anything.
 */
#include "compare/structure_inside.h"

#include <string.h>

static uint64_t
mix(uint64_t key, uint64_t with)
{
	key = (key ^ with) * 0x9e3779b97f4a7c15u;
	return key ^ key >> 29;
}

struct default_row {
	const char	*name, *value;
};

/* A boolean may be written as a digit. */
static const struct default_row defaults[] = {
	{ "BorderBottom", "solid" }, { "BorderLeft", "solid" },
	{ "BorderRight", "solid" }, { "BorderTop", "solid" },
	{ "Delete", "false" }, { "Delete", "0" },
	{ "Hide", "false" }, { "Hide", "0" },
	{ "LineBreak", "false" }, { "LineBreak", "0" },
	{ "OldNum", "false" }, { "OldNum", "0" },
	{ "OldStyle", "false" }, { "OldStyle", "0" },
	{ "Style", "solid" }, { "WritingMode", "vertical" },
	{ "colspan", "1" }, { "rowspan", "1" }
};

static bool
is_default(const char *name, const char *value)
{
	size_t i;

	for (i = 0; i < sizeof defaults / sizeof *defaults; i++)
		if (strcmp(defaults[i].name, name) == 0 &&
		    strcmp(defaults[i].value, value) == 0)
			return true;
	return false;
}

/* How manieth among its like. */
static bool
is_place(const xmlNode *node, const char *num)
{
	const xmlNode *before = node->prev;
	char place[24];
	size_t count = 1;

	for (; before != NULL; before = before->prev)
		count += node_is(before, (const char *)node->name);
	snprintf(place, sizeof place, "%zu", count);
	return strcmp(num, place) == 0;
}

/* Of Law others keep their files by attributes of their own. */
static bool
is_of_law(const char *name)
{
	static const char *const names[] = { "Era", "Year", "Num",
	    "PromulgateMonth", "PromulgateDay", "LawType", "Lang" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

const char *
structure_key_value(const xmlNode *node, const char *name)
{
	const char *value = node_attr(node, name);

	if (law_kind(node) == LAW_WHOLE)
		return is_of_law(name) ? value : NULL;
	if (value == NULL || is_default(name, value) ||
	    (strcmp(name, "Num") == 0 && !law_is_unit(law_kind(node)) && is_place(node, value)))
		return NULL;
	return value;
}

static bool
is_name(enum law_kind kind)
{
	return kind == LAW_NUMBER || kind == LAW_CAPTION ||
	    kind == LAW_HEADING || kind == LAW_TITLE || kind == LAW_TOC;
}

bool
structure_key_is_named(const struct body *body)
{
	const struct body *before;

	if (!is_name(body->kind) || body->parent == NULL ||
	    body->parent->parent != NULL)
		return false;
	for (before = body->parent->first; before != body;
	    before = before->next)
		if (before->kind == body->kind &&
		    node_is(before->node, (const char *)body->node->name))
			return false;
	return true;
}

static uint64_t
key_of(const char *from)
{
	return compare_fold_key(from, strlen(from), FOLD_NONE);
}

/* In any order. */
static uint64_t
key_of_attributes(const struct body *body)
{
	const xmlAttr *attr = body->node->properties;
	const char *name, *value;
	uint64_t sum = 0;

	for (; attr != NULL; attr = attr->next) {
		name = (const char *)attr->name;
		value = structure_key_value(body->node, name);
		if (value != NULL)
			sum += mix(key_of(name), key_of(value));
	}
	return sum;
}

uint64_t
structure_key(const struct body *body)
{
	const struct body *child;
	uint64_t key;

	if (body->kind == LAW_TEXT)
		return compare_fold_key(body->text, body->bytes, FOLD_NONE);
	key = mix(body->kind + 1u, (uint64_t)body->level);
	if (body->provision != NULL)
		return key;
	key = mix(mix(key, key_of((const char *)body->node->name)),
	    key_of_attributes(body));
	for (child = body->first; child != NULL; child = child->next)
		key = mix(key, structure_key(child));
	return mix(key, 7);
}
