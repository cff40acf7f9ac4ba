/*
 * Refer: the references in a provision's text (前項, 第7条第5項, 次条, 各号,
 * 「ネットワーク管理基準」第10条, 第1号様式) and what they point to.
 */
#ifndef REFER_REFER_H
#define REFER_REFER_H

#include "corpus/corpus.h"

struct reference {
	size_t			 start, end;	/* bytes in provision->text */
	const struct edition	*edition;	/* that it points into; NULL if unknown */
	const struct provision	*target;	/* NULL if it points nowhere */
	const char		*address;	/* target's address, or the one missing */
	bool			 is_relative;	/* 前条, 前2項, 次条, 同項 */
	bool			 is_external;	/* to a law outside the corpus: no target */
	bool			 is_plural;	/* 各号, 前2項, …から…まで: target is the first */
	bool			 is_proviso;	/* …ただし書 */
	bool			 is_rear;	/* …後段 */
	bool			 is_whole;	/* a standard by its title: no target,
						   and no address */
	struct reference	*next;
};

/*
 * In text order, none inside another; NULL if there are none. A range gives
 * two: its first provision, plural, and its last. corpus may be NULL (a lone
 * law).
 */
struct reference *refer_find(struct pool *, const struct corpus *,
		    const struct edition *, const struct provision *);
/*
 * In any words, as if they stood in that provision: what editors wrote about
 * it. Offsets are in the words.
 */
struct reference *refer_find_words(struct pool *, const struct edition *,
		    const struct provision *, const char *words);
/*
 * The same, found once: it lives as long as the edition. Finding takes longer
 * than anything else that is asked of a provision.
 */
const struct reference *refer_known(const struct edition *,
		    const struct provision *);

#endif
