/*
 * Name: whose provision a reference names, told from the words in front
 * of it (「ネットワーク管理基準」第10条, 附則第2項, 刑法第10条).
 */
#ifndef REFER_NAME_H
#define REFER_NAME_H

#include "corpus/corpus.h"

enum owner {
	OWNER_OWN,		/* nobody is named: the text itself */
	OWNER_NAMED,		/* the text itself, by name: この基準 */
	OWNER_EDITION,		/* another standard of the corpus */
	OWNER_OTHER		/* a law outside the corpus */
};

struct owner_name {
	enum owner		 owner;
	const struct edition	*edition;	/* for own and corpus ones */
	const char		*start;		/* of the name, or of 第 */
	bool			 in_supplement;	/* 附則 stands before 第 */
	bool			 is_glued;	/* to a word that is no name */
};

/* By the words from start up to at, which stand in the edition. */
struct owner_name refer_name_owner(const struct edition *, const char *start,
	    const char *at);

/* The edition whose title that is, word for word; NULL if it is none. */
const struct edition *refer_name_titled(const struct edition *own,
	    const char *start, const char *end);
/* Is the last word the name of some law, rule or standard? */
bool	 refer_name_is_law(const char *start, const char *at);
/* The bracket that the one before at closes; NULL if it has no partner. */
const char *refer_name_opening(const char *start, const char *at);

#endif
