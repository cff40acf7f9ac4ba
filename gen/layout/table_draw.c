#include "layout/table.h"

#include <string.h>

enum { DOUBLE_HALF = 700 };	/* between the two of a double rule, half */

/* One page's part of a table: grounds, text, rules; and rows cut in two. */

/* The rows of a table that stand on one page, the repeated head included. */
struct part {
	struct layout	*layout;
	struct page	*page;
	struct table	*table;
	struct row	**rows;
	int		*tops;		/* count + 1 */
	int		 count;
	int		 repeated;	/* head rows drawn again */
	struct cell	**owners;	/* count x columns */
};

static struct mark *
add_mark(const struct part *part, enum mark_kind kind)
{
	struct mark *mark = pool_take(part->layout->pool, sizeof *mark);

	mark->kind = kind;
	if (part->page->last_mark == NULL)
		part->page->marks = mark;
	else
		part->page->last_mark->next = mark;
	part->page->last_mark = mark;
	return mark;
}

static void
own(const struct part *part, struct cell *cell, int from, int to)
{
	int row, column;

	for (row = from; row < to && row < part->count; row++)
		for (column = cell->column;
		    column < cell->column + cell->columns; column++)
			part->owners[row * part->table->columns + column]
			    = cell;
}

/* Cells that began on an earlier page reach into this one. */
static void
own_spanning(const struct part *part)
{
	int first = part->rows[part->repeated]->index;
	struct cell *cell;

	for (cell = part->table->spanning; cell != NULL;
	    cell = cell->next_spanning) {
		int end = cell->start->index + cell->rows;

		if (cell->start->index < first && end > first)
			own(part, cell, part->repeated,
			    part->repeated + end - first);
	}
}

static void
find_owners(struct part *part)
{
	struct cell *cell;
	int i;

	part->owners = pool_take(part->layout->pool,
	    (size_t)(part->count * part->table->columns)
	    * sizeof *part->owners);
	for (i = 0; i < part->count; i++)
		for (cell = part->rows[i]->cells; cell != NULL;
		    cell = cell->next)
			own(part, cell, i, i + cell->rows);
	own_spanning(part);
}

static struct cell *
owner(const struct part *part, int row, int column)
{
	if (row < 0 || row >= part->count || column < 0
	    || column >= part->table->columns)
		return NULL;
	return part->owners[row * part->table->columns + column];
}

static int
right_edge(const struct part *part, const struct cell *cell)
{
	return part->table->edges[cell->column + cell->columns];
}

static void
draw_ground(const struct part *part, const struct cell *cell, int top,
    int bottom)
{
	struct mark *mark;

	if (cell->grey >= 1000)
		return;
	mark = add_mark(part, MARK_FILL);
	mark->x = part->table->edges[cell->column];
	mark->x2 = right_edge(part, cell);
	mark->y = top;
	mark->y2 = bottom;
	mark->grey = (int16_t)cell->grey;
}

/* The same marks once more, further down or on another page, untagged. */
static void
draw_again(const struct part *part, const struct slab *slab, int delta)
{
	const struct mark *from;

	for (from = slab->marks; from != NULL; from = from->next) {
		struct mark *mark = add_mark(part, from->kind), *next;

		next = mark->next;
		*mark = *from;
		mark->next = next;
		mark->tag = NULL;
		mark->y += delta;
		mark->y2 += delta;
		if (from == slab->last_mark)
			break;
	}
}

static void
repeat_cell(const struct part *part, const struct cell *cell, int top,
    int bottom)
{
	int height = layout_strip_height(&cell->strip), y = top + cell->pad;
	const struct slab *slab;

	if (height + 2 * cell->pad > bottom - top)
		return;
	if (cell->is_centered)
		y = top + (bottom - top - height) / 2;
	if (cell->is_low)
		y = bottom - cell->pad - height;
	for (slab = cell->strip.first; slab != NULL; slab = slab->next) {
		if (slab != cell->strip.first)
			y += slab->before;
		draw_again(part, slab, y - slab->y);
		y += slab->height;
	}
}

