/*
 * Node: what the files share that write the change set for the dossier.
 */
#ifndef COMPARE_NODE_INSIDE_H
#define COMPARE_NODE_INSIDE_H

#include "compare/inside.h"

/* One side of a change, as it is shown. */
struct face {
	struct pool		*pool;
	const struct edition	*edition;
	const struct provision	*provision;
	const struct span	*spans;		/* NULL: none differ, or all */
	const struct detail	*details;
	bool			 is_new;
	bool			 is_all_marked;
};

/* Ruby, raised or lowered characters in a text. */
struct inset {
	size_t		 start, end;
	const char	*element;
	const char	*reading;	/* NULL if none */
	bool		 is_changed;	/* it is set so on this side only */
	struct inset	*next;
};

struct writer {
	struct pool		*pool;
	const struct changes	*changes;
	xmlNode			*top;
};

/* node_words.c */

struct inset	*node_words_insets(const struct face *);
/* The part of the text from start to end, marked where the spans say so. */
void		 node_words_add(xmlNode *, const char *text,
		    const struct inset *, const struct span *, size_t start,
		    size_t end, bool is_all_marked);
/* Text that is no side's: as it is, insets as such. */
void		 node_words_add_plain(xmlNode *, const char *text,
		    const struct inset *, size_t start, size_t end);
/* A cell of a table, down to its figures; spans are of its words. */
void		 node_words_add_cell(xmlNode *line, const struct face *,
		    const struct body *cell, const struct span *,
		    bool is_all_marked);

/* Its words from start to end, counted from its first; none is marked. */
void		 node_words_add_cell_part(xmlNode *, const struct face *,
		    const struct body *cell, size_t start, size_t end);
/* Do the details say that it stands otherwise, or not at all, there? */
bool		 node_words_is_changed(const struct face *,
		    const struct body *);

/* node_table.c: a table among the words of a provision */

struct stretch_of_table {
	const struct body	*table;
	size_t			 start, end;	/* in the flat text */
};

struct tables {
	struct stretch_of_table	*list;
	size_t			 count;
};

enum node_table_state {
	NODE_TABLE_KEPT,
	NODE_TABLE_CHANGED,
	NODE_TABLE_LONE		/* stands on this side only */
};

/* A row of one side. */
struct table_line {
	const struct body	*row;
	size_t			 reach;		/* the last row it spans to */
	bool			 is_lone;	/* has no partner */
	bool			 is_moved;
	bool			 is_changed;
};

struct table_grid {
	const struct face	*face;
	const struct body	*table;
	const struct law_grid	*cells;
	const char		*cols;
	struct table_line	*lines;
	size_t			 count;
	size_t			 next;		/* cell, row by row */
};

/* Rows of both sides that cannot be parted. */
struct table_block {
	size_t	old0, old1, new0, new1;
	bool	is_changed, is_moved, has_pairs;
};

struct tables	 node_table_list(const struct face *);
/* Its rows, and what became of them; the face is borrowed. */
struct table_grid node_table_grid(const struct face *,
		    const struct body *table);
/* The cell of that row that this element is, or NULL. */
const struct body *node_table_cell(const struct table_line *,
		    const xmlNode *);
/* Its partner in the row of the other side, or NULL. */
const struct body *node_table_partner(const struct face *,
		    const struct body *cell, const struct face *beside,
		    const struct body *row);
/* The block behind this one, the first behind {0}; false at the end. */
bool		 node_table_next(const struct table_grid *old,
		    const struct table_grid *new, struct table_block *);
enum node_table_state node_table_state(const struct face *,
		    const struct body *table);
/* All of it. */
void		 node_table_add(xmlNode *parent, const struct face *,
		    const struct body *table);
/*
 * Rows of the 新旧対照表, one for each row that changed; old and new are
 * partners.
 */
void		 node_table_add_rows(xmlNode *top, const struct face *old,
		    const struct body *old_table, const struct face *new,
		    const struct body *new_table);

/* node_merged.c: both sides of a text as one */

struct merged {
	const char		*old, *new;	/* NULL: not there */
	const struct inset	*old_insets, *new_insets;
};

/* Elements of that name, one a line; none if there are no words. */
void		 node_merged_add(struct pool *, xmlNode *parent,
		    const char *name, const struct merged *,
		    const struct span *old_spans,
		    const struct span *new_spans);
/* Words and tables of a change. */
void		 node_merged_add_change(const struct writer *, xmlNode *,
		    const struct change *);

/*
 * node_apart.c: the spans of both, where characters set otherwise have changed
 * as well; insets are of these texts.
 */
void		 node_apart(struct pool *, const struct merged *,
		    const struct span **old_spans,
		    const struct span **new_spans);

/* node_merged_table.c: both sides of a table as one */

void		 node_merged_table(xmlNode *parent, const struct face *old,
		    const struct body *old_table, const struct face *new,
		    const struct body *new_table);
/* One that stands on one side only. */
void		 node_merged_table_lone(xmlNode *parent, const struct face *,
		    const struct body *table);

/* node_line.c */

struct side_view {
	const struct writer	*writer;
	bool			 is_new;
	bool			 is_marked;	/* everything is, if it is all new */
	bool			 is_split;	/* tables have rows of their own */
};

/* What of the text is to be written, and how. */
struct passage {
	struct face		 face;
	struct tables		 tables;
	const struct inset	*insets;
	size_t			 end;
	bool			 is_cut;
};

/* 0 down to a paragraph, 1 for an item, and so on. */
size_t		 node_line_level(const struct provision *);
struct face	 node_line_face(const struct writer *, const struct change *,
		    bool is_new);
const struct provision *node_line_provision(const struct side_view *,
		    const struct change *);
/* All of the text; is_split: as far as the first table. */
struct passage	 node_line_passage(const struct face *, bool is_split);
/* Has nothing changed from start to its end? */
bool		 node_line_is_kept(const struct passage *, size_t start);
void		 node_line_add_words(xmlNode *line, const struct passage *,
		    size_t start);
/* What differs besides words, rows and cells: a 附則's law, a border. */
void		 node_line_add_sets(xmlNode *line, const struct face *);
/* With its number and caption, without words. */
xmlNode		*node_line_add(xmlNode *cell, const struct side_view *,
		    const struct change *);
/* The words of a change, on the line of another one. */
void		 node_line_add_change(xmlNode *line, const struct side_view *,
		    const struct change *);
void		 node_line_add_full(xmlNode *cell, const struct side_view *,
		    const struct change *);

/* node_row.c */

void		 node_row_add(struct writer *, const struct row *);
/* 目次, and what differs around the provisions: before all others. */
void		 node_row_add_contents(struct writer *);
void		 node_row_add_law(struct writer *);

#endif
