/*
 * Compare: two editions into a change set. Matching is by content before
 * number; words are compared on tokens. The outline of the algorithm and the
 * vocabulary of changes follow Japanese drafting practice (新旧対照表).
 */
#ifndef COMPARE_COMPARE_H
#define COMPARE_COMPARE_H

#include "corpus/body.h"
#include "corpus/corpus.h"
#include "base/text.h"

enum change_flag {			/* a provision may have several */
	CHANGE_ADDED		= 1 << 0,
	CHANGE_REMOVED		= 1 << 1,
	CHANGE_TEXT		= 1 << 2,	/* own words differ */
	CHANGE_CAPTION		= 1 << 3,
	CHANGE_NUMBER		= 1 << 4,	/* renumbered */
	CHANGE_MOVED		= 1 << 5,	/* other place, not mere shift */
	CHANGE_DELETED		= 1 << 6,	/* became 削除 (shell kept) */
	CHANGE_WIDTH		= 1 << 7,	/* of TEXT and CAPTION: only half- or
						   full-width forms differ */
	CHANGE_INSIDE		= 1 << 8,	/* something below changed */
	CHANGE_FIGURE		= 1 << 9,	/* pictures, or a form's fields */
	CHANGE_LEVEL		= 1 << 10,	/* an item became a sub-item, a paragraph
						   of 本則 one of 第1条 */
	CHANGE_STRUCTURE	= 1 << 11	/* how its words are set: see details */
};

/*
 * What differs in how the words are set, one thing each: tables with their
 * rows, cells and spans, sentences, columns, ruby, figures, attributes. Read
 * in order they make the new tree of the old one: first those that are removed
 * or have moved go, then each of the others is done at its place in the new.
 */
enum detail_kind {
	DETAIL_REMOVED,		/* with all that is in it */
	DETAIL_ADDED,
	DETAIL_MOVED,		/* crossed what stands beside it */
	DETAIL_ELEMENT,		/* another element: a row became a head row */
	DETAIL_ATTRIBUTE,	/* has another value, or only one side has it */
	DETAIL_BORDER,		/* begins or ends elsewhere in the same words */
	DETAIL_WORDS		/* of a cell; or a reading, which is no text */
};

struct detail {
	enum detail_kind	 kind;
	const struct body	*old, *new;	/* NULL where there is none */
	const char		*attribute;	/* of DETAIL_ATTRIBUTE */
	struct detail		*next;
};

/* A stretch of a side's text. */
struct span {
	size_t		 start, end;	/* bytes */
	bool		 is_changed;
	bool		 is_widened;	/* common characters inside a quoted unit */
	struct span	*next;
};

struct change {
	const struct provision	*old, *new;	/* one is NULL if added/removed */
	unsigned		 flags;
	struct span		*old_spans, *new_spans;	/* cover text whole; NULL if equal */
	struct span		*old_caption, *new_caption;
	struct detail		*details;	/* NULL if set alike */
	struct change		*next;		/* order of the new text, removed ones at
						   the place where they were */
	int			 depth;
};

/* A reference that the renumbering broke or that still fits only by luck. */
struct broken_reference {
	const struct edition	*edition;	/* where it stands */
	const struct provision	*at;
	size_t			 start, end;
	const char		*was, *now;	/* addresses before and after */
	struct broken_reference	*next;
};

/* Where something stood before it moved: behind a change of the list. */
struct departure {
	const struct change	*moved;
	const struct change	*after;		/* NULL: before all */
	int			 depth;
	bool			 is_outer;	/* stood below no article, 附則 … */
	struct departure	*next;		/* in the order of the list */
};

struct changes {
	const struct edition	*old, *new;
	struct change		*first;		/* every provision of both sides once */
	size_t			 counts[16];	/* by bit of change_flag */
	struct broken_reference	*broken;
	struct departure	*departures;
	struct span		*old_title, *new_title;	/* NULL if the same */
	bool			 same_title;
	/* 目次 as enacted, a line an entry; "" if there is none */
	const char		*old_contents, *new_contents;
	struct span		*old_contents_spans, *new_contents_spans;
	bool			 same_contents;
	struct detail		*details;	/* of the law around its provisions */
};

/* Lives in the pool. corpus may be NULL; with it other standards are searched. */
struct changes	*compare_editions(struct pool *, const struct corpus *,
		    const struct edition *old, const struct edition *new);
/* The same, found once; it lives as long as the new edition. */
const struct changes *compare_known(const struct corpus *,
		    const struct edition *old, const struct edition *new);
/* How alike two laws are, in thousandths: far below 300 they are different laws. */
int		 compare_likeness(const struct changes *);
bool		 compare_is_empty(const struct changes *);
/*
 * Do its words differ in more than width, or are they set so that they say
 * something else: m2 that became m², a cell that covers another row?
 */
bool		 compare_detail_says_otherwise(const struct change *);
/* For people at a terminal: one change a line, the changed words in brackets. */
void		 compare_print_text(const struct changes *, struct text *out);
void		 compare_print_json(const struct changes *, struct text *out);
/*
 * Any two texts as spans that cover them whole. Those that are neither changed
 * nor widened are the same on both sides, one for one.
 */
void		 compare_words(struct pool *, const char *old,
		    const char *new, struct span **old_spans,
		    struct span **new_spans);
/* The changes by the order of the provisions of one side. */
const struct change **compare_renumber_index(struct pool *,
		    const struct changes *, bool is_new);
/*
 * The same, or the same but for numbers that follow what they name; of_old is
 * the old side's index.
 */
bool		 compare_renumber_same(struct pool *, const struct changes *,
		    const struct change *const *of_old, const char *old,
		    const char *new);
/*
 * Other words of which one can know that they mean the same: compare/harmless.c
 * has the list. All else may mean something else.
 */
bool		 compare_harmless_words(struct pool *, const struct changes *,
		    const struct change *const *of_old, const char *old,
		    const char *new);
/* Of both sides, with how its words are set. */
bool		 compare_harmless_change(struct pool *, const struct changes *,
		    const struct change *const *of_old,
		    const struct change *);
/* <changes> for the dossier; the caller owns the node. */
xmlNode		*compare_node(const struct changes *, xmlDoc *);

#endif
