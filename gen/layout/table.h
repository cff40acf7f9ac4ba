/*
 * Inside of tables, shared by layout_table*.c: a row is a slab, and what stands
 * on one page of a table is drawn together, so that rules meet and cells that
 * span rows are closed at the page's foot and opened again on the next.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/inside.h"

enum table_kind {
	TABLE_GRID,
	TABLE_PLAIN,
	TABLE_FORM,
	TABLE_LAW,		/* as its text has it: cells say their rules */
	TABLE_FRAME		/* one cell, around a note or step */
};

enum rule_style {
	RULE_SOLID,
	RULE_NONE,
	RULE_DOTTED,
	RULE_DOUBLE
};

enum side { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT, SIDES };

struct cell {
	struct row	*start;
	int		 column, columns, rows;
	struct strip	 strip;
	struct slab	*rest;		/* not drawn yet */
	int		 grey;		/* of its ground; 1000: none */
	int		 pad;		/* above and below its text */
	int		 least;		/* height, for who writes in it */
	bool		 is_centered;	/* between its upper and lower rule */
	bool		 is_low;	/* at its lower rule */
	uint8_t		 rules[SIDES];	/* enum rule_style */
	struct cell	*next;		/* of the row */
	struct cell	*next_spanning;
};

struct row {
	struct table	*table;
	int		 index;
	struct cell	*cells, *last_cell;
	const struct sheet_node *node;	/* NULL in a frame */
	const struct look *number_look;
	struct slab	*slab;
	int		 height;
	bool		 is_head;
};

struct table {
	enum table_kind	 kind;
	int		 columns;
	int		*edges;		/* columns + 1, from the paper's edge */
	struct row	**rows;
	int		 count;
	size_t		 room;
	int		 head_count;
	int		 head_height;
	struct cell	*spanning;	/* those of more than one row */
	int		 rule_grey;
	struct hanging	*hanging;	/* in front of it, or NULL */
	bool		 is_refused;	/* reported; nothing is printed */
	int		 scale;		/* of its characters, in thousandths */
};

enum { NO_GREY = 1000 };

/* layout/table_row.c */
/* Adds a row at index, moving the later ones on. */
struct row	*layout_table_row_insert(struct layout *, struct table *,
		    int index);
struct cell	*layout_table_row_add(struct layout *, struct row *, int column,
		    int columns, int rows);
/* What the cell's text needs, with its padding. */
int		 layout_table_row_need(const struct cell *);
/* Of all rows, each at least so high, and of the head if it is repeated. */
void		 layout_table_row_heights(struct table *, int least, int page);
/* Each row becomes a slab at the strip's end. */
void		 layout_table_row_slabs(struct layout *, struct table *,
		    struct strip *, bool is_furniture);

#endif
