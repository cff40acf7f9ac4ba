/*
 * Structure: all that stands in a provision, as elements of the dossier in the
 * order of the file. Words are lines; what is no words is a table, a figure, or
 * a part that holds lines and further parts. Shared by the files that write it.
 */
#ifndef SCOPE_STRUCTURE_H
#define SCOPE_STRUCTURE_H

#include "corpus/body.h"
#include "refer/refer.h"
#include "scope/part.h"

enum { LEVEL_NONE = -1 };	/* in a cell nothing is set in further */

/* How far the words of one provision have come. */
struct flow {
	struct scope			*scope;
	const struct edition		*edition;
	const struct provision		*provision;
	xmlNode				*parent;	/* of the next line */
	xmlNode				*line;		/* that is open, or NULL */
	const struct reference		*reference;	/* the next one */
	size_t				 end;		/* in the flat text */
	size_t				 term;		/* bytes of its term */
	const char			*number;	/* that no part has taken */
	int				 level;
	bool				 is_flat;	/* one line for all of it */
	bool				 has_proviso;	/* it was met */
};

/* structure_words.c */
struct flow	 structure_words_begin(struct scope *, xmlNode *parent,
		    const struct edition *, const struct provision *);
/* A node of the tree: words go on the open line, what is none goes below. */
void		 structure_words_add(struct flow *, const struct body *);
void		 structure_words_add_children(struct flow *, const struct body *);
/* The next words begin a line. */
void		 structure_words_end_line(struct flow *);
/* All of them in one line of its own, tables and lists with breaks. */
void		 structure_words_write_flat(struct scope *, xmlNode *parent,
		    const struct edition *, const struct provision *);
/* Ruby and raised characters would be lost in an attribute. */
bool		 structure_words_are_plain(const struct body *);

/* structure.c */
/* A figure, table, list and so on; false: it is words. */
bool		 structure_add(struct flow *, const struct body *);
xmlNode		*structure_provision(xmlNode *parent,
		    const struct edition *, const struct provision *);
/* Its own words, tables and so on, without the provisions in it. */
void		 structure_write_own(struct scope *, xmlNode *parent,
		    const struct edition *, const struct provision *);
/* <law-title> with the readings in it. */
void		 structure_write_title(struct scope *, xmlNode *parent,
		    const struct edition *);
/* All of a law, its provisions in their places. */
void		 structure_write_law(struct scope *, xmlNode *text,
		    const struct edition *);

/* structure_table.c */
void		 structure_table(struct flow *, const struct body *table,
		    const struct body *caption);

/* structure_figure.c: behind the lines before it */
void		 structure_figure(struct flow *, const struct body *);

#endif
