/*
 * Flags: their names, and how many provisions have each.
 */
#include "compare/inside.h"

static const struct flag_row flag_rows[COMPARE_FLAG_COUNT] = {
	{ CHANGE_ADDED, "added", MESSAGE("added: %zu") },
	{ CHANGE_REMOVED, "removed", MESSAGE("removed: %zu") },
	{ CHANGE_TEXT, "text", MESSAGE("reworded: %zu") },
	{ CHANGE_CAPTION, "caption", MESSAGE("with another caption: %zu") },
	{ CHANGE_NUMBER, "number", MESSAGE("renumbered: %zu") },
	{ CHANGE_MOVED, "moved", MESSAGE("moved: %zu") },
	{ CHANGE_DELETED, "deleted", MESSAGE("emptied (削除): %zu") },
	{ CHANGE_WIDTH, "width", MESSAGE("in width only: %zu") },
	{ CHANGE_FIGURE, "figure", MESSAGE("with other figures: %zu") },
	{ CHANGE_LEVEL, "level", MESSAGE("at another level: %zu") },
	{ CHANGE_STRUCTURE, "structure", MESSAGE("set otherwise: %zu") },
};

const struct flag_row *
compare_flag(size_t place)
{
	return &flag_rows[place];
}

size_t
compare_flag_count(const struct changes *changes, unsigned flag)
{
	size_t bit = 0;

	while (flag >> bit != 1)
		bit++;
	return changes->counts[bit];
}
