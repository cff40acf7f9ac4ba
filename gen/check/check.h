/*
 * Check: the corpus is complete, consistent and reviewed. Every finding is a
 * problem at its place; what each means stands in problems.def.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "corpus/corpus.h"

/* How a provision of 本則 is accounted for by the overlay. */
enum coverage {
	COVERAGE_NONE,
	COVERAGE_DUTY,
	COVERAGE_EXEMPT,
	COVERAGE_CONTEXT
};

void		 check_corpus(const struct corpus *, struct problems *);
/* One authority of it; the others are not read. */
void		 check_whole_authority(const struct corpus *,
		    const struct authority *, struct problems *);
void		 check_edition(const struct corpus *, const struct edition *,
		    struct problems *);

/* For an article or chapter: what its parts are. */
enum coverage	 check_coverage(const struct edition *,
		    const struct provision *);
/* The reason of an exemption ("purpose"), or NULL. */
const char	*check_coverage_reason(const struct edition *,
		    const struct provision *);
/*
 * duty, exempt:REASON, context or ""; with proposed: before it while nobody
 * has read it
 */
const char	*check_coverage_status(struct pool *, const struct edition *,
		    const struct provision *);

/* Does any of its sentences, or what leads it, say that something be done? */
bool		 check_wording_binds(const struct provision *);

/* Is it a proposal, or covered by one, that nobody has read? */
bool		 check_coverage_is_proposed(const struct edition *,
		    const struct provision *);
/* Is the record one that the program proposed and nobody has read? */
bool		 check_proposed_is(const xmlNode *record);
/* How many duties that are proposed name nobody. */
size_t		 check_proposed_open(const struct edition *);
/* How many records of an edition nobody has read. */
size_t		 check_proposed_count(const struct edition *);

/* reviewed.lock: is what was written about this provision still about it? */
bool		 check_coverage_is_stale(const struct edition *,
		    const struct provision *);
/* The digest in reviewed.lock of what was last read there, or NULL. */
const char	*check_coverage_locked(const struct edition *,
		    const struct provision *);
/* A word for why it is stale though its own words are the same, or NULL. */
const char	*check_coverage_why(const struct edition *,
		    const struct provision *);
/* Does the overlay say anything of it, so that it is to be reviewed? */
bool		 check_coverage_has(const struct edition *,
		    const struct provision *);

/*
 * The keys of all that points to each provision, by its order, as a line of
 * the lock ends: "" or a tab and "KEY,KEY".
 */
const char	**check_accept_keys(struct pool *, const struct corpus *,
		    const struct edition *);
/*
 * What was read of a standard, or of all of the authority's if it is NULL, and
 * the links from and to it, into corpus/AUTHORITY/reviewed.lock (atomically),
 * unless errors stand in them. Links whose words are elsewhere now are errors,
 * unless they are kept where they are. False if reported.
 */
bool		 check_accept(const struct corpus *, const struct authority *,
		    const struct standard *, bool keep_moved,
		    struct problems *);

/* Elsewhere than where it is defined, or in no need of it. */
struct definition;
bool		 check_term_is_used(const struct definition *);

/* What that would take as read, a line each; "" if nothing is new. */
struct text;
void		 check_taken(const struct corpus *,
		    const struct authority *, const struct standard *,
		    struct text *out);

/*
 * Only some provisions of an edition, by their order, were read; what the lock
 * says of all others stays. Read with them is, and chosen too, what their
 * records speak for, and what they are the last unread parts of. False if
 * reported.
 */
bool		 check_accept_some(const struct corpus *,
		    const struct edition *, bool *chosen,
		    struct problems *);

/* What records may hold, for the manual; false behind the last row. */
struct check_record_attr {
	const char		 *element, *name;
	const char *const	 *words;	/* that it may be; NULL: any */
	bool			  is_needed;
};

bool	 check_record_element(size_t row, const char **element,
	    const char **parent);
bool	 check_record_attr(size_t row, struct check_record_attr *);

#endif
