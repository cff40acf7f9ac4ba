/*
 * Near: where a provision stands among its neighbours, which is what
 * 前条, 前2項, 次号 and a bare 第2項 are read against.
 */
#ifndef REFER_NEAR_H
#define REFER_NEAR_H

#include "corpus/corpus.h"

/* NULL for what the provision does not stand in. */
struct near {
	const char		*root;		/* Mp, Sp_2, AppdxTable_1 */
	const struct provision	*article;
	const struct provision	*paragraph;	/* or the table that has items */
	const struct provision	*item;
	bool			 is_amending;	/* 制定文, 附則 of another law:
						   speaks of others' articles */
};

struct near	 refer_near(struct pool *, const struct provision *);
/*
 * The one so many places after it (before, if negative) among its like:
 * articles of the same 本則 or 附則, others below the same parent.
 */
const struct provision *refer_near_neighbour(const struct edition *,
		    const struct provision *, int step);
/* The first child of that kind, or NULL. */
const struct provision *refer_near_first(const struct provision *parent,
		    enum provision_kind);

#endif