/* How much of what is left goes between top and bottom, and how high it is. */
static struct slab *
fitting(const struct cell *cell, int room, bool is_last, int *height)
{
	struct slab *slab;

	*height = 0;
	for (slab = cell->rest; slab != NULL; slab = slab->next) {
		int more = slab->height
		    + (slab == cell->rest ? 0 : slab->before);

		if (!is_last && *height + more > room)
			break;
		*height += more;
	}
	return slab;
}

static void
draw_cell(const struct part *part, struct cell *cell, int top, int bottom,
    bool is_last)
{
	int height, y = top + cell->pad;
	struct slab *end = fitting(cell, bottom - top - 2 * cell->pad, is_last,
	    &height), *slab;

	if (cell->is_centered && bottom - top > height)
		y = top + (bottom - top - height) / 2;
	if (cell->is_low && bottom - top > height + 2 * cell->pad)
		y = bottom - cell->pad - height;
	for (slab = cell->rest; slab != end; slab = slab->next) {
		if (slab != cell->rest)
			y += slab->before;
		slab->y = y;
		y += slab->height;
	}
	layout_draw(part->layout, part->page, cell->rest, end);
	cell->rest = end;
}

static int
rows_of(const struct part *part, const struct cell *cell, int row)
{
	int end = row;

	while (end < part->count && owner(part, end, cell->column) == cell)
		end++;
	return end;
}

static bool
ends_here(const struct part *part, const struct cell *cell)
{
	return cell->start->index + cell->rows
	    <= part->rows[part->count - 1]->index + 1;
}

static void
draw_row(const struct part *part, int row)
{
	int column = 0;

	while (column < part->table->columns) {
		struct cell *cell = owner(part, row, column);
		int end;

		if (cell == NULL || (row > 0
		    && owner(part, row - 1, column) == cell)) {
			column++;
			continue;
		}
		column = cell->column + cell->columns;
		end = rows_of(part, cell, row);
		draw_ground(part, cell, part->tops[row], part->tops[end]);
		if (cell->rest == NULL)
			repeat_cell(part, cell, part->tops[row],
			    part->tops[end]);
		else
			draw_cell(part, cell, part->tops[row],
			    part->tops[end], ends_here(part, cell));
	}
}

/* A stroke between cells, from one place to another. */
struct stroke {
	int	x, y, x2, y2;
	bool	is_outer;
};

static void
draw_stroke(const struct part *part, const struct stroke *stroke,
    enum rule_style style, int aside)
{
	struct mark *mark = add_mark(part, MARK_LINE);
	bool is_level = stroke->y == stroke->y2;

	mark->x = stroke->x + (is_level ? 0 : aside);
	mark->y = stroke->y + (is_level ? aside : 0);
	mark->x2 = stroke->x2 + (is_level ? 0 : aside);
	mark->y2 = stroke->y2 + (is_level ? aside : 0);
	mark->thick = stroke->is_outer && style == RULE_SOLID ? RULE_THICK :
	    RULE_THIN;
	mark->grey = (int16_t)part->table->rule_grey;
	mark->dashed = style == RULE_DOTTED;
}

static void
rule(const struct part *part, const struct stroke *stroke,
    enum rule_style style)
{
	if (style == RULE_DOUBLE) {
		draw_stroke(part, stroke, style, -DOUBLE_HALF);
		draw_stroke(part, stroke, style, DOUBLE_HALF);
	} else if (style != RULE_NONE)
		draw_stroke(part, stroke, style, 0);
}

/*
 * What stands between two cells: as in CSS 2.1, 17.6.2.1, a double rule rather
 * than a plain one, that rather than a dotted one, and none if both want none.
 */
static enum rule_style
between(const struct cell *first, enum side side, const struct cell *second,
    enum side other)
{
	static const int strength[] = { [RULE_NONE] = 0, [RULE_DOTTED] = 1,
	    [RULE_SOLID] = 2, [RULE_DOUBLE] = 3 };
	enum rule_style one = first != NULL ? first->rules[side] : RULE_NONE;
	enum rule_style two = second != NULL ? second->rules[other] :
	    RULE_NONE;

