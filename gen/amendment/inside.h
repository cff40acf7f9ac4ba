/* What the files of this module share. */
#ifndef AMENDMENT_INSIDE_H
#define AMENDMENT_INSIDE_H

#include "amendment/model.h"
#include "amendment/address.h"
#include "amendment/clause.h"
#include "amendment/sentence.h"
#include "base/problem.h"

/* Which provisions sentences name, by their order; see named.c. */
struct named {
	const struct change	**of_old;
	unsigned char		*old_marks, *new_marks;
};

struct making {
	struct pool	*pool;
	struct named	 named;
	struct writer	*writer;
	struct problems	*problems;
	bool		 has_failed;	/* reported */
	/* Mere moves that are not said yet, in the order of saying. */
	struct unit	**pending;
	size_t		 pending_count, pending_room;
};

/* A change that no sentence says, at its place; false. */
bool		 making_refuse(struct making *, const struct provision *,
		    const char *what);
/* A whole unit may be shown below a sentence: words alone are in it. */

/* named.c: False if the comparison names others: reported. */
void		 named_begin(struct named *, struct pool *,
		    const struct changes *);
void		 named_say(struct named *, const struct provision *,
		    bool is_new);
bool		 named_check(struct making *, const struct changes *);

/* below.c: lines below a sentence */
struct below {
	struct amendment_line	*first, **next;
	struct making		*making;
	struct pool		*pool;
};

void		 below_begin(struct below *, struct making *);
void		 below_add(struct below *, int indent, const char *words,
		    const struct provision *);
/* The unit with all in it, as it is in the new text. False if reported. */
bool		 below_add_unit(struct making *, struct below *,
		    const struct unit *);
/* The same of a unit whose number is still the old one. */
bool		 below_add_under(struct making *, struct below *,
		    const struct unit *old);
void		 below_add_heading(struct below *, const struct unit *);

/* inner.c: what changes in a unit but its number, children included */
void		 inner_change(struct making *, struct unit *old);
/* An appendix, or what else has more than words: leaf by leaf. */
void		 inner_leaves(struct making *, struct unit *old);

/* rows.c: 別表 as lines with tabs between cells. False if it is more. */
bool		 rows_add(struct making *, struct below *,
		    const struct unit *appendix);

/* schedule.c: the children of a pair of units */
void		 schedule_children(struct making *, struct unit *old,
		    struct unit *new);
/* What is pending is said. */
void		 schedule_flush(struct making *);

/* shell.c: pairs 削除 with what has its numbers. */
void		 shell_pair(struct unit *old, struct unit *new);

/* mend.c: the model's new side as it were with its references mended */
void		 mend_references(struct making *, const struct model *,
		    const struct changes *);

/* heading.c: 編 to 目, before the articles and behind them */
void		 heading_begin(struct making *, const struct root *old);
void		 heading_finish(struct making *, const struct root *old);
/* 第2章, 第1編第2章, as it is now. */
void		 heading_add_address(struct making *, struct text *,
		    const struct unit *);
/* 章 of a heading. */
const char	*heading_unit_name(const struct unit *);

#endif
