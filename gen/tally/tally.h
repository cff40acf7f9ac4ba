/*
 * Tally: answers that came back, from files that pages save and spreadsheets
 * that are filled in, counted by department, standard and question. Nobody is
 * lost in silence: what is refused, replaced, older or missing is named.
 */
#ifndef TALLY_TALLY_H
#define TALLY_TALLY_H

#include "kind/request.h"
#include "people/roster.h"

struct tally;

/* What answers are read for. All but the pool is borrowed. */
struct tally_choice {
	const struct corpus	*corpus;
	struct kinds		*kinds;
	const struct roster	*roster;	/* who is to answer; or NULL */
	const char *const	*skipped;	/* files and folders that are none
						   of the answers; NULL behind
						   the last */
	bool			 may_refuse;	/* leave out and list what is
						   wrong, or else it is an error */
	/* Is there a glyph for it? What has none is printed as 〓. */
	bool			(*has_glyph)(void *, uint32_t code,
				    uint32_t selector);
	void			*faces;
};

/*
 * Files and folders of answers, in the pool, and those of the year before
 * (NULL: none). NULL if anything is wrong: reported.
 */
struct tally	*tally_read(struct pool *, const struct tally_choice *,
		    const char *const *paths, size_t count,
		    const char *before, struct problems *);
const struct authority *tally_authority(const struct tally *);
/* 12 hex digits of all that was counted, to know the papers again. */
const char	*tally_digest(const struct tally *);
/* As a dossier's <tally> (tally/node.c); the caller frees. */
xmlDoc		*tally_node(const struct tally *);
/* What was counted, in a few lines for who waits. */
void		 tally_tell(const struct tally *, struct text *out);

#endif
