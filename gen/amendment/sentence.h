/*
 * Sentence: clauses joined into the sentences of an amending text, with the
 * addresses of units: whole at first, 同条 and 同項 where they were just named.
 */
#ifndef AMENDMENT_SENTENCE_H
#define AMENDMENT_SENTENCE_H

#include "amendment/amendment.h"
#include "amendment/model.h"
#include "amendment/numeral.h"
#include "amendment/phrase.h"

enum verb {
	VERB_AMEND,		/* 改め */
	VERB_DELETE,		/* 削り */
	VERB_ADD,		/* 加え */
	VERB_BECOME,		/* とし */
	VERB_PUT,		/* 付し */
	VERB_DOWN,		/* 繰り下げ */
	VERB_UP			/* 繰り上げ */
};

struct writer {
	struct pool		*pool;
	struct amendment	*amendment;
	struct amendment_order	**next;
	struct text		 sentence;	/* without its last verb */
	enum verb		 verb;		/* that one */
	bool			 is_open;	/* a clause stands in it */
	const struct unit	*named;		/* last, in this sentence */
	const struct provision	*about;
	enum numeral		 numeral;
	/* The clause of words that stands last in this sentence, and the one
	   that the sentence before is; see several.c. */
	struct worded		*worded, *ended;
	struct amendment_order	*last;
	/* Units that have another number when the sentence ends. */
	struct unit		**moved;
	size_t			 moved_count, moved_room;
};

/* The clause so far: behind 、 if one stands before it. */
struct text	*sentence_clause(struct writer *, const struct provision *);
void		 sentence_verb(struct writer *, enum verb);
/* 。: numbers are the new ones from here. */
void		 sentence_end(struct writer *);
/* The same, and what it announces. */
void		 sentence_end_with(struct writer *, struct amendment_line *);
/* From the sentence's end on the unit has this number. */
void		 sentence_moves(struct writer *, struct unit *);

/* The unit's address by its number when this sentence began; it is named. */
void		 sentence_add_address(struct writer *, struct text *,
		    const struct unit *);
/* 第3条から第5条まで; of a shell of several alone, too. last may be NULL. */
void		 sentence_add_range(struct writer *, struct text *,
		    const struct unit *first, const struct unit *last);
/* The number that it will have: 第4条, 同条第3項, 同号ロ. */
void		 sentence_add_target(struct writer *, struct text *,
		    const struct unit *, const char *num);
/* The number alone that the unit has now: 第2項, イ, 附則. */
void		 sentence_add_number(struct writer *, struct text *,
		    const struct unit *);
/* An article without 条 (第2, 2), or in one: called by what is printed. */
bool		 sentence_is_labelled(const struct unit *);
/* A paragraph that stands alone is not named. */
bool		 sentence_is_lone(const struct unit *);
/* 条, 項, 号 of a level; "" of others. */
const char	*sentence_unit_name(enum level);
void		 sentence_add_phrases(struct writer *,
		    const struct phrase *);

#endif
