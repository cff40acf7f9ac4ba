#include "layout/table.h"

/* A frame around blocks: a table of one cell. */

enum {
	FRAME_PAD = 600		/* ems/1000 */
};

static int
frame_pad(const struct layout *layout)
{
	return style_look(layout->style, SHEET_NOTE, NULL, 0)->size * FRAME_PAD
	    / 1000;
}

struct frame
layout_frame_open(struct layout *layout, const struct room *room,
    struct tag *tag, int grey)
{
	struct table *table = pool_take(layout->pool, sizeof *table);
	struct cell *cell;
	struct frame frame = {.inside = *room, .table = table};
	int pad = frame_pad(layout);

	table->kind = TABLE_FRAME;
	table->rule_grey = grey;
	table->columns = 1;
	table->edges = pool_take(layout->pool, 2 * sizeof *table->edges);
	table->edges[0] = room->x;
	table->edges[1] = room->x + room->width;
	cell = layout_table_row_add(layout, layout_table_row_insert(layout,
	    table, 0), 0, 1, 1);
	cell->pad = pad;
	frame.inside.strip = &cell->strip;
	frame.inside.tag = tag;
	frame.inside.x += pad;
	frame.inside.width -= 2 * pad;
	frame.gap = layout->cursor.gap;
	frame.starts_page = layout->cursor.starts_page;
	layout->cursor.gap = 0;
	layout->cursor.starts_page = false;
	return frame;
}

void
layout_frame_close(struct layout *layout, const struct room *room,
    struct frame *frame)
{
	struct table *table = frame->table;
	struct cell *cell = table->rows[0]->cells;

	layout->cursor.gap = frame->gap;
	layout->cursor.starts_page = frame->starts_page;
	cell->rest = cell->strip.first;
	layout_table_row_heights(table, 0, layout_room_on_page(layout));
	layout_table_row_slabs(layout, table, room->strip, true);
}
