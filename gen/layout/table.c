#include "layout/table.h"

#include <stdlib.h>
#include <string.h>

/* Tables: cells into the grid. */

enum {
	MOST_COLUMNS = 256,
	GREY_HEAD = 900,
	GREY_LABEL = 930,
	LEAST_PITCH = 857,	/* thousandths of 7 mm */
	NARROW_LABEL = 4,	/* ems: written downwards, in the middle */
	LOW_ROW = 6,		/* ems: rows that do not stand alone */
	LEAST_COLUMN = 2,	/* ems that a column of a law needs */
	WHOLE = 1000,
	SMALLEST = 650,		/* of a cell's size, in thousandths: 6.2 pt */
	ILLEGIBLE = 210		/* likewise: below 2 pt nobody reads it */
};

static const int shades[] = {NO_GREY, 930, 860, 780};

/* Which columns cells of earlier rows still fill, in rows to come. */
struct grid {
	int	busy[MOST_COLUMNS];
	int	column;
};

static void
next_free(struct grid *grid)
{
	while (grid->column < MOST_COLUMNS && grid->busy[grid->column] > 0)
		grid->column++;
}

static int
bounded(int value, int most)
{
	return value < 1 ? 1 : value > most ? most : value;
}

/* Takes the cell's place in the grid; returns its column. */
static int
take_place(struct grid *grid, int columns, int rows)
{
	int first, i;

	next_free(grid);
	first = grid->column < MOST_COLUMNS ? grid->column : MOST_COLUMNS - 1;
	for (i = first; i < first + columns && i < MOST_COLUMNS; i++)
		grid->busy[i] = rows;
	grid->column = first + columns;
	return first;
}

static void
next_row(struct grid *grid)
{
	int i;

	for (i = 0; i < MOST_COLUMNS; i++)
		if (grid->busy[i] > 0)
			grid->busy[i]--;
	grid->column = 0;
}

static int
cell_columns(const struct sheet_node *cell)
{
	return bounded(sheet_number(cell, SHEET_A_SPAN, 1), MOST_COLUMNS);
}

static int
cell_rows(const struct sheet_node *cell)
{
	return bounded(sheet_number(cell, SHEET_A_ROWS, 1), 999);
}

static int
count_columns(const struct sheet_node *table, int named)
{
	const struct sheet_node *row, *cell;
	struct grid grid = {{0}, 0};
	int count = named, end;

	for (row = table->first; row != NULL; row = row->next) {
		for (cell = row->first; cell != NULL; cell = cell->next) {
			if (cell->kind != SHEET_CELL)
				continue;
			end = take_place(&grid, cell_columns(cell),
			    cell_rows(cell)) + cell_columns(cell);
			if (end > count)
				count = end;
		}
		next_row(&grid);
	}
	return bounded(count, MOST_COLUMNS);
}

static int
read_weights(const char *cols, int *weights)
{
	int count = 0;
	char *end;

	while (cols != NULL && count < MOST_COLUMNS) {
		long weight = strtol(cols, &end, 10);

		if (end == cols)
			break;
		weights[count++] = weight < 1 ? 1 : (int)weight;
		cols = end;
	}
	return count;
}

/* What a column needs at least, with the room at its sides. */
static int
least_column(const struct layout *layout, const struct table *table)
{
	const struct look *look = style_look(layout->style, SHEET_CELL, NULL,
	    0);

	return (int)((long long)(look->size * LEAST_COLUMN + 2 * look->indent)
	    * table->scale / WHOLE);
}

/* A column that would be narrower than the least takes from the others. */
static void
widen(int *weights, int columns, int width, int least)
{
	long long total, room;
	bool is_open[MOST_COLUMNS], goes_on = true;
	int i;

	for (i = 0; i < columns; i++) {
		is_open[i] = true;
		weights[i] *= WHOLE;
	}
	while (goes_on) {
		goes_on = false;
		total = 0;
		room = width;
		for (i = 0; i < columns; i++) {
			total += is_open[i] ? weights[i] : 0;
			room -= is_open[i] ? 0 : least;
		}
		for (i = 0; i < columns; i++)
			if (is_open[i] && weights[i] * room < least * total) {
				is_open[i] = false;
				goes_on = true;
			}
	}
	for (i = 0; i < columns; i++)
		weights[i] = is_open[i] ? (int)(weights[i] * room / total) :
		    least;
}

