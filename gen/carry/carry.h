/*
 * Carry: what was written about one edition of a standard is brought to
 * another one: overlay, forms, and the links of the authority's other files.
 * What stayed the same stays reviewed, what changed is to be read again, what
 * is gone is listed, what is new is open. Nothing is written here: the result
 * is files, to be put in their places all at once.
 */
#ifndef CARRY_CARRY_H
#define CARRY_CARRY_H

#include "base/text.h"
#include "corpus/corpus.h"

/* A file below the authority's folder. */
struct carry_file {
	const char	*path;		/* 04/draft/duties.xml */
	const char	*bytes;
	size_t		 length;
	size_t		 places;	/* that were changed */
};

struct carry_files {
	struct pool		*pool;
	struct carry_file	*list;
	size_t			 count, room;
	const char		*dropped;	/* a folder that goes, or NULL */
	const char		*adopted;	/* that takes its place */
	size_t			 lost;		/* links to what is gone */
};

enum carry_refusal {
	CARRY_FINE,
	CARRY_STANDARDS,	/* they are not of one standard */
	CARRY_SAME_EDITION,
	CARRY_NO_OVERLAY,	/* nothing to carry */
	CARRY_BACKWARDS,	/* the new one is older, or in force and written
				   about */
	CARRY_UNLIKE,		/* another regulation by its words */
	CARRY_WRITTEN		/* the new one has an overlay of its own */
};

/* Can the one be carried to the other? Also for those who only offer it. */
enum carry_refusal carry_may(const struct corpus *,
		    const struct edition *old, const struct edition *new);

struct carried {
	struct carry_files	*files;
	bool			 is_done;	/* nothing would change */
	struct text		 said;		/* the summary; the caller frees */
};

/*
 * All in the pool, but the summary. False if reported. What else is written
 * about the new edition is written over only if it is asked to replace it.
 */
bool		 carry_edition(struct pool *, const struct corpus *,
		    const struct edition *old, const struct edition *new,
		    bool replace, struct carried *, struct problems *);
/*
 * The draft becomes the edition in force from that date (YYYY-MM-DD). False if
 * reported: then something in it is not done yet.
 */
bool		 carry_adopt(struct pool *, const struct corpus *,
		    const struct edition *draft, const char *date,
		    struct carried *, struct problems *);
/*
 * The edition becomes the draft again that it was, and all that changed with it
 * what it was. False if reported: something stands on it already.
 */
bool		 carry_undo(struct pool *, const struct edition *,
		    struct carried *, struct problems *);

#endif
