#include "carry/map.h"

#include <string.h>

static bool
is_gone(const struct change *change)
{
	return change->new == NULL || (change->new->is_deleted &&
	    !change->old->is_deleted);
}

static bool
is_same(const struct provision *old, const struct provision *new)
{
	return strcmp(old->text, new->text) == 0 &&
	    strcmp(old->caption, new->caption) == 0;
}

static bool
follows(const struct map *map, const struct provision *old,
    const struct provision *new)
{
	return compare_renumber_same(map->pool, map->changes,
	    (const struct change *const *)map->of_old, old->text,
	    new->text) && compare_renumber_same(map->pool, map->changes,
	    (const struct change *const *)map->of_old, old->caption,
	    new->caption);
}

static enum carry_fate
fate_of(const struct map *map, const struct change *change)
{
	if (is_gone(change))
		return FATE_GONE;
	if ((change->flags & CHANGE_FIGURE) != 0)
		return FATE_CHANGED;
	if (is_same(change->old, change->new))
		return FATE_SAME;
	return follows(map, change->old, change->new) ? FATE_FOLLOWED :
	    FATE_CHANGED;
}

static void
find_misled(struct map *map)
{
	const struct broken_reference *broken = map->changes->broken;

	for (; broken != NULL; broken = broken->next)
		if (broken->edition == map->new)
			map->is_misled[broken->at->order] = true;
}

struct map *
map_new(struct pool *pool, const struct corpus *corpus,
    const struct edition *old, const struct edition *new)
{
	struct map *map = pool_take(pool, sizeof *map);
	const struct provision *at;

	map->pool = pool;
	map->old = old;
	map->new = new;
	map->changes = compare_editions(pool, corpus, old, new);
	map->of_old = compare_renumber_index(pool, map->changes, false);
	map->fates = pool_take(pool, (old->provision_count + 1) *
	    sizeof *map->fates);
	map->is_misled = pool_take(pool, new->provision_count + 1);
	map->keeps_forms = new->forms == NULL;
	for (at = old->provisions; at != NULL; at = at->next)
		if (at->kind == PROVISION_FORM && map->keeps_forms)
			map->fates[at->order] = FATE_SAME;
		else
			map->fates[at->order] = fate_of(map,
			    map->of_old[at->order]);
	find_misled(map);
	return map;
}

const struct provision *
map_provision(const struct map *map, const struct provision *old)
{
	return map->fates[old->order] == FATE_GONE ? NULL :
	    map->of_old[old->order]->new;
}

/* Mp-At_7-Pr_1 of Mp-At_7-Pr_1.2 */
static size_t
address_length(const char *id)
{
	return strcspn(id, ".");
}

const struct provision *
map_named(const struct edition *edition, const char *address)
{
	char own[256];
	size_t length = address_length(address);
	const struct provision *found;

	if (length >= sizeof own)
		return NULL;
	memcpy(own, address, length);
	own[length] = '\0';
	found = find_provision(edition, own);
	/* Not a range of deleted articles that holds it. */
	return found != NULL && strcmp(found->address, own) == 0 ? found :
	    NULL;
}

const char *
map_address(const struct map *map, const char *address)
{
	const struct provision *old = map_named(map->old, address), *new;

	if (old == NULL || (old->kind == PROVISION_FORM && map->keeps_forms))
		return address;
	new = map_provision(map, old);
	return new == NULL ? NULL : pool_format(map->pool, "%s%s",
	    new->address, address + address_length(address));
}