/* Edges by weight; columns that have none get the last one's. */
static void
set_edges(struct layout *layout, struct table *table, const char *cols, int x,
    int width, const struct sheet_node *node)
{
	int weights[MOST_COLUMNS] = {1}, i;
	int named = read_weights(cols, weights);
	long long total = 0, sum = 0;

	table->columns = node == NULL ? 1 : count_columns(node, named);
	for (i = named > 0 ? named : 1; i < table->columns; i++)
		weights[i] = weights[i - 1];
	if (table->kind == TABLE_LAW &&
	    least_column(layout, table) * table->columns <= width)
		widen(weights, table->columns, width, least_column(layout,
		    table));
	for (i = 0; i < table->columns; i++)
		total += weights[i];
	table->edges = pool_take(layout->pool,
	    (size_t)(table->columns + 1) * sizeof *table->edges);
	for (i = 0; i <= table->columns; i++) {
		table->edges[i] = x + (int)(width * sum / total);
		sum += i < table->columns ? weights[i] : 0;
	}
}

static const char *
look_name(const struct sheet_node *row, const struct sheet_node *cell)
{
	const char *kind = sheet_attr(cell, SHEET_A_KIND);

	if (sheet_attr_is(row, SHEET_A_HEAD, "yes"))
		return "head";
	if (sheet_attr_is(cell, SHEET_A_HEAD, "yes") && kind == NULL)
		return "label";
	return kind;
}

static bool
is_label(const struct sheet_node *cell)
{
	return sheet_attr_is(cell, SHEET_A_KIND, "label");
}

static int
cell_grey(const struct table *table, const struct sheet_node *row,
    const struct sheet_node *node)
{
	int shade = sheet_number(node, SHEET_A_SHADE, -1);

	if (shade >= 0)
		return shades[shade > 3 ? 3 : shade];
	if (table->kind == TABLE_PLAIN)
		return NO_GREY;
	if (sheet_attr_is(row, SHEET_A_HEAD, "yes")
	    || sheet_attr_is(node, SHEET_A_HEAD, "yes"))
		return GREY_HEAD;
	return is_label(node) ? GREY_LABEL : NO_GREY;
}

static struct tag *
cell_tag(struct layout *layout, struct tag *parent,
    const struct sheet_node *row, const struct sheet_node *cell)
{
	bool in_head = sheet_attr_is(row, SHEET_A_HEAD, "yes");
	bool is_head = in_head || is_label(cell)
	    || sheet_attr_is(cell, SHEET_A_HEAD, "yes");
	struct tag *tag = layout_tag(layout, parent, is_head ? TAG_TH
	    : TAG_TD);
	const char *scope = sheet_attr(cell, SHEET_A_SCOPE);

	tag->column_span = cell_columns(cell);
	tag->row_span = cell_rows(cell);
	if (is_head)
		tag->scope = scope != NULL ? scope[0] : in_head ? 'c' : 'r';
	return tag;
}

/* The flow state of the page is none of a cell's business. */
struct outside {
	int	gap;
	bool	starts_page, is_changed;
};

static struct outside
go_inside(struct layout *layout)
{
	struct outside outside = {layout->cursor.gap,
	    layout->cursor.starts_page, layout->cursor.is_changed};

	layout->cursor.gap = 0;
	layout->cursor.starts_page = layout->cursor.is_changed = false;
	return outside;
}

static void
go_outside(struct layout *layout, struct outside outside)
{
	layout->cursor.gap = outside.gap;
	layout->cursor.starts_page = outside.starts_page;
	layout->cursor.is_changed = outside.is_changed;
}

