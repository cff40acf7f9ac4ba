/*
 * Rows of a 新旧対照表: only what changed appears, with the units around it as
 * （略）, neighbours merged. Every provision of both sides is in one row, shown
 * or not, so that both texts can be read back from the table.
 */
#include "compare/inside.h"

#include <string.h>

struct table {
	struct pool		*pool;
	struct row		*first, *last;
	const struct departure	*pending;	/* not yet in a row */
};

const struct provision *
compare_rows_either(const struct change *change)
{
	return change->new != NULL ? change->new : change->old;
}

static bool
is_heading(const struct change *change)
{
	return compare_rows_either(change)->kind <= PROVISION_DIVISION;
}

/* Stands in the outer order: not below an article, a 附則 or the like. */
static bool
is_flat(const struct change *change)
{
	const struct provision *parent = compare_rows_either(change)->parent;

	while (parent != NULL && parent->kind <= PROVISION_DIVISION)
		parent = parent->parent;
	return parent == NULL;
}

/* The last change that belongs to what stands below this one, or itself. */
static const struct change *
end_of(const struct change *change)
{
	const struct change *end = change;

	if (is_heading(change))
		return change;
	while (end->next != NULL && end->next->depth > change->depth &&
	    !is_flat(end->next))
		end = end->next;
	return end;
}

static struct row *
add_row(struct table *table, enum row_kind kind, const struct change *first,
    const struct change *last)
{
	struct row *row = pool_take(table->pool, sizeof *row);

	row->kind = kind;
	row->first = first;
	row->last = last;
	if (table->last != NULL)
		table->last->next = row;
	else
		table->first = row;
	table->last = row;
	return row;
}

static void
add_departures(struct table *table, const struct change *after, int depth)
{
	const struct departure *departure = table->pending;

	while (departure != NULL && departure->after == after &&
	    departure->is_outer == (depth < 0) &&
	    (departure->is_outer || departure->depth == depth)) {
		add_row(table, ROW_AWAY, departure->moved, departure->moved);
		departure = departure->next;
	}
	table->pending = departure;
}

/* Did something leave from between first and last? */
static bool
has_departures(const struct table *table, const struct change *first,
    const struct change *last)
{
	if (table->pending == NULL)
		return false;
	for (; first != last->next; first = first->next)
		if (table->pending->after == first &&
		    !table->pending->is_outer)
			return true;
	return false;
}

static bool
all_have(const struct change *first, const struct change *last,
    unsigned flag)
{
	for (; first != last->next; first = first->next)
		if ((first->flags & flag) == 0)
			return false;
	return true;
}

/* Words that （略） would stand for. */
static bool
has_words(const struct change *first, const struct change *last)
{
	for (; first != last->next; first = first->next)
		if (*compare_rows_either(first)->text != '\0')
			return true;
	return false;
}

/* 2～5　（略）: neighbours of one kind that all kept or all lost a number. */
static bool
extends_last(const struct table *table, const struct change *change)
{
	const struct row *row = table->last;

	return row != NULL && row->kind == ROW_OMITTED && row->last->next ==
	    change && row->first->depth == change->depth && row->first->flags ==
	    change->flags && (change->flags & ~(unsigned)CHANGE_NUMBER) == 0 &&
	    compare_rows_either(row->first)->kind != PROVISION_ARTICLE &&
	    compare_rows_either(row->first)->kind ==
	    compare_rows_either(change)->kind;
}

static void
add_unchanged(struct table *table, const struct change *first,
    const struct change *last)
{
	if (first->flags == 0 && is_flat(first)) {
		if (table->last != NULL && table->last->kind == ROW_HIDDEN &&
		    table->last->last->next == first)
			table->last->last = last;
		else
			add_row(table, ROW_HIDDEN, first, last);
	} else if (extends_last(table, first)) {
		table->last->last = last;
	} else {
		add_row(table, ROW_OMITTED, first, last);
	}
}

static void	add_clause(struct table *, const struct change *,
		    const struct change *end);

/* What stands below first, up to last, each at the given depth. */
static void
add_children(struct table *table, const struct change *first,
    const struct change *last, int depth)
{
	const struct change *end;

	while (first != last->next) {
		end = end_of(first);
		add_clause(table, first, end);
		add_departures(table, end, depth);
		first = end->next;
	}
}

