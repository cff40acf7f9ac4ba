/*
 * Shells: 第3条　削除 stands for the article of its number, and 第3条から第5条まで
 * 削除 for three of them, whatever became of their words.
 */
#include "amendment/inside.h"

#include <string.h>

/* 3 of 3:5 */
static bool
begins_with(const struct unit *unit, const struct unit *shell)
{
	size_t length = strcspn(shell->num, ":");

	return strcspn(unit->num, ":") == length &&
	    strncmp(unit->num, shell->num, length) == 0;
}

/* 5 of 3:5 */
static bool
ends_with(const struct unit *unit, const struct unit *shell)
{
	const char *one = strchr(unit->num, ':'), *other = strchr(shell->num,
	    ':');

	return strcmp(one == NULL ? unit->num : one + 1, other == NULL ?
	    shell->num : other + 1) == 0;
}

static bool
find_range(struct unit *siblings, const struct unit *shell,
    struct unit **first, struct unit **last)
{
	struct unit *unit = siblings;

	while (unit != NULL && !begins_with(unit, shell))
		unit = unit->next;
	*first = unit;
	while (unit != NULL && !ends_with(unit, shell))
		unit = unit->next;
	*last = unit;
	return *last != NULL;
}

static void
part(struct unit *unit)
{
	if (unit->partner != NULL)
		unit->partner->partner = NULL;
	unit->partner = NULL;
}

static void
join(struct unit *old, struct unit *new)
{
	part(old);
	part(new);
	old->partner = new;
	new->partner = old;
	old->is_replaced = true;
}

static bool
is_shell(const struct unit *unit)
{
	return unit->provision != NULL && unit->provision->is_deleted;
}

/* What stands for all of them is one; the others are said with it. */
static void
absorb(struct unit *first, struct unit *last)
{
	struct unit *unit;

	first->range_end = last;
	for (unit = first; unit != last; unit = unit->next) {
		part(unit->next);
		unit->next->is_absorbed = true;
	}
}

/* 第3条から第5条まで　削除 becomes articles again. */
static void
open_shell(struct unit *shell, struct unit *new)
{
	struct unit *first, *last;

	if (!find_range(new->first, shell, &first, &last) || (first == last &&
	    is_shell(first)))
		return;
	join(shell, first);
	if (first != last)
		absorb(first, last);
}

static void
close_shell(struct unit *old, struct unit *shell)
{
	struct unit *first, *last;

	if (shell->is_absorbed || (shell->partner != NULL &&
	    shell->partner->is_replaced) || !find_range(old->first, shell,
	    &first, &last) || (first == last && is_shell(first)))
		return;
	join(first, shell);
	if (first != last)
		absorb(first, last);
}

void
shell_pair(struct unit *old, struct unit *new)
{
	struct unit *unit;

	for (unit = old->first; unit != NULL; unit = unit->next)
		if (is_shell(unit))
			open_shell(unit, new);
	for (unit = new->first; unit != NULL; unit = unit->next)
		if (is_shell(unit))
			close_shell(old, unit);
	/* Those that a shell stands for are said with the first of them. */
	for (unit = old->first; unit != NULL; unit = unit->next)
		unit->is_gone |= unit->is_absorbed;
}
