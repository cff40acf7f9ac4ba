/*
 * Revision: the duties of two editions beside each other, and how far each
 * one changed.
 */
#ifndef SCOPE_REVISION_H
#define SCOPE_REVISION_H

#include "scope/changes.h"
#include "scope/rests.h"

enum duty_change {
	DUTY_SAME,
	DUTY_NEW,
	DUTY_GONE,
	DUTY_CHANGED,
	DUTY_WORDED,
	DUTY_RENUMBERED,
	DUTY_STALE,
	DUTY_CHANGE_COUNT
};

/* Why nobody can say whether the same is to be done. */
enum doubt {
	DOUBT_NONE,
	DOUBT_ACTOR,		/* the clause names another to act or permit */
	DOUBT_PARTY,		/* or another whom it only speaks of */
	DOUBT_MEANING,		/* a term that it defines means another thing */
	DOUBT_NAME,		/* the overlay names whom no clause names now */
	DOUBT_LEAD,		/* it quotes words above it that are gone */
	DOUBT_MEMBERS,		/* it lists what a term means that means more
				   or less now */
	DOUBT_RECORD,		/* the clause is there, its record is not */
	DOUBT_WORDS,		/* the clause has other words, or parts */
	DOUBT_COUNT
};

/* A duty on both sides; one may be NULL. */
struct pair {
	const struct duty	*old, *new;
	const char		**old_roles, **new_roles;	/* ids */
	enum duty_change	 change;	/* for those who owe both */
	enum doubt		 doubt;		/* of a stale one */
	const char		**named;	/* ids: whom only the new text
						   names to act; or NULL */
};

struct revision {
	struct scope		*scope;
	const struct changes	*changes;
	const struct change	**of_old, **of_new;	/* by order */
	struct pair		*pairs;			/* array of count */
	size_t			 count;
	bool			*is_taken;	/* duties of the new edition */
	bool			*is_asked;	/* its provisions, by order */
	bool			*was_asked;	/* those of the old one */
	struct kept_duties	 kept;		/* that stayed as they were */
	const char		**gone;		/* names of roles that only the
						   old text has */
};

/* Of editions that have a standard; the old one has an overlay. */
struct revision	 revision_read(struct scope *, const struct changes *);
/* For one role: a duty may pass to it or leave it though it stays. */
enum duty_change revision_change_for(const struct pair *, const char *role);
const char	*revision_change_name(enum duty_change);
/* actor, party, meaning, name, lead, members, record, words; NULL: none. */
const char	*revision_doubt_name(enum doubt);
/* The words of all of the overlay's elements of that name, one after another. */
char		*revision_words(struct pool *, const struct duty *,
		    const char *name);

/* scope/related.c: (第7条関係) of a form, where that is 第8条 now */

/* Into <changes>: <form-related label title was now>(第7条関係)</form-related> */
void	 related_write(struct revision *, xmlNode *changes);

/* scope/papers.c: which papers say something else now */

/* For a role: papers, forms, and what the person has to do. */
void	 papers_write(struct revision *, xmlNode *affected, const char *role,
	    const size_t counts[DUTY_CHANGE_COUNT]);
/* All forms that changed. */
void	 papers_write_forms(struct revision *, xmlNode *parent);
/* Of all roles together, in the order of the kinds. */
void	 papers_write_kinds(struct revision *, xmlNode *parent);

#endif