	if (first == second)
		return RULE_NONE;
	return strength[one] > strength[two] ? one : two;
}

/* Between rows: as few strokes as the cells allow. */
static void
rule_across(const struct part *part, int row)
{
	const int *edges = part->table->edges;
	struct stroke stroke = { .y = part->tops[row], .y2 = part->tops[row],
	    .is_outer = row == 0 || row == part->count };
	enum rule_style open = RULE_NONE, here;
	int column;

	for (column = 0; column <= part->table->columns; column++) {
		here = column == part->table->columns ? RULE_NONE :
		    between(owner(part, row - 1, column), SIDE_BOTTOM,
		    owner(part, row, column), SIDE_TOP);
		if (here == open)
			continue;
		stroke.x2 = edges[column];
		rule(part, &stroke, open);
		stroke.x = edges[column];
		open = here;
	}
	stroke.x2 = edges[part->table->columns];
	rule(part, &stroke, open);
}

static void
rule_down(const struct part *part, int column)
{
	struct stroke stroke = { .x = part->table->edges[column],
	    .x2 = part->table->edges[column],
	    .is_outer = column == 0 || column == part->table->columns };
	enum rule_style open = RULE_NONE, here;
	int row;

	for (row = 0; row <= part->count; row++) {
		here = row == part->count ? RULE_NONE :
		    between(owner(part, row, column - 1), SIDE_RIGHT,
		    owner(part, row, column), SIDE_LEFT);
		if (here == open)
			continue;
		stroke.y2 = part->tops[row];
		rule(part, &stroke, open);
		stroke.y = part->tops[row];
		open = here;
	}
	stroke.y2 = part->tops[part->count];
	rule(part, &stroke, open);
}

static void
draw_rules(const struct part *part)
{
	int i;

	if (part->table->kind == TABLE_PLAIN)
		return;
	for (i = 0; i <= part->count; i++)
		rule_across(part, i);
	for (i = 0; i <= part->table->columns; i++)
		rule_down(part, i);
}

static int
count_rows(const struct slab *first, const struct slab *end)
{
	const struct slab *slab;
	int count = 0;

	for (slab = first; slab != end && slab != NULL
	    && slab->table == first->table; slab = slab->next)
		count++;
	return count;
}

static void
list_rows(struct part *part, struct slab *first, int own_rows)
{
	struct slab *slab = first;
	int i, y = first->y;

	for (i = 0; i < part->repeated; i++)
		y -= part->table->rows[i]->height;
	for (i = 0; i < part->repeated; i++) {
		part->rows[i] = part->table->rows[i];
		part->tops[i] = y;
		y += part->rows[i]->height;
	}
	for (; own_rows > 0; own_rows--, i++, slab = slab->next) {
		part->rows[i] = slab->row;
		part->tops[i] = slab->y;
		y = slab->y + slab->height;
	}
	part->tops[i] = y;
}

struct slab *
layout_table_draw(struct layout *layout, struct page *page, struct slab *first,
    const struct slab *end)
{
	struct table *table = first->table;
	struct part part = {.layout = layout, .page = page, .table = table};
	int own_rows = count_rows(first, end), i;
	struct slab *slab = first;

	if (layout_table_row_head(first) > 0)
		part.repeated = table->head_count;
	part.count = own_rows + part.repeated;
	part.rows = pool_take(layout->pool,
	    (size_t)part.count * sizeof *part.rows);
	part.tops = pool_take(layout->pool,
	    (size_t)(part.count + 1) * sizeof *part.tops);
	list_rows(&part, first, own_rows);
	find_owners(&part);
	for (i = 0; i < part.count; i++)
		draw_row(&part, i);
	draw_rules(&part);
	for (i = 0; i < own_rows; i++)
		slab = slab->next;
	return slab;
}
