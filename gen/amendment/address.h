/*
 * Address: how a sentence calls a unit: whole at first, 同条 and 同項 where it
 * was just named.
 */
#ifndef AMENDMENT_ADDRESS_H
#define AMENDMENT_ADDRESS_H

#include "amendment/writer.h"

/* The unit's address by its number when this sentence began; it is named. */
void		 address_add(struct writer *, struct text *,
		    const struct unit *);
/* 第3条から第5条まで; of a shell of several alone, too. last may be NULL. */
void		 address_add_range(struct writer *, struct text *,
		    const struct unit *first, const struct unit *last);
/* The number that it will have: 第4条, 同条第3項, 同号ロ. */
void		 address_add_target(struct writer *, struct text *,
		    const struct unit *, const char *num);
/* The number alone that the unit has now: 第2項, イ, 附則. */
void		 address_add_number(struct writer *, struct text *,
		    const struct unit *);
/* An article without 条 (第2, 2), or in one: called by what is printed. */
bool		 address_is_labelled(const struct unit *);
/* A paragraph that stands alone is not named. */
bool		 address_is_lone(const struct unit *);
/* 条, 項, 号 of a level; "" of others. */
const char	*address_unit_name(enum level);

#endif
