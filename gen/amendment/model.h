/*
 * Model: both editions as trees of numbered units that know their partners, and
 * what each unit's number and words are while the orders are made.
 */
#ifndef AMENDMENT_MODEL_H
#define AMENDMENT_MODEL_H

#include "compare/compare.h"

enum level {
	LEVEL_ROOT,		/* 本則, 附則, or one 別表 */
	LEVEL_HEADING,		/* 編 to 目 */
	LEVEL_ARTICLE,
	LEVEL_PARAGRAPH,
	LEVEL_ITEM,
	LEVEL_SUBITEM
};

enum root_kind { ROOT_MAIN, ROOT_SUPPLEMENT, ROOT_APPENDIX };

/* A sentence as the words of a unit are parted: 本文, ただし書, 前段, 後段. */
struct sentence {
	const char	*words;
	bool		 is_proviso;
};

struct unit {
	enum level		 level;
	const struct provision	*provision;	/* NULL: 本則 */
	const struct change	*change;
	struct unit		*partner;	/* on the other side */
	struct unit		*parent, *first, *last, *next;
	struct unit		*heading;	/* of an article; or NULL */
	const char		*num;		/* 3_2 */
	const char		*words;		/* own; columns with a wide blank */
	struct sentence		*sentences;	/* array of sentence_count */
	size_t			 sentence_count;
	bool			 has_columns;
	bool			 is_sealed;	/* more than words in it */
	/* While orders are made; of the old side. */
	const char		*now_num, *now_words;
	size_t			 now_children;	/* paragraphs of an article */
	bool			 is_gone, is_moved, is_stuck;
	bool			 is_replaced;	/* by one of its number, wholly
						   other words */
	/* The last of those that are rewritten as one (3:5); or NULL. */
	struct unit		*range_end;
	bool			 is_absorbed;	/* one of them, not the first */
};

struct root {
	enum root_kind	 kind;
	struct unit	*unit;		/* its children are flat articles, or
					   paragraphs; headings apart */
	struct unit	*headings;	/* in order, by next */
	struct unit	*last_heading;
	struct root	*partner, *next;
};

struct model {
	struct root	*old, *new;
};

struct model	*model_make(struct pool *, const struct changes *);

#endif
