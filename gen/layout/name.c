#include "layout/inside.h"

#include <string.h>

/* A hash set of the addresses that blocks carry: open, never more than half. */

static size_t
hash(const char *name)
{
	size_t value = 5381;

	while (*name != '\0')
		value = value * 33 + (unsigned char)*name++;
	return value;
}

/* Where the name stands, or where it would. */
static size_t
slot(const struct name_set *set, const char *name)
{
	size_t i = hash(name) & (set->room - 1);

	while (set->names[i] != NULL && strcmp(set->names[i], name) != 0)
		i = (i + 1) & (set->room - 1);
	return i;
}

/* Blocks, and a sentence in a line that is led to. */
static bool
may_be_named(const struct sheet_node *node)
{
	return !sheet_is_inline(node->kind) || node->kind == SHEET_EM;
}

static size_t
count_names(const struct sheet_node *node)
{
	const struct sheet_node *child;
	size_t count = sheet_attr(node, SHEET_A_PROVISION) != NULL;

	for (child = node->first; child != NULL; child = child->next)
		if (may_be_named(child))
			count += count_names(child);
	return count;
}

static void
add_names(struct name_set *set, const struct sheet_node *node)
{
	const char *name = sheet_attr(node, SHEET_A_PROVISION);
	const struct sheet_node *child;

	if (name != NULL)
		set->names[slot(set, name)] = name;
	for (child = node->first; child != NULL; child = child->next)
		if (may_be_named(child))
			add_names(set, child);
}

void
layout_names_collect(struct layout *layout)
{
	struct name_set *set = &layout->provisions;
	size_t count = count_names(layout->sheet->root);

	if (count == 0)
		return;
	for (set->room = 16; set->room < count * 2;)
		set->room *= 2;
	set->names = pool_take(layout->pool, set->room * sizeof *set->names);
	set->targets = pool_take(layout->pool,
	    set->room * sizeof *set->targets);
	add_names(set, layout->sheet->root);
}

bool
layout_name_known(const struct layout *layout, const char *name)
{
	const struct name_set *set = &layout->provisions;

	return set->room > 0 && set->names[slot(set, name)] != NULL;
}

const struct target *
layout_name_target(const struct layout *layout, const char *name)
{
	const struct name_set *set = &layout->provisions;

	return set->room == 0 ? NULL : set->targets[slot(set, name)];
}

void
layout_name_wait(struct layout *layout, const struct sheet_node *node)
{
	const char *name = sheet_attr(node, SHEET_A_PROVISION);
	struct name_set *set = &layout->provisions;
	struct target *target;
	size_t at;

	if (name == NULL || set->room == 0)
		return;
	at = slot(set, name);
	if (set->names[at] == NULL || set->targets[at] != NULL)
		return;
	target = pool_take(layout->pool, sizeof *target);
	target->name = name;
	target->next = layout->cursor.waiting;
	layout->cursor.waiting = set->targets[at] = target;
}
