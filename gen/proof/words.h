/*
 * Words: what a finished document says, read back from its file, and where it
 * first differs from what it ought to say.
 */
#ifndef PROOF_WORDS_H
#define PROOF_WORDS_H

#include "base/pool.h"
#include "base/text.h"

/* A page of a PDF, a stretch of text of an HTML file. */
struct words_unit {
	const char	*text;
	int		 place;		/* number of the page or line, from 1 */
};

struct words {
	struct words_unit *list;	/* array of count */
	size_t		 count, room;
	size_t		 filled;	/* fields with something in them */
	size_t		 added;		/* notes, stamps and the like on top */
};

struct words_difference {
	int		 place;		/* of the file; of its end if it ends
					   too early */
	const char	*found, *wanted;	/* a few characters; "" at the end */
};

void	 words_add(struct pool *, struct words *, const char *text, int place);
/* Without its white space. */
const char *words_close(struct pool *, const char *text);
/*
 * False if they say the same, white space aside.
 */
bool	 words_differ(struct pool *, const struct words *found,
	    const struct words *wanted, struct words_difference *);

/* In wanted words it stands for anything, up to a line or two. */
extern const char words_mark[];
/* The same for wanted words with marks. */
bool	 words_misfit(struct pool *, const struct words *found,
	    const struct words *wanted, struct words_difference *);
/*
 * The places that differ, the first of them in a list of so much room; with
 * marks or without. Returns how many there are, as far as they can be told.
 */
size_t	 words_differences(struct pool *, const struct words *found,
	    const struct words *wanted, bool has_marks,
	    struct words_difference *, size_t room);
/* Does it say that anywhere? White space aside. */
bool	 words_hold(struct pool *, const struct words *, const char *what);

#endif
