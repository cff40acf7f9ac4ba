/*
 * Writer: the sentence of an amending text that is being written.
 */
#ifndef AMENDMENT_WRITER_H
#define AMENDMENT_WRITER_H

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
	/* 第38条 of 第38条中第7項を…, while its moves are said. */
	const struct unit	*within;
	/* The clause of words that stands last in this sentence, and the one
	   that the sentence before is; see several.c. */
	struct worded		*worded, *ended;
	struct amendment_order	*last;
	/* Units that have another number when the sentence ends. */
	struct unit		**moved;
	size_t			 moved_count, moved_room;
};

#endif
