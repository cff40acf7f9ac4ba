/* What the files of this module share. */
#ifndef AMEND_INSIDE_H
#define AMEND_INSIDE_H

#include "amend/amend.h"
#include "amend/clause.h"
#include "amend/unit.h"
#include "base/problem.h"

/* A line of the amending text, without the blanks around it. */
struct amend_line {
	const char	*words;
	size_t		 length;
	int		 number;
	int		 column;	/* of its first character */
	size_t		 indent;	/* wide blanks before it */
};

/* Units that a clause is about, as they were when its sentence began. */
struct targets {
	struct target	*list;
	size_t		 count, room;
};

struct target {
	xmlNode			*node;
	enum part		 part;
	const struct address	*address;
};

struct amending {
	struct pool		*pool;
	xmlDoc			*law;
	xmlNode			*body;
	struct problems		*problems;
	const char		*path;		/* of the amending text */
	const struct amend_line	*line;		/* the sentence at hand */
	xmlNode			*named;		/* 同条 is around it */
	struct moved		*moved;		/* in this sentence */
	size_t			 moved_count, moved_room;
	/* Elements of our own making, and such as were taken out. */
	xmlNode			**kept;
	size_t			 kept_count, kept_room;
};

/* place.c: in the sentence at hand */
struct place	 amend_place(const struct amending *, const char *at);
/* 第3条第2項 as it was written in the sentence. */
const char	*place_written(const struct amending *,
		    const struct address *);

/*
 * keep.c: what was made, or taken out and may still be meant by 同条, is freed
 * at the end, if it stands nowhere then.
 */
void		 keep_node(struct amending *, xmlNode *);
void		 keep_end(struct amending *);

/* resolve.c: False if reported. Ranges are all units from one to the other. */
bool		 resolve_all(struct amending *, const struct addresses *,
		    struct targets *);

/* words.c: all edits at once. */
bool		 words_edit(struct amending *, const struct targets *,
		    const struct clause *);
/*
 * The sentences of a unit that are its 本文, ただし書, 前段 or 後段, from one up
 * to another (NULL: to the last). False if it has no such part.
 */
bool		 words_find_part(struct pool *, const xmlNode *unit,
		    enum part, xmlNode **from, xmlNode **end);

/* block.c: what stands below a sentence, as elements */
struct block {
	const struct amend_line	*lines;
	size_t			 count;
};

/*
 * New elements, not yet in the tree, in the order of the lines; NULL if
 * reported. The unit is that of the first of them; beside is a unit of the
 * same kind that stands where they will, for its ways, or the parent.
 */
struct nodes {
	xmlNode	**list;
	size_t	 count, room;
};

bool		 block_read(struct amending *, const struct block *,
		    enum step_kind unit, const xmlNode *beside,
		    struct nodes *);
/* One line or more of sentences alone; in the pool. */
const char	*block_words(struct amending *, const struct block *);
/* <Sentence>s of the words; of an item perhaps <Column>s. */
void		 block_write(xmlNode *, const char *words, bool is_item,
		    bool has_columns);

/* table.c: NULL if reported; the caller's. An appendix is one table. */
xmlNode		*table_read(struct amending *, const struct block *);
xmlNode		*table_read_appendix(struct amending *,
		    const struct block *);

/* number.c: 第3条 as 第4条, in the same digits and brackets. */
const char	*number_again(struct pool *, const char *sign,
		    const char *digits);
bool		 number_move(struct amending *, xmlNode *unit,
		    const struct address *to);
bool		 number_shift(struct amending *, const struct clause *,
		    const struct targets *);
/* Does any 項 of the law bear a number? */
bool		 number_paragraphs_are_signed(struct amending *);
/* A new unit, whose number must be free when the sentence ends. */
void		 number_added(struct amending *, xmlNode *unit);
/* At the end of a sentence: each number once, each unit at its place. */
bool		 number_settle(struct amending *);

/* contents.c: 目次, by its lines. False if reported. */
bool		 contents_edit(struct amending *, xmlNode *toc,
		    const struct clause *);
bool		 contents_rewrite(struct amending *, xmlNode *toc,
		    const struct block *);

/* tree.c: what cannot be done is reported, and false. */
bool		 tree_not_there(struct amending *, const struct target *);
bool		 tree_not_possible(struct amending *, const struct clause *);
/* 次の三条, and three stand below. */
bool		 tree_count_is(struct amending *, const struct clause *,
		    size_t count, size_t wanted);
/* Freed, with the blanks around it. */
void		 tree_drop(xmlNode *);
/* Out of the tree; kept, since 同条 may mean it. */
void		 tree_take_out(struct amending *, xmlNode *);
void		 tree_put_all(struct amending *, xmlNode *parent,
		    xmlNode *after, const struct nodes *);
/* The element before it; or NULL. */
xmlNode		*tree_before(const xmlNode *);

/* parts.c: 本文, ただし書, captions and headings. False if reported. */
void		 parts_write_words(xmlNode *holder, const char *words);
/* Nothing but sentences. */
bool		 parts_is_plain(const xmlNode *holder);
bool		 parts_write(struct amending *, const struct target *,
		    const struct clause *, const char *words);
bool		 parts_add_sentence(struct amending *, const struct target *,
		    const struct clause *, const struct block *);
/* False, and not reported, if the unit can have none. */
bool		 parts_set_caption(xmlNode *unit, const char *words);
bool		 parts_set_name(struct amending *, const struct target *,
		    const struct clause *, const char *words);
bool		 parts_remove_heading(struct amending *,
		    const struct target *, const struct clause *);
bool		 parts_add_heading(struct amending *, const struct target *,
		    const struct clause *, const struct block *);

/* add.c: False if reported. */
bool		 add_units(struct amending *, const struct clause *,
		    const struct target *, const struct block *);

/* change.c: False if reported. */
bool		 change_do(struct amending *, const struct clause *,
		    const struct targets *, const struct block *);

#endif
