/* Elements that stand nowhere yet, or no more. */
#include "amend/inside.h"

#include <stdint.h>
#include <stdlib.h>

void
keep_node(struct amending *amending, xmlNode *node)
{
	amending->kept = pool_grow(amending->pool, amending->kept,
	    &amending->kept_room, amending->kept_count,
	    sizeof *amending->kept);
	amending->kept[amending->kept_count++] = node;
}

static int
by_address(const void *a, const void *b)
{
	uintptr_t one = (uintptr_t)*(xmlNode *const *)a;
	uintptr_t other = (uintptr_t)*(xmlNode *const *)b;

	return one < other ? -1 : one > other;
}

/* One may have been kept twice: made, put in, and taken out again. */
void
keep_end(struct amending *amending)
{
	size_t i, lone = 0;

	if (amending->kept_count == 0)
		return;
	qsort(amending->kept, amending->kept_count, sizeof *amending->kept,
	    by_address);
	for (i = 0; i < amending->kept_count; i++)
		if (amending->kept[i]->parent == NULL && (lone == 0 ||
		    amending->kept[lone - 1] != amending->kept[i]))
			amending->kept[lone++] = amending->kept[i];
	for (i = 0; i < lone; i++)
		xmlFreeNode(amending->kept[i]);
	amending->kept_count = 0;
}