/* The first paragraph of an article stands on the article's own line. */
static const struct change *
joined_paragraph(const struct table *table, const struct change *article)
{
	const struct change *paragraph = article->next;

	if (compare_rows_either(article)->kind != PROVISION_ARTICLE ||
	    *compare_rows_either(article)->text != '\0' || paragraph == NULL ||
	    paragraph->depth != article->depth + 1 || is_flat(paragraph) ||
	    compare_rows_either(paragraph)->kind != PROVISION_PARAGRAPH ||
	    (table->pending != NULL && table->pending->after == article))
		return NULL;
	if (paragraph->old == NULL || paragraph->new == NULL ||
	    (paragraph->flags & (CHANGE_MOVED | CHANGE_CAPTION)) != 0 ||
	    *paragraph->old->number != '\0' ||
	    *paragraph->new->number != '\0' ||
	    *paragraph->new->caption != '\0')
		return NULL;
	return paragraph;
}

static void
add_pair(struct table *table, const struct change *change,
    const struct change *end)
{
	const struct change *shown = change, *paragraph, *below;

	paragraph = joined_paragraph(table, change);
	if (paragraph != NULL)
		shown = paragraph;
	below = end_of(shown);
	if (paragraph != NULL && paragraph->flags == 0)
		shown = below;
	add_row(table, ROW_PAIR, change, shown);
	if (paragraph != NULL) {
		add_departures(table, shown, paragraph->depth + 1);
		if (shown != below)
			add_children(table, shown->next, below,
			    paragraph->depth + 1);
		add_departures(table, below, paragraph->depth);
		shown = below;
	} else {
		add_departures(table, shown, change->depth + 1);
	}
	if (shown != end)
		add_children(table, shown->next, end, change->depth + 1);
}

/* New or gone: in one row, unless something in it came or went elsewhere. */
static void
add_lone(struct table *table, const struct change *change,
    const struct change *end, enum row_kind kind, unsigned flag)
{
	if (all_have(change, end, flag) &&
	    !has_departures(table, change, end)) {
		add_row(table, kind, change, end);
		return;
	}
	add_row(table, kind, change, change);
	add_departures(table, change, change->depth + 1);
	if (change != end)
		add_children(table, change->next, end, change->depth + 1);
}

static void
add_clause(struct table *table, const struct change *change,
    const struct change *end)
{
	unsigned own = change->flags & ~(unsigned)CHANGE_WIDTH;

	if ((own & CHANGE_ADDED) != 0)
		add_lone(table, change, end, ROW_ADDED, CHANGE_ADDED);
	else if ((own & CHANGE_REMOVED) != 0)
		add_lone(table, change, end, ROW_REMOVED, CHANGE_REMOVED);
	else if (own == 0 || ((own & (CHANGE_TEXT | CHANGE_FIGURE |
	    CHANGE_STRUCTURE | CHANGE_INSIDE)) == 0 && has_words(change, end)))
		add_unchanged(table, change, end);
	else
		add_pair(table, change, end);
}

static void
add_heading(struct table *table, const struct change *change)
{
	unsigned own = change->flags & ~(unsigned)CHANGE_INSIDE;

	if ((own & CHANGE_ADDED) != 0)
		add_row(table, ROW_ADDED, change, change);
	else if ((own & CHANGE_REMOVED) != 0)
		add_row(table, ROW_REMOVED, change, change);
	else if (own != 0)
		add_row(table, ROW_PAIR, change, change);
	else if (table->last != NULL && table->last->kind == ROW_HIDDEN &&
	    table->last->last->next == change)
		table->last->last = change;
	else
		add_row(table, ROW_HIDDEN, change, change);
}

struct row *
compare_rows(struct pool *pool, const struct changes *changes)
{
	struct table table = { .pool = pool,
	    .pending = changes->departures };
	const struct change *change = changes->first, *end;

	add_departures(&table, NULL, -1);
	while (change != NULL) {
		end = end_of(change);
		if (is_heading(change))
			add_heading(&table, change);
		else
			add_clause(&table, change, end);
		add_departures(&table, end, -1);
		change = end->next;
	}
	return table.first;
}

struct name_row {
	unsigned	 flag;
	const char	*name;
};

const char *
compare_rows_change_name(const struct change *change)
{
	static const struct name_row names[] = {
		{ CHANGE_ADDED, "added" }, { CHANGE_REMOVED, "removed" },
		{ CHANGE_TEXT, "changed" }, { CHANGE_CAPTION, "changed" },
		{ CHANGE_FIGURE, "changed" }, { CHANGE_DELETED, "changed" },
		{ CHANGE_STRUCTURE, "changed" },
		{ CHANGE_MOVED, "moved" }, { CHANGE_LEVEL, "moved" },
		{ CHANGE_NUMBER, "renumbered" },
	};
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if ((change->flags & names[i].flag) != 0)
			return names[i].name;
	return "";
}
