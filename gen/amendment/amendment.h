/*
 * Amendment: the sentences (改め文) that make one edition out of another, as a
 * drafter writes them. Made from the change set; shares no code with what
 * carries such sentences out, and does not call it: each proves the other.
 */
#ifndef AMENDMENT_AMENDMENT_H
#define AMENDMENT_AMENDMENT_H

#include "base/pool.h"
#include "base/problem.h"
#include "base/text.h"
#include "compare/compare.h"

enum amendment_style {
	AMENDMENT_LOCAL,	/* 第5条, 次に, 1条 */
	AMENDMENT_NATIONAL	/* 第五条, 下に, 一条 */
};

/* A line below a sentence; indent counts wide blanks. */
struct amendment_line {
	int			 indent;
	const char		*words;
	const struct provision	*provision;	/* of the new edition, or NULL */
	struct amendment_line	*next;
};

/* A sentence, and what it announces. */
struct amendment_order {
	const char		*sentence;
	struct amendment_line	*block;
	const struct provision	*provision;	/* what it is about; or NULL */
	struct amendment_order	*next;
};

struct amendment {
	const struct changes	*changes;
	enum amendment_style	 style;
	const char		*lead;	/* …の一部を次のように改正する。 */
	struct amendment_order	*orders;
};

/*
 * Lives in the pool. NULL if something changed that no sentence can say (a
 * picture, the spans of a table): reported at its place. No orders if nothing
 * changed that an amending text changes: not ruby, 制定文, law number or the
 * 附則 of amending laws.
 */
struct amendment *amendment_make(struct pool *, const struct changes *,
		    enum amendment_style, struct problems *);
/*
 * The sentences that mend, in the new edition, the references that the changes
 * broke; no orders if none can be mended so.
 */
struct amendment *amendment_mend(struct pool *, const struct changes *,
		    enum amendment_style, struct problems *);
/* National for a law whose articles are numbered in 漢数字. */
enum amendment_style amendment_style_of(const struct edition *);
/* As an amending text is written, without title and 附則. */
void		 amendment_print(const struct amendment *, struct text *out);
void		 amendment_print_json(const struct amendment *,
		    struct text *out);

#endif
