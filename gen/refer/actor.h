/*
 * Actor: whom a clause itself names, by the names of authority.xml: who is to
 * act (職員は, 統括者等及び…は), and whose permission is asked (統括者等の許可,
 * 教育長が承認したとき). A clause that names nobody says nothing.
 */
#ifndef REFER_ACTOR_H
#define REFER_ACTOR_H

#include "corpus/corpus.h"

struct actor {
	const char	*name;		/* as the text has it */
	size_t		 start, end;	/* bytes in provision->text */
	struct actor	*next;
};

/* In text order, of the provision's own words; NULL if it names none. */
struct actor	*actor_subjects(struct pool *, const struct edition *,
		    const struct provision *);
struct actor	*actor_givers(struct pool *, const struct edition *,
		    const struct provision *);
/* Whoever is named at all: whom one reports to, asks, instructs. */
struct actor	*actor_mentions(struct pool *, const struct edition *,
		    const struct provision *);
/* Names that the old text has and the new one nowhere, NULL-terminated. */
const char	**actor_gone(struct pool *, const struct edition *old,
		    const struct edition *new);
/*
 * Ids of the roles that these names mean in that standard, NULL-terminated,
 * each once; of no names none.
 */
const char	**actor_roles(struct pool *, const struct edition *,
		    const struct actor *);

#endif
