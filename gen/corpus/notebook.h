/*
 * Notebook: what later stages find out about an edition and keep with it, so
 * that it is found out once in a run. An edition is const to them all; its
 * notebook never is. A page is private to the module it is named for.
 */
#ifndef CORPUS_NOTEBOOK_H
#define CORPUS_NOTEBOOK_H

#include <stddef.h>

#include "base/pool.h"

enum notebook_page {
	NOTEBOOK_BODIES,		/* body */
	NOTEBOOK_COVERAGE,		/* check */
	NOTEBOOK_REFERENCES,		/* refer */
	NOTEBOOK_OWING,			/* role */
	NOTEBOOK_CHANGES,		/* compare */
	NOTEBOOK_TERMS,			/* clause */
	NOTEBOOK_VOCABULARY,		/* define */
	NOTEBOOK_NAMES,			/* actor */
	NOTEBOOK_RESTS,			/* rests */
	NOTEBOOK_PAGES
};

struct notebook {
	struct pool	*pool;		/* what is noted lives here */
	void		*pages[NOTEBOOK_PAGES];
};

struct notebook	*notebook_new(struct pool *);
/* The page; zeroed when it is opened for the first time. */
void		*notebook_open(struct notebook *, enum notebook_page,
		    size_t bytes);

#endif