/* Words would run over those of the next column. Said once a table. */
static void
report_narrow(struct layout *layout, struct table *table,
    const struct sheet_node *node)
{
	if (!table->is_refused)
		problem_add(layout->problems, PROBLEM_COLUMN_NARROW,
		    node->place, "a column of %d is narrower than one "
		    "character", table->columns);
	table->is_refused = true;
	layout->failed = true;
}

static void
fill_cell(struct layout *layout, struct cell *cell,
    const struct sheet_node *node, const struct look *look, struct tag *tag)
{
	struct table *table = cell->start->table;
	int left = table->edges[cell->column] + look->indent;
	int last = cell->column + cell->columns;
	struct room room = {&cell->strip, tag, left, 0, true, look,
	    table->hanging};
	struct look inside = *look;

	if (table->edges[last] - left < look->size * NARROW_LABEL
	    && is_label(node))
		inside.align = 2;
	room.width = table->edges[last] - look->indent - left;
	if (table->edges[last] - table->edges[cell->column] < look->size
	    && node->first != NULL)
		report_narrow(layout, table, node);
	if (room.width < look->size)
		room.width = look->size;
	inside.before = inside.after = inside.indent = 0;
	room.look = &inside;
	layout->cursor.gap = 0;
	layout_name_wait(layout, node);
	layout_blocks(layout, &room, node);
	cell->rest = cell->strip.first;
}

/* Of lines written by hand: 7 mm, 6 if the paper is short. */
static int
write_pitch(const struct layout *layout)
{
	int pitch = style_look(layout->style, SHEET_FIELD, NULL, 0)->pitch;
	int tight = pitch * layout->cursor.spread / 1000;
	int least = pitch * LEAST_PITCH / 1000;

	return tight < least ? least : tight;
}

/* Four words, from the top on. */
static void
set_rules(struct cell *cell, const char *words)
{
	static const char *const styles[] = { [RULE_SOLID] = "solid",
	    [RULE_NONE] = "none", [RULE_DOTTED] = "dotted",
	    [RULE_DOUBLE] = "double" };
	size_t side, style, length;

	for (side = 0; words != NULL && side < SIDES; side++) {
		length = strcspn(words, " ");
		for (style = 0; style < sizeof styles / sizeof *styles;
		    style++)
			if (strlen(styles[style]) == length &&
			    strncmp(words, styles[style], length) == 0)
				cell->rules[side] = (uint8_t)style;
		words += length + (words[length] == ' ');
	}
}

/* Where the text says so, else where a reader of tables looks for it. */
static void
set_upright(struct cell *cell, const struct row *row,
    const struct sheet_node *node, int lines)
{
	const char *upright = sheet_attr(node, SHEET_A_UPRIGHT);

	cell->is_low = upright != NULL && strcmp(upright, "bottom") == 0;
	if (upright != NULL)
		cell->is_centered = strcmp(upright, "middle") == 0;
	else if (row->table->kind == TABLE_LAW)
		cell->is_centered = row->is_head;
	else
		cell->is_centered = row->is_head || is_label(node) ||
		    lines == 1 || (sheet_attr(node, SHEET_A_KIND) != NULL &&
		    !sheet_attr_is(node, SHEET_A_KIND, "text")) ||
		    sheet_attr_is(node, SHEET_A_HEAD, "yes") ||
		    (row->table->kind == TABLE_FORM && lines == 0);
}

static struct look
scaled(const struct look *look, int scale)
{
	struct look made = *look;

	made.size = (int)((long long)look->size * scale / WHOLE);
	made.pitch = (int)((long long)look->pitch * scale / WHOLE);
	made.before = (int)((long long)look->before * scale / WHOLE);
	made.indent = (int)((long long)look->indent * scale / WHOLE);
	return made;
}

