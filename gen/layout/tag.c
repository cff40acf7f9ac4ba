#include "layout/inside.h"

/* The structure of the document, for who has it read aloud. */

struct tag *
layout_tag(struct layout *layout, struct tag *parent, enum tag_kind kind)
{
	struct tag *tag = pool_take(layout->pool, sizeof *tag);

	tag->kind = kind;
	tag->parent = parent;
	if (parent->last == NULL)
		parent->first = tag;
	else
		parent->last->next = tag;
	parent->last = tag;
	return tag;
}
