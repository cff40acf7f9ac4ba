#include "sheet/sheet.h"

#include <string.h>

/* Readings, each given once, where its word first stands in the document. */
struct ruby {
	struct pool		*pool;
	const char *const	*words, *const *readings;
	size_t			 count;
	bool			*is_given;
};

/* The word not yet read that stands first; of two at a place the longer. */
static const char *
first_word(const struct ruby *ruby, const char *text, size_t *found)
{
	const char *best = NULL, *at;
	size_t i;

	for (i = 0; i < ruby->count; i++) {
		at = ruby->is_given[i] ? NULL : strstr(text, ruby->words[i]);
		if (at == NULL || (best != NULL && (at > best || (at == best &&
		    strlen(ruby->words[i]) <= strlen(ruby->words[*found])))))
			continue;
		best = at;
		*found = i;
	}
	return best;
}

static struct sheet_node *
insert_after(struct pool *pool, struct sheet_node *node, enum sheet_kind kind)
{
	struct sheet_node *added = pool_take(pool, sizeof *added);

	added->kind = kind;
	added->parent = node->parent;
	added->place = node->place;
	added->next = node->next;
	node->next = added;
	if (node->parent->last == node)
		node->parent->last = added;
	return added;
}

/* Cuts the run at the word; returns the run behind it. */
static struct sheet_node *
split(struct ruby *ruby, struct sheet_node *run, const char *at, size_t word)
{
	size_t length = strlen(ruby->words[word]);
	struct sheet_node *read = insert_after(ruby->pool, run, SHEET_RUBY);
	struct sheet_node *rest = insert_after(ruby->pool, read, SHEET_TEXT);

	sheet_set(ruby->pool, read, SHEET_A_RT, ruby->readings[word]);
	sheet_add_text(ruby->pool, read, at, length);
	rest->text = at + length;
	run->text = pool_copy(ruby->pool, run->text,
	    (size_t)(at - run->text));
	ruby->is_given[word] = true;
	return rest;
}

static void
drop_empty(struct sheet_node *parent)
{
	struct sheet_node **at = &parent->first, *last = NULL;

	while (*at != NULL) {
		if ((*at)->kind == SHEET_TEXT && *(*at)->text == '\0') {
			*at = (*at)->next;
			continue;
		}
		last = *at;
		at = &(*at)->next;
	}
	parent->last = last;
}

/* The regulation's own words (small print) and headings stay as they are. */
static bool
is_left_alone(const struct sheet_node *node)
{
	return node->kind == SHEET_RUBY || node->kind == SHEET_HEADING ||
	    node->kind == SHEET_CITE || node->kind == SHEET_CHECK ||
	    (node->kind == SHEET_PARA &&
	    sheet_attr_is(node, SHEET_A_KIND, "small")) ||
	    sheet_attr_is(node, SHEET_A_HEAD, "yes");
}

static void
read_children(struct ruby *ruby, struct sheet_node *parent)
{
	struct sheet_node *node;
	const char *at;
	size_t word = 0;

	for (node = parent->first; node != NULL; node = node->next) {
		if (node->kind != SHEET_TEXT) {
			if (!is_left_alone(node))
				read_children(ruby, node);
			continue;
		}
		while ((at = first_word(ruby, node->text, &word)) != NULL)
			node = split(ruby, node, at, word);
	}
	drop_empty(parent);
}

void
sheet_ruby(struct pool *pool, struct sheet *sheet,
    const char *const *words, const char *const *readings, size_t count)
{
	struct ruby ruby = { pool, words, readings, count,
	    pool_take(pool, count + 1) };

	read_children(&ruby, sheet->root);
	sheet_dump_digest(sheet);
}
