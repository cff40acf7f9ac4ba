#include "layout/inside.h"

/* The addresses that blocks carry, and the targets made of them. */

/* Blocks, and a sentence in a line that is led to. */
static bool
may_be_named(const struct sheet_node *node)
{
	return !sheet_is_inline(node->kind) || node->kind == SHEET_EM;
}

static void
add_names(struct names *names, const struct sheet_node *node)
{
	const char *name = sheet_attr(node, SHEET_A_PROVISION);
	const struct sheet_node *child;

	if (name != NULL)
		names_add(names, name, NULL);
	for (child = node->first; child != NULL; child = child->next)
		if (may_be_named(child))
			add_names(names, child);
}

void
layout_names_collect(struct layout *layout)
{
	layout->provisions = (struct names){ .pool = layout->pool };
	add_names(&layout->provisions, layout->sheet->root);
}

bool
layout_name_known(const struct layout *layout, const char *name)
{
	return names_slot(&layout->provisions, name) != NULL;
}

const struct target *
layout_name_target(const struct layout *layout, const char *name)
{
	return names_find(&layout->provisions, name);
}

void
layout_name_wait(struct layout *layout, const struct sheet_node *node)
{
	const char *name = sheet_attr(node, SHEET_A_PROVISION);
	struct name_slot *slot;
	struct target *target;

	if (name == NULL)
		return;
	slot = names_slot(&layout->provisions, name);
	if (slot == NULL || slot->bearer != NULL)
		return;
	target = pool_take(layout->pool, sizeof *target);
	target->name = name;
	target->next = layout->cursor.waiting;
	layout->cursor.waiting = slot->bearer = target;
}
