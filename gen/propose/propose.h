/*
 * Propose: for each provision of an edition that nobody has written about yet,
 * what an editor might write: a duty with whose it is, how strong, in what
 * words to ask for it; or why there is none. A proposal says why and how sure
 * it is, and is marked proposed="yes" until somebody has read it.
 */
#ifndef PROPOSE_PROPOSE_H
#define PROPOSE_PROPOSE_H

#include "base/text.h"
#include "corpus/corpus.h"

enum proposal_kind { PROPOSAL_DUTY, PROPOSAL_EXEMPT, PROPOSAL_CONTEXT };

/* By the rules' record on texts that were read for this. */
enum sure { SURE_HIGH, SURE_FAIR, SURE_LOW };

/* A condition or an exception, as the clause has it. */
struct limit {
	const char	*words;
	bool		 is_exception;
	struct limit	*next;
};

struct proposal {
	enum proposal_kind	 kind;
	const struct provision	*provision;
	int			 number;	/* of the duty there, from 1 */
	const char		*modality;	/* of a duty */
	const char		*roles;		/* A|B; "": the clause names none */
	bool			 is_implied;	/* the roles stand above it */
	const char		*permits;	/* A|B, "" or NULL */
	const char		*reason;	/* of an exemption */
	const char		*of;		/* whose context it is */
	bool			 covers_items;
	const char		*applies;	/* whose duty it is once more */
	const char		*question, *plain;	/* NULL: none to be said */
	struct limit		*limits;
	const char		*cycle, *within;	/* NULL: none */
	const char		*situation;
	enum sure		 sure;
	const char		*why;		/* Japanese, for editors */
	struct proposal		*next;
};

/* A role that the clauses name and authority.xml does not have. */
struct proposed_role {
	const char		*id, *title;
	const char		*held;		/* by whom, or NULL */
	const char		*members;	/* A|B of a collective name */
	bool			 is_either;	/* any one of them: 又は */
	const struct provision	*at, *held_at;	/* where it is said */
	struct proposed_role	*next;
};

struct proposals {
	struct pool		*pool;
	const struct edition	*edition;
	struct proposal		*list;		/* in the order of the text */
	struct proposed_role	*roles;
	size_t			 duties, exempts, contexts;
	size_t			 open;		/* duties of nobody named */
	size_t			 unasked;	/* duties without a question */
	size_t			 role_count;
};

/* Only for what check_coverage calls open. Lives in the pool. */
struct proposals *propose_edition(struct pool *, const struct edition *);
/* high, fair, low */
const char	*propose_sure_name(enum sure);

/*
 * duties.xml and authority.xml with the proposals in their places; all else in
 * them stays, byte for byte. False if reported.
 */
bool		 propose_write(const struct proposals *, struct text *duties,
		    struct text *authority, struct problems *);
/*
 * forms.xml with the 様式 that stand in the text; false if there are none, or
 * the edition has a forms.xml.
 */
bool		 propose_forms(const struct proposals *, struct text *);

#endif
