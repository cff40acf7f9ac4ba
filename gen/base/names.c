#include "base/names.h"

#include <stdint.h>
#include <string.h>

enum { FIRST_SLOTS = 64 };

/* FNV-1a */
static size_t
hash(const char *name)
{
	uint64_t sum = 14695981039346656037u;

	for (; *name != '\0'; name++)
		sum = (sum ^ (unsigned char)*name) * 1099511628211u;
	return (size_t)(sum ^ sum >> 32);
}

/* Where the name stands, or where it would. */
static struct name_slot *
slot_of(const struct names *names, const char *name)
{
	size_t at = hash(name) & (names->room - 1);

	while (names->slots[at].name != NULL &&
	    strcmp(names->slots[at].name, name) != 0)
		at = (at + 1) & (names->room - 1);
	return &names->slots[at];
}

struct name_slot *
names_slot(const struct names *names, const char *name)
{
	struct name_slot *slot;

	if (names->room == 0)
		return NULL;
	slot = slot_of(names, name);
	return slot->name != NULL ? slot : NULL;
}

void *
names_find(const struct names *names, const char *name)
{
	const struct name_slot *slot = names_slot(names, name);

	return slot != NULL ? slot->bearer : NULL;
}

/* Never more than half full, so that a search ends soon. */
static void
make_room(struct names *names)
{
	struct name_slot *old = names->slots;
	size_t count = names->room, i;

	if (names->count * 2 < names->room)
		return;
	names->room = names->room > 0 ? names->room * 2 : FIRST_SLOTS;
	names->slots = pool_take(names->pool,
	    names->room * sizeof *names->slots);
	for (i = 0; i < count; i++)
		if (old[i].name != NULL)
			*slot_of(names, old[i].name) = old[i];
}

bool
names_add(struct names *names, const char *name, void *bearer)
{
	struct name_slot *slot;

	make_room(names);
	slot = slot_of(names, name);
	if (slot->name != NULL)
		return false;
	*slot = (struct name_slot){ name, bearer };
	names->count++;
	return true;
}
