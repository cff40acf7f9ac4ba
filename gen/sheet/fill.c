#include "sheet/sheet.h"

#include <string.h>

struct filling {
	struct pool		*pool;
	const char *const	*names, *const *values;
	size_t			 count;
};

static const char *
find_value(const struct filling *filling, const struct sheet_node *node)
{
	const char *name;
	size_t i;

	if (node->kind != SHEET_BLANK && node->kind != SHEET_FIELD)
		return NULL;
	name = sheet_attr(node, SHEET_A_NAME);
	if (name == NULL || node->first != NULL)
		return NULL;
	for (i = 0; i < filling->count; i++)
		if (strcmp(filling->names[i], name) == 0 &&
		    *filling->values[i] != '\0')
			return filling->values[i];
	return NULL;
}

static bool
has_filled(const struct filling *filling, const struct sheet_node *node)
{
	const struct sheet_node *child;

	if (find_value(filling, node) != NULL)
		return true;
	for (child = node->first; child != NULL; child = child->next)
		if (has_filled(filling, child))
			return true;
	return false;
}

static struct sheet_node *
copy_node(struct pool *pool, const struct sheet_node *from,
    struct sheet_node *parent)
{
	struct sheet_node *node = sheet_add(pool, parent, from->kind);

	node->attrs = from->attrs;
	node->text = from->text;
	node->place = from->place;
	return node;
}

/*
 * Parents and siblings are linked from within a node, so what hangs below a
 * changed node is copied; only what a copy holds unchanged is shared.
 */
static struct sheet_node *
fill_node(const struct filling *filling, const struct sheet_node *from,
    struct sheet_node *parent)
{
	struct sheet_node *node = copy_node(filling->pool, from, parent);
	const char *value = find_value(filling, from);
	const struct sheet_node *child;

	if (value != NULL) {
		sheet_add_text(filling->pool, node, value, strlen(value));
		return node;
	}
	if (!has_filled(filling, from)) {
		node->first = from->first;
		node->last = from->last;
		return node;
	}
	for (child = from->first; child != NULL; child = child->next)
		fill_node(filling, child, node);
	return node;
}

struct sheet *
sheet_fill(struct pool *pool, const struct sheet *sheet,
    const char *const *names, const char *const *values, size_t count)
{
	struct filling filling = { pool, names, values, count };
	struct sheet *copy = pool_take(pool, sizeof *copy);

	memcpy(copy->digest, sheet->digest, sizeof copy->digest);
	copy->request = sheet->request;
	copy->root = fill_node(&filling, sheet->root, NULL);
	return copy;
}