static void
add_cell(struct layout *layout, struct row *row, struct grid *grid,
    const struct sheet_node *node, struct tag *tag)
{
	int columns = cell_columns(node), rows = cell_rows(node);
	int lines = sheet_number(node, SHEET_A_LINES, 0);
	const struct look look = scaled(style_look(layout->style, SHEET_CELL,
	    look_name(row->node, node), 0), row->table->scale);
	struct cell *cell;
	int column = take_place(grid, columns, rows);

	if (column + columns > row->table->columns)
		columns = row->table->columns - column;
	cell = layout_table_row_add(layout, row, column, columns, rows);
	cell->grey = cell_grey(row->table, row->node, node);
	cell->pad = look.before;
	set_upright(cell, row, node, lines);
	set_rules(cell, sheet_attr(node, SHEET_A_RULES));
	if (lines > 0)
		cell->least = lines * write_pitch(layout) + 2 * look.before;
	fill_cell(layout, cell, node, &look, cell_tag(layout, tag, row->node,
	    node));
}

static void
add_row(struct layout *layout, struct table *table, struct grid *grid,
    const struct sheet_node *node, struct tag *tag)
{
	struct row *row = layout_table_row_insert(layout, table, table->count);
	struct tag *row_tag = layout_tag(layout, tag, TAG_TR);
	const struct sheet_node *cell;

	row->node = node;
	row->is_head = sheet_attr_is(node, SHEET_A_HEAD, "yes")
	    && table->head_count == row->index;
	table->head_count += row->is_head;
	row->number_look = style_look(layout->style, SHEET_CELL, "number", 0);
	layout_name_wait(layout, node);
	for (cell = node->first; cell != NULL; cell = cell->next)
		if (cell->kind == SHEET_CELL)
			add_cell(layout, row, grid, cell, row_tag);
	next_row(grid);
}

/* A heading across the table goes with the row below it. */
static bool
is_heading(const struct row *row)
{
	return row->cells != NULL && row->cells->columns
	    == row->table->columns && row->node != NULL
	    && row->node->first != NULL
	    && sheet_attr_is(row->node->first, SHEET_A_HEAD, "yes");
}

/* One low row is not left at a page's foot or taken to the next. */
static void
keep_pairs(struct table *table, int low)
{
	struct row **rows = table->rows;
	int first = table->head_count, last = table->count - 1, i;

	for (i = first; i < last; i++)
		if (is_heading(rows[i]))
			rows[i]->slab->stays = true;
	if (last - first < 2)
		return;
	if (rows[first]->height + rows[first + 1]->height < 2 * low)
		rows[first]->slab->stays = true;
	if (rows[last - 1]->height + rows[last]->height < 2 * low)
		rows[last - 1]->slab->stays = true;
}

static enum table_kind
kind_of(const struct sheet_node *node)
{
	if (sheet_attr_is(node, SHEET_A_KIND, "plain"))
		return TABLE_PLAIN;
	if (sheet_attr_is(node, SHEET_A_KIND, "law"))
		return TABLE_LAW;
	return sheet_attr_is(node, SHEET_A_KIND, "form") ? TABLE_FORM
	    : TABLE_GRID;
}

/* What stands in front of the rows, and stays with them. */
static void
put_captions(struct layout *layout, const struct room *room,
    const struct sheet_node *table, struct tag *tag)
{
	struct room inner = *room;
	const struct sheet_node *node;

	for (node = table->first; node != NULL && node->kind == SHEET_PARA;
	    node = node->next) {
		inner.tag = layout_tag(layout, tag, TAG_CAPTION);
		layout_block(layout, &inner, node);
		room->strip->last->stays = true;
	}
}

/* How small its characters must be, in thousandths, for that width. */
static int
scale_for(const struct layout *layout, struct table *table, int columns,
    int width)
{
	int need;

	table->scale = WHOLE;
	need = least_column(layout, table) * columns;
	return need <= width ? WHOLE : (int)((long long)width * WHOLE / need);
}

static bool
may_turn(const struct layout *layout, const struct room *room)
{
	return !room->is_cell && room->strip == layout->flow &&
	    layout->turned.width > layout->upright.width;
}

/* What stays with the table is on its page: its heading. */
static void
turn_heading(struct strip *strip)
{
	struct slab *slab, *first = strip->first;

	for (slab = strip->first; slab != NULL; slab = slab->next)
		if (!slab->stays)
			first = slab->next;
	for (slab = first; slab != NULL; slab = slab->next)
		slab->is_turned = true;
}

