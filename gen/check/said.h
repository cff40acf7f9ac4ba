/*
 * Said: what a duty says and what its clause says, for the files that hold
 * the two against each other. Everybody else includes check/check.h.
 */
#ifndef CHECK_SAID_H
#define CHECK_SAID_H

#include "check/inside.h"

/* A duty beside its clause; words without what stands in brackets. */
struct said {
	struct checking		*checking;
	const struct duty	*duty;
	const char		*question, *plain;
	const char		*all;		/* with conditions, exceptions, items */
	const char		*own;		/* the provision's own words */
	const char		*clause;	/* with leads, parts, what it applies */
	bool			*parts;		/* set once something was found */
};

struct said	 said_read(struct checking *, const struct duty *,
		    bool *parts);
/* In a draft a warning, which accept and adopt refuse. */
enum problem_id	 said_problem(const struct said *);
/* Its words-because="…": the overlay means it. */
bool		 said_is_explained(const xmlNode *);
/* Without what stands in brackets, also in brackets of brackets. */
char		*said_bare(struct pool *, const char *);

/* All words of a provision, its leads and parts; of those that a list names. */
void		 said_add_all(struct text *, const struct provision *);
void		 said_add_listed(struct checking *, struct text *,
		    const char *addresses);

/* check/said_number.c: numbers, and articles that are named */
void		 said_number_check(const struct said *);
/* check/said_role.c: にあっては */
void		 said_role_check_apart(const struct said *);
/* And who is read into a clause that names nobody: a reason names him. */
void		 said_role_check_read_into(const struct said *);
/* check/said_member.c: 電子計算機等（電子計算機、周辺機器） */
void		 said_member_check(const struct said *);

#endif