static void
report_small(struct layout *layout, const struct table *table, int columns,
    const struct sheet_node *node)
{
	int size = scaled(style_look(layout->style, SHEET_CELL, NULL, 0),
	    table->scale).size;

	if (table->scale < ILLEGIBLE && layout->failed)
		return;		/* the tables in it are smaller still */
	if (table->scale < ILLEGIBLE) {
		problem_add(layout->problems, PROBLEM_COLUMN_NARROW,
		    node->place, "there is no room for a table of %d columns: "
		    "its characters would be of %d.%d points", columns,
		    size / 1000, size % 1000 / 100);
		layout->failed = true;
		return;
	}
	problem_add(layout->problems, PROBLEM_TABLE_SMALL, node->place,
	    "a table of %d columns is printed in characters of %d.%d points",
	    columns, size / 1000, size % 1000 / 100);
}

/*
 * The table of a law has as many columns as it has: its characters are made
 * smaller, and if that does not suffice, the page is turned.
 */
static struct room
fit(struct layout *layout, struct table *table, const struct room *room,
    const struct sheet_node *node)
{
	struct room whole = *room;
	int columns;

	table->scale = WHOLE;
	if (table->kind != TABLE_LAW)
		return whole;
	columns = count_columns(node, 0);
	table->scale = scale_for(layout, table, columns, room->width);
	if (table->scale >= SMALLEST)
		return whole;
	if (may_turn(layout, room)) {
		layout_room_turn(layout, true);
		whole = layout_room_whole(layout, room);
		table->scale = scale_for(layout, table, columns, whole.width);
		turn_heading(room->strip);
	}
	if (table->scale < SMALLEST)
		report_small(layout, table, columns, node);
	return whole;
}

static void
lay_rows(struct layout *layout, const struct room *room, struct table *table,
    const struct sheet_node *node, struct tag *tag)
{
	const struct look *look = style_look(layout->style, SHEET_TABLE,
	    sheet_attr(node, SHEET_A_KIND), 0);
	struct grid grid = {{0}, 0};
	const struct sheet_node *row;
	struct outside outside;

	set_edges(layout, table, sheet_attr(node, SHEET_A_COLS),
	    room->x + look->indent, room->width - look->indent, node);
	outside = go_inside(layout);
	for (row = node->first; row != NULL; row = row->next)
		if (row->kind == SHEET_ROW)
			add_row(layout, table, &grid, row, tag);
	go_outside(layout, outside);
	if (table->count == 0)
		return;
	layout_table_row_heights(table, look->size * table->scale / WHOLE,
	    layout_room_on_page(layout));
	layout_table_row_slabs(layout, table, room->strip, false);
	keep_pairs(table, look->size * LOW_ROW);
}

void
layout_table(struct layout *layout, const struct room *room,
    const struct sheet_node *node)
{
	const struct look *look = style_look(layout->style, SHEET_TABLE,
	    sheet_attr(node, SHEET_A_KIND), 0);
	struct table *table = pool_take(layout->pool, sizeof *table);
	struct tag *tag = layout_tag(layout, room->tag, TAG_TABLE);
	struct slab *last = room->strip->last, *slab;
	bool is_turned;
	struct room place;

	layout_gap(layout, look->before);
	table->kind = kind_of(node);
	table->hanging = room->hanging;
	place = fit(layout, table, room, node);
	is_turned = place.width != room->width || place.x != room->x;
	put_captions(layout, &place, node, tag);
	lay_rows(layout, &place, table, node, tag);
	layout_room_turn(layout, false);
	for (slab = last != NULL ? last->next : room->strip->first;
	    is_turned && slab != NULL; slab = slab->next)
		slab->is_turned = true;
	if (table->count == 0)
		return;
	/* A closing note is never alone on a page. */
	if (node->next != NULL && node->next->kind == SHEET_NOTE)
		room->strip->last->stays = true;
	layout_gap(layout, look->after);
}
